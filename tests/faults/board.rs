//! The reader is killed.

use super::check::all_is_one;
use super::street::Street;

const WAITING: &str = "select count(*) from pg_stat_activity where application_name = 'sala-reporting' and wait_event_type = 'Lock'";
const ALIVE: &str = "select count(*) from pg_stat_activity where application_name = 'sala-reporting'";
const OFFSET: &str = "select position from reporting.projection_offset where source = 'partners'";

#[tokio::test(flavor = "multi_thread")]
async fn a_projector_killed_inside_its_transaction_applies_the_same_events_once() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        desk.round().await;
        all_is_one(&mut street, &desk).await;

        // Readers may look at the board; who wants to write in it waits, with its position already moved in its transaction.
        let mut gate = street.session();
        gate.run("begin; lock table reporting.partnership in exclusive mode").expect("the lock is taken");
        for _ in 0..2 {
            desk.round().await;
        }
        street.until("the projector waits inside its transaction", async |street| (street.one(WAITING) != "0").then_some(())).await;
        street.kill_reporting();
        gate.run("rollback").expect("the lock is given back");
        street.until("Postgres has noticed", async |street| (street.one(ALIVE) == "0").then_some(())).await;
        let stood: i64 = street.one(OFFSET).parse().expect("a position");
        assert!((3..9).contains(&stood), "the unfinished batch is rolled back, position and effects together: {stood}");

        street.start_reporting();
        all_is_one(&mut street, &desk).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_killed_again_and_again_under_load_ends_with_the_same_board() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        let crowd = desk.crowd(4, 12);
        for share in 1..=3 {
            let position = i64::from(share) * 30;
            street.until("the board is being read into", async |_| desk.position().await.filter(|read| *read >= position)).await;
            street.kill_reporting();
            street.start_reporting();
        }
        crowd.join_all().await;
        all_is_one(&mut street, &desk).await;
    }
}
