//! Calls about schools.

use api::schools::v1 as pb;
use chassis::auth::Caller;
use chassis::ctx::{Answer, Ctx, Shell};
use chassis::db::Uow;
use chassis::failure::Failure;
use chassis::kernel::LocalizedText;
use chassis::lookup::Lookup;
use chassis::page;
use jiff::civil::Date;
use tonic::Request;
use uuid::Uuid;

use super::Door;
use crate::app::Change;
use crate::app::school::{self, Register, Seen};
use crate::convert::school::{Belonging, Centre, Masked, Merger};
use crate::convert::{self, With, shown};
use crate::domain::Code;
use crate::domain::school::{Head, Location, School, SchoolEvent, Status};
use crate::error::Error;

pub(super) async fn register_school(door: &Door, request: Request<pb::RegisterSchoolRequest>) -> Answer<pb::RegisterSchoolResponse> {
    door.act(request, async |uow, who, c: Register| {
        let made = school::register(uow, who, c).await?;
        Ok(pb::RegisterSchoolResponse { school: Some(shown::whole(&made, uow.today())) })
    })
    .await
}

/// Schools that are asked for at the same time are read together.
pub(super) type Schools = Lookup<(Uuid, Date), Seen, Error>;

pub(super) fn schools(shell: &Shell) -> Schools {
    Lookup::new(&shell.db, |db, wanted| Box::pin(school::on_days(db, wanted)))
}

pub(super) async fn get_school(door: &Door, schools: &Schools, request: Request<pb::GetSchoolRequest>) -> Answer<pb::GetSchoolResponse> {
    let key = |ctx: &Ctx, r: &pb::GetSchoolRequest| Ok((convert::id(&r.id)?, convert::day(r.as_of.as_ref(), "as_of", ctx.today())?));
    door.ask_together(request, schools, key, |ctx, found| {
        Ok(pb::GetSchoolResponse { school: Some(shown::seen(school::visible(ctx.caller(), found)?)) })
    })
    .await
}

pub(super) async fn resolve_school_code(
    door: &Door,
    request: Request<pb::ResolveSchoolCodeRequest>,
) -> Answer<pb::ResolveSchoolCodeResponse> {
    door.ask(request, async |db, ctx, r| {
        let day = convert::day(r.as_of.as_ref(), "as_of", ctx.today())?;
        let scheme = Some(r.scheme.as_str()).filter(|scheme| !scheme.is_empty());
        let (found, code) = school::resolve(db, ctx.caller(), (&r.value, scheme), day).await?;
        let code = pb::Code { scheme: code.scheme().to_owned(), value: code.value().to_owned() };
        Ok(pb::ResolveSchoolCodeResponse { school: Some(shown::seen(&found)), code: Some(code) })
    })
    .await
}

pub(super) async fn list_schools(door: &Door, request: Request<pb::ListSchoolsRequest>) -> Answer<pb::ListSchoolsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let filter = convert::school::filter(&r, ctx.today())?;
        let area = chassis::wire::optional_id(&r.area_id);
        let (found, next_page_token) = school::list(db, filter, area, &ctx.caller().reach(), &page).await?;
        Ok(pb::ListSchoolsResponse { schools: found.iter().map(shown::seen).collect(), next_page_token })
    })
    .await
}

/// A change of a school: the decision, and the reply around it.
async fn changed(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    apply: impl AsyncFnOnce(&mut Uow, &mut School) -> Result<Vec<SchoolEvent>, Error>,
) -> Result<Option<pb::School>, Error> {
    let changed = school::change(uow, who, at, apply).await?;
    Ok(Some(shown::whole(&changed, uow.today())))
}

pub(super) async fn update_school_profile(
    door: &Door,
    request: Request<pb::UpdateSchoolProfileRequest>,
) -> Answer<pb::UpdateSchoolProfileResponse> {
    door.act(request, async |uow, who, c: With<Masked>| {
        let school = changed(uow, who, c.at, async |uow, school| {
            let profile = c.what.over(school).map_err(|failure: Failure| Error::from(failure))?;
            Ok(school.describe(profile, uow.now()))
        });
        Ok(pb::UpdateSchoolProfileResponse { school: school.await? })
    })
    .await
}

