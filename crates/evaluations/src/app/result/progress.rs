//! How far a finalisation has come, for those who wait for it.

use chassis::beside::Beside;
use jiff::Timestamp;
use uuid::Uuid;

use super::count;
use crate::store;
use crate::store::progress::Finalising;

/// Words that one finalisation says at most, the first one aside: each is a small transaction.
const WORDS: usize = 20;

/// Says how far a finalisation has come.
#[derive(Debug)]
pub(crate) struct Progress {
    beside: Beside,
    /// The cycle, and the share that was said last.
    said: Option<(Uuid, usize)>,
}

impl Progress {
    /// Of a finalisation that has not begun.
    pub(crate) fn new(beside: Beside) -> Self {
        Self { beside, said: None }
    }

    /// Says that so many schools are done of all, where that is a word more than before.
    pub(super) async fn tell(&mut self, cycle: Uuid, (done, of): (usize, usize), since: Timestamp) {
        let share = (cycle, (done * WORDS).checked_div(of).unwrap_or_default());
        if self.said.replace(share) != Some(share) {
            let at = Finalising { done: count(done), schools: count(of), started_at: since };
            self.beside.say(async |db| store::progress::write(db, cycle, at).await).await;
        }
    }

    /// Takes back what was said: it is done, or it came to nothing.
    pub(crate) async fn end(self) {
        if let Some((cycle, _)) = self.said {
            self.beside.say(async |db| store::progress::clear(db, cycle).await).await;
        }
    }
}
