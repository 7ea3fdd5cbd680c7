-- expand
-- What every reading service keeps beside its read models: how far it has read, and what it could not read.

create table projection_offset (
    generation bigint      not null,
    source     text        not null,
    epoch      bigint      not null default 1,
    position   bigint      not null default 0,
    stream_seq bigint      not null default 0,
    event_id   uuid,
    as_of      timestamptz,
    -- newest position known to exist and since when something is unread; kept by the reader, not part of the effect
    head_position bigint   not null default 0,
    behind_since  timestamptz,
    -- why this source has stopped (GAP, DIVERGED); null while it flows
    stopped    text,
    primary key (generation, source)
);

create table projection_parked (
    id                bigint generated always as identity primary key,
    generation        bigint      not null,
    source            text        not null,
    epoch             bigint      not null,
    position          bigint      not null,
    event_id          uuid        not null,
    aggregate_type    text        not null,
    aggregate_id      uuid        not null,
    aggregate_version bigint      not null,
    type              text        not null,
    scope             text,
    traceparent       text,
    occurred_at       timestamptz not null,
    chain             bytea,
    payload           bytea       not null,
    reason            text        not null,
    parked_at         timestamptz not null,
    constraint projection_parked_once unique (generation, source, position)
);
create index projection_parked_of_aggregate on projection_parked (generation, source, aggregate_type, aggregate_id, position);
