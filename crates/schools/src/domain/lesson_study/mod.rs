//! Lesson study: a team plans a research lesson, watches it and reflects on it. Observers watch how pupils think; the ability of the
//! teacher is not judged, and nothing in here could hold a judgement of it.

mod cycle;
mod role;
mod summary;
mod team;

pub use cycle::{
    Artefact, ArtefactKind, Cycle, CycleError, CycleEvent, CycleRecord, Held, Idea, NewCycle, OpenApproach, Part, Participant, Phase,
    PhaseRecord, Recorded, State,
};
pub use role::{Role, RoleCounts};
pub use summary::Summary;
pub use team::{Makeup, Member, Team, TeamError, TeamEvent, TeamRecord};
