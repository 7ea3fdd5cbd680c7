//! Events leave the service: what is in them is in every copy of the stream, and in every report made from it.

use prost_reflect::{FieldDescriptor, Kind, MessageDescriptor};

use super::contract::{enums, files, is_personal, messages, pool, reachable};
use crate::architecture::holds;

fn event_messages() -> Vec<MessageDescriptor> {
    files().into_iter().filter(|f| f.name().ends_with("/events.proto")).flat_map(|f| f.messages().collect::<Vec<_>>()).collect()
}

/// Fields marked as personal below these messages, with the way to each.
fn personal_fields(messages: impl IntoIterator<Item = MessageDescriptor>) -> Vec<String> {
    let mut found = Vec::new();
    for event in messages {
        for (message, way) in reachable(&event).into_values() {
            let personal = message.fields().filter(is_personal).collect::<Vec<FieldDescriptor>>();
            found.extend(personal.into_iter().map(|field| format!("{}: {way} → {}", event.full_name(), field.full_name())));
        }
    }
    found
}

#[test]
fn no_event_holds_personal_data() {
    let events = event_messages();
    assert!(events.len() > 10, "the events of partners are there");
    let why = "a stream is copied, kept and replayed; what is personal stays in one table, where it can be corrected and erased";
    holds("no field marked (personal) is reachable from a message of events.proto", why, &personal_fields(events));
}

#[test]
fn personal_data_is_found_however_deep_it_lies() {
    let agreement = pool().get_message_by_name("sala.partners.v1.GetAgreementResponse").expect("the contract has agreements");
    assert!(personal_fields([agreement]).iter().any(|way| way.contains("display_name")));
}

#[test]
fn shared_value_is_never_called_csv() {
    let is_csv = |name: &str| name.to_lowercase().split('_').any(|word| word == "csv");
    let mut broken: Vec<String> = Vec::new();
    for message in messages() {
        broken.extend(message.fields().filter(|f| is_csv(f.name())).map(|f| f.full_name().to_owned()));
        broken.extend((message.name().to_lowercase().contains("csv")).then(|| message.full_name().to_owned()));
    }
    for choice in enums() {
        broken.extend(choice.values().filter(|v| is_csv(v.name())).map(|v| v.full_name().to_owned()));
        broken.extend((choice.name().to_lowercase().contains("csv")).then(|| choice.full_name().to_owned()));
    }
    holds(
        "nothing in the contract is called csv",
        "the letters stand for three things in this field: a file format, a shared value and its opposite",
        &broken,
    );
}

#[test]
fn a_message_of_an_event_is_used_by_no_call() {
    let with_rpcs = files().into_iter().filter(|f| f.name().ends_with("/events.proto") && f.services().len() > 0);
    let mut broken: Vec<String> = with_rpcs.map(|f| format!("{} has a service", f.name())).collect();
    // A service that took an event as its request would tie the log to a call.
    let names: Vec<String> = event_messages().iter().map(|m| m.full_name().to_owned()).collect();
    let calls = super::contract::rpcs();
    for rpc in &calls {
        let used = [rpc.input(), rpc.output()].into_iter().flat_map(|m| reachable(&m).into_keys().collect::<Vec<_>>());
        broken.extend(used.filter(|used| names.contains(used)).map(|used| format!("{} uses {used}", rpc.name())));
    }
    assert!(event_messages().iter().any(|m| m.fields().any(|f| matches!(f.kind(), Kind::Message(_)))), "events carry snapshots");
    holds("messages of events.proto are used by events only", "calls and events change for different reasons", &broken);
}
