-- expand
-- Areas and schools with their history. An aggregate is one document that is read and written whole, under one row lock; what it is found by
-- stands beside it in rows that are made from the document whenever it is saved.

-- Equality in exclusion constraints: a code belongs to one thing on each day.
create extension if not exists btree_gist;

create table area (
    id         uuid primary key,
    version    bigint      not null,
    kind       text        not null,
    scheme     text        not null,
    code       text        not null,
    valid      daterange   not null,
    -- Thai order of its name of the day on which it was saved; the id breaks ties
    sort_key   bytea       not null,
    -- scopes that may change it: esao:<code>, province:<code>, centre:<id>
    scopes     text[]      not null,
    body       jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint area_code_once exclude using gist (code with =, scheme with =, valid with &&)
);
create index area_in_thai_order on area (sort_key, id);

create table area_edge (
    child_id  uuid      not null references area on delete cascade,
    seq       integer   not null,
    hierarchy text      not null,
    parent_id uuid      not null references area,
    valid     daterange not null,
    primary key (child_id, seq)
);
create index area_edge_parent on area_edge (parent_id, hierarchy);

create table school (
    id         uuid primary key,
    version    bigint      not null,
    -- Thai order of its name of the day on which it was saved; the id breaks ties
    sort_key   bytea       not null,
    body       jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index school_in_thai_order on school (sort_key, id);

create table school_identifier (
    school_id uuid      not null references school on delete cascade,
    seq       integer   not null,
    scheme    text      not null,
    value     text      not null,
    valid     daterange not null,
    primary key (school_id, seq),
    -- finds a code, too, with its scheme or without
    constraint school_identifier_once exclude using gist (value with =, scheme with =, valid with &&)
);

-- What a school belongs to and lies in, with time: province:40, district:4001, esao:4005, centre:<id>, school:<id>, agency:OBEC, status:OPEN.
-- Scopes and filters are both looked up here.
create table school_place (
    school_id uuid      not null references school on delete cascade,
    seq       integer   not null,
    place     text      not null,
    valid     daterange not null,
    primary key (school_id, seq)
);
create index school_place_by_place on school_place (place, school_id);

create table enrolment (
    id            uuid primary key,
    version       bigint      not null,
    school_id     uuid        not null references school,
    as_of         date        not null,
    be_year       smallint    not null,
    semester      smallint    not null,
    source        text        not null,
    status        text        not null,
    -- one element a grade, in the order of age
    grades        text[]      not null,
    male          integer[]   not null,
    female        integer[]   not null,
    pupils        integer     not null,
    classes       integer     not null,
    teachers      integer     not null,
    special_needs integer     not null,
    poor          integer     not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    constraint enrolment_once unique (school_id, as_of)
);

create table term (
    id         uuid primary key,
    version    bigint      not null,
    be_year    smallint    not null,
    semester   smallint    not null,
    starts_on  date        not null,
    ends_on    date        not null,
    area_id    uuid        references area,
    school_id  uuid        references school,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint term_once unique nulls not distinct (be_year, semester, area_id, school_id),
    constraint term_of_one_scope check (area_id is null or school_id is null),
    -- S13: terms of one scope do not overlap; the whole year (0) spans its terms
    constraint term_apart exclude using gist (
        (coalesce(area_id, school_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
        daterange(starts_on, ends_on, '[]') with &&
    ) where (semester > 0)
);
create index term_newest_first on term (starts_on desc, id desc);
