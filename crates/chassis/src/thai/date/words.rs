//! The words of a written date: cuts text into numbers, month names, weekdays, eras and marks.

use jiff::civil::Weekday;

use crate::thai::calendar;

/// The era that a writer named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    Be,
    Ce,
}

/// A piece of a written date that means something. Spaces and filler words mean nothing and are dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item<'a> {
    Number(&'a str),
    Month(i8),
    Weekday(Weekday),
    Era(Era),
    Mark(char),
}

/// Words that formal dates put between the parts: "วันที่ 23 เดือนธันวาคม ปี พ.ศ. 2564".
const FILLERS: [&str; 4] = ["วันที่", "ที่", "เดือน", "ปี"];

/// All pieces in order; none when a word is unknown. Expects cleaned text with Arabic digits.
pub(super) fn read(text: &str) -> Option<Vec<Item<'_>>> {
    let mut items = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            span(rest, |c| c.is_ascii_digit())
        } else if is_mark(first) || first == ' ' {
            first.len_utf8()
        } else {
            // A dot after a letter belongs to the word ("ธ.ค."), a dot after a number is a mark ("23.12.2564").
            span(rest, |c| !c.is_ascii_digit() && c != ' ' && (c == '.' || !is_mark(c)))
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        if first.is_ascii_digit() {
            items.push(Item::Number(piece));
        } else if is_mark(first) {
            items.push(Item::Mark(first));
        } else if first != ' ' && !FILLERS.contains(&piece) {
            items.push(word(piece)?);
        }
    }
    Some(items)
}

fn span(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

const fn is_mark(c: char) -> bool {
    matches!(c, '/' | '-' | '.')
}

fn word<'a>(piece: &str) -> Option<Item<'a>> {
    era(piece).map(Item::Era).or_else(|| month(piece).map(Item::Month)).or_else(|| weekday(piece).map(Item::Weekday))
}

fn era(piece: &str) -> Option<Era> {
    match without_dots(piece).as_str() {
        "พศ" | "ปีพศ" => Some(Era::Be),
        "คศ" | "ปีคศ" => Some(Era::Ce),
        _ => None,
    }
}

/// A month in full or abbreviated, with or without its dots.
fn month(piece: &str) -> Option<i8> {
    let name = without_dots(piece.strip_prefix("เดือน").unwrap_or(piece));
    let found = calendar::MONTHS.iter().position(|month| month.full == name || without_dots(month.abbr) == name)?;
    i8::try_from(found + 1).ok()
}

/// A weekday as in "วันพฤหัสบดีที่", also "พฤหัสบดี", "วันพฤหัส" and "พฤ.".
fn weekday(piece: &str) -> Option<Weekday> {
    let name = piece.strip_suffix("ที่").unwrap_or(piece);
    let name = name.strip_prefix("วัน").unwrap_or(name);
    Weekday::Monday.cycle_forward().take(7).find(|day| {
        let full = calendar::weekday_name(*day);
        full.strip_prefix("วัน") == Some(name) || calendar::weekday_abbr(*day) == piece || (*day == Weekday::Thursday && name == "พฤหัส")
    })
}

fn without_dots(text: &str) -> String {
    text.replace('.', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_full_and_abbreviated_with_or_without_dots() {
        for (index, name) in (1..).zip(calendar::MONTHS) {
            for written in [name.full.to_string(), name.abbr.to_string(), without_dots(name.abbr), format!("เดือน{}", name.full)]
            {
                assert_eq!(read(&written), Some(vec![Item::Month(index)]), "{written}");
            }
        }
    }

    #[test]
    fn weekdays_are_known_in_full_and_abbreviated() {
        for day in Weekday::Monday.cycle_forward().take(7) {
            let full = calendar::weekday_name(day);
            for written in [full.to_string(), format!("{full}ที่"), calendar::weekday_abbr(day).to_string()] {
                assert_eq!(read(&written), Some(vec![Item::Weekday(day)]), "{written}");
            }
        }
        assert_eq!(read("วันพฤหัสที่"), Some(vec![Item::Weekday(Weekday::Thursday)]));
    }

    #[test]
    fn a_dot_is_part_of_a_word_and_a_mark_between_numbers() {
        assert_eq!(read("23ธ.ค.64"), Some(vec![Item::Number("23"), Item::Month(12), Item::Number("64")]));
        assert_eq!(read("23.12"), Some(vec![Item::Number("23"), Item::Mark('.'), Item::Number("12")]));
        assert_eq!(read("พ.ศ.2564"), Some(vec![Item::Era(Era::Be), Item::Number("2564")]));
    }

    #[test]
    fn an_unknown_word_makes_the_whole_unreadable() {
        assert_eq!(read("23 ธันวา 2564 บ่าย"), None);
    }
}
