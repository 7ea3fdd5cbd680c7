//! What a framework is, as a document.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Text;
use crate::domain::framework::{About, FrameworkKind, Licence, Purpose, Unit};
use crate::store::{Damaged, word};

/// What of a framework is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    name: Text,
    purpose: String,
    unit: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    adapted_from: String,
    export_prefix: String,
    licence: LicenceDoc,
}

#[derive(Serialize, Deserialize)]
struct LicenceDoc {
    code: String,
    attribution: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    text: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    disclaimer: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    note: String,
}

impl From<&About> for Document {
    fn from(about: &About) -> Self {
        let Licence { code, attribution, text, disclaimer, note } = about.licence.clone();
        Self {
            name: Text::from(&about.name),
            purpose: about.purpose.to_string(),
            unit: about.unit.to_string(),
            adapted_from: about.adapted_from.clone(),
            export_prefix: about.export_prefix.clone(),
            licence: LicenceDoc { code, attribution, text, disclaimer, note },
        }
    }
}

impl Document {
    /// What a framework is; some of its values are columns.
    pub(in crate::store) fn about(self, code: String, owner: Uuid, kind: FrameworkKind) -> Result<About, Damaged> {
        let LicenceDoc { code: licence, attribution, text, disclaimer, note } = self.licence;
        Ok(About {
            code,
            owner,
            kind,
            purpose: word(&self.purpose, Purpose::from_word)?,
            unit: word(&self.unit, Unit::from_word)?,
            name: self.name.into(),
            adapted_from: self.adapted_from,
            export_prefix: self.export_prefix,
            licence: Licence { code: licence, attribution, text, disclaimer, note },
        })
    }
}
