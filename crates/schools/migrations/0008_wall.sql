-- expand
-- The second wall: row-level security on the tables that hold references to persons. A transaction says in its BEGIN how far its callers reach
-- (sala.reach: '*', or scopes with commas between them), and sees no row beyond it; one that says nothing sees nothing. The use cases check
-- every scope before; what stands here holds where one of them forgets to. (A wall takes sight from binaries that do not know it. No release
-- has these tables yet; around tables that one has, it would be `contract`.)
--
-- It may show more than a use case does, never less: a use case judges by the day, the wall lets see whoever reached the row on any day of it.
-- Where the references lie inside a document the wall stands around the document, because a row is what a policy can hide. The register of
-- schools has none, although it says who heads a school: it is read across areas by everybody who merges, adopts, imports or resolves a code,
-- and to hide the row would be to hide the school.

-- Which teams and cycles a school has, by ids alone. Behind a wall an index is asked only by operators that cannot tell what they saw, which
-- equality is and containment of arrays is not: lists by school would read every row.
create table lesson_study_of_school (
    school_id uuid not null references school,
    id        uuid not null references lesson_study,
    primary key (school_id, id)
);
create function lesson_study_is_of_its_schools() returns trigger language plpgsql as $$
begin
    delete from lesson_study_of_school where id = new.id and school_id <> all(new.schools);
    insert into lesson_study_of_school select unnest(new.schools), new.id on conflict do nothing;
    return null;
end $$;
create index lesson_study_of_school_by_id on lesson_study_of_school (id);
create trigger lesson_study_team_of_schools after insert or update of schools on lesson_study_team
    for each row execute function lesson_study_is_of_its_schools();
create trigger lesson_study_cycle_of_schools after insert or update of schools on lesson_study_cycle
    for each row execute function lesson_study_is_of_its_schools();
insert into lesson_study_of_school
    select unnest(schools), id from lesson_study_team union select unnest(schools), id from lesson_study_cycle;
drop index lesson_study_team_by_school;
drop index lesson_study_cycle_by_school;

-- Scopes that lie in the row: fixed on its day.
alter table lesson_study_team enable row level security;
alter table lesson_study_team force row level security;
create policy reach on lesson_study_team using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);

alter table lesson_study_cycle enable row level security;
alter table lesson_study_cycle force row level security;
create policy reach on lesson_study_cycle using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);

alter table coaching_visit enable row level security;
alter table coaching_visit force row level security;
create policy reach on coaching_visit using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);

-- Scopes that follow from the school, wherever it has ever lain.
alter table innovation enable row level security;
alter table innovation force row level security;
create policy reach on innovation using (
    (select current_setting('sala.reach', true)) = '*'
    or published_on is not null
    or exists (select from school_place p where p.school_id = innovation.origin_id
               and p.place = any((select string_to_array(current_setting('sala.reach', true), ','))::text[]))
);

-- Also for whoever runs the programme.
alter table participation enable row level security;
alter table participation force row level security;
create policy reach on participation using (
    (select current_setting('sala.reach', true)) = '*'
    or 'programme:' || programme_id = any((select string_to_array(current_setting('sala.reach', true), ','))::text[])
    or exists (select from school_place p where p.school_id = participation.school_id
               and p.place = any((select string_to_array(current_setting('sala.reach', true), ','))::text[]))
    or exists (select from programme g where g.id = participation.programme_id
               and 'organisation:' || g.owner_id = any((select string_to_array(current_setting('sala.reach', true), ','))::text[]))
);

alter table plan enable row level security;
alter table plan force row level security;
create policy reach on plan using (
    (select current_setting('sala.reach', true)) = '*'
    or exists (select from school_place p where p.school_id = plan.school_id
               and p.place = any((select string_to_array(current_setting('sala.reach', true), ','))::text[]))
);

alter table plan_revision enable row level security;
alter table plan_revision force row level security;
create policy reach on plan_revision using (
    (select current_setting('sala.reach', true)) = '*' or exists (select from plan p where p.id = plan_revision.plan_id)
);

-- A posting is seen by whoever reached its school on a day of it, a teacher by whoever sees one of the postings. A new teacher has none yet.
alter table posting enable row level security;
alter table posting force row level security;
create policy reach on posting using (
    (select current_setting('sala.reach', true)) = '*'
    or exists (select from school_place p where p.school_id = posting.school_id and p.valid && posting.valid
               and p.place = any((select string_to_array(current_setting('sala.reach', true), ','))::text[]))
);

alter table teacher enable row level security;
alter table teacher force row level security;
create policy reach on teacher using (
    (select current_setting('sala.reach', true)) = '*' or exists (select from posting p where p.teacher_id = teacher.id)
);
create policy begin on teacher for insert with check (true);

-- Which of these schools something behind the wall refers to. An import may withdraw a school to which nothing refers, whoever's it is: this
-- looks over the wall and says which schools, and nothing of what it saw.
create function referred_to_behind_the_wall(wanted uuid[]) returns setof uuid language plpgsql as $$
declare reach text := current_setting('sala.reach', true);
begin
    perform set_config('sala.reach', '*', true);
    return query
        select school_id from participation where school_id = any(wanted)
        union select school_id from coaching_visit where school_id = any(wanted)
        union select origin_id from innovation where origin_id = any(wanted)
        union select school_id from plan where school_id = any(wanted)
        union select school_id from posting where school_id = any(wanted);
    perform set_config('sala.reach', coalesce(reach, ''), true);
end $$;
