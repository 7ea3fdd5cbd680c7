//! The shape of calls, messages and names: the rules of `proto/README.md`, one test each.

use std::collections::BTreeMap;

use prost_reflect::{FieldDescriptor, Kind, MethodDescriptor};

use super::contract::{Rules, enums, is_ours, messages, permission, pool, reachable, rpcs};
use crate::architecture::holds;

/// Verbs of RPCs that change nothing.
const READING: [&str; 12] =
    ["Check", "Explain", "Export", "Get", "List", "Parse", "Preview", "Render", "Resolve", "Search", "Summarise", "Watch"];
/// RPCs that make something new, so that there is no version to expect. (Planning a ceremony changes its agreement.)
const CREATING: [&str; 31] = [
    "Create",
    "AssignPosition",
    "RegisterArea",
    "RegisterSchool",
    "RecordEnrolment",
    "DefineTerm",
    "FormLessonStudyTeam",
    "PlanLessonStudyCycle",
    "RecordCoachingVisit",
    "RecordOpenClass",
    "RecordPlcMeeting",
    "OpenProgramme",
    "NominateSchool",
    "RequestPilotDesignation",
    "RegisterInnovation",
    "ExpressInterest",
    "PlanScaleOut",
    "DraftPlan",
    "PlanImport",
    // Cycles.
    "RegisterAssessor",
    "AssignAssessors",
    // Observations.
    "GrantCertification",
    "ScheduleObservation",
    "PairObservations",
    "RecordCalibrationRound",
    // Results.
    "OpenModerationCase",
    "ComputeReliability",
    "ComputeGrowth",
    "FileAppeal",
    // Exchange.
    "ImportNationalCriteria",
    "ImportNationalResults",
];
/// RPCs that put what they bring to what is there instead of refusing: they say on which version they build, and 0 makes something new.
const MERGING: [&str; 1] = ["SaveAssessmentScores"];
/// RPCs that change many things at once: what stands for their versions is the hash of the preview that is carried out.
const PLANNED: [&str; 1] = ["ReorganiseAreas"];

fn verb_is(rpc: &MethodDescriptor, verbs: &[&str]) -> bool {
    verbs.iter().any(|verb| rpc.name().strip_prefix(verb).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_uppercase)))
}

fn has(rpc: &MethodDescriptor, field: &str, kind: &Kind) -> bool {
    rpc.input().get_field_by_name(field).is_some_and(|f| f.kind() == *kind && !f.is_list())
}

/// A service's permissions begin with its name; what every process answers has words that begin with no service's name.
fn is_own_word(rpc: &MethodDescriptor, word: &str) -> bool {
    let context = |rpc: &MethodDescriptor| rpc.parent_service().package_name().split('.').nth(1).unwrap_or_default().to_owned();
    let begins_with = |context: &str| word.starts_with(&format!("{context}."));
    match context(rpc).as_str() {
        "common" => !rpcs().iter().any(|other| begins_with(&context(other))),
        own => begins_with(own),
    }
}

#[test]
fn every_rpc_needs_a_permission_that_some_role_has() {
    let roles = chassis::auth::Roles::compiled_in().expect("the role table parses");
    let mut broken = Vec::new();
    for rpc in rpcs() {
        match permission(&rpc) {
            None => broken.push(format!("{} has no (access) option", rpc.full_name())),
            Some(word) if !roles.names().any(|role| roles.permits(role, &word)) => {
                broken.push(format!("{}: no role has {word}", rpc.name()));
            }
            Some(word) if !is_own_word(&rpc, &word) => broken.push(format!("{}: {word} is a word of another service", rpc.name())),
            Some(_) => {}
        }
    }
    holds(
        "every RPC names a permission of its own service, and some role of roles.toml has it",
        "a call that nobody may make is dead, one without a permission is open to all",
        &broken,
    );
}

#[test]
fn every_rpc_has_a_request_and_a_response_of_its_own() {
    let mut broken = Vec::new();
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for rpc in rpcs() {
        let (input, output) = (rpc.input(), rpc.output());
        if input.name() != format!("{}Request", rpc.name()) || output.name() != format!("{}Response", rpc.name()) {
            broken.push(format!("{}({}) returns ({})", rpc.name(), input.name(), output.name()));
        }
        *used.entry(input.full_name().to_owned()).or_default() += 1;
        *used.entry(output.full_name().to_owned()).or_default() += 1;
    }
    broken.extend(used.into_iter().filter(|(_, times)| *times > 1).map(|(name, times)| format!("{name} is used {times} times")));
    holds("XxxRequest and XxxResponse belong to the RPC Xxx alone", "a field that one call needs must not appear in another", &broken);
}

