//! The whole house in one test: every service, as `sala up` runs them.

use testkit::World;

/// Every service, on a database of its own.
pub(crate) async fn house() -> World {
    World::start([partners::service(), schools::service(), evaluations::service(), reporting::service()]).await
}

/// Grants of somebody who may make every call.
pub(crate) const EVERYWHERE: &str = "institute_coordinator@global operator@global";
