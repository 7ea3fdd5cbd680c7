//! How long a million pairs take, and a cycle of results. `cargo bench -p evaluations --bench agreement`.

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use evaluations::domain::scores::{
    Aggregation, ConsensusRules, CoverageBase, Decimal, Form, Node, Rating, Rules, Scale, Score, Scoring, Tree,
};
use evaluations::domain::statistics::{Categories, Confidence, Metric, PairTable, RatingTable, Reliability, Weights};
use uuid::Uuid;

/// The same numbers in every run, 1 to 5: a linear congruential generator with the constants of Knuth's MMIX.
fn levels() -> impl Iterator<Item = u8> {
    let mut state = 2569_u64;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u8::try_from((state >> 33) % 5).unwrap_or_default() + 1
    })
}

fn kappa(c: &mut Criterion) {
    let mut given = levels();
    // The second rater mostly says what the first one says.
    let pairs: Vec<(i32, i32)> = std::iter::repeat_with(|| {
        let (first, second, same) = (given.next().unwrap_or(1), given.next().unwrap_or(1), given.next().unwrap_or(1));
        (i32::from(first), i32::from(if same > 2 { first } else { second }))
    })
    .take(1_000_000)
    .collect();
    let scale = Categories::levels(5).expect("five levels");
    let table = PairTable::of(scale.clone(), pairs.iter().copied()).expect("levels of the scale");
    let mut group = c.benchmark_group("kappa of a million pairs");
    group.throughput(Throughput::Elements(1_000_000));
    group.bench_function("count and compute quadratic kappa with its interval", |b| {
        b.iter_batched(
            || scale.clone(),
            |scale| {
                let table = PairTable::of(scale, black_box(&pairs).iter().copied()).expect("levels of the scale");
                table.kappa(Weights::Quadratic, Confidence::NINETY_FIVE)
            },
            BatchSize::SmallInput,
        );
    });
    group.bench_function("compute from counts", |b| b.iter(|| black_box(&table).kappa(Weights::Quadratic, Confidence::NINETY_FIVE)));
    group.finish();
}

fn others(c: &mut Criterion) {
    let mut given = levels().map(f64::from);
    let rows: Vec<Vec<f64>> = std::iter::repeat_with(|| given.by_ref().take(3).collect()).take(10_000).collect();
    c.bench_function("alpha of 10,000 units by three observers", |b| {
        b.iter(|| Reliability::by_unit(black_box(&rows), None).map(|units| units.alpha(Metric::Ordinal)));
    });
    let table = RatingTable::try_new(rows).expect("a table");
    c.bench_function("intraclass correlation of 10,000 targets by three raters", |b| {
        b.iter(|| black_box(&table).icc(evaluations::domain::statistics::IccForm::TwoSingle, Confidence::NINETY_FIVE));
    });
}

/// 21 items in three standards.
fn framework() -> Scoring {
    let node = |code: String, parent: Option<String>| {
        let scale = parent.is_some().then(|| "S".to_owned());
        Node { code, parent, weight: Some(Decimal::ONE), scale, na_allowed: true }
    };
    let mut nodes = Vec::new();
    for standard in 1..=3 {
        nodes.push(node(standard.to_string(), None));
        nodes.extend((1..=7).map(|item| node(format!("{standard}.{item}"), Some(standard.to_string()))));
    }
    let rules = Rules {
        aggregation: Aggregation::WeightedPoints,
        form: Form::LevelMinusOne,
        least_coverage: None,
        coverage_of: CoverageBase::AllWeight,
        cut_offs: None,
        pass_from: None,
        consensus: ConsensusRules::default(),
        certified_only: false,
    };
    let tree = Tree::try_new(vec![Scale { code: "S".to_owned(), points: vec![None; 5] }], nodes).expect("a tree");
    Scoring::try_new("bench".to_owned(), tree, rules).expect("rules that fit")
}

fn cycle(c: &mut Criterion) {
    let scoring = framework();
    let items: Vec<String> = scoring.tree().nodes().iter().filter(|node| node.scale.is_some()).map(|node| node.code.clone()).collect();
    let mut given = levels();
    let mut school = || -> Vec<Rating> {
        let of = |rater: u128, node: &String, level| Rating {
            node: node.clone(),
            rater: Uuid::from_u128(rater),
            score: Score::Level(level),
            certified: true,
        };
        (1..=3)
            .flat_map(|rater| items.iter().map(move |node| (rater, node)))
            .map(|(rater, node)| of(rater, node, given.next().unwrap_or(1)))
            .collect()
    };
    let schools: Vec<Vec<Rating>> = std::iter::repeat_with(&mut school).take(940).collect();
    let decided = BTreeMap::new();
    c.bench_function("results of 940 schools by three raters on 21 items", |b| {
        b.iter(|| schools.iter().flat_map(|ratings| scoring.compute(black_box(ratings), &decided)).count());
    });
}

criterion_group!(benches, kappa, others, cycle);
criterion_main!(benches);
