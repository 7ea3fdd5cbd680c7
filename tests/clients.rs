//! Clients in other languages, as an app's developers would write them: Python's gRPC, which learns the contract by reflection;
//! grpc-js, which reads the `.proto` files; and gRPC-Web over fetch, as in a browser, with a descriptor set.

mod judging;
mod node;
mod python;
mod retries;
mod service_config;
mod streams;

use std::process::Command;

use serde_json::Value;
use testkit::Refusal;

use judging::{evaluations_of, tells_of_a_cycle};

use crate::faults::sala::{Sala, free_port};
use crate::faults::street::Street;
use crate::faults::until;
use crate::sources;

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A decoded refusal.
#[derive(Clone, Copy)]
struct Refused<'a>(&'a Value);

impl<'a> Refused<'a> {
    /// Code and reason, and what every refusal carries besides.
    #[track_caller]
    fn is(self, code: &str, reason: &str) -> Self {
        assert_eq!((text(&self.0["code"]), text(&self.0["ErrorInfo"]["reason"])), (code, reason), "{:#}", self.0);
        assert_eq!(self.0["ErrorInfo"]["domain"], "sala");
        assert!(self.0["status_code"].is_number(), "the details are a google.rpc.Status");
        let reference = text(&self.0["RequestInfo"]["requestId"]);
        assert!(reference.len() == 32 && reference.bytes().all(|b| b.is_ascii_hexdigit()), "{:#}", self.0);
        assert!(!text(&self.0["message"]).is_empty() && !Refusal::is_thai(text(&self.0["message"])), "developers read English");
        self
    }

    /// The sentence for people is in this language.
    #[track_caller]
    fn speaks(self, locale: &str) -> Self {
        let said = &self.0["LocalizedMessage"];
        assert_eq!(said["locale"], locale);
        assert_eq!(Refusal::is_thai(text(&said["message"])), locale == "th", "{said}");
        self
    }

    /// Path and reason of every field that was wrong.
    fn fields(self) -> Vec<(&'a str, &'a str)> {
        self.violations().map(|field| (text(&field["field"]), text(&field["reason"]))).collect()
    }

    fn violations(self) -> impl Iterator<Item = &'a Value> {
        self.0["BadRequest"]["fieldViolations"].as_array().into_iter().flatten()
    }
}

/// What the client saw: the one JSON document that it prints.
fn story(street: &Street, command: &mut Command) -> Value {
    let done = command.output().expect("the client starts");
    assert!(done.status.success(), "{}\n{}", String::from_utf8_lossy(&done.stderr), street.last_words());
    serde_json::from_slice(&done.stdout).expect("it prints JSON")
}

/// The schools service of a street, and its address.
fn schools_of(street: &Street, settings: &[&str]) -> (Sala, String) {
    let port = free_port();
    (street.serve("schools", "schools", port, settings), format!("127.0.0.1:{port}"))
}

/// A browser does not wait for a server that is not there yet.
async fn schools_answer(address: &str) {
    let listens = async || tokio::net::TcpStream::connect(address).await.ok();
    until(listens).await.expect("the schools service listens");
}

/// The servers, partners and reporting, for clients of the whole house.
async fn house(settings: &[&str]) -> Street {
    let newest = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let mut street = Street::servers(&newest);
    street.start_partners(settings);
    street.start_reporting();
    street.ready().await;
    street
}

