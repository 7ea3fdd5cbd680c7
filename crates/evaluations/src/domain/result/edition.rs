//! What everybody may know of a cycle: counts of areas, of which small ones are kept back, and with them as many others as it takes that they
//! cannot be worked out (E12).

use std::collections::BTreeMap;

/// A school with its result, as far as counting the whole or a node needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Where it lies.
    pub scopes: Vec<String>,
    /// Whether it has a value.
    pub valued: bool,
    /// Its level, where it has one.
    pub level: Option<u8>,
    /// Whether it passed; None where nothing is asked for.
    pub passed: Option<bool>,
}

/// Counts of an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaCounts {
    /// Its scope, `esao:4005`; empty for all schools of the cycle, and for those that lie in no area of the kind.
    pub scope: String,
    /// The area that it lies in; empty at the top.
    pub within: String,
    /// Whether its counts are kept back; they are 0 then.
    pub suppressed: bool,
    /// Schools with a result that has a value.
    pub schools: u64,
    /// Schools by level, the lowest first; levels that no school has are not in it.
    pub levels: BTreeMap<u8, u64>,
    /// Schools that passed; None where nothing is asked for.
    pub passed: Option<u64>,
}

/// Counts of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeCounts {
    /// Its code.
    pub code: String,
    /// The same areas as of the whole, each kept back by the schools that have a value of the node.
    pub areas: Vec<AreaCounts>,
}

/// What is published of a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The number of schools from which on an area's counts are shown.
    pub least: u64,
    /// The whole, then service areas, each with its centres, in the order of their codes. Nothing where the framework makes no whole and
    /// nobody has judged one.
    pub areas: Vec<AreaCounts>,
    /// What stands at the top, where the framework makes no whole of it.
    pub nodes: Vec<NodeCounts>,
}

/// Areas, the larger ones first, that divide the schools of those before them.
const LEVELS: [&str; 2] = ["esao:", "centre:"];

impl Edition {
    /// The edition of these schools, by what they have of the whole, and node by node where the framework makes no whole.
    pub fn of(whole: &[Named], nodes: &[(String, Vec<Named>)], least: u64) -> Self {
        let judged = nodes.is_empty() || whole.iter().any(|school| school.valued);
        let areas = if judged { divided(whole, least) } else { Vec::new() };
        let node = |(code, schools): &(String, Vec<Named>)| NodeCounts { code: code.clone(), areas: divided(schools, least) };
        Self { least, areas, nodes: nodes.iter().map(node).collect() }
    }
}

/// All schools, then their areas.
fn divided(schools: &[Named], least: u64) -> Vec<AreaCounts> {
    let all: Vec<&Named> = schools.iter().collect();
    let suppressed = count(&all) < least && !all.is_empty();
    let mut areas = Vec::new();
    divide(&mut areas, (String::new(), String::new()), &all, (&LEVELS, least, suppressed));
    areas
}

/// Adds an area and what it is divided into.
fn divide(areas: &mut Vec<AreaCounts>, (scope, within): (String, String), schools: &[&Named], rest: (&[&str], u64, bool)) {
    let (levels, least, suppressed) = rest;
    areas.push(counted(scope.clone(), within, schools, suppressed));
    let is_rest = areas.len() > 1 && areas.last().is_some_and(|area| area.scope.is_empty());
    let Some((kind, below)) = levels.split_first().filter(|_| !is_rest) else { return };
    let mut parts: BTreeMap<String, Vec<&Named>> = BTreeMap::new();
    for school in schools {
        let part = school.scopes.iter().find(|scope| scope.starts_with(kind)).cloned().unwrap_or_default();
        parts.entry(part).or_default().push(school);
    }
    if parts.keys().all(String::is_empty) {
        return;
    }
    let sizes: Vec<u64> = parts.values().map(|part| count(part)).collect();
    let hidden = if suppressed { vec![true; sizes.len()] } else { kept_back(&sizes, least) };
    for ((part, schools), hidden) in parts.into_iter().zip(hidden) {
        divide(areas, (part, scope.clone()), &schools, (below, least, hidden));
    }
}

fn count(schools: &[&Named]) -> u64 {
    u64::try_from(schools.iter().filter(|school| school.valued).count()).unwrap_or(u64::MAX)
}

fn counted(scope: String, within: String, schools: &[&Named], suppressed: bool) -> AreaCounts {
    let mut counts = AreaCounts { scope, within, suppressed, schools: 0, levels: BTreeMap::new(), passed: None };
    if suppressed {
        return counts;
    }
    counts.schools = count(schools);
    for level in schools.iter().filter_map(|school| school.level) {
        *counts.levels.entry(level).or_default() += 1;
    }
    let judged: Vec<bool> = schools.iter().filter_map(|school| school.passed).collect();
    let passed = judged.iter().filter(|passed| **passed).count();
    counts.passed = (!judged.is_empty()).then(|| u64::try_from(passed).unwrap_or(u64::MAX));
    counts
}

