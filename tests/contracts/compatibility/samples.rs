//! The comparer itself, on contracts made by hand that it must refuse.

use prost_reflect::DescriptorPool;
use prost_reflect::prost_types::field_descriptor_proto::{Label, Type};
use prost_reflect::prost_types::{
    DescriptorProto, EnumDescriptorProto, EnumValueDescriptorProto, FieldDescriptorProto, FileDescriptorProto, FileDescriptorSet,
    MethodDescriptorProto, OneofDescriptorProto, ServiceDescriptorProto,
};

use super::broken_promises;

fn field(name: &str, number: i32, kind: Type) -> FieldDescriptorProto {
    FieldDescriptorProto {
        name: Some(name.to_owned()),
        number: Some(number),
        label: Some(Label::Optional.into()),
        r#type: Some(kind.into()),
        ..FieldDescriptorProto::default()
    }
}

/// A small contract: a message with a text and a state, and a call.
fn contract() -> FileDescriptorProto {
    let mut state = field("state", 2, Type::Enum);
    state.type_name = Some(".sala.made.v1.State".to_owned());
    let thing = DescriptorProto {
        name: Some("Thing".to_owned()),
        field: vec![field("title", 1, Type::String), state],
        ..DescriptorProto::default()
    };
    let value = |name: &str, number| EnumValueDescriptorProto { name: Some(name.to_owned()), number: Some(number), options: None };
    let states = EnumDescriptorProto {
        name: Some("State".to_owned()),
        value: vec![value("STATE_UNSPECIFIED", 0), value("STATE_DRAFT", 1)],
        ..EnumDescriptorProto::default()
    };
    let call = MethodDescriptorProto {
        name: Some("GetThing".to_owned()),
        input_type: Some(".sala.made.v1.Thing".to_owned()),
        output_type: Some(".sala.made.v1.Thing".to_owned()),
        ..MethodDescriptorProto::default()
    };
    FileDescriptorProto {
        name: Some("sala/made/v1/made.proto".to_owned()),
        package: Some("sala.made.v1".to_owned()),
        syntax: Some("proto3".to_owned()),
        message_type: vec![thing],
        enum_type: vec![states],
        service: vec![ServiceDescriptorProto { name: Some("MadeService".to_owned()), method: vec![call], options: None }],
        ..FileDescriptorProto::default()
    }
}

fn pool(file: FileDescriptorProto) -> DescriptorPool {
    DescriptorPool::from_file_descriptor_set(FileDescriptorSet { file: vec![file] }).expect("the contract is well formed")
}

/// What the comparer says to a change of the small contract.
fn verdict(change: impl FnOnce(&mut FileDescriptorProto)) -> Vec<String> {
    let mut changed = contract();
    change(&mut changed);
    broken_promises(&pool(contract()), &pool(changed))
}

#[test]
fn what_stays_or_is_added_breaks_nothing() {
    assert_eq!(verdict(|_| ()), Vec::<String>::new());
    let added = verdict(|file| {
        file.message_type[0].field.push(field("note", 3, Type::String));
        file.message_type.push(DescriptorProto { name: Some("Other".to_owned()), ..DescriptorProto::default() });
        file.enum_type[0].value.push(EnumValueDescriptorProto { name: Some("STATE_DONE".to_owned()), number: Some(2), options: None });
    });
    assert_eq!(added, Vec::<String>::new());
}

#[test]
fn a_field_that_is_gone_renumbered_renamed_or_retyped_is_found() {
    assert_eq!(verdict(|file| drop(file.message_type[0].field.remove(0))), ["sala.made.v1.Thing.title (number 1) is gone"]);
    assert_eq!(verdict(|file| file.message_type[0].field[0].number = Some(7)), ["sala.made.v1.Thing.title (number 1) is gone"]);
    let renamed = verdict(|file| file.message_type[0].field[0].name = Some("name".to_owned()));
    assert_eq!(
        renamed,
        ["sala.made.v1.Thing.title (number 1) is now called name", "sala.made.v1.Thing.title: its JSON name title is now name"]
    );
    assert_eq!(
        verdict(|file| file.message_type[0].field[0].r#type = Some(Type::Bytes.into())),
        ["sala.made.v1.Thing.title: its type string is now bytes"]
    );
    assert_eq!(
        verdict(|file| file.message_type[0].field[0].json_name = Some("Title".to_owned())),
        ["sala.made.v1.Thing.title: its JSON name title is now Title"]
    );
}

#[test]
fn a_field_that_becomes_a_list_or_a_choice_is_found() {
    assert_eq!(
        verdict(|file| file.message_type[0].field[0].label = Some(Label::Repeated.into())),
        ["sala.made.v1.Thing.title: repeated and single changed places"]
    );
    let chosen = verdict(|file| {
        file.message_type[0].oneof_decl.push(OneofDescriptorProto { name: Some("what".to_owned()), options: None });
        file.message_type[0].field[0].oneof_index = Some(0);
    });
    assert_eq!(chosen, ["sala.made.v1.Thing.title: moved into or out of a oneof"]);
}

#[test]
fn a_value_a_message_or_a_call_that_is_gone_is_found() {
    assert_eq!(verdict(|file| drop(file.enum_type[0].value.remove(1))), ["sala.made.v1.STATE_DRAFT (number 1) is gone"]);
    let renamed = verdict(|file| file.enum_type[0].value[1].name = Some("STATE_SKETCH".to_owned()));
    assert_eq!(renamed, ["sala.made.v1.STATE_DRAFT (number 1) is now called STATE_SKETCH"]);
    assert_eq!(verdict(|file| file.service.clear()), ["sala.made.v1.MadeService is gone"]);
    assert_eq!(verdict(|file| file.service[0].method.clear()), ["sala.made.v1.MadeService.GetThing is gone"]);
    assert_eq!(
        verdict(|file| file.service[0].method[0].server_streaming = Some(true)),
        ["sala.made.v1.MadeService.GetThing streams differently"]
    );
    let other = verdict(|file| {
        file.message_type.push(DescriptorProto { name: Some("Other".to_owned()), ..DescriptorProto::default() });
        file.service[0].method[0].output_type = Some(".sala.made.v1.Other".to_owned());
    });
    assert_eq!(other, ["sala.made.v1.MadeService.GetThing takes or gives another message"]);
}

#[test]
fn a_bound_may_widen_but_never_narrow() {
    use super::{Rules, compare_rules};
    let verdict = |old: &Rules, new: &Rules| {
        let mut broken = Vec::new();
        compare_rules("f", old, new, &mut broken);
        broken.len()
    };
    let plain = Rules { max_length: 100, format: "LINE".to_owned(), range: Some((1, 9)), ..Rules::default() };
    assert_eq!(verdict(&plain, &Rules { max_length: 200, range: Some((0, 10)), ..plain.clone() }), 0);
    assert_eq!(verdict(&plain, &Rules { max_length: 99, ..plain.clone() }), 1);
    assert_eq!(verdict(&plain, &Rules { max_items: 5, ..plain.clone() }), 1);
    assert_eq!(verdict(&plain, &Rules { required: true, ..plain.clone() }), 1);
    assert_eq!(verdict(&plain, &Rules { format: "UUID".to_owned(), ..plain.clone() }), 1);
    assert_eq!(verdict(&plain, &Rules { range: Some((2, 9)), ..plain.clone() }), 1);
}
