//! What the clients need beside schools to judge some, and what they see when they do.

use sala::demo::frameworks;
use serde_json::{Value, json};

use super::{Refused, text};
use crate::faults::sala::{Sala, free_port};
use crate::faults::street::Street;
use crate::faults::until;

/// References to nobody.
const ASSESSORS: [&str; 2] = ["0197f0a0-0000-7000-8000-0000000000c1", "0197f0a0-0000-7000-8000-0000000000c2"];
const RUBRIC: &str = "WSA-KK";

/// The evaluations service of a street with the rubrics that come with Sala in it.
pub(super) struct Evaluations {
    pub(super) address: String,
    /// The id of the rubric that is judged by.
    pub(super) framework: String,
    /// Two assessors, each with a token.
    pub(super) assessors: [(&'static str, String); 2],
    _process: Sala,
}

/// Starts it.
pub(super) async fn evaluations_of(street: &Street, settings: &[&str]) -> Evaluations {
    let port = free_port();
    let address = format!("127.0.0.1:{port}");
    let process = street.serve("evaluations", "evaluations", port, settings);
    let peer = chassis::peer::Peer::remote(&format!("http://{address}")).expect("an address");
    let loaded = until(async || frameworks::load(peer.clone(), street.token()).await.ok()).await;
    assert!(loaded.is_some(), "the rubrics load: {}", street.last_words());
    let assessors = ASSESSORS.map(|person| (person, street.token_of(&format!("assessor@person:{person}"))));
    Evaluations { address, framework: frameworks::framework_id(RUBRIC), assessors, _process: process }
}

impl Evaluations {
    /// The same for a command line.
    pub(super) fn arguments(&self) -> Vec<&str> {
        let assessors = self.assessors.iter().flat_map(|(person, token)| [*person, token.as_str()]);
        std::iter::once(self.framework.as_str()).chain(assessors).collect()
    }
}

/// Two schools, one of which is judged by two, who agree; the other by nobody.
pub(super) fn tells_of_a_cycle(saw: &Value) {
    let mut schools: Vec<&str> = saw["schools"].as_array().into_iter().flatten().map(text).collect();
    let mut known: Vec<&str> = saw["known"].as_array().into_iter().flatten().map(text).collect();
    schools.sort_unstable();
    known.sort_unstable();
    assert!(known == schools && schools.len() > 1, "{saw:#}");
    assert!(text(&saw["attribution"]).starts_with("Sala;"), "it goes with every copy");
    assert_eq!(text(&saw["planned"]), "CYCLE_STATUS_PLANNED");
    assert_eq!((text(&saw["opened"]["status"]), &saw["opened"]["schoolCount"]), ("CYCLE_STATUS_OPEN", &json!(schools.len())));
    assert_eq!((&saw["preview"], &saw["given"]), (&json!(2), &json!(2)));

    let not_mine = Refused(&saw["not_mine"]).is("NOT_FOUND", "NOT_FOUND").speaks("en");
    assert_eq!(not_mine.fields(), [("assignment_id", "NOT_FOUND")], "whoever may do everything is not everybody");
    Refused(&saw["too_little"]).is("FAILED_PRECONDITION", "COVERAGE_BELOW_THRESHOLD").speaks("th");
    assert_eq!((text(&saw["submitted"]["status"]), &saw["submitted"]["revision"]), ("ASSESSMENT_STATUS_SUBMITTED", &json!(1)));
    assert_eq!(saw["submitted"]["progress"]["levels"], 15);
    let stale = Refused(&saw["stale"]).is("ABORTED", "VERSION_CONFLICT").speaks("en");
    assert_eq!(stale.0["ErrorInfo"]["metadata"]["current_version"], saw["submitted"]["version"]);

    assert_eq!(saw["cases"], 0, "they agree");
    let unjudged = schools.len() - 1;
    assert_eq!(saw["made"], json!({ "found": 1, "without_ratings": unjudged, "status": "CYCLE_STATUS_FINALISED" }));
    let result = &saw["result"];
    assert_eq!((text(&result["overall"]["exact"]), &result["overall"]["level"], &result["raters"]), ("50", &json!(3), &json!(2)));
    assert_eq!(text(&result["overall"]["valueE4"]), "500000", "an int64 is a string in JSON");
    assert_eq!(result["overall"]["passed"], false, "60 of a hundred are asked for");
    assert_eq!((result["nodes"].as_array().map(Vec::len), text(&result["hash"]).len()), (Some(22), 64));
    Refused(&saw["missing"]).is("NOT_FOUND", "NOT_FOUND").speaks("en");
}
