//! The test world itself, with a service and a reader small enough to be seen at once.

use api::reporting::v1 as pb;
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use api::reporting::v1::reporting_service_server::{ReportingService, ReportingServiceServer};
use chassis::ctx::Shell;
use chassis::db::{Migrations, Uow};
use chassis::event::{Event, Fact};
use chassis::failure::Failure;
use chassis::project::{Apply, ApplyError, Projection};
use chassis::service::{Parts, Service};
use sqlx::migrate::Migrator;
use testkit::{Counts, Refusal, World, nats_programs};
use tonic::{Code, Request, Response, Status};
use uuid::Uuid;

static NO_TABLES: Migrator = Migrator::DEFAULT;
const ID: &str = "0197f0a0-0000-7000-8000-000000000001";

/// Tells one event for every call.
struct Teller(Shell);

#[tonic::async_trait]
impl ReportingService for Teller {
    async fn get_partnership(&self, request: Request<pb::GetPartnershipRequest>) -> Result<Response<pb::GetPartnershipResponse>, Status> {
        let (ctx, request) = self.0.enter(request)?;
        let told = ctx.command(async |uow: &mut Uow| {
            let id = Uuid::parse_str(&request.agreement_id).map_err(Failure::internal)?;
            uow.emit(Fact { aggregate: "agreement", id, version: 1, event: "created", scope: None, payload: vec![] });
            Ok::<_, Failure>(pb::GetPartnershipResponse::default())
        });
        told.await
    }

    type WatchPartnershipsStream = chassis::watch::Watching<pb::WatchPartnershipsResponse>;

    async fn watch_partnerships(
        &self,
        _: Request<pb::WatchPartnershipsRequest>,
    ) -> Result<Response<Self::WatchPartnershipsStream>, Status> {
        Err(Status::from_error("the teller tells, and nobody watches".into()))
    }

    async fn list_partnerships(&self, _: Request<pb::ListPartnershipsRequest>) -> Result<Response<pb::ListPartnershipsResponse>, Status> {
        Ok(Response::new(pb::ListPartnershipsResponse::default()))
    }

    async fn get_school_profile(&self, _: Request<pb::GetSchoolProfileRequest>) -> Result<Response<pb::GetSchoolProfileResponse>, Status> {
        Err(not_of_schools())
    }

    type WatchSchoolProfileStream = chassis::watch::Watching<pb::WatchSchoolProfileResponse>;

    async fn watch_school_profile(
        &self,
        _: Request<pb::WatchSchoolProfileRequest>,
    ) -> Result<Response<Self::WatchSchoolProfileStream>, Status> {
        Err(not_of_schools())
    }

    type WatchParticipationCoverageStream = chassis::watch::Watching<pb::WatchParticipationCoverageResponse>;

    async fn watch_participation_coverage(
        &self,
        _: Request<pb::WatchParticipationCoverageRequest>,
    ) -> Result<Response<Self::WatchParticipationCoverageStream>, Status> {
        Err(not_of_schools())
    }

    async fn get_participation_coverage(
        &self,
        _: Request<pb::GetParticipationCoverageRequest>,
    ) -> Result<Response<pb::GetParticipationCoverageResponse>, Status> {
        Err(not_of_schools())
    }

    async fn list_participation_coverage(
        &self,
        _: Request<pb::ListParticipationCoverageRequest>,
    ) -> Result<Response<pb::ListParticipationCoverageResponse>, Status> {
        Err(not_of_schools())
    }

    async fn list_missing_schools(
        &self,
        _: Request<pb::ListMissingSchoolsRequest>,
    ) -> Result<Response<pb::ListMissingSchoolsResponse>, Status> {
        Err(not_of_schools())
    }

    async fn get_evaluation_coverage(
        &self,
        _: Request<pb::GetEvaluationCoverageRequest>,
    ) -> Result<Response<pb::GetEvaluationCoverageResponse>, Status> {
        Err(not_of_schools())
    }

    type WatchEvaluationCoverageStream = chassis::watch::Watching<pb::WatchEvaluationCoverageResponse>;

    async fn watch_evaluation_coverage(
        &self,
        _: Request<pb::WatchEvaluationCoverageRequest>,
    ) -> Result<Response<Self::WatchEvaluationCoverageStream>, Status> {
        Err(not_of_schools())
    }

    type WatchAreaScorecardStream = chassis::watch::Watching<pb::WatchAreaScorecardResponse>;

    async fn watch_area_scorecard(
        &self,
        _: Request<pb::WatchAreaScorecardRequest>,
    ) -> Result<Response<Self::WatchAreaScorecardStream>, Status> {
        Err(not_of_schools())
    }

    async fn list_evaluation_coverage(
        &self,
        _: Request<pb::ListEvaluationCoverageRequest>,
    ) -> Result<Response<pb::ListEvaluationCoverageResponse>, Status> {
        Err(not_of_schools())
    }

    async fn list_missing_assessments(
        &self,
        _: Request<pb::ListMissingAssessmentsRequest>,
    ) -> Result<Response<pb::ListMissingAssessmentsResponse>, Status> {
        Err(not_of_schools())
    }

    async fn get_area_scorecard(&self, _: Request<pb::GetAreaScorecardRequest>) -> Result<Response<pb::GetAreaScorecardResponse>, Status> {
        Err(not_of_schools())
    }
}

fn not_of_schools() -> Status {
    Status::from_error("the teller tells nothing of schools".into())
}

