//! What the schools service tells of designations, terms, visits, open classes, innovations and adoptions → what the read models keep. Who
//! came, who made something, what was found and why stay where they are.

use api::schools::v1 as pb;
use jiff::Timestamp;

use super::told::{Unreadable, day, id, optional_id, text};
use super::told_schools::required;
use super::words::word;
use crate::domain::{Adoption, Innovation, OpenClass, Pilot, Term, Visit};

/// A statutory designation, without what was found and what it rests on.
pub(crate) fn pilot(told: &pb::PilotDesignation, told_at: Timestamp) -> Result<Pilot, Unreadable> {
    let step = |step: &pb::PilotStep| Ok((word::<pb::PilotStatus>(step.status), required(step.on.as_ref(), "designation.steps.on")?));
    Ok(Pilot {
        id: id(&told.id, "designation.id")?,
        version: told.version,
        school: id(&told.school_id, "designation.school_id")?,
        area: id(&told.area_id, "designation.area_id")?,
        steps: told.steps.iter().map(step).collect::<Result<_, _>>()?,
        autonomy: told.autonomy.iter().map(|item| word::<pb::AutonomyItem>(*item)).collect(),
        from: day(told.valid_from.as_ref(), "designation.valid_from")?,
        to: day(told.valid_to.as_ref(), "designation.valid_to")?,
        ended_on: day(told.ended_on.as_ref(), "designation.ended_on")?,
        told_at,
    })
}

/// A term.
pub(crate) fn term(told: &pb::Term, told_at: Timestamp) -> Result<Term, Unreadable> {
    let named = told.term.unwrap_or_default();
    Ok(Term {
        id: id(&told.id, "term.id")?,
        version: told.version,
        be_year: named.be_year,
        semester: named.semester,
        starts_on: required(told.starts_on.as_ref(), "term.starts_on")?,
        ends_on: required(told.ends_on.as_ref(), "term.ends_on")?,
        area: optional_id(&told.area_id, "term.area_id")?,
        school: optional_id(&told.school_id, "term.school_id")?,
        told_at,
    })
}

/// A visit without the coach; it is told once, as its first version.
pub(crate) fn visit(told: &pb::CoachingVisited, version: i64, told_at: Timestamp) -> Result<Visit, Unreadable> {
    Ok(Visit {
        id: id(&told.id, "id")?,
        version,
        school: id(&told.school_id, "school_id")?,
        on: required(told.visited_on.as_ref(), "visited_on")?,
        follow_ups: told.follow_ups,
        told_at,
    })
}

/// An open class; it is told once, as its first version.
pub(crate) fn open_class(told: &pb::OpenClassHeld, version: i64, told_at: Timestamp) -> Result<OpenClass, Unreadable> {
    Ok(OpenClass {
        id: id(&told.id, "id")?,
        version,
        school: id(&told.school_id, "school_id")?,
        on: required(told.held_on.as_ref(), "held_on")?,
        told_at,
    })
}

/// An innovation without who made it and what it says.
pub(crate) fn innovation(told: pb::Innovation, told_at: Timestamp) -> Result<Innovation, Unreadable> {
    let (name, term) = (told.name.unwrap_or_default(), told.term.unwrap_or_default());
    Ok(Innovation {
        id: id(&told.id, "innovation.id")?,
        version: told.version,
        origin: optional_id(&told.origin_school_id, "innovation.origin_school_id")?,
        kind: word::<pb::InnovationKind>(told.kind),
        maturity: word::<pb::InnovationMaturity>(told.maturity),
        evidence: word::<pb::EvidenceLevel>(told.evidence_level),
        term: (term.be_year, term.semester),
        name_th: text(name.th),
        name_en: text(name.en),
        published_on: day(told.published_on.as_ref(), "innovation.published_on")?,
        told_at,
    })
}

/// An adoption without notes and evidence.
pub(crate) fn adoption(told: &pb::Adoption, told_at: Timestamp) -> Result<Adoption, Unreadable> {
    let step = |step: &pb::AdoptionStep| Ok((word::<pb::AdoptionStatus>(step.status), required(step.on.as_ref(), "adoption.steps.on")?));
    Ok(Adoption {
        id: id(&told.id, "adoption.id")?,
        version: told.version,
        innovation: id(&told.innovation_id, "adoption.innovation_id")?,
        school: id(&told.school_id, "adoption.school_id")?,
        source: optional_id(&told.source_school_id, "adoption.source_school_id")?,
        steps: told.steps.iter().map(step).collect::<Result<_, _>>()?,
        told_at,
    })
}

#[cfg(test)]
mod tests {
    use chassis::wire::local_date;
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    const AT: Timestamp = Timestamp::UNIX_EPOCH;

    fn text_id(n: u128) -> String {
        Uuid::from_u128(n).to_string()
    }

    #[test]
    fn what_was_found_and_who_came_are_not_kept() {
        let step = pb::PilotStep {
            status: pb::PilotStatus::CriteriaChecked.into(),
            on: Some(local_date(date(2021, 6, 1))),
            reason: "นาย ก".to_owned(),
            ..Default::default()
        };
        let told =
            pb::PilotDesignation { id: text_id(1), school_id: text_id(2), area_id: text_id(3), steps: vec![step], ..Default::default() };
        assert!(!format!("{:?}", pilot(&told, AT).unwrap()).contains("นาย"));
        let visited_on = Some(local_date(date(2021, 6, 1)));
        let told = pb::CoachingVisited { id: text_id(1), school_id: text_id(2), coach_ref: text_id(9), visited_on, ..Default::default() };
        assert!(!format!("{:?}", visit(&told, 1, AT).unwrap()).contains(&text_id(9)));
        let creators = vec![pb::Creator { person_ref: text_id(9), share_e2: 10_000, ..Default::default() }];
        let told = pb::Innovation { id: text_id(1), creators, ..Default::default() };
        assert!(!format!("{:?}", innovation(told, AT).unwrap()).contains(&text_id(9)));
    }

    #[test]
    fn what_lacks_its_day_is_unreadable() {
        let told = pb::CoachingVisited { id: text_id(1), school_id: text_id(2), ..Default::default() };
        assert_eq!(visit(&told, 1, AT), Err(Unreadable("visited_on")));
        let told = pb::OpenClassHeld { id: text_id(1), school_id: text_id(2), ..Default::default() };
        assert_eq!(open_class(&told, 1, AT), Err(Unreadable("held_on")));
        let told = pb::Term { id: text_id(1), ..Default::default() };
        assert_eq!(term(&told, AT), Err(Unreadable("term.starts_on")));
        let steps = vec![pb::AdoptionStep::default()];
        let told = pb::Adoption { id: text_id(1), innovation_id: text_id(2), school_id: text_id(3), steps, ..Default::default() };
        assert_eq!(adoption(&told, AT), Err(Unreadable("adoption.steps.on")));
    }
}
