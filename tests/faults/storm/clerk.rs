//! Clerks who write side by side: most of it good work, some of it tried out, some of it wrong, some of it asked for twice.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chassis::kernel::{Clock, Dice, Ids};
use testkit::{Caller, Refusal};
use tokio::sync::watch;
use tokio::time::{Instant, timeout};
use tonic::{Code, Status};
use uuid::Uuid;

use super::fold::{Kind, Source};
use super::history::{Fate, History, Intent, Outcome};
use super::lasting;
use super::rater::{Draft, Hand, Rater, What};
use super::town::Desks;
use super::work::{Form, Ground, Mark, Reply, Request, Thing};

/// Who insists on an answer gives up after this long, and then the house has broken its promise.
const GIVES_UP_AFTER: Duration = Duration::from_secs(40);
/// The longest that a clerk waits for one call.
const PATIENCE: Duration = Duration::from_secs(5);
/// The least and the most between two tries.
const BETWEEN_TRIES: (Duration, Duration) = (Duration::from_millis(30), Duration::from_millis(120));

/// What the clerks of one run have in common.
#[derive(Clone)]
pub(super) struct Office {
    pub(super) seed: u64,
    /// One desk for each writer.
    pub(super) desks: Desks,
    pub(super) ground: Ground,
    /// The cycle of evaluation that is open all the time.
    pub(super) round: Uuid,
    pub(super) history: History,
    /// Things that anybody may take up, so that clerks get in each other's way.
    pub(super) shared: Arc<Mutex<Vec<Thing>>>,
    /// Writes that have been dealt with.
    pub(super) progress: Arc<watch::Sender<usize>>,
    /// The least and the most between two writes of one clerk.
    pub(super) pause: (Duration, Duration),
}

/// How long a clerk works: at least so many writes, and until the weather is over.
#[derive(Clone)]
pub(super) struct Shift {
    pub(super) writes: usize,
    pub(super) over: watch::Receiver<bool>,
}

/// One clerk.
pub(super) struct Clerk {
    number: u64,
    office: Office,
    dice: Dice,
    ids: Ids,
    written: usize,
    mine: Vec<Thing>,
    /// Schools that were nominated already, or may have been: each gets into the programme once.
    nominated: BTreeSet<Uuid>,
    evaluations: Rater,
    /// The last write that was answered, to ask for it once more.
    last: Option<(usize, Request)>,
}

/// A write before its first call.
struct Task {
    intent: Intent,
    request: Request,
    /// What it makes of a thing of evaluations.
    after: Option<What>,
}

impl Clerk {
    pub(super) fn new(office: &Office, number: u64) -> Self {
        let mut dice = Dice::of_part(office.seed, number + 1);
        let ids = Ids::seeded(dice.throw());
        let evaluations = Rater::new(number, office.round, &office.ground.judged);
        let office = office.clone();
        Self { number, office, dice, ids, written: 0, mine: Vec::new(), nominated: BTreeSet::new(), evaluations, last: None }
    }

    /// Opens the cycle in which everybody judges, in good weather.
    pub(super) async fn open_round(mut self) -> Uuid {
        let (id, form) = (self.new_id(), self.form(false));
        let hand = Hand { form: &form, id, school: None, real: true };
        let planned = of_evaluations(&form, self.evaluations.plan(&hand), Fate::Real, true);
        let version = self.write(planned).await.expect("a cycle is planned").version;
        let (form, opening) = (self.form(false), self.new_id());
        let hand = Hand { form: &form, id: opening, school: None, real: true };
        let opened = of_evaluations(&form, Rater::open(&hand, (id, version)), Fate::Real, true);
        self.write(opened).await.expect("a cycle is opened");
        id
    }

    pub(super) async fn work(mut self, shift: Shift) {
        while self.written < shift.writes || !*shift.over.borrow() {
            if self.dice.chance(6)
                && let Some((write, request)) = self.last.clone()
            {
                // What was answered is asked for again: the answer has to be the same.
                self.ask(write, &request, true).await;
            }
            let task = self.next();
            self.write(task).await;
            self.office.progress.send_modify(|writes| *writes += 1);
            if !self.office.pause.1.is_zero() {
                lasting(self.dice.between(self.office.pause.0, self.office.pause.1)).await;
            }
        }
    }

    /// A write from its first call to its last.
    async fn write(&mut self, Task { intent, request, after }: Task) -> Option<Reply> {
        let (insists, fate) = (intent.insists, intent.fate);
        let write = self.office.history.intend(intent);
        let reply = self.ask(write, &request, insists).await;
        self.written += 1;
        let done = reply.filter(|_| fate == Fate::Real)?;
        match (request.kind().source(), after) {
            (Source::Evaluations, Some(what)) => self.evaluations.keep(done.id, done.version, what),
            (Source::Evaluations, None) => {}
            (Source::Partners | Source::Schools, _) => self.remember(&request, &done),
        }
        self.last = Some((write, request));
        Some(done)
    }

