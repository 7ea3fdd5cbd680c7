-- expand
-- Innovations, which schools took them up and where they are to be carried. Each is one document that is read and written whole; what lists
-- filter by stands in columns. Whose they are is asked of school_place and area on the day of the question.

create table innovation (
    id            uuid primary key,
    version       bigint      not null,
    origin_id     uuid        references school,
    kind          text        not null,
    maturity      text        not null,
    target_levels text[]      not null,
    -- everybody may read it from this day on
    published_on  date,
    -- Thai order of its name; the id breaks ties
    sort_key      bytea       not null,
    body          jsonb       not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index innovation_in_thai_order on innovation (sort_key, id);
create index innovation_by_origin on innovation (origin_id) where origin_id is not null;

create table adoption (
    id            uuid primary key,
    version       bigint      not null,
    innovation_id uuid        not null references innovation,
    school_id     uuid        not null references school,
    -- the school that it has it from; none when straight from its creators
    source_id     uuid        references school,
    status        text        not null,
    agreed_on     date,
    -- pieces of evidence in the body
    evidence      integer     not null,
    body          jsonb       not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    -- S11
    constraint adoption_from_another check (source_id <> school_id)
);
-- a school takes an innovation up once at a time
create unique index adoption_once on adoption (innovation_id, school_id) where status <> 'STOPPED';
-- the lineage is walked from a school to those that it has it from
create index adoption_by_innovation on adoption (innovation_id, school_id);
create index adoption_by_source on adoption (source_id, id) where source_id is not null;
create index adoption_by_school on adoption (school_id, id);

create table scale_out (
    id             uuid primary key,
    version        bigint      not null,
    innovation_id  uuid        not null references innovation,
    area_id        uuid        not null references area,
    node_id        uuid        not null references school,
    target_schools integer     not null,
    first_year     smallint    not null,
    first_semester smallint    not null,
    last_year      smallint    not null,
    last_semester  smallint    not null,
    created_at     timestamptz not null
);
create index scale_out_by_innovation on scale_out (innovation_id, id);
create index scale_out_by_area on scale_out (area_id, id);

-- Development plans of schools. What the board approves is kept whole, each time it does.

create table plan (
    id         uuid primary key,
    version    bigint      not null,
    school_id  uuid        not null references school,
    -- academic years in the Buddhist era, both included
    first_year smallint    not null,
    last_year  smallint    not null,
    state      text        not null,
    revision   integer     not null,
    body       jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- a school has one plan for each year
    constraint plan_apart exclude using gist (school_id with =, int4range(first_year, last_year, '[]') with &&) where (state <> 'CLOSED')
);
create index plan_by_school on plan (school_id, id);

create table plan_revision (
    plan_id    uuid        not null references plan,
    revision   integer     not null,
    version    bigint      not null,
    first_year smallint    not null,
    last_year  smallint    not null,
    state      text        not null,
    body       jsonb       not null,
    updated_at timestamptz not null,
    primary key (plan_id, revision)
);
