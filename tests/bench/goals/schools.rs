//! A country of schools: how long it takes to import it, and whether it can be read afterwards. Everything is made up, and says so.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use api::schools::v1 as pb;
use sqlx::Connection as _;
use sqlx::postgres::PgConnection;
use tonic::{Code, Request};

use super::figures::{peak, restart_peak};
use super::{Line, ratio};
use crate::copied::Copied;
use crate::load::{AsyncCall, Seen, closed};
use crate::reference;
use crate::rounds::{Effort, Pairs};
use crate::stand::{Schools, Stand};

/// Schools of the country.
pub(crate) const SCHOOLS: usize = 30_000;
/// Districts that they lie in, and offices that they belong to.
const DISTRICTS: usize = 60;
const OFFICES: usize = 30;
/// The longest call: a whole file.
const PATIENCE: Duration = Duration::from_mins(1);
/// Schools of a page, so that the last page is the thousandth.
const OF_A_PAGE: i32 = 30;
const IN_FLIGHT: usize = 64;

/// What an import of schools writes, in the order in which rows refer to one another.
const OF_SCHOOLS: [&str; 7] = ["import", "import_row", "school", "school_identifier", "school_place", "outbox", "audit"];
/// What an import of pupils writes.
const OF_PUPILS: [&str; 5] = ["import", "import_row", "enrolment", "outbox", "audit"];

/// Goal 6: an import beside binary COPY of the same rows into the same tables; and how long it takes to take it back.
pub(super) async fn import(stand: &Stand, effort: Effort) -> Result<Vec<Line>> {
    let mut client = stand.schools_in_process()?;
    map(&mut client).await?;
    let schools = (schools_file(), pb::ImportKind::Schools);
    let mut lines = measured(stand, effort, &mut client, &schools, &OF_SCHOOLS).await?;
    // They are there for those who are counted.
    empty(stand, &OF_SCHOOLS)?;
    imported(&mut client, &schools).await?;
    let pupils = (pupils_file(), pb::ImportKind::Enrolment);
    lines.extend(measured(stand, effort, &mut client, &pupils, &OF_PUPILS).await?);
    empty(stand, &OF_SCHOOLS)?;
    lines.push(undone(&mut client, &schools).await?);
    empty(stand, &OF_SCHOOLS)?;
    Ok(lines)
}

/// A file and what it is about.
type File = (Vec<u8>, pb::ImportKind);

/// Times of the two parts of an import.
#[derive(Clone, Copy)]
struct Took {
    plan: Duration,
    apply: Duration,
}

async fn measured(stand: &Stand, effort: Effort, client: &mut Schools, file: &File, tables: &[&str]) -> Result<Vec<Line>> {
    let mut db = PgConnection::connect(&stand.url()).await?;
    // The rows to copy are those of an import, which warms up both sides.
    empty(stand, tables)?;
    restart_peak()?;
    let before = peak()?;
    imported(client, file).await?;
    let more = peak()? - before;
    let rows = Copied::out_of(&mut db, "schools", tables).await?;
    let mut took: Vec<Took> = Vec::new();
    let pairs = Pairs::measure(
        effort,
        async || {
            empty(stand, tables)?;
            stand.settle()?;
            let one = imported(client, file).await?.1;
            took.push(one);
            Ok(a_second(SCHOOLS, one.plan + one.apply))
        },
        async || {
            empty(stand, tables)?;
            stand.settle()?;
            let began = Instant::now();
            rows.put_back(&mut db).await?;
            Ok(a_second(SCHOOLS, began.elapsed()))
        },
    )
    .await?;
    let what = if file.1 == pb::ImportKind::Schools { "schools" } else { "enrolments" };
    let middle = took.get(took.len() / 2).context("a round")?;
    let parts = format!("plan {:.1} s, apply {:.1} s", middle.plan.as_secs_f64(), middle.apply.as_secs_f64());
    Ok(vec![
        ratio("6", &format!("import of {SCHOOLS} {what}, {parts}"), &pairs, ">= 0.83x of COPY", 1.0 / 1.2),
        Line {
            goal: "6",
            what: format!("memory of it above rest, file of {:.1} MB", mb(file.0.len())),
            found: format!("{more:.0} MiB more"),
            wanted: "<= 64 MiB",
            met: more <= 64.0,
        },
    ])
}

