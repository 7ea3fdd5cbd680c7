//! Marks in numbers: some of what clerks write is told without any text.

use api::common::v1::LocalDate;
use api::schools::v1 as pb;
use chassis::wire::local_date;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::Mark;
use super::schools::id;

/// Days that stand for numbers are counted from here.
pub(super) const FIRST_DAY: Date = date(1990, 1, 1);

/// The mark in the numbers of a snapshot: boys and girls of the first grade, boys of the second.
pub(in crate::faults::storm) fn mark_of_counts(counts: &pb::EnrolmentCounts) -> String {
    let of = |grade: pb::Grade| counts.grades.iter().find(|count| count.grade() == grade).copied().unwrap_or_default();
    let (first, second) = (of(pb::Grade::P1), of(pb::Grade::P2));
    Mark { seed: first.male, clerk: first.female, write: second.male - 1 }.to_string()
}

/// The mark in the numbers of a cycle: of PLAN where it was held, else of the days for which it is planned.
pub(in crate::faults::storm) fn mark_of_cycle(cycle: &pb::LessonStudyCycleSnapshot) -> String {
    let phase = |which: pb::LessonStudyPhase| cycle.phases.iter().find(|phase| phase.phase() == which).cloned().unwrap_or_default();
    let [plan, lesson, reflection] = [pb::LessonStudyPhase::Plan, pb::LessonStudyPhase::Do, pb::LessonStudyPhase::See].map(phase);
    let Some(done_on) = days_since_first(plan.done_on.as_ref()) else {
        let [plan, lesson, reflection] = [plan, lesson, reflection].map(|phase| days_since_first(phase.planned_on.as_ref()).unwrap_or(-1));
        return Mark { seed: plan, clerk: lesson - plan, write: reflection - lesson }.to_string();
    };
    let of = |role: pb::LessonStudyRole| plan.participants.iter().find(|count| count.role() == role).map_or(0, |count| count.count);
    let seed = of(pb::LessonStudyRole::Teacher) - 1 + 100 * of(pb::LessonStudyRole::Head);
    Mark { seed, clerk: plan.artefacts, write: done_on }.to_string()
}

pub(super) fn counts(mark: Mark) -> pb::EnrolmentCounts {
    let of = |grade: pb::Grade, male: i32, female: i32| pb::GradeCount { grade: grade.into(), male, female };
    let grades = vec![of(pb::Grade::P1, mark.seed, mark.clerk), of(pb::Grade::P2, mark.write + 1, 0)];
    pb::EnrolmentCounts { grades, ..Default::default() }
}

pub(super) fn planned(mark: Mark) -> (Date, Date, Date) {
    (after_days(mark.seed), after_days(mark.seed + mark.clerk), after_days(mark.seed + mark.clerk + mark.write))
}

/// Who was there, what is kept of it and on which day it was held say the mark.
pub(super) fn held(mark: Mark, request: pb::RecordLessonStudyPhaseRequest) -> pb::RecordLessonStudyPhaseRequest {
    let there = |number: i32, role: pb::LessonStudyRole| pb::LessonStudyParticipant {
        person_ref: id(u128::from(number.unsigned_abs())),
        role: role.into(),
        part: pb::LessonStudyPart::TookPart.into(),
    };
    let teachers = (0..=mark.seed % 100).map(|number| there(1 + number, pb::LessonStudyRole::Teacher));
    let heads = (0..mark.seed / 100).map(|number| there(1_001 + number, pb::LessonStudyRole::Head));
    let artefact =
        |number: i32| pb::LessonArtefact { kind: pb::LessonArtefactKind::LessonPlan.into(), reference: format!("แผน-{number}") };
    pb::RecordLessonStudyPhaseRequest {
        done_on: day(after_days(mark.write)),
        participants: teachers.chain(heads).collect(),
        artefacts: (0..mark.clerk).map(artefact).collect(),
        ..request
    }
}

pub(super) fn after_days(days: i32) -> Date {
    FIRST_DAY.checked_add(days.days()).unwrap_or(FIRST_DAY)
}

fn days_since_first(day: Option<&LocalDate>) -> Option<i32> {
    let day = day?;
    let part = |value: i32| i8::try_from(value).ok();
    let day = Date::new(i16::try_from(day.year).ok()?, part(day.month)?, part(day.day)?).ok()?;
    day.since(FIRST_DAY).ok().map(|span| span.get_days())
}

#[expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and a day is made to stand in them")]
pub(super) fn day(day: Date) -> Option<LocalDate> {
    Some(local_date(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_read_back_from_the_numbers_that_it_stands_in() {
        for mark in [Mark::new(1, 0, 0), Mark::new(20, 23, 84), Mark::new(217, 7, 1_999), Mark::new(2_999, 1, 1)] {
            assert_eq!(mark_of_counts(&counts(mark)), mark.to_string());
            let (plan_on, do_on, see_on) = planned(mark);
            let phase = |phase: pb::LessonStudyPhase, on: Date| pb::LessonStudyPhaseSnapshot {
                phase: phase.into(),
                planned_on: day(on),
                ..Default::default()
            };
            let phases = [(pb::LessonStudyPhase::Plan, plan_on), (pb::LessonStudyPhase::Do, do_on), (pb::LessonStudyPhase::See, see_on)];
            let mut cycle =
                pb::LessonStudyCycleSnapshot { phases: phases.map(|(which, on)| phase(which, on)).to_vec(), ..Default::default() };
            assert_eq!(mark_of_cycle(&cycle), mark.to_string());
            let said = held(mark, pb::RecordLessonStudyPhaseRequest::default());
            let of = |role: pb::LessonStudyRole| {
                let count = said.participants.iter().filter(|one| one.role() == role).count();
                pb::LessonStudyRoleCount { role: role.into(), count: i32::try_from(count).unwrap() }
            };
            cycle.phases[0].participants = vec![of(pb::LessonStudyRole::Teacher), of(pb::LessonStudyRole::Head)];
            cycle.phases[0].artefacts = i32::try_from(said.artefacts.len()).unwrap();
            cycle.phases[0].done_on = said.done_on.clone();
            assert_eq!(mark_of_cycle(&cycle), mark.to_string());
        }
    }
}
