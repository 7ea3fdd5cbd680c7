//! What an import of schools did is taken back, where nothing has happened since.

use api::schools::v1 as pb;
use testkit::Refusal;

use crate::change;
use crate::given::{COORDINATOR, as_of, client, day, map, primary, school, world};
use crate::importing::{apply, of_schools, outcomes, planned, problems, progress, resolved, rows, school_row, schools_file, undo};

#[tokio::test]
async fn a_school_that_was_changed_is_what_it_was_and_one_that_was_registered_is_withdrawn() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let known = school(&mut client, primary(&map, 1)).await;
    let file = schools_file(&["9990000001,ชื่อผิด (ข้อมูลสมมติ),,4001,400101,,ม.3", &school_row(2, "โรงเรียนใหม่")]);
    let (import, _) = planned(&mut client, of_schools(file.clone())).await;
    let import = apply(&mut client, &import, 0).await.expect("applied");
    let made = resolved(&mut client, "9990000002").await.expect("registered");
    let undone = undo(&mut client, &import, 0).await.expect("undone");
    assert_eq!((progress(&undone), undone.state()), ([2, 0, 2, 0, 0], pb::ImportState::Undone));
    let back = as_of(&mut client, &known, None).await.expect("there");
    assert_eq!(pb::School { version: 1, update_time: known.update_time, ..back }, known, "also its history");
    let gone = as_of(&mut client, &made, None).await.expect("its id stays for whoever heard of it");
    assert_eq!((gone.statuses.len(), gone.identifiers.len(), gone.names.len()), (0, 0, 1));
    assert_eq!(Refusal::expect(resolved(&mut client, "9990000002").await).code, tonic::Code::NotFound);
    let listed = client.list_schools(pb::ListSchoolsRequest::default()).await.expect("listed").into_inner().schools;
    assert_eq!(listed.iter().map(|school| school.id.as_str()).collect::<Vec<_>>(), [known.id.as_str()]);
    let events: Vec<_> = world.told("schools").await.into_iter().filter(|e| e.aggregate == "school").collect();
    let last = &events[events.len() - 2..];
    assert_eq!(last.iter().map(|event| event.event.as_str()).collect::<Vec<_>>(), ["restored", "withdrawn"]);
    assert_eq!(last[1].scope.as_deref(), Some("province:40"), "told where it was said to lie");
    let (again, _) = planned(&mut client, of_schools(file)).await;
    assert_eq!(outcomes(&again), [1, 1, 0, 0], "the same file can be taken again");
    let again = apply(&mut client, &again, 0).await.expect("applied");
    assert_eq!(progress(&again), [2, 0, 0, 0, 0]);
}

#[tokio::test]
async fn what_somebody_has_changed_or_refers_to_since_stays_and_is_told() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let known = school(&mut client, primary(&map, 1)).await;
    let file = schools_file(&["9990000001,ก (ข้อมูลสมมติ),,,,,", &school_row(2, "ข"), &school_row(3, "ค")]);
    let (import, _) = planned(&mut client, of_schools(file)).await;
    let import = apply(&mut client, &import, 0).await.expect("applied");
    let changed = as_of(&mut client, &known, None).await.expect("there");
    let code = Some(crate::given::code("SMIS8", "40050001"));
    change!(client, add_school_identifier, AddSchoolIdentifierRequest, changed, code: code).expect("changed");
    let counted = resolved(&mut client, "9990000002").await.expect("there");
    let request = pb::RecordEnrolmentRequest {
        school_id: counted.id,
        as_of: day(2021, 6, 10),
        term: Some(pb::AcademicTerm { be_year: 2564, semester: 1 }),
        source: pb::EnrolmentSource::Dmc.into(),
        counts: Some(pb::EnrolmentCounts::default()),
        ..Default::default()
    };
    client.record_enrolment(request).await.expect("counted");
    let first = undo(&mut client, &import, 1).await.expect("undone");
    assert_eq!((progress(&first), first.state()), ([3, 0, 0, 1, 2], pb::ImportState::Undoing), "in pieces, too");
    let undone = undo(&mut client, &first, 0).await.expect("undone");
    assert_eq!((progress(&undone), undone.state()), ([3, 0, 1, 2, 0], pb::ImportState::Undone));
    let all = rows(&mut client, &undone, pb::ImportOutcome::Unspecified).await;
    assert_eq!(problems(&all), [(2, "", "IMPORT_CHANGED_SINCE"), (3, "", "IMPORT_REFERRED_TO")]);
    assert!(resolved(&mut client, "9990000002").await.is_ok() && resolved(&mut client, "9990000003").await.is_err());
}

#[tokio::test]
async fn a_school_that_another_one_was_merged_into_is_not_withdrawn() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (import, _) = planned(&mut client, of_schools(schools_file(&[&school_row(2, "ข")]))).await;
    let import = apply(&mut client, &import, 0).await.expect("applied");
    let into_school_id = resolved(&mut client, "9990000002").await.expect("there").id;
    let merged = school(&mut client, primary(&map, 1)).await;
    change!(client, merge_school, MergeSchoolRequest, merged, into_school_id: into_school_id, reason: "ประกาศ".to_owned(), valid_from: day(2021, 8, 1))
        .expect("merged");
    let undone = undo(&mut client, &import, 0).await.expect("undone");
    assert_eq!(progress(&undone), [1, 0, 0, 1, 0]);
}

#[tokio::test]
async fn an_import_is_undone_with_a_reason_and_once_it_was_applied() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let (import, _) = planned(&mut client, of_schools(schools_file(&[&school_row(2, "ข")]))).await;
    assert_eq!(Refusal::expect(undo(&mut client, &import, 0).await).reason, "STATE_NOT_ALLOWED");
    let request =
        pb::UndoImportRequest { id: import.id.clone(), expected_version: import.version, reason: " \u{a0}".into(), ..Default::default() };
    assert_eq!(Refusal::expect(client.undo_import(request).await).field_reasons(), [("reason", "FIELD_REQUIRED")]);
}
