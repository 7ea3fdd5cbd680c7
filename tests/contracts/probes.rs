//! Every RPC, asked in every wrong way that its own contract describes. Nobody writes these down: a new RPC or field is probed
//! from the day it is declared.

mod breaks;
mod sample;

use api::contract::{METHODS, Method};
use prost_reflect::{DynamicMessage, MessageDescriptor};
use testkit::{Caller, Counts, Refusal, World};
use tonic::Code;

use super::contract::rpcs;
use crate::architecture::holds;
use crate::world::{EVERYWHERE, house};

use breaks::{Expected, Probe};

/// The request of an RPC.
fn input(method: &Method) -> MessageDescriptor {
    let path = |rpc: &prost_reflect::MethodDescriptor| format!("/{}/{}", rpc.parent_service().full_name(), rpc.name());
    rpcs().into_iter().find(|rpc| path(rpc) == method.path).expect("the access table is made from the contract").input()
}

async fn stored(world: &World) -> Vec<Counts> {
    let mut counts = Vec::new();
    for service in ["partners", "schools", "evaluations", "reporting"] {
        counts.push(Counts::of(world.db(service)).await);
    }
    counts
}

async fn refused(caller: &Caller, method: &Method, request: &DynamicMessage) -> Refusal {
    match caller.call(method.path, request).await {
        Err(status) => Refusal::of(&status),
        Ok(_) => Refusal::of(&tonic::Status::from_error("the call succeeded".into())),
    }
}

#[tokio::test]
async fn every_rpc_asks_who_is_calling() {
    let world = house().await;
    let before = stored(&world).await;
    let mut broken = Vec::new();
    let strangers = [("no token", world.anonymous()), ("a token of nobody", world.anonymous().bearing("a.b.c"))];
    for method in METHODS {
        let request = sample::of(&input(method));
        for (who, caller) in &strangers {
            let thai = refused(caller, method, &request).await;
            let english = refused(&caller.clone().language("en"), method, &request).await;
            let named = ["authorization", "Bearer", "sala token"].iter().all(|word| thai.english.contains(word));
            let right = thai.code == Code::Unauthenticated && thai.reason == "SIGN_IN_REQUIRED" && Refusal::is_thai(&thai.text);
            if !right || !named || Refusal::is_thai(&english.text) {
                broken.push(format!("{} with {who}: {thai:?}", method.name));
            }
        }
    }
    holds(
        "without a valid token every RPC answers UNAUTHENTICATED / SIGN_IN_REQUIRED and says how to get one",
        "the first thing a new client app meets",
        &broken,
    );
    assert_eq!(stored(&world).await, before, "nothing was stored");
}

#[tokio::test]
async fn the_role_is_asked_for_before_anything_of_the_request() {
    let world = house().await;
    let before = stored(&world).await;
    let mut broken = Vec::new();
    let garbage = tonic::codegen::Bytes::from_static(&[0xff; 7]);
    for method in METHODS {
        let lacking = world.roles().names().filter(|role| !world.roles().permits(role, method.permission)).chain(["stranger"]);
        for role in lacking {
            let caller = world.as_(&format!("{role}@global"));
            let refusal = Refusal::expect(caller.call_bytes(method.path, garbage.clone()).await);
            let right = refusal.code == Code::PermissionDenied && refusal.reason == "PERMISSION_DENIED" && Refusal::is_thai(&refusal.text);
            if !right || refusal.metadata.get("permission").map(String::as_str) != Some(method.permission) {
                broken.push(format!("{} as {role}: {refusal:?}", method.name));
            }
        }
    }
    let why = "who may not call learns nothing about what a good request looks like, and costs nothing";
    holds("a role without the permission gets PERMISSION_DENIED before the request is even read", why, &broken);
    assert_eq!(stored(&world).await, before, "nothing was stored");
}

#[tokio::test]
async fn bytes_that_are_no_message_are_an_invalid_request() {
    let world = house().await;
    let mut broken = Vec::new();
    let garbage = tonic::codegen::Bytes::from_static(&[0xff; 7]);
    for method in METHODS {
        let refusal = Refusal::expect(world.as_(EVERYWHERE).call_bytes(method.path, garbage.clone()).await);
        if refusal.code != Code::InvalidArgument || refusal.reason.is_empty() || !Refusal::is_thai(&refusal.text) {
            broken.push(format!("{}: {refusal:?}", method.name));
        }
    }
    holds("bytes that cannot be read are INVALID_ARGUMENT with a reason", "a broken client should not look like a broken server", &broken);
}

#[tokio::test]
async fn every_broken_field_is_named_with_its_full_path() {
    let world = house().await;
    let before = stored(&world).await;
    let (mut broken, mut probes) = (Vec::new(), 0);
    for method in METHODS {
        // One caller alone would be told to wait before all fields are tried.
        let caller = world.anonymous().bearing(&world.token_of(method.name, EVERYWHERE));
        for probe in breaks::of(&input(method)) {
            probes += 1;
            let thai = refused(&caller, method, &probe.request).await;
            if let Some(wrong) = verdict(&probe, &thai) {
                broken.push(format!("{} {}", method.name, wrong));
            }
        }
    }
    assert!(probes > 500, "{probes} probes: the contract has more fields than that");
    holds(
        "each broken field answers INVALID_ARGUMENT with exactly its path, a reason and texts in Thai and English",
        "a form in an app marks the field that is wrong",
        &broken,
    );
    assert_eq!(stored(&world).await, before, "nothing was stored");
}

/// What is wrong with the answer to a probe.
fn verdict(probe: &Probe, answer: &Refusal) -> Option<String> {
    let said = answer.field_reasons();
    let complaint =
        |what: &str| Some(format!("{} ({}): {what}, got {:?} {:?} {}", probe.path, probe.what, answer.code, said, answer.english));
    if answer.code != Code::InvalidArgument {
        return complaint("expected INVALID_ARGUMENT");
    }
    let named = match probe.expected {
        Expected::Only(reason) => !said.is_empty() && said.iter().all(|(path, _)| *path == probe.path) && said[0].1 == reason,
        Expected::Among(reason) => said.iter().any(|(path, found)| *path == probe.path && *found == reason),
        Expected::Below => said.iter().any(|(path, _)| path.starts_with(probe.path.as_str())),
    };
    if !named {
        return complaint("expected exactly this field");
    }
    let spoken = answer.fields.iter().all(|f| Refusal::is_thai(&f.text) && !f.english.is_empty() && !Refusal::is_thai(&f.english));
    if !spoken || answer.locale != "th" || answer.reference.is_empty() {
        return complaint("expected a Thai and an English text");
    }
    None
}
