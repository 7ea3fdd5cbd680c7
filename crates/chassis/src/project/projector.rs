//! The loop of a reading service: every source into the live generation, and into the one that is being built.

use std::convert::Infallible;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use super::batch::Applier;
use super::follower::Follower;
use super::generation::{self, Generations};
use super::{Progress, Projection, takeover};
use crate::bus::Bus;
use crate::db::Database;
use crate::kernel::{Clock, Ids};

/// How often the generations are looked at.
const LOOK: Duration = Duration::from_secs(1);

/// Keeps the read models of one service up to date.
#[derive(Debug, Clone)]
pub struct Projector {
    db: Database,
    projections: Vec<Projection>,
    clock: Clock,
    ids: Ids,
    bus: Bus,
    progress: Progress,
}

impl Projector {
    /// A projector that has not started. All read models of a service advance together.
    pub fn new(db: Database, bus: Bus, projections: Vec<Projection>, clock: Clock, ids: Ids) -> Self {
        Self { db, projections, clock, ids, bus, progress: Progress::default() }
    }

    /// Tells how far it has read to those who hold `progress` already.
    #[must_use]
    pub fn telling(mut self, progress: Progress) -> Self {
        self.progress = progress;
        self
    }

    /// The sources that it follows.
    pub fn sources(&self) -> Vec<&'static str> {
        let mut sources: Vec<_> = self.projections.iter().flat_map(|projection| projection.sources).copied().collect();
        sources.sort_unstable();
        sources.dedup();
        sources
    }

    /// How far it has read into the live generation.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// Reads all sources until `stop`. A batch that is not committed by then is rolled back and read again at the next start.
    pub async fn run(self, stop: CancellationToken) -> Result<(), Infallible> {
        let reading = async {
            loop {
                let now = self.generations().await;
                tokio::select! {
                    _never = self.follow(now.live, &self.progress, true) => {}
                    () = self.build(&now) => {}
                    () = self.changed(&now) => {}
                }
            }
        };
        let _stopped: Option<Infallible> = stop.run_until_cancelled(Box::pin(reading)).await;
        Ok(())
    }

    /// Every source into the generation that is being built, until it takes over; for ever where there is none.
    async fn build(&self, now: &Generations) {
        let Some(building) = &now.building else { return std::future::pending().await };
        let progress = Progress::default();
        let took_over = async {
            loop {
                sleep(LOOK).await;
                match takeover::attempt(&self.db, &self.projections, now.live, building).await {
                    Ok(true) => return,
                    Ok(false) => {}
                    Err(error) => tracing::warn!(schema = self.db.schema(), %error, "a generation could not take over; trying again"),
                }
            }
        };
        tokio::select! {
            _never = self.follow(building.generation, &progress, false) => {}
            () = took_over => {}
        }
    }

    /// Waits until another generation is live or being built than before. Clears what has retired meanwhile.
    async fn changed(&self, before: &Generations) {
        loop {
            sleep(LOOK).await;
            let now = self.generations().await;
            let number = |of: &Generations| of.building.as_ref().map(|building| building.generation);
            if now.live != before.live || number(&now) != number(before) {
                return;
            }
            if let Some(retired) = now.retired {
                match generation::clear_retired(&self.db, retired).await {
                    Ok(true) => tracing::info!(schema = self.db.schema(), retired, "the read models of before the swap are cleared"),
                    Ok(false) => {}
                    Err(error) => tracing::warn!(schema = self.db.schema(), %error, "old read models could not be cleared"),
                }
            }
        }
    }

    /// Asks until the database answers.
    async fn generations(&self) -> Generations {
        loop {
            let asked = async {
                let mut db = self.db.pool().acquire().await?;
                generation::generations(&mut db).await
            };
            match asked.await {
                Ok(found) => return found,
                Err(error) => tracing::warn!(schema = self.db.schema(), %error, "the generations of the read models are not known yet"),
            }
            sleep(LOOK).await;
        }
    }

    /// Every source into one generation, for ever.
    async fn follow(&self, generation: i64, progress: &Progress, live: bool) -> Vec<Infallible> {
        let applier = Applier {
            db: self.db.clone(),
            generation,
            projections: self.projections.clone(),
            clock: self.clock.clone(),
            ids: self.ids.clone(),
        };
        let followers = self.sources().into_iter().map(|source| {
            let follower = Follower { applier: &applier, bus: &self.bus, progress, source, live };
            follower.follow()
        });
        join_all(followers).await
    }
}
