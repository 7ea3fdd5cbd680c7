-- expand
-- Lesson study, coaching, open classes and meetings. Who may see a row follows from where its schools belonged on its day: the scopes are
-- kept with the row and never follow a school that moves later.

-- Teams and cycles are told under one aggregate, so an id belongs to one of both.
create table lesson_study (
    id uuid primary key
);

create table lesson_study_team (
    id         uuid primary key references lesson_study,
    version    bigint      not null,
    be_year    smallint    not null,
    semester   smallint    not null,
    formed_on  date        not null,
    schools    uuid[]      not null,
    scopes     text[]      not null,
    body       jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index lesson_study_team_newest_first on lesson_study_team (formed_on desc, id desc);
create index lesson_study_team_by_school on lesson_study_team using gin (schools);

create table lesson_study_cycle (
    id         uuid primary key references lesson_study,
    version    bigint      not null,
    team_id    uuid        not null references lesson_study_team,
    week       date        not null,
    state      text        not null,
    schools    uuid[]      not null,
    scopes     text[]      not null,
    -- what summaries add up: ideas of pupils, and the role of each person in DO and in SEE
    ideas      integer     not null,
    do_roles   text[]      not null,
    see_roles  text[]      not null,
    body       jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index lesson_study_cycle_of_team on lesson_study_cycle (team_id, week desc, id desc);
create index lesson_study_cycle_latest_first on lesson_study_cycle (week desc, id desc);
create index lesson_study_cycle_by_school on lesson_study_cycle using gin (schools);

create table coaching_visit (
    id         uuid primary key,
    school_id  uuid        not null references school,
    coach_ref  uuid        not null,
    visited_on date        not null,
    purpose    text        not null,
    notes      text        not null,
    -- one element a follow-up
    follow_ups text[]      not null,
    due_on     date[]      not null,
    scopes     text[]      not null,
    created_at timestamptz not null
);
create index coaching_visit_newest_first on coaching_visit (visited_on desc, id desc);
create index coaching_visit_of_school on coaching_visit (school_id, visited_on desc, id desc);
create index coaching_visit_of_coach on coaching_visit (coach_ref, visited_on desc, id desc);

create table open_class (
    id           uuid primary key,
    school_id    uuid        not null references school,
    held_on      date        not null,
    topic_th     text        not null,
    topic_en     text        not null,
    mode         text        not null,
    -- how many took part, as people state it
    bound        text,
    participants bigint,
    cycle_id     uuid        references lesson_study_cycle,
    scopes       text[]      not null,
    created_at   timestamptz not null,
    constraint open_class_counted check ((bound is null) = (participants is null))
);
create index open_class_newest_first on open_class (held_on desc, id desc);
create index open_class_of_school on open_class (school_id, held_on desc, id desc);
create index open_class_of_cycle on open_class (cycle_id);

create table plc_meeting (
    id          uuid primary key,
    school_id   uuid        not null references school,
    met_on      date        not null,
    minutes_ref text,
    -- one element a role
    roles       text[]      not null,
    counts      integer[]   not null,
    scopes      text[]      not null,
    created_at  timestamptz not null
);
create index plc_meeting_newest_first on plc_meeting (met_on desc, id desc);
create index plc_meeting_of_school on plc_meeting (school_id, met_on desc, id desc);
