//! The Buddhist era, the days of Bangkok and the three different "years" of a date: calendar, fiscal and academic.

use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday, date};
use jiff::tz::{self, Offset};

use super::error::DateError;
pub use super::terms::{AcademicTerms, Semester, Term};

/// Buddhist-era year minus Common-era year, since 1 January 2484 BE (1941).
pub const BE_OFFSET: i16 = 543;

/// 1 January 2484 BE. Earlier Thai years began on 1 April, so a plain offset would label January to March wrongly.
pub const FIRST_DATE: Date = date(1941, 1, 1);

/// The offset of Thailand: always +07:00, no daylight saving, hence no zone database.
pub const BANGKOK: Offset = tz::offset(7);

/// A month's name in full and abbreviated, as printed: `ธันวาคม`, `ธ.ค.`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthName {
    /// The full name, for example `ธันวาคม`.
    pub full: &'static str,
    /// The abbreviation with its dots, for example `ธ.ค.`.
    pub abbr: &'static str,
}

/// The months, January first.
pub const MONTHS: [MonthName; 12] = [
    MonthName { full: "มกราคม", abbr: "ม.ค." },
    MonthName { full: "กุมภาพันธ์", abbr: "ก.พ." },
    MonthName { full: "มีนาคม", abbr: "มี.ค." },
    MonthName { full: "เมษายน", abbr: "เม.ย." },
    MonthName { full: "พฤษภาคม", abbr: "พ.ค." },
    MonthName { full: "มิถุนายน", abbr: "มิ.ย." },
    MonthName { full: "กรกฎาคม", abbr: "ก.ค." },
    MonthName { full: "สิงหาคม", abbr: "ส.ค." },
    MonthName { full: "กันยายน", abbr: "ก.ย." },
    MonthName { full: "ตุลาคม", abbr: "ต.ค." },
    MonthName { full: "พฤศจิกายน", abbr: "พ.ย." },
    MonthName { full: "ธันวาคม", abbr: "ธ.ค." },
];

/// The names of the month in which the day lies.
pub fn month_name(day: Date) -> MonthName {
    MONTHS[usize::from(day.month().unsigned_abs()) - 1]
}

/// The weekday with the word for day: `วันพฤหัสบดี`.
pub const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "วันจันทร์",
        Weekday::Tuesday => "วันอังคาร",
        Weekday::Wednesday => "วันพุธ",
        Weekday::Thursday => "วันพฤหัสบดี",
        Weekday::Friday => "วันศุกร์",
        Weekday::Saturday => "วันเสาร์",
        Weekday::Sunday => "วันอาทิตย์",
    }
}

/// The abbreviated weekday, for narrow columns: `พฤ.`.
pub const fn weekday_abbr(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "จ.",
        Weekday::Tuesday => "อ.",
        Weekday::Wednesday => "พ.",
        Weekday::Thursday => "พฤ.",
        Weekday::Friday => "ศ.",
        Weekday::Saturday => "ส.",
        Weekday::Sunday => "อา.",
    }
}

/// The calendar year in the Buddhist era: 2021-12-23 lies in 2564. Meaningful from [`FIRST_DATE`] on.
pub fn be_year(day: Date) -> i16 {
    day.year() + BE_OFFSET
}

/// The day with this Buddhist-era year, month and day of month. Leap years follow the Common era: 2567 has a 29 February, 2568 has none.
///
/// Errors: [`DateError::BeBefore2484`] for an earlier year, [`DateError::InvalidDate`] for a day that does not exist.
pub fn date_from_be(year: i16, month: i8, day: i8) -> Result<Date, DateError> {
    if year < be_year(FIRST_DATE) {
        return Err(DateError::BeBefore2484);
    }
    Date::new(year - BE_OFFSET, month, day).map_err(|_| DateError::InvalidDate { value: format!("{day}/{month}/{year}") })
}

/// The fiscal year (ปีงบประมาณ) in the Buddhist era: year Y runs from 1 October of Y − 1 to 30 September of Y.
pub fn fiscal_year_be(day: Date) -> i16 {
    be_year(day) + i16::from(day.month() >= 10)
}

/// The day in Bangkok at this instant.
pub fn bangkok_date(instant: Timestamp) -> Date {
    BANGKOK.to_datetime(instant).date()
}

/// The time of day in Bangkok at this instant.
pub fn bangkok_time(instant: Timestamp) -> Time {
    BANGKOK.to_datetime(instant).time()
}

/// The instant of this day and time in Bangkok. The last hours of the year 9999 and the first of −9999 lie outside what a
/// timestamp can hold; they become the last and the first timestamp.
pub fn bangkok_instant(day: Date, time: Time) -> Timestamp {
    let edge = if day.year() > 0 { Timestamp::MAX } else { Timestamp::MIN };
    BANGKOK.to_timestamp(day.to_datetime(time)).unwrap_or(edge)
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_two_new_year_days_of_the_fiscal_year_are_in_autumn() {
        assert_eq!(fiscal_year_be(date(2021, 9, 30)), 2564);
        assert_eq!(fiscal_year_be(date(2021, 10, 1)), 2565);
    }

    #[test]
    fn a_year_before_2484_is_refused_even_when_the_day_does_not_exist() {
        assert_eq!(date_from_be(2483, 12, 31), Err(DateError::BeBefore2484));
        assert_eq!(date_from_be(2483, 2, 30), Err(DateError::BeBefore2484));
        assert_eq!(date_from_be(i16::MIN, 1, 1), Err(DateError::BeBefore2484));
    }

    #[test]
    fn a_day_that_does_not_exist_is_quoted_in_the_buddhist_era() {
        assert_eq!(date_from_be(2566, 2, 29), Err(DateError::InvalidDate { value: "29/2/2566".into() }));
        assert!(matches!(date_from_be(i16::MAX, 1, 1), Err(DateError::InvalidDate { .. })));
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        assert_eq!(bangkok_instant(Date::MAX, Time::MAX), Timestamp::MAX);
        assert_eq!(bangkok_instant(Date::MIN, Time::MIN), Timestamp::MIN);
        assert_eq!(be_year(Date::MAX), 10542);
        assert_eq!(bangkok_date(Timestamp::MIN).year(), -9999);
    }

    proptest! {
        #[test]
        fn a_day_survives_the_way_through_the_buddhist_era(days in 0i32..90_000) {
            let day = FIRST_DATE + days.days();
            prop_assert_eq!(date_from_be(be_year(day), day.month(), day.day()), Ok(day));
        }

        #[test]
        fn a_bangkok_day_and_time_survive_the_way_through_an_instant(days in 0i32..90_000, minutes in 0i32..1_440) {
            let (day, time) = (FIRST_DATE + days.days(), Time::midnight() + minutes.minutes());
            let instant = bangkok_instant(day, time);
            prop_assert_eq!((bangkok_date(instant), bangkok_time(instant)), (day, time));
        }
    }
}
