//! Areas that rows name: looked up for many rows at once, each only once in a call.

use std::collections::{BTreeSet, HashMap};

use chassis::thai::normalise::search_key;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::area::{AreaKind, Hierarchy};
use crate::domain::import::{ImportRow, Lies, Problem, Said, SaidOfSchool, Unfit};
use crate::domain::school::{School, ServiceArea};
use crate::domain::{AreaId, Code};
use crate::error::Error;
use crate::store;

const OFFICE: &str = "ESAO";
const DISTRICT: &str = "TIS1099";

/// Areas that rows name, as far as somebody has asked for them.
#[derive(Debug, Default)]
pub(super) struct Areas {
    /// By code; nothing where nobody has it.
    services: HashMap<String, Option<ServiceArea>>,
    /// Whether there is a district of this code.
    districts: HashMap<String, bool>,
    /// The network centres of service areas.
    centres: HashMap<AreaId, Vec<Centre>>,
}

/// A network centre, and what it is called in files.
#[derive(Debug)]
struct Centre {
    id: AreaId,
    called: [String; 2],
}

impl Areas {
    /// Looks up what these rows name; `known` are the schools that they are about.
    pub(super) async fn learn<'a>(
        &mut self,
        db: &mut PgConnection,
        rows: &[ImportRow],
        known: impl Iterator<Item = &'a School>,
        day: Date,
    ) -> Result<(), Error> {
        let said: Vec<&SaidOfSchool> = rows.iter().filter_map(said_of_school).collect();
        self.learn_codes(db, &said, day).await?;
        if said.iter().any(|said| said.centre.is_some()) {
            self.learn_centres(db, &said, known, day).await?;
        }
        Ok(())
    }

    async fn learn_codes(&mut self, db: &mut PgConnection, said: &[&SaidOfSchool], day: Date) -> Result<(), Error> {
        let offices = said.iter().filter_map(|said| said.service_area.as_deref()).filter(|code| !self.services.contains_key(*code));
        let offices = offices.map(|code| Code::restore(OFFICE.to_owned(), code.to_owned()));
        let districts = said.iter().filter_map(|said| district(said)).filter(|code| !self.districts.contains_key(*code));
        let districts = districts.map(|code| Code::restore(DISTRICT.to_owned(), code.to_owned()));
        let wanted: BTreeSet<Code> = offices.chain(districts).collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let mut found = store::area::by_codes(db, &wanted, day).await?;
        for code in wanted {
            let area = found.remove(&code);
            if code.scheme() == OFFICE {
                let area = area.filter(|area| area.record().kind == AreaKind::Esao).map(|area| area.record().id);
                self.services.insert(code.value().to_owned(), area.map(|id| ServiceArea { id, code: code.value().to_owned() }));
            } else {
                self.districts.insert(code.value().to_owned(), area.is_some());
            }
        }
        Ok(())
    }

    async fn learn_centres<'a>(
        &mut self,
        db: &mut PgConnection,
        said: &[&SaidOfSchool],
        known: impl Iterator<Item = &'a School>,
        day: Date,
    ) -> Result<(), Error> {
        let named = said.iter().filter_map(|said| self.services.get(said.service_area.as_ref()?)?.as_ref()).map(|area| area.id);
        let held = known.filter_map(belongs_to);
        let wanted: BTreeSet<AreaId> = named.chain(held).filter(|id| !self.centres.contains_key(id)).collect();
        let wanted: Vec<Uuid> = wanted.into_iter().map(|id| id.0).collect();
        let inside = store::area::children(db, &wanted, Hierarchy::Service, day).await?;
        let ids: Vec<Uuid> = inside.iter().map(|(_, child)| child.0).collect();
        let found = store::area::find(db, &ids).await?;
        self.centres.extend(wanted.into_iter().map(|id| (AreaId(id), Vec::new())));
        for (parent, child) in inside {
            let centre = found.get(&child).map(|stored| &stored.area).filter(|area| area.record().kind == AreaKind::NetworkCentre);
            if let (Some(area), Some(centres)) = (centre, self.centres.get_mut(&parent)) {
                let called = [search_key(area.record().code.value()), search_key(&area.name_on(day).th)];
                centres.push(Centre { id: child, called });
            }
        }
        Ok(())
    }

    /// The areas that a row names, where they are all known. A network centre is looked for in the service area that the row names, else in
    /// the school's own.
    pub(super) fn of(&self, said: &SaidOfSchool, school: Option<&School>) -> Result<Lies<'_>, Unfit> {
        let unknown = || Unfit::Row(Problem::AreaUnknown);
        if district(said).is_some_and(|code| self.districts.get(code) != Some(&true)) {
            return Err(unknown());
        }
        let area =
            said.service_area.as_ref().map(|code| self.services.get(code).and_then(Option::as_ref).ok_or_else(unknown)).transpose()?;
        let within = area.map(|area| area.id).or_else(|| school.and_then(belongs_to));
        let centre = said.centre.as_deref().map(|called| self.centre(called, within).ok_or(Unfit::Row(Problem::CentreUnknown)));
        Ok(Lies { area, centre: centre.transpose()? })
    }

    /// The only network centre of a service area that is called so.
    fn centre(&self, called: &str, within: Option<AreaId>) -> Option<AreaId> {
        let called = search_key(called);
        let mut found = self.centres.get(&within?)?.iter().filter(|centre| centre.called.contains(&called)).map(|centre| centre.id);
        found.next().filter(|_| found.next().is_none())
    }
}

