//! Files of schools: read as offices keep them, planned, and applied row by row.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};

use crate::change;
use crate::given::{COORDINATOR, as_of, client, day, map, on_day, primary, school, text, world};
use crate::importing::{
    Put, apply, everything, holds, of_schools, outcomes, planned, problems, progress, resolved, rows, school_row, schools_file, workbook,
};

const NATIONAL_ID: &str = "1101700230708";
const PERSON: &str = "สมชาย ตัวอย่าง (ข้อมูลสมมติ)";

/// A row of that workbook.
fn row<'a>(code: Put<'a>, name: &'a str, founded: Put<'a>, last: &'a str) -> Vec<Put<'a>> {
    let school = [code, NATIONAL_ID.into(), name.into()].into_iter();
    let middle = ["สพฐ.", "๔๐๐๕", "๔๐๐๕๐๑", "อ.๒", "ป.6"].map(Put::from);
    school.chain(middle).chain([founded, PERSON.into(), "โทรมาแล้ว".into(), last.into()]).collect()
}

/// A workbook with everything that is wrong with workbooks.
fn as_offices_keep_it() -> Vec<u8> {
    let headings = ["รหัสโรงเรียน", "เลขประจำตัวประชาชน", "ชื่อโรงเรียน", "สังกัด", "รหัสเขตพื้นที่", "รหัสตำบล", "ชั้นต่ำสุด", "ชั้นสูงสุด"];
    let headings = headings.into_iter().chain(["วันที่ก่อตั้ง", "ผู้อำนวยการ", "หมายเหตุ", "ลำดับ"]).map(Put::from).collect();
    workbook(&[
        vec!["ข้อมูลโรงเรียน (ข้อมูลสมมติ)".into()],
        headings,
        row("๙๙๙๐๐๐๐๑๐๑\u{a0}".into(), "โรงเรียนบ้านเเวง\u{a0}(ข้อมูลสมมติ)", "17/05/2493".into(), "1"),
        row(Put::Number(9_990_000_102.0), "โรงเรียนนํ้าพอง\u{200b} (ข้อมูลสมมติ)", "1950-05-17".into(), "2"),
        row("9990000103".into(), "โรงเรียนตัวอย่างที่ 103 (ข้อมูลสมมติ)", Put::Number(18_400.0), "3"),
        row("40050001".into(), "โรงเรียนตัวอย่างที่ 104 (ข้อมูลสมมติ)", "".into(), "1-1017-00230-70-8"),
        row(Put::Number(990_000_105.0), "โรงเรียนตัวอย่างที่ 105 (ข้อมูลสมมติ)", "31/02/2564".into(), "5"),
    ])
}

#[tokio::test]
async fn a_workbook_as_offices_keep_it_is_read_and_what_cannot_be_read_is_told_row_by_row_in_thai() {
    use pb::ColumnFate::{NationalId, Personal, Unknown};
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let (import, wrong) = planned(&mut client, of_schools(as_offices_keep_it())).await;
    assert_eq!((outcomes(&import), import.state()), ([3, 0, 0, 2], pb::ImportState::Planned), "{wrong:?}");
    let expected =
        [(6, "รหัสโรงเรียน", "SCHOOL_CODE_AMBIGUOUS"), (7, "รหัสโรงเรียน", "SCHOOL_CODE_ZEROS_LOST"), (7, "วันที่ก่อตั้ง", "IMPORT_DATE_INVALID")];
    assert_eq!(problems(&wrong), expected);
    for issue in wrong.iter().flat_map(|row| &row.issues) {
        let said = issue.text.clone().expect("in the reply");
        assert!(Refusal::is_thai(&said.th) && !Refusal::is_thai(&said.en), "{said:?}");
        assert!(!said.th.contains("31/02") && !said.th.contains("40050001"), "values are not quoted: {said:?}");
    }
    let left_out: Vec<_> = import.columns_left_out.iter().map(|column| (column.heading.as_str(), column.fate())).collect();
    assert_eq!(
        left_out,
        [("เลขประจำตัวประชาชน", NationalId), ("ผู้อำนวยการ", Personal), ("หมายเหตุ", Unknown), ("ลำดับ", NationalId)],
        "national ids are known by their values, too"
    );
    assert!(resolved(&mut client, "9990000101").await.is_err(), "nothing has changed");
    let applied = apply(&mut client, &import, 0).await.expect("applied");
    assert_eq!((progress(&applied), applied.state()), ([3, 0, 0, 0, 0], pb::ImportState::Applied));
    let mut made = Vec::new();
    for code in ["9990000101", "9990000102", "9990000103"] {
        made.push(resolved(&mut client, code).await.expect("there"));
    }
    let names: Vec<String> = made.iter().map(|school| on_day(school).display_name.clone().expect("a name").th).collect();
    assert_eq!(names[..2], ["โรงเรียนบ้านแวง (ข้อมูลสมมติ)", "โรงเรียนน้ำพอง (ข้อมูลสมมติ)"]);
    for school in &made {
        let founded = school.established_on.as_ref().map(|day| (day.year, day.month, day.day));
        assert_eq!(founded, Some((1950, 5, 17)), "one day in both eras, as text and as a number");
    }
}

