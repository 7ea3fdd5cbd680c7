//! Results in the files of the national standard: taken over as a cycle that was judged elsewhere, and written again.

use std::fmt::Write as _;

use api::evaluations::v1 as pb;
use pb::ExchangeLossReason as Reason;
use pb::NationalTable as Table;
use testkit::{Counts, Refusal, World};
use tonic::Code;

use crate::cycle_step;
use crate::exchanging::{OFFICE, altered, brought, exported, lost, text};
use crate::given::{Client, NOTHING, OWNER, client, told};
use crate::town::{ELSEWHERE, OFFICE_5, RUNS, day, id, opened, plan, schools_of, settled};

const SOURCE: &str = "ระบบพื้นที่นวัตกรรม (ข้อมูลสมมติ)";

/// The three files of schools: five in the term, of which the last has no result. Levels of A.1, A.2 and B.1.
fn files() -> Vec<pb::NationalFileInput> {
    let levels: [[Option<u8>; 3]; 4] =
        [[Some(5), Some(5), Some(5)], [Some(1), Some(1), Some(1)], [Some(3), None, Some(4)], [Some(4), Some(3), Some(5)]];
    let key = |n: usize| format!("2567,0,4005000{n}");
    let mut schools = "EducationYear,Semester,SchoolID,Name,Description\r\n".to_owned();
    let mut criteria =
        "EducationYear,Semester,SchoolID,CriteriaID,AssessmentorName,Score,SchoolAssessmentCode,AttachmentURL\r\n".to_owned();
    let mut results = "EducationYear,Semester,SchoolID,CriteriaID,CompositionIndex,LevelIndex\r\n".to_owned();
    for n in 1..=5 {
        write!(schools, "{},รอบสิ้นปี (ENDLINE),เกณฑ์ (ข้อมูลสมมติ)\r\n", key(n)).expect("a string grows");
    }
    let scores = [["100.00", "100.00"], ["0.00", "0.00"], ["50.00", "75.00"], ["64.58", "100.00"]];
    for ((n, of), scores) in (1..).zip(levels).zip(scores) {
        for (criterion, score) in ["WSA-TEST-A-v1", "WSA-TEST-B-v1"].into_iter().zip(scores) {
            write!(criteria, "{},{criterion},{OFFICE},{score},,\r\n", key(n)).expect("a string grows");
        }
        let parts = [("A", 1), ("A", 2), ("B", 1)];
        for ((dimension, index), level) in parts.into_iter().zip(of).filter_map(|(part, level)| Some((part, level?))) {
            write!(results, "{},WSA-TEST-{dimension}-v1,{index},{level}\r\n", key(n)).expect("a string grows");
        }
    }
    let file = |table: Table, text: String| pb::NationalFileInput {
        name: format!("{}.csv", table.as_str_name().replace("NATIONAL_TABLE_", "")),
        content: format!("\u{feff}{text}").into_bytes().into(),
    };
    vec![
        file(Table::SchoolAssessment, schools),
        file(Table::SchoolAssessmentCriteria, criteria),
        file(Table::SchoolAssessmentResult, results),
    ]
}

fn taken(framework: &pb::Framework, files: Vec<pb::NationalFileInput>) -> pb::ImportNationalResultsRequest {
    pb::ImportNationalResultsRequest {
        owner_organisation_id: OWNER.to_owned(),
        framework_id: framework.id.clone(),
        framework_n: 1,
        as_of: day(2021, 12, 1),
        source: SOURCE.to_owned(),
        files,
        ..Default::default()
    }
}

async fn brought_in(client: &mut Client, request: pb::ImportNationalResultsRequest) -> pb::ImportNationalResultsResponse {
    client.import_national_results(request).await.expect("the files are whole").into_inner()
}

async fn result(client: &mut Client, cycle: &pb::Cycle, school: u128) -> pb::Result {
    let request = pb::GetResultRequest { cycle_id: cycle.id.clone(), school_id: id(school), n: 0 };
    client.get_result(request).await.expect("it is there").into_inner().result.expect("in the reply")
}

async fn taken_over() -> (World, pb::Framework, pb::Cycle) {
    let (world, framework) = settled().await;
    let reply = brought_in(&mut client(&world, RUNS), taken(&framework, files())).await;
    (world, framework, reply.cycle.expect("in the reply"))
}

