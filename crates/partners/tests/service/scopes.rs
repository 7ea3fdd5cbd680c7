//! Who sees what: own, foreign and no scope. What is out of reach answers like what does not exist, in a list as in a command.

use api::partners::v1 as pb;
use testkit::{Counts, Refusal, World};

use crate::given::{self, Cast, Client, Member, OFFICER, client, world};
use crate::step;

const NOTHING: &str = "0197f0a0-0000-7000-8000-000000000000";

/// Two offices of province 40, with an agreement, and one of province 41 that is party to nothing.
struct Scene {
    world: World,
    cast: Cast,
    agreement: pb::Agreement,
    foreign: Member,
}

async fn scene() -> Scene {
    let world = world().await;
    let mut officer = client(&world, OFFICER);
    let cast = given::cast(&mut officer).await;
    let agreement = given::draft(&mut officer, &cast).await;
    let office = pb::OrganisationInput {
        province_code: "41".to_owned(), ..given::office("สำนักงานต่างจังหวัด", "4101")
    };
    let organisation = given::organisation(&mut officer, office).await;
    let person = given::person(&mut officer, "ไกล").await;
    let position = given::position(&mut officer, &person, &organisation, pb::PositionKind::Substantive).await;
    Scene { world, cast, agreement, foreign: Member { organisation, person, position } }
}

/// How a refusal looks to who gets it.
fn face(refusal: &Refusal) -> (tonic::Code, String, String, String, Vec<(String, String)>) {
    let fields = refusal.fields.iter().map(|field| (field.path.clone(), field.text.clone())).collect();
    (refusal.code, refusal.reason.clone(), refusal.text.clone(), refusal.english.clone(), fields)
}

/// The call with the id of something that is out of reach, and with the id of nothing: both must look alike.
macro_rules! alike {
    ($client:expr, $method:ident, $make:expr, $hidden:expr) => {{
        let hidden = Refusal::expect($client.$method($make($hidden.clone())).await);
        let absent = Refusal::expect($client.$method($make(NOTHING.to_owned())).await);
        assert_eq!(hidden.code, tonic::Code::NotFound, "{} {hidden:?}", stringify!($method));
        assert_eq!(face(&hidden), face(&absent), "{}", stringify!($method));
    }};
}

async fn agreements(client: &mut Client) -> Vec<String> {
    let page = client.list_agreements(pb::ListAgreementsRequest::default()).await.expect("a page").into_inner();
    assert_eq!(page.next_page_token, "");
    page.agreements.into_iter().map(|agreement| agreement.id).collect()
}

#[tokio::test]
async fn an_agreement_is_seen_from_its_areas_its_organisations_and_its_own_grant_and_from_nowhere_else() {
    let scene = scene().await;
    let host = &scene.cast.host.organisation.id;
    let own = [
        "area_officer@esao:4001".to_owned(),
        "provincial_officer@province:40".to_owned(),
        format!("partner@organisation:{host}"),
        format!("partner@agreement:{}", scene.agreement.id),
        "area_officer@esao:4101 area_director@esao:4002".to_owned(),
    ];
    for grants in &own {
        let mut client = client(&scene.world, grants);
        assert_eq!(agreements(&mut client).await, [scene.agreement.id.as_str()], "{grants}");
        let read = pb::GetAgreementRequest { id: scene.agreement.id.clone(), with_names: false };
        assert!(client.get_agreement(read).await.is_ok(), "{grants}");
    }
    let foreign = &scene.foreign.organisation.id;
    for grants in
        ["area_officer@esao:4101".to_owned(), "provincial_officer@province:41".to_owned(), format!("partner@organisation:{foreign}")]
    {
        let mut client = client(&scene.world, &grants);
        assert_eq!(agreements(&mut client).await, Vec::<String>::new(), "{grants}");
        alike!(client, get_agreement, |id| pb::GetAgreementRequest { id, with_names: false }, scene.agreement.id);
    }
}

