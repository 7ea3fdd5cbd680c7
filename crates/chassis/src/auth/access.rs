//! Roles × permissions × scopes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Grant, Identity, Scope};
use crate::failure::Failure;

/// What each role may, from `roles.toml`: permission words, where a final `*` stands for the rest.
#[derive(Debug, Clone)]
pub struct Roles(Arc<BTreeMap<String, Vec<String>>>);

/// Why a role table cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("roles: {0}")]
pub struct RolesError(String);

impl Roles {
    /// The table that is compiled in.
    pub fn compiled_in() -> Result<Self, RolesError> {
        Self::parse(include_str!("roles.toml"))
    }

    /// A table of one's own. Every entry must match a permission of the contract, so that a typing error is an error.
    pub fn parse(text: &str) -> Result<Self, RolesError> {
        let table: BTreeMap<String, Vec<String>> = toml::from_str(text).map_err(|e| RolesError(e.to_string()))?;
        for (role, entries) in &table {
            for entry in entries {
                if !api::contract::METHODS.iter().any(|m| matches(entry, m.permission)) {
                    return Err(RolesError(format!("role {role}: {entry:?} matches no permission of the contract")));
                }
            }
        }
        Ok(Self(Arc::new(table)))
    }

    /// Names of the roles.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether a role has a permission.
    pub fn permits(&self, role: &str, permission: &str) -> bool {
        self.0.get(role).is_some_and(|entries| entries.iter().any(|entry| matches(entry, permission)))
    }

    /// The caller of an RPC that needs `permission`, with the grants that give it.
    pub fn admit(&self, identity: &Arc<Identity>, permission: &'static str) -> Result<Caller, Failure> {
        let grants: Arc<[Grant]> = identity.grants.iter().filter(|g| self.permits(&g.role, permission)).cloned().collect();
        if grants.is_empty() {
            let scopes = identity.grants.iter().map(|g| g.scope.to_string()).collect::<Vec<_>>().join(", ");
            return Err(Failure::forbidden(permission, if scopes.is_empty() { "-" } else { &scopes }));
        }
        Ok(Caller { identity: Arc::clone(identity), roles: self.clone(), permission, grants })
    }
}

fn matches(entry: &str, permission: &str) -> bool {
    match entry.strip_suffix('*') {
        Some(prefix) => permission.starts_with(prefix),
        None => entry == permission,
    }
}

/// Who calls, with the grants that permit this RPC. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Caller {
    identity: Arc<Identity>,
    roles: Roles,
    permission: &'static str,
    grants: Arc<[Grant]>,
}

/// How far the caller sees, for lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Everything.
    All,
    /// Only what carries one of these scopes.
    Within(Vec<String>),
}

impl Reach {
    /// For SQL: `$1::text[] is null or scopes && $1`.
    pub fn tags(&self) -> Option<&[String]> {
        match self {
            Self::All => None,
            Self::Within(tags) => Some(tags),
        }
    }
}

impl Caller {
    /// The subject of the token.
    pub fn subject(&self) -> &str {
        &self.identity.subject
    }

    /// How far the caller sees.
    pub fn reach(&self) -> Reach {
        if self.grants.iter().any(|g| g.scope.is_global()) {
            return Reach::All;
        }
        Reach::Within(self.grants.iter().map(|g| g.scope.to_string()).collect())
    }

    /// How far the caller sees what needs another permission, for lists.
    pub fn reach_of(&self, permission: &str) -> Reach {
        let giving = || self.identity.grants.iter().filter(|grant| self.roles.permits(&grant.role, permission));
        if giving().any(|grant| grant.scope.is_global()) {
            return Reach::All;
        }
        Reach::Within(giving().map(|grant| grant.scope.to_string()).collect())
    }

