//! compose.yaml by itself.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{compose, entries, every_compose, folder, ours, words};
use crate::sources;

/// What runs, and what runs once.
const SERVICES: [&str; 6] = ["evaluations", "nats", "partners", "postgres", "reporting", "schools"];
const JOBS: [&str; 2] = ["migrate", "provision"];
/// What an operator runs by hand.
const BY_HAND: [&str; 1] = ["operator"];
/// The only port that anybody outside reaches.
const GRPC: &str = "50564";

fn service<'a>(compose: &'a Value, name: &str) -> &'a Value {
    &compose["services"][name]
}

fn condition<'a>(compose: &'a Value, name: &str, needs: &str) -> &'a str {
    service(compose, name)["depends_on"][needs]["condition"].as_str().unwrap_or("none")
}

/// `${NAME:-default}` with its default, wherever it stands; nothing where it must be given (`${NAME:?why}`).
fn variables(text: &str) -> BTreeMap<String, String> {
    let starts = text.split("${").skip(1).filter_map(|rest| rest.split_once('}'));
    starts
        .map(|(inside, _)| inside.split_once(":-").unwrap_or((inside.split_once(":?").map_or(inside, |(name, _)| name), "")))
        .map(|(name, default)| (name.to_owned(), default.to_owned()))
        .collect()
}

#[test]
fn the_services_and_jobs_of_the_house_are_there_and_no_others() {
    let compose = compose();
    let found: BTreeSet<&str> = entries(&compose, "services").into_iter().map(|(name, _)| name).collect();
    assert_eq!(found, SERVICES.into_iter().chain(JOBS).chain(BY_HAND).collect());
    for name in BY_HAND {
        assert_eq!(words(service(&compose, name), "profiles"), [name], "`up` must not start it");
    }
}

#[test]
fn nothing_serves_before_the_tables_and_the_streams_are_there() {
    let compose = compose();
    for name in ["partners", "schools", "evaluations", "reporting"] {
        for job in JOBS {
            assert_eq!(condition(&compose, name, job), "service_completed_successfully", "{name} after {job}");
        }
        for server in ["postgres", "nats"] {
            assert_eq!(condition(&compose, name, server), "service_healthy", "{name} after {server}");
        }
    }
    assert_eq!(condition(&compose, "migrate", "postgres"), "service_healthy");
    assert_eq!(condition(&compose, "provision", "nats"), "service_healthy");
}

#[test]
fn a_job_runs_once_and_a_service_comes_back() {
    let compose = compose();
    for job in JOBS.into_iter().chain(BY_HAND) {
        assert_eq!(service(&compose, job)["restart"], "no", "{job}");
        assert!(service(&compose, job)["healthcheck"].is_null(), "{job}: a job has no health, it has an end");
    }
    for name in SERVICES {
        assert_eq!(service(&compose, name)["restart"], "unless-stopped", "{name}");
        assert!(!words(&service(&compose, name)["healthcheck"], "test").is_empty(), "{name} has no health check");
    }
}

#[test]
fn every_container_is_locked_down_and_bounded() {
    let all = every_compose();
    let containers = all.iter().flat_map(|(_, compose)| entries(compose, "services"));
    // What is laid over a service of another file has no image of its own.
    for (name, service) in containers.filter(|(_, service)| service["image"].is_string()) {
        assert_eq!(service["read_only"], true, "{name}: read-only root");
        assert_eq!(words(service, "cap_drop"), ["ALL"], "{name}: no capabilities");
        assert_eq!(words(service, "security_opt"), ["no-new-privileges:true"], "{name}");
        for limit in ["mem_limit", "cpus", "pids_limit", "user"] {
            assert!(!service[limit].is_null(), "{name} has no {limit}");
        }
        assert!(
            service["logging"]["options"]["max-size"].is_string() && service["logging"]["options"]["max-file"].is_string(),
            "{name}: logs grow"
        );
        assert!(service["privileged"].is_null() && service["cap_add"].is_null() && service["network_mode"].is_null(), "{name}");
    }
    for (name, service) in ours(&compose()) {
        assert_eq!(service["user"], "65532:65532", "{name}");
    }
}

