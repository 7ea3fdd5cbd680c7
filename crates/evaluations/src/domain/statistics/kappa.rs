//! Cohen's kappa, plain and weighted, from counts.

use chassis::kernel::words;

use super::confidence::{Confidence, Interval, Method};
use super::pairs::PairTable;
use super::quantity::{ROUNDING, real};
use super::statistic::{Computed, Undefined, Variant};

words! {
    /// How much a disagreement weighs, by the distance of the two categories on the scale.
    ///
    /// Kappa is 1 − Σ v·O / Σ v·E with O the share of pairs in a cell, E the share that the margins would give by chance, and v the weight
    /// of disagreement: Cohen (1960), Educational and Psychological Measurement 20, 37–46, and (1968), Psychological Bulletin 70, 213–220.
    /// Distances are counted in categories of the scale, so a category that nobody used still lies between its neighbours. Kappa is at most
    /// 1 and undefined where both raters always said the same one category, because then chance alone agrees.
    pub enum Weights {
        /// Every disagreement weighs the same: kappa of names.
        Unweighted = "UNWEIGHTED",
        /// |i − j| / (k − 1): Cicchetti & Allison (1971).
        Linear = "LINEAR",
        /// (i − j)² / (k − 1)²: Fleiss & Cohen (1973). The usual choice for levels.
        Quadratic = "QUADRATIC",
    }
}

impl Weights {
    /// What kappa with these weights is called.
    pub const fn variant(self) -> Variant {
        match self {
            Self::Unweighted => Variant::Kappa,
            Self::Linear => Variant::KappaLinear,
            Self::Quadratic => Variant::KappaQuadratic,
        }
    }

    /// Weight of disagreement as a whole number; kappa does not depend on the unit.
    fn disagreement(self, row: usize, column: usize) -> u32 {
        let apart = u32::try_from(row.abs_diff(column)).unwrap_or(u32::MAX);
        match self {
            Self::Unweighted => apart.min(1),
            Self::Linear => apart,
            Self::Quadratic => apart.saturating_mul(apart),
        }
    }

    /// Kappa in whole numbers up to the one division, so that a kappa of 0 is 0.
    pub(super) fn kappa(self, table: &PairTable) -> Computed<f64> {
        if table.pairs() == 0 {
            return Err(Undefined::NoPairs);
        }
        let (rows, columns) = table.margins();
        let (mut seen, mut by_chance) = (0_i128, 0_i128);
        for (row, column, count) in table.cells() {
            let weight = i128::from(self.disagreement(row, column));
            seen += weight * i128::from(count) * i128::from(table.pairs());
            by_chance += weight * i128::from(rows[row]) * i128::from(columns[column]);
        }
        if by_chance == 0 { Err(Undefined::NoVariation) } else { Ok(quotient(by_chance - seen, by_chance)) }
    }

    /// Kappa ± z·SE within −1 and 1, with the large-sample standard error that Fleiss, Cohen & Everitt (1969) give for weighted kappa
    /// (their formula for plain kappa is the same with the identity as weights): with w the weight of agreement, p the share in a cell and
    /// w̄ the mean weight of a row or column over the other rater's margin, SE² = (Σ p (w − (w̄ᵢ + w̄ⱼ)(1 − κ))² − (κ − pₑ(1 − κ))²) / (n
    /// (1 − pₑ)²). With few pairs it promises too much.
    ///
    /// [`Undefined::AtBoundary`] where it gives no width, as at kappa 1.
    pub(super) fn interval(self, table: &PairTable, kappa: f64, confidence: Confidence) -> Computed<Interval> {
        let half = confidence.z()? * self.standard_error(table, kappa).ok_or(Undefined::AtBoundary)?;
        let (lower, upper) = ((kappa - half).max(-1.0), (kappa + half).min(1.0));
        Ok(Interval { lower, upper, confidence, method: Method::FleissCohenEveritt })
    }

