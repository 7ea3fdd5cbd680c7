//! How far two records of one lesson agree.

use std::collections::BTreeSet;

use super::Mark;
use super::instrument::Instrument;
use super::record::{Record, Seen, SegmentMark};
use crate::domain::framework::{FrameworkKind, Scale};
use crate::domain::scores::Coding;
use crate::domain::statistics::{Categories, Computed, Confidence, PairTable, Undefined, Weights};

/// How far two ratings of the same things agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// What was compared.
    pub n: u64,
    /// Of which both said the same.
    pub exact: u64,
    /// Of which both were at most one level apart.
    pub adjacent: u64,
    /// Cohen's kappa.
    pub kappa: Computed<f64>,
    /// Levels of the scale.
    pub categories: u64,
}

impl Agreement {
    fn of(table: &PairTable, weights: Weights, adjacent: usize) -> Self {
        Self {
            n: table.pairs(),
            exact: table.within(0),
            adjacent: table.within(adjacent),
            kappa: table.kappa(weights, Confidence::NINETY_FIVE).value,
            categories: u64::try_from(table.categories().count()).unwrap_or(u64::MAX),
        }
    }

    /// Of nothing.
    fn of_nothing() -> Self {
        Self { n: 0, exact: 0, adjacent: 0, kappa: Err(Undefined::NoPairs), categories: 0 }
    }
}

/// Agreement of two rows of levels of elements, with the squared distance as weight. The scale is the longest that any element has.
pub fn of_levels(instrument: Instrument<'_>, pairs: impl IntoIterator<Item = (i32, i32)>) -> Agreement {
    let longest = instrument.elements().map(|(_, scale)| scale.highest()).max();
    let categories = longest.and_then(|levels| u8::try_from(levels).ok()).and_then(|levels| Categories::levels(levels).ok());
    let table = categories.and_then(|categories| PairTable::of(categories, pairs).ok());
    table.map_or_else(Agreement::of_nothing, |table| Agreement::of(&table, Weights::Quadratic, 1))
}

/// How far two observers of a lesson agree: over the elements of all segments that both gave a level, or over the cells of an interval record
/// that both watched.
pub(super) fn of_records(instrument: Instrument<'_>, first: &Record, second: &Record) -> Agreement {
    if instrument.kind() == FrameworkKind::IntervalCoding {
        return of_cells(instrument, first, second);
    }
    let both = elements(instrument).filter_map(|(segment, code, _)| {
        let level = |record: &Record| record.in_segment(segment, code).and_then(Seen::level);
        level(first).zip(level(second))
    });
    of_levels(instrument, both.collect::<Vec<_>>())
}

fn of_cells(instrument: Instrument<'_>, first: &Record, second: &Record) -> Agreement {
    let watched = first.intervals_watched.min(second.intervals_watched);
    let (first, second) = (cells(first), cells(second));
    let mut table = PairTable::new(Categories::marks());
    for code in instrument.interval_codes() {
        for n in 1..=watched {
            let marked = |cells: &BTreeSet<(i32, &str)>| i32::from(cells.contains(&(n, code)));
            if table.count(marked(&first), marked(&second)).is_err() {
                return Agreement::of_nothing();
            }
        }
    }
    Agreement::of(&table, Weights::Unweighted, 0)
}

fn cells(record: &Record) -> BTreeSet<(i32, &str)> {
    record.intervals.iter().flat_map(|interval| interval.codes.iter().map(|code| (interval.n, code.as_str()))).collect()
}

/// Every element of every segment of a lesson, in the order of time.
fn elements(instrument: Instrument<'_>) -> impl Iterator<Item = (i32, &str, &Scale)> {
    (1..=instrument.segments())
        .flat_map(move |segment| instrument.elements().map(move |(node, scale)| (segment, node.code.as_str(), scale)).collect::<Vec<_>>())
}

/// Elements of which two observers saw something else, with what the first of them saw; what only one of them marked is among them.
pub fn differing(instrument: Instrument<'_>, first: &Record, second: &Record) -> Vec<SegmentMark> {
    let all = elements(instrument).filter_map(|(segment, code, _)| {
        let (mine, theirs) = (first.in_segment(segment, code), second.in_segment(segment, code));
        let seen = mine.or(theirs).filter(|_| mine != theirs)?;
        Some(SegmentMark { segment, mark: Mark { code: code.to_owned(), seen } })
    });
    all.collect()
}

/// In how many of the intervals each code was marked, in percent of ten-thousandths; nothing of a record without intervals.
pub fn shares(instrument: Instrument<'_>, record: &Record) -> Vec<(String, i64)> {
    let watched = u32::try_from(record.intervals_watched).unwrap_or_default();
    let mut coding = Coding::new(watched, instrument.interval_codes().map(str::to_owned));
    for interval in &record.intervals {
        let Some(at) = u32::try_from(interval.n).ok().and_then(|n| n.checked_sub(1)) else { continue };
        for code in &interval.codes {
            // What the instrument or the record does not have is marked nowhere: a record is sound before it is kept.
            let _marked = coding.mark(at, code);
        }
    }
    let percents = coding.percent_by_code();
    let share = |code: &str| percents.get(code).and_then(|percent| percent.ok()).map(|percent| (code.to_owned(), percent.units()));
    instrument.interval_codes().filter_map(share).collect()
}
