//! Who sees a teacher, and who decides: by the school of each posting, on the day of it.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::given::{COORDINATOR, client, day, map, primary, private, school, world};
use crate::lessons::person;
use crate::teachers::{create, creation, get, list, of, posting, shown};
use crate::{change, teacher_step};

#[tokio::test]
async fn an_area_sees_its_own_postings_and_a_teacher_elsewhere_is_not_there() {
    let world = world().await;
    let mut all = client(&world, COORDINATOR);
    let map = map(&mut all).await;
    let (own, other) = (school(&mut all, primary(&map, 1)).await, school(&mut all, private(1)).await);
    let mut office = client(&world, "area_officer@esao:4005");
    let made = create(&mut office, creation(1, &own)).await.expect("at home");
    let foreign = create(&mut all, creation(2, &other)).await.expect("elsewhere");

    let before = Counts::of(world.db("schools")).await;
    let hidden = Refusal::expect(get(&mut office, &foreign).await);
    let absent = Refusal::expect(get(&mut office, &pb::Teacher { id: person(77), ..Default::default() }).await);
    assert_eq!((hidden.code, &hidden.text, &hidden.fields), (Code::NotFound, &absent.text, &absent.fields));
    let refused = Refusal::expect(create(&mut office, creation(3, &other)).await);
    assert_eq!((refused.code, refused.field_reasons()), (Code::NotFound, vec![("posting.school_id", "NOT_FOUND")]));
    let refused =
        Refusal::expect(teacher_step!(office, post_teacher, PostTeacherRequest, foreign, posting: Some(posting(&own, day(2020, 5, 16)))));
    assert_eq!((refused.code, refused.fields.len()), (Code::NotFound, 0), "whose teacher is out of reach is nobody's");
    let refused = Refusal::expect(list(&mut office, of(&other, None)).await);
    assert_eq!(refused.field_reasons(), [("school_id", "NOT_FOUND")]);
    let refused =
        Refusal::expect(teacher_step!(office, second_teacher, SecondTeacherRequest, made, posting: Some(posting(&other, day(2021, 6, 1)))));
    assert_eq!(refused.field_reasons(), [("posting.school_id", "NOT_FOUND")]);
    assert_eq!(Counts::of(world.db("schools")).await, before);

    let lent =
        teacher_step!(all, second_teacher, SecondTeacherRequest, made, posting: Some(posting(&other, day(2021, 6, 1)))).expect("lent");
    assert_eq!(shown(&lent).len(), 2);
    assert_eq!(shown(&get(&mut office, &made).await.expect("there")), [(1, day(2021, 5, 16), None)], "the other posting is elsewhere");
    let mut host = client(&world, &format!("principal@school:{}", other.id));
    assert_eq!(shown(&get(&mut host, &made).await.expect("there")), [(2, day(2021, 6, 1), None)]);
    let ids: Vec<String> = list(&mut host, of(&other, None)).await.expect("a page").into_iter().map(|teacher| teacher.id).collect();
    assert!(ids.contains(&made.id) && ids.contains(&foreign.id), "{ids:?}");
}

#[tokio::test]
async fn whoever_decides_reaches_the_school_on_the_day_from_which_it_holds() {
    let world = world().await;
    let mut all = client(&world, COORDINATOR);
    let map = map(&mut all).await;
    let (own, other) = (school(&mut all, primary(&map, 1)).await, school(&mut all, private(1)).await);
    let made = create(&mut all, creation(1, &own)).await.expect("recorded");
    let lent =
        teacher_step!(all, second_teacher, SecondTeacherRequest, made, posting: Some(posting(&other, day(2021, 6, 1)))).expect("lent");
    let mut office = client(&world, "area_officer@esao:4005");
    let not_mine = teacher_step!(office, end_posting, EndPostingRequest, lent, posting_no: 2, valid_to: day(2021, 12, 1));
    assert_eq!(Refusal::expect(not_mine).field_reasons(), [("posting_no", "NOT_FOUND")]);
    let ended = teacher_step!(office, end_posting, EndPostingRequest, lent, posting_no: 1, valid_to: day(2021, 11, 1)).expect("its own");

    // The post is over, so that of the teacher's schools today only the host is left.
    let year = Some(pb::AcademicTerm { be_year: 2564, semester: 0 });
    let late = teacher_step!(office, record_pd_hours, RecordPdHoursRequest, ended, academic_term: year, hours_e2: 100);
    assert_eq!(Refusal::expect(late).code, Code::PermissionDenied);
    let mut host = client(&world, &format!("principal@school:{}", other.id));
    let kept = teacher_step!(host, record_pd_hours, RecordPdHoursRequest, ended, academic_term: year, hours_e2: 100).expect("at the host");
    assert_eq!(shown(&kept), [(2, day(2021, 6, 1), None)]);

    let back = teacher_step!(all, post_teacher, PostTeacherRequest, kept, posting: Some(posting(&other, day(2020, 5, 16))));
    assert_eq!(Refusal::expect(back).reason, "POSTINGS_OVERLAP", "at one school in one way");
    let elsewhere = school(&mut all, private(2)).await;
    let back = teacher_step!(all, post_teacher, PostTeacherRequest, kept, posting: Some(posting(&elsewhere, day(2021, 11, 1))))
        .expect("elsewhere");
    let taken = teacher_step!(office, move_teacher, MoveTeacherRequest, back, posting: Some(posting(&own, day(2021, 12, 1))));
    assert_eq!(Refusal::expect(taken).code, Code::PermissionDenied, "who takes a teacher from a school reaches that school");
}

