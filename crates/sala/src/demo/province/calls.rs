//! The province as requests: chains of calls that follow one another, in stages that follow one another. Within a stage the chains do not
//! know each other.

use api::common::v1::LocalizedText;
use api::schools::v1 as pb;
use api::schools::v1::schools_service_client::SchoolsServiceClient;
use chassis::peer::Peer;
use jiff::civil::Date;
use tonic::Status;
use tonic::service::interceptor::InterceptedService;

use super::ids::Ids;
use super::places::Centre;
use super::pupils::Count;
use super::recipe::{CountDay, Place, TermDays};
use super::schools::{Fate, School, What};
use super::{Province, steps};
use crate::client::Bearer;
use crate::demo::{map, words};

pub(super) type Client = SchoolsServiceClient<InterceptedService<Peer, Bearer>>;

macro_rules! calls {
    ($($method:ident($request:ident) => $name:ident;)+) => {
        /// A request and where it goes.
        #[derive(Debug, Clone)]
        pub(super) enum Call {
            $($name(Box<pb::$request>),)+
        }

        impl Call {
            pub(super) async fn make(self, client: &mut Client) -> Result<(), Status> {
                match self {
                    $(Self::$name(request) => client.$method(*request).await.map(drop),)+
                }
            }

            /// What it does, for whoever reads that it failed.
            pub(super) fn does(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => stringify!($method),)+
                }
            }
        }

        $(impl From<pb::$request> for Call {
            fn from(request: pb::$request) -> Self {
                Self::$name(Box::new(request))
            }
        })+
    };
}

calls! {
    register_area(RegisterAreaRequest) => Area;
    define_term(DefineTermRequest) => Term;
    register_school(RegisterSchoolRequest) => School;
    assign_head(AssignHeadRequest) => Head;
    record_enrolment(RecordEnrolmentRequest) => Count;
    confirm_enrolment(ConfirmEnrolmentRequest) => Confirm;
    change_school_status(ChangeSchoolStatusRequest) => Status;
    change_centre(ChangeCentreRequest) => Centre;
    merge_school(MergeSchoolRequest) => Merge;
    open_programme(OpenProgrammeRequest) => Open;
    close_programme(CloseProgrammeRequest) => Close;
    nominate_school(NominateSchoolRequest) => Nominate;
    apply_for_programme(ApplyForProgrammeRequest) => Apply;
    judge_eligibility(JudgeEligibilityRequest) => Judge;
    endorse_participation(EndorseParticipationRequest) => Endorse;
    approve_participation(ApproveParticipationRequest) => Approve;
    activate_participation(ActivateParticipationRequest) => Activate;
    suspend_participation(SuspendParticipationRequest) => Suspend;
    complete_participation(CompleteParticipationRequest) => Complete;
    withdraw_participation(WithdrawParticipationRequest) => Withdraw;
    remove_participation(RemoveParticipationRequest) => Remove;
    lapse_participation(LapseParticipationRequest) => Lapse;
}

/// Calls about one thing, one after the other.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    /// What they are about, a code.
    pub(super) about: String,
    pub(super) calls: Vec<Call>,
}

/// Chains that do not know each other.
pub(super) type Stage = Vec<Chain>;

/// Everything, in order. The first call tells a part of a load from other data, the last one a whole load from a part.
pub(super) fn stages(province: &Province) -> Vec<Stage> {
    let ids = Ids { seed: province.seed };
    let recipe = &province.recipe;
    let mut first = vec![Chain { about: "terms".to_owned(), calls: recipe.terms.iter().map(|term| define(ids, term).into()).collect() }];
    first.extend(province.centres.iter().map(|c| Chain { about: format!("centre {}", c.code), calls: vec![centre(ids, c).into()] }));
    let schools = province.schools.iter().map(|school| Chain {
        about: format!("school {}", school.obec10),
        calls: school_calls(ids, school, (&recipe.counts, &recipe.outside.office.code)),
    });
    let mut then: Stage = steps::openings(ids, recipe);
    then.extend(mergers(ids, &province.schools));
    vec![
        vec![outside(ids, province)],
        first,
        schools.collect(),
        then,
        steps::participations(ids, province),
        vec![steps::closings(ids, recipe)],
    ]
}

