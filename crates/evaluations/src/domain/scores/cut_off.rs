//! Words for numbers, by cut-offs that are data: they differ by framework, subject and year.

use thiserror::Error;

use super::decimal::{Decimal, DecimalError};
use super::fraction::Fraction;
use super::rounding::Rounding;

/// What is compared with a cut-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// The exact value: 43.995 does not reach 44.
    Unrounded,
    /// The value rounded first, as the framework declares it: to two places half up, 43.995 is 44.00 and does.
    Rounded {
        /// Decimal places, at most four.
        places: u32,
        /// How.
        rounding: Rounding,
    },
}

impl Compare {
    /// Whether a value reaches a cut-off.
    pub fn reaches(self, value: Fraction, cut_off: Decimal) -> Result<bool, DecimalError> {
        Ok(self.applied(value)? >= Fraction::from(cut_off))
    }

    /// What is compared.
    fn applied(self, value: Fraction) -> Result<Fraction, DecimalError> {
        match self {
            Self::Unrounded => Ok(value),
            Self::Rounded { places, rounding } => value.decimal(places, rounding).map(Fraction::from),
        }
    }
}

/// A word for values from a cut-off up to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The word.
    pub label: String,
    /// The level that it stands for, where it is one.
    pub level: Option<u8>,
    /// The lowest value that has it; None where there is no lowest.
    pub from: Option<Decimal>,
}

/// Bands by their cut-offs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutOffs {
    /// Highest first.
    bands: Vec<Band>,
    compare: Compare,
}

/// Why bands are no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CutOffsError {
    /// None.
    #[error("there are no bands")]
    None,
    /// Two bands begin at the same value.
    #[error("two bands begin at the same value")]
    Twice,
}

/// What was measured, where it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A value.
    Value(Decimal),
    /// Was not there: no value, and never 0.
    Absent,
}

/// What a table says of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged<'a> {
    /// The band that the value lies in.
    Band(&'a Band),
    /// The value lies below every band.
    Below,
    /// There was no value.
    Absent,
}

impl Judged<'_> {
    /// What Thai score sheets write for a pupil who was absent from the test.
    pub const ABSENT_TH: &'static str = "ขาดสอบ";
}

impl CutOffs {
    /// A table of these bands, in whatever order they come.
    pub fn try_new(mut bands: Vec<Band>, compare: Compare) -> Result<Self, CutOffsError> {
        if bands.is_empty() {
            return Err(CutOffsError::None);
        }
        bands.sort_by_key(|band| std::cmp::Reverse(band.from));
        if bands.windows(2).any(|pair| pair[0].from == pair[1].from) {
            return Err(CutOffsError::Twice);
        }
        Ok(Self { bands, compare })
    }

    /// What people say in Thailand to the mean of a five-point scale. Its bands leave gaps between 4.50 and 4.51, so that the mean is
    /// rounded to two places first.
    pub fn mean5_th() -> Self {
        let bands = [("HIGHEST", 5, 45_100), ("HIGH", 4, 35_100), ("MODERATE", 3, 25_100), ("LOW", 2, 15_100), ("LOWEST", 1, 10_000)];
        let band = |(label, level, from): (&str, u8, i64)| Band {
            label: label.to_owned(),
            level: Some(level),
            from: Some(Decimal::of_units(from)),
        };
        Self { bands: bands.into_iter().map(band).collect(), compare: Compare::Rounded { places: 2, rounding: Rounding::HalfUp } }
    }

    /// The band of a value; None below the lowest.
    pub fn band(&self, value: Fraction) -> Result<Option<&Band>, DecimalError> {
        let value = self.compare.applied(value)?;
        Ok(self.bands.iter().find(|band| band.from.is_none_or(|from| value >= Fraction::from(from))))
    }

    /// What the table says of a mark.
    pub fn judge(&self, mark: Mark) -> Result<Judged<'_>, DecimalError> {
        match mark {
            Mark::Absent => Ok(Judged::Absent),
            Mark::Value(value) => Ok(self.band(Fraction::from(value))?.map_or(Judged::Below, Judged::Band)),
        }
    }

    /// The bands, highest first.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// How values are compared.
    pub fn compare(&self) -> Compare {
        self.compare
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(from: &[Option<&str>]) -> Result<CutOffs, CutOffsError> {
        let band =
            |from: Option<&str>| Band { label: from.unwrap_or("open").to_owned(), level: None, from: from.map(|f| f.parse().unwrap()) };
        CutOffs::try_new(from.iter().copied().map(band).collect(), Compare::Unrounded)
    }

    #[test]
    fn bands_begin_at_different_values() {
        assert_eq!(table(&[]), Err(CutOffsError::None));
        assert_eq!(table(&[Some("40"), Some("40.0")]), Err(CutOffsError::Twice));
        assert_eq!(table(&[None, None]), Err(CutOffsError::Twice));
    }

    #[test]
    fn a_value_below_every_band_has_none_unless_the_lowest_is_open() {
        let label = |table: &CutOffs, value: &str| match table.judge(Mark::Value(value.parse().unwrap())).unwrap() {
            Judged::Band(band) => band.label.clone(),
            Judged::Below => "below".to_owned(),
            Judged::Absent => "absent".to_owned(),
        };
        let closed = table(&[Some("20"), Some("40")]).unwrap();
        assert_eq!(["19.9999", "20", "39.9999", "40"].map(|value| label(&closed, value)), ["below", "20", "20", "40"]);
        let open = table(&[Some("0.3"), None]).unwrap();
        assert_eq!(["-1", "0.3"].map(|value| label(&open, value)), ["open", "0.3"]);
        assert_eq!(open.judge(Mark::Absent), Ok(Judged::Absent));
    }
}
