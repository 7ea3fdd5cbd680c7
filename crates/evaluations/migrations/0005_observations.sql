-- expand
-- Observers that are certified, lessons that they observe, pairs of observers, rounds of calibration. All of it names persons, so all of it stands
-- behind the second wall; see schools/migrations/0008_wall.sql.

create table certification (
    id           uuid        primary key,
    version      bigint      not null,
    framework_id uuid        not null,
    -- the version that was examined
    framework_n  integer     not null,
    -- opaque
    observer_ref uuid        not null,
    -- of an examination: ratings near enough, and all of them
    exam_within  integer     not null,
    exam_of      integer     not null,
    -- [valid_from, valid_to); without an end when null
    valid_from   date        not null,
    valid_to     date,
    revoked_on   date,
    revoke_reason text       not null,
    -- 'organisation:<owner of the framework>', 'person:<observer_ref>'
    scopes       text[]      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    foreign key (framework_id, framework_n) references framework_version (framework_id, n)
);
create index certification_newest_first on certification (valid_from desc, id desc);
create index certification_of_observer on certification (observer_ref, framework_id, valid_from desc, id desc);

create table observation_pair (
    id         uuid        primary key,
    version    bigint      not null,
    first_id   uuid        not null,
    second_id  uuid        not null,
    -- OPEN RECONCILED DISSOLVED
    status     text        not null,
    -- how far the two agree, what they agreed on, why
    body       jsonb       not null,
    -- those of the two observations
    scopes     text[]      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table observation (
    id               uuid        primary key,
    version          bigint      not null,
    framework_id     uuid        not null,
    framework_n      integer     not null,
    school_id        uuid        not null,
    -- opaque, both of them
    observer_ref     uuid        not null,
    teacher_ref      uuid        not null,
    observed_on      date        not null,
    period           smallint    not null,
    class_name       text        not null,
    subject          text        not null,
    -- FEEDBACK MONITORING RESEARCH PRACTICE
    purpose          text        not null,
    -- SCHEDULED IN_PROGRESS SUBMITTED RECONCILED RELEASED VOID
    status           text        not null,
    training         boolean     not null,
    certification_id uuid        references certification,
    pair_id          uuid        references observation_pair,
    -- what was seen; how much of it there is, so that lists need not read it
    record           jsonb       not null,
    extent           jsonb       not null,
    feedback         text        not null,
    void_reason      text        not null,
    -- where the school belonged on the day, and 'person:<observer_ref>'
    scopes           text[]      not null,
    notified_at      timestamptz,
    submitted_at     timestamptz,
    released_at      timestamptz,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    foreign key (framework_id, framework_n) references framework_version (framework_id, n)
);
create index observation_newest_first on observation (observed_on desc, id desc);
create index observation_of_school on observation (school_id, observed_on desc, id desc);
create index observation_of_observer on observation (observer_ref, observed_on desc, id desc);
create index observation_for_teacher on observation (teacher_ref, observed_on desc, id desc) where status = 'RELEASED';
-- An observer watches a lesson once with an instrument.
create unique index observation_once on observation (school_id, teacher_ref, observed_on, period, framework_id, observer_ref) where status <> 'VOID';

create table calibration_round (
    id           uuid        primary key,
    framework_id uuid        not null,
    framework_n  integer     not null,
    held_on      date        not null,
    lesson       text        not null,
    -- master codes: segment, code, rank
    master       jsonb       not null,
    observers    integer     not null,
    -- 'organisation:<owner of the framework>', 'person:<observer_ref>' of everybody who took part
    scopes       text[]      not null,
    created_at   timestamptz not null,
    foreign key (framework_id, framework_n) references framework_version (framework_id, n)
);

create table calibration_rating (
    round_id     uuid    not null references calibration_round,
    -- opaque
    observer_ref uuid    not null,
    framework_id uuid    not null,
    held_on      date    not null,
    -- place in the round
    seq          integer not null,
    -- segment, code, rank
    codes        jsonb   not null,
    scopes       text[]  not null,
    primary key (round_id, observer_ref)
);
create index calibration_rating_of_observer on calibration_rating (observer_ref, framework_id, held_on desc, round_id desc);

alter table certification enable row level security;
alter table certification force row level security;
create policy reach on certification using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);

alter table observation_pair enable row level security;
alter table observation_pair force row level security;
create policy reach on observation_pair using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
    -- the teacher, who reads what was agreed on as far as the observation is released
    or exists (select from observation o where o.id = observation_pair.first_id)
);

-- Also for the teacher, who reads what is released and nothing else: the use case sees to that.
alter table observation enable row level security;
alter table observation force row level security;
create policy reach on observation using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
    or 'person:' || teacher_ref = any((select string_to_array(current_setting('sala.reach', true), ','))::text[])
);

alter table calibration_round enable row level security;
alter table calibration_round force row level security;
create policy reach on calibration_round using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);

alter table calibration_rating enable row level security;
alter table calibration_rating force row level security;
create policy reach on calibration_rating using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);

-- The certification of an observer that holds on a day. Whoever submits an observation may reach the lesson and not the certification: this looks
-- over the wall and says which one it is, and nothing of what it saw.
create function certified_behind_the_wall(observer uuid, framework uuid, day date) returns uuid language plpgsql as $$
declare reach text := current_setting('sala.reach', true); found uuid;
begin
    perform set_config('sala.reach', '*', true);
    select id into found from certification
        where observer_ref = observer and framework_id = framework and valid_from <= day and (valid_to is null or day < valid_to)
          and (revoked_on is null or day < revoked_on)
        order by valid_from desc, id desc limit 1;
    perform set_config('sala.reach', coalesce(reach, ''), true);
    return found;
end $$;

-- Whether somebody else has still to submit an observation of the same lesson with the same instrument, whoever sees it: until then nobody but
-- the observer reads what was seen.
create function another_watches_behind_the_wall(wanted uuid) returns boolean language plpgsql as $$
declare reach text := current_setting('sala.reach', true); found boolean;
begin
    perform set_config('sala.reach', '*', true);
    select exists (
        select from observation mine join observation other
            on (other.school_id, other.teacher_ref, other.observed_on, other.period, other.framework_id)
             = (mine.school_id, mine.teacher_ref, mine.observed_on, mine.period, mine.framework_id)
        where mine.id = wanted and other.id <> mine.id and other.observer_ref <> mine.observer_ref
          and other.status in ('SCHEDULED', 'IN_PROGRESS')
    ) into found;
    perform set_config('sala.reach', coalesce(reach, ''), true);
    return found;
end $$;
