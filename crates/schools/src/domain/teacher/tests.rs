use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::SchoolId;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn offered() -> GradeRange {
    GradeRange::try_new(Grade::P1, Grade::P6).expect("in order")
}

fn school(number: u128) -> SchoolId {
    SchoolId(Uuid::from_u128(number))
}

fn at(number: u128, from: Date, to: Option<Date>) -> (NewPosting, GradeRange) {
    let new = NewPosting {
        school: school(number),
        role: TeacherRole::Teacher,
        subjects: vec!["คณิตศาสตร์".to_owned()],
        grades: vec![Grade::P4],
        from,
        to,
    };
    (new, offered())
}

/// Posted at school 1 since 16 May 2564.
fn teacher() -> Teacher {
    let first = at(1, date(2021, 5, 16), None);
    Teacher::create(TeacherId(Uuid::from_u128(9)), Uuid::from_u128(8), first, NOW).expect("possible").0
}

fn periods(teacher: &Teacher) -> Vec<(PostingKind, Option<Date>, Option<Date>)> {
    teacher.record().postings.iter().map(|p| (p.kind, p.period.from(), p.period.to())).collect()
}

#[test]
fn a_teacher_begins_with_a_post() {
    let first = at(1, date(2021, 5, 16), None);
    let (teacher, events) = Teacher::create(TeacherId(Uuid::nil()), Uuid::from_u128(8), first, NOW).expect("possible");
    assert_eq!((teacher.record().version, events), (1, vec![TeacherEvent::Posted(1)]));
    assert_eq!(periods(&teacher), [(PostingKind::Posted, Some(date(2021, 5, 16)), None)]);
}

#[test]
fn a_teacher_holds_one_post_at_a_time() {
    let mut held = teacher();
    assert_eq!(held.post(at(2, date(2021, 11, 1), None), NOW), Err(TeacherError::Overlap));
    assert_eq!(held.post(at(2, date(2021, 1, 1), Some(date(2021, 5, 17))), NOW), Err(TeacherError::Overlap));
    assert_eq!(
        held.post(at(2, date(2021, 1, 1), Some(date(2021, 5, 16))), NOW),
        Ok(vec![TeacherEvent::Posted(2)]),
        "it ends where the other begins"
    );
    assert_eq!(held.end(1, date(2021, 11, 1), NOW), Ok(vec![TeacherEvent::Left(1)]));
    assert_eq!(held.post(at(2, date(2021, 11, 1), None), NOW), Ok(vec![TeacherEvent::Posted(3)]));
    assert_eq!(held.record().version, 4);
}

#[test]
fn a_secondment_lies_over_a_post_and_at_another_school() {
    let mut held = teacher();
    assert_eq!(held.second(at(2, date(2021, 5, 15), None), NOW), Err(TeacherError::NotPosted { on: date(2021, 5, 15) }));
    assert_eq!(held.second(at(1, date(2021, 6, 1), None), NOW), Err(TeacherError::Overlap));
    assert_eq!(held.second(at(2, date(2021, 6, 1), Some(date(2021, 10, 1))), NOW), Ok(vec![TeacherEvent::Posted(2)]));
    assert_eq!(held.second(at(2, date(2021, 9, 30), None), NOW), Err(TeacherError::Overlap), "at one school in one way");
    assert_eq!(held.second(at(3, date(2021, 9, 30), None), NOW), Ok(vec![TeacherEvent::Posted(3)]), "two schools may share a teacher");
    assert_eq!(held.second(at(2, date(2021, 10, 1), None), NOW), Ok(vec![TeacherEvent::Posted(4)]));
}

#[test]
fn whoever_moves_leaves_one_post_for_another_on_one_day() {
    let mut held = teacher();
    assert_eq!(
        held.move_to(at(2, date(2021, 5, 16), None), NOW),
        Err(TeacherError::NotPosted { on: date(2021, 5, 16) }),
        "nothing was before"
    );
    assert_eq!(held.move_to(at(2, date(2021, 11, 1), None), NOW), Ok(vec![TeacherEvent::Moved { from: 1, to: 2 }]));
    let (first, second) = ((Some(date(2021, 5, 16)), Some(date(2021, 11, 1))), (Some(date(2021, 11, 1)), None));
    assert_eq!(periods(&held), [(PostingKind::Posted, first.0, first.1), (PostingKind::Posted, second.0, second.1)]);
    let before = held.clone();
    assert_eq!(held.move_to(at(1, date(2021, 6, 1), None), NOW), Err(TeacherError::Overlap), "the second post is still to come");
    assert_eq!(held, before, "a refused command changes nothing");
    assert_eq!(held.move_to(at(1, date(2021, 6, 1), Some(date(2021, 7, 1))), NOW), Ok(vec![TeacherEvent::Moved { from: 1, to: 3 }]));
}

