-- expand
-- What is read of the schools service: where schools belong, what they take part in and how far they are with it. The profile of a school
-- and the coverage of a programme are both answered from here. Everything is derived from events and may be dropped and read again.
--
-- Words are those of the contract without their prefix, as in the partnership board. No foreign keys between what different aggregates
-- feed: a participation may be read before its school. `told` is the snapshot itself, as the message that the source sent, where a reply
-- shows it whole; what is looked up stands beside it in columns and rows.
-- Days are [valid_from, valid_to); a bound that is not known is infinite.

create table area (
    area_id  uuid        primary key,
    version  bigint      not null,
    kind     text        not null,
    -- PROVINCE, DISTRICT, SERVICE_AREA or NETWORK_CENTRE, and what schools in it are found by in school_place; null where none are
    level    text,
    place    text,
    -- the grant that reaches what lies in it: 'esao:4003', 'province:40', 'centre:<id>'; null where there is no such grant
    scope    text,
    -- Thai order of its name of the day of the last event
    sort_key bytea       not null,
    -- sala.schools.v1.Area
    told     bytea       not null,
    as_of    timestamptz not null
);
create index area_of_place on area (place);
create index area_of_scope on area (scope);

create table school (
    school_id uuid        primary key,
    version   bigint      not null,
    -- Thai order of its name of the day of the last event; the id breaks ties
    sort_key  bytea       not null,
    -- sala.schools.v1.School without heads, addresses and points
    told      bytea       not null,
    as_of     timestamptz not null
);

-- Where a school belonged and lay, day by day, one row a level: 'school:<id>', 'province:40', 'district:4001', 'service_area:<id>',
-- 'centre:<id>'; at the level STATUS what had become of it: 'OPEN', 'MERGED_INTO'.
create table school_place (
    school_id  uuid    not null references school on delete cascade,
    seq        integer not null,
    level      text    not null,
    place      text    not null,
    valid_from date    not null,
    valid_to   date    not null,
    primary key (school_id, seq)
);
create index school_place_by_place on school_place (place, school_id);
create index school_place_by_level on school_place (level, school_id);

create table enrolment (
    enrolment_id uuid        primary key,
    version      bigint      not null,
    school_id    uuid        not null,
    counted_on   date        not null,
    be_year      integer     not null,
    semester     integer     not null,
    status       text        not null,
    -- sala.schools.v1.EnrolmentSnapshot
    told         bytea       not null,
    as_of        timestamptz not null
);
create index enrolment_of_school on enrolment (school_id, counted_on desc, enrolment_id desc);

create table programme (
    programme_id uuid        primary key,
    version      bigint      not null,
    kind         text        not null,
    status       text        not null,
    name_th      text,
    name_en      text,
    -- an id of partners
    owner_id     uuid        not null,
    cohorts      integer[]   not null,
    as_of        timestamptz not null
);

create table participation (
    participation_id uuid        primary key,
    version          bigint      not null,
    programme_id     uuid        not null,
    cohort_no        integer     not null,
    school_id        uuid        not null,
    -- day of its final status; null while it lasts. Up to then its record is of today, afterwards of this day
    ended_on         date,
    as_of            timestamptz not null
);
create index participation_of_cohort on participation (programme_id, cohort_no, school_id);
create index participation_of_school on participation (school_id);

-- Its status, day by day: on each day from its first step on exactly one row.
create table participation_state (
    participation_id uuid    not null references participation on delete cascade,
    seq              integer not null,
    status           text    not null,
    valid_from       date    not null,
    valid_to         date    not null,
    primary key (participation_id, seq)
);

create table plan (
    plan_id    uuid        primary key,
    version    bigint      not null,
    school_id  uuid        not null,
    first_year integer     not null,
    last_year  integer     not null,
    title_th   text,
    title_en   text,
    state      text        not null,
    revision   integer     not null,
    as_of      timestamptz not null
);
create index plan_of_school on plan (school_id);

create table lesson_team (
    team_id uuid        primary key,
    version bigint      not null,
    be_year integer     not null,
    as_of   timestamptz not null
);

create table lesson_cycle (
    cycle_id   uuid        primary key,
    version    bigint      not null,
    team_id    uuid        not null,
    -- the schools of the team when it was planned
    school_ids uuid[]      not null,
    -- the Monday of its week
    week       date        not null,
    state      text        not null,
    as_of      timestamptz not null
);
-- No pending list: a profile is read more often than a cycle is written.
create index lesson_cycle_of_school on lesson_cycle using gin (school_ids) with (fastupdate = off);
