//! Assessors: who may judge schools, as what, and where they work (E5). A person is an opaque reference.

use chassis::kernel::{Period, words};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use thiserror::Error;
use uuid::Uuid;

use super::{AssessorId, AssessorRole};

words! {
    /// What happened to an assessor's record; the word is its name on the wire.
    pub enum AssessorEvent {
        /// The person was listed.
        Registered = "registered",
        /// Something else is said of the person.
        Updated = "updated",
    }
}

/// Where somebody works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workplace {
    /// At a school.
    School(Uuid),
    /// Anywhere else: an organisation of the partners service.
    Organisation(Uuid),
}

/// Where somebody works, with time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Affiliation {
    /// Where.
    pub at: Workplace,
    /// When.
    pub period: Period,
}

/// What is said of an assessor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// As what the person judges.
    pub roles: Vec<AssessorRole>,
    /// Service areas whose officers may assign the person too: the area, and its scope.
    pub service_areas: Vec<(Uuid, String)>,
    /// Where the person works and worked.
    pub affiliations: Vec<Affiliation>,
}

/// What is kept of an assessor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessorRecord {
    /// Id.
    pub id: AssessorId,
    /// Raised by one with every change.
    pub version: i64,
    /// The person: opaque.
    pub person: Uuid,
    /// The organisation that lists the person.
    pub owner: Uuid,
    /// What is said of the person.
    pub profile: Profile,
    /// Whether the person is given anything more to judge.
    pub is_active: bool,
    /// When the person was listed.
    pub created_at: Timestamp,
    /// When the record was last changed.
    pub updated_at: Timestamp,
}

/// An assessor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessor {
    record: AssessorRecord,
}

/// Why somebody is not given a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Error)]
pub enum Unfit {
    /// Is given nothing more, or does not judge in this role.
    #[error("does not judge in this role")]
    NotInRole,
    /// Works or lately worked at the school.
    #[error("works or lately worked at the school")]
    NotIndependent,
}

impl Assessor {
    /// Lists a person.
    pub fn register(id: AssessorId, (person, owner): (Uuid, Uuid), profile: Profile, now: Timestamp) -> (Self, Vec<AssessorEvent>) {
        let record = AssessorRecord { id, version: 1, person, owner, profile, is_active: true, created_at: now, updated_at: now };
        (Self { record }, vec![AssessorEvent::Registered])
    }

    /// What was kept.
    pub fn restore(record: AssessorRecord) -> Self {
        Self { record }
    }

    /// What is kept of the person.
    pub fn record(&self) -> &AssessorRecord {
        &self.record
    }

    /// Says something else of the person. Saying the same again is no change.
    pub fn update(&mut self, profile: Profile, is_active: bool, now: Timestamp) -> Vec<AssessorEvent> {
        let record = &mut self.record;
        if record.profile == profile && record.is_active == is_active {
            return Vec::new();
        }
        record.profile = profile;
        record.is_active = is_active;
        record.version += 1;
        record.updated_at = now;
        vec![AssessorEvent::Updated]
    }

    /// Whose grants reach the record.
    pub fn scopes(&self) -> Vec<String> {
        let AssessorRecord { person, owner, profile, .. } = &self.record;
        let own = [format!("person:{person}"), format!("organisation:{owner}")];
        own.into_iter().chain(profile.service_areas.iter().map(|(_, scope)| scope.clone())).collect()
    }

    /// Refuses whoever does not judge in this role, or does not judge this school from outside: who works there on any day of the period, or did.
    pub fn must_fit(&self, role: AssessorRole, school: Uuid, counts: Period) -> Result<(), Unfit> {
        let AssessorRecord { profile, is_active, .. } = &self.record;
        if !is_active || !profile.roles.contains(&role) {
            return Err(Unfit::NotInRole);
        }
        let belongs = |held: &Affiliation| held.at == Workplace::School(school) && held.period.overlaps(counts);
        if role.is_independent() && profile.affiliations.iter().any(belongs) { Err(Unfit::NotIndependent) } else { Ok(()) }
    }
}

/// The days on which somebody's work counts against judging from outside: so many months back from today, up to the last day of the work.
pub fn days_that_count(today: Date, due: Date, months: i32) -> Period {
    let from = today.checked_sub(Span::new().months(months)).unwrap_or(Date::MIN);
    let to = due.max(today).tomorrow().unwrap_or(Date::MAX);
    Period::try_new(Some(from), Some(to)).unwrap_or(Period::ALWAYS)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const SCHOOL: Uuid = Uuid::from_u128(7);

    fn assessor(affiliations: Vec<Affiliation>) -> Assessor {
        let profile = Profile { roles: vec![AssessorRole::Peer, AssessorRole::External], service_areas: Vec::new(), affiliations };
        Assessor::register(AssessorId(Uuid::from_u128(1)), (Uuid::from_u128(2), Uuid::from_u128(3)), profile, Timestamp::UNIX_EPOCH).0
    }

    fn worked(at: Workplace, from: Option<Date>, to: Option<Date>) -> Vec<Affiliation> {
        vec![Affiliation { at, period: Period::try_new(from, to).unwrap() }]
    }

    #[test]
    fn who_works_at_a_school_or_did_within_twelve_months_does_not_judge_it_from_outside() {
        let counts = days_that_count(date(2022, 6, 15), date(2022, 7, 15), 12);
        let judges = |affiliations| assessor(affiliations).must_fit(AssessorRole::External, SCHOOL, counts);
        let here = Workplace::School(SCHOOL);
        for (from, to) in [
            (None, None),
            (Some(date(2020, 5, 1)), None),
            (None, Some(date(2021, 6, 16))),
            (Some(date(2022, 7, 15)), None),
            (Some(date(2021, 12, 1)), Some(date(2021, 12, 2))),
        ] {
            assert_eq!(judges(worked(here, from, to)), Err(Unfit::NotIndependent), "{from:?} {to:?}");
        }
        for (from, to) in [(None, Some(date(2021, 6, 15))), (Some(date(2022, 7, 16)), None)] {
            assert_eq!(judges(worked(here, from, to)), Ok(()), "{from:?} {to:?}");
        }
        for elsewhere in [Workplace::School(Uuid::from_u128(8)), Workplace::Organisation(SCHOOL)] {
            assert_eq!(judges(worked(elsewhere, None, None)), Ok(()));
        }
        assert_eq!(judges(Vec::new()), Ok(()));
    }

    #[test]
    fn a_peer_may_belong_to_the_school_and_nobody_judges_in_a_role_that_is_not_theirs() {
        let counts = days_that_count(date(2022, 6, 15), date(2022, 7, 15), 12);
        let mut assessor = assessor(worked(Workplace::School(SCHOOL), None, None));
        assert_eq!(assessor.must_fit(AssessorRole::Peer, SCHOOL, counts), Ok(()));
        assert_eq!(assessor.must_fit(AssessorRole::Expert, SCHOOL, counts), Err(Unfit::NotInRole));
        let profile = assessor.record().profile.clone();
        assert_eq!(assessor.update(profile.clone(), true, Timestamp::UNIX_EPOCH), [], "the same again");
        assert_eq!(assessor.update(profile, false, Timestamp::UNIX_EPOCH), [AssessorEvent::Updated]);
        assert_eq!(assessor.must_fit(AssessorRole::Peer, SCHOOL, counts), Err(Unfit::NotInRole), "who is given nothing more");
        assert_eq!(assessor.record().version, 2);
    }
}