#[test]
fn a_posting_ends_once_and_not_before_it_has_begun() {
    let mut held = teacher();
    assert_eq!(held.end(2, date(2021, 11, 1), NOW), Err(TeacherError::NoSuchPosting));
    assert_eq!(held.end(1, date(2021, 5, 16), NOW), Err(TeacherError::EndBeforeStart));
    assert_eq!(held.end(1, date(2021, 11, 1), NOW), Ok(vec![TeacherEvent::Left(1)]));
    assert_eq!(held.end(1, date(2021, 11, 1), NOW), Err(TeacherError::EndedAlready { on: date(2021, 11, 1) }));
    assert_eq!(held.end(1, date(2021, 10, 1), NOW), Ok(vec![TeacherEvent::Left(1)]), "earlier than was thought");
}

#[test]
fn what_a_posting_says_is_checked() {
    let mut held = teacher();
    held.end(1, date(2021, 11, 1), NOW).expect("lasts");
    let with = |change: fn(&mut NewPosting)| {
        let (mut new, offered) = at(2, date(2021, 11, 1), None);
        change(&mut new);
        (new, offered)
    };
    assert_eq!(held.post(with(|p| p.to = Some(p.from)), NOW), Err(TeacherError::NoDay));
    assert_eq!(
        held.post(with(|p| p.subjects = vec!["ก".to_owned(), "ข".to_owned(), "ก".to_owned()]), NOW),
        Err(TeacherError::SubjectTwice(2))
    );
    assert_eq!(held.post(with(|p| p.grades = vec![Grade::P1, Grade::P1]), NOW), Err(TeacherError::GradeTwice(1)));
    let not_offered = TeacherError::GradeNotOffered { at: 1, grade: Grade::M1 };
    assert_eq!(held.post(with(|p| p.grades = vec![Grade::P1, Grade::M1]), NOW), Err(not_offered));
    assert_eq!(held.record().version, 2);
}

#[test]
fn hours_are_kept_by_year_and_a_later_word_replaces_an_earlier_one() {
    let mut held = teacher();
    let year = |be| AcademicTerm::try_new(be, 0).expect("a year");
    assert_eq!(held.record_pd_hours(year(2564), 2_050, NOW), [TeacherEvent::PdHoursRecorded(year(2564))]);
    assert_eq!(held.record_pd_hours(year(2563), 1_000, NOW).len(), 1);
    assert_eq!(held.record_pd_hours(year(2564), 2_050, NOW), Vec::new(), "nothing new");
    assert_eq!(held.record_pd_hours(year(2564), 3_000, NOW).len(), 1);
    assert_eq!(held.record().pd_hours, [(year(2563), 1_000), (year(2564), 3_000)]);
    assert_eq!(held.record().version, 4);
}

#[derive(Debug, Clone)]
enum Step {
    Post(u128, i8, Option<i8>),
    Second(u128, i8, Option<i8>),
    Move(u128, i8, Option<i8>),
    End(i32, i8),
}

fn step() -> impl Strategy<Value = Step> {
    let new = || (1_u128..4, 1_i8..28, prop::option::of(1_i8..28));
    prop_oneof![
        new().prop_map(|(s, from, to)| Step::Post(s, from, to)),
        new().prop_map(|(s, from, to)| Step::Second(s, from, to)),
        new().prop_map(|(s, from, to)| Step::Move(s, from, to)),
        (1..6, 1_i8..28).prop_map(|(no, to)| Step::End(no, to)),
    ]
}

proptest! {
    #[test]
    fn on_no_day_are_there_two_posts_or_two_postings_at_one_school(steps in prop::collection::vec(step(), 0..12)) {
        let day = |day| date(2021, 6, day);
        let mut held = teacher();
        for step in steps {
            let before = held.clone();
            let done = match step {
                Step::Post(s, from, to) => held.post(at(s, day(from), to.map(day)), NOW),
                Step::Second(s, from, to) => held.second(at(s, day(from), to.map(day)), NOW),
                Step::Move(s, from, to) => held.move_to(at(s, day(from), to.map(day)), NOW),
                Step::End(no, to) => held.end(no, day(to), NOW),
            };
            if done.is_err() {
                prop_assert_eq!(&held, &before);
            }
            let told = i64::try_from(done.as_ref().map_or(0, Vec::len)).unwrap_or_default();
            prop_assert_eq!(held.record().version, before.record().version + told);
            for on in date(2021, 5, 15).series(jiff::ToSpan::days(1)).take(50) {
                let there: Vec<&Posting> = held.record().postings.iter().filter(|p| p.period.contains(on)).collect();
                prop_assert!(there.iter().filter(|p| p.kind == PostingKind::Posted).count() <= 1);
                prop_assert!((1..4).all(|s| there.iter().filter(|p| p.school == school(s)).count() <= 1));
            }
        }
    }
}
