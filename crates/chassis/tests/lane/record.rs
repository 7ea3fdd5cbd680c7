//! What is told, noted and stored stands under the name of its own caller.

use sqlx::Row as _;

use crate::world::{METHOD, known_as, one_worker, story, words};

const TRACES: [Option<&str>; 3] = [
    Some("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
    None,
    Some("00-1bf7651916cd43dd8448eb211c80319c-c7ad6b7169203331-00"),
];
const CALLERS: [(&str, &str); 3] =
    [("anong", "institute_coordinator@global"), ("boonmi", "legal_officer@province:40"), ("chai", "institute_coordinator@province:41")];

#[test]
fn rows_of_one_batch_carry_their_own_callers_grants_traces_and_headers() {
    story(one_worker(), async |mut world| {
        let things = world.things(3).await;
        let first = world.occupy(&world.adding.clone()).await;
        let mut asked = Vec::new();
        for ((thing, (subject, grant)), trace) in things.iter().zip(CALLERS).zip(TRACES) {
            let headers: Vec<_> = trace.map(|trace| ("traceparent", trace)).into_iter().collect();
            let call = world.call_of(subject, grant, &headers).await;
            let request = known_as(*thing, words(*thing, 1, subject));
            asked.extend(world.line_up(&world.adding, &call, vec![request]).await);
        }
        world.go(2);
        first.reply().await;
        for (asked, thing) in asked.into_iter().zip(&things) {
            assert_eq!(asked.reply().await, (*thing, 2, chassis::after::token("partners", *thing, 2)));
        }
        assert_eq!(world.sizes(), [3]);

        let mut look = world.look().await;
        for ((thing, (subject, grant)), trace) in things.iter().zip(CALLERS).zip(TRACES) {
            let text = "select actor, traceparent, convert_from(payload, 'UTF8') from outbox where aggregate_id = $1";
            let told: Vec<(String, Option<String>, String)> = sqlx::query_as(text).bind(thing).fetch_all(&mut look).await.unwrap();
            assert_eq!(told, [(subject.to_owned(), trace.map(str::to_owned), subject.to_owned())]);
            let text =
                "select actor, used_grant, method, reason, request_id = aggregate_id, aggregate_version from audit where aggregate_id = $1";
            let noted: Vec<(String, String, String, String, bool, i64)> =
                sqlx::query_as(text).bind(thing).fetch_all(&mut look).await.unwrap();
            let noted_is = (subject.to_owned(), grant.to_owned(), METHOD.to_owned(), subject.to_owned(), true, 2);
            assert_eq!(noted, [noted_is]);
            let text = "select caller, method, sala_after from request where request_id = $1";
            let stored: Vec<(String, String, String)> = sqlx::query_as(text).bind(thing).fetch_all(&mut look).await.unwrap();
            assert_eq!(stored, [(subject.to_owned(), METHOD.to_owned(), chassis::after::token("partners", *thing, 2))]);
        }
        // In the log they stand in the order in which they came.
        let rows = sqlx::query("select aggregate_id from outbox order by id offset 1").fetch_all(&mut look).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.get(0)).collect::<Vec<uuid::Uuid>>(), things);
    });
}