#[tokio::test]
async fn lists_give_what_is_within_reach_and_their_pages_are_full_of_it() {
    let scene = scene().await;
    let mut officer = client(&scene.world, OFFICER);
    // Newer ones that the caller may not see lie between those that the caller may.
    for _ in 0..3 {
        given::draft(&mut officer, &scene.cast).await;
        let abroad = vec![given::party(&scene.foreign.organisation, pb::PartySide::Host)];
        let request = pb::CreateAgreementRequest { agreement: Some(given::memorandum()), parties: abroad, ..Default::default() };
        officer.create_agreement(request).await.expect("drafted");
    }
    let mut area = client(&scene.world, "institute_coordinator@esao:4001");
    let (mut pages, mut token) = (Vec::new(), String::new());
    loop {
        let request = pb::ListAgreementsRequest { page_size: 2, page_token: token, ..Default::default() };
        let page = area.list_agreements(request).await.expect("a page").into_inner();
        pages.push(page.agreements.len());
        token = page.next_page_token;
        if token.is_empty() {
            break;
        }
    }
    assert_eq!(pages, [2, 2], "four of seven, and no page tells of the others by being short");

    let page = area.list_organisations(pb::ListOrganisationsRequest::default()).await.expect("a page").into_inner();
    assert_eq!(page.organisations.into_iter().map(|o| o.id).collect::<Vec<_>>(), [scene.cast.host.organisation.id.as_str()]);
    let page = area.list_positions(pb::ListPositionsRequest::default()).await.expect("a page").into_inner();
    assert_eq!(page.positions.into_iter().map(|p| p.id).collect::<Vec<_>>(), [scene.cast.host.position.id.as_str()]);
    let page = area.list_persons(pb::ListPersonsRequest::default()).await.expect("a page").into_inner();
    assert_eq!(page.persons.into_iter().map(|p| p.id).collect::<Vec<_>>(), [scene.cast.host.person.id.as_str()]);
    let elsewhere = pb::ListPersonsRequest { organisation_id: scene.foreign.organisation.id.clone(), ..Default::default() };
    assert!(area.list_persons(elsewhere).await.expect("a page").into_inner().persons.is_empty());
    let elsewhere = pb::ListAgreementsRequest { organisation_id: scene.foreign.organisation.id.clone(), ..Default::default() };
    assert!(area.list_agreements(elsewhere).await.expect("a page").into_inner().agreements.is_empty());
}

#[tokio::test]
async fn what_is_out_of_reach_reads_like_what_does_not_exist() {
    let scene = scene().await;
    let mut area = client(&scene.world, "institute_coordinator@esao:4001");
    let (foreign, before) = (&scene.foreign, Counts::of(scene.world.db("partners")).await);
    alike!(area, get_organisation, |id| pb::GetOrganisationRequest { id }, foreign.organisation.id);
    alike!(area, get_person, |id| pb::GetPersonRequest { id }, foreign.person.id);
    alike!(area, get_position, |id| pb::GetPositionRequest { id }, foreign.position.id);
    alike!(
        area,
        update_person,
        |id| pb::UpdatePersonRequest { id, expected_version: 9, names: given::names("ใหม่"), ..Default::default() },
        foreign.person.id
    );
    alike!(
        area,
        end_position,
        |id| pb::EndPositionRequest { id, expected_version: 9, valid_to: given::today(), ..Default::default() },
        foreign.position.id
    );
    let into = |organisation_id| pb::AssignPositionRequest {
        person_id: scene.cast.host.person.id.clone(),
        organisation_id,
        title: given::text("ที่ปรึกษา"),
        kind: pb::PositionKind::Substantive.into(),
        ..Default::default()
    };
    alike!(area, assign_position, into, foreign.organisation.id);
    assert_eq!(Counts::of(scene.world.db("partners")).await, before, "nothing is on record of what was not shown");
}

#[tokio::test]
async fn a_person_or_position_out_of_reach_cannot_be_named_in_an_agreement() {
    let scene = scene().await;
    let mut area = client(&scene.world, "institute_coordinator@province:40");
    let (agreement, foreign) = (&scene.agreement, &scene.foreign);
    let before = Counts::of(scene.world.db("partners")).await;
    let signs = |person_id, position_id, principal| pb::AssignSignatoryRequest {
        person_id,
        position_id,
        principal: Some(principal),
        ..given::assign(agreement, 1, &scene.cast.host, pb::SigningCapacity::Representative)
    };
    let not_stated = || pb::RepresentedPrincipal { not_stated: true, ..Default::default() };
    let host = &scene.cast.host;
    alike!(area, assign_signatory, |id| signs(id, host.position.id.clone(), not_stated()), foreign.person.id);
    alike!(area, assign_signatory, |id| signs(host.person.id.clone(), id, not_stated()), foreign.position.id);
    let for_person =
        |person_id| signs(host.person.id.clone(), host.position.id.clone(), pb::RepresentedPrincipal { person_id, ..Default::default() });
    alike!(area, assign_signatory, for_person, foreign.person.id);
    let witness = |person_id| pb::NameWitnessRequest {
        id: agreement.id.clone(),
        expected_version: agreement.version,
        party_no: 1,
        slot_no: 1,
        person_id,
        ..Default::default()
    };
    alike!(area, name_witness, witness, foreign.person.id);
    assert_eq!(Counts::of(scene.world.db("partners")).await, before);
    // Whoever is within reach can be named by the same caller.
    area.name_witness(witness(host.person.id.clone())).await.expect("named");
}

