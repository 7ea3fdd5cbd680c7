//! Evaluations killed at the worst moments: when a batch of submissions is being committed, so that nobody is answered and nothing is
//! published; and in the middle of a finalisation.

use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use chassis::kernel::{Clock, Ids};
use testkit::Caller;
use tokio::task::{JoinSet, block_in_place};
use tonic::Status;
use uuid::Uuid;

use super::checker::check;
use super::fold::Source;
use super::history::{Fate, Intent, Outcome, Write};
use super::town::{Shape, Town, Who};
use super::work::evaluations::{Request as Asked, Standing, comment, person};
use super::work::{Form, Mark, NODES, Reply, Request};
use super::world::{Begin, World};
use crate::faults::until;

const EVALUATION: Who = Who::Evaluation(0);
const SHAPE: Shape = Shape { writers: 0, schools: 1, evaluations: 1, readers: 1 };

/// One clerk who judges every school of a cycle, and the book about it.
struct Clerk {
    ids: Ids,
    caller: Caller,
    writes: Vec<Write>,
}

impl Clerk {
    fn new_id(&self) -> Uuid {
        self.ids.next(Clock::system().now())
    }

    fn form(&self) -> Form {
        Form { request_id: self.new_id(), mark: Mark::new(1, 0, self.writes.len()), dry: false }
    }

    /// Writes down what is going to be asked for.
    fn intend(&mut self, form: &Form, (id, before): (Uuid, i64), asked: Asked) -> (usize, Request) {
        let request = Request::Evaluations(asked);
        let intent = Intent {
            what: request.what(),
            kind: request.kind(),
            id: Some(id),
            request_id: form.request_id,
            mark: request.mark(form),
            before,
            fate: Fate::Real,
            insists: true,
            says: request.says().to_vec(),
        };
        self.writes.push(Write { intent, outcomes: Vec::new() });
        (self.writes.len() - 1, request)
    }

    fn answered(&mut self, write: usize, reply: &Reply) {
        let outcome = Outcome::Ok { id: reply.id, version: reply.version, reply: reply.digest.clone() };
        self.writes[write].outcomes.push(outcome);
    }

    async fn ask(&mut self, form: &Form, (id, before): (Uuid, i64), asked: Asked) -> i64 {
        let (write, request) = self.intend(form, (id, before), asked);
        let reply = request.send(&self.caller).await.expect("an answer in good weather");
        self.answered(write, &reply);
        reply.version
    }

    /// Asks until there is an answer.
    async fn insist(&mut self, write: usize, request: &Request) {
        let reply = until(async || request.send(&self.caller).await.ok()).await.expect("an answer in the end");
        self.answered(write, &reply);
    }

    /// A cycle, each of its schools given to the clerk, and everything said about each but not submitted: requests to submit.
    async fn judge(&mut self, town: &Town) -> (Uuid, Vec<(usize, Request)>) {
        let (round, judged) = (self.new_id(), &town.ground.judged);
        let form = self.form();
        let planned = self.ask(&form, (round, 0), Asked::plan(&form, round, judged)).await;
        let form = self.form();
        self.ask(&form, (round, planned), Asked::open(&form, (round, planned))).await;
        let mut submits = Vec::new();
        for school in &judged.schools {
            let (task, sheet, form) = (self.new_id(), self.new_id(), self.form());
            self.ask(&form, (task, 0), Asked::assign(&form, task, (round, *school, &person(0)))).await;
            let (form, levels) = (self.form(), i32::try_from(NODES.len()).expect("few"));
            let standing = |version, status, revision| Standing { id: sheet, version, status, revision, levels };
            let begun = standing(1, pb::AssessmentStatus::InProgress, 0);
            self.ask(&form, (sheet, 0), Asked::save(&form, begun, (task, 0, 0), &NODES)).await;
            let (says, form) = (vec![comment(form.mark); NODES.len()], self.form());
            let submitted = standing(2, pb::AssessmentStatus::Submitted, 1);
            submits.push(self.intend(&form, (sheet, 1), Asked::submit(&form, (submitted, 1), &[], says)));
        }
        (round, submits)
    }
}

/// Sends these requests side by side; what becomes of them is asked for later.
fn send(calls: &mut JoinSet<Result<Reply, Status>>, caller: &Caller, requests: &[(usize, Request)]) {
    for (_, request) in requests {
        let (caller, request) = (caller.clone(), request.clone());
        calls.spawn(async move { request.send(&caller).await });
    }
}

