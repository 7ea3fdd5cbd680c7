//! What the read models keep of what schools do with others: who came to help or to watch, what was made and taken up, and the terms that days
//! lie in.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::Word;

/// When a term begins and ends, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The academic year.
    pub(crate) be_year: i32,
    /// 1, 2 or 3; 0 is the whole year.
    pub(crate) semester: i32,
    /// First day.
    pub(crate) starts_on: Date,
    /// Last day.
    pub(crate) ends_on: Date,
    /// The area whose schools it holds for.
    pub(crate) area: Option<Uuid>,
    /// The school that it holds for; without either, for everybody.
    pub(crate) school: Option<Uuid>,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// That a coach came to a school, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Visit {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of what was told; it does not change.
    pub(crate) version: i64,
    /// The school.
    pub(crate) school: Uuid,
    /// The day.
    pub(crate) on: Date,
    /// How many things were to be done.
    pub(crate) follow_ups: i32,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// That others came to watch a lesson, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenClass {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of what was told; it does not change.
    pub(crate) version: i64,
    /// The school.
    pub(crate) school: Uuid,
    /// The day.
    pub(crate) on: Date,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// An innovation, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Innovation {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The school where it began.
    pub(crate) origin: Option<Uuid>,
    /// What it is about.
    pub(crate) kind: Word,
    /// How far it has come.
    pub(crate) maturity: Word,
    /// How sure it is that it works.
    pub(crate) evidence: Word,
    /// The academic year and the semester in which it was made.
    pub(crate) term: (i32, i32),
    /// Its name in Thai.
    pub(crate) name_th: Option<String>,
    /// Its name in English.
    pub(crate) name_en: Option<String>,
    /// The day on which it was published.
    pub(crate) published_on: Option<Date>,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// That a school took up an innovation, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Adoption {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The innovation.
    pub(crate) innovation: Uuid,
    /// The school.
    pub(crate) school: Uuid,
    /// The school that it has it from.
    pub(crate) source: Option<Uuid>,
    /// Where each step led, in order.
    pub(crate) steps: Vec<(Word, Date)>,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

impl Adoption {
    /// The day on which it was given up.
    pub(crate) fn ended_on(&self) -> Option<Date> {
        self.steps.last().filter(|(status, _)| status.is_one_of(&["STOPPED"])).map(|(_, on)| *on)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_adoption_ends_on_the_day_on_which_it_was_stopped_and_on_no_other() {
        let steps = |last| vec![(Word::known("AGREED"), date(2021, 6, 1)), (Word::known(last), date(2021, 11, 1))];
        let adoption = |last| Adoption {
            id: Uuid::nil(),
            version: 2,
            innovation: Uuid::nil(),
            school: Uuid::nil(),
            source: None,
            steps: steps(last),
            told_at: Timestamp::UNIX_EPOCH,
        };
        assert_eq!(adoption("STOPPED").ended_on(), Some(date(2021, 11, 1)));
        assert_eq!(adoption("SUSTAINED").ended_on(), None);
    }
}
