-- $1 the school, $2 the day, $3 what is within reach, $4 today, $5 the academic year, $6 with which statuses a school is no more. Each thing is seen by whoever reaches the school on
-- the day of the thing. The term of a day is the school's own, else that of the nearest of its areas of that day which has one, else
-- everybody's: as the schools service has it.
with done as (
    select 'VISIT' as what, v.visited_on as on_day, v.follow_ups from visit v where v.school_id = $1 and v.visited_on <= $2
    union all
    select 'OPEN_CLASS', c.held_on, 0 from open_class c where c.school_id = $1 and c.held_on <= $2
), seen as (
    select d.what, d.on_day, d.follow_ups, m.be_year, m.semester
    from done d
    left join lateral (
        select t.be_year, t.semester
        from term t
        left join area a on a.area_id = t.area_id
        where t.semester > 0 and t.starts_on <= d.on_day and t.ends_on >= d.on_day
          and (t.school_id = $1 or (t.school_id is null and t.area_id is null) or exists (
              select from school_place l where l.school_id = $1 and l.place = a.place
              and l.valid_from <= d.on_day and l.valid_to > d.on_day))
        order by (t.school_id is not null) desc, array_position(array['NETWORK_CENTRE', 'SERVICE_AREA', 'DISTRICT', 'PROVINCE'], a.level),
                 t.term_id
        limit 1
    ) m on true
    where ($5::integer is null or m.be_year = $5)
      and ($3::text[] is null or exists (select from school_place g where g.school_id = $1 and g.place = any ($3)
           and g.valid_from <= d.on_day and g.valid_to > d.on_day))
), here as (
    select $3::text[] is null or exists (select from school_place g where g.school_id = $1 and g.place = any ($3)
           and g.valid_from <= $4 and g.valid_to > $4) as reached_today,
           not exists (select from school_place g where g.school_id = $1 and g.level = 'STATUS' and g.place = any ($6)
           and g.valid_from <= $2 and g.valid_to > $2) as there
)
select
    (
        select coalesce(jsonb_agg(jsonb_build_object(
            'be_year', y.be_year, 'semester', y.semester, 'times', y.times, 'last_on', y.last_on, 'follow_ups', y.follow_ups
        ) order by y.be_year, y.semester), '[]')
        from (select be_year, semester, count(*) as times, max(on_day) as last_on, sum(follow_ups) as follow_ups
              from seen where what = 'VISIT' group by be_year, semester) y
    ) as "visits!: Json<Vec<TimesOf>>",
    (
        select coalesce(jsonb_agg(jsonb_build_object(
            'be_year', y.be_year, 'semester', y.semester, 'times', y.times, 'last_on', y.last_on, 'follow_ups', 0
        ) order by y.be_year, y.semester), '[]')
        from (select be_year, semester, count(*) as times, max(on_day) as last_on
              from seen where what = 'OPEN_CLASS' group by be_year, semester) y
    ) as "open_classes!: Json<Vec<TimesOf>>",
    (
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', p.pilot_id, 'area', p.area_id, 'autonomy', p.autonomy,
            'status', case when t.expired then 'EXPIRED' else t.status end,
            'since', case when t.expired then p.valid_to else t.valid_from end,
            'in_effect', p.valid_from <= $2 and coalesce(p.valid_to, 'infinity') > $2 and h.there,
            'from', case when p.valid_from <= $2 then p.valid_from end, 'to', case when p.valid_from <= $2 then p.valid_to end
        ) order by t.valid_from, p.pilot_id), '[]')
        from pilot p
        cross join here h
        join lateral (
            select s.status, s.valid_from, s.status in ('IN_EFFECT', 'RENEWED') and p.valid_to <= $2 as expired
            from pilot_state s where s.pilot_id = p.pilot_id and s.valid_from <= $2 and s.valid_to > $2
        ) t on true
        where p.school_id = $1
          and ($3::text[] is null or exists (select from school_place g where g.school_id = $1 and g.place = any ($3)
               and g.valid_from <= least(p.ended_on, p.valid_to, $2) and g.valid_to > least(p.ended_on, p.valid_to, $2)))
    ) as "pilots!: Json<Vec<PilotOf>>",
    (
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', i.innovation_id, 'name_th', i.name_th, 'name_en', i.name_en, 'kind', i.kind, 'be_year', i.be_year, 'semester', i.semester,
            'maturity', i.maturity, 'evidence', i.evidence, 'published_on', i.published_on,
            'sustained_by', (select count(*) from adoption o
                             join adoption_state t on t.adoption_id = o.adoption_id and t.valid_from <= $2 and t.valid_to > $2
                             where o.innovation_id = i.innovation_id and t.status = 'SUSTAINED')
        ) order by i.be_year, i.semester, i.innovation_id), '[]')
        from innovation i
        cross join here h
        where i.origin_id = $1 and ($5::integer is null or i.be_year = $5) and (i.published_on is not null or h.reached_today)
    ) as "innovations!: Json<Vec<InnovationOf>>",
    (
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', o.adoption_id, 'innovation', o.innovation_id, 'source', o.source_id, 'status', t.status, 'since', t.valid_from,
            'name_th', i.name_th, 'name_en', i.name_en, 'kind', coalesce(i.kind, 'UNSPECIFIED')
        ) order by t.valid_from, o.adoption_id), '[]')
        from adoption o
        join adoption_state t on t.adoption_id = o.adoption_id and t.valid_from <= $2 and t.valid_to > $2
        left join innovation i on i.innovation_id = o.innovation_id
            and (i.published_on is not null or $3::text[] is null or exists (select from school_place g
                 where g.school_id = i.origin_id and g.place = any ($3) and g.valid_from <= $4 and g.valid_to > $4))
        where o.school_id = $1
          and ($3::text[] is null or exists (select from school_place g where g.school_id = $1 and g.place = any ($3)
               and g.valid_from <= least(o.ended_on, $2) and g.valid_to > least(o.ended_on, $2)))
    ) as "adoptions!: Json<Vec<AdoptionOf>>"
