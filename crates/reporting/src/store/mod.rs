//! All SQL of the service: what projections write, what the reports read.

/// One column of things that are told together, for statements that turn columns into rows.
macro_rules! column {
    ($told:ident, |$one:ident| $value:expr) => {
        $told.iter().map(|$one| $value).collect::<Vec<_>>()
    };
}

mod board;
mod coverage;
mod evaluations;
mod held;
mod practice;
mod profile;
mod profile_results;
mod told;
mod told_evaluations;
mod told_practice;
mod told_register;
mod told_schools;
mod watch;

pub(crate) use board::{After, AgreementRow, Filter, Partnership, PartyRow, find, list, those, with_parties};
pub(crate) use coverage::{MissingRow, ProgrammeRow, Question, groups, missing, places_within, populations, programme};
pub(crate) use evaluations::{
    CycleQuestion, CycleRow, InCycle, MissingAssessmentRow, evaluation_cycle, evaluation_groups, missing_assessments, schools_of_cycle,
};
pub(crate) use held::{held, held_of_evaluations, held_of_schools};
pub(crate) use practice::{AdoptionOf, InnovationOf, PilotOf, Practice, TimesOf};
pub(crate) use profile::{AreaOf, AreaRow, LessonsOf, PlanOf, Profile, ProfileOf, ProgrammeOf, areas_at, place_of_area, profile};
pub(crate) use profile_results::{ResultOf, ResultsWithin};
pub(crate) use told::{agreements_told, ceremonies_told, organisations_told};
pub(crate) use told_evaluations::{
    assessments_told, assignments_told, evaluation_cycles_told, evaluation_schools_told, frameworks_told, published_results_told,
    results_told,
};
pub(crate) use told_practice::{adoption_told, innovation_told, open_class_told, pilot_told, term_told, visit_told};
pub(crate) use told_register::{enrolments_told, schools_told};
pub(crate) use told_schools::{area_told, cycle_told, participation_told, plan_told, programme_told, team_told};
pub(crate) use watch::{Change, Moment, changed_after, changes, moment, moment_of_reports};
