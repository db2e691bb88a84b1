//! AmalgaMix: which genres is a playlist made of, and what else would fit in?

pub mod encode;
pub mod features;
pub mod genres;
pub mod mixture;
#[cfg(feature = "network")]
pub mod model;
pub mod playlist;
