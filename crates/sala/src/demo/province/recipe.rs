//! How many there are of what: the file `demo/province.toml`, typed. Another recipe makes another province.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use jiff::civil::Date;
use serde::Deserialize;

const FILE: &str = include_str!("../../../demo/province.toml");

/// The least and the most; the start value decides.
pub type Range = [usize; 2];

/// A recipe.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// The days on which pupils are counted, the oldest first.
    pub counts: Vec<CountDay>,
    /// Service areas of the map.
    pub offices: Vec<Office>,
    /// What lies outside the province.
    pub outside: Outside,
    /// How large the schools are.
    pub sizes: Sizes,
    /// Other shares.
    pub shares: Shares,
    /// Terms, for everybody.
    pub terms: Vec<TermDays>,
    /// What became of schools.
    pub changes: Vec<Change>,
    /// Programmes.
    pub programmes: Vec<Programme>,
    /// Who judges schools.
    pub judging: Judging,
    /// Cycles in which schools are judged, the earliest first.
    pub cycles: Vec<CyclePlan>,
    /// Lessons that are watched.
    pub observing: Observing,
}

/// A day on which pupils are counted, and the term that it is counted for.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountDay {
    /// The day.
    pub on: Date,
    /// Academic year, Buddhist era.
    pub be_year: i32,
    /// 1 or 2.
    pub semester: i32,
}

/// A service area of the map and its schools.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// ESAO code.
    pub code: String,
    /// Schools.
    pub schools: usize,
    /// Network centres.
    pub centres: Range,
    /// Schools that never confirm a count.
    pub missing: Range,
    /// Schools whose last count is not confirmed.
    pub provisional: Range,
}

/// A province, an office and a district that are not on the map, and the schools in them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outside {
    /// The province.
    pub province: Place,
    /// The service area.
    pub office: Place,
    /// The district.
    pub district: Place,
    /// Schools.
    pub schools: usize,
}

/// An area with its code and its names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// TIS 1099, or the ESAO code.
    pub code: String,
    /// In Thai.
    pub th: String,
    /// In English.
    pub en: String,
}

/// Thousandths of the schools, by the scheme `PRIMARY_4`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// Without pupils.
    pub none: usize,
    /// 1 to 120.
    pub small: usize,
    /// 121 to 600.
    pub medium: usize,
    /// 601 to 1,500.
    pub large: usize,
    /// More.
    pub extra_large: usize,
}

/// Other shares, in thousandths.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    /// Of all schools: those that also offer lower secondary grades.
    pub lower_secondary: usize,
    /// Of all heads: those that are acting.
    pub acting_heads: Range,
}

/// A term with its first and its last day.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermDays {
    /// Academic year, Buddhist era.
    pub be_year: i32,
    /// 1 or 2.
    pub semester: i32,
    /// First and last day.
    pub days: [Date; 2],
}

/// What becomes of some schools of an office on a day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What.
    pub kind: ChangeKind,
    /// ESAO code.
    pub office: String,
    /// How many schools.
    pub schools: usize,
    /// The day.
    pub on: Date,
    /// The order or announcement; a move to another centre needs none.
    #[serde(default)]
    pub reason: String,
}

/// What becomes of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ChangeKind {
    /// Merged into another school of its centre.
    Merger,
    /// In another network centre from then on.
    CentreMove,
    /// Belongs to local government from then on.
    Transfer,
}

/// A programme of the institute.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// What its ids are made of.
    pub key: String,
    /// What it is for.
    pub kind: ProgrammeKind,
    /// Name in Thai.
    pub th: String,
    /// Name in English.
    pub en: String,
    /// Who pays, in words.
    #[serde(default)]
    pub funder: String,
    /// Rests on the agreement of the demo.
    #[serde(default)]
    pub on_agreement: bool,
    /// The day on which it was closed; open without one.
    pub closed_on: Option<Date>,
    /// Why.
    #[serde(default)]
    pub close_reason: String,
    /// Its cohorts.
    pub cohorts: Vec<Cohort>,
}

/// What a programme is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProgrammeKind {
    /// Teacher and School Quality Program.
    Tsqp,
    /// Pilot of the Whole School Approach.
    WsaPilot,
}

/// A cohort and how far its schools have come.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cohort {
    /// Its number.
    pub no: i32,
    /// Where the ways of its schools begin.
    pub nominated_on: Date,
    /// The day on which those that completed it did.
    pub completed_on: Option<Date>,
    /// How many of its schools lie outside the province.
    #[serde(default)]
    pub outside: usize,
    /// How many schools have come how far.
    pub ways: BTreeMap<Way, usize>,
}

impl Cohort {
    /// All its schools.
    pub fn schools(&self) -> usize {
        self.ways.values().sum()
    }
}

/// Who judges schools, and how many of a thousand that are judged are awkward. No school is awkward in two ways.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judging {
    /// Supervisors, who share the schools of a cycle among them.
    pub supervisors: usize,
    /// A node does not apply to them.
    pub not_applicable: usize,
    /// So much of them lacks evidence that they have no value.
    pub too_little_evidence: usize,
    /// The school and its supervisor lie far apart, so that a panel looks into it.
    pub far_apart: usize,
}

/// A cycle in which the schools of an office are judged. Schools that never confirm a count hand in nothing here either.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CyclePlan {
    /// What its ids are made of.
    pub key: String,
    /// ESAO code.
    pub office: String,
    /// The rubric that comes with Sala, by its code.
    pub framework: String,
    /// Name in Thai.
    pub th: String,
    /// Name in English.
    pub en: String,
    /// Which measuring it is.
    pub round: Round,
    /// Academic year, Buddhist era.
    pub be_year: i32,
    /// 1 or 2.
    pub semester: i32,
    /// The day that says which schools belong to the office.
    pub as_of: Date,
    /// First and last day of the collection.
    pub collect: [Date; 2],
    /// The last day on which ratings are looked into.
    pub moderate_to: Date,
    /// The day of publication.
    pub publish_on: Date,
    /// Cases that no panel has decided when the results are made.
    #[serde(default)]
    pub undecided: usize,
}

