//! What the recipe promises, counted.

use std::collections::{HashMap, HashSet};

use chassis::thai::normalise::clean;
use jiff::civil::date;

use super::calls::stages;
use super::*;

fn of_the_demo() -> Province {
    Province::from_seed(SEED).expect("the recipe can be followed")
}

/// The same, counted in the year before too.
fn counted_twice(seed: u64) -> Province {
    let mut recipe = Recipe::compiled_in().expect("can be followed");
    recipe.counts.insert(0, recipe::CountDay { on: date(2024, 6, 10), be_year: 2567, semester: 1 });
    Province::new(recipe, seed).expect("can be followed")
}

fn of_office<'a>(province: &'a Province, office: &str) -> Vec<&'a School> {
    province.schools.iter().filter(|school| school.office == office).collect()
}

fn confirmed(school: &School, day: usize) -> bool {
    school.counts.iter().any(|count| count.day == day && count.confirmed)
}

#[test]
fn five_offices_have_as_many_schools_and_centres_as_the_recipe_says_and_one_school_lies_outside() {
    for seed in [SEED, 1, 2] {
        let province = Province::from_seed(seed).expect("the recipe can be followed");
        let offices = ["4001", "4002", "4003", "4004", "4005", "6001"];
        assert_eq!(offices.map(|office| of_office(&province, office).len()), [155, 205, 160, 165, 253, 1]);
        let centres = offices.map(|office| province.centres.iter().filter(|centre| centre.office == office).count());
        assert!(centres[..4].iter().all(|many| (12..=16).contains(many)) && centres[4..] == [17, 0], "{centres:?}");
        let empty = province.centres.iter().find(|c| !province.schools.iter().any(|s| s.office == c.office && s.centre == Some(c.number)));
        assert_eq!(empty, None, "every centre has a school");
    }
}

#[test]
fn sizes_lower_secondary_grades_and_acting_heads_are_shared_out_as_the_recipe_says() {
    let province = of_the_demo();
    let here = &province.schools[..938];
    let of = |size| here.iter().filter(|school| school.size == size).count();
    assert_eq!([Size::None, Size::Small, Size::Medium, Size::Large, Size::ExtraLarge].map(of), [19, 516, 356, 38, 9]);
    let lower_secondary = here.iter().filter(|school| school.grades.1 == api::schools::v1::Grade::M3).count();
    assert_eq!(lower_secondary, 188, "20 % of 938");
    let heads: Vec<&Head> = province.schools.iter().filter_map(|school| school.head.as_ref()).collect();
    let acting = heads.iter().filter(|head| head.acting).count();
    assert!((9..=28).contains(&acting) && heads.len() == 920, "{acting} of {}", heads.len());
}

#[test]
fn the_last_count_of_a_school_has_the_size_that_it_was_given() {
    let province = counted_twice(SEED);
    let counted =
        province.schools.iter().filter_map(|school| school.counts.iter().find(|count| count.day == 1).map(|count| (school, count)));
    for (school, count) in counted {
        let bounds = match school.size {
            Size::None => 0..=0,
            Size::Small => 1..=120,
            Size::Medium => 121..=600,
            Size::Large => 601..=1_500,
            Size::ExtraLarge => 1_501..=i32::MAX,
        };
        assert!(bounds.contains(&count.pupils()), "{}: {}", school.key, count.pupils());
        assert_eq!(count.counts.stated_total.unwrap_or(count.pupils()), count.pupils());
    }
    let emptied = province.schools.iter().filter(|school| school.size == Size::None);
    let before: HashSet<bool> = emptied.filter_map(|school| school.counts.first()).map(|count| count.pupils() > 0).collect();
    assert_eq!(before.len(), 2, "some lost their last pupils between the two counts, some before");
}

#[test]
fn two_hundred_of_205_and_248_of_253_confirm_their_counts_on_every_day_and_the_others_are_nearly_complete() {
    for seed in [SEED, 7] {
        let province = counted_twice(seed);
        for day in [0, 1] {
            let complete = |office| of_office(&province, office).into_iter().filter(|school| confirmed(school, day)).count();
            assert_eq!((complete("4002"), complete("4005")), (200, 248), "day {day}");
        }
        for office in ["4001", "4003", "4004"] {
            let schools = of_office(&province, office);
            // Those that are still counted: mergers and transfers of the year before are none of its gaps.
            let due: Vec<_> =
                schools.iter().filter(|school| school.confirms == Confirms::Nothing || school.counts.iter().any(|c| c.day == 1)).collect();
            let complete = due.iter().filter(|school| confirmed(school, 1)).count();
            let percent = complete * 100 / due.len();
            assert!((95..=99).contains(&percent), "{office}: {complete} of {}", due.len());
            assert!(due.iter().any(|school| school.counts.iter().any(|count| !count.confirmed)), "some are provisional");
        }
    }
}

