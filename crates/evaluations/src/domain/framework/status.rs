//! How far a version has come and what may be done with it there: the one table of the life cycle. It has no way back: what experts have
//! judged stays what they have judged, and what has to change is a new version, copied from the old one.

use chassis::kernel::words;

words! {
    /// How far a version has come.
    pub enum VersionStatus {
        /// Being written.
        Draft = "DRAFT",
        /// Before experts.
        ExpertReview = "EXPERT_REVIEW",
        /// Tried out.
        Trial = "TRIAL",
        /// In use; it never changes again.
        Published = "PUBLISHED",
        /// Not used any more. Final.
        Retired = "RETIRED",
    }
}

/// What can be done with a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Say something else.
    Update,
    /// Put it before experts.
    Submit,
    /// Record what an expert says.
    Rate,
    /// Let it be tried out.
    StartTrial,
    /// Publish it.
    Publish,
    /// Take it out of use, or give it up.
    Retire,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Update, Self::Submit, Self::Rate, Self::StartTrial, Self::Publish, Self::Retire];
}

impl VersionStatus {
    /// Whether the action is possible here.
    pub const fn allows(self, action: Action) -> bool {
        match action {
            Action::Update | Action::Submit => matches!(self, Self::Draft),
            Action::Rate | Action::StartTrial => matches!(self, Self::ExpertReview),
            Action::Publish => matches!(self, Self::Trial),
            Action::Retire => !matches!(self, Self::Retired),
        }
    }

    /// As people read it.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::Draft => "ร่าง",
            Self::ExpertReview => "ผู้ทรงคุณวุฒิตรวจสอบ",
            Self::Trial => "ทดลองใช้",
            Self::Published => "ประกาศใช้",
            Self::Retired => "เลิกใช้",
        }
    }
}
