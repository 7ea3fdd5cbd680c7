//! Requests → questions.

use api::partners::v1 as partners;
use api::reporting::v1 as pb;
use chassis::auth::Reach;
use prost::Message as _;
use uuid::Uuid;

use super::words::word;
use crate::store::Filter;

/// Which agreements a list is about.
pub(crate) fn filter(asked: &pb::ListPartnershipsRequest) -> Filter {
    agreements(&asked.states, asked.validity, &asked.organisation_id)
}

/// Which agreements a stream is about.
pub(crate) fn watched(asked: &pb::WatchPartnershipsRequest) -> Filter {
    agreements(&asked.states, asked.validity, &asked.organisation_id)
}

/// The door has checked the bounds: an id that cannot be read is an absent one.
fn agreements(states: &[i32], validity: i32, organisation: &str) -> Filter {
    Filter {
        states: states.iter().filter(|state| **state != 0).map(|state| word::<partners::AgreementState>(*state)).collect(),
        validity: (validity != 0).then(|| word::<partners::Validity>(validity)),
        organisation_id: Uuid::parse_str(organisation).ok(),
    }
}

/// What a resume token is bound to: the stream, its filter, and the reach of its caller, for who sees more than before has to
/// begin anew to see all of it.
pub(crate) fn watched_question(asked: &pb::WatchPartnershipsRequest, reach: &Reach) -> Vec<u8> {
    let filter = pb::WatchPartnershipsRequest { resume_token: String::new(), after: String::new(), ..asked.clone() };
    let mut question = b"reporting.partnership.watch:".to_vec();
    question.extend(reach.tags().map(|tags| tags.join(" ")).unwrap_or_default().into_bytes());
    question.push(0);
    question.extend(filter.encode_to_vec());
    question
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

    #[test]
    fn a_stream_is_resumed_by_who_sees_the_same_with_the_same_filter() {
        let all = pb::WatchPartnershipsRequest::default();
        let resumed = pb::WatchPartnershipsRequest { resume_token: "t".into(), after: "a".into(), ..all.clone() };
        assert_eq!(watched_question(&all, &Reach::All), watched_question(&resumed, &Reach::All));
        let executed = pb::WatchPartnershipsRequest { states: vec![6], ..all.clone() };
        assert_ne!(watched_question(&all, &Reach::All), watched_question(&executed, &Reach::All));
        let within = |tag: &str| Reach::Within(vec![tag.to_owned()]);
        assert_ne!(watched_question(&all, &within("esao:4003")), watched_question(&all, &within("esao:4004")));
        assert_ne!(watched_question(&all, &within("esao:4003")), watched_question(&all, &Reach::All));
    }
}
