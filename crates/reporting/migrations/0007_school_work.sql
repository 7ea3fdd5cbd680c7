-- expand
-- What the profile of a school shows besides: statutory designations, visits of coaches, open classes, innovations made and taken up, and the
-- terms that their days lie in. As in 0006: words are those of the contract without their prefix, no foreign keys between what different
-- aggregates feed, everything may be dropped and read again. Where events of the schools service were read before this migration,
-- `sala reporting rebuild` reads them for these tables.
-- Nothing here knows a person: who came, who made it and what was found stays with the schools service.

create table term (
    term_id   uuid        primary key,
    version   bigint      not null,
    be_year   integer     not null,
    semester  integer     not null,
    starts_on date        not null,
    -- its last day
    ends_on   date        not null,
    -- for whom the dates hold; both null: for everybody
    area_id   uuid,
    school_id uuid,
    as_of     timestamptz not null
);
create index term_by_days on term (ends_on, starts_on);

create table pilot (
    pilot_id   uuid        primary key,
    version    bigint      not null,
    school_id  uuid        not null,
    -- the innovation area
    area_id    uuid        not null,
    autonomy   text[]      not null,
    -- in effect in [valid_from, valid_to); null where not known, or not yet
    valid_from date,
    valid_to   date,
    -- day of its final status, as with a participation
    ended_on   date,
    as_of      timestamptz not null
);
create index pilot_of_school on pilot (school_id);

-- Its status, day by day, as with a participation.
create table pilot_state (
    pilot_id   uuid    not null references pilot on delete cascade,
    seq        integer not null,
    status     text    not null,
    valid_from date    not null,
    valid_to   date    not null,
    primary key (pilot_id, seq)
);

create table visit (
    visit_id   uuid        primary key,
    version    bigint      not null,
    school_id  uuid        not null,
    visited_on date        not null,
    follow_ups integer     not null,
    as_of      timestamptz not null
);
create index visit_of_school on visit (school_id, visited_on);

create table open_class (
    open_class_id uuid        primary key,
    version       bigint      not null,
    school_id     uuid        not null,
    held_on       date        not null,
    as_of         timestamptz not null
);
create index open_class_of_school on open_class (school_id, held_on);

create table innovation (
    innovation_id uuid        primary key,
    version       bigint      not null,
    -- the school where it began; null where it began outside a school
    origin_id     uuid,
    kind          text        not null,
    maturity      text        not null,
    evidence      text        not null,
    be_year       integer     not null,
    semester      integer     not null,
    name_th       text,
    name_en       text,
    -- everybody may read it from this day on
    published_on  date,
    as_of         timestamptz not null
);
create index innovation_of_school on innovation (origin_id) where origin_id is not null;

create table adoption (
    adoption_id   uuid        primary key,
    version       bigint      not null,
    innovation_id uuid        not null,
    school_id     uuid        not null,
    -- the school that it has it from; null when straight from its creators
    source_id     uuid,
    -- day on which it was stopped; null while it lasts
    ended_on      date,
    as_of         timestamptz not null
);
create index adoption_of_school on adoption (school_id);
create index adoption_of_innovation on adoption (innovation_id);

-- Its status, day by day, as with a participation.
create table adoption_state (
    adoption_id uuid    not null references adoption on delete cascade,
    seq         integer not null,
    status      text    not null,
    valid_from  date    not null,
    valid_to    date    not null,
    primary key (adoption_id, seq)
);

-- What streams of these reports go by: how often anything that they show has changed, in the order of commits, whoever writes. The row is
-- locked until the end of the transaction that raises it, so that whoever has seen a number never finds a smaller one that it has not seen.
-- Streams of another series know nothing of this one: a home that was emptied for another generation begins another.
create table report_change (
    only_row   boolean primary key default true check (only_row),
    series     uuid    not null default gen_random_uuid(),
    changed_no bigint  not null default 0
);
insert into report_change default values;

create function report_series_anew() returns trigger language plpgsql as $$
begin
    execute format('insert into %I.report_change default values', tg_table_schema);
    return null;
end $$;
create trigger report_series_anew after truncate on report_change for each statement execute function report_series_anew();

create function report_changed() returns trigger language plpgsql set search_path from current as $$
begin
    update report_change set changed_no = changed_no + 1;
    return null;
end $$;

do $$
declare
    written text;
begin
    -- Rows that hang on these are written with them. Names of organisations are those of who runs a programme.
    foreach written in array array['area', 'school', 'enrolment', 'programme', 'participation', 'plan', 'lesson_team', 'lesson_cycle', 'term',
        'pilot', 'visit', 'open_class', 'innovation', 'adoption', 'partner_organisation']
    loop
        execute format('create trigger report_changed after insert or update on %I for each statement execute function report_changed()', written);
    end loop;
end $$;