fn belongs_to(school: &School) -> Option<AreaId> {
    school.record().affiliations.last()?.service_area.as_ref().map(|area| area.id)
}

/// The district of the subdistrict that a row names.
fn district(said: &SaidOfSchool) -> Option<&str> {
    said.subdistrict.as_deref()?.get(..4)
}

fn said_of_school(row: &ImportRow) -> Option<&SaidOfSchool> {
    match row.said.as_ref()? {
        Said::School(said) => Some(said.as_ref()),
        Said::Pupils(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_that_was_not_found_refuses_the_row_and_so_does_a_centre_of_another_office_or_of_two() {
        let (office, centre) = (AreaId(Uuid::from_u128(1)), AreaId(Uuid::from_u128(2)));
        let mut areas = Areas::default();
        let area = ServiceArea { id: office, code: "4005".to_owned() };
        areas.services.extend([("4005".to_owned(), Some(area)), ("9999".to_owned(), None)]);
        areas.districts.extend([("4005".to_owned(), true), ("9999".to_owned(), false)]);
        let centre_called = |id: AreaId, code: &str, name: &str| Centre { id, called: [code.to_owned(), name.to_owned()] };
        let twice = AreaId(Uuid::from_u128(3));
        areas
            .centres
            .insert(office, vec![centre_called(centre, "501", "ก"), centre_called(twice, "502", "ข"), centre_called(twice, "503", "ข")]);
        let named = |service: Option<&str>, subdistrict: &str, centre: Option<&str>| {
            let said = SaidOfSchool {
                service_area: service.map(str::to_owned),
                subdistrict: Some(subdistrict.to_owned()),
                centre: centre.map(str::to_owned),
                ..SaidOfSchool::default()
            };
            areas.of(&said, None).map(|lies| (lies.area.map(|area| area.code.clone()), lies.centre))
        };
        let (lost, nowhere) = (Err(Unfit::Row(Problem::CentreUnknown)), Err(Unfit::Row(Problem::AreaUnknown)));
        assert_eq!(named(Some("4005"), "400501", None), Ok((Some("4005".to_owned()), None)));
        assert_eq!((named(Some("9999"), "400501", None), named(Some("4005"), "999901", None)), (nowhere.clone(), nowhere));
        for called in ["๕๐๑", "ก", " ก\u{200b}"] {
            assert_eq!(named(Some("4005"), "400501", Some(called)), Ok((Some("4005".to_owned()), Some(centre))), "{called}");
        }
        assert_eq!((named(Some("4005"), "400501", Some("ข")), named(None, "400501", Some("ก"))), (lost.clone(), lost));
    }
}
