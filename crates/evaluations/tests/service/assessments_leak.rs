//! What an assessor says is looked for everywhere else: in the reply and the refusal of every call of the service, in what is told, in the
//! audit trail and in the replies that are kept for repetitions.

use std::sync::LazyLock;

use api::contract::{METHODS, Method};
use api::evaluations::v1 as pb;
use prost::Message as _;
use prost_reflect::{
    DescriptorPool, DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, ReflectMessage as _, Value,
};
use testkit::{Refusal, World};

use crate::assessing::{
    CYCLE, OFFICER, assessor, assign, give_back, level, opened, person, save, saving, school, submit, submitting, world,
};
use crate::given::{COORDINATOR, client};

/// Stands in a comment and in a reference, and nowhere else in the world.
const SECRET: &str = "ความลับของผู้ประเมิน";
/// Of what is said about nodes; of what is said about it there is only the assessor's own reply and what was submitted.
const SAID: [&str; 2] = ["sala.evaluations.v1.NodeScore", "sala.evaluations.v1.ScoreConflict"];

fn said(node: &str, at: i32) -> pb::NodeScore {
    pb::NodeScore { comment: format!("{SECRET} {node}"), evidence_refs: vec![format!("{SECRET}-{node}")], ..level(node, at) }
}

/// Three assessments: begun with a conflict, submitted, submitted and given back.
async fn said_by_three(world: &World) -> Vec<[String; 2]> {
    opened(world).await;
    let mut ids = Vec::new();
    for n in 1..=3 {
        let task = assign(world, 1, n, "PEER").await;
        let mut own = assessor(world, n);
        let request = |n: u32, base: i64, scores| pb::SaveAssessmentScoresRequest {
            request_id: crate::assessing::made_up(n * 10 + 500 + u32::try_from(base).expect("small")),
            ..saving(&task, n, base, scores)
        };
        save(&mut own, request(n, 0, vec![said("A.1", 2), said("B.1", 3)])).await.expect("begun");
        let mut now = save(&mut own, request(n, 1, vec![said("A.1", 3)])).await.expect("saved");
        if n == 1 {
            save(&mut own, request(n, 1, vec![said("A.1", 1)])).await.expect_err("the same request id with something else");
            save(&mut own, saving(&task, n, 1, vec![said("A.1", 1)])).await.expect("a conflict");
        } else {
            let request = pb::SubmitAssessmentRequest { request_id: crate::assessing::made_up(600 + n), ..submitting(&now, Vec::new()) };
            now = submit(&mut own, request).await.expect("submitted");
        }
        if n == 3 {
            give_back(&mut client(world, OFFICER), &now, "กรุณาตรวจสอบ").await.expect("given back");
        }
        ids.push([now.id, task]);
    }
    ids
}

static POOL: LazyLock<DescriptorPool> = LazyLock::new(|| DescriptorPool::decode(api::DESCRIPTORS).expect("the contract describes itself"));

fn rpc(method: &Method) -> MethodDescriptor {
    let service = POOL.get_service_by_name("sala.evaluations.v1.EvaluationsService").expect("there");
    service.methods().find(|rpc| rpc.name() == method.name).expect("there")
}

/// A request with this id wherever one can stand, every switch on, and what else the contract wants.
fn request(method: &Method, id: &str) -> DynamicMessage {
    filled(&rpc(method).input(), id, 0)
}

fn filled(message: &MessageDescriptor, id: &str, depth: usize) -> DynamicMessage {
    let mut made = DynamicMessage::new(message.clone());
    for field in message.fields().filter(|field| field.containing_oneof().is_none()) {
        if let Some(value) = value(&field, id, depth) {
            made.set_field(&field, if field.is_list() { Value::List(vec![value]) } else { value });
        }
    }
    made
}

fn value(field: &FieldDescriptor, id: &str, depth: usize) -> Option<Value> {
    let name = field.name();
    match field.kind() {
        Kind::String if name == "request_id" || name == "page_token" => None,
        Kind::String if name == "cycle_id" => Some(Value::String(CYCLE.to_owned())),
        Kind::String if name == "school_id" || name == "school_ids" => Some(Value::String(school(1))),
        Kind::String if name == "id" || name.ends_with("_id") || name.ends_with("_ids") || name.ends_with("_ref") => {
            Some(Value::String(id.to_owned()))
        }
        Kind::String | Kind::Enum(_) if field.is_list() => None,
        Kind::String => Some(Value::String("A.1".to_owned())),
        // Whatever would change something only tries to.
        Kind::Bool => Some(Value::Bool(true)),
        Kind::Int64 => Some(Value::I64(3)),
        Kind::Int32 if name == "n" || name == "year" => Some(Value::I32(1)),
        Kind::Int32 => Some(Value::I32(2)),
        Kind::Enum(choices) => choices.values().nth(1).map(|choice| Value::EnumNumber(choice.number())),
        Kind::Message(_) if depth > 2 || field.is_list() => None,
        Kind::Message(inner) => Some(Value::Message(filled(&inner, id, depth + 1))),
        Kind::Double
        | Kind::Float
        | Kind::Uint32
        | Kind::Uint64
        | Kind::Sint32
        | Kind::Sint64
        | Kind::Fixed32
        | Kind::Fixed64
        | Kind::Sfixed32
        | Kind::Sfixed64
        | Kind::Bytes => None,
    }
}

