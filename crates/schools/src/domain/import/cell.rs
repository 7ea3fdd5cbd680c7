//! Cells as offices fill them, and what can be read from one: Thai digits, invisible characters, two vowels that look like one, dates of
//! both eras, numbers that a spreadsheet keeps as text and codes that it keeps as numbers.

use chassis::kernel::words;
use chassis::thai::date::{Field, excel_serial, parse_date};
use chassis::thai::digits::to_arabic;
use chassis::thai::normalise::{clean, has_unusable_characters};
use chassis::thai::{DateError, Warning};
use jiff::civil::Date;

use super::problem::Problem;
use crate::domain::Code;
use crate::domain::school::{Agency, Grade, SchoolStatus};

/// A cell of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A number; also a day, counted by the spreadsheet.
    Number(f64),
    /// Text.
    Text(String),
}

words! {
    /// What sort of value a cell holds; the value itself is told nowhere.
    pub enum CellClass {
        /// Nothing.
        Empty = "EMPTY",
        /// A number.
        Number = "NUMBER",
        /// Digits as text.
        Digits = "DIGITS",
        /// Text.
        Text = "TEXT",
    }
}

/// No count or code is larger; above it a spreadsheet's numbers lose digits.
const EXACT: f64 = 1e15;
/// The most pupils of a cell, as in the contract.
const MOST_PUPILS: u32 = 100_000;
/// Longest text of a name, as in the contract.
const LONGEST: usize = 300;
/// Longest code, as in the contract.
const LONGEST_CODE: usize = 32;

