-- expand
-- Programmes, the schools that take part in them, and statutory pilot schools. Each is one document that is read and written whole, under one
-- row lock; beside it stand the columns that lists filter by.

create table programme (
    id         uuid primary key,
    version    bigint      not null,
    kind       text        not null,
    status     text        not null,
    -- the organisation that runs it, an id of partners
    owner_id   uuid        not null,
    -- Thai order of its name; the id breaks ties
    sort_key   bytea       not null,
    body       jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index programme_in_thai_order on programme (sort_key, id);

create table participation (
    id           uuid primary key,
    version      bigint      not null,
    programme_id uuid        not null references programme,
    cohort_no    integer     not null,
    school_id    uuid        not null references school,
    status       text        not null,
    -- day of its final status: who sees it afterwards is decided by where the school lay on that day, before by where it lies today
    ended_on     date,
    body         jsonb       not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    -- S4: once in a cohort
    constraint participation_once unique (programme_id, cohort_no, school_id)
);
create index participation_of_school on participation (school_id, id);

create table pilot_designation (
    id         uuid primary key,
    version    bigint      not null,
    school_id  uuid        not null references school,
    area_id    uuid        not null references area,
    status     text        not null,
    -- day of its final status, as with a participation
    ended_on   date,
    -- the days on which it is in effect; null before it ever was
    in_effect  daterange,
    body       jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index pilot_designation_of_school on pilot_designation (school_id, id);
create index pilot_designation_of_area on pilot_designation (area_id);
-- one that lasts for each school
create unique index pilot_designation_once on pilot_designation (school_id) where ended_on is null;
