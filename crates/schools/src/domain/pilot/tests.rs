use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use PilotStatus as S;

const TODAY: Date = date(2021, 12, 20);
const DESIGNATED: Ground = Ground { standing: Some(Standing::Designated), school_lies_in_it: true, school_is_there: true };
const ENDED: Ground = Ground { standing: Some(Standing::Ended), school_lies_in_it: true, school_is_there: true };

fn when(on: Date) -> When {
    When { on, today: TODAY, now: Timestamp::UNIX_EPOCH }
}

fn paper() -> Resolution {
    Resolution { number: "1/2564".to_owned(), on: date(2021, 1, 1) }
}

fn ask(ground: Ground, autonomy: Vec<AutonomyItem>) -> Result<Pilot, PilotError> {
    let of = (SchoolId(Uuid::from_u128(1)), AreaId(Uuid::from_u128(2)));
    Pilot::request(PilotId(Uuid::from_u128(3)), of, autonomy, ground, when(date(2021, 1, 1))).map(|(pilot, _)| pilot)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Command {
    Confirm,
    Resolve,
    Announce,
    BringIntoEffect,
    Renew,
    Revoke,
    Relinquish,
    EndWithArea,
}

const COMMANDS: [Command; 8] = [
    Command::Confirm,
    Command::Resolve,
    Command::Announce,
    Command::BringIntoEffect,
    Command::Renew,
    Command::Revoke,
    Command::Relinquish,
    Command::EndWithArea,
];

impl Command {
    /// On a ground that carries it.
    fn run(self, pilot: &mut Pilot, on: Date) -> Told {
        self.run_on(pilot, if self == Self::EndWithArea { ENDED } else { DESIGNATED }, on)
    }

    fn run_on(self, pilot: &mut Pilot, ground: Ground, on: Date) -> Told {
        let when = when(on);
        match self {
            Self::Confirm => pilot.confirm_criteria("ครบทุกข้อ", when),
            Self::Resolve => pilot.resolve(paper(), vec![AutonomyItem::Curriculum], ground, when),
            Self::Announce => pilot.announce(paper(), ground, when),
            Self::BringIntoEffect => pilot.bring_into_effect(None, ground, when),
            Self::Renew => pilot.renew(paper(), None, ground, when),
            Self::Revoke => pilot.revoke("ไม่ดำเนินการตามแผน", None, when),
            Self::Relinquish => pilot.relinquish("ขอสละสถานะ", when),
            Self::EndWithArea => pilot.end_with_area(ground, when),
        }
    }
}

/// A designation that stands there, on the shortest way.
fn at(status: S) -> Pilot {
    let mut pilot = ask(DESIGNATED, vec![AutonomyItem::Textbook]).expect("requested");
    let steps = match status {
        S::Requested => 0,
        S::CriteriaChecked => 1,
        S::CommitteeResolved => 2,
        S::Announced | S::Expired => 3,
        S::InEffect | S::Renewed | S::Revoked | S::Relinquished | S::AreaEnded => 4,
    };
    let last = match status {
        S::Renewed => Some(Command::Renew),
        S::Revoked => Some(Command::Revoke),
        S::Relinquished => Some(Command::Relinquish),
        S::AreaEnded => Some(Command::EndWithArea),
        S::Requested | S::CriteriaChecked | S::CommitteeResolved | S::Announced | S::InEffect | S::Expired => None,
    };
    for command in COMMANDS[..steps].iter().copied().chain(last) {
        command.run(&mut pilot, date(2021, 6, 1)).expect("on the way");
    }
    if status == S::Expired {
        pilot.bring_into_effect(Some(date(2021, 12, 1)), DESIGNATED, when(date(2021, 6, 1))).expect("on the way");
    }
    assert_eq!(pilot.status_on(TODAY), status);
    pilot
}

/// Where each command leads from where; nothing for what is refused.
fn leads(from: S, command: Command) -> Option<S> {
    use Command as C;
    match (from, command) {
        (S::Requested, C::Confirm) => Some(S::CriteriaChecked),
        (S::CriteriaChecked, C::Resolve) => Some(S::CommitteeResolved),
        (S::CommitteeResolved, C::Announce) => Some(S::Announced),
        (S::Announced, C::BringIntoEffect) => Some(S::InEffect),
        (S::InEffect | S::Renewed, C::Renew) => Some(S::Renewed),
        (S::InEffect | S::Renewed, C::Revoke) => Some(S::Revoked),
        (from, C::Relinquish) if !from.is_final() => Some(S::Relinquished),
        (from, C::EndWithArea) if !from.is_final() => Some(S::AreaEnded),
        _ => None,
    }
}

#[test]
fn every_command_leads_where_the_table_says_and_a_refused_one_changes_nothing() {
    for from in S::ALL {
        for command in COMMANDS {
            let mut pilot = at(*from);
            let before = pilot.clone();
            let told = command.run(&mut pilot, TODAY);
            if let Some(to) = leads(*from, command) {
                assert_eq!(told.map(|events| events.len()), Ok(1), "{from} {command:?}");
                assert_eq!((pilot.status(), pilot.record().version), (to, before.record().version + 1));
            } else {
                assert_eq!(told, Err(PilotError::StatusNotAllowed(*from)), "{from} {command:?}");
                assert_eq!(pilot, before);
            }
        }
    }
}

#[test]
fn no_school_gets_nearer_to_being_a_pilot_in_an_area_that_is_not_designated() {
    for standing in Standing::ALL.iter().copied().map(Some).chain([None]) {
        let ground = Ground { standing, school_lies_in_it: true, school_is_there: true };
        let carries = matches!(standing, Some(Standing::Designated | Standing::Extended));
        let refused = Err(PilotError::AreaNotDesignated(standing));
        assert_eq!(ask(ground, Vec::new()).map(|_| ()), if carries { Ok(()) } else { refused.clone().map(|_: Vec<PilotEvent>| ()) });
        for (from, command) in [
            (S::CriteriaChecked, Command::Resolve),
            (S::CommitteeResolved, Command::Announce),
            (S::Announced, Command::BringIntoEffect),
            (S::InEffect, Command::Renew),
        ] {
            let told = command.run_on(&mut at(from), ground, TODAY);
            if carries {
                assert_eq!(told.map(|events| events.len()), Ok(1), "{standing:?} {command:?}");
            } else {
                assert_eq!(told, refused, "{standing:?} {command:?}");
            }
        }
        let ended = at(S::InEffect).end_with_area(ground, when(TODAY));
        assert_eq!(ended, if carries { Err(PilotError::AreaStillDesignated) } else { Ok(vec![PilotEvent::AreaEnded]) });
    }
}

#[test]
fn a_school_that_lies_elsewhere_is_no_pilot_of_the_area() {
    let elsewhere = Ground { school_lies_in_it: false, ..DESIGNATED };
    assert_eq!(ask(elsewhere, Vec::new()), Err(PilotError::SchoolOutsideArea));
    assert_eq!(Command::BringIntoEffect.run_on(&mut at(S::Announced), elsewhere, TODAY), Err(PilotError::SchoolOutsideArea));
}

#[test]
fn it_is_in_effect_from_its_day_until_the_announced_end_or_an_earlier_one() {
    let mut pilot = at(S::Announced);
    assert_eq!(pilot.in_effect(), None);
    let refused = pilot.bring_into_effect(Some(date(2021, 5, 31)), DESIGNATED, when(date(2021, 6, 1)));
    assert_eq!(refused, Err(PilotError::EndBeforeStart(EndBeforeStart)));
    pilot.bring_into_effect(Some(date(2024, 6, 1)), DESIGNATED, when(date(2021, 6, 1))).expect("in effect");
    let period = |pilot: &Pilot| pilot.in_effect().map(|period| (period.from(), period.to()));
    assert_eq!(period(&pilot), Some((Some(date(2021, 6, 1)), Some(date(2024, 6, 1)))));
    let shorter = pilot.clone().renew(paper(), Some(date(2024, 5, 31)), DESIGNATED, when(TODAY));
    assert_eq!(shorter, Err(PilotError::EndBeforeStart(EndBeforeStart)));
    let mut renewed = pilot.clone();
    renewed.renew(paper(), Some(date(2027, 6, 1)), DESIGNATED, when(TODAY)).expect("renewed");
    assert_eq!(period(&renewed), Some((Some(date(2021, 6, 1)), Some(date(2027, 6, 1)))));
    renewed.revoke("ไม่ดำเนินการตามแผน", Some(paper()), when(TODAY)).expect("revoked");
    assert_eq!(period(&renewed), Some((Some(date(2021, 6, 1)), Some(TODAY))));
}

#[test]
fn the_committee_grants_what_it_says_and_what_was_asked_when_it_says_nothing() {
    let twice = vec![AutonomyItem::Subsidy, AutonomyItem::Subsidy];
    assert_eq!(ask(DESIGNATED, twice.clone()), Err(PilotError::AutonomyTwice(AutonomyItem::Subsidy)));
    let granted = |autonomy| {
        let mut pilot = at(S::CriteriaChecked);
        pilot.resolve(paper(), autonomy, DESIGNATED, when(TODAY)).map(|_| pilot.record().autonomy.clone())
    };
    assert_eq!(granted(Vec::new()), Ok(vec![AutonomyItem::Textbook]));
    assert_eq!(granted(vec![AutonomyItem::Personnel]), Ok(vec![AutonomyItem::Personnel]));
    assert_eq!(granted(twice), Err(PilotError::AutonomyTwice(AutonomyItem::Subsidy)));
}

proptest! {
    #[test]
    fn whatever_is_tried_versions_count_events_and_what_is_in_effect_was_announced(
        tried in prop::collection::vec((0_usize..COMMANDS.len(), -400_i32..3, any::<bool>()), 1..40),
    ) {
        let mut pilot = ask(DESIGNATED, Vec::new()).expect("requested");
        for (which, days, designated) in tried {
            let before = pilot.clone();
            let on = TODAY.checked_add(jiff::Span::new().days(days)).expect("near");
            if let Ok(told) = COMMANDS[which].run_on(&mut pilot, if designated { DESIGNATED } else { ENDED }, on) {
                prop_assert_eq!(pilot.record().version, before.record().version + i64::try_from(told.len()).expect("few"));
            } else {
                prop_assert_eq!(&pilot, &before);
            }
        }
        let announced = pilot.record().steps.first_to(S::Announced).map(|step| step.on);
        if let Some(period) = pilot.in_effect() {
            prop_assert!(announced.is_some() && announced <= period.from() && period.from() <= period.to().or(period.from()));
        }
    }
}

#[test]
fn what_is_in_effect_expires_by_itself_and_is_renewed_only_before_that() {
    let until = date(2021, 12, 1);
    let pilot = at(S::Expired);
    assert_eq!(pilot.status(), S::InEffect, "there is no step to it");
    assert_eq!((pilot.status_on(date(2021, 11, 30)), pilot.status_on(until)), (S::InEffect, S::Expired));
    assert_eq!((pilot.over_since(date(2021, 11, 30)), pilot.over_since(TODAY), pilot.ended_on()), (None, Some(until), None));
    let mut late = pilot.clone();
    assert_eq!(late.renew(paper(), None, DESIGNATED, when(until)), Err(PilotError::StatusNotAllowed(S::Expired)));
    assert_eq!(late, pilot);
    // What was resolved in time and is recorded late has not expired.
    let mut in_time = pilot.clone();
    in_time.renew(paper(), Some(date(2024, 12, 1)), DESIGNATED, when(date(2021, 11, 30))).expect("before its time has run out");
    assert_eq!((in_time.status_on(TODAY), in_time.over_since(TODAY)), (S::Renewed, None));
    let mut revoked = pilot;
    revoked.revoke("ไม่ดำเนินการตามแผน", None, when(date(2021, 11, 1))).expect("while it was in effect");
    assert_eq!((revoked.status_on(TODAY), revoked.over_since(TODAY)), (S::Revoked, Some(date(2021, 11, 1))));
}

#[test]
fn a_school_that_is_no_more_gets_no_further_and_may_only_end() {
    let gone = Ground { school_is_there: false, ..DESIGNATED };
    assert_eq!(ask(gone, vec![]), Err(PilotError::SchoolGone));
    for (status, command) in [
        (S::CriteriaChecked, Command::Resolve),
        (S::CommitteeResolved, Command::Announce),
        (S::Announced, Command::BringIntoEffect),
        (S::InEffect, Command::Renew),
    ] {
        assert_eq!(command.run_on(&mut at(status), gone, TODAY), Err(PilotError::SchoolGone), "{status}");
    }
    assert!(Command::Revoke.run_on(&mut at(S::InEffect), gone, TODAY).is_ok());
    assert!(Command::Relinquish.run_on(&mut at(S::Requested), gone, TODAY).is_ok());
}
