//! What people are who take part.

use std::collections::BTreeMap;

use chassis::kernel::words;

words! {
    /// What somebody is who takes part in lesson study.
    pub enum Role {
        /// Teacher of a school.
        Teacher = "TEACHER",
        /// Head of a school.
        Head = "HEAD",
        /// Deputy head.
        Deputy = "DEPUTY",
        /// Lecturer of a university.
        UniversityLecturer = "UNIVERSITY_LECTURER",
        /// Graduate student.
        GraduateStudent = "GRADUATE_STUDENT",
        /// Student teacher.
        PreService = "PRE_SERVICE",
        /// Supervisor.
        Supervisor = "SUPERVISOR",
    }
}

/// How many people of each role; roles that nobody has are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleCounts(BTreeMap<Role, u32>);

impl RoleCounts {
    /// Counts people by their roles.
    pub fn count(roles: impl IntoIterator<Item = Role>) -> Self {
        let mut counts = Self::default();
        for role in roles {
            counts.add(role, 1);
        }
        counts
    }

    /// So many more of a role.
    pub fn add(&mut self, role: Role, more: u32) {
        if more > 0 {
            *self.0.entry(role).or_default() += more;
        }
    }

    /// How many of a role.
    pub fn of(&self, role: Role) -> u32 {
        self.0.get(&role).copied().unwrap_or_default()
    }

    /// In the order of the contract.
    pub fn iter(&self) -> impl Iterator<Item = (Role, u32)> {
        self.0.iter().map(|(role, count)| (*role, *count))
    }
}
