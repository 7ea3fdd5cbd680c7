//! What is said about the schools of an office in a cycle: by their supervisors, and by the schools that have a head themselves. Nobody has ever
//! judged them.
//!
//! What a school is said to be in a later cycle grows out of what it was said to be in the one before.

use anyhow::{Context as _, Result};
use chassis::kernel::Dice;

use super::recipe::CyclePlan;
use super::schools::rounded;
use super::{Part, Province};
use crate::demo::frameworks;

/// The highest level of the scale.
const HIGHEST: i32 = 5;
/// Levels that raters far apart lie apart.
const FAR_APART: i32 = 2;
/// Nodes at most of which a school thinks otherwise than its supervisor: few enough for nobody to look into it.
const OTHERWISE_AT_MOST: usize = 4;
/// The node that does not apply to some.
const NOT_APPLICABLE: &str = "D7.1";
/// The dimension with so much weight that there is no value without it.
const TOO_LITTLE: &str = "D3";

/// What somebody says of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// A level.
    Level(i32),
    /// It does not apply.
    NotApplicable,
    /// There is not enough to judge by.
    TooLittleEvidence,
}

/// What is said about a school, node by node in the order of the rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratings {
    /// Which of the schools.
    pub school: usize,
    /// By itself; not by a school without a head.
    pub own: Option<Vec<Says>>,
    /// By its supervisor.
    pub supervisor: Vec<Says>,
}

/// A node that is rated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rated {
    pub(super) code: String,
    dimension: String,
}

impl Says {
    fn moved(self, by: i32) -> Self {
        match self {
            Self::Level(level) => Self::Level((level + by).clamp(1, HIGHEST)),
            Self::NotApplicable | Self::TooLittleEvidence => self,
        }
    }
}

impl Ratings {
    fn both_say(&mut self, place: usize, says: Says) {
        self.supervisor[place] = says;
        self.own.iter_mut().for_each(|own| own[place] = says);
    }
}

impl Province {
    /// What is said in a cycle, school by school. Those that hand in nothing are not in it.
    pub fn ratings(&self, cycle: usize) -> Result<Vec<Ratings>> {
        let plan = self.recipe.cycles.get(cycle).context("there is no such cycle")?;
        let nodes = rated(&plan.framework)?;
        let judged = self.in_cycle(plan).filter(|at| self.schools[*at].is_counted_on(plan.as_of));
        let mut ratings: Vec<Ratings> = judged.map(|at| said(self, at, (cycle, nodes.len()))).collect();
        make_awkward(&mut ratings, self, (cycle, &nodes))?;
        Ok(ratings)
    }

    /// The schools of a cycle, as places in the list.
    pub(super) fn in_cycle(&self, plan: &CyclePlan) -> impl Iterator<Item = usize> {
        let is_in = move |at: &usize| self.schools[*at].office == plan.office && self.schools[*at].is_there_on(plan.as_of);
        (0..self.schools.len()).filter(is_in)
    }
}

/// The nodes of a rubric that are rated.
pub(super) fn rated(framework: &str) -> Result<Vec<Rated>> {
    let file = frameworks::of_code(framework)?;
    let scored = file.nodes.iter().filter(|node| node.scored && node.scale.is_some());
    Ok(scored.map(|node| Rated { code: node.code.clone(), dimension: node.parent.clone().unwrap_or_default() }).collect())
}

fn said(province: &Province, school: usize, (cycle, nodes): (usize, usize)) -> Ratings {
    let mut dice = Dice::of_part(province.seed, u64::from(Part::Ratings) + u64::try_from(school).unwrap_or_default());
    let usual = dice.one_of(&[1, 2, 2, 3]).unwrap_or(2);
    let mut supervisor: Vec<Says> = (0..nodes).map(|_| Says::Level(usual).moved(dice.one_of(&[-1, 0, 0, 1]).unwrap_or(0))).collect();
    for _ in 0..cycle {
        for says in &mut supervisor {
            *says = says.moved(match dice.below(100) {
                0..35 => 1,
                35..40 => -1,
                _ => 0,
            });
        }
    }
    let own = province.schools[school].head.map(|_| {
        let mut own = supervisor.clone();
        let mut otherwise: Vec<usize> = (0..nodes).collect();
        dice.shuffle(&mut otherwise);
        otherwise.truncate(dice.number(0, OTHERWISE_AT_MOST));
        for place in otherwise {
            own[place] = own[place].moved(if dice.chance(75) { 1 } else { -1 });
        }
        own
    });
    Ratings { school, own, supervisor }
}

