//! Records that can be and that cannot, the life of an observation, pairs.

use jiff::civil::date;

use super::check::{complete, sound};
use super::given::{absent, coding, content, lesson, mark, record};
use super::*;
use crate::domain::framework::Content;
use crate::domain::framework::check::Problem;
use crate::domain::statistics::Undefined;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const DAY: Date = date(2022, 6, 1);
const CERTIFIED: Option<CertificationId> = Some(CertificationId(Uuid::nil()));

fn rubric(content: &Content) -> Instrument<'_> {
    Instrument::try_new(FrameworkKind::ClassroomObservation, content).unwrap()
}

fn paths(found: &[Violation]) -> Vec<&str> {
    found.iter().map(|one| one.path.as_str()).collect()
}

fn scheduled(observer: u128) -> Observation {
    Observation::schedule(ObservationId(Uuid::from_u128(observer)), lesson(observer), NOW).unwrap().0
}

fn submitted(observer: u128, elements: [[i32; 2]; 2]) -> Observation {
    let content = content();
    let mut made = scheduled(observer);
    made.take_down(rubric(&content), record(elements), (DAY, NOW)).unwrap();
    made.submit(rubric(&content), CERTIFIED, NOW).unwrap();
    made
}

#[test]
fn a_whole_record_is_sound_and_complete() {
    let content = content();
    let whole = record([[3, 4], [2, 5]]);
    assert_eq!((sound(rubric(&content), &whole), complete(rubric(&content), &whole)), (vec![], vec![]));
    assert_eq!(whole.extent(), Extent { segments: 2, snapshots: 4, intervals: 0, marks: 17 });
    let codes: Vec<&str> = rubric(&content).elements().map(|(node, _)| node.code.as_str()).collect();
    assert_eq!(codes, ["1", "2"], "behaviours and snapshots are no elements");
}

#[test]
fn segments_do_not_overlap_and_snapshots_lie_within_one() {
    let content = content();
    let mut odd = record([[3, 4], [2, 5]]);
    odd.segments[1].start_minute = 14;
    odd.snapshots[1].minute = 4;
    odd.snapshots[3].minute = 29;
    let third = odd.segments[1].clone();
    odd.segments.push(Segment { start_minute: 100, ..third });
    let found = sound(rubric(&content), &odd);
    let expected = ["record.segments[1].start_minute", "record.segments[2]", "record.snapshots[1].minute", "record.snapshots[3].minute"];
    assert_eq!(paths(&found), expected);
    let problems: Vec<&RecordProblem> = found.iter().map(|one| &one.problem).collect();
    let rising = RecordProblem::Code(Problem::NotRising);
    assert_eq!(problems, [&RecordProblem::SegmentsOverlap, &RecordProblem::TooManySegments(2), &rising, &RecordProblem::OutsideSegment]);
    let mut touching = record([[3, 4], [2, 5]]);
    touching.segments[1].start_minute = 15;
    touching.snapshots[3].minute = 29;
    assert_eq!(sound(rubric(&content), &touching), [], "one may begin where the other ends");
}

