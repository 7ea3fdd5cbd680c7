//! A framework with its versions: one aggregate, whose record is raised by one with every change of any of them.
//!
//! A draft may be incomplete, never unsound ([`check::sound`]); before experts it is complete ([`check::complete`], E1). What they judged is
//! what is tried out and what is published, so nothing of it changes after it was submitted; once published its hash says so (E2).

mod about;
pub mod canonical;
pub mod check;
mod congruence;
mod content;
mod equating;
mod error;
mod event;
mod status;
#[cfg(test)]
mod tests;
mod version;

use chassis::kernel::reason;
use jiff::Timestamp;

pub use about::{About, AboutChange, FrameworkKind, Licence, Purpose, Unit};
pub use canonical::ContentHash;
pub use congruence::{Congruence, CongruenceRule, ExpertRatings, ItemCongruence};
pub use content::{
    Aggregation, AggregationRule, Band, ConsensusRule, Content, CutOffScope, CutOffTable, CutOffUnit, DescriptorSet, EvidenceRule,
    IntervalCode, IntervalCoding, IntervalGroup, Judgement, Level, LevelDescriptor, NaHandling, Node, NodeKind, OnlyIf, PercentFormula,
    Procedure, Round, Scale, ScaleType, WeightingRule,
};
pub use equating::{Equating, EquatingRow, Relation};
pub use error::FrameworkError;
pub use event::FrameworkEvent;
pub use status::{Action, VersionStatus};
pub use version::{FrameworkVersion, VersionHead};

use super::FrameworkId;
use congruence::RatingsRefused;

/// Versions that a framework has at most.
pub const MOST_VERSIONS: i32 = 200;
/// Experts who speak about a version at most.
pub const MOST_EXPERTS: usize = 50;

/// What is kept of a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameworkRecord {
    /// Id.
    pub id: FrameworkId,
    /// Raised by one with every event.
    pub version: i64,
    /// What it is.
    pub about: About,
    /// Its versions in short, in their order.
    pub versions: Vec<VersionHead>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it or one of its versions was last changed.
    pub updated_at: Timestamp,
}

/// A framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framework {
    record: FrameworkRecord,
}

type Told = Result<Vec<FrameworkEvent>, FrameworkError>;

impl Framework {
    /// Records a framework, without a version yet.
    pub fn create(id: FrameworkId, about: About, now: Timestamp) -> Result<(Self, Vec<FrameworkEvent>), FrameworkError> {
        about.check()?;
        let record = FrameworkRecord { id, version: 1, about, versions: Vec::new(), created_at: now, updated_at: now };
        Ok((Self { record }, vec![FrameworkEvent::Created]))
    }

