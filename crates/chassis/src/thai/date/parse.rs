use jiff::Timestamp;
use jiff::civil::{Date, Time};

use super::words::{Era, Item, read};
use super::years::{be_from_be, be_from_ce, be_from_either};
use crate::thai::error::{DateError, Missing, Warning};
use crate::thai::time::{TimeRange, parse_time};
use crate::thai::{calendar, digits, normalise};

/// What the user was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// A Buddhist-era date. A Gregorian year is refused, not guessed at.
    Be,
    /// A Gregorian date. A Buddhist-era year is refused.
    Ce,
    /// Nobody was asked: an import. The year tells the era; two digits are Buddhist.
    Auto,
}

/// A date that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The day.
    pub date: Date,
    /// A doubt to show to the user next to the value.
    pub warning: Option<Warning>,
}

/// A day and time in Bangkok that were understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time of day, with an end where one was written.
    pub time: TimeRange,
    /// A doubt to show to the user next to the value.
    pub warning: Option<Warning>,
}

impl Moment {
    /// The instant at which it starts.
    pub fn start(&self) -> Timestamp {
        calendar::bangkok_instant(self.date, self.time.start)
    }

    /// The instant at which it ends, where an end was written.
    pub fn end(&self) -> Option<Timestamp> {
        self.time.end.map(|end: Time| calendar::bangkok_instant(self.date, end))
    }
}

/// Reads a date as Thai people write it: `23 ธันวาคม 2564`, `วันพฤหัสบดีที่ 23 ธ.ค. 64`, `23/12/2564`, `๒๓-๑๒-๒๕๖๔`, `23 ธันวาคม ค.ศ. 2021`,
/// also `2021-12-23`. The day comes first unless the year does. Two-digit years are Buddhist: 64 is 2564.
///
/// Errors: `FIELD_REQUIRED`, `INVALID_DATE`, `INCOMPLETE_DATE`, `BE_YEAR_EXPECTED`, `CE_YEAR_EXPECTED`, `YEAR_OUT_OF_RANGE`,
/// `BE_BEFORE_2484`, `WEEKDAY_MISMATCH`. Warning: `TWO_DIGIT_YEAR_READ_AS_BE`, only where the era had to be guessed:
/// [`Field::Auto`] and no word of Thai in the date.
pub fn parse_date(field: Field, input: &str) -> Result<Parsed, DateError> {
    let text = digits::to_arabic(&normalise::clean(input));
    if text.is_empty() {
        return Err(DateError::FieldRequired(Missing::Date));
    }
    let invalid = || DateError::invalid_date(input);
    let items = read(&text).ok_or_else(invalid)?;
    let (weekday, items) = match items.as_slice() {
        [Item::Weekday(weekday), rest @ ..] => (Some(*weekday), rest),
        all => (None, all),
    };
    let written = Written::from_items(items).ok_or_else(|| if is_incomplete(items) { DateError::IncompleteDate } else { invalid() })?;
    let (month, day) = written.month_and_day().ok_or_else(invalid)?;
    let year = written.year(field)?.ok_or_else(invalid)?;
    let date = calendar::date_from_be(year.be, month, day).map_err(|_| invalid())?;
    if weekday.is_some_and(|weekday| weekday != date.weekday()) {
        return Err(DateError::WeekdayMismatch { date });
    }
    Ok(Parsed { date, warning: year.warning })
}

/// Reads a date as [`parse_date`] does, followed by a time as [`parse_time`] reads it, with or without `เวลา` between them.
///
/// Errors: those of both; `FIELD_REQUIRED` when the time is missing.
pub fn parse_date_time(field: Field, input: &str) -> Result<Moment, DateError> {
    let text = digits::to_arabic(&normalise::clean(input));
    let (date_text, time) = split_time(&text);
    let Parsed { date, warning } = parse_date(field, date_text)?;
    let time = time.unwrap_or(Err(DateError::FieldRequired(Missing::Time)))?;
    Ok(Moment { date, time, warning })
}

/// The date before the time, and the time where there is one. Without `เวลา` the time starts after the first space behind which everything reads as a time.
fn split_time(text: &str) -> (&str, Option<Result<TimeRange, DateError>>) {
    if let Some((date, time)) = text.split_once("เวลา") {
        return (date, Some(parse_time(time)));
    }
    let found = text.match_indices(' ').find_map(|(at, _)| Some((&text[..at], parse_time(&text[at..]).ok()?)));
    found.map_or((text, None), |(date, time)| (date, Some(Ok(time))))
}

