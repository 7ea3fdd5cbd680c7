//! The second wall under lanes, lookups and everybody alone: Postgres shows what the callers of a transaction reach, and each of them still gets
//! only its own.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use api::partners::v1 as pb;
use chassis::ctx::{Answer, Call, Ctx, Door, Shell};
use chassis::db::{self, Database, DatabaseConfig, Migrations};
use chassis::failure::Failure;
use chassis::lane::{Done, Lane, LaneConfig};
use chassis::lookup::Lookup;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, PgConnection, SqlSafeStr as _};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::words::{AddWords, Results, Stage};
use crate::world::{TABLES, Words, World, one_worker, reason, story, words};

/// Where a record belongs, and what it says.
type Record = (Vec<String>, String);
type Seen = mpsc::UnboundedReceiver<BTreeSet<Uuid>>;

/// The database as a service in a deployment has it: under a role that is neither the owner of the tables nor a superuser.
async fn deployed(world: &World) -> Shell {
    let make = "do $$ begin create role sala_partners; exception when duplicate_object or unique_violation then null; end $$";
    sqlx::raw_sql(make).execute(&mut world.look().await).await.unwrap();
    // Whatever the last release granted is granted again by every run.
    db::run(&world.db, &TABLES).await.unwrap();
    let config = DatabaseConfig { url: format!("{}&options[role]=sala_partners", world.url), ..DatabaseConfig::default() };
    Shell { db: Database::open(&config, "partners").unwrap().with_tables(&TABLES), ..world.shell.clone() }
}

/// A record of each province, in the order of their numbers.
async fn records(world: &World, provinces: [u8; 3]) -> [Uuid; 3] {
    let mut ids = [Uuid::nil(); 3];
    for (id, province) in ids.iter_mut().zip(provinces) {
        *id = world.shell.ids.next(world.shell.clock.now());
        let text = "insert into record (id, scopes, words) values ($1, array[$2], $2)";
        sqlx::query(text).bind(*id).bind(format!("province:{province}")).execute(&mut world.look().await).await.unwrap();
    }
    ids
}

async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Record>, sqlx::Error> {
    let text = "select id, scopes, words from record where id = any($1)";
    let rows: Vec<(Uuid, Vec<String>, String)> = sqlx::query_as(text).bind(ids).fetch_all(db).await?;
    Ok(rows.into_iter().map(|(id, scopes, words)| (id, (scopes, words))).collect())
}

/// A lane that gives back records, each judged by its own caller; it tells what its transactions saw.
fn reading(shell: &Shell, stage: &Arc<Stage>) -> (Words, Seen) {
    let (stage, (tell, seen)) = (Arc::clone(stage), mpsc::unbounded_channel());
    let lane = Lane::new(
        shell,
        one_worker(),
        |_: &AddWords| None::<Uuid>,
        move |batch, items| {
            let (stage, tell) = (Arc::clone(&stage), tell.clone());
            Box::pin(async move {
                let _at_work = stage.enter(batch, items).await?;
                let ids: Vec<Uuid> = items.iter().map(|item| item.command().thing).collect();
                let found = find(batch.db(), &ids).await?;
                tell.send(found.keys().copied().collect()).map_err(Failure::internal)?;
                let judged = items.iter().map(|item| {
                    let record = found.get(&item.command().thing).filter(|(scopes, _)| item.caller().reaches(scopes));
                    let (_, words) = record.ok_or_else(Failure::not_found)?;
                    let agreement = pb::Agreement {
                        id: item.command().thing.to_string(),
                        title: None,
                        objectives_text: words.clone(),
                        ..Default::default()
                    };
                    Ok(Done::with(pb::ReturnAgreementResponse { agreement: Some(agreement) }))
                });
                let results: Results = Ok(judged.collect());
                results
            })
        },
    );
    (lane, seen)
}

#[test]
fn a_batch_of_two_areas_sees_both_and_no_third_and_each_caller_gets_its_own() {
    story(LaneConfig::default(), async |mut world| {
        let shell = deployed(&world).await;
        let [one, other, third] = records(&world, [40, 41, 42]).await;
        let (lane, mut seen) = reading(&shell, &world.stage);
        let occupying = world.occupy(&lane).await;
        let here = world.call_of("here", "institute_coordinator@province:40", &[]).await;
        let there = world.call_of("there", "institute_coordinator@province:41", &[]).await;
        let mut asked = Vec::new();
        for (call, record) in [(&here, one), (&there, other), (&here, other), (&there, one), (&here, third), (&there, third)] {
            asked.extend(world.line_up(&lane, call, vec![words(record, 1, "read")]).await);
        }
        world.go(2);
        assert_eq!(occupying.refused().await, "NOT_FOUND", "it asked for nothing that is there");
        assert_eq!(seen.recv().await.unwrap(), BTreeSet::new());
        let mut told = Vec::new();
        for asked in asked {
            told.push(match asked.told().await {
                Ok(reply) => Ok(reply.into_inner().agreement.unwrap().objectives_text),
                Err(status) => Err(reason(&status)),
            });
        }
        assert_eq!(seen.recv().await.unwrap(), BTreeSet::from([one, other]), "one batch, which sees what any of its callers reaches");
        assert!(seen.try_recv().is_err(), "it was one batch");
        assert_eq!(told[..2], [Ok("province:40".to_owned()), Ok("province:41".to_owned())]);
        assert!(told[2..].iter().all(|told| *told == Err("NOT_FOUND".to_owned())), "{told:?}");
    });
}

