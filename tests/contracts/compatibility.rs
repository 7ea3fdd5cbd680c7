//! What may never change on the wire, once released: a client built then must work today, and an event told then must be read.

mod samples;

use prost_reflect::{DescriptorPool, EnumDescriptor, FieldDescriptor, Kind, MessageDescriptor, ServiceDescriptor};

use super::contract::{Rules, is_ours};

/// Everything in which `new` breaks a promise that `old` made. Empty: compatible.
pub(super) fn broken_promises(old: &DescriptorPool, new: &DescriptorPool) -> Vec<String> {
    let mut broken = Vec::new();
    for message in old.all_messages().filter(|m| is_ours(m.full_name())) {
        match new.get_message_by_name(message.full_name()) {
            Some(now) => compare_messages(&message, &now, &mut broken),
            None => broken.push(format!("{} is gone", message.full_name())),
        }
    }
    for choice in old.all_enums().filter(|e| is_ours(e.full_name())) {
        match new.get_enum_by_name(choice.full_name()) {
            Some(now) => compare_enums(&choice, &now, &mut broken),
            None => broken.push(format!("{} is gone", choice.full_name())),
        }
    }
    for service in old.services().filter(|s| is_ours(s.full_name())) {
        match new.get_service_by_name(service.full_name()) {
            Some(now) => compare_services(&service, &now, &mut broken),
            None => broken.push(format!("{} is gone", service.full_name())),
        }
    }
    broken
}

fn compare_messages(old: &MessageDescriptor, new: &MessageDescriptor, broken: &mut Vec<String>) {
    for field in old.fields() {
        match new.get_field(field.number()) {
            None => broken.push(format!("{} (number {}) is gone", field.full_name(), field.number())),
            Some(now) => compare_fields(&field, &now, broken),
        }
    }
}

fn compare_fields(old: &FieldDescriptor, new: &FieldDescriptor, broken: &mut Vec<String>) {
    let name = old.full_name();
    if old.name() != new.name() {
        broken.push(format!("{name} (number {}) is now called {}", old.number(), new.name()));
    }
    if old.json_name() != new.json_name() {
        broken.push(format!("{name}: its JSON name {} is now {}", old.json_name(), new.json_name()));
    }
    if type_of(&old.kind()) != type_of(&new.kind()) {
        broken.push(format!("{name}: its type {} is now {}", type_of(&old.kind()), type_of(&new.kind())));
    }
    if (old.is_list(), old.is_map()) != (new.is_list(), new.is_map()) {
        broken.push(format!("{name}: repeated and single changed places"));
    }
    if choice_of(old) != choice_of(new) {
        broken.push(format!("{name}: moved into or out of a oneof"));
    }
    compare_rules(name, &Rules::of(old), &Rules::of(new), broken);
}

/// Bounds may widen. A request that was good must stay good.
fn compare_rules(name: &str, old: &Rules, new: &Rules, broken: &mut Vec<String>) {
    let narrower = |old: u32, new: u32| new != 0 && (old == 0 || new < old);
    if narrower(old.max_length, new.max_length) || narrower(old.max_items, new.max_items) {
        broken.push(format!("{name}: its bound was lowered"));
    }
    if new.required && !old.required {
        broken.push(format!("{name} is now required"));
    }
    if old.format != new.format && new.format != "LINE" && new.format != "MULTILINE" {
        broken.push(format!("{name}: its format is now {}", new.format));
    }
    let (low, high) = old.range.unwrap_or((i64::MIN, i64::MAX));
    if new.range.is_some_and(|(min, max)| min > low || max < high) {
        broken.push(format!("{name}: its range was narrowed"));
    }
}

fn compare_enums(old: &EnumDescriptor, new: &EnumDescriptor, broken: &mut Vec<String>) {
    for value in old.values() {
        match new.get_value(value.number()) {
            None => broken.push(format!("{} (number {}) is gone", value.full_name(), value.number())),
            Some(now) if now.name() != value.name() => {
                broken.push(format!("{} (number {}) is now called {}", value.full_name(), value.number(), now.name()));
            }
            Some(_) => {}
        }
    }
}

fn compare_services(old: &ServiceDescriptor, new: &ServiceDescriptor, broken: &mut Vec<String>) {
    for rpc in old.methods() {
        let Some(now) = new.methods().find(|candidate| candidate.name() == rpc.name()) else {
            broken.push(format!("{} is gone", rpc.full_name()));
            continue;
        };
        if (rpc.input().full_name(), rpc.output().full_name()) != (now.input().full_name(), now.output().full_name()) {
            broken.push(format!("{} takes or gives another message", rpc.full_name()));
        }
        if (rpc.is_client_streaming(), rpc.is_server_streaming()) != (now.is_client_streaming(), now.is_server_streaming()) {
            broken.push(format!("{} streams differently", rpc.full_name()));
        }
    }
}

fn type_of(kind: &Kind) -> String {
    match kind {
        Kind::Message(message) => message.full_name().to_owned(),
        Kind::Enum(choice) => choice.full_name().to_owned(),
        plain => format!("{plain:?}"),
    }
}

/// The oneof that a field belongs to, or that it is `optional`: both show whether absence can be told from zero.
fn choice_of(field: &FieldDescriptor) -> Option<String> {
    field.containing_oneof().map(|oneof| oneof.name().to_owned())
}
