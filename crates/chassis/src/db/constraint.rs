//! Constraint names become domain errors at the query.

/// Name of the constraint that a statement violated, if that is what happened.
pub fn constraint(error: &sqlx::Error) -> Option<&str> {
    error.as_database_error().and_then(|inner| inner.constraint())
}
