//! stack.yaml: what Swarm is told, and that it ignores nothing of it.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use super::{compose, entries, every_stack, folder, secrets, words, yaml};
use crate::sources;

const SERVING: [&str; 4] = ["evaluations", "partners", "reporting", "schools"];
const NODES: [&str; 3] = ["nats-1", "nats-2", "nats-3"];
/// What Swarm takes of a service. Everything else it refuses (`profiles`, `mem_limit`) or ignores without a word in the running house
/// (`security_opt`, `restart`, `shm_size`, `depends_on`), and somebody would believe in it.
const OF_A_SERVICE: [&str; 16] = [
    "cap_drop",
    "command",
    "configs",
    "deploy",
    "environment",
    "healthcheck",
    "image",
    "logging",
    "networks",
    "ports",
    "read_only",
    "secrets",
    "stop_grace_period",
    "sysctls",
    "user",
    "volumes",
];
const OF_A_DEPLOYMENT: [&str; 8] =
    ["endpoint_mode", "mode", "placement", "replicas", "resources", "restart_policy", "rollback_config", "update_config"];
const OF_THE_STACK: [&str; 6] = ["version", "services", "configs", "secrets", "volumes", "networks"];

fn stack() -> Value {
    yaml("stack.yaml")
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect()
}

/// What Swarm would not take, with its place.
fn ignored(stack: &Value) -> Vec<String> {
    let mut found: Vec<String> =
        keys(stack).into_iter().filter(|key| !key.starts_with("x-") && !OF_THE_STACK.contains(key)).map(str::to_owned).collect();
    for (name, service) in entries(stack, "services") {
        let odd = keys(service).into_iter().filter(|key| !OF_A_SERVICE.contains(key));
        found.extend(odd.map(|key| format!("{name}: {key}")));
        let odd = keys(&service["deploy"]).into_iter().filter(|key| !OF_A_DEPLOYMENT.contains(key));
        found.extend(odd.map(|key| format!("{name}: deploy.{key}")));
        let sizes = service["volumes"].as_array().into_iter().flatten();
        found.extend(sizes.filter(|mount| keys(&mount["tmpfs"]).iter().any(|key| *key != "size")).map(|mount| format!("{name}: {mount}")));
        // The files of this folder are on no node.
        let mounts = service["volumes"].as_array().into_iter().flatten();
        found.extend(
            mounts.filter(|mount| !matches!(mount["type"].as_str(), Some("volume" | "tmpfs"))).map(|mount| format!("{name}: {mount}")),
        );
    }
    found
}

/// The names of the secrets or configs of a service, whichever way they are written.
fn given<'a>(service: &'a Value, kind: &str) -> BTreeSet<&'a str> {
    service[kind].as_array().into_iter().flatten().filter_map(|one| one.as_str().or_else(|| one["source"].as_str())).collect()
}

#[test]
fn nothing_in_the_stack_is_something_that_swarm_ignores_or_refuses() {
    for (file, stack) in every_stack() {
        assert_eq!(ignored(&stack), Vec::<String>::new(), "{file}");
    }
    let odd: Value = serde_json::from_str(
        r#"{"name": "sala", "services": {"a": {"image": "a", "security_opt": [], "depends_on": {}, "restart": "no",
            "volumes": [{"type": "bind"}, {"type": "tmpfs", "tmpfs": {"size": 1, "mode": 1}}], "deploy": {"replicas": 1, "labels": []}}}}"#,
    )
    .expect("JSON");
    assert_eq!(ignored(&odd).len(), 7, "{:?}", ignored(&odd));
}

#[test]
fn the_stack_has_the_services_of_compose_with_three_nodes_of_nats_and_an_edge() {
    let (stack, compose) = (stack(), compose());
    let mut wanted: BTreeSet<&str> = entries(&compose, "services").into_iter().map(|(name, _)| name).collect();
    assert!(wanted.remove("nats") && wanted.remove("operator"));
    wanted.extend(NODES);
    wanted.insert("edge");
    assert_eq!(keys(&stack["services"]), wanted);
    for name in ["postgres", "migrate", "provision", "partners", "schools", "evaluations", "reporting"] {
        let (here, there) = (&stack["services"][name], &compose["services"][name]);
        for key in ["user", "read_only", "cap_drop", "healthcheck", "stop_grace_period", "secrets"] {
            assert_eq!(here[key], there[key], "{name}: {key}");
        }
        let (mut told, bus) = (here["environment"].clone(), NODES.map(|node| format!("tls://{node}:4222")).join(","));
        if SERVING.contains(&name) {
            let addresses = told.as_object_mut().and_then(|told| told.remove("SALA__NATS__URL"));
            assert_eq!(addresses, Some(bus.into()), "{name} knows every node of NATS");
        }
        assert_eq!(told, there["environment"], "{name}");
        if name != "postgres" {
            assert_eq!(here["command"], there["command"], "{name}");
        }
    }
    for name in NODES {
        assert_eq!(stack["services"][name]["healthcheck"]["test"], compose["services"]["nats"]["healthcheck"]["test"], "{name}");
        assert_eq!(stack["services"][name]["environment"]["NATS_NAME"], *name, "{name}");
    }
}

