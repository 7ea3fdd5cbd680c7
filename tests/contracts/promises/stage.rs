//! A stage on which every step is tried in five other ways before and after it is made.

use api::contract::{METHODS, Method};
use chassis::after::HEADER;
use prost::Message as _;
use prost_reflect::{DynamicMessage, MessageDescriptor, ReflectMessage as _, Value};
use serde_json::{Value as Json, json};
use testkit::{Caller, Counts, Refusal, World};
use tonic::codegen::Bytes;
use tonic::{Code, Status};

use super::super::access::Everybody;
use super::super::contract::rpcs;
use crate::world::{EVERYWHERE, house};

/// What lies where, when terms begin, which programmes there are, which frameworks are in use and which cycles were opened is public knowledge:
/// nothing of it is hidden, and changing it out of reach is denied openly.
pub(super) const PUBLIC: [&str; 31] = [
    "GetArea",
    "ListAreas",
    "RenameArea",
    "SetInnovationStatus",
    "ChangeTerm",
    "ListTerms",
    "ResolveTerm",
    "GetProgramme",
    "ListProgrammes",
    "AddCohort",
    "CloseProgramme",
    "GetFramework",
    "ListFrameworks",
    "GetFrameworkVersion",
    "ListFrameworkVersions",
    "GetEquating",
    "SetEquating",
    "PublishFrameworkVersion",
    // Cycles.
    "PreviewCyclePopulation",
    "GetCycle",
    "ListCycles",
    "ListCycleSchools",
    "AddCycleSchool",
    "CloseCycleCollection",
    "ArchiveCycle",
    // Results.
    "StartCycleModeration",
    "FinaliseCycle",
    "ReopenCycle",
    "PublishCycle",
    "GetPublication",
    // Exchange.
    "ExportNationalSchema",
];
/// What whoever has rated the school may not do, whatever else they may: the insider does it without being the assessor (E10).
const BY_OTHERS: [&str; 2] = ["DecideModerationCase", "DecideAppeal"];
/// Somebody to whom something is assigned; the insider may do it for them.
pub(super) const ASSESSOR: &str = "0197f0a0-0000-7000-8000-0000000000d8";
/// An id that nothing has.
const NOTHING: &str = "0197f0a0-0000-7000-8000-00000000dead";
/// The largest version that the contract admits; nothing has ever changed that often.
const STALE: i64 = 9_007_199_254_740_991;

/// Where the story is told.
pub(super) struct Stage {
    pub(super) world: World,
    /// Every promise that was broken.
    pub(super) broken: Vec<String>,
    /// Names of the calls that were made.
    pub(super) made: Vec<String>,
    insider: Caller,
    /// The insider, who is nobody in person.
    decider: Caller,
    outsider: Caller,
    requests: u64,
    /// Asks everybody before every step, and leaves the promises to another telling.
    pub(super) everybody: Option<Everybody>,
}

/// What came back.
#[derive(PartialEq)]
struct Reply {
    bytes: Bytes,
    /// The token to read this write with.
    after: Option<String>,
}

/// How a promise is kept or broken, in few words.
type Verdict = Result<(), String>;

impl Stage {
    pub(super) async fn set() -> Self {
        let world = house().await;
        let insider = world.as_(&format!("{EVERYWHERE} assessor@person:{ASSESSOR}"));
        let decider = world.as_(EVERYWHERE);
        let outsider = world.as_(&EVERYWHERE.replace("global", &format!("organisation:{NOTHING}")));
        Self { world, broken: Vec::new(), made: Vec::new(), insider, decider, outsider, requests: 0, everybody: None }
    }

    /// Makes a call that changes something, and tries its promises around it. Gives the reply as JSON.
    pub(super) async fn act(&mut self, rpc: &str, body: Json) -> Json {
        let method = method(rpc);
        assert!(method.mutates, "{rpc} changes nothing: ask");
        let mut request = Self::read(method, body);
        let verdict = self.refuses_a_stale_version(method, &mut request).await;
        self.note(rpc, "a stale version", verdict);
        if let Some(everybody) = &mut self.everybody {
            everybody.ask(&self.world, method, &request).await;
        } else {
            let verdict = self.hides_from_outsiders(method, &request).await;
            self.note(rpc, "out of reach", verdict);
            let verdict = self.rehearses(method, &request).await;
            self.note(rpc, "a dry run", verdict);
        }
        self.requests += 1;
        let id = format!("0197f0a0-0000-7000-9000-{:012}", self.requests);
        request.set_field_by_name("request_id", Value::String(id));
        let reply = match self.answer(method, &request).await {
            Ok(reply) => reply,
            Err(status) => panic!("the story breaks off at {rpc}: {} {:?}", status.message(), Refusal::of(&status).fields),
        };
        let verdict = check(reply.after.is_some(), &"no sala-after");
        self.note(rpc, "read your writes", verdict);
        if self.everybody.is_none() {
            let verdict = self.repeats(method, &request, &reply).await;
            self.note(rpc, "a repetition", verdict);
        }
        self.made.push(rpc.to_owned());
        written(&output(method), &reply.bytes)
    }