    /// Asks until there is an answer, or until a clerk who does not insist has had enough.
    async fn ask(&mut self, write: usize, request: &Request, insists: bool) -> Option<Reply> {
        let end = Instant::now() + GIVES_UP_AFTER;
        loop {
            let writer = self.dice.below(self.desks(request.kind().source()).len());
            self.office.history.call(write, writer);
            let answer = self.call(writer, request).await.map_err(|outcome| early(request, outcome));
            let outcome = match &answer {
                Ok(reply) => Outcome::Ok { id: reply.id, version: reply.version, reply: reply.digest.clone() },
                Err(outcome) => outcome.clone(),
            };
            let settled = !matches!(outcome, Outcome::Unknown { .. });
            if let Outcome::Failed { reason, .. } = &outcome {
                self.forget(request, reason);
            }
            self.office.history.answer(write, writer, outcome);
            if settled || !insists || Instant::now() >= end {
                return answer.ok();
            }
            lasting(self.dice.between(BETWEEN_TRIES.0, BETWEEN_TRIES.1)).await;
        }
    }

    fn desks(&self, source: Source) -> &[Caller] {
        self.office.desks.of(source)
    }

    /// One call. A clerk may say how long they wait, or leave without a word.
    async fn call(&mut self, writer: usize, request: &Request) -> Result<Reply, Outcome> {
        let desk = self.desks(request.kind().source())[writer].clone();
        let (desk, limit) = match self.dice.below(10) {
            0 => (desk, self.dice.between(Duration::from_millis(5), Duration::from_millis(250))),
            1 => (desk.patience(Duration::from_millis(400)), Duration::from_millis(600)),
            _ => (desk.patience(PATIENCE), PATIENCE + Duration::from_secs(1)),
        };
        match timeout(limit, request.send(&desk)).await {
            Ok(Ok(reply)) => Ok(reply),
            Ok(Err(status)) => Err(outcome(&status)),
            Err(_) => Err(Outcome::Unknown { why: format!("left after {} ms", limit.as_millis()) }),
        }
    }

    fn next(&mut self) -> Task {
        let fate = match self.dice.below(100) {
            0..6 => Fate::Doomed,
            6..12 => Fate::Dry,
            _ => Fate::Real,
        };
        let form = self.form(fate == Fate::Dry);
        if self.dice.chance(35) {
            return self.next_of_evaluations(&form, fate);
        }
        if fate == Fate::Doomed {
            return self.doomed(form);
        }
        let (request, id, before) = match self.dice.below(100) {
            0..58 => {
                let (request, id) = self.something_new(&form);
                (request, id, 0)
            }
            _ => match self.some_thing() {
                Some(thing) => {
                    if thing.kind == Kind::Participation {
                        // Who is out stays out: it is asked for once.
                        self.mine.retain(|known| known.id != thing.id);
                    }
                    (Request::change(&form, &thing), Some(thing.id), thing.version)
                }
                None => (Request::record_organisation(&form, None), None, 0),
            },
        };
        // A school is nominated once, so that it has to be known whether it was.
        let insists = fate == Fate::Real && (self.dice.chance(85) || request.kind() == Kind::Participation);
        task(&form, request, (id, before), fate, insists)
    }

    /// The same at the desk of evaluations.
    fn next_of_evaluations(&mut self, form: &Form, fate: Fate) -> Task {
        let hand = Hand { form, id: self.new_id(), school: self.own_school(), real: fate == Fate::Real };
        if fate == Fate::Doomed {
            let request = Request::Evaluations(self.evaluations.doomed(&mut self.dice, &hand));
            return task(form, request, (None, 0), fate, true);
        }
        let draft = self.evaluations.next(&mut self.dice, &hand);
        let insists = fate == Fate::Real && self.dice.chance(85);
        of_evaluations(form, draft, fate, insists)
    }

    fn form(&self, dry: bool) -> Form {
        Form { request_id: self.new_id(), mark: Mark::new(self.office.seed, self.number, self.written), dry }
    }

    /// A thing that is not there yet, and its id where the clerk chooses it.
    fn something_new(&mut self, form: &Form) -> (Request, Option<Uuid>) {
        let id = self.chosen_id();
        match self.dice.below(58) {
            0..16 => (Request::record_organisation(form, id), id),
            16..30 => {
                let parties = self.parties();
                (Request::draft_agreement(form, id, &parties), id)
            }
            30..38 => (Request::plan_cycle(form, id, &self.office.ground), id),
            number => match (number, self.own_school()) {
                (38..46, Some(school)) => (Request::count_pupils(form, id, school), id),
                (46..52, Some(school)) if !self.nominated.contains(&school) => {
                    self.nominated.insert(school);
                    let id = self.new_id();
                    (Request::nominate_school(form, id, school, &self.office.ground), Some(id))
                }
                _ => (Request::register_school(form, id), id),
            },
        }
    }

