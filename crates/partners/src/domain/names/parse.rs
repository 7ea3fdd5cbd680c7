//! Reading a Thai name as people write it.

use chassis::thai::normalise::clean;

use super::titles::{self, Slot};
use super::{NameParts, NotAPersonName, offices};
use crate::domain::held;
use crate::domain::position::PositionKind;

/// A name read from text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedName {
    /// Its parts; titles in full.
    pub parts: NameParts,
    /// The title of a post that stood behind the name, with its words of acting.
    pub position_title: Option<String>,
    /// What the reader should check.
    pub warnings: Vec<NameWarning>,
}

impl ParsedName {
    /// How the post behind the name is held, where there is one. A rank in the name says nothing about it.
    pub fn position_kind(&self) -> Option<PositionKind> {
        self.position_title.as_deref().map(|title| held::read(title).kind)
    }
}

/// A name was read, with a doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameWarning {
    /// No space stood between the name and the title of the post.
    MissingSpace {
        /// The family name as it was cut off.
        family: String,
        /// The title as it was cut off.
        title: String,
    },
}

impl NameWarning {
    /// The reason code of the warning.
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::MissingSpace { .. } => "MISSING_SPACE",
        }
    }
}

/// Reads a name: titles in front in any order, given name, middle names, family name, and perhaps the title of a post.
/// Names are never split on spaces alone: `ณ` and what stands in brackets belong to the family name.
pub fn parse(text: &str) -> Result<ParsedName, NotAPersonName> {
    let text = clean(text);
    if offices::begins_with_office(&text) {
        return Err(NotAPersonName { value: text });
    }
    let (mut parts, rest) = strip_titles(&text);
    let (name, position_title, unspaced) = split_post(rest);
    if offices::begins_with_office(name) {
        return Err(NotAPersonName { value: text });
    }
    (parts.given, parts.middle, parts.family) = split_name(name);
    let numbered = [&parts.given, &parts.middle, &parts.family].into_iter().any(|part| offices::has_digit(part));
    if numbered || parts.check().is_err() {
        return Err(NotAPersonName { value: text });
    }
    let mut warnings = Vec::new();
    if let (true, Some(title)) = (unspaced, &position_title) {
        warnings.push(NameWarning::MissingSpace { family: parts.family.clone(), title: title.clone() });
    }
    Ok(ParsedName { parts, position_title, warnings })
}

/// Takes the titles off the front, each kind once, as long as something is left.
fn strip_titles(text: &str) -> (NameParts, &str) {
    let mut parts = NameParts::default();
    let mut rest = text;
    while let Some((slot, title, after)) = titles::strip(rest) {
        let part = match slot {
            Slot::Prefix => &mut parts.prefix,
            Slot::Academic => &mut parts.academic_rank,
            Slot::Degree => &mut parts.degree_title,
            Slot::Military => &mut parts.military_rank,
        };
        if !part.is_empty() {
            break;
        }
        *part = title;
        rest = after;
    }
    (parts, rest)
}

/// The name, the title behind it, and whether no space stood between them.
fn split_post(text: &str) -> (&str, Option<String>, bool) {
    let sure = offices::post_in(text).filter(|at| *at > 0);
    let loose = word_starts(text).skip(2).find(|at| offices::begins_post(&text[*at..]));
    let Some(at) = sure.into_iter().chain(loose).min() else { return (text, None, false) };
    let (name, title) = text.split_at(at);
    let title = title.strip_prefix("ตำแหน่ง").map_or(title, str::trim_start);
    (name.trim_end(), Some(title.to_owned()).filter(|title| !title.is_empty()), !name.ends_with(' '))
}

fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1))
}

