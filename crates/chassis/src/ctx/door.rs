//! The door of a service: a request becomes a command or a question, and what the use case says becomes the answer.

use std::hash::Hash;
use std::marker::PhantomData;

use api::contract::{Mutation, Request as Message};
use jiff::civil::Date;
use sqlx::PgConnection;
use tonic::{Request, Response, Status};

use super::{Ctx, Shell};
use crate::aside::{Aside, Giver, Taker};
use crate::auth::Caller;
use crate::db::Uow;
use crate::failure::Failure;
use crate::lane::Lane;
use crate::lookup::Lookup;

/// What a call is answered with.
pub type Answer<R> = Result<Response<R>, Status>;

/// The door of a service whose use cases refuse with `E`.
#[derive(Debug)]
pub struct Door<E> {
    shell: Shell,
    refuses: PhantomData<fn() -> E>,
}

impl<E: Into<Failure>> Door<E> {
    /// The door before what the service was handed.
    pub fn new(shell: Shell) -> Self {
        Self { shell, refuses: PhantomData }
    }

    /// What the service was handed.
    pub fn shell(&self) -> &Shell {
        &self.shell
    }

    /// A command: one transaction, replayed for a repeated request id.
    pub async fn act<Q, C, R>(&self, request: Request<Q>, run: impl AsyncFnOnce(&mut Uow, &Caller, C) -> Result<R, E>) -> Answer<R>
    where
        Q: Mutation,
        C: TryFrom<Q, Error = Failure>,
        R: prost::Message + Default,
    {
        let (ctx, request) = self.shell.enter_command(request)?;
        let command: C = ctx.convert(request)?;
        ctx.command(async |uow: &mut Uow| run(uow, ctx.caller(), command).await).await
    }

    /// A command that takes what is read aside, as it is read. `open` says what of the converted request the command itself needs, on which
    /// day it is asked, and how the rest is read; a rest that cannot be read at all is refused before anything is begun.
    pub async fn act_reading<Q, C, P, T, W, R>(
        &self,
        request: Request<Q>,
        aside: &Aside,
        open: impl FnOnce(C, Date) -> (P, W),
        run: impl AsyncFnOnce(&mut Uow, &Caller, P, Taker<T>) -> Result<R, E>,
    ) -> Answer<R>
    where
        Q: Mutation,
        C: TryFrom<Q, Error = Failure>,
        T: Send + 'static,
        W: FnOnce(&mut Giver<T>) -> Result<(), Failure> + Send + 'static,
        R: prost::Message + Default,
    {
        let (ctx, request) = self.shell.enter_command(request)?;
        let (command, work) = open(ctx.convert(request)?, ctx.today());
        let read = aside.begin(ctx.deadline(), work).await.map_err(|failure| ctx.refuse(failure))?;
        ctx.command(async |uow: &mut Uow| run(uow, ctx.caller(), command, read).await).await
    }

    /// A command through a lane: what others wait for at the same time is done with it.
    pub async fn act_in_lane<Q, C, R>(&self, request: Request<Q>, lane: &Lane<C, R, E>) -> Answer<R>
    where
        Q: Mutation,
        C: TryFrom<Q, Error = Failure> + Send + Sync + 'static,
        R: prost::Message + Default + 'static,
        E: Send + 'static,
    {
        let (ctx, request) = self.shell.enter_command(request)?;
        let command: C = ctx.convert(request)?;
        lane.act(ctx, command).await
    }

    /// A question: one snapshot, nothing written.
    pub async fn ask<Q: Message, R>(
        &self,
        request: Request<Q>,
        run: impl AsyncFnOnce(&mut PgConnection, &Ctx, Q) -> Result<R, E>,
    ) -> Answer<R> {
        let (ctx, request) = self.shell.enter(request)?;
        ctx.query(async |db: &mut PgConnection| run(db, &ctx, request).await).await.map(Response::new)
    }

    /// A question for one thing, asked together with others that wait at the same time. `judge` looks whether the caller may see what was
    /// found (None: there is nothing) and makes the reply of it.
    pub async fn ask_together<Q, K, V, R>(
        &self,
        request: Request<Q>,
        lookup: &Lookup<K, V, E>,
        key: impl FnOnce(&Ctx, &Q) -> Result<K, E>,
        judge: impl FnOnce(&Ctx, Option<&V>) -> Result<R, E>,
    ) -> Answer<R>
    where
        Q: Message,
        K: Clone + Eq + Hash + Send + Sync + 'static,
        V: Send + Sync + 'static,
        E: Send + 'static,
    {
        let (ctx, request) = self.shell.enter(request)?;
        let outcome = async {
            let found = lookup.find(&ctx, key(&ctx, &request).map_err(Into::into)?).await?;
            judge(&ctx, found.as_deref()).map_err(Into::into)
        };
        outcome.await.map(Response::new).map_err(|failure: Failure| ctx.refuse(failure))
    }

    /// A question about personal data: it goes on record with the answer.
    pub async fn ask_on_record<Q: Message, R>(
        &self,
        request: Request<Q>,
        run: impl AsyncFnOnce(&mut Uow, &Ctx, Q) -> Result<R, E>,
    ) -> Answer<R> {
        let (ctx, request) = self.shell.enter(request)?;
        ctx.query_audited(async |uow: &mut Uow| run(uow, &ctx, request).await).await.map(Response::new)
    }
}

/// The page that a list request asks for; the token is bound to the rest of the request.
#[macro_export]
macro_rules! page {
    ($ctx:expr, $request:expr) => {{
        let (size, token) = ($request.page_size, std::mem::take(&mut $request.page_token));
        $request.page_size = 0;
        $crate::page::Page::read(size, &token, $ctx.caller(), &prost::Message::encode_to_vec(&$request))?
    }};
}

/// Every call of a contract, by the noun whose file has a function of its name: `calls! { SchoolsService for Rpc; area {
/// get_area(GetAreaRequest) -> GetAreaResponse; } }`. `Rpc` holds the [`Door`] in `door`. A hot call names the field of `Rpc` that holds its
/// [`Lane`] or [`Lookup`]: `record_phase(RecordPhaseRequest) -> RecordPhaseResponse in phases;`.
#[macro_export]
macro_rules! calls {
    ($service:ident for $rpc:ident; $($noun:ident { $($call:ident($request:ident) -> $response:ident $(in $lane:ident)?;)+ })+) => {
        #[tonic::async_trait]
        impl $service for $rpc {
            $($(
                async fn $call(&self, request: tonic::Request<pb::$request>) -> $crate::ctx::Answer<pb::$response> {
                    $noun::$call(&self.door, $(&self.$lane,)? request).await
                }
            )+)+
        }
    };
}
