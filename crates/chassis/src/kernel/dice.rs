//! Chance that repeats: everything that is thrown follows from one number. For made-up data and for storms, never for secrets.

use std::time::Duration;

/// `SplitMix64` (Steele, Lea, Flood 2014): every seed is as good as any other, and one number is the whole state.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice of this start value.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Other dice for one part of a run, so that no part's throws depend on how many another one makes.
    pub fn of_part(seed: u64, part: u64) -> Self {
        let mut dice = Self(seed ^ part.wrapping_mul(0xD1B5_4A32_D192_ED03));
        Self(dice.throw())
    }

    /// Any number.
    pub fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Less than `bound`; 0 where there is no choice.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(1).max(1);
        usize::try_from(self.throw() % bound).unwrap_or(0)
    }

    /// True as often as `percent` says.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of them; nothing where there is none.
    pub fn one_of<T: Copy>(&mut self, things: &[T]) -> Option<T> {
        things.get(self.below(things.len())).copied()
    }

    /// Any number of both and those in between; `least` where they are the other way round.
    pub fn number(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most.saturating_sub(least).saturating_add(1))
    }

    /// In any order (Fisher, Yates).
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }

    /// Any time of both and those in between.
    pub fn between(&mut self, least: Duration, most: Duration) -> Duration {
        let span = most.saturating_sub(least).as_millis();
        least + Duration::from_millis(u64::try_from(span).map_or(0, |span| self.throw() % (span + 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same_and_the_published_first_numbers() {
        // First outputs of the reference implementation for the seed 1234567.
        let mut dice = Dice::new(1_234_567);
        let thrown: Vec<u64> = (0..3).map(|_| dice.throw()).collect();
        assert_eq!(thrown, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn parts_of_a_run_throw_apart() {
        let first = |part| Dice::of_part(7, part).throw();
        assert_ne!(first(1), first(2));
        assert_eq!(first(1), first(1));
        let mut dice = Dice::new(3);
        assert!((0..1_000).all(|_| dice.below(7) < 7));
        assert_eq!(dice.below(0), 0);
    }

    #[test]
    fn both_ends_of_a_range_come_up_and_nothing_beyond_them() {
        let mut dice = Dice::new(5);
        let thrown: std::collections::BTreeSet<usize> = (0..1_000).map(|_| dice.number(12, 16)).collect();
        assert_eq!(thrown.into_iter().collect::<Vec<_>>(), [12, 13, 14, 15, 16]);
        assert_eq!(dice.number(3, 3), 3);
        assert_eq!(dice.number(4, 2), 4);
    }

    #[test]
    fn shuffling_loses_nothing_and_every_order_of_three_comes_up() {
        let mut dice = Dice::new(11);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..200 {
            let mut things = [1, 2, 3];
            dice.shuffle(&mut things);
            seen.insert(things);
        }
        assert_eq!(seen.len(), 6);
        assert!(seen.iter().all(|order| order.iter().sum::<i32>() == 6));
    }
}
