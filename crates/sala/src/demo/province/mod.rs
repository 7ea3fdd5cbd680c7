//! The synthetic province: schools that nobody has ever gone to, in the offices and districts of Khon Kaen, gaps and all.
//!
//! What there is follows from a recipe (`demo/province.toml`) and a start value, and from nothing else: the same start value makes the same
//! schools with the same ids. No real school, teacher or pupil is in it. Every name is marked `(ข้อมูลสมมติ)`; heads and coaches are
//! references to nobody.
//!
//! **Codes** come from a range that no real school has: they begin with 99. Codes of provinces (TIS 1099) end at 96, so neither an area code
//! nor a school code begins with it. `OBEC10` is 99, the office, four digits; `SMIS8` is 99 and six; a centre is 99, the office, two.
//!
//! | File | What |
//! |---|---|
//! | `recipe.rs`, `names.rs`, `places.rs` | how many of what; names; subdistricts and centres |
//! | `schools.rs`, `pupils.rs`, `fates.rs`, `programmes.rs` | the schools, who is counted in them, what becomes of them, where they take part |
//! | `calls.rs`, `steps.rs` | the same as requests, in the order in which they must be made |
//! | `ratings.rs`, `cycles/` | what is said about the schools of an office in cycles of a rubric; the cycles, from the plan to what is published |
//! | `lessons.rs`, `cycles/observe.rs` | lessons that are watched in some of them, and how far each has come |
//! | `load.rs` | makes them through the API, many at a time, as often as it takes and never twice |

mod calls;
pub mod cycles;
mod fates;
mod ids;
mod lessons;
mod load;
mod names;
mod places;
mod programmes;
mod pupils;
mod ratings;
pub mod recipe;
mod schools;
mod steps;
#[cfg(test)]
mod tests;

use anyhow::Result;

pub use lessons::Lesson;
pub use load::{AT_A_TIME, Told, load};
pub use names::{MARK, MARK_EN, Name};
pub use places::Centre;
pub use programmes::{Participation, Step};
pub use pupils::{Count, Size};
pub use ratings::{Ratings, Says};
pub use recipe::{Recipe, Way};
pub use schools::{Confirms, Fate, Head, School, What};

/// The start value of the demo.
pub const SEED: u64 = 2564;

/// A synthetic province.
#[derive(Debug, Clone)]
pub struct Province {
    /// The start value that it follows from.
    pub seed: u64,
    /// The recipe that it follows from.
    pub recipe: Recipe,
    /// Network centres.
    pub centres: Vec<Centre>,
    /// Schools: those of the offices in their order, then those outside.
    pub schools: Vec<School>,
    /// Who takes part in what.
    pub participations: Vec<Participation>,
}

impl Province {
    /// The province of the demo, from another start value.
    pub fn from_seed(seed: u64) -> Result<Self> {
        Self::new(Recipe::compiled_in()?, seed)
    }

    /// Follows a recipe.
    pub fn new(recipe: Recipe, seed: u64) -> Result<Self> {
        let places = places::Places::new(&recipe, seed)?;
        let mut stems = names::Stems::new(&mut chassis::kernel::Dice::of_part(seed, Part::Names.into()));
        let mut schools = schools::registered(&recipe, seed, &places, &mut stems);
        fates::decide(&mut schools, &recipe, seed, &places)?;
        schools::count(&mut schools, &recipe.counts, seed)?;
        let participations = programmes::choose(&schools, &recipe, seed)?;
        let centres = places.centres(&mut stems);
        Ok(Self { seed, recipe, centres, schools, participations })
    }
}

/// Parts of a province that throw dice of their own: one that throws more often changes nothing in the others.
#[derive(Debug, Clone, Copy)]
enum Part {
    Sizes,
    Schools,
    Places,
    Names,
    Fates,
    Programmes,
    Lessons,
    /// And as many more as there are cycles.
    Awkward,
    /// And as many more as there are schools.
    Pupils,
    /// And as many more as there are schools.
    Ratings,
}

impl From<Part> for u64 {
    fn from(part: Part) -> Self {
        match part {
            Part::Sizes => 1,
            Part::Schools => 2,
            Part::Places => 3,
            Part::Names => 4,
            Part::Fates => 5,
            Part::Programmes => 6,
            Part::Lessons => 7,
            Part::Awkward => 100,
            Part::Pupils => 1_000,
            Part::Ratings => 1_000_000,
        }
    }
}