    /// Scopes that the caller's grants name and that give a permission there. For what somebody does in person: a grant for everything names
    /// nobody.
    pub fn named(&self, permission: &str) -> impl Iterator<Item = &Scope> {
        let giving = move |grant: &&Grant| !grant.scope.is_global() && self.roles.permits(&grant.role, permission);
        self.identity.grants.iter().filter(giving).map(|grant| &grant.scope)
    }

    /// Where the grants that permit this call hold.
    pub fn scopes(&self) -> impl Iterator<Item = &Scope> {
        self.grants.iter().map(|grant| &grant.scope)
    }

    /// Whether a thing that carries these scopes is within reach.
    pub fn reaches<S: AsRef<str>>(&self, scopes: &[S]) -> bool {
        self.grants.iter().any(|grant| grant.covers(scopes))
    }

    /// Whether the caller also has another permission on a thing with these scopes, such as reading names.
    pub fn may<S: AsRef<str>>(&self, permission: &str, scopes: &[S]) -> bool {
        self.identity.grants.iter().filter(|grant| grant.covers(scopes)).any(|g| self.roles.permits(&g.role, permission))
    }

    /// Refuses when the caller lacks another permission on a thing that is within reach.
    pub fn must_also<S: AsRef<str>>(&self, permission: &'static str, scopes: &[S]) -> Result<(), Failure> {
        if self.may(permission, scopes) { Ok(()) } else { Err(Failure::forbidden(permission, &self.grant_text())) }
    }

    /// Refuses what is out of reach, exactly like what does not exist.
    pub fn must_reach<S: AsRef<str>>(&self, scopes: &[S]) -> Result<(), Failure> {
        if self.reaches(scopes) { Ok(()) } else { Err(Failure::not_found()) }
    }

    /// Refuses to make a thing that would be out of reach.
    pub fn must_reach_new<S: AsRef<str>>(&self, scopes: &[S]) -> Result<(), Failure> {
        if self.reaches(scopes) { Ok(()) } else { Err(self.forbidden()) }
    }

    /// The refusal of what these grants do not stretch to.
    pub fn forbidden(&self) -> Failure {
        Failure::forbidden(self.permission, &self.grant_text())
    }

    /// All grants of the caller, also those that do not permit this call.
    pub fn grants_claimed(&self) -> Vec<String> {
        self.identity.grants.iter().map(ToString::to_string).collect()
    }

    /// The grants that permit the call, for the audit trail.
    pub fn grant_text(&self) -> String {
        self.grants.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(grants: &[&str]) -> Caller {
        let grants: Vec<String> = grants.iter().map(|grant| (*grant).to_owned()).collect();
        let identity = Arc::new(Identity::claiming("somebody", &grants));
        Roles::compiled_in().expect("parses").admit(&identity, "evaluations.framework.read").expect("the role may")
    }

    fn named(caller: &Caller, permission: &str) -> Vec<String> {
        caller.named(permission).map(ToString::to_string).collect()
    }

    #[test]
    fn a_grant_for_everything_reaches_everything_and_names_nobody() {
        let (of_area, of_schools) = ("schools.coaching.write", "schools.lesson_study.write");
        let one = caller(&["supervisor@esao:4005", "supervisor@esao:4001", "teacher@province:40"]);
        assert_eq!(one.reach_of(of_area), Reach::Within(vec!["esao:4005".to_owned(), "esao:4001".to_owned()]));
        assert_eq!(
            (named(&one, of_area), named(&one, of_schools)),
            (vec!["esao:4005".to_owned(), "esao:4001".to_owned()], vec!["province:40".to_owned()])
        );
        let all = caller(&["supervisor@global", "teacher@province:40"]);
        assert_eq!((all.reach_of(of_area), all.reach_of(of_schools)), (Reach::All, Reach::Within(vec!["province:40".to_owned()])));
        assert_eq!((named(&all, of_area), named(&all, of_schools)), (Vec::new(), vec!["province:40".to_owned()]));
        assert_eq!(all.reach_of("partners.agreement.sign"), Reach::Within(Vec::new()), "what no grant gives reaches nothing");
    }
}
