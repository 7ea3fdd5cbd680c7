//! Sentences for people, in their language.

/// The language of the sentence that a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// Thai, unless the caller asks otherwise.
    #[default]
    Th,
    /// English.
    En,
}

impl Locale {
    /// From `accept-language`: the first of `th` and `en` that it names.
    pub fn from_header(value: Option<&str>) -> Self {
        let preferred = value.unwrap_or_default().split(',').find_map(|part| match part.trim().get(..2) {
            Some("th") => Some(Self::Th),
            Some("en") => Some(Self::En),
            _ => None,
        });
        preferred.unwrap_or_default()
    }

    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::Th => "th",
            Self::En => "en",
        }
    }
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Thai.
    pub th: String,
    /// English.
    pub en: String,
}

impl Text {
    /// A sentence in both languages.
    pub fn new(th: impl Into<String>, en: impl Into<String>) -> Self {
        Self { th: th.into(), en: en.into() }
    }

    pub(super) fn in_locale(&self, locale: Locale) -> &str {
        match locale {
            Locale::Th => &self.th,
            Locale::En => &self.en,
        }
    }
}