#[tokio::test]
async fn nothing_of_a_person_reaches_the_database() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let request =
        pb::PlanImportRequest { request_id: "0197f0a0-0000-7000-9000-000000000001".to_owned(), ..of_schools(as_offices_keep_it()) };
    let (import, _) = planned(&mut client, request).await;
    apply(&mut client, &import, 0).await.expect("applied");
    let all = everything(&world).await;
    assert!(holds(&all, "โรงเรียนบ้านแวง") && holds(&all, "เลขประจำตัวประชาชน"), "what is looked for would be found");
    for personal in [NATIONAL_ID, "1-1017-00230-70-8", "สมชาย", "โทรมาแล้ว"] {
        assert!(!holds(&all, personal), "{personal}");
    }
}

#[tokio::test]
async fn the_same_file_again_changes_nothing_and_a_corrected_one_changes_what_was_corrected() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let file = [school_row(201, "โรงเรียนหนึ่ง"), school_row(202, "โรงเรียนสอง")];
    let whole = |rows: &[String]| schools_file(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let (import, _) = planned(&mut client, of_schools(whole(&file))).await;
    apply(&mut client, &import, 0).await.expect("applied");
    let before = Counts::of(world.db("schools")).await;
    let (again, _) = planned(&mut client, of_schools(whole(&file))).await;
    assert_eq!((outcomes(&again), progress(&again)[4]), ([0, 0, 2, 0], 0));
    apply(&mut client, &again, 0).await.expect("nothing to do");
    let told = |counts: &Counts| counts.outbox;
    assert_eq!(told(&Counts::of(world.db("schools")).await), told(&before) + 2, "two facts about the import, none about schools");
    let corrected = [file[0].clone(), school_row(202, "โรงเรียนสองใหม่")];
    let (import, _) = planned(&mut client, of_schools(whole(&corrected))).await;
    assert_eq!(outcomes(&import), [0, 1, 1, 0]);
    apply(&mut client, &import, 0).await.expect("applied");
    let school = resolved(&mut client, "9990000202").await.expect("there");
    assert_eq!(school.names.len(), 2, "the old name stays in its history");
    let events: Vec<String> = world.told("schools").await.into_iter().filter(|e| e.aggregate == "school").map(|e| e.event).collect();
    assert_eq!(events, ["registered", "registered", "renamed"]);
}

#[tokio::test]
async fn rows_that_cannot_be_taken_leave_the_others_alone() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let known = school(&mut client, primary(&map, 1)).await;
    let lines = [
        school_row(301, "โรงเรียนใหม่"),
        "9990000302,,สพฐ.,4005,400501,,ป.6".to_owned(),
        school_row(301, "โรงเรียนซ้ำ"),
        "9990000304,โรงเรียนไกล (ข้อมูลสมมติ),สพฐ.,9999,400501,อ.2,ป.6".to_owned(),
        "9990000305,โรงเรียนเอกชน (ข้อมูลสมมติ),สช.,4005,400501,อ.2,ป.6".to_owned(),
        "9990000001,โรงเรียนชื่อใหม่ (ข้อมูลสมมติ),,,,,".to_owned(),
    ];
    let file = schools_file(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let (import, wrong) = planned(&mut client, of_schools(file)).await;
    let expected = [
        (3, "ชื่อโรงเรียน", "IMPORT_CELL_REQUIRED"),
        (3, "ชั้นต่ำสุด", "IMPORT_CELL_REQUIRED"),
        (4, "", "IMPORT_ROW_DUPLICATE"),
        (5, "", "IMPORT_AREA_UNKNOWN"),
        (6, "", "SERVICE_AREA_NOT_ALLOWED"),
    ];
    assert_eq!((outcomes(&import), problems(&wrong)), ([1, 1, 0, 4], expected.to_vec()));
    let applied = apply(&mut client, &import, 0).await.expect("applied");
    assert_eq!(progress(&applied), [2, 0, 0, 0, 0]);
    let renamed = as_of(&mut client, &known, None).await.expect("there");
    assert_eq!((renamed.version, renamed.lowest_grade()), (2, pb::Grade::K2), "what the row does not say stays");
    let refused = rows(&mut client, &import, pb::ImportOutcome::Refused).await;
    assert_eq!(refused.iter().map(|row| row.row_no).collect::<Vec<_>>(), [3, 4, 5, 6]);
    let request = pb::ListImportRowsRequest { id: import.id.clone(), page_size: 4, ..Default::default() };
    let first = client.list_import_rows(request.clone()).await.expect("listed").into_inner();
    let request = pb::ListImportRowsRequest { page_token: first.next_page_token, ..request };
    let last = client.list_import_rows(request).await.expect("listed").into_inner();
    assert_eq!((first.rows.len(), last.rows.len(), last.next_page_token.as_str()), (4, 2, ""));
    assert_eq!(last.rows.iter().map(|row| row.row_no).collect::<Vec<_>>(), [6, 7]);
}

