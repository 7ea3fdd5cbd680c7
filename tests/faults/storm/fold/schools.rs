//! Schools, their pupils, their participation and their cycles of lesson study, as the tables of the reports must show them.

use std::fmt::Write as _;

use api::common::v1::LocalDate;
use api::schools::v1 as pb;
use jiff::Timestamp;
use prost::Message;

use super::{Kind, Snapshot};

/// The lines of the tables: id and line.
pub(super) const LINES: [(Kind, &str); 4] = [
    (
        Kind::School,
        "select school_id as id, concat_ws('|', version, (extract(epoch from as_of) * 1000000)::bigint, encode(told, 'hex'))
            || coalesce((select string_agg('|' || concat_ws(':', level, place, valid_from, valid_to), '' order by seq)
                from reporting.school_place p where p.school_id = s.school_id), '') as line
         from reporting.school s",
    ),
    (
        Kind::Enrolment,
        "select enrolment_id as id, concat_ws('|', version, school_id, counted_on, be_year, semester, status,
            (extract(epoch from as_of) * 1000000)::bigint, encode(told, 'hex')) as line
         from reporting.enrolment",
    ),
    (
        Kind::Participation,
        "select participation_id as id, concat_ws('|', version, programme_id, cohort_no, school_id, coalesce(ended_on::text, '-'),
            (extract(epoch from as_of) * 1000000)::bigint)
            || coalesce((select string_agg('|' || concat_ws(':', status, valid_from, valid_to), '' order by seq)
                from reporting.participation_state t where t.participation_id = p.participation_id), '') as line
         from reporting.participation p",
    ),
    (
        Kind::Cycle,
        "select cycle_id as id, concat_ws('|', version, team_id, array_to_string(school_ids, ','), week, state,
            (extract(epoch from as_of) * 1000000)::bigint) as line
         from reporting.lesson_cycle",
    ),
];

/// Always, as Postgres writes it.
const EVER: &str = "-infinity:infinity";

/// What all events of an aggregate carry in field 1.
macro_rules! carriers {
    ($($read:ident, $carrier:ident: $snapshot:ident => $variant:ident, |$it:ident| $inner:expr;)+) => {
        $(
            #[derive(Clone, PartialEq, Message)]
            struct $carrier {
                #[prost(message, optional, tag = "1")]
                snapshot: Option<pb::$snapshot>,
            }

            pub(super) fn $read(payload: &[u8]) -> Option<Snapshot> {
                let $it = $carrier::decode(payload).ok()?.snapshot?;
                Some(Snapshot::$variant(Box::new($inner)))
            }
        )+
    };
}

carriers! {
    school, OfSchool: SchoolSnapshot => School, |it| it.school?;
    enrolment, OfEnrolment: EnrolmentSnapshot => Enrolment, |it| it;
    participation, OfParticipation: Participation => Participation, |it| it;
    cycle, OfCycle: LessonStudyCycleSnapshot => Cycle, |it| it;
}

/// Clerks register private schools of one subdistrict, which lie there always, and name neither heads nor addresses.
pub(super) fn school_line(told: &pb::School, as_of: Timestamp) -> String {
    format!(
        "{}|{}|{}|SCHOOL:school:{}:{EVER}|PROVINCE:province:40:{EVER}|DISTRICT:district:4001:{EVER}|STATUS:OPEN:{EVER}",
        told.version,
        as_of.as_microsecond(),
        hex::encode(told.encode_to_vec()),
        told.id,
    )
}

pub(super) fn enrolment_line(told: &pb::EnrolmentSnapshot, as_of: Timestamp) -> String {
    let term = told.term.unwrap_or_default();
    format!(
        "{}|{}|{}|{}|{}|{}|{}|{}",
        told.version,
        told.school_id,
        day(told.as_of.as_ref()),
        term.be_year,
        term.semester,
        told.status().as_str_name().trim_start_matches("ENROLMENT_STATUS_"),
        as_of.as_microsecond(),
        hex::encode(told.encode_to_vec()),
    )
}

/// Of several steps on one day the last one holds.
pub(super) fn participation_line(told: &pb::Participation, as_of: Timestamp) -> String {
    let ended = told.ended_on.as_ref().map_or_else(|| "-".to_owned(), |ended| day(Some(ended)));
    let mut line =
        format!("{}|{}|{}|{}|{ended}|{}", told.version, told.programme_id, told.cohort_no, told.school_id, as_of.as_microsecond());
    for (at, step) in told.steps.iter().enumerate() {
        let (from, next) = (day(step.on.as_ref()), told.steps.get(at + 1).map(|next| day(next.on.as_ref())));
        if next.as_ref() != Some(&from) {
            let status = step.status().as_str_name().trim_start_matches("PARTICIPATION_STATUS_");
            _ = write!(line, "|{status}:{from}:{}", next.unwrap_or_else(|| "infinity".to_owned()));
        }
    }
    line
}

pub(super) fn cycle_line(told: &pb::LessonStudyCycleSnapshot, as_of: Timestamp) -> String {
    format!(
        "{}|{}|{}|{}|{}|{}",
        told.version,
        told.team_id,
        told.school_ids.join(","),
        day(told.week.as_ref()),
        told.state().as_str_name().trim_start_matches("LESSON_STUDY_STATE_"),
        as_of.as_microsecond(),
    )
}

/// As Postgres writes it.
fn day(day: Option<&LocalDate>) -> String {
    day.map_or_else(String::new, |day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day))
}
