//! Teams: who studies lessons together in an academic year.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;
use uuid::Uuid;

use super::{Role, RoleCounts};
use crate::domain::school::{Grade, GradeRange};
use crate::domain::term::AcademicTerm;
use crate::domain::{LessonStudyTeamId, SchoolId};

/// One member. Members of one team may come from several organisations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Opaque reference to the person.
    pub person: Uuid,
    /// The organisation that the member comes from.
    pub organisation: Uuid,
    /// What the member is.
    pub role: Role,
}

/// What a team is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Makeup {
    /// Its schools.
    pub schools: Vec<SchoolId>,
    /// The grade whose lessons it studies.
    pub grade: Grade,
    /// The subject, as the school calls it.
    pub subject: String,
    /// Its members.
    pub members: Vec<Member>,
}

/// What is kept of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamRecord {
    /// Id.
    pub id: LessonStudyTeamId,
    /// Raised by one with every event.
    pub version: i64,
    /// The academic year.
    pub term: AcademicTerm,
    /// The day on which it was formed.
    pub formed_on: Date,
    /// What it is made of.
    pub makeup: Makeup,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    record: TeamRecord,
}

/// What happened to a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TeamEvent {
    /// It was formed.
    Formed,
    /// It is made of other schools or members, or studies other lessons; what changed, by the paths of the contract.
    Changed(Vec<&'static str>),
}

impl TeamEvent {
    /// Its name on the wire.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Formed => "team_formed",
            Self::Changed(_) => "team_changed",
        }
    }
}

/// Why a command on a team is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TeamError {
    /// A team without a school.
    #[error("a team has a school")]
    NoSchool,
    /// A school stands twice.
    #[error("school {0} stands twice")]
    SchoolTwice(usize),
    /// A team without a subject.
    #[error("a team has a subject")]
    NoSubject,
    /// A team without a member.
    #[error("a team has a member")]
    NoMember,
    /// A member stands twice.
    #[error("member {0} stands twice")]
    MemberTwice(usize),
    /// None of its schools offers the grade.
    #[error("no school of the team offers {0}")]
    GradeNotOffered(Grade),
    /// A day to come.
    #[error("a team is not formed on a day to come")]
    InFuture,
}

impl Team {
    /// Forms a team; `offered` are the grades of its schools.
    pub fn form(
        id: LessonStudyTeamId,
        (term, formed_on): (AcademicTerm, Date),
        makeup: Makeup,
        offered: &[GradeRange],
        (today, now): (Date, Timestamp),
    ) -> Result<(Self, Vec<TeamEvent>), TeamError> {
        if formed_on > today {
            return Err(TeamError::InFuture);
        }
        must_be_possible(&makeup, offered)?;
        let record = TeamRecord { id, version: 1, term, formed_on, makeup, created_at: now, updated_at: now };
        Ok((Self { record }, vec![TeamEvent::Formed]))
    }

