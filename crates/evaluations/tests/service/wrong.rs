//! What no version can say, and what is missing in one: every place at once, by its path.

use api::evaluations::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{COORDINATOR, begin, client, content, create, drafted, input, text, world};
use crate::step;

#[tokio::test]
async fn every_place_of_a_draft_that_leads_nowhere_is_named_and_nothing_is_stored() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = create(&mut client, "WSA-TEST", "เกณฑ์").await;
    let before = Counts::of(world.db("evaluations")).await;
    let mut bad = content();
    bad.nodes[2].code = "A.1".to_owned();
    bad.nodes[4].parent_code = "C".to_owned();
    bad.nodes[4].scale_code = "SIX".to_owned();
    bad.descriptor_sets[0].levels[4].rank = 6;
    bad.scales[0].levels[3].points_e4 = 1;
    bad.cut_offs[0].scope = pb::CutOffScope::Node.into();
    let refused = Refusal::expect(client.create_framework_version(begin(&made, bad)).await);
    assert_eq!(refused.code, tonic::Code::InvalidArgument);
    let expected = [
        ("content.descriptor_sets[0].levels[4].rank", "LEVEL_UNKNOWN"),
        ("content.nodes[2].code", "GIVEN_TWICE"),
        ("content.nodes[4].parent_code", "CODE_UNKNOWN"),
        ("content.nodes[4].scale_code", "CODE_UNKNOWN"),
        ("content.cut_offs[0].node_code", "NOT_EXPECTED_HERE"),
        ("content.scales[0].levels[3].points_e4", "OUT_OF_ORDER"),
    ];
    assert_eq!(refused.field_reasons(), expected);
    assert!(refused.fields.iter().all(|field| Refusal::is_thai(&field.text) && !Refusal::is_thai(&field.english)), "{:?}", refused.fields);
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
}

#[tokio::test]
async fn content_or_a_version_to_copy_is_given_and_a_tree_is_no_interval_record() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = create(&mut client, "WSA-TEST", "เกณฑ์").await;
    let both = pb::CreateFrameworkVersionRequest { copy_of_n: 1, ..begin(&made, content()) };
    let neither = pb::CreateFrameworkVersionRequest { content: None, ..begin(&made, content()) };
    for request in [both, neither.clone()] {
        let refused = Refusal::expect(client.create_framework_version(request).await);
        assert_eq!((refused.code, refused.field_reasons()), (tonic::Code::InvalidArgument, vec![("content", "CONTENT_OR_COPY")]));
    }
    let nothing = pb::CreateFrameworkVersionRequest { copy_of_n: 7, ..neither };
    assert_eq!(Refusal::expect(client.create_framework_version(nothing).await).field_reasons(), [("copy_of_n", "NOT_FOUND")]);
    let coding = pb::IntervalCoding {
        interval_seconds: 120,
        several_codes: true,
        groups: vec![pb::IntervalCodeGroup {
            code: "T".to_owned(),
            name: text("ครู"),
            codes: vec![pb::IntervalCode { code: "T1".to_owned(), text: text("บรรยาย") }],
        }],
    };
    let mixed = pb::FrameworkContent { interval_coding: Some(coding), ..content() };
    let mixed = Refusal::expect(client.create_framework_version(begin(&made, mixed)).await);
    assert_eq!(mixed.field_reasons(), [("content.interval_coding", "KIND_MISMATCH")]);
    let mut places = content();
    places.cut_offs[0].rounded = false;
    let places = Refusal::expect(client.create_framework_version(begin(&made, places)).await);
    assert_eq!(places.field_reasons(), [("content.cut_offs[0].places", "NOT_EXPECTED_HERE")]);
    let large = pb::FrameworkContent { notes: vec!["ก".repeat(1_000); 50], ..content() };
    let mut large = pb::FrameworkContent { descriptor_sets: Vec::new(), ..large };
    large.descriptor_sets = (0..60)
        .map(|n| pb::DescriptorSet {
            code: format!("S{n}"),
            scale_code: "FIVE".to_owned(),
            levels: vec![pb::LevelDescriptor { rank: 1, text: text(&"ข".repeat(2_000)) }],
        })
        .collect();
    for node in &mut large.nodes {
        node.descriptor_set_code.clear();
    }
    let large = Refusal::expect(client.create_framework_version(begin(&made, large)).await);
    assert_eq!(large.field_reasons(), [("content", "CONTENT_TOO_LARGE")]);
}