/// Plans and applies a whole file.
async fn imported(client: &mut Schools, file: &File) -> Result<(pb::Import, Took)> {
    let began = Instant::now();
    let mut import = plan(client, file).await?;
    let plan = began.elapsed();
    while import.state() != pb::ImportState::Applied {
        let request = pb::ApplyImportRequest { id: import.id.clone(), expected_version: import.version, ..Default::default() };
        import = client.apply_import(patient(request)).await?.into_inner().import.context("in the reply")?;
    }
    let applied = import.counts.map_or(0, |counts| counts.applied);
    anyhow::ensure!(usize::try_from(applied).is_ok_and(|applied| applied == SCHOOLS), "{applied} rows of {SCHOOLS} were applied");
    Ok((import, Took { plan, apply: began.elapsed().saturating_sub(plan) }))
}

/// What an import has done is taken back, beside the import itself.
async fn undone(client: &mut Schools, file: &File) -> Result<Line> {
    let (mut import, took) = imported(client, file).await?;
    let began = Instant::now();
    while import.state() != pb::ImportState::Undone {
        let reason = "การวัดความเร็ว".to_owned();
        let request = pb::UndoImportRequest { id: import.id.clone(), expected_version: import.version, reason, ..Default::default() };
        import = client.undo_import(patient(request)).await?.into_inner().import.context("in the reply")?;
    }
    let (seconds, counts) = (began.elapsed().as_secs_f64(), import.counts.unwrap_or_default());
    let (left, ratio) = (counts.applied - counts.undone, seconds / (took.plan + took.apply).as_secs_f64());
    Ok(Line {
        goal: "6",
        what: format!("import of {SCHOOLS} schools undone, {left} of them left"),
        found: format!("{ratio:.2}x its time [{seconds:.1} s]"),
        wanted: "<= 1x, none left",
        met: left == 0 && ratio <= 1.0,
    })
}

/// Lists and codes among all these schools.
pub(super) async fn reading(stand: &Stand, effort: Effort) -> Result<Vec<Line>> {
    let mut inside = stand.schools_in_process()?;
    if stand.sql("select 1 from schools.school limit 1")?.is_empty() {
        map(&mut inside).await?;
        imported(&mut inside, &(schools_file(), pb::ImportKind::Schools)).await?;
    }
    stand.sql("analyze schools.school, schools.school_identifier, schools.school_place")?;
    let serving = stand.serve(&["schools"]).await?;
    let client = serving.schools(&stand.token)?;
    let last = last_page(&mut client.clone()).await?;
    let pages = Pairs::measure(
        effort,
        async || Ok(closed(1, effort.window, || client.clone(), Page(last.clone())).await?.rate),
        async || Ok(closed(1, effort.window, || client.clone(), Page(String::new())).await?.rate),
    )
    .await?;
    let mut seen: Vec<Seen> = Vec::new();
    let call = Resolve(Arc::default());
    let codes = Pairs::measure(
        effort,
        async || {
            let one = closed(IN_FLIGHT, effort.window, || client.clone(), call.clone()).await?;
            let rate = one.rate;
            seen.push(one);
            Ok(rate)
        },
        async || reference::pgbench(stand, &reference::resolve(SCHOOLS), IN_FLIGHT, effort.window),
    )
    .await?;
    serving.stop().await?;
    let plan = stand.sql(&format!("explain (costs off) {}", reference::RESOLVE.replace(":code", "'9990000777'")))?;
    let plan: Vec<String> = plan.into_iter().filter_map(|row| row.into_iter().next().flatten()).collect();
    let by_index = plan.iter().any(|line| line.contains("school_identifier_once")) && plan.iter().all(|line| !line.contains("Seq Scan"));
    let what = format!("ResolveSchoolCode, {IN_FLIGHT} in flight, of {SCHOOLS} schools{}", super::requests::latencies(&seen));
    let look_up = ratio("S", &what, &codes, "one index look-up", 0.0);
    Ok(vec![
        ratio("S", "ListSchools, page 1,000 beside page 1", &pages, ">= 0.83x (1.2x its time)", 1.0 / 1.2),
        Line { met: by_index, ..look_up },
    ])
}

