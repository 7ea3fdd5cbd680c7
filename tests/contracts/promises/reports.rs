//! What the reports say of a school and of the programme that it is in. Every question is asked once.

use serde_json::json;

use super::stage::Stage;

/// Asks every question about a school that finished the first cohort of the programme and never confirmed its numbers.
pub(super) async fn tell(stage: &mut Stage, school: &str, programme: &str, province: &str) {
    stage.world.settle().await;
    let profile = stage.ask("GetSchoolProfile", json!({ "school_id": school })).await;
    assert_eq!(profile["profile"]["programmes"].as_array().map(Vec::len), Some(4), "{profile}");
    let many = |what: &str| profile["profile"][what].as_array().map(Vec::len);
    assert_eq!(
        (many("pilots"), many("innovations"), many("coaching"), many("open_classes")),
        (Some(3), Some(2), Some(1), Some(1)),
        "{profile}"
    );
    let told = stage.ask("WatchSchoolProfile", json!({ "school_id": school })).await;
    assert_eq!(told["profile"], profile["profile"], "{told}");
    let cohort = json!({ "programme_id": programme, "cohort_no": 1, "area_id": province });
    let coverage = stage.ask("GetParticipationCoverage", cohort.clone()).await;
    assert_eq!(coverage["coverage"]["schools_expected"].as_i64(), Some(1), "{coverage}");
    let told = stage.ask("WatchParticipationCoverage", cohort.clone()).await;
    assert_eq!(told["report"]["coverage"], coverage["coverage"], "{told}");
    let by_area = json!({ "programme_id": programme, "cohort_no": 1, "level": "COVERAGE_LEVEL_SERVICE_AREA" });
    let areas = stage.ask("ListParticipationCoverage", by_area).await;
    assert_eq!(areas["total"]["confirmed_share"]["percent_text"].as_str(), Some("0.00"), "{areas}");
    let missing = stage.ask("ListMissingSchools", cohort).await;
    assert_eq!(missing["schools"][0]["school_id"].as_str(), Some(school), "{missing}");
}

/// Asks every question about a cycle that one school was let into late, and for which nothing was finalised yet.
pub(super) async fn tell_of_cycle(stage: &mut Stage, cycle: &str) {
    stage.world.settle().await;
    let coverage = stage.ask("GetEvaluationCoverage", json!({ "cycle_id": cycle })).await;
    let of = |which: &str, what: &str| coverage["coverage"][which][what].as_i64().unwrap_or_default();
    assert!(of("expected", "schools") > 0 && of("late", "schools") == 1, "{coverage}");
    let told = stage.ask("WatchEvaluationCoverage", json!({ "cycle_id": cycle })).await;
    assert_eq!(told["report"]["coverage"], coverage["coverage"], "{told}");
    let areas = stage.ask("ListEvaluationCoverage", json!({ "cycle_id": cycle, "level": "COVERAGE_LEVEL_SERVICE_AREA" })).await;
    assert_eq!(areas["total"], coverage["coverage"], "{areas}");
    let missing = stage.ask("ListMissingAssessments", json!({ "cycle_id": cycle })).await;
    let named = missing["schools"].as_array().map(Vec::len).and_then(|named| i64::try_from(named).ok());
    assert_eq!(named, Some(of("expected", "missing") + of("late", "missing")), "{missing}");
    for results in ["SCORECARD_RESULTS_NEWEST", "SCORECARD_RESULTS_PUBLISHED"] {
        let asked = json!({ "cycle_id": cycle, "target_level": 3, "results": results });
        let scorecard = stage.ask("GetAreaScorecard", asked.clone()).await;
        assert_eq!(scorecard["scorecard"]["schools"].as_i64(), Some(of("expected", "schools") + 1), "{scorecard}");
        assert_eq!((&scorecard["scorecard"]["whole"], &scorecard["scorecard"]["results"]), (&json!(null), &json!(results)), "{scorecard}");
        let told = stage.ask("WatchAreaScorecard", asked).await;
        assert_eq!(told["report"]["scorecard"], scorecard["scorecard"], "{told}");
    }
}

/// Asks for the page of a school whose newest result was published, or not yet.
pub(super) async fn tell_of_result(stage: &mut Stage, school: &str, published: bool) {
    stage.world.settle().await;
    let profile = stage.ask("GetSchoolProfile", json!({ "school_id": school })).await;
    let last = profile["profile"]["results"].as_array().and_then(|results| results.last()).cloned().unwrap_or_default();
    assert_eq!((last["is_published"].as_bool().unwrap_or_default(), last["n"].as_i64()), (published, Some(1)), "{profile}");
}