#[test]
fn every_call_that_changes_something_can_be_repeated_and_rehearsed() {
    let mut broken = Vec::new();
    for rpc in rpcs() {
        let fields = (has(&rpc, "request_id", &Kind::String), has(&rpc, "validate_only", &Kind::Bool));
        match (verb_is(&rpc, &READING), fields) {
            (false, (true, true)) | (true, (false, false)) => {}
            (false, _) => broken.push(format!("{} changes something and lacks request_id or validate_only", rpc.name())),
            (true, _) => broken.push(format!("{} only reads, by its verb, and has request_id or validate_only", rpc.name())),
        }
    }
    holds(
        "a call that changes something has `string request_id` and `bool validate_only`; one that reads has neither",
        "networks lose replies: a client must be able to ask again without doing it twice",
        &broken,
    );
}

#[test]
fn every_change_of_an_existing_thing_expects_a_version() {
    let mut broken = Vec::new();
    for rpc in rpcs().iter().filter(|rpc| !verb_is(rpc, &READING) && !verb_is(rpc, &CREATING)) {
        if PLANNED.contains(&rpc.name()) {
            if !has(rpc, "plan_hash", &Kind::String) || rpc.output().get_field_by_name("plan_hash").is_none() {
                broken.push(format!("{} neither expects a version nor a plan_hash", rpc.name()));
            }
            continue;
        }
        if MERGING.contains(&rpc.name()) {
            if !has(rpc, "base_version", &Kind::Int64) {
                broken.push(format!("{} neither expects a version nor builds on one", rpc.name()));
            }
            continue;
        }
        let expected = rpc.input().get_field_by_name("expected_version");
        if !expected.is_some_and(|f| f.kind() == Kind::Int64 && Rules::of(&f).required) {
            broken.push(format!("{} has no required int64 expected_version", rpc.name()));
        }
    }
    for rpc in rpcs().iter().filter(|rpc| verb_is(rpc, &CREATING) && rpc.input().get_field_by_name("expected_version").is_some()) {
        broken.push(format!("{} makes something new and expects a version of it", rpc.name()));
    }
    holds(
        "every change of an existing thing takes a required expected_version, or says on which version it builds",
        "two people who edit the same thing must not overwrite each other unseen",
        &broken,
    );
}

#[test]
fn every_list_comes_in_pages() {
    let mut broken = Vec::new();
    for rpc in rpcs().iter().filter(|rpc| verb_is(rpc, &["List", "Search"])) {
        let size = rpc.input().get_field_by_name("page_size");
        if !size.is_some_and(|f| f.kind() == Kind::Int32 && Rules::of(&f).range == Some((0, 1000))) {
            broken.push(format!("{}: page_size is not an int32 from 0 to 1000", rpc.name()));
        }
        if !rpc.input().get_field_by_name("page_token").is_some_and(|f| f.kind() == Kind::String && Rules::of(&f).max_length > 0) {
            broken.push(format!("{}: no page_token with a bound", rpc.name()));
        }
        if !rpc.output().get_field_by_name("next_page_token").is_some_and(|f| f.kind() == Kind::String) {
            broken.push(format!("{}: the response has no next_page_token", rpc.name()));
        }
    }
    holds("a List has page_size, page_token and next_page_token", "a list without pages works until the day there is data", &broken);
}

fn unbounded(field: &FieldDescriptor) -> Option<&'static str> {
    let rules = Rules::of(field);
    let text = matches!(field.kind(), Kind::String | Kind::Bytes);
    match (field.is_list() || field.is_map(), text) {
        (true, _) if rules.max_items == 0 => Some("no max_items"),
        (_, true) if rules.max_length == 0 => Some("no max_length"),
        (_, true) if rules.format == "UUID" && rules.max_length != 36 => Some("a UUID has 36 characters"),
        _ => None,
    }
}

#[test]
fn every_text_and_every_list_of_a_request_has_a_bound() {
    let mut broken = BTreeMap::new();
    for rpc in rpcs() {
        for (message, _) in reachable(&rpc.input()).into_values() {
            for field in message.fields() {
                if let Some(what) = unbounded(&field) {
                    broken.insert(field.full_name().to_owned(), what);
                }
            }
        }
    }
    let broken: Vec<String> = broken.into_iter().map(|(field, what)| format!("{field}: {what}")).collect();
    holds(
        "every string, bytes and repeated field that a request can hold has a bound in its (rules)",
        "what has no bound is bounded by memory",
        &broken,
    );
}

#[test]
fn a_field_without_a_bound_is_found() {
    let get = |message: &str, field: &str| {
        pool().get_message_by_name(message).and_then(|m| m.get_field_by_name(field)).expect("the field is there")
    };
    assert_eq!(unbounded(&get("sala.partners.v1.RenderSigningSheetResponse", "html")), Some("no max_length"));
    assert_eq!(unbounded(&get("sala.partners.v1.GetAgreementRequest", "id")), None);
}

