//! Prometheus, its rules, the dashboards and the runbook against the metrics that the services have.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;

use super::{compose, entries, folder, words, yaml};
use crate::sources::{self, Part};

/// Words of `PromQL` that are no names.
const WORDS: [&str; 12] =
    ["and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "bool", "offset", "atan2"];
/// What Prometheus itself adds to every target.
const OF_PROMETHEUS: &str = "up";

fn files(of: &str) -> Vec<String> {
    let entries = fs::read_dir(folder().join(of)).unwrap_or_else(|e| panic!("{of}: {e}")).flatten();
    let mut names: Vec<String> = entries.map(|entry| format!("{of}/{}", entry.file_name().to_string_lossy())).collect();
    names.sort();
    names
}

/// The series that a service shows, by the names under which Prometheus keeps them.
fn series() -> BTreeSet<String> {
    let mut found = BTreeSet::from([OF_PROMETHEUS.to_owned()]);
    let source = sources::tree().into_iter().find(|source| source.path == "crates/chassis/src/metrics/page.rs").expect("the page");
    let mut before = String::new();
    for piece in source.pieces() {
        match piece.part {
            Part::Comment => {}
            Part::Code => before = piece.text,
            Part::Text => {
                let shown = before.trim_end().rsplit_once("to.").and_then(|(_, call)| call.strip_suffix('('));
                let endings: &[&str] = match shown {
                    Some("gauges") => &[""],
                    Some("info") => &["_info"],
                    Some("counters" | "seconds") => &["_total"],
                    Some("histograms" | "sizes") => &["_bucket", "_count", "_sum"],
                    // Gauges that are shown in a loop.
                    _ if piece.text.starts_with("process_") => &[""],
                    _ => &[],
                };
                found.extend(endings.iter().map(|ending| format!("{}{ending}", piece.text)));
                before.clear();
            }
        }
    }
    found
}

/// The names of series in an expression: neither functions, nor labels, nor numbers.
fn named(expression: &str) -> BTreeSet<String> {
    let mut rest = String::new();
    let mut depth = 0_usize;
    for c in expression.chars() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ if depth == 0 => rest.push(c),
            _ => {}
        }
    }
    let (mut found, mut text) = (BTreeSet::new(), rest.as_str());
    while let Some(start) = text.find(|c: char| c.is_ascii_alphabetic() || c == '_') {
        // Part of a number or of a duration: 1h.
        let number = text[..start].ends_with(|c: char| c.is_ascii_digit());
        let length = text[start..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len() - start);
        let (word, after) = text[start..].split_at(length);
        text = after;
        let call = ["(", "by ", "without "].iter().any(|next| after.trim_start().starts_with(next));
        if matches!(word, "by" | "without" | "on" | "ignoring" | "group_left" | "group_right") {
            text = after.split_once(')').map_or("", |(_, rest)| rest);
        } else if !call && !number && !WORDS.contains(&word) {
            found.insert(word.to_owned());
        }
    }
    found
}

/// Alert by alert: its rule.
fn alerts() -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    for file in files("prometheus/rules") {
        for group in yaml(&file)["groups"].as_array().expect("groups") {
            for rule in group["rules"].as_array().expect("rules") {
                let name = rule["alert"].as_str().unwrap_or_else(|| panic!("{file}: a rule that is no alert")).to_owned();
                assert!(found.insert(name, rule.clone()).is_none(), "{file}: the same alert twice");
            }
        }
    }
    found
}

fn dashboards() -> Vec<(String, Value)> {
    let text = |file: &str| sources::read(&format!("deploy/{file}"));
    files("grafana/dashboards")
        .into_iter()
        .map(|file| (file.clone(), serde_json::from_str(&text(&file)).unwrap_or_else(|e| panic!("{file}: {e}"))))
        .collect()
}

fn panels(dashboard: &Value) -> impl Iterator<Item = &Value> {
    dashboard["panels"].as_array().into_iter().flatten().filter(|panel| panel["type"] != "row")
}

