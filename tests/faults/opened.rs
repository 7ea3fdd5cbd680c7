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
    let issuer = Issuer::open(&house.folder().join("issuer")).expect("the issuer of the house");
    let grant = format!("{role}@global").parse().expect("a grant");
    issuer.mint("restored", &[grant], Duration::from_mins(10)).expect("a token")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_smoke_test_drives_a_house_from_the_first_organisation_to_the_board_and_may_be_repeated() {
    let house = Deployed::bare(|folder| secrets::make(&[], folder));
    make_roles(&house.postgres, house.folder());
    house.move_in();
    sala::run(&["migrate", "--config", &house.config("migrate")]);
    sala::run(&["events", "provision", "--config", &house.config("provision")]);
    let open = Open::doors(&house).await;
    let smoke = || {
        let mut command = Command::new("sh");
        command.arg(folder().join("scripts/smoke.sh")).arg(&open.token).env("SALA_CALL", sala::program());
        for (service, port) in SERVICES.iter().zip(open.ports) {
            command.env(format!("SALA_{}", service.to_uppercase()), format!("127.0.0.1:{port}"));
        }
        let done = command.output().expect("sh runs");
        (done.status.success(), format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr)))
    };
    for _ in 0..2 {
        let (good, said) = smoke();
        assert!(good && said.contains("the board shows it") && said.ends_with("the agreement is cancelled again\n"), "{said}");
    }
    assert_eq!(open.desk.board().await.0.len(), 2);
    open.close().await;
    let wrong = Command::new("sh").arg(folder().join("scripts/smoke.sh")).arg("no token").env("SALA_CALL", sala::program()).output();
    assert!(!wrong.expect("sh runs").status.success(), "nobody answers");
}
