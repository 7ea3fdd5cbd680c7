//! How strict assessors of schools are beside those who judged the same: nobody knows the right level of a school, so that each is compared
//! with what the others gave to the same node of the same school.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::AssessorRole;
use super::reliability::Raters;
use super::result::{Method, Said};
use super::statistics::{Confidence, Severity, SeverityRule, Standing, Undefined};

/// How strict one assessor is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AssessorSeverity {
    /// Opaque reference to the assessor.
    pub assessor: Uuid,
    /// Mean distance in levels from what others gave; below 0 stricter than they are. Without a value where too little was compared: a
    /// number that says nothing would be read as a number about a person.
    pub severity: Severity,
    /// What it amounts to.
    pub standing: Standing,
}

/// Everybody who judged a school in one of these roles, in any role where none is named, by reference.
pub fn severities(
    said: &BTreeMap<Uuid, Vec<Said>>,
    raters: &Raters,
    roles: &[AssessorRole],
    method: &Method,
    rule: SeverityRule,
) -> Vec<AssessorSeverity> {
    let judged = said.iter().flat_map(|(school, said)| said.iter().map(move |one| (school, one)));
    let judged = judged.filter(|(_, one)| roles.is_empty() || roles.contains(&one.role));
    let known = judged.filter_map(|(school, one)| Some((raters.get(&one.assignment).copied()?, school, one)));
    let known: Vec<(Uuid, &Uuid, &Said)> = known.collect();
    let ratings = known.iter().flat_map(|(rater, school, one)| {
        let levels = one.scores.iter().filter(|(code, _)| method.top(code).is_some());
        levels.filter_map(move |(code, score)| Some((*rater, (*school, code), f64::from(score.level()?))))
    });
    let found = Severity::from_peers(ratings, Confidence::NINETY_FIVE);
    let nothing = Severity { n: 0, mean: Err(Undefined::NoPairs), interval: Err(Undefined::NoPairs) };
    let everybody: BTreeMap<Uuid, Severity> =
        known.iter().map(|(rater, _, _)| (*rater, found.get(rater).copied().unwrap_or(nothing))).collect();
    everybody.into_iter().map(|(assessor, severity)| judge(assessor, severity, rule)).collect()
}

fn judge(assessor: Uuid, severity: Severity, rule: SeverityRule) -> AssessorSeverity {
    let standing = severity.standing(rule);
    let few = severity.mean.is_ok() && severity.n < rule.least;
    let hidden = Severity { mean: Err(Undefined::TooFew), interval: Err(Undefined::TooFew), ..severity };
    AssessorSeverity { assessor, severity: if few { hidden } else { severity }, standing }
}
