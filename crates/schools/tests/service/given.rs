//! What stories begin with: a province, two districts, two offices with a network centre each.
#![expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and these are made to stand in them")]

use api::common::v1::{LocalDate, LocalizedText};
use api::schools::v1 as pb;
use api::schools::v1::schools_service_client::SchoolsServiceClient;
use testkit::{Caller, World};

pub(crate) type Client = SchoolsServiceClient<Caller>;

/// Somebody who may do everything here.
pub(crate) const COORDINATOR: &str = "institute_coordinator@global";

/// Under the runtime role, so that the second wall stands in every story.
pub(crate) async fn world() -> World {
    World::deployed([schools::service()]).await
}

pub(crate) fn client(world: &World, grants: &str) -> Client {
    SchoolsServiceClient::new(world.as_(grants))
}

pub(crate) fn text(th: &str) -> Option<LocalizedText> {
    Some(LocalizedText { th: th.to_owned(), en: String::new() })
}

pub(crate) fn day(year: i32, month: i32, day: i32) -> Option<LocalDate> {
    Some(LocalDate { year, month, day, be_text: String::new() })
}

pub(crate) fn code(scheme: &str, value: &str) -> pb::Code {
    pb::Code { scheme: scheme.to_owned(), value: value.to_owned() }
}

pub(crate) fn named(th: &str) -> pb::DatedName {
    pb::DatedName { name: text(th), ..Default::default() }
}

pub(crate) fn lies_in(parent: &pb::Area, hierarchy: pb::Hierarchy) -> pb::AreaEdge {
    pb::AreaEdge { hierarchy: hierarchy.into(), parent_id: parent.id.clone(), ..Default::default() }
}

pub(crate) fn new_area(kind: pb::AreaKind, scheme: &str, value: &str, name: &str, parents: Vec<pb::AreaEdge>) -> pb::RegisterAreaRequest {
    pb::RegisterAreaRequest { kind: kind.into(), code: Some(code(scheme, value)), names: vec![named(name)], parents, ..Default::default() }
}

pub(crate) async fn area(client: &mut Client, request: pb::RegisterAreaRequest) -> pb::Area {
    client.register_area(request).await.expect("the area is recorded").into_inner().area.expect("in the reply")
}

/// A small map.
pub(crate) struct Map {
    pub(crate) province: pb::Area,
    pub(crate) districts: [pb::Area; 2],
    pub(crate) offices: [pb::Area; 2],
    pub(crate) centres: [pb::Area; 2],
}

pub(crate) async fn map(client: &mut Client) -> Map {
    use pb::AreaKind::{District, Esao, NetworkCentre, Province};
    use pb::Hierarchy::{Administrative, Service};
    let province = area(client, new_area(Province, "TIS1099", "40", "ขอนแก่น", vec![])).await;
    let in_province = vec![lies_in(&province, Service)];
    let first = area(client, new_area(Esao, "ESAO", "4001", "สพป.ขอนแก่น เขต 1", in_province.clone())).await;
    let fifth = area(client, new_area(Esao, "ESAO", "4005", "สพป.ขอนแก่น เขต 5", in_province)).await;
    let within = |office: &pb::Area| vec![lies_in(&province, Administrative), lies_in(office, Service)];
    let muang = area(client, new_area(District, "TIS1099", "4001", "เมืองขอนแก่น", within(&first))).await;
    let chumphae = area(client, new_area(District, "TIS1099", "4005", "ชุมแพ", within(&fifth))).await;
    let centre = async |client: &mut Client, number: &str, office: &pb::Area| {
        let name = format!("ศูนย์เครือข่ายที่ {number} (ข้อมูลสมมติ)");
        area(client, new_area(NetworkCentre, "CENTRE", number, &name, vec![lies_in(office, Service)])).await
    };
    let centres = [centre(client, "101", &first).await, centre(client, "501", &fifth).await];
    Map { province, districts: [muang, chumphae], offices: [first, fifth], centres }
}

/// A school of the second office, in its centre.
pub(crate) fn primary(map: &Map, number: u32) -> pb::SchoolInput {
    pb::SchoolInput {
        codes: vec![code("OBEC10", &format!("{:010}", 9_990_000_000_u64 + u64::from(number)))],
        name: text(&format!("โรงเรียนตัวอย่างที่ {number} (ข้อมูลสมมติ)")),
        agency: pb::Agency::Obec.into(),
        service_area_id: map.offices[1].id.clone(),
        location: Some(pb::LocationInput { subdistrict_code: "400501".to_owned(), ..Default::default() }),
        centre_id: map.centres[1].id.clone(),
        lowest_grade: pb::Grade::K2.into(),
        highest_grade: pb::Grade::P6.into(),
        ..Default::default()
    }
}

/// A private school in the first district.
pub(crate) fn private(number: u32) -> pb::SchoolInput {
    pb::SchoolInput {
        codes: vec![code("LOCAL", &format!("OPEC-{number}"))],
        name: text(&format!("โรงเรียนเอกชนตัวอย่างที่ {number} (ข้อมูลสมมติ)")),
        agency: pb::Agency::Opec.into(),
        location: Some(pb::LocationInput { subdistrict_code: "400101".to_owned(), ..Default::default() }),
        lowest_grade: pb::Grade::K1.into(),
        highest_grade: pb::Grade::M3.into(),
        ..Default::default()
    }
}

pub(crate) async fn school(client: &mut Client, input: pb::SchoolInput) -> pb::School {
    let request = pb::RegisterSchoolRequest { school: Some(input), ..Default::default() };
    client.register_school(request).await.expect("the school is recorded").into_inner().school.expect("in the reply")
}

pub(crate) async fn as_of(client: &mut Client, school: &pb::School, on: Option<LocalDate>) -> Result<pb::School, tonic::Status> {
    let request = pb::GetSchoolRequest { id: school.id.clone(), as_of: on };
    client.get_school(request).await.map(|reply| reply.into_inner().school.expect("in the reply"))
}

pub(crate) fn on_day(school: &pb::School) -> &pb::SchoolOnDay {
    school.on_day.as_ref().expect("in the reply")
}

/// A change of a school: `change!(client, rename_school, RenameSchoolRequest, school, name: …)`.
#[macro_export]
macro_rules! change {
    ($client:expr, $method:ident, $request:ident, $school:expr $(, $field:ident: $value:expr)*) => {{
        let request = pb::$request { id: $school.id.clone(), expected_version: $school.version, $($field: $value,)* ..Default::default() };
        $client.$method(request).await.map(|reply| reply.into_inner().school.expect("in the reply"))
    }};
}

/// Lets two calls run into one another: whoever comes is held at the rows that `lock` locks until both are there.
pub(crate) async fn collide<A, B>(world: &World, lock: String, one: impl Future<Output = A>, other: impl Future<Output = B>) -> (A, B) {
    const WAITING: &str = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let pool = world.db("schools").pool();
    let mut gate = pool.acquire().await.expect("a connection");
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("begin; {lock}"))).execute(&mut *gate).await.expect("held");
    let both_there = async {
        while sqlx::query_scalar::<_, i64>(WAITING).fetch_one(pool).await.expect("answered") < 2 {
            tokio::task::yield_now().await;
        }
        sqlx::raw_sql("commit").execute(&mut *gate).await.expect("released");
    };
    let (one, other, ()) = tokio::join!(one, other, both_there);
    (one, other)
}