/// Holds commits of submissions: of the first two with one lock, of all others with another.
fn hold_submissions(town: &Town, first: [Uuid; 2]) {
    let [one, two] = first;
    town.street.sql(&format!(
        "create function evaluations.held() returns trigger language plpgsql as $$ begin
             perform pg_advisory_xact_lock_shared(case when new.assessment_id in ('{one}', '{two}') then 1 else 2 end); return null; end $$;
         create constraint trigger held after insert on evaluations.assessment_submission deferrable initially deferred
             for each row execute function evaluations.held()"
    ));
}

/// Holds a finalisation after it has written results.
fn hold_results(town: &Town) {
    town.street.sql(
        "create function evaluations.held_inside() returns trigger language plpgsql as $$ begin
             perform pg_advisory_xact_lock_shared(3); return null; end $$;
         create trigger held_inside after insert on evaluations.result_version for each statement execute function evaluations.held_inside()",
    );
}

fn gate(town: &Town, number: i32) -> local::Session {
    let mut gate = town.street.session();
    gate.run(&format!("select pg_advisory_lock({number})")).expect("the lock is taken");
    gate
}

/// Waits until the answer to a question is this one.
async fn awaits(town: &Town, what: &str, question: &str, answer: &str) {
    let found = until(async || (block_in_place(|| town.street.one(question)) == answer).then_some(())).await;
    assert!(found.is_some(), "{what}: never, it is {}\n{}", town.street.one(question), town.street.last_words());
}

const HELD: &str = "select count(*) from pg_stat_activity where application_name = 'sala-evaluations' and wait_event = 'advisory'";
const SESSIONS: &str = "select count(*) from pg_stat_activity where application_name = 'sala-evaluations'";
const SUBMISSIONS: &str = "select count(*) from evaluations.assessment_submission";

