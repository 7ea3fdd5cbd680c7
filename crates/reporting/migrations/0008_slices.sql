-- expand
-- The board is written by statements on many rows, so its changes are numbered by statement as well, not row by row: the lock that keeps
-- numbers in the order of commits is taken once for all rows, and by nobody who changes nothing that is shown.
--
-- A number is given to each partnership that has changed, as before, and only the last one of each is kept.

drop trigger partnership_changed on partnership;
drop trigger partnership_ceremony_changed on partnership_ceremony;
drop trigger partnership_organisation_changed on partner_organisation;
drop function partnership_changed();
drop function partnership_ceremony_changed();
drop function partnership_organisation_changed();
drop function partnership_next_change();

-- Whoever is about to give numbers holds up the next one until the end of its transaction.
create function partnership_hold_changes() returns void language plpgsql set search_path from current as $$
begin
    perform pg_advisory_xact_lock(hashtextextended(current_schema() || '.partnership_change', 0));
end $$;

-- Something changed that these partnerships show beside their own row. One that has not been told yet has no number and gets none.
create function partnership_number(agreements uuid[]) returns void language plpgsql
    set search_path from current set enable_seqscan = off set jit = off as $$
begin
    if cardinality(agreements) > 0 then
        perform partnership_hold_changes();
        update partnership_change set changed_no = nextval('partnership_change_no') where agreement_id = any (agreements);
    end if;
end $$;

create function partnerships_told() returns trigger language plpgsql set search_path from current as $$
begin
    if exists (select from told) then
        perform partnership_hold_changes();
        insert into partnership_change select agreement_id, nextval('partnership_change_no') from told
        on conflict (agreement_id) do update set changed_no = excluded.changed_no;
    end if;
    return null;
end $$;
create trigger partnerships_told after insert on partnership
    referencing new table as told for each statement execute function partnerships_told();

-- The settings are for the join of a slice before and after: a plan for one row would compare each of them with each. What a forbidden plan
-- seems to cost must not have it compiled.
create function partnerships_changed() returns trigger language plpgsql
    set search_path from current set enable_nestloop = off set jit = off as $$
begin
    if exists (select from changed) then
        perform partnership_hold_changes();
        with numbered as (
            insert into partnership_change select agreement_id, nextval('partnership_change_no') from changed
            on conflict (agreement_id) do update set changed_no = excluded.changed_no
            returning agreement_id, changed_no
        ), shrunk as (
            select b.agreement_id, b.scopes as had, c.scopes as has
            from before b join changed c on c.agreement_id = b.agreement_id
            where not b.scopes <@ c.scopes
        )
        insert into partnership_left
        select s.agreement_id, gone.scope, n.changed_no
        from shrunk s join numbered n on n.agreement_id = s.agreement_id cross join unnest(s.had) as gone(scope)
        where gone.scope <> all (s.has)
        on conflict (agreement_id, scope) do update set left_no = excluded.left_no;
    end if;
    return null;
end $$;
create trigger partnerships_changed after update on partnership
    referencing old table as before new table as changed for each statement execute function partnerships_changed();

create function partnership_ceremonies_told() returns trigger language plpgsql set search_path from current as $$
begin
    perform partnership_number(array(select distinct agreement_id from told));
    return null;
end $$;
create trigger partnership_ceremonies_told after insert on partnership_ceremony
    referencing new table as told for each statement execute function partnership_ceremonies_told();
create trigger partnership_ceremonies_changed after update on partnership_ceremony
    referencing new table as told for each statement execute function partnership_ceremonies_told();

create function partnership_organisations_told() returns trigger language plpgsql
    set search_path from current set enable_seqscan = off set jit = off as $$
begin
    perform partnership_number(array(
        select distinct agreement_id from partnership_party where organisation_id = any (array(select organisation_id from told))));
    return null;
end $$;
create trigger partnership_organisations_told after insert on partner_organisation
    referencing new table as told for each statement execute function partnership_organisations_told();
create trigger partnership_organisations_changed after update on partner_organisation
    referencing new table as told for each statement execute function partnership_organisations_told();

-- Rows that hang on another are written in its transaction, after it, for those that were let in: asking for it once more, row by row,
-- took a third of the time of a slice.
alter table partnership_party drop constraint partnership_party_agreement_id_fkey;
alter table partner_organisation_name drop constraint partner_organisation_name_organisation_id_fkey;
alter table school_place drop constraint school_place_school_id_fkey;
