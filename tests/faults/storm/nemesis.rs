//! What the weather does to the house: a plan that follows from the seed, carried out while the clerks work.

use std::time::Duration;

use chassis::kernel::Dice;
use tokio::task::block_in_place;

use super::lasting;
use super::proxy::Line;
use super::town::{Shape, Town, Who};

/// Something that happens to the house and, where it lasts, is undone after a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// SIGKILL; started again when it is over.
    Kill(Who),
    /// SIGSTOP; goes on when it is over.
    Pause(Who),
    /// SIGTERM; started again when it is over.
    Drain(Who),
    KillNats,
    PauseNats,
    RestartNats,
    /// Its disk is lost.
    WipeNats,
    /// Its disk is put back to what it was when the fault began.
    RollNatsBack,
    KillPostgres,
    /// Server and sessions stand still.
    FreezePostgres,
    RestartPostgres,
    /// Reads are answered, writes are refused.
    ReadOnlyPostgres,
    CutNats(Who),
    CutPostgres(Who),
    NatsLine(Who, Line),
    PostgresLine(Who, Line),
}

/// What happens together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// After the step before.
    pub(super) calm: Duration,
    pub(super) faults: Vec<Fault>,
    pub(super) lasts: Duration,
}

/// The weather of a seed: every kind of fault has its turn over a few seeds, often two at a time.
pub(super) fn plan(seed: u64, shape: Shape, steps: usize) -> Vec<Step> {
    let mut dice = Dice::of_part(seed, 0);
    (0..steps)
        .map(|_| {
            let first = any_fault(&mut dice, shape);
            let second = dice.chance(40).then(|| any_fault(&mut dice, shape));
            Step {
                calm: dice.between(Duration::from_millis(50), Duration::from_millis(500)),
                faults: std::iter::once(first).chain(second.filter(|second| goes_with(first, *second))).collect(),
                lasts: lasts(&mut dice),
            }
        })
        .collect()
}

/// Mostly short, so that there are many; now and then longer than anybody waits for an answer.
fn lasts(dice: &mut Dice) -> Duration {
    let (least, most) = if dice.chance(8) { (2_000, 7_000) } else { (100, 1_200) };
    dice.between(Duration::from_millis(least), Duration::from_millis(most))
}

fn any_fault(dice: &mut Dice, shape: Shape) -> Fault {
    let number = dice.below(shape.writers + shape.schools + shape.evaluations);
    let writer = match (number.checked_sub(shape.writers), number.checked_sub(shape.writers + shape.schools)) {
        (_, Some(number)) => Who::Evaluation(number),
        (Some(number), None) => Who::School(number),
        (None, None) => Who::Writer(number),
    };
    let reader = Who::Reader(dice.below(shape.readers));
    let who = if dice.chance(65) { writer } else { reader };
    let lines = [Line::Refusing, Line::Holding, Line::Slow(Duration::from_millis(30)), Line::LosingRequests, Line::LosingAnswers];
    let line = lines[dice.below(lines.len())];
    match dice.below(22) {
        0 | 1 => Fault::Kill(writer),
        2 | 3 => Fault::Kill(reader),
        4 | 5 => Fault::Pause(who),
        6 => Fault::Drain(who),
        7 => Fault::KillNats,
        8 => Fault::PauseNats,
        9 => Fault::RestartNats,
        10 => Fault::WipeNats,
        11 => Fault::RollNatsBack,
        12 => Fault::KillPostgres,
        13 => Fault::FreezePostgres,
        14 => Fault::RestartPostgres,
        15 => Fault::ReadOnlyPostgres,
        16 => Fault::CutNats(who),
        17 => Fault::CutPostgres(who),
        18 | 19 => Fault::NatsLine(who, line),
        _ => Fault::PostgresLine(who, line),
    }
}

/// Two faults of one server, or of one process, would only undo each other.
fn goes_with(first: Fault, second: Fault) -> bool {
    part(first) != part(second)
}

fn part(fault: Fault) -> String {
    match fault {
        Fault::Kill(who) | Fault::Pause(who) | Fault::Drain(who) => who.to_string(),
        Fault::KillNats | Fault::PauseNats | Fault::RestartNats | Fault::WipeNats | Fault::RollNatsBack => "NATS".to_owned(),
        Fault::KillPostgres | Fault::FreezePostgres | Fault::RestartPostgres | Fault::ReadOnlyPostgres => "Postgres".to_owned(),
        Fault::CutNats(who) | Fault::NatsLine(who, _) => format!("{who} to NATS"),
        Fault::CutPostgres(who) | Fault::PostgresLine(who, _) => format!("{who} to Postgres"),
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Kill(who) => write!(f, "{who} killed"),
            Self::Pause(who) => write!(f, "{who} paused"),
            Self::Drain(who) => write!(f, "{who} drained"),
            Self::KillNats => write!(f, "NATS killed"),
            Self::PauseNats => write!(f, "NATS paused"),
            Self::RestartNats => write!(f, "NATS restarted"),
            Self::WipeNats => write!(f, "NATS wiped"),
            Self::RollNatsBack => write!(f, "NATS rolled back"),
            Self::KillPostgres => write!(f, "Postgres killed"),
            Self::FreezePostgres => write!(f, "Postgres frozen"),
            Self::RestartPostgres => write!(f, "Postgres restarted"),
            Self::ReadOnlyPostgres => write!(f, "Postgres read-only"),
            Self::CutNats(who) => write!(f, "{who} cut from NATS"),
            Self::CutPostgres(who) => write!(f, "{who} cut from Postgres"),
            Self::NatsLine(who, line) => write!(f, "{who} to NATS {line:?}"),
            Self::PostgresLine(who, line) => write!(f, "{who} to Postgres {line:?}"),
        }
    }
}

