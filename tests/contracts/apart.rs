//! What is kept apart: a lesson study is learning together, and nothing makes a judgement of it (E15).

use prost_reflect::{FieldDescriptor, Kind};

use super::contract::{messages, pool, rpcs};
use crate::architecture::holds;

const JUDGING: &str = "sala.evaluations.v1";
/// The one thing that an observation may say of a lesson study: which cycle the lesson belonged to, as a reference and nothing more.
const PLAIN_REFERENCE: &str = "lesson_study_cycle_ref";

fn is_about_lesson_study(name: &str) -> bool {
    name.to_lowercase().replace('_', "").contains("lessonstudy")
}

/// What a field takes of a lesson study beyond the plain reference.
fn taken(field: &FieldDescriptor) -> Option<String> {
    let of_type = match field.kind() {
        Kind::Message(message) => message.full_name().to_owned(),
        Kind::Enum(choice) => choice.full_name().to_owned(),
        Kind::String if field.name() == PLAIN_REFERENCE && !field.is_list() => return None,
        _ => String::new(),
    };
    [field.name(), &of_type].into_iter().any(is_about_lesson_study).then(|| format!("{} {of_type}", field.full_name()))
}

#[test]
fn no_judgement_is_made_of_a_lesson_study() {
    let judging = || messages().into_iter().filter(|message| message.package_name() == JUDGING);
    let mut broken: Vec<String> =
        judging().flat_map(|message| message.fields().collect::<Vec<_>>()).filter_map(|field| taken(&field)).collect();
    broken.extend(judging().filter(|message| is_about_lesson_study(message.name())).map(|message| message.full_name().to_owned()));
    for rpc in rpcs() {
        let sides = [rpc.input(), rpc.output()];
        let of_lesson_study = is_about_lesson_study(rpc.name()) || sides.iter().any(|side| is_about_lesson_study(side.name()));
        let judges = rpc.parent_service().package_name() == JUDGING || sides.iter().any(|side| side.package_name() == JUDGING);
        if of_lesson_study && judges {
            broken.push(rpc.full_name().to_owned());
        }
    }
    holds(
        "evaluations take nothing of a lesson study but, in an observed lesson, the plain reference to its cycle",
        "teachers who open a lesson to each other must know that nobody makes an observation of it (E15)",
        &broken,
    );
}

#[test]
fn a_field_that_takes_a_phase_of_a_lesson_study_is_found() {
    let fields = pool()
        .all_messages()
        .filter(|message| message.package_name() == "sala.schools.v1")
        .flat_map(|message| message.fields().collect::<Vec<_>>());
    assert!(fields.filter_map(|field| taken(&field)).count() > 0, "schools hold lesson studies, so that the rule is not blind");
}