#[tokio::test]
async fn a_person_out_of_reach_performs_nothing_in_a_programme() {
    let scene = scene().await;
    let mut area = client(&scene.world, "institute_coordinator@province:40");
    let agreement = step!(area, submit_agreement, SubmitAgreementRequest, scene.agreement).expect("submitted");
    let agreement = step!(area, freeze_text, FreezeTextRequest, agreement).expect("frozen");
    let plan = |person_id| pb::PlanCeremonyRequest {
        agreement_id: agreement.id.clone(),
        expected_version: agreement.version,
        starts_at: Some(prost_types::Timestamp { seconds: 1_640_224_800, nanos: 0 }),
        programme: vec![pb::ProgrammeItem {
            seq: 1,
            kind: pb::ProgrammeItemKind::Report.into(),
            performer: pb::ProgrammePerformer::Person.into(),
            person_id,
            text: String::new(),
        }],
        ..Default::default()
    };
    alike!(area, plan_ceremony, plan, scene.foreign.person.id);
    area.plan_ceremony(plan(scene.cast.guest.person.id.clone())).await.expect("planned");
}

#[tokio::test]
async fn a_shared_ceremony_shows_each_caller_their_own_agreements_and_is_changed_by_who_reaches_all() {
    let scene = scene().await;
    let mut officer = client(&scene.world, OFFICER);
    let abroad = vec![
        given::party(&scene.foreign.organisation, pb::PartySide::Host),
        given::party(
            &given::organisation(
                &mut officer,
                pb::OrganisationInput {
                    province_code: "41".to_owned(), ..given::office("สำนักงานต่างจังหวัด เขต 2", "4102")
                },
            )
            .await,
            pb::PartySide::Counterparty,
        ),
    ];
    let request = pb::CreateAgreementRequest { agreement: Some(given::memorandum()), parties: abroad, ..Default::default() };
    let abroad = officer.create_agreement(request).await.expect("drafted").into_inner().agreement.expect("in the reply");
    let mut agreed = Vec::new();
    for agreement in [&scene.agreement, &abroad] {
        let agreement = step!(officer, submit_agreement, SubmitAgreementRequest, agreement).expect("submitted");
        agreed.push(step!(officer, freeze_text, FreezeTextRequest, agreement).expect("frozen"));
    }
    let plan = pb::PlanCeremonyRequest {
        agreement_id: agreed[0].id.clone(),
        expected_version: agreed[0].version,
        starts_at: Some(prost_types::Timestamp { seconds: 1_640_224_800, nanos: 0 }),
        ..Default::default()
    };
    let ceremony = officer.plan_ceremony(plan).await.expect("planned").into_inner().ceremony.expect("in the reply");
    let join = |ceremony_id: String| pb::JoinCeremonyRequest {
        ceremony_id,
        agreement_id: agreed[1].id.clone(),
        expected_version: agreed[1].version,
        ..Default::default()
    };
    let mut theirs = client(&scene.world, "institute_coordinator@province:41");
    alike!(theirs, join_ceremony, join, ceremony.id);
    officer.join_ceremony(join(ceremony.id.clone())).await.expect("joined");

    let mut ours = client(&scene.world, "institute_coordinator@province:40");
    for (client, own) in [(&mut ours, &agreed[0]), (&mut theirs, &agreed[1])] {
        let request = pb::GetCeremonyRequest { id: ceremony.id.clone() };
        let seen = client.get_ceremony(request).await.expect("there").into_inner().ceremony.expect("in the reply");
        assert_eq!((seen.agreement_id.as_str(), seen.agreement_ids.as_slice()), (own.id.as_str(), [own.id.clone()].as_slice()));
        let cancel =
            pb::CancelCeremonyRequest {
                id: ceremony.id.clone(), expected_version: 2, reason: "เลิก".to_owned(), ..Default::default()
            };
        let refusal = Refusal::expect(client.cancel_ceremony(cancel).await);
        assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::PermissionDenied, "PERMISSION_DENIED"));
    }
    let mut stranger = client(&scene.world, "institute_coordinator@province:42");
    alike!(stranger, get_ceremony, |id| pb::GetCeremonyRequest { id }, ceremony.id);
    let cancel = |id| pb::CancelCeremonyRequest { id, expected_version: 2, reason: "เลิก".to_owned(), ..Default::default() };
    alike!(stranger, cancel_ceremony, cancel, ceremony.id);
    let mut both = client(&scene.world, "institute_coordinator@province:40 institute_coordinator@province:41");
    both.cancel_ceremony(cancel(ceremony.id.clone())).await.expect("who reaches all of them may");
}

