//! What holds of a node, and what one rater said, as documents.

use serde::{Deserialize, Serialize};

use super::scores::score;
use crate::domain::scores::{Agreed, Decimal, Opening};
use crate::store::{Damaged, word};

/// What holds of a node: one of the three.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SettledDoc {
    /// An index in ten-thousandths of a level.
    E4(i64),
    /// Why there is no level.
    None(String),
    /// Why nothing is settled.
    Open(String),
}

impl From<Agreed> for SettledDoc {
    fn from(agreed: Agreed) -> Self {
        match agreed {
            Agreed::Index(index) => Self::E4(index.units()),
            Agreed::Special(score) => Self::None(score.to_string()),
            Agreed::Open(why) => Self::Open(why.to_string()),
        }
    }
}

/// What holds, by a document.
pub(super) fn settled(doc: SettledDoc) -> Result<Agreed, Damaged> {
    Ok(match doc {
        SettledDoc::E4(units) => Agreed::Index(Decimal::of_units(units)),
        SettledDoc::None(text) => Agreed::Special(word(&text, score)?),
        SettledDoc::Open(text) => Agreed::Open(word(&text, Opening::from_word)?),
    })
}
