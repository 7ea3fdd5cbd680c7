//! Where schools of an office lie: in the subdistricts of its districts, which its network centres share among them.

use anyhow::{Context as _, Result, ensure};
use chassis::kernel::Dice;

use super::Part;
use super::names::{Name, Stems};
use super::recipe::Recipe;
use crate::demo::map;

/// A network centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Centre {
    /// The office that it lies in.
    pub office: String,
    /// Its number within the office, from 1.
    pub number: usize,
    /// Its code, of the scheme `CENTRE`: 99, the office, its number.
    pub code: String,
    /// Its name.
    pub name: Name,
}

/// Subdistricts and centres of the offices.
#[derive(Debug)]
pub(super) struct Places {
    offices: Vec<Office>,
}

#[derive(Debug)]
struct Office {
    code: String,
    /// In the order in which schools are put into them; every one gets one before any gets another.
    subdistricts: Vec<(String, usize)>,
    centres: usize,
}

impl Places {
    /// Reads the districts of the map. Codes of subdistricts are those of their district, numbered from 01: how many there are is known.
    pub(super) fn new(recipe: &Recipe, seed: u64) -> Result<Self> {
        let mut dice = Dice::of_part(seed, Part::Places.into());
        let districts = map::districts()?;
        let mut offices = Vec::with_capacity(recipe.offices.len());
        for office in &recipe.offices {
            let mut subdistricts = Vec::new();
            for [code, _, _, esao, many] in districts.iter().filter(|[_, _, _, esao, _]| *esao == office.code) {
                let many: usize = many.parse().with_context(|| format!("subdistricts of {code} in {esao}"))?;
                subdistricts.extend((1..=many).map(|number| format!("{code}{number:02}")));
            }
            ensure!(!subdistricts.is_empty(), "the map has no district of the office {}", office.code);
            let [least, most] = office.centres;
            let centres = dice.number(least, most).clamp(1, subdistricts.len());
            let all = subdistricts.len();
            // Neighbours share a centre.
            let mut subdistricts: Vec<_> = subdistricts.into_iter().enumerate().map(|(at, code)| (code, at * centres / all + 1)).collect();
            dice.shuffle(&mut subdistricts);
            offices.push(Office { code: office.code.clone(), subdistricts, centres });
        }
        Ok(Self { offices })
    }

    /// The subdistrict and the centre of the school that is put there as this one.
    pub(super) fn of(&self, office: &str, number: usize) -> (String, usize) {
        let found = self.offices.iter().find(|found| found.code == office).map(|found| &found.subdistricts);
        found.and_then(|subdistricts| subdistricts.get(number % subdistricts.len()).cloned()).unwrap_or_default()
    }

    /// How many centres an office has.
    pub(super) fn centres_in(&self, office: &str) -> usize {
        self.offices.iter().find(|found| found.code == office).map_or(0, |found| found.centres)
    }

    /// All centres with their names.
    pub(super) fn centres(&self, stems: &mut Stems) -> Vec<Centre> {
        let mut centres = Vec::new();
        for office in &self.offices {
            for number in 1..=office.centres {
                let code = format!("99{}{number:02}", office.code);
                centres.push(Centre { office: office.code.clone(), number, code, name: stems.centre() });
            }
        }
        centres
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subdistrict_gets_a_school_before_any_gets_two_and_lies_in_a_district_of_its_office() {
        let recipe = Recipe::compiled_in().expect("can be followed");
        let places = Places::new(&recipe, 1).expect("the map reads");
        let of_five: Vec<String> = (0..253).map(|number| places.of("4005", number).0).collect();
        let all = places.offices[4].subdistricts.len();
        assert_eq!(of_five[..all].iter().collect::<std::collections::HashSet<_>>().len(), all);
        let districts = map::districts().expect("the map reads");
        let office_of = |subdistrict: &str| districts.iter().find(|[code, ..]| subdistrict.starts_with(code)).map(|district| district[3]);
        assert!(of_five.iter().all(|subdistrict| office_of(subdistrict) == Some("4005") && subdistrict.len() == 6));
    }

    #[test]
    fn centres_are_made_of_neighbours_and_none_is_empty() {
        let recipe = Recipe::compiled_in().expect("can be followed");
        let places = Places::new(&recipe, 9).expect("the map reads");
        for office in &places.offices {
            let mut sorted = office.subdistricts.clone();
            sorted.sort();
            let centres: Vec<usize> = sorted.into_iter().map(|(_, centre)| centre).collect();
            assert_eq!((centres.first(), centres.last()), (Some(&1), Some(&office.centres)), "{}", office.code);
        }
    }
}
