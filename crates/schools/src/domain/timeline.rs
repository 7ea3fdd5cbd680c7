//! What held when. A change begins something and ends what held before; what lies before it stays as it was.

use chassis::kernel::Period;
use jiff::civil::Date;
use thiserror::Error;

/// Something and the days on which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    /// The days.
    pub period: Period,
    /// What holds.
    pub value: T,
}

/// Values one after the other; on each day at most one holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline<T>(Vec<Dated<T>>);

/// A change that would reach behind the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a change must begin after {last}, the day of the last one")]
pub struct NotAfterLastChange {
    /// The day of the last change.
    pub last: Date,
}

impl<T> Default for Timeline<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Timeline<T> {
    /// One value that holds from the day on, or has always held as far as anybody knows.
    pub fn beginning(value: T, from: Option<Date>) -> Self {
        Self(vec![Dated { period: since(from), value }])
    }

    /// What was kept, in the order of time.
    pub fn restore(entries: Vec<Dated<T>>) -> Self {
        Self(entries)
    }

    /// All values, in the order of time.
    pub fn entries(&self) -> &[Dated<T>] {
        &self.0
    }

    /// The values that began on the day or before it.
    pub fn begun_by(&self, day: Date) -> impl Iterator<Item = &Dated<T>> {
        self.0.iter().filter(move |entry| entry.period.from().is_none_or(|from| from <= day))
    }

    /// What holds on a day.
    pub fn on(&self, day: Date) -> Option<&T> {
        self.0.iter().find(|entry| entry.period.contains(day)).map(|entry| &entry.value)
    }

    /// What holds from the last change on, if anything does.
    pub fn last(&self) -> Option<&T> {
        self.0.last().filter(|entry| entry.period.to().is_none()).map(|entry| &entry.value)
    }

    /// The value holds from the day on; what held before ends.
    pub fn begin(&mut self, value: T, from: Date) -> Result<(), NotAfterLastChange> {
        self.end(from)?;
        self.0.push(Dated { period: since(Some(from)), value });
        Ok(())
    }

    /// Nothing holds any more from the day on.
    pub fn end(&mut self, on: Date) -> Result<(), NotAfterLastChange> {
        self.may_change(on)?;
        if let Some(last) = self.0.last_mut().filter(|last| last.period.to().is_none())
            && let Ok(ended) = last.period.ending(on)
        {
            last.period = ended;
        }
        Ok(())
    }

    /// Whether a change may begin on the day.
    pub fn may_change(&self, on: Date) -> Result<(), NotAfterLastChange> {
        let Some(last) = self.0.last() else { return Ok(()) };
        match (last.period.from(), last.period.to()) {
            (_, Some(to)) if on < to => Err(NotAfterLastChange { last: to }),
            (Some(from), None) if on <= from => Err(NotAfterLastChange { last: from }),
            _ => Ok(()),
        }
    }
}

fn since(from: Option<Date>) -> Period {
    Period::try_new(from, None).unwrap_or(Period::ALWAYS)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_change_ends_what_held_and_leaves_what_lies_before_it() {
        let mut line = Timeline::beginning("ขก1", None);
        line.begin("ขก2", date(2022, 5, 16)).expect("later");
        assert_eq!((line.on(date(1990, 1, 1)), line.on(date(2022, 5, 15))), (Some(&"ขก1"), Some(&"ขก1")));
        assert_eq!((line.on(date(2022, 5, 16)), line.last()), (Some(&"ขก2"), Some(&"ขก2")));
    }

    #[test]
    fn a_change_on_the_day_of_the_last_one_or_before_is_refused_and_changes_nothing() {
        let mut line = Timeline::beginning(1, Some(date(2022, 5, 16)));
        let before = line.clone();
        for day in [date(2022, 5, 16), date(2020, 1, 1)] {
            assert_eq!(line.begin(2, day), Err(NotAfterLastChange { last: date(2022, 5, 16) }));
            assert_eq!(line, before);
        }
    }

    #[test]
    fn after_an_end_something_may_begin_on_the_same_day_but_not_before() {
        let mut line = Timeline::beginning(1, None);
        line.end(date(2022, 5, 16)).expect("later");
        assert_eq!(line.on(date(2022, 5, 16)), None);
        assert!(line.clone().begin(2, date(2022, 5, 15)).is_err());
        assert!(line.begin(2, date(2022, 5, 16)).is_ok());
    }

    proptest! {
        #[test]
        fn the_past_is_never_rewritten(days in prop::collection::vec(0_i32..400, 1..12)) {
            let day = |n: i32| date(2022, 1, 1).checked_add(jiff::Span::new().days(n)).expect("near");
            let mut line = Timeline::beginning(-1, None);
            for (value, &n) in days.iter().enumerate() {
                let before = line.clone();
                let done = line.begin(i32::try_from(value).expect("small"), day(n));
                for seen in 0..n {
                    prop_assert_eq!(line.on(day(seen)), before.on(day(seen)));
                }
                if done.is_err() {
                    prop_assert_eq!(&line, &before);
                }
            }
        }
    }
}
