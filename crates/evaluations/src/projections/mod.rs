//! What evaluations follow: one file for each source.

pub(crate) mod schools;
