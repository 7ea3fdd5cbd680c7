//! The frozen text, by its hash.

use std::fmt::{self, Write as _};

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::content::Content;
use super::party::Party;
use crate::domain::LocalizedText;

/// A SHA-256, printed as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextHash([u8; 32]);

impl TextHash {
    /// The hash of a text.
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// A hash written as 64 hexadecimal digits, in either case; nothing for anything else.
    pub fn parse(hexadecimal: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(hexadecimal, &mut bytes).ok().map(|()| Self(bytes))
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// The frozen text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedText {
    /// Its hash.
    pub sha256: TextHash,
    /// The hash is of [`canonical`] text, because the legal text was not given.
    pub of_recorded_content: bool,
    /// When it was frozen.
    pub frozen_at: Timestamp,
}

/// What is recorded of the text, in one form for the same content: one line a field, each value with its length in bytes, so
/// that no two different contents give the same text. Frozen hashes depend on it: it never changes, a new form is a new heading.
pub(super) fn canonical(content: &Content, parties: &[Party]) -> String {
    let mut out = Canonical("sala.agreement-text/1\n".to_owned());
    out.line("kind", content.kind.word());
    if let Some(title) = &content.title {
        out.localized("title", title);
    }
    out.line("objectives_text", &content.objectives_text);
    for objective in &content.objectives {
        out.line("objective", &objective.code);
        out.localized("text", &objective.text);
        out.line("modality", objective.modality.word());
        out.lines("names", &objective.concept_codes);
    }
    for concept in &content.concepts {
        out.line("concept", &concept.code);
        out.localized("label", &concept.label);
        out.line("abbreviation", &concept.abbreviation);
    }
    for shift in &content.concept_shifts {
        out.line("shift_from", &shift.from_code);
        out.line("shift_to", &shift.to_code);
        out.line("text", &shift.text);
    }
    for area in &content.area_scope {
        out.line("area_scheme", area.scheme.word());
        out.line("area", &area.value);
        out.line("area_status", area.innovation_area_status.map_or("", super::InnovationAreaStatus::word));
    }
    for party in parties {
        out.line("party", &party.organisation.to_string());
        out.line("legal_entity", &party.legal_entity.map(|id| id.to_string()).unwrap_or_default());
        out.lines("unit", party.units.iter().map(ToString::to_string));
        out.line("label", &party.label);
        out.line("side", party.side.word());
    }
    out.0
}

struct Canonical(String);

impl Canonical {
    fn line(&mut self, name: &str, value: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{name} {}:{value}", value.len());
    }

    fn lines(&mut self, name: &str, values: impl IntoIterator<Item = impl AsRef<str>>) {
        for value in values {
            self.line(name, value.as_ref());
        }
    }

    fn localized(&mut self, name: &str, text: &LocalizedText) {
        self.line(name, &text.th);
        self.line("en", &text.en);
    }
}
