//! What happened to a framework.

/// What happened to a framework or to one of its versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameworkEvent {
    /// It was recorded.
    Created,
    /// Something else is said about what it is.
    Updated,
    /// A version was begun.
    VersionDrafted,
    /// A draft says something else.
    VersionUpdated,
    /// A version was put before experts.
    Submitted,
    /// An expert has spoken.
    Rated,
    /// A version is tried out.
    TrialStarted,
    /// A version was published.
    Published,
    /// A version is not used any more.
    Retired,
    /// It was said how two versions compare.
    Equated,
}

impl FrameworkEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::VersionDrafted => "version_drafted",
            Self::VersionUpdated => "version_updated",
            Self::Submitted => "submitted",
            Self::Rated => "rated",
            Self::TrialStarted => "trial_started",
            Self::Published => "published",
            Self::Retired => "retired",
            Self::Equated => "equated",
        }
    }
}
