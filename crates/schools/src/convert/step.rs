//! Steps of life cycles between the contract and the domain.

use api::common::v1::LocalDate;
use api::schools::v1 as pb;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, local_date};
use uuid::Uuid;

use crate::domain::Resolution;

/// Requests that are one step, each with what belongs to it.
macro_rules! steps {
    ($($request:ident => $what:ty, |$read:ident, $r:ident| $made:expr;)+) => {$(
        impl TryFrom<pb::$request> for $crate::app::Stepped<$what> {
            type Error = chassis::failure::Failure;

            fn try_from($r: pb::$request) -> Result<Self, Self::Error> {
                let mut reader = chassis::wire::Reader::default();
                let $read = &mut reader;
                let at = chassis::wire::change(&$r.id, $r.expected_version)?;
                let on = $read.date("on", $r.on.as_ref());
                let what = $made;
                reader.finish(Self { at, on, what })
            }
        }
    )+};
}
pub(super) use steps;

/// The resolution or announcement that a step rests on.
pub(super) fn resolution(read: &mut Reader, input: Option<pb::Resolution>) -> Resolution {
    let input = input.unwrap_or_default();
    let number = clean(&input.number);
    if number.is_empty() {
        read.refuse("resolution.number", "FIELD_REQUIRED", "กรุณากรอก resolution.number", "resolution.number is required");
    }
    Resolution { number, on: read.required_date("resolution.on", input.on.as_ref()) }
}

/// The resolution on the wire.
pub(super) fn resolution_message(resolution: &Resolution) -> pb::Resolution {
    pb::Resolution { number: resolution.number.clone(), on: Some(local_date(resolution.on)) }
}

/// Ids in a list.
pub(super) fn ids(read: &mut Reader, field: &str, given: &[String]) -> Vec<Uuid> {
    given.iter().enumerate().map(|(at, id)| read.id(&format!("{field}[{at}]"), id)).collect()
}

/// A day that may be absent.
pub(super) fn day(day: Option<jiff::civil::Date>) -> Option<LocalDate> {
    day.map(local_date)
}