#[test]
fn services_are_two_that_come_before_the_old_ones_go_and_go_back_by_themselves() {
    let stack = stack();
    for name in SERVING.into_iter().chain(["edge"]) {
        let deploy = &stack["services"][name]["deploy"];
        assert_eq!(deploy["replicas"], 2, "{name}");
        let update = &deploy["update_config"];
        assert_eq!(
            (&update["order"], &update["failure_action"], &update["parallelism"]),
            (&"start-first".into(), &"rollback".into(), &1.into()),
            "{name}"
        );
        assert_eq!(deploy["restart_policy"]["condition"], "any", "{name}: nothing starts in order");
    }
    for name in SERVING {
        // A name that gives every process: the edge and Prometheus see each, and there is no virtual address that forgets.
        assert_eq!(stack["services"][name]["deploy"]["endpoint_mode"], "dnsrr", "{name}");
        assert!(stack["services"][name]["ports"].is_null(), "{name}: only the edge is reached from outside");
    }
    for name in NODES.into_iter().chain(["postgres"]) {
        let deploy = &stack["services"][name]["deploy"];
        assert_eq!(deploy["update_config"]["order"], "stop-first", "{name}: a volume has one owner");
        let places = words(&deploy["placement"], "constraints");
        assert!(places.len() == 1 && places[0].starts_with("node.labels.sala."), "{name} is pinned to its volume: {places:?}");
    }
    for job in ["migrate", "provision"] {
        assert_eq!(stack["services"][job]["deploy"]["mode"], "replicated-job", "{job}");
        assert_eq!(stack["services"][job]["deploy"]["restart_policy"]["condition"], "on-failure", "{job}");
    }
}

#[test]
fn every_container_of_the_stack_is_bounded_and_says_little() {
    let all = every_stack();
    let containers = all.iter().flat_map(|(_, stack)| entries(stack, "services"));
    // What is laid over a service of another file has no image of its own.
    for (name, service) in containers.filter(|(_, service)| service["image"].is_string()) {
        let limits = &service["deploy"]["resources"]["limits"];
        for limit in ["cpus", "memory", "pids"] {
            assert!(!limits[limit].is_null(), "{name} has no {limit}");
        }
        assert_eq!(service["read_only"], true, "{name}");
        assert_eq!(words(service, "cap_drop"), ["ALL"], "{name}");
        assert!(service["logging"]["options"]["max-size"].is_string(), "{name}: logs grow");
    }
}

#[test]
fn every_secret_and_config_has_a_version_a_file_and_somebody_who_is_given_it() {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    secrets::make(&[], scratch.path());
    for ((_, stack), kind) in every_stack().into_iter().flat_map(|file| [(file.clone(), "secrets"), (file, "configs")]) {
        let used: BTreeSet<&str> = entries(&stack, "services").into_iter().flat_map(|(_, service)| given(service, kind)).collect();
        for (name, one) in entries(&stack, kind) {
            let version = format!("sala_{name}_${{SALA_{}_VERSION:-0}}", name.to_uppercase());
            assert_eq!(one["name"].as_str(), Some(version.as_str()));
            // Swarm allows 64 characters, and a version has twelve.
            assert!(name.len() + 18 <= 64, "{name}");
            // scripts/stack.sh gives the last two to who is not in the file.
            assert!(used.contains(name) || matches!(name, "operator_cluster_toml" | "operator_nkey"), "nobody is given {name}");
            let file = one["file"].as_str().expect("a file");
            match file.strip_prefix("${SALA_SECRETS:-./secrets}/") {
                Some(secret) => assert!(scratch.path().join(secret).is_file(), "sala keys init does not make {secret}"),
                None => assert!(folder().join(file).is_file(), "deploy/{file}"),
            }
        }
        let known = keys(&stack[kind]);
        assert!(used.is_subset(&known), "not defined: {:?}", used.difference(&known).collect::<Vec<_>>());
    }
}

