//! How reasons are found in sources. They are written in two ways:
//!
//! - together: `refused("PARTY_TWICE", "…", "…")`, also through `format!`: a reason, then a Thai and an English text;
//! - as a list: an enum says `Self::InvalidDate { .. } => "INVALID_DATE"` in `fn reason`, or `WitnessIncomplete =
//!   "WITNESS_INCOMPLETE"` in a `words!` of an enum called `…Reason`, and the texts stand beside the same variant elsewhere.

use std::collections::BTreeMap;

use super::{Found, Row};
use crate::sources::{Part, Piece, Source};

pub(super) fn found_in(sources: &[Source]) -> Vec<Found> {
    let mut found: Vec<Found> = sources.iter().flat_map(together).collect();
    // The text of INTERNAL is put together where the reference of the call is known.
    found.retain(|f| f.reason != "INTERNAL");
    found.extend(sources.iter().flat_map(internal));
    for source in sources {
        found.extend(listed(source, sources));
    }
    found
}

fn is_reason(text: &str) -> bool {
    text.len() >= 4
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

fn is_thai(text: &str) -> bool {
    text.chars().any(|c| ('\u{0E00}'..='\u{0E7F}').contains(&c))
}

/// Code and texts; comments say nothing here.
fn spoken(source: &Source) -> Vec<Piece> {
    source.pieces().into_iter().filter(|piece| piece.part != Part::Comment).collect()
}

fn together(source: &Source) -> Vec<Found> {
    if !["Failure", "FieldViolation", ".refuse("].iter().any(|word| source.text.contains(word)) {
        return Vec::new();
    }
    let pieces = spoken(source);
    let texts: Vec<usize> = (0..pieces.len()).filter(|at| pieces[*at].part == Part::Text).collect();
    let mut found = Vec::new();
    for three in texts.windows(3) {
        let [reason, th, en] = [&pieces[three[0]], &pieces[three[1]], &pieces[three[2]]];
        if is_reason(&reason.text) && is_thai(&th.text) && !is_thai(&en.text) {
            let before: String = pieces[..three[0]]
                .iter()
                .rev()
                .filter(|p| p.part == Part::Code)
                .take(2)
                .map(|p| p.text.as_str())
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let row = Row { kind: kind_before(&before), th: th.text.clone(), en: en.text.clone() };
            found.push(Found { reason: reason.text.clone(), row, place: format!("{}:{}", source.path, reason.line) });
        }
    }
    found
}

/// The kind in the call that a reason stands in; fields that are wrong need not say it.
fn kind_before(code: &str) -> String {
    let call = code.rfind("Failure::new(").or_else(|| code.rfind("Self::new(")).map_or("", |at| &code[at..]);
    let open = call.matches('(').count() > call.matches(')').count();
    if let Some(at) = call.rfind("Kind::").filter(|_| open) {
        return call[at + 6..].chars().take_while(|c| c.is_alphanumeric()).collect();
    }
    if code.trim_end().ends_with("refused(") { "Refused".to_owned() } else { "Invalid".to_owned() }
}

fn internal(source: &Source) -> Vec<Found> {
    if !source.path.ends_with("chassis/src/failure.rs") {
        return Vec::new();
    }
    let texts: Vec<Piece> = spoken(source).into_iter().filter(|p| p.part == Part::Text).collect();
    let apology = texts.windows(2).find(|two| is_thai(&two[0].text) && two[1].text.starts_with("Internal error"));
    let row = |two: &[Piece]| Row { kind: "Internal".to_owned(), th: two[0].text.clone(), en: two[1].text.clone() };
    apology.map(|two| Found { reason: "INTERNAL".to_owned(), row: row(two), place: source.path.clone() }).into_iter().collect()
}

/// Reasons that an enum gives to its variants.
fn listed(source: &Source, all: &[Source]) -> Vec<Found> {
    let mut found = Vec::new();
    let pieces = spoken(source);
    for (at, piece) in pieces.iter().enumerate().filter(|(_, p)| p.part == Part::Text && is_reason(&p.text)) {
        let before: String = pieces[..at].iter().filter(|p| p.part == Part::Code).map(|p| p.text.as_str()).collect();
        let Some((owner, variant)) = owner_and_variant(&before) else { continue };
        let mut texts = (String::new(), String::new());
        for place in std::iter::once(source).chain(all.iter().filter(|other| other.crate_name() == source.crate_name())) {
            texts_of(place, &owner, &variant, &mut texts);
        }
        let kind = if owner.ends_with("Warning") {
            "Warning"
        } else if owner.ends_with("Reason") {
            "Refused"
        } else {
            "Invalid"
        };
        let row = Row { kind: kind.to_owned(), th: texts.0, en: texts.1 };
        found.push(Found { reason: piece.text.clone(), row, place: format!("{}:{}", source.path, piece.line) });
    }
    found
}

/// `DateError` and `InvalidDate`, when the code that ends here is an arm of its `fn reason`; the same for a `words!` list.
fn owner_and_variant(before: &str) -> Option<(String, String)> {
    let code = before.trim_end();
    if let Some(arm) = code.strip_suffix("=>") {
        let of_reason = before.rfind("fn ").is_some_and(|f| before[f..].starts_with("fn reason("));
        let variant = word_after(arm, "Self::").filter(|_| of_reason)?;
        return Some((word_after(before, "\nimpl ")?, variant));
    }
    let list = code.strip_suffix('=')?;
    let owner = word_after(before, "enum ").filter(|owner| owner.ends_with("Reason"))?;
    let variant = list.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next()?.to_owned();
    Some((owner, variant))
}

/// The word behind the last `mark`.
fn word_after(code: &str, mark: &str) -> Option<String> {
    let at = code.rfind(mark)? + mark.len();
    Some(code[at..].chars().take_while(|c| c.is_alphanumeric()).collect())
}

/// The first Thai and the first English text that stand in an arm of this variant, or in its `#[error("…")]`.
fn texts_of(source: &Source, owner: &str, variant: &str, texts: &mut (String, String)) {
    let mut here: BTreeMap<bool, bool> = BTreeMap::new();
    let mut is_its_own = source.text.contains(&format!("impl {owner}"));
    is_its_own |= source.text.contains(&format!("{owner}::{variant}"));
    if !is_its_own {
        return;
    }
    let pieces = spoken(source);
    let mut inside = false;
    for (at, piece) in pieces.iter().enumerate() {
        if piece.part == Part::Code {
            inside = arm_at_end(&piece.text, owner, variant).unwrap_or(inside && !piece.text.contains("fn "));
            continue;
        }
        let declared = at > 0 && pieces[at - 1].text.trim_end().ends_with("#[error(") && declares(&pieces[at + 1..], variant);
        if (inside || declared) && !is_reason(&piece.text) {
            let thai = is_thai(&piece.text);
            let place = if thai { &mut texts.0 } else { &mut texts.1 };
            if place.is_empty() && here.insert(thai, true).is_none() {
                place.clone_from(&piece.text);
            }
        }
    }
}

/// Whether the last arm that begins in this code is one of the variant; None when none begins.
fn arm_at_end(code: &str, owner: &str, variant: &str) -> Option<bool> {
    let last = ["Self::", &format!("{owner}::")].iter().filter_map(|mark| code.rfind(mark).map(|at| at + mark.len())).max()?;
    code[last..].contains("=>").then(|| code[last..].chars().take_while(|c| c.is_alphanumeric()).collect::<String>() == variant)
}

/// Whether the attribute that goes on here ends before this variant.
fn declares(rest: &[Piece], variant: &str) -> bool {
    let code = rest.iter().filter(|piece| piece.part == Part::Code).find_map(|piece| piece.text.split_once(")]"));
    let name = code.map(|(_, behind)| behind.trim_start().chars().take_while(|c| c.is_alphanumeric()).collect::<String>());
    name.is_some_and(|name| name == variant)
}

#[test]
fn a_reason_is_found_with_its_kind_and_texts() {
    let text = "fn f() { Failure::new(Kind::NotFound, \"NOT_FOUND\", \"ไม่พบ\", \"Not found\").at(\"x\");\n refused(\"HOST_MISSING\", format!(\"ไม่มี {a}\"), format!(\"None {a}\"));\n (\"FIELD_REQUIRED\", \"กรอก\".to_owned(), \"Required\".to_owned()) }";
    let rows: Vec<(String, String)> =
        together(&Source::made("crates/partners/src/error.rs", text)).into_iter().map(|f| (f.reason, f.row.kind)).collect();
    assert_eq!(
        rows,
        [("NOT_FOUND", "NotFound"), ("HOST_MISSING", "Refused"), ("FIELD_REQUIRED", "Invalid")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
}

#[test]
fn a_reason_in_a_list_is_found_with_the_texts_of_its_variant() {
    let text = "pub enum DateError {\n #[error(\"Bad day\")]\n BadDay,\n #[error(\"Bad {}\", f(\"%A\"))]\n BadTime,\n}\nimpl DateError {\n fn reason(&self) -> &str { match self { Self::BadDay => \"BAD_DAY\", Self::BadTime => \"BAD_TIME\" } }\n \
                fn text_th(&self) -> String { match self { Self::BadDay => \"วันผิด\".into(), Self::BadTime => \"เวลาผิด\".into() } } }";
    let source = Source::made("crates/chassis/src/thai/error.rs", text);
    let rows: Vec<(String, Row)> = found_in(&[source]).into_iter().map(|f| (f.reason, f.row)).collect();
    let row = |th: &str, en: &str| Row { kind: "Invalid".to_owned(), th: th.to_owned(), en: en.to_owned() };
    assert_eq!(rows, [("BAD_DAY".to_owned(), row("วันผิด", "Bad day")), ("BAD_TIME".to_owned(), row("เวลาผิด", "Bad {}"))]);
}
