//! The broker is killed, loses its disk, or loses a stream.

use async_nats::jetstream;

use super::check::all_is_one;
use super::street::Street;

/// Deletes the stream with everything in it.
async fn delete_stream(street: &Street) {
    let options = async_nats::ConnectOptions::new().token(street.nats.token().unwrap_or_default().to_owned());
    let client = options.connect(street.nats.url()).await.expect("nats-server takes connections");
    jetstream::new(client).delete_stream("SALA_PARTNERS").await.expect("the stream can be deleted");
}

#[tokio::test(flavor = "multi_thread")]
async fn nats_killed_under_load_holds_no_writer_up_and_loses_nothing() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        let crowd = desk.crowd(6, 12);
        for share in 1..=2 {
            street.until("the work goes on", async |_| (desk.answered().len() >= share * 50).then_some(())).await;
            street.nats.kill();
            let before = desk.answered().len();
            street.until("writers are answered without NATS", async |_| (desk.answered().len() >= before + 12).then_some(())).await;
            street.nats.start_again().expect("nats-server starts again");
        }
        crowd.join_all().await;
        all_is_one(&mut street, &desk).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_stream_is_made_again_and_refilled_from_the_first_event() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        desk.crowd(3, 4).join_all().await;
        all_is_one(&mut street, &desk).await;

        delete_stream(&street).await;
        desk.round().await;
        street.provision();
        all_is_one(&mut street, &desk).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broker_that_lost_its_disk_is_refilled() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        desk.crowd(3, 4).join_all().await;
        all_is_one(&mut street, &desk).await;

        street.nats.lose_disk().expect("the store is removed");
        desk.round().await;
        street.nats.start_again().expect("nats-server starts again");
        street.provision();
        desk.round().await;
        all_is_one(&mut street, &desk).await;
    }
}
