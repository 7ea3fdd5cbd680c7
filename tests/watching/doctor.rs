//! `sala doctor` in houses that are ill. (In one that is well it has nothing to say: `faults/deployed.rs`.)

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use async_nats::jetstream;
use async_nats::jetstream::stream::{Config, DiscardPolicy};
use serde_json::Value;

use crate::faults::sala;
use crate::faults::street::Street;

/// What was found, by check: status, words, advice.
struct Diagnosis {
    failed: bool,
    checks: BTreeMap<String, (String, String, String)>,
}

impl Diagnosis {
    fn of(street: &Street, arguments: &[&str]) -> Self {
        let done =
            sala::command().args(["doctor", "--json", "--config", street.config()]).args(arguments).output().expect("the binary starts");
        let told: Value = serde_json::from_slice(&done.stdout)
            .unwrap_or_else(|e| panic!("{e}: {}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr)));
        let text = |check: &Value, key: &str| check[key].as_str().unwrap_or_default().to_owned();
        let checks: BTreeMap<_, _> = told["checks"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|check| (text(check, "check"), (text(check, "status"), text(check, "found"), text(check, "advice"))))
            .collect();
        let failed = told["failed"] == true;
        assert_eq!(done.status.code(), Some(i32::from(failed)), "the exit code says the same");
        assert_eq!(failed, checks.values().any(|(status, ..)| status == "fail"));
        for (check, (status, found, advice)) in &checks {
            assert!(!found.is_empty() && (status == "ok") == advice.is_empty(), "{check}: {status} {found} {advice}");
        }
        Self { failed, checks }
    }

    fn status(&self, check: &str) -> &str {
        &self.at(check).0
    }

    fn at(&self, check: &str) -> &(String, String, String) {
        self.checks.get(check).unwrap_or_else(|| panic!("{check} was not looked at: {:#?}", self.checks.keys()))
    }

    /// The check fails, in these words.
    fn fails(&self, check: &str, words: &str) {
        let (status, found, advice) = self.at(check);
        assert!(status == "fail" && format!("{found} {advice}").contains(words), "{check}: {status} {found} → {advice}");
        assert!(self.failed);
    }
}

fn street() -> Street {
    Street::servers(&testkit::nats_programs().into_iter().next().expect("a nats-server is installed"))
}

/// A client of the house's nats-server, to meddle.
async fn meddler(street: &Street) -> jetstream::Context {
    let options = async_nats::ConnectOptions::with_token(street.nats.token().expect("the house has one").to_owned());
    jetstream::new(options.connect(street.nats.url()).await.expect("NATS answers"))
}

#[test]
fn a_database_that_is_not_fit_for_a_service_is_told_in_which_way() {
    let mut street = street();
    let first = Diagnosis::of(&street, &[]);
    for check in ["configuration", "auth.keys", "partners.encoding", "partners.clock", "reporting.migrations", "partners.outbox", "nats"] {
        assert_eq!(first.status(check), "ok", "{check}");
    }
    first.fails("partners.durability", "set fsync = on");
    first.fails("partners.role", "superuser");
    assert_eq!(first.status("reporting.reads.partners"), "warn");
    assert_eq!(first.status("nats.sync_interval"), "skip");

    street.sql("delete from partners.schema_migration");
    street.sql("create database ascii encoding 'SQL_ASCII' template template0 locale 'C'");
    Diagnosis::of(&street, &["partners"]).fails("partners.migrations", "sala migrate partners");
    let ascii = format!("partners.database.url={}", street.url("ascii"));
    Diagnosis::of(&street, &["partners", "--set", &ascii]).fails("partners.encoding", "SQL_ASCII");

    street.postgres.kill();
    let began = Instant::now();
    let without = Diagnosis::of(&street, &[]);
    without.fails("partners.database", "does not answer");
    assert_eq!(without.status("nats"), "ok", "the rest is looked at all the same");
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
}

#[test]
fn too_few_connections_and_unusable_settings_are_named() {
    let street = street();
    let crowded = Diagnosis::of(&street, &["--replicas", "40"]);
    let (server, _) = crowded.checks.iter().find(|(check, _)| check.starts_with("connections.")).expect("the pools are added up");
    crowded.fails(server, "may take 2680 of");
    Diagnosis::of(&street, &["--set", "auth.jwks_file=/nowhere"]).fails("auth.keys", "/nowhere");
    Diagnosis::of(&street, &["partners", "--set", "partners.database.url="]).fails("configuration", "partners.database.url is not set");
    Diagnosis::of(&street, &["--set", "grpc.lisen=1"]).fails("configuration", "lisen");
}

#[test]
fn events_that_wait_and_readers_that_stand_still_are_found() {
    let street = street();
    street.sql(
        "insert into partners.outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, actor, occurred_at)
         values (gen_random_uuid(), 'agreement', gen_random_uuid(), 1, 'created', '', 'tester', now() - interval '1 hour')",
    );
    street.sql(
        "insert into reporting.projection_offset (generation, source, position, head_position, stopped) values (1, 'partners', 3, 7, 'GAP')",
    );
    let found = Diagnosis::of(&street, &[]);
    found.fails("partners.outbox", "1 events wait");
    found.fails("reporting.reads.partners", "position 3 of 7");
    assert!(found.at("reporting.reads.partners").2.contains("sala events republish"));
    street.sql("update reporting.projection_offset set stopped = null, behind_since = now() - interval '2 minutes'");
    assert_eq!(Diagnosis::of(&street, &["reporting"]).status("reporting.reads.partners"), "warn");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_is_missing_other_or_nearly_full_is_found_and_so_is_a_nats_that_is_gone() {
    let mut street = street();
    let meddler = meddler(&street).await;
    let stream = "nats.stream.SALA_PARTNERS";
    assert_eq!(Diagnosis::of(&street, &[]).status(stream), "ok");
    meddler.delete_stream("SALA_PARTNERS").await.expect("deleted");
    Diagnosis::of(&street, &[]).fails(stream, "sala events provision");

    let other = Config { name: "SALA_PARTNERS".to_owned(), subjects: vec!["sala.v1.partners.>".to_owned()], ..Config::default() };
    meddler.create_stream(Config { discard: DiscardPolicy::Old, ..other }).await.expect("created");
    Diagnosis::of(&street, &[]).fails(stream, "discard");
    meddler.delete_stream("SALA_PARTNERS").await.expect("deleted");

    let small = "nats.max_bytes=10000";
    street.sala(&["events", "provision", "--set", small]);
    meddler.publish("sala.v1.partners.agreement.changed", vec![0; 8_500].into()).await.expect("sent").await.expect("stored");
    let full = Diagnosis::of(&street, &["--set", small]);
    assert_eq!(full.status(stream), "warn");
    assert!(full.at(stream).2.contains("nats.max_bytes"));

    street.nats.kill();
    Diagnosis::of(&street, &["reporting"]).fails("nats", "no connection");
}
