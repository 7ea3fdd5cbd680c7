//! A school: its codes and names, whom it belongs to, where it lies and what became of it, each with its time.

mod error;
mod event;
mod fields;
mod size;
#[cfg(test)]
mod tests;
mod undo;

use chassis::kernel::{LocalizedText, Period, reason};
use jiff::Timestamp;
use jiff::civil::Date;

pub use error::SchoolError;
pub use event::SchoolEvent;
pub use fields::{Affiliation, Agency, Grade, GradeRange, Head, Location, SchoolStatus, ServiceArea, Status};
pub use size::SizeScheme;

use crate::domain::{AreaId, Code, Dated, NotAfterLastChange, SchoolId, Timeline};

/// What is kept of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolRecord {
    /// Id.
    pub id: SchoolId,
    /// Raised by one with every event.
    pub version: i64,
    /// Its codes, in the order in which they were given; one a scheme and day.
    pub identifiers: Vec<Dated<Code>>,
    /// Its names.
    pub names: Timeline<LocalizedText>,
    /// Whom it belonged to; exactly one a day.
    pub affiliations: Timeline<Affiliation>,
    /// Where it lay; exactly one place a day.
    pub locations: Timeline<Location>,
    /// Its network centres; at most one a day.
    pub centres: Timeline<AreaId>,
    /// Its statuses; exactly one a day.
    pub statuses: Timeline<Status>,
    /// Its heads; at most one a day.
    pub heads: Timeline<Head>,
    /// The grades offered.
    pub grades: GradeRange,
    /// When it was established, where known.
    pub established_on: Option<Date>,
    /// Tags.
    pub tags: Vec<String>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    record: SchoolRecord,
}

/// A school that is to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSchool {
    /// Its codes.
    pub codes: Vec<Code>,
    /// Its name.
    pub name: LocalizedText,
    /// Whom it belongs to.
    pub affiliation: Affiliation,
    /// Where it lies.
    pub location: Location,
    /// Its network centre.
    pub centre: Option<AreaId>,
    /// The grades offered.
    pub grades: GradeRange,
    /// When it was established.
    pub established_on: Option<Date>,
    /// Tags.
    pub tags: Vec<String>,
    /// Since when, where known.
    pub from: Option<Date>,
}

/// What a school offers and is tagged with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The grades offered.
    pub grades: GradeRange,
    /// When it was established.
    pub established_on: Option<Date>,
    /// Tags.
    pub tags: Vec<String>,
}

