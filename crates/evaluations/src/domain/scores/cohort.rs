//! Growth of the schools that have a result in both rounds, and of no others.

use std::collections::{BTreeMap, BTreeSet};

use chassis::kernel::words;
use thiserror::Error;

use super::decimal::Decimal;
use super::rounding::Rounding;
use crate::domain::statistics::{Computed, Growth};

words! {
    /// Why a school is in one round and not in the growth.
    pub enum Dropped {
        /// No result in the first round.
        MissingInBaseline = "MISSING_IN_BASELINE",
        /// No result in the second round.
        MissingInEndline = "MISSING_IN_ENDLINE",
        /// Closed or merged between the rounds.
        ClosedBetween = "CLOSED_BETWEEN",
        /// A result that is not final.
        NotFinalised = "NOT_FINALISED",
        /// A result of another framework version than its round's.
        OtherVersion = "OTHER_VERSION",
        /// A result without a value: too little of it is rated.
        Insufficient = "INSUFFICIENT",
    }
}

/// What an older framework version's results are in terms of a newer one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same.
    Identical,
    /// factor · value + offset, rounded half up to four places.
    Rescaled {
        /// Factor.
        factor: Decimal,
        /// Offset.
        offset: Decimal,
    },
    /// Nothing.
    NotComparable,
}

/// A row that says how the results of two versions relate; `V` is what names a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Equating<V> {
    /// The older version.
    pub from: V,
    /// The newer version.
    pub to: V,
    /// How.
    pub relation: Relation,
}

/// A result of a school in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured<K, V> {
    /// The school, by an id that does not change when it moves.
    pub school: K,
    /// The framework version that it was measured with.
    pub version: V,
    /// Whether the result is final.
    pub finalised: bool,
    /// The value; None where it has none.
    pub value: Option<Decimal>,
}

/// A round: its framework version and the results in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundResults<K, V> {
    /// Framework version.
    pub version: V,
    /// Results, one per school.
    pub results: Vec<Measured<K, V>>,
}

/// Why two rounds have no growth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MatchError<K> {
    /// Their versions differ and no row makes them comparable: `RESULT_NOT_COMPARABLE`.
    #[error("results of these two framework versions are not comparable")]
    NotComparable,
    /// A school has two results in a round.
    #[error("a school has two results in a round")]
    Twice(K),
    /// A rescaled value does not fit.
    #[error("a rescaled value is too large")]
    TooLarge,
}

/// Schools with both values, and those without, each with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched<K> {
    /// School, value before in terms of the second round's version, value after; by school.
    pub pairs: Vec<(K, Decimal, Decimal)>,
    /// Schools of either round that are not matched.
    pub dropped: BTreeMap<K, Dropped>,
}

/// How many went which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moves {
    /// Gained more than what counts as the same.
    pub up: u64,
    /// Stayed the same.
    pub same: u64,
    /// Lost more than what counts as the same.
    pub down: u64,
}

impl<K: Ord + Clone> Matched<K> {
    /// Matches two rounds by school. `closed` are those that closed or merged between them.
    pub fn of<V: PartialEq>(
        baseline: &RoundResults<K, V>,
        endline: &RoundResults<K, V>,
        closed: &BTreeSet<K>,
        equating: &[Equating<V>],
    ) -> Result<Self, MatchError<K>> {
        let relation = related(&baseline.version, &endline.version, equating).ok_or(MatchError::NotComparable)?;
        let (before, after) = (by_school(baseline)?, by_school(endline)?);
        let mut matched = Self { pairs: Vec::new(), dropped: BTreeMap::new() };
        for school in before.keys().chain(after.keys()).collect::<BTreeSet<&K>>() {
            match (before.get(school), after.get(school)) {
                (Some(pre), Some(post)) => match pre.and_then(|pre| Ok((pre, (*post)?))) {
                    Ok((pre, post)) => matched.pairs.push((school.clone(), rescaled(relation, pre).ok_or(MatchError::TooLarge)?, post)),
                    Err(reason) => matched.drop(school, reason),
                },
                (Some(_), None) if closed.contains(school) => matched.drop(school, Dropped::ClosedBetween),
                (Some(_), None) => matched.drop(school, Dropped::MissingInEndline),
                (None, _) => matched.drop(school, Dropped::MissingInBaseline),
            }
        }
        Ok(matched)
    }

    /// How many were dropped for which reason.
    pub fn dropped_by_reason(&self) -> BTreeMap<Dropped, u64> {
        let mut counts = BTreeMap::new();
        self.dropped.values().for_each(|reason| *counts.entry(*reason).or_default() += 1);
        counts
    }

    /// Statistics of the pairs.
    pub fn growth(&self) -> Computed<Growth> {
        Growth::of(&self.pairs.iter().map(|(_, pre, post)| (pre.real(), post.real())).collect::<Vec<(f64, f64)>>())
    }

    /// How many went up and down by more than `same`, which is compared exactly.
    pub fn moves(&self, same: Decimal) -> Moves {
        let mut moves = Moves::default();
        for (_, pre, post) in &self.pairs {
            let (pre, post, same) = (i128::from(pre.units()), i128::from(post.units()), i128::from(same.units()));
            let way = if post - pre > same {
                &mut moves.up
            } else if pre - post > same {
                &mut moves.down
            } else {
                &mut moves.same
            };
            *way += 1;
        }
        moves
    }

