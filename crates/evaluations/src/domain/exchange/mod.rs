//! Rubrics and results in the files of the national standard for education innovation areas: seven tables, of which four say what is judged
//! ([`Criterion`]) and three what came of it ([`Taken`]). What is judged has a second form, a workbook that people fill in ([`template`]).
//!
//! The standard holds less than a framework says. What it cannot hold is never dropped in silence: whoever writes files gets a [`Loss`] for it.
//! What was read comes out the same when it is written again, cell by cell: where files say something that a framework says otherwise or has no
//! place for, the draft keeps it as a note ([`note`]).

mod criteria;
mod criteria_read;
mod error;
mod inward;
mod loss;
mod note;
mod outcome;
mod outcome_read;
mod outline;
mod outward;
mod problem;
mod sheet;
mod table;
mod template;
mod template_read;
#[cfg(test)]
mod tests;

pub use criteria::{Brought, Composition, Criterion, CriterionLevel, rows};
pub use criteria_read::read as read_criteria;
pub use error::ExchangeError;
pub use inward::draft;
pub use loss::{Loss, LossKind};
pub use outcome::{Measured, Outcome, outcomes};
pub use outcome_read::{Taken, TakenSchool, differing, read as read_outcomes};
pub use outline::{Outline, outline};
pub use outward::criteria;
pub use problem::{Flaw, Problem};
pub use sheet::{Line, Row, Sheet, Sheets};
pub use table::{Filled, Table};
pub use template::{Heading, TEMPLATE_SHEET, template, untold};
pub use template_read::{Page, Spot, TemplateProblem, read as read_templates};

/// Characters of a criterion's id at most.
pub const LONGEST_ID: usize = 16;
/// Characters of any other text of a file at most.
pub const LONGEST_TEXT: usize = 4_000;
