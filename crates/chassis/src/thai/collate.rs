//! Thai order. Code points put every word that begins with เ แ โ ใ ไ last; dictionaries do not.
//!
//! The collator ignores spaces and punctuation and takes ๒ for 2, so different strings can be equal for it. A list that is
//! paged needs a total order: [`Collator::sort_key`] adds the code points, the caller adds the id.
//! The collator does not repair typing variants: [`super::normalise::clean`] first.

use std::cmp::Ordering;
use std::convert::Infallible;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator as IcuCollator, CollatorBorrowed};
use icu_locale_core::{Locale, locale};

/// Names the order behind stored sort keys. Keys of another version do not compare with keys of this one: a table that stores
/// keys is filled anew when this changes. A test holds it to the bytes that the collation data give.
pub const SORT_KEY_VERSION: i16 = 1;

/// Between collation key and code points. The collator writes no zero byte, so a shorter key sorts before its continuations.
const TIE_BREAK: u8 = 0;

/// Compares and sorts Thai text by the collation rules of locale `th` (CLDR, compiled in). Make one and keep it.
#[derive(Debug)]
pub struct Collator {
    text: CollatorBorrowed<'static>,
    labels: CollatorBorrowed<'static>,
}

impl Collator {
    /// The Thai collator.
    pub fn new() -> Self {
        Self { text: compiled(locale!("th")), labels: compiled(locale!("th-u-kn")) }
    }

    /// Thai dictionary order alone: strings that differ in spaces, punctuation or kind of digit are equal.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.text.compare(left, right)
    }

    /// The place of the text in Thai order, as bytes that sort by `memcmp` (a `bytea` column): by [`Self::compare`], then by code
    /// points. Different strings have different keys. Size: the text itself plus, for Thai, somewhat less than that again.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        key(&self.text, text)
    }

    /// As [`Self::sort_key`], but numbers inside the text count by value: "เขต 2" before "เขต 10". For labels that people
    /// read in order; the keys do not mix with those of [`Self::sort_key`].
    pub fn label_sort_key(&self, label: &str) -> Vec<u8> {
        key(&self.labels, label)
    }
}

impl Default for Collator {
    fn default() -> Self {
        Self::new()
    }
}

fn compiled(locale: Locale) -> CollatorBorrowed<'static> {
    IcuCollator::try_new(locale.into(), CollatorOptions::default()).expect("the rules for Thai are compiled in")
}

fn key(collator: &CollatorBorrowed<'static>, text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(2 * text.len() + 8);
    let written: Result<(), Infallible> = collator.write_sort_key_to(text, &mut key);
    let Ok(()) = written;
    key.push(TIE_BREAK);
    key.extend_from_slice(text.as_bytes());
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Thai letters and marks, digits, some Latin and the separators that the collator ignores.
    fn words() -> impl Strategy<Value = String> {
        let thai = proptest::char::range('\u{0E01}', '\u{0E5B}');
        let other = prop::sample::select(vec![' ', '.', '-', '/', '1', '2', '0', 'a', 'B', 'é', '\u{A0}', '\u{200B}', '\0']);
        prop::collection::vec(prop_oneof![3 => thai, 1 => other], 0..12).prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn keys_sort_as_the_collator_does_and_then_by_code_points(left in words(), right in words()) {
            let collator = Collator::new();
            let expected = collator.compare(&left, &right).then_with(|| left.cmp(&right));
            prop_assert_eq!(collator.sort_key(&left).cmp(&collator.sort_key(&right)), expected);
        }

        #[test]
        fn a_text_and_its_continuation_keep_their_order(left in words(), tail in words()) {
            let collator = Collator::new();
            let longer = format!("{left}{tail}");
            let expected = collator.compare(&left, &longer).then_with(|| left.cmp(&longer));
            prop_assert_eq!(collator.sort_key(&left).cmp(&collator.sort_key(&longer)), expected);
        }

        #[test]
        fn collation_keys_hold_no_zero_byte(text in any::<String>()) {
            let collator = Collator::new();
            for key in [collator.sort_key(&text), collator.label_sort_key(&text)] {
                let collated = &key[..key.len() - text.len() - 1];
                prop_assert!(!collated.contains(&0));
            }
        }

        #[test]
        fn different_strings_have_different_keys(left in any::<String>(), right in any::<String>()) {
            let collator = Collator::new();
            prop_assert_eq!(collator.sort_key(&left) == collator.sort_key(&right), left == right);
            prop_assert_eq!(collator.label_sort_key(&left) == collator.label_sort_key(&right), left == right);
        }

        #[test]
        fn numbered_labels_sort_by_their_number(left in 0u32..100_000, right in 0u32..100_000) {
            let collator = Collator::new();
            let label = |n: u32| collator.label_sort_key(&format!("เขต {n} (ข้อมูลสมมติ)"));
            prop_assert_eq!(label(left).cmp(&label(right)), left.cmp(&right));
            let thai = |n: u32| collator.label_sort_key(&super::super::digits::to_thai(&format!("รุ่นที่ {n}/2569")));
            prop_assert_eq!(thai(left).cmp(&thai(right)), left.cmp(&right));
        }
    }

    #[test]
    fn a_number_of_any_length_counts_by_its_value() {
        let collator = Collator::new();
        let numbers = ["0", "1", "9", "10", "99", "100", "1000000", "1000001"].map(String::from);
        let long = [99, 254, 255, 400].map(|zeros| format!("1{}", "0".repeat(zeros)));
        let keys: Vec<_> = numbers.iter().chain(&long).map(|n| collator.label_sort_key(n)).collect();
        assert!(keys.is_sorted());
    }

    #[test]
    fn stored_keys_are_still_those_of_this_version() {
        let collator = Collator::new();
        let latin_and_thai = ('\u{20}'..'\u{180}').chain('\u{E00}'..'\u{E80}');
        let keys = latin_and_thai
            .flat_map(|c| collator.sort_key(&format!("ก{c}10")).into_iter().chain(collator.label_sort_key(&format!("ก{c}10"))));
        // FNV-1a: a fingerprint that no library update can change.
        let fingerprint = keys.fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
        let this_version = (1, 0x9086_0F8B_3480_F64D);
        assert_eq!(
            (SORT_KEY_VERSION, fingerprint),
            this_version,
            "the collation data changed ({fingerprint:#018X}): raise SORT_KEY_VERSION and fill stored keys anew"
        );
    }
}
