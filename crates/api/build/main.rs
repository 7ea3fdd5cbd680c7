//! Compiles `proto/` in Rust (protox) and derives from the same descriptors what nobody should write by hand:
//! messages, clients and servers; the access table; the bounds checks of every request.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

mod servers;

use prost_reflect::{DescriptorPool, DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, Value};

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo runs a build script in the folder of its crate: the path holds for every clone, whichever one built the script.
    let root = Path::new("../../proto");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root.join("sala"), &mut files)?;
    files.sort();

    let mut compiler = protox::Compiler::new([root])?;
    compiler.include_source_info(true).include_imports(true).open_files(&files)?;
    let descriptors = compiler.encode_file_descriptor_set();
    let out = out_dir()?;
    std::fs::write(out.join("descriptors.bin"), &descriptors)?;

    let mut prost = prost_build::Config::new();
    prost.bytes(["."]);
    tonic_prost_build::configure()
        .build_server(false)
        .build_transport(true)
        .compile_fds_with_config(compiler.file_descriptor_set(), prost)?;

    let pool = compiler.descriptor_pool();
    std::fs::write(out.join("contract.rs"), contract(&pool)?)?;
    for service in pool.services().filter(|service| service.package_name().starts_with("sala.")) {
        std::fs::write(out.join(servers::file(&service)), servers::source(&service)?)?;
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script its folder in this way only")]
fn out_dir() -> Result<PathBuf, std::env::VarError> {
    std::env::var("OUT_DIR").map(PathBuf::from)
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "proto") {
            files.push(path);
        }
    }
    Ok(())
}

/// The access table, the request traits and the checks, as Rust source.
fn contract(pool: &DescriptorPool) -> Result<String, Box<dyn Error>> {
    let mut source = String::from("pub static METHODS: &[crate::contract::Method] = &[\n");
    let mut requests = String::new();
    let mut reachable = BTreeSet::new();
    for service in pool.services().filter(|s| s.package_name().starts_with("sala.")) {
        for method in service.methods() {
            let permission = permission(pool, &method)?;
            let input = method.input();
            let mutates = input.get_field_by_name("request_id").is_some();
            let streams = method.is_client_streaming() || method.is_server_streaming();
            let (path, context) = (format!("/{}/{}", service.full_name(), method.name()), context(service.package_name()));
            writeln!(
                source,
                "    crate::contract::Method {{ path: {path:?}, context: {context:?}, name: {:?}, permission: {permission:?}, mutates: {mutates}, streams: {streams} }},",
                method.name()
            )?;
            writeln!(requests, "impl crate::contract::Request for {} {{ const PATH: &'static str = {path:?}; }}", rust_path(&input))?;
            if mutates {
                writeln!(
                    requests,
                    "impl crate::contract::Mutation for {} {{ fn request_id(&self) -> &str {{ &self.request_id }} fn validate_only(&self) -> bool {{ self.validate_only }} }}",
                    rust_path(&input)
                )?;
            }
            reach(&input, &mut reachable);
        }
    }
    source.push_str("];\n");
    source.push_str(&requests);
    for name in &reachable {
        let message = pool.get_message_by_name(name).ok_or("a reachable message is in the pool")?;
        source.push_str(&check_of(pool, &message)?);
    }
    Ok(source)
}

fn context(package: &str) -> &str {
    package.split('.').nth(1).unwrap_or_default()
}

fn permission(pool: &DescriptorPool, method: &MethodDescriptor) -> Result<String, Box<dyn Error>> {
    let extension = pool.get_extension_by_name("sala.common.v1.access").ok_or("options.proto defines access")?;
    let options = method.options();
    if !options.has_extension(&extension) {
        return Err(format!("{} has no (sala.common.v1.access) option: say which permission it needs", method.full_name()).into());
    }
    let value = options.get_extension(&extension);
    let word = value.as_message().and_then(|m| m.get_field_by_name("permission").and_then(|v| v.as_str().map(str::to_owned)));
    match word {
        Some(word) if !word.is_empty() => Ok(word),
        _ => Err(format!("{} has an access option without a permission", method.full_name()).into()),
    }
}

fn reach(message: &MessageDescriptor, seen: &mut BTreeSet<String>) {
    if !message.package_name().starts_with("sala.") || !seen.insert(message.full_name().to_owned()) {
        return;
    }
    for field in message.fields() {
        if let Kind::Message(inner) = field.kind() {
            reach(&inner, seen);
        }
    }
}

fn rust_path(message: &MessageDescriptor) -> String {
    format!("crate::{}::{}", message.package_name().trim_start_matches("sala.").replace('.', "::"), message.name())
}

/// One `impl Check`: the rules of every field, in the order of the fields.
fn check_of(pool: &DescriptorPool, message: &MessageDescriptor) -> Result<String, Box<dyn Error>> {
    let mut body = String::new();
    for field in message.fields() {
        body.push_str(&check_field(pool, &field)?);
    }
    let used = if body.is_empty() { "let _ = (at, found);" } else { "" };
    Ok(format!(
        "impl crate::contract::Check for {} {{\n    fn check(&self, at: &crate::contract::At<'_>, found: &mut crate::contract::Violations) {{\n{used}{body}    }}\n}}\n",
        rust_path(message)
    ))
}

