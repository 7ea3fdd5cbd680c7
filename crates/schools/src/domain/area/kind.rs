//! What areas are, and what may lie in what.

use chassis::kernel::words;

words! {
    /// What an area is.
    pub enum AreaKind {
        /// Country.
        Country = "COUNTRY",
        /// Province (จังหวัด).
        Province = "PROVINCE",
        /// District (อำเภอ).
        District = "DISTRICT",
        /// Subdistrict (ตำบล).
        Subdistrict = "SUBDISTRICT",
        /// Education service area (เขตพื้นที่การศึกษา).
        Esao = "ESAO",
        /// Network centre (ศูนย์เครือข่าย).
        NetworkCentre = "NETWORK_CENTRE",
        /// Where a provincial education office acts.
        PeoJurisdiction = "PEO_JURISDICTION",
        /// Education innovation area (พื้นที่นวัตกรรมการศึกษา).
        Eia = "EIA",
        /// Zone of a programme.
        ProgrammeZone = "PROGRAMME_ZONE",
    }
}

words! {
    /// In which hierarchy an area lies in another.
    pub enum Hierarchy {
        /// Country, province, district, subdistrict.
        Administrative = "ADMINISTRATIVE",
        /// Service areas with their districts and network centres.
        Service = "SERVICE",
        /// Innovation areas.
        Statutory = "STATUTORY",
        /// Zones of programmes.
        Programme = "PROGRAMME",
    }
}

impl AreaKind {
    /// Whether an area of this kind may lie in one of the other kind.
    pub fn may_lie_in(self, parent: Self, hierarchy: Hierarchy) -> bool {
        use AreaKind as K;
        match hierarchy {
            Hierarchy::Administrative => matches!(
                (self, parent),
                (K::Province, K::Country | K::PeoJurisdiction) | (K::District, K::Province) | (K::Subdistrict, K::District)
            ),
            Hierarchy::Service => matches!((self, parent), (K::Esao, K::Province | K::Country) | (K::District | K::NetworkCentre, K::Esao)),
            Hierarchy::Statutory => matches!((self, parent), (K::Province | K::District | K::Esao, K::Eia)),
            Hierarchy::Programme => parent == K::ProgrammeZone && self != K::ProgrammeZone,
        }
    }

    /// Whether an area of this kind may lie in several at once: a district belongs to a primary and to a secondary service area, and
    /// zones of programmes overlap.
    pub fn may_lie_in_several(self, hierarchy: Hierarchy) -> bool {
        hierarchy == Hierarchy::Programme || (hierarchy == Hierarchy::Service && self == Self::District)
    }

    /// How many digits of TIS 1099 its code has; none when its code is of another scheme.
    pub fn tis1099_digits(self) -> Option<usize> {
        match self {
            Self::Province => Some(2),
            Self::District => Some(4),
            Self::Subdistrict => Some(6),
            Self::Country | Self::Esao | Self::NetworkCentre | Self::PeoJurisdiction | Self::Eia | Self::ProgrammeZone => None,
        }
    }
}
