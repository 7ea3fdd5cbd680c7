//! Lesson study between the contract and the domain.

pub(crate) mod cycle;
pub(crate) mod shown;
pub(crate) mod team;

use api::schools::v1 as pb;
use chassis::wire::Reader;

use crate::domain::Reference;
use crate::domain::lesson_study::RoleCounts;
use crate::error::reference_is_address;

/// A reference, where there is one; a web address is refused.
pub(super) fn reference(read: &mut Reader, field: &str, text: &str) -> Option<Reference> {
    Reference::parse(text).unwrap_or_else(|_| {
        read.violates(reference_is_address(field));
        None
    })
}

/// How many people of each role, on the wire.
pub(super) fn role_counts(counts: &RoleCounts) -> Vec<pb::LessonStudyRoleCount> {
    counts.iter().map(|(role, count)| pb::LessonStudyRoleCount { role: role.number(), count: few(count) }).collect()
}

/// A number on the wire.
pub(super) fn few(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A length on the wire.
pub(super) fn length(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
