//! Reporting: what it adds up to. Read models fed by events; every reply says how far they have read.
//!
//! **Owns** the partnership board: where every agreement stands, party by party — the state, signatures outstanding, witness
//! places and authority that are missing; the **school profile**: a school on one page, as of a day; the **coverage** of programmes: how
//! many schools of which area take part in a cohort, and which of them have not confirmed their numbers; the **coverage** of evaluation cycles:
//! of how many schools, frozen when a cycle was opened, assessments were handed in; and the **scorecard** of an area: what results come to.
//!
//! | Tables (schema `reporting`) | fed by | |
//! |---|---|---|
//! | `partnership`, `partnership_party` | `partners.agreement.*` | the newest snapshot of each agreement, gaps and totals counted |
//! | `partnership_ceremony` | `partners.ceremony.*` | when the signing takes place |
//! | `partnership_change`, `partnership_left`, `partnership_series` | triggers on these | what changed last, for streams |
//! | `partner_organisation`, `partner_organisation_name` | `partners.organisation.*` | what the parties are called, day by day |
//! | `area` | `schools.area.*` | what schools in an area are found by, and which grant reaches them |
//! | `school`, `school_place` | `schools.school.*` | the newest snapshot; where it belonged and what became of it, day by day |
//! | `enrolment` | `schools.enrolment.*` | the pupils of a school on a day: provisional, confirmed or withdrawn |
//! | `programme` | `schools.programme.*` | its name, its cohorts, who runs it |
//! | `participation`, `participation_state` | `schools.participation.*` | which school is in which cohort, and its status, day by day |
//! | `plan`, `lesson_team`, `lesson_cycle` | `schools.plan.*`, `schools.lesson_study.*` | how far plans and cycles have come |
//! | `pilot`, `pilot_state` | `schools.pilot.*` | statutory designations: in effect from when to when, and their status, day by day |
//! | `term`, `visit`, `open_class` | `schools.{term,coaching,open_class}.*` | who came on which day, and the term that the day lies in |
//! | `innovation`, `adoption`, `adoption_state` | `schools.{innovation,adoption}.*` | what began where, and who holds to it, day by day |
//! | `evaluation_framework`, `evaluation_cycle` | `evaluations.{framework,cycle}.*` | what is judged, by what, when |
//! | `evaluation_school` | `evaluations.cycle.{population_frozen,school_added}` | the schools of a cycle, frozen, with where they lay |
//! | `evaluation_assignment`, `evaluation_assessment` | `evaluations.{assignment,assessment}.*` | how far they have come, never what they say |
//! | `evaluation_result` | `evaluations.result.*` | the newest result of a school in a cycle, node by node |
//! | `evaluation_result_published` | `evaluations.result.*` | the one of them that was published last |
//! | `report_change` | triggers on these | how often anything has changed that these reports show, for streams |
//! | `projection_offset`, `projection_parked`, `projection_seen` | the chassis | how far each source is read, what could not be read, what is visible |
//!
//! Events of persons and positions are passed over, and of a school who heads it, who came to it and who made what: reports know no person.
//!
//! | RPC | |
//! |---|---|
//! | `ListPartnerships` | a page of the board, newest agreement first |
//! | `GetPartnership` | one agreement |
//! | `WatchPartnerships` | the whole board, then every change, resumed by token |
//! | `GetSchoolProfile` | a school on one page, as of a day |
//! | `WatchSchoolProfile` | the same of today, then whatever changes on it, resumed by token |
//! | `GetParticipationCoverage` | a cohort of a programme in one area, or as a whole |
//! | `WatchParticipationCoverage` | the same of today, then whatever changes in it, resumed by token |
//! | `ListParticipationCoverage` | the same area by area, with the sums |
//! | `ListMissingSchools` | the schools that have not confirmed their numbers, by name |
//! | `GetEvaluationCoverage` | an evaluation cycle in one area, or as a whole |
//! | `WatchEvaluationCoverage` | the same, then whatever changes in it, resumed by token |
//! | `ListEvaluationCoverage` | the same area by area, with the sums |
//! | `ListMissingAssessments` | the schools about which fewer assessments were handed in than the cycle asks for, by name |
//! | `GetAreaScorecard` | what the results of a cycle come to in one area, or as a whole: those that were published, or the newest |
//! | `WatchAreaScorecard` | the same, then whatever changes in it, resumed by token |
//!
//! Callers see agreements whose scopes meet their grants; what they may not see answers like what does not exist. Of schools they see what
//! is recorded of days on which the school belonged to them, and count nothing else: `AS_NOW` draws the records on the map of today and
//! shows nobody more of them. Whoever runs a programme sees all who take part in it.
//!
//! On the page of a school stand its results, to whoever may read them with the service that owns them, where the school lay on the day of the
//! cycle: what was published to whoever reads results, the newest to whoever reviews them.
//!
//! What results come to is told of five schools or more, and what it could be worked out from is kept back too: a scorecard is the same for
//! everybody who sees it, and seen by whoever reaches all of its schools. It is of what was published; whoever reviews the results of all of
//! its schools may ask for the newest, of which no more is told than can be told beside the other. Results of frameworks for research are told
//! to nobody, so that they are in no report.
//!
//! Cells with few schools are **not suppressed** in reports of coverage: that a school takes part in a programme, and whether it has confirmed
//! its numbers or handed in an assessment, is a public fact about an institution that the same callers list by name; no number here says
//! anything about a teacher or a pupil, and a missing list without names helps nobody.
//!
//! **Tells** no events. **Asks** no other service: what has not been told yet is shown as unknown.
//!
//! Where to look: `projections/` (one file a source) → `convert/` → `domain/` → `store/` for what comes in;
//! `rpc` → `app` → `store/` for what is asked. A test feeds events through `chassis::project` and reads the reports by gRPC.

mod app;
mod config;
mod convert;
mod domain;
mod projections;
mod rpc;
mod store;

use api::reporting::v1::reporting_service_server::{ReportingServiceServer, SERVICE_NAME};
use chassis::ctx::Shell;
use chassis::db::Migrations;
use chassis::service::{Parts, Service};
use serde::Deserialize as _;
use sqlx::migrate::Migrator;
use tonic::service::Routes;

use config::Config;
use rpc::Rpc;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// The service, as the composition root lists it.
pub fn service() -> Service {
    Service { name: "reporting", migrations: Migrations { source: false, reader: true, own: &MIGRATIONS, models: None }, build }
}

fn build(shell: &Shell, section: toml::Table) -> Result<Parts, String> {
    let Config {} = Config::deserialize(section).map_err(|error| error.to_string())?;
    Ok(Parts {
        routes: Routes::new(ReportingServiceServer::new(Rpc::new(shell.clone()))),
        grpc_services: vec![SERVICE_NAME],
        projections: projections::all(),
        ..Parts::default()
    })
}
