//! Evaluations: what is judged and how, measured so that a principal, a teacher and a researcher would all accept the number.
//!
//! Owns frameworks: a tree of standards, dimensions, indicators and behaviours with scales, descriptors of every level, weights, rules of
//! evidence and of what does not apply, cut-offs and aggregation, all of it data; or the codes of an interval record, which is no rubric. A
//! framework has versions. A version is written as a draft, judged by experts item by item (IOC), tried out, published, retired. There is
//! no way back: what experts judged is what is published, and what has to change is a new version, copied from the old one. A published one
//! never changes again: its hash is that of a canonical form (`domain/framework/canonical.rs`), and a trigger holds it against everybody.
//! Results of two versions are compared by an equating, and where it says nothing not at all.
//!
//! A cycle says which schools are judged by which version, when and by whom. Opening it freezes its schools as they are known at that
//! moment from the schools service's events; who decides about a cycle is whoever reaches the organisation that runs it, and once it was
//! opened everybody sees it. Assessors are listed with where they work; assignments say who of them judges which school, and lapse by
//! themselves when nobody has begun until after the collection. Nobody judges the own school from outside (E5): neither whoever declares to work
//! there, or lately did, nor whom the school itself tells to be posted there; schools that were merged are one. Persons are opaque
//! references, and events carry none.
//!
//! An assessment is what one assessor says about one school. It is saved bit by bit, from devices that are without a network for days: what
//! a device sends names the version that it builds on, nodes are put together one by one, and a node that two devices changed differently
//! keeps both until the assessor decides (`domain/assessment`). Submitting is the hot call: it goes through a lane (`rpc/assessment.rs`),
//! and its use case takes a slice. What was submitted is kept as it was, submission by submission, and a trigger holds it against
//! everybody. Ratings are blind (E6): they are the assessor's own until they are submitted, and whoever has yet to submit about the same
//! school in the same cycle does not see them afterwards either. Writing them takes a grant that names the person, or the school where it
//! judges itself; one for everything names nobody. Replies to changes, lists, events, the audit trail and refusals tell how much is said
//! and never what.
//! What looks as if nobody had judged (`domain/scores/plausibility.rs`) is seen by who reviews it and by a panel when they read it, and by nobody
//! else: nothing of it is kept or told.
//!
//! When the collection has ended, moderation locks what was submitted and opens a case for every school whose raters lie apart
//! (`domain/moderation`): a panel, nobody of whom rates the school, decides node by node, and what was said stays beside it (E10); neither
//! its decision nor that of an appeal is recorded by anybody who rated the school, whatever else they may.
//! Where no rule of the framework computes a standard or the whole, as in the standards of 2561, a panel judges it in such a case, and what
//! its items suggest stays beside that.
//! Finalising makes the results of all schools in one call, exactly and always the same (`domain/result`, `domain/scores`): they are
//! computed part by part while the database writes those before them, and who waits sees how many are done (`app/result/progress.rs`). A
//! result has versions; a school of which nothing has changed keeps the one that it has, and nothing is ever overwritten (E3, E17).
//! Publishing shows each school its own result and everybody the counts of areas, of which small ones and those that they could be worked
//! out from are kept back (E12), standard by standard where the framework makes no whole; what is judged to find something out is neither
//! told nor published (E13). A school may appeal; a reopening leads to the next version. How far raters agree and how far schools have come
//! between two cycles is computed when somebody asks, kept as it was, and says what it is, from how much it comes and why it has no value
//! (`domain/reliability`, `domain/growth`). How strict each assessor is beside those who judged the same (`domain/severity.rs`) is kept nowhere
//! and told to nobody but whoever runs the cycle, on record.
//!
//! A lesson is observed by an instrument, a framework for lessons or an interval record, by somebody who was examined in it, else it is
//! practice. What was seen is the observer's alone until it is submitted and nobody watches the same lesson who has still to submit; then
//! of those who may review it, and once it is released of its teacher, by a grant for that person and no other. Two observers of one lesson
//! are compared before they talk, and what they agree on stands beside what each had seen. There is no list of teachers, and nothing makes
//! an observation of a lesson study (E15). What the lessons of a cycle add up to is said of areas alone, and of few lessons or few schools
//! not at all (`domain/observation/summary.rs`). Rounds of calibration show who has become stricter or milder than master codes. It all
//! stands behind the second wall; replies to commands and the events
//! `evaluations.{certification,observation,observation_pair,calibration}.*` say how much was seen, never what, by whom or of whom.
//!
//! Rubrics and results go to other systems and come from them in the files of the national standard (`domain/exchange`). What the standard cannot
//! hold is named on the way out; what comes in is a draft that people complete, or a cycle that was judged elsewhere: results without raters,
//! made by the same arithmetic. Criteria have a second form, the workbooks that people fill in; both are read as the same rows. Every export is on
//! record, and who assessed is neither written nor read.
//!
//! Locks are taken in one order: cycles (shared, so that a collection ends after what is under way), assignments, assessments by id.
//!
//! - Tables (schema `evaluations`): `framework`, `framework_version`, `equating`, `cycle`, `cycle_school`, `assessor`, `assignment`,
//!   `assessment`, `assessment_submission`, the last four behind the second wall; `moderation_case`, `result`, `result_version` and
//!   `appeal`, likewise; `certification`, `observation`, `observation_pair`, `calibration_round` and `calibration_rating`, likewise;
//!   `finalisation`, `publication`, `reliability_run`, `growth`; `cycle_progress`, which needs to survive nothing; beside them the log of
//!   every source (`outbox`, `outbox_state`, `audit`, `request`). Read models, in generations: `known_area`, `known_school` with
//!   `known_school_place`, `known_school_status` and `known_school_code`, `known_participation` with `known_participation_state`,
//!   `known_teacher` with `known_posting`, the last one behind the second wall.
//! - RPCs: `sala.evaluations.v1.EvaluationsService`; which permission each needs stands in its `.proto`.
//! - Events out: `evaluations.framework.*`, `evaluations.cycle.*`, `evaluations.assessor.*`, `evaluations.assignment.*` and
//!   `evaluations.assessment.*`, `evaluations.moderation.*`, `evaluations.result.*`, `evaluations.reliability.*`, `evaluations.growth.*`
//!   and `evaluations.appeal.*` and those of observations, as in `events.proto`. Events in: `schools.area.*`,
//!   `schools.school.*`, `schools.participation.*`, `schools.teacher.*`.
//!
//! A framework with its versions is one aggregate under one row lock, with one version of its record. What is in use is public knowledge:
//! once a version was published, everybody who may read frameworks reads it, with its licence, attribution and disclaimer; what was never
//! published is for those whose grants reach the organisation that owns the framework, and they alone decide about it. Experts are opaque
//! references in one table: calls and events tell how many have spoken and what they think on the whole.
//!
//! The arithmetic is pure and knows nothing of tables: agreement between raters and growth (`domain/statistics`), ratings into results
//! (`domain/scores`).

