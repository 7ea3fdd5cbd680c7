//! `ExplainAccess`, answered by every process from the role table of its door.

use api::common::v1 as pb;
use api::common::v1::access_service_server::AccessService;
use api::contract::{METHODS, Method};
use tonic::{Request, Response, Status};

use crate::auth::{Explanation, Gap, Roles, Verdict};
use crate::ctx::Call;
use crate::failure::{Failure, FieldViolation};

/// Knows the role table.
#[derive(Debug)]
pub(super) struct Explainer(pub(super) Roles);

#[tonic::async_trait]
impl AccessService for Explainer {
    async fn explain_access(&self, request: Request<pb::ExplainAccessRequest>) -> Result<Response<pb::ExplainAccessResponse>, Status> {
        let (call, asked) = Call::open(request)?;
        let permission = permission(&asked).map_err(|failure| call.refuse(failure))?;
        let grants = if asked.grants.is_empty() { call.caller.grants_claimed() } else { asked.grants };
        let told = self.0.explain(&grants, permission, &asked.scopes);
        Ok(Response::new(shown(permission, &grants, told)))
    }
}

/// The permission asked about, by its word or by its RPC.
fn permission(asked: &pb::ExplainAccessRequest) -> Result<&'static str, Failure> {
    let found = |field: &str, found: Option<&'static Method>, value: &str| match found {
        Some(method) => Ok(method.permission),
        None => Err(Failure::invalid(vec![unknown(field, value)])),
    };
    match (asked.permission.trim(), asked.rpc.trim()) {
        ("", "") => Err(Failure::invalid(vec![FieldViolation::new(
            "permission",
            "FIELD_REQUIRED",
            "กรุณาระบุ permission หรือ rpc",
            "permission or rpc is required",
        )])),
        (word, "") => found("permission", METHODS.iter().find(|method| method.permission == word), word),
        ("", rpc) => found("rpc", METHODS.iter().find(|method| is_called(method, rpc)), rpc),
        _ => Err(Failure::invalid(vec![FieldViolation::new(
            "rpc",
            "FIELD_INVALID",
            "กรุณาระบุเพียงอย่างเดียว: permission หรือ rpc",
            "give either permission or rpc, not both",
        )])),
    }
}

fn is_called(method: &Method, name: &str) -> bool {
    let (path, name) = (method.path.trim_start_matches('/'), name.trim_start_matches('/'));
    name == method.name || path == name || path.rsplit_once('.').is_some_and(|(_, short)| short == name)
}

fn unknown(field: &str, value: &str) -> FieldViolation {
    FieldViolation::new(
        field,
        "UNKNOWN_CHOICE",
        format!("ค่า “{value}” ในช่อง “{field}” ไม่มีในสัญญาของระบบ"),
        format!("{value:?} in {field} is not in the contract"),
    )
}

fn shown(permission: &str, grants: &[String], told: Explanation) -> pb::ExplainAccessResponse {
    let judged = |(grant, verdict): (&String, Verdict)| pb::ExplainedGrant { grant: grant.clone(), verdict: shown_verdict(verdict).into() };
    let gap = match told.gap {
        None => pb::AccessGap::Unspecified,
        Some(Gap::Grant) => pb::AccessGap::Grant,
        Some(Gap::Permission) => pb::AccessGap::Permission,
        Some(Gap::Scope) => pb::AccessGap::Scope,
    };
    pb::ExplainAccessResponse {
        allowed: told.gap.is_none(),
        decided_by: told.decided_by.unwrap_or_default(),
        permission: permission.to_owned(),
        gap: gap.into(),
        missing_scopes: told.missing_scopes,
        roles: told.roles,
        grants: grants.iter().zip(told.verdicts).map(judged).collect(),
        explanation: Some(pb::LocalizedText { th: told.text.th, en: told.text.en }),
    }
}

fn shown_verdict(verdict: Verdict) -> pb::GrantVerdict {
    match verdict {
        Verdict::Allows => pb::GrantVerdict::Allows,
        Verdict::Unreadable => pb::GrantVerdict::Unreadable,
        Verdict::RoleUnknown => pb::GrantVerdict::RoleUnknown,
        Verdict::PermissionMissing => pb::GrantVerdict::PermissionMissing,
        Verdict::ScopeElsewhere => pb::GrantVerdict::ScopeElsewhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(permission: &str, rpc: &str) -> Result<&'static str, (String, &'static str)> {
        let request = pb::ExplainAccessRequest { permission: permission.to_owned(), rpc: rpc.to_owned(), ..Default::default() };
        super::permission(&request).map_err(|failure| (failure.fields()[0].field.clone(), failure.fields()[0].reason))
    }

    #[test]
    fn a_permission_is_named_by_its_word_or_by_each_name_of_its_rpc() {
        assert_eq!(asked("partners.agreement.sign", ""), Ok("partners.agreement.sign"));
        for rpc in ["GetAgreement", "PartnersService/GetAgreement", "sala.partners.v1.PartnersService/GetAgreement"] {
            assert_eq!(asked("", rpc), Ok("partners.agreement.read"), "{rpc}");
        }
    }

    #[test]
    fn a_permission_that_is_missing_unknown_or_given_twice_is_an_error_at_its_field() {
        let at = |field: &str, reason| Err((field.to_owned(), reason));
        assert_eq!(asked("", ""), at("permission", "FIELD_REQUIRED"));
        assert_eq!(asked("partners.agreement.sing", ""), at("permission", "UNKNOWN_CHOICE"));
        assert_eq!(asked("", "Agreement"), at("rpc", "UNKNOWN_CHOICE"));
        assert_eq!(asked("partners.agreement.sign", "GetAgreement"), at("rpc", "FIELD_INVALID"));
    }
}
