-- $1 cycle, $2 reach, $3 where results that were not published are within reach, $4 $5 $6 how the words of provinces, offices and centres begin
with lying as (
    select s.school_id, s.cycle_id, $2::text[] is null or s.scopes && $2 as within, $3::text[] is null or s.scopes && $3 as reviewed,
           (select w.word from unnest(s.scopes) as w(word) where split_part(w.word, ':', 1) = any ($4) order by w.word limit 1) as province,
           (select coalesce((select a.place from area a where a.scope = w.word order by a.area_id desc limit 1), w.word)
            from unnest(s.scopes) as w(word) where split_part(w.word, ':', 1) = any ($5) order by w.word limit 1) as office,
           (select w.word from unnest(s.scopes) as w(word) where split_part(w.word, ':', 1) = any ($6) order by w.word limit 1) as centre
    from evaluation_school s
    where s.cycle_id = $1
)
select l.within as "within!", l.reviewed as "reviewed!", l.province as "province?", l.office as "office?", l.centre as "centre?",
       (select e.pupils from enrolment e where e.school_id = l.school_id and e.status = 'CONFIRMED'
        order by e.counted_on desc, e.enrolment_id desc limit 1) as "pupils?",
       r.passed as "passed?", r.form as "form?", r.nodes as "nodes?: Json<Vec<NodeFound>>",
       p.passed as "published_passed?", p.form as "published_form?", p.nodes as "published_nodes?: Json<Vec<NodeFound>>"
from lying l
left join evaluation_result r on r.cycle_id = l.cycle_id and r.school_id = l.school_id
left join evaluation_result_published p on p.cycle_id = l.cycle_id and p.school_id = l.school_id
order by l.school_id
