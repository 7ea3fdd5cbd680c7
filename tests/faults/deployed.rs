//! The house as `deploy/` makes it, but for the containers: its roles in Postgres, its users in NATS, its configuration, its jobs.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use async_nats::jetstream;
use chassis::auth::Issuer;
use local::{DataFolder, Nats, NatsOptions, NatsProgram, Postgres, PostgresOptions, Programs, Version};

use super::desk::Desk;
use super::sala::{self, Sala};
use super::until;
use crate::deploy::{bus, folder, secrets};
use crate::sources;

/// A deployed house.
pub(super) struct Deployed {
    pub(super) postgres: Postgres,
    nats: Nats,
    monitoring: u16,
    scratch: tempfile::TempDir,
    _certificate: tempfile::TempDir,
    _folder: DataFolder,
}

impl Deployed {
    /// What `docker compose up` would have ready before the first job.
    fn new(program: &NatsProgram) -> Self {
        let house = Self::on(program, |secrets| secrets::make(&[], secrets));
        make_roles(&house.postgres, house.scratch.path());
        house.move_in();
        house
    }

    /// Servers with nothing in them, and a folder with secrets; nobody has moved in.
    pub(super) fn bare(furnish: impl FnOnce(&Path)) -> Self {
        Self::on(&testkit::nats_programs().into_iter().next().expect("a nats-server is installed"), furnish)
    }

    fn on(program: &NatsProgram, furnish: impl FnOnce(&Path)) -> Self {
        let scratch = tempfile::tempdir().expect("a temporary folder");
        furnish(scratch.path());
        let folder = DataFolder::temporary("deployed").expect("a temporary folder");
        let postgres = Postgres::start(&Programs::find(), &folder, PostgresOptions { durable: true, ..PostgresOptions::for_tests() })
            .expect("Postgres starts");
        let monitoring = sala::free_port();
        let certificate = tempfile::tempdir().expect("a temporary folder");
        let extra = format!("{}\nhttp: \"127.0.0.1:{monitoring}\"\n", doors(scratch.path(), certificate.path()));
        // As much room as nats.conf gives.
        let options = NatsOptions { extra, durable: true, max_file_bytes: 16_000_000_000, ..NatsOptions::for_tests() };
        let nats = Nats::start(program, &folder, options).expect("nats-server takes the users and the certificate");
        Self { postgres, nats, monitoring, scratch, _certificate: certificate, _folder: folder }
    }

    /// Where configuration and secrets lie.
    pub(super) fn folder(&self) -> &Path {
        self.scratch.path()
    }

    /// The same files with the addresses of this test instead of those of the containers.
    pub(super) fn move_in(&self) {
        let here = self.scratch.path();
        let database = self.postgres.url("sala");
        let (_, database) = database.split_once('@').expect("user@place");
        let nats = self.nats_address();
        for entry in fs::read_dir(here).expect("the secrets").flatten().filter(|entry| entry.path().is_file()) {
            let text = fs::read_to_string(entry.path()).expect("a secret");
            fs::write(entry.path(), text.replace("postgres:5432/sala", database)).expect("moved");
        }
        for name in ["migrate", "provision", "operator", "partners", "schools", "evaluations", "reporting"] {
            let text = sources::read(&format!("deploy/config/{name}.toml"));
            let here_instead = here.display().to_string();
            let text = text.replace("/run/secrets", &here_instead).replace("/etc/sala", &here_instead);
            fs::write(here.join(format!("{name}.toml")), text.replace("tls://nats:4222", &nats)).expect("moved");
        }
    }

    pub(super) fn config(&self, name: &str) -> String {
        self.scratch.path().join(format!("{name}.toml")).display().to_string()
    }

    pub(super) fn serve(&self, name: &str, port: u16) -> Sala {
        let mut command = sala::command();
        command.args([
            "serve",
            name,
            "--config",
            &self.config(name),
            "--set",
            "grpc.lame_duck_seconds=0",
            "--set",
            &format!("grpc.listen=127.0.0.1:{port}"),
            "--set",
            "admin.listen=127.0.0.1:0",
        ]);
        Sala::start(&mut command, &self.scratch.path().join(format!("{name}.log")))
    }

    fn nats_address(&self) -> String {
        format!("tls://127.0.0.1:{}", self.nats.port())
    }

