//! The services of a deployed house, and what it is for: `smoke.sh` goes through it.

use std::process::Command;
use std::time::Duration;

use chassis::auth::Issuer;

use super::deployed::{Deployed, make_roles};
use super::desk::Desk;
use super::sala::{self, Sala};
use super::until;
use crate::deploy::{folder, secrets};

const SERVICES: [&str; 4] = ["partners", "reporting", "schools", "evaluations"];

/// The services of a house and the desk at their door.
pub(super) struct Open {
    services: Vec<Sala>,
    /// Of partners, reporting, schools and evaluations.
    pub(super) ports: [u16; 4],
    pub(super) desk: Desk,
    /// Of an `institute_coordinator`.
    pub(super) token: String,
}

impl Open {
    /// Starts all four and waits until they serve.
    pub(super) async fn doors(house: &Deployed) -> Self {
        let ports = [(); 4].map(|()| sala::free_port());
        let services: Vec<Sala> = SERVICES.iter().zip(ports).map(|(name, port)| house.serve(name, port)).collect();
        let token = token(house, "institute_coordinator");
        for port in ports {
            let ready = until(async || sala::succeeds(&["healthcheck", &format!("127.0.0.1:{port}")]).then_some(())).await;
            assert!(ready.is_some(), "{}", services.iter().map(Sala::said).collect::<String>());
        }
        Self { services, ports, desk: Desk::new(ports[0], ports[1], &token), token }
    }

    /// Waits until the board has read so far.
    pub(super) async fn read_to(&self, position: i64) {
        let arrived = until(async || self.desk.position().await.filter(|at| *at == position)).await;
        assert!(arrived.is_some(), "{}", self.services.iter().map(Sala::said).collect::<String>());
    }

    /// As `sala reporting reconcile` takes them.
    pub(super) fn sources(&self) -> String {
        let [partners, _, schools, evaluations] = self.ports;
        format!("--source partners=127.0.0.1:{partners} --source schools=127.0.0.1:{schools} --source evaluations=127.0.0.1:{evaluations}")
    }

    /// Drains them.
    pub(super) async fn close(mut self) {
        for service in &mut self.services {
            service.signal("TERM");
            assert!(service.end().await.success(), "a drain ends with 0");
        }
    }
}

/// A token of the house's own issuer.
pub(super) fn token(house: &Deployed, role: &str) -> String {
    token_for(house, &format!("{role}@global"))
}

fn token_for(house: &Deployed, grant: &str) -> String {
    let issuer = Issuer::open(&house.folder().join("issuer")).expect("the issuer of the house");
    issuer.mint("restored", &[grant.parse().expect("a grant")], Duration::from_mins(10)).expect("a token")
}

/// Who judges in the script.
const PERSONS: [&str; 2] = ["0197f0a0-0000-7000-8000-000600000001", "0197f0a0-0000-7000-8000-000600000002"];

#[tokio::test(flavor = "multi_thread")]
async fn the_smoke_test_drives_a_house_from_the_first_organisation_to_the_board_and_a_result_and_may_be_repeated() {
    let house = Deployed::bare(|folder| secrets::make(&[], folder));
    make_roles(&house.postgres, house.folder());
    house.move_in();
    sala::run(&["migrate", "--config", &house.config("migrate")]);
    sala::run(&["events", "provision", "--config", &house.config("provision")]);
    let open = Open::doors(&house).await;
    let judges = PERSONS.map(|person| token_for(&house, &format!("assessor@person:{person}")));
    let smoke = || {
        let mut command = Command::new("sh");
        command.arg(folder().join("scripts/smoke.sh")).arg(&open.token).args(&judges).env("SALA_CALL", sala::program());
        for (service, port) in SERVICES.iter().zip(open.ports) {
            command.env(format!("SALA_{}", service.to_uppercase()), format!("127.0.0.1:{port}"));
        }
        let done = command.output().expect("sh runs");
        (done.status.success(), format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr)))
    };
    for _ in 0..2 {
        let (good, said) = smoke();
        assert!(good && said.contains("the board shows it") && said.contains("a result, 65 of 100, is found"), "{said}");
        assert!(said.ends_with("the cycle is put away, the agreement is cancelled again\n"), "{said}");
    }
    assert_eq!(open.desk.board().await.0.len(), 2);
    open.close().await;
    let wrong = Command::new("sh")
        .arg(folder().join("scripts/smoke.sh"))
        .args(["no", "token", "at all"])
        .env("SALA_CALL", sala::program())
        .output();
    assert!(!wrong.expect("sh runs").status.success(), "nobody answers");
}
