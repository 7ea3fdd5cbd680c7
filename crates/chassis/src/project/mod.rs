//! project (being written)
/// A read model.
#[derive(Debug, Clone, Copy)]
pub struct Projection {
    /// Name.
    pub name: &'static str,
}
