//! What a file says and a framework has no place for, kept as a note of the draft: `Guideline D1.2: …`. A version that was copied from another
//! one is its own: notes of the first are not taken for what the second says.

use crate::domain::framework::{Content, EvidenceRule, FrameworkVersion};

/// The id of a criterion, where it is not the one that follows from the framework.
pub(super) const ID: &str = "CriteriaID";
/// What a criterion says beside its name, where that is not whose the framework is.
pub(super) const DESCRIPTION: &str = "Description";
/// What evidence an indicator needs, where that is no rule.
pub(super) const GUIDELINE: &str = "Guideline";

/// Notes of a version at most.
pub(super) const MOST: usize = 50;
/// Characters of a note at most.
const LONGEST: usize = 1_000;

/// What a note says about a node.
pub(super) fn of<'a>(version: &'a FrameworkVersion, about: &str, code: &str) -> Option<&'a str> {
    let head = format!("{about} {code}: ");
    let own = version.head.copied_from.is_none();
    version.content.notes.iter().filter(|_| own).find_map(|note| note.strip_prefix(&head))
}

/// A note about a node; None where it is too long for one.
pub(super) fn written(about: &str, code: &str, text: &str) -> Option<String> {
    let note = format!("{about} {code}: {text}");
    (note.chars().count() <= LONGEST).then_some(note)
}

/// Whether a note is one of these.
pub(super) fn is_kept(note: &str, content: &Content) -> bool {
    [ID, DESCRIPTION, GUIDELINE].iter().any(|about| {
        note.strip_prefix(about).is_some_and(|rest| content.nodes.iter().any(|node| rest.starts_with(&format!(" {}: ", node.code))))
    })
}

/// A rule of evidence as people read it.
pub(super) fn evidence(rule: EvidenceRule) -> String {
    match rule {
        EvidenceRule { min_per_item: 0, .. } => String::new(),
        EvidenceRule { min_per_item, from_rank: 0 } => format!("หลักฐานอย่างน้อย {min_per_item} รายการต่อข้อ ทุกระดับ"),
        EvidenceRule { min_per_item, from_rank } => format!("หลักฐานอย่างน้อย {min_per_item} รายการต่อข้อ ตั้งแต่ระดับ {from_rank}"),
    }
}

/// The rule that a sentence is of; None where it is another text.
pub(super) fn rule(text: &str) -> Option<EvidenceRule> {
    let (number, from) = text.strip_prefix("หลักฐานอย่างน้อย ")?.split_once(" รายการต่อข้อ ")?;
    let from_rank =
        if from == "ทุกระดับ" { 0 } else { from.strip_prefix("ตั้งแต่ระดับ ")?.parse().ok()? };
    let rule = EvidenceRule { min_per_item: number.parse().ok()?, from_rank };
    ((1..=20).contains(&rule.min_per_item) && (0..=20).contains(&from_rank) && evidence(rule) == text).then_some(rule)
}
