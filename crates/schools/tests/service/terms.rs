//! Terms: for everybody, for an area, for a school.

use api::common::v1::LocalDate;
use api::schools::v1 as pb;
use testkit::Refusal;

use crate::given::{COORDINATOR, Client, client, day, map, primary, private, school, world};

fn term(be_year: i32, semester: i32, from: Option<LocalDate>, to: Option<LocalDate>) -> pb::DefineTermRequest {
    pb::DefineTermRequest { term: Some(pb::AcademicTerm { be_year, semester }), starts_on: from, ends_on: to, ..Default::default() }
}

async fn define(client: &mut Client, request: pb::DefineTermRequest) -> pb::Term {
    client.define_term(request).await.expect("defined").into_inner().term.expect("in the reply")
}

async fn resolve(client: &mut Client, on: Option<LocalDate>, school: &str) -> Option<pb::Term> {
    let request = pb::ResolveTermRequest { day: on, school_id: school.to_owned() };
    client.resolve_term(request).await.expect("answered").into_inner().term
}

#[tokio::test]
async fn the_dates_of_a_school_win_over_those_of_its_office_and_those_over_everybodys() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (first, second) = (school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await);
    let other = school(&mut client, private(1)).await;
    let everybody = define(&mut client, term(2564, 1, day(2021, 5, 17), day(2021, 10, 11))).await;
    let office = pb::DefineTermRequest { area_id: map.offices[1].id.clone(), ..term(2564, 1, day(2021, 6, 14), day(2021, 10, 11)) };
    let office = define(&mut client, office).await;
    let own = pb::DefineTermRequest { school_id: first.id.clone(), ..term(2564, 1, day(2021, 7, 1), day(2021, 10, 31)) };
    let own = define(&mut client, own).await;
    assert_eq!(resolve(&mut client, day(2021, 7, 1), &first.id).await, Some(own));
    assert_eq!(resolve(&mut client, day(2021, 7, 1), &second.id).await, Some(office));
    assert_eq!(resolve(&mut client, day(2021, 7, 1), &other.id).await, Some(everybody.clone()));
    assert_eq!(resolve(&mut client, day(2021, 7, 1), "").await, Some(everybody));
    assert_eq!(resolve(&mut client, day(2021, 12, 1), "").await, None, "holidays, as far as anybody has said");
}

#[tokio::test]
async fn terms_of_one_scope_do_not_overlap_and_the_whole_year_spans_them() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    define(&mut client, term(2564, 1, day(2021, 5, 17), day(2021, 10, 11))).await;
    let refusal = Refusal::expect(client.define_term(term(2564, 2, day(2021, 10, 11), day(2022, 3, 31))).await);
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::FailedPrecondition, vec![("starts_on", "TERMS_OVERLAP")]));
    define(&mut client, term(2564, 2, day(2021, 11, 1), day(2022, 3, 31))).await;
    define(&mut client, term(2564, 0, day(2021, 5, 17), day(2022, 3, 31))).await;
    let area = pb::DefineTermRequest { area_id: map.offices[0].id.clone(), ..term(2564, 2, day(2021, 10, 11), day(2022, 3, 31)) };
    define(&mut client, area).await;
    let listed = client
        .list_terms(pb::ListTermsRequest { year: Some(pb::AcademicYear { be_year: 2564 }), ..Default::default() })
        .await
        .expect("a page")
        .into_inner()
        .terms;
    assert_eq!(listed.len(), 4);
}

#[tokio::test]
async fn dates_change_with_their_version_and_impossible_ones_are_refused() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = define(&mut client, term(2563, 1, day(2020, 5, 18), day(2020, 10, 10))).await;
    let twice = Refusal::expect(client.define_term(term(2563, 1, day(2020, 7, 1), day(2020, 11, 13))).await);
    assert_eq!((twice.code, twice.field_reasons()), (tonic::Code::AlreadyExists, vec![("term", "ALREADY_EXISTS")]));
    let moved = pb::ChangeTermRequest {
        id: made.id.clone(),
        expected_version: made.version,
        starts_on: day(2020, 7, 1),
        ends_on: day(2020, 11, 13),
        ..Default::default()
    };
    let changed = client.change_term(moved.clone()).await.expect("changed").into_inner().term.expect("in the reply");
    assert_eq!((changed.version, &changed.id), (2, &made.id));
    assert_eq!(Refusal::expect(client.change_term(moved).await).reason, "VERSION_CONFLICT");
    for (from, to, reason) in [(day(2020, 7, 1), day(2020, 6, 30), "END_BEFORE_START"), (day(2020, 7, 1), day(2022, 7, 1), "TERM_TOO_LONG")]
    {
        let refusal = Refusal::expect(client.define_term(term(2565, 1, from, to)).await);
        assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::InvalidArgument, vec![("ends_on", reason)]));
    }
}

#[tokio::test]
async fn an_office_sets_its_own_dates_and_nobody_elses() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let mut officer = client(&world, "area_officer@esao:4005");
    let of = |area: &pb::Area| pb::DefineTermRequest { area_id: area.id.clone(), ..term(2564, 1, day(2021, 6, 14), day(2021, 10, 11)) };
    officer.define_term(of(&map.offices[1])).await.expect("its own");
    assert_eq!(Refusal::expect(officer.define_term(of(&map.offices[0])).await).code, tonic::Code::PermissionDenied);
    let everybody = term(2564, 1, day(2021, 5, 17), day(2021, 10, 11));
    assert_eq!(Refusal::expect(officer.define_term(everybody).await).code, tonic::Code::PermissionDenied);
}
