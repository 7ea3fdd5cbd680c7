//! Who takes part and where they belong: the rules, without IO. Every decision is taken here; callers hand in the instant and the facts of
//! other aggregates.
//!
//! | for | use |
//! |---|---|
//! | an area, what it lies in, its standing as an innovation area | [`area::Area`] |
//! | a school, whom it belongs to, what became of it | [`school::School`] |
//! | pupils of a school on a day | [`enrolment::Enrolment`] |
//! | when a term begins and ends | [`term::Term`] |
//! | a programme and its cohorts | [`programme::Programme`] |
//! | a school in a cohort | [`participation::Participation`] |
//! | a statutory pilot school | [`pilot::Pilot`] |
//! | who studies lessons together, and one research lesson from plan to reflection | [`lesson_study::Team`], [`lesson_study::Cycle`] |
//! | what is recorded once: coaching visits, open classes, meetings | [`coaching::CoachingVisit`], [`open_class::OpenClass`], [`plc::PlcMeeting`] |
//! | an innovation, and how far it has come | [`innovation::Innovation`] |
//! | that a school takes one up, and what came of it | [`adoption::Adoption`] |
//! | where one is to be carried | [`scale_out::ScaleOut`] |
//! | what a school means to become better at over some years | [`plan::Plan`] |
//! | a file of schools or of their pupils, read, applied and undone | [`import::Import`] |
//! | who teaches where, when and as what | [`teacher::Teacher`] |
//! | what held when | [`Timeline`] |
//! | what was done on which day | [`Steps`] |
//! | codes that people use | [`Code`] |
//!
//! An aggregate is restored from its plain record and shows it by `record()`; only its methods change it. Each method checks first and
//! changes afterwards, so a refused one leaves the aggregate as it was. Each event has raised the version by one; no events means that
//! nothing changed.

pub mod adoption;
pub mod area;
pub mod coaching;
pub mod code;
pub mod enrolment;
pub mod ids;
pub mod import;
pub mod innovation;
pub mod lesson_study;
pub mod open_class;
pub mod participation;
pub mod pilot;
pub mod plan;
pub mod plc;
pub mod programme;
pub mod reference;
pub mod scale_out;
pub mod school;
pub mod step;
pub mod teacher;
pub mod term;
pub mod timeline;

pub use code::{Code, CodeMalformed};
pub use ids::{
    AdoptionId, AreaId, CoachingVisitId, EnrolmentId, ImportId, InnovationId, LessonStudyCycleId, LessonStudyTeamId, OpenClassId,
    ParticipationId, PilotId, PlanId, PlcMeetingId, ProgrammeId, ScaleOutId, SchoolId, TeacherId, TermId,
};
pub use reference::{Reference, ReferenceIsAddress};
pub use step::{Resolution, Step, StepError, Steps, When};
pub use timeline::{Dated, NotAfterLastChange, Timeline};
