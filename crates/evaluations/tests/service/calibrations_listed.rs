//! Rounds of calibration are found again by whoever owns the instrument, and by those who took part.

use api::evaluations::v1 as pb;
use jiff::civil::date;
use testkit::{Refusal, World};

use crate::calibrations::{long_content, recorded, round};
use crate::given::{COORDINATOR, Client, NOTHING, client};
use crate::observing::{instrument, observed_world, observer, owner};

/// Three rounds with one instrument and one with another; the observers 1 and 2 took part in some of them.
async fn four() -> (World, [pb::Framework; 2], [pb::CalibrationRound; 4]) {
    let (world, _) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    let long = instrument(&mut all, "ALO-LONG", long_content()).await;
    let other = instrument(&mut all, "ALO-MORE", long_content()).await;
    let mut made = Vec::new();
    for (framework, on, off) in [
        (&long, date(2021, 12, 1), vec![(1, 0), (2, 0)]),
        // Recorded later and held before.
        (&long, date(2021, 6, 1), vec![(1, -1)]),
        (&long, date(2021, 12, 1), vec![(2, 1)]),
        (&other, date(2021, 9, 1), vec![(1, 0)]),
    ] {
        made.push(recorded(&mut all, round(framework, on, &off)).await.expect("recorded"));
    }
    (world, [long, other], made.try_into().expect("four"))
}

async fn listed(client: &mut Client, request: pb::ListCalibrationRoundsRequest) -> Vec<pb::CalibrationRound> {
    client.list_calibration_rounds(request).await.expect("a page").into_inner().rounds
}

#[tokio::test]
async fn rounds_are_listed_the_latest_first_by_instrument_and_in_pages() {
    let (world, [long, other], [both, before, second, elsewhere]) = four().await;
    let mut client = client(&world, COORDINATOR);
    let all = pb::ListCalibrationRoundsRequest::default();
    let mut same_day = [both, second];
    same_day.sort_by(|one, other| other.id.cmp(&one.id));
    let [latest, next] = same_day;
    let in_order = [latest.clone(), next.clone(), elsewhere.clone(), before.clone()];
    assert_eq!(listed(&mut client, all.clone()).await, in_order, "as they were recorded");
    let with = |id: &str| pb::ListCalibrationRoundsRequest { framework_id: id.to_owned(), ..all.clone() };
    assert_eq!(listed(&mut client, with(&long.id)).await, [latest, next, before]);
    assert_eq!(listed(&mut client, with(&other.id)).await, [elsewhere]);
    assert_eq!(listed(&mut client, with(NOTHING)).await, []);
    let mut found = Vec::new();
    let mut page = pb::ListCalibrationRoundsRequest { page_size: 1, ..all };
    loop {
        let reply = client.list_calibration_rounds(page.clone()).await.expect("a page").into_inner();
        found.extend(reply.rounds);
        if reply.next_page_token.is_empty() {
            break;
        }
        page.page_token = reply.next_page_token;
    }
    assert_eq!(found, in_order, "nothing twice and nothing left out");
    let asked_otherwise = pb::ListCalibrationRoundsRequest { framework_id: long.id, ..page };
    assert_eq!(Refusal::expect(client.list_calibration_rounds(asked_otherwise).await).reason, "PAGE_TOKEN_INVALID");
}

#[tokio::test]
async fn an_observer_finds_the_rounds_of_the_own_part_and_nobody_those_of_another_house() {
    let (world, _, [both, before, second, elsewhere]) = four().await;
    let ids = |rounds: &[pb::CalibrationRound]| {
        let mut ids: Vec<String> = rounds.iter().map(|round| round.id.clone()).collect();
        ids.sort();
        ids
    };
    let all = pb::ListCalibrationRoundsRequest::default();
    let mut first_observer = observer(&world, 1);
    let own = listed(&mut first_observer, all.clone()).await;
    assert_eq!(ids(&own), ids(&[both.clone(), before, elsewhere]));
    for round in [&both, &second] {
        let read = first_observer.get_calibration_round(pb::GetCalibrationRoundRequest { id: round.id.clone() }).await;
        assert_eq!(read.is_ok(), own.contains(round), "what is listed is what is read one by one");
    }
    assert_eq!(ids(&listed(&mut observer(&world, 2), all.clone()).await), ids(&[both, second]));
    assert_eq!(listed(&mut observer(&world, 9), all.clone()).await, []);
    assert_eq!(listed(&mut owner(&world), all.clone()).await.len(), 4);
    let mut house = client(&world, &format!("institute_coordinator@organisation:{NOTHING}"));
    assert_eq!(listed(&mut house, all).await, []);
}