impl Cell {
    /// What sort of value it is.
    pub fn class(&self) -> CellClass {
        match self {
            Self::Empty => CellClass::Empty,
            Self::Number(_) => CellClass::Number,
            Self::Text(text) => {
                let text = to_arabic(&clean(text));
                if text.is_empty() {
                    CellClass::Empty
                } else if text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | '.' | '-')) {
                    CellClass::Digits
                } else {
                    CellClass::Text
                }
            }
        }
    }

    /// Its text in clean form with Arabic digits; whole numbers without a point. Nothing when it is empty.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Empty => None,
            Self::Number(number) if number.fract() == 0.0 && number.abs() < EXACT => Some(format!("{number:.0}")),
            Self::Number(number) => Some(number.to_string()),
            Self::Text(text) => Some(to_arabic(&clean(text))).filter(|text| !text.is_empty() && text != "-"),
        }
    }

    /// Whether it is, or has in it, a national id: thirteen digits of which the last one fits.
    pub fn holds_national_id(&self) -> bool {
        // Most cells are short, and cleaning a text is most of the work.
        let long = match self {
            Self::Empty => false,
            Self::Number(number) => *number >= 1e12,
            Self::Text(text) => text.chars().filter(|c| c.is_numeric()).nth(12).is_some(),
        };
        long && self.text().is_some_and(|text| is_national_id(&text))
    }

    /// A name: its text as it is to be kept. Thai digits stay.
    pub fn name(&self) -> Result<Option<String>, Problem> {
        let text = match self {
            Self::Text(text) => clean(text),
            Self::Empty | Self::Number(_) => self.text().unwrap_or_default(),
        };
        if text.is_empty() || text == "-" {
            return Ok(None);
        }
        if has_unusable_characters(&text) {
            return Err(Problem::UnusableCharacters);
        }
        if self.holds_national_id() {
            return Err(Problem::NationalId);
        }
        let length = text.chars().count();
        if length > LONGEST { Err(Problem::TooLong { most: LONGEST }) } else { Ok(Some(text)) }
    }

    /// A count; an empty cell or a dash counts nobody. Thousands may be separated by commas.
    pub fn count(&self) -> Result<u32, Problem> {
        let number = match self {
            Self::Empty => return Ok(0),
            Self::Number(number) => *number,
            Self::Text(_) => {
                let Some(text) = self.text() else { return Ok(0) };
                let plain = without_thousands(text.strip_suffix(" คน").unwrap_or(&text)).ok_or(Problem::NumberExpected)?;
                plain.parse::<f64>().map_err(|_| Problem::NumberExpected)?
            }
        };
        if number.fract() != 0.0 || !number.is_finite() {
            return Err(Problem::NumberExpected);
        }
        if !(0.0..=f64::from(MOST_PUPILS)).contains(&number) {
            return Err(Problem::CountOutOfRange { most: MOST_PUPILS });
        }
        format!("{number:.0}").parse().map_err(|_| Problem::NumberExpected)
    }

    /// A day of either era, and the doubt that somebody should look at. A spreadsheet's day before `plausible_from` is a year of two digits
    /// that it has misread.
    pub fn day(&self, plausible_from: Option<Date>) -> Result<Option<(Date, Option<Warning>)>, Problem> {
        let parsed = match self {
            Self::Empty => return Ok(None),
            Self::Number(number) => {
                let whole = format!("{:.0}", number.floor()).parse::<i64>().unwrap_or(i64::MAX);
                excel_serial(whole, plausible_from)
            }
            Self::Text(_) => {
                let Some(text) = self.text() else { return Ok(None) };
                parse_date(Field::Auto, without_midnight(&text))
            }
        };
        match parsed {
            Ok(parsed) => Ok(Some((parsed.date, parsed.warning))),
            // The message would quote the cell, and anything may stand in it.
            Err(DateError::InvalidDate { .. } | DateError::YearOutOfRange { .. }) => Err(Problem::InvalidDate),
            Err(error) => Err(Problem::Date(error)),
        }
    }

    /// A code of a scheme with so many digits. A number that is shorter has lost its leading zeros: which ones is not guessed.
    pub fn code(&self, scheme: &str) -> Result<Option<Code>, Problem> {
        let Some(text) = self.text() else { return Ok(None) };
        if is_national_id(&text) {
            return Err(Problem::NationalId);
        }
        if has_unusable_characters(&text) {
            return Err(Problem::UnusableCharacters);
        }
        if text.chars().count() > LONGEST_CODE {
            return Err(Problem::TooLong { most: LONGEST_CODE });
        }
        Code::parse(scheme, &text).map(Some).map_err(|malformed| {
            let short = matches!(self, Self::Number(_)) && text.len() < malformed.digits && text.bytes().all(|b| b.is_ascii_digit());
            if short { Problem::LeadingZerosLost { digits: malformed.digits } } else { Problem::CodeMalformed { digits: malformed.digits } }
        })
    }

    /// An agency.
    pub fn agency(&self) -> Result<Option<Agency>, Problem> {
        let Some(text) = self.text() else { return Ok(None) };
        let key = squeezed(&text);
        let known = AGENCIES.iter().find(|(names, _)| names.contains(&key.as_str()));
        known.map(|(_, agency)| Some(*agency)).ok_or(Problem::UnknownChoice)
    }

    /// A status.
    pub fn status(&self) -> Result<Option<SchoolStatus>, Problem> {
        let Some(text) = self.text() else { return Ok(None) };
        let key = squeezed(&text);
        let known = STATUSES.iter().find(|(names, _)| names.contains(&key.as_str()));
        known.map(|(_, status)| Some(*status)).ok_or(Problem::UnknownChoice)
    }

    /// A grade: `ป.1`, `ป1`, `ประถมศึกษาปีที่ 1`, `P1`.
    pub fn grade(&self) -> Result<Option<Grade>, Problem> {
        let Some(text) = self.text() else { return Ok(None) };
        match grade_at_start(&squeezed(&text)) {
            Some((grade, "")) => Ok(Some(grade)),
            _ => Err(Problem::UnknownChoice),
        }
    }
}

/// What people write for a status, squeezed.
const STATUSES: [(&[&str], SchoolStatus); 6] = [
    (&["ปกติ", "เปิด", "เปิดสอน", "เปิดทำการ", "เปิดทำการสอน", "open", "active"], SchoolStatus::Open),
    (&["ไม่มีนักเรียน", "ไม่มีเด็ก", "nopupils"], SchoolStatus::NoPupils),
    (&["เรียนรวม", "ไปเรียนรวม", "jointlearning"], SchoolStatus::JointLearning),
    (&["ควบรวม", "ยุบรวม", "รวมโรงเรียน", "merged"], SchoolStatus::MergedInto),
    (&["ถ่ายโอน", "ถ่ายโอนแล้ว", "transferred"], SchoolStatus::TransferredTo),
    (&["ยุบ", "เลิก", "ยุบเลิก", "ยุบโรงเรียน", "เลิกกิจการ", "dissolved", "closed"], SchoolStatus::Dissolved),
];