#[test]
fn every_alert_wakes_or_waits_and_has_a_page_and_every_page_an_alert() {
    let mut pages: BTreeSet<String> = files("runbook").into_iter().filter(|file| !file.ends_with("README.md")).collect();
    let index = sources::read("deploy/runbook/README.md");
    for (name, rule) in alerts() {
        let page = format!("runbook/{name}.md");
        assert_eq!(rule["annotations"]["runbook"].as_str(), Some(page.as_str()), "{name}");
        assert!(pages.remove(&page), "{name} has no page");
        assert!(sources::read(&format!("deploy/{page}")).starts_with(&format!("# {name}\n")), "{page}");
        assert!(matches!(rule["labels"]["severity"].as_str(), Some("page" | "ticket")), "{name}");
        assert!(index.contains(&format!("[{name}]({name}.md)")), "runbook/README.md does not name {name}");
    }
    assert!(pages.is_empty(), "pages that no alert leads to: {pages:?}");
}

#[test]
fn every_alert_that_a_page_or_a_panel_names_exists() {
    let alerts = alerts();
    let pages = files("runbook").into_iter().map(|file| sources::read(&format!("deploy/{file}")));
    let descriptions = dashboards().into_iter().map(|(_, dashboard)| dashboard.to_string());
    for text in pages.chain(descriptions) {
        for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
            let is_alert = word.strip_prefix("Sala").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
            assert!(!is_alert || alerts.contains_key(word), "no alert {word}");
        }
    }
}

#[test]
fn every_metric_in_a_rule_or_a_panel_is_one_that_a_service_shows() {
    let series = series();
    for known in ["build_info", "relay_leader", "rpc_server_call_duration_seconds_bucket", "process_max_fds", "projection_gap_total"] {
        assert!(series.contains(known), "{known} is not found in the page: {series:?}");
    }
    let mut asked: Vec<(String, String)> =
        alerts().into_iter().map(|(name, rule)| (name, rule["expr"].as_str().expect("expr").to_owned())).collect();
    for (file, dashboard) in dashboards() {
        for panel in panels(&dashboard) {
            let targets = panel["targets"].as_array().filter(|targets| !targets.is_empty());
            let targets = targets.unwrap_or_else(|| panic!("{file}: {} shows nothing", panel["title"]));
            asked.extend(targets.iter().map(|target| (file.clone(), target["expr"].as_str().expect("expr").to_owned())));
        }
    }
    for (place, expression) in asked {
        let names = named(&expression);
        assert!(!names.is_empty(), "{place}: {expression}");
        for name in names {
            assert!(series.contains(&name), "{place}: no service shows {name}\n{expression}");
        }
    }
}

#[test]
fn every_alert_is_seen_burning_in_a_test_of_its_own() {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for file in files("prometheus/tests") {
        for test in yaml(&file)["tests"].as_array().expect("tests") {
            for case in test["alert_rule_test"].as_array().into_iter().flatten() {
                if case["exp_alerts"].as_array().is_some_and(|alerts| !alerts.is_empty()) {
                    seen.insert(case["alertname"].as_str().expect("alertname").to_owned());
                }
            }
        }
    }
    assert_eq!(seen, alerts().into_keys().collect());
}

/// Debian: `apt install prometheus`. Elsewhere the names are checked by the tests above.
#[test]
fn promtool_finds_the_rules_right_and_their_tests_pass() {
    if Command::new("promtool").arg("--version").output().is_err() {
        return;
    }
    let run = |what: &[&str], files: &[String]| {
        let done = Command::new("promtool").args(what).args(files).current_dir(folder()).output().expect("promtool runs");
        let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert!(done.status.success(), "promtool {what:?}:\n{said}");
    };
    run(&["check", "rules"], &files("prometheus/rules"));
    run(&["check", "config", "--syntax-only"], &["prometheus/prometheus.yml".to_owned()]);
    run(&["test", "rules"], &files("prometheus/tests"));
}