#[test]
fn numbers_of_a_request_that_count_or_point_have_a_range() {
    let mut broken = Vec::new();
    for rpc in rpcs() {
        let plain = |f: &FieldDescriptor| {
            matches!(f.kind(), Kind::Int32 | Kind::Int64 | Kind::Uint32 | Kind::Uint64) && Rules::of(f).range.is_none()
        };
        broken.extend(rpc.input().fields().filter(plain).map(|f| f.full_name().to_owned()));
    }
    holds(
        "every whole number of a request has a range",
        "a number out of range should be named at the door, not overflow behind it",
        &broken,
    );
}

#[test]
fn choices_begin_with_not_given_and_carry_their_name() {
    let mut broken = Vec::new();
    for choice in enums() {
        let prefix = screaming(choice.name());
        match choice.get_value(0) {
            Some(zero) if zero.name() == format!("{prefix}_UNSPECIFIED") => {}
            zero => broken.push(format!("{}: 0 is {:?}, not {prefix}_UNSPECIFIED", choice.full_name(), zero.map(|z| z.name().to_owned()))),
        }
        broken.extend(
            choice
                .values()
                .filter(|v| !v.name().starts_with(&format!("{prefix}_")))
                .map(|v| format!("{} lacks the prefix {prefix}", v.full_name())),
        );
    }
    holds("the zero of an enum is NAME_UNSPECIFIED and every value begins with NAME_", "on the wire absent and zero are the same", &broken);
}

/// `SIGNING_CAPACITY` of `SigningCapacity`.
fn screaming(name: &str) -> String {
    let mut text = String::new();
    for (at, c) in name.chars().enumerate() {
        if c.is_uppercase() && at > 0 {
            text.push('_');
        }
        text.extend(c.to_uppercase());
    }
    text
}

#[test]
fn reports_say_how_fresh_they_are() {
    let stale = rpcs().into_iter().filter(|rpc| rpc.parent_service().package_name() == "sala.reporting.v1").filter(|rpc| {
        let freshness = rpc.output().get_field_by_name("freshness").map(|f| f.kind());
        !matches!(freshness, Some(Kind::Message(m)) if m.full_name() == "sala.common.v1.Freshness")
    });
    let broken: Vec<String> = stale.map(|rpc| rpc.name().to_owned()).collect();
    holds("every reply of reporting carries `freshness`", "a number without its day is a rumour", &broken);
}

#[test]
fn quantities_are_exact_and_years_are_never_bare() {
    let mut broken = Vec::new();
    for message in messages() {
        for field in message.fields() {
            let words: Vec<&str> = field.name().split('_').collect();
            let exact = ["hours", "weight", "amount", "baht", "satang", "share"].iter().any(|word| words.contains(word));
            if exact && matches!(field.kind(), Kind::Float | Kind::Double) {
                broken.push(format!("{} is a floating-point number", field.full_name()));
            }
            let dated = ["LocalDate", "AcademicTerm", "AcademicYear", "FiscalYear", "SigningYears"].contains(&message.name());
            if words.contains(&"year") && !dated && !matches!(field.kind(), Kind::Message(_)) {
                broken.push(format!("{} is a bare year: of which era?", field.full_name()));
            }
        }
    }
    holds(
        "money, hours and weights are whole numbers or Decimal; years stand in LocalDate, AcademicTerm or FiscalYear",
        "0.1 + 0.2, and 2564 or 2021",
        &broken,
    );
}

#[test]
fn names_follow_the_house() {
    let mut broken = Vec::new();
    let snake = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    for message in messages() {
        broken.extend(message.fields().filter(|f| !snake(f.name())).map(|f| f.full_name().to_owned()));
        for field in message.fields() {
            let instant = matches!(field.kind(), Kind::Message(m) if m.full_name() == "google.protobuf.Timestamp");
            if instant && !(field.name().ends_with("_at") || field.name().ends_with("_time") || field.name() == "as_of") {
                broken.push(format!("{} is an instant and does not end in _at or _time", field.full_name()));
            }
        }
    }
    for file in pool().files().filter(|f| is_ours(f.package_name())) {
        let folder = file.package_name().replace('.', "/");
        if !file.name().starts_with(&format!("{folder}/")) || file.package_name().rsplit('.').next() != Some("v1") {
            broken.push(format!("{} holds the package {}", file.name(), file.package_name()));
        }
    }
    holds(
        "fields are snake_case, instants end in _at or _time, files lie where their package says",
        "a client in any language finds what it expects",
        &broken,
    );
}
