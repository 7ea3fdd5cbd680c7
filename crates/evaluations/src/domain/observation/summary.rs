//! What observed lessons add up to: counts, shares and medians of an area. What is too little to hide a lesson, a teacher or a school in is
//! kept back.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::instrument::{Instrument, Place};
use super::record::{Mark, Record};
use crate::domain::framework::{Scale, ScaleType};
use crate::domain::scores::{Decimal, Distribution, EvenMedian, Score};

/// A lesson as it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// Where it was held.
    pub school: Uuid,
    /// What was seen, or agreed on.
    pub record: Record,
    /// Whether two observers watched it.
    pub double_coded: bool,
}

/// How much there must be of what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Least {
    /// Lessons.
    pub lessons: usize,
    /// Schools in which they were held.
    pub schools: usize,
}

/// What was seen of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// The code.
    pub code: String,
    /// Where it is marked; None for the intervals of an interval record.
    pub place: Option<Place>,
    /// What was seen of it; None where that is too little.
    pub seen: Option<Levels>,
}

/// Levels that were given of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    /// Lessons in which there is one.
    pub lessons: usize,
    /// Of how many: all levels, or all intervals that were watched.
    pub of: u64,
    /// Marks that are no level.
    pub absent: u64,
    /// How often each was given, from rank 1 on.
    pub times: Vec<u64>,
    /// The median, of scales with an order.
    pub median: Option<Decimal>,
}

/// What lessons add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Lessons.
    pub lessons: usize,
    /// Schools in which they were held.
    pub schools: usize,
    /// Lessons that two observers watched.
    pub double_coded: usize,
    /// Code by code.
    pub codes: Vec<Coded>,
}

impl Summary {
    /// What these lessons add up to; None where they are too few.
    pub fn of(instrument: Instrument<'_>, lessons: &[Watched], least: Least) -> Option<Self> {
        let schools = |of: &[&Watched]| of.iter().map(|lesson| lesson.school).collect::<BTreeSet<Uuid>>().len();
        let enough = |of: &[&Watched]| of.len() >= least.lessons && schools(of) >= least.schools;
        let all: Vec<&Watched> = lessons.iter().collect();
        if !enough(&all) {
            return None;
        }
        let places = [Place::Segment, Place::Snapshot, Place::Lesson];
        let marked = places.iter().flat_map(|place| instrument.marked_at(*place).map(move |(node, scale)| (*place, node, scale)));
        let rated = marked.map(|(place, node, scale)| {
            let has = |lesson: &&Watched| marks(&lesson.record, place, &node.code).any(|mark| mark.seen.level().is_some());
            let saying: Vec<&Watched> = lessons.iter().filter(has).collect();
            let levels = || levels(lessons, (place, &node.code), scale, saying.len());
            Coded { code: node.code.clone(), place: Some(place), seen: enough(&saying).then(levels) }
        });
        let interval = |code: &str| Coded { code: code.to_owned(), place: None, seen: Some(intervals(lessons, code)) };
        let coded = instrument.interval_codes().map(interval);
        Some(Self {
            lessons: lessons.len(),
            schools: schools(&all),
            double_coded: lessons.iter().filter(|lesson| lesson.double_coded).count(),
            codes: rated.chain(coded).collect(),
        })
    }
}

/// Marks of a code where it is marked.
fn marks<'a>(record: &'a Record, place: Place, code: &'a str) -> impl Iterator<Item = &'a Mark> {
    let of = move |wanted: Place| place == wanted;
    let segments = record.segments.iter().filter(move |_| of(Place::Segment)).flat_map(|part| &part.marks);
    let snapshots = record.snapshots.iter().filter(move |_| of(Place::Snapshot)).flat_map(|part| &part.marks);
    let whole = record.marks.iter().filter(move |_| of(Place::Lesson));
    segments.chain(snapshots).chain(whole).filter(move |mark| mark.code == code)
}

fn levels(lessons: &[Watched], (place, code): (Place, &str), scale: &Scale, saying: usize) -> Levels {
    let scores = lessons.iter().flat_map(|lesson| marks(&lesson.record, place, code)).map(|mark| {
        let level = mark.seen.level().and_then(|rank| u8::try_from(rank).ok());
        level.map_or(Score::NotObserved, Score::Level)
    });
    let found = Distribution::of(scores);
    let ranks = (1..=scale.highest()).filter_map(|rank| u8::try_from(rank).ok());
    Levels {
        lessons: saying,
        of: found.levels(),
        absent: found.times(Score::NotObserved),
        times: ranks.map(|rank| found.times(Score::Level(rank))).collect(),
        median: (scale.kind == ScaleType::Level).then(|| found.median(EvenMedian::Mean)).flatten(),
    }
}

