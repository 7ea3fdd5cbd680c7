//! Criteria to workbooks that people fill in, and from them.

use api::evaluations::v1 as pb;
use pb::ExchangeLossReason as Reason;
use pb::NationalTable as Table;
use rust_xlsxwriter::Workbook;
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::exchanging::{brought, exported, lost};
use crate::given::{COORDINATOR, Client, client, input, published, told, version};

fn taken(code: &str, files: Vec<pb::NationalFileInput>) -> pb::ImportNationalCriteriaRequest {
    let framework = pb::FrameworkInput { export_prefix: "WSA-TEST".to_owned(), ..input(code, "เกณฑ์") };
    pb::ImportNationalCriteriaRequest { framework: Some(framework), files, ..Default::default() }
}

async fn templates(client: &mut Client, framework: &pb::Framework) -> pb::ExportNationalSchemaResponse {
    let request =
        pb::ExportNationalSchemaRequest { framework_id: framework.id.clone(), framework_n: 1, templates: true, ..Default::default() };
    client.export_national_schema(request).await.expect("there is something to export").into_inner()
}

/// A workbook with sheets, each with its lines of text.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, lines) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        for (row, line) in (0..).zip(*lines) {
            for (column, cell) in (0..).zip(*line) {
                sheet.write_string(row, column, *cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn file(name: &str, content: Vec<u8>) -> pb::NationalFileInput {
    pb::NationalFileInput { name: name.to_owned(), content: content.into() }
}

#[tokio::test]
async fn a_rubric_comes_back_from_its_templates_but_for_what_levels_look_like() {
    let world = crate::rating::world().await;
    let mut client = client(&world, COORDINATOR);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    let whole = exported(&mut client, &framework, None).await.expect("in use");
    let out = templates(&mut client, &framework).await;
    let named: Vec<(Table, &str, i32)> = out.files.iter().map(|file| (file.table(), file.name.as_str(), file.rows)).collect();
    let name = |id: &str| format!("ASSESSMENT_CRITERIA-{id}.xlsx");
    let (first, second) = (name("1-WSA-TEST-A-v1"), name("2-WSA-TEST-B-v1"));
    assert_eq!(named, [(Table::AssessmentCriteria, first.as_str(), 1), (Table::AssessmentCriteria, second.as_str(), 1)]);
    let more = out.losses.iter().filter(|loss| !whole.losses.contains(loss));
    let more: Vec<(Reason, Table, &str)> = more.map(|loss| (loss.reason(), loss.table(), loss.key.as_str())).collect();
    assert_eq!(more.len(), 15, "every cell of the rubric");
    assert_eq!(more[0], (Reason::DetailLeftOut, Table::AssessmentCriteriaCompositionLevel, "WSA-TEST-A-v1/1/1"));

    let before = told(&world).await.len();
    let reply = client.import_national_criteria(taken("WSA-TWO", brought(&out.files))).await.expect("whole").into_inner();
    assert_eq!((reply.n, reply.losses.len()), (1, 0));
    assert_eq!(told(&world).await[before..], ["evaluations.framework.created", "evaluations.framework.version_drafted"]);
    let again = reply.framework.expect("in the reply");
    let back = exported(&mut client, &again, None).await.expect("by whoever reaches its owner");
    let same: Vec<bool> = back.files.iter().zip(&whole.files).map(|(now, then)| now == then).collect();
    assert_eq!((same, back.files[3].rows), (vec![true, true, true, false], 0), "all tables but the one that templates have no columns for");
    assert_eq!(templates(&mut client, &again).await.files, out.files, "byte for byte");
    let (_, draft) = version(&mut client, &again, 1).await.expect("there");
    assert_eq!(draft.content.map(|content| (content.pass_percent_e4, content.root_weight_e4)), Some((600_000, 1_000_000)));
}

const HEADINGS: [&str; 15] = [
    "รหัสตัวชี้วัด",
    "ชื่อเกณฑ์",
    "คำอธิบายเกณฑ์ ",
    "ระดับของตัวชี้วัด",
    "องค์ประกอบของตัวชี้วัด",
    "คะแนนการผ่านเกณฑ์ (%)",
    "ลำดับ-1-หัวข้อระดับ",
    "ลำดับ-๑-คะแนนระดับ",
    "ลำดับ - 2 - หัวข้อระดับ",
    "ลำดับ-2-คะเเนนระดับ",
    "ลำดับ-1-หัวข้อองค์ประกอบฯ",
    "ลำดับ-1-น้ำหนักการประเมินฯ",
    "ลำดับ-1-หลักฐานประกอบการประเมินฯ",
    "ผู้กรอก",
    "",
];
const ROW: [&str; 15] =
    ["ST-๐๑", "เเผนงาน\u{a0}", "", "๒", "1", "๖๐", "พอใช้", "๐", "ดี", "10", "มีแผน", "๑๐๐", "แผนพัฒนา", "ครู (ข้อมูลสมมติ)", "\u{a0}"];

#[tokio::test]
async fn a_template_is_taken_as_people_fill_it_in_with_criteria_on_lines_and_sheets() {
    let world = crate::given::world().await;
    let mut client = client(&world, COORDINATOR);
    let mut second = ROW;
    second[0] = "ST-02";
    let mut third = ROW;
    third[0] = "ST-03";
    let book = workbook(&[
        ("คำชี้แจง", &[&["กรอกหนึ่งแถวต่อหนึ่งตัวชี้วัด"]]),
        ("ชุดที่ 1", &[&["แบบกรอกตัวชี้วัด (ข้อมูลสมมติ)"], &HEADINGS, &ROW, &second]),
        ("ชุดที่ 2", &[&HEADINGS, &third]),
        ("Sheet3", &[]),
    ]);
    let reply = client.import_national_criteria(taken("WSA-HABITS", vec![file("ตัวชี้วัด.XLSX", book)])).await.expect("readable").into_inner();
    assert_eq!(lost(&reply.losses, Reason::DetailLeftOut), [("ตัวชี้วัด.XLSX", "ผู้กรอก"); 2], "{:?}", reply.losses);
    let framework = reply.framework.expect("in the reply");
    let out = exported(&mut client, &framework, None).await.expect("there");
    let criteria = crate::exchanging::text(&out.files, Table::AssessmentCriteria);
    let rows: Vec<&str> = criteria.lines().skip(1).collect();
    assert_eq!(rows, ["ST-01,แผนงาน,,2,1,60", "ST-02,แผนงาน,,2,1,60", "ST-03,แผนงาน,,2,1,60"]);
    let parts = crate::exchanging::text(&out.files, Table::AssessmentCriteriaComposition);
    assert!(parts.contains("ST-03,1,มีแผน,100,แผนพัฒนา\r\n"), "{parts}");
}

#[tokio::test]
async fn every_bad_cell_of_a_template_is_named_by_its_sheet_line_and_heading_and_nothing_is_kept() {
    let world = crate::given::world().await;
    let mut client = client(&world, COORDINATOR);
    let before = Counts::of(world.db("evaluations")).await;
    let mut wrong = ROW;
    (wrong[1], wrong[7], wrong[11]) = (" ", "มาก", "12.5");
    let book = workbook(&[("ชุดที่ 1", &[&HEADINGS, &ROW, &[], &wrong])]);
    let refused = Refusal::expect(client.import_national_criteria(taken("WSA-TWO", vec![file("ก.xlsx", book.clone())])).await);
    let place = |heading: &str| format!("files[0].sheets[ชุดที่ 1].lines[4].{heading}");
    let expected = [
        (place("ชื่อเกณฑ์"), "CELL_EMPTY"),
        (place("ลำดับ-1-คะแนนระดับตัวชี้วัด"), "CELL_NOT_WHOLE"),
        (place("ลำดับ-1-น้ำหนักการประเมินฯ"), "CELL_NOT_WHOLE"),
        (place("รหัสตัวชี้วัด"), "CELL_REPEATED"),
    ];
    let mut fields = refused.field_reasons();
    fields.sort_unstable();
    let mut sorted: Vec<(&str, &str)> = expected.iter().map(|(path, reason)| (path.as_str(), *reason)).collect();
    sorted.sort_unstable();
    assert_eq!((refused.code, fields), (Code::InvalidArgument, sorted));
    assert!(refused.text.contains("ก.xlsx แผ่นงาน ชุดที่ 1 บรรทัด 4") && refused.english.contains("sheet ชุดที่ 1 line 4"), "{}", refused.text);

    let broken = file("ข.xlsx", b"PK\x03\x04 and then nothing".to_vec());
    let table = file("ASSESSMENT_CRITERIA.csv", b"CriteriaID".to_vec());
    let strange = file("รายงาน.pdf", b"%PDF".to_vec());
    let wide = vec!["ก"; 1_001];
    let large = file("ค.xlsx", workbook(&[("กว้าง", &[&wide])]));
    for (files, expected) in [
        (vec![broken, strange], vec![("files[0].content", "FILE_UNREADABLE"), ("files[1].name", "FILE_NOT_KNOWN")]),
        (vec![table, file("ก.xlsx", book)], vec![("files[1].name", "CRITERIA_IN_TWO_FORMS")]),
        (vec![large], vec![("files[0].content", "FILE_TOO_LARGE")]),
        (vec![file("ง.xlsx", workbook(&[("ก", &[&["ชื่อ"]])]))], vec![("files[0].sheets[ก].lines[1].รหัสตัวชี้วัด", "COLUMN_MISSING")]),
    ] {
        let refused = Refusal::expect(client.import_national_criteria(taken("WSA-TWO", files)).await);
        assert_eq!(refused.field_reasons(), expected);
    }
    assert_eq!(Counts::of(world.db("evaluations")).await, before, "nothing half stored");
}
