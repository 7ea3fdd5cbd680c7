//! Teams between the contract and the domain.

use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, known_paths, local_date, optional_id, timestamp};
use uuid::Uuid;

use super::{few, role_counts};
use crate::app::lesson_study::team::Form;
use crate::convert::With;
use crate::convert::counts::{term, term_message};
use crate::domain::SchoolId;
use crate::domain::lesson_study::{Makeup, Member, Role, Summary, Team};
use crate::domain::school::Grade;
use crate::store::lesson_study::team::Filter;

const PATHS: [&str; 4] = ["school_ids", "grade", "subject", "members"];

/// New values of a team and the paths to which they belong.
#[derive(Debug)]
pub(crate) struct Masked {
    values: Makeup,
    paths: Vec<String>,
}

impl Masked {
    /// What the team is made of, with the new values at the masked paths.
    pub(crate) fn over(self, mut present: Makeup) -> Makeup {
        for path in &self.paths {
            match path.as_str() {
                "school_ids" => present.schools.clone_from(&self.values.schools),
                "grade" => present.grade = self.values.grade,
                "subject" => present.subject.clone_from(&self.values.subject),
                _ => present.members.clone_from(&self.values.members),
            }
        }
        present
    }
}

impl TryFrom<pb::FormLessonStudyTeamRequest> for Form {
    type Error = Failure;

    fn try_from(request: pb::FormLessonStudyTeamRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let team = request.team.unwrap_or_default();
        let grade = choice(&mut read, "team.grade", team.grade, Grade::from_number, Grade::K1);
        let command = Self {
            id: optional_id(&request.id),
            makeup: makeup(&mut read, &team.school_ids, grade, &team.subject, &team.members),
            term: term(&mut read, request.academic_term),
            formed_on: read.date("formed_on", request.formed_on.as_ref()),
        };
        read.finish(command)
    }
}

impl TryFrom<pb::ChangeLessonStudyTeamRequest> for With<Masked> {
    type Error = Failure;

    fn try_from(request: pb::ChangeLessonStudyTeamRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let paths = known_paths(&mut read, request.update_mask, &PATHS);
        let team = request.team.unwrap_or_default();
        let grade = if paths.iter().any(|path| path == "grade") {
            choice(&mut read, "team.grade", team.grade, Grade::from_number, Grade::K1)
        } else {
            Grade::K1
        };
        let values = makeup(&mut read, &team.school_ids, grade, &team.subject, &team.members);
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what: Masked { values, paths } })
    }
}

fn makeup(read: &mut Reader, schools: &[String], grade: Grade, subject: &str, members: &[pb::LessonStudyMember]) -> Makeup {
    let schools = schools.iter().enumerate().map(|(at, id)| SchoolId(read.id(&format!("team.school_ids[{at}]"), id))).collect();
    let member = |(at, member): (usize, &pb::LessonStudyMember)| {
        let field = |name: &str| format!("team.members[{at}].{name}");
        Member {
            person: read.id(&field("person_ref"), &member.person_ref),
            organisation: read.id(&field("organisation_id"), &member.organisation_id),
            role: choice(read, &field("role"), member.role, Role::from_number, Role::Teacher),
        }
    };
    Makeup { schools, grade, subject: clean(subject), members: members.iter().enumerate().map(member).collect() }
}

/// The filter of a list of teams.
pub(crate) fn filter(request: &pb::ListLessonStudyTeamsRequest) -> Filter {
    Filter { team: None, school: optional_id(&request.school_id), be_year: year(request.academic_term) }
}

/// The teams of which a summary is asked for.
pub(crate) fn summarised(request: &pb::SummariseLessonStudyRequest) -> Filter {
    let team = optional_id(&request.team_id);
    Filter { team, school: optional_id(&request.school_id), be_year: year(request.academic_term) }
}

fn year(term: Option<pb::AcademicTerm>) -> Option<i16> {
    i16::try_from(term?.be_year).ok()
}

/// The team on the wire.
pub(crate) fn message(team: &Team) -> pb::LessonStudyTeam {
    let record = team.record();
    let member = |m: &Member| pb::LessonStudyMember {
        person_ref: m.person.to_string(),
        organisation_id: m.organisation.to_string(),
        role: m.role.number(),
    };
    pb::LessonStudyTeam {
        id: record.id.to_string(),
        version: record.version,
        school_ids: record.makeup.schools.iter().map(ToString::to_string).collect(),
        grade: record.makeup.grade.number(),
        subject: record.makeup.subject.clone(),
        academic_term: Some(term_message(record.term)),
        formed_on: Some(local_date(record.formed_on)),
        members: record.makeup.members.iter().map(member).collect(),
        cross_school: team.is_cross_school(),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

/// The team in an event: who works together, in counts.
pub(in crate::convert) fn snapshot(team: &Team, scopes: &[String]) -> pb::LessonStudyTeamSnapshot {
    let record = team.record();
    pb::LessonStudyTeamSnapshot {
        id: record.id.to_string(),
        version: record.version,
        school_ids: record.makeup.schools.iter().map(ToString::to_string).collect(),
        grade: record.makeup.grade.number(),
        subject: record.makeup.subject.clone(),
        academic_term: Some(term_message(record.term)),
        formed_on: Some(local_date(record.formed_on)),
        members: role_counts(&team.roles()),
        organisation_ids: team.organisations().iter().map(Uuid::to_string).collect(),
        cross_school: team.is_cross_school(),
        scopes: scopes.to_vec(),
    }
}

/// How the cycles of a team went, on the wire.
pub(crate) fn summary((team, summary): &(Team, Summary)) -> pb::LessonStudySummary {
    let record = team.record();
    pb::LessonStudySummary {
        team_id: record.id.to_string(),
        school_ids: record.makeup.schools.iter().map(ToString::to_string).collect(),
        cross_school: team.is_cross_school(),
        planned: few(summary.planned),
        completed: few(summary.reflected),
        closed: few(summary.closed),
        cancelled: few(summary.cancelled),
        plan_done: few(summary.plan_done),
        taught: few(summary.taught),
        reflected: few(summary.reflected),
        emergent_ideas: few(summary.ideas),
        emergent_ideas_per_lesson_e2: summary.ideas_per_lesson_e2().map(few),
        reflection_by_role: role_counts(&summary.reflection),
        lessons_with_head: few(summary.lessons_with_head),
        reflections_with_head: few(summary.reflections_with_head),
        lessons_with_supervisor: few(summary.lessons_with_supervisor),
        reflections_with_supervisor: few(summary.reflections_with_supervisor),
    }
}
