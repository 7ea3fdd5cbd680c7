//! Questions that wait are asked together, and each caller gets what it would have got alone.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use api::partners::v1 as pb;
use chassis::ctx::{Answer, Call, Ctx};
use chassis::failure::Failure;
use chassis::lane::LaneConfig;
use chassis::lookup::Lookup;
use sqlx::Row as _;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::world::{World, reason, story, within};

/// What is looked up; the words of a thing.
type Things = Lookup<Uuid, String, Failure>;
type Asked = JoinSet<Answer<String>>;

/// How many snapshots are read at one time.
const READERS: usize = 2;

/// A lookup whose every snapshot tells what it is asked for and waits until it may answer.
struct Hall {
    things: Things,
    begun: mpsc::UnboundedReceiver<BTreeSet<Uuid>>,
    go: Arc<Semaphore>,
    /// Whose presence spoils a batch, and whether by a panic.
    spoils: Arc<Mutex<Option<(Uuid, bool)>>>,
}

impl Hall {
    fn open(world: &World) -> Self {
        let (bell, begun) = mpsc::unbounded_channel();
        let (go, spoils) = (Arc::new(Semaphore::new(0)), Arc::new(Mutex::new(None)));
        let (gate, bad) = (Arc::clone(&go), Arc::clone(&spoils));
        let things = Lookup::new(&world.db, move |db, ids: &[Uuid]| {
            let (bell, gate, bad) = (bell.clone(), Arc::clone(&gate), *bad.lock().unwrap());
            Box::pin(async move {
                bell.send(ids.iter().copied().collect()).unwrap();
                gate.acquire().await.unwrap().forget();
                match bad.filter(|(id, _)| ids.contains(id)) {
                    Some((_, true)) => panic!("spoilt"),
                    Some((_, false)) => return Err(Failure::internal("spoilt")),
                    None => {}
                }
                let rows = sqlx::query("select id, words from thing where id = any($1)").bind(ids).fetch_all(db).await?;
                Ok(rows.into_iter().map(|row| (row.get(0), row.get(1))).collect::<HashMap<Uuid, String>>())
            })
        });
        Self { things, begun, go, spoils }
    }

    fn ask(&self, world: &World, call: &Call, thing: Uuid) -> Asked {
        let (door, things) = (Arc::clone(&world.door), self.things.clone());
        let mut incoming = tonic::Request::new(pb::GetOrganisationRequest { id: thing.to_string() });
        incoming.extensions_mut().insert(call.clone());
        let mut asked = JoinSet::new();
        asked.spawn(async move {
            let key = |_: &Ctx, request: &pb::GetOrganisationRequest| Ok(request.id.parse().unwrap());
            door.ask_together(incoming, &things, key, |_, found: Option<&String>| found.cloned().ok_or_else(Failure::not_found)).await
        });
        asked
    }

    /// Both readers are at work on a thing each and stay there.
    async fn occupy(&mut self, world: &World, call: &Call) -> Vec<Asked> {
        let mut asked = Vec::new();
        for thing in world.things(READERS).await {
            asked.push(self.ask(world, call, thing));
            assert_eq!(self.begun.recv().await.unwrap(), BTreeSet::from([thing]), "a question alone goes at once");
        }
        asked
    }

    /// Questions that have arrived, one after the other.
    async fn line_up(&self, world: &World, call: &Call, things: &[Uuid]) -> Vec<Asked> {
        let mut asked = Vec::new();
        for thing in things {
            let before = self.things.waiting();
            asked.push(self.ask(world, call, *thing));
            world.until(|| self.things.waiting() > before).await;
        }
        asked
    }

    fn go(&self, snapshots: usize) {
        self.go.add_permits(snapshots);
    }
}

async fn told(mut asked: Asked) -> Answer<String> {
    asked.join_next().await.unwrap().unwrap()
}

async fn answer(asked: Asked) -> String {
    told(asked).await.unwrap().into_inner()
}

async fn refusal(asked: Asked) -> String {
    reason(&told(asked).await.expect_err("this question must be refused"))
}

#[test]
fn questions_that_wait_are_one_snapshot_and_one_thing_is_asked_for_once() {
    story(LaneConfig::default(), async |world| {
        let (mut hall, call) = (Hall::open(&world), world.call().await);
        let first = hall.occupy(&world, &call).await;
        let things = world.things(3).await;
        let nothing = Uuid::from_u128(7);
        let asked = hall.line_up(&world, &call, &[things[0], things[1], things[0], things[2], nothing]).await;
        hall.go(3);
        for asked in first {
            assert_eq!(answer(asked).await, "first");
        }
        assert_eq!(hall.begun.recv().await.unwrap(), things.iter().copied().chain([nothing]).collect());
        let mut asked = asked.into_iter();
        for _ in 0..4 {
            assert_eq!(answer(asked.next().unwrap()).await, "first");
        }
        assert_eq!(refusal(asked.next().unwrap()).await, "NOT_FOUND");
        assert!(hall.begun.try_recv().is_err(), "nobody was asked about twice");
    });
}

#[test]
fn who_has_just_written_sees_it() {
    story(LaneConfig::default(), async |world| {
        let (mut hall, call) = (Hall::open(&world), world.call().await);
        let first = hall.occupy(&world, &call).await;
        let thing = world.things(1).await[0];
        let asked = hall.line_up(&world, &call, &[thing]).await.remove(0);
        hall.go(3);
        assert_eq!(answer(asked).await, "first", "its snapshot is none of those that were there before");
        drop(first);
    });
}

#[test]
fn what_spoils_a_batch_is_refused_alone() {
    for panics in [false, true] {
        story(LaneConfig::default(), async |world| {
            let (mut hall, call) = (Hall::open(&world), world.call().await);
            let first = hall.occupy(&world, &call).await;
            let things = world.things(3).await;
            *hall.spoils.lock().unwrap() = Some((things[1], panics));
            let mut asked = hall.line_up(&world, &call, &things).await;
            hall.go(9);
            let spoilt = asked.remove(1);
            for asked in asked.into_iter().chain(first) {
                assert_eq!(answer(asked).await, "first");
            }
            if panics {
                let mut spoilt = spoilt;
                assert!(spoilt.join_next().await.unwrap().is_err_and(|gone| gone.is_panic()), "it is the shell that answers a panic");
            } else {
                assert_eq!(refusal(spoilt).await, "INTERNAL");
            }
            // The readers are still there.
            let after = world.things(1).await[0];
            assert_eq!(answer(hall.ask(&world, &call, after)).await, "first");
        });
    }
}

#[test]
fn who_leaves_is_not_asked_for_and_whose_deadline_passes_is_told() {
    story(LaneConfig::default(), async |world| {
        let (mut hall, call) = (Hall::open(&world), world.call().await);
        let first = hall.occupy(&world, &call).await;
        let things = world.things(3).await;
        let leaving = hall.line_up(&world, &call, &things[..1]).await;
        let hasty = hall.line_up(&world, &within(Duration::from_millis(50), &call), &things[1..2]).await.remove(0);
        let patient = hall.line_up(&world, &call, &things[2..]).await.remove(0);
        for mut leaving in leaving {
            leaving.shutdown().await;
        }
        assert_eq!(refusal(hasty).await, "TIMED_OUT");
        hall.go(3);
        assert_eq!(answer(patient).await, "first");
        assert_eq!(hall.begun.recv().await.unwrap(), BTreeSet::from([things[2]]));
        drop(first);
    });
}
