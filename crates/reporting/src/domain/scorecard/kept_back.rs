//! What is kept back of areas: the small ones, and with them as many others as it takes that they cannot be worked out.
//!
//! All cells are of one tree: the whole, provinces, in them service areas, in them network centres; at each step also what lies in none. Of
//! the parts of a whole that is told the small ones are hidden, and then the smallest of the others until those that are hidden are two at
//! least and have enough schools between them. Whatever is hidden hides its own parts. An area that lies in several parts of the tree, such as a
//! service area of two provinces, is hidden with any of them. Who asks does not matter, and neither does what was asked before.

use std::collections::BTreeMap;

/// The number of schools from which on something is told.
pub(crate) const LEAST_SCHOOLS: usize = 5;

/// Where a school lies: province, service area and network centre; None where in none.
pub(crate) type Path = [Option<String>; 3];

/// An area: at which step of the path, and by what schools in it are found. None is the whole.
pub(crate) type Cell<'a> = Option<(usize, &'a str)>;

/// Whether a school lies in a cell.
pub(crate) fn lies_in(path: &Path, cell: Cell<'_>) -> bool {
    cell.is_none_or(|(step, place)| path.get(step).and_then(Option::as_deref) == Some(place))
}

/// Whether a cell of these schools is kept back.
pub(crate) fn keeps_back(schools: &[&Path], cell: Cell<'_>) -> bool {
    is_hidden(schools, 0, (1..LEAST_SCHOOLS).contains(&schools.len()), cell)
}

/// Whether the cell is hidden anywhere in this part of the tree, which lies so deep and is hidden itself or not.
fn is_hidden(schools: &[&Path], depth: usize, hidden: bool, cell: Cell<'_>) -> bool {
    let Some((step, place)) = cell else { return hidden };
    if depth == step + 1 {
        return hidden && schools.first().is_some_and(|path| path[step].as_deref() == Some(place));
    }
    let mut parts: BTreeMap<Option<&str>, Vec<&Path>> = BTreeMap::new();
    for path in schools {
        parts.entry(path.get(depth).and_then(Option::as_deref)).or_default().push(path);
    }
    let sizes: Vec<usize> = parts.values().map(Vec::len).collect();
    let flags = if hidden { vec![true; sizes.len()] } else { hidden_parts(&sizes) };
    parts.into_values().zip(flags).any(|(part, hidden)| is_hidden(&part, depth + 1, hidden, cell))
}