/// Which measuring a cycle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Round {
    /// The first.
    Baseline,
    /// The last.
    Endline,
    /// The first in which lessons are watched.
    Wave1,
}

/// Lessons that are watched, in a cycle of their instrument that stays open.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observing {
    /// Observers, who share the lessons among them.
    pub observers: usize,
    /// Schools of the cycle's office in which they are held.
    pub schools: usize,
    /// How many lessons have come how far.
    pub lessons: BTreeMap<Course, usize>,
    /// The cycle.
    pub cycle: CyclePlan,
}

/// How far a lesson has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Course {
    /// Agreed on.
    Scheduled,
    /// Recorded in part.
    InProgress,
    /// Whole; its teacher does not know yet.
    Submitted,
    /// Its teacher may read it.
    Released,
    /// Called off.
    Void,
    /// Watched by two who have not talked yet.
    Paired,
    /// Watched by two who have agreed; its teacher may read it.
    Reconciled,
}

impl Course {
    /// Who watches.
    pub fn observers(self) -> usize {
        match self {
            Self::Scheduled | Self::InProgress | Self::Submitted | Self::Released | Self::Void => 1,
            Self::Paired | Self::Reconciled => 2,
        }
    }
}

/// How far a school has come in a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Way {
    /// Named.
    Nominated,
    /// Has applied.
    Applied,
    /// Meets the rules.
    Eligible,
    /// Does not meet them.
    Ineligible,
    /// Endorsed by its board.
    SchoolBoardEndorsed,
    /// Endorsed by its service area.
    EsaoEndorsed,
    /// Approved.
    Approved,
    /// Takes part.
    Active,
    /// Takes part no more for the time being.
    Suspended,
    /// Has finished.
    Completed,
    /// Took itself out.
    Withdrawn,
    /// Was taken out.
    Removed,
    /// Approved and never began.
    Lapsed,
}

impl Recipe {
    /// That of the demo.
    pub fn compiled_in() -> Result<Self> {
        Self::parse(FILE)
    }

    /// Reads a recipe (TOML) and looks whether it can be followed.
    pub fn parse(text: &str) -> Result<Self> {
        let recipe: Self = toml::from_str(text).context("the recipe of the province")?;
        recipe.can_be_followed().context("the recipe of the province")?;
        Ok(recipe)
    }

    /// Schools of the offices on the map.
    pub fn schools(&self) -> usize {
        self.offices.iter().map(|office| office.schools).sum()
    }

    fn can_be_followed(&self) -> Result<()> {
        ensure!(!self.counts.is_empty(), "there is a day on which pupils are counted");
        ensure!(self.counts.is_sorted_by_key(|count| count.on), "the days on which pupils are counted are in order");
        ensure!(self.programmes.iter().any(|programme| programme.closed_on.is_some()), "a programme is closed, so that a load has an end");
        for change in &self.changes {
            ensure!(self.offices.iter().any(|office| office.code == change.office), "there is no office {}", change.office);
            ensure!(change.kind == ChangeKind::CentreMove || !change.reason.is_empty(), "mergers and transfers have a reason");
        }
        ensure!(self.cycles.is_sorted_by(|one, next| one.as_of < next.as_of), "cycles follow one another");
        ensure!(
            self.observing.observers > 1 && self.observing.schools > 0,
            "two observers watch some lessons, and lessons are held in schools"
        );
        for cycle in self.cycles.iter().chain([&self.observing.cycle]) {
            ensure!(self.offices.iter().any(|office| office.code == cycle.office), "there is no office {}", cycle.office);
        }
        for cohort in self.programmes.iter().flat_map(|programme| &programme.cohorts) {
            let ends = cohort.completed_on.is_some() || !cohort.ways.contains_key(&Way::Completed);
            ensure!(ends, "cohort {} says on which day its schools completed it", cohort.no);
            ensure!(cohort.outside <= self.outside.schools, "cohort {} takes schools from outside that are there", cohort.no);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recipe_of_the_demo_says_what_the_client_said() {
        let recipe = Recipe::compiled_in().expect("it can be followed");
        assert_eq!(recipe.offices.iter().map(|office| office.schools).collect::<Vec<_>>(), [155, 205, 160, 165, 253]);
        assert_eq!(recipe.offices[4].centres, [17, 17]);
        let cohorts: Vec<_> = recipe.programmes.iter().map(|p| p.cohorts.iter().map(Cohort::schools).collect::<Vec<_>>()).collect();
        assert_eq!(cohorts, [vec![40], vec![22, 30]]);
    }

    #[test]
    fn a_recipe_that_cannot_be_followed_is_refused_with_what_is_wrong() {
        let refused = |from: &str, to: &str| {
            assert!(FILE.contains(from), "{from}");
            let error = Recipe::parse(&FILE.replacen(from, to, 1)).expect_err("cannot be followed");
            format!("{error:#}")
        };
        assert!(refused("closed_on = \"2024-03-31\"", "").contains("a load has an end"));
        assert!(refused("completed_on = \"2022-03-31\"", "").contains("cohort 1"));
        assert!(refused("office = \"4003\"", "office = \"4009\"").contains("no office 4009"));
        assert!(refused("[shares]", "[shares]\nacting = 1").contains("acting"));
        assert!(refused("as_of = \"2026-01-10\"", "as_of = \"2025-06-10\"").contains("cycles follow one another"));
        assert!(refused("observers = 8", "observers = 1").contains("two observers"));
    }
}
