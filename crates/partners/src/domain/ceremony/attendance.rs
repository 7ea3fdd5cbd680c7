//! Who attended a ceremony, as stated.

use super::{CeremonyError, ParticipationMode};
use crate::domain::BoundedQuantity;
use crate::domain::problem::{FieldProblem, Problem, repeated};

/// People who attended as honorific witnesses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// How they took part.
    pub mode: ParticipationMode,
    /// Words of the source for their role; may be empty.
    pub role_text: String,
    /// How many, where stated.
    pub quantity: Option<BoundedQuantity>,
    /// Words of the source for the number; may be empty.
    pub quantity_text: String,
    /// Who they were.
    pub categories: Vec<AttendeeCategory>,
}

/// A group among the attendees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendeeCategory {
    /// Code, an upper-case word.
    pub code: String,
    /// Words of the source.
    pub text: String,
    /// How many; nothing when not stated.
    pub quantity: Option<BoundedQuantity>,
}

/// A group among the attendees stands once.
pub(super) fn check(attendance: &[Attendance]) -> Result<(), CeremonyError> {
    let mut problems = Vec::new();
    for (at, group) in attendance.iter().enumerate() {
        for (index, code) in repeated(group.categories.iter().map(|category| category.code.as_str())) {
            problems.push(FieldProblem::new(format!("attendance[{at}].categories[{index}].code"), Problem::Twice(code.to_owned())));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(CeremonyError::Invalid(problems)) }
}
