-- expand
-- What every source service keeps beside its own tables: its event log, its audit trail and its stored replies.

create table outbox (
    id                bigint generated always as identity primary key,
    event_id          uuid        not null unique,
    aggregate_type    text        not null,
    aggregate_id      uuid        not null,
    aggregate_version bigint      not null,
    type              text        not null,
    payload           bytea       not null,
    actor             text        not null,
    scope             text,
    traceparent       text,
    occurred_at       timestamptz not null,
    epoch             bigint,
    position          bigint unique,
    chain             bytea,
    constraint outbox_version_once unique (aggregate_type, aggregate_id, aggregate_version)
);
-- The relay looks only at what has no position yet.
create index outbox_unnumbered on outbox (id) where position is null;

-- A position, once given, is public: readers have stored it.
create function outbox_is_append_only() returns trigger language plpgsql as $$
begin
    if old.position is not null then
        raise exception 'outbox row % already has position %', old.id, old.position using errcode = 'integrity_constraint_violation';
    end if;
    if (new.id, new.event_id, new.aggregate_type, new.aggregate_id, new.aggregate_version, new.type, new.payload, new.actor, new.scope, new.occurred_at)
       is distinct from
       (old.id, old.event_id, old.aggregate_type, old.aggregate_id, old.aggregate_version, old.type, old.payload, old.actor, old.scope, old.occurred_at) then
        raise exception 'outbox row % is immutable', old.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger outbox_append_only before update on outbox for each row execute function outbox_is_append_only();

create table outbox_state (
    only_row             boolean primary key default true check (only_row),
    epoch                bigint not null default 1,
    next_position        bigint not null default 1,
    published_position   bigint not null default 0,
    published_stream_seq bigint not null default 0,
    chain_head           bytea  not null default '\x0000000000000000000000000000000000000000000000000000000000000000'
);
insert into outbox_state default values;

create table audit (
    id                bigint generated always as identity primary key,
    at                timestamptz not null,
    actor             text        not null,
    used_grant        text        not null,
    method            text        not null,
    aggregate_type    text        not null,
    aggregate_id      uuid,
    aggregate_version bigint,
    reason            text,
    request_id        uuid
);
create index audit_of_aggregate on audit (aggregate_type, aggregate_id, id);

-- Replies kept for seven days, so that a repeated request id gives the same answer. A reply with personal fields is
-- kept as the id of what it showed (subject_id) and read again under the rights of the day.
create table request (
    caller     text        not null,
    method     text        not null,
    request_id uuid        not null,
    body_hash  bytea       not null,
    reply      bytea,
    subject_id uuid,
    created_at timestamptz not null,
    constraint request_once primary key (caller, method, request_id)
);
create index request_by_age on request (created_at);
