//! What the read models keep of evaluations: cycles, their schools, how far assessments have come, and results. Nobody is known by name, and
//! of assessments it is known how far they have come, never what they say.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{Snapshot, Word};

/// A framework, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Framework {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// Its code.
    pub(crate) code: String,
    /// What it judges.
    pub(crate) kind: Word,
    /// Why it is judged.
    pub(crate) purpose: Word,
    /// Its name in Thai.
    pub(crate) name_th: Option<String>,
    /// Its name in English.
    pub(crate) name_en: Option<String>,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// A cycle, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EvaluationCycle {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The framework and the number of its version.
    pub(crate) framework: (Uuid, i32),
    /// Whether it tries that version out.
    pub(crate) is_trial: bool,
    /// How far it has come.
    pub(crate) status: Word,
    /// The academic year and the semester.
    pub(crate) term: (i32, i32),
    /// Which measuring of several it is.
    pub(crate) round: Word,
    /// The organisation that runs it.
    pub(crate) owner: Uuid,
    /// Its name in Thai.
    pub(crate) name_th: Option<String>,
    /// Its name in English.
    pub(crate) name_en: Option<String>,
    /// The day of its population.
    pub(crate) population_on: Date,
    /// Assessments that a school needs at least.
    pub(crate) min_raters: i32,
    /// Number of the newest version of its results.
    pub(crate) result_n: i32,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// That a school came into a cycle: told once, and never otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Enrolled {
    /// The cycle.
    pub(crate) cycle: Uuid,
    /// The school.
    pub(crate) school: Uuid,
    /// Where it lay on the day of the cycle's population.
    pub(crate) scopes: Vec<String>,
    /// Whether it was let in late.
    pub(crate) late: bool,
}

/// That somebody is to judge a school, as its source told it; or how far an assessment has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Task {
    /// Id of the assignment, or of the assessment.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The cycle.
    pub(crate) cycle: Uuid,
    /// The school.
    pub(crate) school: Uuid,
    /// Where it stands.
    pub(crate) status: Word,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// The result of a school, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The cycle.
    pub(crate) cycle: Uuid,
    /// The school.
    pub(crate) school: Uuid,
    /// The finalisation that it was found in.
    pub(crate) n: i32,
    /// The one that was published last; 0 before.
    pub(crate) published_n: i32,
    /// Of what kind values are.
    pub(crate) form: Word,
    /// Whether the whole reached what is asked for; None where nothing is.
    pub(crate) passed: Option<bool>,
    /// The whole, under an empty code, and every node in the order of the framework.
    pub(crate) nodes: Vec<NodeFound>,
    /// The snapshot, without nodes and without the name of the school.
    pub(crate) told: Vec<u8>,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

impl Found {
    /// Whether what it says was published. A result that was revised is not, although the one before it was.
    pub(crate) fn is_published(&self) -> bool {
        self.n > 0 && self.n == self.published_n
    }
}

/// What was found about a node: its code, its level or the index between two, and its value, both in ten-thousandths.
pub(crate) type NodeFound = (String, Option<i64>, Option<i64>);

/// Things that are told again and again, each time as a whole.
macro_rules! snapshots {
    ($($told:ident)+) => {$(
        impl Snapshot for $told {
            fn id(&self) -> Uuid {
                self.id
            }

            fn version(&self) -> i64 {
                self.version
            }
        }
    )+};
}

snapshots! { Framework EvaluationCycle Task Found }