#[tokio::test]
async fn a_posting_stays_with_the_area_of_its_days_when_the_school_goes_to_another() {
    let world = world().await;
    let mut all = client(&world, COORDINATOR);
    let map = map(&mut all).await;
    let made = school(&mut all, primary(&map, 1)).await;
    let early = pb::PostingInput { valid_to: day(2021, 8, 1), ..posting(&made, day(2021, 5, 16)) };
    let gone = create(&mut all, pb::CreateTeacherRequest { posting: Some(early), ..creation(1, &made) }).await.expect("recorded");
    let lasting = create(&mut all, creation(2, &made)).await.expect("recorded");
    let (area, from) = (map.offices[0].id.clone(), day(2021, 10, 1));
    change!(all, change_affiliation, ChangeAffiliationRequest, made, agency: pb::Agency::Obec.into(), service_area_id: area, valid_from: from)
        .expect("goes to the first office");
    let (mut before, mut after) = (client(&world, "area_officer@esao:4005"), client(&world, "area_officer@esao:4001"));
    assert_eq!(shown(&get(&mut before, &gone).await.expect("of its day")).len(), 1);
    assert_eq!(Refusal::expect(get(&mut after, &gone).await).code, Code::NotFound, "that was before its time");
    for office in [&mut before, &mut after] {
        assert_eq!(shown(&get(office, &lasting).await.expect("of both")).len(), 1);
    }
    assert_eq!(list(&mut before, of(&made, day(2021, 9, 30))).await.expect("its last day").len(), 1);
    assert_eq!(Refusal::expect(list(&mut before, of(&made, None)).await).field_reasons(), [("school_id", "NOT_FOUND")]);
    assert_eq!(list(&mut after, of(&made, None)).await.expect("its own").len(), 1);
    let late = teacher_step!(before, end_posting, EndPostingRequest, lasting, posting_no: 1, valid_to: day(2021, 12, 1));
    assert_eq!(Refusal::expect(late).code, Code::NotFound);
    teacher_step!(after, end_posting, EndPostingRequest, lasting, posting_no: 1, valid_to: day(2021, 12, 1)).expect("its own");
}

#[tokio::test]
async fn there_are_no_lists_of_teachers_for_supervisors_and_provinces_and_none_of_an_area() {
    let world = world().await;
    let mut all = client(&world, COORDINATOR);
    let map = map(&mut all).await;
    let made = school(&mut all, primary(&map, 1)).await;
    let teacher = create(&mut all, creation(1, &made)).await.expect("recorded");
    for grant in ["supervisor@esao:4005", "provincial_officer@province:40", "teacher@global", "researcher@global", "operator@global"] {
        let mut client = client(&world, grant);
        assert_eq!(Refusal::expect(list(&mut client, of(&made, None)).await).code, Code::PermissionDenied, "{grant}");
        assert_eq!(Refusal::expect(get(&mut client, &teacher).await).code, Code::PermissionDenied, "{grant}");
    }
    let of_nobody = pb::ListTeachersRequest::default();
    assert_eq!(Refusal::expect(list(&mut all, of_nobody).await).field_reasons(), [("school_id", "FIELD_REQUIRED")]);
    let mut principal = client(&world, &format!("principal@school:{}", made.id));
    let ending = teacher_step!(principal, end_posting, EndPostingRequest, teacher, posting_no: 1, valid_to: day(2021, 12, 1));
    assert_eq!(Refusal::expect(ending).code, Code::PermissionDenied, "postings are decided by the area");
}
