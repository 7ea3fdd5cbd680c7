-- expand
-- The newest version of each aggregate that the read models contain, for callers who wait for their own change to be visible.
-- Written with the effects; an event that was parked has not been seen.
create table projection_seen (
    generation   bigint not null,
    source       text   not null,
    aggregate_id uuid   not null,
    version      bigint not null,
    primary key (generation, source, aggregate_id)
);
