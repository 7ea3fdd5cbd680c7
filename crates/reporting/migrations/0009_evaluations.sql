-- expand
-- What is read of the evaluations service: cycles, the schools that were frozen in them, who is to judge, how far assessments have come, and
-- results. As in 0006: words are those of the contract without their prefix, no foreign keys between what different aggregates feed,
-- everything may be dropped and read again. Nothing here knows a person, and what raters said is told to nobody.

create table evaluation_framework (
    framework_id uuid        primary key,
    version      bigint      not null,
    code         text        not null,
    purpose      text        not null,
    name_th      text,
    name_en      text,
    as_of        timestamptz not null
);

create table evaluation_cycle (
    cycle_id      uuid        primary key,
    version       bigint      not null,
    framework_id  uuid        not null,
    framework_n   integer     not null,
    is_trial      boolean     not null,
    status        text        not null,
    be_year       integer     not null,
    semester      integer     not null,
    round         text        not null,
    -- an id of partners
    owner_id      uuid        not null,
    name_th       text,
    name_en       text,
    -- the day of its population
    population_on date        not null,
    -- assessments that a school needs at least
    min_raters    integer     not null,
    -- the newest version of its results; 0 before the first
    result_n      integer     not null,
    as_of         timestamptz not null
);

-- The schools of a cycle, frozen when it was opened or let in late; each is told once and stays. With where they lay on the day of its population: 'school:<id>', 'province:40',
-- 'district:4001', 'esao:4005', 'centre:<id>', 'organisation:<who runs the cycle>'. Who sees a school in this cycle follows from these words.
create table evaluation_school (
    cycle_id  uuid    not null,
    school_id uuid    not null,
    scopes    text[]  not null,
    late      boolean not null,
    primary key (cycle_id, school_id)
);

create table evaluation_assignment (
    assignment_id uuid        primary key,
    version       bigint      not null,
    cycle_id      uuid        not null,
    school_id     uuid        not null,
    status        text        not null,
    as_of         timestamptz not null
);
create index evaluation_assignment_of_school on evaluation_assignment (cycle_id, school_id);

create table evaluation_assessment (
    assessment_id uuid        primary key,
    version       bigint      not null,
    cycle_id      uuid        not null,
    school_id     uuid        not null,
    status        text        not null,
    as_of         timestamptz not null
);
create index evaluation_assessment_of_school on evaluation_assessment (cycle_id, school_id);

create table evaluation_result (
    result_id   uuid        primary key,
    version     bigint      not null,
    cycle_id    uuid        not null,
    school_id   uuid        not null,
    -- the finalisation that it was found in, and the one that was published last; 0 before
    n           integer     not null,
    published_n integer     not null,
    form        text        not null,
    -- whether the whole reached what is asked for; null where nothing is
    passed      boolean,
    -- [["", level or index, value], ["A", …], …]: the whole and then every node in the order of the framework, in ten-thousandths, null where
    -- there is none
    nodes       jsonb       not null,
    as_of       timestamptz not null
);
create index evaluation_result_of_school on evaluation_result (cycle_id, school_id);

-- How many pupils there are, for what counts by pupils. Counts that were read before this migration get it when they are read again
-- (`sala reporting rebuild`), and until then count as not known.
alter table enrolment add column pupils integer;