/// A lookup whose every snapshot says that it has begun, waits until it may look, and tells what it saw.
fn looking(shell: &Shell, stage: &Arc<Stage>) -> (Lookup<Uuid, Record, Failure>, mpsc::UnboundedReceiver<usize>, Seen) {
    let (stage, (bell, begun), (tell, seen)) = (Arc::clone(stage), mpsc::unbounded_channel(), mpsc::unbounded_channel());
    let lookup = Lookup::new(&shell.db, move |db, ids: &[Uuid]| {
        let (stage, bell, tell) = (Arc::clone(&stage), bell.clone(), tell.clone());
        Box::pin(async move {
            bell.send(ids.len()).map_err(Failure::internal)?;
            stage.go.acquire().await.map_err(Failure::internal)?.forget();
            let found = find(db, ids).await?;
            tell.send(found.keys().copied().collect()).map_err(Failure::internal)?;
            Ok(found)
        })
    });
    (lookup, begun, seen)
}

fn look(world: &World, lookup: &Lookup<Uuid, Record, Failure>, call: &Call, record: Uuid) -> JoinSet<Answer<String>> {
    let (door, lookup) = (Arc::clone(&world.door), lookup.clone());
    let mut incoming = tonic::Request::new(pb::GetOrganisationRequest { id: record.to_string() });
    incoming.extensions_mut().insert(call.clone());
    let mut asked = JoinSet::new();
    asked.spawn(async move {
        let key = |_: &Ctx, request: &pb::GetOrganisationRequest| Ok(request.id.parse().unwrap());
        let judge = |ctx: &Ctx, found: Option<&Record>| {
            let (_, words) = found.filter(|(scopes, _)| ctx.caller().reaches(scopes)).ok_or_else(Failure::not_found)?;
            Ok(words.clone())
        };
        door.ask_together(incoming, &lookup, key, judge).await
    });
    asked
}

#[test]
fn a_lookup_for_two_areas_sees_both_and_no_third_and_each_caller_gets_its_own() {
    story(LaneConfig::default(), async |world| {
        let shell = deployed(&world).await;
        let [one, other, third] = records(&world, [40, 41, 42]).await;
        let (lookup, mut begun, mut seen) = looking(&shell, &world.stage);
        let here = world.call_of("here", "institute_coordinator@province:40", &[]).await;
        let there = world.call_of("there", "institute_coordinator@province:41", &[]).await;
        // Both readers are at work, each for one caller alone.
        let mut alone = Vec::new();
        for call in [&here, &there] {
            alone.push(look(&world, &lookup, call, one));
            assert_eq!(begun.recv().await, Some(1));
        }
        let mut asked = Vec::new();
        for (call, record) in [(&here, one), (&there, other), (&here, other), (&there, third)] {
            let before = lookup.waiting();
            asked.push(look(&world, &lookup, call, record));
            world.until(|| lookup.waiting() > before).await;
        }
        world.go(3);
        let mut told = Vec::new();
        for mut asked in alone.into_iter().chain(asked) {
            told.push(asked.join_next().await.unwrap().unwrap().map(tonic::Response::into_inner).map_err(|status| reason(&status)));
        }
        let refused = || Err("NOT_FOUND".to_owned());
        let own = |province: u8| Ok(format!("province:{province}"));
        assert_eq!(told, [own(40), refused(), own(40), own(41), refused(), refused()]);
        let mut saw = Vec::new();
        for _ in 0..3 {
            saw.push(seen.recv().await.unwrap());
        }
        saw.sort_by_key(BTreeSet::len);
        assert_eq!(saw, [BTreeSet::new(), BTreeSet::from([one]), BTreeSet::from([one, other])], "nobody saw the third");
    });
}

