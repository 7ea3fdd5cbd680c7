//! Events of lesson study, coaching, open classes and meetings, as facts for the outbox: in counts, without persons and without texts.

use api::schools::v1 as pb;
use chassis::event::{About, Fact};
use chassis::wire::local_date;
use prost::Message;
use uuid::Uuid;

use super::lesson_study::{length, role_counts, shown, team as teams};
use super::open_class::quantity;
use crate::domain::coaching::CoachingVisit;
use crate::domain::lesson_study::{Cycle, CycleEvent, Team, TeamEvent};
use crate::domain::open_class::OpenClass;
use crate::domain::plc::PlcMeeting;

/// Facts about a team.
pub(crate) fn team(team: &Team, events: &[TeamEvent], scopes: &[String]) -> Vec<Fact> {
    let record = team.record();
    let snapshot = Some(teams::snapshot(team, scopes));
    let about = About { aggregate: "lesson_study", id: record.id.0, version: record.version, scopes };
    let encoded = |event: &TeamEvent| match event {
        TeamEvent::Formed => pb::LessonStudyTeamFormed { team: snapshot.clone() }.encode_to_vec(),
        TeamEvent::Changed(paths) => {
            let paths = paths.iter().map(|path| (*path).to_owned()).collect();
            pb::LessonStudyTeamChanged { team: snapshot.clone(), paths }.encode_to_vec()
        }
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(event))).collect())
}

/// Facts about a cycle.
pub(crate) fn cycle(cycle: &Cycle, events: &[CycleEvent], scopes: &[String]) -> Vec<Fact> {
    let record = cycle.record();
    let snapshot = Some(shown::snapshot(cycle, scopes));
    let about = About { aggregate: "lesson_study", id: record.id.0, version: record.version, scopes };
    macro_rules! plain {
        ($message:ident) => {
            pb::$message { cycle: snapshot.clone() }.encode_to_vec()
        };
    }
    let encoded = |event: CycleEvent| match event {
        CycleEvent::Planned => plain!(LessonStudyPlanned),
        CycleEvent::PlanDone => plain!(LessonStudyPlanDone),
        CycleEvent::Taught => plain!(LessonStudyTaught),
        CycleEvent::Reflected => plain!(LessonStudyReflected),
        CycleEvent::Closed => plain!(LessonStudyClosed),
        CycleEvent::Cancelled => plain!(LessonStudyCancelled),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// The fact that a school was visited.
pub(crate) fn visit(visit: &CoachingVisit, scopes: &[String]) -> Fact {
    let message = pb::CoachingVisited {
        id: visit.id.to_string(),
        school_id: visit.said.school.to_string(),
        coach_ref: visit.said.coach.to_string(),
        visited_on: Some(local_date(visit.said.visited_on)),
        follow_ups: length(visit.said.follow_ups.len()),
        scopes: scopes.to_vec(),
    };
    once("coaching", visit.id.0, scopes, ("visited", &message))
}

/// The fact that an open class was held.
pub(crate) fn open_class(class: &OpenClass, scopes: &[String]) -> Fact {
    let message = pb::OpenClassHeld {
        id: class.id.to_string(),
        school_id: class.said.school.to_string(),
        held_on: Some(local_date(class.said.held_on)),
        mode: class.said.mode.number(),
        participants: class.said.participants.map(quantity),
        cycle_id: class.said.cycle.map(|id| id.to_string()).unwrap_or_default(),
        scopes: scopes.to_vec(),
    };
    once("open_class", class.id.0, scopes, ("held", &message))
}

/// The fact that a professional learning community met.
pub(crate) fn meeting(meeting: &PlcMeeting, scopes: &[String]) -> Fact {
    let message = pb::PlcMet {
        id: meeting.id.to_string(),
        school_id: meeting.school.to_string(),
        met_on: Some(local_date(meeting.met_on)),
        attendance: role_counts(&meeting.attendance),
        scopes: scopes.to_vec(),
    };
    once("plc", meeting.id.0, scopes, ("met", &message))
}

/// The only fact about something that does not change.
fn once(aggregate: &'static str, id: Uuid, scopes: &[String], (event, message): (&'static str, &impl Message)) -> Fact {
    let scope = |kind: &str| scopes.iter().find(|scope| scope.starts_with(kind)).cloned();
    let payload = message.encode_to_vec();
    Fact { aggregate, id, version: 1, event, scope: scope("province:").or_else(|| scope("esao:")), payload }
}
