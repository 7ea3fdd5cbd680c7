//! Certifications of observers: an examination by the instrument's own rule, from when to when it holds, who reads it.

use api::evaluations::v1 as pb;
use jiff::civil::date;
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::given::{COORDINATOR, Client, NOTHING, client, content, create, drafted, published, told};
use crate::observing::{
    certified, coding_content, day, exam, grant, instrument, observed_world, observer, owner, person, tried_out_instrument,
};

async fn list(client: &mut Client, request: pb::ListCertificationsRequest) -> Vec<pb::Certification> {
    client.list_certifications(request).await.expect("a page").into_inner().certifications
}

fn revoke(of: &pb::Certification) -> pb::RevokeCertificationRequest {
    let reason = "สอบใหม่ตามรอบ".to_owned();
    pb::RevokeCertificationRequest { id: of.id.clone(), expected_version: of.version, reason, ..Default::default() }
}

#[tokio::test]
async fn an_observer_passes_is_certified_for_a_year_and_loses_it_with_a_reason() {
    let (world, framework) = observed_world().await;
    let mut owner = owner(&world);
    let made = certified(&mut owner, grant(&framework, 1)).await.expect("passed");
    assert_eq!((made.version, made.exam_within, made.exam_of, made.observer_ref.as_str()), (1, 4, 5, person(1).as_str()));
    let days = |of: &pb::Certification| [&of.valid_from, &of.valid_to].map(|day| day.as_ref().map(|day| (day.year, day.month, day.day)));
    assert_eq!(days(&made), [Some((2021, 6, 1)), Some((2022, 6, 1))], "twelve months");
    let revoked = owner.revoke_certification(revoke(&made)).await.expect("withdrawn").into_inner().certification.expect("in the reply");
    assert_eq!((revoked.version, revoked.revoke_reason.as_str(), revoked.revoked_on.is_some()), (2, "สอบใหม่ตามรอบ", true));
    let again = Refusal::expect(owner.revoke_certification(revoke(&revoked)).await);
    assert_eq!((again.code, again.reason.as_str()), (Code::FailedPrecondition, "ALREADY_REVOKED"));
    let events = told(&world).await;
    assert_eq!(events[events.len() - 2..], ["evaluations.certification.granted", "evaluations.certification.revoked"]);
    let last = world.told("evaluations").await.pop().expect("told");
    let fact: pb::CertificationRevoked = last.decode().expect("readable");
    assert_eq!(fact.certification.map(|of| (of.id, of.version)), Some((made.id, 2)));
    let who = person(1).into_bytes();
    assert!(!last.payload.windows(who.len()).any(|part| part == who), "observers are not named in what is told");
}

#[tokio::test]
async fn an_examination_that_is_not_passed_or_says_what_it_cannot_is_refused() {
    let (world, framework) = observed_world().await;
    let mut owner = owner(&world);
    let before = Counts::of(world.db("evaluations")).await;
    let mut refused = async |request: pb::GrantCertificationRequest| Refusal::expect(owner.grant_certification(request).await);
    let failed = refused(pb::GrantCertificationRequest { exam_ratings: exam()[1..].to_vec(), ..grant(&framework, 1) }).await;
    assert_eq!((failed.code, failed.field_reasons()), (Code::FailedPrecondition, vec![("exam_ratings", "EXAM_NOT_PASSED")]));
    assert!(failed.text.contains("80") && failed.english.contains("3 of 4"), "{failed:?}");
    let none = refused(pb::GrantCertificationRequest { exam_ratings: Vec::new(), ..grant(&framework, 1) }).await;
    assert_eq!((none.code, none.field_reasons()), (Code::InvalidArgument, vec![("exam_ratings", "FIELD_REQUIRED")]));
    let mut odd = exam();
    odd[0].code = "1.1".to_owned();
    odd[1].given_rank = 6;
    let odd = refused(pb::GrantCertificationRequest { exam_ratings: odd, ..grant(&framework, 1) }).await;
    assert_eq!(odd.field_reasons(), [("exam_ratings[0].code", "CODE_UNKNOWN"), ("exam_ratings[1].given_rank", "LEVEL_UNKNOWN")]);
    let late = refused(pb::GrantCertificationRequest { valid_from: day(date(2100, 1, 1)), ..grant(&framework, 1) }).await;
    assert_eq!(late.field_reasons(), [("valid_from", "DATE_IN_FUTURE")]);
    let nothing = refused(pb::GrantCertificationRequest { framework_id: NOTHING.to_owned(), ..grant(&framework, 1) }).await;
    assert_eq!((nothing.code, nothing.field_reasons()), (Code::NotFound, vec![("framework_id", "NOT_FOUND")]));
    let version = refused(pb::GrantCertificationRequest { framework_n: 2, ..grant(&framework, 1) }).await;
    assert_eq!((version.code, version.field_reasons()), (Code::NotFound, vec![("framework_n", "NOT_FOUND")]));
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
}

