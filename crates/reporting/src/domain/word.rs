//! Choices of the contract as words.

use std::borrow::Cow;

/// A choice of the contract as the word that people read in psql: `PARTIALLY_SIGNED`, without the prefix of its enum. A
/// choice that this release does not know is its number, so that nothing is lost between a newer source and a newer client.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Word(Cow<'static, str>);

impl Word {
    /// A word that is known.
    pub(crate) const fn known(word: &'static str) -> Self {
        Self(Cow::Borrowed(word))
    }

    /// A choice that only a newer release has a word for.
    pub(crate) fn unknown(number: i32) -> Self {
        Self(Cow::Owned(number.to_string()))
    }

    /// As it is stored.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is one of these words.
    pub(crate) fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.as_str())
    }
}