    fn standard_error(self, table: &PairTable, kappa: f64) -> Option<f64> {
        let pairs = real(table.pairs());
        let (rows, columns) = table.margins();
        let share = |counts: &[u64]| counts.iter().map(|count| real(*count) / pairs).collect::<Vec<f64>>();
        let (rows, columns) = (share(&rows), share(&columns));
        let most = f64::from(self.disagreement(0, rows.len() - 1));
        let agreement = |row: usize, column: usize| 1.0 - f64::from(self.disagreement(row, column)) / most;
        let every = 0..rows.len();
        let of_row = |row: usize| every.clone().map(|column| agreement(row, column) * columns[column]).sum::<f64>();
        let of_column = |column: usize| every.clone().map(|row| agreement(row, column) * rows[row]).sum::<f64>();
        let (row_means, column_means): (Vec<f64>, Vec<f64>) = every.clone().map(|at| (of_row(at), of_column(at))).unzip();
        let chance: f64 = every.clone().map(|row| rows[row] * row_means[row]).sum();
        let spread: f64 = table
            .cells()
            .map(|(row, column, count)| {
                let off = agreement(row, column) - (row_means[row] + column_means[column]) * (1.0 - kappa);
                real(count) / pairs * off * off
            })
            .sum();
        let centre = kappa - chance * (1.0 - kappa);
        let variance = spread - centre * centre;
        (variance > spread * ROUNDING).then(|| (variance / pairs).sqrt() / (1.0 - chance))
    }
}

/// A quotient of whole numbers.
#[expect(clippy::cast_precision_loss, reason = "the quotient is wanted to the precision of a real number")]
fn quotient(numerator: i128, denominator: i128) -> f64 {
    numerator as f64 / denominator as f64
}

#[cfg(test)]
mod tests {
    use super::super::Categories;
    use super::*;

    fn table<const K: usize>(counts: [[u64; K]; K]) -> PairTable {
        let levels = Categories::levels(u8::try_from(K).unwrap()).unwrap();
        let mut pairs = Vec::new();
        for (row, counts) in (1..).zip(counts) {
            for (column, count) in (1..).zip(counts) {
                pairs.extend((0..count).map(|_| (row, column)));
            }
        }
        PairTable::of(levels, pairs).unwrap()
    }

    fn holds(table: &PairTable, weights: Weights, [kappa, lower, upper]: [f64; 3]) {
        let found = table.kappa(weights, Confidence::NINETY_FIVE);
        let interval = found.interval.unwrap();
        let all = [(found.value.unwrap(), kappa), (interval.lower, lower), (interval.upper, upper)];
        assert!(all.iter().all(|(found, printed)| (found - printed).abs() < 6e-5), "{weights}: {all:?}");
    }

    /// Two dermatologists on 88 patients, the worked example of the FREQ procedure in the manual of SAS/STAT.
    #[test]
    #[expect(clippy::approx_constant, reason = "0.6366 is printed there and has nothing to do with π")]
    fn kappa_and_its_interval_are_those_of_the_printed_example() {
        let skin = table([[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]]);
        holds(&skin, Weights::Unweighted, [0.3449, 0.2030, 0.4868]);
        holds(&skin, Weights::Linear, [0.5082, 0.3798, 0.6366]);
    }

    #[test]
    fn an_interval_without_width_is_none() {
        let perfect = table([[3, 0], [0, 2]]).kappa(Weights::Quadratic, Confidence::NINETY_FIVE);
        assert_eq!((perfect.value, perfect.interval), (Ok(1.0), Err(Undefined::AtBoundary)));
        let paradox = table([[0, 1], [0, 19]]).kappa(Weights::Unweighted, Confidence::NINETY_FIVE);
        assert_eq!((paradox.value, paradox.interval), (Ok(0.0), Err(Undefined::AtBoundary)));
    }

    #[test]
    fn a_million_million_pairs_do_not_overflow() {
        let mut many = table([[1, 0, 2], [0, 1, 0], [1, 0, 1]]);
        for _ in 0..37 {
            many.add(&many.clone()).unwrap();
        }
        let few = table([[1, 0, 2], [0, 1, 0], [1, 0, 1]]);
        for weights in Weights::ALL {
            let (many, few) = (weights.kappa(&many).unwrap(), weights.kappa(&few).unwrap());
            assert!((many - few).abs() < 1e-12);
        }
    }
}
