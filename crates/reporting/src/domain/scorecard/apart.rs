//! Whom few of may be left over nowhere. Whoever has a level, whoever has a value and whoever passed or not may be different schools: few of
//! either are few.
//!
//! A scorecard of the newest results is asked for beside one of those that were published, at the same moment and about the same areas. It
//! tells nothing where the published one tells nothing, and nothing where the schools that differ between the two are few or could be worked
//! out: then all that both tell together is what the published ones say of the areas that are told, and what has changed since in areas
//! where it has for many. What one and the same scorecard told before a result was revised is another matter, and is not kept here.

use super::{Mark, Results};

/// Some of the schools of a cell.
pub(super) type Set = fn(&Mark<'_>) -> bool;

const SAID: [Set; 4] =
    [|mark| mark.says.anything(), |mark| mark.says.level.is_some(), |mark| mark.says.value.is_some(), |mark| mark.says.passed.is_some()];

const SAID_OR_PUBLIC_OR_DIFFERING: [Set; 11] = [
    SAID[0],
    SAID[1],
    SAID[2],
    SAID[3],
    |mark| mark.public.anything(),
    |mark| mark.public.level.is_some(),
    |mark| mark.public.value.is_some(),
    |mark| mark.public.passed.is_some(),
    |mark| mark.says.level != mark.public.level,
    |mark| mark.says.value != mark.public.value,
    |mark| mark.says.passed != mark.public.passed,
];

/// The sets that count where these results do.
pub(super) fn sets(of: Results) -> &'static [Set] {
    match of {
        Results::Published => &SAID,
        Results::Newest => &SAID_OR_PUBLIC_OR_DIFFERING,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::super::{Cell, Lying, Outcome, nodes};
    use super::*;

    /// A school of a centre of an office, and what it has: nothing, a published result, another one since, or one that was never published.
    fn school((office, centre): (u8, u8), kind: u8) -> Lying {
        let outcome = |level: i64| Outcome { passed: None, nodes: vec![(String::new(), Some(level * 10_000), None)] };
        let (newest, published) = match kind {
            0 => (Outcome::default(), Outcome::default()),
            1 => (outcome(2), outcome(2)),
            2 => (outcome(3), outcome(2)),
            _ => (outcome(4), Outcome::default()),
        };
        let path = [Some("40".to_owned()), Some(format!("s{office}")), (centre > 0).then(|| format!("c{office}.{centre}"))];
        Lying { path, pupils: None, newest, published }
    }

    fn is_told(schools: &[Lying], cell: Cell<'_>, of: Results) -> bool {
        nodes(schools, cell, of, None).first().is_some_and(|node| node.said.is_some())
    }

    fn centre(n: u8, sizes: [usize; 4]) -> Vec<Lying> {
        sizes.iter().zip(0..).flat_map(|(size, kind)| vec![school((5, n), kind); *size]).collect()
    }

    #[test]
    fn one_school_that_was_revised_keeps_the_newest_back_wherever_it_counts() {
        let schools = [centre(1, [0, 9, 1, 0]), centre(2, [0, 8, 0, 0]), centre(3, [0, 30, 0, 0])].concat();
        let cells = [None, Some((1, "s5")), Some((2, "c5.1")), Some((2, "c5.2")), Some((2, "c5.3"))];
        assert_eq!(cells.map(|cell| is_told(&schools, cell, Results::Published)), [true; 5]);
        let newest = cells.map(|cell| is_told(&schools, cell, Results::Newest));
        assert_eq!(newest, [false, false, false, true, true], "where nothing has changed the two are the same");
    }

    #[test]
    fn one_more_that_was_revised_elsewhere_keeps_back_many() {
        let schools = [centre(1, [0, 9, 6, 0]), centre(2, [0, 8, 1, 0]), centre(3, [0, 30, 0, 0])].concat();
        let cells = [None, Some((1, "s5")), Some((2, "c5.1")), Some((2, "c5.2")), Some((2, "c5.3"))];
        let newest = cells.map(|cell| is_told(&schools, cell, Results::Newest));
        assert_eq!(newest, [true, true, false, false, true], "else the one is what is left of the office");
    }

    #[test]
    fn many_that_were_revised_in_one_centre_are_told_with_the_centre() {
        let schools = [centre(1, [0, 4, 6, 0]), centre(2, [0, 8, 0, 0])].concat();
        for cell in [None, Some((2, "c5.1")), Some((2, "c5.2"))] {
            assert!(is_told(&schools, cell, Results::Newest), "{cell:?}");
        }
    }

    #[test]
    fn what_is_kept_back_of_what_was_published_is_kept_back_of_the_newest() {
        // Three schools of the first centre were published and all of the others: the newest of the second one, of which nothing has changed,
        // would tell of the first.
        let schools = [centre(1, [0, 3, 0, 6]), centre(2, [0, 8, 0, 0]), centre(3, [0, 30, 0, 0])].concat();
        for cell in [Some((2, "c5.1")), Some((2, "c5.2"))] {
            assert!(!is_told(&schools, cell, Results::Published) && !is_told(&schools, cell, Results::Newest), "{cell:?}");
        }
        assert!(is_told(&schools, Some((2, "c5.3")), Results::Newest));
    }

    #[test]
    fn before_anything_is_published_the_newest_are_kept_back_like_any_other() {
        let schools = [centre(1, [0, 0, 0, 3]), centre(2, [0, 0, 0, 8]), centre(3, [5, 0, 0, 20])].concat();
        let newest = |cell| is_told(&schools, cell, Results::Newest);
        assert!(nodes(&schools, None, Results::Published, None).is_empty());
        assert_eq!(
            [newest(None), newest(Some((2, "c5.1"))), newest(Some((2, "c5.2"))), newest(Some((2, "c5.3")))],
            [true, false, false, true]
        );
    }

    const PRIME: i128 = 2_147_483_647;

    fn power(of: i128, times: i128) -> i128 {
        (0..31).rev().fold(1, |held, bit| {
            let squared = held * held % PRIME;
            if (times >> bit) & 1 == 1 { squared * of % PRIME } else { squared }
        })
    }

    /// How many of the sums are not made of the others, in the numbers that are left of each.
    fn rank(sums: &[Vec<i128>], left: impl Fn(usize) -> bool) -> usize {
        let mut rows: Vec<Vec<i128>> =
            sums.iter().map(|row| row.iter().enumerate().filter(|(at, _)| left(*at)).map(|(_, n)| *n).collect()).collect();
        let (mut rank, columns) = (0, rows.first().map_or(0, Vec::len));
        for column in 0..columns {
            let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
            rows.swap(rank, pivot);
            let inverse = power(rows[rank][column], PRIME - 2);
            let held = rows[rank].clone();
            for row in rows.iter_mut().skip(rank + 1) {
                let times = row[column] * inverse % PRIME;
                row.iter_mut().zip(&held).for_each(|(n, held)| *n = (*n - times * held).rem_euclid(PRIME));
            }
            rank += 1;
        }
        rank
    }

    type Group = (u8, u8, u8);

    /// Every sum that somebody is told who asks for all areas twice. Its parts are what schools of one centre and one kind add up to: the
    /// published results in the first half of the numbers, what is new or another one in the second.
    fn told(schools: &[Lying], groups: &[Group]) -> Vec<Vec<i128>> {
        let areas: BTreeSet<Option<(usize, String)>> = schools
            .iter()
            .flat_map(|school| school.path.iter().enumerate().map(|(step, place)| place.clone().map(|place| (step, place))))
            .chain([None])
            .collect();
        let mut sums = Vec::new();
        for area in areas {
            let cell = area.as_ref().map(|(step, place)| (*step, place.as_str()));
            let lies = |(office, centre, _): &Group| super::super::lies_in(&school((*office, *centre), 0).path, cell);
            let row = |old: &[u8], new: &[u8]| {
                let part = |kinds: &[u8]| -> Vec<i128> {
                    groups.iter().map(|group| i128::from(lies(group) && kinds.contains(&group.2))).collect()
                };
                [part(old), part(new)].concat()
            };
            if is_told(schools, cell, Results::Published) {
                sums.push(row(&[1, 2], &[]));
            }
            if is_told(schools, cell, Results::Newest) {
                sums.push(row(&[1], &[2, 3]));
            }
        }
        sums
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(192))]

        #[test]
        fn no_sums_and_differences_of_all_that_is_told_are_about_fewer_schools_than_the_least(
            given in prop::collection::vec((0..3_u8, 0..3_u8, 0..4_u8, 1..9_usize), 1..9),
        ) {
            let mut sizes = BTreeMap::<Group, usize>::new();
            for (office, centre, kind, size) in given {
                *sizes.entry((office, centre, kind)).or_default() += size;
            }
            let of_group = |((office, centre, kind), size): (&Group, &usize)| vec![school((*office, *centre), *kind); *size];
            let schools: Vec<Lying> = sizes.iter().flat_map(of_group).collect();
            let groups: Vec<Group> = sizes.keys().copied().collect();
            let sums = told(&schools, &groups);
            let whole = rank(&sums, |_| true);
            for chosen in 1..1_usize << groups.len() {
                let is_chosen = |at: usize| (chosen >> (at % groups.len())) & 1 == 1;
                let few: usize = (0..groups.len()).filter(|at| is_chosen(*at)).map(|at| sizes[&groups[at]]).sum();
                if few < super::super::LEAST_SCHOOLS {
                    prop_assert_eq!(rank(&sums, |at| !is_chosen(at)), whole, "{:?} of {:?}", chosen, sizes);
                }
            }
        }
    }
}
