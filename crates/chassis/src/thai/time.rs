//! Times of day, as Thai documents write them: `09.00 น.`.

use jiff::civil::Time;

use super::error::{DateError, Missing};
use super::{digits, normalise};

/// A time of day, with an end where one was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeRange {
    /// When it starts.
    pub start: Time,
    /// When it ends, not before the start; none where no end was written.
    pub end: Option<Time>,
}

/// `09.00 น.`; seconds are not written.
pub fn format_time(time: Time) -> String {
    format!("{} น.", clock(time))
}

/// `09.00-12.00 น.`, or `09.00 น.` without an end.
pub fn format_time_range(range: TimeRange) -> String {
    match range.end {
        Some(end) => format!("{}-{} น.", clock(range.start), clock(end)),
        None => format_time(range.start),
    }
}

/// Reads `09.00 น.`, `เวลา 9.30 น.`, `09:00`, `๐๙.๐๐ น.` and ranges such as `09.00-12.00 น.` or `09.00 น. ถึง 12.00 น.`.
///
/// Errors: `FIELD_REQUIRED`, `INVALID_TIME` (also for `24.00` and for spoken hours such as `9 โมง`), `END_BEFORE_START`.
pub fn parse_time(input: &str) -> Result<TimeRange, DateError> {
    let text = digits::to_arabic(&normalise::clean(input));
    let text = text.strip_prefix("เวลา").unwrap_or(&text).trim_start();
    if text.is_empty() {
        return Err(DateError::FieldRequired(Missing::Time));
    }
    let (start, end) = match RANGE_MARKS.iter().find_map(|mark| text.split_once(mark)) {
        Some((start, end)) => (one_time(start), Some(one_time(end))),
        None => (one_time(text), None),
    };
    let invalid = || DateError::invalid_time(input);
    let start = start.ok_or_else(invalid)?;
    let end = end.map(|end| end.ok_or_else(invalid)).transpose()?;
    if end.is_some_and(|end| end < start) {
        return Err(DateError::EndBeforeStart);
    }
    Ok(TimeRange { start, end })
}

const RANGE_MARKS: [&str; 4] = ["-", "–", "—", "ถึง"];

/// Hour and two digits of minutes, with a dot or a colon between them.
fn one_time(text: &str) -> Option<Time> {
    let text = text.trim();
    let text = text.strip_suffix("น.").or_else(|| text.strip_suffix('น')).unwrap_or(text).trim_end();
    let (hour, minute) = text.split_once(['.', ':'])?;
    let all_digits = hour.bytes().chain(minute.bytes()).all(|b| b.is_ascii_digit());
    if !all_digits || !matches!(hour.len(), 1 | 2) || minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn clock(time: Time) -> String {
    format!("{:02}.{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ranges_are_read_however_the_two_times_are_joined() {
        let morning = Ok(TimeRange { start: time(9, 0, 0, 0), end: Some(time(12, 0, 0, 0)) });
        for written in ["09.00-12.00 น.", "09.00 น. - 12.00 น.", "09.00–12.00 น.", "เวลา ๐๙.๐๐ น. ถึง ๑๒.๐๐ น.", "9:00-12:00"]
        {
            assert_eq!(parse_time(written), morning, "{written}");
        }
    }

    #[test]
    fn a_range_that_ends_before_it_starts_is_refused() {
        assert_eq!(parse_time("12.00-09.00 น."), Err(DateError::EndBeforeStart));
    }

    #[test]
    fn what_is_no_time_is_quoted_as_it_was_typed() {
        for odd in ["24.00 น.", "9.5 น.", "+9.00", "9.+5", "0900", "009.00", "09.00.00", "-", "09.00-", "น.", "09.00 โมง", "09.00 น. น."]
        {
            assert_eq!(parse_time(odd), Err(DateError::InvalidTime { value: odd.into() }), "{odd}");
        }
        assert_eq!(parse_time(" เวลา "), Err(DateError::FieldRequired(Missing::Time)));
    }

    proptest! {
        #[test]
        fn every_time_is_read_back_as_it_was_written(hour in 0i8..24, minute in 0i8..60, later in 0i8..24) {
            let start = time(hour, minute, 0, 0);
            prop_assert_eq!(parse_time(&format_time(start)), Ok(TimeRange { start, end: None }));
            let range = TimeRange { start, end: Some(time(hour.max(later), 59, 0, 0)) };
            prop_assert_eq!(parse_time(&format_time_range(range)), Ok(range));
            prop_assert_eq!(parse_time(&digits::to_thai(&format_time_range(range))), Ok(range));
        }

        #[test]
        fn no_input_makes_the_reader_panic(text in any::<String>()) {
            let _ = parse_time(&text);
        }
    }
}
