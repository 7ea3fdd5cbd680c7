//! Teachers and their postings: one post at a time, secondments over it, and nothing told but where and as what.

use api::common::v1::LocalDate;
use api::schools::v1 as pb;
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::given::{COORDINATOR, Client, client, day, map, primary, private, school, world};
use crate::lessons::{Reply, decoded, names, person, told};

pub(crate) fn posting(at: &pb::School, from: Option<LocalDate>) -> pb::PostingInput {
    pb::PostingInput {
        school_id: at.id.clone(),
        role: pb::TeacherRole::Teacher.into(),
        subjects: vec!["คณิตศาสตร์".to_owned(), "วิทยาศาสตร์".to_owned()],
        grades: vec![pb::Grade::P4.into(), pb::Grade::P5.into()],
        valid_from: from,
        valid_to: None,
    }
}

pub(crate) fn creation(number: u32, at: &pb::School) -> pb::CreateTeacherRequest {
    pb::CreateTeacherRequest { person_ref: person(number), posting: Some(posting(at, day(2021, 5, 16))), ..Default::default() }
}

pub(crate) async fn create(client: &mut Client, request: pb::CreateTeacherRequest) -> Reply<pb::Teacher> {
    client.create_teacher(request).await.map(|reply| reply.into_inner().teacher.expect("in the reply"))
}

pub(crate) async fn get(client: &mut Client, teacher: &pb::Teacher) -> Reply<pb::Teacher> {
    let request = pb::GetTeacherRequest { id: teacher.id.clone() };
    client.get_teacher(request).await.map(|reply| reply.into_inner().teacher.expect("in the reply"))
}

pub(crate) fn of(school: &pb::School, as_of: Option<LocalDate>) -> pb::ListTeachersRequest {
    pb::ListTeachersRequest { school_id: school.id.clone(), as_of, ..Default::default() }
}

pub(crate) async fn list(client: &mut Client, request: pb::ListTeachersRequest) -> Reply<Vec<pb::Teacher>> {
    client.list_teachers(request).await.map(|reply| reply.into_inner().teachers)
}

/// A change of a teacher: `teacher_step!(client, move_teacher, MoveTeacherRequest, teacher, posting: …)`.
#[macro_export]
macro_rules! teacher_step {
    ($client:expr, $method:ident, $request:ident, $teacher:expr $(, $field:ident: $value:expr)*) => {{
        let request = pb::$request { id: $teacher.id.clone(), expected_version: $teacher.version, $($field: $value,)* ..Default::default() };
        $client.$method(request).await.map(|reply| reply.into_inner().teacher.expect("in the reply"))
    }};
}

pub(crate) type Days = (i32, Option<LocalDate>, Option<LocalDate>);

/// Numbers and days of the postings that are shown.
pub(crate) fn shown(teacher: &pb::Teacher) -> Vec<Days> {
    let plain = |day: &LocalDate| LocalDate { be_text: String::new(), ..day.clone() };
    teacher.postings.iter().map(|p| (p.posting_no, p.valid_from.as_ref().map(plain), p.valid_to.as_ref().map(plain))).collect()
}