fn teller() -> Service {
    let migrations = Migrations { source: true, reader: false, own: &NO_TABLES, models: None };
    Service {
        name: "partners",
        migrations,
        build: |shell, _| {
            let server = ReportingServiceServer::new(Teller(shell.clone()));
            Ok(Parts {
                routes: tonic::service::Routes::new(server),
                grpc_services: vec!["sala.reporting.v1.ReportingService"],
                ..Parts::default()
            })
        },
    }
}

/// Writes down the position of every event, in a table that it has anyway.
fn listener() -> Service {
    let migrations = Migrations { source: true, reader: true, own: &NO_TABLES, models: None };
    Service { name: "reporting", migrations, build: |_, _| Ok(Parts { projections: vec![POSITIONS], ..Parts::default() }) }
}

const POSITIONS: Projection = Projection {
    name: "positions",
    sources: &["partners"],
    apply: Apply::Each(|uow, event| Box::pin(note(uow, event))),
    held: |_| Box::pin(async { Ok(Vec::new()) }),
};

async fn note(uow: &mut Uow, event: &Event) -> Result<(), ApplyError> {
    sqlx::query(
        "insert into audit (at, actor, used_grant, method, aggregate_type, aggregate_version) values (now(), '-', '-', '-', $1, $2)",
    )
    .bind(&event.aggregate)
    .bind(event.position)
    .execute(uow.db())
    .await?;
    Ok(())
}

async fn tell(world: &World, id: &str) {
    let mut client = ReportingServiceClient::new(world.as_("researcher@global"));
    client
        .get_partnership(pb::GetPartnershipRequest { agreement_id: id.to_owned(), ..Default::default() })
        .await
        .expect("the teller tells");
}

async fn carries_what_is_told(world: &World) {
    tell(world, ID).await;
    tell(world, &ID.replace("01", "02")).await;
    let before = Counts::of(world.db("reporting")).await;
    assert_eq!((before.audit, Counts::of(world.db("partners")).await.outbox), (0, 2));
    world.settle().await;
    world.settle().await;
    assert_eq!(Counts::of(world.db("reporting")).await.audit, 2);
    let told = world.told("partners").await;
    assert_eq!(
        told.iter().map(|event| (event.position, event.name())).collect::<Vec<_>>(),
        [1, 2].map(|n| (n, "partners.agreement.created".to_owned()))
    );
    assert_eq!(told[0].occurred_at, world.clock.now());
}

#[tokio::test]
async fn settling_carries_events_from_the_log_to_the_readers() {
    let world = World::start([teller(), listener()]).await;
    carries_what_is_told(&world).await;
}

#[tokio::test]
async fn settling_does_the_same_over_a_nats_server() {
    for program in nats_programs() {
        let world = World::with_nats(&program, [teller(), listener()]).await;
        carries_what_is_told(&world).await;
    }
}

#[tokio::test]
async fn every_world_has_a_database_of_its_own_and_the_same_ids() {
    let worlds = [World::start([teller()]).await, World::start([teller()]).await];
    let mut ids = Vec::new();
    for world in &worlds {
        tell(world, ID).await;
        ids.push(world.told("partners").await[0].id);
    }
    assert_eq!(ids[0], ids[1]);
    let [first, second] = worlds;
    let name = database_name(&first).await;
    drop(first);
    let gone: bool = sqlx::query_scalar("select not exists (select from pg_database where datname = $1)")
        .bind(name)
        .fetch_one(second.db("partners").pool())
        .await
        .unwrap();
    assert!(gone, "the database of a world goes with it");
}

async fn database_name(world: &World) -> String {
    sqlx::query_scalar("select current_database()::text").fetch_one(world.db("partners").pool()).await.expect("the database answers")
}

#[tokio::test]
async fn a_refusal_shows_every_detail_of_the_status() {
    let world = World::start([teller()]).await;
    let call = |caller, id: &str| {
        let request = pb::GetPartnershipRequest { agreement_id: id.to_owned(), ..Default::default() };
        async move { Refusal::expect(ReportingServiceClient::new(caller).get_partnership(request).await) }
    };
    let stranger = call(world.anonymous(), ID).await;
    assert_eq!((stranger.code, stranger.reason.as_str(), stranger.locale.as_str()), (Code::Unauthenticated, "SIGN_IN_REQUIRED", "th"));
    let teacher = call(world.as_("teacher@global").language("en"), "").await;
    assert_eq!((teacher.code, teacher.metadata["permission"].as_str()), (Code::PermissionDenied, "reporting.partnership.read"));
    let researcher = call(world.as_("researcher@global"), "x").await;
    assert_eq!(researcher.field_reasons(), [("agreement_id", "FIELD_INVALID")]);
    assert!(
        Refusal::is_thai(&researcher.fields[0].text)
            && !Refusal::is_thai(&researcher.fields[0].english)
            && !researcher.reference.is_empty()
    );
}

#[tokio::test]
async fn a_call_of_bytes_needs_no_generated_client() {
    let world = World::start([teller()]).await;
    let path = "/sala.reporting.v1.ReportingService/GetPartnership";
    let request = pb::GetPartnershipRequest { agreement_id: ID.to_owned(), ..Default::default() };
    assert!(world.as_("researcher@global").call(path, &request).await.is_ok());
    let hurried = world.as_("researcher@global").patience(std::time::Duration::from_micros(1)).call(path, &request).await;
    assert_eq!(Refusal::expect(hurried).reason, "TIMED_OUT");
}
