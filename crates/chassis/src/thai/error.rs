//! Why a date or time was refused, or accepted with a doubt. The reason codes are part of the API and never change;
//! the texts are what a school clerk reads.

use jiff::civil::Date;
use thiserror::Error;

use super::calendar::{self, Term};
use super::date::{DateStyle, format_date};
use super::normalise;

/// What an empty field should have held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// A date.
    Date,
    /// A time of day.
    Time,
}

/// A date, time or term that is refused. `Display` is the English text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// Nothing was typed. A door that knows the field's label says it with that label.
    #[error("{} is required", match .0 { Missing::Date => "Date", Missing::Time => "Time" })]
    FieldRequired(Missing),
    /// A Gregorian year in a field for the Buddhist era.
    #[error("Enter the year in Buddhist era (e.g. 2564), found {value}")]
    BeYearExpected {
        /// The year as typed, with its era where one was typed.
        value: String,
    },
    /// A Buddhist-era or two-digit year in a field for Gregorian dates.
    #[error("Enter the year in Christian era (e.g. 2021), found {value}, perhaps a BE year")]
    CeYearExpected {
        /// The year as typed, with its era where one was typed.
        value: String,
    },
    /// A year that is plausible in neither era.
    #[error("Year {value} is neither a plausible BE nor CE year")]
    YearOutOfRange {
        /// The year as typed.
        value: String,
    },
    /// A day that does not exist, or no date at all.
    #[error("Invalid date {value}")]
    InvalidDate {
        /// What was typed, cleaned and shortened by [`DateError::invalid_date`].
        value: String,
    },
    /// Day, month or year is missing.
    #[error("Day, month and year are required")]
    IncompleteDate,
    /// The weekday typed is not the weekday of the date.
    #[error("Weekday does not match: {} is a {}", english(*.date), .date.strftime("%A"))]
    WeekdayMismatch {
        /// The date as typed; its true weekday goes into the text.
        date: Date,
    },
    /// Before [`calendar::FIRST_DATE`].
    #[error("Dates before 1 January 2484 are not supported")]
    BeBefore2484,
    /// A spreadsheet date so old that a two-digit Buddhist year was probably read as 19xx or 20xx.
    #[error("Probably a two-digit year typed in Excel; enter four digits")]
    SuspectTwoDigitYear {
        /// The day the cell holds.
        date: Date,
    },
    /// No time of day.
    #[error("Invalid time {value}")]
    InvalidTime {
        /// What was typed, cleaned and shortened.
        value: String,
    },
    /// A period that ends before it starts.
    #[error("The end must not be before the start")]
    EndBeforeStart,
    /// A day in no term of the school calendar.
    #[error("{} is in no term of the school calendar", english(*.date))]
    OutsideTerm {
        /// The day.
        date: Date,
    },
    /// Two terms of the school calendar share a day.
    #[error("The term overlaps with {}", .term.label_en())]
    TermOverlap {
        /// The earlier of the two.
        term: Term,
    },
}

