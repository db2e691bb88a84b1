//! The screens, each a function of the state.

pub mod alike;
pub mod catalog;
pub mod doors;
pub mod explained;
pub mod library;
pub mod privacy;
pub mod result;
pub mod settings;