/// Which parts of a whole are kept back: the small ones that have schools, and then the smallest of the others until those that are kept back
/// are two at least and have enough schools between them. What is left of the whole then says nothing about a single one.
fn kept_back(sizes: &[u64], least: u64) -> Vec<bool> {
    let mut hidden: Vec<bool> = sizes.iter().map(|size| (1..least).contains(size)).collect();
    loop {
        let kept = || sizes.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(size, _)| *size);
        let (number, schools) = (kept().count(), kept().sum::<u64>());
        if number == 0 || (number > 1 && schools >= least) {
            return hidden;
        }
        let others = sizes.iter().enumerate().filter(|(at, size)| !hidden[*at] && **size > 0);
        match others.min_by_key(|(_, size)| **size) {
            Some((at, _)) => hidden[at] = true,
            // The whole is the only part, or all parts are hidden already.
            None => return hidden,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_small_part_is_kept_back_with_the_smallest_other_so_that_it_cannot_be_worked_out() {
        assert_eq!(kept_back(&[20, 7, 9], 5), [false; 3]);
        assert_eq!(kept_back(&[20, 3, 9], 5), [false, true, true]);
        assert_eq!(kept_back(&[20, 3, 4], 5), [false, true, true]);
        assert_eq!(kept_back(&[20, 1, 1, 9], 5), [false, true, true, true]);
        assert_eq!(kept_back(&[20, 0], 5), [false, false], "that there is none is no secret");
        assert_eq!(kept_back(&[3], 5), [true]);
    }

    fn school(esao: &str, centre: &str, level: u8) -> Named {
        let scopes = ["school:x", esao, centre].into_iter().filter(|scope| !scope.is_empty()).map(str::to_owned).collect();
        Named { scopes, valued: true, level: Some(level), passed: Some(level > 2) }
    }

    fn line(area: &AreaCounts) -> String {
        format!("{}<{} {}", area.scope, area.within, if area.suppressed { 0 } else { area.schools })
    }

    #[test]
    fn a_framework_that_makes_no_whole_is_counted_by_what_stands_at_its_top() {
        let of = |area: &str, levels: &[Option<u8>]| -> Vec<Named> {
            let named = |level: &Option<u8>| Named { valued: level.is_some(), level: *level, passed: None, ..school(area, "", 1) };
            levels.iter().map(named).collect()
        };
        let schools = |one: &[Option<u8>], other: &[Option<u8>]| [of("esao:4001", one), of("esao:4005", other)].concat();
        let nothing = schools(&[None; 5], &[None; 6]);
        let nodes = [
            ("1".to_owned(), schools(&[Some(3); 5], &[Some(4); 6])),
            ("2".to_owned(), schools(&[Some(3), Some(3), Some(2), None, None], &[Some(5); 6])),
            ("3".to_owned(), schools(&[Some(1), None, None, None, None], &[None; 6])),
        ];
        let edition = Edition::of(&nothing, &nodes, 5);
        assert!(edition.areas.is_empty(), "there is no whole to count");
        let lines = |at: usize| edition.nodes[at].areas.iter().map(line).collect::<Vec<_>>();
        assert_eq!(edition.nodes.iter().map(|node| node.code.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
        assert_eq!(lines(0), ["< 11", "esao:4001< 5", "esao:4005< 6"]);
        assert_eq!(edition.nodes[0].areas[0].levels, BTreeMap::from([(3, 5), (4, 6)]));
        // Three have a value of the second, and would follow from the whole less the others.
        assert_eq!(lines(1), ["< 9", "esao:4001< 0", "esao:4005< 0"]);
        assert!(!edition.nodes[1].areas[0].suppressed);
        assert!(edition.nodes[1].areas[1..].iter().all(|area| area.suppressed && area.levels.is_empty()));
        assert!(edition.nodes[2].areas.iter().all(|area| area.suppressed && area.levels.is_empty()), "one school is nobody's business");
        // Where somebody has judged the whole it is counted too, by the same rule.
        let some = schools(&[None; 5], &[Some(4); 6]);
        assert_eq!(Edition::of(&some, &nodes, 5).areas.iter().map(line).collect::<Vec<_>>(), ["< 6", "esao:4001< 0", "esao:4005< 6"]);
        assert_eq!(Edition::of(&nothing, &[], 5).areas.len(), 3, "a framework that makes one says that it is kept back");
    }

    #[test]
    fn what_is_kept_back_keeps_back_its_parts_and_what_is_shown_adds_up() {
        let mut schools = vec![school("esao:4005", "centre:a", 3); 6];
        schools.extend(vec![school("esao:4005", "centre:b", 2); 5]);
        schools.extend(vec![school("esao:4001", "centre:c", 5); 3]);
        schools.extend(vec![school("esao:4002", "centre:d", 4); 7]);
        schools.extend(vec![school("esao:4003", "", 1); 9]);
        schools.push(Named { valued: false, level: None, passed: None, ..school("esao:4003", "", 1) });
        let edition = Edition::of(&schools, &[], 5);
        assert_eq!(
            edition.areas.iter().map(line).collect::<Vec<_>>(),
            [
                "< 30",
                "esao:4001< 0",
                "centre:c<esao:4001 0",
                "esao:4002< 0",
                "centre:d<esao:4002 0",
                "esao:4003< 9",
                "esao:4005< 11",
                "centre:a<esao:4005 6",
                "centre:b<esao:4005 5"
            ]
        );
        let whole = &edition.areas[0];
        assert_eq!((whole.levels.values().sum::<u64>(), whole.passed), (30, Some(16)));
        assert!(edition.areas.iter().filter(|area| area.suppressed).all(|area| area.levels.is_empty() && area.schools == 0));
    }

    proptest! {
        #[test]
        fn nothing_small_is_left_over(sizes in proptest::collection::vec(0..30_u64, 1..12), least in 1..8_u64) {
            let hidden = kept_back(&sizes, least);
            let kept: Vec<u64> = sizes.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(size, _)| *size).collect();
            for (size, hidden) in sizes.iter().zip(&hidden) {
                prop_assert!(*hidden || *size == 0 || *size >= least);
            }
            let whole: u64 = sizes.iter().sum();
            let enough = kept.len() > 1 && kept.iter().sum::<u64>() >= least;
            prop_assert!(kept.is_empty() || enough || kept.iter().sum::<u64>() == whole);
        }
    }
}
