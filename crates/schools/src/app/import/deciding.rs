//! What a row is about, and what it makes of it: asked for the plan, and again when it is applied.

use std::collections::{BTreeSet, HashMap};

use chassis::auth::Caller;
use chassis::db::Uow;
use chassis::failure::Failure;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::PgConnection;

use crate::domain::area::AreaKind;
use crate::domain::import::{ImportRow, Issue, Problem, Said, SaidOfSchool, Unfit, registered, revised};
use crate::domain::school::{School, SchoolEvent, ServiceArea};
use crate::domain::{Code, SchoolId};
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

/// Areas that rows name, as far as somebody has asked for them.
#[derive(Debug, Default)]
pub(super) struct Areas {
    services: HashMap<String, Option<ServiceArea>>,
    districts: HashMap<String, bool>,
}

impl Areas {
    /// Looks up what these rows name.
    pub(super) async fn learn(&mut self, db: &mut PgConnection, rows: &[ImportRow], day: Date) -> Result<(), Error> {
        for said in rows.iter().filter_map(said_of_school) {
            if let Some(code) = said.service_area.as_ref().filter(|code| !self.services.contains_key(*code)) {
                let found = store::area::by_code(db, &Code::restore("ESAO".to_owned(), code.clone()), day).await?;
                let found = found.filter(|stored| stored.area.record().kind == AreaKind::Esao);
                let area = found.map(|stored| ServiceArea { id: stored.area.record().id, code: code.clone() });
                self.services.insert(code.clone(), area);
            }
            let district = said.subdistrict.as_deref().and_then(district);
            if let Some(code) = district.filter(|code| !self.districts.contains_key(*code)) {
                let found = store::area::by_code(db, &Code::restore("TIS1099".to_owned(), code.to_owned()), day).await?;
                self.districts.insert(code.to_owned(), found.is_some());
            }
        }
        Ok(())
    }

    /// The service area that a row names, where all that it names is known.
    fn of(&self, said: &SaidOfSchool) -> Result<Option<&ServiceArea>, Unfit> {
        let unknown = || Unfit::Row(Problem::AreaUnknown);
        let lies = said.subdistrict.as_deref().and_then(district).is_none_or(|code| self.districts.get(code) == Some(&true));
        if !lies {
            return Err(unknown());
        }
        said.service_area.as_ref().map(|code| self.services.get(code).and_then(Option::as_ref).ok_or_else(unknown)).transpose()
    }
}

fn district(subdistrict: &str) -> Option<&str> {
    subdistrict.get(..4)
}

pub(super) fn said_of_school(row: &ImportRow) -> Option<&SaidOfSchool> {
    match row.said.as_ref()? {
        Said::School(said) => Some(said.as_ref()),
        Said::Pupils(_) => None,
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
    revised(said, school, areas.of(said)?, (days.from, codes_from, days.now))
}

/// The school that a row registers. One that would be out of reach is not known, either.
pub(super) fn made(
    (who, days, areas): (&Caller, Days, &Areas),
    said: &SaidOfSchool,
    (id, held, at): (SchoolId, &Held, usize),
) -> Result<(School, Vec<SchoolEvent>), Unfit> {
    let from = held.had_before(at).then_some(days.from);
    let (school, events) = registered(id, said, areas.of(said)?, (from, days.now))?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AreaId;

    #[test]
    fn an_area_that_was_not_found_refuses_the_row() {
        let area = ServiceArea { id: AreaId(NOBODY), code: "4005".to_owned() };
        let mut areas = Areas::default();
        areas.services.extend([("4005".to_owned(), Some(area)), ("9999".to_owned(), None)]);
        areas.districts.extend([("4005".to_owned(), true), ("9999".to_owned(), false)]);
        let named = |service: &str, subdistrict: &str| {
            let said = SaidOfSchool {
                service_area: Some(service.to_owned()),
                subdistrict: Some(subdistrict.to_owned()),
                ..SaidOfSchool::default()
            };
            areas.of(&said).map(|area| area.map(|area| area.code.clone()))
        };
        assert_eq!(named("4005", "400501"), Ok(Some("4005".to_owned())));
        assert_eq!(named("9999", "400501"), Err(Unfit::Row(Problem::AreaUnknown)));
        assert_eq!(named("4005", "999901"), Err(Unfit::Row(Problem::AreaUnknown)));
    }
}
