//! What is said about the phases of a cycle.

use chassis::kernel::words;
use jiff::civil::Date;
use uuid::Uuid;

use super::CycleError;
use crate::domain::Reference;
use crate::domain::lesson_study::{Role, RoleCounts};

words! {
    /// How far a cycle has come.
    pub enum State {
        /// Its week and topic are set.
        Planned = "PLANNED",
        /// The lesson was designed together.
        PlanDone = "PLAN_DONE",
        /// The lesson was taught and watched.
        Taught = "TAUGHT",
        /// The team reflected on it.
        Reflected = "REFLECTED",
        /// Closed.
        Closed = "CLOSED",
        /// Cancelled.
        Cancelled = "CANCELLED",
    }
}

impl State {
    /// As people read it.
    pub fn label_th(self) -> &'static str {
        match self {
            Self::Planned => "กำหนดแล้ว",
            Self::PlanDone => "ออกแบบแผนแล้ว",
            Self::Taught => "สอนและสังเกตแล้ว",
            Self::Reflected => "สะท้อนผลแล้ว",
            Self::Closed => "ปิดวงจรแล้ว",
            Self::Cancelled => "ยกเลิก",
        }
    }
}

words! {
    /// The three phases.
    pub enum Phase {
        /// Design the research lesson together.
        Plan = "PLAN",
        /// Teach it and watch the pupils' thinking together.
        Do = "DO",
        /// Reflect together.
        See = "SEE",
    }
}

impl Phase {
    /// Its place among the three.
    pub(super) const fn place(self) -> usize {
        match self {
            Self::Plan => 0,
            Self::Do => 1,
            Self::See => 2,
        }
    }

    /// The state in which it is due.
    pub const fn before(self) -> State {
        match self {
            Self::Plan => State::Planned,
            Self::Do => State::PlanDone,
            Self::See => State::Taught,
        }
    }

    /// The state that it leads to.
    pub const fn after(self) -> State {
        match self {
            Self::Plan => State::PlanDone,
            Self::Do => State::Taught,
            Self::See => State::Reflected,
        }
    }
}

words! {
    /// What somebody did in a phase.
    pub enum Part {
        /// Took part; in PLAN and SEE.
        TookPart = "TOOK_PART",
        /// Taught the lesson; in DO.
        Taught = "TAUGHT",
        /// Watched the pupils' thinking; in DO.
        Observed = "OBSERVED",
    }
}

words! {
    /// What is kept of a phase.
    pub enum ArtefactKind {
        /// Lesson plan.
        LessonPlan = "LESSON_PLAN",
        /// Ideas that pupils are expected to have.
        AnticipatedIdeas = "ANTICIPATED_IDEAS",
        /// Worksheet.
        Worksheet = "WORKSHEET",
        /// Photo of the board.
        BoardPhoto = "BOARD_PHOTO",
        /// Sound recording.
        Audio = "AUDIO",
        /// Film.
        Video = "VIDEO",
        /// Field notes.
        FieldNotes = "FIELD_NOTES",
        /// Notes of the reflection.
        ReflectionNotes = "REFLECTION_NOTES",
        /// Something else.
        Other = "OTHER",
    }
}

/// One person in a phase; members of the team and guests alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participant {
    /// Opaque reference to the person.
    pub person: Uuid,
    /// What the person is.
    pub role: Role,
    /// What the person did.
    pub part: Part,
}

/// A reference to something that is kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artefact {
    /// What it is.
    pub kind: ArtefactKind,
    /// Its id where it is kept.
    pub reference: Reference,
}

/// What is recorded of a phase that was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// On which day.
    pub done_on: Date,
    /// Who was there.
    pub participants: Vec<Participant>,
    /// What is kept of it.
    pub artefacts: Vec<Artefact>,
    /// Notes; may be empty.
    pub notes: String,
}

impl Held {
    /// How many people of each role were there.
    pub fn roles(&self) -> RoleCounts {
        RoleCounts::count(self.participants.iter().map(|participant| participant.role))
    }

    /// How many watched the pupils' thinking.
    pub fn observers(&self) -> usize {
        self.participants.iter().filter(|participant| participant.part == Part::Observed).count()
    }
}

/// A phase: for when it is planned, and what is recorded of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseRecord {
    /// For which day it is planned.
    pub planned_on: Option<Date>,
    /// What is recorded of it; nothing while it was not held.
    pub held: Option<Held>,
}

/// Which of the four steps of the Open Approach a lesson had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four steps, each of which a lesson has or has not")]
pub struct OpenApproach {
    /// An open-ended problem was posed.
    pub problem_posed: bool,
    /// Pupils learned by themselves.
    pub self_learning: bool,
    /// The whole class discussed and compared.
    pub whole_class_discussion: bool,
    /// The lesson was summarised by connecting the pupils' ideas.
    pub ideas_connected: bool,
}

/// An idea of pupils that emerged in the lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idea {
    /// The idea.
    pub text: String,
    /// How many pupils had it.
    pub pupils: u32,
}

/// A phase that was held, with what belongs to it alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// The lesson was designed.
    Plan(Held),
    /// The lesson was taught and watched.
    Do {
        /// What is recorded of every phase.
        held: Held,
        /// The steps of the Open Approach, where recorded.
        open_approach: Option<OpenApproach>,
        /// Ideas of pupils that emerged.
        ideas: Vec<Idea>,
    },
    /// The team reflected.
    See {
        /// What is recorded of every phase.
        held: Held,
        /// What the team does next; may be empty.
        next_action: String,
    },
}

impl Recorded {
    /// Which phase.
    pub const fn phase(&self) -> Phase {
        match self {
            Self::Plan(_) => Phase::Plan,
            Self::Do { .. } => Phase::Do,
            Self::See { .. } => Phase::See,
        }
    }

    /// What is recorded of every phase.
    pub const fn held(&self) -> &Held {
        match self {
            Self::Plan(held) | Self::Do { held, .. } | Self::See { held, .. } => held,
        }
    }

    /// Whether such a phase can have been held.
    pub(super) fn must_be_possible(&self, today: Date) -> Result<(), CycleError> {
        let (phase, held) = (self.phase(), self.held());
        let participants = &held.participants;
        if held.done_on > today {
            return Err(CycleError::InFuture);
        }
        if participants.is_empty() {
            return Err(CycleError::NobodyThere);
        }
        if let Some(at) = (1..participants.len()).find(|at| participants[..*at].iter().any(|p| p.person == participants[*at].person)) {
            return Err(CycleError::ParticipantTwice(at));
        }
        if let Some(at) = participants.iter().position(|p| (p.part == Part::TookPart) == (phase == Phase::Do)) {
            return Err(CycleError::PartOfAnotherPhase(at));
        }
        if phase == Phase::Do && !participants.iter().any(|p| p.part == Part::Taught) {
            return Err(CycleError::NobodyTaught);
        }
        Ok(())
    }
}
