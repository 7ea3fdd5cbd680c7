//! Constraint names become domain errors at the query.

/// Name of the constraint that a statement violated, if that is what happened.
pub fn constraint(error: &sqlx::Error) -> Option<&str> {
    match error {
        sqlx::Error::Database(inner) => inner.constraint(),
        _ => None,
    }
}
