//! An appeal: a school does not accept its published result. Whoever upholds one has the cycle reopened; an appeal by itself changes no result.

use chassis::kernel::{ReasonRequired, reason, words};
use chassis::thai::calendar::bangkok_date;
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use thiserror::Error;
use uuid::Uuid;

words! {
    /// How far an appeal has come.
    pub enum AppealStatus {
        /// It is looked into.
        Filed = "FILED",
        /// It was right. Final.
        Upheld = "UPHELD",
        /// It was not. Final.
        Rejected = "REJECTED",
    }
}

/// What is kept of an appeal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppealRecord {
    /// Id.
    pub id: Uuid,
    /// Raised by one with every event.
    pub version: i64,
    /// The cycle.
    pub cycle: Uuid,
    /// The school.
    pub school: Uuid,
    /// The version of its result that is not accepted.
    pub result_n: i32,
    /// Nodes that it is about; about the whole when empty.
    pub nodes: Vec<String>,
    /// Why.
    pub grounds: String,
    /// How far it has come.
    pub status: AppealStatus,
    /// On what the decision rests; empty before.
    pub rationale: String,
    /// Where it lies.
    pub scopes: Vec<String>,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// An appeal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    record: AppealRecord,
}

/// The result that is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contested {
    /// The cycle.
    pub cycle: Uuid,
    /// The school.
    pub school: Uuid,
    /// Which version of the result.
    pub result_n: i32,
    /// Codes of its nodes.
    pub codes: Vec<String>,
    /// Where it lies.
    pub scopes: Vec<String>,
    /// When it was published.
    pub published_at: Timestamp,
}

/// What happened to an appeal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppealEvent {
    /// It was filed.
    Filed,
    /// It was decided.
    Decided,
}

impl AppealEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Filed => "filed",
            Self::Decided => "decided",
        }
    }
}

/// What a cycle still owes to schools that do not accept their results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owed {
    /// Appeals that are not decided.
    pub filed: Vec<Uuid>,
    /// Appeals that were right, and no results were made since.
    pub upheld: Vec<Uuid>,
    /// The last day for appeals against what was published last; none where nothing was published.
    pub last_day: Option<Date>,
}

/// The last day for appeals against what was published then: so many days after that day, in Bangkok.
pub fn last_day(published_at: Timestamp, days: i32) -> Date {
    bangkok_date(published_at).saturating_add(Span::new().days(days))
}

/// Why a command on an appeal is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AppealError {
    /// It comes after its last day.
    #[error("the last day was {0}")]
    TooLate(Date),
    /// The result has no such node.
    #[error("there is no node {0}")]
    NoSuchNode(String),
    /// A node is named twice.
    #[error("{0} is named twice")]
    NodeTwice(String),
    /// It is decided already.
    #[error("not possible while {0}")]
    StatusNotAllowed(AppealStatus),
    /// Nothing says why.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
    /// Whoever decides has rated the school.
    #[error("whoever decides had an assignment for the school")]
    DeciderHasRated,
    /// A decision rests on something.
    #[error("a decision needs a rationale")]
    RationaleRequired,
}

impl Appeal {
    /// Files an appeal, within so many days of the publication.
    pub fn file(
        id: Uuid,
        contested: Contested,
        (nodes, grounds): (Vec<String>, &str),
        days: i32,
        now: Timestamp,
    ) -> Result<(Self, Vec<AppealEvent>), AppealError> {
        let last = last_day(contested.published_at, days);
        if bangkok_date(now) > last {
            return Err(AppealError::TooLate(last));
        }
        for (at, node) in nodes.iter().enumerate() {
            if !contested.codes.contains(node) {
                return Err(AppealError::NoSuchNode(node.clone()));
            }
            if nodes[..at].contains(node) {
                return Err(AppealError::NodeTwice(node.clone()));
            }
        }
        let record = AppealRecord {
            id,
            version: 1,
            cycle: contested.cycle,
            school: contested.school,
            result_n: contested.result_n,
            nodes,
            grounds: reason(grounds)?,
            status: AppealStatus::Filed,
            rationale: String::new(),
            scopes: contested.scopes,
            filed_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![AppealEvent::Filed]))
    }

    /// What was kept.
    pub fn restore(record: AppealRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &AppealRecord {
        &self.record
    }

    /// Decides it.
    pub fn decide(&mut self, is_right: bool, rationale: &str, now: Timestamp) -> Result<Vec<AppealEvent>, AppealError> {
        if self.record.status != AppealStatus::Filed {
            return Err(AppealError::StatusNotAllowed(self.record.status));
        }
        self.record.rationale = reason(rationale).map_err(|_| AppealError::RationaleRequired)?;
        self.record.status = if is_right { AppealStatus::Upheld } else { AppealStatus::Rejected };
        self.record.version += 1;
        self.record.updated_at = now;
        Ok(vec![AppealEvent::Decided])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contested() -> Contested {
        Contested {
            cycle: Uuid::from_u128(1),
            school: Uuid::from_u128(2),
            result_n: 1,
            codes: vec!["A".to_owned(), "A.1".to_owned()],
            scopes: vec!["school:2".to_owned()],
            // Half past eleven at night in Bangkok on the first of July.
            published_at: "2022-07-01T16:30:00Z".parse().unwrap(),
        }
    }

    fn filed(nodes: &[&str], grounds: &str, now: &str) -> Result<Appeal, AppealError> {
        let nodes = nodes.iter().map(|node| (*node).to_owned()).collect();
        Appeal::file(Uuid::from_u128(3), contested(), (nodes, grounds), 15, now.parse().unwrap()).map(|(appeal, _)| appeal)
    }

    #[test]
    fn fifteen_days_end_with_the_sixteenth_in_bangkok() {
        assert!(filed(&[], "คะแนนไม่ตรง", "2022-07-16T16:59:59Z").is_ok());
        let last = jiff::civil::date(2022, 7, 16);
        assert_eq!(filed(&[], "คะแนนไม่ตรง", "2022-07-16T17:00:00Z").map(|_| ()), Err(AppealError::TooLate(last)));
    }

    #[test]
    fn an_appeal_says_why_and_about_which_nodes_of_the_result() {
        let on_time = "2022-07-02T00:00:00Z";
        assert_eq!(filed(&["B"], "เหตุผล", on_time).map(|_| ()), Err(AppealError::NoSuchNode("B".to_owned())));
        assert_eq!(filed(&["A", "A"], "เหตุผล", on_time).map(|_| ()), Err(AppealError::NodeTwice("A".to_owned())));
        assert_eq!(filed(&["A"], " ", on_time).map(|_| ()), Err(AppealError::ReasonRequired(ReasonRequired)));
        assert_eq!(filed(&["A"], "เหตุผล", on_time).unwrap().record.status, AppealStatus::Filed);
    }

    #[test]
    fn an_appeal_is_decided_once_and_with_a_rationale() {
        let now = "2022-07-02T00:00:00Z".parse().unwrap();
        let mut appeal = filed(&[], "เหตุผล", "2022-07-02T00:00:00Z").unwrap();
        let before = appeal.clone();
        assert_eq!(appeal.decide(true, " ", now), Err(AppealError::RationaleRequired));
        assert_eq!(appeal, before);
        assert_eq!(appeal.decide(true, "หลักฐานครบ", now), Ok(vec![AppealEvent::Decided]));
        assert_eq!((appeal.record.status, appeal.record.version), (AppealStatus::Upheld, 2));
        assert_eq!(appeal.decide(false, "เหตุผล", now), Err(AppealError::StatusNotAllowed(AppealStatus::Upheld)));
    }
}
