//! What the results of a cycle come to in an area, node by node. Everything is made of the results of schools, never of numbers of smaller
//! areas: an average of averages counts a school in a small area more than one in a large one.

mod apart;
mod kept_back;

use std::collections::{BTreeMap, HashMap};

use super::NodeFound;
use super::coverage::Share;
use apart::{Set, sets};
use kept_back::keeps_back;
pub(crate) use kept_back::{Cell, LEAST_SCHOOLS, Path, lies_in};

/// The number of pupils from which on something is told that counts by pupils.
const LEAST_PUPILS: i64 = 10;
/// Levels, indices and values are counted in these.
const UNIT: i64 = 10_000;

/// Which results count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Results {
    /// Of each school the one that was published last.
    Published,
    /// Of each school the newest, published or not.
    Newest,
}

/// A school of a cycle, as far as a scorecard needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lying {
    /// Where it lay on the day of the cycle's population.
    pub(crate) path: Path,
    /// Its pupils, by the latest count that it has confirmed.
    pub(crate) pupils: Option<i64>,
    /// What was found last.
    pub(crate) newest: Outcome,
    /// What was published last.
    pub(crate) published: Outcome,
}

impl Lying {
    fn outcome(&self, of: Results) -> &Outcome {
        match of {
            Results::Published => &self.published,
            Results::Newest => &self.newest,
        }
    }
}

/// What was found about a school.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Whether the whole reached what is asked for; None where nothing is or nothing is known.
    pub(crate) passed: Option<bool>,
    /// The whole, under an empty code, and each node; empty where there is no result.
    pub(crate) nodes: Vec<NodeFound>,
}

/// What results say about a node, or about the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    /// Its code; empty for the whole.
    pub(crate) code: String,
    /// What they say; None where it is kept back.
    pub(crate) said: Option<Said>,
}

/// The same, where it is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// Schools that have a level or a value.
    pub(crate) schools: usize,
    /// Schools by the level that they reach.
    pub(crate) levels: BTreeMap<i64, i64>,
    /// The median of levels and indices.
    pub(crate) median: Option<i64>,
    /// The schools that reach the level asked for.
    pub(crate) at_target: Option<Share>,
    /// The schools that passed.
    pub(crate) passed: Option<Share>,
    /// Where every school counts the same.
    pub(crate) by_schools: Means,
    /// Where every school counts by its pupils; None where few remain.
    pub(crate) by_pupils: Option<Means>,
}

/// Means of one way in which schools count, in ten-thousandths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Means {
    /// How many schools.
    pub(crate) schools: usize,
    /// Of levels and indices.
    pub(crate) level: Option<i64>,
    /// Of values.
    pub(crate) value: Option<i64>,
    /// The part that reaches the level asked for.
    pub(crate) at_target: Option<i64>,
}

/// What an outcome says about one node.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Says {
    level: Option<i64>,
    value: Option<i64>,
    /// Of the whole only.
    passed: Option<bool>,
}

impl Says {
    fn anything(self) -> bool {
        self.level.is_some() || self.value.is_some()
    }
}

/// What was found about one node at a school.
#[derive(Debug, Clone, Copy)]
struct Mark<'a> {
    school: &'a Lying,
    /// What counts.
    says: Says,
    /// What was published: the same where that counts.
    public: Says,
}

