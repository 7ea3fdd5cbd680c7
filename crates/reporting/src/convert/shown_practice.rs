//! What a school does with others → the parts of its profile.

use api::reporting::v1 as pb;
use api::schools::v1 as schools;
use chassis::wire::{local_date, localized};
use jiff::civil::Date;

use super::shown_schools::name_on;
use super::words::number;
use crate::store::{AdoptionOf, InnovationOf, PilotOf, Practice, TimesOf};

/// The profile with what the school does with others.
pub(super) fn with_practice(profile: pb::SchoolProfile, shown: &Practice, day: Date) -> pb::SchoolProfile {
    pb::SchoolProfile {
        pilots: shown.pilots.iter().map(|(pilot, area)| pilot_of(pilot, area.as_ref(), day)).collect(),
        coaching: shown.visits.iter().map(coaching_of).collect(),
        open_classes: shown.open_classes.iter().map(open_classes_of).collect(),
        innovations: shown.innovations.iter().map(innovation_of).collect(),
        adoptions: shown.adoptions.iter().map(adoption_of).collect(),
        ..profile
    }
}

fn pilot_of(shown: &PilotOf, area: Option<&schools::Area>, day: Date) -> pb::ProfilePilot {
    pb::ProfilePilot {
        designation_id: shown.id.to_string(),
        area_id: shown.area.to_string(),
        area_name: area.and_then(|area| name_on(&area.names, day)),
        status: number::<schools::PilotStatus>(&shown.status),
        status_since: Some(local_date(shown.since)),
        in_effect: shown.in_effect.unwrap_or_default(),
        valid_from: shown.from.map(local_date),
        valid_to: shown.to.map(local_date),
        autonomy: shown.autonomy.iter().map(|item| number::<schools::AutonomyItem>(item)).collect(),
    }
}

fn coaching_of(shown: &TimesOf) -> pb::ProfileCoaching {
    pb::ProfileCoaching {
        term: term_of(shown),
        visits: shown.times,
        last_visited_on: Some(local_date(shown.last_on)),
        follow_ups: shown.follow_ups,
    }
}

fn open_classes_of(shown: &TimesOf) -> pb::ProfileOpenClasses {
    pb::ProfileOpenClasses { term: term_of(shown), held: shown.times, last_held_on: Some(local_date(shown.last_on)) }
}

fn term_of(shown: &TimesOf) -> Option<schools::AcademicTerm> {
    let (be_year, semester) = shown.be_year.zip(shown.semester)?;
    Some(schools::AcademicTerm { be_year, semester })
}

fn innovation_of(shown: &InnovationOf) -> pb::ProfileInnovation {
    pb::ProfileInnovation {
        innovation_id: shown.id.to_string(),
        name: localized(shown.name_th.as_deref(), shown.name_en.as_deref()),
        kind: number::<schools::InnovationKind>(&shown.kind),
        term: Some(schools::AcademicTerm { be_year: shown.be_year, semester: shown.semester }),
        maturity: number::<schools::InnovationMaturity>(&shown.maturity),
        evidence_level: number::<schools::EvidenceLevel>(&shown.evidence),
        published_on: shown.published_on.map(local_date),
        sustained_by: shown.sustained_by,
    }
}

fn adoption_of(shown: &AdoptionOf) -> pb::ProfileAdoption {
    pb::ProfileAdoption {
        adoption_id: shown.id.to_string(),
        innovation_id: shown.innovation.to_string(),
        name: localized(shown.name_th.as_deref(), shown.name_en.as_deref()),
        kind: number::<schools::InnovationKind>(&shown.kind),
        source_school_id: shown.source.map(|id| id.to_string()).unwrap_or_default(),
        status: number::<schools::AdoptionStatus>(&shown.status),
        status_since: Some(local_date(shown.since)),
    }
}