#[tokio::test]
async fn a_row_about_a_school_that_has_changed_since_is_refused_by_itself() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let first = school(&mut client, primary(&map, 1)).await;
    school(&mut client, primary(&map, 2)).await;
    let lines = ["9990000001,ก (ข้อมูลสมมติ),,,,,", "9990000002,ข (ข้อมูลสมมติ),,,,,", "9990000003,ค (ข้อมูลสมมติ),สพฐ.,4005,400501,อ.2,ป.6"];
    let (import, _) = planned(&mut client, of_schools(schools_file(&lines))).await;
    assert_eq!(outcomes(&import), [1, 2, 0, 0]);
    change!(client, rename_school, RenameSchoolRequest, first, name: text("อื่น (ข้อมูลสมมติ)"), valid_from: day(2021, 6, 1)).expect("renamed");
    school(&mut client, primary(&map, 3)).await;
    let applied = apply(&mut client, &import, 0).await.expect("applied");
    assert_eq!((progress(&applied), applied.state()), ([1, 2, 0, 0, 0], pb::ImportState::Applied));
    let request = pb::ListImportRowsRequest { id: import.id.clone(), progress: pb::ImportProgress::Stale.into(), ..Default::default() };
    let stale = client.list_import_rows(request).await.expect("listed").into_inner().rows;
    assert_eq!(problems(&stale), [(2, "", "IMPORT_ROW_STALE"), (4, "", "IMPORT_ROW_STALE")]);
}

#[tokio::test]
async fn an_import_that_stopped_between_two_calls_goes_on_where_it_was() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let lines: Vec<String> = (401..=405).map(|n| school_row(n, "โรงเรียน")).collect();
    let file = schools_file(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let (import, _) = planned(&mut client, of_schools(file)).await;
    let request = pb::ApplyImportRequest {
        request_id: "0197f0a0-0000-7000-9000-000000000002".to_owned(),
        id: import.id.clone(),
        expected_version: import.version,
        max_rows: 2,
        ..Default::default()
    };
    let once = client.apply_import(request.clone()).await.expect("applied").into_inner();
    let again = client.apply_import(request).await.expect("the reply of the first time").into_inner();
    assert_eq!(once, again);
    let found = client.get_import(pb::GetImportRequest { id: import.id.clone() }).await.expect("there").into_inner();
    let found = found.import.expect("in the reply");
    assert_eq!((progress(&found), found.state()), ([2, 0, 0, 0, 3], pb::ImportState::Applying));
    assert_eq!(Refusal::expect(apply(&mut client, &import, 2).await).reason, "VERSION_CONFLICT", "two who go on do not meet");
    let found = apply(&mut client, &found, 2).await.expect("applied");
    let found = apply(&mut client, &found, 2).await.expect("applied");
    assert_eq!((progress(&found), found.state()), ([5, 0, 0, 0, 0], pb::ImportState::Applied));
    assert_eq!(Refusal::expect(apply(&mut client, &found, 2).await).reason, "STATE_NOT_ALLOWED");
}

#[tokio::test]
async fn a_file_that_is_none_is_refused_and_nothing_is_kept() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let before = Counts::of(world.db("schools")).await;
    let wrong = [
        (of_schools(b"\xd0\xcf\x11\xe0\0\0".to_vec()), "IMPORT_FILE_UNREADABLE"),
        (of_schools(b"PK\x03\x04 not an archive".to_vec()), "IMPORT_FILE_UNREADABLE"),
        (of_schools(b"\n\n".to_vec()), "IMPORT_FILE_EMPTY"),
        (of_schools(schools_file(&[])), "IMPORT_FILE_EMPTY"),
        (of_schools("ก,ข\n1,2".into()), "IMPORT_COLUMN_MISSING"),
        (of_schools(format!("SMIS\n{}", "1\n".repeat(30_012)).into_bytes()), "IMPORT_TOO_LARGE"),
        (of_schools(bomb()), "IMPORT_TOO_LARGE"),
    ];
    for (request, reason) in wrong {
        let refusal = Refusal::expect(client.plan_import(request).await);
        assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::InvalidArgument, vec![("file", reason)]));
    }
    let pupils = pb::PlanImportRequest { kind: pb::ImportKind::Enrolment.into(), ..of_schools(b"x".to_vec()) };
    assert_eq!(Refusal::expect(client.plan_import(pupils).await).field_reasons(), [("term", "FIELD_REQUIRED")]);
    assert_eq!(Counts::of(world.db("schools")).await, before);
}

