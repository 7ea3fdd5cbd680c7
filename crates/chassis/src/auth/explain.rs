//! Why something is allowed, or what is missing: the door's own decision, told.

use super::{Grant, Roles};
use crate::failure::Text;

/// What one grant contributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It allows what was asked.
    Allows,
    /// It is not `role@scope` with a scope that the house knows.
    Unreadable,
    /// The role table has no such role.
    RoleUnknown,
    /// The role lacks the permission.
    PermissionMissing,
    /// The role has the permission, but holds elsewhere.
    ScopeElsewhere,
}

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// There is no grant that the house understands.
    Grant,
    /// No role among the grants has the permission.
    Permission,
    /// A role has it, but not for this thing.
    Scope,
}

/// A decision and its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The grant that allows it.
    pub decided_by: Option<String>,
    /// What is missing when none does.
    pub gap: Option<Gap>,
    /// Scopes of which one would be enough, when a scope is missing.
    pub missing_scopes: Vec<String>,
    /// Roles that have the permission.
    pub roles: Vec<String>,
    /// What each grant contributes, in the order given.
    pub verdicts: Vec<Verdict>,
    /// The whole in a sentence.
    pub text: Text,
}

impl Roles {
    /// Whether these grants give `permission` on a thing with these scopes, and why. Without scopes the question is whether the door
    /// opens.
    pub fn explain(&self, grants: &[String], permission: &str, scopes: &[String]) -> Explanation {
        let verdicts: Vec<Verdict> = grants.iter().map(|grant| self.verdict(grant, permission, scopes)).collect();
        let decided_by = verdicts.iter().position(|verdict| *verdict == Verdict::Allows).map(|at| grants[at].clone());
        let any = |wanted: Verdict| verdicts.contains(&wanted);
        let gap = match &decided_by {
            Some(_) => None,
            None if any(Verdict::ScopeElsewhere) => Some(Gap::Scope),
            None if any(Verdict::PermissionMissing) => Some(Gap::Permission),
            None => Some(Gap::Grant),
        };
        let missing_scopes: Vec<String> = match gap {
            Some(Gap::Scope) => scopes.iter().filter(|scope| *scope != "global").cloned().chain(["global".to_owned()]).collect(),
            _ => Vec::new(),
        };
        let roles: Vec<String> = self.names().filter(|role| self.permits(role, permission)).map(str::to_owned).collect();
        let text = told(permission, decided_by.as_deref(), gap, &missing_scopes.join(", "), &roles.join(", "));
        Explanation { decided_by, gap, missing_scopes, roles, verdicts, text }
    }

    fn verdict(&self, grant: &str, permission: &str, scopes: &[String]) -> Verdict {
        let Ok(grant) = grant.parse::<Grant>() else { return Verdict::Unreadable };
        if !self.names().any(|role| role == grant.role) {
            return Verdict::RoleUnknown;
        }
        if !self.permits(&grant.role, permission) {
            return Verdict::PermissionMissing;
        }
        if scopes.is_empty() || grant.covers(scopes) { Verdict::Allows } else { Verdict::ScopeElsewhere }
    }
}

