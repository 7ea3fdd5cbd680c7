//! Rows that do not say what they must.

/// A row that does not say what it must; our fault, not the caller's.
#[derive(Debug, thiserror::Error)]
#[error("a stored row is damaged: {0}")]
pub struct Damaged(pub String);

impl From<Damaged> for sqlx::Error {
    fn from(damaged: Damaged) -> Self {
        Self::Decode(Box::new(damaged))
    }
}

/// The member that a stored word names.
pub fn word<T>(word: &str, from_word: impl Fn(&str) -> Option<T>) -> Result<T, Damaged> {
    from_word(word).ok_or_else(|| Damaged(format!("unknown word {word:?}")))
}
