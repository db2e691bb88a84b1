//! All that the page wants of the browser besides drawing. Only the shell and `effects` come here.

pub mod account;
pub mod alarm;
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
#[path = "../browser/js_error.rs"]
mod js_error;
pub mod luggage;
pub mod pictures;
pub mod preferences;
#[path = "../browser/record.rs"]
mod record;
pub mod rest;
#[path = "../browser/storage.rs"]
mod storage;
pub mod worker;
