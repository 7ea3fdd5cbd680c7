//! Waiting until a report shows what the caller has changed.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::Ctx;
use crate::after::After;
use crate::failure::{Failure, Kind};
use crate::project::{self, SourceFreshness, freshness};

/// Another replica may have read the event; its progress shows in the table only.
const LOOK_AGAIN: Duration = Duration::from_millis(250);
/// The refusal has to reach the caller before the caller gives up.
const BEFORE_THE_DEADLINE: Duration = Duration::from_millis(200);

impl Ctx {
    /// Waits until the read models contain what the token of a `sala-after` header stands for; an empty one waits for nothing.
    /// At the deadline the call is refused with `NOT_YET_VISIBLE` and the lag. `sources` are those that the report rests on.
    pub async fn until_visible(&self, after: &str, sources: &[&str]) -> Result<(), tonic::Status> {
        if after.is_empty() {
            return Ok(());
        }
        let waited = async {
            let after = After::read(after, sources)?;
            self.wait_for(&after).await
        };
        waited.await.map_err(|failure: Failure| self.refuse(failure))
    }

    async fn wait_for(&self, after: &After) -> Result<(), Failure> {
        let mut moves = self.shell.progress.moves();
        let give_up = self.call.deadline - BEFORE_THE_DEADLINE.min(self.time_left()? / 4);
        loop {
            // Marked before the look, so that what moves after it ends the wait.
            moves.mark_unchanged();
            let mut tx = self.shell.db.begin_read(self.time_left()?).await?;
            if project::contains(&mut tx, after).await? {
                return Ok(());
            }
            let now = Instant::now();
            if now >= give_up {
                let read = freshness(&mut tx, self.shell.clock.now()).await?;
                return Err(not_yet_visible(read.iter().find(|of| of.source == after.source)));
            }
            // Nobody holds a connection while waiting.
            drop(tx);
            let _moved_or_not = timeout_at(give_up.min(now + LOOK_AGAIN), moves.changed()).await;
        }
    }
}

fn not_yet_visible(read: Option<&SourceFreshness>) -> Failure {
    let failure = Failure::new(
        Kind::Unavailable,
        "NOT_YET_VISIBLE",
        "ข้อมูลที่ท่านบันทึกยังไม่ปรากฏในรายงาน กรุณาลองใหม่ในอีกสักครู่",
        "Your change is not visible in the report yet; try again shortly",
    );
    let failure = failure.retry_after(Duration::from_secs(1));
    let Some(read) = read else { return failure };
    failure
        .with("source", &read.source)
        .with("position", read.position.to_string())
        .with("head_position", read.head_position.to_string())
        .with("lag_events", read.lag_events.to_string())
        .with("lag_seconds", read.lag_seconds.to_string())
}
