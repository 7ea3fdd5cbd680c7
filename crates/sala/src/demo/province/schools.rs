//! Schools: where they lie, whom they belong to, what they offer, who is counted in them and what became of them.

use anyhow::{Context as _, Result, ensure};
use api::schools::v1::Grade;
use chassis::kernel::Dice;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Part;
use super::names::{Name, Stems, typed_code};
use super::places::Places;
use super::pupils::{Count, Size, counted, source};
use super::recipe::{CountDay, Recipe};

/// From the first day of a term to the count of its pupils.
const BEFORE_THE_COUNT: i64 = 25;

/// A school of the synthetic province.
#[derive(Debug, Clone, PartialEq)]
pub struct School {
    /// What its ids are made of: `4005/017`.
    pub key: String,
    /// The service area, an ESAO code.
    pub office: String,
    /// `OBEC10`: 99, the office, a number.
    pub obec10: String,
    /// The same as it was typed.
    pub obec10_typed: String,
    /// `SMIS8`: 99 and a number; not every school has told it.
    pub smis8: Option<String>,
    /// Its name.
    pub name: Name,
    /// TIS 1099, six digits.
    pub subdistrict: String,
    /// Address below it, as it was typed.
    pub address: String,
    /// Its network centre, a number within the office.
    pub centre: Option<usize>,
    /// The lowest and the highest grade offered.
    pub grades: (Grade, Grade),
    /// When it was established, where known.
    pub established_on: Option<Date>,
    /// Who heads it.
    pub head: Option<Head>,
    /// Its size on the last day of counting.
    pub size: Size,
    /// Which of its counts it confirms.
    pub confirms: Confirms,
    /// Its pupils.
    pub counts: Vec<Count>,
    /// What became of it, in the order of time.
    pub fates: Vec<Fate>,
}

/// Who heads a school; a reference to nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Since when.
    pub since: Date,
    /// A deputy or teacher acts.
    pub acting: bool,
}

/// Which of its counts a school confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirms {
    /// All.
    All,
    /// All but the last one, which is recorded and provisional.
    NotTheLast,
    /// It records none: a gap with a name.
    Nothing,
}

/// What became of a school from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// The day.
    pub on: Date,
    /// What.
    pub what: What,
    /// The order or announcement.
    pub reason: String,
}

/// What became of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It has no pupils any more and is not dissolved.
    NoPupils,
    /// It is in this network centre of its office.
    Centre(usize),
    /// It belongs to local government.
    ToLocalGovernment,
    /// It was merged into this school, a place in the list.
    MergedInto(usize),
}

impl School {
    /// Whether the service area still has pupils of it counted on the day.
    pub(super) fn is_counted_on(&self, day: Date) -> bool {
        self.confirms != Confirms::Nothing && self.is_there_on(day)
    }

    /// Whether it still belongs to the service area on the day.
    pub(super) fn is_there_on(&self, day: Date) -> bool {
        let gone = |fate: &Fate| matches!(fate.what, What::ToLocalGovernment | What::MergedInto(_)) && fate.on <= day;
        !self.fates.iter().any(gone)
    }

    /// Whether it has pupils today.
    pub fn has_pupils(&self) -> bool {
        self.size != Size::None
    }
}

/// All schools of the offices, then those outside; nothing has become of them yet.
pub(super) fn registered(recipe: &Recipe, seed: u64, places: &Places, stems: &mut Stems) -> Vec<School> {
    let all = recipe.schools();
    let mut sizes = Size::shared_out(all, &recipe.sizes);
    let mut dice = Dice::of_part(seed, Part::Sizes.into());
    dice.shuffle(&mut sizes);
    let mut offices = recipe.offices.iter().flat_map(|office| std::iter::repeat_n(office.code.as_str(), office.schools));
    let mut dice = Dice::of_part(seed, Part::Schools.into());
    let mut schools = Vec::with_capacity(all + recipe.outside.schools);
    for size in sizes {
        let Some(office) = offices.next() else { break };
        let number = schools.iter().rev().take_while(|school: &&School| school.office == office).count();
        let (subdistrict, centre) = places.of(office, number);
        schools.push(school((office, number + 1), (subdistrict, Some(centre)), size, (schools.len() + 1, &mut *stems), &mut dice));
    }
    for number in 1..=recipe.outside.schools {
        let subdistrict = format!("{}01", recipe.outside.district.code);
        let at = (schools.len() + 1, &mut *stems);
        schools.push(school((&recipe.outside.office.code, number), (subdistrict, None), Size::Medium, at, &mut dice));
    }
    offer_lower_secondary(&mut schools[..all], recipe.shares.lower_secondary, &mut dice);
    appoint_heads(&mut schools, recipe.shares.acting_heads, &mut dice);
    schools
}