#[test]
fn each_year_two_schools_are_merged_one_moves_and_one_is_transferred_each_at_its_day() {
    let province = counted_twice(SEED);
    let mut fates: HashMap<&str, Vec<(jiff::civil::Date, &School)>> = HashMap::new();
    for school in &province.schools {
        for fate in &school.fates {
            let what = match fate.what {
                What::NoPupils => continue,
                What::Centre(to) => {
                    assert_ne!(Some(to), school.centre);
                    "moved"
                }
                What::ToLocalGovernment => "transferred",
                What::MergedInto(into) => {
                    let into = &province.schools[into];
                    assert!(into.fates.is_empty() && into.office == school.office && into.key != school.key);
                    assert_eq!(into.centre, school.centre, "with a neighbour");
                    "merged"
                }
            };
            fates.entry(what).or_default().push((fate.on, school));
        }
    }
    let days = |what: &str| {
        let mut days: Vec<_> = fates[what].iter().map(|(on, school)| (*on, school.office.as_str())).collect();
        days.sort_unstable();
        days
    };
    let (last, this) = (date(2024, 11, 1), date(2025, 11, 1));
    assert_eq!(days("merged"), [(last, "4001"), (last, "4003"), (this, "4005"), (this, "4005")]);
    assert_eq!(days("moved"), [(last, "4003"), (date(2025, 5, 16), "4005")]);
    assert_eq!(days("transferred"), [(date(2024, 10, 1), "4004"), (date(2025, 10, 1), "4001")]);
    let counted_after = fates["merged"].iter().any(|(on, school)| *on == last && school.counts.iter().any(|count| count.day == 1));
    assert!(!counted_after, "a school that is no more is not counted");
}

#[test]
fn codes_are_unique_and_of_the_fake_range_and_every_name_is_marked_and_unique() {
    let province = of_the_demo();
    let codes: Vec<&str> =
        province.schools.iter().flat_map(|school| [Some(&school.obec10), school.smis8.as_ref()]).flatten().map(String::as_str).collect();
    assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len());
    assert!(codes.iter().all(|code| code.starts_with("99") && [8, 10].contains(&code.len())));
    let names: Vec<&Name> = province.schools.iter().map(|school| &school.name).chain(province.centres.iter().map(|c| &c.name)).collect();
    assert_eq!(names.iter().map(|name| &name.th).collect::<HashSet<_>>().len(), names.len());
    assert!(names.iter().all(|name| name.th.ends_with(MARK) && (name.en.is_empty() || name.en.ends_with(MARK_EN))));
    assert!(names.iter().all(|name| clean(&name.typed) == name.th));
    assert!(province.schools.iter().any(|school| school.name.typed != school.name.th && school.obec10 != school.obec10_typed));
}

#[test]
fn fifty_two_schools_are_in_two_cohorts_one_of_them_outside_and_forty_in_the_pilot() {
    let province = of_the_demo();
    let of = |key: &str, cohort: i32| -> Vec<&Participation> {
        let programme = province.recipe.programmes.iter().position(|programme| programme.key == key).expect("is in the recipe");
        province.participations.iter().filter(|p| p.programme == programme && p.cohort == cohort).collect()
    };
    let (first, second, pilot) = (of("tsqp", 1), of("tsqp", 2), of("wsa", 1));
    assert_eq!((first.len(), second.len(), pilot.len()), (22, 30, 40));
    let outside = |schools: &[&Participation]| schools.iter().filter(|p| province.schools[p.school].office == "6001").count();
    assert_eq!((outside(&first), outside(&second), outside(&pilot)), (0, 1, 0));
    let both: HashSet<usize> = first.iter().chain(&second).map(|p| p.school).collect();
    assert_eq!(both.len(), 52, "once in a cohort, and in one cohort of the programme");
    assert_eq!(pilot.iter().map(|p| p.way).collect::<std::collections::BTreeSet<_>>().len(), 11, "many states are seen");
    let ended = province.participations.iter().flat_map(|p| &p.steps).map(|(_, on)| *on).max();
    assert!(ended.is_some_and(|on| on < date(2026, 1, 15)));
}

#[test]
fn the_same_start_value_makes_the_same_requests_and_another_one_others() {
    let requests = |seed: u64| format!("{:?}", stages(&Province::from_seed(seed).expect("the recipe can be followed")));
    let first = requests(SEED);
    assert_eq!(first, requests(SEED));
    assert_ne!(first, requests(SEED + 1));
    let (one, other) = (of_the_demo(), Province::from_seed(SEED + 1).expect("the recipe can be followed"));
    let same = one.schools.iter().zip(&other.schools).filter(|(one, other)| one.name.th == other.name.th).count();
    assert!(same < 50, "{same} schools have the same name");
}

#[test]
fn no_request_of_one_kind_has_the_id_of_another_one() {
    let mut seen = HashSet::new();
    for call in stages(&of_the_demo()).into_iter().flatten().flat_map(|chain| chain.calls) {
        let text = format!("{call:?}");
        let (_, id) = text.split_once("request_id: \"").expect("every request has an id");
        assert!(seen.insert((call.does(), id[..36].to_owned())), "{text}");
    }
    assert!(seen.len() > 4_000, "{}", seen.len());
}
