//! Scales.

use chassis::kernel::{LocalizedText, words};

words! {
    /// How a scale is read.
    pub enum ScaleType {
        /// Levels in an order, each with points.
        Level = "LEVEL",
        /// Choices without points.
        Choice = "CHOICE",
    }
}

/// A level of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its code, unique within the scale.
    pub code: String,
    /// As people read it.
    pub label: LocalizedText,
    /// Points; choices have none.
    pub points_e4: i64,
}

/// A scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Its code, unique within the version.
    pub code: String,
    /// How it is read.
    pub kind: ScaleType,
    /// The levels, the lowest first; the first has rank 1.
    pub levels: Vec<Level>,
}

impl Scale {
    /// The highest rank.
    pub fn highest(&self) -> i32 {
        i32::try_from(self.levels.len()).unwrap_or(i32::MAX)
    }

    /// Whether it has a level of this rank.
    pub fn has(&self, rank: i32) -> bool {
        (1..=self.highest()).contains(&rank)
    }
}
