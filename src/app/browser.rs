//! All that the page wants of the browser besides drawing. Only the shell and `effects` come here.

pub mod alarm;
pub mod clipboard;
pub mod document;
pub mod downloads;
pub mod drops;
pub mod engine;
pub mod fetch;
pub mod files;
pub mod forms;
pub mod gpu;
mod js_error;
pub mod storage;
