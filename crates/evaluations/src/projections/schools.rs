//! What is known of schools follows the schools service: areas, schools, participations, teachers; the rest of its events is passed over.
//!
//! Every event of these aggregates carries the snapshot in field 1, and nothing else of it is read. Order does not matter: the newest snapshot
//! of each aggregate wins, and what refers to something that has not been told yet waits for it.

use std::collections::BTreeMap;

use api::schools::v1 as pb;
use chassis::db::Uow;
use chassis::event::Event;
use chassis::project::{Apply, ApplyError, Projection};
use uuid::Uuid;

use crate::convert::told::{self, Unreadable};
use crate::store;

/// What is known of schools.
pub(crate) const PROJECTION: Projection = Projection {
    name: "schools",
    sources: &["schools"],
    apply: Apply::Slice(|uow, events| Box::pin(apply(uow, events))),
    held: |db| Box::pin(store::known::held(db)),
};

/// The newest snapshot of each thing in a slice. Of two of the same version the first stays, as it does in the rows.
struct Newest<T>(BTreeMap<Uuid, (i64, T)>);

impl<T> Newest<T> {
    fn add(&mut self, id: Uuid, version: i64, told: T) {
        if self.0.get(&id).is_none_or(|(held, _)| version > *held) {
            self.0.insert(id, (version, told));
        }
    }

    fn into_vec(self) -> Vec<T> {
        self.0.into_values().map(|(_, told)| told).collect()
    }
}

impl<T> Default for Newest<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

async fn apply(uow: &mut Uow, events: &[&Event]) -> Result<(), ApplyError> {
    let (mut areas, mut schools) = (Newest::default(), Newest::default());
    let (mut participations, mut teachers) = (Newest::default(), Newest::default());
    for event in events {
        match event.aggregate.as_str() {
            "area" => {
                let area = told::area(&snapshot::<AreaTold>(event)?.snapshot.ok_or(Unreadable("area"))?)?;
                areas.add(of(event, area.id)?, area.version, area);
            }
            "school" => {
                let school = told::school(snapshot::<SchoolTold>(event)?.snapshot.ok_or(Unreadable("school"))?)?;
                schools.add(of(event, school.id)?, school.version, school);
            }
            "participation" => {
                let told = snapshot::<ParticipationTold>(event)?.snapshot.ok_or(Unreadable("participation"))?;
                let participation = told::participation(&told)?;
                participations.add(of(event, participation.id)?, participation.version, participation);
            }
            "teacher" => {
                let teacher = told::teacher(&snapshot::<TeacherTold>(event)?.snapshot.ok_or(Unreadable("teacher"))?)?;
                teachers.add(of(event, teacher.id)?, teacher.version, teacher);
            }
            _ => {}
        }
    }
    store::known::schools_told(uow.db(), &schools.into_vec()).await?;
    store::known::areas_told(uow.db(), &areas.into_vec()).await?;
    store::known::participations_told(uow.db(), &participations.into_vec()).await?;
    store::posting::teachers_told(uow.db(), &teachers.into_vec()).await?;
    Ok(())
}

fn snapshot<M: prost::Message + Default>(event: &Event) -> Result<M, ApplyError> {
    Ok(event.decode::<M>()?)
}

/// Later events of an aggregate wait behind a parked one by the id in its header: a snapshot of another would slip past.
fn of(event: &Event, id: Uuid) -> Result<Uuid, ApplyError> {
    if event.aggregate_id == id { Ok(id) } else { Err(ApplyError::Poison("the snapshot is not of the event's aggregate".to_owned())) }
}

impl From<Unreadable> for ApplyError {
    fn from(unreadable: Unreadable) -> Self {
        Self::Poison(unreadable.to_string())
    }
}

/// What all events of an aggregate have in common.
macro_rules! carriers {
    ($($name:ident: $snapshot:ident,)+) => {
        $(#[derive(Clone, PartialEq, prost::Message)]
        struct $name {
            #[prost(message, optional, tag = "1")]
            snapshot: Option<pb::$snapshot>,
        })+
    };
}

carriers! {
    AreaTold: Area,
    SchoolTold: SchoolSnapshot,
    ParticipationTold: Participation,
    TeacherTold: TeacherSnapshot,
}