#[tokio::test]
async fn only_instruments_for_lessons_that_are_in_use_or_tried_out_certify_anybody() {
    let (world, _) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let rubric = published(&mut all, "WSA-TEST", "เกณฑ์").await;
    let kind = Refusal::expect(all.grant_certification(grant(&rubric, 1)).await);
    assert_eq!((kind.code, kind.field_reasons()), (Code::InvalidArgument, vec![("framework_id", "KIND_MISMATCH")]));
    let made = create(&mut all, "WSA-DRAFT", "ร่าง").await;
    let draft = drafted(&mut all, &made, content()).await;
    let hidden = Refusal::expect(all.grant_certification(grant(&draft, 1)).await);
    assert_eq!(hidden.field_reasons(), [("framework_n", "NOT_FOUND")], "a draft is its authors'");
    let trial = tried_out_instrument(&mut all, "ALO-TRIAL", crate::observing::lesson_content()).await;
    certified(&mut all, grant(&trial, 1)).await.expect("a trial needs observers too");
    let coding = instrument(&mut all, "INT-TEST", coding_content()).await;
    let ratings = Refusal::expect(all.grant_certification(grant(&coding, 1)).await);
    assert_eq!(ratings.field_reasons()[0], ("exam_ratings", "NOT_EXPECTED_HERE"), "it asks for no examination");
    let request = pb::GrantCertificationRequest { exam_ratings: Vec::new(), ..grant(&coding, 1) };
    let trained = certified(&mut all, request).await.expect("trained");
    assert_eq!((trained.exam_of, trained.valid_to), (0, None), "and says nothing of an end");
}

#[tokio::test]
async fn certificates_are_their_owners_and_each_observer_reads_the_own_ones() {
    let (world, framework) = observed_world().await;
    let mut inside = owner(&world);
    let first = certified(&mut inside, grant(&framework, 1)).await.expect("passed");
    let later = pb::GrantCertificationRequest { valid_from: day(date(2021, 9, 1)), ..grant(&framework, 2) };
    let second = certified(&mut inside, later).await.expect("passed");
    let all = pb::ListCertificationsRequest::default();
    assert_eq!(list(&mut inside, all.clone()).await, [second.clone(), first.clone()], "those that begin latest first");
    let on = |on| pb::ListCertificationsRequest { valid_on: day(on), framework_id: framework.id.clone(), ..all.clone() };
    assert_eq!(list(&mut inside, on(date(2021, 8, 31))).await, std::slice::from_ref(&first));
    assert_eq!(list(&mut inside, on(date(2022, 6, 1))).await, std::slice::from_ref(&second));
    let of = pb::ListCertificationsRequest { observer_ref: person(2), ..all.clone() };
    assert_eq!(list(&mut inside, of).await, std::slice::from_ref(&second));
    let page = pb::ListCertificationsRequest { page_size: 1, ..all.clone() };
    let reply = inside.list_certifications(page.clone()).await.expect("a page").into_inner();
    let next = pb::ListCertificationsRequest { page_token: reply.next_page_token, ..page };
    assert_eq!(list(&mut inside, next.clone()).await, std::slice::from_ref(&first));
    let another = pb::ListCertificationsRequest { observer_ref: person(2), ..next };
    assert_eq!(Refusal::expect(inside.list_certifications(another).await).reason, "PAGE_TOKEN_INVALID");

    assert_eq!(list(&mut observer(&world, 1), all.clone()).await, std::slice::from_ref(&first));
    assert_eq!(list(&mut observer(&world, 3), all.clone()).await, []);
    let mut stranger = client(&world, &format!("institute_coordinator@organisation:{NOTHING}"));
    assert_eq!(list(&mut stranger, all).await, []);
    let denied = Refusal::expect(stranger.grant_certification(grant(&framework, 3)).await);
    assert_eq!(denied.code, Code::PermissionDenied);
    let hidden = Refusal::expect(stranger.revoke_certification(revoke(&first)).await);
    let missing =
        Refusal::expect(stranger.revoke_certification(pb::RevokeCertificationRequest { id: NOTHING.to_owned(), ..revoke(&first) }).await);
    assert_eq!((hidden.code, hidden.reason, hidden.text), (missing.code, missing.reason, missing.text));
    let own = Refusal::expect(observer(&world, 1).revoke_certification(revoke(&first)).await);
    assert_eq!(own.code, Code::PermissionDenied, "nobody withdraws the own one");
}

#[tokio::test]
async fn a_certificate_is_granted_once_by_one_request_and_whoever_comes_second_learns_the_version_of_now() {
    let (world, framework) = observed_world().await;
    let mut owner = owner(&world);
    let request = pb::GrantCertificationRequest { request_id: person(70), ..grant(&framework, 1) };
    let before = Counts::of(world.db("evaluations")).await;
    owner.grant_certification(pb::GrantCertificationRequest { validate_only: true, ..request.clone() }).await.expect("possible");
    assert_eq!(Counts::of(world.db("evaluations")).await, before, "a dry run keeps nothing");
    let made = certified(&mut owner, request.clone()).await.expect("passed");
    assert_eq!(certified(&mut owner, request.clone()).await.expect("replayed"), made);
    let other = Refusal::expect(owner.grant_certification(pb::GrantCertificationRequest { observer_ref: person(2), ..request }).await);
    assert_eq!((other.code, other.reason.as_str()), (Code::AlreadyExists, "REQUEST_ID_REUSED"));
    let twin = pb::GrantCertificationRequest { id: made.id.clone(), ..grant(&framework, 2) };
    assert_eq!(Refusal::expect(owner.grant_certification(twin).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
    let stale = pb::RevokeCertificationRequest { expected_version: 7, ..revoke(&made) };
    let stale = Refusal::expect(owner.revoke_certification(stale).await);
    assert_eq!((stale.code, stale.reason.as_str()), (Code::Aborted, "VERSION_CONFLICT"));
    assert_eq!(stale.metadata.get("current_version").map(String::as_str), Some("1"));
    let silent =
        Refusal::expect(owner.revoke_certification(pb::RevokeCertificationRequest { reason: " \n".to_owned(), ..revoke(&made) }).await);
    assert_eq!(silent.field_reasons()[0].0, "reason");
}
