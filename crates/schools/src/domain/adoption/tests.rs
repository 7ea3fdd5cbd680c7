use chassis::kernel::LocalizedText;
use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::domain::innovation::{Content, Creator, EvidenceLevel, InnovationKind, Maker, WHOLE};
use crate::domain::term::AcademicTerm;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const TODAY: Date = date(2023, 7, 1);
const ORIGIN: SchoolId = SchoolId(Uuid::from_u128(1));
const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(2));

fn innovation() -> Innovation {
    let content = Content {
        name: LocalizedText::thai("ห้องเรียนคิด (ข้อมูลสมมติ)"),
        kind: InnovationKind::Teaching,
        term: AcademicTerm::try_new(2565, 1).expect("a term"),
        target_levels: Vec::new(),
        summary: LocalizedText::default(),
        problem: LocalizedText::default(),
        evidence_level: EvidenceLevel::Anecdotal,
        creators: vec![Creator { maker: Maker::Person(Uuid::from_u128(3)), share_e2: WHOLE }],
        licence: String::new(),
        artefacts: Vec::new(),
    };
    Innovation::register(InnovationId(Uuid::from_u128(4)), Some(ORIGIN), content, NOW).expect("registered").0
}

fn new(school: SchoolId, source: Option<SchoolId>) -> NewAdoption {
    NewAdoption { school, source, on: date(2022, 5, 20), notes: String::new() }
}

fn begin(new: NewAdoption, cycle: bool) -> Result<Adoption, AdoptionError> {
    Adoption::begin(AdoptionId(Uuid::from_u128(5)), &innovation(), new, cycle, (TODAY, NOW)).map(|(adoption, _)| adoption)
}

/// An adoption that has come so far, each step on a day of its own.
fn at(status: AdoptionStatus) -> Adoption {
    let mut record = begin(new(SCHOOL, Some(ORIGIN)), false).expect("begun").record;
    record.status = status;
    let passed = AdoptionStatus::ALL.iter().filter(|step| **step <= status);
    record.steps = passed.zip(20..).map(|(step, day)| Step { status: *step, on: date(2022, 5, day) }).collect();
    Adoption::restore(record)
}

fn to(status: AdoptionStatus) -> Advance {
    Advance { to: status, on: TODAY, evidence: Vec::new(), notes: String::new(), fidelity: None }
}

fn evidence(on: Date) -> Evidence {
    Evidence { on, reference: "รายงานผล 1/2566".to_owned(), finding: String::new() }
}

#[test]
fn a_step_leads_to_the_next_status_and_to_no_other() {
    for from in AdoptionStatus::ALL {
        for next in AdoptionStatus::ALL {
            let follows = next.number() == from.number() + 1 && *next != AdoptionStatus::Stopped;
            let mut adoption = at(*from);
            let before = adoption.clone();
            let done = adoption.advance(to(*next), SUSTAINED_AFTER_TERMS, (TODAY, NOW));
            assert_eq!(
                done,
                if follows { Ok(AdoptionEvent(*next)) } else { Err(AdoptionError::StatusNotAllowed(*from)) },
                "{from} to {next}"
            );
            assert_eq!(adoption == before, !follows);
        }
        let stopped = at(*from).stop("ครูย้าย", TODAY, (TODAY, NOW));
        assert_eq!(stopped.is_ok(), *from != AdoptionStatus::Stopped, "{from}");
    }
    assert_eq!(at(AdoptionStatus::Trying).stop(" ", TODAY, (TODAY, NOW)), Err(AdoptionError::ReasonRequired(ReasonRequired)));
}

#[test]
fn a_school_has_an_innovation_neither_from_itself_nor_from_those_who_have_it_from_it() {
    assert_eq!(begin(new(SCHOOL, Some(SCHOOL)), false), Err(AdoptionError::SameSchool));
    assert_eq!(begin(new(ORIGIN, Some(SCHOOL)), false), Err(AdoptionError::OriginAdopts));
    assert_eq!(begin(new(SCHOOL, Some(ORIGIN)), true), Err(AdoptionError::LineageCycle));
    assert!(begin(new(SCHOOL, None), false).is_ok(), "straight from its creators");
}

#[test]
fn a_retired_innovation_is_not_taken_up() {
    let mut retired = innovation();
    retired.retire("มีรุ่นใหม่แทน", NOW).expect("retired");
    let begun = Adoption::begin(AdoptionId(Uuid::from_u128(5)), &retired, new(SCHOOL, None), false, (TODAY, NOW));
    assert!(matches!(begun, Err(AdoptionError::Innovation(InnovationError::StateNotAllowed(_)))));
}

