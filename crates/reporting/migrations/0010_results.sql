-- expand
-- Results on the page of a school, and scorecards of what was published. Beside the newest result of a school in a cycle stands the one that was
-- published last: a result that was revised and is not published yet takes nothing away from what everybody may know. Whichever of the
-- two, an older version never takes the place of a newer one.
-- What was read before this migration is read for the new columns by `sala reporting rebuild`; until then such results are on no page.

-- The snapshot, without nodes and without the name of the school.
alter table evaluation_result add column told bytea;

create table evaluation_result_published (
    result_id uuid        primary key,
    version   bigint      not null,
    cycle_id  uuid        not null,
    school_id uuid        not null,
    -- the finalisation that it was found in
    n         integer     not null,
    form      text        not null,
    passed    boolean,
    -- as in evaluation_result
    nodes     jsonb       not null,
    told      bytea,
    as_of     timestamptz not null
);
create index evaluation_result_published_of_school on evaluation_result_published (cycle_id, school_id);
insert into evaluation_result_published (result_id, version, cycle_id, school_id, n, form, passed, nodes, as_of)
select result_id, version, cycle_id, school_id, n, form, passed, nodes, as_of from evaluation_result where n = published_n and n > 0;

-- The cycles of a school.
create index evaluation_school_of_school on evaluation_school (school_id);

-- Streams of these reports go by the numbers of 0007. A statement that writes nothing changes nothing; and of who is to judge and of
-- assessments, which are saved again and again, only where they stand is shown.
create function report_told() returns trigger language plpgsql set search_path from current as $$
begin
    if exists (select from told) then
        update report_change set changed_no = changed_no + 1;
    end if;
    return null;
end $$;

create function report_task_changed() returns trigger language plpgsql set search_path from current as $$
begin
    if exists (select cycle_id, school_id, status from told except select cycle_id, school_id, status from before)
       or exists (select cycle_id, school_id, status from before except select cycle_id, school_id, status from told) then
        update report_change set changed_no = changed_no + 1;
    end if;
    return null;
end $$;

do $$
declare
    written text;
begin
    foreach written in array array['evaluation_framework', 'evaluation_cycle', 'evaluation_school', 'evaluation_assignment',
        'evaluation_assessment', 'evaluation_result', 'evaluation_result_published']
    loop
        execute format('create trigger report_told after insert on %I referencing new table as told
                        for each statement execute function report_told()', written);
    end loop;
    foreach written in array array['evaluation_framework', 'evaluation_cycle', 'evaluation_result', 'evaluation_result_published']
    loop
        execute format('create trigger report_changed after update on %I referencing new table as told
                        for each statement execute function report_told()', written);
    end loop;
    foreach written in array array['evaluation_assignment', 'evaluation_assessment']
    loop
        execute format('create trigger report_changed after update on %I referencing old table as before new table as told
                        for each statement execute function report_task_changed()', written);
    end loop;
end $$;
