//! Questions: ids and filters.

use api::partners::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::Reader;
use jiff::civil::Date;
use uuid::Uuid;

use crate::domain::agreement::AgreementState;
use crate::domain::organisation::OrganisationKind;
use crate::store;

/// The id that a question names.
pub(crate) fn id(text: &str) -> Result<Uuid, Failure> {
    let mut read = Reader::default();
    let id = read.id("id", text);
    read.finish(id)
}

/// An id that may be absent.
pub(crate) fn optional_id(text: &str) -> Option<Uuid> {
    super::optional_id(text)
}

/// The filter of a list of organisations.
pub(crate) fn organisations(request: pb::ListOrganisationsRequest) -> store::organisation::Filter {
    let code = request.code.map(|code| (code.scheme, clean(&code.value)));
    store::organisation::Filter {
        kinds: request.kinds.into_iter().filter_map(OrganisationKind::from_number).collect(),
        province_code: Some(clean(&request.province_code)).filter(|code| !code.is_empty()),
        code,
    }
}

/// The filter of a list of positions.
pub(crate) fn positions(request: &pb::ListPositionsRequest) -> Result<store::position::Filter, Failure> {
    let mut read = Reader::default();
    let filter = store::position::Filter {
        person: optional_id(&request.person_id),
        organisation: optional_id(&request.organisation_id),
        as_of: read.date("as_of", request.as_of.as_ref()),
    };
    read.finish(filter)
}

/// The filter of a list of agreements.
pub(crate) fn agreements(request: &pb::ListAgreementsRequest) -> store::agreement::Filter {
    store::agreement::Filter {
        states: request.states.iter().copied().filter_map(AgreementState::from_number).collect(),
        organisation: optional_id(&request.organisation_id),
    }
}

/// The agreement and the day that decide what a phrase means.
pub(crate) fn context(request: &pb::ResolveOrganisationsRequest, today: Date) -> Result<(Option<Uuid>, Date), Failure> {
    let mut read = Reader::default();
    let day = read.date("as_of", request.as_of.as_ref()).unwrap_or(today);
    read.finish((optional_id(&request.agreement_id), day))
}
