//! The contract as descriptors, with the few questions that the rules ask.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use prost_reflect::{
    DescriptorPool, DynamicMessage, EnumDescriptor, FieldDescriptor, FileDescriptor, Kind, MessageDescriptor, MethodDescriptor,
    ReflectMessage as _, Value,
};

static POOL: LazyLock<DescriptorPool> = LazyLock::new(|| DescriptorPool::decode(api::DESCRIPTORS).expect("the contract describes itself"));

/// The contract of this build.
pub(super) fn pool() -> &'static DescriptorPool {
    &POOL
}

/// Whether a name is ours.
pub(super) fn is_ours(name: &str) -> bool {
    name.starts_with("sala.")
}

/// Every RPC.
pub(super) fn rpcs() -> Vec<MethodDescriptor> {
    pool().services().filter(|s| is_ours(s.full_name())).flat_map(|s| s.methods().collect::<Vec<_>>()).collect()
}

/// Every message that somebody wrote.
pub(super) fn messages() -> Vec<MessageDescriptor> {
    pool().all_messages().filter(|m| is_ours(m.full_name()) && !m.is_map_entry()).collect()
}

/// Every enum.
pub(super) fn enums() -> Vec<EnumDescriptor> {
    pool().all_enums().filter(|e| is_ours(e.full_name())).collect()
}

/// Every file.
pub(super) fn files() -> Vec<FileDescriptor> {
    pool().files().filter(|f| is_ours(f.package_name())).collect()
}

/// A message and everything of ours below it, each with one way to get there (`agreement.parties`).
pub(super) fn reachable(message: &MessageDescriptor) -> BTreeMap<String, (MessageDescriptor, String)> {
    fn walk(message: &MessageDescriptor, way: &str, found: &mut BTreeMap<String, (MessageDescriptor, String)>) {
        if !is_ours(message.full_name()) || found.contains_key(message.full_name()) {
            return;
        }
        found.insert(message.full_name().to_owned(), (message.clone(), way.to_owned()));
        for field in message.fields() {
            if let Kind::Message(inner) = field.kind() {
                let way = if way.is_empty() { field.name().to_owned() } else { format!("{way}.{}", field.name()) };
                walk(&inner, &way, found);
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(message, "", &mut found);
    found
}

/// Whether a field is marked as personal data.
pub(super) fn is_personal(field: &FieldDescriptor) -> bool {
    let mark = field.parent_pool().get_extension_by_name("sala.common.v1.personal").expect("options.proto defines personal");
    field.options().get_extension(&mark).as_bool() == Some(true)
}

/// The bounds of a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rules {
    pub(super) max_length: u32,
    pub(super) max_items: u32,
    pub(super) required: bool,
    pub(super) format: String,
    pub(super) range: Option<(i64, i64)>,
}

impl Rules {
    pub(super) fn of(field: &FieldDescriptor) -> Self {
        let Some(extension) = field.parent_pool().get_extension_by_name("sala.common.v1.rules") else { return Self::default() };
        let options = field.options();
        if !options.has_extension(&extension) {
            return Self::default();
        }
        let value = options.get_extension(&extension);
        let rules: &DynamicMessage = value.as_message().expect("rules is a message");
        let number = |name: &str| rules.get_field_by_name(name).and_then(|v| v.as_u32()).unwrap_or_default();
        let long = |name: &str| rules.get_field_by_name(name).and_then(|v| v.as_i64()).unwrap_or_default();
        let flag = |name: &str| rules.get_field_by_name(name).is_some_and(|v| v.as_bool() == Some(true));
        Self {
            max_length: number("max_length"),
            max_items: number("max_items"),
            required: flag("required"),
            format: format_of(rules),
            range: flag("has_range").then(|| (long("min"), long("max"))),
        }
    }
}

/// `UUID` of `TEXT_FORMAT_UUID`; `LINE` when nothing is said.
fn format_of(rules: &DynamicMessage) -> String {
    let number = rules.get_field_by_name("format").and_then(|v| v.as_enum_number()).unwrap_or_default();
    let Some(Kind::Enum(formats)) = rules.descriptor().get_field_by_name("format").map(|f| f.kind()) else { return "LINE".to_owned() };
    let name = formats.get_value(number).map(|v| v.name().trim_start_matches("TEXT_FORMAT_").to_owned()).unwrap_or_default();
    if name == "UNSPECIFIED" { "LINE".to_owned() } else { name }
}

/// The permission that an RPC needs.
pub(super) fn permission(rpc: &MethodDescriptor) -> Option<String> {
    let extension = pool().get_extension_by_name("sala.common.v1.access")?;
    let options = rpc.options();
    let access = options.get_extension(&extension);
    let word = access.as_message()?.get_field_by_name("permission").and_then(|v| match v.as_ref() {
        Value::String(word) => Some(word.clone()),
        _ => None,
    });
    word.filter(|word| !word.is_empty())
}

/// The comment above a thing, found by its place in the file.
pub(super) fn comment(file: &FileDescriptor, path: &[i32]) -> String {
    let info = file.file_descriptor_proto().source_code_info.as_ref();
    let location = info.and_then(|info| info.location.iter().find(|location| location.path == path));
    location.map(|location| location.leading_comments().trim().to_owned()).unwrap_or_default()
}
