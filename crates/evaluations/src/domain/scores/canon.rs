//! The hash of a computation: the same inputs and the same result are the same bytes, whatever machine and order they come from.

use sha2::{Digest as _, Sha256};

use super::decimal::Decimal;

/// Values written one after the other, each with its length, so that no two sequences look the same.
#[derive(Debug)]
pub(super) struct Canon(Sha256);

impl Canon {
    /// Begins with the name of what is written and of how.
    pub(super) fn new(form: &str) -> Self {
        let mut canon = Self(Sha256::new());
        canon.text(form);
        canon
    }

    pub(super) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.update(text.as_bytes());
    }

    pub(super) fn count(&mut self, count: usize) {
        self.0.update(u64::try_from(count).unwrap_or(u64::MAX).to_be_bytes());
    }

    /// Anything with a text of its own, or nothing.
    pub(super) fn maybe(&mut self, value: Option<impl ToString>) {
        match value {
            Some(value) => {
                self.count(1);
                self.text(&value.to_string());
            }
            None => self.count(0),
        }
    }

    pub(super) fn decimal(&mut self, value: Decimal) {
        self.0.update(value.units().to_be_bytes());
    }

    /// The hash in hexadecimal, 64 characters.
    pub(super) fn end(self) -> String {
        hex::encode(self.0.finalize())
    }
}