#[tokio::test]
async fn results_that_were_judged_elsewhere_are_computed_as_any_other_and_nobody_is_said_to_have_rated() {
    let (world, framework) = settled().await;
    let mut client = client(&world, RUNS);
    let before = told(&world).await.len();
    let wrong = altered(&files(), Table::SchoolAssessmentCriteria, "64.58", "64.5");
    let reply = brought_in(&mut client, taken(&framework, wrong)).await;
    let cycle = reply.cycle.expect("in the reply");
    assert_eq!((cycle.status(), cycle.school_count, cycle.result_n, reply.results), (pb::CycleStatus::Finalised, 5, 1, 4));
    assert_eq!((cycle.imported_from.as_str(), reply.hash.len()), (SOURCE, 64));
    let about = cycle.plan.clone().expect("there");
    assert_eq!((about.round(), about.name.expect("there").th.as_str()), (pb::CycleRound::Endline, "รอบสิ้นปี"));
    let differs: Vec<(&str, &str)> = reply.differences.iter().map(|one| (one.was.as_str(), one.written.as_str())).collect();
    assert_eq!(differs, [("64.50", "64.58")], "what is computed holds");
    let mut expected = vec!["evaluations.cycle.imported", "evaluations.cycle.population_frozen"];
    expected.extend(["evaluations.result.finalised"; 4]);
    assert_eq!(told(&world).await[before..], expected);

    let found = result(&mut client, &cycle, 4).await;
    // (35·75 + 25·50 + 40·100) / 100
    assert_eq!(found.overall.as_ref().map(|value| (value.exact.as_str(), value.passed)), Some(("315/4", Some(true))));
    assert_eq!((found.raters, found.flags.len(), found.nodes.iter().any(|node| node.moderated || node.raters > 0)), (0, 0, false));
    let partly = result(&mut client, &cycle, 3).await;
    assert_eq!(partly.no_value(), pb::NoValueReason::CoverageBelowThreshold, "75 of 100 are rated, and 80 are asked for");
    let settled = partly.nodes.iter().find(|node| node.node_code == "A.2").map(pb::NodeResult::settled);
    assert_eq!(settled, Some(pb::SettledKind::NotYetRated));
    let none = pb::GetResultRequest { cycle_id: cycle.id.clone(), school_id: id(5), n: 0 };
    assert_eq!(Refusal::expect(client.get_result(none).await).code, Code::NotFound, "in the population, and without a result");
    assert_eq!(schools_of(&mut client, &cycle).await.len(), 5);
    for table in ["assessor", "assignment", "assessment", "moderation_case"] {
        assert_eq!(crate::rating::rows(&world, table, "true").await, 0, "{table}");
    }
    let published = cycle_step!(client, publish_cycle, PublishCycleRequest, cycle).expect("it has results");
    let again = cycle_step!(client, reopen_cycle, ReopenCycleRequest, published, reason: "แก้".to_owned(), approval: "มติ".to_owned());
    assert_eq!(Refusal::expect(again).reason, "CYCLE_IMPORTED", "nobody here could judge anew");
}

#[tokio::test]
async fn what_was_taken_over_is_written_in_the_same_bytes_and_an_area_gets_its_own_schools() {
    let (world, framework, cycle) = taken_over().await;
    let out = exported(&mut client(&world, RUNS), &framework, Some(&cycle)).await.expect("it has results");
    assert_eq!((out.schools, out.files.len()), (5, 7));
    assert_eq!(brought(&out.files[4..]), files(), "byte for byte");
    assert_eq!(lost(&out.losses, Reason::SpecialValue), [("40050003/WSA-TEST-A-v1/2", "LevelIndex")]);
    assert_eq!(lost(&out.losses, Reason::Rounded), [("40050004/WSA-TEST-A-v1", "Score")]);
    let rows = "method = 'ExportNationalSchema' and aggregate_type = 'cycle'";
    assert_eq!(crate::rating::rows(&world, "audit", rows).await, 1, "every export is on record");

    let codes = |out: &pb::ExportNationalSchemaResponse| -> Vec<String> {
        let text = text(&out.files, Table::SchoolAssessment);
        text.lines().skip(1).filter_map(|line| line.split(',').nth(2).map(str::to_owned)).collect()
    };
    let mut officer = client(&world, "area_officer@esao:4005");
    let own = exported(&mut officer, &framework, Some(&cycle)).await.expect("an open cycle is seen by all");
    assert_eq!(codes(&own), ["40050001", "40050002", "40050003"]);
    let request = pb::ExportNationalSchemaRequest {
        framework_id: framework.id.clone(),
        cycle_id: cycle.id.clone(),
        area_id: id(OFFICE_5),
        organisation_name: OFFICE.to_owned(),
        ..Default::default()
    };
    let mut coordinator = client(&world, RUNS);
    let of_area = coordinator.export_national_schema(request.clone()).await.expect("within reach").into_inner();
    assert_eq!(codes(&of_area), codes(&own));
    let uncoded = pb::ExportNationalSchemaRequest { code_scheme: "OBEC10".to_owned(), ..request.clone() };
    let uncoded = coordinator.export_national_schema(uncoded).await.expect("within reach").into_inner();
    assert_eq!((uncoded.schools, lost(&uncoded.losses, Reason::NoSchoolCode).len()), (0, 3), "left out, and named");
    for (request, field, reason) in [
        (pb::ExportNationalSchemaRequest { organisation_name: String::new(), ..request.clone() }, "organisation_name", "FIELD_REQUIRED"),
        (
            pb::ExportNationalSchemaRequest {
                organisation_name: "นายตัวอย่าง (ข้อมูลสมมติ)".to_owned(), ..request.clone()
            },
            "organisation_name",
            "NAME_OF_A_PERSON",
        ),
        (pb::ExportNationalSchemaRequest { area_id: NOTHING.to_owned(), ..request.clone() }, "area_id", "NOT_FOUND"),
        (pb::ExportNationalSchemaRequest { cycle_id: NOTHING.to_owned(), ..request.clone() }, "cycle_id", "NOT_FOUND"),
    ] {
        let refused = Refusal::expect(coordinator.export_national_schema(request).await);
        assert_eq!((refused.reason.as_str(), refused.fields[0].path.as_str()), (reason, field));
    }
    let open = opened(&mut coordinator, plan(&framework)).await;
    assert_eq!(Refusal::expect(exported(&mut coordinator, &framework, Some(&open)).await).reason, "STATE_NOT_ALLOWED");
}