    /// Something that has to be refused, whatever else happens.
    fn doomed(&mut self, form: Form) -> Task {
        let nowhere = Thing {
            kind: self.dice.one_of(&[Kind::Agreement, Kind::School, Kind::Cycle]).unwrap_or(Kind::School),
            id: self.new_id(),
            version: 1,
        };
        let (form, request) = match (self.dice.below(5), self.some_thing(), self.last.clone()) {
            (0, Some(thing), _) => {
                // A version from tomorrow is as wrong as one from yesterday.
                let request = Request::change(&form, &Thing { version: thing.version + 1_000, ..thing });
                (form, request)
            }
            (1, Some(thing), _) => {
                let request = Request::change(&form, &thing).broken();
                (form, request)
            }
            // The number of an answered request on another one.
            (2, _, Some((_, answered))) => (Form { request_id: answered.request_id(), ..form.clone() }, answered.reworded(form.mark)),
            (3, ..) => {
                let request =
                    if self.dice.chance(50) { Request::record_organisation(&form, None) } else { Request::register_school(&form, None) };
                (form, request.broken())
            }
            _ => {
                let request = Request::change(&form, &nowhere);
                (form, request)
            }
        };
        task(&form, request, (None, 0), Fate::Doomed, true)
    }

    fn remember(&mut self, request: &Request, reply: &Reply) {
        let thing = Thing { kind: request.kind(), id: reply.id, version: reply.version };
        if thing.kind == Kind::Participation && request.changes().is_some() {
            return;
        }
        if let Some(known) = self.mine.iter_mut().find(|known| known.id == thing.id) {
            *known = thing;
            return;
        }
        let mut shared = self.office.shared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = shared.iter_mut().find(|known| known.id == thing.id) {
            known.version = known.version.max(thing.version);
        } else if thing.kind != Kind::Participation && self.dice.chance(10) {
            shared.push(thing);
        } else {
            drop(shared);
            self.mine.push(thing);
        }
    }

    /// A thing that somebody else has changed meanwhile is left to them.
    fn forget(&mut self, request: &Request, reason: &str) {
        let Some(id) = request.changes() else { return };
        if reason == "VERSION_CONFLICT" {
            self.mine.retain(|thing| thing.id.to_string() != id);
        }
    }

    /// Something to change: of the clerk's own, or one that others change as well.
    fn some_thing(&mut self) -> Option<Thing> {
        if self.dice.chance(25) {
            let shared = self.office.shared.lock().unwrap_or_else(PoisonError::into_inner);
            // The newest few, so that there is a crowd around them.
            let newest = &shared[shared.len().saturating_sub(3)..];
            if let Some(thing) = self.dice.one_of(newest) {
                return Some(thing);
            }
        }
        let recent = &self.mine[self.mine.len().saturating_sub(20)..];
        self.dice.one_of(recent)
    }

    /// Up to two organisations of the clerk's own.
    fn parties(&mut self) -> Vec<Uuid> {
        let mut own: Vec<Uuid> =
            self.mine.iter().rev().filter(|thing| thing.kind == Kind::Organisation).map(|thing| thing.id).take(2).collect();
        own.truncate(self.dice.below(3));
        own
    }

    /// The newest school that nobody else changes.
    fn own_school(&self) -> Option<Uuid> {
        self.mine.iter().rev().find(|thing| thing.kind == Kind::School).map(|thing| thing.id)
    }

    fn chosen_id(&mut self) -> Option<Uuid> {
        self.dice.chance(50).then(|| self.new_id())
    }

    fn new_id(&self) -> Uuid {
        self.ids.next(Clock::system().now())
    }
}

fn task(form: &Form, request: Request, (id, before): (Option<Uuid>, i64), fate: Fate, insists: bool) -> Task {
    // What is refused bears no mark of something else that was done.
    let mark = if fate == Fate::Doomed { form.mark.to_string() } else { request.mark(form) };
    let (what, kind, says) = (request.what(), request.kind(), request.says().to_vec());
    let intent = Intent { what, kind, id, request_id: form.request_id, mark, before, fate, insists, says };
    Task { intent, request, after: None }
}

fn of_evaluations(form: &Form, draft: Draft, fate: Fate, insists: bool) -> Task {
    let Draft { request, id, before, after } = draft;
    Task { after, ..task(form, Request::Evaluations(request), (Some(id), before), fate, insists) }
}

/// What another service has told may not have been heard of yet: that is no answer.
fn early(request: &Request, outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Failed { reason, .. } if request.is_early() && reason == "NOT_FOUND" => {
            Outcome::Unknown { why: "not heard of yet".to_owned() }
        }
        Outcome::Failed { .. } | Outcome::Ok { .. } | Outcome::Unknown { .. } => outcome,
    }
}

/// Refused, or not known.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other code is an answer")]
fn outcome(status: &Status) -> Outcome {
    let refusal = Refusal::of(status);
    match refusal.code {
        Code::Unavailable | Code::DeadlineExceeded | Code::Cancelled | Code::Unknown | Code::ResourceExhausted => {
            Outcome::Unknown { why: format!("{:?}: {}", refusal.code, status.message()) }
        }
        // A line that is closed while a call goes out on it is INTERNAL in this client library.
        Code::Internal if refusal.reason.is_empty() => Outcome::Unknown { why: status.message().to_owned() },
        code => Outcome::Failed { code: format!("{code:?}"), reason: refusal.reason },
    }
}
