//! A cluster of one node: `scripts/stack.sh deploy`, what the house is for, a backup, a restore, an upgrade in order.

use super::house::House;

/// The name is that of scripts/stack.sh: a house that somebody lives in is not touched.
const IS_THERE: &str = "docker stack services --quiet sala";
const SERVING: [&str; 4] = ["partners", "schools", "evaluations", "reporting"];

/// The engine is made a Swarm of one node that holds everything, unless it is one already.
fn swarm(house: &mut House) {
    let (good, said) = house.attempt(IS_THERE);
    assert!(!good || said.trim().is_empty(), "a stack called sala is there already");
    house.ends_with("docker stack rm sala");
    house.ends_with("while docker ps --quiet --filter label=com.docker.stack.namespace=sala | grep --quiet .; do sleep 1; done");
    house.ends_with("docker container prune --force --filter label=com.docker.stack.namespace=sala");
    house.ends_with("docker volume ls --quiet --filter label=com.docker.stack.namespace=sala | xargs docker volume rm");
    if house.run("docker info --format '{{.Swarm.LocalNodeState}}'").trim() != "active" {
        house.run("docker swarm init --advertise-addr 127.0.0.1");
        house.ends_with("docker swarm leave --force");
    }
    let labels = ["postgres", "nats-1", "nats-2", "nats-3"].map(|label| format!("--label-add sala.{label}=true"));
    house.run(&format!("docker node update {} $(docker node ls --quiet)", labels.join(" ")));
}

/// Waits until every process is there that is to be there, and every job has ended.
async fn stands(house: &House) {
    // `2/2`, and of a job `0/1 (1/1 completed)`.
    let as_many = |line: &str| {
        let of = |text: &str| text.split_once('/').is_some_and(|(some, all)| some == all.split(' ').next().unwrap_or(all));
        line.rsplit_once('(').map_or_else(|| of(line), |(_, job)| of(job))
    };
    house.comes_to("docker stack services --format '{{.Replicas}}' sala", as_many).await;
}

/// A process of a service, by the id of its container.
fn container(house: &House, service: &str) -> String {
    let said = house.run(&format!("docker ps --quiet --filter health=healthy --filter label=com.docker.swarm.service.name=sala_{service}"));
    said.lines().next().unwrap_or_else(|| panic!("{service} does not run")).to_owned()
}

/// As an operator on the node makes calls: in the network of the services.
fn smoke(house: &mut House) {
    let call = format!("docker exec {} /sala", container(house, "partners"));
    house.smoke(&call, ["partners:50564", "reporting:50564", "schools:50564", "evaluations:50564"]);
}

/// Where the scripts of backups find this house.
fn backups_are_told(house: &mut House) {
    let postgres = container(house, "postgres");
    house.tell("SALA_PG", &format!("docker exec --interactive --user postgres --env PGUSER=postgres {postgres}"));
    for (name, value) in [("SALA_RUN", "sh scripts/stack.sh operator"), ("SALA_CONFIG", "/etc/sala/operator.toml")] {
        house.tell(name, value);
    }
    let up: Vec<String> = SERVING.iter().map(|service| format!("sala_{service}=2")).collect();
    house.tell("SALA_UP", &format!("docker service scale {}", up.join(" ")));
    house.tell("SALA_TOKEN", &house.token("operator@global"));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs a Docker engine: `cargo xtask deployed`, or SALA_DOCKER=1"]
async fn a_stack_of_one_node_stands_does_its_work_is_restored_and_upgraded() {
    let mut house = House::new(&["--edge", "sala.test"]);
    house.tell("SALA_EDGE_PORT", &crate::faults::sala::free_port().to_string());
    swarm(&mut house);
    house.run("sh scripts/stack.sh deploy");
    stands(&house).await;
    smoke(&mut house);

    backups_are_told(&mut house);
    let backup = house.backup();
    let down: Vec<String> = SERVING.iter().map(|service| format!("sala_{service}=0")).collect();
    house.run(&format!("docker service scale {}", down.join(" ")));
    let said = house.run(&format!("sh scripts/restore.sh --replace {backup}"));
    assert!(said.ends_with("the reports say what their sources know\n"), "{said}");
    stands(&house).await;
    smoke(&mut house);

    house.next_image();
    house.run("sh scripts/stack.sh deploy");
    stands(&house).await;
    for service in SERVING {
        let image = house.run(&format!("docker service inspect --format '{{{{.Spec.TaskTemplate.ContainerSpec.Image}}}}' sala_{service}"));
        assert!(image.starts_with("sala-test:next"), "{service} runs {image}");
    }
    smoke(&mut house);
}
