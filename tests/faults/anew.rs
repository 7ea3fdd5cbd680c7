//! What an operator does: read models made anew, logs verified, read models compared with their sources, a database restored.

use super::check::all_is_one;
use super::street::Street;

/// Whether everything that can be compared is the same.
fn holds_together(street: &Street) {
    let verified = street.sala(&["audit", "verify"]);
    assert!(verified.starts_with("partners: whole, "), "{verified}");
    let compared = street.sala(&["reporting", "reconcile", "--token", street.token(), "--source", &street.address()]);
    assert!(compared.contains("agreement") && compared.contains("same") && !compared.contains("DIFFERENT"), "{compared}");
}

#[tokio::test(flavor = "multi_thread")]
async fn read_models_are_made_anew_under_load_without_a_failed_call() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        desk.crowd(4, 6).join_all().await;
        all_is_one(&mut street, &desk).await;

        let crowd = desk.crowd(3, 8);
        let before = desk.board().await.0.len();
        let rebuilding = std::thread::scope(|scope| {
            let work = scope.spawn(|| street.sala(&["reporting", "rebuild", "--reason", "TEST"]));
            let mut seen = before;
            while !work.is_finished() {
                // `board` panics when a call fails.
                let rows = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(desk.board())).0.len();
                assert!(rows >= seen, "a question saw {rows} agreements after {seen}");
                seen = rows;
            }
            work.join().expect("the command ends")
        });
        assert!(rebuilding.ends_with("generation 2 is live\n"), "{rebuilding}");
        crowd.join_all().await;
        all_is_one(&mut street, &desk).await;
        holds_together(&street);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_model_that_differs_from_its_source_is_found() {
    let newest = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let mut street = Street::open(&newest).await;
    let desk = street.desk();
    desk.crowd(2, 3).join_all().await;
    all_is_one(&mut street, &desk).await;
    holds_together(&street);

    street.sql("update reporting.partnership set agreement_version = agreement_version - 1 where agreement_id = (select min(agreement_id::text)::uuid from reporting.partnership)");
    let (good, said) = street.try_sala(&["reporting", "reconcile", "--token", street.token(), "--source", &street.address()]);
    assert!(!good && said.contains("DIFFERENT"), "{said}");
    // Derived data is mended by making it anew.
    street.sala(&["reporting", "rebuild"]);
    holds_together(&street);

    street.sql("alter table partners.outbox disable trigger all; update partners.outbox set actor = 'nobody' where position = 2; alter table partners.outbox enable trigger all");
    let (good, said) = street.try_sala(&["audit", "verify"]);
    assert!(!good && said.contains("NOT WHOLE") && said.contains("position 2"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_restored_to_an_older_point_begins_a_new_epoch_and_every_reader_follows() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        desk.round().await;
        all_is_one(&mut street, &desk).await;
        street.kill_partners();
        // What happened after the backup is undone: the last event and what it did.
        street.sql(
            "create temp table gone as select aggregate_id from partners.outbox where position = 3;
             delete from partners.outbox where position = 3;
             update partners.agreement set version = 1 where id = (select aggregate_id from gone);
             update partners.outbox_state set next_position = 3, published_position = 2, published_stream_seq = 2,
                    chain_head = (select chain from partners.outbox where position = 2)",
        );
        street.start_partners(&[]);
        street.ready().await;
        desk.forget_last();
        desk.round().await;
        let said = street.sala(&["events", "epoch", "bump", "partners"]);
        assert!(said.contains("epoch 2 begins after position"), "{said}");
        all_is_one(&mut street, &desk).await;
        holds_together(&street);
        assert_eq!(street.one("select reason from reporting.projection_generation where status = 'LIVE'"), "EPOCH");
    }
}
