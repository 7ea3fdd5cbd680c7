//! Files with titles, with headings of several lines and merged cells, and with columns for what a school is known by beside its codes.

use api::schools::v1 as pb;
use rust_xlsxwriter::{Format, Workbook};
use testkit::Refusal;

use crate::given::{COORDINATOR, client, map, on_day, primary, school, world};
use crate::importing::{apply, of_pupils, of_schools, outcomes, planned, problems, resolved};

/// A workbook as offices print it: titles, a line of groups with merged cells, a line of what they are made of.
fn printed(code: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 9, "จำนวนนักเรียนรายชั้น ปีการศึกษา 2564 (ข้อมูลสมมติ)", &plain).expect("a title");
    sheet.merge_range(1, 0, 1, 9, "ข้อมูล ณ วันที่ 10 มิถุนายน 2564", &plain).expect("a title");
    for (column, heading) in [(0, "ที่"), (1, "รหัสโรงเรียน"), (2, "ชื่อโรงเรียน"), (9, "ผู้อำนวยการ")]
    {
        sheet.merge_range(2, column, 3, column, heading, &plain).expect("a heading");
    }
    for (column, group) in [(3, "ป.1"), (5, "ป.2")] {
        sheet.merge_range(2, column, 2, column + 1, group, &plain).expect("a group");
    }
    sheet.merge_range(2, 7, 2, 8, "รวมทั้งสิ้น", &plain).expect("a group");
    for (column, heading) in (3..).zip(["ชาย", "หญิง", "ชาย", "หญิง", "นักเรียน", "รวม"])
    {
        sheet.write_string(3, column, heading).expect("a heading");
    }
    let row = ["1", code, "โรงเรียนตัวอย่าง (ข้อมูลสมมติ)", "๑๒", "11", "10", "9", "42", "42", "สมชาย ตัวอย่าง (ข้อมูลสมมติ)"];
    for (column, cell) in (0..).zip(row) {
        sheet.write_string(4, column, cell).expect("a cell");
    }
    book.save_to_buffer().expect("a workbook")
}

#[tokio::test]
async fn headings_in_two_lines_with_merged_cells_are_read_as_one() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    school(&mut client, primary(&map, 1)).await;
    let (import, told) = planned(&mut client, of_pupils(printed("9990000001"))).await;
    assert_eq!((outcomes(&import), problems(&told)), ([1, 0, 0, 0], vec![]));
    let left_out: Vec<_> = import.columns_left_out.iter().map(|column| (column.heading.as_str(), column.fate())).collect();
    let expected = [("ที่", pb::ColumnFate::Unknown), ("รวมทั้งสิ้น นักเรียน", pb::ColumnFate::Unknown), ("ผู้อำนวยการ", pb::ColumnFate::Personal)];
    assert_eq!(left_out, expected);
    apply(&mut client, &import, 0).await.expect("applied");
    let found = resolved(&mut client, "9990000001").await.expect("there");
    let request = pb::ListEnrolmentsRequest { school_id: found.id, ..Default::default() };
    let counted = client.list_enrolments(request).await.expect("listed").into_inner().snapshots.remove(0);
    let grades = counted.counts.expect("in the reply").grades;
    assert_eq!(grades.iter().map(|g| (g.grade(), g.male, g.female)).collect::<Vec<_>>(), [(pb::Grade::P1, 12, 11), (pb::Grade::P2, 10, 9)]);
}

const HEADINGS: &str = "OBEC10,ชื่อโรงเรียน,สังกัด,รหัสเขตพื้นที่,ศูนย์เครือข่าย,รหัสตำบล,ที่ตั้งโรงเรียน,ชั้นต่ำสุด,ชั้นสูงสุด,สถานภาพ";

fn file(rows: &[&str]) -> Vec<u8> {
    [HEADINGS].iter().chain(rows).copied().collect::<Vec<_>>().join("\n").into_bytes()
}

