-- expand
-- Which partnerships have changed, in the order in which the changes became visible: what streams of the board go by.
--
-- Triggers keep it, so that whoever writes the board (a release that knows no streams, an operator who retries a parked event)
-- is followed as well. A change is anything that may alter what a partnership shows: its own row, its ceremony, a party's name.

-- Streams say how far they are in numbers of this series; a board that was read anew begins another one.
create table partnership_series (
    only_row boolean primary key default true check (only_row),
    series   uuid    not null default gen_random_uuid()
);
insert into partnership_series default values;

-- A home that is emptied for another generation begins another series.
create function partnership_series_anew() returns trigger language plpgsql as $$
begin
    execute format('insert into %I.partnership_series default values', tg_table_schema);
    return null;
end $$;
create trigger partnership_series_anew after truncate on partnership_series
    for each statement execute function partnership_series_anew();

create sequence partnership_change_no;

-- The last change of each partnership; earlier ones are forgotten. Narrow, so that the wide row itself keeps its indexes.
create table partnership_change (
    agreement_id uuid   primary key references partnership on delete cascade,
    changed_no   bigint not null unique
);

-- A scope that a partnership had and lost, and with which change: whoever followed it by that scope is told that it has gone.
create table partnership_left (
    agreement_id uuid   not null references partnership on delete cascade,
    scope        text   not null,
    left_no      bigint not null,
    primary key (agreement_id, scope)
);

-- The functions find their tables in the home that they were made for, whoever writes there and by what path.
--
-- Numbers are given in the order of commits: whoever takes one holds up the next one until the end of its transaction. A reader
-- that has seen a number will never find a smaller one that it has not seen.
create function partnership_next_change() returns bigint language plpgsql set search_path from current as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(current_schema() || '.partnership_change', 0));
    return nextval('partnership_change_no');
end $$;

create function partnership_changed() returns trigger language plpgsql set search_path from current as $$
declare
    number bigint := partnership_next_change();
begin
    insert into partnership_change values (new.agreement_id, number)
    on conflict (agreement_id) do update set changed_no = excluded.changed_no;
    if tg_op = 'UPDATE' and not old.scopes <@ new.scopes then
        insert into partnership_left
        select new.agreement_id, gone.scope, number from unnest(old.scopes) as gone(scope) where gone.scope <> all (new.scopes)
        on conflict (agreement_id, scope) do update set left_no = excluded.left_no;
    end if;
    return null;
end $$;
create trigger partnership_changed after insert or update on partnership for each row execute function partnership_changed();

create function partnership_ceremony_changed() returns trigger language plpgsql set search_path from current as $$
begin
    update partnership_change set changed_no = partnership_next_change() where agreement_id = new.agreement_id;
    return null;
end $$;
create trigger partnership_ceremony_changed after insert or update on partnership_ceremony
    for each row execute function partnership_ceremony_changed();

create function partnership_organisation_changed() returns trigger language plpgsql set search_path from current as $$
begin
    update partnership_change set changed_no = partnership_next_change()
    where agreement_id in (select agreement_id from partnership_party where organisation_id = new.organisation_id);
    return null;
end $$;
create trigger partnership_organisation_changed after insert or update on partner_organisation
    for each row execute function partnership_organisation_changed();

insert into partnership_change select agreement_id, nextval('partnership_change_no') from partnership;