/// Given, middle and family name.
fn split_name(name: &str) -> (String, String, String) {
    let mut words = name.split(' ');
    let given = words.next().unwrap_or_default().to_owned();
    let rest: Vec<&str> = words.collect();
    let particle = rest.iter().position(|word| *word == "ณ");
    let bracket = rest.iter().position(|word| word.starts_with('('));
    let family = match (particle, bracket) {
        (Some(_), _) => 0,
        (None, Some(bracket)) => bracket.saturating_sub(1),
        (None, None) => rest.len().saturating_sub(1),
    };
    (given, rest[..family].join(" "), rest[family..].join(" "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(text: &str) -> ParsedName {
        parse(text).unwrap()
    }

    #[test]
    fn a_man_whose_name_begins_like_an_office_is_a_man() {
        for (text, given) in [("นายกฤต ตัวอย่าง", "กฤต"), ("นายสถาพร ตัวอย่าง", "สถาพร"), ("นายอำนวย ตัวอย่าง", "อำนวย")]
        {
            assert_eq!((parsed(text).parts.prefix.as_str(), parsed(text).parts.given.as_str()), ("นาย", given));
        }
    }

    #[test]
    fn a_name_that_begins_like_a_title_keeps_its_letters() {
        assert_eq!(parsed("นายิกา ตัวอย่าง").parts.given, "นายิกา");
        assert_eq!(parsed("ดรุณี ตัวอย่าง").parts.given, "ดรุณี");
        assert_eq!(parsed("ศศิ ตัวอย่าง").parts.given, "ศศิ");
    }

    #[test]
    fn a_dot_may_be_missing_before_a_space() {
        let parts = parsed("รศ ดร สมชาย ตัวอย่าง").parts;
        assert_eq!((parts.academic_rank.as_str(), parts.degree_title.as_str(), parts.given.as_str()), ("รองศาสตราจารย์", "ดร.", "สมชาย"));
    }

    #[test]
    fn a_woman_of_rank_is_not_taken_for_her_name() {
        for text in ["ว่าที่ร้อยตรีหญิงสมหญิง ตัวอย่าง", "ว่าที่ ร.ต.หญิง สมหญิง ตัวอย่าง"]
        {
            let parts = parsed(text).parts;
            assert_eq!((parts.military_rank.as_str(), parts.given.as_str()), ("ว่าที่ร้อยตรีหญิง", "สมหญิง"), "{text}");
        }
        assert_eq!(parsed("ร้อยตรี หญิง ตัวอย่าง").parts.given, "หญิง");
    }

    #[test]
    fn a_post_behind_the_name_is_cut_off_with_or_without_a_space() {
        let spaced = parsed("นายสมชาย ตัวอย่าง รองผู้อำนวยการสำนักงานตัวอย่าง เขต 1");
        assert_eq!((spaced.parts.family.as_str(), spaced.position_title.as_deref()), ("ตัวอย่าง", Some("รองผู้อำนวยการสำนักงานตัวอย่าง เขต 1")));
        assert_eq!(spaced.warnings, []);
        let acting = parsed("นายสมชาย ตัวอย่างรักษาการแทนผู้อำนวยการ");
        assert_eq!((acting.parts.family.as_str(), acting.position_kind()), ("ตัวอย่าง", Some(PositionKind::Acting)));
        assert_eq!(acting.warnings[0].reason(), "MISSING_SPACE");
        assert_eq!(parsed("นางสมหญิง ตัวอย่าง ตำแหน่ง ครู").position_title.as_deref(), Some("ครู"));
    }

    #[test]
    fn a_family_name_may_look_like_a_post() {
        for family in ["ประธาน", "ครูตัวอย่าง", "ผู้ดี", "นักรบ"] {
            let name = parsed(&format!("นายสมชาย {family}"));
            assert_eq!((name.parts.family.as_str(), name.position_title), (family, None));
        }
    }

    #[test]
    fn placeholders_and_particles_belong_to_the_family_name() {
        assert_eq!(parsed("นายสมชาย ตัวอย่าง (ข้อมูลสมมติ)").parts.family, "ตัวอย่าง (ข้อมูลสมมติ)");
        assert_eq!(parsed("นายสมชาย สกุล ณ ตัวอย่าง").parts.family, "สกุล ณ ตัวอย่าง");
        let middle = parsed("นายสมชาย กลาง ตัวอย่าง").parts;
        assert_eq!((middle.middle.as_str(), middle.family.as_str()), ("กลาง", "ตัวอย่าง"));
    }

    #[test]
    fn offices_numbers_and_titles_alone_are_no_persons() {
        for text in ["", "ดร.", "นาย", "ผู้อำนวยการ", "สพป.ขอนแก่น เขต 1", "หน่วยงานทั้ง 6 ฝ่าย", "นายอำเภอเมืองขอนแก่น", "ดร.ศึกษาธิการจังหวัด", "4001"]
        {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_printed_name_reads_back_as_the_same_name(
            rank in prop::sample::select(vec!["", "ศาสตราจารย์", "รองศาสตราจารย์", "ผู้ช่วยศาสตราจารย์"]),
            military in prop::sample::select(vec!["", "ว่าที่ร้อยตรี", "พันเอก", "ร้อยตำรวจเอก"]),
            degree in prop::sample::select(vec!["", "ดร."]),
            prefix in prop::sample::select(vec!["", "นาย", "นาง", "นางสาว", "นายแพทย์"]),
            given in prop::sample::select(vec!["สมชาย", "สมหญิง", "กมล"]),
            middle in prop::sample::select(vec!["", "กลาง"]),
            family in prop::sample::select(vec!["ตัวอย่าง", "ตัวอย่าง (ข้อมูลสมมติ)"]),
        ) {
            let titled = !(rank.is_empty() && military.is_empty() && degree.is_empty());
            let parts = NameParts {
                prefix: if titled { String::new() } else { prefix.to_owned() },
                academic_rank: rank.to_owned(),
                degree_title: degree.to_owned(),
                military_rank: military.to_owned(),
                given: given.to_owned(),
                middle: middle.to_owned(),
                family: family.to_owned(),
            };
            prop_assert_eq!(parse(&parts.display()).map(|name| name.parts), Ok(parts));
        }

        #[test]
        fn reading_any_text_never_panics(text in any::<String>(), thai in "[ก-ฮะ-์. ]{0,40}") {
            for text in [&text, &thai] {
                if let Ok(name) = parse(text) {
                    prop_assert!(!name.parts.given.is_empty());
                }
            }
        }
    }
}
