//! One error: a sentence for the person at the terminal.

use std::fmt;

/// What went wrong and what to do about it, as one or more sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

/// The result of everything in this crate that may fail.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// `what` reads like "cannot create the folder X".
    pub(crate) fn io(what: impl fmt::Display, cause: &std::io::Error) -> Self {
        Self(format!("{what}: {cause}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
