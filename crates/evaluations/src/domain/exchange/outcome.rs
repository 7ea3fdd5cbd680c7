//! What came of a cycle, as the standard says it: school by school, criterion by criterion, part by part. Nobody who assessed is in it: where the
//! standard asks for a name, the organisation that answers for the results is named.

use super::outline::Outline;
use super::{Filled, Loss, LossKind, Table};
use crate::domain::cycle::CycleRound;
use crate::domain::result::Finding;
use crate::domain::scores::{Agreed, Decimal, NoValue, Rounding, whole_level};

/// What was measured, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured<'a> {
    /// Academic year, Buddhist era.
    pub year: i16,
    /// 1 or 2; 3 is summer, 0 the whole year.
    pub semester: i16,
    /// The name of the cycle.
    pub name: &'a str,
    /// Which measuring of several it is: it stands behind the name.
    pub round: CycleRound,
    /// The name of the framework.
    pub description: &'a str,
    /// The organisation that answers for the results.
    pub organisation: &'a str,
}

/// What is to be written of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome<'a> {
    /// There is no result.
    None,
    /// There is one that the caller does not see.
    Hidden,
    /// This was found.
    Found(&'a Finding),
}

/// Both, as they stand in a name: `รอบปลายปี (ENDLINE)`.
pub(super) fn named(name: &str, round: CycleRound) -> String {
    format!("{name} ({round})")
}

/// The rows of the three tables of schools, each by its code, and what is in none of them.
pub fn outcomes(measured: Measured<'_>, outlines: &[Outline<'_>], schools: &[(&str, Outcome<'_>)]) -> (Filled, Vec<Loss>) {
    let mut rows = Rows::default();
    let (year, semester) = (measured.year.to_string(), measured.semester.to_string());
    for (code, outcome) in schools {
        let key = [year.clone(), semester.clone(), (*code).to_owned()];
        let about = [named(measured.name, measured.round), measured.description.to_owned()];
        rows.schools.push(key.iter().cloned().chain(about).collect());
        match outcome {
            Outcome::None => {}
            Outcome::Hidden => rows.losses.push(Loss::of(LossKind::NotPublished, Table::SchoolCriteria, (code, "Score"), "")),
            Outcome::Found(finding) => {
                rows.valued += usize::from(finding.overall.is_ok());
                for outline in outlines {
                    rows.add((&key, code), (outline, measured.organisation), finding);
                }
            }
        }
    }
    if rows.valued > 0 {
        rows.losses.push(Loss::of(LossKind::DetailLeftOut, Table::School, ("", "overall"), rows.valued.to_string()));
    }
    (Table::OF_SCHOOLS.into_iter().zip([rows.schools, rows.criteria, rows.results]).collect(), rows.losses)
}

#[derive(Default)]
struct Rows {
    schools: Vec<Vec<String>>,
    criteria: Vec<Vec<String>>,
    results: Vec<Vec<String>>,
    losses: Vec<Loss>,
    valued: usize,
}

impl Rows {
    /// What was found about a criterion and its parts.
    fn add(&mut self, (key, code): (&[String; 3], &str), (outline, organisation): (&Outline<'_>, &str), finding: &Finding) {
        let place = format!("{code}/{}", outline.id);
        let score = self.score(&place, outline, finding);
        let rest = [outline.id.clone(), organisation.to_owned(), score, String::new(), String::new()];
        self.criteria.push(key.iter().cloned().chain(rest).collect());
        for (index, item) in (1..).zip(&outline.items) {
            let settled = finding.nodes.iter().find(|node| node.code == item.code).and_then(|node| node.settled);
            if let Some(level) = settled.and_then(|settled| self.level(&format!("{place}/{index}"), settled)) {
                let rest = [outline.id.clone(), format!("{index}"), level.to_string()];
                self.results.push(key.iter().cloned().chain(rest).collect());
            }
        }
    }

    /// The level of a part; none where it has none.
    fn level(&mut self, place: &str, settled: Agreed) -> Option<u8> {
        let at = (place, "LevelIndex");
        match settled {
            Agreed::Index(index) => {
                let whole = whole_level(index);
                if whole.is_some() {
                    return whole;
                }
                let below = index.round(0, Rounding::Down).ok().and_then(whole_level)?;
                let loss = Loss::of(LossKind::BetweenLevels, Table::SchoolResult, at, index.written(Decimal::PLACES));
                self.losses.push(loss.instead(below.to_string()));
                Some(below)
            }
            Agreed::Special(score) => {
                self.losses.push(Loss::of(LossKind::SpecialValue, Table::SchoolResult, at, score.to_string()));
                None
            }
            Agreed::Open(why) => {
                self.losses.push(Loss::of(LossKind::SpecialValue, Table::SchoolResult, at, why.to_string()));
                None
            }
        }
    }

    /// The score of a criterion: the level of its node where that is rated or a panel has judged it, else its value; empty where it has neither.
    fn score(&mut self, place: &str, outline: &Outline<'_>, finding: &Finding) -> String {
        let at = (place, "Score");
        let node = finding.nodes.iter().find(|node| node.code == outline.top.code);
        let rated = node.filter(|node| outline.top_is_rated() || node.moderated).and_then(|node| node.settled);
        if let Some(level) = rated.and_then(|settled| self.level(place, settled)) {
            return Decimal::whole(level.into()).written(2);
        }
        let value = node.and_then(|node| node.value.as_ref());
        let level = value.and_then(|value| value.level).map(|level| Decimal::whole(level.into()));
        let Some(number) = value.and_then(|value| value.rounded).or(level) else {
            let why = finding.overall.as_ref().err().copied().unwrap_or(NoValue::NothingRated);
            self.losses.push(Loss::of(LossKind::NoValue, Table::SchoolCriteria, at, why.to_string()));
            return String::new();
        };
        let written = number.written(2);
        if number.units() % 100 != 0 {
            let exact = value.map(|value| value.exact.clone()).filter(|exact| !exact.is_empty());
            let was = exact.unwrap_or_else(|| number.written(Decimal::PLACES));
            self.losses.push(Loss::of(LossKind::Rounded, Table::SchoolCriteria, at, was).instead(&written));
        }
        written
    }
}
