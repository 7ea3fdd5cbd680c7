//! Between the contract and the domain: requests into commands, every violation at once; aggregates into messages and events.

pub(crate) mod appeal;
pub(crate) mod assessment;
pub(crate) mod assessment_facts;
pub(crate) mod assessor;
pub(crate) mod assignment;
pub(crate) mod content;
pub(crate) mod cycle;
pub(crate) mod equating;
pub(crate) mod facts;
pub(crate) mod framework;
pub(crate) mod growth;
pub(crate) mod moderation;
pub(crate) mod reliability;
pub(crate) mod result;
mod rule;
pub(crate) mod shown;
mod statistic;
pub(crate) mod told;
mod tree;

use api::schools::v1::AcademicYear;
use chassis::failure::Failure;
use chassis::wire::Reader;
use uuid::Uuid;

/// The id of a question, which the door has found well-formed.
pub(crate) fn id(text: &str) -> Result<Uuid, Failure> {
    let mut read = Reader::default();
    let id = read.id("id", text);
    read.finish(id)
}

/// The year that the door has found within bounds.
fn year(year: Option<AcademicYear>) -> Option<i16> {
    year.and_then(|year| i16::try_from(year.be_year).ok())
}

fn on_wire_year(year: i16) -> AcademicYear {
    AcademicYear { be_year: year.into() }
}
