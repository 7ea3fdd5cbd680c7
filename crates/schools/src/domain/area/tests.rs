use jiff::civil::date;
use uuid::Uuid;

use super::*;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const ON: Date = date(2022, 5, 16);

fn id(n: u128) -> AreaId {
    AreaId(Uuid::from_u128(n))
}

fn area(n: u128, kind: AreaKind, scheme: &str, code: &str) -> Area {
    let new = NewArea {
        kind,
        code: Code::parse(scheme, code).expect("fits"),
        names: Timeline::beginning(LocalizedText::thai("พื้นที่ตัวอย่าง"), None),
        edges: Vec::new(),
        from: None,
    };
    Area::register(id(n), new, ON, NOW).expect("registered").0
}

fn moved(area: &mut Area, to: u128, kind: AreaKind, leaves: Option<u128>, on: Date) -> Result<Vec<AreaEvent>, AreaError> {
    area.move_to((Hierarchy::Service, id(to), kind), leaves.map(id), on, ("คำสั่งตัวอย่าง", NOW))
}

#[test]
fn a_centre_that_moves_lies_in_its_new_office_from_the_day_on_and_in_the_old_one_before() {
    let mut centre = area(1, AreaKind::NetworkCentre, "CENTRE", "17");
    moved(&mut centre, 4001, AreaKind::Esao, None, date(2020, 1, 1)).expect("placed");
    moved(&mut centre, 4002, AreaKind::Esao, None, ON).expect("moved");
    let on = |day| centre.parents_on(day, Hierarchy::Service).collect::<Vec<_>>();
    assert_eq!((on(date(2019, 1, 1)), on(date(2022, 5, 15)), on(ON)), (vec![], vec![id(4001)], vec![id(4002)]));
}

#[test]
fn a_district_lies_in_a_primary_and_a_secondary_office_and_leaves_only_the_one_named() {
    let mut district = area(1, AreaKind::District, "TIS1099", "4001");
    moved(&mut district, 1, AreaKind::Esao, None, date(2020, 1, 1)).expect("placed");
    moved(&mut district, 2, AreaKind::Esao, None, date(2020, 1, 1)).expect("placed");
    moved(&mut district, 3, AreaKind::Esao, Some(1), ON).expect("moved");
    assert_eq!(district.parents_on(ON, Hierarchy::Service).collect::<Vec<_>>(), [id(2), id(3)]);
}

#[test]
fn nothing_lies_where_it_cannot() {
    let mut centre = area(1, AreaKind::NetworkCentre, "CENTRE", "17");
    for kind in AreaKind::ALL {
        assert_eq!(moved(&mut centre.clone(), 9, *kind, None, ON).is_ok(), *kind == AreaKind::Esao, "{kind}");
    }
    moved(&mut centre, 4001, AreaKind::Esao, None, ON).expect("placed");
    let before = centre.clone();
    assert!(matches!(moved(&mut centre, 4002, AreaKind::Esao, None, ON), Err(AreaError::NotAfterLastChange(_))));
    assert_eq!(centre, before);
}

#[test]
fn a_closed_area_keeps_its_past_and_takes_no_change() {
    let mut centre = area(1, AreaKind::NetworkCentre, "CENTRE", "17");
    moved(&mut centre, 4001, AreaKind::Esao, None, date(2020, 1, 1)).expect("placed");
    centre.close(ON, Some(id(2)), ("คำสั่งตัวอย่าง", NOW)).expect("closed");
    assert_eq!(centre.parents_on(date(2022, 5, 15), Hierarchy::Service).collect::<Vec<_>>(), [id(4001)]);
    assert_eq!(centre.parents_on(ON, Hierarchy::Service).count(), 0);
    assert_eq!(centre.record().successors, [id(2)]);
    assert_eq!(moved(&mut centre, 4002, AreaKind::Esao, None, ON), Err(AreaError::Ended(ON)));
}

#[test]
fn the_code_of_a_district_is_of_tis_1099() {
    let new = NewArea {
        kind: AreaKind::District,
        code: Code::parse("ESAO", "4001").expect("fits"),
        names: Timeline::beginning(LocalizedText::thai("เมืองขอนแก่น"), None),
        edges: Vec::new(),
        from: None,
    };
    let refused = Area::register(id(1), new, ON, NOW).expect_err("another scheme");
    assert_eq!(refused, AreaError::CodeOfAnotherScheme { kind: AreaKind::District, scheme: "TIS1099" });
}

#[test]
fn standings_follow_one_another_as_the_act_has_it() {
    use Standing::{Aspiring, Designated, Ended, Extended, Preparing, Proposed};
    let follows = |next: Standing| Standing::ALL.iter().copied().filter(|before| next.may_follow(Some(*before))).collect::<Vec<_>>();
    assert_eq!(follows(Aspiring), [Ended]);
    assert_eq!(follows(Preparing), [Aspiring, Proposed]);
    assert_eq!(follows(Proposed), [Preparing]);
    assert_eq!(follows(Designated), [Proposed]);
    assert_eq!(follows(Extended), [Designated, Extended]);
    assert_eq!(follows(Ended), [Aspiring, Preparing, Proposed, Designated, Extended]);
}

#[test]
fn a_designation_needs_its_announcement_and_an_innovation_area() {
    let status = |standing, basis: &str| InnovationStatus {
        standing,
        legal_basis: basis.to_owned(),
        documents: Vec::new(),
        committee_ref: String::new(),
    };
    let mut eia = area(1, AreaKind::Eia, "EIA", "40");
    eia.stand(status(Standing::Proposed, ""), date(2022, 1, 1), NOW).expect("no basis yet");
    assert_eq!(eia.stand(status(Standing::Designated, ""), ON, NOW), Err(AreaError::LegalBasisRequired));
    eia.stand(status(Standing::Designated, "ประกาศตัวอย่าง"), ON, NOW).expect("announced");
    assert!(eia.record().innovation.on(ON).is_some_and(|status| status.standing.is_designated()));
    assert!(!eia.record().innovation.on(date(2022, 5, 15)).is_some_and(|status| status.standing.is_designated()));
    let mut province = area(2, AreaKind::Province, "TIS1099", "40");
    assert_eq!(province.stand(status(Standing::Aspiring, ""), ON, NOW), Err(AreaError::NotAnInnovationArea));
}