/// Makes as many as the recipe says awkward, of those that two have judged.
fn make_awkward(ratings: &mut [Ratings], province: &Province, (cycle, nodes): (usize, &[Rated])) -> Result<()> {
    let mut dice = Dice::of_part(province.seed, u64::from(Part::Awkward) + u64::try_from(cycle)?);
    let judging = province.recipe.judging;
    let many = ratings.len();
    let mut judged_by_two: Vec<usize> = (0..many).filter(|at| ratings[*at].own.is_some()).collect();
    dice.shuffle(&mut judged_by_two);
    let mut next = judged_by_two.into_iter();
    let places = |of: fn(&Rated) -> bool| (0..nodes.len()).filter(move |place| of(&nodes[*place]));
    for at in next.by_ref().take(rounded(many, judging.not_applicable)) {
        places(|node| node.code == NOT_APPLICABLE).for_each(|place| ratings[at].both_say(place, Says::NotApplicable));
    }
    for at in next.by_ref().take(rounded(many, judging.too_little_evidence)) {
        places(|node| node.dimension == TOO_LITTLE).for_each(|place| ratings[at].both_say(place, Says::TooLittleEvidence));
    }
    for at in next.take(rounded(many, judging.far_apart)) {
        let place = dice.below(nodes.len());
        let low = dice.number(1, 3);
        let low = i32::try_from(low)?;
        ratings[at].both_say(place, Says::Level(low));
        ratings[at].own.iter_mut().for_each(|own| own[place] = Says::Level(low + FAR_APART));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::SEED;
    use super::*;

    fn province() -> Province {
        Province::from_seed(SEED).expect("the recipe can be followed")
    }

    fn saying(ratings: &[Ratings], says: Says) -> usize {
        ratings.iter().filter(|one| one.supervisor.contains(&says)).count()
    }

    fn furthest(ratings: &Ratings) -> i32 {
        let apart = |(one, other): (&Says, &Says)| match (one, other) {
            (Says::Level(one), Says::Level(other)) => (one - other).abs(),
            _ => i32::from(one != other) * HIGHEST,
        };
        ratings.own.iter().flat_map(|own| own.iter().zip(&ratings.supervisor).map(apart)).max().unwrap_or_default()
    }

    #[test]
    fn two_hundred_and_forty_eight_of_253_are_judged_first_and_two_fewer_after_two_were_merged() {
        let province = province();
        let population = |cycle: usize| province.in_cycle(&province.recipe.cycles[cycle]).count();
        assert_eq!((population(0), population(1)), (253, 251));
        let (first, last) = (province.ratings(0).expect("said"), province.ratings(1).expect("said"));
        assert_eq!((first.len(), last.len()), (248, 246));
        let alone = first.iter().filter(|one| one.own.is_none()).count();
        assert_eq!(alone, first.iter().filter(|one| !province.schools[one.school].has_pupils()).count(), "they have no head");
        assert_eq!(province.ratings(0).expect("said"), first);
        assert!(province.ratings(2).is_err());
    }

    #[test]
    fn as_many_are_awkward_as_the_recipe_says_each_in_one_way() {
        let province = province();
        for cycle in [0, 1] {
            let ratings = province.ratings(cycle).expect("said");
            assert_eq!((saying(&ratings, Says::NotApplicable), saying(&ratings, Says::TooLittleEvidence)), (10, 5), "cycle {cycle}");
            let far: Vec<i32> = ratings.iter().map(furthest).filter(|apart| *apart > 1).collect();
            assert_eq!(far, [FAR_APART; 7], "cycle {cycle}");
        }
    }

    #[test]
    fn whoever_is_not_far_apart_agrees_on_more_than_sixty_percent_and_levels_lie_on_the_scale() {
        let province = province();
        for ratings in [0, 1].into_iter().flat_map(|cycle| province.ratings(cycle).expect("said")) {
            let levels = |says: &[Says]| says.iter().filter(|says| matches!(says, Says::Level(1..=HIGHEST))).count();
            let Some(own) = &ratings.own else { continue };
            let equal = own.iter().zip(&ratings.supervisor).filter(|(one, other)| one == other && matches!(one, Says::Level(_))).count();
            assert!(equal * 10 > levels(own) * 6, "{ratings:?}");
            assert_eq!(own.len(), 15);
            let special = [Says::NotApplicable, Says::TooLittleEvidence];
            assert!(own.iter().all(|says| special.contains(says) || levels(&[*says]) == 1), "{ratings:?}");
        }
    }

    #[test]
    fn schools_have_come_further_in_the_later_cycle_and_not_all_of_them() {
        let province = province();
        let sum = |ratings: &Ratings| -> i32 {
            ratings.supervisor.iter().map(|says| if let Says::Level(level) = says { *level } else { 0 }).sum()
        };
        let (first, last) = (province.ratings(0).expect("said"), province.ratings(1).expect("said"));
        let pairs = last.iter().filter_map(|after| Some((first.iter().find(|before| before.school == after.school)?, after)));
        let gains: Vec<i32> = pairs.map(|(before, after)| sum(after) - sum(before)).collect();
        assert_eq!(gains.len(), 246);
        let signs: HashSet<i32> = gains.iter().map(|gain| gain.signum()).collect();
        assert!(signs.len() == 3 && gains.iter().sum::<i32>() > 700, "{gains:?}");
    }
}
