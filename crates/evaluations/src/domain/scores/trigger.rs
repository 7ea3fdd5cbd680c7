//! When raters must talk.

use std::collections::BTreeSet;

use chassis::kernel::words;

use super::decimal::Decimal;
use super::fraction::Fraction;
use crate::domain::statistics::{Confidence, PairTable, Weights};

words! {
    /// Why moderation opens by itself.
    pub enum Trigger {
        /// Two levels of one item lie too far apart.
        FarApart = "FAR_APART",
        /// Too few pairs are equal.
        LowExactAgreement = "LOW_EXACT_AGREEMENT",
        /// Kappa is too low.
        LowKappa = "LOW_KAPPA",
    }
}

/// When it does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Triggers {
    /// From how many levels on two ratings of an item are too far apart.
    pub far_apart: u8,
    /// Below which part of equal pairs, 0 to 1.
    pub least_exact: Decimal,
    /// Weights of kappa.
    pub weights: Weights,
    /// Below which kappa.
    pub least_kappa: f64,
    /// From how many pairs on kappa is looked at.
    pub kappa_from: u64,
}

impl Default for Triggers {
    /// Two levels; 60 %; quadratic kappa 0.60 from 20 pairs on.
    fn default() -> Self {
        Self { far_apart: 2, least_exact: Decimal::of_units(6_000), weights: Weights::Quadratic, least_kappa: 0.6, kappa_from: 20 }
    }
}

impl Triggers {
    /// What the pairs of ratings of two raters set off; nothing where there are none. A kappa that is undefined sets off nothing.
    pub fn of(&self, pairs: &PairTable) -> BTreeSet<Trigger> {
        let near = usize::from(self.far_apart.saturating_sub(1));
        let exact = Fraction::new(i128::from(pairs.within(0)), i128::from(pairs.pairs()));
        let kappa = || pairs.kappa(self.weights, Confidence::NINETY_FIVE).value;
        let set = [
            (Trigger::FarApart, self.far_apart > 0 && pairs.within(near) < pairs.pairs()),
            (Trigger::LowExactAgreement, exact.is_some_and(|exact| exact < Fraction::from(self.least_exact))),
            (Trigger::LowKappa, pairs.pairs() >= self.kappa_from && kappa().is_ok_and(|kappa| kappa < self.least_kappa)),
        ];
        set.into_iter().filter(|(_, off)| *off).map(|(trigger, _)| trigger).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statistics::Categories;

    fn set_off(pairs: &[(i32, i32, u64)]) -> Vec<Trigger> {
        let mut table = PairTable::new(Categories::levels(5).unwrap());
        for (first, second, times) in pairs {
            table.count_times(*first, *second, *times).unwrap();
        }
        Triggers::default().of(&table).into_iter().collect()
    }

    #[test]
    fn raters_talk_when_they_are_far_apart_seldom_agree_or_agree_by_chance() {
        assert_eq!(set_off(&[]), []);
        assert_eq!(set_off(&[(1, 1, 5), (2, 3, 3)]), []);
        assert_eq!(set_off(&[(1, 1, 9), (2, 4, 1)]), [Trigger::FarApart]);
        assert_eq!(set_off(&[(1, 1, 3), (2, 2, 3), (3, 4, 4)]), []);
        assert_eq!(set_off(&[(1, 1, 59), (4, 5, 41)]), [Trigger::LowExactAgreement]);
        assert_eq!(set_off(&[(3, 3, 10), (4, 4, 3), (3, 4, 3), (4, 3, 4)]), [Trigger::LowKappa]);
        // The same with fewer pairs than kappa is trusted from.
        assert_eq!(set_off(&[(3, 3, 9), (4, 4, 3), (3, 4, 3), (4, 3, 4)]), []);
        // One category only: kappa is undefined and says nothing.
        assert_eq!(set_off(&[(5, 5, 30)]), []);
    }
}
