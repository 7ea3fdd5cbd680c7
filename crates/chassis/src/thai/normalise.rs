//! One spelling for what looks the same. Unicode normalisation does not do this for Thai: NFC leaves the usual typing
//! variants apart, and NFKC splits sara am, which damages correct text. So the rules are our own.

use std::iter::Peekable;

const SARA_AA: char = '\u{0E32}';
const SARA_AM: char = '\u{0E33}';
const SARA_E: char = '\u{0E40}';
const SARA_AE: char = '\u{0E41}';
const NIKHAHIT: char = '\u{0E4D}';

/// The form to show and to store beside the original: one line, single spaces, nothing invisible, marks in canonical order.
///
/// Every kind of space (also tab and line breaks) becomes one space, spaces at the ends go; zero-width characters go, the
/// byte order mark among them; vowels stand before tones; nikhahit + sara aa becomes sara am, wherever the tone was typed;
/// two sara e become sara ae. Thai digits stay. `clean(clean(x)) == clean(x)`.
///
/// Characters that [`has_unusable_characters`] finds are left alone (the door refuses them), except those that are spaces.
pub fn clean(text: &str) -> String {
    let visible = text.chars().filter(|c| !is_zero_width(*c)).map(|c| if c.is_whitespace() { ' ' } else { c });
    let mut rest = visible.peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        if c == ' ' {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if c == SARA_E && rest.next_if_eq(&SARA_E).is_some() {
            out.push(SARA_AE);
        } else if c == SARA_AM || is_mark(c) {
            push_marks(c, &mut rest, &mut out);
        } else {
            out.push(c);
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// The form to compare and look up by: [`clean`] with Arabic digits. Also idempotent. Never shown, never stored alone.
pub fn search_key(text: &str) -> String {
    super::digits::to_arabic(&clean(text))
}

/// Whether the text holds characters that nobody can mean to type: control characters other than tab and line breaks, controls
/// of writing direction (they make a text look different from what it is), noncharacters, U+FFFD (left by a broken
/// decoding) and private-use characters (old Thai fonts and some PDFs put shifted tone marks there).
pub fn has_unusable_characters(text: &str) -> bool {
    text.chars().any(is_unusable)
}

/// All marks that follow one another, with the sara am among them, as one unit: whatever order they were typed in.
/// Taking the whole run at once is what makes [`clean`] idempotent.
fn push_marks<I: Iterator<Item = char>>(first: char, rest: &mut Peekable<I>, out: &mut String) {
    let mut marks = Vec::with_capacity(4);
    let mut sara_am = 0;
    let mut next = Some(first);
    while let Some(c) = next {
        if c == SARA_AM {
            sara_am += 1;
        } else if c == SARA_AA {
            // Only reached with a nikhahit waiting: together they are a sara am.
            if let Some(at) = marks.iter().rposition(|m| *m == NIKHAHIT) {
                marks.remove(at);
            }
            sara_am += 1;
        } else {
            marks.push(c);
        }
        next = rest.next_if(|c| *c == SARA_AM || is_mark(*c) || (*c == SARA_AA && marks.contains(&NIKHAHIT)));
    }
    marks.sort_by_key(|m| rank(*m));
    out.extend(marks);
    out.extend(std::iter::repeat_n(SARA_AM, sara_am));
}

/// Thai marks that stand above or below the letter before them.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}')
}

/// Canonical place of a mark: phinthu, vowel, nikhahit, tone, then thanthakhat and yamakkan.
/// It agrees with NFC where NFC orders Thai marks at all (phinthu, lower vowels, tones).
const fn rank(mark: char) -> u8 {
    match mark {
        '\u{0E3A}' => 0,
        NIKHAHIT => 2,
        '\u{0E48}'..='\u{0E4B}' => 3,
        '\u{0E4C}' | '\u{0E4E}' => 4,
        _ => 1,
    }
}

const fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{034F}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

fn is_unusable(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let direction = matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let noncharacter = matches!(c, '\u{FDD0}'..='\u{FDEF}') || (c as u32) & 0xFFFE == 0xFFFE;
    let private_use = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}');
    control || direction || noncharacter || private_use || c == '\u{FFFD}'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Letters, all vowels and marks, digits, spaces and the invisible: where the rules meet.
    fn thai_soup() -> impl Strategy<Value = String> {
        let any_thai = proptest::char::range('\u{0E01}', '\u{0E5B}');
        let trouble = prop::sample::select(vec![
            SARA_AA, SARA_AM, SARA_E, NIKHAHIT, '\u{0E34}', '\u{0E38}', '\u{0E3A}', '\u{0E48}', '\u{0E4C}', ' ', '\u{A0}', '\u{200B}',
        ]);
        prop::collection::vec(prop_oneof![any_thai, trouble], 0..24).prop_map(|chars| chars.into_iter().collect())
    }

    fn holds_for(text: &str) -> Result<(), TestCaseError> {
        let once = clean(text);
        prop_assert_eq!(&clean(&once), &once);
        let key = search_key(text);
        prop_assert_eq!(&search_key(&key), &key);
        prop_assert_eq!(&search_key(&once), &key);
        prop_assert!(!once.contains("  ") && once.trim() == once);
        prop_assert!(!once.contains(is_zero_width));
        Ok(())
    }

    fn vowel() -> impl Strategy<Value = char> {
        prop::sample::select(vec!['\u{0E31}', '\u{0E34}', '\u{0E35}', '\u{0E36}', '\u{0E37}', '\u{0E38}', '\u{0E39}', SARA_AM])
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(text in any::<String>()) {
            holds_for(&text)?;
        }

        #[test]
        fn cleaning_thai_twice_changes_nothing_more(text in thai_soup()) {
            holds_for(&text)?;
        }

        #[test]
        fn the_order_in_which_marks_were_typed_does_not_matter(vowel in vowel(), tone in proptest::char::range('\u{0E48}', '\u{0E4B}')) {
            let right = if vowel == SARA_AM { format!("ก{tone}{vowel}น") } else { format!("ก{vowel}{tone}น") };
            prop_assert_eq!(&clean(&format!("ก{tone}{vowel}น")), &right);
            prop_assert_eq!(&clean(&format!("ก{vowel}{tone}น")), &right);
        }
    }

    #[test]
    fn runs_of_sara_am_settle_in_one_pass() {
        for odd in ["ำำ่", "ำ่ำ", "ํำา", "ําา", "่ํ้า", "เเเ", "ํ\u{200B}า"] {
            assert_eq!(clean(&clean(odd)), clean(odd), "{}", odd.escape_unicode());
        }
        assert_eq!(clean("นํ\u{200B}า"), "นำ");
        assert_eq!(clean("เ\u{200B}เวง"), "แวง");
    }

    #[test]
    fn correct_text_in_any_script_stays_as_it_is() {
        for text in ["", "โรงเรียนบ้านหนองเรือ", "เก้าอี้ ปี่ รู้ ผู้ เป็น น้ำ ทั้ง พุทฺโธ", "Khon Kaen (1,234)", "ผู้อำนวยการ — “ทดสอบ”"]
        {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn lines_become_one_line() {
        assert_eq!(clean("\r\nขอนแก่น\r\n\tเขต 1\u{2028}"), "ขอนแก่น เขต 1");
    }

    #[test]
    fn characters_nobody_can_type_are_found() {
        for bad in [
            '\0',
            '\u{1B}',
            '\u{7F}',
            '\u{85}',
            '\u{202E}',
            '\u{2066}',
            '\u{200F}',
            '\u{FFFD}',
            '\u{FFFF}',
            '\u{1FFFE}',
            '\u{FDD0}',
            '\u{F70A}',
        ] {
            assert!(has_unusable_characters(&format!("ขอน{bad}แก่น")), "{}", bad.escape_unicode());
        }
    }

    #[test]
    fn ordinary_text_has_no_unusable_characters() {
        for good in ["", "ขอนแก่น\t1\r\n", "\u{FEFF}ขอน\u{200B}แก่น\u{A0}๑", "São Tomé 学校 🙂"] {
            assert!(!has_unusable_characters(good), "{}", good.escape_unicode());
        }
    }
}
