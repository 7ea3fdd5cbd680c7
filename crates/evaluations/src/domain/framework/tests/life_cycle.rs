//! Every status and every action, and what each changes.

use chassis::kernel::ReasonRequired;

use super::*;

fn does(action: Action, framework: &mut Framework, version: &mut FrameworkVersion) -> Told {
    match action {
        Action::Update => framework.update(version, Content { notes: vec!["อื่น".to_owned()], ..rubric() }, NOW),
        Action::Submit => framework.submit(version, NOW),
        Action::Rate => {
            let said = says(9, Congruence::Congruent, &version.content);
            framework.rate(version, said, NOW)
        }
        Action::StartTrial => {
            version.ratings = (1..=3).map(|expert| says(expert, Congruence::Congruent, &version.content)).collect();
            version.head.experts = 3;
            framework.start_trial(version, RULE, NOW)
        }
        Action::Publish => framework.publish(version, NOW),
        Action::Retire => framework.retire(version, "มีรุ่นใหม่แทน", NOW),
    }
}

/// What may be done where, written out: a row a status, a column an action, and the status that follows.
const TABLE: [(VersionStatus, [Option<VersionStatus>; 6]); 5] = {
    use VersionStatus::{Draft, ExpertReview, Published, Retired, Trial};
    [
        (Draft, [Some(Draft), Some(ExpertReview), None, None, None, Some(Retired)]),
        (ExpertReview, [None, None, Some(ExpertReview), Some(Trial), None, Some(Retired)]),
        (Trial, [None, None, None, None, Some(Published), Some(Retired)]),
        (Published, [None, None, None, None, None, Some(Retired)]),
        (Retired, [None, None, None, None, None, None]),
    ]
};

#[test]
fn every_action_is_possible_where_the_table_says_and_leads_where_it_says() {
    assert_eq!(TABLE.map(|(status, _)| status), VersionStatus::ALL);
    for (status, row) in TABLE {
        for (action, follows) in Action::ALL.into_iter().zip(row) {
            let (mut framework, mut version) = at(status);
            let before = framework.clone();
            let done = does(action, &mut framework, &mut version);
            if let Some(next) = follows {
                assert_eq!(done.map(|events| events.len()), Ok(1), "{action:?} in {status}");
                assert_eq!((version.head.status, framework.record().version), (next, 3), "{action:?} in {status}");
                assert_eq!(framework.record().versions, [version.head], "the framework knows it too");
            } else {
                assert_eq!(done, Err(FrameworkError::StatusNotAllowed(status)), "{action:?}");
                assert_eq!((version.head.status, framework), (status, before), "{action:?} in {status} changes nothing");
            }
        }
    }
}

#[test]
fn a_version_walks_from_draft_to_use_and_its_hash_is_that_of_what_it_says() {
    let (mut framework, mut version) = drafted(rubric());
    assert!(!framework.is_public());
    framework.submit(&mut version, NOW).expect("complete");
    for expert in 1..=3 {
        let said = says(expert, Congruence::Congruent, &version.content);
        assert_eq!(framework.rate(&mut version, said, NOW), Ok(vec![FrameworkEvent::Rated]));
    }
    framework.start_trial(&mut version, RULE, NOW).expect("congruent");
    assert_eq!(version.head.content_hash, None);
    assert_eq!(framework.publish(&mut version, NOW), Ok(vec![FrameworkEvent::Published]));
    assert_eq!(version.head.content_hash, Some(crate::domain::framework::canonical::hash("WSA-TEST", 1, &rubric())));
    assert!(framework.is_public() && framework.is_in_use());
    framework.retire(&mut version, "มีรุ่นใหม่แทน", NOW).expect("out of use");
    assert!(framework.is_public() && !framework.is_in_use(), "what was measured with it stays readable");
    assert_eq!(framework.record().version, 9);
}

#[test]
fn what_an_earlier_release_let_through_is_not_published_incomplete() {
    let (mut framework, mut version) = at(VersionStatus::Trial);
    version.content.nodes[1].descriptors.clear();
    let refused = framework.publish(&mut version, NOW).expect_err("levels are not described");
    assert!(matches!(refused, FrameworkError::Incomplete(found) if paths(&found) == ["nodes[1].descriptor_set_code"]));
    assert_eq!(version.head.content_hash, None);
}

#[test]
fn saying_the_same_again_is_no_change_and_a_reason_is_more_than_spaces() {
    let (mut framework, mut version) = drafted(rubric());
    assert_eq!(framework.update(&mut version, rubric(), NOW), Ok(Vec::new()));
    assert_eq!(framework.record().version, 2);
    assert_eq!(framework.retire(&mut version, " \n", NOW), Err(FrameworkError::ReasonRequired(ReasonRequired)));
}

