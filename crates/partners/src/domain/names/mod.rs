//! Thai names of persons: their parts, how they are read from text, how they are printed.

mod offices;
mod parse;
mod titles;

use thiserror::Error;

pub use self::parse::{NameWarning, ParsedName, parse};
use super::Period;

/// The parts of a Thai name. An empty part is not known or not used.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameParts {
    /// Prefix (คำนำหน้า): นาย, นาง, นางสาว, นายแพทย์ …
    pub prefix: String,
    /// Academic rank (ตำแหน่งทางวิชาการ), in full.
    pub academic_rank: String,
    /// Degree title: ดร.
    pub degree_title: String,
    /// Military, police or royal title, in full. ว่าที่ร้อยตรี is such a rank and no acting position.
    pub military_rank: String,
    /// Given name.
    pub given: String,
    /// Middle name.
    pub middle: String,
    /// Family name.
    pub family: String,
}

/// A name with the time in which it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// Its parts.
    pub parts: NameParts,
    /// When it is used.
    pub period: Period,
}

/// The text names an office or an organisation, or nobody, and not a person.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("an office or organisation, not a person")]
pub struct NotAPersonName {
    /// The text, cleaned. It may hold personal data: never log it.
    pub value: String,
}

impl NameParts {
    /// The name as printed: academic rank, military rank, ดร., given, middle and family name. The prefix is printed only
    /// when none of the three is there. Titles stand close to what follows, except that a space stands between a rank and ดร.
    pub fn display(&self) -> String {
        let titles: Vec<&str> = [&self.academic_rank, &self.military_rank, &self.degree_title]
            .into_iter()
            .map(String::as_str)
            .filter(|title| !title.is_empty())
            .collect();
        let front = if titles.is_empty() { self.prefix.clone() } else { titles.join(" ") };
        [&format!("{front}{}", self.given), &self.middle, &self.family]
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The parts in one spelling: spaces and typing variants unified.
    #[must_use]
    pub fn cleaned(&self) -> Self {
        let clean = |part: &str| chassis::thai::normalise::clean(part);
        Self {
            prefix: clean(&self.prefix),
            academic_rank: clean(&self.academic_rank),
            degree_title: clean(&self.degree_title),
            military_rank: clean(&self.military_rank),
            given: clean(&self.given),
            middle: clean(&self.middle),
            family: clean(&self.family),
        }
    }

    /// Refuses the name of an office or organisation, and a name without a given name.
    pub fn check(&self) -> Result<(), NotAPersonName> {
        let prefixed = format!("{}{}", self.prefix, self.given);
        let office = offices::begins_with_office(&self.given) || offices::begins_with_office(&prefixed);
        let person = self.given.chars().any(char::is_alphabetic);
        if office || !person { Err(NotAPersonName { value: self.display() }) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(given: &str, family: &str) -> NameParts {
        NameParts { given: given.to_owned(), family: family.to_owned(), ..NameParts::default() }
    }

    #[test]
    fn a_rank_in_the_name_takes_the_place_of_the_prefix() {
        let mut name = NameParts { prefix: "นาย".to_owned(), ..parts("สมชาย", "ตัวอย่าง") };
        name.military_rank = "ว่าที่ร้อยตรี".to_owned();
        assert_eq!(name.display(), "ว่าที่ร้อยตรีสมชาย ตัวอย่าง");
        name.academic_rank = "ผู้ช่วยศาสตราจารย์".to_owned();
        name.degree_title = "ดร.".to_owned();
        assert_eq!(name.display(), "ผู้ช่วยศาสตราจารย์ ว่าที่ร้อยตรี ดร.สมชาย ตัวอย่าง");
    }

    #[test]
    fn a_name_may_lack_a_family_name_and_have_a_middle_name() {
        assert_eq!(parts("สมชาย", "").display(), "สมชาย");
        assert_eq!(NameParts { middle: "กลาง".to_owned(), ..parts("สมชาย", "ตัวอย่าง") }.display(), "สมชาย กลาง ตัวอย่าง");
    }

    #[test]
    fn an_office_or_a_number_is_no_person() {
        for given in ["ศึกษาธิการจังหวัดขอนแก่น", "สพป.ขอนแก่น", "", "...", "4001"]
        {
            assert!(parts(given, "ตัวอย่าง").check().is_err(), "{given}");
        }
        let split_mayor = NameParts { prefix: "นาย".to_owned(), ..parts("กเทศมนตรี", "") };
        assert!(split_mayor.check().is_err());
        assert_eq!(parts("กมล", "ตัวอย่าง (ข้อมูลสมมติ)").check(), Ok(()));
    }
}
