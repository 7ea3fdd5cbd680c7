//! What people call a value: tables of words that a framework may replace.

use thiserror::Error;

/// Where a band ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Edge {
    /// Before this value.
    Below(f64),
    /// With this value.
    UpTo(f64),
    /// Nowhere; only the last band.
    Open,
}

/// Words for values, from the lowest band upwards. A convention of its author, no property of the value.
#[derive(Debug, Clone, PartialEq)]
pub struct Bands(Vec<(String, Edge)>);

/// Why words are no bands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BandsError {
    /// None.
    #[error("there are no bands")]
    None,
    /// A band does not end above the one before it.
    #[error("band {0} does not end above the one before it")]
    NotAscending(usize),
}

impl Bands {
    /// Bands from the lowest upwards.
    pub fn try_new(bands: Vec<(String, Edge)>) -> Result<Self, BandsError> {
        if bands.is_empty() {
            return Err(BandsError::None);
        }
        let ends: Vec<f64> = bands.iter().map(|(_, edge)| edge.value()).collect();
        if ends[0].is_nan() {
            return Err(BandsError::NotAscending(0));
        }
        match ends.windows(2).position(|pair| pair[0].partial_cmp(&pair[1]) != Some(std::cmp::Ordering::Less)) {
            Some(at) => Err(BandsError::NotAscending(at + 1)),
            None => Ok(Self(bands)),
        }
    }

    /// The word for a value, compared as it is, not rounded; None above the last band.
    pub fn word(&self, value: f64) -> Option<&str> {
        self.0.iter().find(|(_, edge)| edge.holds(value)).map(|(word, _)| word.as_str())
    }

    /// The word for the size of an effect, whichever its direction.
    pub fn word_of_size(&self, effect: f64) -> Option<&str> {
        self.word(effect.abs())
    }

    /// The bands, from the lowest upwards.
    pub fn bands(&self) -> &[(String, Edge)] {
        &self.0
    }

    /// Kappa: Landis & Koch (1977), Biometrics 33, 159–174.
    pub fn landis_koch() -> Self {
        Self::made(&[
            ("poor", Edge::Below(0.0)),
            ("slight", Edge::UpTo(0.2)),
            ("fair", Edge::UpTo(0.4)),
            ("moderate", Edge::UpTo(0.6)),
            ("substantial", Edge::UpTo(0.8)),
            ("almost perfect", Edge::UpTo(1.0)),
        ])
    }

    /// Intraclass correlation: Koo & Li (2016), Journal of Chiropractic Medicine 15, 155–163.
    pub fn koo_li() -> Self {
        Self::made(&[("poor", Edge::Below(0.5)), ("moderate", Edge::UpTo(0.75)), ("good", Edge::UpTo(0.9)), ("excellent", Edge::UpTo(1.0))])
    }

    /// Normalised gain: Hake (1998), American Journal of Physics 66, 64–74.
    pub fn hake() -> Self {
        Self::made(&[("LOW", Edge::Below(0.3)), ("MEDIUM", Edge::Below(0.7)), ("HIGH", Edge::Open)])
    }

    /// Size of a standardised difference: Cohen (1988), *Statistical Power Analysis for the Behavioral Sciences*, p. 25–27.
    pub fn cohen() -> Self {
        Self::made(&[("negligible", Edge::Below(0.2)), ("small", Edge::Below(0.5)), ("medium", Edge::Below(0.8)), ("large", Edge::Open)])
    }

    /// Size of an effect of an intervention in education: Kraft (2020), Educational Researcher 49, 241–253.
    pub fn kraft() -> Self {
        Self::made(&[("small", Edge::Below(0.05)), ("medium", Edge::Below(0.2)), ("large", Edge::Open)])
    }

    fn made(bands: &[(&str, Edge)]) -> Self {
        Self(bands.iter().map(|(word, edge)| ((*word).to_owned(), *edge)).collect())
    }
}

impl Edge {
    fn value(self) -> f64 {
        match self {
            Self::Below(end) | Self::UpTo(end) => end,
            Self::Open => f64::INFINITY,
        }
    }

    fn holds(self, value: f64) -> bool {
        match self {
            Self::Below(end) => value < end,
            Self::UpTo(end) => value <= end,
            Self::Open => !value.is_nan(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_belongs_to_the_band_that_says_so() {
        let kappa = Bands::landis_koch();
        let words = [-0.01, 0.0, 0.2, 0.21, 0.6, 0.8, 0.81, 1.0, 1.01, f64::NAN].map(|value| kappa.word(value).unwrap_or("none"));
        assert_eq!(
            words,
            ["poor", "slight", "slight", "fair", "moderate", "substantial", "almost perfect", "almost perfect", "none", "none"]
        );
        let icc = Bands::koo_li();
        assert_eq!([0.49, 0.5, 0.75, 0.9, 0.91].map(|v| icc.word(v)), ["poor", "moderate", "moderate", "good", "excellent"].map(Some));
        let gain = Bands::hake();
        assert_eq!([-1.0, 0.3, 0.7].map(|value| gain.word(value)), ["LOW", "MEDIUM", "HIGH"].map(Some));
        assert_eq!([0.19, -0.2, 0.5, -0.8].map(|d| Bands::cohen().word_of_size(d).map(str::len)), [10, 5, 6, 5].map(Some));
        assert_eq!([0.049, 0.05, 0.2].map(|d| Bands::kraft().word_of_size(d).map(str::len)), [5, 6, 5].map(Some));
    }

    #[test]
    fn bands_go_upwards_and_end_once() {
        let band = |edge| ("x".to_owned(), edge);
        let made = |edges: &[Edge]| Bands::try_new(edges.iter().copied().map(band).collect()).map(|_| ());
        assert_eq!(made(&[]), Err(BandsError::None));
        assert_eq!(made(&[Edge::Below(f64::NAN)]), Err(BandsError::NotAscending(0)));
        assert_eq!(made(&[Edge::Below(0.2), Edge::UpTo(0.2)]), Err(BandsError::NotAscending(1)));
        assert_eq!(made(&[Edge::Open, Edge::Open]), Err(BandsError::NotAscending(1)));
        assert_eq!(made(&[Edge::Below(0.2), Edge::UpTo(0.3), Edge::Open]), Ok(()));
    }
}