#[test]
fn it_is_sustained_by_evidence_of_two_terms_later_and_by_nothing_less() {
    for (begun, enough) in [(0, false), (1, false), (2, true), (5, true)] {
        let mut adoption = at(AdoptionStatus::Adapted);
        let before = adoption.clone();
        let done = adoption.advance(to(AdoptionStatus::Sustained), begun, (TODAY, NOW));
        assert_eq!(done.is_ok(), enough, "{begun}");
        if !enough {
            assert_eq!((done, adoption), (Err(AdoptionError::TooFewTerms { begun }), before));
        }
    }
    let mut trying = at(AdoptionStatus::Agreed);
    assert!(trying.advance(to(AdoptionStatus::Trying), 0, (TODAY, NOW)).is_ok(), "no other step asks for terms");
}

#[test]
fn terms_are_counted_from_the_day_of_agreement_to_the_latest_evidence() {
    let mut adoption = at(AdoptionStatus::Trying);
    let shown = Advance { evidence: vec![evidence(date(2023, 6, 1)), evidence(date(2022, 12, 1))], ..to(AdoptionStatus::Adapted) };
    assert_eq!(adoption.span_to_prove(&shown), None, "adapting asks for no terms");
    adoption.advance(shown, 0, (TODAY, NOW)).expect("adapted");
    let bare = to(AdoptionStatus::Sustained);
    assert_eq!(adoption.span_to_prove(&bare), Some((date(2022, 5, 21), date(2023, 6, 1))), "what was shown before counts");
    let more = Advance { evidence: vec![evidence(TODAY)], ..bare.clone() };
    assert_eq!(adoption.span_to_prove(&more), Some((date(2022, 5, 21), TODAY)));
    assert_eq!(at(AdoptionStatus::Adapted).span_to_prove(&bare), None, "without evidence there is nothing to count");
}

#[test]
fn nothing_is_dated_in_the_future_or_before_the_last_step() {
    let mut adoption = at(AdoptionStatus::Agreed);
    let tomorrow = date(2023, 7, 2);
    let late = Advance { on: tomorrow, ..to(AdoptionStatus::Trying) };
    assert_eq!(adoption.advance(late, 0, (TODAY, NOW)), Err(AdoptionError::StepInFuture));
    let early = Advance { on: date(2022, 5, 20), ..to(AdoptionStatus::Trying) };
    assert_eq!(adoption.advance(early, 0, (TODAY, NOW)), Err(AdoptionError::BeforeLastStep(date(2022, 5, 21))));
    let shown = Advance { evidence: vec![evidence(TODAY), evidence(tomorrow)], ..to(AdoptionStatus::Trying) };
    assert_eq!(adoption.advance(shown, 0, (TODAY, NOW)), Err(AdoptionError::EvidenceInFuture(1)));
    assert_eq!(adoption.stop("ครูย้าย", tomorrow, (TODAY, NOW)), Err(AdoptionError::StepInFuture));
    assert_eq!(begin(NewAdoption { on: tomorrow, ..new(SCHOOL, None) }, false), Err(AdoptionError::StepInFuture));
    let same_day = Advance { on: date(2022, 5, 21), ..to(AdoptionStatus::Trying) };
    assert!(adoption.advance(same_day, 0, (TODAY, NOW)).is_ok(), "two steps on one day");
}

#[test]
fn what_is_not_said_again_stays_and_evidence_adds_up() {
    let mut adoption = at(AdoptionStatus::Interested);
    let agreed = Advance {
        evidence: vec![evidence(TODAY)],
        notes: "ใช้กับ ป.4".to_owned(),
        fidelity: Some(Fidelity::Modified),
        ..to(AdoptionStatus::Agreed)
    };
    adoption.advance(agreed, 0, (TODAY, NOW)).expect("agreed");
    let many = Advance { evidence: vec![evidence(TODAY); MOST_EVIDENCE], ..to(AdoptionStatus::Trying) };
    assert_eq!(adoption.advance(many, 0, (TODAY, NOW)), Err(AdoptionError::TooMuchEvidence));
    adoption.advance(to(AdoptionStatus::Trying), 0, (TODAY, NOW)).expect("trying");
    let record = adoption.record();
    assert_eq!((record.notes.as_str(), record.fidelity, record.evidence.len()), ("ใช้กับ ป.4", Some(Fidelity::Modified), 1));
    assert_eq!((record.version, record.steps.len()), (3, 3));
}
