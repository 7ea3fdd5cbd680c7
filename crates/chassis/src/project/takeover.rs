//! When a generation that was built beside the live one takes its place: when it has read as far, and holds all that the live one
//! holds. One transaction, under the locks of both generations' offsets, so that neither moves meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::PgConnection;

use super::Projection;
use super::generation::{self, Building};
use super::held::{Holding, lacking};
use crate::db::Database;

/// Events that may be unread at the moment of the swap: readers of the new generation are no further behind than they were.
const SMALL_LAG: i64 = 100;
/// What is lacking is told by example.
const EXAMPLES: usize = 3;

/// How far a generation has read a source.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Read {
    epoch: i64,
    position: i64,
    head: i64,
    stopped: bool,
}

/// Whether the new generation may take over, as far as positions tell.
#[derive(Debug, PartialEq, Eq)]
enum Ready {
    /// It is not there yet.
    NotYet,
    /// Yes. What it holds of these sources must cover what the live one holds; the others have begun a new epoch.
    When(BTreeSet<String>),
}

/// Lets `building` take over when it is ready. True: it did, or somebody else has changed the generations.
pub(crate) async fn attempt(db: &Database, projections: &[Projection], live: i64, building: &Building) -> Result<bool, sqlx::Error> {
    let mut tx = db.begin_with("BEGIN; SET LOCAL statement_timeout = '30s'".to_owned()).await?;
    generation::lock(&mut tx).await?;
    let now = generation::generations(&mut tx).await?;
    let Some(found) = now.building.filter(|found| found.generation == building.generation && now.live == live) else {
        return Ok(true);
    };
    let (before, next) = (read(&mut tx, live).await?, read(&mut tx, building.generation).await?);
    let Ready::When(sources) = ready(&before, &next) else { return Ok(false) };
    let mut lacks = lacking(&held(db, &mut tx, projections, live).await?, &held(db, &mut tx, projections, building.generation).await?);
    lacks.retain(|holding| sources.contains(holding.source));
    if lacks.is_empty() {
        generation::swap(&mut tx, live, building.generation).await?;
        tx.commit().await?;
        tracing::info!(schema = db.schema(), live, generation = building.generation, "a new generation of the read models has taken over");
        return Ok(true);
    }
    let trouble = described(&lacks);
    if found.trouble.as_deref() != Some(&trouble) {
        tracing::error!(
            schema = db.schema(),
            generation = building.generation,
            trouble,
            "a generation lacks what the live one has; it does not take over"
        );
        generation::note_trouble(&mut tx, building.generation, &trouble).await?;
        tx.commit().await?;
    }
    Ok(false)
}

/// The rule: every source as far as the live generation (or in a newer epoch), nearly at its end, and not stopped.
fn ready(before: &BTreeMap<String, Read>, next: &BTreeMap<String, Read>) -> Ready {
    let mut compared = BTreeSet::new();
    for (source, live) in before {
        let Some(read) = next.get(source) else { return Ready::NotYet };
        let as_far = read.epoch > live.epoch || (read.epoch == live.epoch && read.position >= live.position);
        if read.stopped || !as_far || read.head - read.position > SMALL_LAG {
            return Ready::NotYet;
        }
        // An empty log has no epoch of its own yet.
        if read.epoch == live.epoch {
            compared.insert(source.clone());
        }
    }
    Ready::When(compared)
}

async fn read(db: &mut PgConnection, generation: i64) -> Result<BTreeMap<String, Read>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select source, epoch, position, head_position, stopped is not null as "stopped!"
        from projection_offset where generation = $1 order by source for update
        "#,
        generation
    )
    .fetch_all(db)
    .await?;
    let read = |row: (i64, i64, i64, bool)| Read { epoch: row.0, position: row.1, head: row.2, stopped: row.3 };
    Ok(rows.into_iter().map(|row| (row.source, read((row.epoch, row.position, row.head_position, row.stopped)))).collect())
}

async fn held(db: &Database, tx: &mut PgConnection, projections: &[Projection], generation: i64) -> Result<Vec<Holding>, sqlx::Error> {
    db.look_at(tx, generation).await?;
    let mut all = Vec::new();
    for projection in projections {
        all.extend((projection.held)(tx).await?);
    }
    Ok(all)
}

fn described(lacks: &[Holding]) -> String {
    let examples: Vec<String> =
        lacks.iter().take(EXAMPLES).map(|h| format!("{}.{} {} version {}", h.source, h.aggregate, h.id, h.version)).collect();
    format!("{} missing or older than live, such as {}", lacks.len(), examples.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(epoch: i64, position: i64, head: i64) -> Read {
        Read { epoch, position, head, stopped: false }
    }

    fn reads(reads: &[(&str, Read)]) -> BTreeMap<String, Read> {
        reads.iter().map(|(source, read)| ((*source).to_owned(), read.clone())).collect()
    }

    #[test]
    fn a_generation_takes_over_when_it_has_read_every_source_as_far_as_the_live_one() {
        let live = reads(&[("partners", at(1, 700, 700)), ("schools", at(1, 9, 9))]);
        let both = BTreeSet::from(["partners".to_owned(), "schools".to_owned()]);
        assert_eq!(ready(&live, &live), Ready::When(both.clone()));
        assert_eq!(ready(&live, &reads(&[("partners", at(1, 700, 800)), ("schools", at(1, 10, 10))])), Ready::When(both));
        for next in [
            vec![("partners", at(1, 700, 700))],
            vec![("partners", at(1, 699, 700)), ("schools", at(1, 9, 9))],
            vec![("partners", at(1, 700, 801)), ("schools", at(1, 9, 9))],
            vec![("partners", Read { stopped: true, ..at(1, 700, 700) }), ("schools", at(1, 9, 9))],
        ] {
            assert_eq!(ready(&live, &reads(&next)), Ready::NotYet, "{next:?}");
        }
    }

    #[test]
    fn what_is_of_an_older_epoch_need_not_be_covered() {
        let live = reads(&[("partners", at(1, 700, 700)), ("schools", at(1, 9, 9))]);
        let next = reads(&[("partners", at(2, 3, 3)), ("schools", at(1, 9, 9))]);
        assert_eq!(ready(&live, &next), Ready::When(BTreeSet::from(["schools".to_owned()])));
    }
}
