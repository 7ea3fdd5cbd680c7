//! The version of a framework by which lessons are observed.

use chassis::failure::Failure;
use sqlx::PgConnection;

use crate::domain::FrameworkId;
use crate::domain::framework::{Framework, FrameworkVersion, VersionStatus};
use crate::domain::observation::{Instrument, InstrumentError};
use crate::error::Error;
use crate::store;

/// A framework and one of its versions, whole.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) framework: Framework,
    version: FrameworkVersion,
}

/// The version that a request names. What was never tried out is not there for anybody but its authors.
pub(super) async fn named(db: &mut PgConnection, (framework, n): (FrameworkId, i32)) -> Result<Chosen, Error> {
    let framework = store::framework::find(db, framework.0).await?.ok_or_else(|| Failure::no_such("framework_id"))?;
    let record = framework.record();
    let written = |status: VersionStatus| matches!(status, VersionStatus::Draft | VersionStatus::ExpertReview);
    let head = record.versions.iter().find(|head| head.n == n && !written(head.status)).ok_or_else(|| Failure::no_such("framework_n"))?;
    let version = store::version::find(db, record.id, head).await?.ok_or_else(|| Failure::no_such("framework_n"))?;
    Ok(Chosen { framework, version })
}

impl Chosen {
    /// How far the version has come.
    pub(super) fn status(&self) -> VersionStatus {
        self.version.head.status
    }

    /// The scope of the organisation that owns the framework.
    pub(super) fn owner(&self) -> String {
        format!("organisation:{}", self.framework.record().about.owner)
    }

    /// As observers meet it.
    pub(super) fn instrument(&self) -> Result<Instrument<'_>, InstrumentError> {
        let kind = self.framework.record().about.kind;
        Instrument::try_new(kind, &self.version.content).ok_or(InstrumentError::OfAnotherKind(kind))
    }
}