    /// NATS under one of the users.
    async fn nats_as(&self, user: &str) -> async_nats::Client {
        bus::options(self.scratch.path(), user).connect(self.nats_address()).await.unwrap_or_else(|e| panic!("{user}: {e}"))
    }

    async fn messages(&self) -> u64 {
        let mut stream = jetstream::new(self.nats_as("provision").await).get_stream("SALA_PARTNERS").await.expect("the stream");
        stream.info().await.expect("the stream says how it is").state.messages
    }

    /// What Postgres says when a role tries this.
    fn refusal(&self, role: &str, statement: &str) -> String {
        let attempt = self.postgres.query("sala", &format!("set role {role}; {statement}"));
        attempt.err().map_or_else(|| panic!("{role} may: {statement}"), |error| error.to_string())
    }
}

/// Runs the script of the first start against a server of this test.
pub(super) fn make_roles(postgres: &Postgres, secrets: &Path) {
    let path = std::iter::once(postgres.bin().to_owned()).chain(["/usr/local/bin", "/usr/bin", "/bin"].map(Into::into));
    let done = Command::new("bash")
        .arg(folder().join("postgres/init/10-roles.sh"))
        .env_clear()
        .env("PATH", std::env::join_paths(path).expect("plain folders"))
        .env("SALA_SECRETS_FOLDER", secrets)
        .env("POSTGRES_USER", "sala")
        .env("PGHOST", postgres.socket_folder())
        .output()
        .expect("bash runs");
    assert!(done.status.success(), "10-roles.sh: {}", String::from_utf8_lossy(&done.stderr));
}

/// The users of the house, and its certificate where the user that runs the server can read it.
fn doors(secrets: &Path, certificate: &Path) -> String {
    fs::set_permissions(certificate, fs::Permissions::from_mode(0o755)).expect("a folder of ours");
    fs::copy(secrets.join("nats.pem"), certificate.join("nats.pem")).expect("a copy");
    let config = sources::read("deploy/nats/nats.conf");
    let (_, rest) = config.split_once("\ntls {").expect("nats.conf encrypts");
    let (tls, _) = rest.split_once("\n}").expect("the end of it");
    let users = fs::read_to_string(secrets.join("nats_users.conf")).expect("the users");
    format!("tls {{{}\n}}\n{users}", tls.replace("/run/secrets", &certificate.display().to_string()))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_house_stands_with_the_roles_users_jobs_and_configuration_of_deploy() {
    for program in testkit::nats_programs() {
        stands(&Deployed::new(&program)).await;
    }
}

async fn stands(house: &Deployed) {
    let issuer = Issuer::open(&house.scratch.path().join("issuer")).expect("the issuer of the house");
    let grant = "institute_coordinator@global".parse().expect("a grant");
    let token = issuer.mint("deployed", &[grant], Duration::from_mins(10)).expect("a token");

    sala::run(&["migrate", "--config", &house.config("migrate")]);
    sala::run(&["events", "provision", "--config", &house.config("provision")]);
    let [partners, schools, evaluations, reporting] = [(); 4].map(|()| sala::free_port());
    let mut services = [
        house.serve("partners", partners),
        house.serve("reporting", reporting),
        house.serve("schools", schools),
        house.serve("evaluations", evaluations),
    ];
    let desk = Desk::new(partners, reporting, &token);
    desk.round().await;
    let arrived = until(async || desk.position().await.filter(|position| *position == 3)).await;
    assert!(arrived.is_some(), "{}\n{}", services[0].said(), services[1].said());
    assert_eq!(desk.board().await.0.len(), 1);
    sala::run(&["healthcheck", &format!("127.0.0.1:{partners}")]);
    registers_an_area(schools, &token).await;
    creates_a_framework(evaluations, &token).await;
    for name in ["partners", "schools", "evaluations", "reporting"] {
        let monitoring = format!("127.0.0.1:{}", house.monitoring);
        let said = sala::run(&["doctor", name, "--config", &house.config(name), "--replicas", "3", "--nats-monitoring", &monitoring]);
        // An old server is for trials, and that is said.
        let trial = |line: &str| house.nats.version() < Version::new(2, 10, 23) && line.starts_with("warn nats");
        assert!(said.lines().rev().skip(1).all(|line| line.starts_with("ok ") || trial(line)), "{said}");
    }
    for service in &mut services {
        service.signal("TERM");
        assert!(service.end().await.success(), "a drain ends with 0");
    }
    what_is_not_allowed(house).await;
    sala::run(&["migrate", "--config", &house.config("migrate")]);
    let again = sala::run(&["events", "provision", "--config", &house.config("provision")]);
    assert!(again.contains("as it should be"), "jobs may run again: {again}");
    a_role_that_no_wall_holds_is_found(house);
}

/// By `sala doctor`, under the name of its service. The house is not used after this.
fn a_role_that_no_wall_holds_is_found(house: &Deployed) {
    for (mistake, found) in [
        ("alter role sala_schools bypassrls", "sala_schools has BYPASSRLS"),
        ("alter role sala_schools nobypassrls; alter table schools.teacher owner to sala_schools", "sala_schools owns teacher of schools"),
    ] {
        house.postgres.query("sala", mistake).expect("done by hand");
        let doctor = sala::command().args(["doctor", "schools", "--config", &house.config("schools")]).output().expect("it runs");
        let said = String::from_utf8_lossy(&doctor.stdout);
        let line = said.lines().find(|line| line.contains("schools.role")).unwrap_or_default();
        assert!(!doctor.status.success() && line.starts_with("fail") && line.contains(found), "{said}");
    }
}

/// The schools service writes, and its own stream gets what it told.
pub(super) async fn registers_an_area(port: u16, token: &str) {
    let area = r#"{"kind": "AREA_KIND_PROVINCE", "code": {"scheme": "TIS1099", "value": "40"}, "names": [{"name": {"th": "ขอนแก่น"}}]}"#;
    let ready = until(async || sala::succeeds(&["healthcheck", &format!("127.0.0.1:{port}")]).then_some(())).await;
    assert!(ready.is_some(), "schools serves");
    sala::run(&["call", "RegisterArea", area, "--token", token, "--address", &format!("127.0.0.1:{port}")]);
}

/// The same of evaluations.
pub(super) async fn creates_a_framework(port: u16, token: &str) {
    let framework = r#"{"framework": {"code": "WSA-TEST", "owner_organisation_id": "0197f0a0-0000-7000-8000-0000000000f0",
        "kind": "FRAMEWORK_KIND_SCHOOL_RUBRIC", "purpose": "FRAMEWORK_PURPOSE_FORMATIVE", "unit": "JUDGED_UNIT_SCHOOL",
        "name": {"th": "เกณฑ์ตัวอย่าง (ข้อมูลสมมติ)"}, "licence": {"code": "PROJECT-OWNED", "attribution": "Sala"}}}"#;
    let ready = until(async || sala::succeeds(&["healthcheck", &format!("127.0.0.1:{port}")]).then_some(())).await;
    assert!(ready.is_some(), "evaluations serves");
    sala::run(&["call", "CreateFramework", framework, "--token", token, "--address", &format!("127.0.0.1:{port}")]);
}

