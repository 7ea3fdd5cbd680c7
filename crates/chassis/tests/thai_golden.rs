//! Every case of `golden/thai-text.yaml` that `chassis::thai` answers for. The file is the specification: what it says and the code does not
//! is a defect of the code. A case that nobody runs is a failure too, so every test compares the number of cases it ran
//! with the number of entries in the file, and a section that nobody knows fails by name.

mod golden;

use std::collections::BTreeMap;

use chassis::thai::calendar::{self, AcademicTerms, Semester, Term};
use chassis::thai::date::{self, DateStyle, Field, Parsed};
use chassis::thai::{DateError, Warning, time};
use golden::{entries, file, refused, run, run_section, same, section};
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};
use serde::Deserialize;

/// Sections of this crate, all run in this test.
const OURS: [&str; 13] = [
    "calendar",
    "date_format",
    "be_ce",
    "fiscal_year",
    "bangkok_date",
    "academic_term",
    "date_parse",
    "excel_date",
    "time_parse",
    "date_time_parse",
    "digits",
    "normalisation",
    "collation",
];

/// Sections about persons, organisations, schools and search, run by the crates that own them.
const OTHERS: [&str; 9] = [
    "schema",
    "quantity_parse",
    "person_name_parse",
    "person_name_display",
    "position_kind",
    "signing_role",
    "organisation_alias",
    "school_code",
    "segmentation",
];

#[test]
fn every_section_of_the_file_has_an_owner() {
    let mut known: Vec<&str> = OURS.into_iter().chain(OTHERS).collect();
    known.sort_unstable();
    assert_eq!(file().keys().map(String::as_str).collect::<Vec<_>>(), known);
}

#[test]
fn months_and_weekdays_have_their_names() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Month {
        n: i8,
        full: String,
        abbr: String,
    }
    let cases = section("calendar");
    assert_eq!(entries(&cases), 2, "calendar: another list to run");
    let months = run("months", &cases["months"], |case: Month| {
        let name = calendar::month_name(Date::new(2021, case.n, 1).expect("a month"));
        same((name.full, name.abbr), (&case.full, &case.abbr))
    });
    assert_eq!(months, calendar::MONTHS.len());
    let weekdays: BTreeMap<String, String> = serde_json::from_value(cases["weekdays"].clone()).expect("names by code");
    assert_eq!(weekdays.len(), 7);
    for (code, name) in weekdays {
        assert_eq!(calendar::weekday_name(weekday(&code)), name);
    }
}

fn weekday(code: &str) -> Weekday {
    let short = |day: &Weekday| format!("{day:?}").to_uppercase().starts_with(code);
    Weekday::Monday.cycle_forward().take(7).find(short).expect("a weekday code")
}

#[test]
fn dates_are_written_in_every_style() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        date: Option<Date>,
        date_time: Option<Timestamp>,
        style: String,
        expect: String,
    }
    run_section("date_format", |case: Case| {
        let found = match (case.date, case.date_time) {
            (Some(day), None) => date::format_date(day, style(&case.style)?),
            (None, Some(instant)) => {
                let day_style = case.style.strip_suffix("_TIME").ok_or("a date-time needs a style with a time")?;
                date::format_date_time(instant, style(day_style)?)
            }
            _ => return Err("a date or a date-time".into()),
        };
        same(found, case.expect)
    });
}

fn style(code: &str) -> Result<DateStyle, String> {
    Ok(match code {
        "LONG" => DateStyle::Long,
        "LONG_WEEKDAY" => DateStyle::LongWeekday,
        "MEDIUM" => DateStyle::Medium,
        "MEDIUM_TWO_DIGIT_BE" => DateStyle::MediumTwoDigitBe,
        "NUMERIC" => DateStyle::Numeric,
        "LONG_GREGORIAN" => DateStyle::LongGregorian,
        "LONG_THAI_DIGITS" => DateStyle::LongThaiDigits,
        "LONG_WEEKDAY_THAI_DIGITS" => DateStyle::LongWeekdayThaiDigits,
        "MEDIUM_THAI_DIGITS" => DateStyle::MediumThaiDigits,
        "NUMERIC_THAI_DIGITS" => DateStyle::NumericThaiDigits,
        other => return Err(format!("unknown style {other}")),
    })
}

#[test]
fn the_buddhist_and_the_common_era_convert() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        be: (i16, i8, i8),
        ce: Option<Date>,
        weekday: Option<String>,
        refuse: Option<String>,
    }
    run_section("be_ce", |case: Case| {
        let (year, month, day) = case.be;
        let found = calendar::date_from_be(year, month, day);
        if let Some(reason) = case.refuse {
            return refused(found, &reason);
        }
        same(found.clone().ok(), case.ce)?;
        let date = found.map_err(|e| e.to_string())?;
        same(Some(date.weekday()), case.weekday.map(|code| weekday(&code)))?;
        same((calendar::be_year(date), date.month(), date.day()), case.be)
    });
}

