//! Files of pupils: snapshots by grade and sex, of days in both eras.

use api::schools::v1 as pb;
use testkit::Refusal;

use crate::given::{COORDINATOR, Client, client, map, primary, private, school, world};
use crate::importing::{apply, of_pupils, outcomes, planned, problems, progress, rows, undo};

async fn snapshots(client: &mut Client, school: &pb::School) -> Vec<pb::EnrolmentSnapshot> {
    let request = pb::ListEnrolmentsRequest { school_id: school.id.clone(), ..Default::default() };
    client.list_enrolments(request).await.expect("listed").into_inner().snapshots
}

const FILE: &str = "\u{feff}OBEC10;ป.1 ชาย;ป.1 หญิง;ป.๒ (ชาย);P2 female;รวม;ข้อมูล ณ วันที่;เลขบัตรประชาชน\r\n\
    9990000001;๑๒;10;0;\u{a0}3;25;10 มิ.ย. 2564;1101700230708\r\n\
    9990000001;12;11;;;23;2021-11-10;1101700230708\r\n\
    9990000002;1;1;;;3;10/06/2564;\r\n\
    9990000002;1,000;1;;;;10/06/64;\r\n\
    9990000003;;;;;;10/06/2564;\r\n\
    9990000004;1;1;;;;10/06/2564;\r\n\
    9990000002;ห้า;1;;;;10/06/2564;\r\n";

#[tokio::test]
async fn pupils_are_counted_on_days_of_both_eras_and_doubts_are_told() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = [school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await];
    let (import, told) = planned(&mut client, of_pupils(FILE)).await;
    let expected = [
        (4, "รวม", "COUNTS_DO_NOT_ADD_UP"),
        (5, "ข้อมูล ณ วันที่", "TWO_DIGIT_YEAR_READ_AS_BE"),
        (7, "", "SCHOOL_UNKNOWN"),
        (8, "ป.1 ชาย", "NUMBER_EXPECTED"),
    ];
    assert_eq!((outcomes(&import), problems(&told)), ([3, 0, 0, 3], expected.to_vec()), "a line that was not filled in says nothing");
    let applied = apply(&mut client, &import, 0).await.expect("applied");
    assert_eq!(progress(&applied), [3, 0, 0, 0, 0]);
    let counted = snapshots(&mut client, &made[0]).await;
    let days: Vec<_> = counted.iter().map(|s| (s.as_of.as_ref().map(|day| (day.year, day.month)), s.pupils, s.source())).collect();
    let import_source = pb::EnrolmentSource::Import;
    assert_eq!(days, [(Some((2021, 11)), 23, import_source), (Some((2021, 6)), 25, import_source)]);
    assert_eq!(snapshots(&mut client, &made[1]).await[0].pupils, 1001);
    let (again, _) = planned(&mut client, of_pupils(FILE)).await;
    assert_eq!(outcomes(&again), [0, 0, 3, 3]);
}

#[tokio::test]
async fn numbers_are_corrected_while_they_are_provisional_and_put_back_as_they_were() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = [school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await];
    let file = |boys: i32| format!("OBEC10,ป.1 ชาย,ป.1 หญิง\n9990000001,{boys},2\n9990000002,{boys},3\n");
    let (import, _) = planned(&mut client, of_pupils(file(1))).await;
    apply(&mut client, &import, 0).await.expect("applied");
    let first = snapshots(&mut client, &made[0]).await.remove(0);
    let confirmed = pb::ConfirmEnrolmentRequest { id: first.id.clone(), expected_version: 1, ..Default::default() };
    client.confirm_enrolment(confirmed).await.expect("confirmed");
    let (second, told) = planned(&mut client, of_pupils(file(5))).await;
    assert_eq!((outcomes(&second), problems(&told)), ([0, 1, 0, 1], vec![(2, "", "SNAPSHOT_CONFIRMED")]));
    let second = apply(&mut client, &second, 0).await.expect("applied");
    assert_eq!(snapshots(&mut client, &made[1]).await[0].pupils, 8);
    let second = undo(&mut client, &second, 0).await.expect("undone");
    assert_eq!((progress(&second), second.state()), ([1, 0, 1, 0, 0], pb::ImportState::Undone));
    let back = snapshots(&mut client, &made[1]).await.remove(0);
    assert_eq!((back.pupils, back.version), (4, 3));
    // Both have changed since the first import: one was confirmed, the other replaced and put back.
    let first_import = client.get_import(pb::GetImportRequest { id: import.id }).await.expect("there").into_inner().import.expect("there");
    let kept = undo(&mut client, &first_import, 0).await.expect("nothing is lost");
    assert_eq!(progress(&kept), [2, 0, 0, 2, 0]);
    let kept = rows(&mut client, &kept, pb::ImportOutcome::New).await;
    assert_eq!(problems(&kept), [(2, "", "IMPORT_CHANGED_SINCE"), (3, "", "IMPORT_CHANGED_SINCE")]);
}

