//! Numbers as people state them: "more than 200" is a bound, not the number 200.

use chassis::thai::normalise::search_key;

use chassis::kernel::words;

words! {
    /// How sure a stated number is.
    pub enum Bound {
        /// Exactly the value.
        Exact = "EXACT",
        /// More than the value (กว่า).
        GreaterThan = "GREATER_THAN",
        /// The value or more (ไม่น้อยกว่า).
        AtLeast = "AT_LEAST",
        /// About the value (ประมาณ).
        Approximate = "APPROXIMATE",
    }
}

/// A number with what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoundedQuantity {
    /// What the value means.
    pub bound: Bound,
    /// The stated value, 0 to [`BoundedQuantity::MOST`].
    pub value: i64,
}

impl BoundedQuantity {
    /// Largest value.
    pub const MOST: i64 = 1_000_000_000;
}

words! {
    /// Of what a number is stated for each one.
    pub enum Per {
        /// For each party (ฝ่ายละ).
        Party = "PARTY",
    }
}

/// A number read from text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// The number.
    pub bounded: BoundedQuantity,
    /// For each of what, where the text says so.
    pub per: Option<Per>,
}

const BEFORE: [(&str, Bound); 12] = [
    ("กว่า", Bound::GreaterThan),
    ("มากกว่า", Bound::GreaterThan),
    ("เกิน", Bound::GreaterThan),
    ("เกินกว่า", Bound::GreaterThan),
    ("ไม่น้อยกว่า", Bound::AtLeast),
    ("ไม่ต่ำกว่า", Bound::AtLeast),
    ("อย่างน้อย", Bound::AtLeast),
    ("ตั้งแต่", Bound::AtLeast),
    ("ประมาณ", Bound::Approximate),
    ("โดยประมาณ", Bound::Approximate),
    ("ราว", Bound::Approximate),
    ("ราวๆ", Bound::Approximate),
];

/// What a number may count, behind it.
const UNITS: [&str; 8] = ["", "คน", "ท่าน", "รูป", "แห่ง", "โรงเรียน", "ฝ่าย", "หน่วยงาน"];

/// Reads a stated number. Nothing for words it does not know: `ไม่เกิน 200` ("at most") is no bound of these, and its
/// `เกิน` must not be taken for "more than".
pub fn parse(text: &str) -> Option<Quantity> {
    let text = search_key(text);
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = text.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let value: i64 = grouped(number)?.parse().ok().filter(|value| *value <= BoundedQuantity::MOST)?;

    let (per, before) = match before.trim().strip_prefix("ฝ่ายละ") {
        Some(before) => (Some(Per::Party), before.trim()),
        None => (None, before.trim()),
    };
    let (trailing, unit) = match after.trim().strip_prefix("กว่า") {
        Some(unit) => (Some(Bound::GreaterThan), unit.trim()),
        None => (None, after.trim()),
    };
    let unit = unit.strip_suffix("ขึ้นไป").map_or((None, unit), |unit| (Some(Bound::AtLeast), unit.trim()));
    let leading = match before {
        "" => None,
        before => Some(BEFORE.iter().find(|(words, _)| *words == before)?.1),
    };
    if !UNITS.contains(&unit.1) {
        return None;
    }
    let mut bounds = [leading, trailing, unit.0].into_iter().flatten();
    let bound = bounds.next().unwrap_or(Bound::Exact);
    // Two bounds at once ("ประมาณ 200 กว่าคน") say something that one cannot hold.
    bounds.next().is_none().then_some(Quantity { bounded: BoundedQuantity { bound, value }, per })
}

/// The digits of a number whose commas, if any, stand before groups of three.
fn grouped(number: &str) -> Option<String> {
    let mut groups = number.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let well_formed = rest.is_empty() || (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    well_formed.then(|| number.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Bound, i64)> {
        parse(text).map(|quantity| (quantity.bounded.bound, quantity.bounded.value))
    }

    #[test]
    fn words_behind_the_number_bound_it_too() {
        assert_eq!(read("200 กว่าคน"), Some((Bound::GreaterThan, 200)));
        assert_eq!(read("๒๐๐ คนขึ้นไป"), Some((Bound::AtLeast, 200)));
    }

    #[test]
    fn at_most_and_less_than_are_not_read_as_more_than() {
        assert_eq!(read("ไม่เกิน 200 คน"), None);
        assert_eq!(read("น้อยกว่า 200 คน"), None);
        assert_eq!(read("เกือบ 200 คน"), None);
    }

    #[test]
    fn two_bounds_at_once_are_not_read() {
        assert_eq!(read("ประมาณ 200 กว่าคน"), None);
    }

    #[test]
    fn commas_stand_before_groups_of_three() {
        assert_eq!(read("มากกว่า 1,200 คน"), Some((Bound::GreaterThan, 1_200)));
        assert_eq!(read("1,20 คน"), None);
        assert_eq!(read(",200 คน"), None);
    }

    #[test]
    fn what_is_no_single_number_is_not_read() {
        for text in ["", "คน", "200-300 คน", "หน่วยงานทั้ง 6 ฝ่าย", "99999999999999999999 คน", "1000000001 คน", "12.5 คน"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
