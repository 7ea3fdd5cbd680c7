//! Krippendorff's alpha: any number of raters, any of four measures of distance, and gaps.

use chassis::kernel::words;

use super::categories::Categories;
use super::quantity::{count, real};
use super::statistic::{Computed, Statistic, Undefined, Variant};

words! {
    /// How far two values are apart: δ² of Krippendorff (2011), *Computing Krippendorff's Alpha-Reliability*, section E.
    pub enum Metric {
        /// Names: 0 if equal, else 1.
        Nominal = "NOMINAL",
        /// Ranks: (Σ n_g for g from c to k − (n_c + n_k) / 2)², how many values lie between.
        Ordinal = "ORDINAL",
        /// Distances: (c − k)².
        Interval = "INTERVAL",
        /// Ratios: ((c − k) / (c + k))²; of values from 0 upwards.
        Ratio = "RATIO",
    }
}

impl Metric {
    /// Which statistic it makes.
    pub const fn variant(self) -> Variant {
        match self {
            Self::Nominal => Variant::AlphaNominal,
            Self::Ordinal => Variant::AlphaOrdinal,
            Self::Interval => Variant::AlphaInterval,
            Self::Ratio => Variant::AlphaRatio,
        }
    }
}

/// Values of units by whoever observed them; who that was does not matter. A unit with fewer than two values pairs nothing and is left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// Distinct pairable values, ascending.
    values: Vec<f64>,
    /// How often each value stands in pairable units.
    margins: Vec<u64>,
    /// The same for each value and all below it.
    up_to: Vec<u64>,
    /// Per unit, which value how often.
    units: Vec<Vec<(usize, u64)>>,
    left_out: u64,
    categories: Option<Categories>,
}

impl Reliability {
    /// Units, each with the values that were given to it. `categories` are those of the scale, None where values are continuous.
    ///
    /// [`Undefined::OutOfRange`] where a value is no finite number.
    pub fn by_unit(units: &[Vec<f64>], categories: Option<Categories>) -> Computed<Self> {
        let pairable: Vec<&Vec<f64>> = units.iter().filter(|unit| unit.len() > 1).collect();
        if units.iter().flatten().any(|value| !value.is_finite()) {
            return Err(Undefined::OutOfRange);
        }
        // Adding zero makes one zero of the two that floating point has.
        let mut values: Vec<f64> = pairable.iter().flat_map(|unit| unit.iter()).map(|value| value + 0.0).collect();
        values.sort_by(f64::total_cmp);
        values.dedup_by(|a, b| a.total_cmp(b).is_eq());
        let mut margins = vec![0; values.len()];
        let place = |value: &f64| values.binary_search_by(|known| known.total_cmp(&(value + 0.0))).ok();
        let tally = |unit: &Vec<f64>| {
            let mut places: Vec<usize> = unit.iter().filter_map(place).collect();
            places.sort_unstable();
            places.chunk_by(|a, b| a == b).map(|same| (same[0], count(same))).collect::<Vec<(usize, u64)>>()
        };
        let tallies: Vec<Vec<(usize, u64)>> = pairable.iter().map(|unit| tally(unit)).collect();
        tallies.iter().flatten().for_each(|(at, times)| margins[*at] += times);
        let left_out = count(units) - count(&tallies);
        let up_to = margins.iter().scan(0, |sum, times| {
            *sum += times;
            Some(*sum)
        });
        Ok(Self { values, up_to: up_to.collect(), margins, units: tallies, left_out, categories })
    }

    /// Observers, each with a value or none for every unit; rows may end early.
    ///
    /// [`Undefined::OutOfRange`] as in [`Self::by_unit`].
    pub fn by_observer(observers: &[Vec<Option<f64>>], categories: Option<Categories>) -> Computed<Self> {
        let wide = observers.iter().map(Vec::len).max().unwrap_or_default();
        let unit = |at: usize| observers.iter().filter_map(|row| row.get(at).copied().flatten()).collect();
        Self::by_unit(&(0..wide).map(unit).collect::<Vec<Vec<f64>>>(), categories)
    }

    /// Values in units that have at least two.
    pub fn pairable(&self) -> u64 {
        self.margins.iter().sum()
    }

    /// Distinct pairable values and how often each stands there, ascending.
    pub fn margins(&self) -> impl Iterator<Item = (f64, u64)> + '_ {
        self.values.iter().copied().zip(self.margins.iter().copied())
    }

    /// Units left out because they have fewer than two values.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    /// Alpha, 1 − `D_o` / `D_e`, from the coincidences of values within units (Krippendorff 2011, section D). At most 1; below 0 where
    /// raters differ more than chance would have them.
    ///
    /// [`Undefined::NoPairs`]; [`Undefined::NoVariation`] where all pairable values are one; [`Undefined::OutOfRange`] for ratios of values
    /// below 0. There is no interval: alpha has no known distribution, and none is invented here.
    pub fn alpha(&self, metric: Metric) -> Statistic {
        let within = |unit: &Vec<(usize, u64)>| unit.iter().map(|(_, times)| times).sum::<u64>();
        Statistic {
            variant: metric.variant(),
            n: count(&self.units),
            pairs: self.units.iter().map(|unit| within(unit) * (within(unit) - 1) / 2).sum(),
            categories: self.categories.clone(),
            value: self.value(metric),
            interval: Err(Undefined::NoFormula),
        }
    }

    fn value(&self, metric: Metric) -> Computed<f64> {
        if self.units.is_empty() {
            return Err(Undefined::NoPairs);
        }
        if metric == Metric::Ratio && self.values.iter().any(|value| *value < 0.0) {
            return Err(Undefined::OutOfRange);
        }
        let total = real(self.pairable());
        let mut expected = 0.0;
        for low in 0..self.values.len() {
            for high in low + 1..self.values.len() {
                expected += real(self.margins[low]) * real(self.margins[high]) * self.apart(metric, low, high);
            }
        }
        if expected <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        let observed: f64 = self.units.iter().map(|unit| self.disagreement(metric, unit)).sum();
        Ok(1.0 - (total - 1.0) * observed / expected)
    }

    /// Disagreement within a unit: Σ `n_c` `n_k` δ² over its pairs of values, divided by one less than it has values.
    fn disagreement(&self, metric: Metric, unit: &[(usize, u64)]) -> f64 {
        let values: u64 = unit.iter().map(|(_, times)| times).sum();
        let mut sum = 0.0;
        for (at, (low, few)) in unit.iter().enumerate() {
            for (high, many) in &unit[at + 1..] {
                sum += real(*few) * real(*many) * self.apart(metric, *low, *high);
            }
        }
        sum / (real(values) - 1.0)
    }

    /// Squared distance of two values by their places, the lower first.
    fn apart(&self, metric: Metric, low: usize, high: usize) -> f64 {
        let (small, large) = (self.values[low], self.values[high]);
        match metric {
            Metric::Nominal => 1.0,
            Metric::Ordinal => {
                let between = real(self.up_to[high] - self.up_to[low] + self.margins[low]);
                (between - f64::midpoint(real(self.margins[low]), real(self.margins[high]))).powi(2)
            }
            Metric::Interval => (large - small).powi(2),
            Metric::Ratio => ((large - small) / (large + small)).powi(2),
        }
    }
}
