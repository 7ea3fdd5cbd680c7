//! Of how many schools of a cycle assessments were handed in: who is counted, and what is left of two areas when they are put together.

use std::collections::BTreeMap;

use super::coverage::Share;

/// With these statuses of an assignment somebody is to judge, or has judged.
pub(crate) const ASSIGNED: [&str; 1] = ["ASSIGNED"];
/// With these statuses an assessment was handed in, and not given back.
pub(crate) const HANDED_IN: [&str; 3] = ["SUBMITTED", "LOCKED", "CONFIRMED"];
/// The status of a cycle that was not opened: it has no schools.
pub(crate) const PLANNED: &str = "PLANNED";
/// The purpose of frameworks whose results nobody is told.
pub(crate) const RESEARCH: &str = "RESEARCH";

/// Whether a framework of this kind judges lessons: those are observed, and no assessments are handed in about them.
pub(crate) fn is_about_lessons(kind: &str) -> bool {
    matches!(kind, "CLASSROOM_OBSERVATION" | "INTERVAL_CODING")
}

/// Schools of a cycle that have everything in common that is counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own, and any may be answered either way")]
pub(crate) struct Group {
    /// What they are found by at the level; None where they lie in no area of it.
    pub(crate) place: Option<String>,
    /// Whether they were let in late.
    pub(crate) late: bool,
    /// Whether somebody is to judge them.
    pub(crate) assigned: bool,
    /// Whether as much was handed in as the cycle asks for.
    pub(crate) submitted: bool,
    /// Whether anything was.
    pub(crate) begun: bool,
    /// Whether they have a result.
    pub(crate) finalised: bool,
    /// Whether they are there no more.
    pub(crate) closed: bool,
    /// How many.
    pub(crate) schools: i64,
}

/// How far some schools have come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// How many.
    pub(crate) schools: i64,
    /// Of these, those that somebody is to judge.
    pub(crate) assigned: i64,
    /// Of these, those about which as much was handed in as the cycle asks for.
    pub(crate) submitted: i64,
    /// Of these, those about which something was, and less than that.
    pub(crate) partly: i64,
    /// Of these, those that have a result.
    pub(crate) finalised: i64,
    /// Of these, those that are there no more.
    pub(crate) closed: i64,
    /// Of these again, those about which less was handed in than the cycle asks for.
    pub(crate) closed_missing: i64,
}

impl Counts {
    fn add(&mut self, group: &Group) {
        let count = |held: bool| if held { group.schools } else { 0 };
        self.schools += group.schools;
        self.assigned += count(group.assigned);
        self.submitted += count(group.submitted);
        self.partly += count(group.begun && !group.submitted);
        self.finalised += count(group.finalised);
        self.closed += count(group.closed);
        self.closed_missing += count(group.closed && !group.submitted);
    }

    /// Those about which less was handed in than the cycle asks for.
    pub(crate) fn missing(&self) -> i64 {
        self.schools - self.submitted
    }
}

/// The numbers of one area, or of several together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct EvaluationCoverage {
    /// The schools that were frozen when the cycle was opened: what shares are of.
    pub(crate) expected: Counts,
    /// Those that were let in late.
    pub(crate) late: Counts,
}

impl EvaluationCoverage {
    fn add(&mut self, group: &Group) {
        if group.late { &mut self.late } else { &mut self.expected }.add(group);
    }

    /// Whether there is no school at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.expected.schools == 0 && self.late.schools == 0
    }

    /// Of the expected, those about which as much was handed in as the cycle asks for.
    pub(crate) fn submitted_share(&self) -> Option<Share> {
        Share::of(self.expected.submitted, self.expected.schools)
    }

    /// Of the expected, those that have a result.
    pub(crate) fn finalised_share(&self) -> Option<Share> {
        Share::of(self.expected.finalised, self.expected.schools)
    }
}

/// The numbers of each area and of all together. None is what lies in no area of the level.
pub(crate) fn by_place(groups: &[Group]) -> (BTreeMap<Option<String>, EvaluationCoverage>, EvaluationCoverage) {
    let (mut places, mut total) = (BTreeMap::<Option<String>, EvaluationCoverage>::new(), EvaluationCoverage::default());
    for group in groups {
        places.entry(group.place.clone()).or_default().add(group);
        total.add(group);
    }
    (places, total)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn group(place: &str, schools: i64) -> Group {
        Group {
            place: Some(place.to_owned()),
            late: false,
            assigned: true,
            submitted: true,
            begun: true,
            finalised: false,
            closed: false,
            schools,
        }
    }

    #[test]
    fn what_was_let_in_late_is_apart_and_what_has_closed_stays_expected() {
        let missing = Group { submitted: false, begun: false, ..group("a", 3) };
        let partly = Group { submitted: false, ..group("a", 2) };
        let closed = Group { closed: true, ..missing.clone() };
        let late = Group { late: true, ..group("a", 7) };
        let (places, total) = by_place(&[group("a", 240), missing, partly, closed, late, group("b", 5)]);
        let a = places[&Some("a".to_owned())];
        assert_eq!((a.expected.schools, a.expected.submitted, a.expected.partly, a.expected.missing()), (248, 240, 2, 8));
        assert_eq!((a.expected.closed, a.expected.closed_missing), (3, 3));
        assert_eq!((a.late.schools, a.late.submitted), (7, 7));
        assert_eq!(a.submitted_share(), Share::of(240, 248));
        assert_eq!(total.submitted_share(), Share::of(245, 253));
    }

    #[test]
    fn what_was_handed_in_of_what_was_frozen_is_as_the_golden_values_say() {
        for (submitted, expected, percent) in [(248, 253, Some("98.02")), (200, 205, Some("97.56")), (0, 0, None)] {
            let missing = Group { submitted: false, begun: false, ..group("a", expected - submitted) };
            let share = by_place(&[group("a", submitted), missing]).1.submitted_share();
            assert_eq!(share.map(Share::percent).as_deref(), percent, "{submitted} of {expected}");
        }
    }

    #[test]
    fn none_of_nothing_is_no_share() {
        assert_eq!((by_place(&[]).1.submitted_share(), by_place(&[]).1.is_empty()), (None, true));
    }

    proptest! {
        #[test]
        fn the_whole_is_the_sum_of_its_areas(given in prop::collection::vec(("[abc]", any::<[bool; 6]>(), 1..9_i64), 0..20)) {
            let group = |(place, [late, assigned, submitted, begun, finalised, closed], schools): &(String, [bool; 6], i64)| Group {
                place: Some(place.clone()),
                late: *late,
                assigned: *assigned,
                submitted: *submitted && *begun,
                begun: *begun,
                finalised: *finalised,
                closed: *closed,
                schools: *schools,
            };
            let (places, total) = by_place(&given.iter().map(group).collect::<Vec<_>>());
            prop_assert_eq!(places.values().map(|of| of.expected.schools).sum::<i64>(), total.expected.schools);
            prop_assert_eq!(places.values().map(|of| of.expected.submitted).sum::<i64>(), total.expected.submitted);
            prop_assert_eq!(places.values().map(|of| of.late.missing()).sum::<i64>(), total.late.missing());
            prop_assert!(total.expected.submitted + total.expected.partly <= total.expected.schools);
        }
    }
}
