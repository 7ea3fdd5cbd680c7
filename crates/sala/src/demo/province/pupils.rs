//! Pupils of a school on a day: so many by grade and sex, and what is counted beside them.

use api::schools::v1::{EnrolmentCounts, EnrolmentSource, Grade, GradeCount};
use chassis::kernel::Dice;

use super::recipe::Sizes;

/// Size of a school by the scheme `PRIMARY_4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Without pupils.
    None,
    /// 1 to 120.
    Small,
    /// 121 to 600.
    Medium,
    /// 601 to 1,500.
    Large,
    /// More.
    ExtraLarge,
}

/// A count of the pupils of a school.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// Which of the days of the recipe.
    pub day: usize,
    /// Where the numbers come from.
    pub source: EnrolmentSource,
    /// The numbers.
    pub counts: EnrolmentCounts,
    /// They are sure.
    pub confirmed: bool,
}

impl Count {
    /// All pupils.
    pub fn pupils(&self) -> i32 {
        self.counts.grades.iter().map(|grade| grade.male + grade.female).sum()
    }
}

impl Size {
    /// The sizes of so many schools, as the recipe shares them out: the largest remainders are rounded up.
    pub(super) fn shared_out(schools: usize, sizes: &Sizes) -> Vec<Self> {
        let shares = [
            (Self::None, sizes.none),
            (Self::Small, sizes.small),
            (Self::Medium, sizes.medium),
            (Self::Large, sizes.large),
            (Self::ExtraLarge, sizes.extra_large),
        ];
        let all = shares.iter().map(|(_, share)| share).sum::<usize>().max(1);
        let mut parts = shares.map(|(size, share)| (size, schools * share / all, schools * share % all));
        let left = schools - parts.iter().map(|(_, whole, _)| whole).sum::<usize>();
        parts.sort_by_key(|(_, _, rest)| std::cmp::Reverse(*rest));
        for (_, whole, _) in parts.iter_mut().take(left) {
            *whole += 1;
        }
        parts.into_iter().flat_map(|(size, whole, _)| std::iter::repeat_n(size, whole)).collect()
    }

    /// So many pupils; small ones more often than large ones.
    pub(super) fn pupils(self, dice: &mut Dice) -> usize {
        let mut within = |least, most| dice.number(least, most).min(dice.number(least, most));
        match self {
            Self::None => 0,
            Self::Small => dice.number(8, 120),
            Self::Medium => within(121, 600),
            Self::Large => within(601, 1_500),
            Self::ExtraLarge => within(1_501, 2_600),
        }
    }
}

/// The grades that a school offers.
pub(super) fn grades(lowest: Grade, highest: Grade) -> impl Iterator<Item = Grade> {
    (i32::from(lowest)..=i32::from(highest)).filter_map(|number| Grade::try_from(number).ok())
}

/// So many pupils, shared out over the grades by chance.
pub(super) fn counted(pupils: usize, (lowest, highest): (Grade, Grade), dice: &mut Dice) -> EnrolmentCounts {
    let mut by_grade: Vec<GradeCount> =
        grades(lowest, highest).map(|grade| GradeCount { grade: grade.into(), ..GradeCount::default() }).collect();
    for _ in 0..pupils {
        let at = dice.below(by_grade.len());
        if dice.chance(51) {
            by_grade[at].male += 1;
        } else {
            by_grade[at].female += 1;
        }
    }
    by_grade.retain(|grade| grade.male + grade.female > 0);
    let classes: i32 = by_grade.iter().map(|grade| (grade.male + grade.female + 39) / 40).sum();
    let few = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    EnrolmentCounts {
        grades: by_grade,
        stated_total: dice.chance(90).then(|| few(pupils)),
        classes,
        teachers: few(pupils.div_ceil(20) + usize::from(pupils > 0) * dice.number(1, 4)),
        special_needs: few(pupils * dice.number(1, 6) / 100),
        poor: few(pupils * dice.number(55, 95) / 100),
    }
}

/// Where the numbers come from: mostly from the data centre.
pub(super) fn source(dice: &mut Dice) -> EnrolmentSource {
    match dice.below(20) {
        0 => EnrolmentSource::Manual,
        1 | 2 => EnrolmentSource::Import,
        _ => EnrolmentSource::Dmc,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: Sizes = Sizes { none: 20, small: 550, medium: 380, large: 40, extra_large: 10 };

    #[test]
    fn sizes_are_shared_out_to_the_last_school() {
        let of = |schools| {
            let sizes = Size::shared_out(schools, &SIZES);
            [Size::None, Size::Small, Size::Medium, Size::Large, Size::ExtraLarge].map(|size| sizes.iter().filter(|s| **s == size).count())
        };
        assert_eq!(of(938), [19, 516, 356, 38, 9]);
        assert_eq!(of(100), [2, 55, 38, 4, 1]);
        assert_eq!(of(0), [0; 5]);
    }

    #[test]
    fn every_size_has_as_many_pupils_as_its_class() {
        let mut dice = Dice::new(1);
        for (size, least, most) in [
            (Size::None, 0, 0),
            (Size::Small, 1, 120),
            (Size::Medium, 121, 600),
            (Size::Large, 601, 1_500),
            (Size::ExtraLarge, 1_501, 9_999),
        ] {
            assert!((0..500).all(|_| (least..=most).contains(&size.pupils(&mut dice))), "{size:?}");
        }
    }

    #[test]
    fn the_grades_add_up_and_only_offered_ones_have_pupils() {
        let mut dice = Dice::new(2);
        let counts = counted(321, (Grade::K2, Grade::P6), &mut dice);
        assert_eq!(counts.grades.iter().map(|grade| grade.male + grade.female).sum::<i32>(), 321);
        assert!(counts.grades.iter().all(|grade| (Grade::K2..=Grade::P6).contains(&grade.grade())));
        assert!(counts.poor <= 321 && counts.special_needs <= 321 && counts.classes >= 8);
    }

    #[test]
    fn a_school_without_pupils_has_no_grades_no_classes_and_nobody_poor() {
        let counts = counted(0, (Grade::K1, Grade::P6), &mut Dice::new(2));
        let EnrolmentCounts { grades, classes, teachers, special_needs, poor, .. } = counts;
        assert_eq!((grades.len(), classes, teachers, special_needs, poor), (0, 0, 0, 0, 0));
    }
}