fn told(permission: &str, decided_by: Option<&str>, gap: Option<Gap>, scopes: &str, roles: &str) -> Text {
    match (decided_by, gap) {
        (Some(grant), _) => {
            Text::new(format!("อนุญาต: “{grant}” ให้สิทธิ์ {permission}"), format!("Allowed: the grant {grant} gives {permission}"))
        }
        (None, Some(Gap::Scope)) => Text::new(
            format!("ไม่อนุญาต: มีสิทธิ์ {permission} แต่ไม่ครอบคลุมข้อมูลนี้ ต้องมีขอบเขตใดขอบเขตหนึ่งต่อไปนี้: {scopes}"),
            format!("Not allowed: {permission} is granted, but not for this; it takes one of these scopes: {scopes}"),
        ),
        (None, Some(Gap::Permission)) => Text::new(
            format!("ไม่อนุญาต: ไม่มีบทบาทใดของผู้ใช้ที่มีสิทธิ์ {permission} บทบาทที่มีสิทธิ์นี้ ได้แก่ {roles}"),
            format!("Not allowed: no role among the grants has {permission}; these roles have it: {roles}"),
        ),
        (None, Some(Gap::Grant) | None) => Text::new(
            format!("ไม่อนุญาต: ไม่มีสิทธิ์ใดในรูปแบบ บทบาท@ขอบเขต ที่ระบบรู้จัก บทบาทที่มีสิทธิ์ {permission} ได้แก่ {roles}"),
            format!("Not allowed: there is no grant role@scope that is known here; these roles have {permission}: {roles}"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::auth::Identity;

    const SIGN: &str = "partners.agreement.sign";

    fn explained(grants: &[&str], permission: &str, scopes: &[&str]) -> Explanation {
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
        Roles::compiled_in().expect("parses").explain(&owned(grants), permission, &owned(scopes))
    }

    #[test]
    fn the_grant_that_allows_is_named() {
        let told = explained(&["teacher@global", "legal_officer@province:40"], SIGN, &["esao:4001", "province:40"]);
        assert_eq!((told.decided_by.as_deref(), told.gap), (Some("legal_officer@province:40"), None));
        assert_eq!(told.verdicts, [Verdict::PermissionMissing, Verdict::Allows]);
        assert!(told.text.en.contains("legal_officer@province:40") && told.text.th.starts_with("อนุญาต"), "{:?}", told.text);
    }

    #[test]
    fn what_is_missing_is_named_scope_before_permission_before_grant() {
        let told = explained(&["teacher@global", "legal_officer@province:41"], SIGN, &["esao:4001", "province:40"]);
        assert_eq!((told.gap, told.missing_scopes), (Some(Gap::Scope), ["esao:4001", "province:40", "global"].map(str::to_owned).to_vec()));
        let told = explained(&["legal_officer@province:41"], SIGN, &["global"]);
        assert_eq!((told.gap, told.missing_scopes), (Some(Gap::Scope), vec!["global".to_owned()]), "a thing of the house as a whole");
        let told = explained(&["teacher@global", "nobody@global"], SIGN, &["province:40"]);
        assert_eq!((told.gap, told.verdicts), (Some(Gap::Permission), vec![Verdict::PermissionMissing, Verdict::RoleUnknown]));
        assert_eq!(told.roles, ["institute_coordinator", "legal_officer"]);
        for grants in [vec![], vec!["legal_officer"], vec!["legal_officer@"], vec!["legal_officer@moon:1"], vec!["nobody@global"]] {
            assert_eq!(explained(&grants, SIGN, &[]).gap, Some(Gap::Grant), "{grants:?}");
        }
    }

    #[test]
    fn without_scopes_the_question_is_whether_the_door_opens() {
        assert_eq!(explained(&["legal_officer@province:41"], SIGN, &[]).gap, None);
    }

    proptest! {
        #[test]
        fn it_says_what_the_door_and_the_use_case_decide(
            grants in prop::collection::vec(("[a-z_]{1,3}|partner|legal_officer|operator|institute_coordinator", "global|province:4[01]|esao:4001"), 0..4),
            scopes in prop::collection::vec("province:4[01]|esao:4001", 1..3),
            method in 0..api::contract::METHODS.len(),
        ) {
            let roles = Roles::compiled_in().expect("parses");
            let permission = api::contract::METHODS[method].permission;
            let grants: Vec<String> = grants.into_iter().map(|(role, scope)| format!("{role}@{scope}")).collect();
            let identity = Arc::new(Identity::claiming("somebody", &grants));
            let decided = roles.admit(&identity, permission).is_ok_and(|caller| caller.reaches(&scopes));
            prop_assert_eq!(roles.explain(&grants, permission, &scopes).gap.is_none(), decided);
            prop_assert_eq!(roles.explain(&grants, permission, &[]).gap.is_none(), roles.admit(&identity, permission).is_ok());
        }
    }
}