#[tokio::test]
async fn a_teacher_is_posted_lent_moved_and_leaves_and_references_are_all_that_is_told() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (one, two, three) =
        (school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await, school(&mut client, private(3)).await);
    let created = create(&mut client, creation(1, &one)).await.expect("recorded");
    assert_eq!((created.version, created.person_ref.as_str()), (1, person(1).as_str()));
    let first = &created.postings[0];
    assert_eq!(
        (first.kind(), first.role(), first.subjects.len(), first.grades.len()),
        (pb::PostingKind::Posted, pb::TeacherRole::Teacher, 2, 2)
    );

    let lent = pb::PostingInput { valid_to: day(2021, 10, 1), ..posting(&two, day(2021, 7, 1)) };
    let lent = teacher_step!(client, second_teacher, SecondTeacherRequest, created, posting: Some(lent)).expect("lent");
    let there = pb::PostingInput { role: pb::TeacherRole::Deputy.into(), ..posting(&three, day(2021, 11, 1)) };
    let moved = teacher_step!(client, move_teacher, MoveTeacherRequest, lent, posting: Some(there)).expect("moved");
    let gone = teacher_step!(client, end_posting, EndPostingRequest, moved, posting_no: 3, valid_to: day(2021, 12, 1)).expect("left");
    let back =
        teacher_step!(client, post_teacher, PostTeacherRequest, gone, posting: Some(posting(&one, day(2021, 12, 10)))).expect("back");
    assert_eq!(
        shown(&back),
        [
            (1, day(2021, 5, 16), day(2021, 11, 1)),
            (2, day(2021, 7, 1), day(2021, 10, 1)),
            (3, day(2021, 11, 1), day(2021, 12, 1)),
            (4, day(2021, 12, 10), None),
        ]
    );
    assert_eq!((back.postings[1].kind(), back.postings[2].role()), (pb::PostingKind::Seconded, pb::TeacherRole::Deputy));

    let events = told(&world, &created.id).await;
    assert_eq!(names(&events), [("posted", 1), ("posted", 2), ("moved", 3), ("left", 4), ("posted", 5)]);
    assert_eq!(events[2].name(), "schools.teacher.moved");
    let fact = decoded::<pb::TeacherMoved>(&events[2]);
    assert_eq!((fact.ended_posting_no, fact.posting_no, fact.on.map(|on| on.month)), (1, 3, Some(11)));
    let snapshot = fact.teacher.expect("the whole");
    assert_eq!((snapshot.version, snapshot.postings.len(), snapshot.person_ref), (3, 3, person(1)));
    assert!(["esao:4005", "province:40"].iter().all(|scope| snapshot.scopes.contains(&(*scope).to_owned())), "{:?}", snapshot.scopes);
}

#[tokio::test]
async fn a_school_has_its_teachers_of_a_day_in_pages_and_every_read_is_on_record() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (one, two) = (school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await);
    let mut made = Vec::new();
    for number in 1..=3 {
        made.push(create(&mut client, creation(number, &one)).await.expect("recorded"));
    }
    let head = pb::PostingInput { role: pb::TeacherRole::Head.into(), ..posting(&two, day(2021, 11, 1)) };
    teacher_step!(client, move_teacher, MoveTeacherRequest, made[1], posting: Some(head)).expect("moved");
    let ids = |teachers: &[pb::Teacher]| teachers.iter().map(|teacher| teacher.id.clone()).collect::<Vec<_>>();
    let mut expected = ids(&made);
    expected.sort_unstable();

    let before = Counts::of(world.db("schools")).await;
    let in_june = list(&mut client, of(&one, day(2021, 6, 1))).await.expect("a page");
    assert_eq!(ids(&in_june), expected);
    assert_eq!(Counts::of(world.db("schools")).await.audit, before.audit + 3, "one entry a teacher");
    expected.retain(|id| *id != made[1].id);
    assert_eq!(ids(&list(&mut client, of(&one, None)).await.expect("a page")), expected, "today one has moved");
    assert_eq!(list(&mut client, of(&one, day(2021, 5, 15))).await.expect("a page"), [], "the day before");
    let heads = pb::ListTeachersRequest { roles: vec![pb::TeacherRole::Head.into()], ..of(&two, None) };
    assert_eq!(ids(&list(&mut client, heads).await.expect("a page")), [made[1].id.clone()]);

    let mut pages = Vec::new();
    let mut request = pb::ListTeachersRequest { page_size: 2, ..of(&one, day(2021, 6, 1)) };
    loop {
        let page = client.list_teachers(request.clone()).await.expect("a page").into_inner();
        pages.push(page.teachers.len());
        if page.next_page_token.is_empty() {
            break;
        }
        request.page_token = page.next_page_token;
    }
    assert_eq!(pages, [2, 1]);
    let other = pb::ListTeachersRequest { page_token: request.page_token, page_size: 2, ..of(&two, None) };
    assert_eq!(Refusal::expect(list(&mut client, other).await).reason, "PAGE_TOKEN_INVALID");

    let before = Counts::of(world.db("schools")).await;
    get(&mut client, &made[0]).await.expect("there");
    assert_eq!(Counts::of(world.db("schools")).await.audit, before.audit + 1);
}

