//! Teams and cycles of lesson study as documents.

use chassis::kernel::LocalizedText;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Text;
use crate::domain::lesson_study::{
    Artefact, ArtefactKind, CycleRecord, Held, Idea, Makeup, Member, OpenApproach, Part, Participant, PhaseRecord, Role,
};
use crate::domain::school::Grade;
use crate::domain::{Reference, SchoolId};
use crate::store::{Damaged, word};

/// What of a team is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct TeamDocument {
    grade: String,
    subject: String,
    members: Vec<MemberDoc>,
}

#[derive(Serialize, Deserialize)]
struct MemberDoc {
    person: Uuid,
    organisation: Uuid,
    role: String,
}

impl From<&Makeup> for TeamDocument {
    fn from(makeup: &Makeup) -> Self {
        let member = |m: &Member| MemberDoc { person: m.person, organisation: m.organisation, role: m.role.to_string() };
        Self { grade: makeup.grade.to_string(), subject: makeup.subject.clone(), members: makeup.members.iter().map(member).collect() }
    }
}

impl TeamDocument {
    pub(in crate::store) fn makeup(self, schools: Vec<Uuid>) -> Result<Makeup, Damaged> {
        let member = |m: MemberDoc| {
            let role = word(&m.role, Role::from_word)?;
            Ok(Member { person: m.person, organisation: m.organisation, role })
        };
        Ok(Makeup {
            schools: schools.into_iter().map(SchoolId).collect(),
            grade: word(&self.grade, Grade::from_word)?,
            subject: self.subject,
            members: self.members.into_iter().map(member).collect::<Result<_, Damaged>>()?,
        })
    }
}

/// What of a cycle is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct CycleDocument {
    topic: Text,
    phases: [PhaseDoc; 3],
    #[serde(skip_serializing_if = "Option::is_none", default)]
    open_approach: Option<StepsDoc>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    ideas: Vec<IdeaDoc>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    next_action: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    revision_of: Option<Uuid>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    cancel_reason: String,
}

#[derive(Serialize, Deserialize)]
struct PhaseDoc {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    planned_on: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    held: Option<HeldDoc>,
}

#[derive(Serialize, Deserialize)]
struct HeldDoc {
    done_on: Date,
    participants: Vec<ParticipantDoc>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    artefacts: Vec<ArtefactDoc>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    notes: String,
}

#[derive(Serialize, Deserialize)]
struct ParticipantDoc {
    person: Uuid,
    role: String,
    part: String,
}

#[derive(Serialize, Deserialize)]
struct ArtefactDoc {
    kind: String,
    reference: String,
}

#[derive(Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "the four steps of the Open Approach")]
struct StepsDoc {
    problem_posed: bool,
    self_learning: bool,
    whole_class_discussion: bool,
    ideas_connected: bool,
}

#[derive(Serialize, Deserialize)]
struct IdeaDoc {
    text: String,
    pupils: u32,
}

/// What a document says of a cycle.
pub(in crate::store) struct Told {
    pub(in crate::store) topic: LocalizedText,
    pub(in crate::store) phases: [PhaseRecord; 3],
    pub(in crate::store) open_approach: Option<OpenApproach>,
    pub(in crate::store) ideas: Vec<Idea>,
    pub(in crate::store) next_action: String,
    pub(in crate::store) revision_of: Option<Uuid>,
    pub(in crate::store) cancel_reason: String,
}

impl From<&CycleRecord> for CycleDocument {
    fn from(record: &CycleRecord) -> Self {
        Self {
            topic: Text::from(&record.topic),
            phases: record.phases.each_ref().map(phase_doc),
            open_approach: record.open_approach.map(|steps| StepsDoc {
                problem_posed: steps.problem_posed,
                self_learning: steps.self_learning,
                whole_class_discussion: steps.whole_class_discussion,
                ideas_connected: steps.ideas_connected,
            }),
            ideas: record.ideas.iter().map(|idea| IdeaDoc { text: idea.text.clone(), pupils: idea.pupils }).collect(),
            next_action: record.next_action.clone(),
            revision_of: record.revision_of.map(|id| id.0),
            cancel_reason: record.cancel_reason.clone(),
        }
    }
}

impl CycleDocument {
    pub(in crate::store) fn told(self) -> Result<Told, Damaged> {
        let [plan, teach, see] = self.phases;
        Ok(Told {
            topic: self.topic.into(),
            phases: [phase(plan)?, phase(teach)?, phase(see)?],
            open_approach: self.open_approach.map(|steps| OpenApproach {
                problem_posed: steps.problem_posed,
                self_learning: steps.self_learning,
                whole_class_discussion: steps.whole_class_discussion,
                ideas_connected: steps.ideas_connected,
            }),
            ideas: self.ideas.into_iter().map(|idea| Idea { text: idea.text, pupils: idea.pupils }).collect(),
            next_action: self.next_action,
            revision_of: self.revision_of,
            cancel_reason: self.cancel_reason,
        })
    }
}

fn phase_doc(phase: &PhaseRecord) -> PhaseDoc {
    PhaseDoc { planned_on: phase.planned_on, held: phase.held.as_ref().map(held_doc) }
}

fn held_doc(held: &Held) -> HeldDoc {
    let participant = |p: &Participant| ParticipantDoc { person: p.person, role: p.role.to_string(), part: p.part.to_string() };
    let artefact = |a: &Artefact| ArtefactDoc { kind: a.kind.to_string(), reference: a.reference.as_str().to_owned() };
    HeldDoc {
        done_on: held.done_on,
        participants: held.participants.iter().map(participant).collect(),
        artefacts: held.artefacts.iter().map(artefact).collect(),
        notes: held.notes.clone(),
    }
}

fn phase(doc: PhaseDoc) -> Result<PhaseRecord, Damaged> {
    Ok(PhaseRecord { planned_on: doc.planned_on, held: doc.held.map(held).transpose()? })
}

fn held(doc: HeldDoc) -> Result<Held, Damaged> {
    let participant = |p: ParticipantDoc| {
        let (role, part) = (word(&p.role, Role::from_word)?, word(&p.part, Part::from_word)?);
        Ok(Participant { person: p.person, role, part })
    };
    let artefact = |a: ArtefactDoc| {
        let kind = word(&a.kind, ArtefactKind::from_word)?;
        Ok(Artefact { kind, reference: Reference::restore(a.reference) })
    };
    Ok(Held {
        done_on: doc.done_on,
        participants: doc.participants.into_iter().map(participant).collect::<Result<_, Damaged>>()?,
        artefacts: doc.artefacts.into_iter().map(artefact).collect::<Result<_, Damaged>>()?,
        notes: doc.notes,
    })
}
