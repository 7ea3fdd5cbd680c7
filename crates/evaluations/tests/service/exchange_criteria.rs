//! Rubrics to the files of the national standard and back.

use api::evaluations::v1 as pb;
use pb::ExchangeLossReason as Reason;
use pb::NationalTable as Table;
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::exchanging::{altered, brought, exported, lost, text};
use crate::given::{COORDINATOR, NOTHING, client, create, drafted, input, published, told, version};

fn taken(code: &str, files: Vec<pb::NationalFileInput>) -> pb::ImportNationalCriteriaRequest {
    let framework = pb::FrameworkInput { export_prefix: "WSA-TEST".to_owned(), ..input(code, "เกณฑ์") };
    pb::ImportNationalCriteriaRequest { framework: Some(framework), files, ..Default::default() }
}

#[tokio::test]
async fn a_rubric_comes_back_in_the_same_bytes_as_a_draft_and_what_the_standard_cannot_hold_is_named() {
    let world = crate::rating::world().await;
    let mut client = client(&world, COORDINATOR);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    let out = exported(&mut crate::given::client(&world, "area_officer@esao:4005"), &framework, None).await.expect("in use");
    assert_eq!(out.files.iter().map(|file| file.rows).collect::<Vec<_>>(), [2, 10, 3, 15]);
    let criteria = text(&out.files, Table::AssessmentCriteria);
    assert!(criteria.starts_with("CriteriaID,Name,Description,LevelAmount,CompositionAmount,PassingScorePercentage\r\n"), "{criteria}");
    assert!(criteria.contains("\r\nWSA-TEST-B-v1,ข้อความ,เกณฑ์ (ข้อมูลสมมติ) · คณะผู้จัดทำตัวอย่าง (ข้อมูลสมมติ) · CC-BY-4.0 · ฉบับดัดแปลง,5,1,60\r\n"));
    let parts = text(&out.files, Table::AssessmentCriteriaComposition);
    assert!(parts.contains("WSA-TEST-A-v1,2,ข้อความ,25,หลักฐานอย่างน้อย 2 รายการต่อข้อ ตั้งแต่ระดับ 3\r\n"), "{parts}");
    let rules: Vec<&str> = lost(&out.losses, Reason::RuleLeftOut).into_iter().map(|(_, field)| field).collect();
    for field in ["cut_offs", "aggregation.na_handling", "aggregation.min_rated_e4", "rounds", "nodes.na_allowed", "nodes.only_if"] {
        assert!(rules.contains(&field), "{field} is not in {rules:?}");
    }
    let licence = out.framework.and_then(|framework| framework.licence).expect("goes with every copy");
    assert_eq!(licence.disclaimer, "ฉบับดัดแปลง");
    let record = "method = 'ExportNationalSchema' and aggregate_type = 'framework' and reason is not null";
    assert_eq!(crate::rating::rows(&world, "audit", record).await, 1, "every export is on record");

    let before = told(&world).await.len();
    let reply = client.import_national_criteria(taken("WSA-TWO", brought(&out.files))).await.expect("the files are whole").into_inner();
    let (again, n) = (reply.framework.expect("in the reply"), reply.n);
    assert_eq!((n, reply.losses.len(), again.versions[0].status()), (1, 0, pb::FrameworkVersionStatus::Draft));
    assert_eq!(told(&world).await[before..], ["evaluations.framework.created", "evaluations.framework.version_drafted"]);
    let second = exported(&mut client, &again, None).await.expect("by whoever reaches its owner");
    assert_eq!(second.files, out.files, "byte for byte");
    let (_, draft) = version(&mut client, &again, 1).await.expect("there");
    let draft = draft.content.expect("in the reply");
    assert_eq!((draft.pass_percent_e4, draft.root_weight_e4, draft.cut_offs.len()), (600_000, 1_000_000, 0));
    assert_eq!(draft.aggregation.expect("there").percent_formula(), pb::PercentFormula::LevelMinusOne);
}

#[tokio::test]
async fn files_are_taken_without_their_mark_in_thai_digits_and_with_spaces_that_do_not_break() {
    let world = crate::given::world().await;
    let mut client = client(&world, COORDINATOR);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    let out = exported(&mut client, &framework, None).await.expect("in use");
    let mut files = brought(&out.files);
    for (table, from, to) in [
        (Table::AssessmentCriteria, "\u{feff}", ""),
        (Table::AssessmentCriteriaLevel, ",75\r\n", ",๗๕\n"),
        (Table::AssessmentCriteriaComposition, "ข้อความ", "\u{a0}ข้อความ\u{a0}"),
    ] {
        files = altered(&files, table, from, to);
    }
    let reply = client.import_national_criteria(taken("WSA-TWO", files)).await.expect("readable").into_inner();
    let again = reply.framework.expect("in the reply");
    assert_eq!(exported(&mut client, &again, None).await.expect("there").files, out.files);
}

