//! Rubrics and results that leave in the files of the national standard: they come back in the same bytes, and in an empty instance they come to
//! the same aggregates.

use std::collections::BTreeSet;

use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use sala::demo::frameworks;
use testkit::World;

use super::coverage::{EVERYBODY, OWNER};
use super::judging::{Client, Judged, RUBRIC, day, ours, registered};

const OFFICE: &str = "สถาบันตัวอย่าง (ข้อมูลสมมติ)";

fn asked(framework_id: &str, cycle_id: &str) -> pb::ExportNationalSchemaRequest {
    pb::ExportNationalSchemaRequest {
        framework_id: framework_id.to_owned(),
        framework_n: 1,
        cycle_id: cycle_id.to_owned(),
        code_scheme: "OBEC10".to_owned(),
        organisation_name: OFFICE.to_owned(),
        ..Default::default()
    }
}

async fn exported(client: &mut Client, framework_id: &str, cycle_id: &str) -> pb::ExportNationalSchemaResponse {
    ours(client.export_national_schema(asked(framework_id, cycle_id)).await.expect("there is something to export"))
}

/// The same with criteria in the workbooks that people fill in.
async fn in_templates(client: &mut Client, framework_id: &str, cycle_id: &str) -> pb::ExportNationalSchemaResponse {
    let request = pb::ExportNationalSchemaRequest { templates: true, ..asked(framework_id, cycle_id) };
    ours(client.export_national_schema(request).await.expect("there is something to export"))
}

fn brought(files: &[pb::NationalFile]) -> Vec<pb::NationalFileInput> {
    files.iter().map(|file| pb::NationalFileInput { name: file.name.clone(), content: file.content.clone() }).collect()
}

/// What a framework is, as somebody says it again who has only its files.
fn again(framework: &pb::Framework, code: &str) -> pb::FrameworkInput {
    pb::FrameworkInput {
        code: code.to_owned(),
        owner_organisation_id: OWNER.to_owned(),
        kind: framework.kind,
        purpose: framework.purpose,
        unit: framework.unit,
        name: framework.name.clone(),
        adapted_from: framework.adapted_from.clone(),
        export_prefix: framework.export_prefix.clone(),
        licence: framework.licence.clone(),
    }
}

async fn taken_over(client: &mut Client, framework: pb::FrameworkInput, files: &[pb::NationalFile]) -> pb::Framework {
    let request = pb::ImportNationalCriteriaRequest { framework: Some(framework), files: brought(files), ..Default::default() };
    let reply = ours(client.import_national_criteria(request).await.expect("the files are whole"));
    assert!(reply.losses.is_empty(), "{:?}", reply.losses);
    reply.framework.expect("in the reply")
}

async fn version(client: &mut Client, framework_id: &str) -> pb::FrameworkContent {
    let request = pb::GetFrameworkVersionRequest { id: framework_id.to_owned(), n: 1 };
    ours(client.get_framework_version(request).await.expect("there")).framework_version.and_then(|one| one.content).expect("in the reply")
}

/// Why something of a rubric is in none of its files.
fn reasons(out: &pb::ExportNationalSchemaResponse) -> BTreeSet<&'static str> {
    out.losses.iter().map(|loss| loss.reason().as_str_name().trim_start_matches("EXCHANGE_LOSS_REASON_")).collect()
}

