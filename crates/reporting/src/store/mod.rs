//! All SQL of the service: what projections write, what the reports read.

mod board;
mod coverage;
mod held;
mod practice;
mod profile;
mod told;
mod told_practice;
mod told_schools;
mod watch;

pub(crate) use board::{After, AgreementRow, Filter, Partnership, PartyRow, find, list, those, with_parties};
pub(crate) use coverage::{MissingRow, ProgrammeRow, Question, groups, missing, places_within, populations, programme};
pub(crate) use held::{held, held_of_schools};
pub(crate) use practice::{AdoptionOf, InnovationOf, PilotOf, Practice, TimesOf};
pub(crate) use profile::{AreaOf, AreaRow, LessonsOf, PlanOf, Profile, ProfileOf, ProgrammeOf, areas_at, place_of_area, profile};
pub(crate) use told::{agreement_told, ceremony_told, organisation_told};
pub(crate) use told_practice::{adoption_told, innovation_told, open_class_told, pilot_told, term_told, visit_told};
pub(crate) use told_schools::{
    area_told, cycle_told, enrolment_told, participation_told, plan_told, programme_told, school_told, team_told,
};
pub(crate) use watch::{Change, Moment, changed_after, changes, moment, moment_of_reports};
