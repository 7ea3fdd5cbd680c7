//! Requests about cycles, as commands.

use api::common::v1::LocalDate;
use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, lines, localized_text, optional_id};
use jiff::civil::Date;

use super::reference;
use crate::app::lesson_study::cycle::Plan;
use crate::convert::With;
use crate::domain::lesson_study::{
    Artefact, ArtefactKind, Held, Idea, NewCycle, OpenApproach, Part, Participant, Phase, Recorded, Role, State,
};
use crate::domain::{LessonStudyCycleId, Reference};
use crate::error::not_of_this_phase;
use crate::store::lesson_study::cycle::Filter;

/// Closes a cycle.
#[derive(Debug)]
pub(crate) struct Closing;

/// Cancels a cycle, for a reason.
#[derive(Debug)]
pub(crate) struct Cancelling(pub(crate) String);

impl TryFrom<pb::PlanLessonStudyCycleRequest> for Plan {
    type Error = Failure;

    fn try_from(request: pb::PlanLessonStudyCycleRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let mut day = |field: &str, value: Option<&LocalDate>| read.date(field, value);
        let planned_on =
            [day("plan_on", request.plan_on.as_ref()), day("do_on", request.do_on.as_ref()), day("see_on", request.see_on.as_ref())];
        let command = Self {
            id: optional_id(&request.id),
            team: read.id("team_id", &request.team_id),
            what: NewCycle {
                week: read.required_date("week", request.week.as_ref()),
                topic: localized_text(request.topic),
                planned_on,
                revision_of: optional_id(&request.revision_of).map(LessonStudyCycleId),
            },
        };
        read.finish(command)
    }
}

impl TryFrom<pb::RecordLessonStudyPhaseRequest> for With<Recorded> {
    type Error = Failure;

    fn try_from(mut request: pb::RecordLessonStudyPhaseRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let phase = choice(&mut read, "phase", request.phase, Phase::from_number, Phase::Plan);
        let held = held(&mut read, phase, &request);
        let ideas = std::mem::take(&mut request.emergent_ideas);
        let ideas: Vec<Idea> = ideas.into_iter().enumerate().map(|(at, given)| idea(&mut read, at, &given)).collect();
        let (open_approach, next_action) = (request.open_approach.map(steps), lines(&request.next_action));
        let mut only = |field, given: bool, of| {
            if given && phase != of {
                read.violates(not_of_this_phase(field));
            }
        };
        only("open_approach", open_approach.is_some(), Phase::Do);
        only("emergent_ideas", !ideas.is_empty(), Phase::Do);
        only("next_action", !next_action.is_empty(), Phase::See);
        let what = match phase {
            Phase::Plan => Recorded::Plan(held),
            Phase::Do => Recorded::Do { held, open_approach, ideas },
            Phase::See => Recorded::See { held, next_action },
        };
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what })
    }
}

fn held(read: &mut Reader, phase: Phase, request: &pb::RecordLessonStudyPhaseRequest) -> Held {
    let participants = request.participants.iter().enumerate().map(|(at, given)| participant(read, at, phase, given)).collect();
    let artefacts = request.artefacts.iter().enumerate().filter_map(|(at, given)| artefact(read, at, given)).collect();
    let done_on: Date = read.required_date("done_on", request.done_on.as_ref());
    Held { done_on, participants, artefacts, notes: lines(&request.notes) }
}

/// In PLAN and SEE everybody takes part; in DO one says who taught and who observed.
fn participant(read: &mut Reader, at: usize, phase: Phase, given: &pb::LessonStudyParticipant) -> Participant {
    let field = |name: &str| format!("participants[{at}].{name}");
    let part = match Part::from_number(given.part) {
        Some(part) => part,
        None if phase == Phase::Do => choice(read, &field("part"), given.part, Part::from_number, Part::Observed),
        None => Part::TookPart,
    };
    Participant {
        person: read.id(&field("person_ref"), &given.person_ref),
        role: choice(read, &field("role"), given.role, Role::from_number, Role::Teacher),
        part,
    }
}

fn artefact(read: &mut Reader, at: usize, given: &pb::LessonArtefact) -> Option<Artefact> {
    let field = |name: &str| format!("artefacts[{at}].{name}");
    let kind = choice(read, &field("kind"), given.kind, ArtefactKind::from_number, ArtefactKind::Other);
    let reference: Reference = reference(read, &field("reference"), &given.reference)?;
    Some(Artefact { kind, reference })
}

fn idea(read: &mut Reader, at: usize, given: &pb::EmergentIdea) -> Idea {
    let text = clean(&given.text);
    if text.is_empty() {
        let field = format!("emergent_ideas[{at}].text");
        read.refuse(field.clone(), "FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required"));
    }
    Idea { text, pupils: u32::try_from(given.pupils).unwrap_or_default() }
}

fn steps(given: pb::OpenApproachChecklist) -> OpenApproach {
    OpenApproach {
        problem_posed: given.problem_posed,
        self_learning: given.self_learning,
        whole_class_discussion: given.whole_class_discussion,
        ideas_connected: given.ideas_connected,
    }
}

impl TryFrom<pb::CloseLessonStudyCycleRequest> for With<Closing> {
    type Error = Failure;

    fn try_from(request: pb::CloseLessonStudyCycleRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: Closing })
    }
}

impl TryFrom<pb::CancelLessonStudyCycleRequest> for With<Cancelling> {
    type Error = Failure;

    fn try_from(request: pb::CancelLessonStudyCycleRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: Cancelling(lines(&request.reason)) })
    }
}

/// The filter of a list of cycles.
pub(crate) fn filter(request: &pb::ListLessonStudyCyclesRequest) -> Filter {
    Filter {
        team: optional_id(&request.team_id),
        school: optional_id(&request.school_id),
        states: request.states.iter().copied().filter_map(State::from_number).collect(),
    }
}
