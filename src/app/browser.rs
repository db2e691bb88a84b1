//! All that the page wants of the browser besides drawing. Only the shell and `effects` come here.

pub mod account;
pub mod alarm;
pub mod chance;
pub mod clipboard;
mod clock;
mod config;
pub mod document;
pub mod downloads;
pub mod drops;
pub mod durability;
pub mod engine;
pub mod fetch;
pub mod files;
pub mod forms;
pub mod gpu;
mod http;
mod js_error;
mod kept;
mod locks;
pub mod login;
pub mod luggage;
mod pace;
pub mod reccobeats;
mod record;
mod session;
pub mod spotify;
pub mod storage;
#[path = "../browser/store.rs"]
mod store;
pub mod tells;