#[test]
fn the_fiscal_year_begins_in_october_in_bangkok() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        date: Option<Date>,
        instant: Option<Timestamp>,
        fiscal_year_be: i16,
    }
    run_section("fiscal_year", |case: Case| {
        let day = case.date.or_else(|| case.instant.map(calendar::bangkok_date)).ok_or("a date or an instant")?;
        same(calendar::fiscal_year_be(day), case.fiscal_year_be)
    });
}

#[test]
fn an_instant_has_a_day_in_bangkok() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        instant: Timestamp,
        date: Date,
    }
    run_section("bangkok_date", |case: Case| {
        same(calendar::bangkok_date(case.instant), case.date)?;
        same(calendar::bangkok_instant(case.date, calendar::bangkok_time(case.instant)), case.instant)
    });
}

#[test]
fn a_day_lies_in_the_term_whose_row_says_so() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        academic_year_be: i16,
        semester: u8,
        start: Date,
        end: Date,
        #[serde(rename = "certainty")]
        _certainty: String,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        date: Date,
        academic_year_be: Option<i16>,
        semester: Option<u8>,
        reason: Option<String>,
    }
    let data = section("academic_term");
    assert_eq!(entries(&data), 2, "academic_term: another list to run");
    let rows: Vec<Row> = serde_json::from_value(data["terms"].clone()).expect("rows of terms");
    let terms = AcademicTerms::try_new(rows.into_iter().map(|row| Term {
        academic_year_be: row.academic_year_be,
        semester: Semester::from_code(row.semester).expect("a semester code"),
        start: row.start,
        end: row.end,
    }))
    .expect("terms that do not overlap");
    let ran = run("academic_term", &data["cases"], |case: Case| {
        let term = terms.term_of(case.date);
        same(term.map(|term| term.academic_year_be), case.academic_year_be)?;
        same(term.map(|term| term.semester.code()), case.semester)?;
        match case.reason {
            Some(reason) => refused(terms.require(case.date), &reason),
            None => same(terms.require(case.date).ok(), term),
        }
    });
    assert_eq!(ran, entries(&data["cases"]));
}

/// What a date should become: a day, perhaps with a warning, or a refusal.
fn check_date(found: Result<Parsed, DateError>, date: Option<Date>, warn: Option<&str>, refuse: Option<&str>) -> Result<(), String> {
    if let Some(reason) = refuse {
        return refused(found, reason);
    }
    let parsed = found.map_err(|e| format!("refused: {}", e.reason()))?;
    same(Some(parsed.date), date)?;
    same(parsed.warning.as_ref().map(Warning::reason), warn)
}

#[test]
fn typed_dates_are_read_or_refused() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        field: String,
        input: String,
        date: Option<Date>,
        warn: Option<String>,
        refuse: Option<String>,
        #[serde(rename = "policy")]
        _policy: Option<String>,
    }
    run_section("date_parse", |case: Case| {
        let field = match case.field.as_str() {
            "BE" => Field::Be,
            "CE" => Field::Ce,
            "AUTO" => Field::Auto,
            other => return Err(format!("unknown field {other}")),
        };
        let found = date::parse_date(field, &case.input);
        check_date(found, case.date, case.warn.as_deref(), case.refuse.as_deref())
    });
}

#[test]
fn spreadsheet_cells_are_read_or_refused() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        serial: Option<i64>,
        text: Option<String>,
        plausible_from: Option<Date>,
        date: Option<Date>,
        warn: Option<String>,
        refuse: Option<String>,
        #[serde(rename = "policy")]
        _policy: Option<String>,
    }
    run_section("excel_date", |case: Case| {
        let found = match (case.serial, &case.text) {
            (Some(serial), None) => date::excel_serial(serial, case.plausible_from),
            (None, Some(text)) => date::parse_date(Field::Auto, text),
            _ => return Err("a serial or a text".into()),
        };
        check_date(found, case.date, case.warn.as_deref(), case.refuse.as_deref())
    });
}

#[test]
fn typed_times_are_read_or_refused() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        input: String,
        time: Option<Time>,
        end: Option<Time>,
        refuse: Option<String>,
        #[serde(rename = "policy")]
        _policy: Option<String>,
    }
    run_section("time_parse", |case: Case| {
        let found = time::parse_time(&case.input);
        if let Some(reason) = case.refuse {
            return refused(found, &reason);
        }
        let range = found.map_err(|e| format!("refused: {}", e.reason()))?;
        same((Some(range.start), range.end), (case.time, case.end))
    });
}

#[test]
fn a_typed_day_and_time_is_an_instant() {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Case {
        input: String,
        start: Timestamp,
        end: Option<Timestamp>,
        #[serde(rename = "source")]
        _source: Option<String>,
    }
    run_section("date_time_parse", |case: Case| {
        let moment = date::parse_date_time(Field::Be, &case.input).map_err(|e| format!("refused: {}", e.reason()))?;
        same((moment.start(), moment.end()), (case.start, case.end))
    });
}