#[test]
fn who_calls_alone_sees_as_far_as_the_grants_reach_and_work_of_nobody_sees_nothing() {
    story(LaneConfig::default(), async |world| {
        let shell = deployed(&world).await;
        let all = records(&world, [40, 41, 42]).await;
        let door: Door<Failure> = Door::new(shell.clone());
        for (grant, expected) in
            [("institute_coordinator@province:40", 1), ("institute_coordinator@province:43", 0), ("institute_coordinator@global", 3)]
        {
            let call = world.call_of("somebody", grant, &[]).await;
            let asking = || {
                let mut incoming = tonic::Request::new(pb::GetOrganisationRequest { id: all[0].to_string() });
                incoming.extensions_mut().insert(call.clone());
                incoming
            };
            let asked = door.ask(asking(), async |db, _, _| Ok(find(db, &all).await?.len())).await.unwrap().into_inner();
            let on_record =
                door.ask_on_record(asking(), async |uow, _, _| Ok(find(uow.db(), &all).await?.len())).await.unwrap().into_inner();
            assert_eq!((asked, on_record), (expected, expected), "{grant}");
        }
        let mut nobody = shell.db.begin(None, shell.clock.now(), shell.ids.clone()).await.unwrap();
        assert_eq!(find(nobody.db(), &all).await.unwrap().len(), 0);
        // A connection that has served a caller remembers nothing of its reach.
        let mut used = shell.db.pool().acquire().await.unwrap();
        for reach in ["*", "province:40"] {
            let served = format!("begin; set local sala.reach = '{reach}'; commit");
            sqlx::raw_sql(AssertSqlSafe(served)).execute(&mut *used).await.unwrap();
            assert_eq!(find(&mut used, &all).await.unwrap().len(), 0, "after {reach}");
        }
    });
}

#[test]
fn what_lies_beyond_the_reach_can_neither_be_changed_nor_made() {
    story(LaneConfig::default(), async |world| {
        let shell = deployed(&world).await;
        let [one, ..] = records(&world, [40, 41, 42]).await;
        let mut db = shell.db.pool().acquire().await.unwrap();
        let within =
            |statement: &str| AssertSqlSafe(format!("begin; set local sala.reach = 'province:40,esao:4001'; {statement}; rollback"));
        let mut changed = sqlx::raw_sql(within("update record set words = 'read'")).execute(&mut *db).await.unwrap();
        assert_eq!(changed.rows_affected(), 1, "of three");
        changed = sqlx::raw_sql(within("delete from record")).execute(&mut *db).await.unwrap();
        assert_eq!(changed.rows_affected(), 1);
        for forbidden in [
            format!("update record set scopes = array['province:41'] where id = '{one}'"),
            "insert into record values (gen_random_uuid(), array['province:41'], 'new')".to_owned(),
        ] {
            let refused = sqlx::raw_sql(within(&forbidden)).execute(&mut *db).await.unwrap_err();
            assert!(refused.to_string().contains("row-level security"), "{forbidden}: {refused}");
            sqlx::raw_sql("rollback").execute(&mut *db).await.unwrap();
        }
    });
}

/// Gives everything to a role that is no superuser, as `sala migrate` has it in a deployment.
const GIVE: &str = "do $$
declare owned text;
begin
    begin create role sala_test_owner; exception when duplicate_object or unique_violation then null; end;
    execute format('grant create on database %I to sala_test_owner', current_database());
    alter schema partners owner to sala_test_owner;
    for owned in select tablename from pg_tables where schemaname = 'partners' loop
        execute format('alter table partners.%I owner to sala_test_owner', owned);
    end loop;
end $$";

#[test]
fn the_owner_of_the_tables_stands_before_the_wall_like_everybody_and_a_migration_stands_behind_it() {
    story(LaneConfig::default(), async |world| {
        let all = records(&world, [40, 41, 42]).await;
        sqlx::raw_sql(GIVE).execute(&mut world.look().await).await.unwrap();
        let config = DatabaseConfig { url: format!("{}&options[role]=sala_test_owner", world.url), ..DatabaseConfig::default() };
        let owner = Database::open(&config, "partners").unwrap();
        assert_eq!(find(&mut owner.pool().acquire().await.unwrap(), &all).await.unwrap().len(), 0);

        let text = "-- expand\nupdate record set words = 'rewritten'".into_sql_str();
        let later = Migration::new(3, "rewritten".into(), MigrationType::Simple, text, false);
        let migrations = TABLES.own.iter().cloned().chain([later]).collect();
        let own: &'static Migrator = Box::leak(Box::new(Migrator { migrations, ..Migrator::DEFAULT }));
        db::run(&owner, &Migrations { own, ..TABLES }).await.unwrap();
        let rewritten: i64 = world.one("select count(*) from record where words = 'rewritten'").await;
        assert_eq!(rewritten, 3, "a migration that passed over rows in silence would leave old ones behind");
    });
}
