-- expand
-- Cycles, which schools are in them, who judges, and who judges which school. What is known of schools lies in migrations/models: it is read
-- again from the first event whenever that is needed, so it is copied here where it has to last (E3, rows stay with the area of their day).

create table cycle (
    id            uuid        primary key,
    version       bigint      not null,
    framework_id  uuid        not null,
    framework_n   integer     not null,
    -- PLANNED OPEN COLLECTION_CLOSED MODERATION FINALISED PUBLISHED ARCHIVED
    status        text        not null,
    -- Buddhist era
    academic_year smallint    not null,
    -- 1 or 2; 3 is summer, 0 the whole year
    semester      smallint    not null,
    -- BASELINE MIDLINE ENDLINE WAVE1 WAVE2
    round         text        not null,
    -- the organisation that runs it, an id of partners; whose grants reach it decide about it
    owner_id      uuid        not null,
    -- tries a version of a framework out
    is_trial      boolean     not null,
    -- number of the newest version of its results; 0 before the first
    result_n      integer     not null,
    -- name, population, windows, policy, why it was reopened
    body          jsonb       not null,
    opened_at     timestamptz,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    foreign key (framework_id, framework_n) references framework_version (framework_id, n),
    -- a plan that came to nothing is put away unopened
    constraint cycle_opened check (status = 'ARCHIVED' or (opened_at is null) = (status = 'PLANNED'))
);
-- Lists show the newest first: ids are made in the order of time.
create index cycle_by_owner on cycle (owner_id, id desc);
create index cycle_by_framework on cycle (framework_id, id desc);

-- The population, frozen when the cycle was opened; schools that were let in late say why. Scopes are those of the school on the population's
-- day, and 'organisation:<owner of the cycle>'.
create table cycle_school (
    cycle_id    uuid        not null references cycle,
    school_id   uuid        not null,
    scopes      text[]      not null,
    name_th     text        not null,
    name_en     text        not null,
    sort_key    bytea       not null,
    late_reason text        not null,
    added_at    timestamptz not null,
    primary key (cycle_id, school_id)
);
create index cycle_school_in_thai_order on cycle_school (cycle_id, sort_key, school_id);
create index cycle_school_by_school on cycle_school (school_id);

create table assessor (
    id         uuid        primary key,
    version    bigint      not null,
    -- opaque
    person_ref uuid        not null constraint assessor_person_once unique,
    -- the organisation that lists the person as an assessor, an id of partners
    owner_id   uuid        not null,
    is_active  boolean     not null,
    -- where the person works, with time (E5); in which roles
    body       jsonb       not null,
    -- 'person:<person_ref>', 'organisation:<owner>', and the service areas that the person is listed for
    scopes     text[]      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index assessor_by_owner on assessor (owner_id, id);

create table assignment (
    id           uuid        primary key,
    version      bigint      not null,
    cycle_id     uuid        not null,
    school_id    uuid        not null,
    -- opaque: the person, not the row of the register
    assessor_ref uuid        not null,
    -- SELF PEER SUPERVISOR EXTERNAL EXPERT
    role         text        not null,
    -- ASSIGNED DECLINED LAPSED WITHDRAWN
    status       text        not null,
    -- last day
    due          date        not null,
    -- E14: until when it may be submitted although collection has closed
    late_until   timestamptz,
    -- when its assessment was begun: the first save writes it, once. What was begun does not lapse
    started_at   timestamptz,
    -- 'person:<assessor_ref>', and what cycle_school says of the school
    scopes       text[]      not null,
    -- reasons: of a conflict of interest, of a withdrawal, of a late submission
    body         jsonb       not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    foreign key (cycle_id, school_id) references cycle_school,
    constraint assignment_once unique (cycle_id, school_id, assessor_ref, role)
);
create index assignment_by_assessor on assignment (assessor_ref, id desc);
create index assignment_that_may_lapse on assignment (cycle_id, id) where status = 'ASSIGNED' and started_at is null;

-- The second wall: rows that name persons. See schools/migrations/0008_wall.sql.
alter table assessor enable row level security;
alter table assessor force row level security;
create policy reach on assessor using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);

alter table assignment enable row level security;
alter table assignment force row level security;
create policy reach on assignment using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);
