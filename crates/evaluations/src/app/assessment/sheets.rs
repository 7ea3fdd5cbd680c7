//! What versions of frameworks ask for, kept in the process: a version that cycles judge by never changes again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chassis::failure::Failure;
use sqlx::PgConnection;

use crate::domain::FrameworkId;
use crate::domain::assessment::Sheet;
use crate::error::Error;
use crate::store;

/// Versions that are kept at most; beyond that all are read again.
const MOST: usize = 256;

type Kept = HashMap<(FrameworkId, i32), Arc<Sheet>>;

/// What versions ask for; clones share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheets(Arc<Mutex<Kept>>);

impl Sheets {
    /// What this version asks for. Only versions that a cycle judges by are asked about: those are past their draft, and stay as they are.
    pub(super) async fn of(&self, db: &mut PgConnection, framework: FrameworkId, n: i32) -> Result<Arc<Sheet>, Error> {
        if let Some(known) = self.kept().get(&(framework, n)) {
            return Ok(Arc::clone(known));
        }
        let content = store::version::content(db, framework, n).await?;
        let content = content.ok_or_else(|| Failure::internal("a cycle judges by a version that is not there"))?;
        let sheet = Arc::new(Sheet::of(&content));
        let mut kept = self.kept();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert((framework, n), Arc::clone(&sheet));
        Ok(sheet)
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
