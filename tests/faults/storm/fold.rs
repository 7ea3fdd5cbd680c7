//! The read models as they must be: the logs folded here, by other code than the projections', into the lines that the tables must show.

mod partners;
mod schools;

use std::collections::BTreeMap;

use api::partners::v1 as of_partners;
use api::schools::v1 as of_schools;
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::work::{mark_in, mark_of_counts, mark_of_cycle};
use super::world::Told;

/// Where clerks write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    Partners,
    Schools,
}

impl Source {
    pub(super) const ALL: [Self; 2] = [Self::Partners, Self::Schools];

    /// The service, its schema and its log.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Partners => "partners",
            Self::Schools => "schools",
        }
    }

    /// Its stream.
    pub(super) fn stream(self) -> &'static str {
        match self {
            Self::Partners => "SALA_PARTNERS",
            Self::Schools => "SALA_SCHOOLS",
        }
    }

    /// The lines of the tables that are fed by it: id and line.
    pub(super) fn lines(self) -> &'static [(Kind, &'static str)] {
        match self {
            Self::Partners => &partners::LINES,
            Self::Schools => &schools::LINES,
        }
    }
}

/// What has a row of its own in a read model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Agreement,
    Organisation,
    School,
    Enrolment,
    Participation,
    Cycle,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Agreement, Self::Organisation, Self::School, Self::Enrolment, Self::Participation, Self::Cycle];

    /// Who has it.
    pub(super) fn source(self) -> Source {
        match self {
            Self::Agreement | Self::Organisation => Source::Partners,
            Self::School | Self::Enrolment | Self::Participation | Self::Cycle => Source::Schools,
        }
    }

    /// Its aggregate in the log.
    pub(super) fn aggregate(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Organisation => "organisation",
            Self::School => "school",
            Self::Enrolment => "enrolment",
            Self::Participation => "participation",
            Self::Cycle => "lesson_study",
        }
    }

    /// The kind of an aggregate that clerks write.
    pub(super) fn of(aggregate: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.aggregate() == aggregate)
    }
}

/// Everything that the read models keep of a thing, as one line.
pub(super) type Board = BTreeMap<(Kind, Uuid), String>;

/// What an event says of its thing.
pub(super) enum Snapshot {
    Agreement(Box<of_partners::AgreementSnapshot>),
    Organisation(Box<of_partners::Organisation>),
    School(Box<of_schools::School>),
    Enrolment(Box<of_schools::EnrolmentSnapshot>),
    Participation(Box<of_schools::Participation>),
    Cycle(Box<of_schools::LessonStudyCycleSnapshot>),
}

impl Snapshot {
    /// None: not an event that clerks cause, or one that cannot be read.
    pub(super) fn of(told: &Told) -> Option<Self> {
        match Kind::of(&told.aggregate)? {
            Kind::Agreement => partners::agreement(&told.payload),
            Kind::Organisation => partners::organisation(&told.payload),
            Kind::School => schools::school(&told.payload),
            Kind::Enrolment => schools::enrolment(&told.payload),
            Kind::Participation => schools::participation(&told.payload),
            Kind::Cycle => schools::cycle(&told.payload),
        }
    }

    /// The mark of the write that caused it.
    pub(super) fn mark(&self) -> String {
        match self {
            Self::Agreement(agreement) => mark_in(&agreement.title.clone().unwrap_or_default().th),
            Self::Organisation(organisation) => mark_in(partners::name(organisation, of_partners::NameKind::Short)),
            Self::School(school) => mark_in(school.names.last().and_then(|named| named.name.as_ref()).map_or("", |name| name.th.as_str())),
            Self::Enrolment(snapshot) => mark_of_counts(&snapshot.counts.clone().unwrap_or_default()),
            // Who nominates gives no reason, and the id that it was given is its mark.
            Self::Participation(participation) => match participation.steps.last().map_or("", |step| step.reason.as_str()) {
                "" => participation.id.clone(),
                reason => mark_in(reason),
            },
            Self::Cycle(cycle) => mark_of_cycle(cycle),
        }
    }

    fn line(&self, began: Timestamp, as_of: Timestamp) -> String {
        match self {
            Self::Agreement(agreement) => partners::agreement_line(agreement, began, as_of),
            Self::Organisation(organisation) => partners::organisation_line(organisation, as_of),
            Self::School(school) => schools::school_line(school, as_of),
            Self::Enrolment(snapshot) => schools::enrolment_line(snapshot, as_of),
            Self::Participation(participation) => schools::participation_line(participation, as_of),
            Self::Cycle(cycle) => schools::cycle_line(cycle, as_of),
        }
    }
}

/// The newest snapshot of each thing, and when its first event happened.
pub(super) fn fold(log: &[Told]) -> Board {
    let mut first: BTreeMap<Uuid, Timestamp> = BTreeMap::new();
    let mut board = Board::new();
    for told in log {
        let began = first.entry(told.id).or_insert(told.occurred_at);
        *began = (*began).min(told.occurred_at);
        if let (Some(kind), Some(snapshot)) = (Kind::of(&told.aggregate), Snapshot::of(told)) {
            board.insert((kind, told.id), snapshot.line(*began, told.occurred_at));
        }
    }
    board
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "-" } else { text }
}

/// As Postgres writes it.
fn truth(is: bool) -> char {
    if is { 't' } else { 'f' }
}
