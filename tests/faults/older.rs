//! The binary of the last release, built from its recorded commit: on the tables of today, beside processes of today, and in their place.

mod door;
mod watcher;

use std::path::Path;
use std::time::Duration;

use local::NatsProgram;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use self::door::Door;
use self::watcher::Watcher;
use super::check::all_is_one;
use super::desk::Desk;
use super::sala::{self, Sala, free_port};
use super::street::Street;
use super::until;

/// The services that write, in the order in which the ports of this file are given.
const WRITERS: [&str; 3] = ["partners", "schools", "evaluations"];
/// A clerk makes three calls and waits for this to pass.
const ROUND: Duration = Duration::from_millis(150);

fn newest() -> NatsProgram {
    testkit::nats_programs().into_iter().next().expect("a nats-server is installed")
}

/// Clients with the contract of one build compiled in.
struct Clients<'a> {
    program: &'a Path,
    token: &'a str,
    /// Of partners, schools, evaluations and reporting.
    ports: [u16; 4],
}

impl Clients<'_> {
    fn call(&self, service: usize, rpc: &str, body: &Value) -> Value {
        let at = format!("127.0.0.1:{}", self.ports[service]);
        let said = sala::run_by(self.program, &["call", rpc, &body.to_string(), "--token", self.token, "--address", &at]);
        serde_json::from_str(&said).expect("`sala call` prints JSON")
    }

    fn made(&self, service: usize, rpc: &str, thing: &str, body: &Value) -> String {
        let reply = self.call(service, rpc, body);
        reply[thing]["id"].as_str().unwrap_or_else(|| panic!("{rpc}: {reply}")).to_owned()
    }

    /// Something of every service, and the reports that follow. `n` makes a story of its own.
    async fn story(&self, n: u32) {
        let name = |what: &str| json!({ "th": format!("{what} {n} (ข้อมูลสมมติ)") });
        let area = |kind: &str, code: u32, parents: Value| {
            let code = json!({ "scheme": "TIS1099", "value": code.to_string() });
            json!({ "kind": kind, "code": code, "names": [{ "name": name("พื้นที่") }], "parents": parents })
        };
        let province = self.made(1, "RegisterArea", "area", &area("AREA_KIND_PROVINCE", 90 + n, json!([])));
        let within = json!([{ "hierarchy": "HIERARCHY_ADMINISTRATIVE", "parent_id": province }]);
        self.made(1, "RegisterArea", "area", &area("AREA_KIND_DISTRICT", 9_001 + 100 * n, within));
        let school = json!({ "school": {
            "codes": [{ "scheme": "LOCAL", "value": format!("OPEC-{n}") }],
            "name": name("โรงเรียน"),
            "agency": "AGENCY_OPEC",
            "location": { "subdistrict_code": (900_101 + 10_000 * n).to_string() },
            "lowest_grade": "GRADE_P1",
            "highest_grade": "GRADE_P6",
        }});
        let school = self.made(1, "RegisterSchool", "school", &school);
        let organisation = json!({ "organisation": { "kind": "ORGANISATION_KIND_FOUNDATION", "names": [
            { "kind": "NAME_KIND_OFFICIAL", "language": "th", "text": format!("มูลนิธิ {n} (ข้อมูลสมมติ)") }] }});
        let organisation = self.made(0, "CreateOrganisation", "organisation", &organisation);
        let party = json!([{ "organisation_id": organisation, "label": "ฝ่ายที่ 1", "side": "PARTY_SIDE_HOST" }]);
        let agreement = json!({ "agreement": { "kind": "AGREEMENT_KIND_MOU", "title": name("บันทึกข้อตกลง") }, "parties": party });
        let agreement = self.made(0, "CreateAgreement", "agreement", &agreement);
        let framework = json!({ "framework": {
            "code": format!("WSA-{n}"), "owner_organisation_id": organisation, "kind": "FRAMEWORK_KIND_SCHOOL_RUBRIC",
            "purpose": "FRAMEWORK_PURPOSE_FORMATIVE", "unit": "JUDGED_UNIT_SCHOOL", "name": name("เกณฑ์"),
            "licence": { "code": "PROJECT-OWNED", "attribution": "Sala" } }});
        let framework = self.made(2, "CreateFramework", "framework", &framework);
        let read = self.call(2, "GetFramework", &json!({ "id": framework }));
        assert_eq!(read["framework"]["code"], format!("WSA-{n}"));

        // Who reads events follows them.
        let arrived = until(async || {
            let board = self.call(3, "ListPartnerships", &json!({ "organisation_id": organisation }));
            (board["partnerships"][0]["agreement_id"] == agreement.as_str()).then_some(())
        });
        assert!(arrived.await.is_some(), "the agreement is on the board");
        let profile = until(async || {
            let at = format!("127.0.0.1:{}", self.ports[3]);
            let asked = json!({ "school_id": school }).to_string();
            let asked = ["call", "GetSchoolProfile", &asked, "--token", self.token, "--address", &at];
            let done = sala::command_of(self.program).args(asked).output().expect("the binary starts");
            serde_json::from_slice::<Value>(&done.stdout).ok()
        });
        assert_eq!(profile.await.expect("the school has a profile")["profile"]["display_name"], name("โรงเรียน"));
    }
}

