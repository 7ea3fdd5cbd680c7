//! What a row is about, and what it makes of it: asked for the plan, and again when it is applied.

use std::collections::BTreeSet;

use chassis::auth::Caller;
use chassis::db::Uow;
use chassis::failure::Failure;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::PgConnection;

use super::areas::Areas;
use crate::domain::SchoolId;
use crate::domain::import::{ImportRow, Issue, Problem, Said, SaidOfSchool, Unfit, registered, revised};
use crate::domain::school::{School, SchoolEvent};
use crate::error::Error;
use crate::store;
use crate::store::school::Holder;

/// The days and the instant by which rows are decided.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    /// From when changes hold.
    pub(super) from: Date,
    pub(super) today: Date,
    pub(super) now: Timestamp,
}

impl Days {
    pub(super) fn of(uow: &Uow, from: Date) -> Self {
        Self { from, today: uow.today(), now: uow.now() }
    }
}

/// Who holds the codes of rows.
pub(super) struct Held(Vec<Vec<Holder>>);

impl Held {
    /// Looks up the codes of each row, on its day.
    pub(super) async fn of(db: &mut PgConnection, rows: &[ImportRow], from: Date) -> Result<Self, Error> {
        let mut codes = Vec::new();
        let mut places = Vec::new();
        for (at, said) in rows.iter().enumerate().filter_map(|(at, row)| Some((at, row.said.as_ref()?))) {
            let day = match said {
                Said::School(_) => from,
                Said::Pupils(said) => said.as_of,
            };
            for code in said.codes() {
                codes.push((code, day));
                places.push(at);
            }
        }
        let mut held = vec![Vec::new(); rows.len()];
        for (holders, at) in store::school::holders(db, &codes).await?.into_iter().zip(places) {
            held[at].extend(holders);
        }
        Ok(Self(held))
    }

    /// The school that holds the codes of a row, now or later.
    pub(super) fn holder(&self, at: usize) -> Result<Option<SchoolId>, Unfit> {
        one(self.0[at].iter().filter(|holder| holder.holds))
    }

    /// The school that held the codes of a row on its day.
    pub(super) fn holder_on_day(&self, at: usize) -> Result<Option<SchoolId>, Unfit> {
        one(self.0[at].iter().filter(|holder| holder.on_day))
    }

    /// Whether another school has had one of the codes before.
    fn had_before(&self, at: usize) -> bool {
        self.0[at].iter().any(|holder| !holder.holds)
    }

    /// Every school that holds a code of a row.
    pub(super) fn schools(&self) -> Vec<uuid::Uuid> {
        let all: BTreeSet<SchoolId> = self.0.iter().flatten().map(|holder| holder.school).collect();
        all.into_iter().map(|id| id.0).collect()
    }
}

fn one<'a>(holders: impl Iterator<Item = &'a Holder>) -> Result<Option<SchoolId>, Unfit> {
    let schools: BTreeSet<SchoolId> = holders.map(|holder| holder.school).collect();
    if schools.len() > 1 { Err(Unfit::Row(Problem::CodesDisagree)) } else { Ok(schools.into_iter().next()) }
}

/// The school after a row about a known one. One that is out of reach is not known.
pub(super) fn changed(
    (who, days, areas): (&Caller, Days, &Areas),
    said: &SaidOfSchool,
    (school, held, at): (&School, &Held, usize),
) -> Result<(School, Vec<SchoolEvent>), Unfit> {
    if !who.reaches(&school.places_on(days.today)) {
        return Err(Unfit::Row(Problem::SchoolUnknown));
    }
    let codes_from = held.had_before(at).then_some(days.from);
    revised(said, school, areas.of(said, Some(school))?, (days.from, codes_from, days.now))
}

/// The school that a row registers. One that would be out of reach is not known, either.
pub(super) fn made(
    (who, days, areas): (&Caller, Days, &Areas),
    said: &SaidOfSchool,
    (id, held, at): (SchoolId, &Held, usize),
) -> Result<(School, Vec<SchoolEvent>), Unfit> {
    let from = held.had_before(at).then_some(days.from);
    let (school, events) = registered(id, said, areas.of(said, None)?, (from, days.from, days.now))?;
    let reached = who.reaches(&school.places_on(from.map_or(days.today, |from| from.max(days.today))));
    if reached { Ok((school, events)) } else { Err(Unfit::Row(Problem::SchoolUnknown)) }
}

/// What is wrong with a row, as people read it.
pub(super) fn issues(unfit: Unfit) -> Vec<Issue> {
    let of_failure = |failure: Failure| Issue {
        reason: failure.reason().to_owned(),
        th: failure.text().th.clone(),
        en: failure.text().en.clone(),
        ..Issue::of_row(&Problem::CellRequired)
    };
    match unfit {
        Unfit::Row(problem) => vec![Issue::of_row(&problem)],
        Unfit::Lacks(columns) => {
            let lacking = |column: &str| Issue { column: column.to_owned(), ..Issue::of_row(&Problem::CellRequired) };
            columns.into_iter().map(lacking).collect()
        }
        Unfit::School(error) => vec![of_failure(Error::from(error).into())],
        Unfit::Pupils(error) => vec![of_failure(Error::from(error).into())],
    }
}

/// An id that nothing has, for what is only tried.
pub(super) const NOBODY: uuid::Uuid = uuid::Uuid::nil();