/// Kills the service while commits are held, and lets them go: the database finishes what nobody is there to hear of.
async fn kill_while_held(town: &mut Town, mut gate: local::Session, number: i32) {
    block_in_place(|| town.kill(EVALUATION));
    gate.run(&format!("select pg_advisory_unlock({number})")).expect("the lock is given back");
    awaits(town, "sessions of the dead end", SESSIONS, "0").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn evaluations_killed_while_they_commit_submissions_or_finalise_lose_double_and_half_store_nothing() {
    let newest = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let mut town = Town::open(&newest, SHAPE).await;
    let caller = town.desks().of(Source::Evaluations)[0].clone();
    let begin = block_in_place(|| Begin::now(&town.street, Source::Evaluations));
    let mut clerk = Clerk { ids: Ids::random(), caller: caller.clone(), writes: Vec::new() };
    let (round, submits) = clerk.judge(&town).await;
    submitted_in_the_dark(&mut town, &mut clerk, &submits).await;

    awaits(&town, "everything has arrived", &quiet(), "t").await;
    let world = World::read(&town.street, begin).await;
    assert_eq!(block_in_place(|| check(&clerk.writes, &world)), []);
    assert_eq!(world.submitted.len(), submits.len(), "each is there once");
    finalised_in_two_tries(&mut town, &mut EvaluationsServiceClient::new(caller), round).await;
}

/// Whether the log was read to its end.
fn quiet() -> String {
    "select s.published_position = s.next_position - 1 and o.position = s.next_position - 1 and not exists (select from evaluations.outbox where position is null)
     from evaluations.outbox_state s join reporting.projection_offset o on o.source = 'evaluations'"
        .to_owned()
}

/// Two submissions keep both workers of the lane busy until all others wait; those are committed together, and the service is killed
/// before anybody hears of it.
async fn submitted_in_the_dark(town: &mut Town, clerk: &mut Clerk, submits: &[(usize, Request)]) {
    let ids = [0, 1].map(|at| clerk.writes[submits[at].0].intent.id.expect("made by the clerk"));
    block_in_place(|| hold_submissions(town, ids));
    let (mut first, others) = (gate(town, 1), gate(town, 2));
    let mut calls = JoinSet::new();
    for (number, submit) in submits[..2].iter().enumerate() {
        send(&mut calls, &clerk.caller, std::slice::from_ref(submit));
        awaits(town, "a submission is held at its commit", HELD, &(number + 1).to_string()).await;
    }
    send(&mut calls, &clerk.caller, &submits[2..]);
    // What comes later on the same line is answered, so that what came before waits in the lane.
    for _ in 0..5 {
        let asked = pb::ListCyclesRequest { page_size: 1, ..Default::default() };
        EvaluationsServiceClient::new(clerk.caller.clone()).list_cycles(asked).await.expect("an answer");
    }
    first.run("select pg_advisory_unlock(1)").expect("the lock is given back");
    awaits(town, "the first two are stored", SUBMISSIONS, "2").await;
    until(async || (block_in_place(|| town.street.one(HELD)) != "0").then_some(())).await.expect("the others are held at their commit");
    kill_while_held(town, others, 2).await;

    let answers: Vec<_> = calls.join_all().await.into_iter().filter_map(Result::ok).collect();
    assert!(answers.len() <= 2, "only the first two were answered: {answers:?}");
    for reply in &answers {
        let of = clerk.writes.iter().rposition(|write| write.intent.id == Some(reply.id)).expect("it was asked for");
        clerk.answered(of, reply);
    }
    let stored = "select count(*) > 3 and count(*) > count(distinct xmin::text) from evaluations.assessment_submission";
    assert_eq!(town.street.one(stored), "t", "several were committed together after the service had died");
    let waiting = "select count(*) from evaluations.outbox where position is null and type = 'submitted'";
    assert_ne!(town.street.one(waiting), "0", "they are told to nobody yet");

    town.start(EVALUATION);
    for again in 0..2 {
        for (write, request) in submits {
            clerk.insist(*write, request).await;
        }
        let stored = block_in_place(|| town.street.one(SUBMISSIONS));
        assert_eq!(stored, submits.len().to_string(), "asked for {} times", again + 2);
    }
}

/// Half of a finalisation is nothing; asked for again it comes to what it comes to undisturbed.
async fn finalised_in_two_tries(town: &mut Town, client: &mut EvaluationsServiceClient<Caller>, round: Uuid) {
    let id = round.to_string();
    let version = format!("select version from evaluations.cycle where id = '{id}'");
    let expected_version = |town: &Town| block_in_place(|| town.street.one(&version)).parse().expect("a number");
    let close = pb::CloseCycleCollectionRequest { id: id.clone(), expected_version: expected_version(town), ..Default::default() };
    client.close_cycle_collection(close).await.expect("it is open");
    let start = pb::StartCycleModerationRequest { id: id.clone(), expected_version: expected_version(town), ..Default::default() };
    client.start_cycle_moderation(start).await.expect("its collection has ended");
    let state = format!(
        "select concat_ws(' ', c.status, c.version, c.result_n, (select count(*) from evaluations.result), (select count(*) from evaluations.result_version),
                (select count(*) from evaluations.finalisation), (select count(*) from evaluations.assessment where status = 'CONFIRMED'),
                (select count(*) from evaluations.outbox), (select count(*) from evaluations.request), (select count(*) from evaluations.audit))
         from evaluations.cycle c where c.id = '{id}'"
    );
    let before = block_in_place(|| town.street.one(&state));
    assert!(before.starts_with("MODERATION 5 0 0 0 0 0 "), "{before}");

    block_in_place(|| hold_results(town));
    let inside = gate(town, 3);
    let request = pb::FinaliseCycleRequest {
        request_id: Ids::random().next(Clock::system().now()).to_string(),
        id: id.clone(),
        expected_version: expected_version(town),
        ..Default::default()
    };
    let mut call = JoinSet::new();
    let (mut other, asked) = (client.clone(), request.clone());
    call.spawn(async move { other.finalise_cycle(asked).await });
    awaits(town, "results are being written", HELD, "1").await;
    kill_while_held(town, inside, 3).await;
    assert!(call.join_all().await.iter().all(Result::is_err), "nobody is answered");
    assert_eq!(block_in_place(|| town.street.one(&state)), before, "nothing of it is stored");

    town.start(EVALUATION);
    let done = until(async || client.finalise_cycle(request.clone()).await.ok()).await.expect("an answer in the end").into_inner();
    assert_eq!((done.found, done.revised, done.unchanged), (16, 0, 0));
    assert_eq!(client.finalise_cycle(request).await.expect("the same answer").into_inner(), done);
    let reopen = pb::ReopenCycleRequest {
        id: id.clone(),
        expected_version: expected_version(town),
        reason: "ตรวจสอบซ้ำ (ข้อมูลสมมติ)".to_owned(),
        approval: "มติที่ประชุมครั้งที่ 1/2565".to_owned(),
        ..Default::default()
    };
    client.reopen_cycle(reopen).await.expect("it has results");
    let again = pb::FinaliseCycleRequest { id, expected_version: expected_version(town), ..Default::default() };
    let undisturbed = client.finalise_cycle(again).await.expect("nothing is undecided").into_inner();
    assert_eq!((undisturbed.unchanged, undisturbed.hash), (16, done.hash), "it comes to the same without a disturbance");
}
