//! What is said about an innovation.

use chassis::kernel::{LocalizedText, words};
use uuid::Uuid;

use super::InnovationError;
use crate::domain::term::AcademicTerm;

words! {
    /// What an innovation is about.
    pub enum InnovationKind {
        /// Managing a school.
        Management = "MANAGEMENT",
        /// Teaching and learning.
        Teaching = "TEACHING",
        /// Media and aids.
        Media = "MEDIA",
        /// Curriculum.
        Curriculum = "CURRICULUM",
        /// Measuring and assessing.
        Assessment = "ASSESSMENT",
        /// Policy.
        Policy = "POLICY",
    }
}

words! {
    /// For which level of pupils something is meant.
    pub enum TargetLevel {
        /// Early childhood.
        EarlyChildhood = "EARLY_CHILDHOOD",
        /// Primary.
        Primary = "PRIMARY",
        /// Lower secondary.
        LowerSecondary = "LOWER_SECONDARY",
        /// Upper secondary.
        UpperSecondary = "UPPER_SECONDARY",
    }
}

words! {
    /// How sure it is that an innovation works, the weakest first.
    pub enum EvidenceLevel {
        /// Told by those who did it.
        Anecdotal = "ANECDOTAL",
        /// Data of the school.
        SchoolData = "SCHOOL_DATA",
        /// Compared with others.
        Compared = "COMPARED",
        /// Found again elsewhere.
        Replicated = "REPLICATED",
    }
}

/// Who made something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Maker {
    /// A person, an opaque reference.
    Person(Uuid),
    /// An organisation of the partners service.
    Organisation(Uuid),
}

/// All of it, in hundredths of a percent.
pub const WHOLE: i32 = 10_000;

/// Somebody who made an innovation, and how much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Creator {
    /// Who.
    pub maker: Maker,
    /// Share in hundredths of a percent.
    pub share_e2: i32,
}

/// What is said about an innovation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Its name.
    pub name: LocalizedText,
    /// What it is about.
    pub kind: InnovationKind,
    /// The term in which it was made.
    pub term: AcademicTerm,
    /// For which levels it is meant.
    pub target_levels: Vec<TargetLevel>,
    /// Abstract.
    pub summary: LocalizedText,
    /// The problem that it answers.
    pub problem: LocalizedText,
    /// How sure it is that it works.
    pub evidence_level: EvidenceLevel,
    /// Who made it.
    pub creators: Vec<Creator>,
    /// The licence under which others may use it; may be empty before it is published.
    pub licence: String,
    /// References to documents, media and data.
    pub artefacts: Vec<String>,
}

impl Content {
    /// Refuses what no innovation can be, however far it has come.
    pub(super) fn check(&self) -> Result<(), InnovationError> {
        if self.name.lacks_thai() {
            return Err(InnovationError::NoName);
        }
        let twice = |(at, creator): (usize, &Creator)| self.creators[..at].iter().any(|other| other.maker == creator.maker).then_some(at);
        if let Some(at) = self.creators.iter().enumerate().find_map(twice) {
            return Err(InnovationError::CreatorTwice(at));
        }
        // Shares lie between 1 and 10,000 each; what is outside could balance what is missing.
        if let Some(at) = self.creators.iter().position(|creator| !(1..=WHOLE).contains(&creator.share_e2)) {
            return Err(InnovationError::ShareOutOfRange(at));
        }
        let sum = self.creators.iter().map(|creator| i64::from(creator.share_e2)).sum::<i64>();
        if sum == i64::from(WHOLE) { Ok(()) } else { Err(InnovationError::SharesNotWhole { sum }) }
    }
}