#[tokio::test(flavor = "multi_thread")]
async fn a_python_client_without_stubs_creates_reads_turns_pages_and_decodes_every_refusal() {
    let Some(python) = python::ready() else { return };
    let newest = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let mut street = Street::servers(&newest);
    street.start_partners(&[]);
    street.ready().await;
    let saw = story(&street, python.client().args([street.address(), street.token().to_owned()]));

    let services: Vec<&str> = saw["services"].as_array().into_iter().flatten().map(text).collect();
    assert!(services.contains(&"sala.partners.v1.PartnersService") && services.contains(&"grpc.health.v1.Health"), "{services:?}");
    tells_the_story(&saw);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_python_client_registers_schools_renames_one_turns_pages_and_decodes_every_refusal() {
    let Some(python) = python::ready() else { return };
    let newest = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let street = Street::servers(&newest);
    let (_schools, schools_at) = schools_of(&street, &[]);
    let saw = story(&street, python.client().args([&schools_at, street.token(), "schools"]));
    tells_of_schools(&saw);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_python_client_plans_a_cycle_has_a_school_judged_by_two_and_reads_its_result() {
    let Some(python) = python::ready() else { return };
    let newest = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let street = Street::servers(&newest);
    let (_schools, schools_at) = schools_of(&street, &[]);
    let evaluations = evaluations_of(&street, &[]).await;
    let mut client = python.script("cycles.py");
    client.args([evaluations.address.as_str(), &schools_at, street.token()]);
    tells_of_a_cycle(&story(&street, client.args(evaluations.arguments())));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grpc_js_client_reads_its_own_writes_and_resumes_the_board() {
    let Some(node) = node::ready() else { return };
    let street = house(&[]).await;
    let (_schools, schools_at) = schools_of(&street, &[]);
    let evaluations = evaluations_of(&street, &[]).await;
    let proto = sources::root().join("proto");
    let mut client = node.client("grpcjs.cjs");
    client.arg(proto).args([street.token(), &street.address(), &street.board_address(), &schools_at, &evaluations.address]);
    let saw = story(&street, client.args(evaluations.arguments()));
    tells_the_story(&saw);
    watches_the_board(&saw["board"]);
    tells_of_schools(&saw["schools"]);
    tells_of_a_cycle(&saw["cycles"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_speaks_grpc_web_at_the_same_port_and_is_told_whose_pages_may() {
    let Some(node) = node::ready() else { return };
    let settings = ["grpc.allowed_origins=[\"https://app.example.org\"]"];
    let street = house(&settings).await;
    let (_schools, schools_at) = schools_of(&street, &settings);
    schools_answer(&schools_at).await;
    let evaluations = evaluations_of(&street, &settings).await;
    let folder = tempfile::tempdir().expect("a folder");
    let descriptors = folder.path().join("sala.binpb");
    std::fs::write(&descriptors, api::DESCRIPTORS).expect("the descriptors are written");
    let mut client = node.client("web.cjs");
    client.arg(descriptors).args([street.token(), &street.address(), &street.board_address(), &schools_at, &evaluations.address]);
    let saw = story(&street, client.args(evaluations.arguments()));
    tells_the_story(&saw);
    watches_the_board(&saw["board"]);
    tells_of_schools(&saw["schools"]);
    tells_of_a_cycle(&saw["cycles"]);

    let allowed = &saw["allowed"];
    assert_eq!((&allowed["status"], text(&allowed["origin"]), text(&allowed["methods"])), (&200.into(), "https://app.example.org", "POST"));
    for header in ["authorization", "content-type", "x-grpc-web", "grpc-timeout"] {
        assert!(text(&allowed["headers"]).split(',').any(|h| h.trim() == header), "{header}: {allowed}");
    }
    assert!(saw["foreign"]["origin"].is_null(), "{}", saw["foreign"]);
    let refused = &saw["refusedAtTheDoor"];
    assert_eq!(
        (&refused["status"], text(&refused["origin"]), text(&refused["grpcStatus"])),
        (&200.into(), "https://app.example.org", "16")
    );
    assert!(text(&refused["type"]).starts_with("application/grpc-web"), "{refused}");
    for header in ["grpc-status", "grpc-message", "grpc-status-details-bin", "sala-after"] {
        assert!(text(&refused["exposed"]).split(',').any(|h| h.trim() == header), "{header}: {refused}");
    }
}

/// Written, read, turned over, and refused in every way.
fn tells_the_story(saw: &Value) {
    writes_and_reads(saw);
    broken_fields(saw);
    let stale = Refused(&saw["stale"]).is("ABORTED", "VERSION_CONFLICT").speaks("en");
    assert_eq!(stale.0["ErrorInfo"]["metadata"]["current_version"], "1");
    Refused(&saw["missing"]).is("NOT_FOUND", "NOT_FOUND").speaks("en");
    let nobody = Refused(&saw["nobody"]).is("UNAUTHENTICATED", "SIGN_IN_REQUIRED").speaks("en");
    assert!(text(&nobody.0["message"]).contains("authorization: Bearer"), "it says which header is missing");
}

/// A write is read back at once; the board is told whole; resumed, it tells of what came since, and of nothing else.
fn watches_the_board(board: &Value) {
    assert!(!text(&board["after"]).is_empty() && board["shown"] == board["drafted"], "{board:#}");
    assert_eq!(Refused(&board["bad_after"]).is("INVALID_ARGUMENT", "FIELD_INVALID").fields(), [("after", "FIELD_INVALID")]);
    assert_eq!(board["snapshot"], serde_json::json!([board["drafted"], "complete"]));
    assert_eq!(board["resumed"], serde_json::json!([board["second"], board["third"]]), "each once, in their order");
    Refused(&board["bad_token"]).is("INVALID_ARGUMENT", "RESUME_TOKEN_INVALID").speaks("th");
}

/// Three schools, one of them with two names; found by its code, listed in two pages, and refused in every way.
fn tells_of_schools(saw: &Value) {
    assert_eq!(saw["repeated"], saw["registered"], "a repeated request id is the same school");
    assert_eq!((&saw["registered"]["version"], &saw["renamed"]["version"]), (&"1".into(), &"2".into()));
    assert_eq!(text(&saw["before"]), "โรงเรียนเอกชนตัวอย่าง (ข้อมูลสมมติ)");
    assert_eq!(text(&saw["after"]), "โรงเรียนเอกชนตัวอย่างใหม่ (ข้อมูลสมมติ)");
    assert_eq!(saw["resolved"], saw["registered"]["id"]);
    // In Thai order: ตัวอย่าง, ถัดไป, หลังสุด; they were made the other way round.
    assert_eq!(saw["pages"], serde_json::json!([[saw["made"][2], saw["made"][1]], [saw["made"][0]]]));
    let broken = Refused(&saw["broken"]).is("INVALID_ARGUMENT", "FIELD_REQUIRED").speaks("th");
    assert_eq!(broken.fields(), [("school.codes", "FIELD_REQUIRED"), ("school.location.subdistrict_code", "FIELD_REQUIRED")]);
    for field in broken.violations() {
        assert!(!Refusal::is_thai(text(&field["description"])) && Refusal::is_thai(text(&field["localizedMessage"]["message"])), "{field}");
    }
    let taken = Refused(&saw["taken"]).is("ALREADY_EXISTS", "ALREADY_EXISTS").speaks("th");
    assert_eq!(taken.fields(), [("school.codes", "ALREADY_EXISTS")]);
    let stale = Refused(&saw["stale"]).is("ABORTED", "VERSION_CONFLICT").speaks("en");
    assert_eq!(stale.0["ErrorInfo"]["metadata"]["current_version"], "2");
    Refused(&saw["missing"]).is("NOT_FOUND", "NOT_FOUND").speaks("en");
    Refused(&saw["nobody"]).is("UNAUTHENTICATED", "SIGN_IN_REQUIRED").speaks("en");
}

fn writes_and_reads(saw: &Value) {
    let created = saw["created"].as_array().expect("three organisations");
    assert_eq!(created.len(), 3);
    for (number, organisation) in created.iter().enumerate() {
        assert_eq!(organisation["names"][0]["text"], format!("มูลนิธิทดสอบที่ {}", number + 1));
        assert_eq!(organisation["version"], "1", "an int64 is a string in JSON");
        assert_eq!(organisation["kind"], "ORGANISATION_KIND_FOUNDATION");
    }
    assert_eq!(saw["repeated"], created[2], "the same request id gives the same reply");
    assert_eq!(saw["read"], created[0]);
    let ids: Vec<&Value> = created.iter().map(|organisation| &organisation["id"]).collect();
    let pages = saw["pages"].as_array().expect("pages");
    assert_eq!(pages.iter().map(|page| page.as_array().map_or(0, Vec::len)).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(
        pages.iter().flat_map(|page| page.as_array().into_iter().flatten()).collect::<Vec<_>>(),
        ids,
        "in Thai order of the names, none twice"
    );
}

fn broken_fields(saw: &Value) {
    let expected = [
        ("organisation.names[0].text", "FIELD_REQUIRED"),
        ("organisation.codes[0].scheme", "FIELD_INVALID"),
        ("organisation.province_code", "FIELD_TOO_LONG"),
    ];
    for (case, locale) in [("broken_th", "th"), ("broken_en", "en"), ("broken_None", "th")] {
        let refused = Refused(&saw[case]).is("INVALID_ARGUMENT", "FIELD_REQUIRED").speaks(locale);
        assert_eq!(refused.fields(), expected, "{case}");
        for field in refused.violations() {
            assert!(!text(&field["description"]).is_empty() && !Refusal::is_thai(text(&field["description"])), "{field}");
            assert_eq!(Refusal::is_thai(text(&field["localizedMessage"]["message"])), locale == "th", "{field}");
        }
    }
}