/// A small archive that unpacks to more than a workbook may.
fn bomb() -> Vec<u8> {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).expect("a file");
    let nothing = vec![0; 1024 * 1024];
    for _ in 0..129 {
        archive.write_all(&nothing).expect("packed");
    }
    archive.finish().expect("an archive").into_inner()
}

#[tokio::test]
async fn schools_out_of_reach_are_not_known_and_an_import_is_seen_where_all_of_its_schools_lie() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    school(&mut coordinator, primary(&map, 1)).await;
    let elsewhere = pb::SchoolInput { service_area_id: map.offices[0].id.clone(), centre_id: String::new(), ..primary(&map, 2) };
    school(&mut coordinator, elsewhere).await;
    let mut officer = client(&world, "area_officer@esao:4005");
    let both = schools_file(&["9990000001,ก (ข้อมูลสมมติ),,,,,", "9990000002,ข (ข้อมูลสมมติ),,,,,"]);
    let (import, wrong) = planned(&mut officer, of_schools(both.clone())).await;
    assert_eq!((outcomes(&import), problems(&wrong)), ([0, 1, 0, 1], vec![(3, "", "SCHOOL_UNKNOWN")]));
    let foreign = schools_file(&["9990000002,ข (ข้อมูลสมมติ),,,,,", "9990000003,ค (ข้อมูลสมมติ),สพฐ.,4001,400501,อ.2,ป.6"]);
    let refusal = Refusal::expect(officer.plan_import(of_schools(foreign)).await);
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::NotFound, vec![("file", "NOT_FOUND")]));
    let (of_both, _) = planned(&mut coordinator, of_schools(both)).await;
    let sees = async |grants: &str, import: &pb::Import| {
        let mut client = client(&world, grants);
        let one = client.get_import(pb::GetImportRequest { id: import.id.clone() }).await.is_ok();
        let listed = client.list_imports(pb::ListImportsRequest::default()).await.expect("listed").into_inner().imports;
        assert_eq!(one, listed.iter().any(|listed| listed.id == import.id));
        one
    };
    assert!(sees("area_director@esao:4005", &import).await && sees("area_officer@province:40", &import).await);
    assert!(!sees("area_officer@esao:4001", &import).await, "its schools lie elsewhere");
    assert!(sees("area_officer@province:40", &of_both).await);
    assert!(!sees("area_officer@esao:4005", &of_both).await, "not all of its schools lie there");
    let refusal = Refusal::expect(apply(&mut officer, &of_both, 0).await);
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::NotFound, "NOT_FOUND"));
}

#[tokio::test]
async fn a_plan_that_nobody_wants_is_thrown_away_with_its_rows() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let (import, _) = planned(&mut client, of_schools(schools_file(&[&school_row(501, "โรงเรียน")]))).await;
    let request = pb::DiscardImportRequest { id: import.id.clone(), expected_version: import.version, ..Default::default() };
    let discarded = client.discard_import(request).await.expect("thrown away").into_inner().import.expect("in the reply");
    assert_eq!((discarded.state(), discarded.version), (pb::ImportState::Discarded, 2));
    assert!(rows(&mut client, &import, pb::ImportOutcome::Unspecified).await.is_empty());
    assert_eq!(Refusal::expect(apply(&mut client, &discarded, 0).await).reason, "STATE_NOT_ALLOWED");
    let events: Vec<String> = world.told("schools").await.into_iter().filter(|e| e.aggregate == "import").map(|e| e.event).collect();
    assert_eq!(events, ["planned", "discarded"]);
}

#[tokio::test]
async fn two_thousand_schools_are_registered_in_two_calls() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let lines: Vec<String> = (1001..=3000).map(|n| school_row(n, &format!("โรงเรียนที่ {n}"))).collect();
    let file = schools_file(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let (mut import, _) = planned(&mut client, of_schools(file.clone())).await;
    assert_eq!(outcomes(&import), [2000, 0, 0, 0]);
    for remaining in [1000, 0] {
        import = apply(&mut client, &import, 0).await.expect("applied");
        assert_eq!(progress(&import)[4], remaining);
    }
    assert_eq!(outcomes(&planned(&mut client, of_schools(file)).await.0), [0, 0, 2000, 0]);
}
