//! What clerks ask of the schools service.

use api::common::v1::LocalizedText;
use api::schools::v1 as pb;
use api::schools::v1::schools_service_client::SchoolsServiceClient;
use jiff::civil::date;
use testkit::Caller;
use uuid::Uuid;

use super::ground::Ground;
use super::numbers::{FIRST_DAY, after_days, counts, day, held, planned};
use super::{Form, Mark, Thing, Verdict, text, told};
use crate::faults::storm::fold::Kind;

/// Subdistricts of schools lie in this district.
const SUBDISTRICT: &str = "400101";

/// A request, ready to be sent as often as needed.
#[derive(Debug, Clone)]
pub(in crate::faults::storm) enum Request {
    Register(pb::RegisterSchoolRequest),
    Rename(pb::RenameSchoolRequest),
    Count(pb::RecordEnrolmentRequest),
    Correct(pb::CorrectEnrolmentRequest),
    Nominate(pb::NominateSchoolRequest),
    Withdraw(pb::WithdrawParticipationRequest),
    Plan(pb::PlanLessonStudyCycleRequest),
    /// Goes through a lane.
    RecordPhase(pb::RecordLessonStudyPhaseRequest),
}

impl Request {
    pub(super) fn register(form: &Form, id: Option<Uuid>) -> Self {
        Self::Register(pb::RegisterSchoolRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: text(id),
            school: Some(school(&form.mark.to_string())),
        })
    }

    /// Each name begins a day after the one before it.
    pub(super) fn rename(form: &Form, thing: &Thing) -> Self {
        Self::Rename(pb::RenameSchoolRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: thing.id.to_string(),
            expected_version: thing.version,
            name: Some(name(form.mark)),
            valid_from: day(after_days(i32::try_from(thing.version).unwrap_or_default())),
        })
    }

    /// The clerk's own school is counted once on each day.
    pub(super) fn count(form: &Form, id: Option<Uuid>, school: Uuid) -> Self {
        Self::Count(pb::RecordEnrolmentRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: text(id),
            school_id: school.to_string(),
            as_of: day(after_days(form.mark.write)),
            term: Some(pb::AcademicTerm { be_year: 2564, semester: 1 }),
            source: pb::EnrolmentSource::Manual.into(),
            counts: Some(counts(form.mark)),
        })
    }

    pub(super) fn correct(form: &Form, thing: &Thing) -> Self {
        Self::Correct(pb::CorrectEnrolmentRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: thing.id.to_string(),
            expected_version: thing.version,
            term: Some(pb::AcademicTerm { be_year: 2564, semester: 1 }),
            source: pb::EnrolmentSource::Manual.into(),
            counts: Some(counts(form.mark)),
        })
    }

    pub(super) fn nominate(form: &Form, id: Uuid, school: Uuid, ground: &Ground) -> Self {
        Self::Nominate(pb::NominateSchoolRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: id.to_string(),
            programme_id: ground.programme.clone(),
            cohort_no: 1,
            school_id: school.to_string(),
            on: None,
        })
    }

    pub(super) fn withdraw(form: &Form, thing: &Thing) -> Self {
        Self::Withdraw(pb::WithdrawParticipationRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: thing.id.to_string(),
            expected_version: thing.version,
            on: None,
            reason: reason(form.mark),
        })
    }

    pub(super) fn plan(form: &Form, id: Option<Uuid>, ground: &Ground) -> Self {
        let (plan_on, do_on, see_on) = planned(form.mark);
        Self::Plan(pb::PlanLessonStudyCycleRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: text(id),
            team_id: ground.team.clone(),
            week: day(date(2021, 12, 13)),
            topic: Some(thai("เศษส่วน".to_owned())),
            plan_on: day(plan_on),
            do_on: day(do_on),
            see_on: day(see_on),
            revision_of: String::new(),
        })
    }

    /// PLAN may be recorded anew as long as nothing follows it.
    pub(super) fn record_phase(form: &Form, thing: &Thing) -> Self {
        Self::RecordPhase(held(
            form.mark,
            pb::RecordLessonStudyPhaseRequest {
                request_id: form.request_id.to_string(),
                validate_only: form.dry,
                id: thing.id.to_string(),
                expected_version: thing.version,
                phase: pb::LessonStudyPhase::Plan.into(),
                ..Default::default()
            },
        ))
    }

    /// The same with its required part left out.
    pub(super) fn broken(mut self) -> Self {
        match &mut self {
            Self::Register(request) => request.school.get_or_insert_default().codes.clear(),
            Self::Rename(request) => request.name = None,
            Self::Count(request) => request.counts = None,
            Self::Correct(request) => request.source = 0,
            Self::Nominate(request) => request.cohort_no = 0,
            Self::Withdraw(request) => request.reason.clear(),
            Self::Plan(request) => request.topic = None,
            Self::RecordPhase(request) => request.participants.clear(),
        }
        self
    }

    /// Another request under the same number.
    pub(super) fn reworded(&self, mark: Mark) -> Self {
        let mut other = self.clone();
        match &mut other {
            Self::Register(request) => request.school.get_or_insert_default().name = Some(name(mark)),
            Self::Rename(request) => request.name = Some(name(mark)),
            Self::Count(request) => request.counts = Some(counts(mark)),
            Self::Correct(request) => request.counts = Some(counts(mark)),
            Self::Nominate(request) => request.on = day(FIRST_DAY),
            Self::Withdraw(request) => request.reason = reason(mark),
            Self::Plan(request) => (request.plan_on, request.do_on) = (day(FIRST_DAY), None),
            Self::RecordPhase(request) => *request = held(mark, request.clone()),
        }
        other
    }

    pub(super) fn request_id(&self) -> &str {
        match self {
            Self::Register(request) => &request.request_id,
            Self::Rename(request) => &request.request_id,
            Self::Count(request) => &request.request_id,
            Self::Correct(request) => &request.request_id,
            Self::Nominate(request) => &request.request_id,
            Self::Withdraw(request) => &request.request_id,
            Self::Plan(request) => &request.request_id,
            Self::RecordPhase(request) => &request.request_id,
        }
    }

    pub(super) fn what(&self) -> &'static str {
        match self {
            Self::Register(_) => "register a school",
            Self::Rename(_) => "rename a school",
            Self::Count(_) => "count pupils",
            Self::Correct(_) => "correct a count",
            Self::Nominate(_) => "nominate a school",
            Self::Withdraw(_) => "withdraw from a programme",
            Self::Plan(_) => "plan a cycle",
            Self::RecordPhase(_) => "record a phase",
        }
    }

    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Register(_) | Self::Rename(_) => Kind::School,
            Self::Count(_) | Self::Correct(_) => Kind::Enrolment,
            Self::Nominate(_) | Self::Withdraw(_) => Kind::Participation,
            Self::Plan(_) | Self::RecordPhase(_) => Kind::Cycle,
        }
    }

    /// The id of what it changes; None where it makes something new.
    pub(super) fn changes(&self) -> Option<&str> {
        match self {
            Self::Rename(request) => Some(&request.id),
            Self::Correct(request) => Some(&request.id),
            Self::Withdraw(request) => Some(&request.id),
            Self::RecordPhase(request) => Some(&request.id),
            Self::Register(_) | Self::Count(_) | Self::Nominate(_) | Self::Plan(_) => None,
        }
    }

    /// One call.
    pub(super) async fn send(&self, caller: &Caller) -> Verdict {
        let mut client = SchoolsServiceClient::new(caller.clone());
        macro_rules! send {
            ($method:ident, $request:ident, $noun:ident) => {{
                let reply = client.$method($request.clone()).await?.into_inner();
                Ok(told(&reply, reply.$noun.as_ref().map(|it| (it.id.as_str(), it.version))))
            }};
        }
        match self {
            Self::Register(request) => send!(register_school, request, school),
            Self::Rename(request) => send!(rename_school, request, school),
            Self::Count(request) => send!(record_enrolment, request, snapshot),
            Self::Correct(request) => send!(correct_enrolment, request, snapshot),
            Self::Nominate(request) => send!(nominate_school, request, participation),
            Self::Withdraw(request) => send!(withdraw_participation, request, participation),
            Self::Plan(request) => send!(plan_lesson_study_cycle, request, cycle),
            Self::RecordPhase(request) => send!(record_lesson_study_phase, request, cycle),
        }
    }
}