/// Starts the services that write, of the build that runs in the street.
async fn writers(street: &Street, ports: [u16; 4], name: &str) -> Vec<Sala> {
    let served: Vec<Sala> = WRITERS.iter().zip(ports).map(|(one, port)| street.serve(one, &format!("{name}-{one}"), port, &[])).collect();
    for port in &ports[..WRITERS.len()] {
        let ready = until(async || sala::succeeds(&["healthcheck", &format!("127.0.0.1:{port}")]).then_some(())).await;
        assert!(ready.is_some(), "{}", street.last_words());
    }
    served
}

/// What today's reports say against what the services know.
async fn the_reports_are_right(street: &Street, ports: [u16; 4]) {
    let sources: Vec<String> = WRITERS.iter().zip(ports).map(|(one, port)| format!("--source={one}=127.0.0.1:{port}")).collect();
    let mut compare = vec!["reporting", "reconcile", "--token", street.token()];
    compare.extend(sources.iter().map(String::as_str));
    let mut said = String::new();
    let same = until(async || {
        let (good, compared) = street.try_sala(&compare);
        said = compared;
        good.then_some(())
    });
    assert!(same.await.is_some(), "{said}\n{}", street.last_words());
    assert!(said.contains("same"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the binary of the last release: `cargo xtask deployed`, or SALA_DOCKER=1"]
async fn the_last_release_serves_the_clients_of_its_time_on_todays_tables_beside_todays_reports_and_so_does_today() {
    let (old, today) = (testkit::released_program(), sala::program());
    let mut street = Street::servers(&newest());
    street.start_reporting();
    street.ready().await;
    let board: u16 = street.board_address().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    let ports = [free_port(), free_port(), free_port(), board];
    let token = street.token().to_owned();
    let clients = Clients { program: &old, token: &token, ports };

    street.runs(&old);
    let mut served = writers(&street, ports, "old").await;
    clients.story(1).await;
    street.runs(today);
    the_reports_are_right(&street, ports).await;
    for service in &mut served {
        service.signal("TERM");
        assert!(service.end().await.success(), "{}", service.said());
    }
    let _served = writers(&street, ports, "today").await;
    clients.story(2).await;
    the_reports_are_right(&street, ports).await;
}

/// Clerks who work until they are told to stop.
fn crowd(desk: &Desk, stop: &CancellationToken) -> JoinSet<()> {
    let mut crowd = JoinSet::new();
    for _ in 0..3 {
        let (desk, stop) = (desk.clone(), stop.clone());
        crowd.spawn(async move {
            let mut rounds = tokio::time::interval(ROUND);
            while !stop.is_cancelled() {
                rounds.tick().await;
                desk.round().await;
            }
        });
    }
    crowd
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the binary of the last release: `cargo xtask deployed`, or SALA_DOCKER=1"]
async fn under_load_and_an_open_watch_the_last_release_gives_way_to_today_and_comes_back_and_no_call_fails() {
    let (old, today) = (testkit::released_program(), sala::program());
    let mut street = Street::servers_of(&newest(), &old);
    let (mut writing, mut reading) = (Door::of("partners"), Door::of("reporting"));
    for _ in 0..2 {
        writing.comes(&street).await;
        reading.comes(&street).await;
    }
    let desk = Desk::at(writing.peer(), reading.peer(), street.token());
    let watcher = Watcher::at(reading.peer(), street.token());
    let stop = CancellationToken::new();
    let crowd = crowd(&desk, &stop);
    let more_than = async |street: &mut Street, so_far: usize| {
        street.until("the work goes on", async |_| (desk.answered().len() > so_far).then_some(())).await;
        desk.answered().len()
    };
    let mut answered = more_than(&mut street, 30).await;

    // Up: tables and streams, who reads events, who tells them.
    street.runs(today);
    street.sala(&["migrate"]);
    street.provision();
    answered = more_than(&mut street, answered).await;
    reading.replaced(&street).await;
    answered = more_than(&mut street, answered).await;
    writing.replaced(&street).await;
    answered = more_than(&mut street, answered + 30).await;
    // And back, on the tables of today.
    street.runs(&old);
    writing.replaced(&street).await;
    answered = more_than(&mut street, answered).await;
    reading.replaced(&street).await;
    answered = more_than(&mut street, answered + 30).await;

    stop.cancel();
    crowd.join_all().await;
    assert!(desk.answered().len() >= answered);
    all_is_one(&mut street, &desk).await;
    let board = desk.board().await.0.into_iter().map(|shown| (shown.agreement_id, shown.agreement_version)).collect();
    let (resumed, anew) = watcher.ends_with(&board).await;
    assert!(resumed + anew >= 2, "the stream was open in both directions: resumed {resumed} times, begun anew {anew} times");
    eprintln!(
        "{} calls answered; the stream was resumed {resumed} times and begun anew {anew} times; gone within {:?} at most",
        desk.answered().len(),
        writing.slowest().max(reading.slowest())
    );
}