#[tokio::test]
async fn the_three_rubrics_come_back_in_the_same_bytes_and_what_the_standard_cannot_hold_is_named() {
    let world = World::start([evaluations::service()]).await;
    frameworks::load(world.peer().clone(), &world.token(EVERYBODY)).await.expect("the rubrics load");
    let mut client = EvaluationsServiceClient::new(world.as_(EVERYBODY));
    let common = ["ENGLISH_TEXT", "RULE_LEFT_OUT", "DETAIL_LEFT_OUT"];
    for (code, rows, more) in [
        (RUBRIC, [7, 35, 15, 75], vec![]),
        ("IQA-BE-2561", [3, 15, 21, 105], vec!["CODE_LEFT_OUT", "NODE_LEFT_OUT"]),
        ("ALO-KK", [5, 20, 15, 58], vec!["CODE_LEFT_OUT", "NODE_LEFT_OUT", "OTHER_SCALE"]),
    ] {
        let out = exported(&mut client, &frameworks::framework_id(code), "").await;
        assert_eq!(out.files.iter().map(|file| file.rows).collect::<Vec<_>>(), rows, "{code}");
        assert_eq!(reasons(&out), common.into_iter().chain(more).collect(), "{code}");
        let framework = out.framework.clone().expect("goes with every copy");
        let draft = taken_over(&mut client, again(&framework, &format!("{code}-2")), &out.files).await;
        let second = exported(&mut client, &draft.id, "").await;
        assert_eq!(second.files, out.files, "{code}, byte for byte");
        assert!(!reasons(&second).contains("ENGLISH_TEXT"), "{code}: what was lost once is not lost again");
        let filled = in_templates(&mut client, &frameworks::framework_id(code), "").await;
        let looks = i32::try_from(filled.losses.len() - out.losses.len()).expect("a few");
        assert_eq!((filled.files.len(), looks), (usize::try_from(rows[0]).expect("a few"), rows[3]), "{code}: one for each criterion");
        let draft = taken_over(&mut client, again(&framework, &format!("{code}-3")), &filled.files).await;
        let third = exported(&mut client, &draft.id, "").await;
        assert_eq!((&third.files[..3], third.files[3].rows), (&out.files[..3], 0), "{code}, but for what levels look like");
    }
}

/// A draft with what no file says: cut-offs, what does not apply, how much has to be rated.
async fn completed(client: &mut Client, draft: &pb::Framework, whole: &pb::FrameworkContent) -> pb::Framework {
    let mut content = version(client, &draft.id).await;
    assert_eq!(content.nodes.len(), whole.nodes.len());
    for (node, original) in content.nodes.iter_mut().zip(&whole.nodes) {
        assert_eq!((&node.code, node.weight_e4), (&original.code, original.weight_e4), "codes and weights have come along");
        node.na_allowed = original.na_allowed;
    }
    content.cut_offs.clone_from(&whole.cut_offs);
    content.effective_year = whole.effective_year;
    content.aggregation = Some(pb::Aggregation {
        na_handling: whole.aggregation.as_ref().map(|rule| rule.na_handling).unwrap_or_default(),
        min_rated_e4: whole.aggregation.as_ref().map(|rule| rule.min_rated_e4).unwrap_or_default(),
        ..content.aggregation.unwrap_or_default()
    });
    let items: Vec<String> =
        content.nodes.iter().filter(|node| node.kind() == pb::NodeKind::Indicator).map(|node| node.code.clone()).collect();
    let (id, n) = (draft.id.clone(), 1);
    let request = pb::UpdateFrameworkVersionRequest {
        id: id.clone(),
        expected_version: draft.version,
        n,
        content: Some(content),
        ..Default::default()
    };
    let mut now = ours(client.update_framework_version(request).await.expect("a draft")).framework.expect("in the reply");
    let submit = pb::SubmitFrameworkVersionRequest { id: id.clone(), expected_version: now.version, n, ..Default::default() };
    now = ours(client.submit_framework_version(submit).await.expect("complete")).framework.expect("in the reply");
    for expert in 1..=3 {
        let said = |code: &String| pb::ExpertRating { code: code.clone(), congruence: pb::Congruence::Congruent.into() };
        let rated = pb::RecordExpertRatingsRequest {
            id: id.clone(),
            expected_version: now.version,
            n,
            expert_ref: format!("0197f0a0-0000-7000-8000-0000000000e{expert}"),
            ratings: items.iter().map(said).collect(),
            ..Default::default()
        };
        now = ours(client.record_expert_ratings(rated).await.expect("under review")).framework.expect("in the reply");
    }
    let trial = pb::StartFrameworkTrialRequest { id: id.clone(), expected_version: now.version, n, ..Default::default() };
    now = ours(client.start_framework_trial(trial).await.expect("congruent")).framework.expect("in the reply");
    let publish = pb::PublishFrameworkVersionRequest { id, expected_version: now.version, n, ..Default::default() };
    ours(client.publish_framework_version(publish).await.expect("tried out")).framework.expect("in the reply")
}