/// The whole and every node, in the order of the framework, of the schools of a cell among all schools of the cycle. `target` is the level that
/// shares are counted from.
pub(crate) fn nodes(schools: &[Lying], cell: Cell<'_>, of: Results, target: Option<i64>) -> Vec<Node> {
    let (mut at, mut marks) = (HashMap::<&str, usize>::new(), Vec::<(&str, Vec<Mark<'_>>)>::new());
    for (code, ..) in schools.iter().flat_map(|school| &school.outcome(of).nodes) {
        at.entry(code.as_str()).or_insert_with(|| {
            marks.push((code.as_str(), Vec::new()));
            marks.len() - 1
        });
    }
    for school in schools {
        let mut said = vec![[Says::default(); 2]; marks.len()];
        for (which, outcome) in [school.outcome(of), &school.published].into_iter().enumerate() {
            for (code, level, value) in &outcome.nodes {
                if let Some(at) = at.get(code.as_str()) {
                    said[*at][which] = Says { level: *level, value: *value, passed: outcome.passed.filter(|_| code.is_empty()) };
                }
            }
        }
        for ((_, marks), [says, public]) in marks.iter_mut().zip(said) {
            if says.anything() || public.anything() {
                marks.push(Mark { school, says, public });
            }
        }
    }
    marks.into_iter().map(|(code, marks)| Node { code: code.to_owned(), said: said(&marks, cell, target, sets(of)) }).collect()
}

/// What schools of the cell say; None where anything of it is to be kept back.
fn said(marks: &[Mark<'_>], cell: Cell<'_>, target: Option<i64>, sets: &[Set]) -> Option<Said> {
    let hides = |counts: &dyn Fn(&Mark<'_>) -> bool| {
        let paths: Vec<&Path> = marks.iter().filter(|mark| counts(mark)).map(|mark| &mark.school.path).collect();
        keeps_back(&paths, cell)
    };
    if sets.iter().any(|set| hides(set)) {
        return None;
    }
    let inside: Vec<Mark<'_>> = marks.iter().filter(|mark| lies_in(&mark.school.path, cell)).copied().collect();
    let here: Vec<Mark<'_>> = inside.iter().filter(|mark| mark.says.anything()).copied().collect();
    let mut levels: Vec<i64> = here.iter().filter_map(|mark| mark.says.level).collect();
    levels.sort_unstable();
    let mut by_level = BTreeMap::new();
    for level in &levels {
        *by_level.entry(level / UNIT).or_default() += 1;
    }
    let reach = target.and_then(|target| share(levels.iter().map(|level| *level >= target * UNIT)));
    let counted: Vec<(Mark<'_>, i64)> = here.iter().filter_map(|mark| mark.school.pupils.map(|pupils| (*mark, pupils))).collect();
    let pupils = |set: &Set| inside.iter().filter(|mark| set(mark)).filter_map(|mark| mark.school.pupils).sum::<i64>();
    let pupils_hide = counted.iter().map(|(_, pupils)| *pupils).sum::<i64>() < LEAST_PUPILS
        || sets.iter().any(|set| (1..LEAST_PUPILS).contains(&pupils(set)) || hides(&|mark| mark.school.pupils.is_some() && set(mark)));
    Some(Said {
        schools: here.len(),
        levels: by_level,
        median: median(&levels),
        at_target: reach,
        passed: share(here.iter().filter_map(|mark| mark.says.passed)),
        by_schools: means(&here.iter().map(|mark| (*mark, 1)).collect::<Vec<_>>(), target),
        by_pupils: (!pupils_hide).then(|| means(&counted, target)),
    })
}

/// Of these, those for which it holds.
fn share(of: impl Iterator<Item = bool>) -> Option<Share> {
    let (held, all) = of.fold((0, 0), |(held, all), holds| (held + i64::from(holds), all + 1));
    Share::of(held, all)
}

/// Means of schools that count so many times.
fn means(of: &[(Mark<'_>, i64)], target: Option<i64>) -> Means {
    let mean = |of_mark: &dyn Fn(&Mark<'_>) -> Option<i64>| {
        let marks = of.iter().filter_map(|(mark, times)| of_mark(mark).map(|number| (number, *times)));
        quotient(marks.fold((0, 0), |(sum, all), (number, times)| (sum + i128::from(number) * i128::from(times), all + i128::from(times))))
    };
    let reaches = |mark: &Mark<'_>| target.and_then(|target| mark.says.level.map(|level| if level >= target * UNIT { UNIT } else { 0 }));
    Means { schools: of.len(), level: mean(&|mark| mark.says.level), value: mean(&|mark| mark.says.value), at_target: mean(&reaches) }
}

/// Halves rounded up; None of nothing.
fn quotient((sum, all): (i128, i128)) -> Option<i64> {
    (all > 0).then(|| (2 * sum + all).div_euclid(2 * all)).and_then(|quotient| i64::try_from(quotient).ok())
}

/// The middle one of sorted numbers; of an even number of them the mean of the middle two.
fn median(sorted: &[i64]) -> Option<i64> {
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get((sorted.len() - 1) / 2)?;
    quotient((i128::from(lower) + i128::from(upper), 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Cell<'static> = None;

    fn school(centre: &str, level: i64, pupils: Option<i64>) -> Lying {
        let path = [Some("province:40".to_owned()), Some("service_area:5".to_owned()), Some(centre.to_owned())];
        let nodes = vec![(String::new(), Some(level * UNIT), Some(level * 20 * UNIT)), ("A".to_owned(), None, None)];
        let published = Outcome { passed: Some(level >= 3), nodes };
        Lying { path, pupils, newest: published.clone(), published }
    }

    fn whole(schools: &[Lying], cell: Cell<'_>) -> Option<Said> {
        nodes(schools, cell, Results::Published, Some(3)).swap_remove(0).said
    }

    /// A centre of ten schools at level 2 with 20 pupils each, and one of five at level 5 with 400 each.
    fn two_centres() -> Vec<Lying> {
        [vec![school("a", 2, Some(20)); 10], vec![school("b", 5, Some(400)); 5]].concat()
    }

    #[test]
    fn an_area_is_the_mean_of_its_schools_and_not_of_its_parts() {
        let said = whole(&two_centres(), WHOLE).unwrap();
        assert_eq!((said.schools, said.levels.clone()), (15, BTreeMap::from([(2, 10), (5, 5)])));
        assert_eq!(said.by_schools.level, Some(30_000), "(10 × 2 + 5 × 5) / 15; the mean of the means would be 3.5");
        assert_eq!(said.by_schools.value, Some(600_000));
        let by_pupils = said.by_pupils.unwrap();
        assert_eq!(by_pupils.level, Some(47_273), "(200 × 2 + 2000 × 5) / 2200 = 4.72727…");
        assert_eq!((said.by_schools.at_target, by_pupils.at_target), (Some(3_333), Some(9_091)));
        assert_eq!((said.at_target, said.passed), (Share::of(5, 15), Share::of(5, 15)));
        assert_eq!(said.median, Some(20_000));
    }

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_the_middle_two_and_an_index_counts_as_the_level_below() {
        assert_eq!((median(&[10_000, 20_000, 30_000, 50_000]), median(&[]), median(&[7])), (Some(25_000), None, Some(7)));
        let mut schools = vec![school("a", 3, None); 6];
        schools[0].published.nodes[0].1 = Some(25_000);
        let said = whole(&schools, WHOLE).unwrap();
        assert_eq!((said.levels, said.at_target), (BTreeMap::from([(2, 1), (3, 5)]), Share::of(5, 6)));
        assert_eq!(said.by_schools.level, Some(29_167));
    }

    #[test]
    fn a_node_that_nobody_was_rated_on_is_there_and_says_nothing() {
        let nodes = nodes(&two_centres(), WHOLE, Results::Published, None);
        assert_eq!(nodes.iter().map(|node| node.code.as_str()).collect::<Vec<_>>(), ["", "A"]);
        assert_eq!(nodes[1].said, Some(Said::default()));
        assert_eq!(nodes[0].said.as_ref().and_then(|said| said.at_target), None, "nobody asked for a level");
    }

    #[test]
    fn what_is_said_about_few_schools_is_kept_back_with_what_it_could_be_worked_out_from() {
        let schools = [two_centres(), vec![school("c", 1, Some(50)); 2]].concat();
        assert_eq!(whole(&schools, Some((2, "c"))), None);
        assert_eq!(whole(&schools, Some((2, "b"))), None, "the office without a and b is c");
        assert!(whole(&schools, Some((2, "a"))).is_some() && whole(&schools, WHOLE).is_some());
        assert_eq!(whole(&schools, Some((2, "d"))).map(|said| said.schools), Some(0));
    }

    #[test]
    fn means_by_pupils_are_kept_back_where_few_schools_have_confirmed_theirs() {
        let schools = [vec![school("a", 2, None); 6], vec![school("a", 4, Some(100)); 4]].concat();
        let said = whole(&schools, WHOLE).unwrap();
        assert_eq!((said.by_pupils, said.by_schools.schools), (None, 10));
        let few_pupils = vec![school("a", 2, Some(1)); 6];
        assert_eq!(whole(&few_pupils, WHOLE).unwrap().by_pupils, None);
    }

    #[test]
    fn a_node_that_few_schools_have_a_level_of_is_kept_back_although_more_have_a_value() {
        let mut schools = vec![school("a", 3, None); 8];
        for school in &mut schools[..5] {
            school.published.nodes[0].1 = None;
        }
        assert_eq!(whole(&schools, WHOLE), None);
    }
}
