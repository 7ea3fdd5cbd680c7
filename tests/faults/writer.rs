//! The writer is killed.

use super::check::all_is_one;
use super::street::Street;

#[tokio::test(flavor = "multi_thread")]
async fn events_of_a_writer_killed_between_commit_and_publication_go_out_after_its_next_start() {
    for program in testkit::nats_programs() {
        let mut street = Street::servers(&program);
        street.start_partners(&["relay.pause_before_publish=true"]);
        street.start_reporting();
        street.ready().await;
        let desk = street.desk();
        for _ in 0..3 {
            desk.round().await;
        }
        street
            .until("the events have their positions", async |street| {
                (street.one("select count(position) from partners.outbox") == "9").then_some(())
            })
            .await;
        assert_eq!(street.one("select published_position from partners.outbox_state"), "0", "committed, answered, numbered, not published");
        street.kill_partners();
        assert_eq!(desk.position().await, Some(0), "nothing has reached the board");

        street.start_partners(&[]);
        all_is_one(&mut street, &desk).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_killed_again_and_again_under_load_loses_and_doubles_nothing() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        let crowd = desk.crowd(6, 12);
        for share in 1..=3 {
            // A different moment of the work each time: after a quarter, a half, three quarters of it.
            street.until("the work goes on", async |_| (desk.answered().len() >= share * 54).then_some(())).await;
            street.kill_partners();
            street.start_partners(&[]);
        }
        crowd.join_all().await;
        assert_eq!(desk.answered().len(), 6 * 12 * 3);
        all_is_one(&mut street, &desk).await;
    }
}
