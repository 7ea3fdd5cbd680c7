//! An event that nobody can read.

use api::common::v1::Completeness;

use super::check::all_but;
use super::street::Street;

#[tokio::test(flavor = "multi_thread")]
async fn a_poisoned_event_is_parked_with_its_aggregate_and_the_rest_flows() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        let bad = desk.new_id();
        // The first event of this agreement says nothing that protobuf knows; the second one is as good as any.
        street.sql(&format!(
            "create function partners.spoil() returns trigger language plpgsql as $$ begin new.payload := '\\xffffffff'; return new; end $$;
             create trigger spoil before insert on partners.outbox for each row when (new.aggregate_id = '{bad}' and new.aggregate_version = 1)
                 execute function partners.spoil()"
        ));
        desk.round().await;
        let drafted = desk.agreement(Some(&bad)).await;
        desk.round().await;
        desk.retitle(&drafted).await;
        desk.round().await;
        all_but(&mut street, &desk, &[&bad]).await;

        let parked = street.sql("select aggregate_id, aggregate_version from reporting.projection_parked order by position");
        assert_eq!(
            parked,
            [["1"], ["2"]].map(|[version]| vec![Some(bad.clone()), Some(version.to_owned())]),
            "the bad one and the later one of the same thing"
        );
        let (_, freshness) = desk.board().await;
        assert_eq!(freshness.sources[0].parked_events, 2);
        assert_eq!(freshness.completeness(), Completeness::Stopped, "a board with something missing says so");
        let shown = street.sala(&["events", "parked"]);
        assert!(shown.contains(&bad), "an operator sees what is parked:\n{shown}");
    }
}
