//! The size of a school: derived from a dated count of its pupils by more than one scheme, never typed in.

use chassis::kernel::words;

use super::fields::{Grade, GradeRange};

words! {
    /// How many pupils make a school small or large.
    pub enum SizeScheme {
        /// Primary schools, four classes.
        Primary4 = "PRIMARY_4",
        /// Secondary schools, four classes.
        Secondary4 = "SECONDARY_4",
        /// Primary schools, seven classes.
        Primary7 = "PRIMARY_7",
    }
}

impl SizeScheme {
    /// The most pupils of each class but the last, which has no upper bound.
    fn bounds(self) -> &'static [u32] {
        match self {
            Self::Primary4 => &[120, 600, 1500],
            Self::Secondary4 => &[499, 1499, 2499],
            Self::Primary7 => &[120, 200, 300, 499, 1499, 2499],
        }
    }

    /// The number of the class, from 1; 0 for a school without pupils.
    pub fn class(self, pupils: u32) -> usize {
        if pupils == 0 { 0 } else { self.bounds().partition_point(|most| *most < pupils) + 1 }
    }

    /// What a class is called.
    pub fn name(self, class: usize) -> &'static str {
        const FOUR: [&str; 5] = ["NONE", "SMALL", "MEDIUM", "LARGE", "EXTRA_LARGE"];
        const SEVEN: [&str; 8] = ["NONE", "CLASS_1", "CLASS_2", "CLASS_3", "CLASS_4", "CLASS_5", "CLASS_6", "CLASS_7"];
        match self {
            Self::Primary4 | Self::Secondary4 => FOUR.get(class).copied().unwrap_or(FOUR[4]),
            Self::Primary7 => SEVEN.get(class).copied().unwrap_or(SEVEN[7]),
        }
    }

    /// The schemes by which a school with these grades is counted.
    pub fn fitting(grades: GradeRange) -> &'static [Self] {
        if grades.lowest() <= Grade::P6 { &[Self::Primary4, Self::Primary7] } else { &[Self::Secondary4] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scheme_has_its_own_bounds_and_zero_pupils_are_a_class_of_their_own() {
        let classes = |scheme: SizeScheme, pupils: &[u32]| pupils.iter().map(|p| scheme.name(scheme.class(*p))).collect::<Vec<_>>();
        assert_eq!(
            classes(SizeScheme::Primary4, &[0, 1, 120, 121, 600, 601, 1500, 1501]),
            ["NONE", "SMALL", "SMALL", "MEDIUM", "MEDIUM", "LARGE", "LARGE", "EXTRA_LARGE"]
        );
        assert_eq!(classes(SizeScheme::Secondary4, &[120, 499, 500, 1499, 1500, 2499, 2500])[1..4], ["SMALL", "MEDIUM", "MEDIUM"]);
        assert_eq!(
            classes(SizeScheme::Primary7, &[120, 121, 200, 201, 300, 301, 499, 500, 1499, 1500, 2499, 2500]),
            [
                "CLASS_1", "CLASS_2", "CLASS_2", "CLASS_3", "CLASS_3", "CLASS_4", "CLASS_4", "CLASS_5", "CLASS_5", "CLASS_6", "CLASS_6",
                "CLASS_7"
            ]
        );
    }

    #[test]
    fn a_school_is_counted_by_the_schemes_that_fit_its_grades() {
        let range = |lowest, highest| GradeRange::try_new(lowest, highest).expect("in order");
        assert_eq!(SizeScheme::fitting(range(Grade::K2, Grade::M3)), [SizeScheme::Primary4, SizeScheme::Primary7]);
        assert_eq!(SizeScheme::fitting(range(Grade::M1, Grade::M6)), [SizeScheme::Secondary4]);
    }
}