    /// What was kept.
    pub fn restore(record: FrameworkRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &FrameworkRecord {
        &self.record
    }

    /// Whether everybody may read it: one of its versions was published.
    pub fn is_public(&self) -> bool {
        self.record.versions.iter().any(VersionHead::is_public)
    }

    /// Whether one of its versions is in use.
    pub fn is_in_use(&self) -> bool {
        self.record.versions.iter().any(|head| head.status == VersionStatus::Published)
    }

    /// The same as those see it whose grants do not reach its owner: without versions that were never published.
    #[must_use]
    pub fn for_everybody(mut self) -> Self {
        self.record.versions.retain(VersionHead::is_public);
        self
    }

    /// Says something else about what it is. Its code, its kind and what it judges stay: its versions rest on them. Why it is judged stays once
    /// a version was published or schools have been judged by one, as in a trial: what was rated for research is told to nobody afterwards (E13).
    pub fn change(&mut self, change: AboutChange, has_judged: bool, now: Timestamp) -> Told {
        let about = self.record.about.with(change);
        about.check()?;
        if about.purpose != self.record.about.purpose && (has_judged || self.is_public()) {
            return Err(FrameworkError::PurposeFrozen(self.record.about.purpose));
        }
        if about == self.record.about {
            return Ok(Vec::new());
        }
        self.record.about = about;
        Ok(self.happened(FrameworkEvent::Updated, now))
    }

    /// Begins the next version.
    pub fn draft(
        &mut self,
        content: Content,
        copied_from: Option<i32>,
        now: Timestamp,
    ) -> Result<(FrameworkVersion, Vec<FrameworkEvent>), FrameworkError> {
        let n = self.record.versions.last().map_or(1, |last| last.n + 1);
        if n > MOST_VERSIONS {
            return Err(FrameworkError::TooManyVersions(MOST_VERSIONS));
        }
        self.must_be_sound(&content)?;
        let head = VersionHead {
            n,
            status: VersionStatus::Draft,
            effective_year: content.effective_year,
            copied_from,
            content_hash: None,
            experts: 0,
            retire_reason: String::new(),
            published_at: None,
            created_at: now,
            updated_at: now,
        };
        self.record.versions.push(head.clone());
        let events = self.happened(FrameworkEvent::VersionDrafted, now);
        Ok((FrameworkVersion { head, content, ratings: Vec::new() }, events))
    }

    /// Says something else in a draft. Saying the same again is no change.
    pub fn update(&mut self, version: &mut FrameworkVersion, content: Content, now: Timestamp) -> Told {
        version.head.must_allow(Action::Update)?;
        self.must_be_sound(&content)?;
        if version.content == content {
            return Ok(Vec::new());
        }
        version.head.effective_year = content.effective_year;
        version.content = content;
        Ok(self.changed(version, FrameworkEvent::VersionUpdated, now))
    }

    /// Puts a draft before experts; everything that is missing or does not add up is named at once (E1).
    pub fn submit(&mut self, version: &mut FrameworkVersion, now: Timestamp) -> Told {
        version.head.must_allow(Action::Submit)?;
        must_be_complete(&version.content)?;
        version.head.status = VersionStatus::ExpertReview;
        Ok(self.changed(version, FrameworkEvent::Submitted, now))
    }

    /// Records what an expert says about every item; what the same expert said before is replaced.
    pub fn rate(&mut self, version: &mut FrameworkVersion, said: ExpertRatings, now: Timestamp) -> Told {
        version.head.must_allow(Action::Rate)?;
        congruence::check(&version.content, &said.ratings).map_err(|refused| match refused {
            RatingsRefused::Unsound(found) => FrameworkError::RatingsUnsound(found),
            RatingsRefused::Missing(items) => FrameworkError::RatingsIncomplete(items),
        })?;
        match version.ratings.iter().position(|before| before.expert == said.expert) {
            Some(at) => version.ratings[at] = said,
            None if version.ratings.len() == MOST_EXPERTS => return Err(FrameworkError::TooManyExperts(MOST_EXPERTS)),
            None => version.ratings.push(said),
        }
        version.head.experts = i32::try_from(version.ratings.len()).unwrap_or(i32::MAX);
        Ok(self.changed(version, FrameworkEvent::Rated, now))
    }

    /// Lets it be tried out, when enough experts have said of every item that it fits.
    pub fn start_trial(&mut self, version: &mut FrameworkVersion, rule: CongruenceRule, now: Timestamp) -> Told {
        version.head.must_allow(Action::StartTrial)?;
        version.must_be_congruent(rule)?;
        version.head.status = VersionStatus::Trial;
        Ok(self.changed(version, FrameworkEvent::TrialStarted, now))
    }

    /// Publishes it. It is looked through once more: what a later release asks for must not be missing in what an earlier one let through.
    pub fn publish(&mut self, version: &mut FrameworkVersion, now: Timestamp) -> Told {
        version.head.must_allow(Action::Publish)?;
        must_be_complete(&version.content)?;
        version.head.status = VersionStatus::Published;
        version.head.published_at = Some(now);
        version.head.content_hash = Some(canonical::hash(&self.record.about.code, version.head.n, &version.content));
        Ok(self.changed(version, FrameworkEvent::Published, now))
    }

    /// Takes it out of use, or gives it up.
    pub fn retire(&mut self, version: &mut FrameworkVersion, why: &str, now: Timestamp) -> Told {
        version.head.must_allow(Action::Retire)?;
        version.head.retire_reason = reason(why)?;
        version.head.status = VersionStatus::Retired;
        Ok(self.changed(version, FrameworkEvent::Retired, now))
    }

    /// Says how results of one published version compare with those of a later one.
    pub fn equate(
        &mut self,
        (older, newer): (&FrameworkVersion, &FrameworkVersion),
        rows: Vec<EquatingRow>,
        rationale: &str,
        now: Timestamp,
    ) -> Result<(Equating, Vec<FrameworkEvent>), FrameworkError> {
        if older.head.n >= newer.head.n {
            return Err(FrameworkError::NotLater);
        }
        for (version, field) in [(older, "from_n"), (newer, "to_n")] {
            if !version.head.is_public() {
                return Err(FrameworkError::NotPublished { n: version.head.n, field });
            }
        }
        let rationale = reason(rationale).map_err(|_| FrameworkError::RationaleRequired)?;
        let found = equating::check(&rows, &older.content, &newer.content);
        if !found.is_empty() {
            return Err(FrameworkError::EquatingUnsound(found));
        }
        let events = self.happened(FrameworkEvent::Equated, now);
        Ok((Equating { from_n: older.head.n, to_n: newer.head.n, rows, rationale, set_at: now }, events))
    }

    fn must_be_sound(&self, content: &Content) -> Result<(), FrameworkError> {
        let found = check::sound(&self.record.about, content);
        if found.is_empty() { Ok(()) } else { Err(FrameworkError::Unsound(found)) }
    }

    fn changed(&mut self, version: &mut FrameworkVersion, event: FrameworkEvent, now: Timestamp) -> Vec<FrameworkEvent> {
        version.head.updated_at = now;
        if let Some(head) = self.record.versions.iter_mut().find(|head| head.n == version.head.n) {
            head.clone_from(&version.head);
        }
        self.happened(event, now)
    }

    fn happened(&mut self, event: FrameworkEvent, now: Timestamp) -> Vec<FrameworkEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}

fn must_be_complete(content: &Content) -> Result<(), FrameworkError> {
    let found = check::complete(content);
    if found.is_empty() { Ok(()) } else { Err(FrameworkError::Incomplete(found)) }
}