impl School {
    /// Records a school.
    pub fn register(id: SchoolId, new: NewSchool, now: Timestamp) -> Result<(Self, Vec<SchoolEvent>), SchoolError> {
        must_fit(&new.affiliation)?;
        if new.name.lacks_thai() {
            return Err(SchoolError::NoName);
        }
        if let Some(twice) = new.codes.iter().enumerate().find(|(at, code)| new.codes[..*at].iter().any(|c| c.scheme() == code.scheme())) {
            return Err(SchoolError::SchemeTwice(twice.1.scheme().to_owned()));
        }
        if new.centre.is_some() && new.affiliation.service_area.is_none() {
            return Err(SchoolError::CentreOutsideServiceArea);
        }
        let period = Period::try_new(new.from, None).unwrap_or(Period::ALWAYS);
        let record = SchoolRecord {
            id,
            version: 1,
            identifiers: new.codes.into_iter().map(|value| Dated { period, value }).collect(),
            names: Timeline::beginning(new.name, new.from),
            affiliations: Timeline::beginning(new.affiliation, new.from),
            locations: Timeline::beginning(new.location, new.from),
            centres: new.centre.map_or_else(Timeline::default, |centre| Timeline::beginning(centre, new.from)),
            statuses: Timeline::beginning(Status::plain(SchoolStatus::Open), new.from),
            heads: Timeline::default(),
            grades: new.grades,
            established_on: new.established_on,
            tags: new.tags,
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![SchoolEvent::Registered]))
    }

    /// What was kept.
    pub fn restore(record: SchoolRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &SchoolRecord {
        &self.record
    }

    /// Its name on a day; the nearest one where it had none.
    pub fn name_on(&self, day: Date) -> &LocalizedText {
        static NONE: LocalizedText = LocalizedText { th: String::new(), en: String::new() };
        let names = &self.record.names;
        names.on(day).or_else(|| names.entries().last().map(|entry| &entry.value)).unwrap_or(&NONE)
    }

    /// Whether there was such a school on the day, as far as is known.
    pub fn existed_on(&self, day: Date) -> bool {
        self.record.statuses.on(day).is_some()
    }

    /// Whether it is neither merged nor dissolved on the day.
    pub fn is_there_on(&self, day: Date) -> bool {
        let gone = |status| matches!(status, SchoolStatus::MergedInto | SchoolStatus::Dissolved);
        self.record.statuses.on(day).is_some_and(|held| !gone(held.status))
    }

    /// Its service area on the day.
    pub fn service_area_on(&self, day: Date) -> Option<&ServiceArea> {
        self.record.affiliations.on(day).and_then(|held| held.service_area.as_ref())
    }

    /// What it belongs to and lies in, with time: `province:40`, `district:4001`, `subdistrict:400101`, `esao:4005`, `centre:<id>`,
    /// `agency:OBEC`, `status:OPEN`. Scopes and filters are both made of it. A withdrawn school is nowhere.
    pub fn places(&self) -> Vec<(String, Period)> {
        let record = &self.record;
        if record.statuses.entries().is_empty() {
            return Vec::new();
        }
        let mut places = vec![(format!("school:{}", record.id), self.lifetime())];
        for Dated { period, value } in record.locations.entries() {
            places.push((format!("province:{}", value.province()), *period));
            places.push((format!("district:{}", value.district()), *period));
            places.push((format!("subdistrict:{}", value.subdistrict), *period));
        }
        for Dated { period, value } in record.affiliations.entries() {
            places.push((format!("agency:{}", value.agency), *period));
            places.extend(value.service_area.iter().map(|area| (format!("esao:{}", area.code), *period)));
        }
        places.extend(record.centres.entries().iter().map(|entry| (format!("centre:{}", entry.value), entry.period)));
        places.extend(record.statuses.entries().iter().map(|entry| (format!("status:{}", entry.value.status), entry.period)));
        places
    }

    /// What it belongs to and lies in on a day.
    pub fn places_on(&self, day: Date) -> Vec<String> {
        self.places().into_iter().filter(|(_, period)| period.contains(day)).map(|(place, _)| place).collect()
    }

    fn lifetime(&self) -> Period {
        let first = self.record.statuses.entries().first();
        first.and_then(|entry| Period::try_new(entry.period.from(), None).ok()).unwrap_or(Period::ALWAYS)
    }

    /// Other grades or tags.
    pub fn describe(&mut self, profile: Profile, now: Timestamp) -> Vec<SchoolEvent> {
        let record = &mut self.record;
        if (record.grades, record.established_on, &record.tags) == (profile.grades, profile.established_on, &profile.tags) {
            return Vec::new();
        }
        (record.grades, record.established_on, record.tags) = (profile.grades, profile.established_on, profile.tags);
        self.happened(vec![SchoolEvent::ProfileChanged], now)
    }

    /// A code from a day on; the one of the same scheme ends.
    pub fn identify(&mut self, code: Code, from: Option<Date>, now: Timestamp) -> Result<Vec<SchoolEvent>, SchoolError> {
        let held = self.record.identifiers.iter().rposition(|held| held.value.scheme() == code.scheme());
        if let Some(at) = held {
            let last = &self.record.identifiers[at];
            if last.value == code && last.period.to().is_none() {
                return Ok(Vec::new());
            }
            let mut line = Timeline::restore(vec![last.clone()]);
            line.begin(code, from.unwrap_or(Date::MIN))?;
            let entries = line.entries();
            self.record.identifiers[at] = entries[0].clone();
            self.record.identifiers.push(entries[1].clone());
        } else {
            let period = Period::try_new(from, None).unwrap_or(Period::ALWAYS);
            self.record.identifiers.push(Dated { period, value: code });
        }
        let code = self.record.identifiers.last().map(|dated| dated.value.clone());
        Ok(self.happened(code.map(SchoolEvent::IdentifierAdded).into_iter().collect(), now))
    }

    /// A new name from a day on.
    pub fn rename(&mut self, name: LocalizedText, from: Date, now: Timestamp) -> Result<Vec<SchoolEvent>, SchoolError> {
        if name.lacks_thai() {
            return Err(SchoolError::NoName);
        }
        if self.record.names.last() == Some(&name) {
            return Ok(Vec::new());
        }
        self.record.names.begin(name, from)?;
        Ok(self.happened(vec![SchoolEvent::Renamed], now))
    }

    /// Another place from a day on.
    pub fn relocate(&mut self, location: Location, from: Date, now: Timestamp) -> Result<Vec<SchoolEvent>, SchoolError> {
        if self.record.locations.last() == Some(&location) {
            return Ok(Vec::new());
        }
        self.record.locations.begin(location, from)?;
        Ok(self.happened(vec![SchoolEvent::Relocated], now))
    }

    /// Another agency or service area from a day on. With another service area it leaves its network centre, unless it is told
    /// which one it is in then.
    pub fn affiliate(
        &mut self,
        affiliation: Affiliation,
        centre: Option<AreaId>,
        from: Date,
        now: Timestamp,
    ) -> Result<Vec<SchoolEvent>, SchoolError> {
        must_fit(&affiliation)?;
        if self.record.affiliations.last() == Some(&affiliation) {
            return Ok(Vec::new());
        }
        let mut changed = self.clone();
        let service_area = |affiliation: Option<&Affiliation>| affiliation.and_then(|a| a.service_area.as_ref().map(|area| area.id));
        let moves = service_area(changed.record.affiliations.last()) != service_area(Some(&affiliation));
        changed.record.affiliations.begin(affiliation, from)?;
        let mut events = vec![SchoolEvent::AffiliationChanged];
        if moves && changed.record.centres.last().copied() != centre {
            changed.set_centre(centre, from)?;
            events.push(SchoolEvent::CentreChanged);
        }
        *self = changed;
        Ok(self.happened(events, now))
    }

    /// Another network centre from a day on, or none. The caller knows that it lies in the service area of the school.
    pub fn join_centre(&mut self, centre: Option<AreaId>, from: Date, now: Timestamp) -> Result<Vec<SchoolEvent>, SchoolError> {
        if self.record.centres.last().copied() == centre {
            return Ok(Vec::new());
        }
        if centre.is_some() && self.record.affiliations.on(from).is_none_or(|held| held.service_area.is_none()) {
            return Err(SchoolError::CentreOutsideServiceArea);
        }
        self.set_centre(centre, from)?;
        Ok(self.happened(vec![SchoolEvent::CentreChanged], now))
    }

    /// Another head from a day on; none while the post is vacant.
    pub fn head(&mut self, head: Option<Head>, from: Date, now: Timestamp) -> Result<Vec<SchoolEvent>, SchoolError> {
        if self.record.heads.last().copied() == head {
            return Ok(Vec::new());
        }
        match head {
            Some(head) => self.record.heads.begin(head, from)?,
            None => self.record.heads.end(from)?,
        }
        Ok(self.happened(vec![SchoolEvent::HeadAssigned], now))
    }

    /// Another status from a day on. A transferred school belongs to its new agency from then on.
    pub fn become_(&mut self, status: Status, from: Date, now: Timestamp) -> Result<Vec<SchoolEvent>, SchoolError> {
        reason(&status.reason)?;
        let is = |wanted: SchoolStatus| status.status == wanted;
        if is(SchoolStatus::JointLearning) != status.other.is_some() {
            return Err(SchoolError::HostRequired);
        }
        if is(SchoolStatus::TransferredTo) != status.agency.is_some() {
            return Err(SchoolError::AgencyRequired);
        }
        let agency = status.agency;
        let mut changed = self.clone();
        changed.set_status(status, from)?;
        let mut events = vec![SchoolEvent::StatusChanged];
        if let Some(agency) = agency {
            if changed.record.affiliations.last().is_some_and(|held| held.agency == agency) {
                return Err(SchoolError::OwnAgency);
            }
            changed.record.affiliations.begin(Affiliation { agency, service_area: None }, from)?;
            events.push(SchoolEvent::AffiliationChanged);
            if changed.record.centres.last().is_some() {
                changed.record.centres.end(from)?;
                events.push(SchoolEvent::CentreChanged);
            }
        }
        *self = changed;
        Ok(self.happened(events, now))
    }

    /// Merged into another school on a day. Its history stays with it.
    pub fn merge_into(&mut self, into: &Self, why: &str, from: Date, now: Timestamp) -> Result<Vec<SchoolEvent>, SchoolError> {
        let why = reason(why)?;
        if into.record.id == self.record.id {
            return Err(SchoolError::OwnSuccessor);
        }
        if !into.record.statuses.on(from).is_some_and(|held| matches!(held.status, SchoolStatus::Open | SchoolStatus::NoPupils)) {
            return Err(SchoolError::SuccessorNotOpen);
        }
        let status = Status { status: SchoolStatus::MergedInto, other: Some(into.record.id), agency: None, reason: why };
        self.set_status(status, from)?;
        Ok(self.happened(vec![SchoolEvent::Merged(into.record.id)], now))
    }

    fn set_status(&mut self, status: Status, from: Date) -> Result<(), SchoolError> {
        let now = self.record.statuses.last().map_or(SchoolStatus::Open, |held| held.status);
        if !now.may_become(status.status) {
            return Err(SchoolError::StatusNotAllowed { now, next: status.status });
        }
        Ok(self.record.statuses.begin(status, from)?)
    }

    fn set_centre(&mut self, centre: Option<AreaId>, from: Date) -> Result<(), NotAfterLastChange> {
        match centre {
            Some(centre) => self.record.centres.begin(centre, from),
            None => self.record.centres.end(from),
        }
    }

    fn happened(&mut self, events: Vec<SchoolEvent>, now: Timestamp) -> Vec<SchoolEvent> {
        self.record.version += i64::try_from(events.len()).unwrap_or_default();
        self.record.updated_at = now;
        events
    }
}

/// Only schools under OBEC are in a service area; those for special education are in none.
fn must_fit(affiliation: &Affiliation) -> Result<(), SchoolError> {
    let outside = affiliation.agency != Agency::Obec && affiliation.service_area.is_some();
    if outside { Err(SchoolError::ServiceAreaNotAllowed) } else { Ok(()) }
}
