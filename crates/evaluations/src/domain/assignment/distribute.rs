//! Many schools to many assessors, so that each gets about as many as the others.
//!
//! Schools that few can judge come first, so that those few are not used up elsewhere; each place goes to whoever has the fewest schools of
//! those who may, the first of the request where several have as few. The same question has the same answer (E17).

use std::collections::{BTreeMap, HashSet};

use uuid::Uuid;

use crate::domain::assessor::Unfit;

/// A school that lacks assessors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The school.
    pub school: Uuid,
    /// How many it lacks.
    pub missing: usize,
    /// Who has or had it in this role.
    pub had_by: HashSet<Uuid>,
}

/// Somebody who may be given schools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The person.
    pub person: Uuid,
    /// Schools that the person has.
    pub load: usize,
}

/// A school that is given to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// The school.
    pub school: Uuid,
    /// The person.
    pub person: Uuid,
}

/// Why a school was not given to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyNot {
    /// Works or lately worked at the school.
    NotIndependent,
    /// Has as many schools as anybody may have.
    Full,
    /// Has or had the school in this role.
    HadAlready,
    /// Does not judge in this role.
    NotInRole,
}

/// A school that lacks assessors still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfilled {
    /// The school.
    pub school: Uuid,
    /// How many it lacks.
    pub missing: usize,
    /// How many could not be given, for which reason.
    pub reasons: BTreeMap<WhyNot, usize>,
}

/// Gives schools to candidates, of whom each has `most` at most. `fits` says whether somebody may judge a school. Loads grow as schools are
/// given.
pub fn distribute(
    needs: &[Need],
    candidates: &mut [Candidate],
    most: Option<usize>,
    fits: impl Fn(Uuid, Uuid) -> Result<(), Unfit>,
) -> (Vec<Given>, Vec<Unfilled>) {
    let why_not = |need: &Need, person: Uuid| match fits(person, need.school) {
        Err(Unfit::NotInRole) => Some(WhyNot::NotInRole),
        Err(Unfit::NotIndependent(_)) => Some(WhyNot::NotIndependent),
        Ok(()) => need.had_by.contains(&person).then_some(WhyNot::HadAlready),
    };
    let may: Vec<Vec<Option<WhyNot>>> =
        needs.iter().map(|need| candidates.iter().map(|candidate| why_not(need, candidate.person)).collect()).collect();
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by_key(|at| may[*at].iter().filter(|why| why.is_none()).count());
    let (mut given, mut unfilled) = (Vec::new(), Vec::new());
    for at in order {
        let mut reasons = may[at].clone();
        let mut missing = needs[at].missing;
        while missing > 0 {
            let full = |candidate: &Candidate| most.is_some_and(|most| candidate.load >= most);
            let free = (0..candidates.len()).filter(|one| reasons[*one].is_none() && !full(&candidates[*one]));
            let Some(one) = free.min_by_key(|one| candidates[*one].load) else { break };
            candidates[one].load += 1;
            reasons[one] = Some(WhyNot::HadAlready);
            given.push(Given { school: needs[at].school, person: candidates[one].person });
            missing -= 1;
        }
        if missing > 0 {
            let mut counted = BTreeMap::new();
            for why in reasons {
                // Whoever nothing else speaks against is full.
                *counted.entry(why.unwrap_or(WhyNot::Full)).or_default() += 1;
            }
            unfilled.push(Unfilled { school: needs[at].school, missing, reasons: counted });
        }
    }
    (given, unfilled)
}