#[tokio::test]
async fn a_snapshot_that_an_undone_import_recorded_is_no_more_and_its_day_may_be_counted_again() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let file = "OBEC10,ป.1 ชาย,ป.1 หญิง\n9990000001,1,2\n";
    for _ in 0..2 {
        let (import, _) = planned(&mut client, of_pupils(file)).await;
        let import = apply(&mut client, &import, 0).await.expect("applied");
        assert_eq!(snapshots(&mut client, &made).await.len(), 1);
        undo(&mut client, &import, 0).await.expect("undone");
        assert!(snapshots(&mut client, &made).await.is_empty());
    }
    let events: Vec<String> = world.told("schools").await.into_iter().filter(|e| e.aggregate == "enrolment").map(|e| e.event).collect();
    assert_eq!(events, ["snapshot_recorded", "snapshot_withdrawn", "snapshot_recorded", "snapshot_withdrawn"]);
}

#[tokio::test]
async fn a_snapshot_of_somebody_else_since_the_plan_makes_the_row_stale() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    school(&mut client, primary(&map, 1)).await;
    let file = |boys: i32| format!("OBEC10,ป.1 ชาย,ป.1 หญิง\n9990000001,{boys},2\n");
    let (first, _) = planned(&mut client, of_pupils(file(1))).await;
    let (second, _) = planned(&mut client, of_pupils(file(2))).await;
    apply(&mut client, &second, 0).await.expect("applied");
    let first = apply(&mut client, &first, 0).await.expect("each row by itself");
    assert_eq!(progress(&first), [0, 1, 0, 0, 0]);
}

#[tokio::test]
async fn grades_that_are_not_offered_and_days_to_come_are_refused_and_officers_count_their_own_schools() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    school(&mut coordinator, primary(&map, 1)).await;
    school(&mut coordinator, private(2)).await;
    let file = "LOCAL,OBEC10,ม.1 ชาย,ป.1 หญิง,ณ วันที่\n,9990000001,1,2,\n,9990000001,,2,1 มกราคม 2570\n,9990000001,,2,\n";
    let (import, told) = planned(&mut coordinator, of_pupils(file)).await;
    assert_eq!(problems(&told), [(2, "", "GRADE_NOT_OFFERED"), (3, "", "DATE_IN_FUTURE")]);
    let mut foreign = client(&world, "area_officer@esao:4001");
    assert_eq!(Refusal::expect(foreign.plan_import(of_pupils(file)).await).code, tonic::Code::NotFound);
    assert_eq!(Refusal::expect(apply(&mut foreign, &import, 0).await).code, tonic::Code::NotFound);
    let mut officer = client(&world, "area_officer@esao:4005");
    assert_eq!(progress(&apply(&mut officer, &import, 0).await.expect("its own school")), [1, 0, 0, 0, 0]);
    let teacher = Refusal::expect(client(&world, "teacher@global").plan_import(of_pupils(file)).await);
    assert_eq!(teacher.code, tonic::Code::PermissionDenied);
}

#[tokio::test]
async fn a_template_has_the_schools_of_an_area_and_says_nothing_until_it_is_filled_in() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    for number in [1, 2] {
        school(&mut coordinator, primary(&map, number)).await;
    }
    school(&mut coordinator, private(3)).await;
    let mut officer = client(&world, "area_officer@esao:4005");
    let of = |area: &pb::Area| pb::RenderImportTemplateRequest { area_id: area.id.clone(), as_of: crate::given::day(2021, 6, 10) };
    let reply = officer.render_import_template(of(&map.province)).await.expect("rendered").into_inner();
    assert_eq!((reply.schools, reply.file_name.as_str()), (2, "enrolment-40-2021-06-10.xlsx"), "what lies within reach");
    let untouched = Refusal::expect(officer.plan_import(of_pupils(reply.workbook.clone())).await);
    assert_eq!(untouched.field_reasons(), [("file", "IMPORT_FILE_EMPTY")]);
    let mut lines = lines_of(&reply.workbook);
    assert_eq!(lines[0][..6], ["ประเภทรหัส", "รหัสโรงเรียน", "ชื่อโรงเรียน", "ข้อมูล ณ วันที่", "อ.2 ชาย", "อ.2 หญิง"]);
    lines[1].extend(["12", "๑๑"].map(str::to_owned));
    let file = lines.iter().map(|line| line.join(",")).collect::<Vec<_>>().join("\n");
    let (import, told) = planned(&mut officer, of_pupils(file)).await;
    assert_eq!((outcomes(&import), problems(&told)), ([1, 0, 0, 0], vec![]));
    let foreign = Refusal::expect(officer.render_import_template(of(&map.offices[0])).await);
    assert_eq!((foreign.code, foreign.field_reasons()), (tonic::Code::NotFound, vec![("area_id", "NOT_FOUND")]));
}

/// The cells of a workbook, as a spreadsheet shows them.
fn lines_of(workbook: &[u8]) -> Vec<Vec<String>> {
    use calamine::Reader as _;
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(workbook)).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    let shown = |row: &[calamine::Data]| row.iter().map(ToString::to_string).take_while(|cell| !cell.is_empty()).collect();
    sheet.rows().map(shown).collect()
}
