//! How a title says that its post is held: in one's own right, acting, or by delegation.

use chassis::thai::normalise::clean;

use super::agreement::SigningCapacity;
use super::position::PositionKind;

/// What the words in front of a title say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// How the post is held.
    pub kind: PositionKind,
    /// Title of the post without those words.
    pub title: String,
    /// The words, in full; empty when there are none.
    pub words: String,
    /// The capacity that these words imply for a signature. Acting implies none: an acting holder may sign as the principal.
    pub capacity: Option<SigningCapacity>,
}

/// The words as written, in full, and what they mean. The longest that fits is taken.
const WORDS: [(&str, &str, PositionKind); 8] = [
    ("รักษาการแทน", "รักษาการแทน", PositionKind::Acting),
    ("รักษาราชการแทน", "รักษาราชการแทน", PositionKind::Acting),
    ("รักษาการในตำแหน่ง", "รักษาการในตำแหน่ง", PositionKind::Acting),
    ("รักษาการ", "รักษาการ", PositionKind::Acting),
    ("รก.", "รักษาการแทน", PositionKind::Acting),
    ("ปฏิบัติราชการแทน", "ปฏิบัติราชการแทน", PositionKind::OnBehalf),
    ("ปฏิบัติการแทน", "ปฏิบัติการแทน", PositionKind::OnBehalf),
    ("ปรท.", "ปฏิบัติราชการแทน", PositionKind::OnBehalf),
];

/// Reads a title as people write it. Only words in front count: a deputy (`รองผู้อำนวยการ`) holds a post of his own.
pub fn read(title: &str) -> Held {
    let title = clean(title);
    let found = WORDS.iter().filter(|(written, ..)| title.starts_with(written)).max_by_key(|(written, ..)| written.len());
    match found {
        None => Held { kind: PositionKind::Substantive, title, words: String::new(), capacity: None },
        Some((written, words, kind)) => Held {
            kind: *kind,
            title: title[written.len()..].trim_start().to_owned(),
            words: (*words).to_owned(),
            capacity: (*kind == PositionKind::OnBehalf).then_some(SigningCapacity::Representative),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_words_win() {
        assert_eq!(read("รักษาการในตำแหน่งผู้อำนวยการ").words, "รักษาการในตำแหน่ง");
        assert_eq!(read("รักษาการผู้อำนวยการ").title, "ผู้อำนวยการ");
    }

    #[test]
    fn abbreviations_are_read_in_full() {
        assert_eq!(read("รก. ผู้อำนวยการ").words, "รักษาการแทน");
        assert_eq!(read("ปรท.อธิการบดี").capacity, Some(SigningCapacity::Representative));
    }

    #[test]
    fn a_rank_in_a_name_and_a_deputy_are_not_acting() {
        for title in ["ว่าที่ร้อยตรี", "รองผู้อำนวยการ", "ผู้อำนวยการ", ""]
        {
            assert_eq!(read(title).kind, PositionKind::Substantive, "{title}");
            assert_eq!(read(title).title, title);
        }
    }
}
