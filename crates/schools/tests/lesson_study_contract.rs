//! What the contract of lesson study promises: nothing in it can hold a judgement of a teacher, and the closed lists of the domain are
//! those of the contract.

use std::collections::BTreeSet;

use api::schools::v1 as pb;
use prost_reflect::{DescriptorPool, FieldDescriptor, Kind, MessageDescriptor};
use schools::domain::{lesson_study, open_class};

/// Files of the contract in which people study lessons together or visit each other.
const FILES: [&str; 5] = [
    "sala/schools/v1/lesson_study_team.proto",
    "sala/schools/v1/lesson_study_cycle.proto",
    "sala/schools/v1/coaching.proto",
    "sala/schools/v1/open_class.proto",
    "sala/schools/v1/plc.proto",
];
/// Beginnings of the events about them.
const EVENTS: [&str; 4] = ["LessonStudy", "CoachingVisited", "OpenClassHeld", "PlcMet"];
/// Words of which no name consists, in any part of it.
const JUDGING: [&str; 20] = [
    "score",
    "scores",
    "scored",
    "rating",
    "ratings",
    "rated",
    "level",
    "levels",
    "points",
    "rank",
    "ranks",
    "ranking",
    "mark",
    "marks",
    "stars",
    "percentile",
    "performance",
    "competence",
    "quality",
    "verdict",
];
/// `grade` is a grade of pupils and stands in a team; with anything beside it, it would be a grade of somebody.
const GRADES_OF_PUPILS: [&str; 1] = ["grade"];

fn pool() -> DescriptorPool {
    DescriptorPool::decode(api::DESCRIPTORS).expect("the contract describes itself")
}

fn messages(pool: &DescriptorPool) -> Vec<MessageDescriptor> {
    let told = |message: &MessageDescriptor| EVENTS.iter().any(|begins| message.name().starts_with(begins));
    let own = |message: &MessageDescriptor| FILES.contains(&message.parent_file().name());
    let roots: Vec<MessageDescriptor> =
        pool.all_messages().filter(|m| own(m) || (m.parent_file().name().ends_with("schools/v1/events.proto") && told(m))).collect();
    let (mut found, mut open): (BTreeSet<String>, Vec<MessageDescriptor>) = (BTreeSet::new(), roots);
    let mut all = Vec::new();
    while let Some(message) = open.pop() {
        if message.full_name().starts_with("sala.") && found.insert(message.full_name().to_owned()) {
            open.extend(message.fields().filter_map(|field| if let Kind::Message(inner) = field.kind() { Some(inner) } else { None }));
            all.push(message);
        }
    }
    all
}

fn judges(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let words: Vec<&str> = name.split('_').collect();
    words.iter().any(|word| JUDGING.contains(word)) || (words.contains(&"grade") && !GRADES_OF_PUPILS.contains(&name.as_str()))
}

/// Names of a field, and of the choices that it offers.
fn names(field: &FieldDescriptor) -> Vec<String> {
    let mut names = vec![field.name().to_owned()];
    if let Kind::Enum(choices) = field.kind()
        && choices.name() != "Grade"
    {
        names.push(choices.name().to_owned());
        names.extend(choices.values().map(|value| value.name().to_owned()));
    }
    names
}

#[test]
fn no_field_of_lesson_study_can_hold_a_judgement_of_a_teacher() {
    let pool = pool();
    let messages = messages(&pool);
    for wanted in ["LessonStudyCycle", "LessonStudyParticipant", "RecordLessonStudyPhaseRequest", "LessonStudySummary", "LessonStudyTaught"]
    {
        assert!(messages.iter().any(|message| message.name() == wanted), "{wanted} is looked at");
    }
    let fields = messages.iter().flat_map(MessageDescriptor::fields);
    let broken: Vec<String> = fields
        .flat_map(|field| names(&field).into_iter().filter(|name| judges(name)).map(move |name| format!("{}: {name}", field.full_name())))
        .collect();
    assert!(broken.is_empty(), "observers watch how pupils think, and a record of it must never become a score of a teacher: {broken:?}");
}

#[test]
fn whoever_takes_part_has_a_role_and_a_part_and_no_number() {
    let pool = pool();
    for name in ["LessonStudyParticipant", "LessonStudyMember"] {
        let message = pool.get_message_by_name(&format!("sala.schools.v1.{name}")).expect("the contract has it");
        let plain = |field: &FieldDescriptor| matches!(field.kind(), Kind::Enum(_)) || (field.kind() == Kind::String && is_id(field));
        let strange: Vec<String> = message.fields().filter(|field| !plain(field)).map(|field| field.full_name().to_owned()).collect();
        assert!(strange.is_empty(), "a person in lesson study is a reference, a role and a part: {strange:?}");
    }
}

fn is_id(field: &FieldDescriptor) -> bool {
    field.name().ends_with("_ref") || field.name().ends_with("_id")
}

#[test]
fn a_judgement_is_found_by_its_name() {
    for name in ["score", "teacher_score", "rating", "quality_level", "grade_of_teacher", "rank", "points", "LESSON_STUDY_LEVEL_GOOD"] {
        assert!(judges(name), "{name}");
    }
    for name in ["grade", "school_id", "pupils", "emergent_ideas_per_lesson_e2", "reflection_by_role", "closed"] {
        assert!(!judges(name), "{name}");
    }
}

/// Every member has the number and the word of the contract, and the contract has no member more.
macro_rules! same {
    ($($prefix:literal $domain:ty => $contract:ty;)+) => {$(
        for member in <$domain>::ALL {
            let twin = <$contract>::try_from(member.number()).expect("the contract has a member with this number");
            assert_eq!(twin.as_str_name(), format!(concat!($prefix, "_{}"), member.word()));
            assert_eq!(<$domain>::from_number(member.number()), Some(*member));
        }
        let beyond = i32::try_from(<$domain>::ALL.len() + 1).expect("a short list");
        assert!(<$contract>::try_from(beyond).is_err(), "the contract has more members of {}", $prefix);
    )+};
}

#[test]
fn lesson_study_speaks_the_words_of_the_contract() {
    same! {
        "LESSON_STUDY_ROLE" lesson_study::Role => pb::LessonStudyRole;
        "LESSON_STUDY_STATE" lesson_study::State => pb::LessonStudyState;
        "LESSON_STUDY_PHASE" lesson_study::Phase => pb::LessonStudyPhase;
        "LESSON_STUDY_PART" lesson_study::Part => pb::LessonStudyPart;
        "LESSON_ARTEFACT_KIND" lesson_study::ArtefactKind => pb::LessonArtefactKind;
        "OPEN_CLASS_MODE" open_class::OpenClassMode => pb::OpenClassMode;
        "BOUND" open_class::Bound => api::common::v1::Bound;
    }
}