/// In how many of the intervals of all lessons a code was marked.
fn intervals(lessons: &[Watched], code: &str) -> Levels {
    let marked = |lesson: &Watched| lesson.record.intervals.iter().filter(|interval| interval.codes.iter().any(|one| one == code)).count();
    let watched: u64 = lessons.iter().filter_map(|lesson| u64::try_from(lesson.record.intervals_watched).ok()).sum();
    let times = lessons.iter().map(|lesson| marked(lesson) as u64).sum();
    Levels { lessons: lessons.iter().filter(|lesson| marked(lesson) > 0).count(), of: watched, absent: 0, times: vec![times], median: None }
}

#[cfg(test)]
mod tests {
    use super::super::given::{coding, content, mark, record};
    use super::super::record::{Absence, Interval, Seen};
    use super::*;
    use crate::domain::framework::FrameworkKind;

    const LEAST: Least = Least { lessons: 10, schools: 5 };

    fn lesson(n: u128, elements: [[i32; 2]; 2]) -> Watched {
        Watched { school: Uuid::from_u128(n % 6), record: record(elements), double_coded: n < 2 }
    }

    fn code<'a>(summary: &'a Summary, code: &str) -> &'a Coded {
        summary.codes.iter().find(|coded| coded.code == code).expect("a code of the instrument")
    }

    #[test]
    fn levels_shares_and_medians_are_those_of_all_lessons() {
        let content = content();
        let instrument = Instrument::try_new(FrameworkKind::ClassroomObservation, &content).expect("for lessons");
        let mut lessons: Vec<Watched> = (0..12).map(|n| lesson(n, if n < 6 { [[2, 5], [3, 5]] } else { [[4, 5], [4, 5]] })).collect();
        lessons[0].record.snapshots[0].marks = vec![mark("T1", 1)];
        let found = Summary::of(instrument, &lessons, LEAST).expect("twelve lessons in six schools");
        assert_eq!((found.lessons, found.schools, found.double_coded), (12, 6, 2));
        let first = code(&found, "1").seen.as_ref().expect("enough");
        assert_eq!((first.of, &first.times[..], first.lessons), (24, &[0, 6, 6, 12, 0][..], 12));
        assert_eq!(first.median, "3.5".parse().ok(), "the middle of a three and a four");
        let time = code(&found, "T1").seen.as_ref().expect("enough");
        assert_eq!((time.of, &time.times[..], time.median), (48, &[1, 47][..], None));
        assert_eq!(code(&found, "T2").seen.as_ref().map(|seen| seen.of), Some(47), "where nothing goes on nobody is off it");
        assert_eq!(code(&found, "OA1").place, Some(Place::Lesson));
    }

    #[test]
    fn too_few_lessons_too_few_schools_and_a_code_of_too_few_say_nothing() {
        let content = content();
        let instrument = Instrument::try_new(FrameworkKind::ClassroomObservation, &content).expect("for lessons");
        let mut lessons: Vec<Watched> = (0..10).map(|n| lesson(n, [[2, 5], [3, 5]])).collect();
        assert!(Summary::of(instrument, &lessons[..9], LEAST).is_none());
        let one_school: Vec<Watched> = lessons.iter().map(|lesson| Watched { school: Uuid::nil(), ..lesson.clone() }).collect();
        assert!(Summary::of(instrument, &one_school, LEAST).is_none());
        for mark in lessons[0].record.segments.iter_mut().flat_map(|segment| &mut segment.marks).filter(|mark| mark.code == "2") {
            mark.seen = Seen::Absent(Absence::NotObserved);
        }
        let found = Summary::of(instrument, &lessons, LEAST).expect("ten");
        assert_eq!((code(&found, "2").seen.is_none(), code(&found, "1").seen.is_some()), (true, true));
    }

    #[test]
    fn codes_of_an_interval_record_are_shares_of_the_intervals() {
        let content = coding();
        let instrument = Instrument::try_new(FrameworkKind::IntervalCoding, &content).expect("for lessons");
        let interval = |n: i32, codes: &[&str]| Interval { n, codes: codes.iter().map(|code| (*code).to_owned()).collect() };
        let intervals = vec![interval(1, &["T1", "S1"]), interval(4, &["S1"])];
        let record = Record { intervals_watched: 20, intervals, ..Record::default() };
        let lessons: Vec<Watched> =
            (0..10).map(|n| Watched { school: Uuid::from_u128(n % 5), record: record.clone(), double_coded: false }).collect();
        let found = Summary::of(instrument, &lessons, LEAST).expect("ten");
        let of = |name: &str| code(&found, name).seen.as_ref().map(|seen| (seen.lessons, seen.times[0], seen.of));
        assert_eq!([of("S1"), of("T1"), of("T2")], [Some((10, 20, 200)), Some((10, 10, 200)), Some((0, 0, 200))]);
    }
}