impl DateError {
    /// The reason code of the API.
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::FieldRequired(_) => "FIELD_REQUIRED",
            Self::BeYearExpected { .. } => "BE_YEAR_EXPECTED",
            Self::CeYearExpected { .. } => "CE_YEAR_EXPECTED",
            Self::YearOutOfRange { .. } => "YEAR_OUT_OF_RANGE",
            Self::InvalidDate { .. } => "INVALID_DATE",
            Self::IncompleteDate => "INCOMPLETE_DATE",
            Self::WeekdayMismatch { .. } => "WEEKDAY_MISMATCH",
            Self::BeBefore2484 => "BE_BEFORE_2484",
            Self::SuspectTwoDigitYear { .. } => "SUSPECT_TWO_DIGIT_YEAR",
            Self::InvalidTime { .. } => "INVALID_TIME",
            Self::EndBeforeStart => "END_BEFORE_START",
            Self::OutsideTerm { .. } => "OUTSIDE_TERM",
            Self::TermOverlap { .. } => "TERM_OVERLAP",
        }
    }

    /// What the user reads in Thai; dates in the Buddhist era and in words.
    pub fn text_th(&self) -> String {
        match self {
            Self::FieldRequired(Missing::Date) => "กรุณากรอกวันที่".into(),
            Self::FieldRequired(Missing::Time) => "กรุณากรอกเวลา".into(),
            Self::BeYearExpected { value } => format!("กรุณากรอกปีเป็น พ.ศ. (เช่น 2564) พบค่า {value}"),
            Self::CeYearExpected { value } => format!("กรุณากรอกปีเป็น ค.ศ. (เช่น 2021) พบค่า {value} ซึ่งอาจเป็นปี พ.ศ."),
            Self::YearOutOfRange { value } => format!("ไม่สามารถระบุได้ว่าปี {value} เป็น พ.ศ. หรือ ค.ศ. กรุณาตรวจสอบ"),
            Self::InvalidDate { value } => format!("วันที่ “{value}” ไม่ถูกต้อง กรุณากรอก วัน เดือน และปี พ.ศ. เช่น 23 ธันวาคม 2564"),
            Self::IncompleteDate => "กรุณาระบุวันที่ให้ครบทั้งวัน เดือน และปี".into(),
            Self::WeekdayMismatch { date } => {
                let weekday = calendar::weekday_name(date.weekday());
                format!("ชื่อวันไม่ตรงกับวันที่ วันที่ {} เป็น{weekday} กรุณาตรวจสอบ", thai(*date))
            }
            Self::BeBefore2484 => "ระบบไม่รองรับวันที่ก่อน 1 มกราคม 2484".into(),
            Self::SuspectTwoDigitYear { date } => {
                // The cell shows this Gregorian year: the reader must recognise it.
                let shown = format_date(*date, DateStyle::LongGregorian);
                format!("วันที่ {shown} อาจเกิดจากการพิมพ์ปีสองหลักใน Excel กรุณากรอกปี พ.ศ. สี่หลัก")
            }
            Self::InvalidTime { value } => format!("เวลา “{value}” ไม่ถูกต้อง กรุณากรอกเป็นชั่วโมงและนาที เช่น 09.00 น."),
            Self::EndBeforeStart => "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่มต้น".into(),
            Self::OutsideTerm { date } => format!("วันที่ {} ไม่อยู่ในภาคเรียนใดตามปฏิทินการศึกษา", thai(*date)),
            Self::TermOverlap { term } => format!("ช่วงวันที่ของภาคเรียนทับซ้อนกับ {}", term.label_th()),
        }
    }

    /// What the user reads in English; dates are Gregorian.
    pub fn text_en(&self) -> String {
        self.to_string()
    }

    /// An [`DateError::InvalidDate`] that quotes this input safely.
    pub fn invalid_date(input: &str) -> Self {
        Self::InvalidDate { value: quoted(input) }
    }

    /// An [`DateError::InvalidTime`] that quotes this input safely.
    pub fn invalid_time(input: &str) -> Self {
        Self::InvalidTime { value: quoted(input) }
    }
}

/// A date that was accepted, with a doubt that the user should see beside the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Two digits and no sign of the era: read as Buddhist, as Thai documents mean it.
    TwoDigitYearReadAsBe {
        /// The year as typed.
        value: String,
        /// The Buddhist-era year it was read as.
        be: i16,
    },
    /// A spreadsheet cell holds a Gregorian date with a Buddhist-era year.
    BeYearInDateCell {
        /// The day it was converted to.
        date: Date,
    },
}