/// Whether a reply says anything about a node.
fn says_something(message: &DynamicMessage) -> bool {
    let inside = |value: &Value| {
        let listed = value.as_list().unwrap_or_default();
        std::iter::once(value).chain(listed).filter_map(Value::as_message).any(says_something)
    };
    SAID.contains(&message.descriptor().full_name()) || message.fields().any(|(_, value)| inside(value))
}

#[tokio::test]
async fn no_call_tells_anybody_else_what_an_assessor_says() {
    let world = world().await;
    let ids = said_by_three(&world).await;
    let mut asked = 0;
    let who = [
        COORDINATOR.to_owned(),
        OFFICER.to_owned(),
        "supervisor@esao:4005".to_owned(),
        "provincial_officer@province:40".to_owned(),
        "researcher@global".to_owned(),
        format!("principal@school:{}", school(1)),
        format!("teacher@person:{}", person(1)),
        format!("assessor@person:{}", person(9)),
        "assessor@global".to_owned(),
    ];
    for method in METHODS.iter().filter(|method| method.context == "evaluations" && !method.streams) {
        let output = rpc(method).output();
        for grants in &who {
            // One caller alone would be told to wait before all calls are tried.
            let caller = world.anonymous().bearing(&world.token_of(&format!("{grants} {}", method.name), grants));
            for [id, _] in &ids {
                asked += 1;
                match caller.call(method.path, &request(method, id)).await {
                    Ok(reply) => {
                        let message = DynamicMessage::decode(output.clone(), reply.clone()).expect("of its own type");
                        let to_see = method.name == "GetAssessmentSubmission";
                        assert!(to_see || !says_something(&message), "{} tells {grants}", method.name);
                        assert!(to_see || !holds(&reply), "{} tells {grants}", method.name);
                    }
                    Err(status) => {
                        let refusal = format!("{:?}", Refusal::of(&status));
                        assert!(!refusal.contains(SECRET) && !holds(status.details()), "{} to {grants}: {refusal}", method.name);
                    }
                }
            }
        }
    }
    assert!(asked > 700, "{asked} calls: the service has more than that");
}

#[tokio::test]
async fn what_was_begun_or_given_back_is_not_read_as_submitted_before_it_was() {
    let world = world().await;
    let ids = said_by_three(&world).await;
    let mut officer = client(&world, OFFICER);
    let submitted = |id: &String| pb::GetAssessmentSubmissionRequest { id: id.clone(), n: 0 };
    let begun = Refusal::expect(officer.get_assessment_submission(submitted(&ids[0][0])).await);
    assert_eq!(begun.code, tonic::Code::NotFound);
    save(&mut assessor(&world, 3), saving(&ids[2][1], 3, 4, vec![said("B.1", 1)])).await.expect("after it was given back");
    let kept = officer.get_assessment_submission(submitted(&ids[2][0])).await.expect("what was submitted").into_inner();
    assert_eq!(kept.scores, [said("A.1", 3), said("B.1", 3)], "and nothing that came afterwards");
}

#[tokio::test]
async fn neither_what_is_told_nor_the_trail_nor_kept_replies_hold_what_an_assessor_says() {
    let world = world().await;
    said_by_three(&world).await;
    let pool = world.db("evaluations").pool();
    let told = world.told("evaluations").await;
    assert!(told.iter().filter(|event| event.aggregate == "assessment").count() > 8, "{} events", told.len());
    assert!(told.iter().all(|event| !holds(&event.payload)));
    for event in told.iter().filter(|event| event.aggregate == "assessment") {
        let snapshot = pb::AssessmentSubmitted::decode(event.payload.clone()).expect("every event has the snapshot").assessment;
        let task = snapshot.expect("in every event");
        assert!(!task.id.is_empty() && !format!("{task:?}").contains(&person(1)), "no person is told");
    }
    for table in ["outbox", "audit", "request"] {
        let text = format!("select count(*), count(*) filter (where t::text like '%{SECRET}%') from evaluations.{table} t");
        let (rows, leaks): (i64, i64) = sqlx::query_as(sqlx::AssertSqlSafe(text)).fetch_one(pool).await.expect("counted");
        assert!(rows > 0 && leaks == 0, "{table}: {leaks} of {rows} rows");
    }
    let replies: Vec<Vec<u8>> =
        sqlx::query_scalar("select reply from evaluations.request where reply is not null").fetch_all(pool).await.expect("kept");
    assert!(replies.len() > 6 && replies.iter().all(|reply| !holds(reply)), "{} replies", replies.len());
    let found: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
        "select count(*) from evaluations.assessment a where a.scores::text like '%{SECRET}%'"
    )))
    .fetch_one(pool)
    .await
    .expect("counted");
    assert_eq!(found, 3, "it is there to be found");
}

/// Whether bytes hold the secret.
fn holds(bytes: &[u8]) -> bool {
    bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes())
}
