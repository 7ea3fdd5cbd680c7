//! Pairs of measurements, one of the house and one of the reference, round after round.

use std::time::Duration;

use anyhow::Result;

/// How much is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effort {
    /// Pairs.
    pub(crate) rounds: u32,
    /// How long each half of a pair takes, where time decides.
    pub(crate) window: Duration,
}

/// Paired rates, a second.
#[derive(Debug, Clone)]
pub(crate) struct Pairs {
    pub(crate) house: Vec<f64>,
    pub(crate) reference: Vec<f64>,
}

impl Pairs {
    /// Measures both, alternating, so that what the machine does meanwhile meets both alike.
    pub(crate) async fn measure(
        effort: Effort,
        mut house: impl AsyncFnMut() -> Result<f64>,
        mut reference: impl AsyncFnMut() -> Result<f64>,
    ) -> Result<Self> {
        let mut pairs = Self { house: Vec::new(), reference: Vec::new() };
        for round in 0..effort.rounds {
            // Who goes first changes with every round.
            if round % 2 == 0 {
                pairs.house.push(house().await?);
                pairs.reference.push(reference().await?);
            } else {
                pairs.reference.push(reference().await?);
                pairs.house.push(house().await?);
            }
        }
        Ok(pairs)
    }

    fn ratios(&self) -> Vec<f64> {
        let mut ratios: Vec<f64> = self.house.iter().zip(&self.reference).map(|(house, reference)| house / reference).collect();
        ratios.sort_by(f64::total_cmp);
        ratios
    }

    /// `median (min–max)` of the ratios.
    pub(crate) fn shown(&self) -> String {
        let ratios = self.ratios();
        let (min, max) = (ratios.first().copied().unwrap_or_default(), ratios.last().copied().unwrap_or_default());
        format!("{:.2}x ({min:.2}-{max:.2})", median(&ratios))
    }

    pub(crate) fn median_ratio(&self) -> f64 {
        median(&self.ratios())
    }

    /// Medians of both sides.
    pub(crate) fn rates(&self) -> (f64, f64) {
        let sorted = |values: &[f64]| {
            let mut values = values.to_vec();
            values.sort_by(f64::total_cmp);
            median(&values)
        };
        (sorted(&self.house), sorted(&self.reference))
    }
}

fn median(sorted: &[f64]) -> f64 {
    match sorted.len() {
        0 => 0.0,
        n if n % 2 == 1 => sorted[n / 2],
        n => f64::midpoint(sorted[n / 2 - 1], sorted[n / 2]),
    }
}

/// The value below which this share of a sorted list lies.
pub(crate) fn percentile(sorted: &[Duration], share: f64) -> Duration {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a list")]
    let place = ((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1));
    sorted.get(place).copied().unwrap_or_default()
}