    /// What a call that changes something would do.
    pub(super) async fn preview(&self, rpc: &str, body: Json) -> Json {
        let method = method(rpc);
        let mut request = Self::read(method, body);
        request.set_field_by_name("validate_only", Value::Bool(true));
        match self.answer(method, &request).await {
            Ok(reply) => written(&output(method), &reply.bytes),
            Err(status) => panic!("the story breaks off at a preview of {rpc}: {} {:?}", status.message(), Refusal::of(&status).fields),
        }
    }

    fn insider(&self, method: &Method) -> &Caller {
        if BY_OTHERS.contains(&method.name) { &self.decider } else { &self.insider }
    }

    async fn answer(&self, method: &Method, request: &DynamicMessage) -> Result<Reply, Status> {
        let reply = self.insider(method).call_bytes(method.path, request.encode_to_vec().into()).await?;
        let after = reply.metadata().get(HEADER).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Ok(Reply { after, bytes: reply.into_inner() })
    }

    /// Makes a call that only reads, as an insider.
    pub(super) async fn ask(&mut self, rpc: &str, body: Json) -> Json {
        let method = method(rpc);
        assert!(!method.mutates, "{rpc} changes something: act");
        let request = Self::read(method, body);
        let reply = match self.insider(method).call(method.path, &request).await {
            Ok(reply) => reply,
            Err(status) => panic!("the story breaks off at {rpc}: {}", status.message()),
        };
        if let Some(everybody) = &mut self.everybody {
            everybody.ask(&self.world, method, &request).await;
        } else {
            let verdict = self.hides_from_outsiders(method, &request).await;
            self.note(rpc, "out of reach", verdict);
        }
        self.made.push(rpc.to_owned());
        written(&output(method), &reply)
    }

    fn note(&mut self, rpc: &str, what: &str, verdict: Verdict) {
        if let Err(wrong) = verdict {
            self.broken.push(format!("{rpc}, {what}: {wrong}"));
        }
    }

    fn read(method: &Method, body: Json) -> DynamicMessage {
        DynamicMessage::deserialize(input(method), body).unwrap_or_else(|e| panic!("{}: {e}", method.name))
    }

    async fn stored(&self) -> Vec<Counts> {
        let mut counts = Vec::new();
        for service in ["partners", "schools", "evaluations", "reporting"] {
            counts.push(Counts::of(self.world.db(service)).await);
        }
        counts
    }

    async fn refusal(&self, caller: &Caller, method: &Method, request: &DynamicMessage) -> Result<Refusal, String> {
        caller.call(method.path, request).await.err().map(|status| Refusal::of(&status)).ok_or_else(|| "it succeeded".to_owned())
    }

    /// A version that nothing has is refused with the present one, which goes into the request.
    async fn refuses_a_stale_version(&self, method: &Method, request: &mut DynamicMessage) -> Verdict {
        if request.descriptor().get_field_by_name("expected_version").is_none() {
            return Ok(());
        }
        request.set_field_by_name("expected_version", Value::I64(STALE));
        let before = self.stored().await;
        let refusal = self.refusal(self.insider(method), method, request).await?;
        let current = refusal.metadata.get("current_version").and_then(|text| text.parse::<i64>().ok());
        request.set_field_by_name("expected_version", Value::I64(current.unwrap_or(1)));
        check((refusal.code, refusal.reason.as_str()) == (Code::Aborted, "VERSION_CONFLICT") && current.is_some(), &refusal)?;
        self.unchanged(&before).await
    }

    /// A caller whose grants do not reach the thing gets the very answer that a thing which does not exist would get.
    async fn hides_from_outsiders(&self, method: &Method, request: &DynamicMessage) -> Verdict {
        let before = self.stored().await;
        let target = ["id", "agreement_id"]
            .iter()
            .find(|name| request.get_field_by_name(name).is_some_and(|v| v.as_str().is_some_and(|t| !t.is_empty())));
        let Some(target) = target.filter(|_| !PUBLIC.contains(&method.name)) else {
            return self.outsider_gains_nothing(method, request, &before).await;
        };
        let hidden = self.refusal(&self.outsider, method, request).await?;
        let mut elsewhere = request.clone();
        elsewhere.set_field_by_name(target, Value::String(NOTHING.to_owned()));
        let absent = self.refusal(&self.outsider, method, &elsewhere).await?;
        let face = |r: &Refusal| (r.code, r.reason.clone(), r.text.clone(), r.english.clone(), r.metadata.clone(), r.fields.clone());
        check(hidden.code == Code::NotFound && face(&hidden) == face(&absent), &hidden)?;
        self.unchanged(&before).await
    }

