use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::parse::Parsed;
use super::years::{Likely, likely};
use crate::thai::calendar;
use crate::thai::error::{DateError, Warning};

/// Reads a date cell: whole days of the 1900 date system (the fraction of a day is the time and is not asked for here).
///
/// The cell holds a Gregorian serial even when somebody typed a Buddhist year into it; such a year is converted with the warning
/// `BE_YEAR_IN_DATE_CELL`, or refused when the true year has no such day. `plausible_from` is the earliest day that makes sense in
/// this column: an older one, in the hundred years that spreadsheets give to two-digit years, was probably typed as `64`
/// and turned into 1964.
///
/// Errors: `INVALID_DATE`, `SUSPECT_TWO_DIGIT_YEAR`, `BE_BEFORE_2484`, `YEAR_OUT_OF_RANGE`.
pub fn excel_serial(serial: i64, plausible_from: Option<Date>) -> Result<Parsed, DateError> {
    let shown = shown_date(serial).ok_or_else(|| DateError::invalid_date(&serial.to_string()))?;
    let too_early = plausible_from.is_some_and(|from| shown < from);
    if too_early && TWO_DIGIT_WINDOW.contains(&shown.year()) {
        return Err(DateError::SuspectTwoDigitYear { date: shown });
    }
    match likely(shown.year()) {
        Likely::Ce(_) => Ok(Parsed { date: shown, warning: None }),
        Likely::Be(be) => {
            let date = calendar::date_from_be(be, shown.month(), shown.day())?;
            Ok(Parsed { date, warning: Some(Warning::BeYearInDateCell { date }) })
        }
        Likely::EarlyBe | Likely::EarlyCe => Err(DateError::BeBefore2484),
        Likely::Unclear => Err(DateError::YearOutOfRange { value: shown.year().to_string() }),
    }
}

/// Spreadsheets read 30–99 as 1930–1999 and 00–29 as 2000–2029.
const TWO_DIGIT_WINDOW: std::ops::RangeInclusive<i16> = 1930..=2029;

/// The Gregorian date that the cell shows. Serial 60 stands for a 29 February 1900 that never was, and the days before it count
/// differently; such small numbers are no dates but stray numbers in a date column.
fn shown_date(serial: i64) -> Option<Date> {
    const EPOCH: Date = date(1899, 12, 30);
    let days = i32::try_from(serial).ok().filter(|days| (61..=MOST_DAYS).contains(days))?;
    EPOCH.checked_add(days.days()).ok()
}

/// 31 December 9999, the last day a spreadsheet knows.
const MOST_DAYS: i32 = 2_958_465;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_no_dates_are_refused() {
        for serial in [i64::MIN, -1, 0, 1, 60, 2_958_466, i64::MAX] {
            assert_eq!(excel_serial(serial, None), Err(DateError::InvalidDate { value: serial.to_string() }));
        }
    }

    #[test]
    fn the_first_and_the_last_day_a_cell_can_show_are_recognised() {
        assert_eq!(shown_date(61), Some(date(1900, 3, 1)));
        assert_eq!(shown_date(i64::from(MOST_DAYS)), Some(date(9999, 12, 31)));
        assert_eq!(excel_serial(61, None), Err(DateError::BeBefore2484));
        assert_eq!(excel_serial(i64::from(MOST_DAYS), None), Err(DateError::YearOutOfRange { value: "9999".into() }));
    }

    #[test]
    fn an_old_date_is_suspect_only_where_old_dates_make_no_sense() {
        let birth = excel_serial(23_734, None).unwrap();
        assert_eq!(birth, Parsed { date: date(1964, 12, 23), warning: None });
        let visit = excel_serial(23_734, Some(date(2000, 1, 1)));
        assert_eq!(visit, Err(DateError::SuspectTwoDigitYear { date: date(1964, 12, 23) }));
    }

    #[test]
    fn a_buddhist_year_in_a_cell_is_not_suspect() {
        let parsed = excel_serial(242_880, Some(date(2000, 1, 1))).unwrap();
        assert_eq!(parsed.date, date(2021, 12, 23));
        assert_eq!(parsed.warning, Some(Warning::BeYearInDateCell { date: date(2021, 12, 23) }));
    }
}