#[tokio::test]
async fn a_teacher_holds_one_post_at_a_time_and_a_secondment_lies_over_it() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (one, two) = (school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await);
    let held = create(&mut client, creation(1, &one)).await.expect("recorded");
    let before = Counts::of(world.db("schools")).await;
    let refused = |reply: Reply<pb::Teacher>| {
        let refusal = Refusal::expect(reply);
        assert_eq!(refusal.code, Code::FailedPrecondition, "{refusal:?}");
        refusal.reason
    };
    let at = |school, from| Some(posting(school, from));
    assert_eq!(
        refused(teacher_step!(client, post_teacher, PostTeacherRequest, held, posting: at(&two, day(2021, 11, 1)))),
        "POSTINGS_OVERLAP"
    );
    assert_eq!(
        refused(teacher_step!(client, second_teacher, SecondTeacherRequest, held, posting: at(&one, day(2021, 11, 1)))),
        "POSTINGS_OVERLAP"
    );
    assert_eq!(
        refused(teacher_step!(client, second_teacher, SecondTeacherRequest, held, posting: at(&two, day(2021, 5, 15)))),
        "NOT_POSTED"
    );
    assert_eq!(refused(teacher_step!(client, move_teacher, MoveTeacherRequest, held, posting: at(&two, day(2021, 5, 16)))), "NOT_POSTED");
    let end = |no, on| pb::EndPostingRequest {
        id: held.id.clone(),
        expected_version: held.version,
        posting_no: no,
        valid_to: on,
        ..Default::default()
    };
    let wrong = Refusal::expect(client.end_posting(end(1, day(2021, 5, 16))).await);
    assert_eq!(wrong.field_reasons(), [("valid_to", "END_BEFORE_START")]);
    let wrong = Refusal::expect(client.end_posting(end(2, day(2021, 11, 1))).await);
    assert_eq!((wrong.code, wrong.field_reasons()), (Code::NotFound, vec![("posting_no", "NOT_FOUND")]));
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let ended = client.end_posting(end(1, day(2021, 11, 1))).await.expect("ended").into_inner().teacher.expect("in the reply");
    let again = teacher_step!(client, end_posting, EndPostingRequest, ended, posting_no: 1, valid_to: day(2021, 11, 1));
    assert_eq!(refused(again), "POSTING_ENDED");
    teacher_step!(client, end_posting, EndPostingRequest, ended, posting_no: 1, valid_to: day(2021, 10, 1))
        .expect("earlier than was thought");
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_the_field_and_nothing_is_stored() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let one = school(&mut client, primary(&map, 1)).await;
    let with = |change: &dyn Fn(&mut pb::PostingInput)| {
        let mut request = creation(1, &one);
        request.posting.iter_mut().for_each(change);
        request
    };
    let wrong = [
        (pb::CreateTeacherRequest { person_ref: String::new(), ..creation(1, &one) }, "person_ref", "FIELD_REQUIRED"),
        (pb::CreateTeacherRequest { posting: None, ..creation(1, &one) }, "posting", "FIELD_REQUIRED"),
        (with(&|p| p.school_id = person(77)), "posting.school_id", "NOT_FOUND"),
        (with(&|p| p.role = 0), "posting.role", "FIELD_REQUIRED"),
        (with(&|p| p.valid_from = None), "posting.valid_from", "FIELD_REQUIRED"),
        (with(&|p| p.valid_to = day(2021, 5, 16)), "posting.valid_to", "END_BEFORE_START"),
        (with(&|p| p.subjects = vec!["\u{200b}".to_owned()]), "posting.subjects[0]", "FIELD_REQUIRED"),
        (with(&|p| p.subjects = vec!["ศิลปะ".to_owned(), "ศิลปะ ".to_owned()]), "posting.subjects[1]", "GIVEN_TWICE"),
        (with(&|p| p.grades = vec![pb::Grade::P1.into(), pb::Grade::P1.into()]), "posting.grades[1]", "GIVEN_TWICE"),
        (with(&|p| p.grades = vec![pb::Grade::M1.into()]), "posting.grades[0]", "GRADE_NOT_OFFERED"),
    ];
    let before = Counts::of(world.db("schools")).await;
    for (request, field, reason) in wrong {
        let refusal = Refusal::expect(create(&mut client, request).await);
        assert_eq!(refusal.field_reasons(), [(field, reason)], "{refusal:?}");
    }
    let dry = pb::CreateTeacherRequest { validate_only: true, ..creation(1, &one) };
    create(&mut client, dry).await.expect("possible");
    assert_eq!(Counts::of(world.db("schools")).await, before);
}

