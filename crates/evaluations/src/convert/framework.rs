//! Requests about frameworks and their versions.

use api::evaluations::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, lines, localized_text, optional_id};

use super::content::content;
use super::id;
use crate::app::OfVersion;
use crate::app::framework::{Begin, ChangeAbout, Create, Draft, Said};
use crate::domain::framework::{About, AboutChange, Congruence, Content, FrameworkKind, Licence, Purpose, Unit, VersionStatus};
use crate::store::framework::Filter;

impl TryFrom<pb::CreateFrameworkRequest> for Create {
    type Error = Failure;

    fn try_from(request: pb::CreateFrameworkRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let about = about(&mut read, request.framework.unwrap_or_default());
        read.finish(Self { id: optional_id(&request.id), about })
    }
}

impl TryFrom<pb::UpdateFrameworkRequest> for ChangeAbout {
    type Error = Failure;

    fn try_from(request: pb::UpdateFrameworkRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let input = request.framework.unwrap_or_default();
        let change = AboutChange {
            owner: read.id("framework.owner_organisation_id", &input.owner_organisation_id),
            purpose: choice(&mut read, "framework.purpose", input.purpose, Purpose::from_number, Purpose::Formative),
            name: localized_text(input.name),
            adapted_from: clean(&input.adapted_from),
            export_prefix: clean(&input.export_prefix),
            licence: licence(&input.licence.unwrap_or_default()),
        };
        let at = chassis::wire::change(&request.id, request.expected_version)?;
        read.finish(Self { at, change })
    }
}

fn licence(input: &pb::FrameworkLicence) -> Licence {
    Licence {
        code: clean(&input.code),
        attribution: clean(&input.attribution),
        text: lines(&input.text),
        disclaimer: lines(&input.disclaimer),
        note: lines(&input.note),
    }
}

pub(super) fn about(read: &mut Reader, input: pb::FrameworkInput) -> About {
    let code = clean(&input.code);
    About {
        owner: read.id("framework.owner_organisation_id", &input.owner_organisation_id),
        kind: choice(read, "framework.kind", input.kind, FrameworkKind::from_number, FrameworkKind::SchoolSelf),
        purpose: choice(read, "framework.purpose", input.purpose, Purpose::from_number, Purpose::Formative),
        unit: choice(read, "framework.unit", input.unit, Unit::from_number, Unit::School),
        name: localized_text(input.name),
        adapted_from: clean(&input.adapted_from),
        export_prefix: Some(clean(&input.export_prefix)).filter(|prefix| !prefix.is_empty()).unwrap_or_else(|| code.clone()),
        licence: licence(&input.licence.unwrap_or_default()),
        code,
    }
}

impl TryFrom<pb::CreateFrameworkVersionRequest> for Draft {
    type Error = Failure;

    fn try_from(request: pb::CreateFrameworkVersionRequest) -> Result<Self, Failure> {
        let framework = id(&request.id)?;
        let mut read = Reader::default();
        let begin = match (request.content, request.copy_of_n) {
            (Some(given), 0) => Begin::With(Box::new(content(&mut read, given))),
            (None, n) if n > 0 => Begin::CopyOf(n),
            (Some(_) | None, _) => {
                read.refuse(
                    "content",
                    "CONTENT_OR_COPY",
                    "กรุณาระบุเนื้อหาหรือรุ่นที่จะคัดลอกอย่างใดอย่างหนึ่ง",
                    "Give the content or the version to copy, exactly one of them",
                );
                Begin::CopyOf(0)
            }
        };
        read.finish(Self { framework, begin })
    }
}

impl TryFrom<pb::UpdateFrameworkVersionRequest> for OfVersion<Content> {
    type Error = Failure;

    fn try_from(request: pb::UpdateFrameworkVersionRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let what = content(&mut read, request.content.unwrap_or_default());
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, n: request.n, what })
    }
}

/// Steps of which nothing more is said than which version takes them.
macro_rules! steps {
    ($($request:ident)+) => {$(
        impl TryFrom<pb::$request> for OfVersion<()> {
            type Error = Failure;

            fn try_from(request: pb::$request) -> Result<Self, Failure> {
                Ok(Self { at: change(&request.id, request.expected_version)?, n: request.n, what: () })
            }
        }
    )+};
}

steps! { SubmitFrameworkVersionRequest StartFrameworkTrialRequest PublishFrameworkVersionRequest }

impl TryFrom<pb::RecordExpertRatingsRequest> for OfVersion<Said> {
    type Error = Failure;

    fn try_from(request: pb::RecordExpertRatingsRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let expert = read.id("expert_ref", &request.expert_ref);
        let mut rating = |(at, rating): (usize, &pb::ExpertRating)| {
            let field = format!("ratings[{at}].congruence");
            (clean(&rating.code), choice(&mut read, &field, rating.congruence, Congruence::from_number, Congruence::Unsure))
        };
        let ratings = request.ratings.iter().enumerate().map(&mut rating).collect();
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, n: request.n, what: Said { expert, ratings } })
    }
}

impl TryFrom<pb::RetireFrameworkVersionRequest> for OfVersion<String> {
    type Error = Failure;

    fn try_from(request: pb::RetireFrameworkVersionRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, n: request.n, what: lines(&request.reason) })
    }
}

/// The filter of a list of frameworks.
pub(crate) fn filter(request: &pb::ListFrameworksRequest) -> Filter {
    Filter {
        kinds: request.kinds.iter().filter_map(|number| FrameworkKind::from_number(*number)).collect(),
        owner: optional_id(&request.owner_organisation_id),
        in_use: request.in_use,
    }
}

/// The statuses that a list of versions asks for.
pub(crate) fn statuses(numbers: &[i32]) -> Vec<VersionStatus> {
    numbers.iter().filter_map(|number| VersionStatus::from_number(*number)).collect()
}
