//! Releases: each keeps, in `tests/released/<version>/`, its commit id, its descriptors, its events and a database. Today's code must read
//! all of them. `SALA_WRITE_RELEASE=0.1.0 cargo test -p e2e released::writes` makes the folder of a new release.

use std::path::{Path, PathBuf};
use std::process::Command;

use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use api::reporting::v1 as reporting;
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use chassis::event::Event;
use prost_reflect::{DescriptorPool, DynamicMessage};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::PgPool;
use testkit::World;

use crate::journeys::Story;
use crate::journeys::coverage::{self, Clerk};
use crate::journeys::judging::Judged;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("released")
}

/// Every release, oldest first.
fn releases() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("tests/released is a folder");
    let mut found: Vec<PathBuf> = entries.filter_map(Result::ok).map(|e| e.path()).filter(|path| path.is_dir()).collect();
    found.sort_by_key(|release| numbers(&name(release)));
    found
}

fn name(release: &Path) -> String {
    release.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().expect("a version is numbers with dots between")).collect()
}

/// The releases that keep the database of this name.
fn with(dump: &str) -> Vec<PathBuf> {
    let found: Vec<PathBuf> = releases().into_iter().filter(|release| release.join(dump).is_file()).collect();
    assert!(!found.is_empty(), "no release keeps {dump}");
    found
}

/// An event as a release keeps it, one JSON object a line.
#[derive(Serialize, Deserialize)]
struct Golden {
    position: i64,
    kind: String,
    source: String,
    aggregate: String,
    event: String,
    aggregate_id: uuid::Uuid,
    aggregate_version: i64,
    occurred_at: jiff::Timestamp,
    event_id: uuid::Uuid,
    payload: String,
}

impl Golden {
    fn of(event: &Event) -> Self {
        Self {
            position: event.position,
            kind: event.kind(),
            source: event.source.clone(),
            aggregate: event.aggregate.clone(),
            event: event.event.clone(),
            aggregate_id: event.aggregate_id,
            aggregate_version: event.aggregate_version,
            occurred_at: event.occurred_at,
            event_id: event.id,
            payload: hex::encode(&event.payload),
        }
    }

    fn event(self) -> Event {
        let payload = hex::decode(&self.payload).expect("hexadecimal");
        Event {
            source: self.source,
            epoch: 1,
            position: self.position,
            id: self.event_id,
            aggregate: self.aggregate,
            aggregate_id: self.aggregate_id,
            aggregate_version: self.aggregate_version,
            event: self.event,
            scope: None,
            traceparent: None,
            occurred_at: self.occurred_at,
            chain: None,
            payload: payload.into(),
        }
    }
}

fn events(release: &Path) -> Vec<Event> {
    let text = std::fs::read_to_string(release.join("events.jsonl")).expect("a release has its events");
    text.lines().map(|line| serde_json::from_str::<Golden>(line).expect("an event a line").event()).collect()
}

#[test]
fn there_is_a_release_and_each_has_everything() {
    let found = releases();
    assert!(!found.is_empty(), "tests/released holds the first release");
    for release in found {
        for file in ["commit", "descriptors.bin", "events.jsonl", "dump.sql", "reasons.txt"] {
            assert!(release.join(file).is_file(), "{} lacks {file}", release.display());
        }
        let commit = std::fs::read_to_string(release.join("commit")).expect("readable");
        assert!(commit.trim().len() == 40 && commit.trim().bytes().all(|b| b.is_ascii_hexdigit()), "a commit id");
    }
}

