//! From when to when something holds.

use jiff::civil::Date;
use thiserror::Error;

/// Days `[from, to)`: the first day belongs to it, the last does not. A bound that is not known is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    from: Option<Date>,
    to: Option<Date>,
}

/// A period that ends before it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the end must not be before the start")]
pub struct EndBeforeStart;

impl Period {
    /// No bound is known.
    pub const ALWAYS: Self = Self { from: None, to: None };

    /// From the first day up to, and not including, the second. The two may be the same day; then no day belongs to it.
    pub fn try_new(from: Option<Date>, to: Option<Date>) -> Result<Self, EndBeforeStart> {
        match (from, to) {
            (Some(first), Some(end)) if end < first => Err(EndBeforeStart),
            _ => Ok(Self { from, to }),
        }
    }

    /// The first day, where known.
    pub const fn from(self) -> Option<Date> {
        self.from
    }

    /// The first day no longer in it, where known.
    pub const fn to(self) -> Option<Date> {
        self.to
    }

    /// Whether the day may lie in it: an unknown bound speaks for the day.
    pub fn contains(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }

    /// Whether some day lies in both.
    pub fn overlaps(self, other: Self) -> bool {
        fn starts_before_end(one: Period, other: Period) -> bool {
            one.from.zip(other.to).is_none_or(|(from, to)| from < to)
        }
        !self.is_empty() && !other.is_empty() && starts_before_end(self, other) && starts_before_end(other, self)
    }

    /// The same start with another end.
    pub fn ending(self, to: Date) -> Result<Self, EndBeforeStart> {
        Self::try_new(self.from, Some(to))
    }

    fn is_empty(self) -> bool {
        self.from.is_some() && self.from == self.to
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn period(from: Option<i8>, to: Option<i8>) -> Result<Period, EndBeforeStart> {
        Period::try_new(from.map(|day| date(2021, 12, day)), to.map(|day| date(2021, 12, day)))
    }

    #[test]
    fn the_first_day_is_in_and_the_end_is_out() {
        let period = period(Some(1), Some(23)).unwrap();
        assert!(period.contains(date(2021, 12, 1)) && period.contains(date(2021, 12, 22)));
        assert!(!period.contains(date(2021, 12, 23)) && !period.contains(date(2021, 11, 30)));
    }

    #[test]
    fn an_unknown_bound_is_open() {
        assert!(Period::ALWAYS.contains(date(1950, 1, 1)));
        assert!(period(None, Some(23)).unwrap().contains(date(1950, 1, 1)));
        assert!(period(Some(23), None).unwrap().contains(date(2100, 1, 1)));
    }

    #[test]
    fn an_end_before_the_start_is_refused() {
        assert_eq!(period(Some(23), Some(22)), Err(EndBeforeStart));
        assert!(period(Some(23), Some(23)).is_ok());
        assert_eq!(period(Some(23), None).unwrap().ending(date(2021, 12, 1)), Err(EndBeforeStart));
    }

    proptest! {
        #[test]
        fn two_periods_overlap_when_a_day_lies_in_both(
            a in (prop::option::of(1_i8..9), prop::option::of(1_i8..9)),
            b in (prop::option::of(1_i8..9), prop::option::of(1_i8..9)),
        ) {
            if let (Ok(a), Ok(b)) = (period(a.0, a.1), period(b.0, b.1)) {
                // One day more on either side stands for everything before and after.
                let days = date(2021, 11, 30).series(jiff::ToSpan::days(1)).take(11);
                prop_assert_eq!(a.overlaps(b), days.into_iter().any(|day| a.contains(day) && b.contains(day)));
            }
        }
    }
}
