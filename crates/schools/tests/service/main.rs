//! The schools service through gRPC in process, on a real Postgres. Schools and areas beyond the map of Khon Kaen are made up and say so.

mod adoptions;
mod areas;
mod coaching;
mod enrolments;
mod given;
mod innovations;
mod lesson_cycles;
mod lesson_phases;
mod lesson_scopes;
mod lesson_summaries;
mod lesson_teams;
mod lessons;
mod making;
mod open_classes;
mod participation_rules;
mod participations;
mod pilots;
mod plans;
mod plc;
mod programmes;
mod reorganising;
mod repeats;
mod schools;
mod scopes;
mod taking_part;
mod terms;