/// The id of the first thing that is recorded.
pub(super) fn first_area(province: &Province) -> String {
    Ids { seed: province.seed }.of(&format!("area/TIS1099/{}", province.recipe.outside.province.code))
}

fn outside(ids: Ids, province: &Province) -> Chain {
    use pb::AreaKind::{District, Esao, Province as Whole};
    use pb::Hierarchy::{Administrative, Service};
    let outside = &province.recipe.outside;
    let id = |scheme: &str, place: &Place| ids.of(&format!("area/{scheme}/{}", place.code));
    let (whole, office) = (id("TIS1099", &outside.province), id("ESAO", &outside.office));
    let register = |kind, scheme: &str, place: &Place, parents| {
        map::area(kind, (scheme, &place.code), (&place.th, &place.en), parents, (id(scheme, place), request_of(ids, scheme, place))).into()
    };
    let calls = vec![
        register(Whole, "TIS1099", &outside.province, Vec::new()),
        register(Esao, "ESAO", &outside.office, vec![map::within(Service, whole.clone())]),
        register(District, "TIS1099", &outside.district, vec![map::within(Administrative, whole), map::within(Service, office)]),
    ];
    Chain { about: outside.province.en.clone(), calls }
}

fn request_of(ids: Ids, scheme: &str, place: &Place) -> String {
    ids.request(&format!("area/{scheme}/{}", place.code))
}

fn define(ids: Ids, term: &TermDays) -> pb::DefineTermRequest {
    let name = format!("term/{}/{}", term.be_year, term.semester);
    let [starts_on, ends_on] = term.days.map(words::day);
    pb::DefineTermRequest {
        request_id: ids.request(&name),
        id: ids.of(&name),
        term: Some(pb::AcademicTerm { be_year: term.be_year, semester: term.semester }),
        starts_on: Some(starts_on),
        ends_on: Some(ends_on),
        ..pb::DefineTermRequest::default()
    }
}

fn centre_id(ids: Ids, office: &str, number: usize) -> String {
    ids.of(&format!("centre/{office}/{number}"))
}

fn centre(ids: Ids, centre: &Centre) -> pb::RegisterAreaRequest {
    let parents = vec![map::within(pb::Hierarchy::Service, map::area_id("ESAO", &centre.office))];
    let own = (centre_id(ids, &centre.office, centre.number), ids.request(&format!("centre/{}/{}", centre.office, centre.number)));
    map::area(pb::AreaKind::NetworkCentre, ("CENTRE", &centre.code), (&centre.name.typed, &centre.name.en), parents, own)
}

pub(super) fn school_id(ids: Ids, school: &School) -> String {
    ids.of(&format!("school/{}", school.key))
}

fn school_calls(ids: Ids, school: &School, (days, outside): (&[CountDay], &str)) -> Vec<Call> {
    let mut calls = vec![register(ids, school, outside).into()];
    if let Some(head) = school.head {
        calls.push(
            pb::AssignHeadRequest {
                request_id: ids.request(&format!("head/{}", school.key)),
                id: school_id(ids, school),
                expected_version: 1,
                person_ref: ids.of(&format!("person/head/{}", school.key)),
                acting: head.acting,
                valid_from: Some(words::day(head.since)),
                ..pb::AssignHeadRequest::default()
            }
            .into(),
        );
    }
    calls.extend(school.counts.iter().flat_map(|count| counted(ids, school, count, days[count.day])));
    let mut version = version_before_fates(school);
    for fate in &school.fates {
        calls.extend(befalls(ids, school, fate, version));
        version += versions_of(school, fate.what);
    }
    calls
}

fn version_before_fates(school: &School) -> i64 {
    1 + i64::from(school.head.is_some())
}

/// How many facts it makes about the school: one a transfer tells of status, agency and network centre.
fn versions_of(school: &School, what: What) -> i64 {
    match what {
        What::NoPupils | What::Centre(_) | What::MergedInto(_) => 1,
        What::ToLocalGovernment => 2 + i64::from(school.centre.is_some()),
    }
}

