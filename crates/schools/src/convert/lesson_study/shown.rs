//! Cycles on the wire: to callers with or without what people wrote, to others in counts.

use api::schools::v1 as pb;
use chassis::wire::{local_date, on_wire, timestamp};

use super::{length, role_counts};
use crate::domain::lesson_study::{Artefact, Cycle, Held, Idea, OpenApproach, Participant, Phase, RoleCounts};

/// The cycle without what people wrote.
pub(crate) fn message(cycle: &Cycle) -> pb::LessonStudyCycle {
    let mut message = with_texts(cycle);
    for phase in &mut message.phases {
        phase.notes.clear();
    }
    for idea in &mut message.emergent_ideas {
        idea.text.clear();
    }
    message.next_action.clear();
    message.cancel_reason.clear();
    message
}

/// The cycle with what people wrote; they may have named somebody.
pub(crate) fn with_texts(cycle: &Cycle) -> pb::LessonStudyCycle {
    let record = cycle.record();
    pb::LessonStudyCycle {
        id: record.id.to_string(),
        version: record.version,
        team_id: record.team.to_string(),
        school_ids: record.schools.iter().map(ToString::to_string).collect(),
        week: Some(local_date(record.week)),
        topic: on_wire(&record.topic),
        state: record.state.number(),
        phases: Phase::ALL.iter().map(|phase| phase_message(cycle, *phase)).collect(),
        open_approach: record.open_approach.map(checklist),
        emergent_ideas: record.ideas.iter().map(idea).collect(),
        next_action: record.next_action.clone(),
        revision_of: record.revision_of.map(|id| id.to_string()).unwrap_or_default(),
        cancel_reason: record.cancel_reason.clone(),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

fn phase_message(cycle: &Cycle, phase: Phase) -> pb::LessonStudyPhaseRecord {
    let record = cycle.phase(phase);
    let held = record.held.as_ref();
    pb::LessonStudyPhaseRecord {
        phase: phase.number(),
        planned_on: record.planned_on.map(local_date),
        done_on: held.map(|held| local_date(held.done_on)),
        participants: held.map(|held| held.participants.iter().map(participant).collect()).unwrap_or_default(),
        artefacts: held.map(|held| held.artefacts.iter().map(artefact).collect()).unwrap_or_default(),
        notes: held.map(|held| held.notes.clone()).unwrap_or_default(),
    }
}

fn participant(from: &Participant) -> pb::LessonStudyParticipant {
    pb::LessonStudyParticipant { person_ref: from.person.to_string(), role: from.role.number(), part: from.part.number() }
}

fn artefact(from: &Artefact) -> pb::LessonArtefact {
    pb::LessonArtefact { kind: from.kind.number(), reference: from.reference.as_str().to_owned() }
}

fn idea(from: &Idea) -> pb::EmergentIdea {
    pb::EmergentIdea { text: from.text.clone(), pupils: i32::try_from(from.pupils).unwrap_or(i32::MAX) }
}

fn checklist(from: OpenApproach) -> pb::OpenApproachChecklist {
    pb::OpenApproachChecklist {
        problem_posed: from.problem_posed,
        self_learning: from.self_learning,
        whole_class_discussion: from.whole_class_discussion,
        ideas_connected: from.ideas_connected,
    }
}

/// The cycle in an event: counts and roles, no person, no text.
pub(in crate::convert) fn snapshot(cycle: &Cycle, scopes: &[String]) -> pb::LessonStudyCycleSnapshot {
    let record = cycle.record();
    pb::LessonStudyCycleSnapshot {
        id: record.id.to_string(),
        version: record.version,
        team_id: record.team.to_string(),
        school_ids: record.schools.iter().map(ToString::to_string).collect(),
        week: Some(local_date(record.week)),
        state: record.state.number(),
        phases: Phase::ALL.iter().map(|phase| phase_snapshot(cycle, *phase)).collect(),
        open_approach: record.open_approach.map(checklist),
        emergent_ideas: length(record.ideas.len()),
        revision_of: record.revision_of.map(|id| id.to_string()).unwrap_or_default(),
        scopes: scopes.to_vec(),
    }
}

fn phase_snapshot(cycle: &Cycle, phase: Phase) -> pb::LessonStudyPhaseSnapshot {
    let record = cycle.phase(phase);
    let held = record.held.as_ref();
    pb::LessonStudyPhaseSnapshot {
        phase: phase.number(),
        planned_on: record.planned_on.map(local_date),
        done_on: held.map(|held| local_date(held.done_on)),
        participants: role_counts(&held.map_or_else(RoleCounts::default, Held::roles)),
        observers: held.map(|held| length(held.observers())).unwrap_or_default(),
        artefacts: held.map(|held| length(held.artefacts.len())).unwrap_or_default(),
    }
}