#[tokio::test]
async fn everything_that_is_missing_or_does_not_add_up_is_named_before_experts_are_asked() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = create(&mut client, "WSA-TEST", "เกณฑ์").await;
    let mut unfinished = content();
    unfinished.effective_year = None;
    unfinished.nodes[1].weight_e4 = 360_000;
    unfinished.nodes[4].descriptor_set_code.clear();
    unfinished.nodes[3].text = None;
    unfinished.descriptor_sets[0].levels.remove(2);
    unfinished.scales[0].levels[1].points_e4 = 240_000;
    let draft = drafted(&mut client, &made, unfinished).await;
    let refused = Refusal::expect(step!(client, submit_framework_version, SubmitFrameworkVersionRequest, draft, 1));
    assert_eq!((refused.code, refused.reason.as_str()), (tonic::Code::FailedPrecondition, "FRAMEWORK_INCOMPLETE"));
    let expected = [
        ("content.effective_year", "FIELD_REQUIRED"),
        ("content.nodes[0].children_weight_e4", "WEIGHTS_DO_NOT_ADD_UP"),
        ("content.nodes[1].descriptor_set_code", "DESCRIPTORS_INCOMPLETE"),
        ("content.nodes[2].descriptor_set_code", "DESCRIPTORS_INCOMPLETE"),
        ("content.nodes[4].descriptor_set_code", "DESCRIPTORS_INCOMPLETE"),
        ("content.scales[0].levels[1].points_e4", "POINTS_DO_NOT_FIT"),
        ("content.nodes[3].text", "THAI_TEXT_REQUIRED"),
    ];
    assert_eq!(refused.field_reasons(), expected);
    let weights = &refused.fields[1];
    assert!(weights.text.contains("61") && weights.english.contains("60"), "{weights:?}");
    let whole = step!(client, update_framework_version, UpdateFrameworkVersionRequest, draft, 1, content: Some(content()));
    step!(client, submit_framework_version, SubmitFrameworkVersionRequest, whole.expect("changed"), 1).expect("complete by now");
}

#[tokio::test]
async fn a_framework_has_a_code_of_its_own_and_a_thai_name() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = create(&mut client, "WSA-TEST", "เกณฑ์").await;
    let with = |framework| pb::CreateFrameworkRequest { framework: Some(framework), ..Default::default() };
    let twin = Refusal::expect(client.create_framework(with(input("WSA-TEST", "อื่น"))).await);
    assert_eq!((twin.code, twin.field_reasons()), (tonic::Code::AlreadyExists, vec![("framework.code", "ALREADY_EXISTS")]));
    let id = pb::CreateFrameworkRequest { id: made.id.clone(), ..with(input("WSA-2", "อื่น")) };
    assert_eq!(Refusal::expect(client.create_framework(id).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
    let small = Refusal::expect(client.create_framework(with(input("wsa", "อื่น"))).await);
    assert_eq!(small.field_reasons(), [("framework.code", "CODE_MALFORMED")]);
    let prefix = pb::FrameworkInput { export_prefix: "W W".to_owned(), ..input("WSA-2", "อื่น") };
    assert_eq!(
        Refusal::expect(client.create_framework(with(prefix)).await).field_reasons(),
        [("framework.export_prefix", "CODE_MALFORMED")]
    );
    let english = api::common::v1::LocalizedText { en: "Rubric".to_owned(), ..Default::default() };
    let unnamed = pb::FrameworkInput { name: Some(english), ..input("WSA-2", "") };
    assert_eq!(Refusal::expect(client.create_framework(with(unnamed)).await).field_reasons(), [("framework.name", "NAME_REQUIRED")]);
    let unlicensed = pb::FrameworkInput { licence: None, ..input("WSA-2", "อื่น") };
    assert_eq!(Refusal::expect(client.create_framework(with(unlicensed)).await).field_reasons(), [("framework.licence", "FIELD_REQUIRED")]);
}
