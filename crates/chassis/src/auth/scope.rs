//! Scopes and grants: `role@scope`, as a token carries them.

use std::fmt;
use std::str::FromStr;

/// Where a grant holds: `global`, `province:40`, `esao:4003`, `organisation:<id>` …
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope(String);

/// Kinds of scope and whether their value is a UUID. `person` is for what belongs to one person, `teacher@person:<id>`, or was assigned to one,
/// `assessor@person:<id>`: the id is the opaque reference that records carry.
const KINDS: [(&str, bool); 8] = [
    ("province", false),
    ("esao", false),
    ("centre", true),
    ("school", true),
    ("programme", true),
    ("organisation", true),
    ("agreement", true),
    ("person", true),
];

impl Scope {
    /// Everything.
    pub fn global() -> Self {
        Self("global".to_owned())
    }

    /// A scope of a kind the house knows.
    pub fn of(kind: &str, value: impl fmt::Display) -> Self {
        Self(format!("{kind}:{value}"))
    }

    /// As it stands in a token, in `scopes` columns and in events.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is everything.
    pub fn is_global(&self) -> bool {
        self.0 == "global"
    }
}

impl FromStr for Scope {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "global" {
            return Ok(Self::global());
        }
        let unknown = || {
            format!(
                "unknown scope {text:?}: expected global, province:<code>, esao:<code>, centre|school|programme|organisation|agreement|person:<id>"
            )
        };
        let (kind, value) = text.split_once(':').ok_or_else(unknown)?;
        let (_, is_id) = KINDS.iter().find(|(name, _)| *name == kind).ok_or_else(unknown)?;
        let fits = if *is_id {
            uuid::Uuid::parse_str(value).is_ok()
        } else {
            (2..=8).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit())
        };
        if fits { Ok(Self(text.to_owned())) } else { Err(unknown()) }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A role within a scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The role, `area_officer`.
    pub role: String,
    /// Where it holds.
    pub scope: Scope,
}

impl Grant {
    /// Whether it holds for a thing that carries these scopes.
    pub fn covers<S: AsRef<str>>(&self, scopes: &[S]) -> bool {
        self.scope.is_global() || scopes.iter().any(|scope| scope.as_ref() == self.scope.as_str())
    }
}

impl FromStr for Grant {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (role, scope) = text.split_once('@').ok_or_else(|| format!("grant {text:?} is not role@scope"))?;
        Ok(Self { role: role.to_owned(), scope: scope.parse()? })
    }
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.role, self.scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_may_hold_for_what_belongs_to_one_person() {
        let id = uuid::Uuid::from_u128(7);
        let grant: Grant = format!("teacher@person:{id}").parse().unwrap();
        assert!(grant.covers(&[Scope::of("school", uuid::Uuid::from_u128(8)).as_str(), Scope::of("person", id).as_str()]));
        assert!(!grant.covers(&[Scope::of("person", uuid::Uuid::from_u128(9)).as_str()]));
        for wrong in ["teacher@person:", "teacher@person:7", "teacher@pupil:00000000-0000-0000-0000-000000000007", "teacher"] {
            assert!(wrong.parse::<Grant>().is_err(), "{wrong}");
        }
    }
}