#[tokio::test]
async fn every_bad_cell_is_a_field_in_the_language_of_the_caller_and_nothing_is_kept() {
    let world = crate::given::world().await;
    let mut client = client(&world, COORDINATOR);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    let files = brought(&exported(&mut client, &framework, None).await.expect("in use").files);
    let before = Counts::of(world.db("evaluations")).await;
    let wrong = altered(&files, Table::AssessmentCriteriaLevel, "WSA-TEST-B-v1,3,ระดับ,50", "WSA-TEST-B-v1,3,,ห้าสิบ");
    let wrong = altered(&wrong, Table::AssessmentCriteria, ",5,1,60", ",4,1,60");
    let refused = Refusal::expect(client.import_national_criteria(taken("WSA-TWO", wrong)).await);
    let fields: Vec<(&str, &str)> = refused.fields.iter().map(|field| (field.path.as_str(), field.reason.as_str())).collect();
    let expected = [
        ("files[ASSESSMENT_CRITERIA_LEVEL].lines[9].LevelName", "CELL_EMPTY"),
        ("files[ASSESSMENT_CRITERIA_LEVEL].lines[9].LevelScore", "CELL_NOT_WHOLE"),
        ("files[ASSESSMENT_CRITERIA_LEVEL].lines[9].LevelScore", "CELL_NOT_RISING"),
        ("files[ASSESSMENT_CRITERIA].lines[3].LevelAmount", "COUNT_DIFFERS"),
    ];
    assert_eq!(fields.iter().filter(|field| expected.contains(field)).count(), fields.len(), "{fields:?}");
    assert_eq!((refused.code, refused.metadata.get("problems").map(String::as_str)), (Code::InvalidArgument, Some("4")));
    assert!(refused.text.contains("บรรทัด 9") && refused.english.contains("line 9"), "{} {}", refused.text, refused.english);

    let missing = Refusal::expect(client.import_national_criteria(taken("WSA-TWO", files[..3].to_vec())).await);
    assert_eq!(missing.fields[0].path, "files[ASSESSMENT_CRITERIA_COMPOSITION_LEVEL]");
    let unknown = pb::NationalFileInput { name: "schools.csv".to_owned(), content: b"a".to_vec().into() };
    let garbled = pb::NationalFileInput { content: b"\xa1\xa2".to_vec().into(), ..files[0].clone() };
    let both = Refusal::expect(client.import_national_criteria(taken("WSA-TWO", vec![unknown, garbled])).await);
    let reasons: Vec<&str> = both.fields.iter().map(|field| field.reason.as_str()).collect();
    assert_eq!(reasons, ["FILE_NOT_KNOWN", "FILE_UNREADABLE"]);
    let dry = pb::ImportNationalCriteriaRequest { validate_only: true, ..taken("WSA-TWO", files.clone()) };
    let rehearsed = client.import_national_criteria(dry).await.expect("whole").into_inner();
    assert!(rehearsed.framework.is_some_and(|framework| framework.versions.len() == 1));
    let twice = Refusal::expect(client.import_national_criteria(taken("WSA-TEST", files.clone())).await);
    assert_eq!((twice.code, twice.fields[0].path.as_str()), (Code::AlreadyExists, "framework.code"));
    let mut elsewhere = crate::given::client(&world, &format!("institute_coordinator@organisation:{NOTHING}"));
    let denied = Refusal::expect(elsewhere.import_national_criteria(taken("WSA-TWO", files.clone())).await);
    assert_eq!(denied.code, Code::PermissionDenied);
    assert_eq!(Counts::of(world.db("evaluations")).await, before, "nothing half stored");

    let request_id = "0197f0a0-0000-7000-8000-0000000000b7".to_owned();
    let once = pb::ImportNationalCriteriaRequest { request_id, ..taken("WSA-TWO", files.clone()) };
    let made = client.import_national_criteria(once.clone()).await.expect("taken over").into_inner();
    assert_eq!(client.import_national_criteria(once.clone()).await.expect("replayed").into_inner(), made);
    let other = pb::ImportNationalCriteriaRequest { framework: taken("WSA-THREE", Vec::new()).framework, ..once };
    assert_eq!(Refusal::expect(client.import_national_criteria(other).await).reason, "REQUEST_ID_REUSED");
}

#[tokio::test]
async fn what_cannot_be_exported_says_why_and_a_draft_is_exported_by_whoever_reaches_it() {
    let world = crate::given::world().await;
    let mut client = client(&world, COORDINATOR);
    let long = pb::FrameworkInput { export_prefix: "WSA-FAR-TOO-LONG".to_owned(), ..input("WSA-LONG", "เกณฑ์ยาว") };
    let request = pb::CreateFrameworkRequest { framework: Some(long), ..Default::default() };
    let made = client.create_framework(request).await.expect("recorded").into_inner().framework.expect("in the reply");
    let draft = drafted(&mut client, &made, crate::given::content()).await;
    let refused = Refusal::expect(exported(&mut client, &draft, None).await);
    assert_eq!((refused.code, refused.reason.as_str()), (Code::FailedPrecondition, "CRITERIA_ID_TOO_LONG"));
    let short = create(&mut client, "WSA-OK", "เกณฑ์สั้น").await;
    let bare = pb::FrameworkContent { nodes: Vec::new(), cut_offs: Vec::new(), ..crate::given::content() };
    let empty = drafted(&mut client, &short, bare).await;
    assert_eq!(Refusal::expect(exported(&mut client, &empty, None).await).reason, "NO_CRITERIA");
    let mut officer = crate::given::client(&world, "area_officer@esao:4005");
    assert_eq!(Refusal::expect(exported(&mut officer, &empty, None).await).code, Code::NotFound, "drafts are their owner's");
    for role in ["principal@school:0197f0a0-0000-7000-8000-000000050001", "assessor@global", "supervisor@esao:4005"] {
        let refused = Refusal::expect(exported(&mut crate::given::client(&world, role), &empty, None).await);
        assert_eq!(refused.code, Code::PermissionDenied, "{role}");
    }
}
