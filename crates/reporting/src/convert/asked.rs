//! Requests → questions.

use api::partners::v1 as partners;
use api::reporting::v1 as pb;
use prost::Message as _;
use uuid::Uuid;

use super::words::word;
use crate::store::Filter;

/// Which agreements a list is about. The door has checked the bounds: an id that cannot be read is an absent one.
pub(crate) fn filter(asked: &pb::ListPartnershipsRequest) -> Filter {
    let validity = (asked.validity != 0).then(|| word::<partners::Validity>(asked.validity));
    Filter {
        states: asked.states.iter().filter(|state| **state != 0).map(|state| word::<partners::AgreementState>(*state)).collect(),
        validity,
        organisation_id: Uuid::parse_str(&asked.organisation_id).ok(),
    }
}

/// What a page token is bound to: the list and its filter, without the page fields and what the first page waited for.
pub(crate) fn question(asked: &pb::ListPartnershipsRequest) -> Vec<u8> {
    let filter = pb::ListPartnershipsRequest { page_size: 0, page_token: String::new(), after: String::new(), ..asked.clone() };
    let mut question = b"reporting.partnership:".to_vec();
    question.extend(filter.encode_to_vec());
    question
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_does_not_depend_on_the_page_and_differs_with_every_part_of_the_filter() {
        let all = pb::ListPartnershipsRequest::default();
        let later = pb::ListPartnershipsRequest { page_size: 7, page_token: "t".into(), after: "a".into(), ..all.clone() };
        assert_eq!(question(&all), question(&later));
        let by_state = pb::ListPartnershipsRequest { states: vec![6], ..all.clone() };
        let by_validity = pb::ListPartnershipsRequest { validity: 2, ..all.clone() };
        let by_party = pb::ListPartnershipsRequest { organisation_id: Uuid::nil().to_string(), ..all.clone() };
        for other in [by_state, by_validity, by_party] {
            assert_ne!(question(&all), question(&other));
        }
    }
}
