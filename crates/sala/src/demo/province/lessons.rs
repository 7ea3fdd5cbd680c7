//! Lessons that are watched: where, on which day, by whom, what was seen in them and how far each has come. Nobody has ever taught them.

use anyhow::{Context as _, Result, ensure};
use api::evaluations::v1 as pb;
use chassis::kernel::Dice;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use super::recipe::Course;
use super::{Part, Province};
use crate::demo::frameworks::{self, File, Node};

/// From the end of a segment to the beginning of the next one, in minutes.
const BETWEEN_SEGMENTS: i32 = 5;
const SUBJECTS: [&str; 3] = ["คณิตศาสตร์", "วิทยาศาสตร์และเทคโนโลยี", "ภาษาไทย"];
const NOTES: &str = "ครูตั้งปัญหาแล้วให้เวลานักเรียนคิด ก่อนอภิปรายร่วมกันทั้งชั้น (ข้อมูลสมมติ)";
const PER_SEGMENT: &str = "PER_SEGMENT";
const PER_SNAPSHOT: &str = "PER_SNAPSHOT";

/// A lesson that is watched.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Which of the schools.
    pub school: usize,
    /// Its number among the lessons, from 1.
    pub number: usize,
    /// How far it has come.
    pub course: Course,
    /// The day.
    pub on: Date,
    /// The lesson of the day.
    pub period: i32,
    /// The class.
    pub class_name: String,
    /// The subject.
    pub subject: &'static str,
    /// Who watches, by number from 1, and what each of them records as far as the lesson comes.
    pub watched_by: Vec<(usize, pb::ObservationRecord)>,
}

impl Province {
    /// The lessons that are watched, in the order of their numbers.
    pub fn lessons(&self) -> Result<Vec<Lesson>> {
        let observing = &self.recipe.observing;
        let instrument = frameworks::of_code(&observing.cycle.framework)?;
        let mut dice = Dice::of_part(self.seed, Part::Lessons.into());
        let mut schools: Vec<usize> = self
            .in_cycle(&observing.cycle)
            .filter(|at| self.schools[*at].has_pupils() && self.schools[*at].is_counted_on(observing.cycle.as_of))
            .collect();
        dice.shuffle(&mut schools);
        ensure!(schools.len() >= observing.schools, "there are too few schools whose lessons could be watched");
        let mut courses: Vec<Course> = observing.lessons.iter().flat_map(|(course, many)| std::iter::repeat_n(*course, *many)).collect();
        dice.shuffle(&mut courses);
        let lesson = |(at, course): (usize, Course)| {
            let [from, to] = observing.cycle.collect;
            Ok(Lesson {
                school: schools[at % observing.schools],
                number: at + 1,
                course,
                on: school_day((from, to), &mut dice)?,
                period: 1 + i32::try_from(dice.below(6))?,
                class_name: format!("ป.{}/1", dice.number(1, 6)),
                subject: dice.one_of(&SUBJECTS).context("there are subjects")?,
                watched_by: watched(&instrument, course, (at, observing.observers), &mut dice)?,
            })
        };
        courses.into_iter().enumerate().map(lesson).collect()
    }
}

/// A day of the wave on which there is school.
fn school_day((from, to): (Date, Date), dice: &mut Dice) -> Result<Date> {
    let days = usize::try_from(from.until(to)?.get_days())?;
    let mut on = from.checked_add(i64::try_from(dice.below(days + 1))?.days())?;
    while matches!(on.weekday(), Weekday::Saturday | Weekday::Sunday) {
        on = on.yesterday()?;
    }
    Ok(on.max(from))
}

/// One observer, or two who sit side by side and see nearly the same.
fn watched(
    instrument: &File,
    course: Course,
    (at, observers): (usize, usize),
    dice: &mut Dice,
) -> Result<Vec<(usize, pb::ObservationRecord)>> {
    let mut first = seen(instrument, dice)?;
    if course == Course::InProgress {
        first = begun(first);
    }
    let mut watched = vec![(1 + at % observers, first)];
    if course.observers() > 1 {
        let second = seen_otherwise(instrument, &watched[0].1, dice);
        watched.push((1 + (at + 1) % observers, second));
    }
    Ok(watched)
}

