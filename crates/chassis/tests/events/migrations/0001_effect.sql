-- expand
-- What an event did, and how often.
create table effect (
    event_id uuid    primary key,
    position bigint  not null,
    times    integer not null check (times > 0)
);
