--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: reporting; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA reporting;


--
-- Name: reporting_even; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA reporting_even;


--
-- Name: schools; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA schools;


--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA schools;


--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: -
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';


--
-- Name: partnership_ceremonies_told(); Type: FUNCTION; Schema: reporting; Owner: -
--

CREATE FUNCTION reporting.partnership_ceremonies_told() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting'
    AS $$
begin
    perform partnership_number(array(select distinct agreement_id from told));
    return null;
end $$;


--
-- Name: partnership_hold_changes(); Type: FUNCTION; Schema: reporting; Owner: -
--

CREATE FUNCTION reporting.partnership_hold_changes() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'reporting'
    AS $$
begin
    perform pg_advisory_xact_lock(hashtextextended(current_schema() || '.partnership_change', 0));
end $$;


--
-- Name: partnership_number(uuid[]); Type: FUNCTION; Schema: reporting; Owner: -
--

CREATE FUNCTION reporting.partnership_number(agreements uuid[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'reporting'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
begin
    if cardinality(agreements) > 0 then
        perform partnership_hold_changes();
        update partnership_change set changed_no = nextval('partnership_change_no') where agreement_id = any (agreements);
    end if;
end $$;


--
-- Name: partnership_organisations_told(); Type: FUNCTION; Schema: reporting; Owner: -
--

CREATE FUNCTION reporting.partnership_organisations_told() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
begin
    perform partnership_number(array(
        select distinct agreement_id from partnership_party where organisation_id = any (array(select organisation_id from told))));
    return null;
end $$;


--
-- Name: partnership_series_anew(); Type: FUNCTION; Schema: reporting; Owner: -
--

CREATE FUNCTION reporting.partnership_series_anew() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    execute format('insert into %I.partnership_series default values', tg_table_schema);
    return null;
end $$;


--
-- Name: partnerships_changed(); Type: FUNCTION; Schema: reporting; Owner: -
--

CREATE FUNCTION reporting.partnerships_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting'
    SET enable_nestloop TO 'off'
    SET jit TO 'off'
    AS $$
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


--
-- Name: partnerships_told(); Type: FUNCTION; Schema: reporting; Owner: -
--

CREATE FUNCTION reporting.partnerships_told() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting'
    AS $$
begin
    if exists (select from told) then
        perform partnership_hold_changes();
        insert into partnership_change select agreement_id, nextval('partnership_change_no') from told
        on conflict (agreement_id) do update set changed_no = excluded.changed_no;
    end if;
    return null;
end $$;


--
-- Name: report_changed(); Type: FUNCTION; Schema: reporting; Owner: -
--

CREATE FUNCTION reporting.report_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting'
    AS $$
begin
    update report_change set changed_no = changed_no + 1;
    return null;
end $$;


--
-- Name: report_series_anew(); Type: FUNCTION; Schema: reporting; Owner: -
--

CREATE FUNCTION reporting.report_series_anew() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    execute format('insert into %I.report_change default values', tg_table_schema);
    return null;
end $$;


--
-- Name: report_task_changed(); Type: FUNCTION; Schema: reporting; Owner: -
--

CREATE FUNCTION reporting.report_task_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting'
    AS $$
begin
    if exists (select cycle_id, school_id, status from told except select cycle_id, school_id, status from before)
       or exists (select cycle_id, school_id, status from before except select cycle_id, school_id, status from told) then
        update report_change set changed_no = changed_no + 1;
    end if;
    return null;
end $$;


--
-- Name: report_told(); Type: FUNCTION; Schema: reporting; Owner: -
--

CREATE FUNCTION reporting.report_told() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting'
    AS $$
begin
    if exists (select from told) then
        update report_change set changed_no = changed_no + 1;
    end if;
    return null;
end $$;


--
-- Name: partnership_ceremonies_told(); Type: FUNCTION; Schema: reporting_even; Owner: -
--

CREATE FUNCTION reporting_even.partnership_ceremonies_told() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting_even'
    AS $$
begin
    perform partnership_number(array(select distinct agreement_id from told));
    return null;
end $$;


--
-- Name: partnership_hold_changes(); Type: FUNCTION; Schema: reporting_even; Owner: -
--

CREATE FUNCTION reporting_even.partnership_hold_changes() RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'reporting_even'
    AS $$
begin
    perform pg_advisory_xact_lock(hashtextextended(current_schema() || '.partnership_change', 0));
end $$;


--
-- Name: partnership_number(uuid[]); Type: FUNCTION; Schema: reporting_even; Owner: -
--

CREATE FUNCTION reporting_even.partnership_number(agreements uuid[]) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'reporting_even'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
begin
    if cardinality(agreements) > 0 then
        perform partnership_hold_changes();
        update partnership_change set changed_no = nextval('partnership_change_no') where agreement_id = any (agreements);
    end if;
end $$;


--
-- Name: partnership_organisations_told(); Type: FUNCTION; Schema: reporting_even; Owner: -
--

CREATE FUNCTION reporting_even.partnership_organisations_told() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting_even'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
begin
    perform partnership_number(array(
        select distinct agreement_id from partnership_party where organisation_id = any (array(select organisation_id from told))));
    return null;
end $$;


--
-- Name: partnership_series_anew(); Type: FUNCTION; Schema: reporting_even; Owner: -
--

CREATE FUNCTION reporting_even.partnership_series_anew() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    execute format('insert into %I.partnership_series default values', tg_table_schema);
    return null;
end $$;


--
-- Name: partnerships_changed(); Type: FUNCTION; Schema: reporting_even; Owner: -
--

CREATE FUNCTION reporting_even.partnerships_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting_even'
    SET enable_nestloop TO 'off'
    SET jit TO 'off'
    AS $$
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


--
-- Name: partnerships_told(); Type: FUNCTION; Schema: reporting_even; Owner: -
--

CREATE FUNCTION reporting_even.partnerships_told() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting_even'
    AS $$
begin
    if exists (select from told) then
        perform partnership_hold_changes();
        insert into partnership_change select agreement_id, nextval('partnership_change_no') from told
        on conflict (agreement_id) do update set changed_no = excluded.changed_no;
    end if;
    return null;
end $$;


--
-- Name: report_changed(); Type: FUNCTION; Schema: reporting_even; Owner: -
--

CREATE FUNCTION reporting_even.report_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting_even'
    AS $$
begin
    update report_change set changed_no = changed_no + 1;
    return null;
end $$;


--
-- Name: report_series_anew(); Type: FUNCTION; Schema: reporting_even; Owner: -
--

CREATE FUNCTION reporting_even.report_series_anew() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    execute format('insert into %I.report_change default values', tg_table_schema);
    return null;
end $$;


--
-- Name: report_task_changed(); Type: FUNCTION; Schema: reporting_even; Owner: -
--

CREATE FUNCTION reporting_even.report_task_changed() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting_even'
    AS $$
begin
    if exists (select cycle_id, school_id, status from told except select cycle_id, school_id, status from before)
       or exists (select cycle_id, school_id, status from before except select cycle_id, school_id, status from told) then
        update report_change set changed_no = changed_no + 1;
    end if;
    return null;
end $$;


--
-- Name: report_told(); Type: FUNCTION; Schema: reporting_even; Owner: -
--

CREATE FUNCTION reporting_even.report_told() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'reporting_even'
    AS $$
begin
    if exists (select from told) then
        update report_change set changed_no = changed_no + 1;
    end if;
    return null;
end $$;


--
-- Name: lesson_study_is_of_its_schools(); Type: FUNCTION; Schema: schools; Owner: -
--

CREATE FUNCTION schools.lesson_study_is_of_its_schools() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    delete from lesson_study_of_school where id = new.id and school_id <> all(new.schools);
    insert into lesson_study_of_school select unnest(new.schools), new.id on conflict do nothing;
    return null;
end $$;


--
-- Name: outbox_is_append_only(); Type: FUNCTION; Schema: schools; Owner: -
--

CREATE FUNCTION schools.outbox_is_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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


--
-- Name: referred_to_behind_the_wall(uuid[]); Type: FUNCTION; Schema: schools; Owner: -
--

CREATE FUNCTION schools.referred_to_behind_the_wall(wanted uuid[]) RETURNS SETOF uuid
    LANGUAGE plpgsql
    AS $$
declare reach text := current_setting('sala.reach', true);
begin
    perform set_config('sala.reach', '*', true);
    return query
        select school_id from participation where school_id = any(wanted)
        union select school_id from coaching_visit where school_id = any(wanted)
        union select origin_id from innovation where origin_id = any(wanted)
        union select school_id from plan where school_id = any(wanted)
        union select school_id from posting where school_id = any(wanted);
    perform set_config('sala.reach', coalesce(reach, ''), true);
end $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: adoption; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.adoption (
    adoption_id uuid NOT NULL,
    version bigint NOT NULL,
    innovation_id uuid NOT NULL,
    school_id uuid NOT NULL,
    source_id uuid,
    ended_on date,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: adoption_state; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.adoption_state (
    adoption_id uuid NOT NULL,
    seq integer NOT NULL,
    status text NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL
);


--
-- Name: area; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.area (
    area_id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    level text,
    place text,
    scope text,
    sort_key bytea NOT NULL,
    told bytea NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: enrolment; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.enrolment (
    enrolment_id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    counted_on date NOT NULL,
    be_year integer NOT NULL,
    semester integer NOT NULL,
    status text NOT NULL,
    told bytea NOT NULL,
    as_of timestamp with time zone NOT NULL,
    pupils integer
);


--
-- Name: evaluation_assessment; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.evaluation_assessment (
    assessment_id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    status text NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: evaluation_assignment; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.evaluation_assignment (
    assignment_id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    status text NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: evaluation_cycle; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.evaluation_cycle (
    cycle_id uuid NOT NULL,
    version bigint NOT NULL,
    framework_id uuid NOT NULL,
    framework_n integer NOT NULL,
    is_trial boolean NOT NULL,
    status text NOT NULL,
    be_year integer NOT NULL,
    semester integer NOT NULL,
    round text NOT NULL,
    owner_id uuid NOT NULL,
    name_th text,
    name_en text,
    population_on date NOT NULL,
    min_raters integer NOT NULL,
    result_n integer NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: evaluation_framework; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.evaluation_framework (
    framework_id uuid NOT NULL,
    version bigint NOT NULL,
    code text NOT NULL,
    purpose text NOT NULL,
    name_th text,
    name_en text,
    as_of timestamp with time zone NOT NULL,
    kind text
);


--
-- Name: evaluation_result; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.evaluation_result (
    result_id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    n integer NOT NULL,
    published_n integer NOT NULL,
    form text NOT NULL,
    passed boolean,
    nodes jsonb NOT NULL,
    as_of timestamp with time zone NOT NULL,
    told bytea
);


--
-- Name: evaluation_result_published; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.evaluation_result_published (
    result_id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    n integer NOT NULL,
    form text NOT NULL,
    passed boolean,
    nodes jsonb NOT NULL,
    told bytea,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: evaluation_school; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.evaluation_school (
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    scopes text[] NOT NULL,
    late boolean NOT NULL
);


--
-- Name: innovation; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.innovation (
    innovation_id uuid NOT NULL,
    version bigint NOT NULL,
    origin_id uuid,
    kind text NOT NULL,
    maturity text NOT NULL,
    evidence text NOT NULL,
    be_year integer NOT NULL,
    semester integer NOT NULL,
    name_th text,
    name_en text,
    published_on date,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: lesson_cycle; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.lesson_cycle (
    cycle_id uuid NOT NULL,
    version bigint NOT NULL,
    team_id uuid NOT NULL,
    school_ids uuid[] NOT NULL,
    week date NOT NULL,
    state text NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: lesson_team; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.lesson_team (
    team_id uuid NOT NULL,
    version bigint NOT NULL,
    be_year integer NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: open_class; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.open_class (
    open_class_id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    held_on date NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: participation; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.participation (
    participation_id uuid NOT NULL,
    version bigint NOT NULL,
    programme_id uuid NOT NULL,
    cohort_no integer NOT NULL,
    school_id uuid NOT NULL,
    ended_on date,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: participation_state; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.participation_state (
    participation_id uuid NOT NULL,
    seq integer NOT NULL,
    status text NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL
);


--
-- Name: partner_organisation; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.partner_organisation (
    organisation_id uuid NOT NULL,
    version bigint NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: partner_organisation_name; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.partner_organisation_name (
    organisation_id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    name_th text,
    name_en text,
    short_name text
);


--
-- Name: partnership; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.partnership (
    agreement_id uuid NOT NULL,
    agreement_version bigint NOT NULL,
    kind text NOT NULL,
    reference_no text NOT NULL,
    title_th text,
    title_en text,
    state text NOT NULL,
    validity text NOT NULL,
    executed_with_reservation boolean NOT NULL,
    signed_on date,
    effective_on date,
    expires_on date,
    parties_count integer NOT NULL,
    signatures_recorded integer NOT NULL,
    signatures_outstanding integer NOT NULL,
    witness_gaps integer NOT NULL,
    authority_gaps integer NOT NULL,
    ceremony_id uuid,
    scopes text[] NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: partnership_ceremony; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.partnership_ceremony (
    ceremony_id uuid NOT NULL,
    version bigint NOT NULL,
    agreement_id uuid NOT NULL,
    status text NOT NULL,
    starts_at timestamp with time zone,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: partnership_change; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.partnership_change (
    agreement_id uuid NOT NULL,
    changed_no bigint NOT NULL
);


--
-- Name: partnership_change_no; Type: SEQUENCE; Schema: reporting; Owner: -
--

CREATE SEQUENCE reporting.partnership_change_no
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: partnership_left; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.partnership_left (
    agreement_id uuid NOT NULL,
    scope text NOT NULL,
    left_no bigint NOT NULL
);


--
-- Name: partnership_party; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.partnership_party (
    agreement_id uuid NOT NULL,
    party_no integer NOT NULL,
    organisation_id uuid NOT NULL,
    label text NOT NULL,
    side text NOT NULL,
    protocol_order integer NOT NULL,
    capacity text NOT NULL,
    position_kind text NOT NULL,
    signed boolean NOT NULL,
    signed_on date,
    witnesses_required integer NOT NULL,
    witnesses_signed integer NOT NULL,
    witnesses_waived integer NOT NULL,
    witness_gap integer NOT NULL,
    delegation_status text NOT NULL,
    authority_gap boolean NOT NULL,
    defects text[] NOT NULL
);


--
-- Name: partnership_series; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.partnership_series (
    only_row boolean DEFAULT true NOT NULL,
    series uuid DEFAULT gen_random_uuid() NOT NULL,
    CONSTRAINT partnership_series_only_row_check CHECK (only_row)
);


--
-- Name: pilot; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.pilot (
    pilot_id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    area_id uuid NOT NULL,
    autonomy text[] NOT NULL,
    valid_from date,
    valid_to date,
    ended_on date,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: pilot_state; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.pilot_state (
    pilot_id uuid NOT NULL,
    seq integer NOT NULL,
    status text NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL
);


--
-- Name: plan; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.plan (
    plan_id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    first_year integer NOT NULL,
    last_year integer NOT NULL,
    title_th text,
    title_en text,
    state text NOT NULL,
    revision integer NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: programme; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.programme (
    programme_id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    name_th text,
    name_en text,
    owner_id uuid NOT NULL,
    cohorts integer[] NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: projection_generation; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.projection_generation (
    generation bigint NOT NULL,
    status text NOT NULL,
    reason text NOT NULL,
    began_at timestamp with time zone DEFAULT now() NOT NULL,
    live_at timestamp with time zone,
    retired_at timestamp with time zone,
    trouble text,
    CONSTRAINT projection_generation_status_check CHECK ((status = ANY (ARRAY['BUILDING'::text, 'LIVE'::text, 'RETIRED'::text, 'CLEARED'::text])))
);


--
-- Name: projection_offset; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.projection_offset (
    generation bigint NOT NULL,
    source text NOT NULL,
    epoch bigint DEFAULT 1 NOT NULL,
    "position" bigint DEFAULT 0 NOT NULL,
    stream_seq bigint DEFAULT 0 NOT NULL,
    event_id uuid,
    as_of timestamp with time zone,
    head_position bigint DEFAULT 0 NOT NULL,
    behind_since timestamp with time zone,
    stopped text,
    current_at timestamp with time zone
);


--
-- Name: projection_parked; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.projection_parked (
    id bigint NOT NULL,
    generation bigint NOT NULL,
    source text NOT NULL,
    epoch bigint NOT NULL,
    "position" bigint NOT NULL,
    event_id uuid NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id uuid NOT NULL,
    aggregate_version bigint NOT NULL,
    type text NOT NULL,
    scope text,
    traceparent text,
    occurred_at timestamp with time zone NOT NULL,
    chain bytea,
    payload bytea NOT NULL,
    reason text NOT NULL,
    parked_at timestamp with time zone NOT NULL,
    dropped_at timestamp with time zone,
    drop_reason text
);


--
-- Name: projection_parked_id_seq; Type: SEQUENCE; Schema: reporting; Owner: -
--

ALTER TABLE reporting.projection_parked ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME reporting.projection_parked_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: projection_seen; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.projection_seen (
    generation bigint NOT NULL,
    source text NOT NULL,
    aggregate_id uuid NOT NULL,
    version bigint NOT NULL
);


--
-- Name: reader_migration; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.reader_migration (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: report_change; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.report_change (
    only_row boolean DEFAULT true NOT NULL,
    series uuid DEFAULT gen_random_uuid() NOT NULL,
    changed_no bigint DEFAULT 0 NOT NULL,
    CONSTRAINT report_change_only_row_check CHECK (only_row)
);


--
-- Name: schema_migration; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.schema_migration (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: school; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.school (
    school_id uuid NOT NULL,
    version bigint NOT NULL,
    sort_key bytea NOT NULL,
    told bytea NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: school_place; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.school_place (
    school_id uuid NOT NULL,
    seq integer NOT NULL,
    level text NOT NULL,
    place text NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL
);


--
-- Name: term; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.term (
    term_id uuid NOT NULL,
    version bigint NOT NULL,
    be_year integer NOT NULL,
    semester integer NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    area_id uuid,
    school_id uuid,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: visit; Type: TABLE; Schema: reporting; Owner: -
--

CREATE TABLE reporting.visit (
    visit_id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    visited_on date NOT NULL,
    follow_ups integer NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: adoption; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.adoption (
    adoption_id uuid NOT NULL,
    version bigint NOT NULL,
    innovation_id uuid NOT NULL,
    school_id uuid NOT NULL,
    source_id uuid,
    ended_on date,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: adoption_state; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.adoption_state (
    adoption_id uuid NOT NULL,
    seq integer NOT NULL,
    status text NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL
);


--
-- Name: area; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.area (
    area_id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    level text,
    place text,
    scope text,
    sort_key bytea NOT NULL,
    told bytea NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: enrolment; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.enrolment (
    enrolment_id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    counted_on date NOT NULL,
    be_year integer NOT NULL,
    semester integer NOT NULL,
    status text NOT NULL,
    told bytea NOT NULL,
    as_of timestamp with time zone NOT NULL,
    pupils integer
);


--
-- Name: evaluation_assessment; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.evaluation_assessment (
    assessment_id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    status text NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: evaluation_assignment; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.evaluation_assignment (
    assignment_id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    status text NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: evaluation_cycle; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.evaluation_cycle (
    cycle_id uuid NOT NULL,
    version bigint NOT NULL,
    framework_id uuid NOT NULL,
    framework_n integer NOT NULL,
    is_trial boolean NOT NULL,
    status text NOT NULL,
    be_year integer NOT NULL,
    semester integer NOT NULL,
    round text NOT NULL,
    owner_id uuid NOT NULL,
    name_th text,
    name_en text,
    population_on date NOT NULL,
    min_raters integer NOT NULL,
    result_n integer NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: evaluation_framework; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.evaluation_framework (
    framework_id uuid NOT NULL,
    version bigint NOT NULL,
    code text NOT NULL,
    purpose text NOT NULL,
    name_th text,
    name_en text,
    as_of timestamp with time zone NOT NULL,
    kind text
);


--
-- Name: evaluation_result; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.evaluation_result (
    result_id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    n integer NOT NULL,
    published_n integer NOT NULL,
    form text NOT NULL,
    passed boolean,
    nodes jsonb NOT NULL,
    as_of timestamp with time zone NOT NULL,
    told bytea
);


--
-- Name: evaluation_result_published; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.evaluation_result_published (
    result_id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    n integer NOT NULL,
    form text NOT NULL,
    passed boolean,
    nodes jsonb NOT NULL,
    told bytea,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: evaluation_school; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.evaluation_school (
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    scopes text[] NOT NULL,
    late boolean NOT NULL
);


--
-- Name: innovation; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.innovation (
    innovation_id uuid NOT NULL,
    version bigint NOT NULL,
    origin_id uuid,
    kind text NOT NULL,
    maturity text NOT NULL,
    evidence text NOT NULL,
    be_year integer NOT NULL,
    semester integer NOT NULL,
    name_th text,
    name_en text,
    published_on date,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: lesson_cycle; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.lesson_cycle (
    cycle_id uuid NOT NULL,
    version bigint NOT NULL,
    team_id uuid NOT NULL,
    school_ids uuid[] NOT NULL,
    week date NOT NULL,
    state text NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: lesson_team; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.lesson_team (
    team_id uuid NOT NULL,
    version bigint NOT NULL,
    be_year integer NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: open_class; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.open_class (
    open_class_id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    held_on date NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: participation; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.participation (
    participation_id uuid NOT NULL,
    version bigint NOT NULL,
    programme_id uuid NOT NULL,
    cohort_no integer NOT NULL,
    school_id uuid NOT NULL,
    ended_on date,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: participation_state; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.participation_state (
    participation_id uuid NOT NULL,
    seq integer NOT NULL,
    status text NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL
);


--
-- Name: partner_organisation; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.partner_organisation (
    organisation_id uuid NOT NULL,
    version bigint NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: partner_organisation_name; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.partner_organisation_name (
    organisation_id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    name_th text,
    name_en text,
    short_name text
);


--
-- Name: partnership; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.partnership (
    agreement_id uuid NOT NULL,
    agreement_version bigint NOT NULL,
    kind text NOT NULL,
    reference_no text NOT NULL,
    title_th text,
    title_en text,
    state text NOT NULL,
    validity text NOT NULL,
    executed_with_reservation boolean NOT NULL,
    signed_on date,
    effective_on date,
    expires_on date,
    parties_count integer NOT NULL,
    signatures_recorded integer NOT NULL,
    signatures_outstanding integer NOT NULL,
    witness_gaps integer NOT NULL,
    authority_gaps integer NOT NULL,
    ceremony_id uuid,
    scopes text[] NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: partnership_ceremony; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.partnership_ceremony (
    ceremony_id uuid NOT NULL,
    version bigint NOT NULL,
    agreement_id uuid NOT NULL,
    status text NOT NULL,
    starts_at timestamp with time zone,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: partnership_change; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.partnership_change (
    agreement_id uuid NOT NULL,
    changed_no bigint NOT NULL
);


--
-- Name: partnership_change_no; Type: SEQUENCE; Schema: reporting_even; Owner: -
--

CREATE SEQUENCE reporting_even.partnership_change_no
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: partnership_left; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.partnership_left (
    agreement_id uuid NOT NULL,
    scope text NOT NULL,
    left_no bigint NOT NULL
);


--
-- Name: partnership_party; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.partnership_party (
    agreement_id uuid NOT NULL,
    party_no integer NOT NULL,
    organisation_id uuid NOT NULL,
    label text NOT NULL,
    side text NOT NULL,
    protocol_order integer NOT NULL,
    capacity text NOT NULL,
    position_kind text NOT NULL,
    signed boolean NOT NULL,
    signed_on date,
    witnesses_required integer NOT NULL,
    witnesses_signed integer NOT NULL,
    witnesses_waived integer NOT NULL,
    witness_gap integer NOT NULL,
    delegation_status text NOT NULL,
    authority_gap boolean NOT NULL,
    defects text[] NOT NULL
);


--
-- Name: partnership_series; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.partnership_series (
    only_row boolean DEFAULT true NOT NULL,
    series uuid DEFAULT gen_random_uuid() NOT NULL,
    CONSTRAINT partnership_series_only_row_check CHECK (only_row)
);


--
-- Name: pilot; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.pilot (
    pilot_id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    area_id uuid NOT NULL,
    autonomy text[] NOT NULL,
    valid_from date,
    valid_to date,
    ended_on date,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: pilot_state; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.pilot_state (
    pilot_id uuid NOT NULL,
    seq integer NOT NULL,
    status text NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL
);


--
-- Name: plan; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.plan (
    plan_id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    first_year integer NOT NULL,
    last_year integer NOT NULL,
    title_th text,
    title_en text,
    state text NOT NULL,
    revision integer NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: programme; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.programme (
    programme_id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    name_th text,
    name_en text,
    owner_id uuid NOT NULL,
    cohorts integer[] NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: report_change; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.report_change (
    only_row boolean DEFAULT true NOT NULL,
    series uuid DEFAULT gen_random_uuid() NOT NULL,
    changed_no bigint DEFAULT 0 NOT NULL,
    CONSTRAINT report_change_only_row_check CHECK (only_row)
);


--
-- Name: schema_migration; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.schema_migration (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: school; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.school (
    school_id uuid NOT NULL,
    version bigint NOT NULL,
    sort_key bytea NOT NULL,
    told bytea NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: school_place; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.school_place (
    school_id uuid NOT NULL,
    seq integer NOT NULL,
    level text NOT NULL,
    place text NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL
);


--
-- Name: term; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.term (
    term_id uuid NOT NULL,
    version bigint NOT NULL,
    be_year integer NOT NULL,
    semester integer NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    area_id uuid,
    school_id uuid,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: visit; Type: TABLE; Schema: reporting_even; Owner: -
--

CREATE TABLE reporting_even.visit (
    visit_id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    visited_on date NOT NULL,
    follow_ups integer NOT NULL,
    as_of timestamp with time zone NOT NULL
);


--
-- Name: adoption; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.adoption (
    id uuid NOT NULL,
    version bigint NOT NULL,
    innovation_id uuid NOT NULL,
    school_id uuid NOT NULL,
    source_id uuid,
    status text NOT NULL,
    agreed_on date,
    evidence integer NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT adoption_from_another CHECK ((source_id <> school_id))
);


--
-- Name: area; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.area (
    id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    scheme text NOT NULL,
    code text NOT NULL,
    valid daterange NOT NULL,
    sort_key bytea NOT NULL,
    scopes text[] NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: area_edge; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.area_edge (
    child_id uuid NOT NULL,
    seq integer NOT NULL,
    hierarchy text NOT NULL,
    parent_id uuid NOT NULL,
    valid daterange NOT NULL
);


--
-- Name: audit; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.audit (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor text NOT NULL,
    used_grant text NOT NULL,
    method text NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id uuid,
    aggregate_version bigint,
    reason text,
    request_id uuid
);


--
-- Name: audit_id_seq; Type: SEQUENCE; Schema: schools; Owner: -
--

ALTER TABLE schools.audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME schools.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: coaching_visit; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.coaching_visit (
    id uuid NOT NULL,
    school_id uuid NOT NULL,
    coach_ref uuid NOT NULL,
    visited_on date NOT NULL,
    purpose text NOT NULL,
    notes text NOT NULL,
    follow_ups text[] NOT NULL,
    due_on date[] NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY schools.coaching_visit FORCE ROW LEVEL SECURITY;


--
-- Name: enrolment; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.enrolment (
    id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    as_of date NOT NULL,
    be_year smallint NOT NULL,
    semester smallint NOT NULL,
    source text NOT NULL,
    status text NOT NULL,
    grades text[] NOT NULL,
    male integer[] NOT NULL,
    female integer[] NOT NULL,
    pupils integer NOT NULL,
    classes integer NOT NULL,
    teachers integer NOT NULL,
    special_needs integer NOT NULL,
    poor integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: import; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.import (
    id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    as_of date NOT NULL,
    be_year smallint,
    semester smallint,
    rows integer NOT NULL,
    new_rows integer NOT NULL,
    changed integer NOT NULL,
    same integer NOT NULL,
    refused integer NOT NULL,
    applied integer NOT NULL,
    stale integer NOT NULL,
    undone integer NOT NULL,
    kept integer NOT NULL,
    left_out jsonb NOT NULL,
    scopes text[] NOT NULL,
    planned_within text[],
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    dealt_to integer DEFAULT 0 NOT NULL
);


--
-- Name: import_row; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.import_row (
    import_id uuid NOT NULL,
    row_no integer NOT NULL,
    outcome text NOT NULL,
    progress text NOT NULL,
    scheme text,
    code text,
    school_id uuid,
    enrolment_id uuid,
    body jsonb,
    issues jsonb NOT NULL,
    expected_version bigint NOT NULL,
    applied_version bigint,
    before jsonb
)
WITH (fillfactor='50');


--
-- Name: innovation; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.innovation (
    id uuid NOT NULL,
    version bigint NOT NULL,
    origin_id uuid,
    kind text NOT NULL,
    maturity text NOT NULL,
    target_levels text[] NOT NULL,
    published_on date,
    sort_key bytea NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY schools.innovation FORCE ROW LEVEL SECURITY;


--
-- Name: lesson_study; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.lesson_study (
    id uuid NOT NULL
);


--
-- Name: lesson_study_cycle; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.lesson_study_cycle (
    id uuid NOT NULL,
    version bigint NOT NULL,
    team_id uuid NOT NULL,
    week date NOT NULL,
    state text NOT NULL,
    schools uuid[] NOT NULL,
    scopes text[] NOT NULL,
    ideas integer NOT NULL,
    do_roles text[] NOT NULL,
    see_roles text[] NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY schools.lesson_study_cycle FORCE ROW LEVEL SECURITY;


--
-- Name: lesson_study_of_school; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.lesson_study_of_school (
    school_id uuid NOT NULL,
    id uuid NOT NULL
);


--
-- Name: lesson_study_team; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.lesson_study_team (
    id uuid NOT NULL,
    version bigint NOT NULL,
    be_year smallint NOT NULL,
    semester smallint NOT NULL,
    formed_on date NOT NULL,
    schools uuid[] NOT NULL,
    scopes text[] NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY schools.lesson_study_team FORCE ROW LEVEL SECURITY;


--
-- Name: open_class; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.open_class (
    id uuid NOT NULL,
    school_id uuid NOT NULL,
    held_on date NOT NULL,
    topic_th text NOT NULL,
    topic_en text NOT NULL,
    mode text NOT NULL,
    bound text,
    participants bigint,
    cycle_id uuid,
    scopes text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT open_class_counted CHECK (((bound IS NULL) = (participants IS NULL)))
);


--
-- Name: outbox; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.outbox (
    id bigint NOT NULL,
    event_id uuid NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id uuid NOT NULL,
    aggregate_version bigint NOT NULL,
    type text NOT NULL,
    payload bytea NOT NULL,
    actor text NOT NULL,
    scope text,
    traceparent text,
    occurred_at timestamp with time zone NOT NULL,
    epoch bigint,
    "position" bigint,
    chain bytea
);


--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: schools; Owner: -
--

ALTER TABLE schools.outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME schools.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: outbox_state; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.outbox_state (
    only_row boolean DEFAULT true NOT NULL,
    epoch bigint DEFAULT 1 NOT NULL,
    next_position bigint DEFAULT 1 NOT NULL,
    published_position bigint DEFAULT 0 NOT NULL,
    published_stream_seq bigint DEFAULT 0 NOT NULL,
    chain_head bytea DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea NOT NULL,
    CONSTRAINT outbox_state_only_row_check CHECK (only_row)
);


--
-- Name: participation; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.participation (
    id uuid NOT NULL,
    version bigint NOT NULL,
    programme_id uuid NOT NULL,
    cohort_no integer NOT NULL,
    school_id uuid NOT NULL,
    status text NOT NULL,
    ended_on date,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY schools.participation FORCE ROW LEVEL SECURITY;


--
-- Name: pilot_designation; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.pilot_designation (
    id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    area_id uuid NOT NULL,
    status text NOT NULL,
    ended_on date,
    in_effect daterange,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: plan; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.plan (
    id uuid NOT NULL,
    version bigint NOT NULL,
    school_id uuid NOT NULL,
    first_year smallint NOT NULL,
    last_year smallint NOT NULL,
    state text NOT NULL,
    revision integer NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY schools.plan FORCE ROW LEVEL SECURITY;


--
-- Name: plan_revision; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.plan_revision (
    plan_id uuid NOT NULL,
    revision integer NOT NULL,
    version bigint NOT NULL,
    first_year smallint NOT NULL,
    last_year smallint NOT NULL,
    state text NOT NULL,
    body jsonb NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY schools.plan_revision FORCE ROW LEVEL SECURITY;


--
-- Name: plc_meeting; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.plc_meeting (
    id uuid NOT NULL,
    school_id uuid NOT NULL,
    met_on date NOT NULL,
    minutes_ref text,
    roles text[] NOT NULL,
    counts integer[] NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: posting; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.posting (
    teacher_id uuid NOT NULL,
    no integer NOT NULL,
    school_id uuid NOT NULL,
    kind text NOT NULL,
    role text NOT NULL,
    valid daterange NOT NULL
);

ALTER TABLE ONLY schools.posting FORCE ROW LEVEL SECURITY;


--
-- Name: programme; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.programme (
    id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    owner_id uuid NOT NULL,
    sort_key bytea NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: request; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.request (
    caller text NOT NULL,
    method text NOT NULL,
    request_id uuid NOT NULL,
    body_hash bytea NOT NULL,
    reply bytea,
    subject_id uuid,
    created_at timestamp with time zone NOT NULL,
    sala_after text
);


--
-- Name: scale_out; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.scale_out (
    id uuid NOT NULL,
    version bigint NOT NULL,
    innovation_id uuid NOT NULL,
    area_id uuid NOT NULL,
    node_id uuid NOT NULL,
    target_schools integer NOT NULL,
    first_year smallint NOT NULL,
    first_semester smallint NOT NULL,
    last_year smallint NOT NULL,
    last_semester smallint NOT NULL,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: schema_migration; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.schema_migration (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: school; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.school (
    id uuid NOT NULL,
    version bigint NOT NULL,
    sort_key bytea NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: school_identifier; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.school_identifier (
    school_id uuid NOT NULL,
    seq integer NOT NULL,
    scheme text NOT NULL,
    value text NOT NULL,
    valid daterange NOT NULL
);


--
-- Name: school_place; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.school_place (
    school_id uuid NOT NULL,
    seq integer NOT NULL,
    place text NOT NULL,
    valid daterange NOT NULL
);


--
-- Name: source_migration; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.source_migration (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: teacher; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.teacher (
    id uuid NOT NULL,
    version bigint NOT NULL,
    person_ref uuid NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY schools.teacher FORCE ROW LEVEL SECURITY;


--
-- Name: term; Type: TABLE; Schema: schools; Owner: -
--

CREATE TABLE schools.term (
    id uuid NOT NULL,
    version bigint NOT NULL,
    be_year smallint NOT NULL,
    semester smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    area_id uuid,
    school_id uuid,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT term_of_one_scope CHECK (((area_id IS NULL) OR (school_id IS NULL)))
);


--
-- Data for Name: adoption; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: adoption_state; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: area; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.area VALUES ('017dd591-2900-7000-8000-000100000000', 1, 'PROVINCE', 'PROVINCE', 'province:40', 'province:40', '\x28407236326e2e66525e486812ff513b4f10500b102a28085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdc1100e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392034302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030303010011802220d0a0754495331303939120234302a600a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392034302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4295a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392034302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', '2021-12-20 02:00:00+00');
INSERT INTO reporting.area VALUES ('017dd591-2900-7000-8000-000100000002', 1, 'PROVINCE', 'PROVINCE', 'province:60', 'province:60', '\x28407236326e2e66525e486812ff513b4f10500b103e28085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdc1100e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392036302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030303210011802220d0a0754495331303939120236302a600a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392036302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4295a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392036302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', '2021-12-20 02:00:00+00');
INSERT INTO reporting.area VALUES ('017dd591-2900-7000-8000-000100000004', 1, 'ESAO', 'SERVICE_AREA', 'service_area:017dd591-2900-7000-8000-000100000004', 'esao:4001', '\x28407236326e2e66525e486812ff334f2b47105b7728085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdcdc1000e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030303410011805220c0a044553414f1204343030312a5f0a5d0a5be0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280802122430313764643539312d323930302d373030302d383030302d3030303130303030303030305a5d0a5be0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', '2021-12-20 02:00:00+00');
INSERT INTO reporting.area VALUES ('017dd591-2900-7000-8000-000100000006', 1, 'ESAO', 'SERVICE_AREA', 'service_area:017dd591-2900-7000-8000-000100000006', 'esao:4005', '\x28407236326e2e66525e486812ff334f2b47105b7b28085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdcdc1000e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030303610011805220c0a044553414f1204343030352a5f0a5d0a5be0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280802122430313764643539312d323930302d373030302d383030302d3030303130303030303030305a5d0a5be0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', '2021-12-20 02:00:00+00');
INSERT INTO reporting.area VALUES ('017dd591-2900-7000-8000-000100000008', 1, 'DISTRICT', 'DISTRICT', 'district:4005', NULL, '\x28407236326e2e66525e486812ff513b4f10500b105b7b28085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdc1100e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030303810011803220f0a07544953313039391204343030352a620a600a5ee0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280801122430313764643539312d323930302d373030302d383030302d30303031303030303030303032280802122430313764643539312d323930302d373030302d383030302d3030303130303030303030365a600a5ee0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', '2021-12-20 02:00:00+00');
INSERT INTO reporting.area VALUES ('017dd591-2900-7000-8000-00010000000a', 1, 'DISTRICT', 'DISTRICT', 'district:6001', NULL, '\x28407236326e2e66525e486812ff513b4f10500b10635728085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdc1100e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920363030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030306110011803220f0a07544953313039391204363030312a620a600a5ee0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920363030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280801122430313764643539312d323930302d373030302d383030302d3030303130303030303030325a600a5ee0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920363030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', '2021-12-20 02:00:00+00');
INSERT INTO reporting.area VALUES ('017dd591-2900-7000-8000-00010000000c', 1, 'NETWORK_CENTRE', 'NETWORK_CENTRE', 'centre:017dd591-2900-7000-8000-00010000000c', 'centre:017dd591-2900-7000-8000-00010000000c', '\x28407236326e2e66525e486812ff2f3345514d33104daf28085e46764e5846462e6c0144f25843f23641f2363cf2580d01b7dcdcdcdcdcdc1000e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872043454e545245203530312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030306310011806220d0a0643454e54524512033530312a600a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872043454e545245203530312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280802122430313764643539312d323930302d373030302d383030302d3030303130303030303030365a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872043454e545245203530312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', '2021-12-20 02:00:00+00');


--
-- Data for Name: enrolment; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.enrolment VALUES ('017dd591-2900-7000-8000-000100000037', 2, '017dd591-2900-7000-8000-00010000000e', '2021-06-10', 2564, 1, 'CONFIRMED', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030333710021a2430313764643539312d323930302d373030302d383030302d303030313030303030303065222908e50f1006180a2220313020e0b8a1e0b8b4e0b896e0b8b8e0b899e0b8b2e0b8a2e0b89920323536342a05088414100130013a080a060804100a180c401648025236080110011a05534d414c4c222908e50f1006180a2220313020e0b8a1e0b8b4e0b896e0b8b8e0b899e0b8b2e0b8a2e0b89920323536345238080310011a07434c4153535f31222908e50f1006180a2220313020e0b8a1e0b8b4e0b896e0b8b8e0b899e0b8b2e0b8a2e0b89920323536345a0608a0c7ff8d06620608a0c7ff8d06', '2021-12-20 02:00:00+00', 22);


--
-- Data for Name: evaluation_assessment; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: evaluation_assignment; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: evaluation_cycle; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: evaluation_framework; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: evaluation_result; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: evaluation_result_published; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: evaluation_school; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: innovation; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: lesson_cycle; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: lesson_team; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: open_class; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: participation; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.participation VALUES ('017dd591-2900-7000-8000-000100000018', 7, '017dd591-2900-7000-8000-000100000016', 2, '017dd591-2900-7000-8000-00010000000e', NULL, '2021-12-20 02:00:00+00');
INSERT INTO reporting.participation VALUES ('017dd591-2900-7000-8000-000100000020', 7, '017dd591-2900-7000-8000-000100000016', 2, '017dd591-2900-7000-8000-000100000010', NULL, '2021-12-20 02:00:00+00');
INSERT INTO reporting.participation VALUES ('017dd591-2900-7000-8000-000100000028', 7, '017dd591-2900-7000-8000-000100000016', 2, '017dd591-2900-7000-8000-000100000012', NULL, '2021-12-20 02:00:00+00');
INSERT INTO reporting.participation VALUES ('017dd591-2900-7000-8000-000100000030', 6, '017dd591-2900-7000-8000-000100000016', 2, '017dd591-2900-7000-8000-000100000014', NULL, '2021-12-20 02:00:00+00');


--
-- Data for Name: participation_state; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.participation_state VALUES ('017dd591-2900-7000-8000-000100000018', 0, 'ACTIVE', '2021-12-20', 'infinity');
INSERT INTO reporting.participation_state VALUES ('017dd591-2900-7000-8000-000100000020', 0, 'ACTIVE', '2021-12-20', 'infinity');
INSERT INTO reporting.participation_state VALUES ('017dd591-2900-7000-8000-000100000028', 0, 'ACTIVE', '2021-12-20', 'infinity');
INSERT INTO reporting.participation_state VALUES ('017dd591-2900-7000-8000-000100000030', 0, 'ACTIVE', '2021-12-20', 'infinity');


--
-- Data for Name: partner_organisation; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: partner_organisation_name; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: partnership; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: partnership_ceremony; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: partnership_change; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: partnership_left; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: partnership_party; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: partnership_series; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.partnership_series VALUES (true, '40027bf6-6dae-4782-82f5-fd2a5e47c9c0');


--
-- Data for Name: pilot; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: pilot_state; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: plan; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: programme; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.programme VALUES ('017dd591-2900-7000-8000-000100000016', 1, 'TSQP', 'OPEN', 'โรงเรียนพัฒนาตนเอง (ข้อมูลสมมติ)', NULL, '0197f0a0-0000-7000-8000-0000000000b1', '{1,2}', '2021-12-20 02:00:00+00');


--
-- Data for Name: projection_generation; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.projection_generation VALUES (1, 'LIVE', 'FIRST', '2026-11-27 00:19:44.63464+00', '2026-11-27 00:19:44.63464+00', NULL, NULL);


--
-- Data for Name: projection_offset; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.projection_offset VALUES (1, 'evaluations', 1, 0, 0, NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO reporting.projection_offset VALUES (1, 'partners', 1, 0, 0, NULL, NULL, 0, NULL, NULL, NULL);
INSERT INTO reporting.projection_offset VALUES (1, 'schools', 1, 41, 41, '017dd591-2900-7000-8000-000100000039', '2021-12-20 02:00:00+00', 41, NULL, NULL, '2021-12-20 02:00:00+00');


--
-- Data for Name: projection_parked; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: projection_seen; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000000', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000002', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000004', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000006', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000008', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-00010000000a', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-00010000000c', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-00010000000e', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000010', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000012', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000014', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000016', 1);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000018', 7);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000020', 7);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000028', 7);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000030', 6);
INSERT INTO reporting.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000037', 2);


--
-- Data for Name: reader_migration; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.reader_migration VALUES (1, 'projection', '2026-11-27 00:19:44.632004+00', true, '\xd7019f47bce06a4a2e17d32aed6e116ad9c9563a905416062c6585e5de23b989dd1bf6898d0afe284a778fb26e59288a', 2328985);
INSERT INTO reporting.reader_migration VALUES (2, 'generation', '2026-11-27 00:19:44.63464+00', true, '\xade4bb2655fa08e489f26594b72901dcccab26a280379b2f7cf0edece553c2ed9dcff5db2a8fb86da40cd3effe33f864', 1533697);
INSERT INTO reporting.reader_migration VALUES (5, 'seen', '2026-11-27 00:19:44.636395+00', true, '\x3b10da076cd1de5cc8314389d7e60cdba89f1e6a5cbcec92e0ca2b7ef40998168e80059edd29a4ea90005242b3130f25', 896096);


--
-- Data for Name: report_change; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.report_change VALUES (true, '6b34ede5-27ec-45b0-97d6-0874e4ee5123', 74);


--
-- Data for Name: schema_migration; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.schema_migration VALUES (1, 'partnership', '2026-11-27 00:19:44.638805+00', true, '\x93e5d006366424dfbfb8685c30f5ccc7f79af6874ab4ad13261475d95c8249c7ab365f6ae64451f5dd06311eefb0384d', 3398839);
INSERT INTO reporting.schema_migration VALUES (5, 'watch', '2026-11-27 00:19:44.642502+00', true, '\x7889b1e456f218fb40d91bb9c4345777bd72178250c03d51b03c2cf12a2227f7a1384f70c3e1cef56ba82b94b093c955', 3568803);
INSERT INTO reporting.schema_migration VALUES (6, 'schools', '2026-11-27 00:19:44.646203+00', true, '\x8d81dbf436a1d3fc6fe6faeffde8349d295d6dc5169a07ec46e143280915789e40f322c17bcb9375e42fa453ff64f6a2', 5922363);
INSERT INTO reporting.schema_migration VALUES (7, 'school work', '2026-11-27 00:19:44.652337+00', true, '\x07e9ae38336cf30d05074c42d0cb5e682b037372a9845180b52d96cef7a3579cd9433f0337d1871ad2f355e938fde55d', 5662165);
INSERT INTO reporting.schema_migration VALUES (8, 'slices', '2026-11-27 00:19:44.658206+00', true, '\x8b050bb9fcceebf36afb5fe3cd31d223c7ea3b760e527943f4b72034aabe27bce9b2db5c5a10a59e7e85aabca19bd665', 1761186);
INSERT INTO reporting.schema_migration VALUES (9, 'evaluations', '2026-11-27 00:19:44.6601+00', true, '\xdb95f92c7eda6af1f317ced432d177fc89cf21c06d763a842f1d355b3172ef86263b996e9e562cc86c46d892dd7e4240', 3019414);
INSERT INTO reporting.schema_migration VALUES (10, 'results', '2026-11-27 00:19:44.66325+00', true, '\x47caa6c5f61fba93604c5691aaae1028ed47644d4df3b98c125fa90fe55c7c08fda95ba77d00a52dc3ab18c3eedc3164', 1929558);
INSERT INTO reporting.schema_migration VALUES (11, 'kinds', '2026-11-27 00:19:44.665299+00', true, '\x89add4a70da85efd78f0e99da7e40c05f7b0abb91e50aa1eafebc5ab14420b1f6fd7a9d09eb8995ce935a03f3a8e2683', 398084);


--
-- Data for Name: school; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.school VALUES ('017dd591-2900-7000-8000-00010000000e', 1, '\x284a7e124a7a6e48362e66525e486812326e03100328085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030306510011a160a140a064f4245433130120a3939393030303030303122630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030303632080a063430303530313a260a2430313764643539312d323930302d373030302d383030302d30303031303030303030306342020801500258097aed010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d3030303130303030303030362a2430313764643539312d323930302d373030302d383030302d30303031303030303030306332063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', '2021-12-20 02:00:00+00');
INSERT INTO reporting.school VALUES ('017dd591-2900-7000-8000-000100000010', 1, '\x284a7e124a7a6e48362e66525e486812326e03100428085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030313010011a160a140a064f4245433130120a3939393030303030303222630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030303632080a063430303530313a260a2430313764643539312d323930302d373030302d383030302d30303031303030303030306342020801500258097aed010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d3030303130303030303030362a2430313764643539312d323930302d373030302d383030302d30303031303030303030306332063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', '2021-12-20 02:00:00+00');
INSERT INTO reporting.school VALUES ('017dd591-2900-7000-8000-000100000012', 1, '\x284a7e124a7a6e48362e66525e486812326e03100528085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030313210011a160a140a064f4245433130120a3939393030303030303322630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030303632080a063430303530313a260a2430313764643539312d323930302d373030302d383030302d30303031303030303030306342020801500258097aed010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d3030303130303030303030362a2430313764643539312d323930302d373030302d383030302d30303031303030303030306332063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', '2021-12-20 02:00:00+00');
INSERT INTO reporting.school VALUES ('017dd591-2900-7000-8000-000100000014', 1, '\x284a7e124a7a6e48362e66525e486812326e03100628085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '\x0a2430313764643539312d323930302d373030302d383030302d30303031303030303030313410011a160a140a064f4245433130120a3939393030303030303422630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a02080232080a0636303031303142020801500258097aa1010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429180232063630303130313a043630303142023630480182010608a0c7ff8d068a010608a0c7ff8d06', '2021-12-20 02:00:00+00');


--
-- Data for Name: school_place; Type: TABLE DATA; Schema: reporting; Owner: -
--

INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 0, 'SCHOOL', 'school:017dd591-2900-7000-8000-00010000000e', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 1, 'PROVINCE', 'province:40', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 2, 'DISTRICT', 'district:4005', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 3, 'SERVICE_AREA', 'service_area:017dd591-2900-7000-8000-000100000006', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 4, 'NETWORK_CENTRE', 'centre:017dd591-2900-7000-8000-00010000000c', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 5, 'STATUS', 'OPEN', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 0, 'SCHOOL', 'school:017dd591-2900-7000-8000-000100000010', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 1, 'PROVINCE', 'province:40', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 2, 'DISTRICT', 'district:4005', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 3, 'SERVICE_AREA', 'service_area:017dd591-2900-7000-8000-000100000006', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 4, 'NETWORK_CENTRE', 'centre:017dd591-2900-7000-8000-00010000000c', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 5, 'STATUS', 'OPEN', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 0, 'SCHOOL', 'school:017dd591-2900-7000-8000-000100000012', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 1, 'PROVINCE', 'province:40', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 2, 'DISTRICT', 'district:4005', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 3, 'SERVICE_AREA', 'service_area:017dd591-2900-7000-8000-000100000006', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 4, 'NETWORK_CENTRE', 'centre:017dd591-2900-7000-8000-00010000000c', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 5, 'STATUS', 'OPEN', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000014', 0, 'SCHOOL', 'school:017dd591-2900-7000-8000-000100000014', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000014', 1, 'PROVINCE', 'province:60', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000014', 2, 'DISTRICT', 'district:6001', '-infinity', 'infinity');
INSERT INTO reporting.school_place VALUES ('017dd591-2900-7000-8000-000100000014', 3, 'STATUS', 'OPEN', '-infinity', 'infinity');


--
-- Data for Name: term; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: visit; Type: TABLE DATA; Schema: reporting; Owner: -
--



--
-- Data for Name: adoption; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: adoption_state; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: area; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: enrolment; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: evaluation_assessment; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: evaluation_assignment; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: evaluation_cycle; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: evaluation_framework; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: evaluation_result; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: evaluation_result_published; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: evaluation_school; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: innovation; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: lesson_cycle; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: lesson_team; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: open_class; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: participation; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: participation_state; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: partner_organisation; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: partner_organisation_name; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: partnership; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: partnership_ceremony; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: partnership_change; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: partnership_left; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: partnership_party; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: partnership_series; Type: TABLE DATA; Schema: reporting_even; Owner: -
--

INSERT INTO reporting_even.partnership_series VALUES (true, '4633b1b6-85c0-4372-8813-effdbbb0910b');


--
-- Data for Name: pilot; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: pilot_state; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: plan; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: programme; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: report_change; Type: TABLE DATA; Schema: reporting_even; Owner: -
--

INSERT INTO reporting_even.report_change VALUES (true, 'e94ae5ee-e61f-4221-852c-2eb1c03723d8', 0);


--
-- Data for Name: schema_migration; Type: TABLE DATA; Schema: reporting_even; Owner: -
--

INSERT INTO reporting_even.schema_migration VALUES (1, 'partnership', '2026-11-27 00:19:44.667217+00', true, '\x93e5d006366424dfbfb8685c30f5ccc7f79af6874ab4ad13261475d95c8249c7ab365f6ae64451f5dd06311eefb0384d', 3614491);
INSERT INTO reporting_even.schema_migration VALUES (5, 'watch', '2026-11-27 00:19:44.671043+00', true, '\x7889b1e456f218fb40d91bb9c4345777bd72178250c03d51b03c2cf12a2227f7a1384f70c3e1cef56ba82b94b093c955', 2456284);
INSERT INTO reporting_even.schema_migration VALUES (6, 'schools', '2026-11-27 00:19:44.673663+00', true, '\x8d81dbf436a1d3fc6fe6faeffde8349d295d6dc5169a07ec46e143280915789e40f322c17bcb9375e42fa453ff64f6a2', 5384331);
INSERT INTO reporting_even.schema_migration VALUES (7, 'school work', '2026-11-27 00:19:44.679205+00', true, '\x07e9ae38336cf30d05074c42d0cb5e682b037372a9845180b52d96cef7a3579cd9433f0337d1871ad2f355e938fde55d', 5275689);
INSERT INTO reporting_even.schema_migration VALUES (8, 'slices', '2026-11-27 00:19:44.684615+00', true, '\x8b050bb9fcceebf36afb5fe3cd31d223c7ea3b760e527943f4b72034aabe27bce9b2db5c5a10a59e7e85aabca19bd665', 1560948);
INSERT INTO reporting_even.schema_migration VALUES (9, 'evaluations', '2026-11-27 00:19:44.686282+00', true, '\xdb95f92c7eda6af1f317ced432d177fc89cf21c06d763a842f1d355b3172ef86263b996e9e562cc86c46d892dd7e4240', 3253603);
INSERT INTO reporting_even.schema_migration VALUES (10, 'results', '2026-11-27 00:19:44.689677+00', true, '\x47caa6c5f61fba93604c5691aaae1028ed47644d4df3b98c125fa90fe55c7c08fda95ba77d00a52dc3ab18c3eedc3164', 1771132);
INSERT INTO reporting_even.schema_migration VALUES (11, 'kinds', '2026-11-27 00:19:44.691554+00', true, '\x89add4a70da85efd78f0e99da7e40c05f7b0abb91e50aa1eafebc5ab14420b1f6fd7a9d09eb8995ce935a03f3a8e2683', 286187);


--
-- Data for Name: school; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: school_place; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: term; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: visit; Type: TABLE DATA; Schema: reporting_even; Owner: -
--



--
-- Data for Name: adoption; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: area; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.area VALUES ('017dd591-2900-7000-8000-000100000000', 1, 'PROVINCE', 'TIS1099', '40', '(,)', '\x28407236326e2e66525e486812ff513b4f10500b102a28085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdc1100e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392034302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{province:40}', '{"names": [{"th": "พื้นที่ตัวอย่าง TIS1099 40 (ข้อมูลสมมติ)"}], "exists": {}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.area VALUES ('017dd591-2900-7000-8000-000100000002', 1, 'PROVINCE', 'TIS1099', '60', '(,)', '\x28407236326e2e66525e486812ff513b4f10500b103e28085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdc1100e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392036302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{province:60}', '{"names": [{"th": "พื้นที่ตัวอย่าง TIS1099 60 (ข้อมูลสมมติ)"}], "exists": {}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.area VALUES ('017dd591-2900-7000-8000-000100000004', 1, 'ESAO', 'ESAO', '4001', '(,)', '\x28407236326e2e66525e486812ff334f2b47105b7728085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdcdc1000e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{esao:4001,province:40}', '{"edges": [{"parent": "017dd591-2900-7000-8000-000100000000", "hierarchy": "SERVICE"}], "names": [{"th": "พื้นที่ตัวอย่าง ESAO 4001 (ข้อมูลสมมติ)"}], "exists": {}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.area VALUES ('017dd591-2900-7000-8000-000100000006', 1, 'ESAO', 'ESAO', '4005', '(,)', '\x28407236326e2e66525e486812ff334f2b47105b7b28085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdcdc1000e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{esao:4005,province:40}', '{"edges": [{"parent": "017dd591-2900-7000-8000-000100000000", "hierarchy": "SERVICE"}], "names": [{"th": "พื้นที่ตัวอย่าง ESAO 4005 (ข้อมูลสมมติ)"}], "exists": {}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.area VALUES ('017dd591-2900-7000-8000-000100000008', 1, 'DISTRICT', 'TIS1099', '4005', '(,)', '\x28407236326e2e66525e486812ff513b4f10500b105b7b28085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdc1100e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{esao:4005,province:40}', '{"edges": [{"parent": "017dd591-2900-7000-8000-000100000000", "hierarchy": "ADMINISTRATIVE"}, {"parent": "017dd591-2900-7000-8000-000100000006", "hierarchy": "SERVICE"}], "names": [{"th": "พื้นที่ตัวอย่าง TIS1099 4005 (ข้อมูลสมมติ)"}], "exists": {}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.area VALUES ('017dd591-2900-7000-8000-00010000000a', 1, 'DISTRICT', 'TIS1099', '6001', '(,)', '\x28407236326e2e66525e486812ff513b4f10500b10635728085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdc1100e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920363030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{province:60}', '{"edges": [{"parent": "017dd591-2900-7000-8000-000100000002", "hierarchy": "ADMINISTRATIVE"}], "names": [{"th": "พื้นที่ตัวอย่าง TIS1099 6001 (ข้อมูลสมมติ)"}], "exists": {}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.area VALUES ('017dd591-2900-7000-8000-00010000000c', 1, 'NETWORK_CENTRE', 'CENTRE', '501', '(,)', '\x28407236326e2e66525e486812ff2f3345514d33104daf28085e46764e5846462e6c0144f25843f23641f2363cf2580d01b7dcdcdcdcdcdc1000e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872043454e545245203530312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{centre:017dd591-2900-7000-8000-00010000000c,esao:4005,province:40}', '{"edges": [{"parent": "017dd591-2900-7000-8000-000100000006", "hierarchy": "SERVICE"}], "names": [{"th": "พื้นที่ตัวอย่าง CENTRE 501 (ข้อมูลสมมติ)"}], "exists": {}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: area_edge; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.area_edge VALUES ('017dd591-2900-7000-8000-000100000004', 1, 'SERVICE', '017dd591-2900-7000-8000-000100000000', '(,)');
INSERT INTO schools.area_edge VALUES ('017dd591-2900-7000-8000-000100000006', 1, 'SERVICE', '017dd591-2900-7000-8000-000100000000', '(,)');
INSERT INTO schools.area_edge VALUES ('017dd591-2900-7000-8000-000100000008', 1, 'ADMINISTRATIVE', '017dd591-2900-7000-8000-000100000000', '(,)');
INSERT INTO schools.area_edge VALUES ('017dd591-2900-7000-8000-000100000008', 2, 'SERVICE', '017dd591-2900-7000-8000-000100000006', '(,)');
INSERT INTO schools.area_edge VALUES ('017dd591-2900-7000-8000-00010000000a', 1, 'ADMINISTRATIVE', '017dd591-2900-7000-8000-000100000002', '(,)');
INSERT INTO schools.area_edge VALUES ('017dd591-2900-7000-8000-00010000000c', 1, 'SERVICE', '017dd591-2900-7000-8000-000100000006', '(,)');


--
-- Data for Name: audit; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (1, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterArea', 'area', '017dd591-2900-7000-8000-000100000000', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (2, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterArea', 'area', '017dd591-2900-7000-8000-000100000002', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (3, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterArea', 'area', '017dd591-2900-7000-8000-000100000004', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (4, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterArea', 'area', '017dd591-2900-7000-8000-000100000006', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (5, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterArea', 'area', '017dd591-2900-7000-8000-000100000008', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (6, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterArea', 'area', '017dd591-2900-7000-8000-00010000000a', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (7, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterArea', 'area', '017dd591-2900-7000-8000-00010000000c', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (8, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterSchool', 'school', '017dd591-2900-7000-8000-00010000000e', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (9, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterSchool', 'school', '017dd591-2900-7000-8000-000100000010', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (10, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterSchool', 'school', '017dd591-2900-7000-8000-000100000012', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (11, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterSchool', 'school', '017dd591-2900-7000-8000-000100000014', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (12, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'OpenProgramme', 'programme', '017dd591-2900-7000-8000-000100000016', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (13, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'NominateSchool', 'participation', '017dd591-2900-7000-8000-000100000018', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (14, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ApplyForProgramme', 'participation', '017dd591-2900-7000-8000-000100000018', 2, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (15, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'JudgeEligibility', 'participation', '017dd591-2900-7000-8000-000100000018', 3, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (16, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'EndorseParticipation', 'participation', '017dd591-2900-7000-8000-000100000018', 4, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (17, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'EndorseParticipation', 'participation', '017dd591-2900-7000-8000-000100000018', 5, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (18, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ApproveParticipation', 'participation', '017dd591-2900-7000-8000-000100000018', 6, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (19, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ActivateParticipation', 'participation', '017dd591-2900-7000-8000-000100000018', 7, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (20, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'NominateSchool', 'participation', '017dd591-2900-7000-8000-000100000020', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (21, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ApplyForProgramme', 'participation', '017dd591-2900-7000-8000-000100000020', 2, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (22, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'JudgeEligibility', 'participation', '017dd591-2900-7000-8000-000100000020', 3, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (23, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'EndorseParticipation', 'participation', '017dd591-2900-7000-8000-000100000020', 4, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (24, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'EndorseParticipation', 'participation', '017dd591-2900-7000-8000-000100000020', 5, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (25, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ApproveParticipation', 'participation', '017dd591-2900-7000-8000-000100000020', 6, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (26, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ActivateParticipation', 'participation', '017dd591-2900-7000-8000-000100000020', 7, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (27, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'NominateSchool', 'participation', '017dd591-2900-7000-8000-000100000028', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (28, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ApplyForProgramme', 'participation', '017dd591-2900-7000-8000-000100000028', 2, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (29, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'JudgeEligibility', 'participation', '017dd591-2900-7000-8000-000100000028', 3, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (30, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'EndorseParticipation', 'participation', '017dd591-2900-7000-8000-000100000028', 4, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (31, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'EndorseParticipation', 'participation', '017dd591-2900-7000-8000-000100000028', 5, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (32, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ApproveParticipation', 'participation', '017dd591-2900-7000-8000-000100000028', 6, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (33, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ActivateParticipation', 'participation', '017dd591-2900-7000-8000-000100000028', 7, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (34, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'NominateSchool', 'participation', '017dd591-2900-7000-8000-000100000030', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (35, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ApplyForProgramme', 'participation', '017dd591-2900-7000-8000-000100000030', 2, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (36, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'JudgeEligibility', 'participation', '017dd591-2900-7000-8000-000100000030', 3, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (37, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'EndorseParticipation', 'participation', '017dd591-2900-7000-8000-000100000030', 4, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (38, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ApproveParticipation', 'participation', '017dd591-2900-7000-8000-000100000030', 5, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (39, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ActivateParticipation', 'participation', '017dd591-2900-7000-8000-000100000030', 6, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (40, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RecordEnrolment', 'enrolment', '017dd591-2900-7000-8000-000100000037', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (41, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'ConfirmEnrolment', 'enrolment', '017dd591-2900-7000-8000-000100000037', 2, NULL, NULL);


--
-- Data for Name: coaching_visit; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: enrolment; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.enrolment VALUES ('017dd591-2900-7000-8000-000100000037', 2, '017dd591-2900-7000-8000-00010000000e', '2021-06-10', 2564, 1, 'DMC', 'CONFIRMED', '{P1}', '{10}', '{12}', 22, 0, 0, 0, 0, '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: import; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: import_row; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: innovation; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: lesson_study; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: lesson_study_cycle; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: lesson_study_of_school; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: lesson_study_team; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: open_class; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: outbox; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (17, '017dd591-2900-7000-8000-00010000001d', 'participation', '017dd591-2900-7000-8000-000100000018', 5, 'endorsed', '\x0ac6030a2430313764643539312d323930302d373030302d383030302d30303031303030303030313810051a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030306530063a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0806122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 17, '\x0faa596f864ece69ff45c1c93ae1ffceb2d58b7bec83ace3fb734bcf483e293b');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (19, '017dd591-2900-7000-8000-00010000001f', 'participation', '017dd591-2900-7000-8000-000100000018', 7, 'activated', '\x0ac6040a2430313764643539312d323930302d373030302d383030302d30303031303030303030313810071a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030306530083a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0806122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0807122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0808122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536344a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 19, '\x056cbbc9d555999193754c8e3459123ff77eeeb87dae0ee2cdc7aefe41659943');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (1, '017dd591-2900-7000-8000-000100000001', 'area', '017dd591-2900-7000-8000-000100000000', 1, 'registered', '\x0a8b020a2430313764643539312d323930302d373030302d383030302d30303031303030303030303010011802220d0a0754495331303939120234302a600a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392034302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4295a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392034302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 1, '\x7c09aba123d0a85444f1f905b39fdc3c7162b465a4820641d40f03c319e01fbb');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (2, '017dd591-2900-7000-8000-000100000003', 'area', '017dd591-2900-7000-8000-000100000002', 1, 'registered', '\x0a8b020a2430313764643539312d323930302d373030302d383030302d30303031303030303030303210011802220d0a0754495331303939120236302a600a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392036302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4295a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392036302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:60', NULL, '2021-12-20 02:00:00+00', 1, 2, '\x56ff69de919c065814571cae58b4e694eeb59bcce53dfb1d3dc72b357bfea666');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (3, '017dd591-2900-7000-8000-000100000005', 'area', '017dd591-2900-7000-8000-000100000004', 1, 'registered', '\x0ab2020a2430313764643539312d323930302d373030302d383030302d30303031303030303030303410011805220c0a044553414f1204343030312a5f0a5d0a5be0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280802122430313764643539312d323930302d373030302d383030302d3030303130303030303030305a5d0a5be0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 3, '\xf0555022dbb38dad546a46ba5487b14b79728a472e17827bd4cbdc05a0967ce1');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (4, '017dd591-2900-7000-8000-000100000007', 'area', '017dd591-2900-7000-8000-000100000006', 1, 'registered', '\x0ab2020a2430313764643539312d323930302d373030302d383030302d30303031303030303030303610011805220c0a044553414f1204343030352a5f0a5d0a5be0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280802122430313764643539312d323930302d373030302d383030302d3030303130303030303030305a5d0a5be0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 4, '\x5798245953060178ba577c58c22d3bfe026a51d5fb5e0fec87bf021b378ddbbe');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (5, '017dd591-2900-7000-8000-000100000009', 'area', '017dd591-2900-7000-8000-000100000008', 1, 'registered', '\x0ae5020a2430313764643539312d323930302d373030302d383030302d30303031303030303030303810011803220f0a07544953313039391204343030352a620a600a5ee0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280801122430313764643539312d323930302d373030302d383030302d30303031303030303030303032280802122430313764643539312d323930302d373030302d383030302d3030303130303030303030365a600a5ee0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 5, '\xb78a26f2f8de9120e4bb03c7240ea2798a28799dd0abbb116b3f89dfb698e5df');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (6, '017dd591-2900-7000-8000-00010000000b', 'area', '017dd591-2900-7000-8000-00010000000a', 1, 'registered', '\x0abb020a2430313764643539312d323930302d373030302d383030302d30303031303030303030306110011803220f0a07544953313039391204363030312a620a600a5ee0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920363030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280801122430313764643539312d323930302d373030302d383030302d3030303130303030303030325a600a5ee0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920363030312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:60', NULL, '2021-12-20 02:00:00+00', 1, 6, '\x2dc46b8e8e47cf3f4d32ae2a8838bbdc4f67982462f7a91f137ebbdd615fe794');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (7, '017dd591-2900-7000-8000-00010000000d', 'area', '017dd591-2900-7000-8000-00010000000c', 1, 'registered', '\x0ab5020a2430313764643539312d323930302d373030302d383030302d30303031303030303030306310011806220d0a0643454e54524512033530312a600a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872043454e545245203530312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280802122430313764643539312d323930302d373030302d383030302d3030303130303030303030365a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872043454e545245203530312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 7, '\x94c8d88ad8fdeaf620a1d7e9c0329334b27306c9548ab5c0f3675cabfd5f603a');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (8, '017dd591-2900-7000-8000-00010000000f', 'school', '017dd591-2900-7000-8000-00010000000e', 1, 'registered', '\x0a8e040a8b040a2430313764643539312d323930302d373030302d383030302d30303031303030303030306510011a160a140a064f4245433130120a3939393030303030303122630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030303632080a063430303530313a260a2430313764643539312d323930302d373030302d383030302d30303031303030303030306342020801500258097aed010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d3030303130303030303030362a2430313764643539312d323930302d373030302d383030302d30303031303030303030306332063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 8, '\x067f125a4407e054d86cb396dc8d8327be5f8dea3f5779abde999961686075a3');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (9, '017dd591-2900-7000-8000-000100000011', 'school', '017dd591-2900-7000-8000-000100000010', 1, 'registered', '\x0a8e040a8b040a2430313764643539312d323930302d373030302d383030302d30303031303030303030313010011a160a140a064f4245433130120a3939393030303030303222630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030303632080a063430303530313a260a2430313764643539312d323930302d373030302d383030302d30303031303030303030306342020801500258097aed010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d3030303130303030303030362a2430313764643539312d323930302d373030302d383030302d30303031303030303030306332063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 9, '\xe53f74fb2b9bec5bf548466c41541a192157aee31a77a2dab9687033c2f01ade');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (10, '017dd591-2900-7000-8000-000100000013', 'school', '017dd591-2900-7000-8000-000100000012', 1, 'registered', '\x0a8e040a8b040a2430313764643539312d323930302d373030302d383030302d30303031303030303030313210011a160a140a064f4245433130120a3939393030303030303322630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030303632080a063430303530313a260a2430313764643539312d323930302d373030302d383030302d30303031303030303030306342020801500258097aed010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d3030303130303030303030362a2430313764643539312d323930302d373030302d383030302d30303031303030303030306332063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 10, '\x5c56b3d4ae27c9ee992cf0a201f72427aeb5369828ff52547db4f08b3e120397');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (11, '017dd591-2900-7000-8000-000100000015', 'school', '017dd591-2900-7000-8000-000100000014', 1, 'registered', '\x0af4020af1020a2430313764643539312d323930302d373030302d383030302d30303031303030303030313410011a160a140a064f4245433130120a3939393030303030303422630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a02080232080a0636303031303142020801500258097aa1010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429180232063630303130313a043630303142023630480182010608a0c7ff8d068a010608a0c7ff8d06', 'institute_coordinator@global', 'province:60', NULL, '2021-12-20 02:00:00+00', 1, 11, '\xc4eb8ae0ce7ad62cb4160c173c85a81fc812e378f09c596e36ffb02e1cffe5cf');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (12, '017dd591-2900-7000-8000-000100000017', 'programme', '017dd591-2900-7000-8000-000100000016', 1, 'opened', '\x0aca010a2430313764643539312d323930302d373030302d383030302d30303031303030303030313610011a5c0a5ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b89ee0b8b1e0b892e0b899e0b8b2e0b895e0b899e0b980e0b8ade0b8872028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42920012a2430313937663061302d303030302d373030302d383030302d3030303030303030303062315202080152020802580182010608a0c7ff8d068a010608a0c7ff8d06', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 12, '\x59b2d9594c113fd8d40bd19379cca6bfd1f523a831b98a85e669482c5beb1515');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (13, '017dd591-2900-7000-8000-000100000019', 'participation', '017dd591-2900-7000-8000-000100000018', 1, 'nominated', '\x0ab4010a2430313764643539312d323930302d373030302d383030302d30303031303030303030313810011a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030306530013a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 13, '\x7945809fad46a4cb6e12cc4d729e410a4f5cf3e117ddc31c86db125f4e00d80f');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (14, '017dd591-2900-7000-8000-00010000001a', 'participation', '017dd591-2900-7000-8000-000100000018', 2, 'applied', '\x0ae0010a2430313764643539312d323930302d373030302d383030302d30303031303030303030313810021a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030306530023a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 14, '\x130f7f0c9ad0ffe4d26e1ad1f9de1cf23c3991f5818a4f49efc13a50521d0c45');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (15, '017dd591-2900-7000-8000-00010000001b', 'participation', '017dd591-2900-7000-8000-000100000018', 3, 'judged', '\x0a8c020a2430313764643539312d323930302d373030302d383030302d30303031303030303030313810031a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030306530033a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 15, '\x8c71d1c51ec5c370195c4b413ad4a3a17ccdf0ed6c62e2ce28657f673895ba00');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (16, '017dd591-2900-7000-8000-00010000001c', 'participation', '017dd591-2900-7000-8000-000100000018', 4, 'endorsed', '\x0ae9020a2430313764643539312d323930302d373030302d383030302d30303031303030303030313810041a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030306530053a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 16, '\xf12fd963ec3c672d0bab48683b3dae9ae0cc844049396026cc05eced4629b2eb');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (21, '017dd591-2900-7000-8000-000100000022', 'participation', '017dd591-2900-7000-8000-000100000020', 2, 'applied', '\x0ae0010a2430313764643539312d323930302d373030302d383030302d30303031303030303030323010021a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313030023a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 21, '\xd7537d270a51f534b591782b411e8f46cded2f6b0bc6311f0a01a2b9ee5147bc');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (23, '017dd591-2900-7000-8000-000100000024', 'participation', '017dd591-2900-7000-8000-000100000020', 4, 'endorsed', '\x0ae9020a2430313764643539312d323930302d373030302d383030302d30303031303030303030323010041a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313030053a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 23, '\x25151e3bb1ea9e441ee573ae0264ec52a5fe453d92f7e6874723c126ff416893');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (25, '017dd591-2900-7000-8000-000100000026', 'participation', '017dd591-2900-7000-8000-000100000020', 6, 'approved', '\x0af2030a2430313764643539312d323930302d373030302d383030302d30303031303030303030323010061a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313030073a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0806122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0807122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 25, '\xfeab5403a9b3e6e279ee86d33bfcad6110765fc57a11d37ca0da258087098ac7');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (27, '017dd591-2900-7000-8000-000100000029', 'participation', '017dd591-2900-7000-8000-000100000028', 1, 'nominated', '\x0ab4010a2430313764643539312d323930302d373030302d383030302d30303031303030303030323810011a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313230013a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 27, '\x1a6697c3217dee8e527aea3b8c68725d825517aae71c357aef96e1eee2b4992f');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (29, '017dd591-2900-7000-8000-00010000002b', 'participation', '017dd591-2900-7000-8000-000100000028', 3, 'judged', '\x0a8c020a2430313764643539312d323930302d373030302d383030302d30303031303030303030323810031a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313230033a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 29, '\x6a26497f99ac9978fad6e495cfe053ddd2b1251fb0bac4a54cd18cf26041e418');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (31, '017dd591-2900-7000-8000-00010000002d', 'participation', '017dd591-2900-7000-8000-000100000028', 5, 'endorsed', '\x0ac6030a2430313764643539312d323930302d373030302d383030302d30303031303030303030323810051a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313230063a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0806122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 31, '\xe1c4ac20b28c6749025eb1b1b3be78f75ca9d62cd5aefe1a810bbb95b6d4b902');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (33, '017dd591-2900-7000-8000-00010000002f', 'participation', '017dd591-2900-7000-8000-000100000028', 7, 'activated', '\x0ac6040a2430313764643539312d323930302d373030302d383030302d30303031303030303030323810071a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313230083a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0806122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0807122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0808122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536344a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 33, '\xe208107a64ecd6e42456ea9580ce9a5bc0b35f1f3eecbca7da52e5477c1f8449');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (35, '017dd591-2900-7000-8000-000100000032', 'participation', '017dd591-2900-7000-8000-000100000030', 2, 'applied', '\x0ae0010a2430313764643539312d323930302d373030302d383030302d30303031303030303030333010021a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313430023a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:60', NULL, '2021-12-20 02:00:00+00', 1, 35, '\x994db93e7604622c9b622af94b40f0b80ab677d068666270bbd17bc7564571a8');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (37, '017dd591-2900-7000-8000-000100000034', 'participation', '017dd591-2900-7000-8000-000100000030', 4, 'endorsed', '\x0ae9020a2430313764643539312d323930302d373030302d383030302d30303031303030303030333010041a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313430053a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:60', NULL, '2021-12-20 02:00:00+00', 1, 37, '\x749248d22dca40f17fa65618a0f13a253a1452a34c960a54a52598ca0aee9d17');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (40, '017dd591-2900-7000-8000-000100000038', 'enrolment', '017dd591-2900-7000-8000-000100000037', 1, 'snapshot_recorded', '\x0a96020a2430313764643539312d323930302d373030302d383030302d30303031303030303030333710011a2430313764643539312d323930302d373030302d383030302d303030313030303030303065222908e50f1006180a2220313020e0b8a1e0b8b4e0b896e0b8b8e0b899e0b8b2e0b8a2e0b89920323536342a05088414100130013a080a060804100a180c401648015238080110011a05534d414c4c222908e50f1006180a2220313020e0b8a1e0b8b4e0b896e0b8b8e0b899e0b8b2e0b8a2e0b89920323536342801523a080310011a07434c4153535f31222908e50f1006180a2220313020e0b8a1e0b8b4e0b896e0b8b8e0b899e0b8b2e0b8a2e0b899203235363428015a0608a0c7ff8d06620608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 40, '\x54dd183c7cde4962ef1cb60d56994251232634f0586399b80b59af1efaebf24b');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (18, '017dd591-2900-7000-8000-00010000001e', 'participation', '017dd591-2900-7000-8000-000100000018', 6, 'approved', '\x0af2030a2430313764643539312d323930302d373030302d383030302d30303031303030303030313810061a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030306530073a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0806122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0807122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 18, '\x4b58ddcf84fd51af06f64fe7fd0713a0cf25a3211431ac34e299df8be27c476b');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (20, '017dd591-2900-7000-8000-000100000021', 'participation', '017dd591-2900-7000-8000-000100000020', 1, 'nominated', '\x0ab4010a2430313764643539312d323930302d373030302d383030302d30303031303030303030323010011a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313030013a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 20, '\xaf202317645ec6807bd470b56f149c7c86c45f401df36a22f48349e2fd1d0818');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (22, '017dd591-2900-7000-8000-000100000023', 'participation', '017dd591-2900-7000-8000-000100000020', 3, 'judged', '\x0a8c020a2430313764643539312d323930302d373030302d383030302d30303031303030303030323010031a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313030033a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 22, '\xe5753b91bc9697f5ff560146dfa7fabb15cc0222b92e9ae2cdfbd591922a249d');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (24, '017dd591-2900-7000-8000-000100000025', 'participation', '017dd591-2900-7000-8000-000100000020', 5, 'endorsed', '\x0ac6030a2430313764643539312d323930302d373030302d383030302d30303031303030303030323010051a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313030063a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0806122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 24, '\xf06839142e2701528192729b74283d83828ead7bff06986b519874b0f3170299');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (26, '017dd591-2900-7000-8000-000100000027', 'participation', '017dd591-2900-7000-8000-000100000020', 7, 'activated', '\x0ac6040a2430313764643539312d323930302d373030302d383030302d30303031303030303030323010071a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313030083a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0806122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0807122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0808122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536344a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 26, '\xfe10423db7c4f621da994441ce397849eff5760c3e80e50367c3ef588c3f917f');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (28, '017dd591-2900-7000-8000-00010000002a', 'participation', '017dd591-2900-7000-8000-000100000028', 2, 'applied', '\x0ae0010a2430313764643539312d323930302d373030302d383030302d30303031303030303030323810021a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313230023a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 28, '\xe9f8338f40992bc11d91e20aff30f201d15af9fe4a8de1e7de2abc7a793961eb');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (30, '017dd591-2900-7000-8000-00010000002c', 'participation', '017dd591-2900-7000-8000-000100000028', 4, 'endorsed', '\x0ae9020a2430313764643539312d323930302d373030302d383030302d30303031303030303030323810041a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313230053a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 30, '\xa0e5f5ee936c345d6ccd9c15cb8b495ba1e913abfa4d7bed24d3b8d0edaedca0');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (32, '017dd591-2900-7000-8000-00010000002e', 'participation', '017dd591-2900-7000-8000-000100000028', 6, 'approved', '\x0af2030a2430313764643539312d323930302d373030302d383030302d30303031303030303030323810061a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313230073a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0806122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0807122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 32, '\x2a0d10d778b05748a094757d8f331f40a4fe1ef950e80280548c3d12d998d2cd');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (34, '017dd591-2900-7000-8000-000100000031', 'participation', '017dd591-2900-7000-8000-000100000030', 1, 'nominated', '\x0ab4010a2430313764643539312d323930302d373030302d383030302d30303031303030303030333010011a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313430013a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:60', NULL, '2021-12-20 02:00:00+00', 1, 34, '\x464795c3bf7258d63a746c970c1af53e6b1443863ffee56723cdf241499d07e8');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (36, '017dd591-2900-7000-8000-000100000033', 'participation', '017dd591-2900-7000-8000-000100000030', 3, 'judged', '\x0a8c020a2430313764643539312d323930302d373030302d383030302d30303031303030303030333010031a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313430033a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:60', NULL, '2021-12-20 02:00:00+00', 1, 36, '\xeec0fedb33e27f383576ba1f54e56a3484a278c271720d92a8ee70ead20b45da');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (38, '017dd591-2900-7000-8000-000100000035', 'participation', '017dd591-2900-7000-8000-000100000030', 5, 'approved', '\x0a95030a2430313764643539312d323930302d373030302d383030302d30303031303030303030333010051a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313430073a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0807122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:60', NULL, '2021-12-20 02:00:00+00', 1, 38, '\xcb9c8da90f027752c02c4685335a749eb0ede91f744441af01cf6b409b332386');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (39, '017dd591-2900-7000-8000-000100000036', 'participation', '017dd591-2900-7000-8000-000100000030', 6, 'activated', '\x0ae9030a2430313764643539312d323930302d373030302d383030302d30303031303030303030333010061a2430313764643539312d323930302d373030302d383030302d30303031303030303030313620022a2430313764643539312d323930302d373030302d383030302d30303031303030303030313430083a2a0801122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0802122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0803122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a5b0805122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536341a2f0a06312f32353634122508e50f100c1801221c3120e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0807122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536343a2a0808122608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536344a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:60', NULL, '2021-12-20 02:00:00+00', 1, 39, '\xcf0282b49ea7a38855fa626c380411cf0b97f0c7d4308217a80e1ae55e99ff1b');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (41, '017dd591-2900-7000-8000-000100000039', 'enrolment', '017dd591-2900-7000-8000-000100000037', 2, 'snapshot_confirmed', '\x0a92020a2430313764643539312d323930302d373030302d383030302d30303031303030303030333710021a2430313764643539312d323930302d373030302d383030302d303030313030303030303065222908e50f1006180a2220313020e0b8a1e0b8b4e0b896e0b8b8e0b899e0b8b2e0b8a2e0b89920323536342a05088414100130013a080a060804100a180c401648025236080110011a05534d414c4c222908e50f1006180a2220313020e0b8a1e0b8b4e0b896e0b8b8e0b899e0b8b2e0b8a2e0b89920323536345238080310011a07434c4153535f31222908e50f1006180a2220313020e0b8a1e0b8b4e0b896e0b8b8e0b899e0b8b2e0b8a2e0b89920323536345a0608a0c7ff8d06620608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 41, '\xbfdb87512b1c690ecab6dd8902869ff09376e15b69e953643cd746556cc5b31d');


--
-- Data for Name: outbox_state; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.outbox_state VALUES (true, 1, 42, 41, 41, '\xbfdb87512b1c690ecab6dd8902869ff09376e15b69e953643cd746556cc5b31d');


--
-- Data for Name: participation; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.participation VALUES ('017dd591-2900-7000-8000-000100000028', 7, '017dd591-2900-7000-8000-000100000016', 2, '017dd591-2900-7000-8000-000100000012', 'ACTIVE', NULL, '{"steps": [{"on": "2021-12-20", "status": "NOMINATED"}, {"on": "2021-12-20", "status": "APPLIED"}, {"on": "2021-12-20", "status": "ELIGIBLE"}, {"on": "2021-12-20", "status": "SCHOOL_BOARD_ENDORSED", "resolution": {"on": "2021-12-01", "number": "1/2564"}}, {"on": "2021-12-20", "status": "ESAO_ENDORSED", "resolution": {"on": "2021-12-01", "number": "1/2564"}}, {"on": "2021-12-20", "status": "APPROVED"}, {"on": "2021-12-20", "status": "ACTIVE"}]}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.participation VALUES ('017dd591-2900-7000-8000-000100000018', 7, '017dd591-2900-7000-8000-000100000016', 2, '017dd591-2900-7000-8000-00010000000e', 'ACTIVE', NULL, '{"steps": [{"on": "2021-12-20", "status": "NOMINATED"}, {"on": "2021-12-20", "status": "APPLIED"}, {"on": "2021-12-20", "status": "ELIGIBLE"}, {"on": "2021-12-20", "status": "SCHOOL_BOARD_ENDORSED", "resolution": {"on": "2021-12-01", "number": "1/2564"}}, {"on": "2021-12-20", "status": "ESAO_ENDORSED", "resolution": {"on": "2021-12-01", "number": "1/2564"}}, {"on": "2021-12-20", "status": "APPROVED"}, {"on": "2021-12-20", "status": "ACTIVE"}]}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.participation VALUES ('017dd591-2900-7000-8000-000100000030', 6, '017dd591-2900-7000-8000-000100000016', 2, '017dd591-2900-7000-8000-000100000014', 'ACTIVE', NULL, '{"steps": [{"on": "2021-12-20", "status": "NOMINATED"}, {"on": "2021-12-20", "status": "APPLIED"}, {"on": "2021-12-20", "status": "ELIGIBLE"}, {"on": "2021-12-20", "status": "SCHOOL_BOARD_ENDORSED", "resolution": {"on": "2021-12-01", "number": "1/2564"}}, {"on": "2021-12-20", "status": "APPROVED"}, {"on": "2021-12-20", "status": "ACTIVE"}]}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.participation VALUES ('017dd591-2900-7000-8000-000100000020', 7, '017dd591-2900-7000-8000-000100000016', 2, '017dd591-2900-7000-8000-000100000010', 'ACTIVE', NULL, '{"steps": [{"on": "2021-12-20", "status": "NOMINATED"}, {"on": "2021-12-20", "status": "APPLIED"}, {"on": "2021-12-20", "status": "ELIGIBLE"}, {"on": "2021-12-20", "status": "SCHOOL_BOARD_ENDORSED", "resolution": {"on": "2021-12-01", "number": "1/2564"}}, {"on": "2021-12-20", "status": "ESAO_ENDORSED", "resolution": {"on": "2021-12-01", "number": "1/2564"}}, {"on": "2021-12-20", "status": "APPROVED"}, {"on": "2021-12-20", "status": "ACTIVE"}]}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: pilot_designation; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: plan; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: plan_revision; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: plc_meeting; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: posting; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: programme; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.programme VALUES ('017dd591-2900-7000-8000-000100000016', 1, 'TSQP', 'OPEN', '0197f0a0-0000-7000-8000-0000000000b1', '\x284a7e124a7a6e483640662836682e365e7a12085e46764e5846462e6c0133f2580d012100e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b89ee0b8b1e0b892e0b899e0b8b2e0b895e0b899e0b980e0b8ade0b8872028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{"name": {"th": "โรงเรียนพัฒนาตนเอง (ข้อมูลสมมติ)"}, "cohorts": [{"no": 1}, {"no": 2}], "planned": {}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: request; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: scale_out; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: schema_migration; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.schema_migration VALUES (1, 'schools', '2026-11-27 00:19:44.554336+00', true, '\x874cf13f9301e12c46d477eaafcdd4ce3847129904be723ad0e53708e343d97e3466b79ead6ede14e133c540b55617cc', 39575410);
INSERT INTO schools.schema_migration VALUES (2, 'programmes', '2026-11-27 00:19:44.594944+00', true, '\x0051cd89ca3e5a20515231f06ac29c9f1ace03ba5f0f1d404dc36ea176b785ae7f26d9ab11c8d8a702b7f23597e26f6d', 3692036);
INSERT INTO schools.schema_migration VALUES (3, 'lesson study', '2026-11-27 00:19:44.598824+00', true, '\x790a243f8f2a5efa70c8082b1b151b41d3b5ab8a6deae41122b36d25299a1dcd59e5243b5797b367bc1c184fbddc743c', 7272627);
INSERT INTO schools.schema_migration VALUES (4, 'innovations', '2026-11-27 00:19:44.606386+00', true, '\xfcf2efb5f873d99b9ade7f3e76cf4dd663390b913d9573ae69ed3646914395aa53272a8e6c1604c1ec9feb30eb770104', 6580265);
INSERT INTO schools.schema_migration VALUES (5, 'imports', '2026-11-27 00:19:44.613196+00', true, '\x7d24d855778e34b7a4aea28134d0c4d9d43ddaad0d2f6c696c12587fb10abd9106cc1cf0f12945569ba605acb5cf27d3', 2152871);
INSERT INTO schools.schema_migration VALUES (6, 'teachers', '2026-11-27 00:19:44.615513+00', true, '\x8e6fc87f6a28da7001c2bce678a50c7cff5fb197b1ca0b8d1eff6e7a64cafb4348714c8dd815c640aecda3836c1e3348', 2807227);
INSERT INTO schools.schema_migration VALUES (7, 'imports at scale', '2026-11-27 00:19:44.618473+00', true, '\x126ff8f3a07333b598ee382d22aaa16463305526ae804a3384a5c490ecf92689805e3c0f2227e3f1a9b89c5b699d1350', 1423062);
INSERT INTO schools.schema_migration VALUES (8, 'wall', '2026-11-27 00:19:44.619989+00', true, '\xb9b7ef2c09102f89178a83c3b25abbc3ea19f6bd7d953b3ef4c670e37db2e4fc3e4ee1ff976dc4163dd3279fc31587eb', 4683705);


--
-- Data for Name: school; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.school VALUES ('017dd591-2900-7000-8000-00010000000e', 1, '\x284a7e124a7a6e48362e66525e486812326e03100328085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{"names": [{"th": "โรงเรียนตัวอย่างที่ 1 (ข้อมูลสมมติ)"}], "centres": [{"centre": "017dd591-2900-7000-8000-00010000000c"}], "statuses": [{"status": "OPEN"}], "locations": [{"subdistrict": "400501"}], "identifiers": [{"value": "9990000001", "scheme": "OBEC10"}], "affiliations": [{"agency": "OBEC", "service_area": "017dd591-2900-7000-8000-000100000006", "service_area_code": "4005"}], "lowest_grade": "K2", "highest_grade": "P6"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.school VALUES ('017dd591-2900-7000-8000-000100000010', 1, '\x284a7e124a7a6e48362e66525e486812326e03100428085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{"names": [{"th": "โรงเรียนตัวอย่างที่ 2 (ข้อมูลสมมติ)"}], "centres": [{"centre": "017dd591-2900-7000-8000-00010000000c"}], "statuses": [{"status": "OPEN"}], "locations": [{"subdistrict": "400501"}], "identifiers": [{"value": "9990000002", "scheme": "OBEC10"}], "affiliations": [{"agency": "OBEC", "service_area": "017dd591-2900-7000-8000-000100000006", "service_area_code": "4005"}], "lowest_grade": "K2", "highest_grade": "P6"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.school VALUES ('017dd591-2900-7000-8000-000100000012', 1, '\x284a7e124a7a6e48362e66525e486812326e03100528085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{"names": [{"th": "โรงเรียนตัวอย่างที่ 3 (ข้อมูลสมมติ)"}], "centres": [{"centre": "017dd591-2900-7000-8000-00010000000c"}], "statuses": [{"status": "OPEN"}], "locations": [{"subdistrict": "400501"}], "identifiers": [{"value": "9990000003", "scheme": "OBEC10"}], "affiliations": [{"agency": "OBEC", "service_area": "017dd591-2900-7000-8000-000100000006", "service_area_code": "4005"}], "lowest_grade": "K2", "highest_grade": "P6"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.school VALUES ('017dd591-2900-7000-8000-000100000014', 1, '\x284a7e124a7a6e48362e66525e486812326e03100628085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{"names": [{"th": "โรงเรียนตัวอย่างที่ 4 (ข้อมูลสมมติ)"}], "statuses": [{"status": "OPEN"}], "locations": [{"subdistrict": "600101"}], "identifiers": [{"value": "9990000004", "scheme": "OBEC10"}], "affiliations": [{"agency": "OPEC"}], "lowest_grade": "K2", "highest_grade": "P6"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: school_identifier; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.school_identifier VALUES ('017dd591-2900-7000-8000-00010000000e', 1, 'OBEC10', '9990000001', '(,)');
INSERT INTO schools.school_identifier VALUES ('017dd591-2900-7000-8000-000100000010', 1, 'OBEC10', '9990000002', '(,)');
INSERT INTO schools.school_identifier VALUES ('017dd591-2900-7000-8000-000100000012', 1, 'OBEC10', '9990000003', '(,)');
INSERT INTO schools.school_identifier VALUES ('017dd591-2900-7000-8000-000100000014', 1, 'OBEC10', '9990000004', '(,)');


--
-- Data for Name: school_place; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 1, 'school:017dd591-2900-7000-8000-00010000000e', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 2, 'province:40', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 3, 'district:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 4, 'subdistrict:400501', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 5, 'agency:OBEC', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 6, 'esao:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 7, 'centre:017dd591-2900-7000-8000-00010000000c', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000000e', 8, 'status:OPEN', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 1, 'school:017dd591-2900-7000-8000-000100000010', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 2, 'province:40', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 3, 'district:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 4, 'subdistrict:400501', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 5, 'agency:OBEC', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 6, 'esao:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 7, 'centre:017dd591-2900-7000-8000-00010000000c', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000010', 8, 'status:OPEN', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 1, 'school:017dd591-2900-7000-8000-000100000012', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 2, 'province:40', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 3, 'district:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 4, 'subdistrict:400501', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 5, 'agency:OBEC', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 6, 'esao:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 7, 'centre:017dd591-2900-7000-8000-00010000000c', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000012', 8, 'status:OPEN', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000014', 1, 'school:017dd591-2900-7000-8000-000100000014', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000014', 2, 'province:60', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000014', 3, 'district:6001', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000014', 4, 'subdistrict:600101', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000014', 5, 'agency:OPEC', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000014', 6, 'status:OPEN', '(,)');


--
-- Data for Name: source_migration; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.source_migration VALUES (1, 'log', '2026-11-27 00:19:44.544155+00', true, '\x755ab567842bdb1e9b05795af987f4bd078ace3876d44e0cc470f4c7143c7789123341eb4daed26e6136c63d2be29503', 7613585);
INSERT INTO schools.source_migration VALUES (5, 'reply after', '2026-11-27 00:19:44.552144+00', true, '\xbf93e63ee35e7e92ba6441acbc6222821b6c6a55b82a5d9c02d7776dde377931b70ae62e649db81bfc812de377dfd052', 414278);


--
-- Data for Name: teacher; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: term; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Name: partnership_change_no; Type: SEQUENCE SET; Schema: reporting; Owner: -
--

SELECT pg_catalog.setval('reporting.partnership_change_no', 1, false);


--
-- Name: projection_parked_id_seq; Type: SEQUENCE SET; Schema: reporting; Owner: -
--

SELECT pg_catalog.setval('reporting.projection_parked_id_seq', 1, false);


--
-- Name: partnership_change_no; Type: SEQUENCE SET; Schema: reporting_even; Owner: -
--

SELECT pg_catalog.setval('reporting_even.partnership_change_no', 1, false);


--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: schools; Owner: -
--

SELECT pg_catalog.setval('schools.audit_id_seq', 41, true);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: schools; Owner: -
--

SELECT pg_catalog.setval('schools.outbox_id_seq', 41, true);


--
-- Name: adoption adoption_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.adoption
    ADD CONSTRAINT adoption_pkey PRIMARY KEY (adoption_id);


--
-- Name: adoption_state adoption_state_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.adoption_state
    ADD CONSTRAINT adoption_state_pkey PRIMARY KEY (adoption_id, seq);


--
-- Name: area area_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.area
    ADD CONSTRAINT area_pkey PRIMARY KEY (area_id);


--
-- Name: enrolment enrolment_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.enrolment
    ADD CONSTRAINT enrolment_pkey PRIMARY KEY (enrolment_id);


--
-- Name: evaluation_assessment evaluation_assessment_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.evaluation_assessment
    ADD CONSTRAINT evaluation_assessment_pkey PRIMARY KEY (assessment_id);


--
-- Name: evaluation_assignment evaluation_assignment_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.evaluation_assignment
    ADD CONSTRAINT evaluation_assignment_pkey PRIMARY KEY (assignment_id);


--
-- Name: evaluation_cycle evaluation_cycle_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.evaluation_cycle
    ADD CONSTRAINT evaluation_cycle_pkey PRIMARY KEY (cycle_id);


--
-- Name: evaluation_framework evaluation_framework_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.evaluation_framework
    ADD CONSTRAINT evaluation_framework_pkey PRIMARY KEY (framework_id);


--
-- Name: evaluation_result evaluation_result_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.evaluation_result
    ADD CONSTRAINT evaluation_result_pkey PRIMARY KEY (result_id);


--
-- Name: evaluation_result_published evaluation_result_published_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.evaluation_result_published
    ADD CONSTRAINT evaluation_result_published_pkey PRIMARY KEY (result_id);


--
-- Name: evaluation_school evaluation_school_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.evaluation_school
    ADD CONSTRAINT evaluation_school_pkey PRIMARY KEY (cycle_id, school_id);


--
-- Name: innovation innovation_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.innovation
    ADD CONSTRAINT innovation_pkey PRIMARY KEY (innovation_id);


--
-- Name: lesson_cycle lesson_cycle_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.lesson_cycle
    ADD CONSTRAINT lesson_cycle_pkey PRIMARY KEY (cycle_id);


--
-- Name: lesson_team lesson_team_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.lesson_team
    ADD CONSTRAINT lesson_team_pkey PRIMARY KEY (team_id);


--
-- Name: open_class open_class_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.open_class
    ADD CONSTRAINT open_class_pkey PRIMARY KEY (open_class_id);


--
-- Name: participation participation_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.participation
    ADD CONSTRAINT participation_pkey PRIMARY KEY (participation_id);


--
-- Name: participation_state participation_state_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.participation_state
    ADD CONSTRAINT participation_state_pkey PRIMARY KEY (participation_id, seq);


--
-- Name: partner_organisation_name partner_organisation_name_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.partner_organisation_name
    ADD CONSTRAINT partner_organisation_name_pkey PRIMARY KEY (organisation_id, valid_from);


--
-- Name: partner_organisation partner_organisation_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.partner_organisation
    ADD CONSTRAINT partner_organisation_pkey PRIMARY KEY (organisation_id);


--
-- Name: partnership_ceremony partnership_ceremony_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.partnership_ceremony
    ADD CONSTRAINT partnership_ceremony_pkey PRIMARY KEY (ceremony_id);


--
-- Name: partnership_change partnership_change_changed_no_key; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.partnership_change
    ADD CONSTRAINT partnership_change_changed_no_key UNIQUE (changed_no);


--
-- Name: partnership_change partnership_change_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.partnership_change
    ADD CONSTRAINT partnership_change_pkey PRIMARY KEY (agreement_id);


--
-- Name: partnership_left partnership_left_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.partnership_left
    ADD CONSTRAINT partnership_left_pkey PRIMARY KEY (agreement_id, scope);


--
-- Name: partnership_party partnership_party_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.partnership_party
    ADD CONSTRAINT partnership_party_pkey PRIMARY KEY (agreement_id, party_no);


--
-- Name: partnership partnership_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.partnership
    ADD CONSTRAINT partnership_pkey PRIMARY KEY (agreement_id);


--
-- Name: partnership_series partnership_series_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.partnership_series
    ADD CONSTRAINT partnership_series_pkey PRIMARY KEY (only_row);


--
-- Name: pilot pilot_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.pilot
    ADD CONSTRAINT pilot_pkey PRIMARY KEY (pilot_id);


--
-- Name: pilot_state pilot_state_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.pilot_state
    ADD CONSTRAINT pilot_state_pkey PRIMARY KEY (pilot_id, seq);


--
-- Name: plan plan_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (plan_id);


--
-- Name: programme programme_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.programme
    ADD CONSTRAINT programme_pkey PRIMARY KEY (programme_id);


--
-- Name: projection_generation projection_generation_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.projection_generation
    ADD CONSTRAINT projection_generation_pkey PRIMARY KEY (generation);


--
-- Name: projection_offset projection_offset_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.projection_offset
    ADD CONSTRAINT projection_offset_pkey PRIMARY KEY (generation, source);


--
-- Name: projection_parked projection_parked_once; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.projection_parked
    ADD CONSTRAINT projection_parked_once UNIQUE (generation, source, "position");


--
-- Name: projection_parked projection_parked_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.projection_parked
    ADD CONSTRAINT projection_parked_pkey PRIMARY KEY (id);


--
-- Name: projection_seen projection_seen_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.projection_seen
    ADD CONSTRAINT projection_seen_pkey PRIMARY KEY (generation, source, aggregate_id);


--
-- Name: reader_migration reader_migration_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.reader_migration
    ADD CONSTRAINT reader_migration_pkey PRIMARY KEY (version);


--
-- Name: report_change report_change_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.report_change
    ADD CONSTRAINT report_change_pkey PRIMARY KEY (only_row);


--
-- Name: schema_migration schema_migration_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (version);


--
-- Name: school school_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.school
    ADD CONSTRAINT school_pkey PRIMARY KEY (school_id);


--
-- Name: school_place school_place_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.school_place
    ADD CONSTRAINT school_place_pkey PRIMARY KEY (school_id, seq);


--
-- Name: term term_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.term
    ADD CONSTRAINT term_pkey PRIMARY KEY (term_id);


--
-- Name: visit visit_pkey; Type: CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.visit
    ADD CONSTRAINT visit_pkey PRIMARY KEY (visit_id);


--
-- Name: adoption adoption_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.adoption
    ADD CONSTRAINT adoption_pkey PRIMARY KEY (adoption_id);


--
-- Name: adoption_state adoption_state_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.adoption_state
    ADD CONSTRAINT adoption_state_pkey PRIMARY KEY (adoption_id, seq);


--
-- Name: area area_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.area
    ADD CONSTRAINT area_pkey PRIMARY KEY (area_id);


--
-- Name: enrolment enrolment_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.enrolment
    ADD CONSTRAINT enrolment_pkey PRIMARY KEY (enrolment_id);


--
-- Name: evaluation_assessment evaluation_assessment_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.evaluation_assessment
    ADD CONSTRAINT evaluation_assessment_pkey PRIMARY KEY (assessment_id);


--
-- Name: evaluation_assignment evaluation_assignment_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.evaluation_assignment
    ADD CONSTRAINT evaluation_assignment_pkey PRIMARY KEY (assignment_id);


--
-- Name: evaluation_cycle evaluation_cycle_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.evaluation_cycle
    ADD CONSTRAINT evaluation_cycle_pkey PRIMARY KEY (cycle_id);


--
-- Name: evaluation_framework evaluation_framework_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.evaluation_framework
    ADD CONSTRAINT evaluation_framework_pkey PRIMARY KEY (framework_id);


--
-- Name: evaluation_result evaluation_result_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.evaluation_result
    ADD CONSTRAINT evaluation_result_pkey PRIMARY KEY (result_id);


--
-- Name: evaluation_result_published evaluation_result_published_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.evaluation_result_published
    ADD CONSTRAINT evaluation_result_published_pkey PRIMARY KEY (result_id);


--
-- Name: evaluation_school evaluation_school_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.evaluation_school
    ADD CONSTRAINT evaluation_school_pkey PRIMARY KEY (cycle_id, school_id);


--
-- Name: innovation innovation_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.innovation
    ADD CONSTRAINT innovation_pkey PRIMARY KEY (innovation_id);


--
-- Name: lesson_cycle lesson_cycle_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.lesson_cycle
    ADD CONSTRAINT lesson_cycle_pkey PRIMARY KEY (cycle_id);


--
-- Name: lesson_team lesson_team_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.lesson_team
    ADD CONSTRAINT lesson_team_pkey PRIMARY KEY (team_id);


--
-- Name: open_class open_class_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.open_class
    ADD CONSTRAINT open_class_pkey PRIMARY KEY (open_class_id);


--
-- Name: participation participation_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.participation
    ADD CONSTRAINT participation_pkey PRIMARY KEY (participation_id);


--
-- Name: participation_state participation_state_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.participation_state
    ADD CONSTRAINT participation_state_pkey PRIMARY KEY (participation_id, seq);


--
-- Name: partner_organisation_name partner_organisation_name_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.partner_organisation_name
    ADD CONSTRAINT partner_organisation_name_pkey PRIMARY KEY (organisation_id, valid_from);


--
-- Name: partner_organisation partner_organisation_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.partner_organisation
    ADD CONSTRAINT partner_organisation_pkey PRIMARY KEY (organisation_id);


--
-- Name: partnership_ceremony partnership_ceremony_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.partnership_ceremony
    ADD CONSTRAINT partnership_ceremony_pkey PRIMARY KEY (ceremony_id);


--
-- Name: partnership_change partnership_change_changed_no_key; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.partnership_change
    ADD CONSTRAINT partnership_change_changed_no_key UNIQUE (changed_no);


--
-- Name: partnership_change partnership_change_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.partnership_change
    ADD CONSTRAINT partnership_change_pkey PRIMARY KEY (agreement_id);


--
-- Name: partnership_left partnership_left_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.partnership_left
    ADD CONSTRAINT partnership_left_pkey PRIMARY KEY (agreement_id, scope);


--
-- Name: partnership_party partnership_party_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.partnership_party
    ADD CONSTRAINT partnership_party_pkey PRIMARY KEY (agreement_id, party_no);


--
-- Name: partnership partnership_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.partnership
    ADD CONSTRAINT partnership_pkey PRIMARY KEY (agreement_id);


--
-- Name: partnership_series partnership_series_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.partnership_series
    ADD CONSTRAINT partnership_series_pkey PRIMARY KEY (only_row);


--
-- Name: pilot pilot_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.pilot
    ADD CONSTRAINT pilot_pkey PRIMARY KEY (pilot_id);


--
-- Name: pilot_state pilot_state_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.pilot_state
    ADD CONSTRAINT pilot_state_pkey PRIMARY KEY (pilot_id, seq);


--
-- Name: plan plan_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (plan_id);


--
-- Name: programme programme_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.programme
    ADD CONSTRAINT programme_pkey PRIMARY KEY (programme_id);


--
-- Name: report_change report_change_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.report_change
    ADD CONSTRAINT report_change_pkey PRIMARY KEY (only_row);


--
-- Name: schema_migration schema_migration_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (version);


--
-- Name: school school_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.school
    ADD CONSTRAINT school_pkey PRIMARY KEY (school_id);


--
-- Name: school_place school_place_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.school_place
    ADD CONSTRAINT school_place_pkey PRIMARY KEY (school_id, seq);


--
-- Name: term term_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.term
    ADD CONSTRAINT term_pkey PRIMARY KEY (term_id);


--
-- Name: visit visit_pkey; Type: CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.visit
    ADD CONSTRAINT visit_pkey PRIMARY KEY (visit_id);


--
-- Name: adoption adoption_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.adoption
    ADD CONSTRAINT adoption_pkey PRIMARY KEY (id);


--
-- Name: area area_code_once; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.area
    ADD CONSTRAINT area_code_once EXCLUDE USING gist (code WITH =, scheme WITH =, valid WITH &&);


--
-- Name: area_edge area_edge_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.area_edge
    ADD CONSTRAINT area_edge_pkey PRIMARY KEY (child_id, seq);


--
-- Name: area area_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.area
    ADD CONSTRAINT area_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);


--
-- Name: coaching_visit coaching_visit_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.coaching_visit
    ADD CONSTRAINT coaching_visit_pkey PRIMARY KEY (id);


--
-- Name: enrolment enrolment_once; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.enrolment
    ADD CONSTRAINT enrolment_once UNIQUE (school_id, as_of);


--
-- Name: enrolment enrolment_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.enrolment
    ADD CONSTRAINT enrolment_pkey PRIMARY KEY (id);


--
-- Name: import import_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.import
    ADD CONSTRAINT import_pkey PRIMARY KEY (id);


--
-- Name: import_row import_row_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.import_row
    ADD CONSTRAINT import_row_pkey PRIMARY KEY (import_id, row_no);


--
-- Name: innovation innovation_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.innovation
    ADD CONSTRAINT innovation_pkey PRIMARY KEY (id);


--
-- Name: lesson_study_cycle lesson_study_cycle_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.lesson_study_cycle
    ADD CONSTRAINT lesson_study_cycle_pkey PRIMARY KEY (id);


--
-- Name: lesson_study_of_school lesson_study_of_school_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.lesson_study_of_school
    ADD CONSTRAINT lesson_study_of_school_pkey PRIMARY KEY (school_id, id);


--
-- Name: lesson_study lesson_study_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.lesson_study
    ADD CONSTRAINT lesson_study_pkey PRIMARY KEY (id);


--
-- Name: lesson_study_team lesson_study_team_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.lesson_study_team
    ADD CONSTRAINT lesson_study_team_pkey PRIMARY KEY (id);


--
-- Name: open_class open_class_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.open_class
    ADD CONSTRAINT open_class_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_event_id_key; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.outbox
    ADD CONSTRAINT outbox_event_id_key UNIQUE (event_id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_position_key; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.outbox
    ADD CONSTRAINT outbox_position_key UNIQUE ("position");


--
-- Name: outbox_state outbox_state_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.outbox_state
    ADD CONSTRAINT outbox_state_pkey PRIMARY KEY (only_row);


--
-- Name: outbox outbox_version_once; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.outbox
    ADD CONSTRAINT outbox_version_once UNIQUE (aggregate_type, aggregate_id, aggregate_version);


--
-- Name: participation participation_once; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.participation
    ADD CONSTRAINT participation_once UNIQUE (programme_id, cohort_no, school_id);


--
-- Name: participation participation_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.participation
    ADD CONSTRAINT participation_pkey PRIMARY KEY (id);


--
-- Name: pilot_designation pilot_designation_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.pilot_designation
    ADD CONSTRAINT pilot_designation_pkey PRIMARY KEY (id);


--
-- Name: plan plan_apart; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.plan
    ADD CONSTRAINT plan_apart EXCLUDE USING gist (school_id WITH =, int4range((first_year)::integer, (last_year)::integer, '[]'::text) WITH &&) WHERE ((state <> 'CLOSED'::text));


--
-- Name: plan plan_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.plan
    ADD CONSTRAINT plan_pkey PRIMARY KEY (id);


--
-- Name: plan_revision plan_revision_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.plan_revision
    ADD CONSTRAINT plan_revision_pkey PRIMARY KEY (plan_id, revision);


--
-- Name: plc_meeting plc_meeting_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.plc_meeting
    ADD CONSTRAINT plc_meeting_pkey PRIMARY KEY (id);


--
-- Name: posting posting_one_post; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.posting
    ADD CONSTRAINT posting_one_post EXCLUDE USING gist (teacher_id WITH =, valid WITH &&) WHERE ((kind = 'POSTED'::text));


--
-- Name: posting posting_one_way; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.posting
    ADD CONSTRAINT posting_one_way EXCLUDE USING gist (teacher_id WITH =, school_id WITH =, valid WITH &&);


--
-- Name: posting posting_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.posting
    ADD CONSTRAINT posting_pkey PRIMARY KEY (teacher_id, no);


--
-- Name: programme programme_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.programme
    ADD CONSTRAINT programme_pkey PRIMARY KEY (id);


--
-- Name: request request_once; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.request
    ADD CONSTRAINT request_once PRIMARY KEY (caller, method, request_id);


--
-- Name: scale_out scale_out_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.scale_out
    ADD CONSTRAINT scale_out_pkey PRIMARY KEY (id);


--
-- Name: schema_migration schema_migration_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (version);


--
-- Name: school_identifier school_identifier_once; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.school_identifier
    ADD CONSTRAINT school_identifier_once EXCLUDE USING gist (value WITH =, scheme WITH =, valid WITH &&);


--
-- Name: school_identifier school_identifier_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.school_identifier
    ADD CONSTRAINT school_identifier_pkey PRIMARY KEY (school_id, seq);


--
-- Name: school school_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.school
    ADD CONSTRAINT school_pkey PRIMARY KEY (id);


--
-- Name: school_place school_place_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.school_place
    ADD CONSTRAINT school_place_pkey PRIMARY KEY (school_id, seq);


--
-- Name: source_migration source_migration_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.source_migration
    ADD CONSTRAINT source_migration_pkey PRIMARY KEY (version);


--
-- Name: teacher teacher_once; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.teacher
    ADD CONSTRAINT teacher_once UNIQUE (person_ref);


--
-- Name: teacher teacher_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.teacher
    ADD CONSTRAINT teacher_pkey PRIMARY KEY (id);


--
-- Name: term term_apart; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.term
    ADD CONSTRAINT term_apart EXCLUDE USING gist (COALESCE(area_id, school_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&) WHERE ((semester > 0));


--
-- Name: term term_once; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.term
    ADD CONSTRAINT term_once UNIQUE NULLS NOT DISTINCT (be_year, semester, area_id, school_id);


--
-- Name: term term_pkey; Type: CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.term
    ADD CONSTRAINT term_pkey PRIMARY KEY (id);


--
-- Name: adoption_of_innovation; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX adoption_of_innovation ON reporting.adoption USING btree (innovation_id);


--
-- Name: adoption_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX adoption_of_school ON reporting.adoption USING btree (school_id);


--
-- Name: area_of_place; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX area_of_place ON reporting.area USING btree (place);


--
-- Name: area_of_scope; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX area_of_scope ON reporting.area USING btree (scope);


--
-- Name: enrolment_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX enrolment_of_school ON reporting.enrolment USING btree (school_id, counted_on DESC, enrolment_id DESC);


--
-- Name: evaluation_assessment_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX evaluation_assessment_of_school ON reporting.evaluation_assessment USING btree (cycle_id, school_id);


--
-- Name: evaluation_assignment_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX evaluation_assignment_of_school ON reporting.evaluation_assignment USING btree (cycle_id, school_id);


--
-- Name: evaluation_result_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX evaluation_result_of_school ON reporting.evaluation_result USING btree (cycle_id, school_id);


--
-- Name: evaluation_result_published_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX evaluation_result_published_of_school ON reporting.evaluation_result_published USING btree (cycle_id, school_id);


--
-- Name: evaluation_school_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX evaluation_school_of_school ON reporting.evaluation_school USING btree (school_id);


--
-- Name: innovation_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX innovation_of_school ON reporting.innovation USING btree (origin_id) WHERE (origin_id IS NOT NULL);


--
-- Name: lesson_cycle_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX lesson_cycle_of_school ON reporting.lesson_cycle USING gin (school_ids) WITH (fastupdate=off);


--
-- Name: open_class_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX open_class_of_school ON reporting.open_class USING btree (school_id, held_on);


--
-- Name: participation_of_cohort; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX participation_of_cohort ON reporting.participation USING btree (programme_id, cohort_no, school_id);


--
-- Name: participation_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX participation_of_school ON reporting.participation USING btree (school_id);


--
-- Name: partnership_newest_first; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX partnership_newest_first ON reporting.partnership USING btree (drafted_at DESC, agreement_id DESC);


--
-- Name: partnership_party_of_organisation; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX partnership_party_of_organisation ON reporting.partnership_party USING btree (organisation_id, agreement_id);


--
-- Name: partnership_scopes; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX partnership_scopes ON reporting.partnership USING gin (scopes) WITH (fastupdate=off);


--
-- Name: pilot_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX pilot_of_school ON reporting.pilot USING btree (school_id);


--
-- Name: plan_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX plan_of_school ON reporting.plan USING btree (school_id);


--
-- Name: projection_generation_building; Type: INDEX; Schema: reporting; Owner: -
--

CREATE UNIQUE INDEX projection_generation_building ON reporting.projection_generation USING btree (status) WHERE (status = 'BUILDING'::text);


--
-- Name: projection_generation_live; Type: INDEX; Schema: reporting; Owner: -
--

CREATE UNIQUE INDEX projection_generation_live ON reporting.projection_generation USING btree (status) WHERE (status = 'LIVE'::text);


--
-- Name: projection_parked_of_aggregate; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX projection_parked_of_aggregate ON reporting.projection_parked USING btree (generation, source, aggregate_type, aggregate_id, "position");


--
-- Name: projection_parked_waiting; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX projection_parked_waiting ON reporting.projection_parked USING btree (generation, source) WHERE (dropped_at IS NULL);


--
-- Name: school_place_by_level; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX school_place_by_level ON reporting.school_place USING btree (level, school_id);


--
-- Name: school_place_by_place; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX school_place_by_place ON reporting.school_place USING btree (place, school_id);


--
-- Name: term_by_days; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX term_by_days ON reporting.term USING btree (ends_on, starts_on);


--
-- Name: visit_of_school; Type: INDEX; Schema: reporting; Owner: -
--

CREATE INDEX visit_of_school ON reporting.visit USING btree (school_id, visited_on);


--
-- Name: adoption_of_innovation; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX adoption_of_innovation ON reporting_even.adoption USING btree (innovation_id);


--
-- Name: adoption_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX adoption_of_school ON reporting_even.adoption USING btree (school_id);


--
-- Name: area_of_place; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX area_of_place ON reporting_even.area USING btree (place);


--
-- Name: area_of_scope; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX area_of_scope ON reporting_even.area USING btree (scope);


--
-- Name: enrolment_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX enrolment_of_school ON reporting_even.enrolment USING btree (school_id, counted_on DESC, enrolment_id DESC);


--
-- Name: evaluation_assessment_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX evaluation_assessment_of_school ON reporting_even.evaluation_assessment USING btree (cycle_id, school_id);


--
-- Name: evaluation_assignment_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX evaluation_assignment_of_school ON reporting_even.evaluation_assignment USING btree (cycle_id, school_id);


--
-- Name: evaluation_result_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX evaluation_result_of_school ON reporting_even.evaluation_result USING btree (cycle_id, school_id);


--
-- Name: evaluation_result_published_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX evaluation_result_published_of_school ON reporting_even.evaluation_result_published USING btree (cycle_id, school_id);


--
-- Name: evaluation_school_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX evaluation_school_of_school ON reporting_even.evaluation_school USING btree (school_id);


--
-- Name: innovation_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX innovation_of_school ON reporting_even.innovation USING btree (origin_id) WHERE (origin_id IS NOT NULL);


--
-- Name: lesson_cycle_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX lesson_cycle_of_school ON reporting_even.lesson_cycle USING gin (school_ids) WITH (fastupdate=off);


--
-- Name: open_class_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX open_class_of_school ON reporting_even.open_class USING btree (school_id, held_on);


--
-- Name: participation_of_cohort; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX participation_of_cohort ON reporting_even.participation USING btree (programme_id, cohort_no, school_id);


--
-- Name: participation_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX participation_of_school ON reporting_even.participation USING btree (school_id);


--
-- Name: partnership_newest_first; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX partnership_newest_first ON reporting_even.partnership USING btree (drafted_at DESC, agreement_id DESC);


--
-- Name: partnership_party_of_organisation; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX partnership_party_of_organisation ON reporting_even.partnership_party USING btree (organisation_id, agreement_id);


--
-- Name: partnership_scopes; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX partnership_scopes ON reporting_even.partnership USING gin (scopes) WITH (fastupdate=off);


--
-- Name: pilot_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX pilot_of_school ON reporting_even.pilot USING btree (school_id);


--
-- Name: plan_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX plan_of_school ON reporting_even.plan USING btree (school_id);


--
-- Name: school_place_by_level; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX school_place_by_level ON reporting_even.school_place USING btree (level, school_id);


--
-- Name: school_place_by_place; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX school_place_by_place ON reporting_even.school_place USING btree (place, school_id);


--
-- Name: term_by_days; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX term_by_days ON reporting_even.term USING btree (ends_on, starts_on);


--
-- Name: visit_of_school; Type: INDEX; Schema: reporting_even; Owner: -
--

CREATE INDEX visit_of_school ON reporting_even.visit USING btree (school_id, visited_on);


--
-- Name: adoption_by_innovation; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX adoption_by_innovation ON schools.adoption USING btree (innovation_id, school_id);


--
-- Name: adoption_by_school; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX adoption_by_school ON schools.adoption USING btree (school_id, id);


--
-- Name: adoption_by_source; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX adoption_by_source ON schools.adoption USING btree (source_id, id) WHERE (source_id IS NOT NULL);


--
-- Name: adoption_once; Type: INDEX; Schema: schools; Owner: -
--

CREATE UNIQUE INDEX adoption_once ON schools.adoption USING btree (innovation_id, school_id) WHERE (status <> 'STOPPED'::text);


--
-- Name: area_edge_parent; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX area_edge_parent ON schools.area_edge USING btree (parent_id, hierarchy);


--
-- Name: area_in_thai_order; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX area_in_thai_order ON schools.area USING btree (sort_key, id);


--
-- Name: audit_of_aggregate; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX audit_of_aggregate ON schools.audit USING btree (aggregate_type, aggregate_id, id);


--
-- Name: coaching_visit_newest_first; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX coaching_visit_newest_first ON schools.coaching_visit USING btree (visited_on DESC, id DESC);


--
-- Name: coaching_visit_of_coach; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX coaching_visit_of_coach ON schools.coaching_visit USING btree (coach_ref, visited_on DESC, id DESC);


--
-- Name: coaching_visit_of_school; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX coaching_visit_of_school ON schools.coaching_visit USING btree (school_id, visited_on DESC, id DESC);


--
-- Name: import_forgotten; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX import_forgotten ON schools.import USING btree (updated_at) WHERE (state = 'PLANNED'::text);


--
-- Name: innovation_by_origin; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX innovation_by_origin ON schools.innovation USING btree (origin_id) WHERE (origin_id IS NOT NULL);


--
-- Name: innovation_in_thai_order; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX innovation_in_thai_order ON schools.innovation USING btree (sort_key, id);


--
-- Name: lesson_study_cycle_latest_first; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX lesson_study_cycle_latest_first ON schools.lesson_study_cycle USING btree (week DESC, id DESC);


--
-- Name: lesson_study_cycle_of_team; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX lesson_study_cycle_of_team ON schools.lesson_study_cycle USING btree (team_id, week DESC, id DESC);


--
-- Name: lesson_study_of_school_by_id; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX lesson_study_of_school_by_id ON schools.lesson_study_of_school USING btree (id);


--
-- Name: lesson_study_team_newest_first; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX lesson_study_team_newest_first ON schools.lesson_study_team USING btree (formed_on DESC, id DESC);


--
-- Name: open_class_newest_first; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX open_class_newest_first ON schools.open_class USING btree (held_on DESC, id DESC);


--
-- Name: open_class_of_cycle; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX open_class_of_cycle ON schools.open_class USING btree (cycle_id);


--
-- Name: open_class_of_school; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX open_class_of_school ON schools.open_class USING btree (school_id, held_on DESC, id DESC);


--
-- Name: outbox_unnumbered; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX outbox_unnumbered ON schools.outbox USING btree (id) WHERE ("position" IS NULL);


--
-- Name: participation_of_school; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX participation_of_school ON schools.participation USING btree (school_id, id);


--
-- Name: pilot_designation_of_area; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX pilot_designation_of_area ON schools.pilot_designation USING btree (area_id);


--
-- Name: pilot_designation_of_school; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX pilot_designation_of_school ON schools.pilot_designation USING btree (school_id, id);


--
-- Name: pilot_designation_once; Type: INDEX; Schema: schools; Owner: -
--

CREATE UNIQUE INDEX pilot_designation_once ON schools.pilot_designation USING btree (school_id) WHERE (ended_on IS NULL);


--
-- Name: plan_by_school; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX plan_by_school ON schools.plan USING btree (school_id, id);


--
-- Name: plc_meeting_newest_first; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX plc_meeting_newest_first ON schools.plc_meeting USING btree (met_on DESC, id DESC);


--
-- Name: plc_meeting_of_school; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX plc_meeting_of_school ON schools.plc_meeting USING btree (school_id, met_on DESC, id DESC);


--
-- Name: posting_of_school; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX posting_of_school ON schools.posting USING btree (school_id, teacher_id);


--
-- Name: programme_in_thai_order; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX programme_in_thai_order ON schools.programme USING btree (sort_key, id);


--
-- Name: request_by_age; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX request_by_age ON schools.request USING btree (created_at);


--
-- Name: scale_out_by_area; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX scale_out_by_area ON schools.scale_out USING btree (area_id, id);


--
-- Name: scale_out_by_innovation; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX scale_out_by_innovation ON schools.scale_out USING btree (innovation_id, id);


--
-- Name: school_in_thai_order; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX school_in_thai_order ON schools.school USING btree (sort_key, id);


--
-- Name: school_names_another; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX school_names_another ON schools.school USING btree (id) WHERE jsonb_path_exists(body, '$."statuses"[*]."other"'::jsonpath);


--
-- Name: school_place_by_place; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX school_place_by_place ON schools.school_place USING btree (place, school_id);


--
-- Name: term_newest_first; Type: INDEX; Schema: schools; Owner: -
--

CREATE INDEX term_newest_first ON schools.term USING btree (starts_on DESC, id DESC);


--
-- Name: partnership_ceremony partnership_ceremonies_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER partnership_ceremonies_changed AFTER UPDATE ON reporting.partnership_ceremony REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.partnership_ceremonies_told();


--
-- Name: partnership_ceremony partnership_ceremonies_told; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER partnership_ceremonies_told AFTER INSERT ON reporting.partnership_ceremony REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.partnership_ceremonies_told();


--
-- Name: partner_organisation partnership_organisations_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER partnership_organisations_changed AFTER UPDATE ON reporting.partner_organisation REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.partnership_organisations_told();


--
-- Name: partner_organisation partnership_organisations_told; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER partnership_organisations_told AFTER INSERT ON reporting.partner_organisation REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.partnership_organisations_told();


--
-- Name: partnership_series partnership_series_anew; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER partnership_series_anew AFTER TRUNCATE ON reporting.partnership_series FOR EACH STATEMENT EXECUTE FUNCTION reporting.partnership_series_anew();


--
-- Name: partnership partnerships_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER partnerships_changed AFTER UPDATE ON reporting.partnership REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION reporting.partnerships_changed();


--
-- Name: partnership partnerships_told; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER partnerships_told AFTER INSERT ON reporting.partnership REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.partnerships_told();


--
-- Name: adoption report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.adoption FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: area report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.area FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: enrolment report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.enrolment FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: evaluation_assessment report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting.evaluation_assessment REFERENCING OLD TABLE AS before NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_task_changed();


--
-- Name: evaluation_assignment report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting.evaluation_assignment REFERENCING OLD TABLE AS before NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_task_changed();


--
-- Name: evaluation_cycle report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting.evaluation_cycle REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_told();


--
-- Name: evaluation_framework report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting.evaluation_framework REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_told();


--
-- Name: evaluation_result report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting.evaluation_result REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_told();


--
-- Name: evaluation_result_published report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting.evaluation_result_published REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_told();


--
-- Name: innovation report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.innovation FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: lesson_cycle report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.lesson_cycle FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: lesson_team report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.lesson_team FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: open_class report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.open_class FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: participation report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.participation FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: partner_organisation report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.partner_organisation FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: pilot report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.pilot FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: plan report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.plan FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: programme report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.programme FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: school report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.school FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: term report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.term FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: visit report_changed; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting.visit FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_changed();


--
-- Name: report_change report_series_anew; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_series_anew AFTER TRUNCATE ON reporting.report_change FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_series_anew();


--
-- Name: evaluation_assessment report_told; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting.evaluation_assessment REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_told();


--
-- Name: evaluation_assignment report_told; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting.evaluation_assignment REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_told();


--
-- Name: evaluation_cycle report_told; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting.evaluation_cycle REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_told();


--
-- Name: evaluation_framework report_told; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting.evaluation_framework REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_told();


--
-- Name: evaluation_result report_told; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting.evaluation_result REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_told();


--
-- Name: evaluation_result_published report_told; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting.evaluation_result_published REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_told();


--
-- Name: evaluation_school report_told; Type: TRIGGER; Schema: reporting; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting.evaluation_school REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting.report_told();


--
-- Name: partnership_ceremony partnership_ceremonies_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER partnership_ceremonies_changed AFTER UPDATE ON reporting_even.partnership_ceremony REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.partnership_ceremonies_told();


--
-- Name: partnership_ceremony partnership_ceremonies_told; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER partnership_ceremonies_told AFTER INSERT ON reporting_even.partnership_ceremony REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.partnership_ceremonies_told();


--
-- Name: partner_organisation partnership_organisations_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER partnership_organisations_changed AFTER UPDATE ON reporting_even.partner_organisation REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.partnership_organisations_told();


--
-- Name: partner_organisation partnership_organisations_told; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER partnership_organisations_told AFTER INSERT ON reporting_even.partner_organisation REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.partnership_organisations_told();


--
-- Name: partnership_series partnership_series_anew; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER partnership_series_anew AFTER TRUNCATE ON reporting_even.partnership_series FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.partnership_series_anew();


--
-- Name: partnership partnerships_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER partnerships_changed AFTER UPDATE ON reporting_even.partnership REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.partnerships_changed();


--
-- Name: partnership partnerships_told; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER partnerships_told AFTER INSERT ON reporting_even.partnership REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.partnerships_told();


--
-- Name: adoption report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.adoption FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: area report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.area FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: enrolment report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.enrolment FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: evaluation_assessment report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting_even.evaluation_assessment REFERENCING OLD TABLE AS before NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_task_changed();


--
-- Name: evaluation_assignment report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting_even.evaluation_assignment REFERENCING OLD TABLE AS before NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_task_changed();


--
-- Name: evaluation_cycle report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting_even.evaluation_cycle REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_told();


--
-- Name: evaluation_framework report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting_even.evaluation_framework REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_told();


--
-- Name: evaluation_result report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting_even.evaluation_result REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_told();


--
-- Name: evaluation_result_published report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER UPDATE ON reporting_even.evaluation_result_published REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_told();


--
-- Name: innovation report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.innovation FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: lesson_cycle report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.lesson_cycle FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: lesson_team report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.lesson_team FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: open_class report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.open_class FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: participation report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.participation FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: partner_organisation report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.partner_organisation FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: pilot report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.pilot FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: plan report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.plan FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: programme report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.programme FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: school report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.school FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: term report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.term FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: visit report_changed; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_changed AFTER INSERT OR UPDATE ON reporting_even.visit FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_changed();


--
-- Name: report_change report_series_anew; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_series_anew AFTER TRUNCATE ON reporting_even.report_change FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_series_anew();


--
-- Name: evaluation_assessment report_told; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting_even.evaluation_assessment REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_told();


--
-- Name: evaluation_assignment report_told; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting_even.evaluation_assignment REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_told();


--
-- Name: evaluation_cycle report_told; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting_even.evaluation_cycle REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_told();


--
-- Name: evaluation_framework report_told; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting_even.evaluation_framework REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_told();


--
-- Name: evaluation_result report_told; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting_even.evaluation_result REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_told();


--
-- Name: evaluation_result_published report_told; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting_even.evaluation_result_published REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_told();


--
-- Name: evaluation_school report_told; Type: TRIGGER; Schema: reporting_even; Owner: -
--

CREATE TRIGGER report_told AFTER INSERT ON reporting_even.evaluation_school REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION reporting_even.report_told();


--
-- Name: lesson_study_cycle lesson_study_cycle_of_schools; Type: TRIGGER; Schema: schools; Owner: -
--

CREATE TRIGGER lesson_study_cycle_of_schools AFTER INSERT OR UPDATE OF schools ON schools.lesson_study_cycle FOR EACH ROW EXECUTE FUNCTION schools.lesson_study_is_of_its_schools();


--
-- Name: lesson_study_team lesson_study_team_of_schools; Type: TRIGGER; Schema: schools; Owner: -
--

CREATE TRIGGER lesson_study_team_of_schools AFTER INSERT OR UPDATE OF schools ON schools.lesson_study_team FOR EACH ROW EXECUTE FUNCTION schools.lesson_study_is_of_its_schools();


--
-- Name: outbox outbox_append_only; Type: TRIGGER; Schema: schools; Owner: -
--

CREATE TRIGGER outbox_append_only BEFORE UPDATE ON schools.outbox FOR EACH ROW EXECUTE FUNCTION schools.outbox_is_append_only();


--
-- Name: adoption_state adoption_state_adoption_id_fkey; Type: FK CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.adoption_state
    ADD CONSTRAINT adoption_state_adoption_id_fkey FOREIGN KEY (adoption_id) REFERENCES reporting.adoption(adoption_id) ON DELETE CASCADE;


--
-- Name: participation_state participation_state_participation_id_fkey; Type: FK CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.participation_state
    ADD CONSTRAINT participation_state_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES reporting.participation(participation_id) ON DELETE CASCADE;


--
-- Name: partnership_change partnership_change_agreement_id_fkey; Type: FK CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.partnership_change
    ADD CONSTRAINT partnership_change_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES reporting.partnership(agreement_id) ON DELETE CASCADE;


--
-- Name: partnership_left partnership_left_agreement_id_fkey; Type: FK CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.partnership_left
    ADD CONSTRAINT partnership_left_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES reporting.partnership(agreement_id) ON DELETE CASCADE;


--
-- Name: pilot_state pilot_state_pilot_id_fkey; Type: FK CONSTRAINT; Schema: reporting; Owner: -
--

ALTER TABLE ONLY reporting.pilot_state
    ADD CONSTRAINT pilot_state_pilot_id_fkey FOREIGN KEY (pilot_id) REFERENCES reporting.pilot(pilot_id) ON DELETE CASCADE;


--
-- Name: adoption_state adoption_state_adoption_id_fkey; Type: FK CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.adoption_state
    ADD CONSTRAINT adoption_state_adoption_id_fkey FOREIGN KEY (adoption_id) REFERENCES reporting_even.adoption(adoption_id) ON DELETE CASCADE;


--
-- Name: participation_state participation_state_participation_id_fkey; Type: FK CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.participation_state
    ADD CONSTRAINT participation_state_participation_id_fkey FOREIGN KEY (participation_id) REFERENCES reporting_even.participation(participation_id) ON DELETE CASCADE;


--
-- Name: partnership_change partnership_change_agreement_id_fkey; Type: FK CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.partnership_change
    ADD CONSTRAINT partnership_change_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES reporting_even.partnership(agreement_id) ON DELETE CASCADE;


--
-- Name: partnership_left partnership_left_agreement_id_fkey; Type: FK CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.partnership_left
    ADD CONSTRAINT partnership_left_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES reporting_even.partnership(agreement_id) ON DELETE CASCADE;


--
-- Name: pilot_state pilot_state_pilot_id_fkey; Type: FK CONSTRAINT; Schema: reporting_even; Owner: -
--

ALTER TABLE ONLY reporting_even.pilot_state
    ADD CONSTRAINT pilot_state_pilot_id_fkey FOREIGN KEY (pilot_id) REFERENCES reporting_even.pilot(pilot_id) ON DELETE CASCADE;


--
-- Name: adoption adoption_innovation_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.adoption
    ADD CONSTRAINT adoption_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES schools.innovation(id);


--
-- Name: adoption adoption_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.adoption
    ADD CONSTRAINT adoption_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id);


--
-- Name: adoption adoption_source_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.adoption
    ADD CONSTRAINT adoption_source_id_fkey FOREIGN KEY (source_id) REFERENCES schools.school(id);


--
-- Name: area_edge area_edge_child_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.area_edge
    ADD CONSTRAINT area_edge_child_id_fkey FOREIGN KEY (child_id) REFERENCES schools.area(id) ON DELETE CASCADE;


--
-- Name: area_edge area_edge_parent_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.area_edge
    ADD CONSTRAINT area_edge_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES schools.area(id);


--
-- Name: coaching_visit coaching_visit_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.coaching_visit
    ADD CONSTRAINT coaching_visit_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id);


--
-- Name: enrolment enrolment_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.enrolment
    ADD CONSTRAINT enrolment_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id);


--
-- Name: import_row import_row_import_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.import_row
    ADD CONSTRAINT import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES schools.import(id) ON DELETE CASCADE;


--
-- Name: innovation innovation_origin_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.innovation
    ADD CONSTRAINT innovation_origin_id_fkey FOREIGN KEY (origin_id) REFERENCES schools.school(id);


--
-- Name: lesson_study_cycle lesson_study_cycle_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.lesson_study_cycle
    ADD CONSTRAINT lesson_study_cycle_id_fkey FOREIGN KEY (id) REFERENCES schools.lesson_study(id);


--
-- Name: lesson_study_cycle lesson_study_cycle_team_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.lesson_study_cycle
    ADD CONSTRAINT lesson_study_cycle_team_id_fkey FOREIGN KEY (team_id) REFERENCES schools.lesson_study_team(id);


--
-- Name: lesson_study_of_school lesson_study_of_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.lesson_study_of_school
    ADD CONSTRAINT lesson_study_of_school_id_fkey FOREIGN KEY (id) REFERENCES schools.lesson_study(id);


--
-- Name: lesson_study_of_school lesson_study_of_school_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.lesson_study_of_school
    ADD CONSTRAINT lesson_study_of_school_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id);


--
-- Name: lesson_study_team lesson_study_team_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.lesson_study_team
    ADD CONSTRAINT lesson_study_team_id_fkey FOREIGN KEY (id) REFERENCES schools.lesson_study(id);


--
-- Name: open_class open_class_cycle_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.open_class
    ADD CONSTRAINT open_class_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES schools.lesson_study_cycle(id);


--
-- Name: open_class open_class_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.open_class
    ADD CONSTRAINT open_class_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id);


--
-- Name: participation participation_programme_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.participation
    ADD CONSTRAINT participation_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES schools.programme(id);


--
-- Name: participation participation_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.participation
    ADD CONSTRAINT participation_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id);


--
-- Name: pilot_designation pilot_designation_area_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.pilot_designation
    ADD CONSTRAINT pilot_designation_area_id_fkey FOREIGN KEY (area_id) REFERENCES schools.area(id);


--
-- Name: pilot_designation pilot_designation_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.pilot_designation
    ADD CONSTRAINT pilot_designation_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id);


--
-- Name: plan_revision plan_revision_plan_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.plan_revision
    ADD CONSTRAINT plan_revision_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES schools.plan(id);


--
-- Name: plan plan_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.plan
    ADD CONSTRAINT plan_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id);


--
-- Name: plc_meeting plc_meeting_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.plc_meeting
    ADD CONSTRAINT plc_meeting_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id);


--
-- Name: posting posting_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.posting
    ADD CONSTRAINT posting_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id);


--
-- Name: posting posting_teacher_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.posting
    ADD CONSTRAINT posting_teacher_id_fkey FOREIGN KEY (teacher_id) REFERENCES schools.teacher(id);


--
-- Name: scale_out scale_out_area_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.scale_out
    ADD CONSTRAINT scale_out_area_id_fkey FOREIGN KEY (area_id) REFERENCES schools.area(id);


--
-- Name: scale_out scale_out_innovation_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.scale_out
    ADD CONSTRAINT scale_out_innovation_id_fkey FOREIGN KEY (innovation_id) REFERENCES schools.innovation(id);


--
-- Name: scale_out scale_out_node_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.scale_out
    ADD CONSTRAINT scale_out_node_id_fkey FOREIGN KEY (node_id) REFERENCES schools.school(id);


--
-- Name: school_identifier school_identifier_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.school_identifier
    ADD CONSTRAINT school_identifier_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id) ON DELETE CASCADE;


--
-- Name: school_place school_place_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.school_place
    ADD CONSTRAINT school_place_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id) ON DELETE CASCADE;


--
-- Name: term term_area_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.term
    ADD CONSTRAINT term_area_id_fkey FOREIGN KEY (area_id) REFERENCES schools.area(id);


--
-- Name: term term_school_id_fkey; Type: FK CONSTRAINT; Schema: schools; Owner: -
--

ALTER TABLE ONLY schools.term
    ADD CONSTRAINT term_school_id_fkey FOREIGN KEY (school_id) REFERENCES schools.school(id);


--
-- Name: teacher begin; Type: POLICY; Schema: schools; Owner: -
--

CREATE POLICY begin ON schools.teacher FOR INSERT WITH CHECK (true);


--
-- Name: coaching_visit; Type: ROW SECURITY; Schema: schools; Owner: -
--

ALTER TABLE schools.coaching_visit ENABLE ROW LEVEL SECURITY;

--
-- Name: innovation; Type: ROW SECURITY; Schema: schools; Owner: -
--

ALTER TABLE schools.innovation ENABLE ROW LEVEL SECURITY;

--
-- Name: lesson_study_cycle; Type: ROW SECURITY; Schema: schools; Owner: -
--

ALTER TABLE schools.lesson_study_cycle ENABLE ROW LEVEL SECURITY;

--
-- Name: lesson_study_team; Type: ROW SECURITY; Schema: schools; Owner: -
--

ALTER TABLE schools.lesson_study_team ENABLE ROW LEVEL SECURITY;

--
-- Name: participation; Type: ROW SECURITY; Schema: schools; Owner: -
--

ALTER TABLE schools.participation ENABLE ROW LEVEL SECURITY;

--
-- Name: plan; Type: ROW SECURITY; Schema: schools; Owner: -
--

ALTER TABLE schools.plan ENABLE ROW LEVEL SECURITY;

--
-- Name: plan_revision; Type: ROW SECURITY; Schema: schools; Owner: -
--

ALTER TABLE schools.plan_revision ENABLE ROW LEVEL SECURITY;

--
-- Name: posting; Type: ROW SECURITY; Schema: schools; Owner: -
--

ALTER TABLE schools.posting ENABLE ROW LEVEL SECURITY;

--
-- Name: coaching_visit reach; Type: POLICY; Schema: schools; Owner: -
--

CREATE POLICY reach ON schools.coaching_visit USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: innovation reach; Type: POLICY; Schema: schools; Owner: -
--

CREATE POLICY reach ON schools.innovation USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (published_on IS NOT NULL) OR (EXISTS ( SELECT
   FROM schools.school_place p
  WHERE ((p.school_id = innovation.origin_id) AND (p.place = ANY (( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array)::text[])))))));


--
-- Name: lesson_study_cycle reach; Type: POLICY; Schema: schools; Owner: -
--

CREATE POLICY reach ON schools.lesson_study_cycle USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: lesson_study_team reach; Type: POLICY; Schema: schools; Owner: -
--

CREATE POLICY reach ON schools.lesson_study_team USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: participation reach; Type: POLICY; Schema: schools; Owner: -
--

CREATE POLICY reach ON schools.participation USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (('programme:'::text || programme_id) = ANY (( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array)::text[])) OR (EXISTS ( SELECT
   FROM schools.school_place p
  WHERE ((p.school_id = participation.school_id) AND (p.place = ANY (( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array)::text[]))))) OR (EXISTS ( SELECT
   FROM schools.programme g
  WHERE ((g.id = participation.programme_id) AND (('organisation:'::text || g.owner_id) = ANY (( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array)::text[])))))));


--
-- Name: plan reach; Type: POLICY; Schema: schools; Owner: -
--

CREATE POLICY reach ON schools.plan USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM schools.school_place p
  WHERE ((p.school_id = plan.school_id) AND (p.place = ANY (( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array)::text[])))))));


--
-- Name: plan_revision reach; Type: POLICY; Schema: schools; Owner: -
--

CREATE POLICY reach ON schools.plan_revision USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM schools.plan p
  WHERE (p.id = plan_revision.plan_id)))));


--
-- Name: posting reach; Type: POLICY; Schema: schools; Owner: -
--

CREATE POLICY reach ON schools.posting USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM schools.school_place p
  WHERE ((p.school_id = posting.school_id) AND (p.valid && posting.valid) AND (p.place = ANY (( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array)::text[])))))));


--
-- Name: teacher reach; Type: POLICY; Schema: schools; Owner: -
--

CREATE POLICY reach ON schools.teacher USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM schools.posting p
  WHERE (p.teacher_id = teacher.id)))));


--
-- Name: teacher; Type: ROW SECURITY; Schema: schools; Owner: -
--

ALTER TABLE schools.teacher ENABLE ROW LEVEL SECURITY;

--
-- PostgreSQL database dump complete
--


