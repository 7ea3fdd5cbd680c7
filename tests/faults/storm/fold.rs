//! The read models as they must be: the logs folded here, by other code than the projections', into the lines that the tables must show.

mod evaluations;
mod known;
mod partners;
mod schools;

use std::collections::{BTreeMap, BTreeSet};

use api::evaluations::v1 as of_evaluations;
use api::partners::v1 as of_partners;
use api::schools::v1 as of_schools;
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::work::{mark_in, mark_of_counts, mark_of_cycle};
use super::world::Told;

pub(super) use evaluations::{Counts, Report, RoundTold, reports, says_more};

/// Where clerks write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    Partners,
    Schools,
    Evaluations,
}

impl Source {
    pub(super) const ALL: [Self; 3] = [Self::Partners, Self::Schools, Self::Evaluations];

    /// The service, its schema and its log.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Partners => "partners",
            Self::Schools => "schools",
            Self::Evaluations => "evaluations",
        }
    }

    /// Its stream.
    pub(super) fn stream(self) -> &'static str {
        match self {
            Self::Partners => "SALA_PARTNERS",
            Self::Schools => "SALA_SCHOOLS",
            Self::Evaluations => "SALA_EVALUATIONS",
        }
    }

    /// Who follows it: services, by their schemas.
    pub(super) fn readers(self) -> &'static [&'static str] {
        match self {
            Self::Partners | Self::Evaluations => &["reporting"],
            Self::Schools => &["reporting", "evaluations"],
        }
    }

    /// The lines of the tables that are fed by it: id and line.
    pub(super) fn lines(self) -> Vec<(Kind, &'static str)> {
        match self {
            Self::Partners => partners::LINES.to_vec(),
            Self::Schools => [schools::LINES.as_slice(), &known::LINES].concat(),
            Self::Evaluations => evaluations::LINES.to_vec(),
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
    /// A cycle of evaluation.
    Round,
    /// An assignment.
    Task,
    Assessment,
    /// A lesson that is watched. No read model shows it.
    Observation,
    /// What evaluations know of a school.
    KnownSchool,
    /// What evaluations know of a participation.
    KnownParticipation,
}

impl Kind {
    /// Those that clerks write.
    const ALL: [Self; 10] = [
        Self::Agreement,
        Self::Organisation,
        Self::School,
        Self::Enrolment,
        Self::Participation,
        Self::Cycle,
        Self::Round,
        Self::Task,
        Self::Assessment,
        Self::Observation,
    ];

    /// Who has it.
    pub(super) fn source(self) -> Source {
        match self {
            Self::Agreement | Self::Organisation => Source::Partners,
            Self::School | Self::Enrolment | Self::Participation | Self::Cycle | Self::KnownSchool | Self::KnownParticipation => {
                Source::Schools
            }
            Self::Round | Self::Task | Self::Assessment | Self::Observation => Source::Evaluations,
        }
    }

    /// Its aggregate in the log.
    pub(super) fn aggregate(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Organisation => "organisation",
            Self::School | Self::KnownSchool => "school",
            Self::Enrolment => "enrolment",
            Self::Participation | Self::KnownParticipation => "participation",
            Self::Cycle => "lesson_study",
            Self::Round => "cycle",
            Self::Task => "assignment",
            Self::Assessment => "assessment",
            Self::Observation => "observation",
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
    Round(Box<RoundTold>),
    Task(Box<of_evaluations::AssignmentSnapshot>),
    Assessment(Box<of_evaluations::Assessment>),
    Observation(Box<of_evaluations::ObservationSnapshot>),
}

impl Snapshot {
    /// None: not an event that clerks cause, or one that cannot be read.
    pub(super) fn of(told: &Told) -> Option<Self> {
        match Kind::of(&told.aggregate)? {
            Kind::Agreement => partners::agreement(&told.payload),
            Kind::Organisation => partners::organisation(&told.payload),
            Kind::School | Kind::KnownSchool => schools::school(&told.payload),
            Kind::Enrolment => schools::enrolment(&told.payload),
            Kind::Participation | Kind::KnownParticipation => schools::participation(&told.payload),
            Kind::Cycle => schools::cycle(&told.payload),
            Kind::Round => evaluations::round(&told.payload),
            Kind::Task => evaluations::task(&told.payload),
            Kind::Assessment => evaluations::assessment(&told.payload),
            Kind::Observation => evaluations::observation(&told.payload),
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
            Self::Round(round) => evaluations::mark_of_round(round),
            Self::Task(task) => evaluations::mark_of_assignment(task),
            Self::Assessment(assessment) => evaluations::mark_of_assessment(assessment),
            Self::Observation(observation) => evaluations::mark_of_observation(observation),
        }
    }

    /// None: no read model shows it.
    fn line(&self, began: Timestamp, as_of: Timestamp) -> Option<String> {
        let line = match self {
            Self::Agreement(agreement) => partners::agreement_line(agreement, began, as_of),
            Self::Organisation(organisation) => partners::organisation_line(organisation, as_of),
            Self::School(school) => schools::school_line(school, as_of),
            Self::Enrolment(snapshot) => schools::enrolment_line(snapshot, as_of),
            Self::Participation(participation) => schools::participation_line(participation, as_of),
            Self::Cycle(cycle) => schools::cycle_line(cycle, as_of),
            Self::Round(round) => evaluations::round_line(round, as_of),
            Self::Task(task) => evaluations::task_line(task, as_of),
            Self::Assessment(assessment) => evaluations::assessment_line(assessment, as_of),
            Self::Observation(_) => return None,
        };
        Some(line)
    }
}

/// The newest snapshot of each thing, when its first event happened, and what came into it on the way.
pub(super) fn fold(log: &[Told]) -> Board {
    let mut first: BTreeMap<Uuid, Timestamp> = BTreeMap::new();
    let mut enrolled: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
    let mut board = Board::new();
    for told in log {
        let began = first.entry(told.id).or_insert(told.occurred_at);
        *began = (*began).min(told.occurred_at);
        let (Some(kind), Some(snapshot)) = (Kind::of(&told.aggregate), Snapshot::of(told)) else { continue };
        let Some(mut line) = snapshot.line(*began, told.occurred_at) else { continue };
        if let Snapshot::Round(round) = &snapshot {
            let schools = enrolled.entry(told.id).or_default();
            schools.extend(evaluations::enrolled(round));
            line.extend(schools.iter().map(String::as_str));
        }
        board.insert((kind, told.id), line);
        board.extend(known::line(&snapshot).map(|(kind, line)| ((kind, told.id), line)));
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
