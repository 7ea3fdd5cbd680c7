-- $1 cycle, $2 level, $3 how its words begin, $4 day of the map or null for the words that were frozen, $5 place, $6 reach,
-- $7 statuses of assignments that count, $8 statuses of assessments that count, $9 how many of these, $10 today, $11 and $12 behind whom,
-- $13 how many
select r.school_id as "school_id!", r.sort_key as "sort_key!", r.told as "told?", r.late as "late!", r.handed_in as "submitted!",
       (select count(*) from evaluation_assignment a
        where a.cycle_id = $1 and a.school_id = r.school_id and a.status = any ($7)) as "assigned!",
       (select t.place from school_place t
        where t.school_id = r.school_id and t.level = 'STATUS' and t.valid_from <= $10 and t.valid_to > $10
        limit 1) as "status?"
from (
    select s.school_id, s.late, coalesce(c.sort_key, '\xff') as sort_key, c.told,
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
           (select count(*) from evaluation_assessment a
            where a.cycle_id = s.cycle_id and a.school_id = s.school_id and a.status = any ($8)) as handed_in
    from evaluation_school s
    left join school c on c.school_id = s.school_id
    where s.cycle_id = $1 and ($6::text[] is null or s.scopes && $6)
) r
where r.handed_in < $9
  and ($5::text is null or r.place = $5)
  and ($11::bytea is null or (r.sort_key, r.school_id) > ($11, $12::uuid))
order by r.sort_key, r.school_id
limit $13
