//! Ids of the province: the same thing has the same id in every run from the same start value, and another one from another.

use uuid::Uuid;

use crate::demo::ids::id_within;

/// Raise the number when the generator or the recipe makes something else: the old ids then mean the old bodies.
const NAMESPACE: &str = "sala/demo/province/1";
/// 2024-05-16T00:00:00Z, the first day of the first term: the records sort where they belong in time.
const MILLIS: u64 = 1_715_817_600_000;

/// Makes ids of one start value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ids {
    pub(super) seed: u64,
}

impl Ids {
    /// The id of a thing of this name.
    pub(super) fn of(self, name: &str) -> String {
        self.uuid(name).to_string()
    }

    /// The id of the request that does `step`.
    pub(super) fn request(self, step: &str) -> String {
        self.of(&format!("request/{step}"))
    }

    fn uuid(self, name: &str) -> Uuid {
        id_within(&format!("{NAMESPACE}/{}", self.seed), MILLIS, name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_from_the_start_value_and_the_name() {
        let (one, two) = (Ids { seed: 1 }, Ids { seed: 2 });
        assert_eq!(one.of("school/4005/17"), one.of("school/4005/17"));
        assert_ne!(one.of("school/4005/17"), two.of("school/4005/17"));
        assert_ne!(one.of("school/4005/17"), one.request("school/4005/17"));
    }
}
