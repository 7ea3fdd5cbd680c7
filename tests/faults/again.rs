//! Twice at once, and everything again.

use super::check::all_is_one;
use super::street::Street;

#[tokio::test(flavor = "multi_thread")]
async fn two_writers_share_one_log_and_either_may_die() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        street.start_second();
        let first = street.desk();
        let second = street.second_desk().sharing(&first);
        street.until("the second writer answers", async |_| second.writer_answers().await.then_some(())).await;
        let (here, there) = (first.crowd(3, 12), second.crowd(3, 12));

        // The first one leads: it was alone when it began.
        street.until("the work goes on", async |_| (first.answered().len() >= 60).then_some(())).await;
        street.kill_partners();
        street.until("the second one goes on", async |_| (first.answered().len() >= 90).then_some(())).await;
        street.start_partners(&[]);
        street.until("both work", async |_| (first.answered().len() >= 130).then_some(())).await;
        street.second.take().expect("the second writer runs").kill();
        street.start_second();
        here.join_all().await;
        there.join_all().await;
        all_is_one(&mut street, &first).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_killed_at_once_starts_again_with_all_that_was_answered() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        let crowd = desk.crowd(6, 8);
        street.until("the work goes on", async |_| (desk.answered().len() >= 60).then_some(())).await;
        street.postgres.kill();
        street.nats.kill();
        street.kill_partners();
        street.kill_reporting();

        street.postgres.start_again().expect("Postgres recovers");
        street.nats.start_again().expect("nats-server starts again");
        street.start_reporting();
        street.start_partners(&[]);
        crowd.join_all().await;
        all_is_one(&mut street, &desk).await;
    }
}