/// Which parts of a whole that is told are hidden.
fn hidden_parts(sizes: &[usize]) -> Vec<bool> {
    let mut hidden: Vec<bool> = sizes.iter().map(|size| *size < LEAST_SCHOOLS).collect();
    loop {
        let kept = || sizes.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(size, _)| *size);
        let (number, schools) = (kept().count(), kept().sum::<usize>());
        if number == 0 || (number > 1 && schools >= LEAST_SCHOOLS) {
            return hidden;
        }
        let others = sizes.iter().enumerate().filter(|(at, _)| !hidden[*at]);
        match others.min_by_key(|(_, size)| **size) {
            Some((at, _)) => hidden[at] = true,
            // All parts are hidden already.
            None => return hidden,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn path(province: &str, office: &str, centre: &str) -> Path {
        [province, office, centre].map(|place| (!place.is_empty()).then(|| place.to_owned()))
    }

    fn times(path: &Path, schools: usize) -> Vec<Path> {
        vec![path.clone(); schools]
    }

    fn hidden(schools: &[Path], cell: Cell<'_>) -> bool {
        keeps_back(&schools.iter().collect::<Vec<_>>(), cell)
    }

    #[test]
    fn a_small_part_is_hidden_with_the_smallest_other() {
        assert_eq!(hidden_parts(&[20, 7, 9]), [false; 3]);
        assert_eq!(hidden_parts(&[20, 3, 9]), [false, true, true]);
        assert_eq!(hidden_parts(&[20, 3, 4]), [false, true, true]);
        assert_eq!(hidden_parts(&[20, 1, 1, 9]), [false, true, true, true]);
    }

    #[test]
    fn a_centre_of_three_schools_is_hidden_and_so_is_the_smallest_of_its_neighbours() {
        let schools = [times(&path("40", "5", "a"), 3), times(&path("40", "5", "b"), 8), times(&path("40", "5", "c"), 20)].concat();
        let of = |centre| hidden(&schools, Some((2, centre)));
        assert_eq!([of("a"), of("b"), of("c")], [true, true, false]);
        assert_eq!((hidden(&schools, None), hidden(&schools, Some((1, "5"))), hidden(&schools, Some((0, "40")))), (false, false, false));
    }

    #[test]
    fn schools_in_no_centre_are_a_part_like_the_others() {
        let schools = [times(&path("40", "5", ""), 2), times(&path("40", "5", "b"), 8), times(&path("40", "5", "c"), 20)].concat();
        assert!(hidden(&schools, Some((2, "b"))), "else the two schools are what is left of the office");
        assert!(!hidden(&schools, Some((2, "c"))));
    }

    #[test]
    fn whatever_is_hidden_hides_its_parts() {
        let schools = [
            times(&path("40", "1", "a"), 2),
            times(&path("40", "5", "b"), 8),
            times(&path("40", "5", "c"), 9),
            times(&path("40", "4", ""), 30),
        ];
        let schools = schools.concat();
        assert!(hidden(&schools, Some((1, "1"))) && hidden(&schools, Some((1, "5"))), "17 would tell of 2");
        assert!(hidden(&schools, Some((2, "b"))) && hidden(&schools, Some((2, "c"))), "which add up to 17");
        assert!(!hidden(&schools, Some((1, "4"))));
    }

    #[test]
    fn an_office_of_two_provinces_is_hidden_with_its_part_in_either() {
        let schools = [
            times(&path("40", "s", ""), 20),
            times(&path("60", "s", ""), 2),
            times(&path("60", "1", ""), 9),
            times(&path("40", "1", ""), 9),
        ];
        assert!(hidden(&schools.concat(), Some((1, "s"))));
    }

    #[test]
    fn few_schools_in_all_are_hidden_and_none_are_no_secret() {
        let few = times(&path("40", "5", "a"), 4);
        assert!(hidden(&few, None) && hidden(&few, Some((0, "40"))) && hidden(&few, Some((2, "a"))));
        assert!(!hidden(&[], None) && !hidden(&[], Some((0, "40"))));
        assert!(!hidden(&times(&path("40", "5", "a"), 9), Some((0, "60"))));
    }

    /// Cells that are told and lie in this one, as far as each part of it is covered at most once: what somebody may subtract.
    fn told(schools: &[Path], step: usize) -> BTreeSet<Option<String>> {
        let places: BTreeSet<Option<String>> = schools.iter().map(|path| path[step].clone()).collect();
        places.into_iter().filter(|place| place.as_deref().is_some_and(|place| !hidden(schools, Some((step, place))))).collect()
    }

    proptest! {
        #[test]
        fn what_is_left_of_a_told_area_when_all_told_parts_are_taken_away_is_nothing_or_enough(
            given in prop::collection::vec((0..2_u8, 0..4_u8, 0..3_u8, 1..9_usize), 1..12),
        ) {
            // An office lies in one province here, and a centre in one office.
            let schools: Vec<Path> = given.iter().flat_map(|(province, office, centre, size)| {
                let (province, office) = (province.to_string(), if *office == 3 { String::new() } else { format!("{province}.{office}") });
                let centre = if *centre == 2 || office.is_empty() { String::new() } else { format!("{office}.{centre}") };
                times(&path(&province, &office, &centre), *size)
            }).collect();
            let left = |of: &dyn Fn(&Path) -> bool, step: usize| {
                let told = told(&schools, step);
                schools.iter().filter(|path| of(path) && (path[step].is_none() || !told.contains(&path[step]))).count()
            };
            prop_assert!(hidden(&schools, None) == (schools.len() < LEAST_SCHOOLS));
            let enough = |left: usize| left == 0 || left >= LEAST_SCHOOLS;
            if !hidden(&schools, None) {
                prop_assert!(enough(left(&|_| true, 0)));
                for (step, below) in [(0, 1), (1, 2)] {
                    for place in told(&schools, step) {
                        prop_assert!(enough(left(&|path| path[step] == place, below)), "{:?}", place);
                    }
                }
            }
        }
    }
}