impl Step {
    /// Lets it happen and undoes it.
    pub(super) async fn happen(&self, town: &mut Town) {
        for fault in &self.faults {
            fault.begin(town).await;
        }
        lasting(self.lasts).await;
        for fault in self.faults.iter().rev() {
            fault.end(town);
        }
    }
}

impl Fault {
    async fn begin(self, town: &mut Town) {
        match self {
            Self::Kill(who) => town.kill(who),
            Self::Pause(who) => town.signal(who, "STOP"),
            Self::Drain(who) => town.drain(who).await,
            Self::KillNats => block_in_place(|| town.street.nats.kill()),
            Self::PauseNats => town.street.nats.pause(),
            Self::RestartNats => block_in_place(|| town.street.nats.stop()),
            Self::WipeNats => block_in_place(|| town.street.nats.lose_disk()).expect("the store is removed"),
            Self::RollNatsBack => block_in_place(|| town.street.nats.copy_disk()).expect("the store is copied"),
            Self::KillPostgres => block_in_place(|| town.street.postgres.kill()),
            Self::FreezePostgres => town.street.postgres.freeze(),
            Self::RestartPostgres => block_in_place(|| town.street.postgres.stop()),
            Self::ReadOnlyPostgres => read_only(town, "on"),
            Self::CutNats(who) => town.member_mut(who).nats.cut(),
            Self::CutPostgres(who) => town.member_mut(who).postgres.cut(),
            Self::NatsLine(who, line) => town.member_mut(who).nats.set(line),
            Self::PostgresLine(who, line) => town.member_mut(who).postgres.set(line),
        }
    }

    fn end(self, town: &mut Town) {
        match self {
            Self::Kill(who) | Self::Drain(who) => town.start(who),
            Self::Pause(who) => town.signal(who, "CONT"),
            Self::KillNats | Self::RestartNats => start_nats(town),
            Self::PauseNats => town.street.nats.resume(),
            Self::WipeNats => {
                start_nats(town);
                block_in_place(|| town.street.provision());
            }
            Self::RollNatsBack => {
                block_in_place(|| town.street.nats.roll_back_disk()).expect("the copy is put back");
                start_nats(town);
            }
            Self::KillPostgres | Self::RestartPostgres => {
                block_in_place(|| town.street.postgres.start_again()).expect("Postgres starts again");
            }
            Self::FreezePostgres => town.street.postgres.thaw(),
            Self::ReadOnlyPostgres => read_only(town, "off"),
            Self::CutNats(_) | Self::CutPostgres(_) => {}
            Self::NatsLine(who, _) => town.member_mut(who).nats.set(Line::Good),
            Self::PostgresLine(who, _) => town.member_mut(who).postgres.set(Line::Good),
        }
    }
}

fn start_nats(town: &mut Town) {
    block_in_place(|| town.street.nats.start_again()).expect("nats-server starts again");
}

fn read_only(town: &Town, how: &str) {
    block_in_place(|| {
        town.street.sql(&format!("alter system set default_transaction_read_only = {how}"));
        town.street.sql("select pg_reload_conf()");
    });
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};
    use std::mem::discriminant;

    use super::*;

    const SHAPE: Shape = Shape { writers: 2, schools: 2, evaluations: 2, readers: 2 };

    #[test]
    fn the_same_seed_brings_the_same_weather_and_another_one_another() {
        assert_eq!(plan(7, SHAPE, 6), plan(7, SHAPE, 6));
        assert_ne!(plan(7, SHAPE, 6), plan(8, SHAPE, 6));
    }

    #[test]
    fn twenty_seeds_bring_every_kind_of_fault() {
        let faults: Vec<Fault> = (1..=20).flat_map(|seed| plan(seed, SHAPE, 5)).flat_map(|step| step.faults).collect();
        let kinds = |fault: &&Fault| discriminant::<Fault>(fault);
        let seen = faults.iter().map(|fault| kinds(&fault)).collect::<HashSet<_>>();
        assert_eq!(seen.len(), 16, "{:?}", faults.iter().map(ToString::to_string).collect::<BTreeSet<_>>());
    }

    #[test]
    fn forty_seeds_kill_every_process_and_spare_none_its_lines() {
        let parts: BTreeSet<String> = (1..=40).flat_map(|seed| plan(seed, SHAPE, 5)).flat_map(|step| step.faults).map(part).collect();
        for who in
            [0, 1].into_iter().flat_map(|number| [Who::Writer(number), Who::School(number), Who::Evaluation(number), Who::Reader(number)])
        {
            for part in [who.to_string(), format!("{who} to NATS"), format!("{who} to Postgres")] {
                assert!(parts.contains(&part), "{part}: {parts:?}");
            }
        }
    }
}