#[tokio::test]
async fn a_person_is_one_teacher_and_a_repeated_request_one_change() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (one, two) = (school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await);
    let request = pb::CreateTeacherRequest { request_id: person(800), id: person(801), ..creation(1, &one) };
    let made = create(&mut client, request.clone()).await.expect("recorded");
    assert_eq!(create(&mut client, request.clone()).await.expect("replayed"), made);
    let other = pb::CreateTeacherRequest { person_ref: person(2), ..request.clone() };
    assert_eq!(Refusal::expect(create(&mut client, other).await).reason, "REQUEST_ID_REUSED");
    assert_eq!(Refusal::expect(create(&mut client, creation(1, &two)).await).field_reasons(), [("person_ref", "ALREADY_EXISTS")]);
    let taken = pb::CreateTeacherRequest { id: person(801), ..creation(2, &one) };
    assert_eq!(Refusal::expect(create(&mut client, taken).await).field_reasons(), [("id", "ALREADY_EXISTS")]);

    let to = Some(posting(&two, day(2021, 11, 1)));
    let request_id = person(802);
    let moved =
        teacher_step!(client, move_teacher, MoveTeacherRequest, made, request_id: request_id.clone(), posting: to.clone()).expect("moved");
    let again =
        teacher_step!(client, move_teacher, MoveTeacherRequest, made, request_id: request_id, posting: to.clone()).expect("replayed");
    assert_eq!(again, moved);
    let stale = Refusal::expect(teacher_step!(client, move_teacher, MoveTeacherRequest, made, posting: to));
    assert_eq!((stale.code, stale.reason.as_str()), (Code::Aborted, "VERSION_CONFLICT"));
    assert_eq!(stale.metadata.get("current_version").map(String::as_str), Some("2"));
    assert_eq!(told(&world, &made.id).await.len(), 2);
}

#[tokio::test]
async fn hours_are_recorded_by_year_shown_to_who_asks_for_one_teacher_and_told_to_nobody() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let one = school(&mut client, primary(&map, 1)).await;
    let made = create(&mut client, creation(1, &one)).await.expect("recorded");
    let year = |be_year| Some(pb::AcademicTerm { be_year, semester: 0 });
    let step =
        teacher_step!(client, record_pd_hours, RecordPdHoursRequest, made, academic_term: year(2564), hours_e2: 2_050).expect("recorded");
    assert_eq!((step.version, step.pd_hours.len()), (2, 0), "the reply is stored for a repetition");
    let step =
        teacher_step!(client, record_pd_hours, RecordPdHoursRequest, step, academic_term: year(2563), hours_e2: 1_200).expect("recorded");
    let step =
        teacher_step!(client, record_pd_hours, RecordPdHoursRequest, step, academic_term: year(2564), hours_e2: 3_175).expect("recorded");
    let hours = get(&mut client, &made).await.expect("there").pd_hours;
    let shown: Vec<_> = hours.iter().map(|of| (of.academic_term.map(|term| term.be_year), of.hours_e2)).collect();
    assert_eq!(shown, [(Some(2563), 1_200), (Some(2564), 3_175)]);
    assert!(list(&mut client, of(&one, None)).await.expect("a page")[0].pd_hours.is_empty());
    let events = told(&world, &made.id).await;
    assert_eq!(names(&events)[1..], [("pd_hours_recorded", 2), ("pd_hours_recorded", 3), ("pd_hours_recorded", 4)]);
    assert_eq!(decoded::<pb::TeacherPdHoursRecorded>(&events[3]).academic_term.map(|term| term.be_year), Some(2564));
    let too_many = teacher_step!(client, record_pd_hours, RecordPdHoursRequest, step, academic_term: year(2564), hours_e2: 300_001);
    assert_eq!(Refusal::expect(too_many).field_reasons(), [("hours_e2", "VALUE_OUT_OF_RANGE")]);
}
