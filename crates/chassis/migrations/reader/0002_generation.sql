-- expand
-- Read models are kept in generations: one is shown, another may be built beside it and takes its place when it has caught up.
-- Odd generations live in the schema of the service, even ones in <schema>_even; both have the same tables.

create table projection_generation (
    generation bigint      primary key,
    status     text        not null check (status in ('BUILDING', 'LIVE', 'RETIRED', 'CLEARED')),
    -- why it was begun: FIRST, EPOCH, or an operator's words
    reason     text        not null,
    began_at   timestamptz not null default now(),
    live_at    timestamptz,
    retired_at timestamptz,
    -- why it has not taken over yet, when something is wrong with it
    trouble    text
);
create unique index projection_generation_live on projection_generation (status) where status = 'LIVE';
create unique index projection_generation_building on projection_generation (status) where status = 'BUILDING';
insert into projection_generation (generation, status, reason, live_at) values (1, 'LIVE', 'FIRST', now());

-- The latest instant of which the read models are known to hold everything that the source had told.
alter table projection_offset add column current_at timestamptz;

-- A parked event that an operator has given up stays on record, but holds its aggregate back no more.
alter table projection_parked add column dropped_at timestamptz;
alter table projection_parked add column drop_reason text;
create index projection_parked_waiting on projection_parked (generation, source) where dropped_at is null;