#[test]
fn the_edge_is_open_to_everybody_grafana_to_whom_one_chooses_and_prometheus_to_nobody() {
    let edge = super::yaml("compose.edge.yaml");
    assert_eq!(words(service(&edge, "edge"), "ports"), ["${SALA_EDGE_BIND:-0.0.0.0}:${SALA_EDGE_PORT:-443}:8443"]);
    assert!(sources::read("deploy/edge/haproxy.cfg").contains("bind :8443 ssl crt /run/secrets/edge.pem"), "what is open is encrypted");
    let watching = super::yaml("compose.observability.yaml");
    assert_eq!(words(service(&watching, "grafana"), "ports"), ["${SALA_BIND:-127.0.0.1}:${SALA_GRAFANA_PORT:-3000}:3000"]);
    assert!(service(&watching, "prometheus")["ports"].is_null(), "it shows everything to everybody");
}

#[test]
fn nothing_is_published_but_grpc_and_that_on_an_address_of_choice() {
    let compose = compose();
    for (name, service) in entries(&compose, "services") {
        let ports = words(service, "ports");
        assert_eq!(
            ports.len(),
            usize::from(matches!(name, "partners" | "schools" | "evaluations" | "reporting")),
            "{name} publishes {ports:?}"
        );
        for port in ports {
            let (outside, inside) = port.rsplit_once(':').expect("outside:inside");
            assert_eq!(inside, GRPC, "{name}");
            assert!(
                outside.starts_with("${SALA_BIND:-127.0.0.1}:${SALA_"),
                "{name} is published as {outside}: not encrypted, so loopback unless somebody decides"
            );
        }
        assert!(service["expose"].is_null(), "{name}");
    }
    let listen = format!("listen = \"0.0.0.0:{GRPC}\"");
    for name in ["partners", "schools", "evaluations", "reporting"] {
        assert!(
            sources::read(&format!("deploy/config/{name}.toml")).contains(&listen),
            "{name}.toml: the published port is the one that is served"
        );
    }
}

#[test]
fn the_servers_are_on_networks_that_lead_nowhere() {
    let compose = compose();
    let inside = |network: &str| compose["networks"][network]["internal"] == true;
    for (name, service) in entries(&compose, "services") {
        let networks = words(service, "networks");
        assert!(!networks.is_empty(), "{name} is on the default network");
        let serves = matches!(name, "partners" | "schools" | "evaluations" | "reporting");
        for network in networks {
            assert!(compose["networks"].as_object().is_some_and(|all| all.contains_key(network)), "{name}: no network {network}");
            assert!(serves || inside(network), "{name} reaches the world through {network}");
        }
    }
}

#[test]
fn every_file_that_is_mounted_is_there() {
    for (file, compose) in every_compose() {
        mounted(file, &compose);
    }
}

fn mounted(file: &str, compose: &Value) {
    let mut paths: Vec<&str> = Vec::new();
    for (_, service) in entries(compose, "services") {
        let mounts = words(service, "volumes").into_iter().filter_map(|volume| volume.split_once(':'));
        paths.extend(mounts.map(|(from, _)| from).filter(|from| from.starts_with('.')));
        for config in service["configs"].as_array().into_iter().flatten() {
            let source = config["source"].as_str().expect("a config has a source");
            assert!(!compose["configs"][source].is_null(), "no config {source}");
        }
        for volume in words(service, "volumes").into_iter().filter(|volume| !volume.starts_with('.')) {
            let name = volume.split(':').next().expect("a name");
            assert!(compose["volumes"].as_object().is_some_and(|all| all.contains_key(name)), "no volume {name}");
        }
    }
    paths.extend(entries(compose, "configs").into_iter().filter_map(|(_, config)| config["file"].as_str()));
    assert!(!paths.is_empty(), "{file} mounts nothing");
    for path in paths.into_iter().filter(|path| !path.starts_with("${SALA_SECRETS")) {
        assert!(folder().join(path).exists(), "deploy/{path} is mounted but is not there");
    }
}

#[test]
fn the_example_of_env_has_every_variable_with_its_default() {
    let example: BTreeMap<String, String> = sources::read("deploy/.env.example")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        // Said by `sala keys init`, and by nobody before that.
        .chain([("SALA_SECRETS".to_owned(), String::new())])
        .collect();
    let named = every_compose().into_iter().flat_map(|(file, _)| variables(&sources::read(&format!("deploy/{file}"))));
    assert_eq!(example, named.collect());
}

#[test]
fn variables_are_read_with_their_defaults() {
    assert_eq!(
        variables("a ${B:-c} \"${D}\" $E ${B:-c} ${F:?the f}"),
        BTreeMap::from([("B", "c"), ("D", ""), ("F", "")].map(|(name, value)| (name.to_owned(), value.to_owned())))
    );
}