/// Nobody can do another's work.
async fn what_is_not_allowed(house: &Deployed) {
    for (user, subject) in [
        ("reporting", "sala.v1.partners.agreement.created"),
        ("reporting", "$JS.API.STREAM.DELETE.SALA_PARTNERS"),
        ("partners", "$JS.API.STREAM.DELETE.SALA_PARTNERS"),
        ("schools", "sala.v1.partners.agreement.created"),
        ("evaluations", "sala.v1.partners.agreement.created"),
        ("provision", "sala.v1.partners.agreement.created"),
    ] {
        let client = house.nats_as(user).await;
        client.publish(subject, "nobody asked for this".into()).await.expect("the client sends it");
        client.flush().await.expect("the server has read it");
        assert_eq!(house.messages().await, 3, "{user} may publish on {subject}");
    }
    for (role, statement) in [
        ("sala_partners", "update partners.outbox set actor = 'somebody else'"),
        ("sala_partners", "delete from partners.audit"),
        ("sala_partners", "update partners.outbox_state set next_position = 1"),
        ("sala_partners", "select 1 from reporting.partnership"),
        ("sala_partners", "create table partners.mine ()"),
        ("sala_schools", "select 1 from partners.person"),
        ("sala_evaluations", "select 1 from schools.school"),
        ("sala_schools", "update schools.outbox set actor = 'somebody else'"),
        ("sala_partners_relay", "select 1 from partners.person"),
        ("sala_partners_relay", "insert into partners.audit default values"),
        ("sala_reporting", "select 1 from partners.agreement"),
    ] {
        let refusal = house.refusal(role, statement);
        assert!(refusal.contains("permission denied"), "{role}: {statement}: {refusal}");
    }
}
