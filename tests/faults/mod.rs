//! The street: the real binary, real servers, and what the weather does to them. Every test ends with the same question: are the
//! answered writes, the events, the messages of the stream and the rows of the board the same things, each once and in order?
//!
//! Each test runs on every nats-server that the test run found.

mod again;
mod anew;
mod board;
mod broker;
pub(crate) mod check;
mod clock;
mod deployed;
mod desk;
mod drain;
mod older;
mod opened;
mod order;
mod overload;
mod poison;
mod restored;
pub(crate) mod sala;
mod storm;
pub(crate) mod street;
mod up;
mod writer;

use std::time::Duration;

/// The longest that anything here may take before it counts as never.
const PATIENCE: Duration = Duration::from_mins(1);
/// Between two looks.
const LOOK: Duration = Duration::from_millis(20);

/// Looks again and again until there is something; None when it did not come within the bound.
pub(crate) async fn until<T>(mut look: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let mut looks = tokio::time::interval(LOOK);
    let looking = async {
        loop {
            looks.tick().await;
            if let Some(found) = look().await {
                return found;
            }
        }
    };
    tokio::time::timeout(PATIENCE, looking).await.ok()
}
