//! What is said of an assessor, as a document.

use chassis::kernel::Period;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::AssessorRole;
use crate::domain::assessor::{Affiliation, Profile, Workplace};
use crate::store::{Damaged, word};

/// What of an assessor is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    roles: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    service_areas: Vec<AreaDoc>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    affiliations: Vec<AffiliationDoc>,
}

#[derive(Serialize, Deserialize)]
struct AreaDoc {
    id: Uuid,
    scope: String,
}

#[derive(Serialize, Deserialize)]
struct AffiliationDoc {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    school: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    organisation: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    to: Option<Date>,
}

impl From<&Profile> for Document {
    fn from(profile: &Profile) -> Self {
        let affiliation = |held: &Affiliation| {
            let (school, organisation) = match held.at {
                Workplace::School(id) => (Some(id), None),
                Workplace::Organisation(id) => (None, Some(id)),
            };
            AffiliationDoc { school, organisation, from: held.period.from(), to: held.period.to() }
        };
        Self {
            roles: profile.roles.iter().map(ToString::to_string).collect(),
            service_areas: profile.service_areas.iter().map(|(id, scope)| AreaDoc { id: *id, scope: scope.clone() }).collect(),
            affiliations: profile.affiliations.iter().map(affiliation).collect(),
        }
    }
}

impl Document {
    /// What it says.
    pub(in crate::store) fn read(self) -> Result<Profile, Damaged> {
        let affiliation = |doc: AffiliationDoc| {
            let at = match (doc.school, doc.organisation) {
                (Some(id), None) => Workplace::School(id),
                (None, Some(id)) => Workplace::Organisation(id),
                (Some(_), Some(_)) | (None, None) => return Err(Damaged("somebody works at one place a line".to_owned())),
            };
            let period = Period::try_new(doc.from, doc.to).map_err(|error| Damaged(error.to_string()))?;
            Ok(Affiliation { at, period })
        };
        Ok(Profile {
            roles: self.roles.iter().map(|role| word(role, AssessorRole::from_word)).collect::<Result<_, _>>()?,
            service_areas: self.service_areas.into_iter().map(|doc| (doc.id, doc.scope)).collect(),
            affiliations: self.affiliations.into_iter().map(affiliation).collect::<Result<_, Damaged>>()?,
        })
    }
}
