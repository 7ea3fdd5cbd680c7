//! Who may call what, as a table: every RPC × every role × four scopes, a letter for each, in `access_matrix.txt`.
//!
//! The story of `promises/` makes every call where it succeeds; before each, everybody is asked to make it (a dry run, where it changes
//! something). The table is what somebody has read and found right: a new RPC, a new role or a changed right fails until the table says
//! so too. `SALA_WRITE_ACCESS_MATRIX=1 cargo test -p e2e access` writes what is the case; reading the difference is the reviewer's part.
//! Some rules hold whatever the table says.

mod everybody;
mod matrix;

use std::collections::BTreeMap;

use api::common::v1 as pb;
use api::common::v1::access_service_client::AccessServiceClient;
use api::contract::METHODS;
use testkit::Refusal;
use tonic::Code;

use super::promises;
use crate::architecture::holds;
use crate::sources;
use crate::world::house;

pub(super) use everybody::Everybody;
use matrix::{Cell, Matrix, Outcome};

const FILE: &str = "tests/contracts/access_matrix.txt";
/// Calls about nobody's area, that whoever has the permission may make anywhere, and why.
const ABOUT_NO_AREA: [(&str, &str); 20] = [
    ("common.ExplainAccess", "the role table is the same everywhere"),
    ("partners.CreatePerson", "a person belongs to nobody's area until the first position"),
    ("partners.ParsePersonName", "a name is nobody's"),
    ("evaluations.GetObservationSummary", "a cycle is public, and of lessons out of reach nothing is summed"),
    ("evaluations.GetFramework", "which frameworks are in use is public knowledge"),
    ("evaluations.ListFrameworks", "which frameworks are in use is public knowledge"),
    ("evaluations.GetFrameworkVersion", "which frameworks are in use is public knowledge"),
    ("evaluations.ListFrameworkVersions", "which frameworks are in use is public knowledge"),
    ("evaluations.GetEquating", "which frameworks are in use is public knowledge"),
    // Cycles.
    ("evaluations.PreviewCyclePopulation", "what lies where is public knowledge"),
    ("evaluations.GetCycle", "which cycles were opened is public knowledge"),
    ("evaluations.ListCycles", "which cycles were opened is public knowledge"),
    // Results.
    ("evaluations.GetPublication", "what was published is public knowledge"),
    // Exchange.
    ("evaluations.ExportNationalSchema", "what is in use and which cycles were opened is public knowledge; schools are those within reach"),
    ("schools.GetArea", "what lies where is public knowledge"),
    ("schools.ListAreas", "what lies where is public knowledge"),
    ("schools.GetProgramme", "which programmes there are is public knowledge"),
    ("schools.ListProgrammes", "which programmes there are is public knowledge"),
    ("schools.ListTerms", "when terms begin is public knowledge"),
    ("schools.ResolveTerm", "when terms begin is public knowledge"),
];

/// Calls about the house as a whole, and what is decided by whoever runs a programme or a cycle, wherever its schools lie, by whoever owns a
/// framework, or by one person alone, such as what a teacher reads about the own lesson: a grant for a province does not do. (Assessors are
/// listed for service areas.)
const ABOUT_THE_HOUSE: [&str; 55] = [
    "common.GetEventLog",
    "common.ListAuditEntries",
    "evaluations.CreateFramework",
    "evaluations.UpdateFramework",
    "evaluations.CreateFrameworkVersion",
    "evaluations.UpdateFrameworkVersion",
    "evaluations.SubmitFrameworkVersion",
    "evaluations.RecordExpertRatings",
    "evaluations.StartFrameworkTrial",
    "evaluations.PublishFrameworkVersion",
    "evaluations.RetireFrameworkVersion",
    "evaluations.SetEquating",
    // Cycles.
    "evaluations.CreateCycle",
    "evaluations.UpdateCycle",
    "evaluations.OpenCycle",
    "evaluations.AddCycleSchool",
    "evaluations.CloseCycleCollection",
    "evaluations.ArchiveCycle",
    "evaluations.RegisterAssessor",
    "evaluations.UpdateAssessor",
    "evaluations.GetAssessor",
    "evaluations.ListAssessors",
    "evaluations.AssignAssessors",
    "evaluations.DeclineAssignment",
    "evaluations.GrantCertification",
    "evaluations.RevokeCertification",
    "evaluations.ListCertifications",
    "evaluations.RecordCalibrationRound",
    "evaluations.GetCalibrationRound",
    "evaluations.ListCalibrationRounds",
    "evaluations.GetObservationFeedback",
    "evaluations.ListObservationFeedback",
    // Results.
    "evaluations.StartCycleModeration",
    "evaluations.FinaliseCycle",
    "evaluations.ReopenCycle",
    "evaluations.PublishCycle",
    "evaluations.ComputeReliability",
    "evaluations.GetReliabilityRun",
    "evaluations.ListReliabilityRuns",
    "evaluations.ListAssessorSeverities",
    "evaluations.ComputeGrowth",
    "schools.OpenProgramme",
    "schools.AddCohort",
    "schools.CloseProgramme",
    "schools.JudgeEligibility",
    "schools.ApproveParticipation",
    "schools.ActivateParticipation",
    "schools.AssignCoaches",
    "schools.SuspendParticipation",
    "schools.ResumeParticipation",
    "schools.CompleteParticipation",
    "schools.RemoveParticipation",
    "schools.LapseParticipation",
    // Exchange.
    "evaluations.ImportNationalCriteria",
    "evaluations.ImportNationalResults",
];

