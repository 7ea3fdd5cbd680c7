//! What observed lessons add up to, and what they never tell.

use api::evaluations::v1 as pb;
use testkit::{Refusal, World};
use tonic::Code;

use crate::given::{COORDINATOR, NOTHING, client, published};
use crate::observing::{certified, grant, observed_world, submitted};
use crate::rating::{CYCLE, DIRECTOR, LATER, OFFICER, collected, school, sql};

/// Copies of an observation as other lessons, of teachers and in schools by their number, with something changed.
async fn copied(world: &World, of: &pb::Observation, lessons: std::ops::RangeInclusive<u32>, change: &str) {
    let schools: Vec<String> = (0..6).map(|n| format!("'{}'", school(n + 1))).collect();
    let at = format!("(array[{}])[n % 6 + 1]", schools.join(", "));
    sql(
        world,
        format!(
            "insert into evaluations.observation
             select (jsonb_populate_record(o, jsonb_build_object(
                        'id', gen_random_uuid(), 'school_id', {at},
                        'teacher_ref', '0197f0a0-0000-7000-8000-00000009' || lpad(n::text, 4, '0'),
                        'scopes', to_jsonb(array['school:' || {at}, 'esao:4005', 'province:40'])) || {change})).*
             from evaluations.observation o, generate_series({}, {}) n where o.id = '{}'",
            lessons.start(),
            lessons.end(),
            of.id
        ),
    )
    .await;
}

async fn asked(world: &World, grant: &str, area: &str) -> Result<pb::GetObservationSummaryResponse, tonic::Status> {
    let request = pb::GetObservationSummaryRequest { cycle_id: CYCLE.to_owned(), area_scope: area.to_owned() };
    client(world, grant).get_observation_summary(request).await.map(tonic::Response::into_inner)
}

#[tokio::test]
async fn lessons_of_an_area_add_up_and_say_nothing_of_one_of_them() {
    let (world, framework) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    certified(&mut all, grant(&framework, 1)).await.expect("examined");
    let one = submitted(&mut all, &framework, 1, [[2, 5], [4, 5]]).await;
    assert!(!one.training, "by somebody who was examined");
    collected(&world, CYCLE, (&framework, 1), "2021-12-15", &[1, 2, 3, 4, 5, 6]).await;
    copied(&world, &one, 1..=9, "'{}'").await;
    let suppressed = pb::GetObservationSummaryResponse { suppressed: true, ..Default::default() };
    assert_eq!(asked(&world, DIRECTOR, "esao:4005").await.expect("answered"), suppressed, "nine; the first is at no school of the cycle");

    copied(&world, &one, 10..=12, "'{}'").await;
    // Two of them were watched by somebody else as well, and what does not count is practice, research, void, or of other days.
    let other = r#"'{"observer_ref": "0197f0a0-0000-7000-8000-0000000b0002"}'"#;
    copied(&world, &one, 11..=12, other).await;
    let aside = [r#"{"training": true}"#, r#"{"purpose": "RESEARCH"}"#, r#"{"status": "VOID"}"#, r#"{"observed_on": "2021-12-16"}"#];
    for (n, change) in (21..).zip(aside) {
        copied(&world, &one, n..=n, &format!("'{change}'")).await;
    }
    let found = asked(&world, DIRECTOR, "esao:4005").await.expect("answered");
    assert_eq!((found.suppressed, found.lesson_count, found.school_count), (false, 12, 6));
    assert_eq!((found.double_coded_count, found.double_coded_e4, found.double_coded_least_e4), (2, 1_667, 1_500));
    let code = |code: &str| found.codes.iter().find(|one| one.code == code).expect("a code of the instrument");
    let (element, time) = (code("1"), code("T1"));
    assert_eq!((element.place(), element.mark_count, element.median_e4), (pb::MarkPlace::Segment, 24, Some(30_000)));
    assert_eq!(element.levels.iter().map(|level| level.percent_e4).collect::<Vec<_>>(), [0, 500_000, 0, 500_000, 0]);
    assert_eq!((time.place(), time.mark_count, time.median_e4, time.levels[1].percent_e4), (pb::MarkPlace::Snapshot, 48, None, 1_000_000));
    assert_eq!((code("1.2").suppressed, code("1.2").levels.len()), (true, 0), "it applied in no lesson");
    let told = format!("{found:?}");
    assert!(!told.contains("0197f0a0"), "no id of anybody or anything: {told}");
    for (grant, area) in [("provincial_officer@province:40", "province:40"), ("supervisor@esao:4005", ""), (COORDINATOR, "esao:4005")] {
        assert_eq!(asked(&world, grant, area).await.expect("the same lessons"), found, "{grant}");
    }
    for (grant, area) in [("area_officer@esao:4001", "esao:4005"), (OFFICER, "esao:4001"), ("supervisor@esao:4001", "")] {
        assert_eq!(asked(&world, grant, area).await.expect("nothing within reach"), suppressed, "{grant} {area}");
    }

    // Somebody who watches one of them has still to submit: what the other one saw is nobody's yet.
    copied(&world, &one, 1..=1, r#"'{"observer_ref": "0197f0a0-0000-7000-8000-0000000b0003", "status": "IN_PROGRESS"}'"#).await;
    assert_eq!(asked(&world, OFFICER, "esao:4005").await.expect("answered").lesson_count, 11);
}

#[tokio::test]
async fn what_is_no_area_no_cycle_or_no_instrument_is_refused() {
    let (world, framework) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let rubric = published(&mut all, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-12-15", &[1]).await;
    collected(&world, LATER, (&rubric, 1), "2021-12-15", &[1]).await;
    for place in ["school:1", "person:1", "centre:1", "4005"] {
        let refused = Refusal::expect(asked(&world, DIRECTOR, place).await);
        assert_eq!((refused.code, refused.field_reasons()), (Code::NotFound, vec![("area_scope", "NOT_FOUND")]), "{place}");
    }
    let mut of = async |cycle: &str| {
        let request = pb::GetObservationSummaryRequest { cycle_id: cycle.to_owned(), area_scope: String::new() };
        Refusal::expect(all.get_observation_summary(request).await)
    };
    assert_eq!(of(NOTHING).await.code, Code::NotFound);
    assert_eq!(of(LATER).await.field_reasons(), [("framework_id", "KIND_MISMATCH")]);
    for grant in ["teacher@school:0197f0a0-0000-7000-8000-000000050001", "principal@esao:4005", "assessor@esao:4005", "researcher@global"] {
        assert_eq!(Refusal::expect(asked(&world, grant, "").await).code, Code::PermissionDenied, "{grant}");
    }
}
