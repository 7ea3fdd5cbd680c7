//! Every reason that a caller can meet, with its kind and its texts, read from the sources where they are written.

mod reading;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::architecture::holds;
use crate::sources::{self, Source};

/// What stands before and after the table in `proto/README.md`.
const BEGIN: &str = "<!-- reasons: made by tests/contracts/reasons.rs -->";
const END: &str = "<!-- end of reasons -->";

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// The kind of failure, `Refused`, or `Warning` for what is accepted with a doubt.
    pub(crate) kind: String,
    pub(crate) th: String,
    pub(crate) en: String,
}

/// Every reason, with the first text that the sources have for it.
pub(crate) fn table() -> BTreeMap<String, Row> {
    let mut table = BTreeMap::new();
    for found in all() {
        table.entry(found.reason).or_insert(found.row);
    }
    table
}

/// Every reason and its kind, a line each: what a release promises.
pub(super) fn promised() -> String {
    table().into_iter().fold(String::new(), |text, (reason, row)| format!("{text}{reason} {}\n", row.kind))
}

/// A reason at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    reason: String,
    row: Row,
    place: String,
}

fn all() -> Vec<Found> {
    let production = |s: &Source| {
        s.crate_name().is_some_and(|name| !["api", "local", "sala", "testkit", "xtask"].contains(&name))
            && s.in_src().is_some()
            && !s.path.contains("/tests")
    };
    let sources: Vec<Source> = sources::rust().iter().filter(|s| production(s)).map(Source::without_tests).collect();
    reading::found_in(&sources)
}

/// The table as it stands in `proto/README.md`.
fn markdown() -> String {
    let cell = |text: &str| text.replace('|', "\\|");
    let mut out = String::from("| Reason | Kind | Thai | English |\n|---|---|---|---|\n");
    for (reason, row) in table() {
        let _infallible = writeln!(out, "| `{reason}` | {} | {} | {} |", row.kind, cell(&row.th), cell(&row.en));
    }
    out
}

#[test]
fn reasons_stay_as_they_are() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("reasons", markdown()));
}

#[test]
fn the_readme_of_the_contract_lists_every_reason() {
    let readme = sources::read("proto/README.md");
    let listed = readme.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END)).map(|(inside, _)| inside.trim());
    let rows = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (listed, expected) = (rows(listed.unwrap_or_default()), rows(markdown().trim()));
    let extra = listed.iter().filter(|line| !expected.contains(line)).map(|line| format!("no longer true: {line}"));
    let missing = expected.iter().filter(|line| !listed.contains(line)).map(|line| format!("missing: {line}"));
    let why = "an app decides by the reason. Copy the table of tests/snapshots/reasons.snap between the two comments";
    holds("proto/README.md lists every reason with its kind and texts", why, &extra.chain(missing).collect::<Vec<_>>());
}

#[test]
fn every_reason_speaks_both_languages() {
    let thai = |text: &str| text.chars().any(|c| ('\u{0E00}'..='\u{0E7F}').contains(&c));
    // A warning without a text is a word in a reply; the app says it in its own way.
    let worded = table().into_iter().filter(|(_, row)| row.kind != "Warning" || !(row.th.is_empty() && row.en.is_empty()));
    let mute = worded.filter(|(_, row)| !thai(&row.th) || thai(&row.en) || row.en.is_empty());
    let broken: Vec<String> = mute.map(|(reason, row)| format!("{reason}: {:?} / {:?}", row.th, row.en)).collect();
    holds("every reason has a Thai and an English text", "the Thai text is what a school clerk reads", &broken);
}

#[test]
fn a_reason_has_one_kind() {
    let mut first: BTreeMap<String, Found> = BTreeMap::new();
    let mut broken = Vec::new();
    for found in all() {
        match first.get(&found.reason) {
            Some(before) if before.row.kind != found.row.kind => {
                broken
                    .push(format!("{} is {} at {} and {} at {}", found.reason, before.row.kind, before.place, found.row.kind, found.place));
            }
            Some(_) => {}
            None => drop(first.insert(found.reason.clone(), found)),
        }
    }
    holds(
        "a reason has the same kind, and so the same gRPC code, wherever it is used",
        "an app that knows the reason knows what to do",
        &broken,
    );
}

#[test]
fn a_text_about_a_person_never_names_the_person() {
    // Texts are format strings here: what they put in is in braces.
    let names = ["{person}", "{name}", "{display_name}", "{given}", "{family}"];
    let broken: Vec<String> = all()
        .into_iter()
        .filter(|f| names.iter().any(|n| f.row.th.contains(n) || f.row.en.contains(n)))
        .map(|f| format!("{} at {}", f.reason, f.place))
        .collect();
    holds("no error text puts in a person's name", "errors are logged and shown on screens", &broken);
}