impl Warning {
    /// The reason code of the API.
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::TwoDigitYearReadAsBe { .. } => "TWO_DIGIT_YEAR_READ_AS_BE",
            Self::BeYearInDateCell { .. } => "BE_YEAR_IN_DATE_CELL",
        }
    }

    /// What the user reads in Thai.
    pub fn text_th(&self) -> String {
        match self {
            Self::TwoDigitYearReadAsBe { value, be } => format!("ระบบอ่านปี “{value}” เป็น พ.ศ. {be} กรุณาตรวจสอบ"),
            Self::BeYearInDateCell { date } => {
                format!("ช่องวันที่ใน Excel ใช้ปี พ.ศ. ระบบแปลงเป็นวันที่ {} กรุณาตรวจสอบ", thai(*date))
            }
        }
    }

    /// What the user reads in English.
    pub fn text_en(&self) -> String {
        match self {
            Self::TwoDigitYearReadAsBe { value, be } => format!("Year {value} was read as BE {be}"),
            Self::BeYearInDateCell { date } => format!("The date cell holds a BE year; converted to {}", english(*date)),
        }
    }
}

/// Input as it may stand inside a message: cleaned, without characters that could disturb the text around it, at most 60 characters.
fn quoted(input: &str) -> String {
    const MOST: usize = 60;
    let clean = normalise::clean(input);
    let mut usable = clean.chars().filter(|c| !normalise::has_unusable_characters(c.encode_utf8(&mut [0; 4])));
    let mut value: String = usable.by_ref().take(MOST).collect();
    if usable.next().is_some() {
        value.push('…');
    }
    value
}

fn thai(date: Date) -> String {
    format_date(date, DateStyle::Long)
}

fn english(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_message_names_the_day_in_the_readers_own_calendar() {
        let wrong_weekday = DateError::WeekdayMismatch { date: date(2021, 12, 23) };
        assert_eq!(wrong_weekday.text_th(), "ชื่อวันไม่ตรงกับวันที่ วันที่ 23 ธันวาคม 2564 เป็นวันพฤหัสบดี กรุณาตรวจสอบ");
        assert_eq!(wrong_weekday.text_en(), "Weekday does not match: 23 December 2021 is a Thursday");
        let holiday = DateError::OutsideTerm { date: date(2025, 10, 11) };
        assert_eq!(holiday.text_th(), "วันที่ 11 ตุลาคม 2568 ไม่อยู่ในภาคเรียนใดตามปฏิทินการศึกษา");
        assert_eq!(holiday.text_en(), "11 October 2025 is in no term of the school calendar");
        let cell = Warning::BeYearInDateCell { date: date(2021, 12, 23) };
        assert_eq!(cell.text_th(), "ช่องวันที่ใน Excel ใช้ปี พ.ศ. ระบบแปลงเป็นวันที่ 23 ธันวาคม 2564 กรุณาตรวจสอบ");
        assert_eq!(cell.text_en(), "The date cell holds a BE year; converted to 23 December 2021");
    }

    #[test]
    fn a_suspicious_cell_is_quoted_as_the_cell_shows_it() {
        let suspect = DateError::SuspectTwoDigitYear { date: date(1964, 12, 23) };
        assert_eq!(suspect.text_th(), "วันที่ 23 ธันวาคม ค.ศ. 1964 อาจเกิดจากการพิมพ์ปีสองหลักใน Excel กรุณากรอกปี พ.ศ. สี่หลัก");
    }

    #[test]
    fn an_empty_field_is_asked_for_by_its_kind() {
        assert_eq!(DateError::FieldRequired(Missing::Date).text_th(), "กรุณากรอกวันที่");
        assert_eq!(DateError::FieldRequired(Missing::Time).text_en(), "Time is required");
    }

    #[test]
    fn a_long_or_hostile_input_is_quoted_short_and_harmless() {
        let DateError::InvalidDate { value } = DateError::invalid_date(&format!("\u{202E}{}", "ก".repeat(5_000))) else {
            panic!("another error");
        };
        assert_eq!(value.chars().count(), 61);
        assert!(value.ends_with('…') && !normalise::has_unusable_characters(&value));
    }
}
