//! All SQL of the service, as free functions over a connection. Row structs stay inside.

pub(crate) mod agreement;
pub(crate) mod ceremony;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod position;

/// A row that does not say what it must; our fault, not the caller's.
#[derive(Debug, thiserror::Error)]
#[error("a stored row is damaged: {0}")]
pub(crate) struct Damaged(pub(crate) String);

impl From<Damaged> for sqlx::Error {
    fn from(damaged: Damaged) -> Self {
        Self::Decode(Box::new(damaged))
    }
}

/// The member that a stored word names.
pub(crate) fn word<T>(word: &str, from_word: impl Fn(&str) -> Option<T>) -> Result<T, Damaged> {
    from_word(word).ok_or_else(|| Damaged(format!("unknown word {word:?}")))
}