#[tokio::test]
async fn names_are_shown_to_who_may_read_them_and_the_read_is_on_record() {
    let scene = scene().await;
    let mut officer = client(&scene.world, OFFICER);
    let assign = given::assign(&scene.agreement, 1, &scene.cast.host, pb::SigningCapacity::Principal);
    officer.assign_signatory(assign).await.expect("assigned");
    let on_record = async || -> Vec<(String, String)> {
        sqlx::query_as("select actor, used_grant from audit where aggregate_type = 'agreement' and method like '%GetAgreement' order by id")
            .fetch_all(scene.world.db("partners").pool())
            .await
            .expect("the trail answers")
    };
    let read = |with_names| pb::GetAgreementRequest { id: scene.agreement.id.clone(), with_names };
    let shown = |reply: pb::GetAgreementResponse| {
        let party = reply.agreement.expect("in the reply").parties.swap_remove(0);
        party.signatory.and_then(|signatory| signatory.snapshot).map(|snapshot| snapshot.display_name)
    };
    let area = "area_officer@esao:4001";
    let plain = client(&scene.world, area).get_agreement(read(false)).await.expect("there").into_inner();
    assert_eq!(shown(plain).as_deref(), Some(""));
    assert!(on_record().await.is_empty(), "nothing personal was shown");
    let named = client(&scene.world, area).get_agreement(read(true)).await.expect("there").into_inner();
    assert_eq!(shown(named).as_deref(), Some("นายหนึ่ง ตัวอย่าง (ข้อมูลสมมติ)"));
    assert_eq!(on_record().await, [(area.to_owned(), area.to_owned())]);

    // A partner sees the agreement and no names; a grant that gives names elsewhere does not help.
    let partner = format!("partner@organisation:{}", scene.cast.host.organisation.id);
    for grants in [partner.clone(), format!("{partner} area_officer@esao:4101")] {
        let mut partner = client(&scene.world, &grants);
        let refusal = Refusal::expect(partner.get_agreement(read(true)).await);
        assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::PermissionDenied, "PERMISSION_DENIED"), "{grants}");
        assert_eq!(refusal.metadata.get("permission").map(String::as_str), Some("partners.agreement.read_names"));
    }
    assert_eq!(on_record().await.len(), 1, "a refused read shows nothing");
}

#[tokio::test]
async fn nothing_new_is_made_out_of_reach() {
    let scene = scene().await;
    let mut area = client(&scene.world, "institute_coordinator@province:40");
    let before = Counts::of(scene.world.db("partners")).await;
    let abroad = pb::OrganisationInput { province_code: "41".to_owned(), ..given::office("สำนักงานใหม่", "4109") };
    let request = pb::CreateOrganisationRequest { organisation: Some(abroad), ..Default::default() };
    assert_eq!(Refusal::expect(area.create_organisation(request).await).reason, "PERMISSION_DENIED");
    // An organisation does not leave by its own change either.
    let moved = pb::UpdateOrganisationRequest {
        id: scene.cast.host.organisation.id.clone(),
        expected_version: 1,
        organisation: Some(pb::OrganisationInput {
            province_code: "41".to_owned(), ..given::office("สำนักงานตัวอย่าง เขต 1", "4001")
        }),
        update_mask: Some(prost_types::FieldMask { paths: vec!["province_code".to_owned()] }),
        ..Default::default()
    };
    assert_eq!(Refusal::expect(area.update_organisation(moved).await).reason, "PERMISSION_DENIED");
    assert_eq!(Counts::of(scene.world.db("partners")).await, before);
}
