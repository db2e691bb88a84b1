//! All that the page wants of the browser besides drawing. Only the shell and `effects` come here.

pub mod account;
pub mod alarm;
pub mod build;
pub mod camera;
pub mod chance;
pub mod clipboard;
pub mod device;
pub mod document;
pub mod downloads;
pub mod drops;
pub mod durability;
#[path = "../browser/fetch.rs"]
pub mod fetch;
pub mod files;
pub mod forms;
pub mod gpu;
pub mod guard;
pub mod idle;
#[path = "../browser/js_error.rs"]
mod js_error;
pub mod launch;
pub mod luggage;
pub mod offline;
pub mod pictures;
pub mod preferences;
#[path = "../browser/record.rs"]
mod record;
pub mod rest;
pub mod siblings;
#[path = "../browser/storage.rs"]
mod storage;
pub mod stored;
mod trusted;
pub mod worker;
