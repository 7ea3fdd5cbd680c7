//! What observed lessons add up to, on the wire.

use api::evaluations::v1 as pb;

use crate::domain::observation::{Coded, Levels, Place, Summary};
use crate::domain::scores::Decimal;

/// The reply; `wanted_e4` is the share of lessons that the instrument wants to be watched by two.
pub(crate) fn summary(found: Option<&Summary>, wanted_e4: i32) -> pb::GetObservationSummaryResponse {
    let Some(found) = found else { return pb::GetObservationSummaryResponse { suppressed: true, ..Default::default() } };
    let share = (found.double_coded * 10_000 + found.lessons / 2).checked_div(found.lessons).unwrap_or_default();
    pb::GetObservationSummaryResponse {
        suppressed: false,
        lesson_count: count(found.lessons),
        school_count: count(found.schools),
        double_coded_count: count(found.double_coded),
        double_coded_e4: count(share),
        double_coded_least_e4: wanted_e4,
        codes: found.codes.iter().map(coded).collect(),
    }
}

fn coded(coded: &Coded) -> pb::ObservedCode {
    let place = match coded.place {
        Some(Place::Segment) => pb::MarkPlace::Segment,
        Some(Place::Snapshot) => pb::MarkPlace::Snapshot,
        Some(Place::Lesson) => pb::MarkPlace::Lesson,
        None => pb::MarkPlace::Interval,
    };
    let none = pb::ObservedCode { code: coded.code.clone(), place: place.into(), suppressed: true, ..Default::default() };
    let Some(Levels { lessons, of, absent, times, median }) = &coded.seen else { return none };
    let level = |(rank, times): (i32, &u64)| pb::ObservedLevel {
        rank,
        count: long(*times),
        percent_e4: long((times * 1_000_000 + of / 2).checked_div(*of).unwrap_or_default()),
    };
    pb::ObservedCode {
        suppressed: false,
        lesson_count: count(*lessons),
        mark_count: long(*of),
        absent_count: long(*absent),
        levels: (1..).zip(times).map(level).collect(),
        median_e4: median.map(Decimal::units),
        ..none
    }
}

fn count(of: usize) -> i32 {
    i32::try_from(of).unwrap_or(i32::MAX)
}

fn long(of: u64) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}
