//! What evaluations must know of schools: their own reading of the log of schools.

use std::fmt::Write as _;

use api::common::v1::LocalDate;
use api::schools::v1 as pb;

use super::{Kind, Snapshot};

/// The lines of the tables: id and line.
pub(super) const LINES: [(Kind, &str); 2] = [
    (
        Kind::KnownSchool,
        "select id, concat_ws('|', version, name_th, name_en, body)
            || coalesce((select string_agg('|' || concat_ws(':', place, area_id, valid), '' order by seq)
                from evaluations.known_school_place p where p.school_id = s.id), '')
            || coalesce((select string_agg('|' || concat_ws(':', status, valid), '' order by seq)
                from evaluations.known_school_status t where t.school_id = s.id), '') as line
         from evaluations.known_school s",
    ),
    (
        Kind::KnownParticipation,
        "select id, concat_ws('|', version, programme_id, cohort_no, school_id)
            || coalesce((select string_agg('|' || concat_ws(':', status, valid), '' order by seq)
                from evaluations.known_participation_state t where t.participation_id = n.id), '') as line
         from evaluations.known_participation n",
    ),
];

/// What evaluations take from a snapshot; nothing where it is of no concern to them.
pub(super) fn line(snapshot: &Snapshot) -> Option<(Kind, String)> {
    match snapshot {
        Snapshot::School(school) => Some((Kind::KnownSchool, school_line(school))),
        Snapshot::Participation(participation) => Some((Kind::KnownParticipation, participation_line(participation))),
        Snapshot::Agreement(_)
        | Snapshot::Organisation(_)
        | Snapshot::Enrolment(_)
        | Snapshot::Cycle(_)
        | Snapshot::Round(_)
        | Snapshot::Task(_)
        | Snapshot::Assessment(_)
        | Snapshot::Observation(_) => None,
    }
}

/// Clerks register private schools of one subdistrict, which lie there always; each name that they give begins later than the one before.
fn school_line(told: &pb::School) -> String {
    let name = told.names.last().and_then(|named| named.name.clone()).unwrap_or_default();
    format!("{}|{}|{}|{{}}|school:{}:(,)|province:40:(,)|district:4001:(,)|OPEN:(,)", told.version, name.th, name.en, told.id)
}

/// Of several steps on one day the last one holds.
fn participation_line(told: &pb::Participation) -> String {
    let mut line = format!("{}|{}|{}|{}", told.version, told.programme_id, told.cohort_no, told.school_id);
    for (at, step) in told.steps.iter().enumerate() {
        let (from, next) = (day(step.on.as_ref()), told.steps.get(at + 1).map(|next| day(next.on.as_ref())));
        if next.as_ref() != Some(&from) {
            let status = step.status().as_str_name().trim_start_matches("PARTICIPATION_STATUS_");
            _ = write!(line, "|{status}:[{from},{})", next.unwrap_or_default());
        }
    }
    line
}

/// As Postgres writes it.
fn day(day: Option<&LocalDate>) -> String {
    day.map_or_else(String::new, |day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day))
}