fn register(ids: Ids, school: &School, outside: &str) -> pb::RegisterSchoolRequest {
    let code = |scheme: &str, value: &str| pb::Code { scheme: scheme.to_owned(), value: value.to_owned() };
    let mut codes = vec![code("OBEC10", &school.obec10_typed)];
    codes.extend(school.smis8.as_deref().map(|value| code("SMIS8", value)));
    let service_area_id =
        if school.office == outside { ids.of(&format!("area/ESAO/{outside}")) } else { map::area_id("ESAO", &school.office) };
    pb::RegisterSchoolRequest {
        request_id: ids.request(&format!("school/{}", school.key)),
        id: school_id(ids, school),
        school: Some(pb::SchoolInput {
            codes,
            name: Some(LocalizedText { th: school.name.typed.clone(), en: school.name.en.clone() }),
            agency: pb::Agency::Obec.into(),
            service_area_id,
            location: Some(pb::LocationInput {
                subdistrict_code: school.subdistrict.clone(),
                address: school.address.clone(),
                point: None,
            }),
            centre_id: school.centre.map(|number| centre_id(ids, &school.office, number)).unwrap_or_default(),
            lowest_grade: school.grades.0.into(),
            highest_grade: school.grades.1.into(),
            established_on: school.established_on.map(words::day),
            ..pb::SchoolInput::default()
        }),
        ..pb::RegisterSchoolRequest::default()
    }
}

fn counted(ids: Ids, school: &School, count: &Count, day: CountDay) -> Vec<Call> {
    let name = format!("count/{}/{}", school.key, day.on);
    let record = pb::RecordEnrolmentRequest {
        request_id: ids.request(&name),
        id: ids.of(&name),
        school_id: school_id(ids, school),
        as_of: Some(words::day(day.on)),
        term: Some(pb::AcademicTerm { be_year: day.be_year, semester: day.semester }),
        source: count.source.into(),
        counts: Some(count.counts.clone()),
        ..pb::RecordEnrolmentRequest::default()
    };
    let confirm = pb::ConfirmEnrolmentRequest {
        request_id: ids.request(&format!("confirm/{name}")),
        id: record.id.clone(),
        expected_version: 1,
        validate_only: false,
    };
    let mut calls = vec![record.into()];
    calls.extend(count.confirmed.then(|| confirm.into()));
    calls
}

/// What became of it; mergers come when all schools are there.
fn befalls(ids: Ids, school: &School, fate: &Fate, expected_version: i64) -> Option<Call> {
    let status = |status: pb::SchoolStatus, to_agency: pb::Agency| pb::ChangeSchoolStatusRequest {
        request_id: fate_request(ids, school, fate.on),
        id: school_id(ids, school),
        expected_version,
        status: status.into(),
        to_agency: to_agency.into(),
        reason: fate.reason.clone(),
        valid_from: Some(words::day(fate.on)),
        ..pb::ChangeSchoolStatusRequest::default()
    };
    match fate.what {
        What::NoPupils => Some(status(pb::SchoolStatus::NoPupils, pb::Agency::Unspecified).into()),
        What::ToLocalGovernment => Some(status(pb::SchoolStatus::TransferredTo, pb::Agency::Dla).into()),
        What::Centre(number) => Some(
            pb::ChangeCentreRequest {
                request_id: fate_request(ids, school, fate.on),
                id: school_id(ids, school),
                expected_version,
                centre_id: centre_id(ids, &school.office, number),
                valid_from: Some(words::day(fate.on)),
                ..pb::ChangeCentreRequest::default()
            }
            .into(),
        ),
        What::MergedInto(_) => None,
    }
}

fn fate_request(ids: Ids, school: &School, on: Date) -> String {
    ids.request(&format!("fate/{}/{on}", school.key))
}

fn mergers(ids: Ids, schools: &[School]) -> impl Iterator<Item = Chain> {
    schools.iter().filter_map(move |school| {
        let mut version = version_before_fates(school);
        let mut calls = Vec::new();
        for fate in &school.fates {
            if let What::MergedInto(into) = fate.what {
                let merge = pb::MergeSchoolRequest {
                    request_id: fate_request(ids, school, fate.on),
                    id: school_id(ids, school),
                    expected_version: version,
                    into_school_id: school_id(ids, &schools[into]),
                    reason: fate.reason.clone(),
                    valid_from: Some(words::day(fate.on)),
                    ..pb::MergeSchoolRequest::default()
                };
                calls.push(merge.into());
            }
            version += versions_of(school, fate.what);
        }
        (!calls.is_empty()).then(|| Chain { about: format!("school {}", school.obec10), calls })
    })
}
