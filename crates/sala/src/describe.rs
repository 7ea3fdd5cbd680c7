//! `sala describe`: the contract as text.

mod fields;

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use prost_reflect::{EnumDescriptor, MessageDescriptor, MethodDescriptor, ServiceDescriptor};

use crate::contract::{Contract, Symbol, comment};
use crate::say;

#[derive(Debug, Args)]
pub(crate) struct DescribeArgs {
    /// A service, RPC, message or enum by its full name or the last part of it; all services when absent
    symbol: Option<String>,
}

/// Prints what the contract says.
pub(crate) fn run(args: &DescribeArgs) -> Result<ExitCode> {
    let contract = Contract::compiled_in()?;
    let lines = match &args.symbol {
        None => contract.services().iter().flat_map(service).collect(),
        Some(name) => match contract.symbol(name)? {
            Symbol::Service(found) => service(&found),
            Symbol::Method(found) => method(&contract, &found),
            Symbol::Message(found) => message(&contract, &found),
            Symbol::Enum(found) => choices(&found),
        },
    };
    say::line(lines.join("\n"));
    Ok(ExitCode::SUCCESS)
}

fn service(service: &ServiceDescriptor) -> Vec<String> {
    let file = service.parent_file();
    let mut lines = titled("service", service.full_name(), comment(&file, service.path()));
    let width = service.methods().map(|m| m.name().len()).max().unwrap_or_default();
    for method in service.methods() {
        let comment = comment(&file, method.path()).join(" ");
        lines.push(format!("  {}  {} [{}]", say::pad(method.name(), width), comment, permission(&method)));
    }
    lines.push(String::new());
    lines
}

fn method(contract: &Contract, method: &MethodDescriptor) -> Vec<String> {
    let mut lines = titled("rpc", method.full_name(), comment(&method.parent_service().parent_file(), method.path()));
    lines.push(format!("  permission {}", permission(method)));
    if method.is_server_streaming() {
        lines.push("  answers with a stream".to_owned());
    }
    for part in [method.input(), method.output()] {
        lines.push(String::new());
        lines.extend(message(contract, &part));
    }
    lines
}

fn message(contract: &Contract, message: &MessageDescriptor) -> Vec<String> {
    let file = message.parent_file();
    let mut lines = titled("message", message.full_name(), comment(&file, message.path()));
    for field in message.fields() {
        lines.push(format!("  {} {}{}", field.name(), fields::kind(&field), fields::rules(contract, &field)));
        lines.extend(comment(&file, field.path()).into_iter().map(|line| format!("      {line}")));
    }
    lines
}

fn choices(found: &EnumDescriptor) -> Vec<String> {
    let file = found.parent_file();
    let mut lines = titled("enum", found.full_name(), comment(&file, found.path()));
    let width = found.values().map(|v| v.name().len()).max().unwrap_or_default();
    for value in found.values() {
        lines.push(format!("  {:>2}  {}  {}", value.number(), say::pad(value.name(), width), comment(&file, value.path()).join(" ")));
    }
    lines
}

fn titled(what: &str, name: &str, comment: Vec<String>) -> Vec<String> {
    let mut lines = vec![format!("{what} {name}")];
    lines.extend(comment.into_iter().map(|line| format!("  {line}")));
    lines
}

fn permission(method: &MethodDescriptor) -> &'static str {
    let path = format!("/{}/{}", method.parent_service().full_name(), method.name());
    api::contract::method(&path).map_or("?", |known| known.permission)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(name: &str) -> String {
        let contract = Contract::compiled_in().expect("decodes");
        match contract.symbol(name).expect("is in the contract") {
            Symbol::Service(found) => service(&found),
            Symbol::Method(found) => method(&contract, &found),
            Symbol::Message(found) => message(&contract, &found),
            Symbol::Enum(found) => choices(&found),
        }
        .join("\n")
    }

    #[test]
    fn a_service_lists_its_rpcs_with_comment_and_permission() {
        let text = described("PartnersService");
        assert!(
            text.contains("  GetOrganisation ")
                && text.contains("Gives one organisation.")
                && text.contains("[partners.organisation.read]"),
            "{text}"
        );
    }

    #[test]
    fn a_message_shows_rules_and_marks_personal_fields() {
        let text = described("PersonName");
        assert!(text.contains("  given string (required, at most 100 characters, personal data)"), "{text}");
        assert!(described("RecordSignatureRequest").contains("party_no int32 (required, 1 to 200)"));
    }

    #[test]
    fn an_enum_shows_numbers_names_and_comments() {
        assert!(described("SigningCapacity").contains("   2  SIGNING_CAPACITY_REPRESENTATIVE  For a principal (ผู้แทนผู้ลงนาม)."));
    }
}
