//! Moderation: raters of a school lie apart, and a panel decides what holds (E10).
//!
//! A case keeps what was said, what the raters together make of it, what the panel decides and what holds in the end, side by side and node by
//! node. Nothing of what was said is changed by it. Whoever has rated the school is not on its panel.

mod error;
mod opening;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use chassis::kernel::{reason, words};
use jiff::Timestamp;
use uuid::Uuid;

pub use error::CaseError;
pub use opening::{Opened, look, of_nodes};

use crate::domain::AssessorRole;
use crate::domain::result::Method;
use crate::domain::scores::{Agreed, Score, Trigger, WHOLE};

/// Members of a panel at most.
pub const MOST_PANELISTS: usize = 9;

words! {
    /// How far a case has come.
    pub enum CaseStatus {
        /// It waits for a panel.
        Opened = "OPENED",
        /// A panel looks into it.
        PanelAssigned = "PANEL_ASSIGNED",
        /// It is decided; the next results follow from it.
        Decided = "DECIDED",
        /// Results were made from it. Final.
        Closed = "CLOSED",
    }
}

words! {
    /// What a panel decides.
    pub enum Decision {
        /// What the raters together make of it holds.
        Uphold = "UPHOLD",
        /// Something else holds.
        Change = "CHANGE",
        /// What was said does not count; it has to be looked at again.
        ReObserve = "RE_OBSERVE",
    }
}

/// A node of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseNode {
    /// Code; that of [`WHOLE`] for the whole.
    pub code: String,
    /// What was said and as what, in the order of roles and scores: nobody is told who it was.
    pub said: Vec<(AssessorRole, Score)>,
    /// What follows from it; where nobody rates the node, from what lies in it.
    pub agreed: Agreed,
    /// What the panel decided.
    pub moderated: Option<Score>,
}

/// What is kept of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRecord {
    /// Id.
    pub id: Uuid,
    /// Raised by one with every event.
    pub version: i64,
    /// The cycle.
    pub cycle: Uuid,
    /// The school.
    pub school: Uuid,
    /// The result version that follows from it.
    pub result_n: i32,
    /// How far it has come.
    pub status: CaseStatus,
    /// What opened it; nothing where somebody did.
    pub triggers: BTreeSet<Trigger>,
    /// Why somebody opened it; empty where it opened by itself.
    pub reason: String,
    /// The nodes that it is about.
    pub nodes: Vec<CaseNode>,
    /// Who decides, opaque references.
    pub panel: Vec<Uuid>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// On what the decision rests; empty before.
    pub rationale: String,
    /// Where it lies: the school's areas on the cycle's day, and whoever owns the cycle.
    pub scopes: Vec<String>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    record: CaseRecord,
}

/// What happened to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseEvent {
    /// It was opened.
    Opened,
    /// It got a panel.
    PanelAssigned,
    /// It was decided.
    Decided,
}

impl CaseEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::PanelAssigned => "panel_assigned",
            Self::Decided => "decided",
        }
    }
}

type Told = Result<Vec<CaseEvent>, CaseError>;

/// Where a case belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The cycle.
    pub cycle: Uuid,
    /// The school.
    pub school: Uuid,
    /// The result version that follows from it.
    pub result_n: i32,
    /// Where it lies.
    pub scopes: Vec<String>,
}

impl Case {
    /// Opens a case.
    pub fn open(id: Uuid, place: Place, opened: Opened, now: Timestamp) -> (Self, Vec<CaseEvent>) {
        let record = CaseRecord {
            id,
            version: 1,
            cycle: place.cycle,
            school: place.school,
            result_n: place.result_n,
            status: CaseStatus::Opened,
            triggers: opened.triggers,
            reason: opened.reason,
            nodes: opened.nodes,
            panel: Vec::new(),
            decision: None,
            rationale: String::new(),
            scopes: place.scopes,
            opened_at: now,
            updated_at: now,
        };
        (Self { record }, vec![CaseEvent::Opened])
    }