/// What people write for an agency, squeezed.
const AGENCIES: [(&[&str], Agency); 7] = [
    (&["สพฐ", "สังกัดสพฐ", "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", "obec"], Agency::Obec),
    (&["สช", "เอกชน", "สำนักงานคณะกรรมการส่งเสริมการศึกษาเอกชน", "opec", "private"], Agency::Opec),
    (&["อปท", "อบจ", "อบต", "เทศบาล", "องค์กรปกครองส่วนท้องถิ่น", "สถ", "dla"], Agency::Dla),
    (&["สอศ", "อาชีวศึกษา", "สำนักงานคณะกรรมการการอาชีวศึกษา", "ovec"], Agency::Ovec),
    (&["สกร", "กศน", "กรมส่งเสริมการเรียนรู้", "dole"], Agency::Dole),
    (&["อว", "สาธิต", "มหาวิทยาลัย", "mhesi"], Agency::Mhesi),
    (&["อื่นๆ", "อื่น", "other"], Agency::Other),
];

/// Words that a grade begins with, the longer before the shorter.
const GRADE_WORDS: [(&str, char); 14] = [
    ("ประถมศึกษาปีที่", 'P'),
    ("มัธยมศึกษาปีที่", 'M'),
    ("อนุบาลศึกษาปีที่", 'K'),
    ("อนุบาลปีที่", 'K'),
    ("ประถมศึกษา", 'P'),
    ("มัธยมศึกษา", 'M'),
    ("อนุบาล", 'K'),
    ("ประถม", 'P'),
    ("มัธยม", 'M'),
    ("อ", 'K'),
    ("ป", 'P'),
    ("ม", 'M'),
    ("grade", 'P'),
    ("", ' '),
];

/// A text as headings and words are compared: lower case, without spaces, points, brackets and lines.
pub(super) fn squeezed(text: &str) -> String {
    to_arabic(&clean(text)).chars().filter(|c| c.is_alphanumeric() || is_thai_mark(*c)).flat_map(char::to_lowercase).collect()
}

fn is_thai_mark(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E46}'..='\u{0E4E}')
}

/// The grade that a squeezed text begins with, and the rest of it.
pub(super) fn grade_at_start(text: &str) -> Option<(Grade, &str)> {
    let text = text.strip_prefix("ชั้น").unwrap_or(text);
    GRADE_WORDS.iter().find_map(|(word, level)| {
        let rest = text.strip_prefix(word)?;
        let (level, rest) = if word.is_empty() { (rest.chars().next()?.to_ascii_uppercase(), rest.get(1..)?) } else { (*level, rest) };
        let number = rest.chars().next().filter(char::is_ascii_digit)?;
        let grade = Grade::from_word(&format!("{level}{number}"))?;
        Some((grade, &rest[1..]))
    })
}

/// `1,234` without its commas; nothing when they do not stand where thousands end.
fn without_thousands(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if !fraction.bytes().all(|b| b == b'0') {
        return None;
    }
    let mut groups = whole.trim().split(',');
    let first = groups.next()?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let grouped = whole.contains(',');
    let fits = digits(first.strip_prefix('-').unwrap_or(first)) && (!grouped || first.len() <= 3);
    let mut plain = first.to_owned();
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        plain.push_str(group);
    }
    fits.then_some(plain)
}

/// `2021-06-10 00:00:00` and `2021-06-10T00:00:00` without their midnight.
fn without_midnight(text: &str) -> &str {
    let trimmed = [" 00:00:00", "T00:00:00", " 0:00:00", " 0:00", " 00:00"].iter().find_map(|tail| text.strip_suffix(tail));
    trimmed.unwrap_or(text)
}

/// Thirteen digits in a row, spaces and dashes left out, of which the last one fits the others.
fn is_national_id(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter(|c| !matches!(c, ' ' | '-')).map(|c| c.to_digit(10).unwrap_or(10)).collect();
    let mut runs = digits.split(|digit| *digit == 10).filter(|run| run.len() == 13);
    runs.any(|run| {
        let sum: u32 = run[..12].iter().zip((2..=13).rev()).map(|(digit, weight)| digit * weight).sum();
        (11 - sum % 11) % 10 == run[12]
    })
}
#[cfg(test)]
mod tests;