/// A private school: it needs neither an office nor a centre. Its mark is its code as well.
pub(super) fn school(mark: &str) -> pb::SchoolInput {
    school_in(SUBDISTRICT, mark)
}

pub(super) fn school_in(subdistrict: &str, mark: &str) -> pb::SchoolInput {
    pb::SchoolInput {
        codes: vec![pb::Code { scheme: "LOCAL".to_owned(), value: mark.to_owned() }],
        name: Some(thai(format!("โรงเรียนทดสอบ {mark}"))),
        agency: pb::Agency::Opec.into(),
        location: Some(pb::LocationInput { subdistrict_code: subdistrict.to_owned(), ..Default::default() }),
        lowest_grade: pb::Grade::K1.into(),
        highest_grade: pb::Grade::P6.into(),
        ..Default::default()
    }
}

fn name(mark: Mark) -> LocalizedText {
    thai(format!("โรงเรียนทดสอบ {mark}"))
}

fn reason(mark: Mark) -> String {
    format!("ขอถอนตัว {mark}")
}

pub(super) fn thai(th: String) -> LocalizedText {
    LocalizedText { th, en: String::new() }
}

/// An opaque reference that nobody has.
pub(super) fn id(number: u128) -> String {
    Uuid::from_u128(0x0197_f0a0_0000_7000_8000_0000_0000_0000 + number).to_string()
}
