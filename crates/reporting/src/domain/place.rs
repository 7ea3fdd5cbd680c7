//! Where schools belong: levels, and the words that the rows of a level carry.

use jiff::civil::Date;
use uuid::Uuid;

/// What a row of `school_place` is about. A school has at most one row a level and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Level {
    /// The school itself, from the day on which it was there.
    School,
    /// Its province.
    Province,
    /// Its district.
    District,
    /// Its service area.
    ServiceArea,
    /// Its network centre.
    NetworkCentre,
    /// What had become of it.
    Status,
}

impl Level {
    /// The levels of areas.
    pub(crate) const OF_AREAS: [Self; 4] = [Self::Province, Self::District, Self::ServiceArea, Self::NetworkCentre];

    /// The level of an area that a stored word names.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::OF_AREAS.into_iter().find(|level| level.word() == word)
    }

    /// As it is stored.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::School => "SCHOOL",
            Self::Province => "PROVINCE",
            Self::District => "DISTRICT",
            Self::ServiceArea => "SERVICE_AREA",
            Self::NetworkCentre => "NETWORK_CENTRE",
            Self::Status => "STATUS",
        }
    }

    /// The level of a kind of area, where schools belong to such areas.
    pub(crate) fn of_kind(kind: &str) -> Option<Self> {
        match kind {
            "PROVINCE" => Some(Self::Province),
            "DISTRICT" => Some(Self::District),
            "ESAO" => Some(Self::ServiceArea),
            "NETWORK_CENTRE" => Some(Self::NetworkCentre),
            _ => None,
        }
    }

    /// What schools are found by in an area of this level: districts and provinces by the code that their subdistrict begins with, the
    /// others by id.
    pub(crate) fn place(self, id: Uuid, code: &str) -> String {
        match self {
            Self::School => format!("school:{id}"),
            Self::Province => format!("province:{code}"),
            Self::District => format!("district:{code}"),
            Self::ServiceArea => format!("service_area:{id}"),
            Self::NetworkCentre => format!("centre:{id}"),
            Self::Status => code.to_owned(),
        }
    }

    /// The grant that reaches what lies in an area of this level. An office is granted by its code.
    pub(crate) fn scope(self, id: Uuid, code: &str) -> Option<String> {
        match self {
            Self::ServiceArea => Some(format!("esao:{code}")),
            Self::School | Self::Province | Self::NetworkCentre => Some(self.place(id, code)),
            Self::District | Self::Status => None,
        }
    }
}

/// What held of a school at a level, in `[from, to)`; a bound that is not known is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The level.
    pub(crate) level: Level,
    /// The word.
    pub(crate) place: String,
    /// First day.
    pub(crate) from: Option<Date>,
    /// First day no longer.
    pub(crate) to: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_found_by_its_id_and_granted_by_its_code() {
        let id = Uuid::from_u128(7);
        assert_eq!(Level::of_kind("ESAO"), Some(Level::ServiceArea));
        assert_eq!(Level::ServiceArea.place(id, "4005"), format!("service_area:{id}"));
        assert_eq!(Level::ServiceArea.scope(id, "4005").as_deref(), Some("esao:4005"));
        assert_eq!(Level::Province.scope(id, "40").as_deref(), Some("province:40"));
        assert_eq!(Level::NetworkCentre.scope(id, "501"), Some(format!("centre:{id}")));
    }

    #[test]
    fn a_district_is_no_grant_and_a_country_no_place_of_schools() {
        assert_eq!(Level::District.scope(Uuid::nil(), "4005"), None);
        assert_eq!(Level::District.place(Uuid::nil(), "4005"), "district:4005");
        assert_eq!((Level::of_kind("COUNTRY"), Level::of_kind("EIA"), Level::of_kind("77")), (None, None, None));
    }
}
