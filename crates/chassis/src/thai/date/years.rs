//! Which era a four-digit year belongs to, and what each field makes of it.

use crate::thai::calendar;
use crate::thai::error::DateError;

/// Where a four-digit year most likely belongs. The two bands lie far apart; what is in neither is refused.
pub(super) enum Likely {
    /// 2484 to 2700, the year itself.
    Be(i16),
    /// 1941 to 2100, as a Buddhist year.
    Ce(i16),
    /// 2400 to 2483: Buddhist, before the calendar this module knows.
    EarlyBe,
    /// 1900 to 1940: Gregorian, before the calendar this module knows.
    EarlyCe,
    /// Neither.
    Unclear,
}

pub(super) const fn likely(year: i16) -> Likely {
    match year {
        2484..=2700 => Likely::Be(year),
        1941..=2100 => Likely::Ce(year + calendar::BE_OFFSET),
        2400..=2483 => Likely::EarlyBe,
        1900..=1940 => Likely::EarlyCe,
        _ => Likely::Unclear,
    }
}

pub(super) fn be_from_be(year: i16) -> Result<i16, DateError> {
    match likely(year) {
        Likely::Be(be) => Ok(be),
        Likely::Ce(_) | Likely::EarlyCe => Err(DateError::BeYearExpected { value: year.to_string() }),
        Likely::EarlyBe => Err(DateError::BeBefore2484),
        Likely::Unclear => Err(DateError::YearOutOfRange { value: year.to_string() }),
    }
}

pub(super) fn be_from_ce(year: i16) -> Result<i16, DateError> {
    match likely(year) {
        Likely::Ce(be) => Ok(be),
        Likely::Be(_) | Likely::EarlyBe => Err(DateError::CeYearExpected { value: year.to_string() }),
        Likely::EarlyCe => Err(DateError::BeBefore2484),
        Likely::Unclear => Err(DateError::YearOutOfRange { value: year.to_string() }),
    }
}

pub(super) fn be_from_either(year: i16) -> Result<i16, DateError> {
    match likely(year) {
        Likely::Be(be) | Likely::Ce(be) => Ok(be),
        Likely::EarlyBe | Likely::EarlyCe => Err(DateError::BeBefore2484),
        Likely::Unclear => Err(DateError::YearOutOfRange { value: year.to_string() }),
    }
}
