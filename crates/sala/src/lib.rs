//! sala
