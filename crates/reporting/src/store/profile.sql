-- $1 the school, $2 the day, $3 what is within reach, $4 today, $5 the academic year. Each thing is seen by whoever reaches the school on
-- the day of the thing.
select s.version, s.told,
    (
        select e.told from enrolment e
        where e.school_id = s.school_id and e.counted_on <= $2 and ($5::integer is null or e.be_year = $5) and e.status <> 'WITHDRAWN'
          and ($3::text[] is null or exists (select from school_place g where g.school_id = s.school_id and g.place = any ($3)
               and g.valid_from <= e.counted_on and g.valid_to > e.counted_on))
        order by e.counted_on desc, e.enrolment_id desc limit 1
    ) as "latest?",
    (
        select e.told from enrolment e
        where e.school_id = s.school_id and e.counted_on <= $2 and ($5::integer is null or e.be_year = $5) and e.status = 'CONFIRMED'
          and ($3::text[] is null or exists (select from school_place g where g.school_id = s.school_id and g.place = any ($3)
               and g.valid_from <= e.counted_on and g.valid_to > e.counted_on))
        order by e.counted_on desc, e.enrolment_id desc limit 1
    ) as "confirmed?",
    (
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', p.participation_id, 'programme', p.programme_id, 'name_th', o.name_th, 'name_en', o.name_en,
            'kind', coalesce(o.kind, 'UNSPECIFIED'), 'cohort_no', p.cohort_no, 'status', t.status, 'since', t.valid_from,
            'visits', w.visits, 'last_visited_on', w.last_on
        ) order by t.valid_from, p.participation_id), '[]')
        from participation p
        join participation_state t on t.participation_id = p.participation_id and t.valid_from <= $2 and t.valid_to > $2
        left join programme o on o.programme_id = p.programme_id
        cross join lateral (
            select count(*) as visits, max(v.visited_on) as last_on
            from visit v
            join participation_state a on a.participation_id = p.participation_id and a.status = 'ACTIVE'
                and a.valid_from <= v.visited_on and a.valid_to > v.visited_on
            where v.school_id = s.school_id and v.visited_on <= $2
              and ($3::text[] is null or exists (select from school_place g where g.school_id = s.school_id and g.place = any ($3)
                   and g.valid_from <= v.visited_on and g.valid_to > v.visited_on))
        ) w
        where p.school_id = s.school_id
          and ($3::text[] is null or exists (select from school_place g where g.school_id = s.school_id and g.place = any ($3)
               and g.valid_from <= least(p.ended_on, $2) and g.valid_to > least(p.ended_on, $2)))
    ) as "programmes!: Json<Vec<ProgrammeOf>>",
    (
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', p.plan_id, 'title_th', p.title_th, 'title_en', p.title_en, 'first_year', p.first_year, 'last_year', p.last_year,
            'state', p.state, 'revision', p.revision
        ) order by p.first_year, p.plan_id), '[]')
        from plan p
        where p.school_id = s.school_id and ($5::integer is null or $5 between p.first_year and p.last_year)
          and ($3::text[] is null or exists (select from school_place g where g.school_id = s.school_id and g.place = any ($3)
               and g.valid_from <= $4 and g.valid_to > $4))
    ) as "plans!: Json<Vec<PlanOf>>",
    (
        select coalesce(jsonb_agg(jsonb_build_object(
            'be_year', y.be_year, 'planned', y.planned, 'taught', y.taught, 'reflected', y.reflected, 'closed', y.closed,
            'cancelled', y.cancelled
        ) order by y.be_year), '[]')
        from (
            select m.be_year,
                   count(*) filter (where c.state <> 'CANCELLED') as planned,
                   count(*) filter (where c.state in ('TAUGHT', 'REFLECTED', 'CLOSED')) as taught,
                   count(*) filter (where c.state in ('REFLECTED', 'CLOSED')) as reflected,
                   count(*) filter (where c.state = 'CLOSED') as closed,
                   count(*) filter (where c.state = 'CANCELLED') as cancelled
            from lesson_cycle c
            left join lesson_team m on m.team_id = c.team_id
            where c.school_ids @> array[s.school_id] and c.week <= $2 and ($5::integer is null or m.be_year = $5)
              and ($3::text[] is null or exists (select from school_place g where g.school_id = s.school_id and g.place = any ($3)
                   and g.valid_from <= c.week and g.valid_to > c.week))
            group by m.be_year
        ) y
    ) as "lessons!: Json<Vec<LessonsOf>>"
from school s
where s.school_id = $1
  and exists (select from school_place g where g.school_id = s.school_id and g.place = 'school:' || s.school_id
      and g.valid_from <= $2 and g.valid_to > $2)
  and ($3::text[] is null or exists (select from school_place g where g.school_id = s.school_id and g.place = any ($3)
       and g.valid_from <= $2 and g.valid_to > $2))