#[derive(Clone)]
struct Page(String);

impl AsyncCall<Schools> for Page {
    async fn call(&self, client: &mut Schools) -> Result<()> {
        page(client, self.0.clone()).await.map(|_| ())
    }
}

#[derive(Clone)]
struct Resolve(Arc<std::sync::atomic::AtomicUsize>);

impl AsyncCall<Schools> for Resolve {
    async fn call(&self, client: &mut Schools) -> Result<()> {
        // A stride without a common divisor, so that neighbours are not asked for one after the other.
        let number = self.0.fetch_add(7_919, std::sync::atomic::Ordering::Relaxed) % SCHOOLS;
        client.resolve_school_code(pb::ResolveSchoolCodeRequest { value: code(number), ..Default::default() }).await?;
        Ok(())
    }
}

async fn page(client: &mut Schools, page_token: String) -> Result<String> {
    let request = pb::ListSchoolsRequest { page_size: OF_A_PAGE, page_token, ..Default::default() };
    Ok(client.list_schools(request).await?.into_inner().next_page_token)
}

/// The token of the thousandth page.
async fn last_page(client: &mut Schools) -> Result<String> {
    let mut token = String::new();
    for _ in 1..1_000 {
        token = page(client, token).await?;
    }
    Ok(token)
}

/// A province that is not there, with its districts and offices.
async fn map(client: &mut Schools) -> Result<()> {
    use pb::AreaKind::{District, Esao, Province};
    let province = area(client, Province, "TIS1099", "99", "จังหวัดตัวอย่าง", &[]).await?;
    let mut offices = Vec::new();
    for number in 0..OFFICES {
        let name = format!("สพป.ตัวอย่าง เขต {}", number + 1);
        offices.push(area(client, Esao, "ESAO", &office(number), &name, &[(pb::Hierarchy::Service, &province)]).await?);
    }
    for number in 0..DISTRICTS {
        let parents = [(pb::Hierarchy::Administrative, &province), (pb::Hierarchy::Service, &offices[number % OFFICES])];
        area(client, District, "TIS1099", &district(number), &format!("อำเภอตัวอย่างที่ {}", number + 1), &parents).await?;
    }
    Ok(())
}

async fn area(
    client: &mut Schools,
    kind: pb::AreaKind,
    scheme: &str,
    value: &str,
    name: &str,
    parents: &[(pb::Hierarchy, &String)],
) -> Result<String> {
    let lies_in = |(hierarchy, parent): &(pb::Hierarchy, &String)| pb::AreaEdge {
        hierarchy: (*hierarchy).into(),
        parent_id: (*parent).clone(),
        ..Default::default()
    };
    let th = format!("{name} (ข้อมูลสมมติ)");
    let name = api::common::v1::LocalizedText { th, ..Default::default() };
    // Offices and districts have the same codes, in two schemes.
    let of_scheme = if scheme == "ESAO" { 100_000 } else { 0 };
    let id = reference::numbered(of_scheme + value.parse::<usize>()?);
    let request = pb::RegisterAreaRequest {
        id: id.clone(),
        kind: kind.into(),
        code: Some(pb::Code { scheme: scheme.to_owned(), value: value.to_owned() }),
        names: vec![pb::DatedName { name: Some(name), ..Default::default() }],
        parents: parents.iter().map(lies_in).collect(),
        ..Default::default()
    };
    // Goals of one run share the map.
    match client.register_area(request).await {
        Ok(_) => Ok(id),
        Err(status) if status.code() == Code::AlreadyExists => Ok(id),
        Err(status) => Err(status.into()),
    }
}