/// Calls about what belongs to one person, and the roles for which they do; all roles where none is named. A grant that names the person does,
/// or the school that judges itself: one for an area or for everything names nobody.
const ABOUT_A_PERSON: [(&str, &[&str]); 5] = [
    ("evaluations.SaveAssessmentScores", &[]),
    ("evaluations.DecideAssessmentConflict", &[]),
    ("evaluations.SubmitAssessment", &[]),
    ("evaluations.GetAssessment", &["assessor", "principal"]),
    ("evaluations.ListAssessments", &["assessor", "principal"]),
];

fn is_about_a_person(rpc: &str, role: &str) -> bool {
    ABOUT_A_PERSON.iter().any(|(known, roles)| *known == rpc && (roles.is_empty() || roles.contains(&role)))
}

#[tokio::test]
async fn every_role_may_do_what_was_meant_where_it_was_meant_and_nothing_else() {
    let seen = promises::ask_everybody().await.seen;
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("contracts/access_matrix.txt");
    #[expect(clippy::disallowed_methods, reason = "whoever runs the test says so")]
    let rewrite = std::env::var_os("SALA_WRITE_ACCESS_MATRIX").is_some();
    if rewrite {
        std::fs::write(path, matrix::written(&seen)).expect("the table is written");
    }
    let meant = matrix::read(&sources::read(FILE)).unwrap_or_else(|e| panic!("{FILE}: {e}"));
    let why = "a right that nobody decided on is a hole or a complaint";
    holds("every RPC × every role × every scope is as tests/contracts/access_matrix.txt says", why, &differences(&meant, &seen));
    holds("whatever the table says, no right is wider than its role and its scope", why, &oddities(&seen));
    let missing: Vec<String> = METHODS.iter().map(name).filter(|rpc| !seen.contains_key(rpc)).collect();
    holds("everybody is asked to make every call", "a call that is not in the table is not decided on", &missing);
}

/// `partners.GetAgreement`.
fn name(method: &api::contract::Method) -> String {
    format!("{}.{}", method.context, method.name)
}

fn differences(meant: &Matrix, seen: &Matrix) -> Vec<String> {
    let mut broken = Vec::new();
    let cells = |matrix: &Matrix| -> BTreeMap<(String, String), Cell> {
        matrix.iter().flat_map(|(rpc, row)| row.iter().map(|(role, cell)| ((rpc.clone(), role.clone()), *cell))).collect()
    };
    let (meant, seen) = (cells(meant), cells(seen));
    for ((rpc, role), is) in &seen {
        match meant.get(&(rpc.clone(), role.clone())) {
            None => broken.push(format!("{rpc} × {role}: nobody has decided, is {is}")),
            Some(cell) if cell != is => broken.push(format!("{rpc} × {role}: meant {cell}, is {is}")),
            Some(_) => {}
        }
    }
    broken.extend(meant.keys().filter(|key| !seen.contains_key(*key)).map(|(rpc, role)| format!("{rpc} × {role} is no more")));
    broken
}

/// What would be wrong even if somebody had written it into the table.
fn oddities(seen: &Matrix) -> Vec<String> {
    use Outcome::{Allowed, Denied};
    let mut broken = Vec::new();
    for (rpc, row) in seen {
        let about_no_area = ABOUT_NO_AREA.iter().any(|(known, _)| known == rpc);
        for (role, cell) in row {
            let permitted = cell.everywhere != Denied;
            let mut must = |holds: bool, what: &str| {
                if !holds {
                    broken.push(format!("{rpc} × {role} {cell}: {what}"));
                }
            };
            must(cell.without == Denied, "a role without a scope gives nothing");
            must(permitted || ![cell.own, cell.foreign].contains(&Allowed), "who lacks the permission everywhere has it nowhere");
            let personal = is_about_a_person(rpc, role);
            must(!permitted || cell.everywhere == Allowed || personal, "who may everywhere sees everything");
            must(!permitted || cell.own == Allowed || personal || ABOUT_THE_HOUSE.contains(&rpc.as_str()), "who may, may at home");
            must(!personal || ![cell.own, cell.everywhere].contains(&Allowed), "what is a person's is nobody else's, whatever their grant");
            must(cell.foreign != Allowed || about_no_area, "what is somebody else's is hidden, empty or refused");
        }
    }
    broken
}