    /// Making something new out of reach is refused; a list out of reach is empty.
    async fn outsider_gains_nothing(&self, method: &Method, request: &DynamicMessage, before: &[Counts]) -> Verdict {
        match self.outsider.call(method.path, request).await {
            Ok(_) if PUBLIC.contains(&method.name) && !method.mutates => return Ok(()),
            // A person belongs to nobody's area until the first position; a phrase, a name or the role table is nobody's.
            Ok(_) if matches!(method.name, "CreatePerson" | "ParsePersonName" | "ExplainAccess") => return Ok(()),
            Ok(reply) => {
                let shown = written(&output(method), &reply);
                let empty = shown.as_object().is_some_and(|fields| fields.values().all(|v| v.as_array().is_none_or(Vec::is_empty)));
                check(!method.mutates && empty, &shown)?;
            }
            Err(status) => check(matches!(status.code(), Code::PermissionDenied | Code::NotFound), &Refusal::of(&status))?,
        }
        self.unchanged(before).await
    }

    async fn rehearses(&self, method: &Method, request: &DynamicMessage) -> Verdict {
        let before = self.stored().await;
        let mut dry = request.clone();
        dry.set_field_by_name("validate_only", Value::Bool(true));
        let reply = self.answer(method, &dry).await.map_err(|status| status.message().to_owned())?;
        check(reply.after.is_none(), &"sala-after of something that never happened")?;
        self.unchanged(&before).await
    }

    /// The same id and body give the same reply, header included; the same id with another body is refused.
    async fn repeats(&self, method: &Method, request: &DynamicMessage, reply: &Reply) -> Verdict {
        let before = self.stored().await;
        let again = self.answer(method, request).await.map_err(|status| status.message().to_owned())?;
        check(again == *reply, &"another reply")?;
        let mut other = request.clone();
        if other.descriptor().get_field_by_name("expected_version").is_some() {
            other.set_field_by_name("expected_version", Value::I64(STALE));
        } else if other.descriptor().get_field_by_name("id").is_some() {
            other.set_field_by_name("id", Value::String(NOTHING.to_owned()));
        } else if other.descriptor().get_field_by_name("reason").is_some() {
            other.set_field_by_name("reason", Value::String("another one".to_owned()));
        } else {
            other.set_field_by_name("per_school", Value::I32(3));
        }
        let refusal = self.refusal(self.insider(method), method, &other).await?;
        check((refusal.code, refusal.reason.as_str()) == (Code::AlreadyExists, "REQUEST_ID_REUSED"), &refusal)?;
        self.unchanged(&before).await
    }

    async fn unchanged(&self, before: &[Counts]) -> Verdict {
        let after = self.stored().await;
        let grown: Vec<&str> = after.iter().zip(before).flat_map(|(after, before)| after.differing(before)).collect();
        check(grown.is_empty(), &format!("rows changed in {}", grown.join(", ")))
    }
}

fn check(kept: bool, seen: &impl std::fmt::Debug) -> Verdict {
    if kept { Ok(()) } else { Err(format!("{seen:?}")) }
}

fn method(name: &str) -> &'static Method {
    METHODS.iter().find(|m| m.name == name).unwrap_or_else(|| panic!("there is no RPC {name}"))
}

fn descriptor(method: &Method) -> prost_reflect::MethodDescriptor {
    rpcs().into_iter().find(|rpc| rpc.name() == method.name).expect("the access table is made from the contract")
}

fn input(method: &Method) -> MessageDescriptor {
    descriptor(method).input()
}

fn output(method: &Method) -> MessageDescriptor {
    descriptor(method).output()
}

/// A reply as JSON, with the names of the contract.
fn written(descriptor: &MessageDescriptor, bytes: &[u8]) -> Json {
    let message = DynamicMessage::decode(descriptor.clone(), bytes).expect("a reply is of its own type");
    let options = prost_reflect::SerializeOptions::new().use_proto_field_name(true);
    message.serialize_with_options(serde_json::value::Serializer, &options).unwrap_or_else(|e| json!({ "unwritable": e.to_string() }))
}
