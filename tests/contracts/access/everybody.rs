//! Everybody: each role four times, at home, abroad, everywhere and without a place.

use api::contract::Method;
use prost_reflect::{DynamicMessage, Kind, MessageDescriptor, ReflectMessage as _, Value};
use testkit::{Caller, Refusal, World};
use tonic::Code;

use super::super::contract::rpcs;
use super::matrix::{Cell, Matrix, Outcome};

/// Where everything in the story lies, and where nothing does.
const HOME: &str = "province:40";
const ABROAD: &str = "province:41";
/// What a request may ask for beside the thing itself; its permission is another one and has a row of its own.
const WITH: &str = "with_names";
/// What a scorecard may be made of that not everybody may see who may see scorecards; the same.
const NEWEST: (&str, &str, i32) = ("results", "newest", 2);

/// Asks, and keeps what came of it.
#[derive(Debug, Default)]
pub(crate) struct Everybody {
    pub(super) seen: Matrix,
}

impl Everybody {
    /// Asks everybody to make this call, the first time that the story comes to it.
    pub(crate) async fn ask(&mut self, world: &World, method: &'static Method, request: &DynamicMessage) {
        let mut request = request.clone();
        if request.descriptor().get_field_by_name("validate_only").is_some() {
            request.set_field_by_name("validate_only", Value::Bool(true));
        }
        let rpc = super::name(method);
        if request.get_field_by_name(WITH).is_some_and(|with| with.as_bool() == Some(true)) {
            self.row(world, method, &request, format!("{rpc}+{WITH}")).await;
            request.clear_field_by_name(WITH);
        }
        let (field, said, number) = NEWEST;
        if request.get_field_by_name(field).is_some_and(|results| results.as_enum_number() == Some(number)) {
            self.row(world, method, &request, format!("{rpc}+{said}")).await;
            request.clear_field_by_name(field);
        }
        self.row(world, method, &request, rpc).await;
    }

    async fn row(&mut self, world: &World, method: &'static Method, request: &DynamicMessage, rpc: String) {
        if self.seen.contains_key(&rpc) {
            return;
        }
        let mut row = std::collections::BTreeMap::new();
        for role in world.roles().names() {
            let at = |scope: &str| world.as_(&format!("{role}@{scope}"));
            let cell = Cell {
                own: outcome(&at(HOME), method, request).await,
                foreign: outcome(&at(ABROAD), method, request).await,
                everywhere: outcome(&at("global"), method, request).await,
                without: outcome(&world.saying(role), method, request).await,
            };
            row.insert(role.to_owned(), cell);
        }
        self.seen.insert(rpc, row);
    }
}

async fn outcome(caller: &Caller, method: &'static Method, request: &DynamicMessage) -> Outcome {
    let answer =
        if method.streams { caller.call_first(method.path, request).await } else { caller.call(method.path, request).await.map(Some) };
    match answer {
        Ok(None) => Outcome::Empty,
        Ok(Some(reply)) => {
            let reply = DynamicMessage::decode(output(method), reply).expect("a reply is of its own type");
            let empty = lists(method) && has_lists(&reply) && holds_nothing(&reply) || method.streams && tells_nothing(&reply);
            if empty { Outcome::Empty } else { Outcome::Allowed }
        }
        Err(status) => match Refusal::of(&status).code {
            Code::PermissionDenied => Outcome::Denied,
            Code::NotFound => Outcome::Hidden,
            Code::Unauthenticated => panic!("{}: a token of the test is not accepted: {}", method.name, status.message()),
            _ => Outcome::Allowed,
        },
    }
}

fn output(method: &Method) -> MessageDescriptor {
    rpcs().into_iter().find(|rpc| rpc.name() == method.name).expect("the access table is made from the contract").output()
}

fn lists(method: &Method) -> bool {
    ["List", "Resolve", "Search", "Summarise"].iter().any(|verb| method.name.starts_with(verb))
}

/// Whether the first message of a stream is of nothing: that everything has been told, before anything was.
fn tells_nothing(first: &DynamicMessage) -> bool {
    let things = |field: &prost_reflect::FieldDescriptor| field.containing_oneof().is_some() && matches!(field.kind(), Kind::Message(_));
    !first.descriptor().fields().filter(things).any(|field| first.has_field(&field))
}

/// Whether the reply is one of lists: what is resolved may be one thing.
fn has_lists(reply: &DynamicMessage) -> bool {
    reply.descriptor().fields().any(|field| field.is_list() && matches!(field.kind(), Kind::Message(_)))
}

/// Whether no list in the reply has anything in it.
fn holds_nothing(reply: &DynamicMessage) -> bool {
    let things = |field: &prost_reflect::FieldDescriptor| field.is_list() && matches!(field.kind(), Kind::Message(_));
    reply.descriptor().fields().filter(things).all(|field| reply.get_field(&field).as_list().is_none_or(<[Value]>::is_empty))
}
