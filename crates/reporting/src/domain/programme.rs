//! What the read models keep of programmes, of the schools in them, and of statutory pilot schools.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::Word;

/// A programme, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Programme {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// What it is for.
    pub(crate) kind: Word,
    /// Whether schools still get in.
    pub(crate) status: Word,
    /// Its name in Thai.
    pub(crate) name_th: Option<String>,
    /// Its name in English.
    pub(crate) name_en: Option<String>,
    /// The organisation that runs it.
    pub(crate) owner: Uuid,
    /// The numbers of its cohorts.
    pub(crate) cohorts: Vec<i32>,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// That a school takes part in a cohort, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Participation {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The programme.
    pub(crate) programme: Uuid,
    /// The cohort.
    pub(crate) cohort_no: i32,
    /// The school.
    pub(crate) school: Uuid,
    /// Where each step led, in order.
    pub(crate) steps: Vec<(Word, Date)>,
    /// Day of its final status.
    pub(crate) ended_on: Option<Date>,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// A status and the days on which it held, `[from, to)`; the last one has no end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The status.
    pub(crate) status: Word,
    /// First day.
    pub(crate) from: Date,
    /// First day no longer.
    pub(crate) to: Option<Date>,
}

/// A statutory designation of a school, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pilot {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The school.
    pub(crate) school: Uuid,
    /// The innovation area.
    pub(crate) area: Uuid,
    /// Where each step led, in order.
    pub(crate) steps: Vec<(Word, Date)>,
    /// What the school may decide by itself.
    pub(crate) autonomy: Vec<Word>,
    /// First day in effect.
    pub(crate) from: Option<Date>,
    /// First day no longer in effect.
    pub(crate) to: Option<Date>,
    /// Day of its final status.
    pub(crate) ended_on: Option<Date>,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// The status, day by day, that follows from steps in their order. Of several steps on one day the last one counts.
pub(crate) fn stretches(steps: &[(Word, Date)]) -> Vec<Stretch> {
    let ends = steps.iter().skip(1).map(|(_, on)| Some(*on)).chain([None]);
    let stretches = steps.iter().zip(ends).map(|((status, from), to)| Stretch { status: status.clone(), from: *from, to });
    stretches.filter(|stretch| stretch.to.is_none_or(|to| stretch.from < to)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn steps(steps: Vec<(&'static str, Date)>) -> Vec<(Word, Date)> {
        steps.into_iter().map(|(status, on)| (Word::known(status), on)).collect()
    }

    #[test]
    fn of_several_steps_on_one_day_the_last_one_is_the_status_of_the_day() {
        let (june, july) = (date(2021, 6, 1), date(2021, 7, 1));
        let stretches = stretches(&steps(vec![("NOMINATED", june), ("APPLIED", june), ("ELIGIBLE", july)]));
        let told: Vec<_> = stretches.iter().map(|s| (s.status.as_str(), s.from, s.to)).collect();
        assert_eq!(told, [("APPLIED", june, Some(july)), ("ELIGIBLE", july, None)]);
    }

    proptest! {
        #[test]
        fn each_day_from_the_first_step_on_has_exactly_one_status(mut days in prop::collection::vec(1_i8..28, 1..8), asked in 1_i8..28) {
            days.sort_unstable();
            let stretches = stretches(&steps(days.iter().map(|day| ("ACTIVE", date(2021, 6, *day))).collect()));
            let day = date(2021, 6, asked);
            let found = stretches.iter().filter(|s| s.from <= day && s.to.is_none_or(|to| day < to)).count();
            prop_assert_eq!(found, usize::from(days[0] <= asked));
        }
    }
}
