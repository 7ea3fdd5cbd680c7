//! Plans that nobody has applied or discarded end by themselves; what was applied stays as long as it may be undone.

use api::schools::v1 as pb;
use jiff::SignedDuration;
use testkit::{Counts, World};

use crate::given::{COORDINATOR, client, map, world};
use crate::importing::{apply, of_schools, planned, progress, school_row, schools_file, undo};

fn later(world: &World, days: i64) {
    world.clock.set(world.clock.now().checked_add(SignedDuration::from_hours(24 * days)).expect("not that late"));
}

async fn seen(client: &mut crate::given::Client, import: &pb::Import) -> pb::Import {
    let request = pb::GetImportRequest { id: import.id.clone() };
    client.get_import(request).await.expect("there").into_inner().import.expect("in the reply")
}

#[tokio::test]
async fn a_plan_that_nobody_applies_is_thrown_away_after_thirty_days_and_says_so() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let (first, _) = planned(&mut client, of_schools(schools_file(&[&school_row(1, "โรงเรียนหนึ่ง")]))).await;
    let (second, _) = planned(&mut client, of_schools(schools_file(&[&school_row(2, "โรงเรียนสอง")]))).await;
    later(&world, 30);
    assert_eq!(world.tidy("schools").await, 0, "thirty days are kept whole");
    let (third, _) = planned(&mut client, of_schools(schools_file(&[&school_row(3, "โรงเรียนสาม")]))).await;
    later(&world, 1);
    assert_eq!(world.tidy("schools").await, 2);
    for import in [&first, &second] {
        let gone = seen(&mut client, import).await;
        assert_eq!((gone.state(), gone.version), (pb::ImportState::Discarded, 2));
        let request = pb::ListImportRowsRequest { id: import.id.clone(), ..Default::default() };
        assert!(client.list_import_rows(request).await.expect("listed").into_inner().rows.is_empty());
    }
    assert_eq!(seen(&mut client, &third).await.state(), pb::ImportState::Planned);
    let told: Vec<_> = world.told("schools").await.into_iter().filter(|event| event.event == "discarded").collect();
    assert_eq!(told.len(), 2);
    assert!(told.iter().all(|event| event.aggregate == "import" && event.aggregate_version == 2));
    let records: Vec<(String, String, String)> =
        sqlx::query_as("select actor, method, reason from audit where method = 'DiscardForgottenImport' order by id")
            .fetch_all(world.db("schools").pool())
            .await
            .expect("on record");
    let expected = ("service:schools".to_owned(), "DiscardForgottenImport".to_owned(), "nothing was applied of it for 30 days".to_owned());
    assert_eq!(records, [expected.clone(), expected]);
    let before = Counts::of(world.db("schools")).await;
    assert_eq!((world.tidy("schools").await, Counts::of(world.db("schools")).await), (0, before), "nothing to do writes nothing");
}

#[tokio::test]
async fn what_was_applied_may_be_undone_long_after() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    map(&mut client).await;
    let rows = [school_row(1, "โรงเรียนหนึ่ง"), school_row(2, "โรงเรียนสอง")];
    let file = schools_file(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let (import, _) = planned(&mut client, of_schools(file)).await;
    let half = apply(&mut client, &import, 1).await.expect("applied");
    later(&world, 400);
    assert_eq!(world.tidy("schools").await, 0, "an import that somebody has begun to apply is no forgotten plan");
    let mut late = crate::given::client(&world, COORDINATOR);
    let undone = undo(&mut late, &half, 0).await.expect("undone");
    assert_eq!((undone.state(), progress(&undone)[2]), (pb::ImportState::Undone, 1));
}
