//! What services hold in tables of their own, with the marks of the writes that made it so.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Fields, Held, rows};
use crate::faults::storm::fold::{Kind, Source};
use crate::faults::street::Street;

/// Everything of a source that came into being after `older`.
pub(super) fn held(street: &Street, source: Source, older: &str) -> BTreeMap<Uuid, Held> {
    let (kinds, table): (&[Kind], &str) = match source {
        Source::Partners => (&[Kind::Agreement, Kind::Organisation], HELD_BY_PARTNERS),
        Source::Schools => (&[Kind::School, Kind::Enrolment, Kind::Participation, Kind::Cycle], HELD_BY_SCHOOLS),
        Source::Evaluations => (&[Kind::Round, Kind::Task, Kind::Assessment, Kind::Observation], HELD_BY_EVALUATIONS),
    };
    let statement = format!("select it.* from ({table}) it where it.id not in {older}");
    let read = |mut row: Fields| {
        let kind = kinds[usize::try_from(row.number()).unwrap_or_default()];
        (row.uuid(), Held { kind, version: row.number(), mark: row.text() })
    };
    rows(street, &statement).map(read).collect()
}

/// Number of the kind, id, version and mark of everything that clerks write.
const HELD_BY_PARTNERS: &str = "
    select 0, id, version, regexp_replace(body->'content'->'title'->>'th', '^.* ', '') from partners.agreement
    union all
    select 1, o.id, o.version, regexp_replace(n.text, '^.* ', '')
    from partners.organisation o left join partners.organisation_name n on n.organisation_id = o.id and n.kind = 'SHORT'";

/// The same; marks that stand in numbers are read from these.
const HELD_BY_SCHOOLS: &str = "
    select 0, id, version, regexp_replace(body->'names'->-1->>'th', '^.* ', '') from schools.school
    union all
    select 1, id, version, concat_ws('-', male[1], female[1], male[2] - 1) from schools.enrolment
    union all
    select 2, id, version, coalesce(regexp_replace(body->'steps'->-1->>'reason', '^.* ', ''), id::text) from schools.participation
    union all
    select 3, c.id, c.version, case when plan->'held' is null
        then concat_ws('-', (plan->>'planned_on')::date - date '1990-01-01',
                            (c.body->'phases'->1->>'planned_on')::date - (plan->>'planned_on')::date,
                            (c.body->'phases'->2->>'planned_on')::date - (c.body->'phases'->1->>'planned_on')::date)
        else concat_ws('-', (select count(*) filter (where p->>'role' = 'TEACHER') - 1 + 100 * count(*) filter (where p->>'role' = 'HEAD')
                             from jsonb_array_elements(plan->'held'->'participants') p),
                            jsonb_array_length(coalesce(plan->'held'->'artefacts', '[]')),
                            (plan->'held'->>'done_on')::date - date '1990-01-01') end
    from schools.lesson_study_cycle c cross join lateral (select c.body->'phases'->0 as plan) phase";

/// The same; where nothing has a name the mark is how far it has come, with what is kept of it.
const HELD_BY_EVALUATIONS: &str = "
    select 0, c.id, c.version, case c.status
        when 'PLANNED' then regexp_replace(c.body->'name'->>'th', '^.* ', '')
        when 'OPEN' then c.id || ' ' || coalesce(
            (select s.school_id::text from evaluations.cycle_school s where s.cycle_id = c.id and s.late_reason <> '' order by s.added_at desc limit 1),
            'opened')
        else c.id || ' closed' end
    from evaluations.cycle c
    union all
    select 1, id, version, id || ' ' || status from evaluations.assignment
    union all
    select 2, a.id, a.version, concat(a.id, '@', a.version, ' ', a.status,
        ' ', (select count(*) from evaluations.assessment_submission s where s.assessment_id = a.id),
        ' ', (select count(*) from jsonb_object_keys(a.scores)))
    from evaluations.assessment a
    union all
    select 3, id, version, concat(id, '@', version, ' ', status, case when training then ' training ' else ' counts ' end,
        extent->>'segments', '/', extent->>'snapshots', '/', extent->>'marks')
    from evaluations.observation";
