//! Two raters on one scale, as a table of counts: a million pairs are a few hundred numbers.

use thiserror::Error;

use super::categories::{Categories, NotInScale};
use super::confidence::Confidence;
use super::kappa::Weights;
use super::proportion::wilson;
use super::quantity::real;
use super::statistic::{Computed, Statistic, Undefined, Variant};

/// How often the first rater said one category and the second another. What only one of them rated is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairTable {
    categories: Categories,
    /// Rows are the first rater's categories, columns the second's.
    counts: Vec<u64>,
    pairs: u64,
}

/// Two tables of different scales cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the tables are of different scales")]
pub struct OtherScale;

impl PairTable {
    /// An empty table.
    pub fn new(categories: Categories) -> Self {
        let counts = vec![0; categories.count() * categories.count()];
        Self { categories, counts, pairs: 0 }
    }

    /// The table of these pairs, refused at the first rating that the scale does not have.
    pub fn of(categories: Categories, pairs: impl IntoIterator<Item = (i32, i32)>) -> Result<Self, NotInScale> {
        let mut table = Self::new(categories);
        for (first, second) in pairs {
            table.count(first, second)?;
        }
        Ok(table)
    }

    /// Counts one pair.
    pub fn count(&mut self, first: i32, second: i32) -> Result<(), NotInScale> {
        self.count_times(first, second, 1)
    }

    /// Counts the same pair so many times.
    pub fn count_times(&mut self, first: i32, second: i32, times: u64) -> Result<(), NotInScale> {
        let (row, column) = (self.categories.position(first)?, self.categories.position(second)?);
        self.counts[row * self.categories.count() + column] += times;
        self.pairs += times;
        Ok(())
    }

    /// Adds the counts of another table of the same scale.
    pub fn add(&mut self, other: &Self) -> Result<(), OtherScale> {
        if self.categories != other.categories {
            return Err(OtherScale);
        }
        self.counts.iter_mut().zip(&other.counts).for_each(|(mine, more)| *mine += more);
        self.pairs += other.pairs;
        Ok(())
    }

    /// How many pairs were counted.
    pub fn pairs(&self) -> u64 {
        self.pairs
    }

    /// Categories of the scale.
    pub fn categories(&self) -> &Categories {
        &self.categories
    }

    /// Share of equal pairs, with Wilson's interval.
    pub fn exact(&self, confidence: Confidence) -> Statistic {
        self.share(Variant::ExactAgreement, 0, confidence)
    }

    /// Share of pairs at most one category of the scale apart, with Wilson's interval.
    pub fn adjacent(&self, confidence: Confidence) -> Statistic {
        self.share(Variant::AdjacentAgreement, 1, confidence)
    }

    /// Cohen's kappa with these weights; see [`Weights`] for formula and source.
    pub fn kappa(&self, weights: Weights, confidence: Confidence) -> Statistic {
        let value = weights.kappa(self);
        let interval = value.and_then(|value| weights.interval(self, value, confidence));
        self.statistic(weights.variant(), value, interval)
    }

    /// Pairs at most so many categories apart.
    pub fn within(&self, apart: usize) -> u64 {
        self.cells().filter(|(row, column, _)| row.abs_diff(*column) <= apart).map(|(_, _, count)| count).sum()
    }

    /// Row, column and count of every cell.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, usize, u64)> + '_ {
        let wide = self.categories.count();
        self.counts.iter().enumerate().map(move |(at, count)| (at / wide, at % wide, *count))
    }

    /// How often each rater said each category: of the first, and of the second.
    pub(super) fn margins(&self) -> (Vec<u64>, Vec<u64>) {
        let mut margins = (vec![0; self.categories.count()], vec![0; self.categories.count()]);
        for (row, column, count) in self.cells() {
            margins.0[row] += count;
            margins.1[column] += count;
        }
        margins
    }

    fn share(&self, variant: Variant, apart: usize, confidence: Confidence) -> Statistic {
        let agreed = self.within(apart);
        let value = if self.pairs == 0 { Err(Undefined::NoPairs) } else { Ok(real(agreed) / real(self.pairs)) };
        self.statistic(variant, value, value.and_then(|_| wilson(agreed, self.pairs, confidence)))
    }

    fn statistic(&self, variant: Variant, value: Computed<f64>, interval: Computed<super::Interval>) -> Statistic {
        Statistic { variant, n: self.pairs, pairs: self.pairs, categories: Some(self.categories.clone()), value, interval }
    }
}
