//! Makes the calls through the API: many at a time, as often as the server asks for, and never twice.
//!
//! Every request has an id that follows from the start value, so a call that was answered before is answered the same again and changes
//! nothing. The server keeps answers for seven days; a load that goes on after that is told that a thing is there, or newer than expected.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};
use api::schools::v1 as pb;
use chassis::peer::Peer;
use futures_util::stream::{self, TryStreamExt as _};
use tokio::time::sleep;
use tonic::{Code, Response, Status};
use tonic_types::StatusExt as _;

use super::calls::{Call, Chain, Client, first_area, stages};
use super::ids::Ids;
use super::{Province, steps};
use crate::client::schools;
use crate::demo::{Outcome, map};

/// Calls under way at one time.
pub const AT_A_TIME: usize = 32;
/// How long one call is made again and again.
pub(super) const PATIENCE: Duration = Duration::from_mins(1);
/// As `proto/service_config.json` has it for a service that is not there.
const FIRST_WAIT: Duration = Duration::from_millis(200);
const LONGEST_WAIT: Duration = Duration::from_secs(3);
/// What a call is told that was made before, when its answer is no longer kept.
const DONE_BEFORE: [&str; 3] = ["ALREADY_EXISTS", "ALREADY_PARTICIPATING", "VERSION_CONFLICT"];

/// Is told how many calls are done, of how many.
pub type Told<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Records the province beside the map of Khon Kaen, which must be there. `token` must carry `schools.*` everywhere.
pub async fn load(peer: Peer, token: &str, province: &Province, told: Told<'_>) -> Result<Outcome> {
    let mut client = schools(peer, token)?;
    let goes_on = match found(&mut client, province).await.context("looking for the synthetic province")? {
        Found::All => return Ok(Outcome::AlreadyThere),
        Found::SomethingElse => return Ok(Outcome::NotEmpty),
        Found::Part => true,
        Found::Nothing => false,
    };
    let stages = stages(province);
    let all = stages.iter().flatten().map(|chain| chain.calls.len()).sum();
    let done = AtomicUsize::new(0);
    for stage in stages {
        let chains = stream::iter(stage.into_iter().map(anyhow::Ok));
        let each = |chain: Chain| {
            let tell = || told(done.fetch_add(1, Ordering::Relaxed) + 1, all);
            Box::pin(make_all(client.clone(), chain, goes_on, tell))
        };
        chains.try_for_each_concurrent(AT_A_TIME, each).await?;
    }
    Ok(Outcome::Loaded)
}

async fn make_all(mut client: Client, chain: Chain, goes_on: bool, tell: impl Fn()) -> Result<()> {
    for call in chain.calls {
        let does = call.does();
        make(&mut client, call, goes_on).await.map_err(|status| anyhow!("{does}, {}: {}", chain.about, status.message()))?;
        tell();
    }
    Ok(())
}

async fn make(client: &mut Client, call: Call, goes_on: bool) -> Result<(), Status> {
    match insist(async || call.clone().make(&mut client.clone()).await).await {
        Err(status) if goes_on && was_done(&status) => Ok(()),
        answered => answered,
    }
}

/// Asks as often as it takes for an answer that is not "later".
pub(super) async fn insist<T>(ask: impl AsyncFn() -> Result<T, Status>) -> Result<T, Status> {
    let began = Instant::now();
    let mut tries = 1;
    loop {
        let status = match ask().await {
            Ok(answer) => return Ok(answer),
            Err(status) => status,
        };
        match wait(&status, tries) {
            Some(wait) if began.elapsed() + wait < PATIENCE => sleep(wait).await,
            Some(_) | None => return Err(status),
        }
        tries += 1;
    }
}

pub(super) fn was_done(status: &Status) -> bool {
    status.get_error_details().error_info().is_some_and(|info| DONE_BEFORE.contains(&info.reason.as_str()))
}

/// How long to wait before the next try: what the server says, or a little longer each time while it is not there.
fn wait(status: &Status, tries: u32) -> Option<Duration> {
    let said = status.get_error_details().retry_info().and_then(|info| info.retry_delay);
    let away = || (status.code() == Code::Unavailable).then(|| (FIRST_WAIT * 3_u32.saturating_pow(tries - 1)).min(LONGEST_WAIT));
    said.or_else(away)
}

enum Found {
    Nothing,
    Part,
    All,
    SomethingElse,
}

async fn found(client: &mut Client, province: &Province) -> Result<Found> {
    let ids = Ids { seed: province.seed };
    if let Some(programme) = steps::last_closed(&province.recipe) {
        let id = steps::programme_id(ids, programme);
        if let Some(reply) = there(client.get_programme(pb::GetProgrammeRequest { id }).await)? {
            let closed = reply.programme.is_some_and(|programme| programme.status() == pb::ProgrammeStatus::Closed);
            return Ok(if closed { Found::All } else { Found::Part });
        }
    }
    let first = pb::GetAreaRequest { id: first_area(province), ..pb::GetAreaRequest::default() };
    if there(client.get_area(first).await)?.is_some() {
        return Ok(Found::Part);
    }
    let areas = client.list_areas(pb::ListAreasRequest { page_size: 1_000, ..Default::default() }).await?.into_inner().areas;
    let schools = client.list_schools(pb::ListSchoolsRequest { page_size: 1, ..Default::default() }).await?.into_inner().schools;
    let terms = client.list_terms(pb::ListTermsRequest { page_size: 1, ..Default::default() }).await?.into_inner().terms;
    let only_the_map = areas.len() <= map::areas()?.len() && schools.is_empty() && terms.is_empty();
    Ok(if only_the_map { Found::Nothing } else { Found::SomethingElse })
}

fn there<T>(reply: Result<Response<T>, Status>) -> Result<Option<T>> {
    match reply {
        Ok(reply) => Ok(Some(reply.into_inner())),
        Err(status) if status.code() == Code::NotFound => Ok(None),
        Err(status) => Err(status.into()),
    }
}

#[cfg(test)]
mod tests {
    use chassis::failure::{Failure, Locale};

    use super::*;

    fn status(failure: Failure) -> Status {
        failure.into_status(Locale::Th, "reference")
    }

    #[test]
    fn a_busy_server_says_how_long_to_wait_and_an_absent_one_gets_longer_and_longer() {
        let busy = status(Failure::overloaded(Duration::from_millis(750)));
        assert_eq!(wait(&busy, 1), Some(Duration::from_millis(750)));
        let away = status(Failure::unavailable());
        let waits: Vec<_> = (1..=5).filter_map(|tries| wait(&away, tries)).map(|wait| wait.as_millis()).collect();
        assert_eq!(waits, [200, 600, 1_800, 3_000, 3_000]);
    }

    #[test]
    fn a_refusal_is_not_tried_again_and_what_is_there_was_done_before() {
        let refused = status(Failure::not_found());
        assert_eq!((wait(&refused, 1), was_done(&refused)), (None, false));
        let taken = status(Failure::taken("id"));
        assert_eq!((wait(&taken, 1), was_done(&taken)), (None, true));
        assert!(was_done(&status(Failure::stale(3, "วันนี้", "today"))));
    }
}
