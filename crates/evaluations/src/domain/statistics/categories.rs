//! The categories that a scale has, whether anybody used them or not.

use std::collections::BTreeSet;

use thiserror::Error;

/// Categories in their order; at least one, at most [`Categories::MOST`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Categories(Vec<i32>);

/// Why numbers are no scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CategoriesError {
    /// None.
    #[error("a scale has at least one category")]
    None,
    /// Twice the same.
    #[error("a category is named twice: {0}")]
    Twice(i32),
    /// More than [`Categories::MOST`].
    #[error("a scale has at most {most} categories", most = Categories::MOST)]
    TooMany,
}

/// A rating that the scale does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{0} is no category of the scale")]
pub struct NotInScale(pub i32);

impl Categories {
    /// As many as a table of pairs holds.
    pub const MOST: usize = 100;

    /// A scale of these categories, in ascending order however they come.
    pub fn try_new(values: impl IntoIterator<Item = i32>) -> Result<Self, CategoriesError> {
        let mut seen = BTreeSet::new();
        for value in values {
            if !seen.insert(value) {
                return Err(CategoriesError::Twice(value));
            }
            if seen.len() > Self::MOST {
                return Err(CategoriesError::TooMany);
            }
        }
        if seen.is_empty() { Err(CategoriesError::None) } else { Ok(Self(seen.into_iter().collect())) }
    }

    /// The levels 1 to `top`.
    pub fn levels(top: u8) -> Result<Self, CategoriesError> {
        Self::try_new(1..=i32::from(top))
    }

    /// Marked or not, 0 and 1.
    pub fn marks() -> Self {
        Self(vec![0, 1])
    }

    /// The categories, ascending.
    pub fn values(&self) -> &[i32] {
        &self.0
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Place of a category, from 0.
    pub(super) fn position(&self, value: i32) -> Result<usize, NotInScale> {
        // Levels without gaps, the common case, need no search.
        let guess = self.0.first().and_then(|first| usize::try_from(i64::from(value) - i64::from(*first)).ok());
        guess.filter(|at| self.0.get(*at) == Some(&value)).or_else(|| self.0.binary_search(&value).ok()).ok_or(NotInScale(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_in_order_and_names_nothing_twice() {
        let scale = Categories::try_new([4, 1, 9]).unwrap();
        assert_eq!((scale.values(), scale.count()), (&[1, 4, 9][..], 3));
        assert_eq!([1, 4, 9].map(|value| scale.position(value)), [Ok(0), Ok(1), Ok(2)]);
        assert_eq!([0, 2, i32::MIN, i32::MAX].map(|v| scale.position(v)), [0, 2, i32::MIN, i32::MAX].map(|v| Err(NotInScale(v))));
        assert_eq!(Categories::try_new([1, 1]), Err(CategoriesError::Twice(1)));
        assert_eq!(Categories::try_new([]), Err(CategoriesError::None));
        assert_eq!(Categories::levels(0), Err(CategoriesError::None));
        assert_eq!(Categories::try_new(0..101), Err(CategoriesError::TooMany));
        assert_eq!(Categories::levels(5).map(|scale| scale.count()), Ok(5));
    }
}
