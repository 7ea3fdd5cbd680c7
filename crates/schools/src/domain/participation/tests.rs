use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use ParticipationStatus as S;

const TODAY: Date = date(2021, 12, 20);
const IN_AREA: SchoolThen = SchoolThen { there: true, in_service_area: true };
const IN_NONE: SchoolThen = SchoolThen { there: true, in_service_area: false };

fn when(on: Date) -> When {
    When { on, today: TODAY, now: Timestamp::UNIX_EPOCH }
}

fn resolution() -> Resolution {
    Resolution { number: "2/2563".to_owned(), on: date(2020, 6, 1) }
}

fn nominated() -> Participation {
    let place = Place { programme: ProgrammeId(Uuid::from_u128(1)), cohort: 2, school: SchoolId(Uuid::from_u128(2)) };
    Participation::nominate(ParticipationId(Uuid::from_u128(3)), place, IN_AREA, when(date(2020, 5, 1))).expect("nominated").0
}

/// A participation that stands there, on the shortest way.
fn at(status: S) -> Participation {
    let mut participation = nominated();
    let way: &[Command] = match status {
        S::Nominated => &[],
        S::Applied => &[Command::Apply],
        S::Eligible => &[Command::Apply, Command::Accept],
        S::Ineligible => &[Command::Apply, Command::Reject],
        S::SchoolBoardEndorsed => &[Command::Apply, Command::Accept, Command::Board],
        S::EsaoEndorsed => &[Command::Apply, Command::Accept, Command::Board, Command::Esao],
        S::Approved => &ACCEPTED[..5],
        S::Active => &ACCEPTED,
        S::Suspended => &[&ACCEPTED[..], &[Command::Suspend]].concat(),
        S::Completed => &[&ACCEPTED[..], &[Command::Complete]].concat(),
        S::Withdrawn => &[Command::Withdraw],
        S::Removed => &[&ACCEPTED[..], &[Command::Remove]].concat(),
        S::Lapsed => &[&ACCEPTED[..5], &[Command::Lapse]].concat(),
    };
    for command in way {
        command.run(&mut participation, TODAY).expect("on the way");
    }
    assert_eq!(participation.status(), status);
    participation
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Command {
    Apply,
    Accept,
    Reject,
    Board,
    Esao,
    Approve,
    Activate,
    Coaches,
    Suspend,
    Resume,
    Complete,
    Withdraw,
    Remove,
    Lapse,
}

const COMMANDS: [Command; 14] = [
    Command::Apply,
    Command::Accept,
    Command::Reject,
    Command::Board,
    Command::Esao,
    Command::Approve,
    Command::Activate,
    Command::Coaches,
    Command::Suspend,
    Command::Resume,
    Command::Complete,
    Command::Withdraw,
    Command::Remove,
    Command::Lapse,
];
const ACCEPTED: [Command; 6] = [Command::Apply, Command::Accept, Command::Board, Command::Esao, Command::Approve, Command::Activate];

impl Command {
    fn run(self, participation: &mut Participation, on: Date) -> Told {
        let when = when(on);
        match self {
            Self::Apply => participation.apply(when),
            Self::Accept => participation.judge(true, "", when),
            Self::Reject => participation.judge(false, "มีนักเรียนเกินเกณฑ์", when),
            Self::Board => participation.endorse(EndorsingBody::SchoolBoard, resolution(), IN_AREA, when),
            Self::Esao => participation.endorse(EndorsingBody::Esao, resolution(), IN_AREA, when),
            Self::Approve => participation.approve(None, IN_AREA, when),
            Self::Activate => participation.activate(vec![Uuid::from_u128(9)], IN_AREA, when),
            Self::Coaches => participation.assign_coaches(vec![Uuid::from_u128(8)], when.now),
            Self::Suspend => participation.suspend("ครูย้าย", when),
            Self::Resume => participation.resume(when),
            Self::Complete => participation.complete(when),
            Self::Withdraw => participation.withdraw("ขอถอนตัว", when),
            Self::Remove => participation.remove("ไม่ส่งรายงาน", when),
            Self::Lapse => participation.lapse("ไม่เริ่มดำเนินการ", when),
        }
    }
}

/// Where each command leads from where; nothing for what is refused.
fn leads(from: S, command: Command) -> Option<S> {
    use Command as C;
    match (from, command) {
        (S::Nominated, C::Apply) => Some(S::Applied),
        (S::Applied, C::Accept) => Some(S::Eligible),
        (S::Applied, C::Reject) => Some(S::Ineligible),
        (S::Eligible, C::Board) => Some(S::SchoolBoardEndorsed),
        (S::SchoolBoardEndorsed, C::Esao) => Some(S::EsaoEndorsed),
        (S::EsaoEndorsed, C::Approve) => Some(S::Approved),
        (S::Approved, C::Activate) | (S::Suspended, C::Resume) => Some(S::Active),
        (S::Approved | S::Active | S::Suspended, C::Coaches) => Some(from),
        (S::Approved, C::Lapse) => Some(S::Lapsed),
        (S::Active, C::Suspend) => Some(S::Suspended),
        (S::Active, C::Complete) => Some(S::Completed),
        (S::Active | S::Suspended, C::Remove) => Some(S::Removed),
        (from, C::Withdraw) if !from.is_final() => Some(S::Withdrawn),
        _ => None,
    }
}

#[test]
fn every_command_leads_where_the_table_says_and_a_refused_one_changes_nothing() {
    for from in S::ALL {
        for command in COMMANDS {
            let mut participation = at(*from);
            let before = participation.clone();
            let told = command.run(&mut participation, TODAY);
            if let Some(to) = leads(*from, command) {
                assert_eq!(told.map(|events| events.len()), Ok(1), "{from} {command:?}");
                assert_eq!((participation.status(), participation.record().version), (to, before.record().version + 1));
            } else {
                assert_eq!(told, Err(ParticipationError::StatusNotAllowed(*from)), "{from} {command:?}");
                assert_eq!(participation, before);
            }
        }
    }
}

#[test]
fn a_school_in_no_service_area_is_approved_on_the_word_of_its_board_and_nobody_endorses_for_an_area() {
    let mut private = at(S::SchoolBoardEndorsed);
    let endorsed = private.clone().endorse(EndorsingBody::Esao, resolution(), IN_NONE, when(TODAY));
    assert_eq!(endorsed, Err(ParticipationError::NoServiceArea));
    assert_eq!(private.approve(Some(resolution()), IN_NONE, when(TODAY)), Ok(vec![ParticipationEvent::Approved]));
    let mut public = at(S::SchoolBoardEndorsed);
    assert_eq!(public.approve(None, IN_AREA, when(TODAY)), Err(ParticipationError::StatusNotAllowed(S::SchoolBoardEndorsed)));
}

#[test]
fn a_school_that_is_no_more_neither_is_nominated_nor_begins() {
    let gone = SchoolThen { there: false, in_service_area: true };
    let place = nominated().record().place;
    let named = Participation::nominate(ParticipationId(Uuid::from_u128(3)), place, gone, when(TODAY));
    assert_eq!(named.map(|_| ()), Err(ParticipationError::SchoolGone));
    assert_eq!(at(S::Approved).activate(Vec::new(), gone, when(TODAY)), Err(ParticipationError::SchoolGone));
}

#[test]
fn what_takes_a_school_out_needs_a_reason_and_a_final_status_has_its_day() {
    assert!(matches!(at(S::Active).withdraw(" ", when(TODAY)), Err(ParticipationError::Step(StepError::ReasonRequired(_)))));
    assert!(matches!(at(S::Applied).judge(false, "", when(TODAY)), Err(ParticipationError::Step(StepError::ReasonRequired(_)))));
    for status in S::ALL {
        assert_eq!(at(*status).ended_on(), status.is_final().then_some(if *status == S::Nominated { date(2020, 5, 1) } else { TODAY }));
    }
}

#[test]
fn a_school_has_been_active_since_the_first_time_whatever_interrupted_it() {
    let mut participation = at(S::Approved);
    let days = [date(2021, 12, 20), date(2021, 12, 21), date(2021, 12, 22)].map(|on| When { on, today: date(2021, 12, 31), ..when(on) });
    participation.activate(vec![Uuid::from_u128(9)], IN_AREA, days[0]).expect("begun");
    participation.suspend("น้ำท่วม", days[1]).expect("suspended");
    participation.resume(days[2]).expect("resumed");
    assert_eq!((participation.active_from(), participation.ended_on()), (Some(TODAY), None));
}

#[test]
fn a_coach_stands_once_and_the_same_coaches_again_are_no_change() {
    let (one, two) = (Uuid::from_u128(8), Uuid::from_u128(9));
    assert_eq!(at(S::Approved).activate(vec![one, one], IN_AREA, when(TODAY)), Err(ParticipationError::CoachTwice));
    let mut active = at(S::Active);
    assert_eq!(active.record().coaches, [two]);
    assert_eq!(active.assign_coaches(vec![one, one], Timestamp::UNIX_EPOCH), Err(ParticipationError::CoachTwice));
    assert_eq!(active.assign_coaches(vec![two], Timestamp::UNIX_EPOCH), Ok(Vec::new()));
    assert_eq!(active.assign_coaches(Vec::new(), Timestamp::UNIX_EPOCH), Ok(vec![ParticipationEvent::CoachesAssigned]));
}

proptest! {
    #[test]
    fn whatever_is_tried_versions_count_events_days_go_forward_and_an_end_is_an_end(
        tried in prop::collection::vec((0_usize..COMMANDS.len(), -700_i32..3), 1..40),
    ) {
        let mut participation = nominated();
        let mut events = 1;
        for (which, days) in tried {
            let before = participation.clone();
            let on = TODAY.checked_add(jiff::Span::new().days(days)).expect("near");
            if let Ok(told) = COMMANDS[which].run(&mut participation, on) {
                events += i64::try_from(told.len()).expect("few");
                prop_assert!(!before.status().is_final());
            } else {
                prop_assert_eq!(&participation, &before);
            }
            prop_assert_eq!(participation.record().version, events);
        }
        let on: Vec<Date> = participation.record().steps.all().map(|step| step.on).collect();
        prop_assert!(on.is_sorted() && on.iter().all(|day| *day <= TODAY));
    }
}

#[test]
fn the_participation_of_a_school_that_is_no_more_may_only_end() {
    let gone = SchoolThen { there: false, in_service_area: false };
    for status in S::ALL {
        let allowed = gone.must_allow(*status);
        assert_eq!(allowed, if status.is_final() { Ok(()) } else { Err(ParticipationError::SchoolGone) }, "{status}");
        assert_eq!(IN_AREA.must_allow(*status), Ok(()));
    }
}
