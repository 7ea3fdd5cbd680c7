//! References to what is kept elsewhere: minutes, plans, films.

use chassis::thai::normalise::clean;
use thiserror::Error;

/// The id of something where it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference(String);

/// A web address instead of an id. Whoever has an address needs no permission, and pupils may be on what it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a reference is an id, never a web address")]
pub struct ReferenceIsAddress;

impl Reference {
    /// Reads a reference; nothing when the text is empty.
    pub fn parse(text: &str) -> Result<Option<Self>, ReferenceIsAddress> {
        let text = clean(text);
        let lower = text.to_ascii_lowercase();
        if lower.contains("://") || lower.starts_with("www.") {
            return Err(ReferenceIsAddress);
        }
        Ok((!text.is_empty()).then_some(Self(text)))
    }

    /// A reference that was kept.
    pub fn restore(text: String) -> Self {
        Self(text)
    }

    /// As it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_reference_and_a_web_address_is_none() {
        assert_eq!(Reference::parse(" แผน-12/2565 ").map(|r| r.map(|r| r.0)), Ok(Some("แผน-12/2565".to_owned())));
        assert_eq!(Reference::parse(" \n"), Ok(None));
        for address in ["https://example.org/film.mp4", "HTTP://example.org", "ดูที่ s3://bucket/film", "www.example.org/film"] {
            assert_eq!(Reference::parse(address), Err(ReferenceIsAddress), "{address}");
        }
    }
}
