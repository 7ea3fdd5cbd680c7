//! How many schools of a cohort are where: sums of counts and shares of sums. No number here is an average.

use std::collections::BTreeMap;

/// With these statuses a school takes part or has finished: it is expected to say whom it teaches.
pub(crate) const TAKING_PART: [&str; 2] = ["ACTIVE", "COMPLETED"];
/// With these statuses a school is there no more.
pub(crate) const GONE: [&str; 2] = ["MERGED_INTO", "DISSOLVED"];

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Share {
    /// How many.
    pub(crate) numerator: i64,
    /// Of how many.
    pub(crate) denominator: i64,
}

impl Share {
    /// None of nothing.
    pub(crate) fn of(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator > 0).then_some(Self { numerator, denominator })
    }

    /// In percent with two decimals, a half rounded up.
    pub(crate) fn percent(self) -> String {
        let (part, whole) = (i128::from(self.numerator), i128::from(self.denominator.max(1)));
        let hundredths = (part * 20_000 + whole).div_euclid(whole * 2);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

/// Schools of a cohort that have everything in common that is counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// What they are found by at the level; None where they lie in no area of it.
    pub(crate) place: Option<String>,
    /// Their status in the programme.
    pub(crate) status: String,
    /// Whether they were there on the day, neither merged nor dissolved.
    pub(crate) there: bool,
    /// Whether they have a confirmed snapshot.
    pub(crate) confirmed: bool,
    /// How many.
    pub(crate) schools: i64,
}

/// The schools of an area, whether they take part or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Population {
    /// What they are found by.
    pub(crate) place: String,
    /// How many.
    pub(crate) schools: i64,
    /// Of these, those that take part or have finished.
    pub(crate) taking_part: i64,
}

/// The numbers of one area, or of several together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Coverage {
    /// Schools that were there.
    pub(crate) in_area: i64,
    /// Of these, those that take part or have finished.
    pub(crate) taking_part: i64,
    /// Schools of the cohort by status.
    pub(crate) by_status: BTreeMap<String, i64>,
    /// Expected to have confirmed their numbers.
    pub(crate) expected: i64,
    /// Of these, those that have.
    pub(crate) confirmed: i64,
    /// Take part or have finished, and were there no more.
    pub(crate) closed: i64,
}

impl Coverage {
    /// Adds schools of the cohort.
    pub(crate) fn add(&mut self, group: &Group) {
        *self.by_status.entry(group.status.clone()).or_default() += group.schools;
        if TAKING_PART.contains(&group.status.as_str()) {
            let expected = if group.there { group.schools } else { 0 };
            self.expected += expected;
            self.confirmed += if group.confirmed { expected } else { 0 };
            self.closed += group.schools - expected;
        }
    }

    /// Adds the schools of an area.
    pub(crate) fn inhabit(&mut self, population: &Population) {
        self.in_area += population.schools;
        self.taking_part += population.taking_part;
    }

    /// Schools of the cohort.
    pub(crate) fn in_cohort(&self) -> i64 {
        self.by_status.values().sum()
    }

    /// Whether there is no school at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.in_area == 0 && self.by_status.is_empty()
    }

    /// Schools that are expected and have not confirmed.
    pub(crate) fn missing(&self) -> i64 {
        self.expected - self.confirmed
    }

    /// Of the schools of the area, those that take part or have finished.
    pub(crate) fn participation_share(&self) -> Option<Share> {
        Share::of(self.taking_part, self.in_area)
    }

    /// Of the expected, those that have confirmed.
    pub(crate) fn confirmed_share(&self) -> Option<Share> {
        Share::of(self.confirmed, self.expected)
    }
}

/// The numbers of each area and of all together. None is what lies in no area of the level.
pub(crate) fn by_place(groups: &[Group], populations: &[Population]) -> (BTreeMap<Option<String>, Coverage>, Coverage) {
    let (mut places, mut total) = (BTreeMap::<Option<String>, Coverage>::new(), Coverage::default());
    for group in groups {
        places.entry(group.place.clone()).or_default().add(group);
        total.add(group);
    }
    for population in populations {
        places.entry(Some(population.place.clone())).or_default().inhabit(population);
        total.inhabit(population);
    }
    (places, total)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn group(place: &str, status: &str, there: bool, confirmed: bool, schools: i64) -> Group {
        Group { place: Some(place.to_owned()), status: status.to_owned(), there, confirmed, schools }
    }

    #[test]
    fn two_hundred_and_forty_eight_of_two_hundred_and_fifty_three_are_98_02_percent() {
        assert_eq!(Share::of(248, 253).map(Share::percent).as_deref(), Some("98.02"));
        assert_eq!(Share::of(1, 8).map(Share::percent).as_deref(), Some("12.50"));
        assert_eq!(Share::of(1, 800).map(Share::percent).as_deref(), Some("0.13"), "a half is rounded up");
        assert_eq!(Share::of(0, 30).map(Share::percent).as_deref(), Some("0.00"));
        assert_eq!(Share::of(30, 30).map(Share::percent).as_deref(), Some("100.00"));
        assert_eq!(Share::of(0, 0), None, "none of nothing is no share");
    }

    #[test]
    fn only_schools_that_take_part_and_are_there_are_expected() {
        let (places, total) = by_place(
            &[
                group("a", "ACTIVE", true, true, 3),
                group("a", "ACTIVE", true, false, 2),
                group("a", "COMPLETED", false, true, 1),
                group("a", "WITHDRAWN", true, true, 4),
                group("b", "NOMINATED", true, false, 5),
            ],
            &[Population { place: "c".to_owned(), schools: 7, taking_part: 0 }],
        );
        let a = &places[&Some("a".to_owned())];
        assert_eq!((a.in_cohort(), a.expected, a.confirmed, a.missing(), a.closed), (10, 5, 3, 2, 1));
        assert_eq!(places[&Some("b".to_owned())].confirmed_share(), None);
        assert_eq!(places[&Some("c".to_owned())].participation_share(), Share::of(0, 7), "an area without participants is there");
        assert_eq!((total.in_cohort(), total.expected, total.in_area), (15, 5, 7));
    }

    proptest! {
        #[test]
        fn the_whole_is_the_sum_of_its_areas(
            given in prop::collection::vec(("[abc]", prop::sample::select(&["ACTIVE", "COMPLETED", "REMOVED"][..]), any::<bool>(), any::<bool>(), 1..9_i64), 0..20),
        ) {
            let groups: Vec<Group> = given.iter().map(|(place, status, there, confirmed, n)| group(place, status, *there, *confirmed, *n)).collect();
            let (places, total) = by_place(&groups, &[]);
            prop_assert_eq!(places.values().map(Coverage::in_cohort).sum::<i64>(), total.in_cohort());
            prop_assert_eq!(places.values().map(|c| c.expected).sum::<i64>(), total.expected);
            prop_assert_eq!(places.values().map(|c| c.confirmed).sum::<i64>(), total.confirmed);
            prop_assert!(total.confirmed <= total.expected && total.expected + total.closed <= total.in_cohort());
        }
    }
}
