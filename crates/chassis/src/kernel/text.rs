//! Text in two languages, and the reasons that people give.

use thiserror::Error;

/// Text in Thai, which is canonical, and English, which may be missing. An empty text is one that was not given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LocalizedText {
    /// Thai.
    pub th: String,
    /// English.
    pub en: String,
}

impl LocalizedText {
    /// Both languages.
    pub fn new(th: impl Into<String>, en: impl Into<String>) -> Self {
        Self { th: th.into(), en: en.into() }
    }

    /// Thai only.
    pub fn thai(th: impl Into<String>) -> Self {
        Self::new(th, "")
    }

    /// Whether neither language is given.
    pub fn is_empty(&self) -> bool {
        self.th.trim().is_empty() && self.en.trim().is_empty()
    }

    /// Whether the canonical language is missing.
    pub fn lacks_thai(&self) -> bool {
        self.th.trim().is_empty()
    }
}

/// Something was done that needs a reason, without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a reason is required")]
pub struct ReasonRequired;

/// The reason without spaces around it; refused when nothing is left.
pub fn reason(given: &str) -> Result<String, ReasonRequired> {
    let given = given.trim();
    if given.is_empty() { Err(ReasonRequired) } else { Ok(given.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_no_reason() {
        assert_eq!(reason(" \n\t"), Err(ReasonRequired));
        assert_eq!(reason(" เอกสารอยู่ระหว่างจัดส่ง\n"), Ok("เอกสารอยู่ระหว่างจัดส่ง".to_owned()));
    }

    #[test]
    fn a_text_in_english_only_lacks_thai_but_is_not_empty() {
        let text = LocalizedText::new(" ", "Active Learning");
        assert!(text.lacks_thai() && !text.is_empty());
        assert!(LocalizedText::default().is_empty());
    }
}
