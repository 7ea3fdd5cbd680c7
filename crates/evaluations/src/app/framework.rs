//! What people do with frameworks and their versions. Whoever reaches the organisation that owns a framework decides about it; once a version
//! was published everybody sees it, so that changing it out of reach is denied openly.

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use jiff::Timestamp;
use uuid::Uuid;

use super::{Change, OfVersion};
use crate::convert::facts::{self, About};
use crate::domain::FrameworkId;
use crate::domain::framework::{self, CongruenceRule, Content, ExpertRatings, Framework, FrameworkError, FrameworkEvent, FrameworkVersion};
use crate::error::Error;
use crate::store;
use crate::store::framework::Conflict;

/// What a caller says about a new framework.
#[derive(Debug)]
pub(crate) struct Create {
    pub(crate) id: Option<Uuid>,
    pub(crate) about: framework::About,
}

/// What a caller says anew about a framework.
#[derive(Debug)]
pub(crate) struct ChangeAbout {
    pub(crate) at: Change,
    pub(crate) change: framework::AboutChange,
}

/// The next version of a framework.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) framework: Uuid,
    pub(crate) begin: Begin,
}

/// How it begins.
#[derive(Debug)]
pub(crate) enum Begin {
    With(Box<Content>),
    CopyOf(i32),
}

/// What an expert says about the items.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) expert: Uuid,
    pub(crate) ratings: Vec<(String, framework::Congruence)>,
}

/// Records a framework.
pub(crate) async fn create(uow: &mut Uow, who: &Caller, cmd: Create) -> Result<Framework, Error> {
    who.must_reach_new(&cmd.about.scopes())?;
    let id = FrameworkId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (framework, events) = Framework::create(id, cmd.about, uow.now())?;
    store::framework::insert(uow.db(), &framework).await?;
    tell(uow, &framework, &events, About::Framework, None);
    Ok(framework)
}

/// Says something else about what a framework is. Who gives it away reaches whoever gets it.
pub(crate) async fn change(uow: &mut Uow, who: &Caller, cmd: ChangeAbout) -> Result<Framework, Error> {
    let mut framework = lock(uow, who, cmd.at.id).await?;
    cmd.at.check(framework.record().version, framework.record().updated_at)?;
    let has_judged = store::cycle::has_judged(uow.db(), framework.record().id).await?;
    let events = framework.change(cmd.change, has_judged, uow.now())?;
    who.must_reach_new(&framework.record().about.scopes())?;
    if !events.is_empty() {
        store::framework::save(uow.db(), &framework).await?;
        tell(uow, &framework, &events, About::Framework, None);
    }
    Ok(framework)
}

/// Begins the next version. Gives its number.
pub(crate) async fn draft(uow: &mut Uow, who: &Caller, cmd: Draft) -> Result<(Framework, i32), Error> {
    let mut framework = lock(uow, who, cmd.framework).await?;
    let (content, copied_from) = match cmd.begin {
        Begin::With(content) => (*content, None),
        Begin::CopyOf(n) => (version(uow, &framework, n, "copy_of_n").await?.content, Some(n)),
    };
    let (version, events) = framework.draft(content, copied_from, uow.now())?;
    store::version::insert(uow.db(), framework.record().id, &version).await?;
    store::framework::save(uow.db(), &framework).await?;
    let n = version.head.n;
    tell(uow, &framework, &events, About::Version(n), None);
    Ok((framework, n))
}

/// Says something else in a draft.
pub(crate) async fn update(uow: &mut Uow, who: &Caller, cmd: OfVersion<Content>) -> Result<Framework, Error> {
    decide(uow, who, (cmd.at, cmd.n), None, |framework, version, now| framework.update(version, cmd.what, now)).await
}

/// Puts a draft before experts.
pub(crate) async fn submit(uow: &mut Uow, who: &Caller, cmd: OfVersion<()>) -> Result<Framework, Error> {
    decide(uow, who, (cmd.at, cmd.n), None, Framework::submit).await
}

/// Records what an expert says.
pub(crate) async fn rate(uow: &mut Uow, who: &Caller, cmd: OfVersion<Said>) -> Result<Framework, Error> {
    let Said { expert, ratings } = cmd.what;
    decide(uow, who, (cmd.at, cmd.n), None, |framework, version, now| {
        framework.rate(version, ExpertRatings { expert, ratings, at: now }, now)
    })
    .await
}

/// Lets it be tried out.
pub(crate) async fn start_trial(uow: &mut Uow, who: &Caller, cmd: OfVersion<()>, rule: CongruenceRule) -> Result<Framework, Error> {
    decide(uow, who, (cmd.at, cmd.n), None, |framework, version, now| framework.start_trial(version, rule, now)).await
}

/// Publishes it.
pub(crate) async fn publish(uow: &mut Uow, who: &Caller, cmd: OfVersion<()>) -> Result<Framework, Error> {
    decide(uow, who, (cmd.at, cmd.n), None, Framework::publish).await
}

/// Takes it out of use, or gives it up.
pub(crate) async fn retire(uow: &mut Uow, who: &Caller, cmd: OfVersion<String>) -> Result<Framework, Error> {
    let reason = cmd.what;
    decide(uow, who, (cmd.at, cmd.n), Some(&reason), |framework, version, now| framework.retire(version, &reason, now)).await
}

/// The framework, locked, if the caller may decide about it.
pub(super) async fn lock(uow: &mut Uow, who: &Caller, id: Uuid) -> Result<Framework, Error> {
    let framework = store::framework::lock(uow.db(), id).await?.ok_or_else(Failure::not_found)?;
    let scopes = framework.record().about.scopes();
    if framework.is_public() {
        who.must_reach_new(&scopes)?;
    } else {
        who.must_reach(&scopes)?;
    }
    Ok(framework)
}

/// A version of a framework that is locked; `field` names it in the request.
pub(super) async fn version(uow: &mut Uow, framework: &Framework, n: i32, field: &str) -> Result<FrameworkVersion, Error> {
    let record = framework.record();
    let head = record.versions.iter().find(|head| head.n == n).ok_or_else(|| Failure::no_such(field))?;
    let found = store::version::find(uow.db(), record.id, head).await?;
    Ok(found.ok_or_else(|| Failure::no_such(field))?)
}

async fn decide(
    uow: &mut Uow,
    who: &Caller,
    (at, n): (Change, i32),
    reason: Option<&str>,
    decide: impl FnOnce(&mut Framework, &mut FrameworkVersion, Timestamp) -> Result<Vec<FrameworkEvent>, FrameworkError>,
) -> Result<Framework, Error> {
    let mut framework = lock(uow, who, at.id).await?;
    at.check(framework.record().version, framework.record().updated_at)?;
    let mut version = version(uow, &framework, n, "n").await?;
    let events = decide(&mut framework, &mut version, uow.now())?;
    if !events.is_empty() {
        store::version::save(uow.db(), framework.record().id, &version).await?;
        store::framework::save(uow.db(), &framework).await?;
        let about = if events.contains(&FrameworkEvent::Published) { About::Published(&version) } else { About::Version(n) };
        tell(uow, &framework, &events, about, reason);
    }
    Ok(framework)
}

pub(super) fn tell(uow: &mut Uow, framework: &Framework, events: &[FrameworkEvent], about: About<'_>, reason: Option<&str>) {
    for fact in facts::of(framework, events, about) {
        uow.emit(fact);
    }
    let record = framework.record();
    let reason = reason.map(str::to_owned);
    uow.audit(AuditEntry { aggregate: "framework", id: Some(record.id.0), version: Some(record.version), reason });
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::CodeTaken => Failure::taken("framework.code").into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
