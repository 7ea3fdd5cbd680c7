//! Who may call what, written down by hand: every RPC × every role, one word for each.
//!
//! The role table decides what happens; this file says what was meant. A new RPC or a new role fails until somebody has decided
//! every cell of it.

use std::collections::BTreeMap;

use api::contract::METHODS;
use testkit::Refusal;
use tonic::Code;

use crate::architecture::holds;
use crate::sources;
use crate::world::house;

const FILE: &str = "tests/contracts/access_matrix.txt";

/// RPC → role → whether it may.
type Matrix = BTreeMap<String, BTreeMap<String, bool>>;

fn matrix(text: &str) -> Result<Matrix, String> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let roles: Vec<&str> = lines.next().ok_or("no line with the roles")?.split_whitespace().collect();
    let mut rows = Matrix::new();
    for line in lines {
        let mut words = line.split_whitespace();
        let rpc = words.next().unwrap_or_default();
        let cells: Vec<&str> = words.collect();
        if cells.len() != roles.len() {
            return Err(format!("{rpc} has {} cells for {} roles", cells.len(), roles.len()));
        }
        let mut row = BTreeMap::new();
        for (role, cell) in roles.iter().zip(cells) {
            let may = match cell {
                "yes" => true,
                "no" => false,
                other => return Err(format!("{rpc} × {role}: {other:?} is neither yes nor no")),
            };
            row.insert((*role).to_owned(), may);
        }
        rows.insert(rpc.to_owned(), row);
    }
    Ok(rows)
}

#[tokio::test]
async fn every_role_may_make_the_calls_that_were_meant_and_no_others() {
    let world = house().await;
    let expected = matrix(&sources::read(FILE)).unwrap_or_else(|e| panic!("{FILE}: {e}"));
    let mut broken = Vec::new();
    for method in METHODS {
        let rpc = format!("{}.{}", method.context, method.name);
        let row = expected.get(&rpc).cloned().unwrap_or_default();
        for role in world.roles().names() {
            let Some(may) = row.get(role) else {
                broken.push(format!("{rpc} × {role}: nobody has decided"));
                continue;
            };
            for scope in ["global", "province:40", "organisation:0197f0a0-0000-7000-8000-00000000dead"] {
                // Bytes that are no message get past the door and no further, so that asking changes nothing.
                let refusal = Refusal::expect(world.as_(&format!("{role}@{scope}")).call_bytes(method.path, vec![0xff; 7].into()).await);
                let opened = !matches!(refusal.code, Code::PermissionDenied | Code::Unauthenticated);
                if opened != *may {
                    broken.push(format!("{rpc} × {role}@{scope}: meant {may}, is {opened}"));
                }
            }
        }
    }
    let known: Vec<String> = METHODS.iter().map(|m| format!("{}.{}", m.context, m.name)).collect();
    broken.extend(expected.keys().filter(|rpc| !known.contains(rpc)).map(|rpc| format!("{rpc} is no RPC")));
    let roles: Vec<&str> = world.roles().names().collect();
    broken.extend(
        expected.values().flat_map(BTreeMap::keys).filter(|role| !roles.contains(&role.as_str())).map(|role| format!("{role} is no role")),
    );
    holds(
        "every RPC × every role is as tests/contracts/access_matrix.txt says",
        "a right that nobody decided on is a hole or a complaint",
        &broken,
    );
}

#[test]
fn a_cell_that_is_left_open_or_missing_is_refused() {
    assert!(matrix("teacher partner\npartners.GetPerson no yes\n").is_ok());
    assert!(matrix("teacher partner\npartners.GetPerson no\n").is_err());
    assert!(matrix("teacher partner\npartners.GetPerson no ?\n").is_err());
}
