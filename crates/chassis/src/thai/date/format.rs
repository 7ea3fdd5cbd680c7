use jiff::Timestamp;
use jiff::civil::Date;

use crate::thai::{calendar, digits, time};

/// How a date is written. Years are Buddhist unless the style says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// `23 ธันวาคม 2564`
    Long,
    /// `วันพฤหัสบดีที่ 23 ธันวาคม 2564`
    LongWeekday,
    /// `23 ธ.ค. 2564`
    Medium,
    /// `23 ธ.ค. 64`, for narrow columns
    MediumTwoDigitBe,
    /// `23/12/2564`
    Numeric,
    /// `23 ธันวาคม ค.ศ. 2021`
    LongGregorian,
    /// `๒๓ ธันวาคม ๒๕๖๔`, for official letters
    LongThaiDigits,
    /// `วันพฤหัสบดีที่ ๒๓ ธันวาคม ๒๕๖๔`
    LongWeekdayThaiDigits,
    /// `๒๓ ธ.ค. ๒๕๖๔`
    MediumThaiDigits,
    /// `๒๓/๑๒/๒๕๖๔`
    NumericThaiDigits,
}

impl DateStyle {
    const fn has_thai_digits(self) -> bool {
        match self {
            Self::LongThaiDigits | Self::LongWeekdayThaiDigits | Self::MediumThaiDigits | Self::NumericThaiDigits => true,
            Self::Long | Self::LongWeekday | Self::Medium | Self::MediumTwoDigitBe | Self::Numeric | Self::LongGregorian => false,
        }
    }
}

/// The day in the given style.
pub fn format_date(date: Date, style: DateStyle) -> String {
    let (day, month, year) = (date.day(), calendar::month_name(date), calendar::be_year(date));
    let text = match style {
        DateStyle::Long | DateStyle::LongThaiDigits => format!("{day} {} {year}", month.full),
        DateStyle::LongWeekday | DateStyle::LongWeekdayThaiDigits => {
            format!("{}ที่ {day} {} {year}", calendar::weekday_name(date.weekday()), month.full)
        }
        DateStyle::Medium | DateStyle::MediumThaiDigits => format!("{day} {} {year}", month.abbr),
        DateStyle::MediumTwoDigitBe => format!("{day} {} {:02}", month.abbr, year.rem_euclid(100)),
        DateStyle::Numeric | DateStyle::NumericThaiDigits => format!("{day}/{}/{year}", date.month()),
        DateStyle::LongGregorian => format!("{day} {} ค.ศ. {}", month.full, date.year()),
    };
    if style.has_thai_digits() { digits::to_thai(&text) } else { text }
}

/// The instant as day and time in Bangkok, the day in the given style: `วันพฤหัสบดีที่ 23 ธันวาคม 2564 เวลา 09.00 น.` with [`DateStyle::LongWeekday`].
pub fn format_date_time(instant: Timestamp, style: DateStyle) -> String {
    let date = format_date(calendar::bangkok_date(instant), style);
    let time = time::format_time(calendar::bangkok_time(instant));
    let time = if style.has_thai_digits() { digits::to_thai(&time) } else { time };
    format!("{date} เวลา {time}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_and_months_carry_no_leading_zero_but_short_years_do() {
        assert_eq!(format_date(date(2024, 2, 9), DateStyle::Numeric), "9/2/2567");
        assert_eq!(format_date(date(1962, 1, 5), DateStyle::MediumTwoDigitBe), "5 ม.ค. 05");
    }

    #[test]
    fn a_late_evening_in_greenwich_is_the_next_day_in_bangkok() {
        let instant: Timestamp = "2021-12-22T18:30:00Z".parse().unwrap();
        assert_eq!(format_date_time(instant, DateStyle::LongThaiDigits), "๒๓ ธันวาคม ๒๕๖๔ เวลา ๐๑.๓๐ น.");
    }
}