    fn drop(&mut self, school: &K, reason: Dropped) {
        self.dropped.insert(school.clone(), reason);
    }
}

/// How values of one version become values of another; None where they do not.
fn related<V: PartialEq>(from: &V, to: &V, equating: &[Equating<V>]) -> Option<Relation> {
    if from == to {
        return Some(Relation::Identical);
    }
    let row = equating.iter().find(|row| row.from == *from && row.to == *to)?;
    match row.relation {
        Relation::Identical | Relation::Rescaled { .. } => Some(row.relation),
        Relation::NotComparable => None,
    }
}

fn rescaled(relation: Relation, value: Decimal) -> Option<Decimal> {
    match relation {
        Relation::Identical => Some(value),
        Relation::Rescaled { factor, offset } => value.times(factor, Rounding::HalfUp).and_then(|value| value.plus(offset)).ok(),
        Relation::NotComparable => None,
    }
}

/// Each school's value, or why it counts for nothing.
fn by_school<K: Ord + Clone, V: PartialEq>(round: &RoundResults<K, V>) -> Result<BTreeMap<K, Result<Decimal, Dropped>>, MatchError<K>> {
    let mut schools = BTreeMap::new();
    for result in &round.results {
        let value = if !result.finalised {
            Err(Dropped::NotFinalised)
        } else if result.version != round.version {
            Err(Dropped::OtherVersion)
        } else {
            result.value.ok_or(Dropped::Insufficient)
        };
        if schools.insert(result.school.clone(), value).is_some() {
            return Err(MatchError::Twice(result.school.clone()));
        }
    }
    Ok(schools)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: u32 = 1;
    const NEW: u32 = 2;

    fn round(version: u32, values: &[(u8, Option<&str>)]) -> RoundResults<u8, u32> {
        let measured = |(school, value): &(u8, Option<&str>)| Measured {
            school: *school,
            version,
            finalised: true,
            value: value.map(|v| v.parse().unwrap()),
        };
        RoundResults { version, results: values.iter().map(measured).collect() }
    }

    #[test]
    fn only_schools_with_both_values_are_matched_and_every_other_has_its_reason() {
        let mut before = round(OLD, &[(1, Some("40")), (2, Some("50")), (3, Some("60")), (4, Some("61")), (5, Some("62")), (6, None)]);
        let mut after =
            round(OLD, &[(1, Some("44")), (2, Some("49.5")), (5, Some("70")), (6, Some("70")), (7, Some("70")), (8, Some("1"))]);
        before.results[4].finalised = false;
        after.results[5].version = NEW;
        before.results.push(Measured { school: 8, version: OLD, finalised: true, value: Some(Decimal::ONE) });
        let found = Matched::of(&before, &after, &BTreeSet::from([4]), &[]).unwrap();
        let schools: Vec<u8> = found.pairs.iter().map(|(school, _, _)| *school).collect();
        assert_eq!(schools, [1, 2]);
        let dropped = [
            (3, Dropped::MissingInEndline),
            (4, Dropped::ClosedBetween),
            (5, Dropped::NotFinalised),
            (6, Dropped::Insufficient),
            (7, Dropped::MissingInBaseline),
            (8, Dropped::OtherVersion),
        ];
        assert_eq!(found.dropped, BTreeMap::from(dropped));
        assert_eq!(found.dropped_by_reason().values().sum::<u64>(), 6);
        assert_eq!(found.moves(Decimal::ZERO), Moves { up: 1, same: 0, down: 1 });
        assert_eq!(found.moves(Decimal::of_units(5_000)), Moves { up: 1, same: 1, down: 0 });
        assert_eq!(found.growth().map(|growth| (growth.n(), growth.gain())), Ok((2, 1.75)));
    }

    #[test]
    fn two_versions_are_compared_only_where_a_row_says_how() {
        let (before, after) = (round(OLD, &[(1, Some("3"))]), round(NEW, &[(1, Some("80"))]));
        let of = |equating: &[Equating<u32>]| Matched::of(&before, &after, &BTreeSet::new(), equating);
        let row = |relation| [Equating { from: OLD, to: NEW, relation }];
        assert_eq!(of(&[]), Err(MatchError::NotComparable));
        assert_eq!(of(&[Equating { from: NEW, to: OLD, relation: Relation::Identical }]), Err(MatchError::NotComparable));
        assert_eq!(of(&row(Relation::NotComparable)), Err(MatchError::NotComparable));
        assert_eq!(of(&row(Relation::Identical)).unwrap().pairs, [(1, Decimal::whole(3), Decimal::whole(80))]);
        let rescaled = Relation::Rescaled { factor: Decimal::whole(25), offset: Decimal::whole(-25) };
        assert_eq!(of(&row(rescaled)).unwrap().pairs, [(1, Decimal::whole(50), Decimal::whole(80))]);
    }

    #[test]
    fn a_school_has_one_result_in_a_round() {
        let twice = round(OLD, &[(1, Some("3")), (1, Some("3"))]);
        assert_eq!(Matched::of(&twice, &round(OLD, &[]), &BTreeSet::new(), &[]), Err(MatchError::Twice(1)));
    }
}
