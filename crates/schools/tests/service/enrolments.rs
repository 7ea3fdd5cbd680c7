//! Pupils on a day, and the size that follows from them.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{COORDINATOR, Client, as_of, client, day, map, on_day, primary, school, world};

fn counted(of: &pb::School, grades: &[(pb::Grade, i32, i32)]) -> pb::RecordEnrolmentRequest {
    let grades = grades.iter().map(|(grade, male, female)| pb::GradeCount { grade: (*grade).into(), male: *male, female: *female });
    pb::RecordEnrolmentRequest {
        school_id: of.id.clone(),
        as_of: day(2021, 6, 10),
        term: Some(pb::AcademicTerm { be_year: 2564, semester: 1 }),
        source: pb::EnrolmentSource::Dmc.into(),
        counts: Some(pb::EnrolmentCounts { grades: grades.collect(), ..Default::default() }),
        ..Default::default()
    }
}

async fn record(client: &mut Client, request: pb::RecordEnrolmentRequest) -> Result<pb::EnrolmentSnapshot, tonic::Status> {
    client.record_enrolment(request).await.map(|reply| reply.into_inner().snapshot.expect("in the reply"))
}

fn size(school: &pb::School) -> Vec<(&str, bool)> {
    on_day(school).sizes.iter().map(|size| (size.name.as_str(), size.provisional)).collect()
}

#[tokio::test]
async fn the_size_follows_from_a_confirmed_snapshot_and_from_a_provisional_one_with_a_flag() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let snapshot = record(&mut client, counted(&made, &[(pb::Grade::P1, 60, 61)])).await.expect("recorded");
    assert_eq!((snapshot.pupils, snapshot.status()), (121, pb::EnrolmentStatus::Provisional));
    assert_eq!(size(&as_of(&mut client, &made, None).await.expect("there")), [("MEDIUM", true), ("CLASS_2", true)]);
    let request = pb::ConfirmEnrolmentRequest { id: snapshot.id.clone(), expected_version: snapshot.version, ..Default::default() };
    client.confirm_enrolment(request).await.expect("confirmed");
    let later = pb::RecordEnrolmentRequest { as_of: day(2021, 11, 10), ..counted(&made, &[]) };
    record(&mut client, later).await.expect("recorded");
    let read = as_of(&mut client, &made, None).await.expect("there");
    assert_eq!((size(&read), on_day(&read).pupils), (vec![("MEDIUM", false), ("CLASS_2", false)], 121), "the confirmed one decides");
    assert!(size(&as_of(&mut client, &made, day(2021, 6, 9)).await.expect("there")).is_empty());
}

#[tokio::test]
async fn a_school_without_pupils_has_a_size_too() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let none = pb::RecordEnrolmentRequest {
        counts: Some(pb::EnrolmentCounts { stated_total: Some(0), ..Default::default() }),
        ..counted(&made, &[])
    };
    record(&mut client, none).await.expect("recorded");
    assert_eq!(size(&as_of(&mut client, &made, None).await.expect("there")), [("NONE", true), ("NONE", true)]);
}

#[tokio::test]
async fn numbers_that_cannot_be_are_refused_with_their_field() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let with = |change: &dyn Fn(&mut pb::EnrolmentCounts)| {
        let mut request = counted(&made, &[(pb::Grade::P1, 10, 12)]);
        request.counts.iter_mut().for_each(change);
        request
    };
    let wrong = [
        (with(&|counts| counts.stated_total = Some(21)), "counts.stated_total", "TOTAL_DIFFERS"),
        (with(&|counts| counts.poor = 23), "counts.poor", "MORE_THAN_ALL"),
        (with(&|counts| counts.grades.push(counts.grades[0])), "counts.grades", "GIVEN_TWICE"),
        (with(&|counts| counts.grades[0].male = -1), "counts.grades[0].male", "VALUE_OUT_OF_RANGE"),
        (counted(&made, &[(pb::Grade::M1, 1, 0)]), "counts.grades", "GRADE_NOT_OFFERED"),
        (pb::RecordEnrolmentRequest { as_of: day(2021, 12, 21), ..counted(&made, &[]) }, "as_of", "DATE_IN_FUTURE"),
        (pb::RecordEnrolmentRequest { as_of: day(2564, 6, 10), ..counted(&made, &[]) }, "as_of", "YEAR_IS_BUDDHIST"),
    ];
    let before = Counts::of(world.db("schools")).await;
    for (request, field, reason) in wrong {
        let refusal = Refusal::expect(record(&mut client, request).await);
        assert_eq!((refusal.code, refusal.fields[0].path.as_str()), (tonic::Code::InvalidArgument, field), "{refusal:?}");
        assert!(refusal.fields[0].reason == reason || reason == "YEAR_IS_BUDDHIST", "{refusal:?}");
    }
    assert_eq!(Counts::of(world.db("schools")).await, before);
}

#[tokio::test]
async fn a_day_is_counted_once_and_its_numbers_may_be_replaced_until_they_are_confirmed() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let snapshot = record(&mut client, counted(&made, &[(pb::Grade::P1, 10, 12)])).await.expect("recorded");
    let twice = Refusal::expect(record(&mut client, counted(&made, &[(pb::Grade::P1, 11, 12)])).await);
    assert_eq!((twice.code, twice.field_reasons()), (tonic::Code::AlreadyExists, vec![("as_of", "ALREADY_EXISTS")]));
    let corrected = |version| {
        let pb::RecordEnrolmentRequest { term, source, counts, .. } = counted(&made, &[(pb::Grade::P1, 11, 12)]);
        pb::CorrectEnrolmentRequest { id: snapshot.id.clone(), expected_version: version, term, source, counts, ..Default::default() }
    };
    let reply = client.correct_enrolment(corrected(snapshot.version)).await.expect("corrected").into_inner();
    assert_eq!(reply.snapshot.map(|s| (s.id, s.version, s.pupils)), Some((snapshot.id.clone(), 2, 23)));
    assert_eq!(Refusal::expect(client.correct_enrolment(corrected(1)).await).reason, "VERSION_CONFLICT");
    let request = pb::ConfirmEnrolmentRequest { id: snapshot.id.clone(), expected_version: 2, ..Default::default() };
    client.confirm_enrolment(request).await.expect("confirmed");
    let late = pb::CorrectEnrolmentRequest { counts: Some(pb::EnrolmentCounts::default()), ..corrected(3) };
    assert_eq!(Refusal::expect(client.correct_enrolment(late).await).reason, "SNAPSHOT_CONFIRMED");
    let read = client.get_enrolment(pb::GetEnrolmentRequest { id: snapshot.id.clone() }).await.expect("there").into_inner().snapshot;
    assert_eq!(read.map(|snapshot| (snapshot.version, snapshot.status())), Some((3, pb::EnrolmentStatus::Confirmed)));
    let events: Vec<String> = world.told("schools").await.into_iter().filter(|e| e.aggregate == "enrolment").map(|e| e.event).collect();
    assert_eq!(events, ["snapshot_recorded", "snapshot_recorded", "snapshot_confirmed"]);
}
