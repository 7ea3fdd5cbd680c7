//! Calls about pupils and terms.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use jiff::civil::Date;
use tonic::Request;

use super::Door;
use crate::app::enrolment::{self, Record};
use crate::app::term::{self, Define};
use crate::convert::{self, With, counts};
use crate::domain::enrolment::Counted;

pub(super) async fn record_enrolment(door: &Door, request: Request<pb::RecordEnrolmentRequest>) -> Answer<pb::RecordEnrolmentResponse> {
    door.act(request, async |uow, who, c: Record| {
        let seen = enrolment::record(uow, who, c).await?;
        Ok(pb::RecordEnrolmentResponse { snapshot: Some(counts::snapshot(&seen)) })
    })
    .await
}

pub(super) async fn correct_enrolment(door: &Door, request: Request<pb::CorrectEnrolmentRequest>) -> Answer<pb::CorrectEnrolmentResponse> {
    door.act(request, async |uow, who, c: With<Counted>| {
        let seen = enrolment::correct(uow, who, c.at, c.what).await?;
        Ok(pb::CorrectEnrolmentResponse { snapshot: Some(counts::snapshot(&seen)) })
    })
    .await
}

pub(super) async fn confirm_enrolment(door: &Door, request: Request<pb::ConfirmEnrolmentRequest>) -> Answer<pb::ConfirmEnrolmentResponse> {
    door.act(request, async |uow, who, c: With<()>| {
        let seen = enrolment::confirm(uow, who, c.at).await?;
        Ok(pb::ConfirmEnrolmentResponse { snapshot: Some(counts::snapshot(&seen)) })
    })
    .await
}

pub(super) async fn get_enrolment(door: &Door, request: Request<pb::GetEnrolmentRequest>) -> Answer<pb::GetEnrolmentResponse> {
    door.ask(request, async |db, ctx, r| {
        let seen = enrolment::get(db, ctx.caller(), convert::id(&r.id)?).await?;
        Ok(pb::GetEnrolmentResponse { snapshot: Some(counts::snapshot(&seen)) })
    })
    .await
}

pub(super) async fn list_enrolments(door: &Door, request: Request<pb::ListEnrolmentsRequest>) -> Answer<pb::ListEnrolmentsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let school = chassis::wire::optional_id(&r.school_id).unwrap_or_default();
        let (seen, next_page_token) = enrolment::list(db, ctx.caller(), school, counts::before(&page)?, &page).await?;
        Ok(pb::ListEnrolmentsResponse { snapshots: seen.iter().map(counts::snapshot).collect(), next_page_token })
    })
    .await
}

pub(super) async fn define_term(door: &Door, request: Request<pb::DefineTermRequest>) -> Answer<pb::DefineTermResponse> {
    door.act(request, async |uow, who, c: Define| {
        let defined = term::define(uow, who, c).await?;
        Ok(pb::DefineTermResponse { term: Some(counts::term_shown(&defined)) })
    })
    .await
}

pub(super) async fn change_term(door: &Door, request: Request<pb::ChangeTermRequest>) -> Answer<pb::ChangeTermResponse> {
    door.act(request, async |uow, who, c: With<(Date, Date)>| {
        let changed = term::change(uow, who, c.at, c.what).await?;
        Ok(pb::ChangeTermResponse { term: Some(counts::term_shown(&changed)) })
    })
    .await
}

pub(super) async fn list_terms(door: &Door, request: Request<pb::ListTermsRequest>) -> Answer<pb::ListTermsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let be_year = r.year.and_then(|year| i16::try_from(year.be_year).ok());
        let (found, next_page_token) = term::list(db, be_year, counts::after(&page)?, &page).await?;
        Ok(pb::ListTermsResponse { terms: found.iter().map(counts::term_shown).collect(), next_page_token })
    })
    .await
}

pub(super) async fn resolve_term(door: &Door, request: Request<pb::ResolveTermRequest>) -> Answer<pb::ResolveTermResponse> {
    door.ask(request, async |db, ctx, r| {
        let day = convert::day(r.day.as_ref(), "day", ctx.today())?;
        let school = chassis::wire::optional_id(&r.school_id);
        let found = term::resolve(db, ctx.caller(), day, school).await?;
        Ok(pb::ResolveTermResponse { term: found.as_ref().map(counts::term_shown) })
    })
    .await
}