/// A whole record.
fn seen(instrument: &File, dice: &mut Dice) -> Result<pb::ObservationRecord> {
    let procedure = instrument.procedure.as_ref().context("it says how a lesson is watched")?;
    let usual = dice.one_of(&[2, 3, 3, 4]).context("there are levels")?;
    let mut record =
        pb::ObservationRecord { pupils_present: i32::try_from(dice.number(8, 34))?, notes: NOTES.to_owned(), ..Default::default() };
    for segment in 0..procedure.segments {
        let start_minute = segment * (procedure.segment_minutes + BETWEEN_SEGMENTS);
        record.segments.push(pb::ObservedSegment { start_minute, marks: in_segment(instrument, usual, dice) });
        for minute in &procedure.snapshots_at_min {
            record.snapshots.push(pb::ObservedSnapshot { minute: start_minute + minute, marks: in_snapshot(instrument, dice)? });
        }
    }
    let of_lesson = marked(instrument).filter(|(node, _)| !node.tags.iter().any(|tag| [PER_SEGMENT, PER_SNAPSHOT].contains(&tag.as_str())));
    record.marks = of_lesson.map(|(node, levels)| mark(node, 1 + i32::from(dice.chance(60)).min(levels - 1))).collect();
    Ok(record)
}

/// What is marked, with the levels of its scale.
fn marked(instrument: &File) -> impl Iterator<Item = (&Node, i32)> {
    instrument.nodes.iter().filter_map(|node| {
        let scale = instrument.scales.iter().find(|scale| Some(&scale.code) == node.scale.as_ref())?;
        Some((node, i32::try_from(scale.levels.len()).ok()?))
    })
}

fn tagged<'a>(instrument: &'a File, tag: &'a str) -> impl Iterator<Item = (&'a Node, i32)> {
    marked(instrument).filter(move |(node, _)| node.tags.iter().any(|word| word == tag))
}

fn mark(node: &Node, rank: i32) -> pb::CodedMark {
    pb::CodedMark { code: node.code.clone(), rank, absence: 0 }
}

/// Elements lie around what is usual in the lesson, and behaviours show why: an element stands in front of its own.
fn in_segment(instrument: &File, usual: i32, dice: &mut Dice) -> Vec<pb::CodedMark> {
    let mut level = usual;
    let mut marks = Vec::new();
    for (node, levels) in tagged(instrument, PER_SEGMENT) {
        if node.kind == "INDICATOR" {
            level = (usual + dice.one_of(&[-1, 0, 0, 1]).unwrap_or(0)).clamp(1, levels);
            marks.push(mark(node, level));
        } else if node.na_allowed && dice.chance(15) {
            marks.push(pb::CodedMark { absence: pb::MarkAbsence::NotApplicable.into(), ..mark(node, 0) });
        } else {
            let rank = (level + 1 + i32::from(dice.chance(50))) / 2;
            marks.push(mark(node, rank.clamp(1, levels)));
        }
    }
    marks
}

/// Nearly always there is something to learn, and nearly everybody does; what depends on something else is looked for where that is so.
fn in_snapshot(instrument: &File, dice: &mut Dice) -> Result<Vec<pb::CodedMark>> {
    let mut marks: Vec<pb::CodedMark> = Vec::new();
    for (node, levels) in tagged(instrument, PER_SNAPSHOT) {
        let asked_for = match &node.only_if {
            None => true,
            Some(only_if) => {
                let other = instrument.nodes.iter().find(|other| other.code == only_if.node).context("what it depends on is there")?;
                let scale = instrument.scales.iter().find(|scale| Some(&scale.code) == other.scale.as_ref()).context("it has a scale")?;
                let wanted = scale.levels.iter().find(|level| level.code == only_if.value).map(|level| level.rank);
                marks.iter().any(|mark| mark.code == only_if.node && Some(mark.rank) == wanted)
            }
        };
        if asked_for {
            marks.push(mark(node, levels - i32::from(dice.chance(15))));
        }
    }
    Ok(marks)
}

