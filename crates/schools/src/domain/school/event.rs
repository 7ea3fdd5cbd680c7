//! What happens to a school.

use crate::domain::{Code, SchoolId};

/// What happened to a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchoolEvent {
    /// It was recorded.
    Registered,
    /// It offers other grades, or has other tags.
    ProfileChanged,
    /// It has a new code.
    IdentifierAdded(Code),
    /// It has a new name.
    Renamed,
    /// It lies elsewhere.
    Relocated,
    /// It belongs to another agency or service area.
    AffiliationChanged,
    /// It is in another network centre, or in none.
    CentreChanged,
    /// It has a new head, or its post is vacant.
    HeadAssigned,
    /// It has a new status.
    StatusChanged,
    /// It was merged into another.
    Merged(SchoolId),
    /// It is again what it was before an import.
    Restored,
    /// There never was such a school.
    Withdrawn,
}

impl SchoolEvent {
    /// Its name on the wire.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::ProfileChanged => "profile_changed",
            Self::IdentifierAdded(_) => "identifier_added",
            Self::Renamed => "renamed",
            Self::Relocated => "relocated",
            Self::AffiliationChanged => "affiliation_changed",
            Self::CentreChanged => "centre_changed",
            Self::HeadAssigned => "head_assigned",
            Self::StatusChanged => "status_changed",
            Self::Merged(_) => "merged",
            Self::Restored => "restored",
            Self::Withdrawn => "withdrawn",
        }
    }
}