mod app;
mod config;
mod convert;
pub mod domain;
mod error;
mod projections;
mod rpc;
mod store;

use api::evaluations::v1::evaluations_service_server::{EvaluationsServiceServer, SERVICE_NAME};
use chassis::ctx::Shell;
use chassis::db::Migrations;
use chassis::job::Job;
use chassis::service::{Parts, Service};
use sqlx::migrate::Migrator;
use tonic::service::Routes;

static MIGRATIONS: Migrator = sqlx::migrate!();
/// What is known of schools; kept in generations.
static MODELS: Migrator = sqlx::migrate!("migrations/models");

/// The service, for the composition root and for tests.
pub fn service() -> Service {
    let migrations = Migrations { source: true, reader: true, own: &MIGRATIONS, models: Some(&MODELS) };
    Service { name: "evaluations", migrations, build }
}

fn build(shell: &Shell, section: toml::Table) -> Result<Parts, String> {
    let config = config::Config::read(section)?;
    let lapse =
        Job::new("LapseAssignments", config::Config::LAPSE_EVERY, |uow| Box::pin(async move { Ok(app::assignment::lapse(uow).await?) }));
    let rpc = rpc::Rpc::new(shell.clone(), &config);
    let lanes = rpc.lanes();
    let server = EvaluationsServiceServer::new(rpc).max_decoding_message_size(config.max_request_bytes);
    Ok(Parts {
        routes: Routes::new(server),
        grpc_services: vec![SERVICE_NAME],
        projections: vec![projections::schools::PROJECTION],
        jobs: vec![lapse],
        lanes,
    })
}
