//! Commits out of order: an event that took its row early and committed late.

use super::check::all_is_one;
use super::street::Street;

/// Holds the commit of one organisation's event until the test lets go of the lock.
fn hold_at_commit(street: &Street, id: &str) -> local::Session {
    street.sql(&format!(
        "create function partners.held() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(4242); return null; end $$;
         create constraint trigger held after insert on partners.outbox deferrable initially deferred
             for each row when (new.aggregate_id = '{id}') execute function partners.held()"
    ));
    let mut gate = street.session();
    gate.run("select pg_advisory_lock(4242)").expect("the lock is taken");
    gate
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_that_commits_late_comes_after_those_that_overtook_it_and_is_not_lost() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        let late = desk.new_id();
        let mut gate = hold_at_commit(&street, &late);
        let mut slow = tokio::task::JoinSet::new();
        let (clerk, id) = (desk.clone(), late.clone());
        slow.spawn(async move { clerk.organisation(Some(&id)).await });
        let held = "select count(*) from pg_stat_activity where application_name = 'sala-partners' and wait_event = 'advisory'";
        street.until("the late one waits at its commit", async |street| (street.one(held) != "0").then_some(())).await;

        for _ in 0..3 {
            desk.round().await;
        }
        street.until("the others are on the board", async |_| desk.position().await.filter(|position| *position == 9)).await;
        gate.run("select pg_advisory_unlock(4242)").expect("the lock is given back");
        slow.join_all().await;
        all_is_one(&mut street, &desk).await;

        let row = format!("select id, position from partners.outbox where aggregate_id = '{late}'");
        assert_eq!(street.sql(&row)[0], ["1", "10"].map(|n| Some(n.to_owned())), "first to take a row, last to get a position");
    }
}
