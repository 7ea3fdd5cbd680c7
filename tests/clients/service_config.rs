//! `proto/service_config.json` speaks of every call of the contract, and of no other.

use std::collections::BTreeMap;

use api::contract::METHODS;
use serde_json::Value;

use crate::architecture::holds;
use crate::sources;

/// The entry of every name in the file: a service, or a method of it.
fn entries(config: &Value) -> BTreeMap<String, &Value> {
    let mut found = BTreeMap::new();
    for entry in config["methodConfig"].as_array().into_iter().flatten() {
        for name in entry["name"].as_array().into_iter().flatten() {
            let (service, method) = (name["service"].as_str().unwrap_or_default(), name["method"].as_str().unwrap_or_default());
            found.insert(format!("/{service}/{method}"), entry);
        }
    }
    found
}

#[test]
fn the_service_config_says_of_every_call_how_it_is_retried() {
    let config: Value = serde_json::from_str(&sources::read("proto/service_config.json")).expect("is JSON");
    let entries = entries(&config);
    let mut broken = Vec::new();
    for method in METHODS {
        let service = &method.path[..=method.path.rfind('/').expect("a path has two parts")];
        let Some(entry) = entries.get(method.path).or_else(|| entries.get(service)) else {
            broken.push(format!("{} has no entry", method.path));
            continue;
        };
        let policy = &entry["retryPolicy"];
        if policy["retryableStatusCodes"] != serde_json::json!(["UNAVAILABLE"]) {
            broken.push(format!("{} is retried after {}", method.name, policy["retryableStatusCodes"]));
        }
        // Clients refuse a policy outside of these, and with it the whole file.
        if !policy["maxAttempts"].as_u64().is_some_and(|n| (2..=5).contains(&n)) {
            broken.push(format!("{} is tried {} times", method.name, policy["maxAttempts"]));
        }
        if entry["timeout"].is_string() == method.streams {
            broken.push(format!("{}: a call has a timeout and a stream has none", method.name));
        }
    }
    for name in entries.keys() {
        if !METHODS.iter().any(|method| method.path == name || method.path.starts_with(name.as_str()) && name.ends_with('/')) {
            broken.push(format!("{name} is not in the contract"));
        }
    }
    let why = "an app that takes the file does not notice a restart; a name that is wrong there is a call without retries";
    holds("proto/service_config.json has every service and every stream of the contract", why, &broken);
}