pub(super) async fn add_school_identifier(
    door: &Door,
    request: Request<pb::AddSchoolIdentifierRequest>,
) -> Answer<pb::AddSchoolIdentifierResponse> {
    door.act(request, async |uow, who, c: With<(Code, Option<Date>)>| {
        let school = changed(uow, who, c.at, async |uow, school| Ok(school.identify(c.what.0, c.what.1, uow.now())?));
        Ok(pb::AddSchoolIdentifierResponse { school: school.await? })
    })
    .await
}

pub(super) async fn rename_school(door: &Door, request: Request<pb::RenameSchoolRequest>) -> Answer<pb::RenameSchoolResponse> {
    door.act(request, async |uow, who, c: With<(LocalizedText, Date)>| {
        let school = changed(uow, who, c.at, async |uow, school| Ok(school.rename(c.what.0, c.what.1, uow.now())?));
        Ok(pb::RenameSchoolResponse { school: school.await? })
    })
    .await
}

pub(super) async fn relocate_school(door: &Door, request: Request<pb::RelocateSchoolRequest>) -> Answer<pb::RelocateSchoolResponse> {
    door.act(request, async |uow, who, c: With<(Location, Date)>| {
        let school = changed(uow, who, c.at, async |uow, school| school::relocate(uow, school, c.what).await);
        Ok(pb::RelocateSchoolResponse { school: school.await? })
    })
    .await
}

pub(super) async fn change_affiliation(
    door: &Door,
    request: Request<pb::ChangeAffiliationRequest>,
) -> Answer<pb::ChangeAffiliationResponse> {
    door.act(request, async |uow, who, c: With<(Belonging, Date)>| {
        let ((agency, area), from) = c.what;
        let school = changed(uow, who, c.at, async |uow, school| school::affiliate(uow, school, (agency, area, from)).await);
        Ok(pb::ChangeAffiliationResponse { school: school.await? })
    })
    .await
}

pub(super) async fn change_centre(door: &Door, request: Request<pb::ChangeCentreRequest>) -> Answer<pb::ChangeCentreResponse> {
    door.act(request, async |uow, who, c: With<(Centre, Date)>| {
        let school = changed(uow, who, c.at, async |uow, school| school::join_centre(uow, school, c.what).await);
        Ok(pb::ChangeCentreResponse { school: school.await? })
    })
    .await
}

pub(super) async fn assign_head(door: &Door, request: Request<pb::AssignHeadRequest>) -> Answer<pb::AssignHeadResponse> {
    door.act(request, async |uow, who, c: With<(Option<Head>, Date)>| {
        let school = changed(uow, who, c.at, async |uow, school| Ok(school.head(c.what.0, c.what.1, uow.now())?));
        Ok(pb::AssignHeadResponse { school: school.await? })
    })
    .await
}

pub(super) async fn change_school_status(
    door: &Door,
    request: Request<pb::ChangeSchoolStatusRequest>,
) -> Answer<pb::ChangeSchoolStatusResponse> {
    door.act(request, async |uow, who, c: With<(Status, Date)>| {
        let school = changed(uow, who, c.at, async |uow, school| school::become_(uow, who, school, c.what).await);
        Ok(pb::ChangeSchoolStatusResponse { school: school.await? })
    })
    .await
}

pub(super) async fn merge_school(door: &Door, request: Request<pb::MergeSchoolRequest>) -> Answer<pb::MergeSchoolResponse> {
    door.act(request, async |uow, who, c: With<(Merger, Date)>| {
        let ((into, why), from) = c.what;
        school::hold(uow, [c.at.id, into]).await?;
        let school = changed(uow, who, c.at, async |uow, school| school::merge(uow, who, school, (into, why, from)).await);
        Ok(pb::MergeSchoolResponse { school: school.await? })
    })
    .await
}
