//! AmalgaMix: which genres is a playlist made of, and what else would fit in?

pub mod features;
pub mod genres;
pub mod playlist;
