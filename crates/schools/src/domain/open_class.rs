//! Open classes: recorded once, never changed.

use chassis::kernel::{LocalizedText, words};
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use super::{LessonStudyCycleId, OpenClassId, SchoolId};

words! {
    /// How one takes part in an open class.
    pub enum OpenClassMode {
        /// At the school.
        OnSite = "ON_SITE",
        /// From elsewhere.
        Online = "ONLINE",
        /// Both.
        Hybrid = "HYBRID",
    }
}

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

/// What a caller says about an open class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The school.
    pub school: SchoolId,
    /// The day.
    pub held_on: Date,
    /// Topic of the lesson.
    pub topic: LocalizedText,
    /// How people took part.
    pub mode: OpenClassMode,
    /// How many took part, where somebody says: "more than 600" is a bound, not the number.
    pub participants: Option<(Bound, i64)>,
    /// The cycle whose lesson was opened.
    pub cycle: Option<LessonStudyCycleId>,
}

/// An open class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenClass {
    /// Id.
    pub id: OpenClassId,
    /// What was said about it.
    pub said: Opened,
    /// When it was recorded.
    pub created_at: Timestamp,
}

/// Why an open class is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OpenClassError {
    /// A day to come.
    #[error("a day to come cannot have had an open class")]
    InFuture,
    /// No Thai topic.
    #[error("an open class needs a Thai topic")]
    NoTopic,
    /// The cycle is of a team without the school.
    #[error("the cycle is of a team that the school does not belong to")]
    CycleOfAnotherSchool,
}

impl OpenClass {
    /// Records an open class; `of` are the schools of the cycle whose lesson was opened.
    pub fn record(id: OpenClassId, said: Opened, of: Option<&[SchoolId]>, (today, now): (Date, Timestamp)) -> Result<Self, OpenClassError> {
        if said.topic.lacks_thai() {
            return Err(OpenClassError::NoTopic);
        }
        if said.held_on > today {
            return Err(OpenClassError::InFuture);
        }
        if of.is_some_and(|schools| !schools.contains(&said.school)) {
            return Err(OpenClassError::CycleOfAnotherSchool);
        }
        Ok(Self { id, said, created_at: now })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn an_open_class_has_a_topic_a_day_gone_by_and_a_cycle_of_its_school() {
        let (own, other) = (SchoolId(Uuid::from_u128(1)), SchoolId(Uuid::from_u128(2)));
        let said = |topic: &str, held_on| Opened {
            school: own,
            held_on,
            topic: LocalizedText::thai(topic),
            mode: OpenClassMode::Hybrid,
            participants: Some((Bound::GreaterThan, 600)),
            cycle: None,
        };
        let record = |said, of: Option<&[SchoolId]>| {
            OpenClass::record(OpenClassId(Uuid::nil()), said, of, (date(2022, 7, 1), Timestamp::UNIX_EPOCH)).map(|_| ())
        };
        assert_eq!(record(said("เศษส่วน", date(2022, 7, 1)), Some(&[other, own])), Ok(()));
        assert_eq!(record(said("เศษส่วน", date(2022, 7, 1)), None), Ok(()));
        assert_eq!(record(said(" ", date(2022, 7, 1)), None), Err(OpenClassError::NoTopic));
        assert_eq!(record(said("เศษส่วน", date(2022, 7, 2)), None), Err(OpenClassError::InFuture));
        assert_eq!(record(said("เศษส่วน", date(2022, 7, 1)), Some(&[other])), Err(OpenClassError::CycleOfAnotherSchool));
    }
}
