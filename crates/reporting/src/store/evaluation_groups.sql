-- $1 cycle, $2 level, $3 how its words begin, $4 day of the map or null for the words that were frozen, $5 place, $6 reach,
-- $7 statuses of assignments that count, $8 statuses of assessments that count, $9 how many of these, $10 statuses of schools that are gone, $11 today
select r.place as "place?", r.late as "late!", r.assigned as "assigned!", r.handed_in >= $9 as "submitted!", r.handed_in > 0 as "begun!",
       r.finalised as "finalised!", r.closed as "closed!", count(*) as "schools!"
from (
    select s.late,
           case when $4::date is null then (
               select coalesce((select a.place from area a where a.scope = w.word order by a.area_id desc limit 1), w.word)
               from unnest(s.scopes) as w(word)
               where split_part(w.word, ':', 1) = any ($3)
               order by w.word
               limit 1
           ) else (
               select l.place from school_place l
               where l.school_id = s.school_id and l.level = $2 and l.valid_from <= $4 and l.valid_to > $4
               limit 1
           ) end as place,
           exists (select from evaluation_assignment a
                   where a.cycle_id = s.cycle_id and a.school_id = s.school_id and a.status = any ($7)) as assigned,
           (select count(*) from evaluation_assessment a
            where a.cycle_id = s.cycle_id and a.school_id = s.school_id and a.status = any ($8)) as handed_in,
           exists (select from evaluation_result f where f.cycle_id = s.cycle_id and f.school_id = s.school_id) as finalised,
           exists (select from school_place t
                   where t.school_id = s.school_id and t.level = 'STATUS' and t.place = any ($10)
                   and t.valid_from <= $11 and t.valid_to > $11) as closed
    from evaluation_school s
    where s.cycle_id = $1 and ($6::text[] is null or s.scopes && $6)
) r
where $5::text is null or r.place = $5
group by r.place, r.late, r.assigned, r.handed_in >= $9, r.handed_in > 0, r.finalised, r.closed
