//! What becomes of which schools: gaps with names, mergers, moves, transfers. No school is chosen for two of them.

use anyhow::{Context as _, Result, bail};
use chassis::kernel::Dice;

use super::Part;
use super::places::Places;
use super::pupils::Size;
use super::recipe::{Change, ChangeKind, Office, Recipe};
use super::schools::{Confirms, Fate, School, What};

/// Schools of one office that nothing has been decided about, in any order.
struct Undecided {
    left: Vec<usize>,
}

impl Undecided {
    fn of(schools: &[School], office: &Office, dice: &mut Dice) -> Self {
        let mut left: Vec<usize> =
            (0..schools.len()).filter(|at| schools[*at].office == office.code && schools[*at].has_pupils()).collect();
        dice.shuffle(&mut left);
        Self { left }
    }

    /// One that fits; the first of all that are left where none does.
    fn take(&mut self, fits: impl Fn(usize) -> bool) -> Result<usize> {
        let at = self.left.iter().position(|school| fits(*school)).unwrap_or_default();
        if self.left.is_empty() {
            bail!("there are too few schools for what becomes of them");
        }
        Ok(self.left.remove(at))
    }
}

/// Decides.
pub(super) fn decide(schools: &mut [School], recipe: &Recipe, seed: u64, places: &Places) -> Result<()> {
    let mut dice = Dice::of_part(seed, Part::Fates.into());
    for office in &recipe.offices {
        decide_of(office, schools, recipe, (&mut dice, places)).with_context(|| format!("office {}", office.code))?;
    }
    Ok(())
}

fn decide_of(office: &Office, schools: &mut [School], recipe: &Recipe, (dice, places): (&mut Dice, &Places)) -> Result<()> {
    let mut undecided = Undecided::of(schools, office, dice);
    for ([least, most], confirms) in [(office.missing, Confirms::Nothing), (office.provisional, Confirms::NotTheLast)] {
        for _ in 0..dice.number(least, most) {
            schools[undecided.take(|_| true)?].confirms = confirms;
        }
    }
    for change in recipe.changes.iter().filter(|change| change.office == office.code) {
        for _ in 0..change.schools {
            let (school, what) = fate(change, schools, &mut undecided, places)?;
            schools[school].fates.push(Fate { on: change.on, what, reason: change.reason.clone() });
        }
    }
    Ok(())
}

fn fate(change: &Change, schools: &[School], undecided: &mut Undecided, places: &Places) -> Result<(usize, What)> {
    let small = |at: usize| schools[at].size == Size::Small;
    Ok(match change.kind {
        ChangeKind::Merger => {
            let merged = undecided.take(small)?;
            let into = undecided.take(|at| schools[at].centre == schools[merged].centre)?;
            (merged, What::MergedInto(into))
        }
        ChangeKind::CentreMove => {
            let moved = undecided.take(|_| true)?;
            let from = schools[moved].centre.unwrap_or_default();
            (moved, What::Centre(from % places.centres_in(&change.office) + 1))
        }
        ChangeKind::Transfer => (undecided.take(small)?, What::ToLocalGovernment),
    })
}
