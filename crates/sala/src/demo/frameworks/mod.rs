//! The three rubrics that come with Sala, recorded and published through the gRPC API: the standards of 2561, the whole-school rubric, the
//! observation of lessons. Attribution, licence and disclaimer are in their files and go along.
//!
//! What experts think of them is made up here, and a note in each says so: their Thai texts are drafts that nobody has reviewed yet.

mod content;
mod file;

use anyhow::{Context as _, Result, ensure};
use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use chassis::peer::Peer;
use tonic::Code;
use tonic::service::interceptor::InterceptedService;

pub use file::{File, Node};

use super::ids::id;
use super::registry::organisation_id;
use crate::client::{Bearer, evaluations};

/// Each file, and the academic year (Buddhist era) from which it is used here; the files name none.
const FILES: [(&str, i32); 3] = [
    (include_str!("../../../demo/frameworks/iqa-be-2561.yaml"), 2561),
    (include_str!("../../../demo/frameworks/wsa-kk.yaml"), 2565),
    (include_str!("../../../demo/frameworks/alo-kk.yaml"), 2565),
];
/// The version that the files hold.
const FIRST: i32 = 1;
/// How many experts are made up.
const EXPERTS: i32 = 3;
/// Why nobody should rely on what they say.
const MADE_UP: &str = "ความเห็นของผู้ทรงคุณวุฒิ (IOC) ในชุดสาธิตนี้เป็นข้อมูลสมมติ · expert ratings (IOC) of this demo are made up";

type Client = EvaluationsServiceClient<InterceptedService<Peer, Bearer>>;

/// The files, read, each with the year from which it is used.
pub fn files() -> Result<Vec<(File, i32)>> {
    FILES.iter().map(|(text, year)| Ok((File::read(text)?, *year))).collect()
}

/// The file of the framework with this code.
pub(super) fn of_code(code: &str) -> Result<File> {
    let found = files()?.into_iter().find(|(file, _)| file.framework.code == code);
    found.map(|(file, _)| file).context("there is no such rubric")
}

/// Id of the framework with this code, the same in every database.
pub fn framework_id(code: &str) -> String {
    id(&format!("framework/{code}")).to_string()
}

/// Records and publishes them. `token` must carry `evaluations.framework.*` everywhere. Each step looks at how far the last one came, so a
/// load that was interrupted goes on where it stopped. Says how many there are, and whether anything was done now.
pub async fn load(peer: Peer, token: &str) -> Result<(usize, bool)> {
    let mut client = evaluations(peer, token)?;
    let (files, mut now) = (files()?, false);
    let many = files.len();
    for (file, year) in files {
        let code = file.framework.code.clone();
        now |= publish(&mut client, &file, year).await.with_context(|| format!("framework {code}"))?;
    }
    Ok((many, now))
}

async fn publish(client: &mut Client, file: &File, year: i32) -> Result<bool> {
    use pb::FrameworkVersionStatus::{Draft, ExpertReview, Published, Retired, Trial, Unspecified};
    let (mut framework, mut now) = created(client, file).await?;
    if framework.versions.is_empty() {
        let content = Some(content::of(file, year, MADE_UP)?);
        let request = pb::CreateFrameworkVersionRequest { id: framework.id.clone(), content, ..Default::default() };
        framework = client.create_framework_version(request).await?.into_inner().framework.unwrap_or_default();
        now = true;
    }
    loop {
        let head = framework.versions.iter().find(|head| head.n == FIRST).context("the first version is there")?;
        let (id, expected_version, n) = (framework.id.clone(), framework.version, FIRST);
        let next = match head.status() {
            Published | Retired => return Ok(now),
            Draft => {
                let request = pb::SubmitFrameworkVersionRequest { id, expected_version, n, ..Default::default() };
                client.submit_framework_version(request).await?.into_inner().framework
            }
            ExpertReview if head.experts < EXPERTS => {
                let request = rated(file, head.experts + 1, (id, expected_version, n));
                client.record_expert_ratings(request).await?.into_inner().framework
            }
            ExpertReview => {
                let request = pb::StartFrameworkTrialRequest { id, expected_version, n, ..Default::default() };
                client.start_framework_trial(request).await?.into_inner().framework
            }
            Trial => {
                let request = pb::PublishFrameworkVersionRequest { id, expected_version, n, ..Default::default() };
                client.publish_framework_version(request).await?.into_inner().framework
            }
            Unspecified => anyhow::bail!("a version has a status"),
        };
        framework = next.unwrap_or_default();
        ensure!(framework.version > expected_version, "a step leads somewhere");
        now = true;
    }
}

/// The framework, recorded now if it was not there.
async fn created(client: &mut Client, file: &File) -> Result<(pb::Framework, bool)> {
    let id = framework_id(&file.framework.code);
    match client.get_framework(pb::GetFrameworkRequest { id: id.clone() }).await {
        Ok(found) => return Ok((found.into_inner().framework.unwrap_or_default(), false)),
        Err(status) if status.code() == Code::NotFound => {}
        Err(status) => return Err(status.into()),
    }
    // The ministry is no party of the agreement and stands in no registry yet: its id is the one that it would have there.
    let framework = Some(content::about(file, organisation_id(&file.framework.owner))?);
    let request = pb::CreateFrameworkRequest { id, framework, ..Default::default() };
    Ok((client.create_framework(request).await?.into_inner().framework.unwrap_or_default(), true))
}

/// What an expert who is made up says: that every item fits.
fn rated(file: &File, expert: i32, (framework, expected_version, n): (String, i64, i32)) -> pb::RecordExpertRatingsRequest {
    let said = |code: String| pb::ExpertRating { code, congruence: pb::Congruence::Congruent.into() };
    pb::RecordExpertRatingsRequest {
        expert_ref: id(&format!("framework/{}/expert/{expert}", file.framework.code)).to_string(),
        ratings: file.items().map(said).collect(),
        id: framework,
        expected_version,
        n,
        ..Default::default()
    }
}