#[test]
fn versions_are_numbered_one_after_the_other_and_those_never_published_are_for_the_owner() {
    let (mut framework, mut first) = at(VersionStatus::Trial);
    framework.publish(&mut first, NOW).expect("in use");
    let (second, events) = framework.draft(rubric(), Some(1), NOW).expect("sound");
    assert_eq!((second.head.n, second.head.copied_from, events), (2, Some(1), vec![FrameworkEvent::VersionDrafted]));
    let numbers = |framework: &Framework| framework.record().versions.iter().map(|head| head.n).collect::<Vec<_>>();
    assert_eq!((numbers(&framework), numbers(&framework.clone().for_everybody())), (vec![1, 2], vec![1]));
    for n in 3..=MOST_VERSIONS {
        assert_eq!(framework.draft(rubric(), None, NOW).expect("sound").0.head.n, n);
    }
    assert_eq!(framework.draft(rubric(), None, NOW).expect_err("too many"), FrameworkError::TooManyVersions(200));
}

#[test]
fn a_framework_changes_its_owner_and_its_licence_and_never_its_code_or_kind() {
    let mut framework = created(FrameworkKind::SchoolRubric);
    let About { owner, purpose, name, adapted_from, export_prefix, licence, .. } = about(FrameworkKind::SchoolRubric);
    let same = AboutChange { owner, purpose, name, adapted_from, export_prefix, licence };
    assert_eq!(framework.change(same.clone(), false, NOW), Ok(Vec::new()), "saying the same again is no change");
    let other = AboutChange { owner: Uuid::from_u128(8), export_prefix: String::new(), ..same.clone() };
    assert_eq!(framework.change(other, false, NOW), Ok(vec![FrameworkEvent::Updated]));
    let now = &framework.record().about;
    assert_eq!((now.owner, now.export_prefix.as_str(), now.kind), (Uuid::from_u128(8), "WSA-TEST", FrameworkKind::SchoolRubric));
    assert_eq!(framework.change(AboutChange { name: LocalizedText::default(), ..same }, false, NOW), Err(FrameworkError::NoName));
    assert_eq!(framework.record().version, 2);
}

#[test]
fn why_is_judged_may_change_until_schools_were_judged_or_a_version_was_published() {
    let changed = |framework: &mut Framework, to: Purpose, has_judged: bool| {
        let About { owner, purpose: _, name, adapted_from, export_prefix, licence, .. } = framework.record().about.clone();
        framework.change(AboutChange { owner, purpose: to, name, adapted_from, export_prefix, licence }, has_judged, NOW)
    };
    let (research, formative) = (Purpose::Research, Purpose::Formative);
    for status in [VersionStatus::Draft, VersionStatus::ExpertReview, VersionStatus::Trial] {
        let (mut framework, _) = at(status);
        assert_eq!(changed(&mut framework, research, false), Ok(vec![FrameworkEvent::Updated]), "{status}");
        let before = framework.clone();
        assert_eq!(changed(&mut framework, formative, true), Err(FrameworkError::PurposeFrozen(research)), "{status}");
        assert_eq!(framework, before);
    }
    let (mut framework, mut version) = at(VersionStatus::Trial);
    changed(&mut framework, research, false).expect("nothing rests on it");
    framework.publish(&mut version, NOW).expect("in use");
    assert_eq!(changed(&mut framework, formative, false), Err(FrameworkError::PurposeFrozen(research)));
    assert_eq!(changed(&mut framework, research, false), Ok(Vec::new()), "saying the same again is no change");
    framework.retire(&mut version, "มีรุ่นใหม่แทน", NOW).expect("out of use");
    assert_eq!(changed(&mut framework, formative, false), Err(FrameworkError::PurposeFrozen(research)), "nor after its time");
    let (mut told, mut version) = at(VersionStatus::Trial);
    told.publish(&mut version, NOW).expect("in use");
    let purpose = told.record().about.purpose;
    assert_eq!(changed(&mut told, research, false), Err(FrameworkError::PurposeFrozen(purpose)), "nor is what was told taken back");
}

#[test]
fn a_framework_has_a_code_and_a_thai_name() {
    let create = |about| Framework::create(FrameworkId(Uuid::from_u128(1)), about, NOW).map(|(made, _)| made.record().version);
    let good = about(FrameworkKind::SchoolRubric);
    assert_eq!(create(good.clone()), Ok(1));
    assert_eq!(create(About { code: "wsa".to_owned(), ..good.clone() }), Err(FrameworkError::CodeMalformed { field: "code" }));
    let prefix = About { export_prefix: "WSA KK".to_owned(), ..good.clone() };
    assert_eq!(create(prefix), Err(FrameworkError::CodeMalformed { field: "export_prefix" }));
    assert_eq!(create(About { name: LocalizedText::new(" ", "Rubric"), ..good }), Err(FrameworkError::NoName));
}
