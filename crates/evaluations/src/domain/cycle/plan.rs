//! What a cycle is planned to be.

use chassis::kernel::{LocalizedText, words};
use chassis::thai::calendar::bangkok_date;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::CycleError;
use crate::domain::framework::{FrameworkKind, VersionStatus};
use crate::domain::{AssessorRole, FrameworkId};

words! {
    /// Which measuring of several it is.
    pub enum CycleRound {
        /// Before anything is done.
        Baseline = "BASELINE",
        /// On the way.
        Midline = "MIDLINE",
        /// At the end.
        Endline = "ENDLINE",
        /// The first of two in a year.
        Wave1 = "WAVE1",
        /// The second of two in a year.
        Wave2 = "WAVE2",
    }
}

/// Who is judged: the schools that lay in one of the areas and took part in one of the programmes on the day. A list that is empty asks for
/// nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population {
    /// Areas of the schools service.
    pub areas: Vec<Uuid>,
    /// Programmes of the schools service.
    pub programmes: Vec<Uuid>,
    /// The day.
    pub as_of: Date,
}

/// When what is done. Both days of the collection belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Windows {
    /// First day of the collection.
    pub collect_from: Date,
    /// Its last day.
    pub collect_to: Date,
    /// The last day on which ratings are looked into.
    pub moderate_to: Option<Date>,
    /// The day of publication.
    pub publish_on: Option<Date>,
}

words! {
    /// How a submission stands to the days of the collection.
    pub enum CollectionStanding {
        /// Within them.
        Within = "WITHIN",
        /// Before the first of them.
        Early = "EARLY",
        /// After the last of them.
        Late = "LATE",
        /// After the last of them, as it was granted.
        LateAsGranted = "LATE_AS_GRANTED",
    }
}

/// Who judges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessorPolicy {
    /// As what.
    pub roles: Vec<AssessorRole>,
    /// Assessments that a school needs at least.
    pub min_raters: i32,
    /// How many months back somebody's work counts against independence (E5).
    pub independence_months: i32,
}

/// What a cycle is planned to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Who runs it, an organisation of the partners service.
    pub owner: Uuid,
    /// Its name.
    pub name: LocalizedText,
    /// By what is judged.
    pub framework: FrameworkId,
    /// By which version of it.
    pub framework_n: i32,
    /// Whether it tries a version out.
    pub is_trial: bool,
    /// Academic year, Buddhist era.
    pub academic_year: i16,
    /// 1 or 2; 3 is summer, 0 the whole year.
    pub semester: i16,
    /// Which measuring of several it is.
    pub round: CycleRound,
    /// Who is judged.
    pub population: Population,
    /// When.
    pub windows: Windows,
    /// Who judges.
    pub policy: AssessorPolicy,
}

/// What a cycle has to know of the version that it judges by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instrument {
    /// What the framework is for.
    pub kind: FrameworkKind,
    /// How far the version has come.
    pub status: VersionStatus,
}

impl Plan {
    /// Whose grants decide about the cycle.
    pub fn scopes(&self) -> Vec<String> {
        vec![format!("organisation:{}", self.owner)]
    }

    /// Refuses what no cycle can be.
    pub(super) fn check(&self, by: Instrument) -> Result<(), CycleError> {
        if self.name.lacks_thai() {
            return Err(CycleError::NoName);
        }
        if self.population.areas.is_empty() && self.population.programmes.is_empty() {
            return Err(CycleError::PopulationUnbounded);
        }
        self.windows.check()?;
        self.must_be_usable(by)
    }

    /// Refuses a version that cannot be judged by.
    pub(super) fn must_be_usable(&self, by: Instrument) -> Result<(), CycleError> {
        match by.status {
            VersionStatus::Published => {}
            VersionStatus::Trial if self.is_trial => {}
            VersionStatus::Trial | VersionStatus::Draft | VersionStatus::ExpertReview | VersionStatus::Retired => {
                return Err(CycleError::FrameworkNotUsable(by.status));
            }
        }
        let others = self.policy.roles.iter().any(|role| *role != AssessorRole::SelfAssessment);
        if by.kind == FrameworkKind::SchoolExternal && !others { Err(CycleError::SelfNotEnough) } else { Ok(()) }
    }
}

impl Windows {
    /// How something stands to the days of the collection that was submitted at this instant, and may have been let in late until another.
    pub fn standing(self, at: Timestamp, late_until: Option<Timestamp>) -> CollectionStanding {
        let day = bangkok_date(at);
        if day < self.collect_from {
            CollectionStanding::Early
        } else if day <= self.collect_to {
            CollectionStanding::Within
        } else if late_until.is_some_and(|until| at <= until) {
            CollectionStanding::LateAsGranted
        } else {
            CollectionStanding::Late
        }
    }

    /// Whether the last day of the collection is over.
    pub fn are_over(self, now: Timestamp) -> bool {
        bangkok_date(now) > self.collect_to
    }

    fn check(self) -> Result<(), CycleError> {
        let mut latest = self.collect_from;
        for (day, field) in [
            (Some(self.collect_to), "windows.collect_to"),
            (self.moderate_to, "windows.moderate_to"),
            (self.publish_on, "windows.publish_on"),
        ] {
            let Some(day) = day else { continue };
            if day < latest {
                return Err(CycleError::OutOfOrder { field });
            }
            latest = day;
        }
        Ok(())
    }
}
