//! Where an innovation is to be carried. What was reached is counted from adoptions.

use jiff::Timestamp;
use thiserror::Error;

use super::term::AcademicTerm;
use super::{AreaId, InnovationId, ScaleOutId, SchoolId};

/// What is kept of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleOutRecord {
    /// Id.
    pub id: ScaleOutId,
    /// Raised by one with every event.
    pub version: i64,
    /// What is planned.
    pub plan: NewScaleOut,
    /// When it was recorded.
    pub created_at: Timestamp,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleOut {
    record: ScaleOutRecord,
}

/// What is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewScaleOut {
    /// The innovation.
    pub innovation: InnovationId,
    /// Where.
    pub area: AreaId,
    /// The school from which the others learn.
    pub node: SchoolId,
    /// How many schools are to adopt it.
    pub target_schools: i32,
    /// The first and the last term.
    pub terms: (AcademicTerm, AcademicTerm),
}

/// The last term lies before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the last term lies before the first")]
pub struct TermsReversed;

impl ScaleOut {
    /// Plans it.
    pub fn plan(id: ScaleOutId, plan: NewScaleOut, now: Timestamp) -> Result<Self, TermsReversed> {
        let (first, last) = plan.terms;
        if last < first {
            return Err(TermsReversed);
        }
        Ok(Self { record: ScaleOutRecord { id, version: 1, plan, created_at: now } })
    }

    /// What was kept.
    pub fn restore(record: ScaleOutRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &ScaleOutRecord {
        &self.record
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_plan_may_last_one_term_and_never_ends_before_it_begins() {
        let term = |year, semester| AcademicTerm::try_new(year, semester).expect("a term");
        let planned = |first, last| {
            let id = Uuid::from_u128(1);
            let plan = NewScaleOut {
                innovation: InnovationId(id),
                area: AreaId(id),
                node: SchoolId(id),
                target_schools: 30,
                terms: (first, last),
            };
            ScaleOut::plan(ScaleOutId(id), plan, Timestamp::UNIX_EPOCH).map(|plan| plan.record().version)
        };
        assert_eq!(planned(term(2565, 1), term(2565, 1)), Ok(1));
        assert_eq!(planned(term(2565, 2), term(2566, 1)), Ok(1));
        assert_eq!(planned(term(2566, 1), term(2565, 2)), Err(TermsReversed));
    }
}
