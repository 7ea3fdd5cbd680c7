-- expand
-- What becomes of ratings: moderation, results and their versions, publication, reliability, growth, appeals. A cycle's row is locked before
-- any of them is made. A result supersedes the one before it and never overwrites it (E3): versions, finalisations and publications are only
-- ever added. What says something about one school carries the scopes that cycle_school has of it.

-- Raters of a school who lie apart, and what a panel decides.
create table moderation_case (
    id         uuid primary key,
    version    bigint      not null,
    cycle_id   uuid        not null references cycle,
    school_id  uuid        not null,
    -- the result version that it is opened for
    result_n   integer     not null,
    status     text        not null,
    scopes     text[]      not null,
    body       jsonb       not null,
    opened_at  timestamptz not null,
    updated_at timestamptz not null,
    foreign key (cycle_id, school_id) references cycle_school (cycle_id, school_id)
);
-- One school has one undecided case at a time.
create unique index moderation_case_open_once on moderation_case (cycle_id, school_id) where status in ('OPENED', 'PANEL_ASSIGNED');
create index moderation_case_of_cycle on moderation_case (cycle_id, opened_at, id);

-- The result of a school in a cycle, in short and as it is now.
create table result (
    id          uuid primary key,
    version     bigint   not null,
    cycle_id    uuid     not null references cycle,
    school_id   uuid     not null,
    -- its newest version, and the newest that was published; 0 for none
    n           integer  not null,
    published_n integer  not null,
    scopes      text[]   not null,
    level       smallint,
    no_value    text,
    flags       text[]   not null,
    constraint result_once unique (cycle_id, school_id),
    constraint result_of_the_population foreign key (cycle_id, school_id) references cycle_school (cycle_id, school_id)
);

-- As it was finalised for the nth time; a school of which nothing was changed keeps the version that it has.
create table result_version (
    result_id    uuid        not null references result,
    n            integer     not null,
    hash         bytea       not null,
    body         jsonb       not null,
    finalised_at timestamptz not null,
    primary key (result_id, n)
);

-- That a cycle was finalised for the nth time: of how many schools, and the hash of all their results.
create table finalisation (
    cycle_id     uuid        not null references cycle,
    n            integer     not null,
    hash         bytea       not null,
    body         jsonb       not null,
    finalised_at timestamptz not null,
    primary key (cycle_id, n)
);

-- What everybody may know of it: counts of areas, small ones kept back (E12).
create table publication (
    cycle_id     uuid        not null references cycle,
    n            integer     not null,
    body         jsonb       not null,
    published_at timestamptz not null,
    primary key (cycle_id, n),
    foreign key (cycle_id, n) references finalisation (cycle_id, n)
);

create function result_version_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what was finalised or published never changes' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger result_version_stays before update or delete on result_version for each row execute function result_version_stays();
create trigger finalisation_stays before update or delete on finalisation for each row execute function result_version_stays();
create trigger publication_stays before update or delete on publication for each row execute function result_version_stays();

-- A school does not accept its result.
create table appeal (
    id         uuid primary key,
    version    bigint      not null,
    cycle_id   uuid        not null references cycle,
    school_id  uuid        not null,
    status     text        not null,
    scopes     text[]      not null,
    body       jsonb       not null,
    filed_at   timestamptz not null,
    updated_at timestamptz not null,
    foreign key (cycle_id, school_id) references cycle_school (cycle_id, school_id)
);
create unique index appeal_open_once on appeal (cycle_id, school_id) where status = 'FILED';
create index appeal_of_cycle on appeal (cycle_id, filed_at, id);

-- How far raters of a cycle agreed. Statistics only: no rating, no person, no school.
create table reliability_run (
    id          uuid primary key,
    cycle_id    uuid        not null references cycle,
    scopes      text[]      not null,
    body        jsonb       not null,
    computed_at timestamptz not null
);
create index reliability_run_of_cycle on reliability_run (cycle_id, computed_at, id);

-- How far a group of schools has come from one cycle to another. Statistics only.
create table growth (
    id          uuid primary key,
    baseline_id uuid        not null references cycle,
    endline_id  uuid        not null references cycle,
    scopes      text[]      not null,
    body        jsonb       not null,
    computed_at timestamptz not null
);

-- The second wall, as around the tables of persons in schools: cases hold ratings and references to panels, results and appeals speak of one
-- school by name.
alter table moderation_case enable row level security;
alter table moderation_case force row level security;
create policy reach on moderation_case using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);

alter table result enable row level security;
alter table result force row level security;
create policy reach on result using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);

alter table result_version enable row level security;
alter table result_version force row level security;
create policy reach on result_version using (
    (select current_setting('sala.reach', true)) = '*' or exists (select from result r where r.id = result_version.result_id)
);

alter table appeal enable row level security;
alter table appeal force row level security;
create policy reach on appeal using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);
