-- expand
-- A thing that collects words. `offence` is one that the table refuses, whoever else writes with the same statement; `only …` may be
-- there once, which is looked at by COMMIT; and at the COMMIT of `cut off` the server ends the connection.
create table thing (
    id      uuid   primary key,
    version bigint not null,
    words   text   not null check (words not like '%offence%'),
    single  text   generated always as (case when words like 'only %' then words end) stored unique deferrable initially deferred
);

create function cut_off() returns trigger language plpgsql as $$
begin
    perform pg_terminate_backend(pg_backend_pid());
    return null;
end $$;
create constraint trigger cut_off after insert on thing deferrable initially deferred
    for each row when (new.words = 'cut off') execute function cut_off();
