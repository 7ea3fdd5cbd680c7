//! A whole table: every rater rated every target.

use thiserror::Error;

use super::quantity::count;

/// Ratings with a row per target and a column per rater, none missing.
#[derive(Debug, Clone, PartialEq)]
pub struct RatingTable {
    rows: Vec<Vec<f64>>,
    raters: usize,
}

/// Why rows are no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TableError {
    /// A row has another number of ratings than the first.
    #[error("row {0} has another number of ratings than the first")]
    Ragged(usize),
    /// A rating is no finite number.
    #[error("a rating in row {0} is no finite number")]
    NotFinite(usize),
}

impl RatingTable {
    /// The table of these rows.
    pub fn try_new(rows: Vec<Vec<f64>>) -> Result<Self, TableError> {
        let raters = rows.first().map_or(0, Vec::len);
        for (at, row) in rows.iter().enumerate() {
            if row.len() != raters {
                return Err(TableError::Ragged(at));
            }
            if row.iter().any(|rating| !rating.is_finite()) {
                return Err(TableError::NotFinite(at));
            }
        }
        Ok(Self { rows, raters })
    }

    /// The targets that everybody rated, and how many were dropped because somebody did not.
    pub fn overlapping(rows: &[Vec<Option<f64>>]) -> Result<(Self, u64), TableError> {
        let whole: Vec<Vec<f64>> = rows.iter().filter_map(|row| row.iter().copied().collect()).collect();
        let dropped = count(rows) - count(&whole);
        Self::try_new(whole).map(|table| (table, dropped))
    }

    /// Ratings per target.
    pub fn rows(&self) -> &[Vec<f64>] {
        &self.rows
    }

    /// Number of targets.
    pub fn targets(&self) -> u64 {
        count(&self.rows)
    }

    /// Number of raters.
    pub fn raters(&self) -> u64 {
        u64::try_from(self.raters).unwrap_or(u64::MAX)
    }

    /// Pairs of ratings of the same target.
    pub(super) fn pairs(&self) -> u64 {
        self.targets() * self.raters() * self.raters().saturating_sub(1) / 2
    }

    /// Every rating.
    pub(super) fn all(&self) -> impl Iterator<Item = f64> + '_ {
        self.rows.iter().flatten().copied()
    }

    /// Ratings of one rater.
    pub(super) fn column(&self, at: usize) -> Vec<f64> {
        self.rows.iter().map(|row| row[at]).collect()
    }

    /// All raters, by their ratings.
    pub(super) fn columns(&self) -> impl Iterator<Item = Vec<f64>> + '_ {
        (0..self.raters).map(|at| self.column(at))
    }
}
