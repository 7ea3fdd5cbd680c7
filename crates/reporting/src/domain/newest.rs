//! Of what a slice of events tells of each thing, the newest snapshot: what the rows hold in the end, whatever came in between.

use std::collections::BTreeMap;

use uuid::Uuid;

/// The state of a thing at one of its versions.
pub(crate) trait Snapshot {
    /// Of what.
    fn id(&self) -> Uuid;

    /// Which version.
    fn version(&self) -> i64;

    /// What the one that is kept learns from the one that is not: nothing, as a rule.
    fn learn(&mut self, _other: &Self) {}
}

/// The newest snapshot of each thing, in the order of the ids.
#[derive(Debug)]
pub(crate) struct Newest<T>(BTreeMap<Uuid, T>);

impl<T> Default for Newest<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Snapshot> Newest<T> {
    /// Takes one more. Of two of the same version the first stays, as it does in the rows.
    pub(crate) fn add(&mut self, mut told: T) {
        let Some(held) = self.0.get_mut(&told.id()) else {
            self.0.insert(told.id(), told);
            return;
        };
        if told.version() > held.version() {
            std::mem::swap(held, &mut told);
        }
        held.learn(&told);
    }

    /// All of them.
    pub(crate) fn into_vec(self) -> Vec<T> {
        self.0.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A snapshot that remembers the earliest instant of any of its thing.
    #[derive(Debug, Clone, PartialEq, Eq)]
    struct Told {
        id: Uuid,
        version: i64,
        at: i64,
        earliest: i64,
    }

    impl Snapshot for Told {
        fn id(&self) -> Uuid {
            self.id
        }

        fn version(&self) -> i64 {
            self.version
        }

        fn learn(&mut self, other: &Self) {
            self.earliest = self.earliest.min(other.earliest);
        }
    }

    /// What one version of a thing tells is always the same; how instants follow versions is not.
    fn told(id: u128, version: i64) -> Told {
        let at = version * 7 % 5;
        Told { id: Uuid::from_u128(id), version, at, earliest: at }
    }

    fn newest(told: impl IntoIterator<Item = Told>) -> Vec<Told> {
        let mut newest = Newest::default();
        told.into_iter().for_each(|told| newest.add(told));
        newest.into_vec()
    }

    #[test]
    fn of_two_snapshots_of_one_version_the_first_stays() {
        let (first, second) = (told(1, 3), Told { at: 9, ..told(1, 3) });
        assert_eq!(newest([first.clone(), second]), [first]);
    }

    #[test]
    fn things_come_in_the_order_of_their_ids() {
        assert_eq!(newest([told(2, 1), told(1, 1), told(2, 2)]).iter().map(|told| told.id.as_u128()).collect::<Vec<_>>(), [1, 2]);
    }

    proptest! {
        #[test]
        fn slices_of_any_size_in_any_order_end_where_one_event_after_the_other_ends(
            log in prop::collection::vec((1_u128..4, 1_i64..9).prop_map(|(id, version)| told(id, version)), 0..24),
            cut in 0_usize..24,
        ) {
            let whole = newest(log.clone());
            let (first, second) = log.split_at(cut.min(log.len()));
            prop_assert_eq!(newest([newest(second.to_vec()), newest(first.to_vec())].concat()), whole.clone());
            for held in whole {
                let of_it = || log.iter().filter(|told| told.id == held.id);
                prop_assert_eq!(Some(held.version), of_it().map(|told| told.version).max());
                prop_assert_eq!(Some(held.earliest), of_it().map(|told| told.at).min());
            }
        }
    }
}