/// Day, month and year as written, in whatever order they stood.
struct Written<'a> {
    day: &'a str,
    month: Month<'a>,
    era: Option<Era>,
    year: &'a str,
}

enum Month<'a> {
    Named(i8),
    Number(&'a str),
}

struct Year {
    be: i16,
    warning: Option<Warning>,
}

impl<'a> Written<'a> {
    fn from_items(items: &[Item<'a>]) -> Option<Self> {
        if let [Item::Number(first), Item::Mark(a), Item::Number(middle), Item::Mark(b), Item::Number(last)] = items {
            let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
            return (a == b).then_some(Self { day, month: Month::Number(middle), era: None, year });
        }
        // Spreadsheets write "23-ธ.ค.-64": with a named month the marks say nothing.
        let words: Vec<_> = items.iter().filter(|item| !matches!(item, Item::Mark(_))).collect();
        match words.as_slice() {
            [Item::Number(day), Item::Month(month), Item::Number(year)] => Some(Self { day, month: Month::Named(*month), era: None, year }),
            [Item::Number(day), Item::Month(month), Item::Era(era), Item::Number(year)] => {
                Some(Self { day, month: Month::Named(*month), era: Some(*era), year })
            }
            _ => None,
        }
    }

    /// Both within their bounds; whether the month has that day depends on the year.
    fn month_and_day(&self) -> Option<(i8, i8)> {
        let month = match self.month {
            Month::Named(month) => month,
            Month::Number(digits) => up_to(digits, 12)?,
        };
        Some((month, up_to(self.day, 31)?))
    }

    /// The year as the field allows it; none when it is no year at all.
    fn year(&self, field: Field) -> Result<Option<Year>, DateError> {
        let Some(year) = self.year.parse::<i16>().ok().filter(|_| matches!(self.year.len(), 2 | 4)) else {
            return Ok(None);
        };
        let two_digits = self.year.len() == 2;
        if year == 0 && !two_digits {
            return Ok(None);
        }
        let be = match (field, self.era) {
            (Field::Be, Some(Era::Ce)) => return Err(DateError::BeYearExpected { value: format!("ค.ศ. {}", self.year) }),
            (Field::Ce, Some(Era::Be)) => return Err(DateError::CeYearExpected { value: format!("พ.ศ. {}", self.year) }),
            (Field::Be, _) | (Field::Auto, Some(Era::Be)) if two_digits => 2500 + year,
            (Field::Ce, _) | (Field::Auto, Some(Era::Ce)) if two_digits => {
                return Err(DateError::CeYearExpected { value: self.year.into() });
            }
            (Field::Be, _) | (Field::Auto, Some(Era::Be)) => be_from_be(year)?,
            (Field::Ce, _) | (Field::Auto, Some(Era::Ce)) => be_from_ce(year)?,
            (Field::Auto, None) if two_digits => return Ok(Some(self.guessed(2500 + year))),
            (Field::Auto, None) => be_from_either(year)?,
        };
        Ok(Some(Year { be, warning: None }))
    }

    /// Who writes the month in Thai writes Thai years; digits alone could mean anything.
    fn guessed(&self, be: i16) -> Year {
        let warning = match self.month {
            Month::Named(_) => None,
            Month::Number(_) => Some(Warning::TwoDigitYearReadAsBe { value: self.year.into(), be }),
        };
        Year { be, warning }
    }
}

/// One or two digits, from 1 to `most`.
fn up_to(digits: &str, most: i8) -> Option<i8> {
    digits.parse().ok().filter(|n| digits.len() <= 2 && (1..=most).contains(n))
}

/// Every word is known and no number is odd, but there are too few of them for a day.
fn is_incomplete(items: &[Item<'_>]) -> bool {
    let numbers = items.iter().filter(|item| matches!(item, Item::Number(_))).count();
    let months = items.iter().filter(|item| matches!(item, Item::Month(_))).count();
    let eras = items.iter().filter(|item| matches!(item, Item::Era(_))).count();
    let sound = items.iter().all(|item| match item {
        Item::Number(digits) => matches!(digits.len(), 1 | 2 | 4),
        Item::Month(_) | Item::Era(_) | Item::Mark(_) => true,
        Item::Weekday(_) => false,
    });
    let stray_mark = matches!(items.first(), Some(Item::Mark(_))) || matches!(items.last(), Some(Item::Mark(_)));
    sound && !stray_mark && numbers + months < 3 && months <= 1 && eras <= 1
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::thai::date::{DateStyle, format_date, format_date_time};

    const DAY: Date = date(2021, 12, 23);

    fn reason(field: Field, input: &str) -> &'static str {
        parse_date(field, input).map_or_else(|error| error.reason(), |parsed| parsed.warning.map_or("OK", |doubt| doubt.reason()))
    }

    #[test]
    fn the_ways_in_which_people_write_one_day_are_all_read() {
        for written in [
            "วันที่ 23 เดือนธันวาคม พ.ศ. 2564",
            "วันพฤหัสบดี ที่ ๒๓ เดือน ธันวาคม ปี พศ ๒๕๖๔",
            "พฤ. 23 ธ.ค. 64",
            "วันพฤหัสที่ 23 ธค 64",
            "23ธันวาคม2564",
            "23-ธ.ค.-64",
            "23-12-2564",
            "23.12.2564",
            "วันพฤหัสบดีที่ 23/12/2564",
            "2564-12-23",
            "23/12/64",
            "\u{FEFF}23\u{200B}/12/2564",
        ] {
            let parsed = parse_date(Field::Be, written);
            assert_eq!(parsed, Ok(Parsed { date: DAY, warning: None }), "{written}");
        }
    }

    #[test]
    fn a_date_that_lacks_a_part_is_incomplete_and_nonsense_is_invalid() {
        for part in ["ธันวาคม", "23 ธันวาคม", "ธ.ค. 64", "พ.ศ. 2564", "2564", "12/2564", "23/12", "วันที่ 23", "วันพฤหัสบดี", "วันที่"]
        {
            assert_eq!(reason(Field::Be, part), "INCOMPLETE_DATE", "{part}");
        }
        for odd in [
            "-",
            "/12/2564",
            "23/12/",
            "44553",
            "23/12-2564",
            "23 12 2564",
            "23/12/564",
            "23/12/25640",
            "023/12/2564",
            "0/12/2564",
            "23/0/2564",
            "32 ธันวาคม 2564",
            "23 ธันวาคม 0000",
            "23 ธันวาคม ธันวาคม 2564",
            "วันหยุดที่ 23 ธันวาคม 2564",
            "23/12/2564 09.00",
        ] {
            assert_eq!(reason(Field::Be, odd), "INVALID_DATE", "{odd}");
        }
        assert_eq!(reason(Field::Auto, " \u{200B}\t"), "FIELD_REQUIRED");
    }

    #[test]
    fn a_named_era_binds_the_year() {
        assert_eq!(reason(Field::Auto, "23 ธันวาคม ค.ศ. 2021"), "OK");
        assert_eq!(reason(Field::Auto, "23 ธันวาคม พ.ศ. 64"), "OK");
        assert_eq!(reason(Field::Auto, "23 ธันวาคม ค.ศ. 2564"), "CE_YEAR_EXPECTED");
        assert_eq!(reason(Field::Auto, "23 ธันวาคม ค.ศ. 21"), "CE_YEAR_EXPECTED");
        assert_eq!(reason(Field::Auto, "23 ธันวาคม พ.ศ. 2021"), "BE_YEAR_EXPECTED");
        let foreign = parse_date(Field::Be, "23 ธันวาคม ค.ศ. 2021");
        assert_eq!(foreign, Err(DateError::BeYearExpected { value: "ค.ศ. 2021".into() }));
        let foreign = parse_date(Field::Ce, "23 ธันวาคม พ.ศ. 2564");
        assert_eq!(foreign, Err(DateError::CeYearExpected { value: "พ.ศ. 2564".into() }));
    }

    #[test]
    fn the_bands_of_plausible_years_have_these_ends() {
        for (year, be, ce, auto) in [
            ("1899", "YEAR_OUT_OF_RANGE", "YEAR_OUT_OF_RANGE", "YEAR_OUT_OF_RANGE"),
            ("1940", "BE_YEAR_EXPECTED", "BE_BEFORE_2484", "BE_BEFORE_2484"),
            ("1941", "BE_YEAR_EXPECTED", "OK", "OK"),
            ("2101", "YEAR_OUT_OF_RANGE", "YEAR_OUT_OF_RANGE", "YEAR_OUT_OF_RANGE"),
            ("2399", "YEAR_OUT_OF_RANGE", "YEAR_OUT_OF_RANGE", "YEAR_OUT_OF_RANGE"),
            ("2483", "BE_BEFORE_2484", "CE_YEAR_EXPECTED", "BE_BEFORE_2484"),
            ("2484", "OK", "CE_YEAR_EXPECTED", "OK"),
            ("2700", "OK", "CE_YEAR_EXPECTED", "OK"),
            ("2701", "YEAR_OUT_OF_RANGE", "YEAR_OUT_OF_RANGE", "YEAR_OUT_OF_RANGE"),
        ] {
            let input = format!("1/1/{year}");
            assert_eq!([Field::Be, Field::Ce, Field::Auto].map(|field| reason(field, &input)), [be, ce, auto], "{year}");
        }
    }

    #[test]
    fn a_refusal_quotes_what_was_typed() {
        let refused = parse_date(Field::Be, " ๓๑  เมษายน ๒๕๖๕");
        assert_eq!(refused, Err(DateError::InvalidDate { value: "๓๑ เมษายน ๒๕๖๕".into() }));
    }

    #[test]
    fn a_time_after_the_date_is_found_with_and_without_its_word() {
        let start = calendar::bangkok_instant(DAY, Time::constant(9, 0, 0, 0));
        for written in ["23 ธ.ค. 64 เวลา 09.00-12.00 น.", "23/12/2564 09.00 น. - 12.00 น.", "23.12.2564 9:00-12:00"] {
            let moment = parse_date_time(Field::Be, written).unwrap();
            assert_eq!((moment.start(), moment.end()), (start, Some(start + 3.hours())), "{written}");
        }
        let no_time = parse_date_time(Field::Be, "23 ธันวาคม 2564");
        assert_eq!(no_time, Err(DateError::FieldRequired(Missing::Time)));
        let no_date = parse_date_time(Field::Be, "เวลา 09.00 น.");
        assert_eq!(no_date, Err(DateError::FieldRequired(Missing::Date)));
        let bad_time = parse_date_time(Field::Be, "23 ธันวาคม 2564 เวลา 25.00 น.");
        assert_eq!(bad_time.unwrap_err().reason(), "INVALID_TIME");
    }

    fn any_day() -> impl Strategy<Value = Date> {
        // To the end of 2100, where the plausible Gregorian years end.
        let last = (Date::constant(2100, 12, 31) - calendar::FIRST_DATE).get_days();
        (0..=last).prop_map(|days: i32| calendar::FIRST_DATE + days.days())
    }

    proptest! {
        #[test]
        fn what_is_written_can_be_read_back(day in any_day()) {
            for style in [
                DateStyle::Long, DateStyle::LongWeekday, DateStyle::Medium, DateStyle::Numeric, DateStyle::LongThaiDigits,
                DateStyle::LongWeekdayThaiDigits, DateStyle::MediumThaiDigits, DateStyle::NumericThaiDigits,
            ] {
                let written = format_date(day, style);
                for field in [Field::Be, Field::Auto] {
                    prop_assert_eq!(parse_date(field, &written), Ok(Parsed { date: day, warning: None }));
                }
            }
            for gregorian in [format_date(day, DateStyle::LongGregorian), day.to_string()] {
                for field in [Field::Ce, Field::Auto] {
                    prop_assert_eq!(parse_date(field, &gregorian), Ok(Parsed { date: day, warning: None }));
                }
            }
        }

        #[test]
        fn a_moment_that_is_written_can_be_read_back(day in any_day(), minute in 0i64..1_440) {
            let instant = calendar::bangkok_instant(day, Time::midnight()) + minute.minutes();
            let written = format_date_time(instant, DateStyle::LongWeekday);
            let moment = parse_date_time(Field::Be, &written);
            prop_assert_eq!(moment.map(|moment| moment.start()), Ok(instant));
        }

        #[test]
        fn no_input_makes_the_reader_panic(text in any::<String>(), soup in "[0-9๐-๙/. \\-ก-๛]{0,24}") {
            for field in [Field::Be, Field::Ce, Field::Auto] {
                for input in [&text, &soup] {
                    if let Ok(parsed) = parse_date(field, input) {
                        prop_assert!(parsed.date >= calendar::FIRST_DATE);
                    }
                    let _ = parse_date_time(field, input);
                }
            }
        }
    }
}