#[tokio::test]
async fn the_role_opens_the_door_before_anything_of_the_request_is_read() {
    let world = house().await;
    let meant = matrix::read(&sources::read(FILE)).unwrap_or_else(|e| panic!("{FILE}: {e}"));
    let mut broken = Vec::new();
    for method in METHODS {
        for (role, cell) in meant.get(&name(method)).into_iter().flatten() {
            for scope in ["global", "province:40", "organisation:0197f0a0-0000-7000-8000-00000000dead"] {
                // Bytes that are no message get past the door and no further, so that asking changes nothing.
                let asked = world.as_(&format!("{role}@{scope}")).call_bytes(method.path, vec![0xff; 7].into()).await;
                let opened = !matches!(Refusal::expect(asked).code, Code::PermissionDenied | Code::Unauthenticated);
                if opened != (cell.everywhere != Outcome::Denied) {
                    broken.push(format!("{} × {role}@{scope}: opened is {opened}", method.name));
                }
            }
        }
    }
    holds("the door opens to exactly the roles of the table, in every scope", "who may not call learns nothing and costs nothing", &broken);
}

#[tokio::test]
async fn what_is_explained_is_what_the_table_says() {
    let world = house().await;
    let mut asking = AccessServiceClient::new(world.as_("operator@global"));
    let meant = matrix::read(&sources::read(FILE)).unwrap_or_else(|e| panic!("{FILE}: {e}"));
    let mut broken = Vec::new();
    for method in METHODS {
        for (role, cell) in meant.get(&name(method)).into_iter().flatten() {
            let of_the_house = ABOUT_THE_HOUSE.contains(&name(method).as_str()) || is_about_a_person(&name(method), role);
            let home = vec![if of_the_house { "global" } else { "province:40" }.to_owned()];
            let at = |scope: &str| pb::ExplainAccessRequest {
                grants: vec![format!("{role}@{scope}")],
                rpc: method.path.to_owned(),
                scopes: home.clone(),
                ..Default::default()
            };
            for (scope, may) in [("province:40", cell.own == Outcome::Allowed), ("province:41", false)] {
                let told = asking.explain_access(at(scope)).await.expect("an operator may ask").into_inner();
                let text = told.explanation.clone().unwrap_or_default();
                let gap = match (may, cell.everywhere) {
                    (true, _) => pb::AccessGap::Unspecified,
                    (false, Outcome::Denied) => pb::AccessGap::Permission,
                    (false, _) => pb::AccessGap::Scope,
                };
                let right = told.allowed == may && told.gap() == gap && told.decided_by.is_empty() != may;
                if !right || !Refusal::is_thai(&text.th) || Refusal::is_thai(&text.en) || told.permission != method.permission {
                    broken.push(format!("{} × {role}@{scope}: {told:?}", method.name));
                }
            }
        }
    }
    let own = asking.explain_access(pb::ExplainAccessRequest { rpc: "GetPerson".to_owned(), ..Default::default() }).await;
    let own = own.expect("an operator may ask").into_inner();
    assert_eq!(
        own.grants.iter().map(|g| (g.grant.as_str(), g.verdict())).collect::<Vec<_>>(),
        [("operator@global", pb::GrantVerdict::PermissionMissing)]
    );
    holds("ExplainAccess says what the doors and the use cases do", "an explanation that is wrong is worse than none", &broken);
}

#[test]
fn differences_and_oddities_are_found() {
    let table = |cells: &str| matrix::read(&format!("partner teacher\npartners.GetPerson {cells}\n")).expect("a table");
    assert_eq!(differences(&table("ahad dddd"), &table("ahad dddd")), Vec::<String>::new());
    assert_eq!(differences(&table("ahad dddd"), &table("ahad ahad")), ["partners.GetPerson × teacher: meant -, is ahad"]);
    let new = matrix::read("partner\npartners.GetPerson ahad\npartners.New ahad\n").expect("a table");
    assert_eq!(differences(&table("ahad dddd"), &new).len(), 2, "a new RPC and a role that is no more");
    assert_eq!(oddities(&table("ahad dddd")), Vec::<String>::new());
    for odd in ["ahaa", "addd", "hhad", "aaad", "ahed"] {
        assert_eq!(oddities(&table(&format!("{odd} dddd"))).len(), 1, "{odd}");
    }
}