#[test]
fn the_script_versions_everything_and_docker_accepts_the_stack() {
    if Command::new("docker").args(["stack", "config", "--help"]).output().is_ok_and(|said| said.status.success()) {
        let scratch = tempfile::tempdir().expect("a temporary folder");
        secrets::make(&[], scratch.path());
        let said = Command::new("sh")
            .arg(folder().join("scripts/stack.sh"))
            .arg("config")
            .env("SALA_SECRETS", scratch.path())
            .env("SALA_IMAGE", "registry.example.org/sala:1")
            .env("SALA_TRACES", "traces.example.org:4317")
            .env("SALA_STACK", every_stack().iter().map(|(file, _)| *file).collect::<Vec<_>>().join(" "))
            .output()
            .expect("sh runs");
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        let told: Value = serde_saphyr::from_str(&String::from_utf8_lossy(&said.stdout)).expect("YAML");
        let all = every_stack();
        assert_eq!(keys(&told["services"]), all.iter().flat_map(|(_, stack)| keys(&stack["services"])).collect());
        for kind in ["secrets", "configs"] {
            for (name, one) in entries(&told, kind) {
                let version = one["name"].as_str().and_then(|text| text.rsplit('_').next()).unwrap_or_default();
                assert_eq!(version.len(), 12, "{name} has no version: {}", one["name"]);
            }
        }
        for (name, service) in all.iter().flat_map(|(_, stack)| entries(stack, "services")) {
            let lost: Vec<&str> = keys(service).into_iter().filter(|key| told["services"][name][key].is_null()).collect();
            assert!(lost.is_empty(), "{name}: docker lost {lost:?}");
        }
    }
}

#[test]
fn what_is_laid_over_the_stack_is_what_is_laid_over_compose_with_the_same_files_in_the_same_places() {
    let mut given_files = BTreeSet::new();
    for (over, under) in [("stack.observability.yaml", "compose.observability.yaml"), ("stack.traces.yaml", "compose.traces.yaml")] {
        let (stack, compose) = (yaml(over), yaml(under));
        assert_eq!(keys(&stack["services"]), keys(&compose["services"]), "{over}");
        for (name, here) in entries(&stack, "services") {
            let there = &compose["services"][name];
            for key in [
                "image",
                "user",
                "read_only",
                "cap_drop",
                "command",
                "environment",
                "healthcheck",
                "networks",
                "stop_grace_period",
                "secrets",
            ] {
                assert_eq!(here[key], there[key], "{name}: {key}");
            }
            for config in here["configs"].as_array().into_iter().flatten() {
                let (source, target) = (config["source"].as_str().expect("a source"), config["target"].as_str().expect("a target"));
                let file = stack["configs"][source]["file"].as_str().expect("a file");
                let mounted = words(there, "volumes").into_iter().filter_map(|mount| mount.strip_suffix(":ro")?.split_once(':'));
                let as_in_compose = mounted.clone().any(|(from, to)| file.replacen(from, to, 1) == target);
                assert!(as_in_compose, "{name}: {file} at {target} is not where compose mounts it");
                given_files.insert(file.trim_start_matches("./").to_owned());
            }
        }
    }
    let read = |source: &sources::Source| {
        let path = source.path.strip_prefix("deploy/")?.to_owned();
        let folders = ["prometheus/", "grafana/", "otel/"];
        (folders.iter().any(|folder| path.starts_with(folder)) && !path.starts_with("prometheus/tests/")).then_some(path)
    };
    assert_eq!(given_files, sources::tree().iter().filter_map(read).collect(), "a file that nobody is given, or one that is not there");
}

#[test]
fn the_configurations_of_a_cluster_differ_from_those_of_one_host_in_the_nodes_and_copies_alone() {
    for name in ["provision", "operator"] {
        let of = |path: String| -> toml::Table { sources::read(&path).parse().expect("TOML") };
        let mut one = of(format!("deploy/config/{name}.toml"));
        let three = of(format!("deploy/config/{name}-cluster.toml"));
        one["nats"]["replicas"] = 3.into();
        one["nats"]["url"] = NODES.map(|node| format!("tls://{node}:4222")).join(",").into();
        assert_eq!(one, three, "{name}");
    }
}

#[test]
fn the_edge_knows_every_service_of_the_contract_and_nothing_between_services() {
    let config = sources::read("deploy/edge/haproxy.cfg");
    let packages: BTreeSet<&str> =
        api::contract::METHODS.iter().filter_map(|method| method.path.trim_start_matches('/').split(".v1.").next()).collect();
    for package in packages {
        let service = package.trim_start_matches("sala.");
        let routed = config.contains(&format!("use_backend {service} if {{ path_beg /{package}. }}"));
        assert_eq!(routed, SERVING.contains(&service), "{package}");
    }
    for service in SERVING {
        let server = format!("server-template {service} 8 {service}:50564 proto h2 check check-proto h1 port 9464 ");
        assert!(config.contains(&format!("\nbackend {service}\n")) && config.contains(&server), "{service}");
    }
    if Command::new("haproxy").arg("-v").output().is_err() {
        return;
    }
    let scratch = tempfile::tempdir().expect("a temporary folder");
    secrets::make(&["--edge", "sala.test"], scratch.path());
    let here = scratch.path().join("haproxy.cfg");
    std::fs::write(&here, config.replace("/run/secrets", &scratch.path().display().to_string())).expect("written");
    let said = Command::new("haproxy").arg("-c").arg("-f").arg(&here).output().expect("haproxy runs");
    let complaint = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.status.success() && !complaint.contains("[WARNING]"), "{complaint}");
}