struct Rules(Option<DynamicMessage>);

impl Rules {
    fn of(pool: &DescriptorPool, field: &FieldDescriptor) -> Self {
        let extension = pool.get_extension_by_name("sala.common.v1.rules").expect("options.proto defines rules");
        let options = field.options();
        Self(options.has_extension(&extension).then(|| options.get_extension(&extension).as_message().cloned()).flatten())
    }
    fn get(&self, name: &str) -> Option<Value> {
        self.0.as_ref().and_then(|m| m.get_field_by_name(name).map(std::borrow::Cow::into_owned))
    }
    fn number(&self, name: &str) -> i64 {
        match self.get(name) {
            Some(Value::U32(n)) => i64::from(n),
            Some(Value::I64(n)) => n,
            Some(Value::EnumNumber(n)) => i64::from(n),
            _ => 0,
        }
    }
    fn flag(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Value::Bool(true)))
    }
}

fn check_field(pool: &DescriptorPool, field: &FieldDescriptor) -> Result<String, Box<dyn Error>> {
    let rules = Rules::of(pool, field);
    let (name, required) = (field.name(), rules.flag("required"));
    let at = format!("at.field({name:?})");
    let mut lines = String::new();
    if field.is_list() {
        writeln!(lines, "crate::contract::items(&{at}, self.{name}.len(), {}, {required}, found);", rules.number("max_items"))?;
        if let Some(one) = check_value(field, &rules, "item", "&at", false)? {
            let deref = if matches!(field.kind(), Kind::Message(_) | Kind::String) { "item" } else { "&item" };
            writeln!(lines, "for (i, {deref}) in self.{name}.iter().enumerate() {{ let at = at.item({name:?}, i); {one} }}")?;
        }
        return Ok(lines);
    }
    match field.kind() {
        Kind::Message(inner) => {
            if required {
                writeln!(lines, "if self.{name}.is_none() {{ found.add(&{at}, crate::contract::Problem::Required); }}")?;
            }
            if let Some(call) = message_check(&inner, "value", &format!("&{at}")) {
                writeln!(lines, "if let Some(value) = &self.{name} {{ {call} }}")?;
            }
        }
        _ if field.supports_presence() => {
            if let Some(call) = check_value(field, &rules, "value", &format!("&{at}"), required)? {
                let place = if matches!(field.kind(), Kind::String | Kind::Bytes) { "&self" } else { "self" };
                writeln!(lines, "if let Some(value) = {place}.{name} {{ {call} }}")?;
            }
        }
        _ => {
            // The length of bytes is all that is looked at.
            let place = if matches!(field.kind(), Kind::String) { format!("&self.{name}") } else { format!("self.{name}") };
            if let Some(call) = check_value(field, &rules, &place, &format!("&{at}"), required)? {
                writeln!(lines, "{call}")?;
            }
        }
    }
    Ok(lines)
}

fn message_check(inner: &MessageDescriptor, value: &str, at: &str) -> Option<String> {
    match inner.full_name() {
        "google.protobuf.Timestamp" => Some(format!("crate::contract::timestamp({at}, {value}, found);")),
        "google.protobuf.FieldMask" => Some(format!("crate::contract::mask({at}, {value}, found);")),
        name if name.starts_with("sala.") => Some(format!("crate::contract::Check::check({value}, {at}, found);")),
        _ => None,
    }
}

fn check_value(field: &FieldDescriptor, rules: &Rules, value: &str, at: &str, required: bool) -> Result<Option<String>, Box<dyn Error>> {
    Ok(match field.kind() {
        Kind::String => {
            let max = rules.number("max_length");
            let format = ["Line", "Uuid", "Multiline", "Word", "Hex", "Language", "Digits"][usize::try_from(rules.number("format"))?];
            Some(format!("crate::contract::text({at}, {value}, {max}, {required}, crate::contract::Format::{format}, found);"))
        }
        Kind::Bytes => Some(format!("crate::contract::bytes({at}, {value}.len(), {}, {required}, found);", rules.number("max_length"))),
        Kind::Enum(e) => {
            let path = format!("crate::{}::{}", e.package_name().trim_start_matches("sala.").replace('.', "::"), e.name());
            Some(format!("crate::contract::choice({at}, {value}, {path}::try_from({value}).is_ok(), {required}, found);"))
        }
        Kind::Int32 | Kind::Int64 | Kind::Uint32 if rules.flag("has_range") => Some(format!(
            "crate::contract::range({at}, i64::from({value}), {}, {}, {required}, found);",
            rules.number("min"),
            rules.number("max")
        )),
        Kind::Message(inner) => message_check(&inner, value, at),
        _ => None,
    })
}
