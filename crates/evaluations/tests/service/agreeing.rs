//! How far several raters agree: every statistic of the golden tables, through the service.

use api::evaluations::v1 as pb;
use pb::StatisticVariant::{
    AlphaInterval, AlphaNominal, AlphaOrdinal, AlphaRatio, Icc1K, Icc2K, Icc3K, Icc11, Icc21, Icc31, KappaQuadratic,
};
use testkit::World;

use crate::given::{Client, create, drafted, in_use, text};
use crate::rating::{CYCLE, collected, content, coordinator, rated, submitted, world};

/// What four gave to twelve schools, 0 where they gave nothing, and to six.
const ALPHA: [[u8; 12]; 4] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
    [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
];
const JUDGES: [[u8; 6]; 4] = [[9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7]];

/// The rubric with eleven levels instead of five, the lowest worth nothing and each next one ten points more.
fn from_nothing() -> pb::FrameworkContent {
    let mut content = content();
    content.scales[0].levels = (0..=10)
        .map(|points| pb::ScaleLevel { code: format!("L{}", points + 1), label: text("ระดับ"), points_e4: points * 100_000 })
        .collect();
    content.descriptor_sets[0].levels = (1..=11).map(|rank| pb::LevelDescriptor { rank, text: text("คำอธิบาย") }).collect();
    content
}

/// A cycle of schools that the same four have judged by eleven levels as in the golden tables: A.1 with gaps, B.1 without.
async fn judged() -> World {
    let world = world().await;
    let mut client = coordinator(&world);
    let made = create(&mut client, "WSA-ZERO", "เกณฑ์ที่เริ่มจากศูนย์").await;
    let drafted = drafted(&mut client, &made, from_nothing()).await;
    let framework = in_use(&mut client, drafted, 1).await;
    let schools: Vec<u32> = (1..=12).collect();
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &schools).await;
    for (by, (gaps, whole)) in (41..).zip(ALPHA.iter().zip(&JUDGES)) {
        for (of, points) in (1..).zip(gaps) {
            let judged = whole.get(usize::try_from(of - 1).expect("small"));
            let level = |points: u8| (points + 1).to_string();
            let (first, last) = (level(*points), judged.map(|points| level(*points)));
            let mut scores = Vec::new();
            if *points > 0 {
                scores.push(("A.1", first.as_str()));
            }
            scores.extend(last.as_deref().map(|level| ("B.1", level)));
            submitted(&world, CYCLE, of, (by, "SUPERVISOR"), &scores).await;
        }
    }
    world
}

async fn computed(client: &mut Client) -> pb::ReliabilityRun {
    let request = pb::ComputeReliabilityRequest { cycle_id: CYCLE.to_owned(), ..Default::default() };
    client.compute_reliability(request).await.expect("its collection has ended").into_inner().run.expect("in the reply")
}

fn of<'a>(run: &'a pb::ReliabilityRun, code: &str, variant: pb::StatisticVariant) -> &'a pb::Statistic {
    let node = run.nodes.iter().find(|node| node.node_code == code).expect("it is rated");
    node.statistics.iter().find(|one| one.variant() == variant).expect("it is computed")
}

fn value(statistic: &pb::Statistic) -> Result<f64, pb::UndefinedReason> {
    let computed = statistic.computed.as_ref().expect("in the reply");
    computed.value.ok_or(computed.undefined())
}

#[track_caller]
fn near(statistic: &pb::Statistic, golden: f64) {
    let found = value(statistic).expect("a value");
    assert!((found - golden).abs() < 1e-6, "{:?} is {found}, not {golden}", statistic.variant());
    assert_eq!(statistic.categories.len(), 11, "those of the scale");
}

#[tokio::test]
async fn alphas_of_four_measures_and_six_correlations_are_those_of_the_golden_tables() {
    let world = judged().await;
    let mut client = coordinator(&world);
    let run = computed(&mut client).await;
    assert!(run.nodes.iter().all(|node| node.statistics.len() == 15), "all of them, with a value or with a reason");
    for (variant, golden) in
        [(AlphaNominal, 0.743_421_052_6), (AlphaOrdinal, 0.815_387_503_8), (AlphaInterval, 0.849_107_142_9), (AlphaRatio, 0.797_402_774_7)]
    {
        let found = of(&run, "A.1", variant);
        near(found, golden);
        assert_eq!((found.n, found.pairs, found.interval_undefined()), (11, 55, pb::UndefinedReason::NoFormula));
    }
    for (variant, golden) in [
        (Icc11, 0.165_741_768_4),
        (Icc21, 0.289_763_779_5),
        (Icc31, 0.714_840_714_8),
        (Icc1K, 0.442_797_133_7),
        (Icc2K, 0.620_050_547_6),
        (Icc3K, 0.909_315_542_4),
    ] {
        let found = of(&run, "B.1", variant);
        near(found, golden);
        assert_eq!((found.n, found.pairs), (6, 36));
        let interval = found.interval.expect("an interval");
        assert!(interval.lower < golden && golden < interval.upper && interval.confidence_e4 == 9_500);
    }
    let gaps = of(&run, "A.1", Icc21);
    assert_eq!((value(gaps), gaps.n, gaps.pairs), (Err(pb::UndefinedReason::NotCrossed), 11, 55), "not everybody rated everything");
    assert_eq!(gaps.interval_undefined(), pb::UndefinedReason::NotCrossed);
    assert!(value(of(&run, "A.1", Icc11)).is_ok(), "of what four have rated");
    assert_eq!(value(of(&run, "A.2", Icc3K)), Err(pb::UndefinedReason::NoData));
    let read = client.get_reliability_run(pb::GetReliabilityRunRequest { id: run.id.clone() }).await.expect("there").into_inner().run;
    assert_eq!(read, Some(run), "to the last bit");
}

/// Each school has its own two, as is usual.
#[tokio::test]
async fn raters_of_their_own_for_every_school_have_the_first_correlations_only_and_levels_without_a_zero_no_ratios() {
    let world = world().await;
    let mut client = coordinator(&world);
    let made = create(&mut client, "WSA-ONE", "เกณฑ์ที่เริ่มจากหนึ่ง").await;
    let mut begins_with_one = content();
    begins_with_one.aggregation.as_mut().expect("given").percent_formula = pb::PercentFormula::LevelOfHighest.into();
    begins_with_one.scales[0].levels.iter_mut().zip(1..).for_each(|(level, n)| level.points_e4 = n * 200_000);
    let drafted = drafted(&mut client, &made, begins_with_one).await;
    let framework = in_use(&mut client, drafted, 1).await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1, 2, 3]).await;
    for (of, levels) in [(1, [1, 2]), (2, [3, 3]), (3, [5, 4])] {
        rated(&world, CYCLE, of, (of, "SELF"), [levels[0]; 3]).await;
        rated(&world, CYCLE, of, (of + 20, "SUPERVISOR"), [levels[1]; 3]).await;
    }
    let run = computed(&mut client).await;
    for code in ["A.1", ""] {
        for variant in [Icc21, Icc31, Icc2K, Icc3K] {
            assert_eq!(value(of(&run, code, variant)), Err(pb::UndefinedReason::NotCrossed), "{code} {variant:?}");
        }
        for variant in [KappaQuadratic, AlphaNominal, AlphaOrdinal, AlphaInterval, Icc11, Icc1K] {
            assert!(value(of(&run, code, variant)).is_ok(), "{code} {variant:?}");
        }
        let ratio = of(&run, code, AlphaRatio);
        assert_eq!((value(ratio), ratio.n > 0), (Err(pb::UndefinedReason::NoTrueZero), true));
    }
}
