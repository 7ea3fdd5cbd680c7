//! One host: `docker compose up`, what the house is for, a backup, the loss of everything, a restore, an upgrade.

use super::house::{self, House};
use crate::faults::sala::free_port;

/// A name that nobody's house has.
const PROJECT: &str = "sala-engine";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Docker engine: `cargo xtask deployed`, or SALA_DOCKER=1"]
async fn compose_brings_a_house_up_that_does_its_work_is_lost_and_restored_and_upgraded() {
    let mut house = House::new(&["--edge", "sala.test"]);
    let ports = [(); 5].map(|()| free_port().to_string());
    for (name, port) in ["PARTNERS", "REPORTING", "SCHOOLS", "EVALUATIONS", "EDGE"].into_iter().zip(&ports) {
        house.tell(&format!("SALA_{name}_PORT"), port);
    }
    for (name, value) in
        [("COMPOSE_PROJECT_NAME", PROJECT), ("COMPOSE_FILE", "compose.yaml:compose.edge.yaml"), ("SALA_EDGE_BIND", "127.0.0.1")]
    {
        house.tell(name, value);
    }
    let places: Vec<String> = ports.iter().map(|port| format!("127.0.0.1:{port}")).collect();
    let places = [places[0].as_str(), &places[1], &places[2], &places[3]];
    let program = house::client().display().to_string();
    house.tell("SALA_TOKEN", &house.token("operator@global"));
    let up = "docker compose up --detach --wait --no-build";
    house.tell("SALA_UP", up);

    house.ends_with("docker compose --profile operator down --volumes --remove-orphans");
    house.run(up);
    house.smoke(&program, places);
    let backup = house.backup();
    let said = house.run(&format!("sh scripts/verify.sh {backup}"));
    assert!(said.contains("can be restored"), "{said}");

    house.run("docker compose down --volumes");
    house.run("docker compose up --detach --wait postgres nats");
    let said = house.run(&format!("sh scripts/restore.sh {backup}"));
    assert!(said.ends_with("the reports say what their sources know\n"), "{said}");
    house.smoke(&program, places);

    house.next_image();
    house.run("docker compose run --rm migrate");
    house.run(up);
    let said = house.run("docker compose ps --format '{{.Service}} {{.Image}} {{.Health}}'");
    for service in ["partners", "schools", "evaluations", "reporting"] {
        assert!(said.contains(&format!("{service} sala-test:next healthy\n")), "{said}");
    }
    house.smoke(&program, places);
}