#[tokio::test]
async fn files_that_do_not_fit_are_refused_line_by_line_and_nothing_is_kept() {
    let (world, framework) = settled().await;
    let mut client = client(&world, RUNS);
    let before = Counts::of(world.db("evaluations")).await;
    let wrong = altered(&files(), Table::SchoolAssessment, "40050005", "49990005");
    let refused = Refusal::expect(client.import_national_results(taken(&framework, wrong)).await);
    assert_eq!(
        (refused.reason.as_str(), refused.fields[0].path.as_str()),
        ("SCHOOL_CODE_UNKNOWN", "files[SCHOOL_ASSESSMENT].lines[6].SchoolID")
    );
    let wrong = altered(&files(), Table::SchoolAssessmentResult, "WSA-TEST-B-v1,1,4", "WSA-TEST-B-v1,2,๔");
    let refused = Refusal::expect(client.import_national_results(taken(&framework, wrong)).await);
    let place = "files[SCHOOL_ASSESSMENT_RESULT].lines[9].CompositionIndex";
    assert_eq!((refused.reason.as_str(), refused.fields[0].path.as_str()), ("CRITERIA_UNKNOWN", place));
    let unnamed = altered(&files(), Table::SchoolAssessment, " (ENDLINE)", "");
    let refused = Refusal::expect(client.import_national_results(taken(&framework, unnamed.clone())).await);
    assert_eq!((refused.reason.as_str(), refused.fields[0].path.as_str()), ("ROUND_REQUIRED", "round"));
    let said = pb::ImportNationalResultsRequest { round: pb::CycleRound::Wave1.into(), validate_only: true, ..taken(&framework, unnamed) };
    let rehearsed = brought_in(&mut client, said).await.cycle.and_then(|cycle| cycle.plan).expect("in the reply");
    assert_eq!(rehearsed.round(), pb::CycleRound::Wave1);
    let closed = pb::ImportNationalResultsRequest { framework_id: NOTHING.to_owned(), ..taken(&framework, files()) };
    assert_eq!(Refusal::expect(client.import_national_results(closed).await).code, Code::NotFound);
    let mut elsewhere = crate::given::client(&world, ELSEWHERE);
    let denied = Refusal::expect(elsewhere.import_national_results(taken(&framework, files())).await);
    assert_eq!(denied.code, Code::PermissionDenied);
    let mut officer = crate::given::client(&world, "area_director@esao:4005");
    assert_eq!(Refusal::expect(officer.import_national_results(taken(&framework, files())).await).code, Code::PermissionDenied);
    assert_eq!(Counts::of(world.db("evaluations")).await, before, "nothing half stored");

    let request_id = "0197f0a0-0000-7000-8000-0000000000b8".to_owned();
    let once = pb::ImportNationalResultsRequest { request_id, id: id(77), ..taken(&framework, files()) };
    let made = brought_in(&mut client, once.clone()).await;
    assert_eq!(brought_in(&mut client, once.clone()).await, made);
    let other = pb::ImportNationalResultsRequest { source: "อื่น".to_owned(), ..once.clone() };
    assert_eq!(Refusal::expect(client.import_national_results(other).await).reason, "REQUEST_ID_REUSED");
    let twice = pb::ImportNationalResultsRequest { request_id: String::new(), ..once };
    let taken = Refusal::expect(client.import_national_results(twice).await);
    assert_eq!((taken.code, taken.fields[0].path.as_str()), (Code::AlreadyExists, "id"));
}