/// As far as the first segment.
fn begun(mut record: pb::ObservationRecord) -> pb::ObservationRecord {
    record.segments.truncate(1);
    record.snapshots.truncate(1);
    record.marks.clear();
    record
}

/// The same lesson with other eyes: of some elements a level more or less.
fn seen_otherwise(instrument: &File, first: &pb::ObservationRecord, dice: &mut Dice) -> pb::ObservationRecord {
    let mut record = first.clone();
    for mark in record.segments.iter_mut().flat_map(|segment| &mut segment.marks) {
        let element = tagged(instrument, PER_SEGMENT).find(|(node, _)| node.kind == "INDICATOR" && node.code == mark.code);
        if let Some((_, levels)) = element
            && dice.chance(20)
        {
            mark.rank = (mark.rank + dice.one_of(&[-1, 1]).unwrap_or(1)).clamp(1, levels);
        }
    }
    record
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashSet};

    use super::*;
    use crate::demo::province::SEED;

    fn province(seed: u64) -> Province {
        Province::from_seed(seed).expect("the recipe can be followed")
    }

    #[test]
    fn forty_lessons_of_twenty_schools_have_come_as_far_as_the_recipe_says_and_no_observer_watches_beside_themselves() {
        for seed in [SEED, 1, 2] {
            let province = province(seed);
            let lessons = province.lessons().expect("said");
            let mut courses: BTreeMap<Course, usize> = BTreeMap::new();
            for lesson in &lessons {
                *courses.entry(lesson.course).or_default() += 1;
            }
            assert_eq!((&courses, lessons.len()), (&province.recipe.observing.lessons, 40));
            assert_eq!(lessons.iter().map(|lesson| lesson.school).collect::<HashSet<_>>().len(), 20);
            for lesson in &lessons {
                let who: HashSet<usize> = lesson.watched_by.iter().map(|(observer, _)| *observer).collect();
                assert_eq!((who.len(), who.iter().all(|one| (1..=8).contains(one))), (lesson.course.observers(), true), "{lesson:?}");
                let [from, to] = province.recipe.observing.cycle.collect;
                assert!((from..=to).contains(&lesson.on) && !matches!(lesson.on.weekday(), Weekday::Saturday | Weekday::Sunday));
                assert!(province.schools[lesson.school].office == "4005" && province.schools[lesson.school].has_pupils());
            }
        }
    }

    #[test]
    fn a_whole_record_has_a_mark_for_all_that_the_instrument_asks_for_and_two_observers_differ_in_elements_only() {
        let lessons = province(SEED).lessons().expect("said");
        assert_eq!(province(SEED).lessons().expect("said"), lessons);
        let whole = lessons.iter().filter(|lesson| lesson.course != Course::InProgress);
        for record in whole.clone().flat_map(|lesson| &lesson.watched_by).map(|(_, record)| record) {
            assert_eq!((record.segments.len(), record.snapshots.len(), record.marks.len()), (2, 6, 4));
            assert!(record.segments.iter().all(|segment| segment.marks.len() == 37), "9 elements and 28 behaviours");
            assert!(record.snapshots.iter().all(|look| look.marks.len() == usize::try_from(look.marks[0].rank).expect("1 or 2")));
        }
        let (mut same, mut other) = (0, 0);
        for two in whole.filter(|lesson| lesson.watched_by.len() == 2).map(|lesson| &lesson.watched_by) {
            for (one, next) in two[0].1.segments.iter().zip(&two[1].1.segments) {
                for (mark, beside) in one.marks.iter().zip(&next.marks) {
                    let differs = (mark.rank - beside.rank).abs();
                    assert!(differs <= i32::from(!mark.code.contains('.')), "{mark:?} and {beside:?}");
                    (same, other) = if differs == 0 { (same + 1, other) } else { (same, other + 1) };
                }
            }
        }
        assert!(other > 0 && same > 10 * other, "{other} of {same}");
    }
}
