//! What a read model holds of its sources: which aggregates, each up to which version. Two generations, or a read model and the
//! service that owns the facts, are compared by it.

use std::collections::BTreeMap;

use futures_util::future::BoxFuture;
use sha2::{Digest as _, Sha256};
use sqlx::PgConnection;
use uuid::Uuid;

/// One aggregate in a read model.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holding {
    /// The source that told it.
    pub source: &'static str,
    /// Kind of the aggregate.
    pub aggregate: &'static str,
    /// Its id.
    pub id: Uuid,
    /// The version that is held.
    pub version: i64,
}

/// Lists what a read model holds, in any order.
pub type Held = for<'a> fn(&'a mut PgConnection) -> BoxFuture<'a, Result<Vec<Holding>, sqlx::Error>>;

/// How many aggregates of a kind there are, and which, in one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Kind of the aggregate.
    pub aggregate: String,
    /// How many.
    pub count: i64,
    /// SHA-256 over the id (16 bytes) and the version (8 bytes, big endian) of each, in the order of the ids.
    pub digest: String,
}

/// Adds up aggregates of one kind that come in the order of their ids.
#[derive(Debug, Default)]
pub(crate) struct Count {
    count: i64,
    digest: Sha256,
}

impl Count {
    pub(crate) fn add(&mut self, id: Uuid, version: i64) {
        self.count += 1;
        self.digest.update(id.as_bytes());
        self.digest.update(version.to_be_bytes());
    }

    pub(crate) fn tally(self, aggregate: &str) -> Tally {
        Tally { aggregate: aggregate.to_owned(), count: self.count, digest: hex::encode(self.digest.finalize()) }
    }
}

/// The tallies of what is held of one source, by kind of aggregate. A kind of which nothing is held is not among them.
pub fn tallies(holdings: &[Holding], source: &str) -> Vec<Tally> {
    let mut own: Vec<&Holding> = holdings.iter().filter(|holding| holding.source == source).collect();
    own.sort_unstable();
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for holding in own {
        counts.entry(holding.aggregate).or_default().add(holding.id, holding.version);
    }
    counts.into_iter().map(|(aggregate, count)| count.tally(aggregate)).collect()
}

/// What `next` lacks of what `before` has: an aggregate that is missing, or is older than it was.
pub(crate) fn lacking(before: &[Holding], next: &[Holding]) -> Vec<Holding> {
    let has: BTreeMap<(&str, &str, Uuid), i64> = next.iter().map(|h| ((h.source, h.aggregate, h.id), h.version)).collect();
    let covered = |h: &&Holding| has.get(&(h.source, h.aggregate, h.id)).is_some_and(|version| *version >= h.version);
    before.iter().filter(|holding| !covered(holding)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(id: u128, version: i64) -> Holding {
        Holding { source: "partners", aggregate: "agreement", id: Uuid::from_u128(id), version }
    }

    #[test]
    fn what_is_missing_or_older_is_lacking_and_nothing_else() {
        let before = [held(1, 3), held(2, 1), held(3, 7)];
        assert_eq!(lacking(&before, &before), []);
        assert_eq!(lacking(&before, &[held(1, 4), held(2, 1), held(3, 7), held(4, 1)]), []);
        assert_eq!(lacking(&before, &[held(1, 2), held(3, 7)]), [held(1, 3), held(2, 1)]);
        let other = Holding { aggregate: "ceremony", ..held(2, 1) };
        assert_eq!(lacking(&[held(2, 1)], &[other]), [held(2, 1)]);
    }

    #[test]
    fn a_tally_changes_with_every_aggregate_and_version_but_not_with_their_order() {
        let tally = |holdings: &[Holding]| tallies(holdings, "partners");
        let all = tally(&[held(1, 3), held(2, 1)]);
        assert_eq!(tally(&[held(2, 1), held(1, 3)]), all);
        assert_eq!(all[0].count, 2);
        for other in [vec![held(1, 3)], vec![held(1, 3), held(2, 2)], vec![held(1, 3), held(3, 1)]] {
            assert_ne!(tally(&other), all);
        }
        assert_eq!(tallies(&[held(1, 3)], "schools"), []);
    }
}
