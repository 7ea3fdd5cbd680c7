//! Which results of two versions may be compared.

use api::evaluations::v1 as pb;
use testkit::Refusal;

use crate::given::{COORDINATOR, Client, client, content, in_use, published, told, world};

fn row(from: &str, to: &str, relation: pb::EquatingRelation) -> pb::EquatingRow {
    let multiply_e4 = if relation == pb::EquatingRelation::Rescaled { 12_500 } else { 0 };
    pb::EquatingRow { from_code: from.to_owned(), to_code: to.to_owned(), relation: relation.into(), multiply_e4, add_e4: 0 }
}

fn set(framework: &pb::Framework, rows: Vec<pb::EquatingRow>) -> pb::SetEquatingRequest {
    pb::SetEquatingRequest {
        id: framework.id.clone(),
        expected_version: framework.version,
        from_n: 1,
        to_n: 2,
        rows,
        rationale: "ทบทวนรายข้อโดยคณะทำงาน".to_owned(),
        ..Default::default()
    }
}

/// A framework with two versions in use; the second one has a scale of four levels for B.1.
async fn two(client: &mut Client) -> pb::Framework {
    let first = published(client, "WSA-TEST", "เกณฑ์").await;
    let mut other = content();
    let mut four = other.scales[0].clone();
    "FOUR".clone_into(&mut four.code);
    four.levels.truncate(4);
    for (level, points_e4) in four.levels.iter_mut().zip([0, 333_333, 666_667, 1_000_000]) {
        level.points_e4 = points_e4;
    }
    other.scales.push(four);
    let mut looks = other.descriptor_sets[0].clone();
    (looks.code, looks.scale_code) = ("LOOKS4".to_owned(), "FOUR".to_owned());
    looks.levels.truncate(4);
    other.descriptor_sets.push(looks);
    (other.nodes[4].scale_code, other.nodes[4].descriptor_set_code) = ("FOUR".to_owned(), "LOOKS4".to_owned());
    let drafted = crate::given::drafted(client, &first, other).await;
    in_use(client, drafted, 2).await
}

#[tokio::test]
async fn an_equating_says_node_by_node_what_may_be_compared_and_is_read_by_everybody() {
    use pb::EquatingRelation::{Identical, NotComparable, Rescaled};
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let framework = two(&mut coordinator).await;
    let mut teacher = client(&world, "teacher@province:40");
    let ask = pb::GetEquatingRequest { id: framework.id.clone(), from_n: 1, to_n: 2 };
    assert_eq!(
        Refusal::expect(teacher.get_equating(ask.clone()).await).field_reasons(),
        [("to_n", "NOT_FOUND")],
        "nobody has said anything"
    );

    let rows = vec![row("A.1", "A.1", Identical), row("B.1", "B.1", Rescaled), row("A.2", "", NotComparable)];
    let reply = coordinator.set_equating(set(&framework, rows.clone())).await.expect("set").into_inner();
    let (after, equating) = (reply.framework.expect("in the reply"), reply.equating.expect("in the reply"));
    assert_eq!((after.version, &equating.rows, equating.from_n, equating.to_n), (framework.version + 1, &rows, 1, 2));
    assert_eq!(teacher.get_equating(ask.clone()).await.expect("public").into_inner().equating, Some(equating));
    let overall = vec![row("", "", Identical)];
    coordinator.set_equating(set(&after, overall.clone())).await.expect("said again");
    let now = teacher.get_equating(ask).await.expect("public").into_inner().equating.expect("in the reply");
    assert_eq!(now.rows, overall, "what was said before is replaced");
    assert_eq!(told(&world).await.last().map(String::as_str), Some("evaluations.framework.equated"));
    let events = world.told("evaluations").await;
    let equated: pb::FrameworkEquated = events.last().expect("told").decode().expect("readable");
    assert_eq!(equated.equating, Some(now));
}

#[tokio::test]
async fn every_row_that_is_wrong_is_named() {
    use pb::EquatingRelation::{Identical, NotComparable, Rescaled};
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let framework = two(&mut client).await;
    let rows = vec![
        row("A.1", "A.9", Rescaled),
        row("A.1", "A.2", Identical),
        row("B.1", "B.1", Identical),
        pb::EquatingRow { multiply_e4: 0, ..row("A", "A", Rescaled) },
        pb::EquatingRow { add_e4: 1, ..row("A.2", "", NotComparable) },
    ];
    let refused = Refusal::expect(client.set_equating(set(&framework, rows)).await);
    let expected = [
        ("rows[0].to_code", "CODE_UNKNOWN"),
        ("rows[1].from_code", "GIVEN_TWICE"),
        ("rows[2].relation", "SCALES_DIFFER"),
        ("rows[3].multiply_e4", "NOT_EXPECTED_HERE"),
        ("rows[4].add_e4", "NOT_EXPECTED_HERE"),
    ];
    assert_eq!((refused.code, refused.field_reasons()), (tonic::Code::InvalidArgument, expected.to_vec()));
    let good = || vec![row("A.1", "A.1", Identical)];
    let backwards = pb::SetEquatingRequest { from_n: 2, to_n: 1, ..set(&framework, good()) };
    assert_eq!(Refusal::expect(client.set_equating(backwards).await).field_reasons(), [("to_n", "OUT_OF_ORDER")]);
    let nothing = pb::SetEquatingRequest { to_n: 9, ..set(&framework, good()) };
    assert_eq!(Refusal::expect(client.set_equating(nothing).await).field_reasons(), [("to_n", "NOT_FOUND")]);
    let stale = pb::SetEquatingRequest { expected_version: 1, ..set(&framework, good()) };
    assert_eq!(Refusal::expect(client.set_equating(stale).await).reason, "VERSION_CONFLICT");
    let copy = pb::CreateFrameworkVersionRequest { id: framework.id.clone(), copy_of_n: 2, ..Default::default() };
    let third = client.create_framework_version(copy).await.expect("copied").into_inner().framework.expect("in the reply");
    let unpublished = Refusal::expect(client.set_equating(pb::SetEquatingRequest { to_n: 3, ..set(&third, good()) }).await);
    assert_eq!((unpublished.code, unpublished.field_reasons()), (tonic::Code::FailedPrecondition, vec![("to_n", "NOT_PUBLISHED")]));
}
