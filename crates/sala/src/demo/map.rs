//! The map of Khon Kaen: the province, its five primary service areas and its 26 districts, recorded through the gRPC API.
//!
//! Which district belongs to which office is a mapping that the offices have not confirmed yet: it is data with a time, so it can be put
//! right by a new order of areas (`ReorganiseAreas`) without rewriting what was.

use anyhow::{Context as _, Result, ensure};
use api::common::v1::LocalizedText;
use api::schools::v1 as pb;
use api::schools::v1::schools_service_client::SchoolsServiceClient;
use chassis::peer::Peer;
use tonic::Code;
use tonic::service::interceptor::InterceptedService;

use super::ids::{id, request};
use super::registry::PROVINCE;
use crate::client::{Bearer, schools};

const ESAOS: &str = include_str!("../../demo/khon-kaen-esaos.csv");
const DISTRICTS: &str = include_str!("../../demo/khon-kaen-districts.csv");

type Client = SchoolsServiceClient<InterceptedService<Peer, Bearer>>;

/// Records the map. `token` must carry `schools.area.*` everywhere. Every request has a fixed id, so a load that was interrupted goes on
/// where it stopped. Says how many areas there are, and whether they were recorded now.
pub async fn load(peer: Peer, token: &str) -> Result<(usize, bool)> {
    let mut client = schools(peer, token)?;
    let areas = areas()?;
    let last = areas.last().map(|area| area.id.clone()).unwrap_or_default();
    match client.get_area(pb::GetAreaRequest { id: last, ..pb::GetAreaRequest::default() }).await {
        Ok(_) => return Ok((areas.len(), false)),
        Err(status) if status.code() == Code::NotFound => {}
        Err(status) => return Err(status.into()),
    }
    let many = areas.len();
    for area in areas {
        register(&mut client, area).await?;
    }
    Ok((many, true))
}

async fn register(client: &mut Client, area: pb::RegisterAreaRequest) -> Result<()> {
    let code = area.code.clone().unwrap_or_default();
    client.register_area(area).await.with_context(|| format!("area {} {}", code.scheme, code.value))?;
    Ok(())
}

/// The province, its service areas, its districts: what lies in something after what it lies in.
pub(super) fn areas() -> Result<Vec<pb::RegisterAreaRequest>> {
    use pb::AreaKind::{District, Esao, Province};
    use pb::Hierarchy::{Administrative, Service};
    let province = area_id("TIS1099", PROVINCE);
    let mut areas = vec![of_the_map(Province, ("TIS1099", PROVINCE), ("ขอนแก่น", "Khon Kaen"), Vec::new())];
    for [code, th, en] in rows::<3>(ESAOS)? {
        areas.push(of_the_map(Esao, ("ESAO", code), (th, en), vec![within(Service, province.clone())]));
    }
    for [code, th, en, esao] in rows::<4>(DISTRICTS)? {
        let parents = vec![within(Administrative, province.clone()), within(Service, area_id("ESAO", esao))];
        areas.push(of_the_map(District, ("TIS1099", code), (th, en), parents));
    }
    Ok(areas)
}

/// Code, names, office and number of subdistricts of every district.
pub(super) fn districts() -> Result<Vec<[&'static str; 5]>> {
    rows(DISTRICTS)
}

/// The first columns of every row below the header.
fn rows<const N: usize>(csv: &'static str) -> Result<Vec<[&'static str; N]>> {
    let mut rows = Vec::new();
    for line in csv.lines().skip(1).filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split(',').collect();
        ensure!(cells.len() >= N, "a row has fewer than {N} columns: {line}");
        let mut row = [""; N];
        row.copy_from_slice(&cells[..N]);
        rows.push(row);
    }
    Ok(rows)
}

pub(super) fn area_id(scheme: &str, code: &str) -> String {
    id(&format!("area/{scheme}/{code}")).to_string()
}

pub(super) fn within(hierarchy: pb::Hierarchy, parent_id: String) -> pb::AreaEdge {
    pb::AreaEdge { hierarchy: hierarchy.into(), parent_id, ..pb::AreaEdge::default() }
}

fn of_the_map(kind: pb::AreaKind, code: (&str, &str), names: (&str, &str), parents: Vec<pb::AreaEdge>) -> pb::RegisterAreaRequest {
    let (scheme, value) = code;
    area(kind, code, names, parents, (area_id(scheme, value), request(&format!("area/{scheme}/{value}"))))
}

/// An area, with the ids of itself and of its request.
pub(super) fn area(
    kind: pb::AreaKind,
    (scheme, code): (&str, &str),
    (th, en): (&str, &str),
    parents: Vec<pb::AreaEdge>,
    (id, request_id): (String, String),
) -> pb::RegisterAreaRequest {
    let name = Some(LocalizedText { th: th.to_owned(), en: en.to_owned() });
    pb::RegisterAreaRequest {
        request_id,
        id,
        kind: kind.into(),
        code: Some(pb::Code { scheme: scheme.to_owned(), value: code.to_owned() }),
        names: vec![pb::DatedName { name, ..pb::DatedName::default() }],
        parents,
        ..pb::RegisterAreaRequest::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_offices_share_twenty_six_districts_among_them() {
        let areas = areas().expect("the files read");
        let of = |kind: pb::AreaKind| areas.iter().filter(|area| area.kind() == kind).count();
        assert_eq!((of(pb::AreaKind::Province), of(pb::AreaKind::Esao), of(pb::AreaKind::District)), (1, 5, 26));
        let in_office = |code: &str| {
            let office = area_id("ESAO", code);
            areas.iter().filter(|area| area.parents.iter().any(|edge| edge.parent_id == office)).count()
        };
        assert_eq!(["4001", "4002", "4003", "4004", "4005"].map(in_office), [3, 7, 4, 5, 7]);
    }

    #[test]
    fn the_district_and_the_office_of_one_number_are_two_areas() {
        assert_ne!(area_id("TIS1099", "4001"), area_id("ESAO", "4001"));
    }
}
