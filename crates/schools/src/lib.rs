//! Schools: who takes part, where they belong and belonged, what they do and what they learn from each other.
//!
//! Owns areas (what lies in what, in several hierarchies), schools (codes, names, affiliation apart from location, network centres, status),
//! the pupils counted on a day, and the dates of terms. Everything that changes has its time: a change begins something and ends what held
//! before; what lies before it stays as it was, and every question may be asked `as_of` a day.
//!
//! Owns programmes with their cohorts, the participation of schools in them, and statutory pilot designations, which are another thing: a
//! designation needs an innovation area that is designated on the day, a participation needs none. Both are walked in dated steps. Owns what
//! schools do to learn from each other: lesson study, coaching visits, open classes, meetings of professional learning communities; and who
//! teaches where. The teacher's ability is judged nowhere, and no field could hold a judgement. Owns innovations, which schools took them up and where they are
//! to be carried, and the development plans of schools. Owns imports: files of schools and of their pupils become plans, which are applied and
//! undone; the file itself, and whatever it says about persons, is kept nowhere.
//!
//! - Tables (schema `schools`): `area`, `area_edge`, `school`, `school_identifier`, `school_place`, `enrolment`, `term`, `programme`,
//!   `participation`, `pilot_designation`, `lesson_study_team`, `lesson_study_cycle`, `lesson_study_of_school`, `coaching_visit`,
//!   `open_class`, `plc_meeting`, `teacher`, `posting`, `innovation`, `adoption`, `scale_out`, `plan`, `plan_revision`, `import`,
//!   `import_row`; beside them the log of every source (`outbox`, `outbox_state`, `audit`, `request`).
//! - RPCs: `sala.schools.v1.SchoolsService`; which permission each needs stands in its `.proto`.
//! - Events out: `schools.{area,school,enrolment,term,programme,participation,pilot,lesson_study,coaching,open_class,plc,teacher,innovation,
//!   adoption,scale_out,plan,import}.*`, as in `events.proto`. Events in: none.
//!
//! An area and a school are one document each under one row lock (`store/document`); what they are found by stands in rows that are made from
//! the document whenever it is saved. `school_place` is one of them: what a school belongs to and lies in, with time, from which both scopes
//! and filters are answered. Whoever reached a school on a day reads what it was on that day, also after it has moved.
//!
//! Recording a phase of lesson study is the hot call: it goes through a lane (`rpc/lesson_study.rs`), and its use case takes a slice.
//!
//! A file is read aside (`convert/imports/reading.rs`): on a thread that answers no calls, so many files at one time, and row by row, while the
//! rows that were read before are planned. A plan that nobody has applied or discarded is thrown away after some days.
//!
//! An import (`app/import`) is applied and undone in calls of at most 1,000 rows, each a transaction of its own that tells what it did to
//! every school; progress stands with the rows. What a row makes of what is known is asked twice, for the plan and when it is applied, of the
//! same function (`domain/import/revise.rs`), and the version that the plan has seen decides whether the row is stale. Undoing takes a change
//! out of the history, because a mistake of a file is none; a school that was registered by it is withdrawn: it keeps its id and its names,
//! and has existed on no day.
//!
//! What reaches across aggregates: a new order of areas (`app/reorganise.rs`) moves areas and the schools that go with them in one
//! transaction, at most 2,000 schools at once. Locks are taken in one order: areas by id, schools by id. A step of a participation keeps its
//! programme from being closed meanwhile, a step of a designation its innovation area from changing: both are held, not locked. Who has an
//! innovation from whom has no circles: beginning an adoption locks the innovation and walks the lineage, so that of two schools which would
//! have it from one another the second is refused. How far it has reached is counted from adoptions, never typed in.
//!
//! A teacher is one document, an opaque reference with postings in time. Whoever reached the school of a posting on a day of it sees the teacher
//! and that posting; one posting holds at a time as the post, and secondments lie over it (S14, by an exclusion constraint too). There are
//! lists of the teachers of a school and none of an area, and every read of a teacher is on record.
//!
//! Tables with references to persons stand behind the second wall (`migrations/0008_wall.sql`): Postgres shows a transaction only rows that its
//! callers reach, whatever a use case forgets. One question looks over it, and says which schools something refers to and nothing else
//! (`store/school/held.rs`).
//!
//! Who sees a participation or a designation is decided by where the school lies today while it lasts, and by where it lay on its last day
//! afterwards; whoever runs a programme sees and decides for all of its schools, wherever they lie.
//!
//! What a school took part in stays with it when it is merged or dissolved (S7): reports show it as closed since then, nothing is carried over
//! to its successor, and from that day on only steps are possible that end it. A designation whose time has run out expires by the days,
//! without a step; the school may ask anew.

mod app;
mod config;
mod convert;
pub mod domain;
mod error;
mod rpc;
mod store;

use api::schools::v1::schools_service_server::{SERVICE_NAME, SchoolsServiceServer};
use chassis::ctx::Shell;
use chassis::db::Migrations;
use chassis::job::Job;
use chassis::service::{Parts, Service};
use sqlx::migrate::Migrator;
use tonic::service::Routes;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// The service, for the composition root and for tests.
pub fn service() -> Service {
    Service { name: "schools", migrations: Migrations { source: true, reader: false, own: &MIGRATIONS, models: None }, build }
}

fn build(shell: &Shell, section: toml::Table) -> Result<Parts, String> {
    let config = config::Config::read(section)?;
    let rpc = rpc::Rpc::new(shell.clone(), &config);
    let lanes = rpc.lanes();
    let plan_days = config.import.plan_days;
    let tidy = Job::new("DiscardForgottenImport", config::Config::TIDY_EVERY, move |uow| {
        Box::pin(async move { Ok(app::import::discard_forgotten(uow, plan_days).await?) })
    });
    let server = SchoolsServiceServer::new(rpc).max_decoding_message_size(config.max_request_bytes);
    Ok(Parts { routes: Routes::new(server), grpc_services: vec![SERVICE_NAME], jobs: vec![tidy], lanes, ..Parts::default() })
}