async fn plan(client: &mut Schools, (file, kind): &File) -> Result<pb::Import> {
    let term = (*kind == pb::ImportKind::Enrolment).then_some(pb::AcademicTerm { be_year: 2564, semester: 1 });
    let as_of = Some(api::common::v1::LocalDate { year: 2021, month: 6, day: 10, be_text: String::new() });
    let request = pb::PlanImportRequest { kind: (*kind).into(), file: file.clone().into(), term, as_of, ..Default::default() };
    client.plan_import(patient(request)).await?.into_inner().import.context("in the reply")
}

fn patient<T>(request: T) -> Request<T> {
    let mut request = Request::new(request);
    request.set_timeout(PATIENCE);
    request
}

fn empty(stand: &Stand, tables: &[&str]) -> Result<()> {
    let named: Vec<String> = tables.iter().map(|table| format!("schools.{table}")).collect();
    stand.sql(&format!("truncate {} cascade", named.join(", "))).map(|_| ())
}

fn code(number: usize) -> String {
    format!("{:010}", 9_990_000_000_usize + number)
}

fn district(number: usize) -> String {
    format!("99{:02}", number + 1)
}

fn office(number: usize) -> String {
    format!("99{:02}", number + 1)
}

/// Schools as an office saves them: in Windows-874, which fits thirty thousand of them into one call.
fn schools_file() -> Vec<u8> {
    let mut file = "OBEC10,ชื่อโรงเรียน,สังกัด,รหัสเขตพื้นที่,รหัสตำบล,ชั้นต่ำสุด,ชั้นสูงสุด\r\n".to_owned();
    for number in 0..SCHOOLS {
        let (office, district) = (office(number % OFFICES), district(number % DISTRICTS));
        let code = code(number);
        let _infallible = write!(file, "{code},โรงเรียนตัวอย่างที่ {number} (ข้อมูลสมมติ),สพฐ.,{office},{district}01,อ.2,ป.6\r\n");
    }
    windows_874(&file)
}

/// Their pupils, grade by grade.
fn pupils_file() -> Vec<u8> {
    const GRADES: [&str; 8] = ["อ.2", "อ.3", "ป.1", "ป.2", "ป.3", "ป.4", "ป.5", "ป.6"];
    let headings: Vec<String> = GRADES.iter().flat_map(|grade| [format!("{grade} ชาย"), format!("{grade} หญิง")]).collect();
    let mut file = format!("OBEC10,{},จำนวนห้อง,จำนวนครู\r\n", headings.join(","));
    for number in 0..SCHOOLS {
        let counts: Vec<String> = (0..GRADES.len() * 2).map(|column| ((number * 7 + column * 3) % 20 + 1).to_string()).collect();
        let _infallible = write!(file, "{},{},8,9\r\n", code(number), counts.join(","));
    }
    windows_874(&file)
}

/// Thai letters lie in one row of the code page.
fn windows_874(text: &str) -> Vec<u8> {
    let byte = |c: char| match u32::from(c) {
        thai @ 0x0e01..=0x0e5b => u8::try_from(thai - 0x0e00 + 0xa0).unwrap_or(b'?'),
        other => u8::try_from(other).unwrap_or(b'?'),
    };
    text.chars().map(byte).collect()
}

fn a_second(count: usize, took: Duration) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let count = count as f64;
    count / took.as_secs_f64()
}

fn mb(bytes: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a size")]
    let bytes = bytes as f64;
    bytes / 1e6
}
