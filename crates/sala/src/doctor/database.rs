//! The database of a service: there, new enough, safe, up to date, and under the right role.

use std::collections::BTreeMap;
use std::time::Duration;

use chassis::db::{self, Database, Examined};
use tokio::time::timeout;

use super::PATIENCE;
use super::finding::{Finding, Findings};
use crate::compose::Room;

/// What a relay and a leader check take beside the pools.
const RELAY_SESSION: i64 = 1;
const OLDEST: i32 = 150_000;
/// Tokens and deadlines forgive little more.
const CLOCKS_APART: Duration = Duration::from_secs(1);
const CLOCKS_FAR_APART: Duration = Duration::from_secs(10);

/// Looks at the database of one service. Gives the connections that its server has for us; None when it does not answer.
pub(super) async fn look(room: &Room, findings: &mut Findings) -> Option<i64> {
    let name = room.service.name;
    let examined = match examined(&room.db).await {
        Ok(examined) => examined,
        Err(why) => {
            let advice = format!("check host, port and password of {name}.database.url, and that the server runs");
            findings.add(format!("{name}.database"), Finding::fail(why, advice));
            return None;
        }
    };
    findings.add(format!("{name}.database"), version(&examined));
    findings.add(format!("{name}.encoding"), encoding(&examined));
    findings.add(format!("{name}.durability"), durability(&examined));
    findings.add(format!("{name}.clock"), clock(&examined));
    findings.add(format!("{name}.migrations"), migrations(room).await);
    findings.add(format!("{name}.role"), role(name, &examined));
    if !room.relay_db.shares_pool_with(&room.db) {
        findings.add(format!("{name}.relay_database"), relay(name, &room.relay_db).await);
    }
    Some(examined.max_connections)
}

async fn examined(db: &Database) -> Result<Examined, String> {
    match timeout(PATIENCE, db::examine(db)).await {
        Ok(outcome) => outcome.map_err(|error| format!("does not answer: {error}")),
        Err(_) => Err(format!("does not answer within {} s", PATIENCE.as_secs())),
    }
}

fn version(examined: &Examined) -> Finding {
    let (major, minor) = (examined.version / 10_000, examined.version % 10_000);
    let found = format!("PostgreSQL {major}.{minor} answers in {:.1} ms", examined.round_trip.as_secs_f64() * 1_000.0);
    if examined.version < OLDEST { Finding::fail(found, "PostgreSQL 15 is the oldest that serves") } else { Finding::ok(found) }
}

fn encoding(examined: &Examined) -> Finding {
    let found = examined.encoding.clone();
    if found == "UTF8" { Finding::ok(found) } else { Finding::fail(found, "Thai text needs a database made with --encoding=UTF8") }
}

fn durability(examined: &Examined) -> Finding {
    let off: Vec<&str> = examined.durability.iter().filter(|(_, value)| value == "off").map(|(name, _)| *name).collect();
    let all = examined.durability.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", ");
    match off.as_slice() {
        [] => Finding::ok(all),
        off => Finding::fail(all, format!("a crash may lose answered writes: set {} = on", off.join(" = on, "))),
    }
}

fn clock(examined: &Examined) -> Finding {
    let apart = examined.clock_ahead.unsigned_abs().saturating_sub(examined.round_trip / 2);
    let found = format!("{:+.3} s from ours", examined.clock_ahead.as_secs_f64());
    let advice = "keep both machines on network time";
    match apart {
        apart if apart < CLOCKS_APART => Finding::ok(found),
        apart if apart < CLOCKS_FAR_APART => Finding::warn(found, advice),
        _ => Finding::fail(found, advice),
    }
}

async fn migrations(room: &Room) -> Finding {
    let name = room.service.name;
    match timeout(PATIENCE, db::pending(&room.db, &room.service.migrations)).await {
        Ok(Ok(0)) => Finding::ok("none pending".to_owned()),
        Ok(Ok(count)) => Finding::fail(format!("{count} pending"), format!("run `sala migrate {name}` as the owner of the database")),
        Ok(Err(error)) => Finding::fail(error.to_string(), format!("the role must be able to read the schema {name}")),
        Err(_) => Finding::fail("could not be counted in time".to_owned(), "something holds locks on the tables of migrations"),
    }
}

fn role(name: &str, examined: &Examined) -> Finding {
    let role = &examined.role;
    let advice = format!("give the service a role that only works with rows, as deploy/postgres/init makes sala_{name}");
    if examined.superuser {
        return Finding::fail(format!("{role} is a superuser, whom the second wall does not hold"), advice);
    }
    if examined.bypasses_wall {
        let found = format!("{role} has BYPASSRLS, so the second wall does not hold it");
        return Finding::fail(found, format!("take it away: `alter role {role} nobypassrls`"));
    }
    if examined.owns_schema {
        return Finding::fail(format!("{role} owns the schema"), advice);
    }
    if let [first, others @ ..] = examined.owned_tables.as_slice() {
        let more = if others.is_empty() { String::new() } else { format!(" and {} more tables", others.len()) };
        let found = format!("{role} owns {first}{more} of {name}, so it could take the second wall down");
        return Finding::fail(found, format!("give them to the role of `sala migrate`: `reassign owned by {role} to` it"));
    }
    if examined.may_rewrite_log {
        return Finding::fail(format!("{role} may change or delete events"), format!("revoke update, delete on {name}.outbox from {role}"));
    }
    Finding::ok(format!("{role} works with rows, and the past of the log is out of its reach"))
}

