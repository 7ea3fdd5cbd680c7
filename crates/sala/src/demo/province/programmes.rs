//! Which schools take part in which cohort, and how far they have come.

use anyhow::{Context as _, Result};
use chassis::kernel::Dice;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Part;
use super::recipe::{Cohort, Recipe, Way};
use super::schools::School;

/// Days between two steps.
const PACE: i64 = 14;
/// Days from the nomination to what ends or interrupts it.
const TURN: i64 = 180;

/// A school in a cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participation {
    /// Which of the programmes of the recipe.
    pub programme: usize,
    /// Number of the cohort.
    pub cohort: i32,
    /// Which of the schools.
    pub school: usize,
    /// How far it has come.
    pub way: Way,
    /// The day of its nomination.
    pub nominated_on: Date,
    /// What was done after that, each on its day.
    pub steps: Vec<(Step, Date)>,
}

/// What is done with a participation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The school applies.
    Apply,
    /// It meets the rules.
    Accept,
    /// It does not.
    Reject,
    /// The school board endorses.
    EndorseByBoard,
    /// The service area endorses.
    EndorseByOffice,
    /// Whoever runs the programme approves.
    Approve,
    /// The school takes part.
    Activate,
    /// It takes part no more for the time being.
    Suspend,
    /// It has finished.
    Complete,
    /// It takes itself out.
    Withdraw,
    /// It is taken out.
    Remove,
    /// It never began.
    Lapse,
}

impl Way {
    /// What has to be done after the nomination to come so far: the first steps of the whole way, and the last one where that is another.
    fn steps(self) -> (&'static [Step], Option<Step>) {
        const WHOLE: [Step; 6] = [Step::Apply, Step::Accept, Step::EndorseByBoard, Step::EndorseByOffice, Step::Approve, Step::Activate];
        match self {
            Self::Nominated => (&[], None),
            Self::Applied => (&WHOLE[..1], None),
            Self::Eligible => (&WHOLE[..2], None),
            Self::Ineligible => (&WHOLE[..1], Some(Step::Reject)),
            Self::SchoolBoardEndorsed => (&WHOLE[..3], None),
            Self::EsaoEndorsed => (&WHOLE[..4], None),
            Self::Approved => (&WHOLE[..5], None),
            Self::Active => (&WHOLE, None),
            Self::Suspended => (&WHOLE, Some(Step::Suspend)),
            Self::Completed => (&WHOLE, Some(Step::Complete)),
            Self::Withdrawn => (&WHOLE, Some(Step::Withdraw)),
            Self::Removed => (&WHOLE, Some(Step::Remove)),
            Self::Lapsed => (&WHOLE[..5], Some(Step::Lapse)),
        }
    }

    fn walked(self, cohort: &Cohort, nominated_on: Date) -> Result<Vec<(Step, Date)>> {
        let (first, last) = self.steps();
        let mut steps = Vec::with_capacity(first.len() + 1);
        let mut on = nominated_on;
        for step in first {
            on = on.checked_add(PACE.days())?;
            steps.push((*step, on));
        }
        let turned = nominated_on.checked_add(TURN.days())?;
        steps.extend(last.map(|step| match step {
            Step::Complete => (step, cohort.completed_on.unwrap_or(turned)),
            Step::Suspend | Step::Withdraw | Step::Remove | Step::Lapse => (step, turned),
            Step::Apply | Step::Accept | Step::Reject | Step::EndorseByBoard | Step::EndorseByOffice | Step::Approve | Step::Activate => {
                (step, on)
            }
        }));
        Ok(steps)
    }
}

/// Chooses. A school is in one cohort of a programme, and may be in many programmes.
pub(super) fn choose(schools: &[School], recipe: &Recipe, seed: u64) -> Result<Vec<Participation>> {
    let mut dice = Dice::of_part(seed, Part::Programmes.into());
    let mut chosen = Vec::new();
    for (programme, about) in recipe.programmes.iter().enumerate() {
        // Nothing became of them: they are what they were on every day of their way.
        let mut here: Vec<usize> = (0..recipe.schools()).filter(|at| schools[*at].has_pupils() && schools[*at].fates.is_empty()).collect();
        dice.shuffle(&mut here);
        let mut outside: Vec<usize> = (recipe.schools()..schools.len()).collect();
        for cohort in &about.cohorts {
            let mut ways: Vec<Way> = cohort.ways.iter().flat_map(|(way, many)| std::iter::repeat_n(*way, *many)).collect();
            dice.shuffle(&mut ways);
            for (nth, way) in ways.into_iter().enumerate() {
                let from = if nth < cohort.outside { &mut outside } else { &mut here };
                let school = from.pop().with_context(|| format!("there are too few schools for the programme {}", about.key))?;
                let nominated_on = cohort.nominated_on.checked_add(i64::try_from(dice.below(7))?.days())?;
                let steps = way.walked(cohort, nominated_on)?;
                chosen.push(Participation { programme, cohort: cohort.no, school, way, nominated_on, steps });
            }
        }
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn steps_follow_one_another_and_a_school_that_finished_did_so_with_its_cohort() {
        let recipe = Recipe::compiled_in().expect("can be followed");
        let cohort = &recipe.programmes[1].cohorts[0];
        for way in [Way::Nominated, Way::Ineligible, Way::Suspended, Way::Completed, Way::Lapsed] {
            let steps = way.walked(cohort, cohort.nominated_on).expect("days");
            assert!(steps.iter().map(|(_, on)| on).is_sorted(), "{way:?}: {steps:?}");
        }
        let completed = Way::Completed.walked(cohort, cohort.nominated_on).expect("days");
        assert_eq!(completed.last(), Some(&(Step::Complete, date(2022, 3, 31))));
        assert_eq!(completed.len(), 7);
    }
}
