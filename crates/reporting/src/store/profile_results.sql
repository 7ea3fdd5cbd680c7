-- $1 the school, $2 the day, $3 where published results are within reach, $4 where the others are, $5 the academic year,
-- $6 the purpose of frameworks whose results nobody is told
select c.cycle_id, c.framework_id, c.framework_n, f.code as "framework_code?", f.name_th as "framework_th?", f.name_en as "framework_en?",
       f.kind as "kind?", f.purpose as "purpose?", c.is_trial, c.status, c.be_year, c.semester, c.round, c.owner_id,
       c.name_th, c.name_en, c.population_on as "population_on: Day", c.min_raters, c.result_n, shown.told as "told!"
from evaluation_school s
join evaluation_cycle c on c.cycle_id = s.cycle_id
left join evaluation_framework f on f.framework_id = c.framework_id
cross join lateral (
    select r.version, r.told from evaluation_result r
    where r.cycle_id = s.cycle_id and r.school_id = s.school_id and r.told is not null and ($4::text[] is null or s.scopes && $4)
    union all
    select p.version, p.told from evaluation_result_published p
    where p.cycle_id = s.cycle_id and p.school_id = s.school_id and p.told is not null and ($3::text[] is null or s.scopes && $3)
    order by version desc
    limit 1
) shown
where s.school_id = $1 and c.population_on <= $2 and ($5::integer is null or c.be_year = $5) and f.purpose is distinct from $6
order by c.be_year, c.semester, c.population_on, c.cycle_id