/// A13: what leaves in the national schema and enters an empty instance comes to the same aggregates.
#[tokio::test]
async fn results_that_enter_an_empty_instance_in_the_national_schema_come_to_the_same_aggregates() {
    let town = Judged::town(7).await;
    // The last one is judged by nobody.
    for school in 0..6 {
        let own = i32::try_from(school % 5).expect("small") + 1;
        let level = move |code: &str| if code.starts_with("D3") { 3 } else { own };
        town.judge(0, school, level).await;
        town.judge(1, school, level).await;
    }
    town.close().await;
    let (id, expected_version) = town.at().await;
    let request = pb::StartCycleModerationRequest { id, expected_version, ..Default::default() };
    town.coordinator().start_cycle_moderation(request).await.expect("closed");
    town.finalise().await;
    let edition = town.publish().await;
    let out = exported(&mut town.coordinator(), &frameworks::framework_id(RUBRIC), &town.cycle).await;
    assert_eq!((out.schools, out.files.len()), (7, 7));
    let whole = version(&mut town.coordinator(), &frameworks::framework_id(RUBRIC)).await;

    let world = World::deployed([schools::service(), evaluations::service()]).await;
    let (_, schools) = registered(&world, 7).await;
    world.settle().await;
    let mut client: Client = EvaluationsServiceClient::new(world.as_(EVERYBODY));
    let framework = out.framework.clone().expect("goes with every copy");
    let draft = taken_over(&mut client, again(&framework, RUBRIC), &out.files).await;
    let framework = completed(&mut client, &draft, &whole).await;
    let request = pb::ImportNationalResultsRequest {
        owner_organisation_id: OWNER.to_owned(),
        framework_id: framework.id.clone(),
        framework_n: 1,
        as_of: day(2021, 12, 20),
        code_scheme: "OBEC10".to_owned(),
        source: "ระบบต้นทาง (ข้อมูลสมมติ)".to_owned(),
        files: brought(&out.files),
        ..Default::default()
    };
    let reply = ours(client.import_national_results(request).await.expect("the files are whole"));
    assert!(reply.differences.is_empty(), "{:?}", reply.differences);
    let cycle = reply.cycle.expect("in the reply");
    let publish = pb::PublishCycleRequest { id: cycle.id.clone(), expected_version: cycle.version, ..Default::default() };
    let second = ours(client.publish_cycle(publish).await.expect("it has results")).publication.expect("in the reply");
    assert_eq!((&second.areas, second.population, second.results), (&edition.areas, edition.population, edition.results));
    assert_eq!((second.population, second.results), (7, 6));
    assert!(second.areas.iter().any(|area| !area.suppressed && area.levels.len() > 1 && area.passed.is_some()), "{:?}", second.areas);
    for (at, school_id) in schools.iter().take(6).enumerate() {
        let request = pb::GetResultRequest { cycle_id: cycle.id.clone(), school_id: school_id.clone(), n: 0 };
        let here = ours(client.get_result(request).await.expect("it is there")).result.expect("in the reply");
        let there = town.result(EVERYBODY, at, 0).await;
        assert_eq!((&here.overall, here.coverage_e4, here.weight_rated_e4), (&there.overall, there.coverage_e4, there.weight_rated_e4));
        let values = |result: &pb::Result| -> Vec<_> {
            result.nodes.iter().map(|node| (node.node_code.clone(), node.index_e4, node.value.clone())).collect()
        };
        assert_eq!(values(&here), values(&there));
        assert_eq!((here.raters, there.raters), (0, 2), "nobody has rated it here");
    }
    let back = exported(&mut client, &framework.id, &cycle.id).await;
    assert_eq!(back.files, out.files, "byte for byte");
    let filled = in_templates(&mut client, &framework.id, &cycle.id).await;
    assert_eq!(filled.files[7..], out.files[4..], "results have one form");
}
