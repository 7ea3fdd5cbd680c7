//! A whole table: every rater rated every target.

use thiserror::Error;

use super::quantity::count;
use super::statistic::{Computed, Undefined};

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

    /// The table of targets with who gave which rating, a column for each rater.
    ///
    /// [`Undefined::NotCrossed`] where a rater left out a target that others rated, or rated one twice; [`Undefined::OutOfRange`] where a
    /// rating is no finite number.
    pub fn crossed<R: Ord + Copy>(targets: &[Vec<(R, f64)>]) -> Computed<Self> {
        let mut rows = targets.to_vec();
        for row in &mut rows {
            row.sort_by(|(first, a), (second, b)| first.cmp(second).then(a.total_cmp(b)));
        }
        let raters = |row: &[(R, f64)]| row.iter().map(|(rater, _)| *rater).collect::<Vec<R>>();
        let first = rows.first().map(|row| raters(row)).unwrap_or_default();
        if !first.is_sorted_by(|one, next| one < next) || rows.iter().any(|row| raters(row) != first) {
            return Err(Undefined::NotCrossed);
        }
        let rows = rows.iter().map(|row| row.iter().map(|(_, given)| *given).collect()).collect();
        Self::try_new(rows).map_err(|_| Undefined::OutOfRange)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raters_who_rated_everything_once_make_a_table_in_whatever_order_and_others_make_none() {
        let crossed = |rows: &[&[(u8, f64)]]| RatingTable::crossed(&rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
        let table = crossed(&[&[(1, 9.0), (2, 2.0)], &[(2, 1.0), (1, 6.0)]]);
        assert_eq!(table, Ok(RatingTable { rows: vec![vec![9.0, 2.0], vec![6.0, 1.0]], raters: 2 }));
        for apart in [
            &[&[(1, 9.0), (2, 2.0)][..], &[(1, 6.0), (3, 1.0)]][..],
            &[&[(1, 9.0), (2, 2.0), (3, 5.0)], &[(1, 6.0), (2, 1.0)]],
            &[&[(1, 9.0), (1, 2.0)], &[(1, 6.0), (1, 1.0)]],
        ] {
            assert_eq!(crossed(apart), Err(Undefined::NotCrossed));
        }
        assert_eq!(crossed(&[&[(1, f64::NAN), (2, 2.0)]]), Err(Undefined::OutOfRange));
        assert_eq!(crossed(&[]).map(|table| table.targets()), Ok(0));
    }
}
