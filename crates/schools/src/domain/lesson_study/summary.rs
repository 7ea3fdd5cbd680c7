//! How the cycles of a team went, in counts.

use super::RoleCounts;

/// How the cycles of a team went. Cancelled cycles count nowhere but in `cancelled`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Cycles that were planned.
    pub planned: u32,
    /// Cycles that are closed.
    pub closed: u32,
    /// Cycles that were cancelled.
    pub cancelled: u32,
    /// Cycles whose plan is made.
    pub plan_done: u32,
    /// Cycles whose lesson was taught.
    pub taught: u32,
    /// Cycles that were reflected on: they went through all three phases.
    pub reflected: u32,
    /// Ideas of pupils over all lessons taught.
    pub ideas: u32,
    /// Who took part in reflecting; a person counts once a reflection.
    pub reflection: RoleCounts,
    /// Lessons with a head or deputy head present.
    pub lessons_with_head: u32,
    /// Reflections with a head or deputy head present.
    pub reflections_with_head: u32,
    /// Lessons with a supervisor present.
    pub lessons_with_supervisor: u32,
    /// Reflections with a supervisor present.
    pub reflections_with_supervisor: u32,
}

impl Summary {
    /// Ideas a lesson in hundredths, rounded half up; nothing while no lesson was taught.
    pub fn ideas_per_lesson_e2(&self) -> Option<u32> {
        let (ideas, lessons) = (u64::from(self.ideas) * 100, u64::from(self.taught));
        (lessons > 0).then(|| u32::try_from((2 * ideas + lessons) / (2 * lessons)).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideas_a_lesson_are_rounded_and_without_a_lesson_there_is_no_number() {
        let of = |ideas, taught| Summary { taught, ideas, ..Summary::default() }.ideas_per_lesson_e2();
        assert_eq!(of(0, 0), None);
        assert_eq!((of(0, 4), of(7, 2), of(1, 3), of(2, 3), of(1, 8)), (Some(0), Some(350), Some(33), Some(67), Some(13)));
        assert_eq!(of(u32::MAX, 1), Some(u32::MAX), "more than anybody has stays the largest number");
    }
}
