//! Evaluations: whether schools and classrooms develop, measured so that it can be defended.

pub mod domain;