async fn relay(name: &str, db: &Database) -> Finding {
    match examined(db).await {
        Ok(examined) if examined.superuser || examined.bypasses_wall || examined.owns_schema || !examined.owned_tables.is_empty() => {
            let found = format!("{} may do more than give events their positions", examined.role);
            Finding::fail(found, "give the relay a role of its own, as deploy/postgres/init does")
        }
        Ok(examined) => Finding::ok(format!("{} answers", examined.role)),
        Err(why) => Finding::fail(why, format!("check {name}.relay_database.url")),
    }
}

/// Whether every server has connections for all processes at once.
pub(super) fn connections(rooms: &[(&Room, i64)], replicas: u32, findings: &mut Findings) {
    let mut servers: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for (room, most) in rooms {
        let options = room.db.connect_options();
        let server = servers.entry(format!("{}:{}", options.get_host(), options.get_port())).or_insert((0, *most));
        server.0 += i64::from(replicas) * wanted_by(room);
        server.1 = server.1.min(*most);
    }
    for (server, (wanted, most)) in servers {
        findings.add(format!("connections.{server}"), enough(wanted, most, replicas));
    }
}

fn wanted_by(room: &Room) -> i64 {
    let pool = |db: &Database| i64::from(db.pool().options().get_max_connections());
    let relay = if room.relay_db.shares_pool_with(&room.db) { 0 } else { pool(&room.relay_db) };
    pool(&room.db) + relay + if room.service.is_source() { RELAY_SESSION } else { 0 }
}

fn enough(wanted: i64, most: i64, replicas: u32) -> Finding {
    let each = if replicas == 1 { String::new() } else { format!(" with {replicas} processes each") };
    let found = format!("the pools may take {wanted} of {most}{each}");
    if wanted <= most {
        Finding::ok(found)
    } else {
        Finding::fail(found, "raise max_connections of the server, or lower max_connections of the pools")
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::Status;
    use super::*;
    use jiff::SignedDuration;

    fn good() -> Examined {
        Examined {
            version: 150_008,
            encoding: "UTF8".to_owned(),
            durability: ["fsync", "synchronous_commit", "full_page_writes"].map(|name| (name, "on".to_owned())),
            max_connections: 97,
            clock_ahead: SignedDuration::from_millis(-3),
            round_trip: Duration::from_millis(2),
            role: "sala_partners".to_owned(),
            superuser: false,
            bypasses_wall: false,
            owns_schema: false,
            owned_tables: Vec::new(),
            may_rewrite_log: false,
        }
    }

    #[test]
    fn an_old_server_is_named_with_the_oldest_that_serves() {
        assert_eq!(version(&good()).status, Status::Ok);
        let old = version(&Examined { version: 140_013, ..good() });
        assert_eq!(old.status, Status::Fail);
        assert!(old.found.contains("14.13") && old.advice.contains("15"), "{old:?}");
    }

    #[test]
    fn clocks_that_part_are_told_by_how_far() {
        let at = |milliseconds| clock(&Examined { clock_ahead: SignedDuration::from_millis(milliseconds), ..good() }).status;
        assert_eq!(
            [at(0), at(-900), at(1_500), at(-1_500), at(60_000)],
            [Status::Ok, Status::Ok, Status::Warn, Status::Warn, Status::Fail]
        );
        // What the question took on its way may be all of the difference.
        let slow = Examined { clock_ahead: SignedDuration::from_secs(2), round_trip: Duration::from_secs(4), ..good() };
        assert_eq!(clock(&slow).status, Status::Ok);
    }

    #[test]
    fn a_role_that_can_rewrite_the_past_is_not_one_for_a_service() {
        assert_eq!(role("partners", &good()).status, Status::Ok);
        for bad in
            [Examined { superuser: true, ..good() }, Examined { owns_schema: true, ..good() }, Examined { may_rewrite_log: true, ..good() }]
        {
            assert_eq!(role("partners", &bad).status, Status::Fail);
        }
    }

    #[test]
    fn a_role_that_the_second_wall_would_not_hold_is_named_with_what_to_do() {
        let found = |bad: Examined| role("partners", &bad);
        let bypasses = found(Examined { bypasses_wall: true, ..good() });
        assert_eq!((bypasses.status, bypasses.advice.contains("alter role sala_partners nobypassrls")), (Status::Fail, true));
        let owned = |tables: &[&str]| found(Examined { owned_tables: tables.iter().map(|t| (*t).to_owned()).collect(), ..good() });
        assert_eq!((owned(&["person"]).status, owned(&[]).status), (Status::Fail, Status::Ok));
        let two = owned(&["agreement", "person"]);
        assert_eq!(two.found, "sala_partners owns agreement and 1 more tables of partners, so it could take the second wall down");
        assert!(two.advice.contains("reassign owned by sala_partners to"), "{two:?}");
    }

    #[test]
    fn a_setting_that_is_off_is_named_and_one_that_is_stricter_is_fine() {
        let mut examined = good();
        examined.durability[1].1 = "remote_apply".to_owned();
        assert_eq!(durability(&examined).status, Status::Ok);
        examined.durability[2].1 = "off".to_owned();
        assert!(durability(&examined).advice.contains("full_page_writes = on"));
    }
}