#[test]
fn prometheus_asks_every_service_on_its_admin_port() {
    let scrape = &yaml("prometheus/prometheus.yml")["scrape_configs"][0];
    let lookup = &scrape["dns_sd_configs"][0];
    let compose = compose();
    let serving = |service: &Value| words(service, "command").first() == Some(&"serve");
    let services: BTreeSet<&str> =
        entries(&compose, "services").into_iter().filter(|(_, service)| serving(service)).map(|(name, _)| name).collect();
    assert_eq!(words(lookup, "names").into_iter().collect::<BTreeSet<_>>(), services);
    let rule = &alerts()["SalaServiceDown"];
    for name in services {
        let listen = format!("listen = \"0.0.0.0:{}\"", lookup["port"]);
        assert!(sources::read(&format!("deploy/config/{name}.toml")).contains(&listen), "{name}");
        assert!(rule["expr"].as_str().is_some_and(|text| text.contains(&format!("absent(up{{job=\"{name}\"}})"))), "{name}");
    }
}

#[test]
fn dashboards_have_names_of_their_own_and_ask_the_prometheus_that_is_provisioned() {
    let source = &yaml("grafana/provisioning/datasources/prometheus.yml")["datasources"][0];
    let watching = yaml("compose.observability.yaml");
    let prometheus = &watching["services"]["prometheus"];
    assert!(source["url"] == "http://prometheus:9090" && prometheus.is_object());
    let mut names = BTreeSet::new();
    for (file, dashboard) in dashboards() {
        assert!(names.insert(dashboard["uid"].as_str().expect("uid").to_owned()), "{file}");
        assert!(file.ends_with(&format!("/{}.json", dashboard["uid"].as_str().unwrap_or_default())), "{file}");
        for panel in panels(&dashboard) {
            assert_eq!(panel["datasource"]["uid"], source["uid"], "{file}: {}", panel["title"]);
        }
    }
    let provider = &yaml("grafana/provisioning/dashboards/sala.yml")["providers"][0]["options"]["path"];
    let mounts = words(&watching["services"]["grafana"], "volumes");
    assert!(mounts.iter().any(|mount| mount.split(':').nth(1) == provider.as_str()), "{provider} is mounted");
}

#[test]
fn names_are_found_in_an_expression_and_nothing_else_is() {
    let found = named(
        "histogram_quantile(0.95, sum by (job, le) (rate(a_bucket{le=\"b\"}[10m]))) > 1e3 and c / on (d) group_left () e unless absent(f{g=\"h\"})",
    );
    assert_eq!(found, ["a_bucket", "c", "e", "f"].map(str::to_owned).into());
}

#[test]
fn traces_go_from_every_service_through_the_collector_to_the_store_of_the_house() {
    let traces = yaml("compose.traces.yaml");
    let collector = yaml("otel/collector.yaml");
    let pipeline = &collector["service"]["pipelines"]["traces"];
    for stage in ["receivers", "processors", "exporters"] {
        for name in words(pipeline, stage) {
            assert!(!collector[stage][name].is_null(), "{stage}: {name}");
        }
    }
    let port = collector["receivers"]["otlp"]["protocols"]["grpc"]["endpoint"].as_str().and_then(|at| at.rsplit(':').next());
    let at = format!("http://collector:{}", port.expect("a port"));
    for name in ["partners", "schools", "evaluations", "reporting"] {
        assert_eq!(traces["services"][name]["environment"]["SALA__TELEMETRY__OTLP_ENDPOINT"], at, "{name}");
    }
    let text = sources::read("deploy/otel/collector.yaml");
    for (name, _) in entries(&traces["services"]["collector"], "environment") {
        assert!(text.contains(&format!("${{env:{name}}}")), "{name} is given to a collector that does not read it");
    }
}
