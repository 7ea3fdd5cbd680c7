//! The requests that clerks send, and what they take from a reply.

pub(super) mod evaluations;
mod ground;
mod instrument;
mod numbers;
pub(super) mod observations;
mod partners;
mod rubric;
mod schools;

use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use prost::Message;
use testkit::Caller;
use tonic::Status;
use uuid::Uuid;

use super::fold::Kind;

pub(super) use ground::{Ground, Judged};
pub(super) use numbers::{mark_of_counts, mark_of_cycle};
pub(super) use rubric::NODES;

/// Stands in what is written and nowhere else: by it an event is known as the event of a write. Where no text is told it stands in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    seed: i32,
    clerk: i32,
    write: i32,
}

impl Mark {
    /// Seeds that differ by 3,000 have the same marks: no run has so many.
    const SEEDS: u64 = 3_000;

    pub(super) fn new(seed: u64, clerk: u64, write: usize) -> Self {
        let small = |number: u64| i32::try_from(number).expect("few");
        Self { seed: small(seed % Self::SEEDS), clerk: small(clerk), write: i32::try_from(write).expect("few") }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.seed, self.clerk, self.write)
    }
}

/// A thing that is there, as far as a clerk knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Thing {
    pub(super) kind: Kind,
    pub(super) id: Uuid,
    pub(super) version: i64,
}

/// What a reply says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) id: Uuid,
    pub(super) version: i64,
    /// Stands for all of its bytes.
    pub(super) digest: String,
}

/// What becomes of a call.
type Verdict = Result<Reply, Status>;

/// What every request of a write has in common.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) request_id: Uuid,
    pub(super) mark: Mark,
    pub(super) dry: bool,
}

/// A request, ready to be sent as often as needed.
#[derive(Debug, Clone)]
pub(super) enum Request {
    Partners(partners::Request),
    Schools(schools::Request),
    Evaluations(evaluations::Request),
}

impl Request {
    pub(super) fn record_organisation(form: &Form, id: Option<Uuid>) -> Self {
        Self::Partners(partners::Request::record(form, id))
    }

    pub(super) fn draft_agreement(form: &Form, id: Option<Uuid>, parties: &[Uuid]) -> Self {
        Self::Partners(partners::Request::draft(form, id, parties))
    }

    pub(super) fn register_school(form: &Form, id: Option<Uuid>) -> Self {
        Self::Schools(schools::Request::register(form, id))
    }

    /// The pupils of a school on a day of this write's own.
    pub(super) fn count_pupils(form: &Form, id: Option<Uuid>, school: Uuid) -> Self {
        Self::Schools(schools::Request::count(form, id, school))
    }

    pub(super) fn nominate_school(form: &Form, id: Uuid, school: Uuid, ground: &Ground) -> Self {
        Self::Schools(schools::Request::nominate(form, id, school, ground))
    }

    pub(super) fn plan_cycle(form: &Form, id: Option<Uuid>, ground: &Ground) -> Self {
        Self::Schools(schools::Request::plan(form, id, ground))
    }

    /// Whatever changes a thing of its kind.
    pub(super) fn change(form: &Form, thing: &Thing) -> Self {
        match thing.kind {
            Kind::Organisation => Self::Partners(partners::Request::rename(form, thing)),
            Kind::Agreement => Self::Partners(partners::Request::retitle(form, thing)),
            Kind::School => Self::Schools(schools::Request::rename(form, thing)),
            Kind::Enrolment => Self::Schools(schools::Request::correct(form, thing)),
            Kind::Participation => Self::Schools(schools::Request::withdraw(form, thing)),
            Kind::Cycle => Self::Schools(schools::Request::record_phase(form, thing)),
            Kind::Round | Kind::Task | Kind::Assessment | Kind::Observation | Kind::KnownSchool | Kind::KnownParticipation => {
                unreachable!("clerks do to things of evaluations what `rater.rs` says")
            }
        }
    }

    /// The same with its required part left out.
    pub(super) fn broken(self) -> Self {
        match self {
            Self::Partners(request) => Self::Partners(request.broken()),
            Self::Schools(request) => Self::Schools(request.broken()),
            Self::Evaluations(request) => Self::Evaluations(request.broken()),
        }
    }

    /// Another request under the same number.
    pub(super) fn reworded(&self, mark: Mark) -> Self {
        match self {
            Self::Partners(request) => Self::Partners(request.reworded(mark)),
            Self::Schools(request) => Self::Schools(request.reworded(mark)),
            Self::Evaluations(request) => Self::Evaluations(request.reworded(mark)),
        }
    }

    pub(super) fn request_id(&self) -> Uuid {
        let text = match self {
            Self::Partners(request) => request.request_id(),
            Self::Schools(request) => request.request_id(),
            Self::Evaluations(request) => request.request_id(),
        };
        text.parse().expect("a request id is a UUID")
    }

    pub(super) fn what(&self) -> &'static str {
        match self {
            Self::Partners(request) => request.what(),
            Self::Schools(request) => request.what(),
            Self::Evaluations(request) => request.what(),
        }
    }

    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Partners(request) => request.kind(),
            Self::Schools(request) => request.kind(),
            Self::Evaluations(request) => request.kind(),
        }
    }

    /// The id of what it changes and others may change as well; None where it makes something new.
    pub(super) fn changes(&self) -> Option<&str> {
        match self {
            Self::Partners(request) => request.changes(),
            Self::Schools(request) => request.changes(),
            Self::Evaluations(_) => None,
        }
    }

    /// The mark that the event of this write bears.
    pub(super) fn mark(&self, form: &Form) -> String {
        match self {
            // A nomination has nothing of its own to say, so that it is known by its id.
            Self::Schools(schools::Request::Nominate(request)) => request.id.clone(),
            // What is only tried out must not bear the mark of what is done afterwards.
            Self::Evaluations(request) if !form.dry => request.mark().to_owned(),
            Self::Partners(_) | Self::Schools(_) | Self::Evaluations(_) => form.mark.to_string(),
        }
    }

    /// What has to be kept of it as it was said.
    pub(super) fn says(&self) -> &[String] {
        match self {
            Self::Evaluations(request) => request.says(),
            Self::Partners(_) | Self::Schools(_) => &[],
        }
    }

    /// Whether it may have to wait for what another service has told.
    pub(super) fn is_early(&self) -> bool {
        matches!(self, Self::Evaluations(request) if request.is_early())
    }

    /// One call.
    pub(super) async fn send(&self, caller: &Caller) -> Verdict {
        match self {
            Self::Partners(request) => request.send(caller).await,
            Self::Schools(request) => request.send(caller).await,
            Self::Evaluations(request) => request.send(caller).await,
        }
    }
}

/// The mark in a title, a name or a reason: its last word.
pub(super) fn mark_in(text: &str) -> String {
    text.rsplit(' ').next().unwrap_or_default().to_owned()
}

fn told(reply: &impl Message, thing: Option<(&str, i64)>) -> Reply {
    let (id, version) = thing.expect("the thing is in the reply");
    let mut hasher = DefaultHasher::new();
    reply.encode_to_vec().hash(&mut hasher);
    Reply { id: id.parse().expect("an id is a UUID"), version, digest: format!("{:016x}", hasher.finish()) }
}

fn text(id: Option<Uuid>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}