    /// What was kept.
    pub fn restore(record: CaseRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &CaseRecord {
        &self.record
    }

    /// Gives it a panel, in the place of the one before. `raters` are those who have an assignment for the school.
    pub fn assign(&mut self, panel: Vec<Uuid>, raters: &BTreeSet<Uuid>, now: Timestamp) -> Told {
        if !matches!(self.record.status, CaseStatus::Opened | CaseStatus::PanelAssigned) {
            return Err(CaseError::StatusNotAllowed(self.record.status));
        }
        if panel.len() > MOST_PANELISTS {
            return Err(CaseError::PanelTooLarge(MOST_PANELISTS));
        }
        let mut seen = BTreeSet::new();
        if let Some(at) = panel.iter().position(|member| !seen.insert(*member)) {
            return Err(CaseError::PanelistTwice(at));
        }
        if let Some(at) = panel.iter().position(|member| raters.contains(member)) {
            return Err(CaseError::PanelistHasRated(at));
        }
        if panel == self.record.panel {
            return Ok(Vec::new());
        }
        self.record.panel = panel;
        self.record.status = CaseStatus::PanelAssigned;
        Ok(self.happened(CaseEvent::PanelAssigned, now))
    }

    /// Decides it. A change names what holds of nodes of the case; of the others holds what the raters together make of them.
    pub fn decide(
        &mut self,
        decision: Decision,
        changes: &BTreeMap<String, Score>,
        rationale: &str,
        method: &Method,
        now: Timestamp,
    ) -> Told {
        if self.record.status != CaseStatus::PanelAssigned {
            return Err(CaseError::StatusNotAllowed(self.record.status));
        }
        let rationale = reason(rationale).map_err(|_| CaseError::RationaleRequired)?;
        if (decision == Decision::Change) == changes.is_empty() {
            return Err(CaseError::ChangesGoWithChange);
        }
        if changes.contains_key(WHOLE) && method.judged(WHOLE).is_none() {
            return Err(CaseError::WholeIsComputed);
        }
        for (code, score) in changes {
            self.must_be_possible(code, *score, method)?;
        }
        let decided = |node: &CaseNode| match decision {
            Decision::ReObserve => Ok(Score::NotObserved),
            Decision::Uphold | Decision::Change => {
                changes.get(&node.code).copied().or_else(|| upheld(node)).ok_or_else(|| CaseError::NothingToUphold(node.code.clone()))
            }
        };
        let moderated: Vec<Score> = self.record.nodes.iter().map(decided).collect::<Result<_, _>>()?;
        for (node, score) in self.record.nodes.iter_mut().zip(moderated) {
            node.moderated = Some(score);
        }
        self.record.decision = Some(decision);
        self.record.rationale = rationale;
        self.record.status = CaseStatus::Decided;
        Ok(self.happened(CaseEvent::Decided, now))
    }

    fn must_be_possible(&self, code: &str, score: Score, method: &Method) -> Result<(), CaseError> {
        if !self.record.nodes.iter().any(|node| node.code == code) {
            return Err(CaseError::NotOfTheCase(code.to_owned()));
        }
        let top = method.top(code).or_else(|| method.judged(code)).unwrap_or_default();
        match score {
            Score::Level(level) if !(1..=top).contains(&level) => Err(CaseError::NoSuchLevel { code: code.to_owned(), top }),
            Score::NotApplicable if !method.scoring().tree().node(code).is_some_and(|node| node.na_allowed) => {
                Err(CaseError::AlwaysApplies(code.to_owned()))
            }
            Score::NotYetRated => Err(CaseError::NothingToUphold(code.to_owned())),
            Score::Level(_) | Score::NotApplicable | Score::NotObserved | Score::InsufficientEvidence => Ok(()),
        }
    }

    fn happened(&mut self, event: CaseEvent, now: Timestamp) -> Vec<CaseEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}

/// Whether a panel wants the school of these cases, in the order in which they were opened, to be looked at again: of some node the newest
/// decision that no results were made of says so. What comes of it is another case, so that all that was said and decided stands side by side.
pub fn is_to_be_looked_at_again(cases: &[Case]) -> bool {
    let mut again: BTreeMap<&str, bool> = BTreeMap::new();
    for record in cases.iter().map(Case::record) {
        let is_asked = match (record.status, record.decision) {
            (CaseStatus::Opened | CaseStatus::PanelAssigned, _) => continue,
            (CaseStatus::Decided, decision) => decision == Some(Decision::ReObserve),
            (CaseStatus::Closed, _) => false,
        };
        again.extend(record.nodes.iter().map(|node| (node.code.as_str(), is_asked)));
    }
    again.into_values().any(|is_asked| is_asked)
}

/// What the raters together make of a node, where that is a level or a reason to have none.
fn upheld(node: &CaseNode) -> Option<Score> {
    match node.agreed {
        Agreed::Index(index) => crate::domain::scores::whole_level(index).map(Score::Level),
        Agreed::Special(score) => Some(score),
        Agreed::Open(_) => None,
    }
}