#[tokio::test]
async fn a_network_centre_an_address_and_a_status_are_read_where_a_file_has_them() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let known = school(&mut client, primary(&map, 1)).await;
    let rows = [
        "9990000001,,,,,,88 หมู่ 9,,,ไม่มีนักเรียน",
        "9990000002,โรงเรียนสอง (ข้อมูลสมมติ),สพฐ.,4005,ศูนย์เครือข่ายที่ ๕๐๑ (ข้อมูลสมมติ),400501,12 หมู่ 3,อ.2,ป.6,ปกติ",
        "9990000003,โรงเรียนสาม (ข้อมูลสมมติ),สพฐ.,4001,101,400101,,อ.2,ป.6,",
        "9990000004,โรงเรียนสี่ (ข้อมูลสมมติ),สพฐ.,4001,501,400101,,อ.2,ป.6,",
        "9990000005,โรงเรียนห้า (ข้อมูลสมมติ),สพฐ.,4001,,400101,,อ.2,ป.6,เรียนรวม",
        "9990000006,โรงเรียนหก (ข้อมูลสมมติ),สพฐ.,4001,,400101,,อ.2,ป.6,ไม่ทราบ",
    ];
    let (import, told) = planned(&mut client, of_schools(file(&rows))).await;
    let expected = [(5, "", "IMPORT_CENTRE_UNKNOWN"), (6, "", "IMPORT_STATUS_NEEDS_MORE"), (7, "สถานภาพ", "IMPORT_UNKNOWN_CHOICE")];
    assert_eq!((outcomes(&import), problems(&told)), ([2, 1, 0, 3], expected.to_vec()));
    apply(&mut client, &import, 0).await.expect("applied");
    let changed = crate::given::as_of(&mut client, &known, None).await.expect("there");
    let today = on_day(&changed);
    let place = changed.locations.last().expect("lies somewhere");
    assert_eq!((place.subdistrict_code.as_str(), place.address.as_str()), ("400501", "88 หมู่ 9"));
    assert_eq!((today.status(), changed.centres.len()), (pb::SchoolStatus::NoPupils, 1), "its centre stays");
    let second = resolved(&mut client, "9990000002").await.expect("there");
    assert_eq!(second.centres[0].centre_id, map.centres[1].id, "found by its name");
    let third = resolved(&mut client, "9990000003").await.expect("there");
    assert_eq!(third.centres[0].centre_id, map.centres[0].id, "found by its code");
    let moved = ["9990000003,,,4005,501,400501,,,,"];
    let (import, told) = planned(&mut client, of_schools(file(&moved))).await;
    assert_eq!((outcomes(&import), problems(&told)), ([0, 1, 0, 0], vec![]));
    apply(&mut client, &import, 0).await.expect("applied");
    let third = resolved(&mut client, "9990000003").await.expect("there");
    let centres: Vec<&str> = third.centres.iter().map(|held| held.centre_id.as_str()).collect();
    assert_eq!(centres, [map.centres[0].id.as_str(), map.centres[1].id.as_str()], "it moved with its office, and its past stayed");
    let (again, _) = planned(&mut client, of_schools(file(&moved))).await;
    assert_eq!(outcomes(&again), [0, 0, 1, 0]);
}

#[tokio::test]
async fn what_is_wrong_with_a_whole_file_is_told_before_and_after_its_first_rows_alike() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let row = |number: u32| format!("{:010},โรงเรียน (ข้อมูลสมมติ),สพฐ.,4005,,400501,,อ.2,ป.6,\n", 9_990_000_000_u64 + u64::from(number));
    let rows: String = (0..1500).map(row).collect();
    let wide = format!("{HEADINGS}\n{rows}{}\n", ",".repeat(300));
    let garbled = format!("{HEADINGS}\n{rows}\"{}", "ก".repeat(40_000));
    let cases = [(wide, "IMPORT_TOO_LARGE"), (garbled, "IMPORT_FILE_UNREADABLE"), (format!("{HEADINGS}\n"), "IMPORT_FILE_EMPTY")];
    for (file, reason) in cases {
        let refused = Refusal::expect(client.plan_import(of_schools(file.into_bytes())).await);
        assert_eq!(refused.field_reasons(), [("file", reason)]);
    }
    let listed = client.list_imports(pb::ListImportsRequest::default()).await.expect("listed").into_inner().imports;
    assert!(listed.is_empty(), "half a plan is none");
}
