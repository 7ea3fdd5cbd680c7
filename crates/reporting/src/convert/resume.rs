//! Where a stream stands ↔ the bytes in the token that resumes it. Of the board: a format byte, its series, the phase, the number of a
//! change and, within the snapshot, the agreement that was told last. Of a report: another format byte, its series, the number of a change
//! and what was told last.

use jiff::Timestamp;
use uuid::Uuid;

use crate::app::{Place, Seen};
use crate::store::After;

/// First byte of every token of this format.
const FORMAT: u8 = 1;
const SNAPSHOT: u8 = 1;
const CATCHING_UP: u8 = 2;
const FOLLOWING: u8 = 3;

/// First byte of every token of a report.
const REPORT: u8 = 2;

/// The bytes of where a stream of a report stands.
pub(crate) fn seen_bytes(seen: Seen) -> Vec<u8> {
    let told = seen.told.map(Vec::from).unwrap_or_default();
    [&[REPORT], &seen.series.as_bytes()[..], &seen.no.to_be_bytes(), &told].concat()
}

/// Reads them back; None when they are no such place.
pub(crate) fn seen(bytes: &[u8]) -> Option<Seen> {
    let (&[REPORT], rest) = bytes.split_first_chunk()? else { return None };
    let (series, rest) = rest.split_first_chunk::<16>()?;
    let (no, rest) = rest.split_first_chunk::<8>()?;
    let told = if rest.is_empty() { None } else { Some(rest.try_into().ok()?) };
    let no = i64::from_be_bytes(*no);
    (no >= 0).then_some(Seen { series: Uuid::from_bytes(*series), no, told })
}

/// The bytes of a place.
pub(crate) fn bytes(series: Uuid, place: Place) -> Vec<u8> {
    let (phase, change) = match place {
        Place::Snapshot { base, .. } => (SNAPSHOT, base),
        Place::CatchingUp { after } => (CATCHING_UP, after),
        Place::Following { after } => (FOLLOWING, after),
    };
    let mut bytes = [&[FORMAT], &series.as_bytes()[..], &[phase], &change.to_be_bytes()].concat();
    if let Place::Snapshot { after: Some(after), .. } = place {
        bytes.extend(after.drafted_at.as_microsecond().to_be_bytes());
        bytes.extend(after.agreement_id.as_bytes());
    }
    bytes
}

/// Reads them back; None when they are no place.
pub(crate) fn place(bytes: &[u8]) -> Option<(Uuid, Place)> {
    let (&[FORMAT], rest) = bytes.split_first_chunk()? else { return None };
    let (series, rest) = rest.split_first_chunk::<16>()?;
    let ([phase], rest) = rest.split_first_chunk::<1>()?;
    let (change, rest) = rest.split_first_chunk::<8>()?;
    let after = i64::from_be_bytes(*change);
    let place = match (*phase, rest.is_empty()) {
        (SNAPSHOT, true) => Place::Snapshot { base: after, after: None },
        (SNAPSHOT, false) => Place::Snapshot { base: after, after: Some(agreement(rest)?) },
        (CATCHING_UP, true) => Place::CatchingUp { after },
        (FOLLOWING, true) => Place::Following { after },
        _ => return None,
    };
    (after >= 0).then(|| (Uuid::from_bytes(*series), place))
}

fn agreement(bytes: &[u8]) -> Option<After> {
    let (micros, id) = bytes.split_first_chunk::<8>()?;
    let drafted_at = Timestamp::from_microsecond(i64::from_be_bytes(*micros)).ok()?;
    Some(After { drafted_at, agreement_id: Uuid::from_slice(id).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERIES: Uuid = Uuid::from_u128(9);

    fn places() -> [Place; 4] {
        let after = After { drafted_at: Timestamp::UNIX_EPOCH, agreement_id: Uuid::from_u128(7) };
        [
            Place::Snapshot { base: 3, after: None },
            Place::Snapshot { base: 3, after: Some(after) },
            Place::CatchingUp { after: 4 },
            Place::Following { after: 5 },
        ]
    }

    #[test]
    fn every_place_comes_back_from_its_bytes() {
        for one in places() {
            assert_eq!(place(&bytes(SERIES, one)), Some((SERIES, one)));
        }
    }

    #[test]
    fn where_a_report_stands_comes_back_from_its_bytes_and_from_no_others() {
        for told in [None, Some([7; 16])] {
            let at = Seen { series: SERIES, no: 5, told };
            let bytes = seen_bytes(at);
            assert_eq!((seen(&bytes), place(&bytes)), (Some(at), None));
            for length in (0..bytes.len()).filter(|length| *length != 25) {
                assert_eq!(seen(&bytes[..length]), None, "{length} bytes of {at:?}");
            }
            assert_eq!(seen(&[&bytes[..], &[0]].concat()), None);
        }
        assert_eq!(seen(&bytes(SERIES, Place::Following { after: 5 })), None);
    }

    #[test]
    fn half_a_place_and_more_than_one_are_none() {
        for one in places() {
            let bytes = bytes(SERIES, one);
            for length in (0..bytes.len()).filter(|length| *length != 26) {
                assert_eq!(place(&bytes[..length]), None, "{length} bytes of {one:?}");
            }
            assert_eq!(place(&[&bytes[..], &[0]].concat()), None, "{one:?}");
        }
    }
}