#[test]
fn todays_messages_read_every_released_event_without_losing_a_byte() {
    let pool = DescriptorPool::decode(api::DESCRIPTORS).expect("descriptors");
    for release in releases() {
        let events = events(&release);
        assert!(!events.is_empty());
        for event in events {
            let name: String = format!("{}_{}", event.aggregate, event.event).split('_').map(capitalised).collect();
            let message = pool.get_message_by_name(&format!("sala.{}.v1.{name}", event.source)).unwrap_or_else(|| panic!("{name} is gone"));
            let decoded = DynamicMessage::decode(message, event.payload.clone()).expect("decodes");
            assert_eq!(decoded.unknown_fields().count(), 0, "{name} has fields that nobody knows any more");
            assert_eq!(prost::Message::encode_to_vec(&decoded).len(), event.payload.len(), "{name}");
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

#[tokio::test]
async fn every_released_log_folds_into_the_board_of_its_day() {
    for release in releases() {
        let world = World::start([::reporting::service()]).await;
        let projections = world.projections("reporting");
        let told: Vec<Event> = events(&release).into_iter().filter(|event| event.source == "partners").collect();
        chassis::project::apply_events(world.db("reporting"), projections, &told, &world.clock, &world.ids).await.expect("applies");
        let mut client = ReportingServiceClient::new(world.as_("researcher@global"));
        let request = reporting::GetPartnershipRequest { agreement_id: sala::demo::agreement_id(), ..Default::default() };
        let board = client.get_partnership(request).await.expect("on the board").into_inner().partnership.expect("in the reply");
        assert_eq!((board.signatures_recorded, board.witness_gaps, board.authority_gaps), (7, 14, 4), "{}", release.display());
    }
}

#[tokio::test]
async fn today_opens_every_released_database() {
    for release in releases() {
        let dump = release.join("dump.sql");
        let world = World::restored(&dump, [partners::service(), ::reporting::service()]).await;
        let request = pb::GetAgreementRequest { id: sala::demo::agreement_id(), with_names: true };
        let mut partners = PartnersServiceClient::new(world.as_("legal_officer@global"));
        let agreement =
            partners.get_agreement(request).await.expect("the agreement is there").into_inner().agreement.expect("in the reply");
        assert_eq!((agreement.parties_count, agreement.signatures_recorded), (7, 7));
        // It is not only read: the next step of its life is recorded on the old rows.
        let waive = pb::WaiveDelegationRequest {
            id: agreement.id.clone(),
            expected_version: agreement.version,
            party_no: 2,
            reason: "ไม่ปรากฏหนังสือมอบอำนาจ".to_owned(),
            ..Default::default()
        };
        partners.waive_delegation(waive).await.expect("an old agreement goes on");
        world.settle().await;
        let mut reports = ReportingServiceClient::new(world.as_("researcher@global"));
        let request = reporting::GetPartnershipRequest { agreement_id: agreement.id, ..Default::default() };
        let board = reports.get_partnership(request).await.expect("on the board").into_inner().partnership.expect("in the reply");
        assert_eq!((board.agreement_version, board.authority_gaps), (agreement.version + 1, 3));
    }
}

/// The reports of the schools that a release's log tells of: three of four are asked in this province, one of them has confirmed its numbers.
#[tokio::test]
async fn every_released_log_of_schools_folds_into_the_coverage_of_its_day() {
    for release in with("schools.sql") {
        let told: Vec<Event> = events(&release).into_iter().filter(|event| event.source == "schools").collect();
        let first = |aggregate: &str| {
            told.iter().find(|event| event.aggregate == aggregate).map(|event| event.aggregate_id.to_string()).expect("the log tells of it")
        };
        let world = World::start([::reporting::service()]).await;
        chassis::project::apply_events(world.db("reporting"), world.projections("reporting"), &told, &world.clock, &world.ids)
            .await
            .expect("applies");
        let asked = json!({ "programme_id": first("programme"), "cohort_no": 2, "area_id": first("area") });
        let share = Clerk::of(&world).call("GetParticipationCoverage", asked).await["coverage"]["confirmed_share"].clone();
        assert_eq!((&share["numerator"], &share["denominator"]), (&json!("1"), &json!("3")), "{}", release.display());
    }
}

#[tokio::test]
async fn today_opens_every_released_database_of_schools() {
    for dump in with("schools.sql").into_iter().map(|release| release.join("schools.sql")) {
        let world = World::restored(&dump, [schools::service(), ::reporting::service()]).await;
        world.clock.set("2022-06-01T02:00:00Z".parse().expect("an instant"));
        let clerk = Clerk::of(&world);
        let found = clerk.call("ListSchools", json!({})).await;
        let found = found["schools"].as_array().expect("a list");
        assert_eq!(found.len(), 4, "{}", dump.display());
        // It is not only read: an old school gets a new name, and the reports follow.
        let (id, name) = (&found[0]["id"], json!({ "th": "โรงเรียนชื่อใหม่ (ข้อมูลสมมติ)" }));
        let rename = json!({ "id": id, "expected_version": found[0]["version"], "name": name, "valid_from": { "year": 2022, "month": 5, "day": 16 } });
        clerk.call("RenameSchool", rename).await;
        world.settle().await;
        let profile = clerk.call("GetSchoolProfile", json!({ "school_id": id })).await;
        assert_eq!(profile["profile"]["display_name"]["th"], name["th"], "{}", dump.display());
    }
}

/// The report of the cycle that a release's log tells of: all six schools were judged, and have a result.
#[tokio::test]
async fn every_released_log_of_evaluations_folds_into_the_coverage_of_its_day() {
    for release in with("evaluations.sql") {
        let told: Vec<Event> = events(&release).into_iter().filter(|event| event.source == "evaluations").collect();
        let cycle = told.iter().find(|event| event.aggregate == "cycle").expect("the log tells of it").aggregate_id.to_string();
        let world = World::start([::reporting::service()]).await;
        chassis::project::apply_events(world.db("reporting"), world.projections("reporting"), &told, &world.clock, &world.ids)
            .await
            .expect("applies");
        let found = Clerk::of(&world).call("GetEvaluationCoverage", json!({ "cycle_id": cycle })).await["coverage"].clone();
        for share in ["submitted_share", "finalised_share"] {
            let share = &found[share];
            assert_eq!((&share["numerator"], &share["denominator"]), (&json!("6"), &json!("6")), "{}", release.display());
        }
    }
}

/// What was found then is found again today from the same ratings, hash by hash (E17).
#[tokio::test]
async fn today_opens_every_released_database_of_evaluations_and_finds_the_same_results() {
    for dump in with("evaluations.sql").into_iter().map(|release| release.join("evaluations.sql")) {
        let world = World::restored(&dump, [evaluations::service()]).await;
        world.clock.set("2022-06-01T02:00:00Z".parse().expect("an instant"));
        let clerk = Clerk::of(&world);
        let cycle = clerk.call("ListCycles", json!({})).await["cycles"][0].clone();
        let asked = json!({ "cycle_id": cycle["id"] });
        let before = clerk.call("ListResults", asked.clone()).await["results"].clone();
        assert_eq!((before.as_array().map(Vec::len), &cycle["status"]), (Some(6), &json!("CYCLE_STATUS_PUBLISHED")), "{}", dump.display());
        let reopen = json!({
            "id": cycle["id"], "expected_version": cycle["version"],
            "reason": "คำนวณใหม่ (ข้อมูลสมมติ)", "approval": "มติที่ประชุมครั้งที่ 3/2565",
        });
        let opened = clerk.call("ReopenCycle", reopen).await["cycle"].clone();
        let finalise = json!({ "id": opened["id"], "expected_version": opened["version"] });
        let again = clerk.call("FinaliseCycle", finalise).await;
        assert_eq!((&again["unchanged"], again.get("revised")), (&json!(6), None), "{}: {again}", dump.display());
        assert_eq!(clerk.call("ListResults", asked).await["results"], before, "{}", dump.display());
    }
}

/// Whoever looks at a running house, at its image or at its traces sees which release it is, or which it is about to be.
#[test]
fn the_binary_and_the_deployment_bear_the_version_of_the_newest_release_or_of_the_next() {
    let version = env!("CARGO_PKG_VERSION");
    let newest = releases().pop().expect("a release");
    assert!(numbers(version) >= numbers(&name(&newest)), "{version} after {}", newest.display());
    for file in ["deploy/compose.yaml", "deploy/.env.example", "deploy/Dockerfile", "deploy/README.md"] {
        let text = crate::sources::read(file);
        let named: Vec<&str> = text.split("sala:").skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).collect();
        assert!(!named.is_empty() && named.iter().all(|rest| rest.starts_with(version)), "{file} names another image than sala:{version}");
    }
}

/// Makes the folder of a release from what the demo records; does nothing unless asked.
#[tokio::test]
async fn writes_a_release_when_asked() {
    let Some(version) = asked_for() else { return };
    let story = Story::told().await;
    let release = folder().join(&version);
    std::fs::create_dir_all(&release).expect("a folder");
    std::fs::write(release.join("descriptors.bin"), api::DESCRIPTORS).expect("written");
    let town = coverage::town().await;
    let mut events = story.world.told("partners").await;
    events.extend(town.world.told("schools").await);
    let judged = Judged::published().await;
    events.extend(judged.world.told("evaluations").await);
    let lines: Vec<String> = events.iter().map(|event| serde_json::to_string(&Golden::of(event)).expect("JSON")).collect();
    std::fs::write(release.join("events.jsonl"), lines.join("\n") + "\n").expect("written");
    std::fs::write(release.join("dump.sql"), dump(story.world.db("partners").pool())).expect("written");
    std::fs::write(release.join("schools.sql"), dump(town.world.db("schools").pool())).expect("written");
    std::fs::write(release.join("evaluations.sql"), dump(judged.world.db("evaluations").pool())).expect("written");
    std::fs::write(release.join("reasons.txt"), crate::contracts::reasons_of_today()).expect("written");
    let head = Command::new("git").args(["rev-parse", "HEAD"]).current_dir(folder()).output().expect("git runs");
    std::fs::write(release.join("commit"), head.stdout).expect("written");
}

#[expect(clippy::disallowed_methods, reason = "the one switch of this file")]
fn asked_for() -> Option<String> {
    std::env::var("SALA_WRITE_RELEASE").ok().filter(|version| !version.is_empty())
}

/// The database as plain SQL, without owners, so that it restores anywhere.
fn dump(pool: &PgPool) -> String {
    let options = pool.connect_options();
    let programs = local::Programs::find();
    let bin = &programs.postgres().expect("Postgres is here").bin;
    let socket = options.get_socket().map_or_else(|| options.get_host().to_owned(), |path| path.display().to_string());
    let output = Command::new(bin.join("pg_dump"))
        .args(["--inserts", "--no-owner", "--no-privileges", "--host", &socket, "--port", &options.get_port().to_string()])
        .args(["--username", options.get_username(), options.get_database().expect("a test has a database of its own")])
        .output()
        .expect("pg_dump runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // The restriction keys of newer pg_dump are random and only for psql's own protection.
    let text = String::from_utf8(output.stdout).expect("text");
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("\\restrict") && !line.starts_with("\\unrestrict")).collect();
    kept.join("\n") + "\n"
}
