//! A client whose stubs nobody generated: Python's gRPC, which learns the contract by reflection.

mod python;

use std::process::Command;

use serde_json::Value;
use testkit::Refusal;

use crate::faults::street::Street;
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

/// What the client saw.
fn story(street: &Street, python: &python::Python) -> Value {
    let mut command = Command::new(python.program);
    command.env("PYTHONPATH", &python.packages).arg(sources::root().join("tests/clients/reflected.py"));
    let done = command.args([street.address(), street.token().to_owned()]).output().expect("Python starts");
    assert!(done.status.success(), "{}\n{}", String::from_utf8_lossy(&done.stderr), street.last_words());
    serde_json::from_slice(&done.stdout).expect("it prints JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_python_client_without_stubs_creates_reads_turns_pages_and_decodes_every_refusal() {
    let Some(python) = python::ready() else { return };
    let newest = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let mut street = Street::servers(&newest);
    street.start_partners(&[]);
    street.ready().await;
    let saw = story(&street, &python);

    let services: Vec<&str> = saw["services"].as_array().into_iter().flatten().map(text).collect();
    assert!(services.contains(&"sala.partners.v1.PartnersService") && services.contains(&"grpc.health.v1.Health"), "{services:?}");
    writes_and_reads(&saw);
    broken_fields(&saw);
    let stale = Refused(&saw["stale"]).is("ABORTED", "VERSION_CONFLICT").speaks("en");
    assert_eq!(stale.0["ErrorInfo"]["metadata"]["current_version"], "1");
    Refused(&saw["missing"]).is("NOT_FOUND", "NOT_FOUND").speaks("en");
    let nobody = Refused(&saw["nobody"]).is("UNAUTHENTICATED", "SIGN_IN_REQUIRED").speaks("en");
    assert!(text(&nobody.0["message"]).contains("authorization: Bearer"), "it says which header is missing");
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