    /// What was kept.
    pub fn restore(record: TeamRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &TeamRecord {
        &self.record
    }

    /// Made of something else.
    pub fn change(&mut self, makeup: Makeup, offered: &[GradeRange], now: Timestamp) -> Result<Vec<TeamEvent>, TeamError> {
        let present = &self.record.makeup;
        let mut paths = Vec::new();
        let mut note = |path, same: bool| {
            if !same {
                paths.push(path);
            }
        };
        note("school_ids", present.schools == makeup.schools);
        note("grade", present.grade == makeup.grade);
        note("subject", present.subject == makeup.subject);
        note("members", present.members == makeup.members);
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        must_be_possible(&makeup, offered)?;
        self.record.makeup = makeup;
        self.record.version += 1;
        self.record.updated_at = now;
        Ok(vec![TeamEvent::Changed(paths)])
    }

    /// It has more than one school.
    pub fn is_cross_school(&self) -> bool {
        self.record.makeup.schools.len() > 1
    }

    /// How many members of each role.
    pub fn roles(&self) -> RoleCounts {
        RoleCounts::count(self.record.makeup.members.iter().map(|member| member.role))
    }

    /// The organisations that its members come from.
    pub fn organisations(&self) -> BTreeSet<Uuid> {
        self.record.makeup.members.iter().map(|member| member.organisation).collect()
    }
}

fn must_be_possible(makeup: &Makeup, offered: &[GradeRange]) -> Result<(), TeamError> {
    let Makeup { schools, grade, subject, members } = makeup;
    if schools.is_empty() {
        return Err(TeamError::NoSchool);
    }
    if let Some(at) = (1..schools.len()).find(|at| schools[..*at].contains(&schools[*at])) {
        return Err(TeamError::SchoolTwice(at));
    }
    if subject.is_empty() {
        return Err(TeamError::NoSubject);
    }
    if members.is_empty() {
        return Err(TeamError::NoMember);
    }
    if let Some(at) = (1..members.len()).find(|at| members[..*at].iter().any(|member| member.person == members[*at].person)) {
        return Err(TeamError::MemberTwice(at));
    }
    if offered.iter().any(|range| range.contains(*grade)) { Ok(()) } else { Err(TeamError::GradeNotOffered(*grade)) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;
    const TODAY: Date = date(2022, 7, 1);

    fn member(person: u128, organisation: u128, role: Role) -> Member {
        Member { person: Uuid::from_u128(person), organisation: Uuid::from_u128(organisation), role }
    }

    /// The team as it is seen in practice, on a smaller scale.
    fn makeup() -> Makeup {
        Makeup {
            schools: vec![SchoolId(Uuid::from_u128(1))],
            grade: Grade::P4,
            subject: "คณิตศาสตร์".to_owned(),
            members: vec![
                member(11, 1, Role::Teacher),
                member(12, 7, Role::UniversityLecturer),
                member(13, 7, Role::GraduateStudent),
                member(14, 7, Role::PreService),
            ],
        }
    }

    fn primary() -> Vec<GradeRange> {
        vec![GradeRange::try_new(Grade::K2, Grade::P6).expect("in order")]
    }

    fn form(makeup: Makeup, formed_on: Date) -> Result<Team, TeamError> {
        let term = AcademicTerm::try_new(2565, 0).expect("a year");
        Team::form(LessonStudyTeamId(Uuid::nil()), (term, formed_on), makeup, &primary(), (TODAY, NOW)).map(|(team, _)| team)
    }

    #[test]
    fn members_of_several_organisations_form_one_team() {
        let team = form(makeup(), TODAY).expect("possible");
        assert_eq!((team.organisations().len(), team.roles().of(Role::Teacher), team.is_cross_school()), (2, 1, false));
        let two = Makeup { schools: vec![SchoolId(Uuid::from_u128(1)), SchoolId(Uuid::from_u128(2))], ..makeup() };
        assert!(form(two, TODAY).expect("possible").is_cross_school());
    }

    #[test]
    fn a_team_is_refused_without_schools_subject_or_members_or_with_one_twice() {
        let twice = |at: usize| {
            let mut members = makeup().members;
            members.push(member(11 + u128::try_from(at).unwrap_or_default(), 3, Role::Head));
            members
        };
        for (wrong, why) in [
            (Makeup { schools: Vec::new(), ..makeup() }, TeamError::NoSchool),
            (Makeup { schools: vec![SchoolId(Uuid::from_u128(1)); 2], ..makeup() }, TeamError::SchoolTwice(1)),
            (Makeup { subject: String::new(), ..makeup() }, TeamError::NoSubject),
            (Makeup { members: Vec::new(), ..makeup() }, TeamError::NoMember),
            (Makeup { members: twice(2), ..makeup() }, TeamError::MemberTwice(4)),
            (Makeup { grade: Grade::M1, ..makeup() }, TeamError::GradeNotOffered(Grade::M1)),
        ] {
            assert_eq!(form(wrong.clone(), TODAY), Err(why));
            let mut team = form(makeup(), TODAY).expect("possible");
            let before = team.clone();
            assert_eq!(team.change(wrong, &primary(), NOW), Err(why));
            assert_eq!(team, before, "a refused change leaves it as it was");
        }
        assert_eq!(form(makeup(), date(2022, 7, 2)), Err(TeamError::InFuture));
    }

    #[test]
    fn a_change_says_what_changed_and_the_same_again_is_none() {
        let mut team = form(makeup(), TODAY).expect("possible");
        assert_eq!(team.change(makeup(), &primary(), NOW), Ok(Vec::new()));
        let mut other = Makeup { grade: Grade::P5, ..makeup() };
        other.members.pop();
        assert_eq!(team.change(other.clone(), &primary(), NOW), Ok(vec![TeamEvent::Changed(vec!["grade", "members"])]));
        assert_eq!((team.record().version, &team.record().makeup), (2, &other));
    }
}
