//! How aggregates are kept as documents. Names of fields are short words that psql shows; they may be added, never changed.

pub(super) mod about;
pub(super) mod appeal;
pub(super) mod assessor;
pub(super) mod assignment;
pub(super) mod calibration;
pub(super) mod case;
pub(super) mod content;
pub(super) mod cycle;
pub(super) mod edition;
pub(super) mod equating;
pub(super) mod finding;
pub(super) mod growth;
pub(super) mod observation;
pub(super) mod pair;
pub(super) mod ratings;
mod rule;
pub(super) mod run;
pub(super) mod scores;
mod settled;
mod statistic;
mod tree;

use chassis::kernel::LocalizedText;
use serde::{Deserialize, Serialize};

/// A text; languages that are not given are left out.
#[derive(Serialize, Deserialize, Default, PartialEq)]
#[serde(default)]
struct Text {
    #[serde(skip_serializing_if = "String::is_empty")]
    th: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    en: String,
}

impl From<&LocalizedText> for Text {
    fn from(text: &LocalizedText) -> Self {
        Self { th: text.th.clone(), en: text.en.clone() }
    }
}

impl From<Text> for LocalizedText {
    fn from(text: Text) -> Self {
        Self::new(text.th, text.en)
    }
}