fn school(
    (office, number): (&str, usize),
    (subdistrict, centre): (String, Option<usize>),
    size: Size,
    (running, stems): (usize, &mut Stems),
    dice: &mut Dice,
) -> School {
    let obec10 = format!("99{office}{number:04}");
    let lowest = match dice.below(20) {
        0 => Grade::P1,
        1..=4 => Grade::K1,
        _ => Grade::K2,
    };
    School {
        key: format!("{office}/{number:03}"),
        office: office.to_owned(),
        obec10_typed: typed_code(&obec10, dice),
        obec10,
        smis8: dice.chance(90).then(|| format!("99{running:06}")),
        name: stems.school(dice),
        subdistrict,
        address: format!("หมู่ที่{}{}", if dice.chance(10) { "\u{a0}" } else { " " }, dice.number(1, 18)),
        centre,
        grades: (lowest, Grade::P6),
        established_on: dice.chance(80).then(|| any_day(dice, 1941, 2005)),
        head: None,
        size,
        confirms: Confirms::All,
        counts: Vec::new(),
        fates: Vec::new(),
    }
}

fn any_day(dice: &mut Dice, least: usize, most: usize) -> Date {
    let mut part = |least, most| i8::try_from(dice.number(least, most)).unwrap_or(1);
    let (month, day) = (part(1, 12), part(1, 28));
    let year = i16::try_from(dice.number(least, most)).unwrap_or(1941);
    Date::new(year, month, day).unwrap_or(Date::ZERO)
}

/// Those with pupils, in any order.
fn with_pupils(schools: &[School], dice: &mut Dice) -> Vec<usize> {
    let mut places: Vec<usize> = (0..schools.len()).filter(|at| schools[*at].has_pupils()).collect();
    dice.shuffle(&mut places);
    places
}

pub(super) fn rounded(many: usize, thousandths: usize) -> usize {
    (many * thousandths + 500) / 1_000
}

fn offer_lower_secondary(schools: &mut [School], thousandths: usize, dice: &mut Dice) {
    let many = rounded(schools.len(), thousandths);
    for at in with_pupils(schools, dice).into_iter().take(many) {
        schools[at].grades.1 = Grade::M3;
    }
}

fn appoint_heads(schools: &mut [School], [least, most]: [usize; 2], dice: &mut Dice) {
    let headed = with_pupils(schools, dice);
    let acting = rounded(headed.len(), dice.number(least, most));
    for (nth, at) in headed.into_iter().enumerate() {
        schools[at].head = Some(Head { since: any_day(dice, 2018, 2023), acting: nth < acting });
    }
}

/// Counts the pupils of every school on every day of counting.
pub(super) fn count(schools: &mut [School], days: &[CountDay], seed: u64) -> Result<()> {
    for (at, school) in schools.iter_mut().enumerate() {
        let mut dice = Dice::of_part(seed, u64::from(Part::Pupils) + u64::try_from(at)?);
        let last = school.size.pupils(&mut dice);
        let emptied = dice.below(days.len());
        if !school.has_pupils() {
            let on = days[emptied].on.checked_sub(BEFORE_THE_COUNT.days()).context("the first day of a term")?;
            school.fates.push(Fate {
                on, what: What::NoPupils, reason: "ไม่มีนักเรียน (ข้อมูลสมมติ)".to_owned()
            });
        }
        let mut pupils = last;
        let mut counts = Vec::with_capacity(days.len());
        for (day, count_day) in days.iter().enumerate().rev() {
            if school.has_pupils() {
                // There were a few more or less before, and never none.
                pupils = if day + 1 == days.len() { last } else { (pupils * dice.number(97, 107) / 100).max(1) };
            } else {
                pupils = if day < emptied { dice.number(1, 19) } else { 0 };
            }
            if school.is_counted_on(count_day.on) {
                let confirmed = school.confirms == Confirms::All || day + 1 < days.len();
                counts.push(Count { day, source: source(&mut dice), counts: counted(pupils, school.grades, &mut dice), confirmed });
            }
        }
        counts.reverse();
        school.counts = counts;
    }
    ensure!(schools.iter().all(|school| school.fates.is_sorted_by_key(|fate| fate.on)), "fates are in the order of time");
    Ok(())
}
