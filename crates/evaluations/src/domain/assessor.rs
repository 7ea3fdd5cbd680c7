//! Assessors: who may judge schools, as what, and where they work (E5). A person is an opaque reference.
//!
//! Where somebody works is known twice: whoever lists the person declares it, and schools tell who is posted to them. Either word is enough
//! against somebody. A school and those that it was merged with are one school here.

use std::collections::HashMap;

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

words! {
    /// By whose word somebody works at a school.
    pub enum WorkKnownBy {
        /// By what is declared of the assessor.
        Declaration = "DECLARATION",
        /// By the postings that schools tell.
        Posting = "POSTING",
    }
}

/// Where somebody works or lately worked who is to judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OwnSchool {
    /// The school: the one that is judged, or one that was merged with it.
    pub school: Uuid,
    /// By whose word.
    pub known_by: WorkKnownBy,
}

/// What schools tell, as far as it speaks against somebody's judging from outside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    /// By school, those that were merged into it and those that it was merged into.
    pub merged: HashMap<Uuid, Vec<Uuid>>,
    /// By person, the schools that the person is posted to, and when.
    pub posted: HashMap<Uuid, Vec<(Uuid, Period)>>,
}

/// Why somebody is not given a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Error)]
pub enum Unfit {
    /// Is given nothing more, or does not judge in this role.
    #[error("does not judge in this role")]
    NotInRole,
    /// Works or lately worked at the school.
    #[error("works or lately worked at the school")]
    NotIndependent(OwnSchool),
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

    /// Refuses whoever does not judge in this role, or does not judge this school from outside.
    pub fn must_fit(&self, role: AssessorRole, school: Uuid, register: &Register, counts: Period) -> Result<(), Unfit> {
        let AssessorRecord { profile, is_active, .. } = &self.record;
        if !is_active || !profile.roles.contains(&role) {
            return Err(Unfit::NotInRole);
        }
        self.must_be_from_outside(role, school, register, counts)
    }

    /// Refuses whoever does not judge this school from outside: who works there on any day of the period, or did, by whosever word.
    pub fn must_be_from_outside(&self, role: AssessorRole, school: Uuid, register: &Register, counts: Period) -> Result<(), Unfit> {
        if !role.is_independent() {
            return Ok(());
        }
        let AssessorRecord { person, profile, .. } = &self.record;
        let declared = profile.affiliations.iter().filter_map(|held| match held.at {
            Workplace::School(at) => Some((at, held.period, WorkKnownBy::Declaration)),
            Workplace::Organisation(_) => None,
        });
        let told = register.posted.get(person).into_iter().flatten().map(|(at, period)| (*at, *period, WorkKnownBy::Posting));
        let merged = register.merged.get(&school);
        let is_own = |at: Uuid| at == school || merged.is_some_and(|merged| merged.contains(&at));
        match declared.chain(told).find(|(at, period, _)| is_own(*at) && period.overlaps(counts)) {
            Some((school, _, known_by)) => Err(Unfit::NotIndependent(OwnSchool { school, known_by })),
            None => Ok(()),
        }
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

    fn own(school: Uuid, known_by: WorkKnownBy) -> Result<(), Unfit> {
        Err(Unfit::NotIndependent(OwnSchool { school, known_by }))
    }

    #[test]
    fn who_works_at_a_school_or_did_within_twelve_months_does_not_judge_it_from_outside() {
        let counts = days_that_count(date(2022, 6, 15), date(2022, 7, 15), 12);
        let nothing = Register::default();
        let judges = |affiliations| assessor(affiliations).must_fit(AssessorRole::External, SCHOOL, &nothing, counts);
        let here = Workplace::School(SCHOOL);
        for (from, to) in [
            (None, None),
            (Some(date(2020, 5, 1)), None),
            (None, Some(date(2021, 6, 16))),
            (Some(date(2022, 7, 15)), None),
            (Some(date(2021, 12, 1)), Some(date(2021, 12, 2))),
        ] {
            assert_eq!(judges(worked(here, from, to)), own(SCHOOL, WorkKnownBy::Declaration), "{from:?} {to:?}");
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
    fn what_schools_tell_counts_like_what_is_declared_and_schools_that_were_merged_are_one() {
        let counts = days_that_count(date(2022, 6, 15), date(2022, 7, 15), 12);
        let [merged, elsewhere] = [8, 9].map(Uuid::from_u128);
        let lines = HashMap::from([(SCHOOL, vec![merged])]);
        let posted = |person: u128, at: Uuid, to: Option<Date>| {
            let period = Period::try_new(Some(date(2015, 5, 16)), to).unwrap();
            Register { merged: lines.clone(), posted: HashMap::from([(Uuid::from_u128(person), vec![(at, period)])]) }
        };
        let judges = |register: &Register, role| assessor(Vec::new()).must_fit(role, SCHOOL, register, counts);
        let (outside, told) = (AssessorRole::External, WorkKnownBy::Posting);
        assert_eq!(judges(&posted(2, SCHOOL, None), outside), own(SCHOOL, told));
        assert_eq!(judges(&posted(2, merged, Some(date(2021, 6, 16))), outside), own(merged, told), "the school that it was merged with");
        assert_eq!(judges(&posted(2, SCHOOL, Some(date(2021, 6, 15))), outside), Ok(()), "longer ago");
        assert_eq!(judges(&posted(2, elsewhere, None), outside), Ok(()));
        assert_eq!(judges(&posted(3, SCHOOL, None), outside), Ok(()), "somebody else");
        assert_eq!(judges(&posted(2, SCHOOL, None), AssessorRole::Peer), Ok(()));
        let declared = assessor(worked(Workplace::School(merged), None, None));
        let nobody = Register { merged: lines.clone(), ..Register::default() };
        assert_eq!(declared.must_fit(outside, SCHOOL, &nobody, counts), own(merged, WorkKnownBy::Declaration));
    }

    #[test]
    fn a_peer_may_belong_to_the_school_and_nobody_judges_in_a_role_that_is_not_theirs() {
        let counts = days_that_count(date(2022, 6, 15), date(2022, 7, 15), 12);
        let nothing = Register::default();
        let mut assessor = assessor(worked(Workplace::School(SCHOOL), None, None));
        assert_eq!(assessor.must_fit(AssessorRole::Peer, SCHOOL, &nothing, counts), Ok(()));
        assert_eq!(assessor.must_fit(AssessorRole::Expert, SCHOOL, &nothing, counts), Err(Unfit::NotInRole));
        let profile = assessor.record().profile.clone();
        assert_eq!(assessor.update(profile.clone(), true, Timestamp::UNIX_EPOCH), [], "the same again");
        assert_eq!(assessor.update(profile, false, Timestamp::UNIX_EPOCH), [AssessorEvent::Updated]);
        assert_eq!(assessor.must_fit(AssessorRole::Peer, SCHOOL, &nothing, counts), Err(Unfit::NotInRole), "who is given nothing more");
        assert_eq!(assessor.record().version, 2);
    }
}
