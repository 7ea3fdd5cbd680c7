//! The contract explains itself.

use std::collections::BTreeSet;

use super::contract::{comment, enums, files, messages, pool, rpcs};
use super::reasons;
use crate::architecture::holds;

const WHY: &str = "whoever writes a client reads the contract and nothing else: what it is, its unit, its Thai term, its errors";

#[test]
fn everything_carries_a_comment() {
    let mut silent = Vec::new();
    let mut look = |name: &str, text: &str| {
        if text.len() < 3 {
            silent.push(name.to_owned());
        }
    };
    for service in pool().services().filter(|s| super::contract::is_ours(s.full_name())) {
        look(service.full_name(), &comment(&service.parent_file(), service.path()));
    }
    for rpc in rpcs() {
        look(rpc.full_name(), &comment(&rpc.parent_file(), rpc.path()));
    }
    for message in messages() {
        look(message.full_name(), &comment(&message.parent_file(), message.path()));
        for field in message.fields() {
            look(field.full_name(), &comment(&message.parent_file(), field.path()));
        }
    }
    for choice in enums() {
        look(choice.full_name(), &comment(&choice.parent_file(), choice.path()));
        for value in choice.values() {
            look(value.full_name(), &comment(&choice.parent_file(), value.path()));
        }
    }
    holds("every service, RPC, message, field, enum and value has a comment", WHY, &silent);
}

#[test]
fn a_thing_without_a_comment_has_none() {
    // The rule above would hold of anything if comments were not found at all, or found everywhere.
    let file = files().into_iter().find(|f| f.name().ends_with("partners_service.proto")).expect("the file is there");
    assert!(comment(&file, &[6, 0, 2, 0]).starts_with("Records an organisation."));
    assert_eq!(comment(&file, &[6, 0, 2, 0, 4]), "");
}

/// Words after `Errors:` in a comment.
fn errors_named(comment: &str) -> Option<Vec<String>> {
    let list = comment.split_once("Errors:")?.1.replace('\n', " ");
    Some(list.split(['.', ';']).next().unwrap_or_default().split(',').map(|word| word.trim().to_owned()).collect())
}

#[test]
fn the_errors_that_a_comment_names_exist() {
    let known: BTreeSet<String> = reasons::table().into_keys().collect();
    let mut broken = Vec::new();
    for rpc in rpcs() {
        let text = comment(&rpc.parent_file(), rpc.path());
        match errors_named(&text) {
            None => broken.push(format!("{} names no errors: end its comment with `Errors: REASON, …`", rpc.name())),
            Some(named) => broken.extend(
                named
                    .into_iter()
                    .filter(|word| !known.contains(word))
                    .map(|word| format!("{} names {word:?}, which no source knows", rpc.name())),
            ),
        }
    }
    holds(
        "the comment of an RPC ends with its errors, and every one of them exists",
        "an app decides by the reason; a wrong name is a branch that never runs",
        &broken,
    );
}

#[test]
fn errors_are_read_from_a_comment() {
    assert_eq!(
        errors_named("Gives one. Errors: NOT_FOUND,\n VERSION_CONFLICT."),
        Some(vec!["NOT_FOUND".to_owned(), "VERSION_CONFLICT".to_owned()])
    );
    assert_eq!(errors_named("Gives one."), None);
}