#[test]
fn every_mark_has_its_place_its_level_and_its_question() {
    let content = content();
    let mut odd = record([[3, 4], [6, 5]]);
    odd.segments[0].marks.extend([mark("T1", 1), mark("9", 1), mark("A", 1), mark("2", 1), absent("1.1", Absence::NotApplicable)]);
    odd.snapshots[0].marks = vec![mark("T1", 1), mark("T2", 1)];
    odd.marks.push(absent("1", Absence::NotObserved));
    let found = sound(rubric(&content), &odd);
    let expected = [
        ("record.segments[0].marks[4].code", RecordProblem::MarkedElsewhere),
        ("record.segments[0].marks[5].code", Problem::Unknown("9".to_owned()).into()),
        ("record.segments[0].marks[6].code", Problem::Unknown("A".to_owned()).into()),
        ("record.segments[0].marks[7].code", Problem::Twice("2".to_owned()).into()),
        ("record.segments[0].marks[8].code", Problem::Twice("1.1".to_owned()).into()),
        ("record.segments[0].marks[8].absence", RecordProblem::AlwaysApplies),
        ("record.segments[1].marks[0].rank", Problem::NoSuchLevel { levels: 5 }.into()),
        ("record.snapshots[0].marks[1].code", RecordProblem::NotAskedFor("T1".to_owned())),
        ("record.marks[1].code", RecordProblem::MarkedElsewhere),
    ];
    let found: Vec<(&str, RecordProblem)> = found.iter().map(|one| (one.path.as_str(), one.problem.clone())).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_is_scored_and_asked_for_is_marked_before_it_is_submitted() {
    let content = content();
    let mut part = record([[3, 4], [2, 5]]);
    part.marks.clear();
    part.segments[0].marks.remove(3);
    part.segments.pop();
    part.snapshots.truncate(2);
    part.snapshots[0].marks = vec![mark("T1", 1)];
    part.snapshots[1].marks = vec![mark("T1", 2)];
    assert_eq!(sound(rubric(&content), &part), [], "it may be incomplete");
    let found: Vec<(String, RecordProblem)> = complete(rubric(&content), &part).into_iter().map(|one| (one.path, one.problem)).collect();
    let missing = |path: &str, code: &str| (path.to_owned(), RecordProblem::NotMarked(vec![code.to_owned()]));
    let expected = [
        ("record.segments".to_owned(), RecordProblem::TooFew { have: 1, need: 2 }),
        ("record.snapshots".to_owned(), RecordProblem::TooFew { have: 2, need: 4 }),
        missing("record.segments[0].marks", "2"),
        missing("record.snapshots[1].marks", "T2"),
    ];
    assert_eq!(found, expected, "T2 is not asked for where T1 says no, and the checklist is not scored");
}

#[test]
fn an_interval_record_has_codes_in_intervals_and_nothing_else() {
    let content = coding();
    let instrument = Instrument::try_new(FrameworkKind::IntervalCoding, &content).unwrap();
    let interval = |n: i32, codes: &[&str]| Interval { n, codes: codes.iter().map(ToString::to_string).collect() };
    let coded = Record { intervals_watched: 4, intervals: vec![interval(1, &["T1", "S1"]), interval(3, &["T1"])], ..Record::default() };
    assert_eq!((sound(instrument, &coded), complete(instrument, &coded)), (vec![], vec![]));
    let share = |code: &str, percent_e4: i64| (code.to_owned(), percent_e4);
    assert_eq!(shares(instrument, &coded), [share("T1", 500_000), share("T2", 0), share("S1", 250_000)]);
    assert_eq!(shares(instrument, &Record::default()), []);
    let odd = Record {
        intervals: vec![interval(5, &["T1"]), interval(1, &["T1", "T1", "X"]), interval(1, &[])],
        segments: record([[1, 1], [1, 1]]).segments,
        ..coded.clone()
    };
    let expected = [
        "record.segments",
        "record.intervals[0].n",
        "record.intervals[1].codes[1]",
        "record.intervals[1].codes[2]",
        "record.intervals[2].n",
    ];
    assert_eq!(paths(&sound(instrument, &odd)), expected);
    let mut one = coding();
    one.interval_coding.as_mut().unwrap().several_codes = false;
    let single = Instrument::try_new(FrameworkKind::IntervalCoding, &one).unwrap();
    assert_eq!(paths(&sound(single, &coded)), ["record.intervals[0].codes"]);
    assert_eq!(paths(&complete(instrument, &Record::default())), ["record.intervals_watched"]);
    let rubric_content = super::given::content();
    assert_eq!(paths(&sound(rubric(&rubric_content), &coded)), ["record.intervals_watched", "record.intervals"]);
}

#[test]
fn an_observation_is_recorded_submitted_and_released_and_stays_what_it_was() {
    let content = content();
    let mut made = scheduled(1);
    let early = (date(2022, 5, 31), NOW);
    assert_eq!(made.take_down(rubric(&content), record([[3, 4], [2, 5]]), early), Err(ObservationError::LessonToCome(DAY)));
    assert_eq!(made.submit(rubric(&content), CERTIFIED, NOW), Err(ObservationError::StatusNotAllowed(ObservationStatus::Scheduled)));
    assert_eq!(made.take_down(rubric(&content), Record::default(), (DAY, NOW)), Ok(vec![ObservationEvent::Recorded]));
    assert!(matches!(made.submit(rubric(&content), CERTIFIED, NOW), Err(ObservationError::Incomplete(_))));
    let whole = record([[3, 4], [2, 5]]);
    assert_eq!(made.take_down(rubric(&content), whole.clone(), (DAY, NOW)), Ok(vec![ObservationEvent::Recorded]));
    assert_eq!(made.take_down(rubric(&content), whole.clone(), (DAY, NOW)), Ok(vec![]), "the same again is no change");
    assert_eq!(made.submit(rubric(&content), CERTIFIED, NOW), Ok(vec![ObservationEvent::Submitted]));
    assert_eq!((made.record().training, made.warnings()), (false, vec![]));
    let late = made.take_down(rubric(&content), Record::default(), (DAY, NOW));
    assert_eq!(late, Err(ObservationError::StatusNotAllowed(ObservationStatus::Submitted)));
    assert_eq!(made.release("ขอบคุณครู".to_owned(), NOW), Ok(vec![ObservationEvent::Released]));
    assert_eq!((made.record().version, &made.record().record), (5, &whole));
    assert_eq!(made.void(" ", NOW), Err(chassis::kernel::ReasonRequired.into()));
    assert_eq!(made.void("ผิดห้อง", NOW), Ok(vec![ObservationEvent::Voided]));
    assert_eq!(made.void("ผิดห้อง", NOW), Err(ObservationError::StatusNotAllowed(ObservationStatus::Void)));
}

#[test]
fn without_a_certification_or_for_practice_it_is_training() {
    let content = content();
    for (purpose, certification, training, warned) in [
        (Purpose::Feedback, CERTIFIED, false, false),
        (Purpose::Feedback, None, true, true),
        (Purpose::Practice, CERTIFIED, true, false),
        (Purpose::Practice, None, true, false),
    ] {
        let (mut made, _) = Observation::schedule(ObservationId(Uuid::nil()), Lesson { purpose, ..lesson(1) }, NOW).unwrap();
        made.take_down(rubric(&content), record([[3, 4], [2, 5]]), (DAY, NOW)).unwrap();
        made.submit(rubric(&content), certification, NOW).unwrap();
        assert_eq!((made.record().training, !made.warnings().is_empty()), (training, warned), "{purpose} {certification:?}");
    }
    let own = Lesson { teacher: Uuid::from_u128(1), ..lesson(1) };
    assert_eq!(Observation::schedule(ObservationId(Uuid::nil()), own, NOW), Err(ObservationError::ObserverIsTeacher));
}

#[test]
fn what_is_tried_out_is_for_practice_and_what_is_given_up_for_nothing() {
    let usable = |status, purpose| must_be_usable(FrameworkKind::ClassroomObservation, status, purpose).is_ok();
    for purpose in Purpose::ALL {
        assert!(usable(VersionStatus::Published, *purpose) && !usable(VersionStatus::Retired, *purpose));
        assert_eq!(usable(VersionStatus::Trial, *purpose), *purpose == Purpose::Practice);
        let rubric = FrameworkKind::SchoolRubric;
        assert_eq!(must_be_usable(rubric, VersionStatus::Published, *purpose), Err(InstrumentError::OfAnotherKind(rubric)));
    }
}

#[test]
fn every_status_allows_what_the_table_says() {
    use ObservationStatus::{InProgress, Reconciled, Released, Scheduled, Submitted, Void};
    let allowed = |status: ObservationStatus| Action::ALL.iter().filter(|action| status.allows(**action)).count();
    assert_eq!([Scheduled, InProgress, Submitted, Reconciled, Released, Void].map(allowed), [3, 4, 4, 2, 1, 0]);
    assert!(ObservationStatus::ALL.iter().all(|status| status.is_open() == status.allows(Action::Record)));
}

#[test]
fn two_observers_of_one_lesson_agree_on_what_they_saw_differently_and_both_records_stay() {
    let content = content();
    let (mut first, mut second) = (submitted(1, [[3, 4], [2, 5]]), submitted(2, [[3, 3], [2, 3]]));
    let (mut pair, events) = Pair::open(PairId(Uuid::nil()), (&mut first, &mut second), NOW).unwrap();
    assert_eq!(events, [PairEvent::Opened]);
    assert_eq!(first.clone().release("…".to_owned(), NOW), Err(ObservationError::PairNotReconciled));
    let agreed = |segment: i32, code: &str, rank: i32| SegmentMark { segment, mark: mark(code, rank) };
    let mut reconcile =
        |agreed: Vec<SegmentMark>| pair.reconcile(rubric(&content), (&mut first, &mut second), (agreed, String::new()), NOW);
    assert_eq!(reconcile(vec![agreed(1, "2", 4)]), Err(PairError::Incomplete(vec!["2:2".to_owned()])));
    let odd = vec![agreed(1, "1", 4), agreed(1, "2", 6), agreed(1, "2", 1), agreed(3, "2", 1), agreed(1, "1.1", 1)];
    let Err(PairError::Unsound(found)) = reconcile(odd) else { panic!("refused") };
    let expected = ["agreed[0].mark.code", "agreed[1].mark.rank", "agreed[2].mark.code", "agreed[3].segment", "agreed[4].mark.code"];
    assert_eq!(paths(&found), expected);
    let done = reconcile(vec![agreed(1, "2", 4), agreed(2, "2", 4)]).unwrap();
    assert_eq!((done.pair, done.halves), (vec![PairEvent::Reconciled], vec![ObservationEvent::Reconciled]));
    let agreement = pair.record().agreement.unwrap();
    assert_eq!((agreement.n, agreement.exact, agreement.adjacent, agreement.categories), (4, 2, 3, 5));
    assert!(agreement.kappa.is_ok_and(|kappa| kappa < 1.0));
    assert_eq!(
        (first.record().record.in_segment(2, "2"), second.record().record.in_segment(2, "2")),
        (Some(Seen::Level(5)), Some(Seen::Level(3)))
    );
    let shown = first.record().record.clone().with(&pair.record().agreed).without_notes();
    assert_eq!(
        (shown.in_segment(1, "2"), shown.in_segment(2, "2"), shown.notes.as_str()),
        (Some(Seen::Level(4)), Some(Seen::Level(4)), "")
    );
    assert!(first.release("ขอบคุณครู".to_owned(), NOW).is_ok());
    let again = pair.reconcile(rubric(&content), (&mut first, &mut second), (Vec::new(), String::new()), NOW);
    assert_eq!(again, Err(PairError::StatusNotAllowed(PairStatus::Reconciled)));
    second.void("ผิดห้อง", NOW).unwrap();
    assert_eq!(pair.dissolve((&mut first, &mut second), NOW), [], "what was agreed on and released stays");
    assert_eq!(first.record().pair, Some(pair.record().id));
}

#[test]
fn a_pair_is_of_one_lesson_and_two_observers_and_ends_with_one_of_them() {
    let (mut first, mut second, mut same) = (submitted(1, [[3, 4], [2, 5]]), scheduled(2), scheduled(1));
    assert_eq!(Pair::open(PairId(Uuid::nil()), (&mut first, &mut same), NOW), Err(PairError::NotOneLesson));
    let other = Lesson { period: 3, ..lesson(3) };
    let (mut other, _) = Observation::schedule(ObservationId(Uuid::from_u128(3)), other, NOW).unwrap();
    assert_eq!(Pair::open(PairId(Uuid::nil()), (&mut first, &mut other), NOW), Err(PairError::NotOneLesson));
    let (mut pair, _) = Pair::open(PairId(Uuid::nil()), (&mut first, &mut second), NOW).unwrap();
    let mut third = scheduled(3);
    let taken = Pair::open(PairId(Uuid::from_u128(1)), (&mut third, &mut second), NOW);
    assert_eq!(taken, Err(PairError::AlreadyPaired { field: "second_observation_id" }));
    let content = content();
    let early = pair.reconcile(rubric(&content), (&mut first, &mut second), (Vec::new(), String::new()), NOW);
    assert_eq!(early, Err(PairError::NotSubmittedByBoth));
    second.void("มาไม่ทัน", NOW).unwrap();
    assert_eq!(pair.dissolve((&mut first, &mut second), NOW), [PairEvent::Dissolved]);
    assert_eq!((first.record().pair, second.record().pair), (None, None));
    assert!(first.release("ขอบคุณครู".to_owned(), NOW).is_ok(), "the other one stands alone again");
    let mut released = first;
    assert_eq!(
        Pair::open(PairId(Uuid::nil()), (&mut released, &mut third), NOW),
        Err(PairError::ObservationNotAllowed(ObservationStatus::Released))
    );
}

#[test]
fn interval_records_are_compared_cell_by_cell() {
    let content = coding();
    let instrument = Instrument::try_new(FrameworkKind::IntervalCoding, &content).unwrap();
    let coded = |watched: i32, marks: &[(i32, &str)]| Record {
        intervals_watched: watched,
        intervals: marks.iter().map(|(n, code)| Interval { n: *n, codes: vec![(*code).to_owned()] }).collect(),
        ..Record::default()
    };
    let first = coded(4, &[(1, "T1"), (2, "T1"), (3, "T2"), (4, "T2")]);
    let second = coded(5, &[(1, "T1"), (2, "T1"), (3, "T2"), (4, "T1"), (5, "S1")]);
    let agreement = agreement::of_records(instrument, &first, &second);
    // Of 12 cells 3 are marked by both and 1 by each alone: 10/12 seen, (4·4 + 8·8)/144 by chance. The fifth interval was watched by one.
    assert_eq!((agreement.n, agreement.exact, agreement.adjacent, agreement.categories), (12, 10, 10, 2));
    assert!(agreement.kappa.is_ok_and(|kappa| (kappa - 0.625).abs() < 1e-12));
    assert_eq!(differing(instrument, &first, &second), [], "there are no elements");
    let nothing = agreement::of_records(instrument, &coded(2, &[]), &coded(2, &[]));
    assert_eq!((nothing.n, nothing.kappa), (6, Err(Undefined::NoVariation)));
}
