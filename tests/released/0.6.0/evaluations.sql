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
-- Name: evaluations; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA evaluations;


--
-- Name: evaluations_even; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA evaluations_even;


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
-- Name: another_watches_behind_the_wall(uuid); Type: FUNCTION; Schema: evaluations; Owner: -
--

CREATE FUNCTION evaluations.another_watches_behind_the_wall(wanted uuid) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
declare reach text := current_setting('sala.reach', true); found boolean;
begin
    perform set_config('sala.reach', '*', true);
    select exists (
        select from observation mine join observation other
            on (other.school_id, other.teacher_ref, other.observed_on, other.period, other.framework_id)
             = (mine.school_id, mine.teacher_ref, mine.observed_on, mine.period, mine.framework_id)
        where mine.id = wanted and other.id <> mine.id and other.observer_ref <> mine.observer_ref
          and other.status in ('SCHEDULED', 'IN_PROGRESS')
    ) into found;
    perform set_config('sala.reach', coalesce(reach, ''), true);
    return found;
end $$;


--
-- Name: assessment_submission_stays(); Type: FUNCTION; Schema: evaluations; Owner: -
--

CREATE FUNCTION evaluations.assessment_submission_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'a submission is never changed nor deleted' using errcode = 'integrity_constraint_violation';
end
$$;


--
-- Name: certified_behind_the_wall(uuid, uuid, date); Type: FUNCTION; Schema: evaluations; Owner: -
--

CREATE FUNCTION evaluations.certified_behind_the_wall(observer uuid, framework uuid, day date) RETURNS uuid
    LANGUAGE plpgsql
    AS $$
declare reach text := current_setting('sala.reach', true); found uuid;
begin
    perform set_config('sala.reach', '*', true);
    select id into found from certification
        where observer_ref = observer and framework_id = framework and valid_from <= day and (valid_to is null or day < valid_to)
          and (revoked_on is null or day < revoked_on)
        order by valid_from desc, id desc limit 1;
    perform set_config('sala.reach', coalesce(reach, ''), true);
    return found;
end $$;


--
-- Name: framework_version_stays(); Type: FUNCTION; Schema: evaluations; Owner: -
--

CREATE FUNCTION evaluations.framework_version_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a published version of a framework is never deleted' using errcode = 'integrity_constraint_violation';
    end if;
    if new.content is distinct from old.content or new.ratings is distinct from old.ratings or new.content_hash is distinct from old.content_hash
       or new.effective_year is distinct from old.effective_year or new.published_at is distinct from old.published_at
       or new.framework_id <> old.framework_id or new.n <> old.n or new.status not in ('PUBLISHED', 'RETIRED') then
        raise exception 'a published version of a framework never changes' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;


--
-- Name: outbox_is_append_only(); Type: FUNCTION; Schema: evaluations; Owner: -
--

CREATE FUNCTION evaluations.outbox_is_append_only() RETURNS trigger
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
-- Name: result_version_stays(); Type: FUNCTION; Schema: evaluations; Owner: -
--

CREATE FUNCTION evaluations.result_version_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'what was finalised or published never changes' using errcode = 'integrity_constraint_violation';
end
$$;


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
-- Name: appeal; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.appeal (
    id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    status text NOT NULL,
    scopes text[] NOT NULL,
    body jsonb NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY evaluations.appeal FORCE ROW LEVEL SECURITY;


--
-- Name: assessment; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.assessment (
    id uuid NOT NULL,
    version bigint NOT NULL,
    assignment_id uuid NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    role text NOT NULL,
    assessor_ref uuid NOT NULL,
    status text NOT NULL,
    revision integer NOT NULL,
    nodes integer NOT NULL,
    scores jsonb NOT NULL,
    conflicts jsonb NOT NULL,
    return_reason text NOT NULL,
    scopes text[] NOT NULL,
    started_at timestamp with time zone NOT NULL,
    submitted_at timestamp with time zone,
    updated_at timestamp with time zone NOT NULL,
    summed bigint,
    levels integer,
    specials integer,
    ready smallint,
    locked_n integer,
    CONSTRAINT assessment_submitted CHECK (((submitted_at IS NULL) = (revision = 0)))
)
WITH (fillfactor='70');

ALTER TABLE ONLY evaluations.assessment FORCE ROW LEVEL SECURITY;


--
-- Name: assessment_submission; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.assessment_submission (
    assessment_id uuid NOT NULL,
    n integer NOT NULL,
    scores jsonb NOT NULL,
    submitted_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY evaluations.assessment_submission FORCE ROW LEVEL SECURITY;


--
-- Name: assessor; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.assessor (
    id uuid NOT NULL,
    version bigint NOT NULL,
    person_ref uuid NOT NULL,
    owner_id uuid NOT NULL,
    is_active boolean NOT NULL,
    body jsonb NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY evaluations.assessor FORCE ROW LEVEL SECURITY;


--
-- Name: assignment; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.assignment (
    id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    assessor_ref uuid NOT NULL,
    role text NOT NULL,
    status text NOT NULL,
    due date NOT NULL,
    late_until timestamp with time zone,
    started_at timestamp with time zone,
    scopes text[] NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY evaluations.assignment FORCE ROW LEVEL SECURITY;


--
-- Name: audit; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.audit (
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
-- Name: audit_id_seq; Type: SEQUENCE; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME evaluations.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: calibration_rating; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.calibration_rating (
    round_id uuid NOT NULL,
    observer_ref uuid NOT NULL,
    framework_id uuid NOT NULL,
    held_on date NOT NULL,
    seq integer NOT NULL,
    codes jsonb NOT NULL,
    scopes text[] NOT NULL
);

ALTER TABLE ONLY evaluations.calibration_rating FORCE ROW LEVEL SECURITY;


--
-- Name: calibration_round; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.calibration_round (
    id uuid NOT NULL,
    framework_id uuid NOT NULL,
    framework_n integer NOT NULL,
    held_on date NOT NULL,
    lesson text NOT NULL,
    master jsonb NOT NULL,
    observers integer NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY evaluations.calibration_round FORCE ROW LEVEL SECURITY;


--
-- Name: certification; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.certification (
    id uuid NOT NULL,
    version bigint NOT NULL,
    framework_id uuid NOT NULL,
    framework_n integer NOT NULL,
    observer_ref uuid NOT NULL,
    exam_within integer NOT NULL,
    exam_of integer NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    revoked_on date,
    revoke_reason text NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY evaluations.certification FORCE ROW LEVEL SECURITY;


--
-- Name: cycle; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.cycle (
    id uuid NOT NULL,
    version bigint NOT NULL,
    framework_id uuid NOT NULL,
    framework_n integer NOT NULL,
    status text NOT NULL,
    academic_year smallint NOT NULL,
    semester smallint NOT NULL,
    round text NOT NULL,
    owner_id uuid NOT NULL,
    is_trial boolean NOT NULL,
    result_n integer NOT NULL,
    body jsonb NOT NULL,
    opened_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT cycle_opened CHECK (((status = 'ARCHIVED'::text) OR ((opened_at IS NULL) = (status = 'PLANNED'::text))))
);


--
-- Name: cycle_progress; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE UNLOGGED TABLE evaluations.cycle_progress (
    cycle_id uuid NOT NULL,
    done integer NOT NULL,
    schools integer NOT NULL,
    started_at timestamp with time zone NOT NULL
);


--
-- Name: cycle_school; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.cycle_school (
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    scopes text[] NOT NULL,
    name_th text NOT NULL,
    name_en text NOT NULL,
    sort_key bytea NOT NULL,
    late_reason text NOT NULL,
    added_at timestamp with time zone NOT NULL
);


--
-- Name: equating; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.equating (
    framework_id uuid NOT NULL,
    from_n integer NOT NULL,
    to_n integer NOT NULL,
    body jsonb NOT NULL,
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT equating_forward CHECK ((from_n < to_n))
);


--
-- Name: finalisation; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.finalisation (
    cycle_id uuid NOT NULL,
    n integer NOT NULL,
    hash bytea NOT NULL,
    body jsonb NOT NULL,
    finalised_at timestamp with time zone NOT NULL
);


--
-- Name: framework; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.framework (
    id uuid NOT NULL,
    version bigint NOT NULL,
    code text NOT NULL,
    owner_id uuid NOT NULL,
    kind text NOT NULL,
    is_public boolean NOT NULL,
    in_use boolean NOT NULL,
    sort_key bytea NOT NULL,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);


--
-- Name: framework_version; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.framework_version (
    framework_id uuid NOT NULL,
    n integer NOT NULL,
    status text NOT NULL,
    effective_year smallint,
    copied_from integer,
    content_hash bytea,
    experts integer NOT NULL,
    retire_reason text NOT NULL,
    content jsonb NOT NULL,
    ratings jsonb NOT NULL,
    published_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT framework_version_hashed CHECK (((content_hash IS NULL) = (published_at IS NULL)))
);


--
-- Name: growth; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.growth (
    id uuid NOT NULL,
    baseline_id uuid NOT NULL,
    endline_id uuid NOT NULL,
    scopes text[] NOT NULL,
    body jsonb NOT NULL,
    computed_at timestamp with time zone NOT NULL
);


--
-- Name: known_area; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.known_area (
    id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    place text
);


--
-- Name: known_participation; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.known_participation (
    id uuid NOT NULL,
    version bigint NOT NULL,
    programme_id uuid NOT NULL,
    cohort_no integer NOT NULL,
    school_id uuid NOT NULL
);


--
-- Name: known_participation_state; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.known_participation_state (
    participation_id uuid NOT NULL,
    seq integer NOT NULL,
    status text NOT NULL,
    valid daterange NOT NULL
);


--
-- Name: known_posting; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.known_posting (
    teacher_id uuid NOT NULL,
    seq integer NOT NULL,
    person_ref uuid NOT NULL,
    school_id uuid NOT NULL,
    valid daterange NOT NULL
);

ALTER TABLE ONLY evaluations.known_posting FORCE ROW LEVEL SECURITY;


--
-- Name: known_school; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.known_school (
    id uuid NOT NULL,
    version bigint NOT NULL,
    name_th text NOT NULL,
    name_en text NOT NULL,
    sort_key bytea NOT NULL,
    body jsonb NOT NULL
);


--
-- Name: known_school_code; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.known_school_code (
    school_id uuid NOT NULL,
    seq integer NOT NULL,
    scheme text NOT NULL,
    value text NOT NULL,
    valid daterange NOT NULL
);


--
-- Name: known_school_place; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.known_school_place (
    school_id uuid NOT NULL,
    seq integer NOT NULL,
    place text NOT NULL,
    area_id uuid,
    valid daterange NOT NULL
);


--
-- Name: known_school_status; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.known_school_status (
    school_id uuid NOT NULL,
    seq integer NOT NULL,
    status text NOT NULL,
    valid daterange NOT NULL
);


--
-- Name: known_teacher; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.known_teacher (
    id uuid NOT NULL,
    version bigint NOT NULL
);


--
-- Name: models_migration; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.models_migration (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: moderation_case; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.moderation_case (
    id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    result_n integer NOT NULL,
    status text NOT NULL,
    scopes text[] NOT NULL,
    body jsonb NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY evaluations.moderation_case FORCE ROW LEVEL SECURITY;


--
-- Name: observation; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.observation (
    id uuid NOT NULL,
    version bigint NOT NULL,
    framework_id uuid NOT NULL,
    framework_n integer NOT NULL,
    school_id uuid NOT NULL,
    observer_ref uuid NOT NULL,
    teacher_ref uuid NOT NULL,
    observed_on date NOT NULL,
    period smallint NOT NULL,
    class_name text NOT NULL,
    subject text NOT NULL,
    purpose text NOT NULL,
    status text NOT NULL,
    training boolean NOT NULL,
    certification_id uuid,
    pair_id uuid,
    record jsonb NOT NULL,
    extent jsonb NOT NULL,
    feedback text NOT NULL,
    void_reason text NOT NULL,
    scopes text[] NOT NULL,
    notified_at timestamp with time zone,
    submitted_at timestamp with time zone,
    released_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY evaluations.observation FORCE ROW LEVEL SECURITY;


--
-- Name: observation_pair; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.observation_pair (
    id uuid NOT NULL,
    version bigint NOT NULL,
    first_id uuid NOT NULL,
    second_id uuid NOT NULL,
    status text NOT NULL,
    body jsonb NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY evaluations.observation_pair FORCE ROW LEVEL SECURITY;


--
-- Name: outbox; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.outbox (
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
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME evaluations.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: outbox_state; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.outbox_state (
    only_row boolean DEFAULT true NOT NULL,
    epoch bigint DEFAULT 1 NOT NULL,
    next_position bigint DEFAULT 1 NOT NULL,
    published_position bigint DEFAULT 0 NOT NULL,
    published_stream_seq bigint DEFAULT 0 NOT NULL,
    chain_head bytea DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000'::bytea NOT NULL,
    CONSTRAINT outbox_state_only_row_check CHECK (only_row)
);


--
-- Name: projection_generation; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.projection_generation (
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
-- Name: projection_offset; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.projection_offset (
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
-- Name: projection_parked; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.projection_parked (
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
-- Name: projection_parked_id_seq; Type: SEQUENCE; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.projection_parked ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME evaluations.projection_parked_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: projection_seen; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.projection_seen (
    generation bigint NOT NULL,
    source text NOT NULL,
    aggregate_id uuid NOT NULL,
    version bigint NOT NULL
);


--
-- Name: publication; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.publication (
    cycle_id uuid NOT NULL,
    n integer NOT NULL,
    body jsonb NOT NULL,
    published_at timestamp with time zone NOT NULL
);


--
-- Name: reader_migration; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.reader_migration (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: reliability_run; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.reliability_run (
    id uuid NOT NULL,
    cycle_id uuid NOT NULL,
    scopes text[] NOT NULL,
    body jsonb NOT NULL,
    computed_at timestamp with time zone NOT NULL
);


--
-- Name: request; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.request (
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
-- Name: result; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.result (
    id uuid NOT NULL,
    version bigint NOT NULL,
    cycle_id uuid NOT NULL,
    school_id uuid NOT NULL,
    n integer NOT NULL,
    published_n integer NOT NULL,
    scopes text[] NOT NULL,
    level smallint,
    no_value text,
    flags text[] NOT NULL
);

ALTER TABLE ONLY evaluations.result FORCE ROW LEVEL SECURITY;


--
-- Name: result_version; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.result_version (
    result_id uuid NOT NULL,
    n integer NOT NULL,
    hash bytea NOT NULL,
    body jsonb NOT NULL,
    finalised_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY evaluations.result_version FORCE ROW LEVEL SECURITY;


--
-- Name: schema_migration; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.schema_migration (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: source_migration; Type: TABLE; Schema: evaluations; Owner: -
--

CREATE TABLE evaluations.source_migration (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: known_area; Type: TABLE; Schema: evaluations_even; Owner: -
--

CREATE TABLE evaluations_even.known_area (
    id uuid NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    place text
);


--
-- Name: known_participation; Type: TABLE; Schema: evaluations_even; Owner: -
--

CREATE TABLE evaluations_even.known_participation (
    id uuid NOT NULL,
    version bigint NOT NULL,
    programme_id uuid NOT NULL,
    cohort_no integer NOT NULL,
    school_id uuid NOT NULL
);


--
-- Name: known_participation_state; Type: TABLE; Schema: evaluations_even; Owner: -
--

CREATE TABLE evaluations_even.known_participation_state (
    participation_id uuid NOT NULL,
    seq integer NOT NULL,
    status text NOT NULL,
    valid daterange NOT NULL
);


--
-- Name: known_posting; Type: TABLE; Schema: evaluations_even; Owner: -
--

CREATE TABLE evaluations_even.known_posting (
    teacher_id uuid NOT NULL,
    seq integer NOT NULL,
    person_ref uuid NOT NULL,
    school_id uuid NOT NULL,
    valid daterange NOT NULL
);

ALTER TABLE ONLY evaluations_even.known_posting FORCE ROW LEVEL SECURITY;


--
-- Name: known_school; Type: TABLE; Schema: evaluations_even; Owner: -
--

CREATE TABLE evaluations_even.known_school (
    id uuid NOT NULL,
    version bigint NOT NULL,
    name_th text NOT NULL,
    name_en text NOT NULL,
    sort_key bytea NOT NULL,
    body jsonb NOT NULL
);


--
-- Name: known_school_code; Type: TABLE; Schema: evaluations_even; Owner: -
--

CREATE TABLE evaluations_even.known_school_code (
    school_id uuid NOT NULL,
    seq integer NOT NULL,
    scheme text NOT NULL,
    value text NOT NULL,
    valid daterange NOT NULL
);


--
-- Name: known_school_place; Type: TABLE; Schema: evaluations_even; Owner: -
--

CREATE TABLE evaluations_even.known_school_place (
    school_id uuid NOT NULL,
    seq integer NOT NULL,
    place text NOT NULL,
    area_id uuid,
    valid daterange NOT NULL
);


--
-- Name: known_school_status; Type: TABLE; Schema: evaluations_even; Owner: -
--

CREATE TABLE evaluations_even.known_school_status (
    school_id uuid NOT NULL,
    seq integer NOT NULL,
    status text NOT NULL,
    valid daterange NOT NULL
);


--
-- Name: known_teacher; Type: TABLE; Schema: evaluations_even; Owner: -
--

CREATE TABLE evaluations_even.known_teacher (
    id uuid NOT NULL,
    version bigint NOT NULL
);


--
-- Name: schema_migration; Type: TABLE; Schema: evaluations_even; Owner: -
--

CREATE TABLE evaluations_even.schema_migration (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
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
-- Data for Name: appeal; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: assessment; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-0000000003e8', 4, '017dd591-2900-7000-8000-000100000032', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-00010000001e', 'SUPERVISOR', '0197f0a0-0000-7000-8000-000000000384', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-00010000001e,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);
INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-0000000003e9', 4, '017dd591-2900-7000-8000-000100000034', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-00010000001e', 'EXPERT', '0197f0a0-0000-7000-8000-000000000385', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-00010000001e,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);
INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-0000000003f2', 4, '017dd591-2900-7000-8000-000100000036', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000020', 'SUPERVISOR', '0197f0a0-0000-7000-8000-000000000384', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000020,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);
INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-0000000003fd', 4, '017dd591-2900-7000-8000-00010000003c', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000022', 'EXPERT', '0197f0a0-0000-7000-8000-000000000385', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000022,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);
INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-0000000003f3', 4, '017dd591-2900-7000-8000-000100000038', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000020', 'EXPERT', '0197f0a0-0000-7000-8000-000000000385', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000020,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);
INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-000000000406', 4, '017dd591-2900-7000-8000-00010000003e', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000024', 'SUPERVISOR', '0197f0a0-0000-7000-8000-000000000384', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000024,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);
INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-0000000003fc', 4, '017dd591-2900-7000-8000-00010000003a', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000022', 'SUPERVISOR', '0197f0a0-0000-7000-8000-000000000384', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000022,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);
INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-000000000407', 4, '017dd591-2900-7000-8000-000100000040', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000024', 'EXPERT', '0197f0a0-0000-7000-8000-000000000385', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000024,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);
INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-000000000410', 4, '017dd591-2900-7000-8000-000100000042', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000026', 'SUPERVISOR', '0197f0a0-0000-7000-8000-000000000384', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000026,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);
INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-00000000041b', 4, '017dd591-2900-7000-8000-000100000048', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000028', 'EXPERT', '0197f0a0-0000-7000-8000-000000000385', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000028,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);
INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-000000000411', 4, '017dd591-2900-7000-8000-000100000044', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000026', 'EXPERT', '0197f0a0-0000-7000-8000-000000000385', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000026,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);
INSERT INTO evaluations.assessment VALUES ('0197f0a0-0000-7000-8000-00000000041a', 4, '017dd591-2900-7000-8000-000100000046', '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000028', 'SUPERVISOR', '0197f0a0-0000-7000-8000-000000000384', 'CONFIRMED', 1, 15, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '{}', '', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000028,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', 4, 15, 0, 1, NULL);


--
-- Data for Name: assessment_submission; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-0000000003e8', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-0000000003e9', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-0000000003f2', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-0000000003f3', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-0000000003fc', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-0000000003fd', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-000000000410', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-00000000041b', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-000000000406', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-000000000411', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-000000000407', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessment_submission VALUES ('0197f0a0-0000-7000-8000-00000000041a', 1, '{"D1.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D1.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D2.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D3.3": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D4.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D5.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D6.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.1": {"score": "3", "since": 1, "evidence": ["evidence-1"]}, "D7.2": {"score": "3", "since": 1, "evidence": ["evidence-1"]}}', '2021-12-20 02:00:00+00');


--
-- Data for Name: assessor; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.assessor VALUES ('017dd591-2900-7000-8000-00010000002e', 1, '0197f0a0-0000-7000-8000-000000000384', '0197f0a0-0000-7000-8000-0000000000b1', true, '{"roles": ["SUPERVISOR"]}', '{person:0197f0a0-0000-7000-8000-000000000384,organisation:0197f0a0-0000-7000-8000-0000000000b1}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assessor VALUES ('017dd591-2900-7000-8000-000100000030', 1, '0197f0a0-0000-7000-8000-000000000385', '0197f0a0-0000-7000-8000-0000000000b1', true, '{"roles": ["EXPERT"]}', '{person:0197f0a0-0000-7000-8000-000000000385,organisation:0197f0a0-0000-7000-8000-0000000000b1}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: assignment; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-000100000032', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-00010000001e', '0197f0a0-0000-7000-8000-000000000384', 'SUPERVISOR', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-00010000001e,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-000100000034', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-00010000001e', '0197f0a0-0000-7000-8000-000000000385', 'EXPERT', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-00010000001e,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-000100000036', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000020', '0197f0a0-0000-7000-8000-000000000384', 'SUPERVISOR', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000020,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-000100000038', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000020', '0197f0a0-0000-7000-8000-000000000385', 'EXPERT', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000020,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-00010000003a', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000022', '0197f0a0-0000-7000-8000-000000000384', 'SUPERVISOR', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000022,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-00010000003c', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000022', '0197f0a0-0000-7000-8000-000000000385', 'EXPERT', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000022,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-00010000003e', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000024', '0197f0a0-0000-7000-8000-000000000384', 'SUPERVISOR', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000024,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-000100000040', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000024', '0197f0a0-0000-7000-8000-000000000385', 'EXPERT', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000024,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-000100000042', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000026', '0197f0a0-0000-7000-8000-000000000384', 'SUPERVISOR', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000026,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-000100000044', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000026', '0197f0a0-0000-7000-8000-000000000385', 'EXPERT', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000026,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-000100000046', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000028', '0197f0a0-0000-7000-8000-000000000384', 'SUPERVISOR', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000028,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000384}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.assignment VALUES ('017dd591-2900-7000-8000-000100000048', 1, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000028', '0197f0a0-0000-7000-8000-000000000385', 'EXPERT', 'ASSIGNED', '2022-01-31', NULL, '2021-12-20 02:00:00+00', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000028,organisation:0197f0a0-0000-7000-8000-0000000000b1,person:0197f0a0-0000-7000-8000-000000000385}', '{}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: audit; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (1, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateFramework', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (2, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateFrameworkVersion', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (3, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'SubmitFrameworkVersion', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 3, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (4, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RecordExpertRatings', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 4, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (5, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RecordExpertRatings', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 5, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (6, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RecordExpertRatings', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 6, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (7, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'StartFrameworkTrial', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 7, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (8, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'PublishFrameworkVersion', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 8, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (9, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateFramework', 'framework', '017de504-3d00-7081-a051-73a482521a13', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (10, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateFrameworkVersion', 'framework', '017de504-3d00-7081-a051-73a482521a13', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (11, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'SubmitFrameworkVersion', 'framework', '017de504-3d00-7081-a051-73a482521a13', 3, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (12, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RecordExpertRatings', 'framework', '017de504-3d00-7081-a051-73a482521a13', 4, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (13, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RecordExpertRatings', 'framework', '017de504-3d00-7081-a051-73a482521a13', 5, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (14, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RecordExpertRatings', 'framework', '017de504-3d00-7081-a051-73a482521a13', 6, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (15, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'StartFrameworkTrial', 'framework', '017de504-3d00-7081-a051-73a482521a13', 7, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (16, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'PublishFrameworkVersion', 'framework', '017de504-3d00-7081-a051-73a482521a13', 8, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (17, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateFramework', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (18, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateFrameworkVersion', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (19, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'SubmitFrameworkVersion', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 3, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (20, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RecordExpertRatings', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 4, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (21, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RecordExpertRatings', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 5, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (22, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RecordExpertRatings', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 6, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (23, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'StartFrameworkTrial', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 7, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (24, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'PublishFrameworkVersion', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 8, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (25, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateCycle', 'cycle', '017dd591-2900-7000-8000-00010000002a', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (26, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'OpenCycle', 'cycle', '017dd591-2900-7000-8000-00010000002a', 3, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (27, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterAssessor', 'assessor', '017dd591-2900-7000-8000-00010000002e', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (28, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterAssessor', 'assessor', '017dd591-2900-7000-8000-000100000030', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (29, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-000100000032', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (30, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-000100000034', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (31, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-000100000036', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (32, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-000100000038', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (33, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-00010000003a', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (34, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-00010000003c', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (35, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-00010000003e', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (36, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-000100000040', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (37, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-000100000042', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (38, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-000100000044', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (39, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-000100000046', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (40, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CreateAssignment', 'assignment', '017dd591-2900-7000-8000-000100000048', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (41, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-0000000003e8', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (42, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-0000000003e8', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (43, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-0000000003e9', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (44, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-0000000003e9', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (45, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-0000000003f2', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (46, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-0000000003f2', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (47, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-0000000003f3', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (48, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-0000000003f3', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (51, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-0000000003fd', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (54, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-000000000406', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (57, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-000000000410', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (60, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-000000000411', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (63, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-00000000041b', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (65, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'CloseCycleCollection', 'cycle', '017dd591-2900-7000-8000-00010000002a', 4, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (49, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-0000000003fc', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (52, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-0000000003fd', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (55, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-000000000407', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (58, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-000000000410', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (61, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-00000000041a', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (64, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-00000000041b', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (67, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'FinaliseCycle', 'cycle', '017dd591-2900-7000-8000-00010000002a', 6, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (68, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'PublishCycle', 'cycle', '017dd591-2900-7000-8000-00010000002a', 7, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (50, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-0000000003fc', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (53, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-000000000406', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (56, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-000000000407', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (59, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'SaveAssessmentScores', 'assessment', '0197f0a0-0000-7000-8000-000000000411', 1, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (62, '2021-12-20 02:00:00+00', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'SubmitAssessment', 'assessment', '0197f0a0-0000-7000-8000-00000000041a', 2, NULL, NULL);
INSERT INTO evaluations.audit OVERRIDING SYSTEM VALUE VALUES (66, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'StartCycleModeration', 'cycle', '017dd591-2900-7000-8000-00010000002a', 5, NULL, NULL);


--
-- Data for Name: calibration_rating; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: calibration_round; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: certification; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: cycle; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.cycle VALUES ('017dd591-2900-7000-8000-00010000002a', 7, '017de504-3d00-7081-a051-73a482521a13', 1, 'PUBLISHED', 2565, 1, 'BASELINE', '0197f0a0-0000-7000-8000-0000000000b1', false, 1, '{"name": {"th": "รอบตัวอย่าง (ข้อมูลสมมติ)"}, "policy": {"roles": ["SUPERVISOR", "EXPERT"], "min_raters": 2, "independence_months": 12}, "schools": 6, "windows": {"collect_to": "2022-01-31", "collect_from": "2021-12-20"}, "closed_at": "2021-12-20T02:00:00Z", "consensus": {"far_apart": 2, "one_apart": "LOWER"}, "population": {"areas": ["017dd591-2900-7000-8000-00010000001a"], "as_of": "2021-12-20"}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: cycle_progress; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: cycle_school; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.cycle_school VALUES ('017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-00010000001e', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-00010000001e,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 'โรงเรียนตัวอย่างที่ 1 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100328085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.cycle_school VALUES ('017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000020', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000020,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 'โรงเรียนตัวอย่างที่ 2 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100428085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.cycle_school VALUES ('017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000022', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000022,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 'โรงเรียนตัวอย่างที่ 3 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100528085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.cycle_school VALUES ('017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000024', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000024,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 'โรงเรียนตัวอย่างที่ 4 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100628085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.cycle_school VALUES ('017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000026', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000026,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 'โรงเรียนตัวอย่างที่ 5 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100728085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.cycle_school VALUES ('017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000028', '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000028,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 'โรงเรียนตัวอย่างที่ 6 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100828085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820362028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '', '2021-12-20 02:00:00+00');


--
-- Data for Name: equating; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: finalisation; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.finalisation VALUES ('017dd591-2900-7000-8000-00010000002a', 1, '\xb22e67f21f69b67bc2917c814879c4bc46d86244b390fa704655fa5fa11d7a32', '{"results": 6, "population": 6}', '2021-12-20 02:00:00+00');


--
-- Data for Name: framework; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.framework VALUES ('017de504-3d00-719c-bc07-9c5e280a73e7', 8, 'IQA-BE-2561', '017de504-3d00-72b9-b84a-0f14adbefc96', 'SCHOOL_SELF', true, true, '\x2846682e4a24683606684a54700656684a642c663806684a54700656680866364072362468364054031055cb0128f25843f2580b012e00e0b8a1e0b8b2e0b895e0b8a3e0b890e0b8b2e0b899e0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b882e0b8b1e0b989e0b899e0b89ee0b8b7e0b989e0b899e0b890e0b8b2e0b89920e0b89e2ee0b8a82e2032353631', '{"name": {"en": "IQA Basic Education Standards B.E. 2561", "th": "มาตรฐานการศึกษาระดับการศึกษาขั้นพื้นฐาน พ.ศ. 2561"}, "unit": "SCHOOL", "licence": {"code": "STATE-TEXT", "note": "Status as state text: to confirm with the client; keep it configurable.", "text": "Item names: ministerial announcement (state text). Level descriptors: original, project-owned.", "attribution": "Ministry of Education, Basic Education Standards B.E. 2561. Level descriptors: Sala."}, "purpose": "ACCOUNTABILITY", "export_prefix": "IQA61"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.framework VALUES ('017de504-3d00-75c2-a2cd-b375071edf50', 8, 'ALO-KK', '017de504-3d00-78f1-b8ca-39bc339facda', 'CLASSROOM_OBSERVATION', true, true, '\x28387c38586612067a2e1866364a7a6e483606684a14662c06684a4a7a6e48364a76187a6c124a7406085e36067c36013bf25830f2583af23605013500e0b981e0b89ae0b89ae0b8aae0b8b1e0b887e0b980e0b881e0b895e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b980e0b88ae0b8b4e0b887e0b8a3e0b8b8e0b88120e0b882e0b8ade0b899e0b981e0b881e0b988e0b899', '{"name": {"en": "Active-Learning Classroom Observation", "th": "แบบสังเกตชั้นเรียนการจัดการเรียนรู้เชิงรุก ขอนแก่น"}, "unit": "LESSON", "licence": {"code": "CC-BY-4.0-IGO", "note": "Full wording of the disclaimer: compare with the manual; keep it configurable.", "text": "Adaptation of a work licensed under CC BY 4.0 IGO. The Open-Approach checklist (OA) and the generic anchors are original, project-owned.", "disclaimer": "This is an adaptation of an original work by The World Bank. Views and opinions expressed in the adaptation are the sole responsibility of the author or authors of the adaptation and are not endorsed by The World Bank.", "attribution": "Molina, Pushparatnam, Melo, Wilichowski, del Toro Mijares, Ding, Aloys, Carter, Singal (2021). Teach Primary (2nd ed.). Washington DC: World Bank. CC BY 4.0 IGO"}, "purpose": "FORMATIVE", "adapted_from": "Teach Primary 2nd ed. (adapted)", "export_prefix": "ALO-KK"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.framework VALUES ('017de504-3d00-7081-a051-73a482521a13', 8, 'WSA-KK', '017de504-3d00-78f1-b8ca-39bc339facda', 'SCHOOL_RUBRIC', true, true, '\x28067a2a2606684a40662836683266124a6438384a7e124a7a6e4836085e36067c360142f1f13cf25834f23605012800e0b980e0b881e0b893e0b891e0b98ce0b881e0b8b2e0b8a3e0b89ee0b8b1e0b892e0b899e0b8b2e0b897e0b8b1e0b989e0b887e0b8a3e0b8b0e0b89ae0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b882e0b8ade0b899e0b981e0b881e0b988e0b899', '{"name": {"en": "Whole-School Development Rubric", "th": "เกณฑ์การพัฒนาทั้งระบบโรงเรียน ขอนแก่น"}, "unit": "SCHOOL", "licence": {"code": "PROJECT-OWNED", "note": "Official names of the six Qs: to confirm with the client; keep it configurable.", "text": "Original wording, project-owned.", "attribution": "Sala; original rubric inspired by the six Qs of the TSQP whole-school framework."}, "purpose": "FORMATIVE", "export_prefix": "WSA-KK"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: framework_version; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.framework_version VALUES ('017de504-3d00-719c-bc07-9c5e280a73e7', 1, 'PUBLISHED', 2561, NULL, '\xcf9e1e27de480088b967d5a7fcd9cb4f444c9e3806436a2a4d04ac8693f790f7', 3, '', '{"nodes": [{"code": "1", "kind": "STANDARD", "text": {"en": "Quality of learners", "th": "คุณภาพของผู้เรียน"}, "scale": "IQA5", "scored": true, "descriptors": "IQA-OUTCOME", "children_weight_e4": 100000}, {"code": "1.1", "kind": "CRITERION", "text": {"en": "Academic achievement of learners", "th": "ผลสัมฤทธิ์ทางวิชาการของผู้เรียน"}, "parent": "1", "weight_e4": 60000, "children_weight_e4": 60000}, {"code": "1.1.1", "kind": "INDICATOR", "text": {"en": "Ability in reading, writing, communication and calculation", "th": "ความสามารถในการอ่าน การเขียน การสื่อสาร และการคิดคำนวณ"}, "scale": "IQA5", "parent": "1.1", "scored": true, "weight_e4": 10000, "descriptors": "IQA-OUTCOME"}, {"code": "1.1.2", "kind": "INDICATOR", "text": {"en": "Ability in analytical and critical thinking, discussion and exchange of opinions, and problem solving", "th": "ความสามารถในการคิดวิเคราะห์ คิดอย่างมีวิจารณญาณ อภิปรายแลกเปลี่ยนความคิดเห็น และแก้ปัญหา"}, "scale": "IQA5", "parent": "1.1", "scored": true, "weight_e4": 10000, "descriptors": "IQA-OUTCOME"}, {"code": "1.1.3", "kind": "INDICATOR", "text": {"en": "Ability to create innovation", "th": "ความสามารถในการสร้างนวัตกรรม"}, "scale": "IQA5", "parent": "1.1", "scored": true, "weight_e4": 10000, "descriptors": "IQA-OUTCOME"}, {"code": "1.1.4", "kind": "INDICATOR", "text": {"en": "Ability to use information and communication technology", "th": "ความสามารถในการใช้เทคโนโลยีสารสนเทศและการสื่อสาร"}, "scale": "IQA5", "parent": "1.1", "scored": true, "weight_e4": 10000, "descriptors": "IQA-OUTCOME"}, {"code": "1.1.5", "kind": "INDICATOR", "text": {"en": "Learning achievement according to the school curriculum", "th": "ผลสัมฤทธิ์ทางการเรียนตามหลักสูตรสถานศึกษา"}, "scale": "IQA5", "parent": "1.1", "scored": true, "weight_e4": 10000, "descriptors": "IQA-OUTCOME"}, {"code": "1.1.6", "kind": "INDICATOR", "text": {"en": "Basic knowledge and skills for, and a good attitude towards, working life", "th": "ความรู้ทักษะพื้นฐาน และเจตคติที่ดีต่องานอาชีพ"}, "scale": "IQA5", "parent": "1.1", "scored": true, "weight_e4": 10000, "descriptors": "IQA-OUTCOME"}, {"code": "1.2", "kind": "CRITERION", "text": {"en": "Desirable characteristics of learners", "th": "คุณลักษณะที่พึงประสงค์ของผู้เรียน"}, "parent": "1", "weight_e4": 40000, "children_weight_e4": 40000}, {"code": "1.2.1", "kind": "INDICATOR", "text": {"en": "Good characteristics and values as set by the school", "th": "คุณลักษณะและค่านิยมที่ดีตามที่สถานศึกษากำหนด"}, "scale": "IQA5", "parent": "1.2", "scored": true, "weight_e4": 10000, "descriptors": "IQA-OUTCOME"}, {"code": "1.2.2", "kind": "INDICATOR", "text": {"en": "Pride in the locality and in being Thai", "th": "ความภูมิใจในท้องถิ่นและความเป็นไทย"}, "scale": "IQA5", "parent": "1.2", "scored": true, "weight_e4": 10000, "descriptors": "IQA-OUTCOME"}, {"code": "1.2.3", "kind": "INDICATOR", "text": {"en": "Acceptance of living together with difference and diversity", "th": "การยอมรับที่จะอยู่ร่วมกันบนความแตกต่างและหลากหลาย"}, "scale": "IQA5", "parent": "1.2", "scored": true, "weight_e4": 10000, "descriptors": "IQA-OUTCOME"}, {"code": "1.2.4", "kind": "INDICATOR", "text": {"en": "Physical and psycho-social well-being", "th": "สุขภาวะทางร่างกายและจิตสังคม"}, "scale": "IQA5", "parent": "1.2", "scored": true, "weight_e4": 10000, "descriptors": "IQA-OUTCOME"}, {"code": "2", "kind": "STANDARD", "text": {"en": "Administration and management", "th": "กระบวนการบริหารและการจัดการ"}, "scale": "IQA5", "scored": true, "descriptors": "IQA-GENERIC", "children_weight_e4": 60000}, {"code": "2.1", "kind": "INDICATOR", "text": {"en": "Goals, vision and mission clearly set by the school", "th": "มีเป้าหมาย วิสัยทัศน์ และพันธกิจที่สถานศึกษากำหนดชัดเจน"}, "scale": "IQA5", "parent": "2", "scored": true, "weight_e4": 10000, "descriptors": "IQA-GENERIC"}, {"code": "2.2", "kind": "INDICATOR", "text": {"en": "A quality management system of the school", "th": "มีระบบบริหารจัดการคุณภาพของสถานศึกษา"}, "scale": "IQA5", "parent": "2", "scored": true, "weight_e4": 10000, "descriptors": "IQA-GENERIC"}, {"code": "2.3", "kind": "INDICATOR", "text": {"en": "Academic development aimed at all-round learner quality according to the school curriculum and for every target group", "th": "ดำเนินงานพัฒนาวิชาการที่เน้นคุณภาพผู้เรียนรอบด้านตามหลักสูตรสถานศึกษาและทุกกลุ่มเป้าหมาย"}, "scale": "IQA5", "parent": "2", "scored": true, "weight_e4": 10000, "descriptors": "IQA-GENERIC"}, {"code": "2.4", "kind": "INDICATOR", "text": {"en": "Teachers and staff developed towards professional expertise", "th": "พัฒนาครูและบุคลากรให้มีความเชี่ยวชาญทางวิชาชีพ"}, "scale": "IQA5", "parent": "2", "scored": true, "weight_e4": 10000, "descriptors": "IQA-GENERIC"}, {"code": "2.5", "kind": "INDICATOR", "text": {"en": "Physical and social environment conducive to good learning", "th": "จัดสภาพแวดล้อมทางกายภาพและสังคมที่เอื้อต่อการจัดการเรียนรู้อย่างมีคุณภาพ"}, "scale": "IQA5", "parent": "2", "scored": true, "weight_e4": 10000, "descriptors": "IQA-GENERIC"}, {"code": "2.6", "kind": "INDICATOR", "text": {"en": "Information technology in support of management and learning", "th": "จัดระบบเทคโนโลยีสารสนเทศเพื่อสนับสนุนการบริหารจัดการและการจัดการเรียนรู้"}, "scale": "IQA5", "parent": "2", "scored": true, "weight_e4": 10000, "descriptors": "IQA-GENERIC"}, {"code": "3", "kind": "STANDARD", "text": {"en": "Learner-centred teaching & learning", "th": "กระบวนการจัดการเรียนการสอนที่เน้นผู้เรียนเป็นสำคัญ"}, "scale": "IQA5", "scored": true, "descriptors": "IQA-GENERIC", "children_weight_e4": 50000}, {"code": "3.1", "kind": "INDICATOR", "tags": ["ACTIVE_LEARNING"], "text": {"en": "Learning through thinking and real practice that can be applied in life", "th": "จัดการเรียนรู้ผ่านกระบวนการคิดและปฏิบัติจริง และสามารถนำไปประยุกต์ใช้ในชีวิตได้"}, "scale": "IQA5", "parent": "3", "scored": true, "weight_e4": 10000, "descriptors": "IQA-GENERIC"}, {"code": "3.2", "kind": "INDICATOR", "text": {"en": "Use of media, information technology and learning resources that support learning", "th": "ใช้สื่อ เทคโนโลยีสารสนเทศ และแหล่งเรียนรู้ที่เอื้อต่อการเรียนรู้"}, "scale": "IQA5", "parent": "3", "scored": true, "weight_e4": 10000, "descriptors": "IQA-GENERIC"}, {"code": "3.3", "kind": "INDICATOR", "text": {"en": "Positive classroom management", "th": "มีการบริหารจัดการชั้นเรียนเชิงบวก"}, "scale": "IQA5", "parent": "3", "scored": true, "weight_e4": 10000, "descriptors": "IQA-GENERIC"}, {"code": "3.4", "kind": "INDICATOR", "text": {"en": "Systematic checking and assessment of learners, with results used to develop them", "th": "ตรวจสอบและประเมินผู้เรียนอย่างเป็นระบบ และนำผลมาพัฒนาผู้เรียน"}, "scale": "IQA5", "parent": "3", "scored": true, "weight_e4": 10000, "descriptors": "IQA-GENERIC"}, {"code": "3.5", "kind": "INDICATOR", "tags": ["PLC"], "text": {"en": "Exchange of learning and feedback to develop and improve teaching", "th": "มีการแลกเปลี่ยนเรียนรู้และให้ข้อมูลสะท้อนกลับเพื่อพัฒนาและปรับปรุงการจัดการเรียนรู้"}, "scale": "IQA5", "parent": "3", "scored": true, "weight_e4": 10000, "descriptors": "IQA-GENERIC"}], "notes": ["Cycle: ACADEMIC_YEAR", "Official practice is holistic judgement by the school''s board (to confirm with the client; keep it configurable). MEAN_FLOOR is in use in at least one public application: mean, then floor: <2, <3, <4, <5, =5.", "Thai title of the framework: to confirm with the client; keep it configurable.", "NA on items is not foreseen here: to confirm with the client; keep it configurable.", "Labels of this scale are not comparable with other frameworks: four-level variants and variants with ดีเลิศ as the top level (4) are in use.", "ความเห็นของผู้ทรงคุณวุฒิ (IOC) ในชุดสาธิตนี้เป็นข้อมูลสมมติ · expert ratings (IOC) of this demo are made up"], "rounds": [], "scales": [{"code": "IQA5", "kind": "LEVEL", "levels": [{"code": "DEVELOPING", "label": {"en": "Developing", "th": "กำลังพัฒนา"}, "points_e4": 10000}, {"code": "MODERATE", "label": {"en": "Moderate", "th": "ปานกลาง"}, "points_e4": 20000}, {"code": "GOOD", "label": {"en": "Good", "th": "ดี"}, "points_e4": 30000}, {"code": "VERY_GOOD", "label": {"en": "Very good", "th": "ดีเลิศ"}, "points_e4": 40000}, {"code": "EXCELLENT", "label": {"en": "Excellent", "th": "ยอดเยี่ยม"}, "points_e4": 50000}]}], "cut_offs": [], "judgement": "HOLISTIC", "weighting": "EQUAL_WITHIN_STANDARD", "aggregation": {"rule": "MODE_OF_ITEMS_THEN_PANEL", "na_handling": "REMOVE_AND_RENORMALISE", "alternatives": ["MEAN_FLOOR", "MEAN_ROUND_HALF_UP", "MIN"], "min_rated_e4": 0}, "descriptors": [{"code": "IQA-GENERIC", "scale": "IQA5", "levels": [[1, {"en": "Practice is absent or only planned; no evidence beyond intention.", "th": "ยังไม่มีการปฏิบัติหรือมีเพียงแผน ไม่มีหลักฐานนอกจากความตั้งใจ"}], [2, {"en": "Practice has begun in some classes/areas; evidence is occasional; results not yet reviewed.", "th": "เริ่มปฏิบัติในบางห้องเรียน/บางด้าน มีหลักฐานเป็นครั้งคราว ยังไม่ได้ทบทวนผล"}], [3, {"en": "Practice follows a plan in most of the school; evidence is regular; results are reviewed at least yearly.", "th": "ปฏิบัติตามแผนในส่วนใหญ่ของโรงเรียน มีหลักฐานสม่ำเสมอ และทบทวนผลอย่างน้อยปีละครั้ง"}], [4, {"en": "Practice covers the whole school, results meet the school''s own target and improvements made from review are shown.", "th": "ปฏิบัติครอบคลุมทั้งโรงเรียน ผลเป็นไปตามเป้าหมายของโรงเรียน และแสดงการปรับปรุงที่เกิดจากการทบทวนได้"}], [5, {"en": "As 4, sustained for more than one year, targets raised, and other schools can learn from documented practice.", "th": "เป็นไปตามระดับ 4 อย่างต่อเนื่องมากกว่าหนึ่งปี มีการยกระดับเป้าหมาย และโรงเรียนอื่นเรียนรู้จากแนวปฏิบัติที่บันทึกไว้ได้"}]]}, {"code": "IQA-OUTCOME", "scale": "IQA5", "levels": [[1, {"en": "below target and falling, or no data", "th": "ต่ำกว่าค่าเป้าหมายและลดลง หรือไม่มีข้อมูล"}], [2, {"en": "below target, stable", "th": "ต่ำกว่าค่าเป้าหมาย แต่คงที่"}], [3, {"en": "reaches target", "th": "ถึงค่าเป้าหมาย"}], [4, {"en": "exceeds target in most groups", "th": "สูงกว่าค่าเป้าหมายในกลุ่มผู้เรียนส่วนใหญ่"}], [5, {"en": "exceeds target in all groups incl. disadvantaged, with a rising multi-year trend", "th": "สูงกว่าค่าเป้าหมายในทุกกลุ่มรวมถึงกลุ่มด้อยโอกาส และมีแนวโน้มสูงขึ้นหลายปีต่อเนื่อง"}]]}], "own_targets": true, "root_weight_e4": 0, "pass_percent_e4": 0}', '[{"at": "2021-12-20T02:00:00Z", "expert": "017de504-3d00-7d0b-b02c-c9621861b0fa", "ratings": [["1.1.1", "CONGRUENT"], ["1.1.2", "CONGRUENT"], ["1.1.3", "CONGRUENT"], ["1.1.4", "CONGRUENT"], ["1.1.5", "CONGRUENT"], ["1.1.6", "CONGRUENT"], ["1.2.1", "CONGRUENT"], ["1.2.2", "CONGRUENT"], ["1.2.3", "CONGRUENT"], ["1.2.4", "CONGRUENT"], ["2.1", "CONGRUENT"], ["2.2", "CONGRUENT"], ["2.3", "CONGRUENT"], ["2.4", "CONGRUENT"], ["2.5", "CONGRUENT"], ["2.6", "CONGRUENT"], ["3.1", "CONGRUENT"], ["3.2", "CONGRUENT"], ["3.3", "CONGRUENT"], ["3.4", "CONGRUENT"], ["3.5", "CONGRUENT"]]}, {"at": "2021-12-20T02:00:00Z", "expert": "017de504-3d00-7f69-9911-39289dedea1f", "ratings": [["1.1.1", "CONGRUENT"], ["1.1.2", "CONGRUENT"], ["1.1.3", "CONGRUENT"], ["1.1.4", "CONGRUENT"], ["1.1.5", "CONGRUENT"], ["1.1.6", "CONGRUENT"], ["1.2.1", "CONGRUENT"], ["1.2.2", "CONGRUENT"], ["1.2.3", "CONGRUENT"], ["1.2.4", "CONGRUENT"], ["2.1", "CONGRUENT"], ["2.2", "CONGRUENT"], ["2.3", "CONGRUENT"], ["2.4", "CONGRUENT"], ["2.5", "CONGRUENT"], ["2.6", "CONGRUENT"], ["3.1", "CONGRUENT"], ["3.2", "CONGRUENT"], ["3.3", "CONGRUENT"], ["3.4", "CONGRUENT"], ["3.5", "CONGRUENT"]]}, {"at": "2021-12-20T02:00:00Z", "expert": "017de504-3d00-790f-af7f-86e266878bc2", "ratings": [["1.1.1", "CONGRUENT"], ["1.1.2", "CONGRUENT"], ["1.1.3", "CONGRUENT"], ["1.1.4", "CONGRUENT"], ["1.1.5", "CONGRUENT"], ["1.1.6", "CONGRUENT"], ["1.2.1", "CONGRUENT"], ["1.2.2", "CONGRUENT"], ["1.2.3", "CONGRUENT"], ["1.2.4", "CONGRUENT"], ["2.1", "CONGRUENT"], ["2.2", "CONGRUENT"], ["2.3", "CONGRUENT"], ["2.4", "CONGRUENT"], ["2.5", "CONGRUENT"], ["2.6", "CONGRUENT"], ["3.1", "CONGRUENT"], ["3.2", "CONGRUENT"], ["3.3", "CONGRUENT"], ["3.4", "CONGRUENT"], ["3.5", "CONGRUENT"]]}]', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.framework_version VALUES ('017de504-3d00-75c2-a2cd-b375071edf50', 1, 'PUBLISHED', 2565, NULL, '\x2671ba66e78f2dd88e5a3eb1a832827d9f4375d59183065957fbcf2da1c9a4d2', 3, '', '{"nodes": [{"code": "T", "kind": "DIMENSION", "tags": ["PER_SNAPSHOT"], "text": {"en": "Time on learning", "th": "เวลาในการเรียนรู้"}}, {"code": "T1", "kind": "INDICATOR", "tags": ["PER_SNAPSHOT"], "text": {"en": "Is the teacher giving (almost) all pupils a learning activity?", "th": "ครูจัดกิจกรรมการเรียนรู้ให้นักเรียน (เกือบ) ทุกคนหรือไม่"}, "scale": "YES_NO", "parent": "T", "scored": true, "descriptors": "ALO-T1"}, {"code": "T2", "kind": "INDICATOR", "tags": ["PER_SNAPSHOT"], "text": {"en": "How many pupils are off the activity?", "th": "มีนักเรียนกี่คนที่ไม่ได้อยู่ในกิจกรรม"}, "scale": "LMH", "parent": "T", "scored": true, "only_if": ["T1", "YES"], "descriptors": "ALO-T2"}, {"code": "A", "kind": "DIMENSION", "text": {"en": "Classroom culture", "th": "วัฒนธรรมชั้นเรียน"}}, {"code": "1", "kind": "INDICATOR", "tags": ["PER_SEGMENT"], "text": {"en": "Supportive learning environment", "th": "สภาพแวดล้อมที่สนับสนุนการเรียนรู้"}, "scale": "ELEMENT5", "parent": "A", "scored": true, "descriptors": "ALO-ELEMENT"}, {"code": "1.1", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "treats every pupil with respect", "th": "ปฏิบัติต่อนักเรียนทุกคนด้วยความเคารพ"}, "scale": "LMH", "parent": "1", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "1.2", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "encouraging language", "th": "ใช้ถ้อยคำให้กำลังใจ"}, "scale": "LMH", "parent": "1", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "1.3", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "notices and answers pupils'' needs", "th": "สังเกตและตอบสนองความต้องการของนักเรียน"}, "scale": "LMH", "parent": "1", "scored": true, "na_allowed": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "1.4", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "no gender/disability bias and counters stereotypes", "th": "ไม่มีอคติทางเพศหรือความพิการ และท้าทายภาพเหมารวม"}, "scale": "LMH", "parent": "1", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "2", "kind": "INDICATOR", "tags": ["PER_SEGMENT"], "text": {"en": "Positive behavioural expectations", "th": "ความคาดหวังเชิงบวกต่อพฤติกรรม"}, "scale": "ELEMENT5", "parent": "A", "scored": true, "descriptors": "ALO-ELEMENT"}, {"code": "2.1", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "says what good behaviour for the task looks like", "th": "บอกว่าพฤติกรรมที่ดีสำหรับกิจกรรมเป็นอย่างไร"}, "scale": "LMH", "parent": "2", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "2.2", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "acknowledges it", "th": "ชื่นชมเมื่อเกิดพฤติกรรมนั้น"}, "scale": "LMH", "parent": "2", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "2.3", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "redirects calmly toward it", "th": "ชี้นำกลับสู่พฤติกรรมนั้นอย่างสงบ"}, "scale": "LMH", "parent": "2", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "B", "kind": "DIMENSION", "text": {"en": "Instruction", "th": "การจัดการเรียนการสอน"}}, {"code": "3", "kind": "INDICATOR", "tags": ["PER_SEGMENT"], "text": {"en": "Lesson facilitation", "th": "การดำเนินบทเรียน"}, "scale": "ELEMENT5", "parent": "B", "scored": true, "descriptors": "ALO-ELEMENT"}, {"code": "3.1", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "purpose is clear", "th": "จุดประสงค์ชัดเจน"}, "scale": "LMH", "parent": "3", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "3.2", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "explanations are clear", "th": "คำอธิบายชัดเจน"}, "scale": "LMH", "parent": "3", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "3.3", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "links to pupils'' lives or other learning", "th": "เชื่อมโยงกับชีวิตของนักเรียนหรือการเรียนรู้อื่น"}, "scale": "LMH", "parent": "3", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "3.4", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "shows/thinks aloud how to do it", "th": "สาธิต/คิดออกเสียงให้เห็นวิธีทำ"}, "scale": "LMH", "parent": "3", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "4", "kind": "INDICATOR", "tags": ["PER_SEGMENT"], "text": {"en": "Checks for understanding", "th": "การตรวจสอบความเข้าใจ"}, "scale": "ELEMENT5", "parent": "B", "scored": true, "descriptors": "ALO-ELEMENT"}, {"code": "4.1", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "questions reach most pupils", "th": "คำถามไปถึงนักเรียนส่วนใหญ่"}, "scale": "LMH", "parent": "4", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "4.2", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "looks at work while pupils work", "th": "ดูงานขณะที่นักเรียนกำลังทำ"}, "scale": "LMH", "parent": "4", "scored": true, "na_allowed": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "4.3", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "adjusts the teaching", "th": "ปรับการสอน"}, "scale": "LMH", "parent": "4", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "5", "kind": "INDICATOR", "tags": ["PER_SEGMENT"], "text": {"en": "Feedback", "th": "การให้ข้อมูลย้อนกลับ"}, "scale": "ELEMENT5", "parent": "B", "scored": true, "descriptors": "ALO-ELEMENT"}, {"code": "5.1", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "specific help to clear misunderstanding", "th": "ช่วยอย่างเจาะจงเพื่อแก้ความเข้าใจคลาดเคลื่อน"}, "scale": "LMH", "parent": "5", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "5.2", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "specific note of what works", "th": "บอกอย่างเจาะจงว่าสิ่งใดได้ผล"}, "scale": "LMH", "parent": "5", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "6", "kind": "INDICATOR", "tags": ["PER_SEGMENT"], "text": {"en": "Critical thinking", "th": "การคิดอย่างมีวิจารณญาณ"}, "scale": "ELEMENT5", "parent": "B", "scored": true, "descriptors": "ALO-ELEMENT"}, {"code": "6.1", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "open-ended questions", "th": "คำถามปลายเปิด"}, "scale": "LMH", "parent": "6", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "6.2", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "thinking tasks", "th": "งานที่ต้องใช้ความคิด"}, "scale": "LMH", "parent": "6", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "6.3", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "pupils ask open questions / do thinking tasks", "th": "นักเรียนถามคำถามปลายเปิด/ทำงานที่ต้องใช้ความคิด"}, "scale": "LMH", "parent": "6", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "C", "kind": "DIMENSION", "text": {"en": "Socio-emotional skills", "th": "ทักษะทางสังคมและอารมณ์"}}, {"code": "7", "kind": "INDICATOR", "tags": ["PER_SEGMENT"], "text": {"en": "Autonomy", "th": "ความเป็นอิสระในการเรียนรู้"}, "scale": "ELEMENT5", "parent": "C", "scored": true, "descriptors": "ALO-ELEMENT"}, {"code": "7.1", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "real choices", "th": "มีทางเลือกที่แท้จริง"}, "scale": "LMH", "parent": "7", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "7.2", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "roles/responsibility", "th": "มีบทบาท/ความรับผิดชอบ"}, "scale": "LMH", "parent": "7", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "7.3", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "pupils volunteer", "th": "นักเรียนอาสา"}, "scale": "LMH", "parent": "7", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "8", "kind": "INDICATOR", "tags": ["PER_SEGMENT"], "text": {"en": "Perseverance", "th": "ความเพียรพยายาม"}, "scale": "ELEMENT5", "parent": "C", "scored": true, "descriptors": "ALO-ELEMENT"}, {"code": "8.1", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "praises effort/strategy", "th": "ชื่นชมความพยายาม/กลวิธี"}, "scale": "LMH", "parent": "8", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "8.2", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "treats difficulty as normal", "th": "มองความยากเป็นเรื่องปกติ"}, "scale": "LMH", "parent": "8", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "8.3", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "goal setting", "th": "การตั้งเป้าหมาย"}, "scale": "LMH", "parent": "8", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "9", "kind": "INDICATOR", "tags": ["PER_SEGMENT"], "text": {"en": "Social & collaborative skills", "th": "ทักษะทางสังคมและการทำงานร่วมกัน"}, "scale": "ELEMENT5", "parent": "C", "scored": true, "descriptors": "ALO-ELEMENT"}, {"code": "9.1", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "sets up real collaboration", "th": "จัดให้เกิดการทำงานร่วมกันอย่างแท้จริง"}, "scale": "LMH", "parent": "9", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "9.2", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "teaches interpersonal skills", "th": "สอนทักษะระหว่างบุคคล"}, "scale": "LMH", "parent": "9", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "9.3", "kind": "BEHAVIOUR", "tags": ["PER_SEGMENT"], "text": {"en": "pupils collaborate", "th": "นักเรียนทำงานร่วมกัน"}, "scale": "LMH", "parent": "9", "scored": true, "descriptors": "ALO-BEHAVIOUR"}, {"code": "OA", "kind": "DIMENSION", "tags": ["LOCAL_EXTENSION"], "text": {"en": "Open-Approach fidelity checklist (unscored)", "th": "ความครบถ้วนของวิธีการแบบเปิด (ไม่ให้คะแนน)"}}, {"code": "OA1", "kind": "BEHAVIOUR", "tags": ["LOCAL_EXTENSION"], "text": {"en": "Open-ended problem posed", "th": "นำเสนอปัญหาปลายเปิด"}, "scale": "YES_NO", "parent": "OA", "descriptors": "ALO-OA"}, {"code": "OA2", "kind": "BEHAVIOUR", "tags": ["LOCAL_EXTENSION"], "text": {"en": "Pupils'' self-learning time", "th": "เวลาเรียนรู้ด้วยตนเองของนักเรียน"}, "scale": "YES_NO", "parent": "OA", "descriptors": "ALO-OA"}, {"code": "OA3", "kind": "BEHAVIOUR", "tags": ["LOCAL_EXTENSION"], "text": {"en": "Whole-class discussion comparing ideas", "th": "อภิปรายทั้งชั้นและเปรียบเทียบแนวคิด"}, "scale": "YES_NO", "parent": "OA", "descriptors": "ALO-OA"}, {"code": "OA4", "kind": "BEHAVIOUR", "tags": ["LOCAL_EXTENSION"], "text": {"en": "Summary connects pupils'' emerged ideas", "th": "สรุปโดยเชื่อมโยงแนวคิดของนักเรียนที่เกิดขึ้น"}, "scale": "YES_NO", "parent": "OA", "descriptors": "ALO-OA"}], "notes": ["Cycle: at least one observation per term", "Certification: VIDEO examination, recalibration each collection wave", "How the two segments of one lesson are combined is not settled: to confirm with the client; keep it configurable.", "Behaviours and procedure: compare with the manual; to confirm with the client; keep it configurable.", "Behaviours where NA is allowed: 1.3 and 4.2 are known examples; the full list follows the manual (to confirm with the client; keep it configurable).", "Generic L/M/H anchors for behaviours are drafts of this product.", "15 % double-coded observations is a published practice.", "ความเห็นของผู้ทรงคุณวุฒิ (IOC) ในชุดสาธิตนี้เป็นข้อมูลสมมติ · expert ratings (IOC) of this demo are made up"], "rounds": ["WAVE1", "WAVE2"], "scales": [{"code": "ELEMENT5", "kind": "LEVEL", "levels": [{"code": "1", "label": {"en": "1", "th": "1"}, "points_e4": 10000}, {"code": "2", "label": {"en": "2", "th": "2"}, "points_e4": 20000}, {"code": "3", "label": {"en": "3", "th": "3"}, "points_e4": 30000}, {"code": "4", "label": {"en": "4", "th": "4"}, "points_e4": 40000}, {"code": "5", "label": {"en": "5", "th": "5"}, "points_e4": 50000}]}, {"code": "LMH", "kind": "CHOICE", "levels": [{"code": "L", "label": {"en": "Low", "th": "ต่ำ"}}, {"code": "M", "label": {"en": "Medium", "th": "ปานกลาง"}}, {"code": "H", "label": {"en": "High", "th": "สูง"}}]}, {"code": "YES_NO", "kind": "CHOICE", "levels": [{"code": "NO", "label": {"en": "No", "th": "ไม่ใช่"}}, {"code": "YES", "label": {"en": "Yes", "th": "ใช่"}}]}], "cut_offs": [], "judgement": "HOLISTIC_PER_ELEMENT", "procedure": {"segments": 2, "exam_share_e4": 8000, "double_coded_e4": 1500, "segment_minutes": 15, "certified_months": 12, "snapshot_minutes": [4, 9, 14], "exam_within_levels": 1}, "weighting": "NONE", "aggregation": {"rule": "HOLISTIC_FROM_BEHAVIOURS", "measures": ["ELEMENT_MEDIAN", "TIME_ON_LEARNING_PERCENT", "PERCENT_OF_LESSONS_WITH_EACH_OA_STEP"], "na_handling": "REMOVE", "min_rated_e4": 0}, "descriptors": [{"code": "ALO-ELEMENT", "scale": "ELEMENT5", "levels": [[1, {"en": "absent or harmful", "th": "ไม่มี หรือส่งผลเสีย"}], [2, {"en": "rare, little effect", "th": "เกิดขึ้นน้อย มีผลเล็กน้อย"}], [3, {"en": "present, partly effective", "th": "มี และได้ผลบางส่วน"}], [4, {"en": "frequent and effective for most", "th": "เกิดบ่อยและได้ผลกับนักเรียนส่วนใหญ่"}], [5, {"en": "consistent, effective for nearly all, pupils take part in it", "th": "สม่ำเสมอ ได้ผลกับนักเรียนเกือบทุกคน และนักเรียนมีส่วนร่วม"}]]}, {"code": "ALO-BEHAVIOUR", "scale": "LMH", "levels": [[1, {"en": "not seen, or its opposite is seen", "th": "ไม่พบ หรือพบสิ่งตรงข้าม"}], [2, {"en": "seen, but rarely, for few pupils or with little effect", "th": "พบบ้าง แต่น้อยครั้ง กับนักเรียนส่วนน้อย หรือมีผลเล็กน้อย"}], [3, {"en": "clearly seen and reaching most pupils", "th": "พบอย่างชัดเจนและครอบคลุมนักเรียนส่วนใหญ่"}]]}, {"code": "ALO-T1", "scale": "YES_NO", "levels": [[1, {"en": "no learning activity for (almost) all pupils at this moment", "th": "ขณะนั้นไม่มีกิจกรรมการเรียนรู้สำหรับนักเรียน (เกือบ) ทุกคน"}], [2, {"en": "(almost) all pupils have a learning activity at this moment", "th": "ขณะนั้นนักเรียน (เกือบ) ทุกคนมีกิจกรรมการเรียนรู้"}]]}, {"code": "ALO-T2", "scale": "LMH", "levels": [[1, {"en": "6 or more", "th": "6 คนขึ้นไป"}], [2, {"en": "2–5", "th": "2–5 คน"}], [3, {"en": "0–1 off task", "th": "0–1 คนที่ไม่อยู่ในกิจกรรม"}]]}, {"code": "ALO-OA", "scale": "YES_NO", "levels": [[1, {"en": "not seen in the lesson", "th": "ไม่พบในบทเรียน"}], [2, {"en": "seen in the lesson", "th": "พบในบทเรียน"}]]}], "own_targets": false, "root_weight_e4": 0, "pass_percent_e4": 0}', '[{"at": "2021-12-20T02:00:00Z", "expert": "017de504-3d00-75b1-8d82-c878859f09a8", "ratings": [["T1", "CONGRUENT"], ["T2", "CONGRUENT"], ["1", "CONGRUENT"], ["1.1", "CONGRUENT"], ["1.2", "CONGRUENT"], ["1.3", "CONGRUENT"], ["1.4", "CONGRUENT"], ["2", "CONGRUENT"], ["2.1", "CONGRUENT"], ["2.2", "CONGRUENT"], ["2.3", "CONGRUENT"], ["3", "CONGRUENT"], ["3.1", "CONGRUENT"], ["3.2", "CONGRUENT"], ["3.3", "CONGRUENT"], ["3.4", "CONGRUENT"], ["4", "CONGRUENT"], ["4.1", "CONGRUENT"], ["4.2", "CONGRUENT"], ["4.3", "CONGRUENT"], ["5", "CONGRUENT"], ["5.1", "CONGRUENT"], ["5.2", "CONGRUENT"], ["6", "CONGRUENT"], ["6.1", "CONGRUENT"], ["6.2", "CONGRUENT"], ["6.3", "CONGRUENT"], ["7", "CONGRUENT"], ["7.1", "CONGRUENT"], ["7.2", "CONGRUENT"], ["7.3", "CONGRUENT"], ["8", "CONGRUENT"], ["8.1", "CONGRUENT"], ["8.2", "CONGRUENT"], ["8.3", "CONGRUENT"], ["9", "CONGRUENT"], ["9.1", "CONGRUENT"], ["9.2", "CONGRUENT"], ["9.3", "CONGRUENT"], ["OA1", "CONGRUENT"], ["OA2", "CONGRUENT"], ["OA3", "CONGRUENT"], ["OA4", "CONGRUENT"]]}, {"at": "2021-12-20T02:00:00Z", "expert": "017de504-3d00-7c05-a9c1-a67b50145248", "ratings": [["T1", "CONGRUENT"], ["T2", "CONGRUENT"], ["1", "CONGRUENT"], ["1.1", "CONGRUENT"], ["1.2", "CONGRUENT"], ["1.3", "CONGRUENT"], ["1.4", "CONGRUENT"], ["2", "CONGRUENT"], ["2.1", "CONGRUENT"], ["2.2", "CONGRUENT"], ["2.3", "CONGRUENT"], ["3", "CONGRUENT"], ["3.1", "CONGRUENT"], ["3.2", "CONGRUENT"], ["3.3", "CONGRUENT"], ["3.4", "CONGRUENT"], ["4", "CONGRUENT"], ["4.1", "CONGRUENT"], ["4.2", "CONGRUENT"], ["4.3", "CONGRUENT"], ["5", "CONGRUENT"], ["5.1", "CONGRUENT"], ["5.2", "CONGRUENT"], ["6", "CONGRUENT"], ["6.1", "CONGRUENT"], ["6.2", "CONGRUENT"], ["6.3", "CONGRUENT"], ["7", "CONGRUENT"], ["7.1", "CONGRUENT"], ["7.2", "CONGRUENT"], ["7.3", "CONGRUENT"], ["8", "CONGRUENT"], ["8.1", "CONGRUENT"], ["8.2", "CONGRUENT"], ["8.3", "CONGRUENT"], ["9", "CONGRUENT"], ["9.1", "CONGRUENT"], ["9.2", "CONGRUENT"], ["9.3", "CONGRUENT"], ["OA1", "CONGRUENT"], ["OA2", "CONGRUENT"], ["OA3", "CONGRUENT"], ["OA4", "CONGRUENT"]]}, {"at": "2021-12-20T02:00:00Z", "expert": "017de504-3d00-794c-97ec-2a4db6e96a55", "ratings": [["T1", "CONGRUENT"], ["T2", "CONGRUENT"], ["1", "CONGRUENT"], ["1.1", "CONGRUENT"], ["1.2", "CONGRUENT"], ["1.3", "CONGRUENT"], ["1.4", "CONGRUENT"], ["2", "CONGRUENT"], ["2.1", "CONGRUENT"], ["2.2", "CONGRUENT"], ["2.3", "CONGRUENT"], ["3", "CONGRUENT"], ["3.1", "CONGRUENT"], ["3.2", "CONGRUENT"], ["3.3", "CONGRUENT"], ["3.4", "CONGRUENT"], ["4", "CONGRUENT"], ["4.1", "CONGRUENT"], ["4.2", "CONGRUENT"], ["4.3", "CONGRUENT"], ["5", "CONGRUENT"], ["5.1", "CONGRUENT"], ["5.2", "CONGRUENT"], ["6", "CONGRUENT"], ["6.1", "CONGRUENT"], ["6.2", "CONGRUENT"], ["6.3", "CONGRUENT"], ["7", "CONGRUENT"], ["7.1", "CONGRUENT"], ["7.2", "CONGRUENT"], ["7.3", "CONGRUENT"], ["8", "CONGRUENT"], ["8.1", "CONGRUENT"], ["8.2", "CONGRUENT"], ["8.3", "CONGRUENT"], ["9", "CONGRUENT"], ["9.1", "CONGRUENT"], ["9.2", "CONGRUENT"], ["9.3", "CONGRUENT"], ["OA1", "CONGRUENT"], ["OA2", "CONGRUENT"], ["OA3", "CONGRUENT"], ["OA4", "CONGRUENT"]]}]', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.framework_version VALUES ('017de504-3d00-7081-a051-73a482521a13', 1, 'PUBLISHED', 2565, NULL, '\x27990db1b9a659b9eca9cec74d22790408c3f740950700f6dcfc140298cce76a', 3, '', '{"nodes": [{"code": "D1", "kind": "DIMENSION", "tags": ["Q_GOAL"], "text": {"en": "Shared goal & plan (Q-Goal)", "th": "เป้าหมายและแผนร่วมกัน (Q-Goal)"}, "weight_e4": 150000, "descriptors": "WSA-D1", "children_weight_e4": 150000}, {"code": "D1.1", "kind": "INDICATOR", "text": {"en": "A learner-outcome goal shared by staff, pupils and community", "th": "เป้าหมายผลลัพธ์ผู้เรียนที่บุคลากร นักเรียน และชุมชนมีร่วมกัน"}, "scale": "WSA5", "parent": "D1", "scored": true, "weight_e4": 80000, "na_allowed": true, "descriptors": "WSA-D1"}, {"code": "D1.2", "kind": "INDICATOR", "text": {"en": "A whole-school plan with measures that is actually reviewed", "th": "แผนทั้งระบบโรงเรียนที่มีตัววัดและได้รับการทบทวนจริง"}, "scale": "WSA5", "parent": "D1", "scored": true, "weight_e4": 70000, "na_allowed": true, "descriptors": "WSA-D1"}, {"code": "D2", "kind": "DIMENSION", "tags": ["Q_PRINCIPAL"], "text": {"en": "Learning leadership (Q-Principal)", "th": "ภาวะผู้นำการเรียนรู้ (Q-Principal)"}, "weight_e4": 150000, "descriptors": "WSA-D2", "children_weight_e4": 150000}, {"code": "D2.1", "kind": "INDICATOR", "text": {"en": "Principal takes part in plan-do-see and protects time for it", "th": "ผู้อำนวยการร่วมวางแผน ปฏิบัติ และสะท้อนผล และรักษาเวลาสำหรับงานนี้"}, "scale": "WSA5", "parent": "D2", "scored": true, "weight_e4": 90000, "na_allowed": true, "descriptors": "WSA-D2"}, {"code": "D2.2", "kind": "INDICATOR", "text": {"en": "Leadership is distributed; work survives a change of principal", "th": "กระจายภาวะผู้นำ งานดำเนินต่อได้เมื่อเปลี่ยนผู้อำนวยการ"}, "scale": "WSA5", "parent": "D2", "scored": true, "weight_e4": 60000, "na_allowed": true, "descriptors": "WSA-D2"}, {"code": "D3", "kind": "DIMENSION", "tags": ["Q_TEACHER", "ACTIVE_LEARNING"], "text": {"en": "Teaching for active learning (Q-Teacher)", "th": "การสอนเพื่อการเรียนรู้เชิงรุก (Q-Teacher)"}, "weight_e4": 250000, "descriptors": "WSA-D3", "children_weight_e4": 250000}, {"code": "D3.1", "kind": "INDICATOR", "text": {"en": "Lessons start from problems pupils can think about themselves", "th": "บทเรียนเริ่มจากปัญหาที่นักเรียนคิดได้ด้วยตนเอง"}, "scale": "WSA5", "parent": "D3", "scored": true, "weight_e4": 100000, "na_allowed": true, "descriptors": "WSA-D3"}, {"code": "D3.2", "kind": "INDICATOR", "text": {"en": "Pupils explain, compare and improve ideas", "th": "นักเรียนอธิบาย เปรียบเทียบ และปรับปรุงแนวคิด"}, "scale": "WSA5", "parent": "D3", "scored": true, "weight_e4": 80000, "na_allowed": true, "descriptors": "WSA-D3"}, {"code": "D3.3", "kind": "INDICATOR", "text": {"en": "Assessment during lessons changes what happens next", "th": "การประเมินระหว่างเรียนเปลี่ยนสิ่งที่จะทำต่อไปในบทเรียน"}, "scale": "WSA5", "parent": "D3", "scored": true, "weight_e4": 70000, "na_allowed": true, "descriptors": "WSA-D3"}, {"code": "D4", "kind": "DIMENSION", "tags": ["Q_PLC", "LESSON_STUDY"], "text": {"en": "Professional learning community / lesson study (Q-PLC)", "th": "ชุมชนการเรียนรู้ทางวิชาชีพ/การศึกษาชั้นเรียน (Q-PLC)"}, "weight_e4": 150000, "descriptors": "WSA-D4", "children_weight_e4": 150000}, {"code": "D4.1", "kind": "INDICATOR", "text": {"en": "Regular complete plan-do-see cycles in every grade team", "th": "มีวงจรวางแผน ปฏิบัติ สะท้อนผลที่ครบถ้วนและสม่ำเสมอในทุกทีมระดับชั้น"}, "scale": "WSA5", "parent": "D4", "scored": true, "weight_e4": 90000, "na_allowed": true, "descriptors": "WSA-D4"}, {"code": "D4.2", "kind": "INDICATOR", "text": {"en": "Reflection leads to revised lessons that are reused", "th": "การสะท้อนผลนำไปสู่บทเรียนที่ปรับปรุงแล้วและนำกลับมาใช้"}, "scale": "WSA5", "parent": "D4", "scored": true, "weight_e4": 60000, "na_allowed": true, "descriptors": "WSA-D4"}, {"code": "D5", "kind": "DIMENSION", "tags": ["Q_INFO"], "text": {"en": "Information for improvement (Q-Info)", "th": "สารสนเทศเพื่อการปรับปรุง (Q-Info)"}, "weight_e4": 100000, "descriptors": "WSA-D5", "children_weight_e4": 100000}, {"code": "D5.1", "kind": "INDICATOR", "text": {"en": "Pupil-level information is complete and on time", "th": "สารสนเทศรายนักเรียนครบถ้วนและทันเวลา"}, "scale": "WSA5", "parent": "D5", "scored": true, "weight_e4": 50000, "na_allowed": true, "descriptors": "WSA-D5"}, {"code": "D5.2", "kind": "INDICATOR", "text": {"en": "Teams use information to decide support for individual pupils", "th": "ทีมใช้สารสนเทศตัดสินใจช่วยเหลือนักเรียนรายบุคคล"}, "scale": "WSA5", "parent": "D5", "scored": true, "weight_e4": 50000, "na_allowed": true, "descriptors": "WSA-D5"}, {"code": "D6", "kind": "DIMENSION", "tags": ["Q_NETWORK"], "text": {"en": "Network & community (Q-Network)", "th": "เครือข่ายและชุมชน (Q-Network)"}, "weight_e4": 100000, "descriptors": "WSA-D6", "children_weight_e4": 100000}, {"code": "D6.1", "kind": "INDICATOR", "text": {"en": "Active links with other schools and coaches", "th": "มีการเชื่อมโยงที่ใช้งานจริงกับโรงเรียนอื่นและโค้ช"}, "scale": "WSA5", "parent": "D6", "scored": true, "weight_e4": 50000, "na_allowed": true, "descriptors": "WSA-D6"}, {"code": "D6.2", "kind": "INDICATOR", "text": {"en": "Parents/community share in learning", "th": "ผู้ปกครอง/ชุมชนมีส่วนในการเรียนรู้"}, "scale": "WSA5", "parent": "D6", "scored": true, "weight_e4": 50000, "na_allowed": true, "descriptors": "WSA-D6"}, {"code": "D7", "kind": "DIMENSION", "tags": ["EQUITY"], "text": {"en": "Equity & learner outcomes", "th": "ความเสมอภาคและผลลัพธ์ผู้เรียน"}, "weight_e4": 100000, "descriptors": "WSA-D7", "children_weight_e4": 100000}, {"code": "D7.1", "kind": "INDICATOR", "text": {"en": "Gaps between groups are measured and narrowing", "th": "มีการวัดช่องว่างระหว่างกลุ่ม และช่องว่างกำลังแคบลง"}, "scale": "WSA5", "parent": "D7", "scored": true, "weight_e4": 50000, "na_allowed": true, "descriptors": "WSA-D7"}, {"code": "D7.2", "kind": "INDICATOR", "text": {"en": "Safety, attendance and well-being", "th": "ความปลอดภัย การมาเรียน และสุขภาวะ"}, "scale": "WSA5", "parent": "D7", "scored": true, "weight_e4": 50000, "na_allowed": true, "descriptors": "WSA-D7"}], "notes": ["Cycle: twice per academic year (baseline, endline); midline possible", "Owner IRDTP is proposed: to confirm with the client; keep it configurable.", "Thai texts of dimensions, indicators and descriptors are drafts: to confirm with the client; keep it configurable.", "ความเห็นของผู้ทรงคุณวุฒิ (IOC) ในชุดสาธิตนี้เป็นข้อมูลสมมติ · expert ratings (IOC) of this demo are made up"], "rounds": ["BASELINE", "MIDLINE", "ENDLINE"], "scales": [{"code": "WSA5", "kind": "LEVEL", "levels": [{"code": "STARTING", "label": {"en": "Starting", "th": "เริ่มต้น"}}, {"code": "EMERGING", "label": {"en": "Emerging", "th": "ก่อรูป"}, "points_e4": 250000}, {"code": "ESTABLISHED", "label": {"en": "Established", "th": "มั่นคง"}, "points_e4": 500000}, {"code": "EMBEDDED", "label": {"en": "Embedded", "th": "ฝังในงานประจำ"}, "points_e4": 750000}, {"code": "LEADING", "label": {"en": "Leading", "th": "ขยายผล"}, "points_e4": 1000000}]}], "cut_offs": [{"code": "OVERALL", "unit": "PERCENT", "bands": [{"rank": 1, "from_e4": 0}, {"rank": 2, "from_e4": 200000}, {"rank": 3, "from_e4": 400000}, {"rank": 4, "from_e4": 600000}, {"rank": 5, "from_e4": 800000}], "scope": "OVERALL"}], "evidence": {"from_rank": 4, "min_per_item": 1}, "judgement": "PER_INDICATOR", "weighting": "DECLARED", "aggregation": {"rule": "WEIGHTED_POINTS", "na_handling": "REMOVE_AND_RENORMALISE", "min_rated_e4": 8000, "percent_formula": "LEVEL_MINUS_ONE"}, "descriptors": [{"code": "WSA-D1", "scale": "WSA5", "levels": [[1, {"en": "No written goal, or copied from elsewhere", "th": "ไม่มีเป้าหมายเป็นลายลักษณ์อักษร หรือคัดลอกมาจากที่อื่น"}], [2, {"en": "Goal written by leadership; few staff can state it", "th": "ผู้บริหารเขียนเป้าหมายเอง บุคลากรน้อยคนบอกเป้าหมายได้"}], [3, {"en": "Most staff can state it; plan has measures and owners", "th": "บุคลากรส่วนใหญ่บอกเป้าหมายได้ แผนมีตัววัดและผู้รับผิดชอบ"}], [4, {"en": "Goal steers weekly decisions; plan adjusted from data each term", "th": "เป้าหมายชี้นำการตัดสินใจรายสัปดาห์ ปรับแผนจากข้อมูลทุกภาคเรียน"}], [5, {"en": "Community co-owns goal; school helps others set theirs", "th": "ชุมชนเป็นเจ้าของเป้าหมายร่วมกัน โรงเรียนช่วยโรงเรียนอื่นตั้งเป้าหมาย"}]]}, {"code": "WSA-D2", "scale": "WSA5", "levels": [[1, {"en": "Principal is not present in learning work", "th": "ผู้อำนวยการไม่ได้มีส่วนในงานด้านการเรียนรู้"}], [2, {"en": "Attends occasionally; time for teams often cancelled", "th": "เข้าร่วมเป็นครั้งคราว เวลาของทีมถูกยกเลิกบ่อย"}], [3, {"en": "Attends monthly; weekly slot is timetabled", "th": "เข้าร่วมทุกเดือน มีเวลาประจำสัปดาห์ในตาราง"}], [4, {"en": "Coaches teams; deputies/teachers lead parts; hand-over file exists", "th": "เป็นโค้ชให้ทีม รองผู้อำนวยการ/ครูนำงานบางส่วน มีแฟ้มส่งมอบงาน"}], [5, {"en": "Leads area learning; successors trained", "th": "นำการเรียนรู้ระดับพื้นที่ และเตรียมผู้สืบทอดแล้ว"}]]}, {"code": "WSA-D3", "scale": "WSA5", "levels": [[1, {"en": "Teacher talk and copying dominate", "th": "ครูบรรยายและนักเรียนคัดลอกเป็นหลัก"}], [2, {"en": "Some tasks allow thinking, rarely discussed", "th": "บางกิจกรรมเปิดโอกาสให้คิด แต่แทบไม่มีการอภิปราย"}], [3, {"en": "Most observed lessons have pupil thinking and discussion", "th": "บทเรียนที่สังเกตส่วนใหญ่มีการคิดและการอภิปรายของนักเรียน"}], [4, {"en": "Nearly all; ideas of pupils shape the lesson", "th": "เกือบทุกบทเรียน และแนวคิดของนักเรียนกำหนดทิศทางของบทเรียน"}], [5, {"en": "Teachers open classes to others and refine approach", "th": "ครูเปิดชั้นเรียนให้ผู้อื่นและปรับปรุงแนวทางการสอน"}]]}, {"code": "WSA-D4", "scale": "WSA5", "levels": [[1, {"en": "No cycle completed this term", "th": "ภาคเรียนนี้ไม่มีวงจรที่เสร็จสมบูรณ์"}], [2, {"en": "1–3 complete cycles in some teams", "th": "มีวงจรที่ครบถ้วน 1–3 วงจรในบางทีม"}], [3, {"en": "At least two complete cycles per month in most teams", "th": "มีวงจรที่ครบถ้วนอย่างน้อยเดือนละสองวงจรในทีมส่วนใหญ่"}], [4, {"en": "Weekly cycles in all teams with kept records", "th": "มีวงจรทุกสัปดาห์ในทุกทีมพร้อมเก็บบันทึก"}], [5, {"en": "School hosts cross-school teams/open class", "th": "โรงเรียนเป็นเจ้าภาพทีมข้ามโรงเรียน/การเปิดชั้นเรียน"}]]}, {"code": "WSA-D5", "scale": "WSA5", "levels": [[1, {"en": "Data late or missing", "th": "ข้อมูลล่าช้าหรือขาดหาย"}], [2, {"en": "Data complete only for official reporting", "th": "ข้อมูลครบถ้วนเฉพาะเพื่อการรายงานตามราชการ"}], [3, {"en": "Complete on time; reviewed each term", "th": "ครบถ้วนทันเวลา และทบทวนทุกภาคเรียน"}], [4, {"en": "Used weekly for support decisions", "th": "ใช้ทุกสัปดาห์เพื่อตัดสินใจช่วยเหลือนักเรียน"}], [5, {"en": "Early-warning works; practice shared", "th": "ระบบเตือนล่วงหน้าใช้ได้ผล และเผยแพร่แนวปฏิบัติ"}]]}, {"code": "WSA-D6", "scale": "WSA5", "levels": [[1, {"en": "Works alone", "th": "ทำงานลำพัง"}], [2, {"en": "Joins events when invited", "th": "เข้าร่วมกิจกรรมเมื่อได้รับเชิญ"}], [3, {"en": "Regular exchange with ≥1 school", "th": "แลกเปลี่ยนกับโรงเรียนอื่นอย่างน้อย 1 แห่งอย่างสม่ำเสมอ"}], [4, {"en": "Joint work with visible results in both", "th": "ทำงานร่วมกันและเห็นผลในทั้งสองโรงเรียน"}], [5, {"en": "Acts as node school for scale-out", "th": "เป็นโรงเรียนแม่ข่ายในการขยายผล"}]]}, {"code": "WSA-D7", "scale": "WSA5", "levels": [[1, {"en": "Unknown", "th": "ไม่ทราบ"}], [2, {"en": "Known but not addressed", "th": "ทราบแต่ยังไม่ได้แก้ไข"}], [3, {"en": "Targets per group; some progress", "th": "มีเป้าหมายรายกลุ่มและมีความก้าวหน้าบ้าง"}], [4, {"en": "Gaps narrowing two measurements running", "th": "ช่องว่างแคบลงในการวัดสองครั้งติดต่อกัน"}], [5, {"en": "Narrowing sustained; pupils have a voice in decisions", "th": "ช่องว่างแคบลงอย่างต่อเนื่อง และนักเรียนมีส่วนในการตัดสินใจ"}]]}], "own_targets": false, "root_weight_e4": 1000000, "pass_percent_e4": 600000}', '[{"at": "2021-12-20T02:00:00Z", "expert": "017de504-3d00-7dfd-9ba5-d04d577cca83", "ratings": [["D1.1", "CONGRUENT"], ["D1.2", "CONGRUENT"], ["D2.1", "CONGRUENT"], ["D2.2", "CONGRUENT"], ["D3.1", "CONGRUENT"], ["D3.2", "CONGRUENT"], ["D3.3", "CONGRUENT"], ["D4.1", "CONGRUENT"], ["D4.2", "CONGRUENT"], ["D5.1", "CONGRUENT"], ["D5.2", "CONGRUENT"], ["D6.1", "CONGRUENT"], ["D6.2", "CONGRUENT"], ["D7.1", "CONGRUENT"], ["D7.2", "CONGRUENT"]]}, {"at": "2021-12-20T02:00:00Z", "expert": "017de504-3d00-770c-ab7a-15c9183cf11d", "ratings": [["D1.1", "CONGRUENT"], ["D1.2", "CONGRUENT"], ["D2.1", "CONGRUENT"], ["D2.2", "CONGRUENT"], ["D3.1", "CONGRUENT"], ["D3.2", "CONGRUENT"], ["D3.3", "CONGRUENT"], ["D4.1", "CONGRUENT"], ["D4.2", "CONGRUENT"], ["D5.1", "CONGRUENT"], ["D5.2", "CONGRUENT"], ["D6.1", "CONGRUENT"], ["D6.2", "CONGRUENT"], ["D7.1", "CONGRUENT"], ["D7.2", "CONGRUENT"]]}, {"at": "2021-12-20T02:00:00Z", "expert": "017de504-3d00-715a-8db1-d12c130a45e7", "ratings": [["D1.1", "CONGRUENT"], ["D1.2", "CONGRUENT"], ["D2.1", "CONGRUENT"], ["D2.2", "CONGRUENT"], ["D3.1", "CONGRUENT"], ["D3.2", "CONGRUENT"], ["D3.3", "CONGRUENT"], ["D4.1", "CONGRUENT"], ["D4.2", "CONGRUENT"], ["D5.1", "CONGRUENT"], ["D5.2", "CONGRUENT"], ["D6.1", "CONGRUENT"], ["D6.2", "CONGRUENT"], ["D7.1", "CONGRUENT"], ["D7.2", "CONGRUENT"]]}]', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: growth; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: known_area; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.known_area VALUES ('017dd591-2900-7000-8000-000100000018', 1, 'PROVINCE', '40', 'province:40');
INSERT INTO evaluations.known_area VALUES ('017dd591-2900-7000-8000-00010000001a', 1, 'ESAO', '4005', 'esao:4005');
INSERT INTO evaluations.known_area VALUES ('017dd591-2900-7000-8000-00010000001c', 1, 'DISTRICT', '4005', 'district:4005');


--
-- Data for Name: known_participation; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: known_participation_state; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: known_posting; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: known_school; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.known_school VALUES ('017dd591-2900-7000-8000-00010000001e', 1, 'โรงเรียนตัวอย่างที่ 1 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100328085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{}');
INSERT INTO evaluations.known_school VALUES ('017dd591-2900-7000-8000-000100000020', 1, 'โรงเรียนตัวอย่างที่ 2 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100428085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{}');
INSERT INTO evaluations.known_school VALUES ('017dd591-2900-7000-8000-000100000022', 1, 'โรงเรียนตัวอย่างที่ 3 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100528085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{}');
INSERT INTO evaluations.known_school VALUES ('017dd591-2900-7000-8000-000100000024', 1, 'โรงเรียนตัวอย่างที่ 4 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100628085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{}');
INSERT INTO evaluations.known_school VALUES ('017dd591-2900-7000-8000-000100000026', 1, 'โรงเรียนตัวอย่างที่ 5 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100728085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{}');
INSERT INTO evaluations.known_school VALUES ('017dd591-2900-7000-8000-000100000028', 1, 'โรงเรียนตัวอย่างที่ 6 (ข้อมูลสมมติ)', '', '\x284a7e124a7a6e48362e66525e486812326e03100828085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820362028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{}');


--
-- Data for Name: known_school_code; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.known_school_code VALUES ('017dd591-2900-7000-8000-00010000001e', 0, 'OBEC10', '9990000001', '(,)');
INSERT INTO evaluations.known_school_code VALUES ('017dd591-2900-7000-8000-000100000020', 0, 'OBEC10', '9990000002', '(,)');
INSERT INTO evaluations.known_school_code VALUES ('017dd591-2900-7000-8000-000100000022', 0, 'OBEC10', '9990000003', '(,)');
INSERT INTO evaluations.known_school_code VALUES ('017dd591-2900-7000-8000-000100000024', 0, 'OBEC10', '9990000004', '(,)');
INSERT INTO evaluations.known_school_code VALUES ('017dd591-2900-7000-8000-000100000026', 0, 'OBEC10', '9990000005', '(,)');
INSERT INTO evaluations.known_school_code VALUES ('017dd591-2900-7000-8000-000100000028', 0, 'OBEC10', '9990000006', '(,)');


--
-- Data for Name: known_school_place; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-00010000001e', 0, 'school:017dd591-2900-7000-8000-00010000001e', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-00010000001e', 1, 'province:40', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-00010000001e', 2, 'district:4005', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000020', 0, 'school:017dd591-2900-7000-8000-000100000020', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000020', 1, 'province:40', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000020', 2, 'district:4005', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000022', 0, 'school:017dd591-2900-7000-8000-000100000022', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000022', 1, 'province:40', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000022', 2, 'district:4005', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000024', 0, 'school:017dd591-2900-7000-8000-000100000024', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000024', 1, 'province:40', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000024', 2, 'district:4005', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000026', 0, 'school:017dd591-2900-7000-8000-000100000026', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000026', 1, 'province:40', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000026', 2, 'district:4005', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000028', 0, 'school:017dd591-2900-7000-8000-000100000028', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000028', 1, 'province:40', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000028', 2, 'district:4005', NULL, '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-00010000001e', 3, 'esao:4005', '017dd591-2900-7000-8000-00010000001a', '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000020', 3, 'esao:4005', '017dd591-2900-7000-8000-00010000001a', '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000022', 3, 'esao:4005', '017dd591-2900-7000-8000-00010000001a', '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000024', 3, 'esao:4005', '017dd591-2900-7000-8000-00010000001a', '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000026', 3, 'esao:4005', '017dd591-2900-7000-8000-00010000001a', '(,)');
INSERT INTO evaluations.known_school_place VALUES ('017dd591-2900-7000-8000-000100000028', 3, 'esao:4005', '017dd591-2900-7000-8000-00010000001a', '(,)');


--
-- Data for Name: known_school_status; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.known_school_status VALUES ('017dd591-2900-7000-8000-00010000001e', 0, 'OPEN', '(,)');
INSERT INTO evaluations.known_school_status VALUES ('017dd591-2900-7000-8000-000100000020', 0, 'OPEN', '(,)');
INSERT INTO evaluations.known_school_status VALUES ('017dd591-2900-7000-8000-000100000022', 0, 'OPEN', '(,)');
INSERT INTO evaluations.known_school_status VALUES ('017dd591-2900-7000-8000-000100000024', 0, 'OPEN', '(,)');
INSERT INTO evaluations.known_school_status VALUES ('017dd591-2900-7000-8000-000100000026', 0, 'OPEN', '(,)');
INSERT INTO evaluations.known_school_status VALUES ('017dd591-2900-7000-8000-000100000028', 0, 'OPEN', '(,)');


--
-- Data for Name: known_teacher; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: models_migration; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.models_migration VALUES (1, 'schools', '2026-11-27 00:19:45.171684+00', true, '\xe0acd133a81472b8a776ea015ee3161748f5d69bfb7e2b63b6367d96172ae0e6706ec5740516418c322f960c16c601e9', 2900947);
INSERT INTO evaluations.models_migration VALUES (2, 'codes', '2026-11-27 00:19:45.174809+00', true, '\x6bda62a463bf7302ca2a9182c3f67e3695c831f3c1afb152e6e26df8b6cbe95e40bd7e8b6481327feb27116f10cda67b', 807875);
INSERT INTO evaluations.models_migration VALUES (3, 'postings', '2026-11-27 00:19:45.175714+00', true, '\xae1fe442ce255d2d327c68affee439beec5aaf34a17ba2b0299531bc5a73a5c78d01bef1e6d6542203890555a5360150', 1384945);


--
-- Data for Name: moderation_case; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: observation; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: observation_pair; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: outbox; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (13, '017dd591-2900-7000-8000-00010000000c', 'framework', '017de504-3d00-7081-a051-73a482521a13', 5, 'rated', '\x0afb030a2430313764653530342d336430302d373038312d613035312d37336134383235323161313310051a065753412d4b4b222430313764653530342d336430302d373866312d623863612d3339626333333966616364612803300138014290010a6de0b980e0b881e0b893e0b891e0b98ce0b881e0b8b2e0b8a3e0b89ee0b8b1e0b892e0b899e0b8b2e0b897e0b8b1e0b989e0b887e0b8a3e0b8b0e0b89ae0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b882e0b8ade0b899e0b981e0b881e0b988e0b899121f57686f6c652d5363686f6f6c20446576656c6f706d656e742052756272696352065753412d4b4b5ad4010a0d50524f4a4543542d4f574e4544125053616c613b206f726967696e616c2072756272696320696e7370697265642062792074686520736978205173206f662074686520545351502077686f6c652d7363686f6f6c206672616d65776f726b2e1a204f726967696e616c20776f7264696e672c2070726f6a6563742d6f776e65642e2a4f4f6666696369616c206e616d6573206f6620746865207369782051733a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e621b080110021a0308851430024a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 13, '\xfa48c5c7bbf20e774c8f8b8daa08fdd58465e62b46b6b31c74d41a6ca4a0e392');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (15, '017dd591-2900-7000-8000-00010000000e', 'framework', '017de504-3d00-7081-a051-73a482521a13', 7, 'trial_started', '\x0afb030a2430313764653530342d336430302d373038312d613035312d37336134383235323161313310071a065753412d4b4b222430313764653530342d336430302d373866312d623863612d3339626333333966616364612803300138014290010a6de0b980e0b881e0b893e0b891e0b98ce0b881e0b8b2e0b8a3e0b89ee0b8b1e0b892e0b899e0b8b2e0b897e0b8b1e0b989e0b887e0b8a3e0b8b0e0b89ae0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b882e0b8ade0b899e0b981e0b881e0b988e0b899121f57686f6c652d5363686f6f6c20446576656c6f706d656e742052756272696352065753412d4b4b5ad4010a0d50524f4a4543542d4f574e4544125053616c613b206f726967696e616c2072756272696320696e7370697265642062792074686520736978205173206f662074686520545351502077686f6c652d7363686f6f6c206672616d65776f726b2e1a204f726967696e616c20776f7264696e672c2070726f6a6563742d6f776e65642e2a4f4f6666696369616c206e616d6573206f6620746865207369782051733a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e621b080110031a0308851430034a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 15, '\x75460accbb1d25f94d84e939d2b6e552f91dd13ec224aee516a3b4db93c2478b');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (18, '017dd591-2900-7000-8000-000100000011', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 2, 'version_drafted', '\x0ade070a2430313764653530342d336430302d373563322d613263642d62333735303731656466353010021a06414c4f2d4b4b222430313764653530342d336430302d373866312d623863612d33396263333339666163646128043001380242be010a9401e0b981e0b89ae0b89ae0b8aae0b8b1e0b887e0b980e0b881e0b895e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b980e0b88ae0b8b4e0b887e0b8a3e0b8b8e0b88120e0b882e0b8ade0b899e0b981e0b881e0b988e0b89912254163746976652d4c6561726e696e6720436c617373726f6f6d204f62736572766174696f6e4a1f5465616368205072696d61727920326e642065642e202861646170746564295206414c4f2d4b4b5aea040a0d43432d42592d342e302d49474f12a0014d6f6c696e612c205075736870617261746e616d2c204d656c6f2c2057696c6963686f77736b692c2064656c20546f726f204d696a617265732c2044696e672c20416c6f79732c204361727465722c2053696e67616c202832303231292e205465616368205072696d6172792028326e642065642e292e2057617368696e67746f6e2044433a20576f726c642042616e6b2e20434320425920342e302049474f1a880141646170746174696f6e206f66206120776f726b206c6963656e73656420756e64657220434320425920342e302049474f2e20546865204f70656e2d417070726f61636820636865636b6c69737420284f412920616e64207468652067656e6572696320616e63686f727320617265206f726967696e616c2c2070726f6a6563742d6f776e65642e22da015468697320697320616e2061646170746174696f6e206f6620616e206f726967696e616c20776f726b2062792054686520576f726c642042616e6b2e20566965777320616e64206f70696e696f6e732065787072657373656420696e207468652061646170746174696f6e206172652074686520736f6c6520726573706f6e736962696c697479206f662074686520617574686f72206f7220617574686f7273206f66207468652061646170746174696f6e20616e6420617265206e6f7420656e646f727365642062792054686520576f726c642042616e6b2e2a4e46756c6c20776f7264696e67206f662074686520646973636c61696d65723a20636f6d70617265207769746820746865206d616e75616c3b206b65657020697420636f6e666967757261626c652e6219080110011a030885144a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 18, '\xe05e7b859e6ae0f64b856db09a8df7dd22285bb916c537b31e548285996c4f38');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (24, '017dd591-2900-7000-8000-000100000017', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 8, 'published', '\x0aaa080a2430313764653530342d336430302d373563322d613263642d62333735303731656466353010081a06414c4f2d4b4b222430313764653530342d336430302d373866312d623863612d33396263333339666163646128043001380242be010a9401e0b981e0b89ae0b89ae0b8aae0b8b1e0b887e0b980e0b881e0b895e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b980e0b88ae0b8b4e0b887e0b8a3e0b8b8e0b88120e0b882e0b8ade0b899e0b981e0b881e0b988e0b89912254163746976652d4c6561726e696e6720436c617373726f6f6d204f62736572766174696f6e4a1f5465616368205072696d61727920326e642065642e202861646170746564295206414c4f2d4b4b5aea040a0d43432d42592d342e302d49474f12a0014d6f6c696e612c205075736870617261746e616d2c204d656c6f2c2057696c6963686f77736b692c2064656c20546f726f204d696a617265732c2044696e672c20416c6f79732c204361727465722c2053696e67616c202832303231292e205465616368205072696d6172792028326e642065642e292e2057617368696e67746f6e2044433a20576f726c642042616e6b2e20434320425920342e302049474f1a880141646170746174696f6e206f66206120776f726b206c6963656e73656420756e64657220434320425920342e302049474f2e20546865204f70656e2d417070726f61636820636865636b6c69737420284f412920616e64207468652067656e6572696320616e63686f727320617265206f726967696e616c2c2070726f6a6563742d6f776e65642e22da015468697320697320616e2061646170746174696f6e206f6620616e206f726967696e616c20776f726b2062792054686520576f726c642042616e6b2e20566965777320616e64206f70696e696f6e732065787072657373656420696e207468652061646170746174696f6e206172652074686520736f6c6520726573706f6e736962696c697479206f662074686520617574686f72206f7220617574686f7273206f66207468652061646170746174696f6e20616e6420617265206e6f7420656e646f727365642062792054686520576f726c642042616e6b2e2a4e46756c6c20776f7264696e67206f662074686520646973636c61696d65723a20636f6d70617265207769746820746865206d616e75616c3b206b65657020697420636f6e666967757261626c652e6265080110041a030885142a40323637316261363665373866326464383865356133656231613833323832376439663433373564353931383330363539353766626366326461316339613464323003420608a0c7ff8d064a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d0612d4550a2430313764653530342d336430302d373563322d613263642d6233373530373165646635301265080110041a030885142a40323637316261363665373866326464383865356133656231613833323832376439663433373564353931383330363539353766626366326461316339613464323003420608a0c7ff8d064a0608a0c7ff8d06520608a0c7ff8d061ac4540a0308851412600a08454c454d454e543510011a0e0a013112060a013112013118904e1a0f0a013212060a013212013218a09c011a0f0a013312060a013312013318b0ea011a0f0a013412060a013412013418c0b8021a0f0a013512060a013512013518d08603125c0a034c4d4810021a150a014c12100a09e0b895e0b988e0b8b312034c6f771a240a014d121f0a15e0b89be0b8b2e0b899e0b881e0b8a5e0b8b2e0b88712064d656469756d1a160a014812110a09e0b8aae0b8b9e0b88712044869676812430a065945535f4e4f10021a1e0a024e4f12180a12e0b984e0b8a1e0b988e0b983e0b88ae0b98812024e6f1a170a0359455312100a09e0b983e0b88ae0b98812035965731a5c0a0154180222470a33e0b980e0b8a7e0b8a5e0b8b2e0b983e0b899e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989121054696d65206f6e206c6561726e696e675a0c5045525f534e415053484f541a8f020a025431120154180422e3010aa001e0b884e0b8a3e0b8b9e0b888e0b8b1e0b894e0b881e0b8b4e0b888e0b881e0b8a3e0b8a3e0b8a1e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b983e0b8abe0b989e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b8992028e0b980e0b881e0b8b7e0b8ade0b89a2920e0b897e0b8b8e0b881e0b884e0b899e0b8abe0b8a3e0b8b7e0b8ade0b984e0b8a1e0b988123e497320746865207465616368657220676976696e672028616c6d6f73742920616c6c20707570696c732061206c6561726e696e672061637469766974793f3a065945535f4e4f40015206414c4f2d54315a0c5045525f534e415053484f541acc010a02543212015418042298010a6fe0b8a1e0b8b5e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b5e0b988e0b884e0b899e0b897e0b8b5e0b988e0b984e0b8a1e0b988e0b984e0b894e0b989e0b8ade0b8a2e0b8b9e0b988e0b983e0b899e0b881e0b8b4e0b888e0b881e0b8a3e0b8a3e0b8a11225486f77206d616e7920707570696c7320617265206f6666207468652061637469766974793f3a034c4d4840015206414c4f2d54325a0c5045525f534e415053484f5462090a02543112035945531a4f0a0141180222480a33e0b8a7e0b8b1e0b892e0b899e0b898e0b8a3e0b8a3e0b8a1e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b8991211436c617373726f6f6d2063756c747572651ab7010a013112014118042286010a63e0b8aae0b8a0e0b8b2e0b89ee0b981e0b8a7e0b894e0b8a5e0b989e0b8ade0b8a1e0b897e0b8b5e0b988e0b8aae0b899e0b8b1e0b89ae0b8aae0b899e0b8b8e0b899e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989121f537570706f7274697665206c6561726e696e6720656e7669726f6e6d656e743a08454c454d454e54354001520b414c4f2d454c454d454e545a0b5045525f5345474d454e541abf010a03312e311201311805228f010a6ce0b89be0b88fe0b8b4e0b89ae0b8b1e0b895e0b8b4e0b895e0b988e0b8ade0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b897e0b8b8e0b881e0b884e0b899e0b894e0b989e0b8a7e0b8a2e0b884e0b8a7e0b8b2e0b8a1e0b980e0b884e0b8b2e0b8a3e0b89e121f74726561747320657665727920707570696c207769746820726573706563743a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a80010a03312e32120131180522510a39e0b983e0b88ae0b989e0b896e0b989e0b8ade0b8a2e0b884e0b8b3e0b983e0b8abe0b989e0b881e0b8b3e0b8a5e0b8b1e0b887e0b983e0b8881214656e636f75726167696e67206c616e67756167653a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541ac9010a03312e3312013118052297010a72e0b8aae0b8b1e0b887e0b980e0b881e0b895e0b981e0b8a5e0b8b0e0b895e0b8ade0b89ae0b8aae0b899e0b8ade0b887e0b884e0b8a7e0b8b2e0b8a1e0b895e0b989e0b8ade0b887e0b881e0b8b2e0b8a3e0b882e0b8ade0b887e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b89912216e6f746963657320616e6420616e737765727320707570696c7327206e656564733a034c4d4840014801520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541af5010a03312e34120131180522c5010a8e01e0b984e0b8a1e0b988e0b8a1e0b8b5e0b8ade0b884e0b895e0b8b4e0b897e0b8b2e0b887e0b980e0b89ee0b8a8e0b8abe0b8a3e0b8b7e0b8ade0b884e0b8a7e0b8b2e0b8a1e0b89ee0b8b4e0b881e0b8b2e0b8a320e0b981e0b8a5e0b8b0e0b897e0b989e0b8b2e0b897e0b8b2e0b8a2e0b8a0e0b8b2e0b89ee0b980e0b8abe0b8a1e0b8b2e0b8a3e0b8a7e0b8a112326e6f2067656e6465722f6469736162696c697479206269617320616e6420636f756e746572732073746572656f74797065733a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541aac010a01321201411804227c0a57e0b884e0b8a7e0b8b2e0b8a1e0b884e0b8b2e0b894e0b8abe0b8a7e0b8b1e0b887e0b980e0b88ae0b8b4e0b887e0b89ae0b8a7e0b881e0b895e0b988e0b8ade0b89ee0b8a4e0b895e0b8b4e0b881e0b8a3e0b8a3e0b8a11221506f736974697665206265686176696f7572616c206578706563746174696f6e733a08454c454d454e54354001520b414c4f2d454c454d454e545a0b5045525f5345474d454e541ae6010a03322e31120132180522b6010a8101e0b89ae0b8ade0b881e0b8a7e0b988e0b8b2e0b89ee0b8a4e0b895e0b8b4e0b881e0b8a3e0b8a3e0b8a1e0b897e0b8b5e0b988e0b894e0b8b5e0b8aae0b8b3e0b8abe0b8a3e0b8b1e0b89ae0b881e0b8b4e0b888e0b881e0b8a3e0b8a3e0b8a1e0b980e0b89be0b987e0b899e0b8ade0b8a2e0b988e0b8b2e0b887e0b984e0b8a3123073617973207768617420676f6f64206265686176696f757220666f7220746865207461736b206c6f6f6b73206c696b653a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a93010a03322e32120132180522640a51e0b88ae0b8b7e0b988e0b899e0b88ae0b8a1e0b980e0b8a1e0b8b7e0b988e0b8ade0b980e0b881e0b8b4e0b894e0b89ee0b8a4e0b895e0b8b4e0b881e0b8a3e0b8a3e0b8a1e0b899e0b8b1e0b989e0b899120f61636b6e6f776c65646765732069743a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541aad010a03322e331201321805227e0a60e0b88ae0b8b5e0b989e0b899e0b8b3e0b881e0b8a5e0b8b1e0b89ae0b8aae0b8b9e0b988e0b89ee0b8a4e0b895e0b8b4e0b881e0b8a3e0b8a3e0b8a1e0b899e0b8b1e0b989e0b899e0b8ade0b8a2e0b988e0b8b2e0b887e0b8aae0b887e0b89a121a7265646972656374732063616c6d6c7920746f776172642069743a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a520a01421802224b0a3ce0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b2e0b8a3e0b8aae0b8ade0b899120b496e737472756374696f6e1a770a0133120142180422470a30e0b881e0b8b2e0b8a3e0b894e0b8b3e0b980e0b899e0b8b4e0b899e0b89ae0b897e0b980e0b8a3e0b8b5e0b8a2e0b89912134c6573736f6e20666163696c69746174696f6e3a08454c454d454e54354001520b414c4f2d454c454d454e545a0b5045525f5345474d454e541a730a03332e31120133180522440a30e0b888e0b8b8e0b894e0b89be0b8a3e0b8b0e0b8aae0b887e0b884e0b98ce0b88ae0b8b1e0b894e0b980e0b888e0b8991210707572706f736520697320636c6561723a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a730a03332e32120133180522440a2ae0b884e0b8b3e0b8ade0b898e0b8b4e0b89ae0b8b2e0b8a2e0b88ae0b8b1e0b894e0b980e0b888e0b89912166578706c616e6174696f6e732061726520636c6561723a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541aea010a03332e33120133180522ba010a8d01e0b980e0b88ae0b8b7e0b988e0b8ade0b8a1e0b982e0b8a2e0b887e0b881e0b8b1e0b89ae0b88ae0b8b5e0b8a7e0b8b4e0b895e0b882e0b8ade0b887e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8abe0b8a3e0b8b7e0b8ade0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b8ade0b8b7e0b988e0b89912286c696e6b7320746f20707570696c7327206c69766573206f72206f74686572206c6561726e696e673a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541aaa010a03332e341201331805227b0a58e0b8aae0b8b2e0b898e0b8b4e0b8952fe0b884e0b8b4e0b894e0b8ade0b8ade0b881e0b980e0b8aae0b8b5e0b8a2e0b887e0b983e0b8abe0b989e0b980e0b8abe0b987e0b899e0b8a7e0b8b4e0b898e0b8b5e0b897e0b8b3121f73686f77732f7468696e6b7320616c6f756420686f7720746f20646f2069743a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a88010a0134120142180422580a3ce0b881e0b8b2e0b8a3e0b895e0b8a3e0b8a7e0b888e0b8aae0b8ade0b89ae0b884e0b8a7e0b8b2e0b8a1e0b980e0b882e0b989e0b8b2e0b983e0b8881218436865636b7320666f7220756e6465727374616e64696e673a08454c454d454e54354001520b414c4f2d454c454d454e545a0b5045525f5345474d454e541a9c010a03342e311201341805226d0a4ee0b884e0b8b3e0b896e0b8b2e0b8a1e0b984e0b89be0b896e0b8b6e0b887e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8aae0b988e0b8a7e0b899e0b983e0b8abe0b88de0b988121b7175657374696f6e73207265616368206d6f737420707570696c733a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541aa2010a03342e32120134180522710a4ee0b894e0b8b9e0b887e0b8b2e0b899e0b882e0b893e0b8b0e0b897e0b8b5e0b988e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b3e0b8a5e0b8b1e0b887e0b897e0b8b3121f6c6f6f6b7320617420776f726b207768696c6520707570696c7320776f726b3a034c4d4840014801520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a650a03342e33120134180522360a1ee0b89be0b8a3e0b8b1e0b89ae0b881e0b8b2e0b8a3e0b8aae0b8ade0b899121461646a7573747320746865207465616368696e673a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a780a0135120142180422480a3ce0b881e0b8b2e0b8a3e0b983e0b8abe0b989e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8a2e0b989e0b8ade0b899e0b881e0b8a5e0b8b1e0b89a1208466565646261636b3a08454c454d454e54354001520b414c4f2d454c454d454e545a0b5045525f5345474d454e541ae0010a03352e31120135180522b0010a8401e0b88ae0b988e0b8a7e0b8a2e0b8ade0b8a2e0b988e0b8b2e0b887e0b980e0b888e0b8b2e0b8b0e0b888e0b887e0b980e0b89ee0b8b7e0b988e0b8ade0b981e0b881e0b989e0b884e0b8a7e0b8b2e0b8a1e0b980e0b882e0b989e0b8b2e0b983e0b888e0b884e0b8a5e0b8b2e0b894e0b980e0b884e0b8a5e0b8b7e0b988e0b8ade0b899122773706563696669632068656c7020746f20636c656172206d6973756e6465727374616e64696e673a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541aa2010a03352e32120135180522730a54e0b89ae0b8ade0b881e0b8ade0b8a2e0b988e0b8b2e0b887e0b980e0b888e0b8b2e0b8b0e0b888e0b887e0b8a7e0b988e0b8b2e0b8aae0b8b4e0b988e0b887e0b983e0b894e0b984e0b894e0b989e0b89ce0b8a5121b7370656369666963206e6f7465206f66207768617420776f726b733a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a87010a0136120142180422570a42e0b881e0b8b2e0b8a3e0b884e0b8b4e0b894e0b8ade0b8a2e0b988e0b8b2e0b887e0b8a1e0b8b5e0b8a7e0b8b4e0b888e0b8b2e0b8a3e0b893e0b88de0b8b2e0b8931211437269746963616c207468696e6b696e673a08454c454d454e54354001520b414c4f2d454c454d454e545a0b5045525f5345474d454e541a6e0a03362e311201361805223f0a27e0b884e0b8b3e0b896e0b8b2e0b8a1e0b89be0b8a5e0b8b2e0b8a2e0b980e0b89be0b8b4e0b89412146f70656e2d656e646564207175657374696f6e733a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a7d0a03362e321201361805224e0a3ce0b887e0b8b2e0b899e0b897e0b8b5e0b988e0b895e0b989e0b8ade0b887e0b983e0b88ae0b989e0b884e0b8a7e0b8b2e0b8a1e0b884e0b8b4e0b894120e7468696e6b696e67207461736b733a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541aed010a03362e33120136180522bd010a8b01e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b896e0b8b2e0b8a1e0b884e0b8b3e0b896e0b8b2e0b8a1e0b89be0b8a5e0b8b2e0b8a2e0b980e0b89be0b8b4e0b8942fe0b897e0b8b3e0b887e0b8b2e0b899e0b897e0b8b5e0b988e0b895e0b989e0b8ade0b887e0b983e0b88ae0b989e0b884e0b8a7e0b8b2e0b8a1e0b884e0b8b4e0b894122d707570696c732061736b206f70656e207175657374696f6e73202f20646f207468696e6b696e67207461736b733a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a630a01431802225c0a42e0b897e0b8b1e0b881e0b8a9e0b8b0e0b897e0b8b2e0b887e0b8aae0b8b1e0b887e0b884e0b8a1e0b981e0b8a5e0b8b0e0b8ade0b8b2e0b8a3e0b8a1e0b893e0b98c1216536f63696f2d656d6f74696f6e616c20736b696c6c731a8a010a01371201431804225a0a4ee0b884e0b8a7e0b8b2e0b8a1e0b980e0b89be0b987e0b899e0b8ade0b8b4e0b8aae0b8a3e0b8b0e0b983e0b899e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b98912084175746f6e6f6d793a08454c454d454e54354001520b414c4f2d454c454d454e545a0b5045525f5345474d454e541a7b0a03372e311201371805224c0a3ce0b8a1e0b8b5e0b897e0b8b2e0b887e0b980e0b8a5e0b8b7e0b8ade0b881e0b897e0b8b5e0b988e0b981e0b897e0b989e0b888e0b8a3e0b8b4e0b887120c7265616c2063686f696365733a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a84010a03372e32120137180522550a3de0b8a1e0b8b5e0b89ae0b897e0b89ae0b8b2e0b8972fe0b884e0b8a7e0b8b2e0b8a1e0b8a3e0b8b1e0b89ae0b89ce0b8b4e0b894e0b88ae0b8ade0b89a1214726f6c65732f726573706f6e736962696c6974793a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a670a03372e33120137180522380a24e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8ade0b8b2e0b8aae0b8b21210707570696c7320766f6c756e746565723a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a6d0a01381201431804223d0a2de0b884e0b8a7e0b8b2e0b8a1e0b980e0b89ee0b8b5e0b8a2e0b8a3e0b89ee0b8a2e0b8b2e0b8a2e0b8b2e0b8a1120c5065727365766572616e63653a08454c454d454e54354001520b414c4f2d454c454d454e545a0b5045525f5345474d454e541a8d010a03382e311201381805225e0a43e0b88ae0b8b7e0b988e0b899e0b88ae0b8a1e0b884e0b8a7e0b8b2e0b8a1e0b89ee0b8a2e0b8b2e0b8a2e0b8b2e0b8a12fe0b881e0b8a5e0b8a7e0b8b4e0b898e0b8b5121770726169736573206566666f72742f73747261746567793a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a96010a03382e32120138180522670a48e0b8a1e0b8ade0b887e0b884e0b8a7e0b8b2e0b8a1e0b8a2e0b8b2e0b881e0b980e0b89be0b987e0b899e0b980e0b8a3e0b8b7e0b988e0b8ade0b887e0b89be0b881e0b895e0b8b4121b74726561747320646966666963756c7479206173206e6f726d616c3a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a6c0a03382e331201381805223d0a2de0b881e0b8b2e0b8a3e0b895e0b8b1e0b989e0b887e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2120c676f616c2073657474696e673a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541aae010a01391201431804227e0a5de0b897e0b8b1e0b881e0b8a9e0b8b0e0b897e0b8b2e0b887e0b8aae0b8b1e0b887e0b884e0b8a1e0b981e0b8a5e0b8b0e0b881e0b8b2e0b8a3e0b897e0b8b3e0b887e0b8b2e0b899e0b8a3e0b988e0b8a7e0b8a1e0b881e0b8b1e0b899121d536f6369616c202620636f6c6c61626f72617469766520736b696c6c733a08454c454d454e54354001520b414c4f2d454c454d454e545a0b5045525f5345474d454e541abd010a03392e311201391805228d010a6fe0b888e0b8b1e0b894e0b983e0b8abe0b989e0b980e0b881e0b8b4e0b894e0b881e0b8b2e0b8a3e0b897e0b8b3e0b887e0b8b2e0b899e0b8a3e0b988e0b8a7e0b8a1e0b881e0b8b1e0b899e0b8ade0b8a2e0b988e0b8b2e0b887e0b981e0b897e0b989e0b888e0b8a3e0b8b4e0b887121a73657473207570207265616c20636f6c6c61626f726174696f6e3a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a8b010a03392e321201391805225c0a3ce0b8aae0b8ade0b899e0b897e0b8b1e0b881e0b8a9e0b8b0e0b8a3e0b8b0e0b8abe0b8a7e0b988e0b8b2e0b887e0b89ae0b8b8e0b884e0b884e0b8a5121c7465616368657320696e746572706572736f6e616c20736b696c6c733a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541a81010a03392e33120139180522520a3ce0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b897e0b8b3e0b887e0b8b2e0b899e0b8a3e0b988e0b8a7e0b8a1e0b881e0b8b1e0b8991212707570696c7320636f6c6c61626f726174653a034c4d484001520d414c4f2d4245484156494f55525a0b5045525f5345474d454e541ac1010a024f41180222a7010a78e0b884e0b8a7e0b8b2e0b8a1e0b884e0b8a3e0b89ae0b896e0b989e0b8a7e0b899e0b882e0b8ade0b887e0b8a7e0b8b4e0b898e0b8b5e0b881e0b8b2e0b8a3e0b981e0b89ae0b89ae0b980e0b89be0b8b4e0b8942028e0b984e0b8a1e0b988e0b983e0b8abe0b989e0b884e0b8b0e0b981e0b899e0b89929122b4f70656e2d417070726f61636820666964656c69747920636865636b6c6973742028756e73636f726564295a0f4c4f43414c5f455854454e53494f4e1a83010a034f413112024f41180522550a39e0b899e0b8b3e0b980e0b8aae0b899e0b8ade0b89be0b8b1e0b88de0b8abe0b8b2e0b89be0b8a5e0b8b2e0b8a2e0b980e0b89be0b8b4e0b89412184f70656e2d656e6465642070726f626c656d20706f7365643a065945535f4e4f5206414c4f2d4f415a0f4c4f43414c5f455854454e53494f4e1aac010a034f413212024f411805227e0a60e0b980e0b8a7e0b8a5e0b8b2e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b894e0b989e0b8a7e0b8a2e0b895e0b899e0b980e0b8ade0b887e0b882e0b8ade0b887e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899121a507570696c73272073656c662d6c6561726e696e672074696d653a065945535f4e4f5206414c4f2d4f415a0f4c4f43414c5f455854454e53494f4e1ac2010a034f413312024f4118052293010a69e0b8ade0b8a0e0b8b4e0b89be0b8a3e0b8b2e0b8a2e0b897e0b8b1e0b989e0b887e0b88ae0b8b1e0b989e0b899e0b981e0b8a5e0b8b0e0b980e0b89be0b8a3e0b8b5e0b8a2e0b89ae0b980e0b897e0b8b5e0b8a2e0b89ae0b981e0b899e0b8a7e0b884e0b8b4e0b894122657686f6c652d636c6173732064697363757373696f6e20636f6d706172696e672069646561733a065945535f4e4f5206414c4f2d4f415a0f4c4f43414c5f455854454e53494f4e1ade010a034f413412024f41180522af010a8401e0b8aae0b8a3e0b8b8e0b89be0b982e0b894e0b8a2e0b980e0b88ae0b8b7e0b988e0b8ade0b8a1e0b982e0b8a2e0b887e0b981e0b899e0b8a7e0b884e0b8b4e0b894e0b882e0b8ade0b887e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b897e0b8b5e0b988e0b980e0b881e0b8b4e0b894e0b882e0b8b6e0b989e0b899122653756d6d61727920636f6e6e6563747320707570696c732720656d65726765642069646561733a065945535f4e4f5206414c4f2d4f415a0f4c4f43414c5f455854454e53494f4e22aa050a0b414c4f2d454c454d454e541208454c454d454e54351a500801124c0a37e0b984e0b8a1e0b988e0b8a1e0b8b520e0b8abe0b8a3e0b8b7e0b8ade0b8aae0b988e0b887e0b89ce0b8a5e0b980e0b8aae0b8b5e0b8a21211616273656e74206f72206861726d66756c1a64080212600a49e0b980e0b881e0b8b4e0b894e0b882e0b8b6e0b989e0b899e0b899e0b989e0b8ade0b8a220e0b8a1e0b8b5e0b89ce0b8a5e0b980e0b8a5e0b987e0b881e0b899e0b989e0b8ade0b8a21213726172652c206c6974746c65206566666563741a55080312510a34e0b8a1e0b8b520e0b981e0b8a5e0b8b0e0b984e0b894e0b989e0b89ce0b8a5e0b89ae0b8b2e0b887e0b8aae0b988e0b8a7e0b899121970726573656e742c20706172746c79206566666563746976651a91010804128c010a69e0b980e0b881e0b8b4e0b894e0b89ae0b988e0b8ade0b8a2e0b981e0b8a5e0b8b0e0b984e0b894e0b989e0b89ce0b8a5e0b881e0b8b1e0b89ae0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8aae0b988e0b8a7e0b899e0b983e0b8abe0b88de0b988121f6672657175656e7420616e642065666665637469766520666f72206d6f73741aed01080512e8010aa701e0b8aae0b8a1e0b988e0b8b3e0b980e0b8aae0b8a1e0b8ad20e0b984e0b894e0b989e0b89ce0b8a5e0b881e0b8b1e0b89ae0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b980e0b881e0b8b7e0b8ade0b89ae0b897e0b8b8e0b881e0b884e0b89920e0b981e0b8a5e0b8b0e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a1e0b8b5e0b8aae0b988e0b8a7e0b899e0b8a3e0b988e0b8a7e0b8a1123c636f6e73697374656e742c2065666665637469766520666f72206e6561726c7920616c6c2c20707570696c732074616b65207061727420696e2069742290040a0d414c4f2d4245484156494f555212034c4d481a6c080112680a43e0b984e0b8a1e0b988e0b89ee0b89a20e0b8abe0b8a3e0b8b7e0b8ade0b89ee0b89ae0b8aae0b8b4e0b988e0b887e0b895e0b8a3e0b887e0b882e0b989e0b8b2e0b8a112216e6f74207365656e2c206f7220697473206f70706f73697465206973207365656e1ae201080212dd010aa201e0b89ee0b89ae0b89ae0b989e0b8b2e0b88720e0b981e0b895e0b988e0b899e0b989e0b8ade0b8a2e0b884e0b8a3e0b8b1e0b989e0b88720e0b881e0b8b1e0b89ae0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8aae0b988e0b8a7e0b899e0b899e0b989e0b8ade0b8a220e0b8abe0b8a3e0b8b7e0b8ade0b8a1e0b8b5e0b89ce0b8a5e0b980e0b8a5e0b987e0b881e0b899e0b989e0b8ade0b8a212367365656e2c2062757420726172656c792c20666f722066657720707570696c73206f722077697468206c6974746c65206566666563741aa601080312a1010a78e0b89ee0b89ae0b8ade0b8a2e0b988e0b8b2e0b887e0b88ae0b8b1e0b894e0b980e0b888e0b899e0b981e0b8a5e0b8b0e0b884e0b8a3e0b8ade0b89ae0b884e0b8a5e0b8b8e0b8a1e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8aae0b988e0b8a7e0b899e0b983e0b8abe0b88de0b9881225636c6561726c79207365656e20616e64207265616368696e67206d6f737420707570696c7322d1030a06414c4f2d543112065945535f4e4f1aeb01080112e6010aa601e0b882e0b893e0b8b0e0b899e0b8b1e0b989e0b899e0b984e0b8a1e0b988e0b8a1e0b8b5e0b881e0b8b4e0b888e0b881e0b8a3e0b8a3e0b8a1e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b8aae0b8b3e0b8abe0b8a3e0b8b1e0b89ae0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b8992028e0b980e0b881e0b8b7e0b8ade0b89a2920e0b897e0b8b8e0b881e0b884e0b899123b6e6f206c6561726e696e6720616374697669747920666f722028616c6d6f73742920616c6c20707570696c732061742074686973206d6f6d656e741ad001080212cb010a8b01e0b882e0b893e0b8b0e0b899e0b8b1e0b989e0b899e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b8992028e0b980e0b881e0b8b7e0b8ade0b89a2920e0b897e0b8b8e0b881e0b884e0b899e0b8a1e0b8b5e0b881e0b8b4e0b888e0b881e0b8a3e0b8a3e0b8a1e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989123b28616c6d6f73742920616c6c20707570696c7320686176652061206c6561726e696e672061637469766974792061742074686973206d6f6d656e7422b2010a06414c4f2d543212034c4d481a2b080112270a1a3620e0b884e0b899e0b882e0b8b6e0b989e0b899e0b984e0b89b120936206f72206d6f72651a19080212150a0c32e280933520e0b884e0b899120532e28093351a5b080312570a4530e280933120e0b884e0b899e0b897e0b8b5e0b988e0b984e0b8a1e0b988e0b8ade0b8a2e0b8b9e0b988e0b983e0b899e0b881e0b8b4e0b888e0b881e0b8a3e0b8a3e0b8a1120e30e2809331206f6666207461736b2297010a06414c4f2d4f4112065945535f4e4f1a48080112440a2ae0b984e0b8a1e0b988e0b89ee0b89ae0b983e0b899e0b89ae0b897e0b980e0b8a3e0b8b5e0b8a2e0b89912166e6f74207365656e20696e20746865206c6573736f6e1a3b080212370a21e0b89ee0b89ae0b983e0b899e0b89ae0b897e0b980e0b8a3e0b8b5e0b8a2e0b89912127365656e20696e20746865206c6573736f6e3001425408062002320e454c454d454e545f4d454449414e321854494d455f4f4e5f4c4541524e494e475f50455243454e54322450455243454e545f4f465f4c4553534f4e535f574954485f454143485f4f415f5354455062130802100f1a0304090e20c03e2801300c38dc0b70037a0204058201284379636c653a206174206c65617374206f6e65206f62736572766174696f6e20706572207465726d82014443657274696669636174696f6e3a20564944454f206578616d696e6174696f6e2c20726563616c6962726174696f6e206561636820636f6c6c656374696f6e2077617665820171486f77207468652074776f207365676d656e7473206f66206f6e65206c6573736f6e2061726520636f6d62696e6564206973206e6f7420736574746c65643a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e8201644265686176696f75727320616e642070726f6365647572653a20636f6d70617265207769746820746865206d616e75616c3b20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e820194014265686176696f757273207768657265204e4120697320616c6c6f7765643a20312e3320616e6420342e3220617265206b6e6f776e206578616d706c65733b207468652066756c6c206c69737420666f6c6c6f777320746865206d616e75616c2028746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c65292e82014047656e65726963204c2f4d2f4820616e63686f727320666f72206265686176696f7572732061726520647261667473206f6620746869732070726f647563742e8201373135202520646f75626c652d636f646564206f62736572766174696f6e732069732061207075626c69736865642070726163746963652e8201d401e0b884e0b8a7e0b8b2e0b8a1e0b980e0b8abe0b987e0b899e0b882e0b8ade0b887e0b89ce0b8b9e0b989e0b897e0b8a3e0b887e0b884e0b8b8e0b893e0b8a7e0b8b8e0b892e0b8b42028494f432920e0b983e0b899e0b88ae0b8b8e0b894e0b8aae0b8b2e0b898e0b8b4e0b895e0b899e0b8b5e0b989e0b980e0b89be0b987e0b899e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b420c2b72065787065727420726174696e67732028494f4329206f6620746869732064656d6f20617265206d616465207570', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 24, '\xd032d310368469d173840a49ef333dbcec7caf15c4bf393058d1032254800c00');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (1, '017dd591-2900-7000-8000-000100000000', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 1, 'created', '\x0ab8040a2430313764653530342d336430302d373139632d626330372d39633565323830613733653710011a0b4951412d42452d32353631222430313764653530342d336430302d373262392d623834612d30663134616462656663393628013002380142af010a8301e0b8a1e0b8b2e0b895e0b8a3e0b890e0b8b2e0b899e0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b882e0b8b1e0b989e0b899e0b89ee0b8b7e0b989e0b899e0b890e0b8b2e0b89920e0b89e2ee0b8a82e2032353631122749514120426173696320456475636174696f6e205374616e646172647320422e452e2032353631520549514136315a8b020a0a53544154452d5445585412544d696e6973747279206f6620456475636174696f6e2c20426173696320456475636174696f6e205374616e646172647320422e452e20323536312e204c6576656c2064657363726970746f72733a2053616c612e1a5e4974656d206e616d65733a206d696e697374657269616c20616e6e6f756e63656d656e74202873746174652074657874292e204c6576656c2064657363726970746f72733a206f726967696e616c2c2070726f6a6563742d6f776e65642e2a4753746174757320617320737461746520746578743a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e6a0608a0c7ff8d06720608a0c7ff8d06', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 1, '\xc9f826444821b8102bf21828c92767bc433607de7a6004f8a02d7afce1bd744c');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (2, '017dd591-2900-7000-8000-000100000001', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 2, 'version_drafted', '\x0ad3040a2430313764653530342d336430302d373139632d626330372d39633565323830613733653710021a0b4951412d42452d32353631222430313764653530342d336430302d373262392d623834612d30663134616462656663393628013002380142af010a8301e0b8a1e0b8b2e0b895e0b8a3e0b890e0b8b2e0b899e0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b882e0b8b1e0b989e0b899e0b89ee0b8b7e0b989e0b899e0b890e0b8b2e0b89920e0b89e2ee0b8a82e2032353631122749514120426173696320456475636174696f6e205374616e646172647320422e452e2032353631520549514136315a8b020a0a53544154452d5445585412544d696e6973747279206f6620456475636174696f6e2c20426173696320456475636174696f6e205374616e646172647320422e452e20323536312e204c6576656c2064657363726970746f72733a2053616c612e1a5e4974656d206e616d65733a206d696e697374657269616c20616e6e6f756e63656d656e74202873746174652074657874292e204c6576656c2064657363726970746f72733a206f726967696e616c2c2070726f6a6563742d6f776e65642e2a4753746174757320617320737461746520746578743a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e6219080110011a030881144a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 2, '\x6db0f8f6062c1b2c9cd8fc6e99d0fbbff28214f88476edf6810cdfeb5accefce');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (3, '017dd591-2900-7000-8000-000100000002', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 3, 'submitted', '\x0ad3040a2430313764653530342d336430302d373139632d626330372d39633565323830613733653710031a0b4951412d42452d32353631222430313764653530342d336430302d373262392d623834612d30663134616462656663393628013002380142af010a8301e0b8a1e0b8b2e0b895e0b8a3e0b890e0b8b2e0b899e0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b882e0b8b1e0b989e0b899e0b89ee0b8b7e0b989e0b899e0b890e0b8b2e0b89920e0b89e2ee0b8a82e2032353631122749514120426173696320456475636174696f6e205374616e646172647320422e452e2032353631520549514136315a8b020a0a53544154452d5445585412544d696e6973747279206f6620456475636174696f6e2c20426173696320456475636174696f6e205374616e646172647320422e452e20323536312e204c6576656c2064657363726970746f72733a2053616c612e1a5e4974656d206e616d65733a206d696e697374657269616c20616e6e6f756e63656d656e74202873746174652074657874292e204c6576656c2064657363726970746f72733a206f726967696e616c2c2070726f6a6563742d6f776e65642e2a4753746174757320617320737461746520746578743a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e6219080110021a030881144a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 3, '\x205d26026143e22b28e00ee6416de659645a0313cfbdc8478df67b7423bbc107');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (16, '017dd591-2900-7000-8000-00010000000f', 'framework', '017de504-3d00-7081-a051-73a482521a13', 8, 'published', '\x0ac5040a2430313764653530342d336430302d373038312d613035312d37336134383235323161313310081a065753412d4b4b222430313764653530342d336430302d373866312d623863612d3339626333333966616364612803300138014290010a6de0b980e0b881e0b893e0b891e0b98ce0b881e0b8b2e0b8a3e0b89ee0b8b1e0b892e0b899e0b8b2e0b897e0b8b1e0b989e0b887e0b8a3e0b8b0e0b89ae0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b882e0b8ade0b899e0b981e0b881e0b988e0b899121f57686f6c652d5363686f6f6c20446576656c6f706d656e742052756272696352065753412d4b4b5ad4010a0d50524f4a4543542d4f574e4544125053616c613b206f726967696e616c2072756272696320696e7370697265642062792074686520736978205173206f662074686520545351502077686f6c652d7363686f6f6c206672616d65776f726b2e1a204f726967696e616c20776f7264696e672c2070726f6a6563742d6f776e65642e2a4f4f6666696369616c206e616d6573206f6620746865207369782051733a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e6265080110041a030885142a40323739393064623162396136353962396563613963656337346432323739303430386333663734303935303730306636646366633134303239386363653736613003420608a0c7ff8d064a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d06129f5f0a2430313764653530342d336430302d373038312d613035312d3733613438323532316131331265080110041a030885142a40323739393064623162396136353962396563613963656337346432323739303430386333663734303935303730306636646366633134303239386363653736613003420608a0c7ff8d064a0608a0c7ff8d06520608a0c7ff8d061a8f5e0a030885141293020a045753413510011a300a085354415254494e4712240a18e0b980e0b8a3e0b8b4e0b988e0b8a1e0b895e0b989e0b89912085374617274696e671a2e0a08454d455247494e47121e0a12e0b881e0b988e0b8ade0b8a3e0b8b9e0b89b1208456d657267696e671890a10f1a340a0b45535441424c495348454412210a12e0b8a1e0b8b1e0b988e0b899e0b884e0b887120b45737461626c697368656418a0c21e1a430a08454d42454444454412330a27e0b89de0b8b1e0b887e0b983e0b899e0b887e0b8b2e0b899e0b89be0b8a3e0b8b0e0b888e0b8b31208456d62656464656418b0e32d1a2c0a074c454144494e47121d0a12e0b882e0b8a2e0b8b2e0b8a2e0b89ce0b8a512074c656164696e6718c0843d1a87010a024431180222670a48e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b981e0b8a5e0b8b0e0b981e0b89ce0b899e0b8a3e0b988e0b8a7e0b8a1e0b881e0b8b1e0b8992028512d476f616c29121b53686172656420676f616c202620706c616e2028512d476f616c2928f0930930f0930952065753412d44315a06515f474f414c1a96020a0444312e3112024431180422f1010ab001e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b89ce0b8a5e0b8a5e0b8b1e0b89ee0b898e0b98ce0b89ce0b8b9e0b989e0b980e0b8a3e0b8b5e0b8a2e0b899e0b897e0b8b5e0b988e0b89ae0b8b8e0b884e0b8a5e0b8b2e0b881e0b8a320e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b981e0b8a5e0b8b0e0b88ae0b8b8e0b8a1e0b88ae0b899e0b8a1e0b8b5e0b8a3e0b988e0b8a7e0b8a1e0b881e0b8b1e0b899123c41206c6561726e65722d6f7574636f6d6520676f616c207368617265642062792073746166662c20707570696c7320616e6420636f6d6d756e6974792880f1043a04575341354001480152065753412d44311afe010a0444312e3212024431180422d9010a9901e0b981e0b89ce0b899e0b897e0b8b1e0b989e0b887e0b8a3e0b8b0e0b89ae0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b897e0b8b5e0b988e0b8a1e0b8b5e0b895e0b8b1e0b8a7e0b8a7e0b8b1e0b894e0b981e0b8a5e0b8b0e0b984e0b894e0b989e0b8a3e0b8b1e0b89ae0b881e0b8b2e0b8a3e0b897e0b89ae0b897e0b8a7e0b899e0b888e0b8a3e0b8b4e0b887123b412077686f6c652d7363686f6f6c20706c616e2077697468206d6561737572657320746861742069732061637475616c6c7920726576696577656428f0a2043a04575341354001480152065753412d44311a94010a0244321802226f0a4ae0b8a0e0b8b2e0b8a7e0b8b0e0b89ce0b8b9e0b989e0b899e0b8b3e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b9892028512d5072696e636970616c2912214c6561726e696e67206c6561646572736869702028512d5072696e636970616c2928f0930930f0930952065753412d44325a0b515f5052494e434950414c1aa6020a0444322e311202443218042281020ac001e0b89ce0b8b9e0b989e0b8ade0b8b3e0b899e0b8a7e0b8a2e0b881e0b8b2e0b8a3e0b8a3e0b988e0b8a7e0b8a1e0b8a7e0b8b2e0b887e0b981e0b89ce0b89920e0b89be0b88fe0b8b4e0b89ae0b8b1e0b895e0b8b420e0b981e0b8a5e0b8b0e0b8aae0b8b0e0b897e0b989e0b8ade0b899e0b89ce0b8a520e0b981e0b8a5e0b8b0e0b8a3e0b8b1e0b881e0b8a9e0b8b2e0b980e0b8a7e0b8a5e0b8b2e0b8aae0b8b3e0b8abe0b8a3e0b8b1e0b89ae0b887e0b8b2e0b899e0b899e0b8b5e0b989123c5072696e636970616c2074616b6573207061727420696e20706c616e2d646f2d73656520616e642070726f74656374732074696d6520666f722069742890bf053a04575341354001480152065753412d44321a88020a0444322e3212024432180422e3010aa001e0b881e0b8a3e0b8b0e0b888e0b8b2e0b8a2e0b8a0e0b8b2e0b8a7e0b8b0e0b89ce0b8b9e0b989e0b899e0b8b320e0b887e0b8b2e0b899e0b894e0b8b3e0b980e0b899e0b8b4e0b899e0b895e0b988e0b8ade0b984e0b894e0b989e0b980e0b8a1e0b8b7e0b988e0b8ade0b980e0b89be0b8a5e0b8b5e0b988e0b8a2e0b899e0b89ce0b8b9e0b989e0b8ade0b8b3e0b899e0b8a7e0b8a2e0b881e0b8b2e0b8a3123e4c6561646572736869702069732064697374726962757465643b20776f726b2073757276697665732061206368616e6765206f66207072696e636970616c28e0d4033a04575341354001480152065753412d44321ac4010a0244331802228f010a63e0b881e0b8b2e0b8a3e0b8aae0b8ade0b899e0b980e0b89ee0b8b7e0b988e0b8ade0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b980e0b88ae0b8b4e0b887e0b8a3e0b8b8e0b8812028512d546561636865722912285465616368696e6720666f7220616374697665206c6561726e696e672028512d54656163686572292890a10f3090a10f52065753412d44335a09515f544541434845525a0f4143544956455f4c4541524e494e471af1010a0444332e3112024433180422cc010a8a01e0b89ae0b897e0b980e0b8a3e0b8b5e0b8a2e0b899e0b980e0b8a3e0b8b4e0b988e0b8a1e0b888e0b8b2e0b881e0b89be0b8b1e0b88de0b8abe0b8b2e0b897e0b8b5e0b988e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b884e0b8b4e0b894e0b984e0b894e0b989e0b894e0b989e0b8a7e0b8a2e0b895e0b899e0b980e0b8ade0b887123d4c6573736f6e732073746172742066726f6d2070726f626c656d7320707570696c732063616e207468696e6b2061626f7574207468656d73656c76657328a08d063a04575341354001480152065753412d44331ad3010a0444332e3212024433180422ae010a8001e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8ade0b898e0b8b4e0b89ae0b8b2e0b8a220e0b980e0b89be0b8a3e0b8b5e0b8a2e0b89ae0b980e0b897e0b8b5e0b8a2e0b89a20e0b981e0b8a5e0b8b0e0b89be0b8a3e0b8b1e0b89ae0b89be0b8a3e0b8b8e0b887e0b981e0b899e0b8a7e0b884e0b8b4e0b8941229507570696c73206578706c61696e2c20636f6d7061726520616e6420696d70726f76652069646561732880f1043a04575341354001480152065753412d44331aff010a0444332e3312024433180422da010aa201e0b881e0b8b2e0b8a3e0b89be0b8a3e0b8b0e0b980e0b8a1e0b8b4e0b899e0b8a3e0b8b0e0b8abe0b8a7e0b988e0b8b2e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b980e0b89be0b8a5e0b8b5e0b988e0b8a2e0b899e0b8aae0b8b4e0b988e0b887e0b897e0b8b5e0b988e0b888e0b8b0e0b897e0b8b3e0b895e0b988e0b8ade0b984e0b89be0b983e0b899e0b89ae0b897e0b980e0b8a3e0b8b5e0b8a2e0b89912334173736573736d656e7420647572696e67206c6573736f6e73206368616e67657320776861742068617070656e73206e65787428f0a2043a04575341354001480152065753412d44331af3010a024434180222c5010a8a01e0b88ae0b8b8e0b8a1e0b88ae0b899e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b897e0b8b2e0b887e0b8a7e0b8b4e0b88ae0b8b2e0b88ae0b8b5e0b89e2fe0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b8992028512d504c4329123650726f66657373696f6e616c206c6561726e696e6720636f6d6d756e697479202f206c6573736f6e2073747564792028512d504c432928f0930930f0930952065753412d44345a05515f504c435a0c4c4553534f4e5f53545544591aa6020a0444342e311202443418042281020ac501e0b8a1e0b8b5e0b8a7e0b887e0b888e0b8a3e0b8a7e0b8b2e0b887e0b981e0b89ce0b89920e0b89be0b88fe0b8b4e0b89ae0b8b1e0b895e0b8b420e0b8aae0b8b0e0b897e0b989e0b8ade0b899e0b89ce0b8a5e0b897e0b8b5e0b988e0b884e0b8a3e0b89ae0b896e0b989e0b8a7e0b899e0b981e0b8a5e0b8b0e0b8aae0b8a1e0b988e0b8b3e0b980e0b8aae0b8a1e0b8ade0b983e0b899e0b897e0b8b8e0b881e0b897e0b8b5e0b8a1e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b88ae0b8b1e0b989e0b8991237526567756c617220636f6d706c65746520706c616e2d646f2d736565206379636c657320696e206576657279206772616465207465616d2890bf053a04575341354001480152065753412d44341aff010a0444342e3212024434180422da010aa201e0b881e0b8b2e0b8a3e0b8aae0b8b0e0b897e0b989e0b8ade0b899e0b89ce0b8a5e0b899e0b8b3e0b984e0b89be0b8aae0b8b9e0b988e0b89ae0b897e0b980e0b8a3e0b8b5e0b8a2e0b899e0b897e0b8b5e0b988e0b89be0b8a3e0b8b1e0b89ae0b89be0b8a3e0b8b8e0b887e0b981e0b8a5e0b989e0b8a7e0b981e0b8a5e0b8b0e0b899e0b8b3e0b881e0b8a5e0b8b1e0b89ae0b8a1e0b8b2e0b983e0b88ae0b98912335265666c656374696f6e206c6561647320746f2072657669736564206c6573736f6e732074686174206172652072657573656428e0d4033a04575341354001480152065753412d44341a99010a024435180222790a51e0b8aae0b8b2e0b8a3e0b8aae0b899e0b980e0b897e0b8a8e0b980e0b89ee0b8b7e0b988e0b8ade0b881e0b8b2e0b8a3e0b89be0b8a3e0b8b1e0b89ae0b89be0b8a3e0b8b8e0b8872028512d496e666f291224496e666f726d6174696f6e20666f7220696d70726f76656d656e742028512d496e666f2928a08d0630a08d0652065753412d44355a06515f494e464f1ac4010a0444352e31120244351804229f010a6ce0b8aae0b8b2e0b8a3e0b8aae0b899e0b980e0b897e0b8a8e0b8a3e0b8b2e0b8a2e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b884e0b8a3e0b89ae0b896e0b989e0b8a7e0b899e0b981e0b8a5e0b8b0e0b897e0b8b1e0b899e0b980e0b8a7e0b8a5e0b8b2122f507570696c2d6c6576656c20696e666f726d6174696f6e20697320636f6d706c65746520616e64206f6e2074696d6528d086033a04575341354001480152065753412d44351af4010a0444352e3212024435180422cf010a8d01e0b897e0b8b5e0b8a1e0b983e0b88ae0b989e0b8aae0b8b2e0b8a3e0b8aae0b899e0b980e0b897e0b8a8e0b895e0b8b1e0b894e0b8aae0b8b4e0b899e0b983e0b888e0b88ae0b988e0b8a7e0b8a2e0b980e0b8abe0b8a5e0b8b7e0b8ade0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b2e0b8a2e0b89ae0b8b8e0b884e0b884e0b8a5123d5465616d732075736520696e666f726d6174696f6e20746f2064656369646520737570706f727420666f7220696e646976696475616c20707570696c7328d086033a04575341354001480152065753412d44351a85010a024436180222620a3fe0b980e0b884e0b8a3e0b8b7e0b8ade0b882e0b988e0b8b2e0b8a2e0b981e0b8a5e0b8b0e0b88ae0b8b8e0b8a1e0b88ae0b8992028512d4e6574776f726b29121f4e6574776f726b202620636f6d6d756e6974792028512d4e6574776f726b2928a08d0630a08d0652065753412d44365a09515f4e4554574f524b1ae8010a0444362e3112024436180422c3010a9301e0b8a1e0b8b5e0b881e0b8b2e0b8a3e0b980e0b88ae0b8b7e0b988e0b8ade0b8a1e0b982e0b8a2e0b887e0b897e0b8b5e0b988e0b983e0b88ae0b989e0b887e0b8b2e0b899e0b888e0b8a3e0b8b4e0b887e0b881e0b8b1e0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8ade0b8b7e0b988e0b899e0b981e0b8a5e0b8b0e0b982e0b884e0b989e0b88a122b416374697665206c696e6b732077697468206f74686572207363686f6f6c7320616e6420636f616368657328d086033a04575341354001480152065753412d44361ab0010a0444362e32120244361804228b010a64e0b89ce0b8b9e0b989e0b89be0b881e0b884e0b8a3e0b8ade0b8872fe0b88ae0b8b8e0b8a1e0b88ae0b899e0b8a1e0b8b5e0b8aae0b988e0b8a7e0b899e0b983e0b899e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b9891223506172656e74732f636f6d6d756e69747920736861726520696e206c6561726e696e6728d086033a04575341354001480152065753412d44361a94010a024437180222740a57e0b884e0b8a7e0b8b2e0b8a1e0b980e0b8aae0b8a1e0b8ade0b8a0e0b8b2e0b884e0b981e0b8a5e0b8b0e0b89ce0b8a5e0b8a5e0b8b1e0b89ee0b898e0b98ce0b89ce0b8b9e0b989e0b980e0b8a3e0b8b5e0b8a2e0b89912194571756974792026206c6561726e6572206f7574636f6d657328a08d0630a08d0652065753412d44375a064551554954591aec010a0444372e3112024437180422c7010a9401e0b8a1e0b8b5e0b881e0b8b2e0b8a3e0b8a7e0b8b1e0b894e0b88ae0b988e0b8ade0b887e0b8a7e0b988e0b8b2e0b887e0b8a3e0b8b0e0b8abe0b8a7e0b988e0b8b2e0b887e0b881e0b8a5e0b8b8e0b988e0b8a120e0b981e0b8a5e0b8b0e0b88ae0b988e0b8ade0b887e0b8a7e0b988e0b8b2e0b887e0b881e0b8b3e0b8a5e0b8b1e0b887e0b981e0b884e0b89ae0b8a5e0b887122e47617073206265747765656e2067726f75707320617265206d6561737572656420616e64206e6172726f77696e6728d086033a04575341354001480152065753412d44371aa9010a0444372e321202443718042284010a5fe0b884e0b8a7e0b8b2e0b8a1e0b89be0b8a5e0b8ade0b894e0b8a0e0b8b1e0b8a220e0b881e0b8b2e0b8a3e0b8a1e0b8b2e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b981e0b8a5e0b8b0e0b8aae0b8b8e0b882e0b8a0e0b8b2e0b8a7e0b8b012215361666574792c20617474656e64616e636520616e642077656c6c2d6265696e6728d086033a04575341354001480152065753412d443722b9090a065753412d44311204575341351ad301080112ce010aa001e0b984e0b8a1e0b988e0b8a1e0b8b5e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b980e0b89be0b987e0b899e0b8a5e0b8b2e0b8a2e0b8a5e0b8b1e0b881e0b8a9e0b893e0b98ce0b8ade0b8b1e0b881e0b8a9e0b8a320e0b8abe0b8a3e0b8b7e0b8ade0b884e0b8b1e0b894e0b8a5e0b8ade0b881e0b8a1e0b8b2e0b888e0b8b2e0b881e0b897e0b8b5e0b988e0b8ade0b8b7e0b988e0b89912294e6f207772697474656e20676f616c2c206f7220636f706965642066726f6d20656c736577686572651ad901080212d4010a9d01e0b89ce0b8b9e0b989e0b89ae0b8a3e0b8b4e0b8abe0b8b2e0b8a3e0b980e0b882e0b8b5e0b8a2e0b899e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b980e0b8ade0b88720e0b89ae0b8b8e0b884e0b8a5e0b8b2e0b881e0b8a3e0b899e0b989e0b8ade0b8a2e0b884e0b899e0b89ae0b8ade0b881e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b984e0b894e0b9891232476f616c207772697474656e206279206c6561646572736869703b206665772073746166662063616e2073746174652069741ae501080312e0010aa601e0b89ae0b8b8e0b884e0b8a5e0b8b2e0b881e0b8a3e0b8aae0b988e0b8a7e0b899e0b983e0b8abe0b88de0b988e0b89ae0b8ade0b881e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b984e0b894e0b98920e0b981e0b89ce0b899e0b8a1e0b8b5e0b895e0b8b1e0b8a7e0b8a7e0b8b1e0b894e0b981e0b8a5e0b8b0e0b89ce0b8b9e0b989e0b8a3e0b8b1e0b89ae0b89ce0b8b4e0b894e0b88ae0b8ade0b89a12354d6f73742073746166662063616e2073746174652069743b20706c616e20686173206d6561737572657320616e64206f776e6572731a8102080412fc010ab801e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b88ae0b8b5e0b989e0b899e0b8b3e0b881e0b8b2e0b8a3e0b895e0b8b1e0b894e0b8aae0b8b4e0b899e0b983e0b888e0b8a3e0b8b2e0b8a2e0b8aae0b8b1e0b89be0b894e0b8b2e0b8abe0b98c20e0b89be0b8a3e0b8b1e0b89ae0b981e0b89ce0b899e0b888e0b8b2e0b881e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b897e0b8b8e0b881e0b8a0e0b8b2e0b884e0b980e0b8a3e0b8b5e0b8a2e0b899123f476f616c20737465657273207765656b6c79206465636973696f6e733b20706c616e2061646a75737465642066726f6d20646174612065616368207465726d1a8a0208051285020aca01e0b88ae0b8b8e0b8a1e0b88ae0b899e0b980e0b89be0b987e0b899e0b980e0b888e0b989e0b8b2e0b882e0b8ade0b887e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b8a3e0b988e0b8a7e0b8a1e0b881e0b8b1e0b89920e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b88ae0b988e0b8a7e0b8a2e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8ade0b8b7e0b988e0b899e0b895e0b8b1e0b989e0b887e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a21236436f6d6d756e69747920636f2d6f776e7320676f616c3b207363686f6f6c2068656c7073206f7468657273207365742074686569727322ff070a065753412d44321204575341351ab401080112af010a8101e0b89ce0b8b9e0b989e0b8ade0b8b3e0b899e0b8a7e0b8a2e0b881e0b8b2e0b8a3e0b984e0b8a1e0b988e0b984e0b894e0b989e0b8a1e0b8b5e0b8aae0b988e0b8a7e0b899e0b983e0b899e0b887e0b8b2e0b899e0b894e0b989e0b8b2e0b899e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b98912295072696e636970616c206973206e6f742070726573656e7420696e206c6561726e696e6720776f726b1ac301080212be010a8501e0b980e0b882e0b989e0b8b2e0b8a3e0b988e0b8a7e0b8a1e0b980e0b89be0b987e0b899e0b884e0b8a3e0b8b1e0b989e0b887e0b884e0b8a3e0b8b2e0b8a720e0b980e0b8a7e0b8a5e0b8b2e0b882e0b8ade0b887e0b897e0b8b5e0b8a1e0b896e0b8b9e0b881e0b8a2e0b881e0b980e0b8a5e0b8b4e0b881e0b89ae0b988e0b8ade0b8a21234417474656e6473206f63636173696f6e616c6c793b2074696d6520666f72207465616d73206f6674656e2063616e63656c6c65641aaf01080312aa010a7ce0b980e0b882e0b989e0b8b2e0b8a3e0b988e0b8a7e0b8a1e0b897e0b8b8e0b881e0b980e0b894e0b8b7e0b8ade0b89920e0b8a1e0b8b5e0b980e0b8a7e0b8a5e0b8b2e0b89be0b8a3e0b8b0e0b888e0b8b3e0b8aae0b8b1e0b89be0b894e0b8b2e0b8abe0b98ce0b983e0b899e0b895e0b8b2e0b8a3e0b8b2e0b887122a417474656e6473206d6f6e74686c793b207765656b6c7920736c6f742069732074696d657461626c65641afd01080412f8010ab101e0b980e0b89be0b987e0b899e0b982e0b884e0b989e0b88ae0b983e0b8abe0b989e0b897e0b8b5e0b8a120e0b8a3e0b8ade0b887e0b89ce0b8b9e0b989e0b8ade0b8b3e0b899e0b8a7e0b8a2e0b881e0b8b2e0b8a32fe0b884e0b8a3e0b8b9e0b899e0b8b3e0b887e0b8b2e0b899e0b89ae0b8b2e0b887e0b8aae0b988e0b8a7e0b89920e0b8a1e0b8b5e0b981e0b89fe0b989e0b8a1e0b8aae0b988e0b887e0b8a1e0b8ade0b89ae0b887e0b8b2e0b8991242436f6163686573207465616d733b2064657075746965732f7465616368657273206c6561642070617274733b2068616e642d6f7665722066696c65206578697374731abf01080512ba010a8e01e0b899e0b8b3e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b98820e0b981e0b8a5e0b8b0e0b980e0b895e0b8a3e0b8b5e0b8a2e0b8a1e0b89ce0b8b9e0b989e0b8aae0b8b7e0b89ae0b897e0b8ade0b894e0b981e0b8a5e0b989e0b8a712274c656164732061726561206c6561726e696e673b20737563636573736f727320747261696e65642286080a065753412d44331204575341351a90010801128b010a66e0b884e0b8a3e0b8b9e0b89ae0b8a3e0b8a3e0b8a2e0b8b2e0b8a2e0b981e0b8a5e0b8b0e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b884e0b8b1e0b894e0b8a5e0b8ade0b881e0b980e0b89be0b987e0b899e0b8abe0b8a5e0b8b1e0b8811221546561636865722074616c6b20616e6420636f7079696e6720646f6d696e6174651ac001080212bb010a8b01e0b89ae0b8b2e0b887e0b881e0b8b4e0b888e0b881e0b8a3e0b8a3e0b8a1e0b980e0b89be0b8b4e0b894e0b982e0b8ade0b881e0b8b2e0b8aae0b983e0b8abe0b989e0b884e0b8b4e0b89420e0b981e0b895e0b988e0b981e0b897e0b89ae0b984e0b8a1e0b988e0b8a1e0b8b5e0b881e0b8b2e0b8a3e0b8ade0b8a0e0b8b4e0b89be0b8a3e0b8b2e0b8a2122b536f6d65207461736b7320616c6c6f77207468696e6b696e672c20726172656c79206469736375737365641aea01080312e5010aa801e0b89ae0b897e0b980e0b8a3e0b8b5e0b8a2e0b899e0b897e0b8b5e0b988e0b8aae0b8b1e0b887e0b980e0b881e0b895e0b8aae0b988e0b8a7e0b899e0b983e0b8abe0b88de0b988e0b8a1e0b8b5e0b881e0b8b2e0b8a3e0b884e0b8b4e0b894e0b981e0b8a5e0b8b0e0b881e0b8b2e0b8a3e0b8ade0b8a0e0b8b4e0b89be0b8a3e0b8b2e0b8a2e0b882e0b8ade0b887e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b89912384d6f7374206f62736572766564206c6573736f6e73206861766520707570696c207468696e6b696e6720616e642064697363757373696f6e1adf01080412da010aa901e0b980e0b881e0b8b7e0b8ade0b89ae0b897e0b8b8e0b881e0b89ae0b897e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b981e0b8a5e0b8b0e0b981e0b899e0b8a7e0b884e0b8b4e0b894e0b882e0b8ade0b887e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b3e0b8abe0b899e0b894e0b897e0b8b4e0b8a8e0b897e0b8b2e0b887e0b882e0b8ade0b887e0b89ae0b897e0b980e0b8a3e0b8b5e0b8a2e0b899122c4e6561726c7920616c6c3b206964656173206f6620707570696c7320736861706520746865206c6573736f6e1ad001080512cb010a9301e0b884e0b8a3e0b8b9e0b980e0b89be0b8b4e0b894e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b983e0b8abe0b989e0b89ce0b8b9e0b989e0b8ade0b8b7e0b988e0b899e0b981e0b8a5e0b8b0e0b89be0b8a3e0b8b1e0b89ae0b89be0b8a3e0b8b8e0b887e0b981e0b899e0b8a7e0b897e0b8b2e0b887e0b881e0b8b2e0b8a3e0b8aae0b8ade0b89912335465616368657273206f70656e20636c617373657320746f206f746865727320616e6420726566696e6520617070726f6163682281070a065753412d44341204575341351a8e0108011289010a69e0b8a0e0b8b2e0b884e0b980e0b8a3e0b8b5e0b8a2e0b899e0b899e0b8b5e0b989e0b984e0b8a1e0b988e0b8a1e0b8b5e0b8a7e0b887e0b888e0b8a3e0b897e0b8b5e0b988e0b980e0b8aae0b8a3e0b987e0b888e0b8aae0b8a1e0b89ae0b8b9e0b8a3e0b893e0b98c121c4e6f206379636c6520636f6d706c657465642074686973207465726d1a870108021282010a5be0b8a1e0b8b5e0b8a7e0b887e0b888e0b8a3e0b897e0b8b5e0b988e0b884e0b8a3e0b89ae0b896e0b989e0b8a7e0b8992031e280933320e0b8a7e0b887e0b888e0b8a3e0b983e0b899e0b89ae0b8b2e0b887e0b897e0b8b5e0b8a1122331e280933320636f6d706c657465206379636c657320696e20736f6d65207465616d731ada01080312d5010a9c01e0b8a1e0b8b5e0b8a7e0b887e0b888e0b8a3e0b897e0b8b5e0b988e0b884e0b8a3e0b89ae0b896e0b989e0b8a7e0b899e0b8ade0b8a2e0b988e0b8b2e0b887e0b899e0b989e0b8ade0b8a2e0b980e0b894e0b8b7e0b8ade0b899e0b8a5e0b8b0e0b8aae0b8ade0b887e0b8a7e0b887e0b888e0b8a3e0b983e0b899e0b897e0b8b5e0b8a1e0b8aae0b988e0b8a7e0b899e0b983e0b8abe0b88de0b98812344174206c656173742074776f20636f6d706c657465206379636c657320706572206d6f6e746820696e206d6f7374207465616d731aaa01080412a5010a75e0b8a1e0b8b5e0b8a7e0b887e0b888e0b8a3e0b897e0b8b8e0b881e0b8aae0b8b1e0b89be0b894e0b8b2e0b8abe0b98ce0b983e0b899e0b897e0b8b8e0b881e0b897e0b8b5e0b8a1e0b89ee0b8a3e0b989e0b8ade0b8a1e0b980e0b881e0b987e0b89ae0b89ae0b8b1e0b899e0b897e0b8b6e0b881122c5765656b6c79206379636c657320696e20616c6c207465616d732077697468206b657074207265636f7264731acb01080512c6010a9701e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b980e0b89be0b987e0b899e0b980e0b888e0b989e0b8b2e0b8a0e0b8b2e0b89ee0b897e0b8b5e0b8a1e0b882e0b989e0b8b2e0b8a1e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b8992fe0b881e0b8b2e0b8a3e0b980e0b89be0b8b4e0b894e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899122a5363686f6f6c20686f7374732063726f73732d7363686f6f6c207465616d732f6f70656e20636c617373229a060a065753412d44351204575341351a5e0801125a0a42e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8a5e0b988e0b8b2e0b88ae0b989e0b8b2e0b8abe0b8a3e0b8b7e0b8ade0b882e0b8b2e0b894e0b8abe0b8b2e0b8a2121444617461206c617465206f72206d697373696e671aad01080212a8010a7be0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b884e0b8a3e0b89ae0b896e0b989e0b8a7e0b899e0b980e0b889e0b89ee0b8b2e0b8b0e0b980e0b89ee0b8b7e0b988e0b8ade0b881e0b8b2e0b8a3e0b8a3e0b8b2e0b8a2e0b887e0b8b2e0b899e0b895e0b8b2e0b8a1e0b8a3e0b8b2e0b88ae0b881e0b8b2e0b8a312294461746120636f6d706c657465206f6e6c7920666f72206f6666696369616c207265706f7274696e671a91010803128c010a64e0b884e0b8a3e0b89ae0b896e0b989e0b8a7e0b899e0b897e0b8b1e0b899e0b980e0b8a7e0b8a5e0b8b220e0b981e0b8a5e0b8b0e0b897e0b89ae0b897e0b8a7e0b899e0b897e0b8b8e0b881e0b8a0e0b8b2e0b884e0b980e0b8a3e0b8b5e0b8a2e0b8991224436f6d706c657465206f6e2074696d653b2072657669657765642065616368207465726d1aac01080412a7010a8101e0b983e0b88ae0b989e0b897e0b8b8e0b881e0b8aae0b8b1e0b89be0b894e0b8b2e0b8abe0b98ce0b980e0b89ee0b8b7e0b988e0b8ade0b895e0b8b1e0b894e0b8aae0b8b4e0b899e0b983e0b888e0b88ae0b988e0b8a7e0b8a2e0b980e0b8abe0b8a5e0b8b7e0b8ade0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899122155736564207765656b6c7920666f7220737570706f7274206465636973696f6e731ab601080512b1010a8801e0b8a3e0b8b0e0b89ae0b89ae0b980e0b895e0b8b7e0b8ade0b899e0b8a5e0b988e0b8a7e0b887e0b8abe0b899e0b989e0b8b2e0b983e0b88ae0b989e0b984e0b894e0b989e0b89ce0b8a520e0b981e0b8a5e0b8b0e0b980e0b89ce0b8a2e0b981e0b89ee0b8a3e0b988e0b981e0b899e0b8a7e0b89be0b88fe0b8b4e0b89ae0b8b1e0b895e0b8b412244561726c792d7761726e696e6720776f726b733b2070726163746963652073686172656422b3050a065753412d44361204575341351a310801122d0a1ee0b897e0b8b3e0b887e0b8b2e0b899e0b8a5e0b8b3e0b89ee0b8b1e0b887120b576f726b7320616c6f6e651a7b080212770a5ae0b980e0b882e0b989e0b8b2e0b8a3e0b988e0b8a7e0b8a1e0b881e0b8b4e0b888e0b881e0b8a3e0b8a3e0b8a1e0b980e0b8a1e0b8b7e0b988e0b8ade0b984e0b894e0b989e0b8a3e0b8b1e0b89ae0b980e0b88ae0b8b4e0b88d12194a6f696e73206576656e7473207768656e20696e76697465641ac701080312c2010a9c01e0b981e0b8a5e0b881e0b980e0b89be0b8a5e0b8b5e0b988e0b8a2e0b899e0b881e0b8b1e0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8ade0b8b7e0b988e0b899e0b8ade0b8a2e0b988e0b8b2e0b887e0b899e0b989e0b8ade0b8a2203120e0b981e0b8abe0b988e0b887e0b8ade0b8a2e0b988e0b8b2e0b887e0b8aae0b8a1e0b988e0b8b3e0b980e0b8aae0b8a1e0b8ad1221526567756c61722065786368616e6765207769746820e289a531207363686f6f6c1aa2010804129d010a72e0b897e0b8b3e0b887e0b8b2e0b899e0b8a3e0b988e0b8a7e0b8a1e0b881e0b8b1e0b899e0b981e0b8a5e0b8b0e0b980e0b8abe0b987e0b899e0b89ce0b8a5e0b983e0b899e0b897e0b8b1e0b989e0b887e0b8aae0b8ade0b887e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89912274a6f696e7420776f726b20776974682076697369626c6520726573756c747320696e20626f74681a83010805127f0a5ae0b980e0b89be0b987e0b899e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b981e0b8a1e0b988e0b882e0b988e0b8b2e0b8a2e0b983e0b899e0b881e0b8b2e0b8a3e0b882e0b8a2e0b8b2e0b8a2e0b89ce0b8a5122141637473206173206e6f6465207363686f6f6c20666f72207363616c652d6f757422c8050a065753412d44371204575341351a24080112200a15e0b984e0b8a1e0b988e0b897e0b8a3e0b8b2e0b89a1207556e6b6e6f776e1a5e0802125a0a3fe0b897e0b8a3e0b8b2e0b89ae0b981e0b895e0b988e0b8a2e0b8b1e0b887e0b984e0b8a1e0b988e0b984e0b894e0b989e0b981e0b881e0b989e0b984e0b88212174b6e6f776e20627574206e6f74206164647265737365641a9e0108031299010a75e0b8a1e0b8b5e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b8a3e0b8b2e0b8a2e0b881e0b8a5e0b8b8e0b988e0b8a1e0b981e0b8a5e0b8b0e0b8a1e0b8b5e0b884e0b8a7e0b8b2e0b8a1e0b881e0b989e0b8b2e0b8a7e0b8abe0b899e0b989e0b8b2e0b89ae0b989e0b8b2e0b887122054617267657473207065722067726f75703b20736f6d652070726f67726573731aa2010804129d010a72e0b88ae0b988e0b8ade0b887e0b8a7e0b988e0b8b2e0b887e0b981e0b884e0b89ae0b8a5e0b887e0b983e0b899e0b881e0b8b2e0b8a3e0b8a7e0b8b1e0b894e0b8aae0b8ade0b887e0b884e0b8a3e0b8b1e0b989e0b887e0b895e0b8b4e0b894e0b895e0b988e0b8ade0b881e0b8b1e0b899122747617073206e6172726f77696e672074776f206d6561737572656d656e74732072756e6e696e671aeb01080512e6010aac01e0b88ae0b988e0b8ade0b887e0b8a7e0b988e0b8b2e0b887e0b981e0b884e0b89ae0b8a5e0b887e0b8ade0b8a2e0b988e0b8b2e0b887e0b895e0b988e0b8ade0b980e0b899e0b8b7e0b988e0b8ade0b88720e0b981e0b8a5e0b8b0e0b899e0b8b1e0b881e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a1e0b8b5e0b8aae0b988e0b8a7e0b899e0b983e0b899e0b881e0b8b2e0b8a3e0b895e0b8b1e0b894e0b8aae0b8b4e0b899e0b983e0b88812354e6172726f77696e67207375737461696e65643b20707570696c732068617665206120766f69636520696e206465636973696f6e73300338c0843d420908011802200128c03e4a310a074f564552414c4c10012801420208014206080210c09a0c420608031080b5184206080410c0cf24420608051080ea3050c0cf245a040801100470017a030102038201444379636c653a207477696365207065722061636164656d696320796561722028626173656c696e652c20656e646c696e65293b206d69646c696e6520706f737369626c6582014a4f776e65722049524454502069732070726f706f7365643a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e82017254686169207465787473206f662064696d656e73696f6e732c20696e64696361746f727320616e642064657363726970746f727320617265206472616674733a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e8201d401e0b884e0b8a7e0b8b2e0b8a1e0b980e0b8abe0b987e0b899e0b882e0b8ade0b887e0b89ce0b8b9e0b989e0b897e0b8a3e0b887e0b884e0b8b8e0b893e0b8a7e0b8b8e0b892e0b8b42028494f432920e0b983e0b899e0b88ae0b8b8e0b894e0b8aae0b8b2e0b898e0b8b4e0b895e0b899e0b8b5e0b989e0b980e0b89be0b987e0b899e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b420c2b72065787065727420726174696e67732028494f4329206f6620746869732064656d6f20617265206d616465207570', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 16, '\xee10ec9c4318e85578c3e89a31c5cb19c805283eb978b41faa963bea255cff64');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (4, '017dd591-2900-7000-8000-000100000003', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 4, 'rated', '\x0ad5040a2430313764653530342d336430302d373139632d626330372d39633565323830613733653710041a0b4951412d42452d32353631222430313764653530342d336430302d373262392d623834612d30663134616462656663393628013002380142af010a8301e0b8a1e0b8b2e0b895e0b8a3e0b890e0b8b2e0b899e0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b882e0b8b1e0b989e0b899e0b89ee0b8b7e0b989e0b899e0b890e0b8b2e0b89920e0b89e2ee0b8a82e2032353631122749514120426173696320456475636174696f6e205374616e646172647320422e452e2032353631520549514136315a8b020a0a53544154452d5445585412544d696e6973747279206f6620456475636174696f6e2c20426173696320456475636174696f6e205374616e646172647320422e452e20323536312e204c6576656c2064657363726970746f72733a2053616c612e1a5e4974656d206e616d65733a206d696e697374657269616c20616e6e6f756e63656d656e74202873746174652074657874292e204c6576656c2064657363726970746f72733a206f726967696e616c2c2070726f6a6563742d6f776e65642e2a4753746174757320617320737461746520746578743a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e621b080110021a0308811430014a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 4, '\x7701352988961cb109d37f01f823c948a37d87cfcc39ffed41f6fe184b7c2b54');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (5, '017dd591-2900-7000-8000-000100000004', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 5, 'rated', '\x0ad5040a2430313764653530342d336430302d373139632d626330372d39633565323830613733653710051a0b4951412d42452d32353631222430313764653530342d336430302d373262392d623834612d30663134616462656663393628013002380142af010a8301e0b8a1e0b8b2e0b895e0b8a3e0b890e0b8b2e0b899e0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b882e0b8b1e0b989e0b899e0b89ee0b8b7e0b989e0b899e0b890e0b8b2e0b89920e0b89e2ee0b8a82e2032353631122749514120426173696320456475636174696f6e205374616e646172647320422e452e2032353631520549514136315a8b020a0a53544154452d5445585412544d696e6973747279206f6620456475636174696f6e2c20426173696320456475636174696f6e205374616e646172647320422e452e20323536312e204c6576656c2064657363726970746f72733a2053616c612e1a5e4974656d206e616d65733a206d696e697374657269616c20616e6e6f756e63656d656e74202873746174652074657874292e204c6576656c2064657363726970746f72733a206f726967696e616c2c2070726f6a6563742d6f776e65642e2a4753746174757320617320737461746520746578743a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e621b080110021a0308811430024a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 5, '\x191cb957f7bec0fe65f3ee6e7ad22ce58b67bf8ef1adc19864534b1cfb07cb7e');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (6, '017dd591-2900-7000-8000-000100000005', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 6, 'rated', '\x0ad5040a2430313764653530342d336430302d373139632d626330372d39633565323830613733653710061a0b4951412d42452d32353631222430313764653530342d336430302d373262392d623834612d30663134616462656663393628013002380142af010a8301e0b8a1e0b8b2e0b895e0b8a3e0b890e0b8b2e0b899e0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b882e0b8b1e0b989e0b899e0b89ee0b8b7e0b989e0b899e0b890e0b8b2e0b89920e0b89e2ee0b8a82e2032353631122749514120426173696320456475636174696f6e205374616e646172647320422e452e2032353631520549514136315a8b020a0a53544154452d5445585412544d696e6973747279206f6620456475636174696f6e2c20426173696320456475636174696f6e205374616e646172647320422e452e20323536312e204c6576656c2064657363726970746f72733a2053616c612e1a5e4974656d206e616d65733a206d696e697374657269616c20616e6e6f756e63656d656e74202873746174652074657874292e204c6576656c2064657363726970746f72733a206f726967696e616c2c2070726f6a6563742d6f776e65642e2a4753746174757320617320737461746520746578743a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e621b080110021a0308811430034a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 6, '\x024e3c4cad6d01daf45afcb86134c9d244c6d1fe7492a4fda93e1a0f930f722e');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (7, '017dd591-2900-7000-8000-000100000006', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 7, 'trial_started', '\x0ad5040a2430313764653530342d336430302d373139632d626330372d39633565323830613733653710071a0b4951412d42452d32353631222430313764653530342d336430302d373262392d623834612d30663134616462656663393628013002380142af010a8301e0b8a1e0b8b2e0b895e0b8a3e0b890e0b8b2e0b899e0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b882e0b8b1e0b989e0b899e0b89ee0b8b7e0b989e0b899e0b890e0b8b2e0b89920e0b89e2ee0b8a82e2032353631122749514120426173696320456475636174696f6e205374616e646172647320422e452e2032353631520549514136315a8b020a0a53544154452d5445585412544d696e6973747279206f6620456475636174696f6e2c20426173696320456475636174696f6e205374616e646172647320422e452e20323536312e204c6576656c2064657363726970746f72733a2053616c612e1a5e4974656d206e616d65733a206d696e697374657269616c20616e6e6f756e63656d656e74202873746174652074657874292e204c6576656c2064657363726970746f72733a206f726967696e616c2c2070726f6a6563742d6f776e65642e2a4753746174757320617320737461746520746578743a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e621b080110031a0308811430034a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 7, '\x3f7c8755811804e9154c8168137e50355a8b1094471032d1fca7a276e6638624');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (8, '017dd591-2900-7000-8000-000100000007', 'framework', '017de504-3d00-719c-bc07-9c5e280a73e7', 8, 'published', '\x0a9f050a2430313764653530342d336430302d373139632d626330372d39633565323830613733653710081a0b4951412d42452d32353631222430313764653530342d336430302d373262392d623834612d30663134616462656663393628013002380142af010a8301e0b8a1e0b8b2e0b895e0b8a3e0b890e0b8b2e0b899e0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b881e0b8b2e0b8a3e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b882e0b8b1e0b989e0b899e0b89ee0b8b7e0b989e0b899e0b890e0b8b2e0b89920e0b89e2ee0b8a82e2032353631122749514120426173696320456475636174696f6e205374616e646172647320422e452e2032353631520549514136315a8b020a0a53544154452d5445585412544d696e6973747279206f6620456475636174696f6e2c20426173696320456475636174696f6e205374616e646172647320422e452e20323536312e204c6576656c2064657363726970746f72733a2053616c612e1a5e4974656d206e616d65733a206d696e697374657269616c20616e6e6f756e63656d656e74202873746174652074657874292e204c6576656c2064657363726970746f72733a206f726967696e616c2c2070726f6a6563742d6f776e65642e2a4753746174757320617320737461746520746578743a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e6265080110041a030881142a40636639653165323764653438303038386239363764356137666364396362346634343463396533383036343336613261346430346163383639336637393066373003420608a0c7ff8d064a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d0612a1510a2430313764653530342d336430302d373139632d626330372d3963356532383061373365371265080110041a030881142a40636639653165323764653438303038386239363764356137666364396362346634343463396533383036343336613261346430346163383639336637393066373003420608a0c7ff8d064a0608a0c7ff8d06520608a0c7ff8d061a91500a030881141283020a044951413510011a3d0a0a444556454c4f50494e47122c0a1ee0b881e0b8b3e0b8a5e0b8b1e0b887e0b89ee0b8b1e0b892e0b899e0b8b2120a446576656c6f70696e6718904e1a310a084d4f44455241544512210a15e0b89be0b8b2e0b899e0b881e0b8a5e0b8b2e0b88712084d6f64657261746518a09c011a1a0a04474f4f44120e0a06e0b894e0b8b51204476f6f6418b0ea011a300a09564552595f474f4f44121f0a12e0b894e0b8b5e0b980e0b8a5e0b8b4e0b8a812095665727920676f6f6418c0b8021a390a09455843454c4c454e5412280a1be0b8a2e0b8ade0b894e0b980e0b8a2e0b8b5e0b988e0b8a2e0b8a11209457863656c6c656e7418d086031a6a0a01311801224a0a33e0b884e0b8b8e0b893e0b8a0e0b8b2e0b89ee0b882e0b8ade0b887e0b89ce0b8b9e0b989e0b980e0b8a3e0b8b5e0b8a2e0b89912135175616c697479206f66206c6561726e65727330a08d063a04495141354001520b4951412d4f5554434f4d451a96010a03312e3112013118032281010a5de0b89ce0b8a5e0b8aae0b8b1e0b8a1e0b8a4e0b897e0b898e0b8b4e0b98ce0b897e0b8b2e0b887e0b8a7e0b8b4e0b88ae0b8b2e0b881e0b8b2e0b8a3e0b882e0b8ade0b887e0b89ce0b8b9e0b989e0b980e0b8a3e0b8b5e0b8a2e0b899122041636164656d696320616368696576656d656e74206f66206c6561726e65727328e0d40330e0d4031a84020a05312e312e311203312e31180422db010a9c01e0b884e0b8a7e0b8b2e0b8a1e0b8aae0b8b2e0b8a1e0b8b2e0b8a3e0b896e0b983e0b899e0b881e0b8b2e0b8a3e0b8ade0b988e0b8b2e0b89920e0b881e0b8b2e0b8a3e0b980e0b882e0b8b5e0b8a2e0b89920e0b881e0b8b2e0b8a3e0b8aae0b8b7e0b988e0b8ade0b8aae0b8b2e0b8a320e0b981e0b8a5e0b8b0e0b881e0b8b2e0b8a3e0b884e0b8b4e0b894e0b884e0b8b3e0b899e0b8a7e0b893123a4162696c69747920696e2072656164696e672c2077726974696e672c20636f6d6d756e69636174696f6e20616e642063616c63756c6174696f6e28904e3a04495141354001520b4951412d4f5554434f4d451a95030a05312e312e321203312e31180422ec020a8202e0b884e0b8a7e0b8b2e0b8a1e0b8aae0b8b2e0b8a1e0b8b2e0b8a3e0b896e0b983e0b899e0b881e0b8b2e0b8a3e0b884e0b8b4e0b894e0b8a7e0b8b4e0b980e0b884e0b8a3e0b8b2e0b8b0e0b8abe0b98c20e0b884e0b8b4e0b894e0b8ade0b8a2e0b988e0b8b2e0b887e0b8a1e0b8b5e0b8a7e0b8b4e0b888e0b8b2e0b8a3e0b893e0b88de0b8b2e0b89320e0b8ade0b8a0e0b8b4e0b89be0b8a3e0b8b2e0b8a2e0b981e0b8a5e0b881e0b980e0b89be0b8a5e0b8b5e0b988e0b8a2e0b899e0b884e0b8a7e0b8b2e0b8a1e0b884e0b8b4e0b894e0b980e0b8abe0b987e0b89920e0b981e0b8a5e0b8b0e0b981e0b881e0b989e0b89be0b8b1e0b88de0b8abe0b8b212654162696c69747920696e20616e616c79746963616c20616e6420637269746963616c207468696e6b696e672c2064697363757373696f6e20616e642065786368616e6765206f66206f70696e696f6e732c20616e642070726f626c656d20736f6c76696e6728904e3a04495141354001520b4951412d4f5554434f4d451a9c010a05312e312e331203312e31180422740a54e0b884e0b8a7e0b8b2e0b8a1e0b8aae0b8b2e0b8a1e0b8b2e0b8a3e0b896e0b983e0b899e0b881e0b8b2e0b8a3e0b8aae0b8a3e0b989e0b8b2e0b887e0b899e0b8a7e0b8b1e0b895e0b881e0b8a3e0b8a3e0b8a1121c4162696c69747920746f2063726561746520696e6e6f766174696f6e28904e3a04495141354001520b4951412d4f5554434f4d451af5010a05312e312e341203312e31180422cc010a9001e0b884e0b8a7e0b8b2e0b8a1e0b8aae0b8b2e0b8a1e0b8b2e0b8a3e0b896e0b983e0b899e0b881e0b8b2e0b8a3e0b983e0b88ae0b989e0b980e0b897e0b884e0b982e0b899e0b982e0b8a5e0b8a2e0b8b5e0b8aae0b8b2e0b8a3e0b8aae0b899e0b980e0b897e0b8a8e0b981e0b8a5e0b8b0e0b881e0b8b2e0b8a3e0b8aae0b8b7e0b988e0b8ade0b8aae0b8b2e0b8a312374162696c69747920746f2075736520696e666f726d6174696f6e20616e6420636f6d6d756e69636174696f6e20746563686e6f6c6f677928904e3a04495141354001520b4951412d4f5554434f4d451adf010a05312e312e351203312e31180422b6010a7be0b89ce0b8a5e0b8aae0b8b1e0b8a1e0b8a4e0b897e0b898e0b8b4e0b98ce0b897e0b8b2e0b887e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b2e0b8a1e0b8abe0b8a5e0b8b1e0b881e0b8aae0b8b9e0b895e0b8a3e0b8aae0b896e0b8b2e0b899e0b8a8e0b8b6e0b881e0b8a9e0b8b212374c6561726e696e6720616368696576656d656e74206163636f7264696e6720746f20746865207363686f6f6c20637572726963756c756d28904e3a04495141354001520b4951412d4f5554434f4d451afc010a05312e312e361203312e31180422d3010a8501e0b884e0b8a7e0b8b2e0b8a1e0b8a3e0b8b9e0b989e0b897e0b8b1e0b881e0b8a9e0b8b0e0b89ee0b8b7e0b989e0b899e0b890e0b8b2e0b89920e0b981e0b8a5e0b8b0e0b980e0b888e0b895e0b884e0b895e0b8b4e0b897e0b8b5e0b988e0b894e0b8b5e0b895e0b988e0b8ade0b887e0b8b2e0b899e0b8ade0b8b2e0b88ae0b8b5e0b89e12494261736963206b6e6f776c6564676520616e6420736b696c6c7320666f722c20616e64206120676f6f6420617474697475646520746f77617264732c20776f726b696e67206c69666528904e3a04495141354001520b4951412d4f5554434f4d451aa1010a03312e321201311803228c010a63e0b884e0b8b8e0b893e0b8a5e0b8b1e0b881e0b8a9e0b893e0b8b0e0b897e0b8b5e0b988e0b89ee0b8b6e0b887e0b89be0b8a3e0b8b0e0b8aae0b887e0b884e0b98ce0b882e0b8ade0b887e0b89ce0b8b9e0b989e0b980e0b8a3e0b8b5e0b8a2e0b8991225446573697261626c6520636861726163746572697374696373206f66206c6561726e65727328c0b80230c0b8021ae6010a05312e322e311203312e32180422bd010a8401e0b884e0b8b8e0b893e0b8a5e0b8b1e0b881e0b8a9e0b893e0b8b0e0b981e0b8a5e0b8b0e0b884e0b988e0b8b2e0b899e0b8b4e0b8a2e0b8a1e0b897e0b8b5e0b988e0b894e0b8b5e0b895e0b8b2e0b8a1e0b897e0b8b5e0b988e0b8aae0b896e0b8b2e0b899e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b881e0b8b3e0b8abe0b899e0b8941234476f6f642063686172616374657269737469637320616e642076616c7565732061732073657420627920746865207363686f6f6c28904e3a04495141354001520b4951412d4f5554434f4d451aba010a05312e322e321203312e3218042291010a66e0b884e0b8a7e0b8b2e0b8a1e0b8a0e0b8b9e0b8a1e0b8b4e0b983e0b888e0b983e0b899e0b897e0b989e0b8ade0b887e0b896e0b8b4e0b988e0b899e0b981e0b8a5e0b8b0e0b884e0b8a7e0b8b2e0b8a1e0b980e0b89be0b987e0b899e0b984e0b897e0b8a21227507269646520696e20746865206c6f63616c69747920616e6420696e206265696e67205468616928904e3a04495141354001520b4951412d4f5554434f4d451afc010a05312e322e331203312e32180422d3010a9301e0b881e0b8b2e0b8a3e0b8a2e0b8ade0b8a1e0b8a3e0b8b1e0b89ae0b897e0b8b5e0b988e0b888e0b8b0e0b8ade0b8a2e0b8b9e0b988e0b8a3e0b988e0b8a7e0b8a1e0b881e0b8b1e0b899e0b89ae0b899e0b884e0b8a7e0b8b2e0b8a1e0b981e0b895e0b881e0b895e0b988e0b8b2e0b887e0b981e0b8a5e0b8b0e0b8abe0b8a5e0b8b2e0b881e0b8abe0b8a5e0b8b2e0b8a2123b416363657074616e6365206f66206c6976696e6720746f676574686572207769746820646966666572656e636520616e642064697665727369747928904e3a04495141354001520b4951412d4f5554434f4d451aa5010a05312e322e341203312e321804227d0a54e0b8aae0b8b8e0b882e0b8a0e0b8b2e0b8a7e0b8b0e0b897e0b8b2e0b887e0b8a3e0b988e0b8b2e0b887e0b881e0b8b2e0b8a2e0b981e0b8a5e0b8b0e0b888e0b8b4e0b895e0b8aae0b8b1e0b887e0b884e0b8a11225506879736963616c20616e642070737963686f2d736f6369616c2077656c6c2d6265696e6728904e3a04495141354001520b4951412d4f5554434f4d451a92010a0132180122720a51e0b881e0b8a3e0b8b0e0b89ae0b8a7e0b899e0b881e0b8b2e0b8a3e0b89ae0b8a3e0b8b4e0b8abe0b8b2e0b8a3e0b981e0b8a5e0b8b0e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3121d41646d696e697374726174696f6e20616e64206d616e6167656d656e7430e0d4033a04495141354001520b4951412d47454e455249431afe010a03322e31120132180422d9010aa101e0b8a1e0b8b5e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a220e0b8a7e0b8b4e0b8aae0b8b1e0b8a2e0b897e0b8b1e0b8a8e0b899e0b98c20e0b981e0b8a5e0b8b0e0b89ee0b8b1e0b899e0b898e0b881e0b8b4e0b888e0b897e0b8b5e0b988e0b8aae0b896e0b8b2e0b899e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b881e0b8b3e0b8abe0b899e0b894e0b88ae0b8b1e0b894e0b980e0b888e0b8991233476f616c732c20766973696f6e20616e64206d697373696f6e20636c6561726c792073657420627920746865207363686f6f6c28904e3a04495141354001520b4951412d47454e455249431abe010a03322e3212013218042299010a6ce0b8a1e0b8b5e0b8a3e0b8b0e0b89ae0b89ae0b89ae0b8a3e0b8b4e0b8abe0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b884e0b8b8e0b893e0b8a0e0b8b2e0b89ee0b882e0b8ade0b887e0b8aae0b896e0b8b2e0b899e0b8a8e0b8b6e0b881e0b8a9e0b8b2122941207175616c697479206d616e6167656d656e742073797374656d206f6620746865207363686f6f6c28904e3a04495141354001520b4951412d47454e455249431aa7030a03322e3312013218042282030a8802e0b894e0b8b3e0b980e0b899e0b8b4e0b899e0b887e0b8b2e0b899e0b89ee0b8b1e0b892e0b899e0b8b2e0b8a7e0b8b4e0b88ae0b8b2e0b881e0b8b2e0b8a3e0b897e0b8b5e0b988e0b980e0b899e0b989e0b899e0b884e0b8b8e0b893e0b8a0e0b8b2e0b89ee0b89ce0b8b9e0b989e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8ade0b89ae0b894e0b989e0b8b2e0b899e0b895e0b8b2e0b8a1e0b8abe0b8a5e0b8b1e0b881e0b8aae0b8b9e0b895e0b8a3e0b8aae0b896e0b8b2e0b899e0b8a8e0b8b6e0b881e0b8a9e0b8b2e0b981e0b8a5e0b8b0e0b897e0b8b8e0b881e0b881e0b8a5e0b8b8e0b988e0b8a1e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2127541636164656d696320646576656c6f706d656e742061696d656420617420616c6c2d726f756e64206c6561726e6572207175616c697479206163636f7264696e6720746f20746865207363686f6f6c20637572726963756c756d20616e6420666f72206576657279207461726765742067726f757028904e3a04495141354001520b4951412d47454e455249431aef010a03322e34120132180422ca010a8a01e0b89ee0b8b1e0b892e0b899e0b8b2e0b884e0b8a3e0b8b9e0b981e0b8a5e0b8b0e0b89ae0b8b8e0b884e0b8a5e0b8b2e0b881e0b8a3e0b983e0b8abe0b989e0b8a1e0b8b5e0b884e0b8a7e0b8b2e0b8a1e0b980e0b88ae0b8b5e0b988e0b8a2e0b8a7e0b88ae0b8b2e0b88de0b897e0b8b2e0b887e0b8a7e0b8b4e0b88ae0b8b2e0b88ae0b8b5e0b89e123b546561636865727320616e6420737461666620646576656c6f70656420746f77617264732070726f66657373696f6e616c2065787065727469736528904e3a04495141354001520b4951412d47454e455249431abc020a03322e3512013218042297020ad801e0b888e0b8b1e0b894e0b8aae0b8a0e0b8b2e0b89ee0b981e0b8a7e0b894e0b8a5e0b989e0b8ade0b8a1e0b897e0b8b2e0b887e0b881e0b8b2e0b8a2e0b8a0e0b8b2e0b89ee0b981e0b8a5e0b8b0e0b8aae0b8b1e0b887e0b884e0b8a1e0b897e0b8b5e0b988e0b980e0b8ade0b8b7e0b989e0b8ade0b895e0b988e0b8ade0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b8ade0b8a2e0b988e0b8b2e0b887e0b8a1e0b8b5e0b884e0b8b8e0b893e0b8a0e0b8b2e0b89e123a506879736963616c20616e6420736f6369616c20656e7669726f6e6d656e7420636f6e64756369766520746f20676f6f64206c6561726e696e6728904e3a04495141354001520b4951412d47454e455249431abe020a03322e3612013218042299020ad801e0b888e0b8b1e0b894e0b8a3e0b8b0e0b89ae0b89ae0b980e0b897e0b884e0b982e0b899e0b982e0b8a5e0b8a2e0b8b5e0b8aae0b8b2e0b8a3e0b8aae0b899e0b980e0b897e0b8a8e0b980e0b89ee0b8b7e0b988e0b8ade0b8aae0b899e0b8b1e0b89ae0b8aae0b899e0b8b8e0b899e0b881e0b8b2e0b8a3e0b89ae0b8a3e0b8b4e0b8abe0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b981e0b8a5e0b8b0e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989123c496e666f726d6174696f6e20746563686e6f6c6f677920696e20737570706f7274206f66206d616e6167656d656e7420616e64206c6561726e696e6728904e3a04495141354001520b4951412d47454e455249431adf010a0133180122be010a9601e0b881e0b8a3e0b8b0e0b89ae0b8a7e0b899e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b2e0b8a3e0b8aae0b8ade0b899e0b897e0b8b5e0b988e0b980e0b899e0b989e0b899e0b89ce0b8b9e0b989e0b980e0b8a3e0b8b5e0b8a2e0b899e0b980e0b89be0b987e0b899e0b8aae0b8b3e0b884e0b8b1e0b88d12234c6561726e65722d63656e74726564207465616368696e672026206c6561726e696e6730d086033a04495141354001520b4951412d47454e455249431aed020a03332e31120133180422b7020aeb01e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b89ce0b988e0b8b2e0b899e0b881e0b8a3e0b8b0e0b89ae0b8a7e0b899e0b881e0b8b2e0b8a3e0b884e0b8b4e0b894e0b981e0b8a5e0b8b0e0b89be0b88fe0b8b4e0b89ae0b8b1e0b895e0b8b4e0b888e0b8a3e0b8b4e0b88720e0b981e0b8a5e0b8b0e0b8aae0b8b2e0b8a1e0b8b2e0b8a3e0b896e0b899e0b8b3e0b984e0b89be0b89be0b8a3e0b8b0e0b8a2e0b8b8e0b881e0b895e0b98ce0b983e0b88ae0b989e0b983e0b899e0b88ae0b8b5e0b8a7e0b8b4e0b895e0b984e0b894e0b98912474c6561726e696e67207468726f756768207468696e6b696e6720616e64207265616c20707261637469636520746861742063616e206265206170706c69656420696e206c69666528904e3a04495141354001520b4951412d47454e455249435a0f4143544956455f4c4541524e494e471ab7020a03332e3212013318042292020abc01e0b983e0b88ae0b989e0b8aae0b8b7e0b988e0b8ad20e0b980e0b897e0b884e0b982e0b899e0b982e0b8a5e0b8a2e0b8b5e0b8aae0b8b2e0b8a3e0b8aae0b899e0b980e0b897e0b8a820e0b981e0b8a5e0b8b0e0b981e0b8abe0b8a5e0b988e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b897e0b8b5e0b988e0b980e0b8ade0b8b7e0b989e0b8ade0b895e0b988e0b8ade0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b9891251557365206f66206d656469612c20696e666f726d6174696f6e20746563686e6f6c6f677920616e64206c6561726e696e67207265736f7572636573207468617420737570706f7274206c6561726e696e6728904e3a04495141354001520b4951412d47454e455249431aa9010a03332e3312013318042284010a63e0b8a1e0b8b5e0b881e0b8b2e0b8a3e0b89ae0b8a3e0b8b4e0b8abe0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b980e0b88ae0b8b4e0b887e0b89ae0b8a7e0b881121d506f73697469766520636c617373726f6f6d206d616e6167656d656e7428904e3a04495141354001520b4951412d47454e455249431ab0020a03332e341201331804228b020ab501e0b895e0b8a3e0b8a7e0b888e0b8aae0b8ade0b89ae0b981e0b8a5e0b8b0e0b89be0b8a3e0b8b0e0b980e0b8a1e0b8b4e0b899e0b89ce0b8b9e0b989e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8ade0b8a2e0b988e0b8b2e0b887e0b980e0b89be0b987e0b899e0b8a3e0b8b0e0b89ae0b89a20e0b981e0b8a5e0b8b0e0b899e0b8b3e0b89ce0b8a5e0b8a1e0b8b2e0b89ee0b8b1e0b892e0b899e0b8b2e0b89ce0b8b9e0b989e0b980e0b8a3e0b8b5e0b8a2e0b899125153797374656d6174696320636865636b696e6720616e64206173736573736d656e74206f66206c6561726e6572732c207769746820726573756c7473207573656420746f20646576656c6f70207468656d28904e3a04495141354001520b4951412d47454e455249431ae9020a03332e35120133180422bf020af901e0b8a1e0b8b5e0b881e0b8b2e0b8a3e0b981e0b8a5e0b881e0b980e0b89be0b8a5e0b8b5e0b988e0b8a2e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b981e0b8a5e0b8b0e0b983e0b8abe0b989e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8b0e0b897e0b989e0b8ade0b899e0b881e0b8a5e0b8b1e0b89ae0b980e0b89ee0b8b7e0b988e0b8ade0b89ee0b8b1e0b892e0b899e0b8b2e0b981e0b8a5e0b8b0e0b89be0b8a3e0b8b1e0b89ae0b89be0b8a3e0b8b8e0b887e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989124145786368616e6765206f66206c6561726e696e6720616e6420666565646261636b20746f20646576656c6f7020616e6420696d70726f7665207465616368696e6728904e3a04495141354001520b4951412d47454e455249435a03504c4322af0e0a0b4951412d47454e455249431204495141351a8002080112fb010ab501e0b8a2e0b8b1e0b887e0b984e0b8a1e0b988e0b8a1e0b8b5e0b881e0b8b2e0b8a3e0b89be0b88fe0b8b4e0b89ae0b8b1e0b895e0b8b4e0b8abe0b8a3e0b8b7e0b8ade0b8a1e0b8b5e0b980e0b89ee0b8b5e0b8a2e0b887e0b981e0b89ce0b89920e0b984e0b8a1e0b988e0b8a1e0b8b5e0b8abe0b8a5e0b8b1e0b881e0b890e0b8b2e0b899e0b899e0b8ade0b881e0b888e0b8b2e0b881e0b884e0b8a7e0b8b2e0b8a1e0b895e0b8b1e0b989e0b887e0b983e0b8881241507261637469636520697320616273656e74206f72206f6e6c7920706c616e6e65643b206e6f2065766964656e6365206265796f6e6420696e74656e74696f6e2e1abd02080212b8020ad801e0b980e0b8a3e0b8b4e0b988e0b8a1e0b89be0b88fe0b8b4e0b89ae0b8b1e0b895e0b8b4e0b983e0b899e0b89ae0b8b2e0b887e0b8abe0b989e0b8ade0b887e0b980e0b8a3e0b8b5e0b8a2e0b8992fe0b89ae0b8b2e0b887e0b894e0b989e0b8b2e0b89920e0b8a1e0b8b5e0b8abe0b8a5e0b8b1e0b881e0b890e0b8b2e0b899e0b980e0b89be0b987e0b899e0b884e0b8a3e0b8b1e0b989e0b887e0b884e0b8a3e0b8b2e0b8a720e0b8a2e0b8b1e0b887e0b984e0b8a1e0b988e0b984e0b894e0b989e0b897e0b89ae0b897e0b8a7e0b899e0b89ce0b8a5125b50726163746963652068617320626567756e20696e20736f6d6520636c61737365732f61726561733b2065766964656e6365206973206f63636173696f6e616c3b20726573756c7473206e6f74207965742072657669657765642e1ae202080312dd020aef01e0b89be0b88fe0b8b4e0b89ae0b8b1e0b895e0b8b4e0b895e0b8b2e0b8a1e0b981e0b89ce0b899e0b983e0b899e0b8aae0b988e0b8a7e0b899e0b983e0b8abe0b88de0b988e0b882e0b8ade0b887e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b8a1e0b8b5e0b8abe0b8a5e0b8b1e0b881e0b890e0b8b2e0b899e0b8aae0b8a1e0b988e0b8b3e0b980e0b8aae0b8a1e0b8ad20e0b981e0b8a5e0b8b0e0b897e0b89ae0b897e0b8a7e0b899e0b89ce0b8a5e0b8ade0b8a2e0b988e0b8b2e0b887e0b899e0b989e0b8ade0b8a2e0b89be0b8b5e0b8a5e0b8b0e0b884e0b8a3e0b8b1e0b989e0b8871269507261637469636520666f6c6c6f7773206120706c616e20696e206d6f7374206f6620746865207363686f6f6c3b2065766964656e636520697320726567756c61723b20726573756c747320617265207265766965776564206174206c6561737420796561726c792e1a9f030804129a030aa202e0b89be0b88fe0b8b4e0b89ae0b8b1e0b895e0b8b4e0b884e0b8a3e0b8ade0b89ae0b884e0b8a5e0b8b8e0b8a1e0b897e0b8b1e0b989e0b887e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b89ce0b8a5e0b980e0b89be0b987e0b899e0b984e0b89be0b895e0b8b2e0b8a1e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b882e0b8ade0b887e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b981e0b8a5e0b8b0e0b981e0b8aae0b894e0b887e0b881e0b8b2e0b8a3e0b89be0b8a3e0b8b1e0b89ae0b89be0b8a3e0b8b8e0b887e0b897e0b8b5e0b988e0b980e0b881e0b8b4e0b894e0b888e0b8b2e0b881e0b881e0b8b2e0b8a3e0b897e0b89ae0b897e0b8a7e0b899e0b984e0b894e0b9891273507261637469636520636f76657273207468652077686f6c65207363686f6f6c2c20726573756c7473206d65657420746865207363686f6f6c2773206f776e2074617267657420616e6420696d70726f76656d656e7473206d6164652066726f6d20726576696577206172652073686f776e2e1acf03080512ca030ad802e0b980e0b89be0b987e0b899e0b984e0b89be0b895e0b8b2e0b8a1e0b8a3e0b8b0e0b894e0b8b1e0b89a203420e0b8ade0b8a2e0b988e0b8b2e0b887e0b895e0b988e0b8ade0b980e0b899e0b8b7e0b988e0b8ade0b887e0b8a1e0b8b2e0b881e0b881e0b8a7e0b988e0b8b2e0b8abe0b899e0b8b6e0b988e0b887e0b89be0b8b520e0b8a1e0b8b5e0b881e0b8b2e0b8a3e0b8a2e0b881e0b8a3e0b8b0e0b894e0b8b1e0b89ae0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a220e0b981e0b8a5e0b8b0e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8ade0b8b7e0b988e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b888e0b8b2e0b881e0b981e0b899e0b8a7e0b89be0b88fe0b8b4e0b89ae0b8b1e0b895e0b8b4e0b897e0b8b5e0b988e0b89ae0b8b1e0b899e0b897e0b8b6e0b881e0b984e0b8a7e0b989e0b984e0b894e0b989126d417320342c207375737461696e656420666f72206d6f7265207468616e206f6e6520796561722c2074617267657473207261697365642c20616e64206f74686572207363686f6f6c732063616e206c6561726e2066726f6d20646f63756d656e7465642070726163746963652e22e3060a0b4951412d4f5554434f4d451204495141351aa601080112a1010a79e0b895e0b988e0b8b3e0b881e0b8a7e0b988e0b8b2e0b884e0b988e0b8b2e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b981e0b8a5e0b8b0e0b8a5e0b894e0b8a5e0b88720e0b8abe0b8a3e0b8b7e0b8ade0b984e0b8a1e0b988e0b8a1e0b8b5e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5122462656c6f772074617267657420616e642066616c6c696e672c206f72206e6f20646174611a6b080212670a4fe0b895e0b988e0b8b3e0b881e0b8a7e0b988e0b8b2e0b884e0b988e0b8b2e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a220e0b981e0b895e0b988e0b884e0b887e0b897e0b8b5e0b988121462656c6f77207461726765742c20737461626c651a400803123c0a2ae0b896e0b8b6e0b887e0b884e0b988e0b8b2e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2120e72656163686573207461726765741aa1010804129c010a7be0b8aae0b8b9e0b887e0b881e0b8a7e0b988e0b8b2e0b884e0b988e0b8b2e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b983e0b899e0b881e0b8a5e0b8b8e0b988e0b8a1e0b89ce0b8b9e0b989e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8aae0b988e0b8a7e0b899e0b983e0b8abe0b88de0b988121d657863656564732074617267657420696e206d6f73742067726f7570731ad102080512cc020af701e0b8aae0b8b9e0b887e0b881e0b8a7e0b988e0b8b2e0b884e0b988e0b8b2e0b980e0b89be0b989e0b8b2e0b8abe0b8a1e0b8b2e0b8a2e0b983e0b899e0b897e0b8b8e0b881e0b881e0b8a5e0b8b8e0b988e0b8a1e0b8a3e0b8a7e0b8a1e0b896e0b8b6e0b887e0b881e0b8a5e0b8b8e0b988e0b8a1e0b894e0b989e0b8ade0b8a2e0b982e0b8ade0b881e0b8b2e0b8aa20e0b981e0b8a5e0b8b0e0b8a1e0b8b5e0b981e0b899e0b8a7e0b982e0b899e0b989e0b8a1e0b8aae0b8b9e0b887e0b882e0b8b6e0b989e0b899e0b8abe0b8a5e0b8b2e0b8a2e0b89be0b8b5e0b895e0b988e0b8ade0b980e0b899e0b8b7e0b988e0b8ade0b8871250657863656564732074617267657420696e20616c6c2067726f75707320696e636c2e20646973616476616e74616765642c2077697468206120726973696e67206d756c74692d79656172207472656e6430024209080212030304052001680170028201144379636c653a2041434144454d49435f594541528201d0014f6666696369616c20707261637469636520697320686f6c6973746963206a756467656d656e7420627920746865207363686f6f6c277320626f6172642028746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c65292e204d45414e5f464c4f4f5220697320696e2075736520696e206174206c65617374206f6e65207075626c6963206170706c69636174696f6e3a206d65616e2c207468656e20666c6f6f723a203c322c203c332c203c342c203c352c203d352e82014e54686169207469746c65206f6620746865206672616d65776f726b3a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e8201534e41206f6e206974656d73206973206e6f7420666f72657365656e20686572653a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e820198014c6162656c73206f662074686973207363616c6520617265206e6f7420636f6d70617261626c652077697468206f74686572206672616d65776f726b733a20666f75722d6c6576656c2076617269616e747320616e642076617269616e7473207769746820e0b894e0b8b5e0b980e0b8a5e0b8b4e0b8a82061732074686520746f70206c6576656c202834292061726520696e207573652e8201d401e0b884e0b8a7e0b8b2e0b8a1e0b980e0b8abe0b987e0b899e0b882e0b8ade0b887e0b89ce0b8b9e0b989e0b897e0b8a3e0b887e0b884e0b8b8e0b893e0b8a7e0b8b8e0b892e0b8b42028494f432920e0b983e0b899e0b88ae0b8b8e0b894e0b8aae0b8b2e0b898e0b8b4e0b895e0b899e0b8b5e0b989e0b980e0b89be0b987e0b899e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b420c2b72065787065727420726174696e67732028494f4329206f6620746869732064656d6f20617265206d616465207570', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 8, '\x1b63878c8315194f6dce30eeb988e02dcf960f7cbb991be7a28f23fa1b0ee8d3');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (9, '017dd591-2900-7000-8000-000100000008', 'framework', '017de504-3d00-7081-a051-73a482521a13', 1, 'created', '\x0ade030a2430313764653530342d336430302d373038312d613035312d37336134383235323161313310011a065753412d4b4b222430313764653530342d336430302d373866312d623863612d3339626333333966616364612803300138014290010a6de0b980e0b881e0b893e0b891e0b98ce0b881e0b8b2e0b8a3e0b89ee0b8b1e0b892e0b899e0b8b2e0b897e0b8b1e0b989e0b887e0b8a3e0b8b0e0b89ae0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b882e0b8ade0b899e0b981e0b881e0b988e0b899121f57686f6c652d5363686f6f6c20446576656c6f706d656e742052756272696352065753412d4b4b5ad4010a0d50524f4a4543542d4f574e4544125053616c613b206f726967696e616c2072756272696320696e7370697265642062792074686520736978205173206f662074686520545351502077686f6c652d7363686f6f6c206672616d65776f726b2e1a204f726967696e616c20776f7264696e672c2070726f6a6563742d6f776e65642e2a4f4f6666696369616c206e616d6573206f6620746865207369782051733a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e6a0608a0c7ff8d06720608a0c7ff8d06', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 9, '\x53c327fe67604b780c5105fc8c53b700d947873adfdff6cff253b7d3c5b144f7');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (10, '017dd591-2900-7000-8000-000100000009', 'framework', '017de504-3d00-7081-a051-73a482521a13', 2, 'version_drafted', '\x0af9030a2430313764653530342d336430302d373038312d613035312d37336134383235323161313310021a065753412d4b4b222430313764653530342d336430302d373866312d623863612d3339626333333966616364612803300138014290010a6de0b980e0b881e0b893e0b891e0b98ce0b881e0b8b2e0b8a3e0b89ee0b8b1e0b892e0b899e0b8b2e0b897e0b8b1e0b989e0b887e0b8a3e0b8b0e0b89ae0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b882e0b8ade0b899e0b981e0b881e0b988e0b899121f57686f6c652d5363686f6f6c20446576656c6f706d656e742052756272696352065753412d4b4b5ad4010a0d50524f4a4543542d4f574e4544125053616c613b206f726967696e616c2072756272696320696e7370697265642062792074686520736978205173206f662074686520545351502077686f6c652d7363686f6f6c206672616d65776f726b2e1a204f726967696e616c20776f7264696e672c2070726f6a6563742d6f776e65642e2a4f4f6666696369616c206e616d6573206f6620746865207369782051733a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e6219080110011a030885144a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 10, '\xc87b35bf906daae18414836caed9eb743f746a65834bb9d58527e8f3b598ca09');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (11, '017dd591-2900-7000-8000-00010000000a', 'framework', '017de504-3d00-7081-a051-73a482521a13', 3, 'submitted', '\x0af9030a2430313764653530342d336430302d373038312d613035312d37336134383235323161313310031a065753412d4b4b222430313764653530342d336430302d373866312d623863612d3339626333333966616364612803300138014290010a6de0b980e0b881e0b893e0b891e0b98ce0b881e0b8b2e0b8a3e0b89ee0b8b1e0b892e0b899e0b8b2e0b897e0b8b1e0b989e0b887e0b8a3e0b8b0e0b89ae0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b882e0b8ade0b899e0b981e0b881e0b988e0b899121f57686f6c652d5363686f6f6c20446576656c6f706d656e742052756272696352065753412d4b4b5ad4010a0d50524f4a4543542d4f574e4544125053616c613b206f726967696e616c2072756272696320696e7370697265642062792074686520736978205173206f662074686520545351502077686f6c652d7363686f6f6c206672616d65776f726b2e1a204f726967696e616c20776f7264696e672c2070726f6a6563742d6f776e65642e2a4f4f6666696369616c206e616d6573206f6620746865207369782051733a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e6219080110021a030885144a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 11, '\x9f7d6f12484f322f6fc47b5b07f32ddabafe6bdbd2be6af134d7883365244aad');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (12, '017dd591-2900-7000-8000-00010000000b', 'framework', '017de504-3d00-7081-a051-73a482521a13', 4, 'rated', '\x0afb030a2430313764653530342d336430302d373038312d613035312d37336134383235323161313310041a065753412d4b4b222430313764653530342d336430302d373866312d623863612d3339626333333966616364612803300138014290010a6de0b980e0b881e0b893e0b891e0b98ce0b881e0b8b2e0b8a3e0b89ee0b8b1e0b892e0b899e0b8b2e0b897e0b8b1e0b989e0b887e0b8a3e0b8b0e0b89ae0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b882e0b8ade0b899e0b981e0b881e0b988e0b899121f57686f6c652d5363686f6f6c20446576656c6f706d656e742052756272696352065753412d4b4b5ad4010a0d50524f4a4543542d4f574e4544125053616c613b206f726967696e616c2072756272696320696e7370697265642062792074686520736978205173206f662074686520545351502077686f6c652d7363686f6f6c206672616d65776f726b2e1a204f726967696e616c20776f7264696e672c2070726f6a6563742d6f776e65642e2a4f4f6666696369616c206e616d6573206f6620746865207369782051733a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e621b080110021a0308851430014a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 12, '\x733b7fa61fa656264e3bcdec5e6eae3d034230689eb0bde219effc412e8d37c0');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (20, '017dd591-2900-7000-8000-000100000013', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 4, 'rated', '\x0ae0070a2430313764653530342d336430302d373563322d613263642d62333735303731656466353010041a06414c4f2d4b4b222430313764653530342d336430302d373866312d623863612d33396263333339666163646128043001380242be010a9401e0b981e0b89ae0b89ae0b8aae0b8b1e0b887e0b980e0b881e0b895e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b980e0b88ae0b8b4e0b887e0b8a3e0b8b8e0b88120e0b882e0b8ade0b899e0b981e0b881e0b988e0b89912254163746976652d4c6561726e696e6720436c617373726f6f6d204f62736572766174696f6e4a1f5465616368205072696d61727920326e642065642e202861646170746564295206414c4f2d4b4b5aea040a0d43432d42592d342e302d49474f12a0014d6f6c696e612c205075736870617261746e616d2c204d656c6f2c2057696c6963686f77736b692c2064656c20546f726f204d696a617265732c2044696e672c20416c6f79732c204361727465722c2053696e67616c202832303231292e205465616368205072696d6172792028326e642065642e292e2057617368696e67746f6e2044433a20576f726c642042616e6b2e20434320425920342e302049474f1a880141646170746174696f6e206f66206120776f726b206c6963656e73656420756e64657220434320425920342e302049474f2e20546865204f70656e2d417070726f61636820636865636b6c69737420284f412920616e64207468652067656e6572696320616e63686f727320617265206f726967696e616c2c2070726f6a6563742d6f776e65642e22da015468697320697320616e2061646170746174696f6e206f6620616e206f726967696e616c20776f726b2062792054686520576f726c642042616e6b2e20566965777320616e64206f70696e696f6e732065787072657373656420696e207468652061646170746174696f6e206172652074686520736f6c6520726573706f6e736962696c697479206f662074686520617574686f72206f7220617574686f7273206f66207468652061646170746174696f6e20616e6420617265206e6f7420656e646f727365642062792054686520576f726c642042616e6b2e2a4e46756c6c20776f7264696e67206f662074686520646973636c61696d65723a20636f6d70617265207769746820746865206d616e75616c3b206b65657020697420636f6e666967757261626c652e621b080110021a0308851430014a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 20, '\x22914b08ca05d92b178db6585616623c14b42fcca568a58555e27911aebe9b45');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (22, '017dd591-2900-7000-8000-000100000015', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 6, 'rated', '\x0ae0070a2430313764653530342d336430302d373563322d613263642d62333735303731656466353010061a06414c4f2d4b4b222430313764653530342d336430302d373866312d623863612d33396263333339666163646128043001380242be010a9401e0b981e0b89ae0b89ae0b8aae0b8b1e0b887e0b980e0b881e0b895e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b980e0b88ae0b8b4e0b887e0b8a3e0b8b8e0b88120e0b882e0b8ade0b899e0b981e0b881e0b988e0b89912254163746976652d4c6561726e696e6720436c617373726f6f6d204f62736572766174696f6e4a1f5465616368205072696d61727920326e642065642e202861646170746564295206414c4f2d4b4b5aea040a0d43432d42592d342e302d49474f12a0014d6f6c696e612c205075736870617261746e616d2c204d656c6f2c2057696c6963686f77736b692c2064656c20546f726f204d696a617265732c2044696e672c20416c6f79732c204361727465722c2053696e67616c202832303231292e205465616368205072696d6172792028326e642065642e292e2057617368696e67746f6e2044433a20576f726c642042616e6b2e20434320425920342e302049474f1a880141646170746174696f6e206f66206120776f726b206c6963656e73656420756e64657220434320425920342e302049474f2e20546865204f70656e2d417070726f61636820636865636b6c69737420284f412920616e64207468652067656e6572696320616e63686f727320617265206f726967696e616c2c2070726f6a6563742d6f776e65642e22da015468697320697320616e2061646170746174696f6e206f6620616e206f726967696e616c20776f726b2062792054686520576f726c642042616e6b2e20566965777320616e64206f70696e696f6e732065787072657373656420696e207468652061646170746174696f6e206172652074686520736f6c6520726573706f6e736962696c697479206f662074686520617574686f72206f7220617574686f7273206f66207468652061646170746174696f6e20616e6420617265206e6f7420656e646f727365642062792054686520576f726c642042616e6b2e2a4e46756c6c20776f7264696e67206f662074686520646973636c61696d65723a20636f6d70617265207769746820746865206d616e75616c3b206b65657020697420636f6e666967757261626c652e621b080110021a0308851430034a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 22, '\xc2b849af68c5ecb7345177e1a002f985c502959da8e51c410ffd5b0c747761b1');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (14, '017dd591-2900-7000-8000-00010000000d', 'framework', '017de504-3d00-7081-a051-73a482521a13', 6, 'rated', '\x0afb030a2430313764653530342d336430302d373038312d613035312d37336134383235323161313310061a065753412d4b4b222430313764653530342d336430302d373866312d623863612d3339626333333966616364612803300138014290010a6de0b980e0b881e0b893e0b891e0b98ce0b881e0b8b2e0b8a3e0b89ee0b8b1e0b892e0b899e0b8b2e0b897e0b8b1e0b989e0b887e0b8a3e0b8b0e0b89ae0b89ae0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b89920e0b882e0b8ade0b899e0b981e0b881e0b988e0b899121f57686f6c652d5363686f6f6c20446576656c6f706d656e742052756272696352065753412d4b4b5ad4010a0d50524f4a4543542d4f574e4544125053616c613b206f726967696e616c2072756272696320696e7370697265642062792074686520736978205173206f662074686520545351502077686f6c652d7363686f6f6c206672616d65776f726b2e1a204f726967696e616c20776f7264696e672c2070726f6a6563742d6f776e65642e2a4f4f6666696369616c206e616d6573206f6620746865207369782051733a20746f20636f6e6669726d20776974682074686520636c69656e743b206b65657020697420636f6e666967757261626c652e621b080110021a0308851430034a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 14, '\x9a93de04f56e2d7983de80d4c7a0f9104c555c819e8c08c58df9212d445f3742');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (17, '017dd591-2900-7000-8000-000100000010', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 1, 'created', '\x0ac3070a2430313764653530342d336430302d373563322d613263642d62333735303731656466353010011a06414c4f2d4b4b222430313764653530342d336430302d373866312d623863612d33396263333339666163646128043001380242be010a9401e0b981e0b89ae0b89ae0b8aae0b8b1e0b887e0b980e0b881e0b895e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b980e0b88ae0b8b4e0b887e0b8a3e0b8b8e0b88120e0b882e0b8ade0b899e0b981e0b881e0b988e0b89912254163746976652d4c6561726e696e6720436c617373726f6f6d204f62736572766174696f6e4a1f5465616368205072696d61727920326e642065642e202861646170746564295206414c4f2d4b4b5aea040a0d43432d42592d342e302d49474f12a0014d6f6c696e612c205075736870617261746e616d2c204d656c6f2c2057696c6963686f77736b692c2064656c20546f726f204d696a617265732c2044696e672c20416c6f79732c204361727465722c2053696e67616c202832303231292e205465616368205072696d6172792028326e642065642e292e2057617368696e67746f6e2044433a20576f726c642042616e6b2e20434320425920342e302049474f1a880141646170746174696f6e206f66206120776f726b206c6963656e73656420756e64657220434320425920342e302049474f2e20546865204f70656e2d417070726f61636820636865636b6c69737420284f412920616e64207468652067656e6572696320616e63686f727320617265206f726967696e616c2c2070726f6a6563742d6f776e65642e22da015468697320697320616e2061646170746174696f6e206f6620616e206f726967696e616c20776f726b2062792054686520576f726c642042616e6b2e20566965777320616e64206f70696e696f6e732065787072657373656420696e207468652061646170746174696f6e206172652074686520736f6c6520726573706f6e736962696c697479206f662074686520617574686f72206f7220617574686f7273206f66207468652061646170746174696f6e20616e6420617265206e6f7420656e646f727365642062792054686520576f726c642042616e6b2e2a4e46756c6c20776f7264696e67206f662074686520646973636c61696d65723a20636f6d70617265207769746820746865206d616e75616c3b206b65657020697420636f6e666967757261626c652e6a0608a0c7ff8d06720608a0c7ff8d06', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 17, '\x0e76e1dbe8ecea3c2e019f63cbc324e3d34ec787e51a3fb46e6a1a5e5be2c527');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (19, '017dd591-2900-7000-8000-000100000012', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 3, 'submitted', '\x0ade070a2430313764653530342d336430302d373563322d613263642d62333735303731656466353010031a06414c4f2d4b4b222430313764653530342d336430302d373866312d623863612d33396263333339666163646128043001380242be010a9401e0b981e0b89ae0b89ae0b8aae0b8b1e0b887e0b980e0b881e0b895e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b980e0b88ae0b8b4e0b887e0b8a3e0b8b8e0b88120e0b882e0b8ade0b899e0b981e0b881e0b988e0b89912254163746976652d4c6561726e696e6720436c617373726f6f6d204f62736572766174696f6e4a1f5465616368205072696d61727920326e642065642e202861646170746564295206414c4f2d4b4b5aea040a0d43432d42592d342e302d49474f12a0014d6f6c696e612c205075736870617261746e616d2c204d656c6f2c2057696c6963686f77736b692c2064656c20546f726f204d696a617265732c2044696e672c20416c6f79732c204361727465722c2053696e67616c202832303231292e205465616368205072696d6172792028326e642065642e292e2057617368696e67746f6e2044433a20576f726c642042616e6b2e20434320425920342e302049474f1a880141646170746174696f6e206f66206120776f726b206c6963656e73656420756e64657220434320425920342e302049474f2e20546865204f70656e2d417070726f61636820636865636b6c69737420284f412920616e64207468652067656e6572696320616e63686f727320617265206f726967696e616c2c2070726f6a6563742d6f776e65642e22da015468697320697320616e2061646170746174696f6e206f6620616e206f726967696e616c20776f726b2062792054686520576f726c642042616e6b2e20566965777320616e64206f70696e696f6e732065787072657373656420696e207468652061646170746174696f6e206172652074686520736f6c6520726573706f6e736962696c697479206f662074686520617574686f72206f7220617574686f7273206f66207468652061646170746174696f6e20616e6420617265206e6f7420656e646f727365642062792054686520576f726c642042616e6b2e2a4e46756c6c20776f7264696e67206f662074686520646973636c61696d65723a20636f6d70617265207769746820746865206d616e75616c3b206b65657020697420636f6e666967757261626c652e6219080110021a030885144a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 19, '\xa0f10dfe1a11c0491c172e42c9f707fdc2c9bc70b85e1709f6ff7a23be462f69');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (21, '017dd591-2900-7000-8000-000100000014', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 5, 'rated', '\x0ae0070a2430313764653530342d336430302d373563322d613263642d62333735303731656466353010051a06414c4f2d4b4b222430313764653530342d336430302d373866312d623863612d33396263333339666163646128043001380242be010a9401e0b981e0b89ae0b89ae0b8aae0b8b1e0b887e0b980e0b881e0b895e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b980e0b88ae0b8b4e0b887e0b8a3e0b8b8e0b88120e0b882e0b8ade0b899e0b981e0b881e0b988e0b89912254163746976652d4c6561726e696e6720436c617373726f6f6d204f62736572766174696f6e4a1f5465616368205072696d61727920326e642065642e202861646170746564295206414c4f2d4b4b5aea040a0d43432d42592d342e302d49474f12a0014d6f6c696e612c205075736870617261746e616d2c204d656c6f2c2057696c6963686f77736b692c2064656c20546f726f204d696a617265732c2044696e672c20416c6f79732c204361727465722c2053696e67616c202832303231292e205465616368205072696d6172792028326e642065642e292e2057617368696e67746f6e2044433a20576f726c642042616e6b2e20434320425920342e302049474f1a880141646170746174696f6e206f66206120776f726b206c6963656e73656420756e64657220434320425920342e302049474f2e20546865204f70656e2d417070726f61636820636865636b6c69737420284f412920616e64207468652067656e6572696320616e63686f727320617265206f726967696e616c2c2070726f6a6563742d6f776e65642e22da015468697320697320616e2061646170746174696f6e206f6620616e206f726967696e616c20776f726b2062792054686520576f726c642042616e6b2e20566965777320616e64206f70696e696f6e732065787072657373656420696e207468652061646170746174696f6e206172652074686520736f6c6520726573706f6e736962696c697479206f662074686520617574686f72206f7220617574686f7273206f66207468652061646170746174696f6e20616e6420617265206e6f7420656e646f727365642062792054686520576f726c642042616e6b2e2a4e46756c6c20776f7264696e67206f662074686520646973636c61696d65723a20636f6d70617265207769746820746865206d616e75616c3b206b65657020697420636f6e666967757261626c652e621b080110021a0308851430024a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 21, '\xc513dee0824b129f731b9f92bf70cbb9b016af2c73f2780d9d392b9d4c12dbb5');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (23, '017dd591-2900-7000-8000-000100000016', 'framework', '017de504-3d00-75c2-a2cd-b375071edf50', 7, 'trial_started', '\x0ae0070a2430313764653530342d336430302d373563322d613263642d62333735303731656466353010071a06414c4f2d4b4b222430313764653530342d336430302d373866312d623863612d33396263333339666163646128043001380242be010a9401e0b981e0b89ae0b89ae0b8aae0b8b1e0b887e0b980e0b881e0b895e0b88ae0b8b1e0b989e0b899e0b980e0b8a3e0b8b5e0b8a2e0b899e0b881e0b8b2e0b8a3e0b888e0b8b1e0b894e0b881e0b8b2e0b8a3e0b980e0b8a3e0b8b5e0b8a2e0b899e0b8a3e0b8b9e0b989e0b980e0b88ae0b8b4e0b887e0b8a3e0b8b8e0b88120e0b882e0b8ade0b899e0b981e0b881e0b988e0b89912254163746976652d4c6561726e696e6720436c617373726f6f6d204f62736572766174696f6e4a1f5465616368205072696d61727920326e642065642e202861646170746564295206414c4f2d4b4b5aea040a0d43432d42592d342e302d49474f12a0014d6f6c696e612c205075736870617261746e616d2c204d656c6f2c2057696c6963686f77736b692c2064656c20546f726f204d696a617265732c2044696e672c20416c6f79732c204361727465722c2053696e67616c202832303231292e205465616368205072696d6172792028326e642065642e292e2057617368696e67746f6e2044433a20576f726c642042616e6b2e20434320425920342e302049474f1a880141646170746174696f6e206f66206120776f726b206c6963656e73656420756e64657220434320425920342e302049474f2e20546865204f70656e2d417070726f61636820636865636b6c69737420284f412920616e64207468652067656e6572696320616e63686f727320617265206f726967696e616c2c2070726f6a6563742d6f776e65642e22da015468697320697320616e2061646170746174696f6e206f6620616e206f726967696e616c20776f726b2062792054686520576f726c642042616e6b2e20566965777320616e64206f70696e696f6e732065787072657373656420696e207468652061646170746174696f6e206172652074686520736f6c6520726573706f6e736962696c697479206f662074686520617574686f72206f7220617574686f7273206f66207468652061646170746174696f6e20616e6420617265206e6f7420656e646f727365642062792054686520576f726c642042616e6b2e2a4e46756c6c20776f7264696e67206f662074686520646973636c61696d65723a20636f6d70617265207769746820746865206d616e75616c3b206b65657020697420636f6e666967757261626c652e621b080110031a0308851430034a0608a0c7ff8d06520608a0c7ff8d066a0608a0c7ff8d06720608a0c7ff8d061001', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 23, '\x86ed41785565b06940b0ff2cd96d79bdcbde8ac69a718bef591927c855b21a7c');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (51, '017dd591-2900-7000-8000-000100000053', 'assessment', '0197f0a0-0000-7000-8000-0000000003fc', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033666310021a2430313764643539312d323930302d373030302d383030302d303030313030303030303361222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032323003380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 51, '\xb0a56c3d6748f54ee6461c882f74e32f5a0027225a837658ed07f95c4a32ad15');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (54, '017dd591-2900-7000-8000-000100000056', 'assessment', '0197f0a0-0000-7000-8000-000000000406', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303034303610011a2430313764643539312d323930302d373030302d383030302d303030313030303030303365222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303234300338014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 54, '\xd937ce51c79ae67fead0a7ae5e9d328bc3dfedc33edde0c52ff539ceecae70f5');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (57, '017dd591-2900-7000-8000-000100000059', 'assessment', '0197f0a0-0000-7000-8000-000000000407', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034303710021a2430313764643539312d323930302d373030302d383030302d303030313030303030303430222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032343005380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 57, '\x3740202e7eaa47daa81acbe065008c46deac45e2db498ff59fd2ff5268795b4d');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (66, '017dd591-2900-7000-8000-000100000062', 'cycle', '017dd591-2900-7000-8000-00010000002a', 4, 'closed', '\x0a9e030a2430313764643539312d323930302d373030302d383030302d30303031303030303030326110041ac9020a2430313937663061302d303030302d373030302d383030302d30303030303030303030623112470a45e0b8a3e0b8ade0b89ae0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291a2430313764653530342d336430302d373038312d613035312d3733613438323532316131332001320508851410013801424e0a2430313764643539312d323930302d373030302d383030302d3030303130303030303031611a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536344a4d0a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634122308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a1203235363552080a0203051002180c20032806420608a0c7ff8d064a0608a0c7ff8d06520608a0c7ff8d065a0608a0c7ff8d066a0408011002', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 66, '\x60f741a066650c4dd0947f4c785224ad8d6c05ff251758d4cf7e89c9d0d4b963');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (70, '017dd591-2900-7000-8000-000100000066', 'assessment', '0197f0a0-0000-7000-8000-0000000003f3', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033663310031a2430313764643539312d323930302d373030302d383030302d303030313030303030303338222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032303005380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 70, '\x01f47e497c7b696ffbd84f910aaaed48f386d7a28d1ea5218d08a05f1035946b');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (28, '017dd591-2900-7000-8000-00010000002f', 'assessor', '017dd591-2900-7000-8000-00010000002e', 1, 'registered', '\x0a530a2430313764643539312d323930302d373030302d383030302d30303031303030303030326510011a2430313937663061302d303030302d373030302d383030302d3030303030303030303062312201032801', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 28, '\x4038bb5ad12a5e3226620bc3c5d22cf04521aefd78fb6eda699bf3ff77f43a5f');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (31, '017dd591-2900-7000-8000-000100000035', 'assignment', '017dd591-2900-7000-8000-000100000034', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030333410011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303165280530013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303031654a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 31, '\x29ce1694e7aebfe12f2453576f98c868b19646cc8b62a066b29b8e1ca53bfd49');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (34, '017dd591-2900-7000-8000-00010000003b', 'assignment', '017dd591-2900-7000-8000-00010000003a', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030336110011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303232280330013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303032324a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 34, '\x5a259d3ec3cd5f35c1ab5952aba019bf7860c79d39743767c9ee501385b6d4df');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (37, '017dd591-2900-7000-8000-000100000041', 'assignment', '017dd591-2900-7000-8000-000100000040', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030343010011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303234280530013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303032344a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 37, '\xe6728ab786cea57d9df01d58f3d6dd1db917038900627cb3440478b236b6f68a');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (40, '017dd591-2900-7000-8000-000100000047', 'assignment', '017dd591-2900-7000-8000-000100000046', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030343610011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303238280330013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303032384a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 40, '\xb2426484707930a9abbc3b007c4d38508b745b13f2dfd15b339dc4cf680194d6');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (43, '017dd591-2900-7000-8000-00010000004b', 'assessment', '0197f0a0-0000-7000-8000-0000000003e8', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033653810021a2430313764643539312d323930302d373030302d383030302d303030313030303030303332222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303031653003380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 43, '\x24be30bca10d8e3d31e1cdc701507ff3a6e7e3a5417e6bc4316ded4e8f1e3e9c');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (46, '017dd591-2900-7000-8000-00010000004e', 'assessment', '0197f0a0-0000-7000-8000-0000000003f2', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303033663210011a2430313764643539312d323930302d373030302d383030302d303030313030303030303336222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303230300338014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 46, '\x409c4f87db2bf6aa244abb6cebd6bea84239fbcf30e4bc24c09319b6a6342e56');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (49, '017dd591-2900-7000-8000-000100000051', 'assessment', '0197f0a0-0000-7000-8000-0000000003f3', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033663310021a2430313764643539312d323930302d373030302d383030302d303030313030303030303338222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032303005380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 49, '\x8b06874f46c357a0e0d51bbf8b92e8899babfdb7540bcb7f948b623185d68d17');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (52, '017dd591-2900-7000-8000-000100000054', 'assessment', '0197f0a0-0000-7000-8000-0000000003fd', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303033666410011a2430313764643539312d323930302d373030302d383030302d303030313030303030303363222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303232300538014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 52, '\x25901268167a3c50cafb808266a76485605c5bcab4feda47e7f91e774c6eb290');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (55, '017dd591-2900-7000-8000-000100000057', 'assessment', '0197f0a0-0000-7000-8000-000000000406', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034303610021a2430313764643539312d323930302d373030302d383030302d303030313030303030303365222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032343003380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 55, '\x98c2f2662162a9d2cffb3ec1e77e45119bf86b0d3cc9dd9463ccd82ccad30806');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (58, '017dd591-2900-7000-8000-00010000005a', 'assessment', '0197f0a0-0000-7000-8000-000000000410', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303034313010011a2430313764643539312d323930302d373030302d383030302d303030313030303030303432222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303236300338014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 58, '\xb061cdb7d893e4ea0e76e7ed0e5d8748ce91099a1d552143610b0ad5aaeaa143');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (61, '017dd591-2900-7000-8000-00010000005d', 'assessment', '0197f0a0-0000-7000-8000-000000000411', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034313110021a2430313764643539312d323930302d373030302d383030302d303030313030303030303434222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032363005380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 61, '\x45fc8d8417573401dae3bd1c526721553e99cd1f67fecb0a35ec41b09f5ee5e1');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (64, '017dd591-2900-7000-8000-000100000060', 'assessment', '0197f0a0-0000-7000-8000-00000000041b', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303034316210011a2430313764643539312d323930302d373030302d383030302d303030313030303030303438222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303238300538014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 64, '\xf5ac0a9eb75446889f3d90d9ec506bfc2b77b6c5ffecb12d9e121cc7f8a804c9');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (26, '017dd591-2900-7000-8000-00010000002c', 'cycle', '017dd591-2900-7000-8000-00010000002a', 2, 'opened', '\x0a96030a2430313764643539312d323930302d373030302d383030302d30303031303030303030326110031ac9020a2430313937663061302d303030302d373030302d383030302d30303030303030303030623112470a45e0b8a3e0b8ade0b89ae0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291a2430313764653530342d336430302d373038312d613035312d3733613438323532316131332001320508851410013801424e0a2430313764643539312d323930302d373030302d383030302d3030303130303030303031611a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536344a4d0a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634122308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a1203235363552080a0203051002180c20022806420608a0c7ff8d06520608a0c7ff8d065a0608a0c7ff8d066a0408011002', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 26, '\xcf8b00ab6898fcdcd9d36ae1642d939cffaf4e6b3bf1a3d8209a0fb884452161');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (27, '017dd591-2900-7000-8000-00010000002d', 'cycle', '017dd591-2900-7000-8000-00010000002a', 3, 'population_frozen', '\x0a96030a2430313764643539312d323930302d373030302d383030302d30303031303030303030326110031ac9020a2430313937663061302d303030302d373030302d383030302d30303030303030303030623112470a45e0b8a3e0b8ade0b89ae0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291a2430313764653530342d336430302d373038312d613035312d3733613438323532316131332001320508851410013801424e0a2430313764643539312d323930302d373030302d383030302d3030303130303030303031611a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536344a4d0a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634122308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a1203235363552080a0203051002180c20022806420608a0c7ff8d06520608a0c7ff8d065a0608a0c7ff8d066a040801100212ad010a2430313764643539312d323930302d373030302d383030302d303030313030303030303165120d64697374726963743a3430303512096573616f3a34303035120b70726f76696e63653a3430122b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d30303031303030303030316512316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d30303030303030303030623112ad010a2430313764643539312d323930302d373030302d383030302d303030313030303030303230120d64697374726963743a3430303512096573616f3a34303035120b70726f76696e63653a3430122b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d30303031303030303030323012316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d30303030303030303030623112ad010a2430313764643539312d323930302d373030302d383030302d303030313030303030303232120d64697374726963743a3430303512096573616f3a34303035120b70726f76696e63653a3430122b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d30303031303030303030323212316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d30303030303030303030623112ad010a2430313764643539312d323930302d373030302d383030302d303030313030303030303234120d64697374726963743a3430303512096573616f3a34303035120b70726f76696e63653a3430122b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d30303031303030303030323412316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d30303030303030303030623112ad010a2430313764643539312d323930302d373030302d383030302d303030313030303030303236120d64697374726963743a3430303512096573616f3a34303035120b70726f76696e63653a3430122b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d30303031303030303030323612316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d30303030303030303030623112ad010a2430313764643539312d323930302d373030302d383030302d303030313030303030303238120d64697374726963743a3430303512096573616f3a34303035120b70726f76696e63653a3430122b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d30303031303030303030323812316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 27, '\xf2f9adf8e8441bd37125c0fe94515cdf25c0cdd433779085a9f0a2f218430e87');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (30, '017dd591-2900-7000-8000-000100000033', 'assignment', '017dd591-2900-7000-8000-000100000032', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030333210011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303165280330013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303031654a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 30, '\x4d529747f2ccf0999e0b571c63315ec37eca7aa0d211d66f70f8d3308d19388f');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (33, '017dd591-2900-7000-8000-000100000039', 'assignment', '017dd591-2900-7000-8000-000100000038', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030333810011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303230280530013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303032304a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 33, '\x5b24b63989ef0a4f8bb0fd2bd9cdc1609df0a68424e966388a537a550a48fe12');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (36, '017dd591-2900-7000-8000-00010000003f', 'assignment', '017dd591-2900-7000-8000-00010000003e', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030336510011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303234280330013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303032344a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 36, '\xa5b39006a861d4914405fdb63ee72ddaf51631d513f8cb5e0987c4ea11222940');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (39, '017dd591-2900-7000-8000-000100000045', 'assignment', '017dd591-2900-7000-8000-000100000044', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030343410011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303236280530013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303032364a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 39, '\xc469a29d466721219053246ceb6938f4aa37f071a2f0bd34b19d435286c91791');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (42, '017dd591-2900-7000-8000-00010000004a', 'assessment', '0197f0a0-0000-7000-8000-0000000003e8', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303033653810011a2430313764643539312d323930302d373030302d383030302d303030313030303030303332222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303165300338014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 42, '\x784a6b0f402762708cd39fee3f087ce38b902785e3a3fabd3110d2395bc0884d');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (45, '017dd591-2900-7000-8000-00010000004d', 'assessment', '0197f0a0-0000-7000-8000-0000000003e9', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033653910021a2430313764643539312d323930302d373030302d383030302d303030313030303030303334222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303031653005380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 45, '\x77996c4cebbffc7c642c63c436837e653ab5f91807d1845d16ee7f4b1c971f01');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (48, '017dd591-2900-7000-8000-000100000050', 'assessment', '0197f0a0-0000-7000-8000-0000000003f3', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303033663310011a2430313764643539312d323930302d373030302d383030302d303030313030303030303338222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303230300538014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 48, '\xf6c57af7793c51b19de795a2783a0a3bc0f3d18e2b75eac9720c3c7e34d9dc3b');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (35, '017dd591-2900-7000-8000-00010000003d', 'assignment', '017dd591-2900-7000-8000-00010000003c', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030336310011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303232280530013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303032324a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 35, '\xd8c33886dbbb9f5348f5b89570686fa18600322cd260e567d11b43f42d8aa901');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (25, '017dd591-2900-7000-8000-00010000002b', 'cycle', '017dd591-2900-7000-8000-00010000002a', 1, 'planned', '\x0a86030a2430313764643539312d323930302d373030302d383030302d30303031303030303030326110011ac9020a2430313937663061302d303030302d373030302d383030302d30303030303030303030623112470a45e0b8a3e0b8ade0b89ae0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291a2430313764653530342d336430302d373038312d613035312d3733613438323532316131332001320508851410013801424e0a2430313764643539312d323930302d373030302d383030302d3030303130303030303031611a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536344a4d0a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634122308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a1203235363552080a0203051002180c2001520608a0c7ff8d065a0608a0c7ff8d06', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 25, '\x81e470f57584877712f2b714c73e46473b6d8a6f3a0e035dcce4e906e908c972');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (29, '017dd591-2900-7000-8000-000100000031', 'assessor', '017dd591-2900-7000-8000-000100000030', 1, 'registered', '\x0a530a2430313764643539312d323930302d373030302d383030302d30303031303030303030333010011a2430313937663061302d303030302d373030302d383030302d3030303030303030303062312201052801', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 29, '\xa3692960f9ca58e188b780bb3d2cda0f922bf475d37fb07d273973dd94c4f5ad');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (32, '017dd591-2900-7000-8000-000100000037', 'assignment', '017dd591-2900-7000-8000-000100000036', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030333610011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303230280330013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303032304a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 32, '\x4a07cc4c2fe260ec61a7bdfacf7f0092829422881653dc459dad81cc5065a796');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (38, '017dd591-2900-7000-8000-000100000043', 'assignment', '017dd591-2900-7000-8000-000100000042', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030343210011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303236280330013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303032364a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 38, '\xfa90cb71ddc95088f385182fa72d884b651d8a11af923a18b80c229f8d7d8894');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (41, '017dd591-2900-7000-8000-000100000049', 'assignment', '017dd591-2900-7000-8000-000100000048', 1, 'created', '\x0aa4020a2430313764643539312d323930302d373030302d383030302d30303031303030303030343810011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d303030313030303030303238280530013a2308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a120323536354a0d64697374726963743a343030354a096573616f3a343030354a0b70726f76696e63653a34304a2b7363686f6f6c3a30313764643539312d323930302d373030302d383030302d3030303130303030303032384a316f7267616e69736174696f6e3a30313937663061302d303030302d373030302d383030302d303030303030303030306231', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 41, '\xd4bf5b39b9a3b87ead32701c93e49161d25b275020ca9dbeda6be2a38d147b55');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (44, '017dd591-2900-7000-8000-00010000004c', 'assessment', '0197f0a0-0000-7000-8000-0000000003e9', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303033653910011a2430313764643539312d323930302d373030302d383030302d303030313030303030303334222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303165300538014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 44, '\x51a64839f76680d1769b1e90e5cf45974020b2fb97dbaedb5023d7c50862dd61');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (47, '017dd591-2900-7000-8000-00010000004f', 'assessment', '0197f0a0-0000-7000-8000-0000000003f2', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033663210021a2430313764643539312d323930302d373030302d383030302d303030313030303030303336222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032303003380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 47, '\x8e9dcb0f77f5deae95405b217e1cd930129413bbcb9ce281c7698670e84f89fb');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (50, '017dd591-2900-7000-8000-000100000052', 'assessment', '0197f0a0-0000-7000-8000-0000000003fc', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303033666310011a2430313764643539312d323930302d373030302d383030302d303030313030303030303361222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303232300338014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 50, '\x2425f9f162b005a74ba12397d4b0e4b407739ca40d8e824bfb44be907102ee8e');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (53, '017dd591-2900-7000-8000-000100000055', 'assessment', '0197f0a0-0000-7000-8000-0000000003fd', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033666410021a2430313764643539312d323930302d373030302d383030302d303030313030303030303363222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032323005380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 53, '\x1319f7ecdf0891c5cff2b453f62f7c0cd1d6316ecdb2730225105d04531b65a0');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (56, '017dd591-2900-7000-8000-000100000058', 'assessment', '0197f0a0-0000-7000-8000-000000000407', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303034303710011a2430313764643539312d323930302d373030302d383030302d303030313030303030303430222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303234300538014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 56, '\x70ab3d9c857be32159846224c61e75f016269178524e6040de17892587828340');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (59, '017dd591-2900-7000-8000-00010000005b', 'assessment', '0197f0a0-0000-7000-8000-000000000410', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034313010021a2430313764643539312d323930302d373030302d383030302d303030313030303030303432222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032363003380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 59, '\x9320ddfb6b427920c28b4e41b3776224401887a838ccd2b8e5aaefa78fd95c42');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (62, '017dd591-2900-7000-8000-00010000005e', 'assessment', '0197f0a0-0000-7000-8000-00000000041a', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303034316110011a2430313764643539312d323930302d373030302d383030302d303030313030303030303436222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303238300338014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 62, '\xa3f1e9c23d66f968e288fcd1c6aaa9ac224693362e76344f2a395cf6baeee5ba');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (65, '017dd591-2900-7000-8000-000100000061', 'assessment', '0197f0a0-0000-7000-8000-00000000041b', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034316210021a2430313764643539312d323930302d373030302d383030302d303030313030303030303438222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032383005380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 65, '\xb9e4e134d78e0e1174f266c6c67fd1c4e56358c4d8e4c55b7d0c48413b2da82f');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (80, '017dd591-2900-7000-8000-000100000076', 'assessment', '0197f0a0-0000-7000-8000-0000000003e8', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033653810041a2430313764643539312d323930302d373030302d383030302d303030313030303030303332222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303031653003380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 80, '\x165d87f3ae837b30b33f5602902baef3c4d9fd060dd79eac8f89902e3ba23393');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (81, '017dd591-2900-7000-8000-000100000077', 'assessment', '0197f0a0-0000-7000-8000-0000000003e9', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033653910041a2430313764643539312d323930302d373030302d383030302d303030313030303030303334222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303031653005380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 81, '\x2e86f45a08b2704926fabf82a09c90d570b8c25a04e74847108aa742d3abc31d');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (82, '017dd591-2900-7000-8000-000100000078', 'assessment', '0197f0a0-0000-7000-8000-0000000003f2', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033663210041a2430313764643539312d323930302d373030302d383030302d303030313030303030303336222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032303003380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 82, '\x9d598d310ec2e151afb8cd23480015ebeb7bab5462a66147c6a3cba589048727');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (83, '017dd591-2900-7000-8000-000100000079', 'assessment', '0197f0a0-0000-7000-8000-0000000003f3', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033663310041a2430313764643539312d323930302d373030302d383030302d303030313030303030303338222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032303005380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 83, '\xa7aec0b4916c14fce5ef6911ee72d5002ce44b18dadf3db5bdb562a7528171c9');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (84, '017dd591-2900-7000-8000-00010000007a', 'assessment', '0197f0a0-0000-7000-8000-0000000003fc', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033666310041a2430313764643539312d323930302d373030302d383030302d303030313030303030303361222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032323003380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 84, '\x67cfc0bd030c5d1eae822a3294ae816174a5276adf655a2b3c5ae0b7e06fcf2f');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (85, '017dd591-2900-7000-8000-00010000007b', 'assessment', '0197f0a0-0000-7000-8000-0000000003fd', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033666410041a2430313764643539312d323930302d373030302d383030302d303030313030303030303363222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032323005380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 85, '\x646ba6bfcca20f521787a84a5b1aea91875de3dc0fa91aabc93856e4b298276e');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (86, '017dd591-2900-7000-8000-00010000007c', 'assessment', '0197f0a0-0000-7000-8000-000000000406', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034303610041a2430313764643539312d323930302d373030302d383030302d303030313030303030303365222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032343003380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 86, '\x2c39ffd2118378260b6b6345d6a341ef9ccbc813ca9f3d28606b7ad63244d1d8');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (87, '017dd591-2900-7000-8000-00010000007d', 'assessment', '0197f0a0-0000-7000-8000-000000000407', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034303710041a2430313764643539312d323930302d373030302d383030302d303030313030303030303430222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032343005380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 87, '\x0a613effa14fa523eae5a3caa8a387f469fb93e6a61f3b2844d7b439fb28aeee');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (88, '017dd591-2900-7000-8000-00010000007e', 'assessment', '0197f0a0-0000-7000-8000-000000000410', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034313010041a2430313764643539312d323930302d373030302d383030302d303030313030303030303432222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032363003380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 88, '\x0090c6f8925bead510443f01ab9c8a4215e3a344181f0a45e7db4ae6850ea115');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (89, '017dd591-2900-7000-8000-00010000007f', 'assessment', '0197f0a0-0000-7000-8000-000000000411', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034313110041a2430313764643539312d323930302d373030302d383030302d303030313030303030303434222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032363005380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 89, '\xb3211fbb0a3132d42f679f15ff01d5115880976fb11666d3d4dbdb79fc76cb8e');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (90, '017dd591-2900-7000-8000-000100000080', 'assessment', '0197f0a0-0000-7000-8000-00000000041a', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034316110041a2430313764643539312d323930302d373030302d383030302d303030313030303030303436222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032383003380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 90, '\xd36e46574ea9b3c82462d233c61c8f9162dc9a14fa4776d1d945a26b84310a1d');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (60, '017dd591-2900-7000-8000-00010000005c', 'assessment', '0197f0a0-0000-7000-8000-000000000411', 1, 'started', '\x0ab4010a2430313937663061302d303030302d373030302d383030302d30303030303030303034313110011a2430313764643539312d323930302d373030302d383030302d303030313030303030303434222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d303030313030303030303236300538014a04080f100f5a0608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000385', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 60, '\x81402d3cf20d29c140a7cf05d22bd03a5d680a80d9c7eccd84553e7c149648be');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (63, '017dd591-2900-7000-8000-00010000005f', 'assessment', '0197f0a0-0000-7000-8000-00000000041a', 2, 'submitted', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034316110021a2430313764643539312d323930302d373030302d383030302d303030313030303030303436222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032383003380240014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'assessor@person:0197f0a0-0000-7000-8000-000000000384', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 63, '\x6713c31f3654bfc77fb5e6e69acde240ec1e8181711cf8a0e8cb8d001072eaa7');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (67, '017dd591-2900-7000-8000-000100000063', 'assessment', '0197f0a0-0000-7000-8000-0000000003e8', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033653810031a2430313764643539312d323930302d373030302d383030302d303030313030303030303332222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303031653003380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 67, '\x3a4549b1a55655f788e85521e5b304621760f438cd35a68befb041ba802ac3fa');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (68, '017dd591-2900-7000-8000-000100000064', 'assessment', '0197f0a0-0000-7000-8000-0000000003e9', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033653910031a2430313764643539312d323930302d373030302d383030302d303030313030303030303334222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303031653005380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 68, '\x0d3b299cdf787340b0aacf4a11fb6efe0d910e3e256ee13bbc7bc33be383e8ed');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (69, '017dd591-2900-7000-8000-000100000065', 'assessment', '0197f0a0-0000-7000-8000-0000000003f2', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033663210031a2430313764643539312d323930302d373030302d383030302d303030313030303030303336222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032303003380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 69, '\x9e497d39654fba4412035e747232ae9aa8e7c82732f89d4c5afe4a9071570cb2');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (71, '017dd591-2900-7000-8000-000100000067', 'assessment', '0197f0a0-0000-7000-8000-0000000003fc', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033666310031a2430313764643539312d323930302d373030302d383030302d303030313030303030303361222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032323003380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 71, '\xe1d3362093c8450469c17a95d9d48195181ef9bbc965206360e4cfe9c0d297f4');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (72, '017dd591-2900-7000-8000-000100000068', 'assessment', '0197f0a0-0000-7000-8000-0000000003fd', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303033666410031a2430313764643539312d323930302d373030302d383030302d303030313030303030303363222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032323005380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 72, '\x7bccc6b75ad4a5a9614848217f7741c68898ed10ca49c3b02a9481ea1c6a582f');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (73, '017dd591-2900-7000-8000-000100000069', 'assessment', '0197f0a0-0000-7000-8000-000000000406', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034303610031a2430313764643539312d323930302d373030302d383030302d303030313030303030303365222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032343003380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 73, '\x1db726bf45eef05765aaebb8961f0aebc4a4fbcd5ccc6a13c491622136a6fa5f');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (74, '017dd591-2900-7000-8000-00010000006a', 'assessment', '0197f0a0-0000-7000-8000-000000000407', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034303710031a2430313764643539312d323930302d373030302d383030302d303030313030303030303430222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032343005380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 74, '\xff6ea35672748eec906a6b449f1f0a6036927f8c4dbe97340955ca13cdead9af');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (75, '017dd591-2900-7000-8000-00010000006b', 'assessment', '0197f0a0-0000-7000-8000-000000000410', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034313010031a2430313764643539312d323930302d373030302d383030302d303030313030303030303432222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032363003380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 75, '\x6360f7871db99c0c2e6c3c9b8691265c9b1a05e634bc2b5b4a8c90a118abbb08');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (76, '017dd591-2900-7000-8000-00010000006c', 'assessment', '0197f0a0-0000-7000-8000-000000000411', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034313110031a2430313764643539312d323930302d373030302d383030302d303030313030303030303434222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032363005380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 76, '\xc8bc4e6c8254336586f28718c2e19872c1dc8a2caace5c31efb26184affb1e3c');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (77, '017dd591-2900-7000-8000-00010000006d', 'assessment', '0197f0a0-0000-7000-8000-00000000041a', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034316110031a2430313764643539312d323930302d373030302d383030302d303030313030303030303436222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032383003380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 77, '\x51addb4554b042d3d3748d7f3ced0366ea60dd46a94de3b3564159775a8c9908');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (78, '017dd591-2900-7000-8000-00010000006e', 'assessment', '0197f0a0-0000-7000-8000-00000000041b', 3, 'locked', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034316210031a2430313764643539312d323930302d373030302d383030302d303030313030303030303438222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032383005380440014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 78, '\x8203817f5ddba09cbe110886f0e13596baafe8c43df5b62f10ca6a821ac6f4b6');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (79, '017dd591-2900-7000-8000-00010000006f', 'cycle', '017dd591-2900-7000-8000-00010000002a', 5, 'moderation_started', '\x0a9e030a2430313764643539312d323930302d373030302d383030302d30303031303030303030326110051ac9020a2430313937663061302d303030302d373030302d383030302d30303030303030303030623112470a45e0b8a3e0b8ade0b89ae0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291a2430313764653530342d336430302d373038312d613035312d3733613438323532316131332001320508851410013801424e0a2430313764643539312d323930302d373030302d383030302d3030303130303030303031611a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536344a4d0a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634122308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a1203235363552080a0203051002180c20042806420608a0c7ff8d064a0608a0c7ff8d06520608a0c7ff8d065a0608a0c7ff8d066a0408011002', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 79, '\x1edec6215852e7071e6026ac53e6fb51a8fc5fd01cffd1dd18912546cb2671d6');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (91, '017dd591-2900-7000-8000-000100000081', 'assessment', '0197f0a0-0000-7000-8000-00000000041b', 4, 'confirmed', '\x0abe010a2430313937663061302d303030302d373030302d383030302d30303030303030303034316210041a2430313764643539312d323930302d373030302d383030302d303030313030303030303438222430313764643539312d323930302d373030302d383030302d3030303130303030303032612a2430313764643539312d323930302d373030302d383030302d3030303130303030303032383005380540014a04080f100f5a0608a0c7ff8d06620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 91, '\xb9812012eba988fa5c41069691cf0f234f3abf482b2b2ef824a861f977130ad9');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (92, '017dd591-2900-7000-8000-000100000082', 'cycle', '017dd591-2900-7000-8000-00010000002a', 6, 'finalised', '\x0aa0030a2430313764643539312d323930302d373030302d383030302d30303031303030303030326110061ac9020a2430313937663061302d303030302d373030302d383030302d30303030303030303030623112470a45e0b8a3e0b8ade0b89ae0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291a2430313764653530342d336430302d373038312d613035312d3733613438323532316131332001320508851410013801424e0a2430313764643539312d323930302d373030302d383030302d3030303130303030303031611a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536344a4d0a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634122308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a1203235363552080a0203051002180c200528063001420608a0c7ff8d064a0608a0c7ff8d06520608a0c7ff8d065a0608a0c7ff8d066a0408011002', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 92, '\x5f0ac12b273c63c44c254189a666ed4e837d1109b76e743a576b73f10d6b5da6');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (93, '017dd591-2900-7000-8000-000100000083', 'result', '017dd591-2900-7000-8000-000100000070', 1, 'finalised', '\x0ac8070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373010011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303031652a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4293001422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140646363633865643562646632313131663233363333643633333265656437306564383537373839653931396261633830663938323964373530373739393162669a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 93, '\xdabd75214b56f44a70e0ba691676d95bef9624373dd7ed8d0c4b5d9d72f55b63');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (94, '017dd591-2900-7000-8000-000100000084', 'result', '017dd591-2900-7000-8000-000100000071', 1, 'finalised', '\x0ac8070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373110011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303032302a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4293001422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140353138323363616462303438373361373534323532643135353865613534616139356163633066663464313837336264303966323266363837653938313539399a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 94, '\xea8643aa3b672867165f37c28ad90332872fa7004aafcd294d06a1269de763d0');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (95, '017dd591-2900-7000-8000-000100000085', 'result', '017dd591-2900-7000-8000-000100000072', 1, 'finalised', '\x0ac8070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373210011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303032322a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4293001422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140303265353937353763386563303063643162346334326661363363323862336431626639346238653037396436353438373639623061653236313835653331629a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 95, '\x32c096da5a06f5491e430ca7c0e9a3e85c827873b7ca168be788a1f8947cf736');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (96, '017dd591-2900-7000-8000-000100000086', 'result', '017dd591-2900-7000-8000-000100000073', 1, 'finalised', '\x0ac8070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373310011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303032342a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4293001422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140326666346661393030666332656366393830636334353537613664356235636333313062393835636266653161386131363731363664323238616632356162379a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 96, '\xede98f0a396ec527fb215cbc9638ccdf40775aaf28eb1d0cacf09b74c3ed252d');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (97, '017dd591-2900-7000-8000-000100000087', 'result', '017dd591-2900-7000-8000-000100000074', 1, 'finalised', '\x0ac8070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373410011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303032362a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4293001422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140393663653964626239313739343131373663366534383130393635333132373463343232356161346437333164313864396338653936373433616232386636359a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 97, '\x0d5c1f88f56fd7b9d10140a63418d94dbf5273f1cfcf67a61e3907f346acbaf3');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (98, '017dd591-2900-7000-8000-000100000088', 'result', '017dd591-2900-7000-8000-000100000075', 1, 'finalised', '\x0ac8070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373510011a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303032382a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820362028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4293001422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140616563633662636562623464613065333862393736666639363661643436383631353436306436663030373630396263623532353931396234396162643365399a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 98, '\x5ffeb19ba80a97c72d7b1b9e0266db3c37e455f24d81a713f6ef4ee9574d87fd');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (99, '017dd591-2900-7000-8000-000100000089', 'cycle', '017dd591-2900-7000-8000-00010000002a', 7, 'published', '\x0aa0030a2430313764643539312d323930302d373030302d383030302d30303031303030303030326110071ac9020a2430313937663061302d303030302d373030302d383030302d30303030303030303030623112470a45e0b8a3e0b8ade0b89ae0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b8872028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291a2430313764653530342d336430302d373038312d613035312d3733613438323532316131332001320508851410013801424e0a2430313764643539312d323930302d373030302d383030302d3030303130303030303031611a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a120323536344a4d0a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a12032353634122308e60f1001181f221a333120e0b8a1e0b881e0b8a3e0b8b2e0b884e0b8a1203235363552080a0203051002180c200628063001420608a0c7ff8d064a0608a0c7ff8d06520608a0c7ff8d065a0608a0c7ff8d066a0408011002', 'institute_coordinator@global', NULL, NULL, '2021-12-20 02:00:00+00', 1, 99, '\x1e99a0531e46dd9a7e1dd208ad075e4ddcc11e31b5901bc171cee30410b5282a');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (100, '017dd591-2900-7000-8000-00010000008a', 'result', '017dd591-2900-7000-8000-000100000070', 2, 'published', '\x0aca070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373010021a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303031652a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42930013801422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140646363633865643562646632313131663233363333643633333265656437306564383537373839653931396261633830663938323964373530373739393162669a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 100, '\xbce25ad7e94ec459341a7255722483c90ba7d9522cec83bbfb67988c937f5e0f');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (101, '017dd591-2900-7000-8000-00010000008b', 'result', '017dd591-2900-7000-8000-000100000071', 2, 'published', '\x0aca070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373110021a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303032302a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42930013801422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140353138323363616462303438373361373534323532643135353865613534616139356163633066663464313837336264303966323266363837653938313539399a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 101, '\x15ff82af0220cd4ac61b9ee8d43827b60607f108a972a149f305fa2e9ffbea77');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (102, '017dd591-2900-7000-8000-00010000008c', 'result', '017dd591-2900-7000-8000-000100000072', 2, 'published', '\x0aca070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373210021a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303032322a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42930013801422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140303265353937353763386563303063643162346334326661363363323862336431626639346238653037396436353438373639623061653236313835653331629a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 102, '\x50f1ead069dc6ee525fa59f7c9219d523fcc7ef6639c207fcc45c50b40f3d29e');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (103, '017dd591-2900-7000-8000-00010000008d', 'result', '017dd591-2900-7000-8000-000100000073', 2, 'published', '\x0aca070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373310021a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303032342a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42930013801422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140326666346661393030666332656366393830636334353537613664356235636333313062393835636266653161386131363731363664323238616632356162379a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 103, '\xbfd5a8c205dfdd12182b6a0ff840347fa128eeaa992169d5de0c9a2db58858f9');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (104, '017dd591-2900-7000-8000-00010000008e', 'result', '017dd591-2900-7000-8000-000100000074', 2, 'published', '\x0aca070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373410021a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303032362a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42930013801422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140393663653964626239313739343131373663366534383130393635333132373463343232356161346437333164313864396338653936373433616232386636359a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 104, '\x6caf3dea141c9cb1488470b5b783c6adc65ea6a33938c67e323e551e47b333e7');
INSERT INTO evaluations.outbox OVERRIDING SYSTEM VALUE VALUES (105, '017dd591-2900-7000-8000-00010000008f', 'result', '017dd591-2900-7000-8000-000100000075', 2, 'published', '\x0aca070a2430313764643539312d323930302d373030302d383030302d30303031303030303030373510021a2430313764643539312d323930302d373030302d383030302d303030313030303030303261222430313764643539312d323930302d373030302d383030302d3030303130303030303032382a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820362028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42930013801422430313764653530342d336430302d373038312d613035312d373361343832353231613133480150025a200a02353010a0c21e18032212e0b8a1e0b8b1e0b988e0b899e0b884e0b8872800680270904e78c0843d8a01110a02443132080a02353010a0c21e38904e8a011b0a0444312e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444312e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443232080a02353010a0c21e38904e8a011b0a0444322e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444322e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443332080a02353010a0c21e38904e8a011b0a0444332e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e32100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444332e33100118b0ea01280232080a02353010a0c21e38904e8a01110a02443432080a02353010a0c21e38904e8a011b0a0444342e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444342e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443532080a02353010a0c21e38904e8a011b0a0444352e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444352e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443632080a02353010a0c21e38904e8a011b0a0444362e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444362e32100118b0ea01280232080a02353010a0c21e38904e8a01110a02443732080a02353010a0c21e38904e8a011b0a0444372e31100118b0ea01280232080a02353010a0c21e38904e8a011b0a0444372e32100118b0ea01280232080a02353010a0c21e38904e920140616563633662636562623464613065333862393736666639363661643436383631353436306436663030373630396263623532353931396234396162643365399a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 105, '\xa877a124c32582de27f86cb3f8f64db725ca45f9951c75eeb7011b8973aaa57c');


--
-- Data for Name: outbox_state; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.outbox_state VALUES (true, 1, 106, 105, 105, '\xa877a124c32582de27f86cb3f8f64db725ca45f9951c75eeb7011b8973aaa57c');


--
-- Data for Name: projection_generation; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.projection_generation VALUES (1, 'LIVE', 'FIRST', '2026-11-27 00:19:45.142846+00', '2026-11-27 00:19:45.142846+00', NULL, NULL);


--
-- Data for Name: projection_offset; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.projection_offset VALUES (1, 'schools', 1, 9, 9, '017dd591-2900-7000-8000-000100000029', '2021-12-20 02:00:00+00', 9, NULL, NULL, '2021-12-20 02:00:00+00');


--
-- Data for Name: projection_parked; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: projection_seen; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000018', 1);
INSERT INTO evaluations.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-00010000001a', 1);
INSERT INTO evaluations.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-00010000001c', 1);
INSERT INTO evaluations.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-00010000001e', 1);
INSERT INTO evaluations.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000020', 1);
INSERT INTO evaluations.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000022', 1);
INSERT INTO evaluations.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000024', 1);
INSERT INTO evaluations.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000026', 1);
INSERT INTO evaluations.projection_seen VALUES (1, 'schools', '017dd591-2900-7000-8000-000100000028', 1);


--
-- Data for Name: publication; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.publication VALUES ('017dd591-2900-7000-8000-00010000002a', 1, '{"areas": [{"levels": {"3": 6}, "passed": 0, "schools": 6}, {"scope": "esao:4005", "levels": {"3": 6}, "passed": 0, "schools": 6}], "least": 5}', '2021-12-20 02:00:00+00');


--
-- Data for Name: reader_migration; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.reader_migration VALUES (1, 'projection', '2026-11-27 00:19:45.140845+00', true, '\xd7019f47bce06a4a2e17d32aed6e116ad9c9563a905416062c6585e5de23b989dd1bf6898d0afe284a778fb26e59288a', 1797901);
INSERT INTO evaluations.reader_migration VALUES (2, 'generation', '2026-11-27 00:19:45.142846+00', true, '\xade4bb2655fa08e489f26594b72901dcccab26a280379b2f7cf0edece553c2ed9dcff5db2a8fb86da40cd3effe33f864', 1386678);
INSERT INTO evaluations.reader_migration VALUES (5, 'seen', '2026-11-27 00:19:45.144423+00', true, '\x3b10da076cd1de5cc8314389d7e60cdba89f1e6a5cbcec92e0ca2b7ef40998168e80059edd29a4ea90005242b3130f25', 802317);


--
-- Data for Name: reliability_run; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: request; Type: TABLE DATA; Schema: evaluations; Owner: -
--



--
-- Data for Name: result; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.result VALUES ('017dd591-2900-7000-8000-000100000070', 2, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-00010000001e', 1, 1, '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-00010000001e,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 3, NULL, '{}');
INSERT INTO evaluations.result VALUES ('017dd591-2900-7000-8000-000100000071', 2, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000020', 1, 1, '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000020,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 3, NULL, '{}');
INSERT INTO evaluations.result VALUES ('017dd591-2900-7000-8000-000100000072', 2, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000022', 1, 1, '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000022,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 3, NULL, '{}');
INSERT INTO evaluations.result VALUES ('017dd591-2900-7000-8000-000100000073', 2, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000024', 1, 1, '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000024,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 3, NULL, '{}');
INSERT INTO evaluations.result VALUES ('017dd591-2900-7000-8000-000100000074', 2, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000026', 1, 1, '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000026,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 3, NULL, '{}');
INSERT INTO evaluations.result VALUES ('017dd591-2900-7000-8000-000100000075', 2, '017dd591-2900-7000-8000-00010000002a', '017dd591-2900-7000-8000-000100000028', 1, 1, '{district:4005,esao:4005,province:40,school:017dd591-2900-7000-8000-000100000028,organisation:0197f0a0-0000-7000-8000-0000000000b1}', 3, NULL, '{}');


--
-- Data for Name: result_version; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.result_version VALUES ('017dd591-2900-7000-8000-000100000070', 1, '\xdccc8ed5bdf2111f23633d6332eed70ed857789e919bac80f9829d75077991bf', '{"form": "LEVEL_MINUS_ONE", "nodes": [{"code": "D1", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D1.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D1.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D2.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D3.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.3", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D4.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D5.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D6.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D7.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}], "raters": 2, "overall": {"e4": 500000, "exact": "50", "label": "มั่นคง", "level": 3, "passed": false}, "coverage_e4": 10000, "weight_rated_e4": 1000000}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.result_version VALUES ('017dd591-2900-7000-8000-000100000071', 1, '\x51823cadb04873a754252d1558ea54aa95acc0ff4d1873bd09f22f687e981599', '{"form": "LEVEL_MINUS_ONE", "nodes": [{"code": "D1", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D1.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D1.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D2.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D3.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.3", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D4.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D5.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D6.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D7.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}], "raters": 2, "overall": {"e4": 500000, "exact": "50", "label": "มั่นคง", "level": 3, "passed": false}, "coverage_e4": 10000, "weight_rated_e4": 1000000}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.result_version VALUES ('017dd591-2900-7000-8000-000100000072', 1, '\x02e59757c8ec00cd1b4c42fa63c28b3d1bf94b8e079d6548769b0ae26185e31b', '{"form": "LEVEL_MINUS_ONE", "nodes": [{"code": "D1", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D1.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D1.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D2.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D3.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.3", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D4.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D5.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D6.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D7.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}], "raters": 2, "overall": {"e4": 500000, "exact": "50", "label": "มั่นคง", "level": 3, "passed": false}, "coverage_e4": 10000, "weight_rated_e4": 1000000}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.result_version VALUES ('017dd591-2900-7000-8000-000100000073', 1, '\x2ff4fa900fc2ecf980cc4557a6d5b5cc310b985cbfe1a8a167166d228af25ab7', '{"form": "LEVEL_MINUS_ONE", "nodes": [{"code": "D1", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D1.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D1.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D2.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D3.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.3", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D4.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D5.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D6.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D7.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}], "raters": 2, "overall": {"e4": 500000, "exact": "50", "label": "มั่นคง", "level": 3, "passed": false}, "coverage_e4": 10000, "weight_rated_e4": 1000000}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.result_version VALUES ('017dd591-2900-7000-8000-000100000074', 1, '\x96ce9dbb917941176c6e481096531274c4225aa4d731d18d9c8e96743ab28f65', '{"form": "LEVEL_MINUS_ONE", "nodes": [{"code": "D1", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D1.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D1.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D2.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D3.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.3", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D4.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D5.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D6.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D7.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}], "raters": 2, "overall": {"e4": 500000, "exact": "50", "label": "มั่นคง", "level": 3, "passed": false}, "coverage_e4": 10000, "weight_rated_e4": 1000000}', '2021-12-20 02:00:00+00');
INSERT INTO evaluations.result_version VALUES ('017dd591-2900-7000-8000-000100000075', 1, '\xaecc6bcebb4da0e38b976ff966ad468615460d6f007609bcb525919b49abd3e9', '{"form": "LEVEL_MINUS_ONE", "nodes": [{"code": "D1", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D1.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D1.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D2.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D2.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D3.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D3.3", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D4.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D4.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D5.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D5.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D6.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D6.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7", "value": {"e4": 500000, "exact": "50"}, "raters": 0, "coverage_e4": 10000}, {"code": "D7.1", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}, {"code": "D7.2", "value": {"e4": 500000, "exact": "50"}, "raters": 2, "settled": {"e4": 30000}, "coverage_e4": 10000}], "raters": 2, "overall": {"e4": 500000, "exact": "50", "label": "มั่นคง", "level": 3, "passed": false}, "coverage_e4": 10000, "weight_rated_e4": 1000000}', '2021-12-20 02:00:00+00');


--
-- Data for Name: schema_migration; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.schema_migration VALUES (1, 'frameworks', '2026-11-27 00:19:45.146419+00', true, '\xdffcc288b45f561ed29c4c786b3a0bf12546a4385ee82c5b19edf320b98fa81aab3d9a6d5991498b99f427d48bc1e2eb', 2823802);
INSERT INTO evaluations.schema_migration VALUES (2, 'cycles', '2026-11-27 00:19:45.149474+00', true, '\x78d5dcb6da35e8d90fdc9e5e60c14f4b7bf677d08a5e80cab3bc80722931aa40a4343ef9b54399cd294d5e59edc90e1b', 3957643);
INSERT INTO evaluations.schema_migration VALUES (3, 'assessments', '2026-11-27 00:19:45.153607+00', true, '\x214af049556d27ceb064bbc71e27a0533c7f19d34bb713f6d360fb412e7cba276ad768e08689f1d9d6de91cf93eb45cd', 2692396);
INSERT INTO evaluations.schema_migration VALUES (4, 'results', '2026-11-27 00:19:45.156465+00', true, '\xf510b31f090233c91bb6b811ed84061a251d551437a7e4439b248180f3fdd4a2635920cf815d4a1bcacc339732264e73', 6355819);
INSERT INTO evaluations.schema_migration VALUES (5, 'observations', '2026-11-27 00:19:45.163048+00', true, '\xcc624fe72cc5f1ae1c1cdc7b540f3112bcc7f59bc49c0235d349acd9090087f73cc2298328112bae2b95a0348293f91c', 4980869);
INSERT INTO evaluations.schema_migration VALUES (6, 'progress', '2026-11-27 00:19:45.168172+00', true, '\xbfea173a4ab6b310dd62aeeacb02c9fb1a764fc49805995004f24489d22767042127dbecd2a1ec739662af67993c542f', 545243);
INSERT INTO evaluations.schema_migration VALUES (7, 'sum', '2026-11-27 00:19:45.168814+00', true, '\x473b8ee8e28992bdaec3ed691c26ab706ee14fc512ca79c7d7c6afd9ad47dc759d66eecbf70a131a4b8249c434369a97', 818480);
INSERT INTO evaluations.schema_migration VALUES (9, 'again', '2026-11-27 00:19:45.16973+00', true, '\xeaaae413c794a1c41a4dd6fc7bf043fa54f41b1c76bb4e4e65fabdf7f0de627cf78cc0e6463de7a3fbc1fe8e92e6ff93', 616850);


--
-- Data for Name: source_migration; Type: TABLE DATA; Schema: evaluations; Owner: -
--

INSERT INTO evaluations.source_migration VALUES (1, 'log', '2026-11-27 00:19:45.13409+00', true, '\x755ab567842bdb1e9b05795af987f4bd078ace3876d44e0cc470f4c7143c7789123341eb4daed26e6136c63d2be29503', 4867089);
INSERT INTO evaluations.source_migration VALUES (5, 'reply after', '2026-11-27 00:19:45.139332+00', true, '\xbf93e63ee35e7e92ba6441acbc6222821b6c6a55b82a5d9c02d7776dde377931b70ae62e649db81bfc812de377dfd052', 315450);


--
-- Data for Name: known_area; Type: TABLE DATA; Schema: evaluations_even; Owner: -
--



--
-- Data for Name: known_participation; Type: TABLE DATA; Schema: evaluations_even; Owner: -
--



--
-- Data for Name: known_participation_state; Type: TABLE DATA; Schema: evaluations_even; Owner: -
--



--
-- Data for Name: known_posting; Type: TABLE DATA; Schema: evaluations_even; Owner: -
--



--
-- Data for Name: known_school; Type: TABLE DATA; Schema: evaluations_even; Owner: -
--



--
-- Data for Name: known_school_code; Type: TABLE DATA; Schema: evaluations_even; Owner: -
--



--
-- Data for Name: known_school_place; Type: TABLE DATA; Schema: evaluations_even; Owner: -
--



--
-- Data for Name: known_school_status; Type: TABLE DATA; Schema: evaluations_even; Owner: -
--



--
-- Data for Name: known_teacher; Type: TABLE DATA; Schema: evaluations_even; Owner: -
--



--
-- Data for Name: schema_migration; Type: TABLE DATA; Schema: evaluations_even; Owner: -
--

INSERT INTO evaluations_even.schema_migration VALUES (1, 'schools', '2026-11-27 00:19:45.178298+00', true, '\xe0acd133a81472b8a776ea015ee3161748f5d69bfb7e2b63b6367d96172ae0e6706ec5740516418c322f960c16c601e9', 2862175);
INSERT INTO evaluations_even.schema_migration VALUES (2, 'codes', '2026-11-27 00:19:45.181358+00', true, '\x6bda62a463bf7302ca2a9182c3f67e3695c831f3c1afb152e6e26df8b6cbe95e40bd7e8b6481327feb27116f10cda67b', 883187);
INSERT INTO evaluations_even.schema_migration VALUES (3, 'postings', '2026-11-27 00:19:45.182308+00', true, '\xae1fe442ce255d2d327c68affee439beec5aaf34a17ba2b0299531bc5a73a5c78d01bef1e6d6542203890555a5360150', 1214151);


--
-- Data for Name: adoption; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: area; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.area VALUES ('017dd591-2900-7000-8000-000100000018', 1, 'PROVINCE', 'TIS1099', '40', '(,)', '\x28407236326e2e66525e486812ff513b4f10500b102a28085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdc1100e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392034302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{province:40}', '{"names": [{"th": "พื้นที่ตัวอย่าง TIS1099 40 (ข้อมูลสมมติ)"}], "exists": {}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.area VALUES ('017dd591-2900-7000-8000-00010000001a', 1, 'ESAO', 'ESAO', '4005', '(,)', '\x28407236326e2e66525e486812ff334f2b47105b7b28085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdcdc1000e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{esao:4005,province:40}', '{"edges": [{"parent": "017dd591-2900-7000-8000-000100000018", "hierarchy": "SERVICE"}], "names": [{"th": "พื้นที่ตัวอย่าง ESAO 4005 (ข้อมูลสมมติ)"}], "exists": {}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.area VALUES ('017dd591-2900-7000-8000-00010000001c', 1, 'DISTRICT', 'TIS1099', '4005', '(,)', '\x28407236326e2e66525e486812ff513b4f10500b105b7b28085e46764e5846462e6c0144f25843f23641f2363ef2580d01b7dcdcdc1100e0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{esao:4005,province:40}', '{"edges": [{"parent": "017dd591-2900-7000-8000-000100000018", "hierarchy": "ADMINISTRATIVE"}, {"parent": "017dd591-2900-7000-8000-00010000001a", "hierarchy": "SERVICE"}], "names": [{"th": "พื้นที่ตัวอย่าง TIS1099 4005 (ข้อมูลสมมติ)"}], "exists": {}}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: area_edge; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.area_edge VALUES ('017dd591-2900-7000-8000-00010000001a', 1, 'SERVICE', '017dd591-2900-7000-8000-000100000018', '(,)');
INSERT INTO schools.area_edge VALUES ('017dd591-2900-7000-8000-00010000001c', 1, 'ADMINISTRATIVE', '017dd591-2900-7000-8000-000100000018', '(,)');
INSERT INTO schools.area_edge VALUES ('017dd591-2900-7000-8000-00010000001c', 2, 'SERVICE', '017dd591-2900-7000-8000-00010000001a', '(,)');


--
-- Data for Name: audit; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (1, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterArea', 'area', '017dd591-2900-7000-8000-000100000018', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (2, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterArea', 'area', '017dd591-2900-7000-8000-00010000001a', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (3, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterArea', 'area', '017dd591-2900-7000-8000-00010000001c', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (4, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterSchool', 'school', '017dd591-2900-7000-8000-00010000001e', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (5, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterSchool', 'school', '017dd591-2900-7000-8000-000100000020', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (6, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterSchool', 'school', '017dd591-2900-7000-8000-000100000022', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (7, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterSchool', 'school', '017dd591-2900-7000-8000-000100000024', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (8, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterSchool', 'school', '017dd591-2900-7000-8000-000100000026', 1, NULL, NULL);
INSERT INTO schools.audit OVERRIDING SYSTEM VALUE VALUES (9, '2021-12-20 02:00:00+00', 'institute_coordinator@global', 'institute_coordinator@global', 'RegisterSchool', 'school', '017dd591-2900-7000-8000-000100000028', 1, NULL, NULL);


--
-- Data for Name: coaching_visit; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: enrolment; Type: TABLE DATA; Schema: schools; Owner: -
--



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

INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (1, '017dd591-2900-7000-8000-000100000019', 'area', '017dd591-2900-7000-8000-000100000018', 1, 'registered', '\x0a8b020a2430313764643539312d323930302d373030302d383030302d30303031303030303030313810011802220d0a0754495331303939120234302a600a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392034302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4295a5e0a5ce0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b88720544953313039392034302028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 1, '\x3bd452ca605e7af08ebf989fc8fcc5db8277114167e84d0ccc58f6a734cf354a');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (2, '017dd591-2900-7000-8000-00010000001b', 'area', '017dd591-2900-7000-8000-00010000001a', 1, 'registered', '\x0ab2020a2430313764643539312d323930302d373030302d383030302d30303031303030303030316110011805220c0a044553414f1204343030352a5f0a5d0a5be0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280802122430313764643539312d323930302d373030302d383030302d3030303130303030303031385a5d0a5be0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887204553414f20343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 2, '\x375d2f4cebf443dadbc640a134b743ac641a84d30e3555e5987e0734236cdbf1');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (3, '017dd591-2900-7000-8000-00010000001d', 'area', '017dd591-2900-7000-8000-00010000001c', 1, 'registered', '\x0ae5020a2430313764643539312d323930302d373030302d383030302d30303031303030303030316310011803220f0a07544953313039391204343030352a620a600a5ee0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b42932280801122430313764643539312d323930302d373030302d383030302d30303031303030303030313832280802122430313764643539312d323930302d373030302d383030302d3030303130303030303031615a600a5ee0b89ee0b8b7e0b989e0b899e0b897e0b8b5e0b988e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887205449533130393920343030352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429620608a0c7ff8d066a0608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 3, '\xa548442d2d03219b65d4f3e56f93df7c85b4cb22221df7803ce1bbdefca1c13c');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (4, '017dd591-2900-7000-8000-00010000001f', 'school', '017dd591-2900-7000-8000-00010000001e', 1, 'registered', '\x0ac0030abd030a2430313764643539312d323930302d373030302d383030302d30303031303030303030316510011a160a140a064f4245433130120a3939393030303030303122630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030316132080a0634303035303142020801500258097ac7010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d30303031303030303030316132063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 4, '\x1076cc30e52753b9f22cc76ba980ec7db00ebf325dfd898f2f446b8ae1bcb72f');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (5, '017dd591-2900-7000-8000-000100000021', 'school', '017dd591-2900-7000-8000-000100000020', 1, 'registered', '\x0ac0030abd030a2430313764643539312d323930302d373030302d383030302d30303031303030303030323010011a160a140a064f4245433130120a3939393030303030303222630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030316132080a0634303035303142020801500258097ac7010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d30303031303030303030316132063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 5, '\xebd00b28f66068bafbadaf062773f1f17f013c7873da0423c9de09224def01ba');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (6, '017dd591-2900-7000-8000-000100000023', 'school', '017dd591-2900-7000-8000-000100000022', 1, 'registered', '\x0ac0030abd030a2430313764643539312d323930302d373030302d383030302d30303031303030303030323210011a160a140a064f4245433130120a3939393030303030303322630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030316132080a0634303035303142020801500258097ac7010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d30303031303030303030316132063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 6, '\xba5d521ea92b35fb62f4e665d560313bb7baa9f35cb3d58403f66489ec0de2f8');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (7, '017dd591-2900-7000-8000-000100000025', 'school', '017dd591-2900-7000-8000-000100000024', 1, 'registered', '\x0ac0030abd030a2430313764643539312d323930302d373030302d383030302d30303031303030303030323410011a160a140a064f4245433130120a3939393030303030303422630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030316132080a0634303035303142020801500258097ac7010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d30303031303030303030316132063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 7, '\xf3bf04f1543ce1f0da42c27fd62bfc9a44afc326956a89da56f539b8e0de356c');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (8, '017dd591-2900-7000-8000-000100000027', 'school', '017dd591-2900-7000-8000-000100000026', 1, 'registered', '\x0ac0030abd030a2430313764643539312d323930302d373030302d383030302d30303031303030303030323610011a160a140a064f4245433130120a3939393030303030303522630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030316132080a0634303035303142020801500258097ac7010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d30303031303030303030316132063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 8, '\x501784a81fe00e4d8e41462e192835c6a74bab94464ee647c5612af6a6fea0f0');
INSERT INTO schools.outbox OVERRIDING SYSTEM VALUE VALUES (9, '017dd591-2900-7000-8000-000100000029', 'school', '017dd591-2900-7000-8000-000100000028', 1, 'registered', '\x0ac0030abd030a2430313764643539312d323930302d373030302d383030302d30303031303030303030323810011a160a140a064f4245433130120a3939393030303030303622630a610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820362028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4292a280801122430313764643539312d323930302d373030302d383030302d30303031303030303030316132080a0634303035303142020801500258097ac7010a2608e50f100c1814221d323020e0b898e0b8b1e0b899e0b8a7e0b8b2e0b884e0b8a1203235363412610a5fe0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820362028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b4291801222430313764643539312d323930302d373030302d383030302d30303031303030303030316132063430303530313a043430303542023430480182010608a0c7ff8d068a010608a0c7ff8d06', 'institute_coordinator@global', 'province:40', NULL, '2021-12-20 02:00:00+00', 1, 9, '\x74258cbdc35e952bfa765812fdc64b39c11fac747344b7686dc0eff97c5054ca');


--
-- Data for Name: outbox_state; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.outbox_state VALUES (true, 1, 10, 9, 9, '\x74258cbdc35e952bfa765812fdc64b39c11fac747344b7686dc0eff97c5054ca');


--
-- Data for Name: participation; Type: TABLE DATA; Schema: schools; Owner: -
--



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



--
-- Data for Name: request; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: scale_out; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: schema_migration; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.schema_migration VALUES (1, 'schools', '2026-11-27 00:19:45.08477+00', true, '\x874cf13f9301e12c46d477eaafcdd4ce3847129904be723ad0e53708e343d97e3466b79ead6ede14e133c540b55617cc', 20430011);
INSERT INTO schools.schema_migration VALUES (2, 'programmes', '2026-11-27 00:19:45.106099+00', true, '\x0051cd89ca3e5a20515231f06ac29c9f1ace03ba5f0f1d404dc36ea176b785ae7f26d9ab11c8d8a702b7f23597e26f6d', 2808889);
INSERT INTO schools.schema_migration VALUES (3, 'lesson study', '2026-11-27 00:19:45.109031+00', true, '\x790a243f8f2a5efa70c8082b1b151b41d3b5ab8a6deae41122b36d25299a1dcd59e5243b5797b367bc1c184fbddc743c', 4699219);
INSERT INTO schools.schema_migration VALUES (4, 'innovations', '2026-11-27 00:19:45.114062+00', true, '\xfcf2efb5f873d99b9ade7f3e76cf4dd663390b913d9573ae69ed3646914395aa53272a8e6c1604c1ec9feb30eb770104', 5050562);
INSERT INTO schools.schema_migration VALUES (5, 'imports', '2026-11-27 00:19:45.119272+00', true, '\x7d24d855778e34b7a4aea28134d0c4d9d43ddaad0d2f6c696c12587fb10abd9106cc1cf0f12945569ba605acb5cf27d3', 1412246);
INSERT INTO schools.schema_migration VALUES (6, 'teachers', '2026-11-27 00:19:45.120791+00', true, '\x8e6fc87f6a28da7001c2bce678a50c7cff5fb197b1ca0b8d1eff6e7a64cafb4348714c8dd815c640aecda3836c1e3348', 1822318);
INSERT INTO schools.schema_migration VALUES (7, 'imports at scale', '2026-11-27 00:19:45.122731+00', true, '\x126ff8f3a07333b598ee382d22aaa16463305526ae804a3384a5c490ecf92689805e3c0f2227e3f1a9b89c5b699d1350', 1059640);
INSERT INTO schools.schema_migration VALUES (8, 'wall', '2026-11-27 00:19:45.123874+00', true, '\xb9b7ef2c09102f89178a83c3b25abbc3ea19f6bd7d953b3ef4c670e37db2e4fc3e4ee1ff976dc4163dd3279fc31587eb', 3315185);


--
-- Data for Name: school; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.school VALUES ('017dd591-2900-7000-8000-00010000001e', 1, '\x284a7e124a7a6e48362e66525e486812326e03100328085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820312028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{"names": [{"th": "โรงเรียนตัวอย่างที่ 1 (ข้อมูลสมมติ)"}], "statuses": [{"status": "OPEN"}], "locations": [{"subdistrict": "400501"}], "identifiers": [{"value": "9990000001", "scheme": "OBEC10"}], "affiliations": [{"agency": "OBEC", "service_area": "017dd591-2900-7000-8000-00010000001a", "service_area_code": "4005"}], "lowest_grade": "K2", "highest_grade": "P6"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.school VALUES ('017dd591-2900-7000-8000-000100000020', 1, '\x284a7e124a7a6e48362e66525e486812326e03100428085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820322028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{"names": [{"th": "โรงเรียนตัวอย่างที่ 2 (ข้อมูลสมมติ)"}], "statuses": [{"status": "OPEN"}], "locations": [{"subdistrict": "400501"}], "identifiers": [{"value": "9990000002", "scheme": "OBEC10"}], "affiliations": [{"agency": "OBEC", "service_area": "017dd591-2900-7000-8000-00010000001a", "service_area_code": "4005"}], "lowest_grade": "K2", "highest_grade": "P6"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.school VALUES ('017dd591-2900-7000-8000-000100000022', 1, '\x284a7e124a7a6e48362e66525e486812326e03100528085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820332028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{"names": [{"th": "โรงเรียนตัวอย่างที่ 3 (ข้อมูลสมมติ)"}], "statuses": [{"status": "OPEN"}], "locations": [{"subdistrict": "400501"}], "identifiers": [{"value": "9990000003", "scheme": "OBEC10"}], "affiliations": [{"agency": "OBEC", "service_area": "017dd591-2900-7000-8000-00010000001a", "service_area_code": "4005"}], "lowest_grade": "K2", "highest_grade": "P6"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.school VALUES ('017dd591-2900-7000-8000-000100000024', 1, '\x284a7e124a7a6e48362e66525e486812326e03100628085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820342028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{"names": [{"th": "โรงเรียนตัวอย่างที่ 4 (ข้อมูลสมมติ)"}], "statuses": [{"status": "OPEN"}], "locations": [{"subdistrict": "400501"}], "identifiers": [{"value": "9990000004", "scheme": "OBEC10"}], "affiliations": [{"agency": "OBEC", "service_area": "017dd591-2900-7000-8000-00010000001a", "service_area_code": "4005"}], "lowest_grade": "K2", "highest_grade": "P6"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.school VALUES ('017dd591-2900-7000-8000-000100000026', 1, '\x284a7e124a7a6e48362e66525e486812326e03100728085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820352028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{"names": [{"th": "โรงเรียนตัวอย่างที่ 5 (ข้อมูลสมมติ)"}], "statuses": [{"status": "OPEN"}], "locations": [{"subdistrict": "400501"}], "identifiers": [{"value": "9990000005", "scheme": "OBEC10"}], "affiliations": [{"agency": "OBEC", "service_area": "017dd591-2900-7000-8000-00010000001a", "service_area_code": "4005"}], "lowest_grade": "K2", "highest_grade": "P6"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');
INSERT INTO schools.school VALUES ('017dd591-2900-7000-8000-000100000028', 1, '\x284a7e124a7a6e48362e66525e486812326e03100828085e46764e5846462e6c0139f23642f23644f2580d012300e0b982e0b8a3e0b887e0b980e0b8a3e0b8b5e0b8a2e0b899e0b895e0b8b1e0b8a7e0b8ade0b8a2e0b988e0b8b2e0b887e0b897e0b8b5e0b98820362028e0b882e0b989e0b8ade0b8a1e0b8b9e0b8a5e0b8aae0b8a1e0b8a1e0b895e0b8b429', '{"names": [{"th": "โรงเรียนตัวอย่างที่ 6 (ข้อมูลสมมติ)"}], "statuses": [{"status": "OPEN"}], "locations": [{"subdistrict": "400501"}], "identifiers": [{"value": "9990000006", "scheme": "OBEC10"}], "affiliations": [{"agency": "OBEC", "service_area": "017dd591-2900-7000-8000-00010000001a", "service_area_code": "4005"}], "lowest_grade": "K2", "highest_grade": "P6"}', '2021-12-20 02:00:00+00', '2021-12-20 02:00:00+00');


--
-- Data for Name: school_identifier; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.school_identifier VALUES ('017dd591-2900-7000-8000-00010000001e', 1, 'OBEC10', '9990000001', '(,)');
INSERT INTO schools.school_identifier VALUES ('017dd591-2900-7000-8000-000100000020', 1, 'OBEC10', '9990000002', '(,)');
INSERT INTO schools.school_identifier VALUES ('017dd591-2900-7000-8000-000100000022', 1, 'OBEC10', '9990000003', '(,)');
INSERT INTO schools.school_identifier VALUES ('017dd591-2900-7000-8000-000100000024', 1, 'OBEC10', '9990000004', '(,)');
INSERT INTO schools.school_identifier VALUES ('017dd591-2900-7000-8000-000100000026', 1, 'OBEC10', '9990000005', '(,)');
INSERT INTO schools.school_identifier VALUES ('017dd591-2900-7000-8000-000100000028', 1, 'OBEC10', '9990000006', '(,)');


--
-- Data for Name: school_place; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000001e', 1, 'school:017dd591-2900-7000-8000-00010000001e', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000001e', 2, 'province:40', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000001e', 3, 'district:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000001e', 4, 'subdistrict:400501', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000001e', 5, 'agency:OBEC', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000001e', 6, 'esao:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-00010000001e', 7, 'status:OPEN', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000020', 1, 'school:017dd591-2900-7000-8000-000100000020', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000020', 2, 'province:40', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000020', 3, 'district:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000020', 4, 'subdistrict:400501', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000020', 5, 'agency:OBEC', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000020', 6, 'esao:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000020', 7, 'status:OPEN', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000022', 1, 'school:017dd591-2900-7000-8000-000100000022', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000022', 2, 'province:40', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000022', 3, 'district:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000022', 4, 'subdistrict:400501', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000022', 5, 'agency:OBEC', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000022', 6, 'esao:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000022', 7, 'status:OPEN', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000024', 1, 'school:017dd591-2900-7000-8000-000100000024', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000024', 2, 'province:40', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000024', 3, 'district:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000024', 4, 'subdistrict:400501', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000024', 5, 'agency:OBEC', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000024', 6, 'esao:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000024', 7, 'status:OPEN', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000026', 1, 'school:017dd591-2900-7000-8000-000100000026', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000026', 2, 'province:40', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000026', 3, 'district:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000026', 4, 'subdistrict:400501', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000026', 5, 'agency:OBEC', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000026', 6, 'esao:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000026', 7, 'status:OPEN', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000028', 1, 'school:017dd591-2900-7000-8000-000100000028', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000028', 2, 'province:40', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000028', 3, 'district:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000028', 4, 'subdistrict:400501', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000028', 5, 'agency:OBEC', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000028', 6, 'esao:4005', '(,)');
INSERT INTO schools.school_place VALUES ('017dd591-2900-7000-8000-000100000028', 7, 'status:OPEN', '(,)');


--
-- Data for Name: source_migration; Type: TABLE DATA; Schema: schools; Owner: -
--

INSERT INTO schools.source_migration VALUES (1, 'log', '2026-11-27 00:19:45.078284+00', true, '\x755ab567842bdb1e9b05795af987f4bd078ace3876d44e0cc470f4c7143c7789123341eb4daed26e6136c63d2be29503', 4691277);
INSERT INTO schools.source_migration VALUES (5, 'reply after', '2026-11-27 00:19:45.083279+00', true, '\xbf93e63ee35e7e92ba6441acbc6222821b6c6a55b82a5d9c02d7776dde377931b70ae62e649db81bfc812de377dfd052', 301329);


--
-- Data for Name: teacher; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Data for Name: term; Type: TABLE DATA; Schema: schools; Owner: -
--



--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: evaluations; Owner: -
--

SELECT pg_catalog.setval('evaluations.audit_id_seq', 68, true);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: evaluations; Owner: -
--

SELECT pg_catalog.setval('evaluations.outbox_id_seq', 105, true);


--
-- Name: projection_parked_id_seq; Type: SEQUENCE SET; Schema: evaluations; Owner: -
--

SELECT pg_catalog.setval('evaluations.projection_parked_id_seq', 1, false);


--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: schools; Owner: -
--

SELECT pg_catalog.setval('schools.audit_id_seq', 9, true);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: schools; Owner: -
--

SELECT pg_catalog.setval('schools.outbox_id_seq', 9, true);


--
-- Name: appeal appeal_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.appeal
    ADD CONSTRAINT appeal_pkey PRIMARY KEY (id);


--
-- Name: assessment assessment_of_assignment_once; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assessment
    ADD CONSTRAINT assessment_of_assignment_once UNIQUE (assignment_id);


--
-- Name: assessment assessment_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assessment
    ADD CONSTRAINT assessment_pkey PRIMARY KEY (id);


--
-- Name: assessment_submission assessment_submission_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assessment_submission
    ADD CONSTRAINT assessment_submission_pkey PRIMARY KEY (assessment_id, n);


--
-- Name: assessor assessor_person_once; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assessor
    ADD CONSTRAINT assessor_person_once UNIQUE (person_ref);


--
-- Name: assessor assessor_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assessor
    ADD CONSTRAINT assessor_pkey PRIMARY KEY (id);


--
-- Name: assignment assignment_once; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assignment
    ADD CONSTRAINT assignment_once UNIQUE (cycle_id, school_id, assessor_ref, role);


--
-- Name: assignment assignment_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);


--
-- Name: calibration_rating calibration_rating_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.calibration_rating
    ADD CONSTRAINT calibration_rating_pkey PRIMARY KEY (round_id, observer_ref);


--
-- Name: calibration_round calibration_round_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.calibration_round
    ADD CONSTRAINT calibration_round_pkey PRIMARY KEY (id);


--
-- Name: certification certification_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.certification
    ADD CONSTRAINT certification_pkey PRIMARY KEY (id);


--
-- Name: cycle cycle_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.cycle
    ADD CONSTRAINT cycle_pkey PRIMARY KEY (id);


--
-- Name: cycle_progress cycle_progress_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.cycle_progress
    ADD CONSTRAINT cycle_progress_pkey PRIMARY KEY (cycle_id);


--
-- Name: cycle_school cycle_school_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.cycle_school
    ADD CONSTRAINT cycle_school_pkey PRIMARY KEY (cycle_id, school_id);


--
-- Name: equating equating_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.equating
    ADD CONSTRAINT equating_pkey PRIMARY KEY (framework_id, from_n, to_n);


--
-- Name: finalisation finalisation_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.finalisation
    ADD CONSTRAINT finalisation_pkey PRIMARY KEY (cycle_id, n);


--
-- Name: framework framework_code_once; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.framework
    ADD CONSTRAINT framework_code_once UNIQUE (code);


--
-- Name: framework framework_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.framework
    ADD CONSTRAINT framework_pkey PRIMARY KEY (id);


--
-- Name: framework_version framework_version_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.framework_version
    ADD CONSTRAINT framework_version_pkey PRIMARY KEY (framework_id, n);


--
-- Name: growth growth_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.growth
    ADD CONSTRAINT growth_pkey PRIMARY KEY (id);


--
-- Name: known_area known_area_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.known_area
    ADD CONSTRAINT known_area_pkey PRIMARY KEY (id);


--
-- Name: known_participation known_participation_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.known_participation
    ADD CONSTRAINT known_participation_pkey PRIMARY KEY (id);


--
-- Name: known_participation_state known_participation_state_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.known_participation_state
    ADD CONSTRAINT known_participation_state_pkey PRIMARY KEY (participation_id, seq);


--
-- Name: known_posting known_posting_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.known_posting
    ADD CONSTRAINT known_posting_pkey PRIMARY KEY (teacher_id, seq);


--
-- Name: known_school_code known_school_code_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.known_school_code
    ADD CONSTRAINT known_school_code_pkey PRIMARY KEY (school_id, seq);


--
-- Name: known_school known_school_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.known_school
    ADD CONSTRAINT known_school_pkey PRIMARY KEY (id);


--
-- Name: known_school_place known_school_place_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.known_school_place
    ADD CONSTRAINT known_school_place_pkey PRIMARY KEY (school_id, seq);


--
-- Name: known_school_status known_school_status_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.known_school_status
    ADD CONSTRAINT known_school_status_pkey PRIMARY KEY (school_id, seq);


--
-- Name: known_teacher known_teacher_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.known_teacher
    ADD CONSTRAINT known_teacher_pkey PRIMARY KEY (id);


--
-- Name: models_migration models_migration_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.models_migration
    ADD CONSTRAINT models_migration_pkey PRIMARY KEY (version);


--
-- Name: moderation_case moderation_case_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.moderation_case
    ADD CONSTRAINT moderation_case_pkey PRIMARY KEY (id);


--
-- Name: observation_pair observation_pair_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.observation_pair
    ADD CONSTRAINT observation_pair_pkey PRIMARY KEY (id);


--
-- Name: observation observation_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.observation
    ADD CONSTRAINT observation_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_event_id_key; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.outbox
    ADD CONSTRAINT outbox_event_id_key UNIQUE (event_id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_position_key; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.outbox
    ADD CONSTRAINT outbox_position_key UNIQUE ("position");


--
-- Name: outbox_state outbox_state_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.outbox_state
    ADD CONSTRAINT outbox_state_pkey PRIMARY KEY (only_row);


--
-- Name: outbox outbox_version_once; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.outbox
    ADD CONSTRAINT outbox_version_once UNIQUE (aggregate_type, aggregate_id, aggregate_version);


--
-- Name: projection_generation projection_generation_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.projection_generation
    ADD CONSTRAINT projection_generation_pkey PRIMARY KEY (generation);


--
-- Name: projection_offset projection_offset_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.projection_offset
    ADD CONSTRAINT projection_offset_pkey PRIMARY KEY (generation, source);


--
-- Name: projection_parked projection_parked_once; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.projection_parked
    ADD CONSTRAINT projection_parked_once UNIQUE (generation, source, "position");


--
-- Name: projection_parked projection_parked_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.projection_parked
    ADD CONSTRAINT projection_parked_pkey PRIMARY KEY (id);


--
-- Name: projection_seen projection_seen_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.projection_seen
    ADD CONSTRAINT projection_seen_pkey PRIMARY KEY (generation, source, aggregate_id);


--
-- Name: publication publication_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.publication
    ADD CONSTRAINT publication_pkey PRIMARY KEY (cycle_id, n);


--
-- Name: reader_migration reader_migration_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.reader_migration
    ADD CONSTRAINT reader_migration_pkey PRIMARY KEY (version);


--
-- Name: reliability_run reliability_run_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.reliability_run
    ADD CONSTRAINT reliability_run_pkey PRIMARY KEY (id);


--
-- Name: request request_once; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.request
    ADD CONSTRAINT request_once PRIMARY KEY (caller, method, request_id);


--
-- Name: result result_once; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.result
    ADD CONSTRAINT result_once UNIQUE (cycle_id, school_id);


--
-- Name: result result_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.result
    ADD CONSTRAINT result_pkey PRIMARY KEY (id);


--
-- Name: result_version result_version_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.result_version
    ADD CONSTRAINT result_version_pkey PRIMARY KEY (result_id, n);


--
-- Name: schema_migration schema_migration_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (version);


--
-- Name: source_migration source_migration_pkey; Type: CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.source_migration
    ADD CONSTRAINT source_migration_pkey PRIMARY KEY (version);


--
-- Name: known_area known_area_pkey; Type: CONSTRAINT; Schema: evaluations_even; Owner: -
--

ALTER TABLE ONLY evaluations_even.known_area
    ADD CONSTRAINT known_area_pkey PRIMARY KEY (id);


--
-- Name: known_participation known_participation_pkey; Type: CONSTRAINT; Schema: evaluations_even; Owner: -
--

ALTER TABLE ONLY evaluations_even.known_participation
    ADD CONSTRAINT known_participation_pkey PRIMARY KEY (id);


--
-- Name: known_participation_state known_participation_state_pkey; Type: CONSTRAINT; Schema: evaluations_even; Owner: -
--

ALTER TABLE ONLY evaluations_even.known_participation_state
    ADD CONSTRAINT known_participation_state_pkey PRIMARY KEY (participation_id, seq);


--
-- Name: known_posting known_posting_pkey; Type: CONSTRAINT; Schema: evaluations_even; Owner: -
--

ALTER TABLE ONLY evaluations_even.known_posting
    ADD CONSTRAINT known_posting_pkey PRIMARY KEY (teacher_id, seq);


--
-- Name: known_school_code known_school_code_pkey; Type: CONSTRAINT; Schema: evaluations_even; Owner: -
--

ALTER TABLE ONLY evaluations_even.known_school_code
    ADD CONSTRAINT known_school_code_pkey PRIMARY KEY (school_id, seq);


--
-- Name: known_school known_school_pkey; Type: CONSTRAINT; Schema: evaluations_even; Owner: -
--

ALTER TABLE ONLY evaluations_even.known_school
    ADD CONSTRAINT known_school_pkey PRIMARY KEY (id);


--
-- Name: known_school_place known_school_place_pkey; Type: CONSTRAINT; Schema: evaluations_even; Owner: -
--

ALTER TABLE ONLY evaluations_even.known_school_place
    ADD CONSTRAINT known_school_place_pkey PRIMARY KEY (school_id, seq);


--
-- Name: known_school_status known_school_status_pkey; Type: CONSTRAINT; Schema: evaluations_even; Owner: -
--

ALTER TABLE ONLY evaluations_even.known_school_status
    ADD CONSTRAINT known_school_status_pkey PRIMARY KEY (school_id, seq);


--
-- Name: known_teacher known_teacher_pkey; Type: CONSTRAINT; Schema: evaluations_even; Owner: -
--

ALTER TABLE ONLY evaluations_even.known_teacher
    ADD CONSTRAINT known_teacher_pkey PRIMARY KEY (id);


--
-- Name: schema_migration schema_migration_pkey; Type: CONSTRAINT; Schema: evaluations_even; Owner: -
--

ALTER TABLE ONLY evaluations_even.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (version);


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
-- Name: appeal_of_cycle; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX appeal_of_cycle ON evaluations.appeal USING btree (cycle_id, filed_at, id);


--
-- Name: appeal_open_once; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE UNIQUE INDEX appeal_open_once ON evaluations.appeal USING btree (cycle_id, school_id) WHERE (status = 'FILED'::text);


--
-- Name: assessment_of_assessor; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX assessment_of_assessor ON evaluations.assessment USING btree (assessor_ref, id);


--
-- Name: assessment_of_cycle; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX assessment_of_cycle ON evaluations.assessment USING btree (cycle_id, id);


--
-- Name: assessment_of_school; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX assessment_of_school ON evaluations.assessment USING btree (school_id, id);


--
-- Name: assessor_by_owner; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX assessor_by_owner ON evaluations.assessor USING btree (owner_id, id);


--
-- Name: assignment_by_assessor; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX assignment_by_assessor ON evaluations.assignment USING btree (assessor_ref, id DESC);


--
-- Name: assignment_that_may_lapse; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX assignment_that_may_lapse ON evaluations.assignment USING btree (cycle_id, id) WHERE ((status = 'ASSIGNED'::text) AND (started_at IS NULL));


--
-- Name: audit_of_aggregate; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX audit_of_aggregate ON evaluations.audit USING btree (aggregate_type, aggregate_id, id);


--
-- Name: calibration_rating_of_observer; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX calibration_rating_of_observer ON evaluations.calibration_rating USING btree (observer_ref, framework_id, held_on DESC, round_id DESC);


--
-- Name: calibration_round_latest; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX calibration_round_latest ON evaluations.calibration_round USING btree (held_on DESC, id DESC);


--
-- Name: certification_newest_first; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX certification_newest_first ON evaluations.certification USING btree (valid_from DESC, id DESC);


--
-- Name: certification_of_observer; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX certification_of_observer ON evaluations.certification USING btree (observer_ref, framework_id, valid_from DESC, id DESC);


--
-- Name: cycle_by_framework; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX cycle_by_framework ON evaluations.cycle USING btree (framework_id, id DESC);


--
-- Name: cycle_by_owner; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX cycle_by_owner ON evaluations.cycle USING btree (owner_id, id DESC);


--
-- Name: cycle_school_by_school; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX cycle_school_by_school ON evaluations.cycle_school USING btree (school_id);


--
-- Name: cycle_school_in_thai_order; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX cycle_school_in_thai_order ON evaluations.cycle_school USING btree (cycle_id, sort_key, school_id);


--
-- Name: framework_by_owner; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX framework_by_owner ON evaluations.framework USING btree (owner_id);


--
-- Name: framework_in_thai_order; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX framework_in_thai_order ON evaluations.framework USING btree (sort_key, id);


--
-- Name: known_area_by_place; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX known_area_by_place ON evaluations.known_area USING btree (place);


--
-- Name: known_participation_of_programme; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX known_participation_of_programme ON evaluations.known_participation USING btree (programme_id, school_id);


--
-- Name: known_posting_of_person; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX known_posting_of_person ON evaluations.known_posting USING btree (person_ref);


--
-- Name: known_school_by_successor; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX known_school_by_successor ON evaluations.known_school USING btree (((body ->> 'successor'::text))) WHERE ((body ->> 'successor'::text) IS NOT NULL);


--
-- Name: known_school_code_by_value; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX known_school_code_by_value ON evaluations.known_school_code USING btree (scheme, value);


--
-- Name: known_school_place_by_area; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX known_school_place_by_area ON evaluations.known_school_place USING btree (area_id) WHERE (area_id IS NOT NULL);


--
-- Name: known_school_place_by_place; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX known_school_place_by_place ON evaluations.known_school_place USING btree (place, school_id);


--
-- Name: moderation_case_of_cycle; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX moderation_case_of_cycle ON evaluations.moderation_case USING btree (cycle_id, opened_at, id);


--
-- Name: moderation_case_open_once; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE UNIQUE INDEX moderation_case_open_once ON evaluations.moderation_case USING btree (cycle_id, school_id) WHERE (status = ANY (ARRAY['OPENED'::text, 'PANEL_ASSIGNED'::text]));


--
-- Name: observation_for_teacher; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX observation_for_teacher ON evaluations.observation USING btree (teacher_ref, observed_on DESC, id DESC) WHERE (status = 'RELEASED'::text);


--
-- Name: observation_newest_first; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX observation_newest_first ON evaluations.observation USING btree (observed_on DESC, id DESC);


--
-- Name: observation_of_observer; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX observation_of_observer ON evaluations.observation USING btree (observer_ref, observed_on DESC, id DESC);


--
-- Name: observation_of_school; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX observation_of_school ON evaluations.observation USING btree (school_id, observed_on DESC, id DESC);


--
-- Name: observation_once; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE UNIQUE INDEX observation_once ON evaluations.observation USING btree (school_id, teacher_ref, observed_on, period, framework_id, observer_ref) WHERE (status <> 'VOID'::text);


--
-- Name: outbox_unnumbered; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX outbox_unnumbered ON evaluations.outbox USING btree (id) WHERE ("position" IS NULL);


--
-- Name: projection_generation_building; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE UNIQUE INDEX projection_generation_building ON evaluations.projection_generation USING btree (status) WHERE (status = 'BUILDING'::text);


--
-- Name: projection_generation_live; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE UNIQUE INDEX projection_generation_live ON evaluations.projection_generation USING btree (status) WHERE (status = 'LIVE'::text);


--
-- Name: projection_parked_of_aggregate; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX projection_parked_of_aggregate ON evaluations.projection_parked USING btree (generation, source, aggregate_type, aggregate_id, "position");


--
-- Name: projection_parked_waiting; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX projection_parked_waiting ON evaluations.projection_parked USING btree (generation, source) WHERE (dropped_at IS NULL);


--
-- Name: reliability_run_of_cycle; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX reliability_run_of_cycle ON evaluations.reliability_run USING btree (cycle_id, computed_at, id);


--
-- Name: request_by_age; Type: INDEX; Schema: evaluations; Owner: -
--

CREATE INDEX request_by_age ON evaluations.request USING btree (created_at);


--
-- Name: known_area_by_place; Type: INDEX; Schema: evaluations_even; Owner: -
--

CREATE INDEX known_area_by_place ON evaluations_even.known_area USING btree (place);


--
-- Name: known_participation_of_programme; Type: INDEX; Schema: evaluations_even; Owner: -
--

CREATE INDEX known_participation_of_programme ON evaluations_even.known_participation USING btree (programme_id, school_id);


--
-- Name: known_posting_of_person; Type: INDEX; Schema: evaluations_even; Owner: -
--

CREATE INDEX known_posting_of_person ON evaluations_even.known_posting USING btree (person_ref);


--
-- Name: known_school_by_successor; Type: INDEX; Schema: evaluations_even; Owner: -
--

CREATE INDEX known_school_by_successor ON evaluations_even.known_school USING btree (((body ->> 'successor'::text))) WHERE ((body ->> 'successor'::text) IS NOT NULL);


--
-- Name: known_school_code_by_value; Type: INDEX; Schema: evaluations_even; Owner: -
--

CREATE INDEX known_school_code_by_value ON evaluations_even.known_school_code USING btree (scheme, value);


--
-- Name: known_school_place_by_area; Type: INDEX; Schema: evaluations_even; Owner: -
--

CREATE INDEX known_school_place_by_area ON evaluations_even.known_school_place USING btree (area_id) WHERE (area_id IS NOT NULL);


--
-- Name: known_school_place_by_place; Type: INDEX; Schema: evaluations_even; Owner: -
--

CREATE INDEX known_school_place_by_place ON evaluations_even.known_school_place USING btree (place, school_id);


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
-- Name: assessment_submission assessment_submission_stays; Type: TRIGGER; Schema: evaluations; Owner: -
--

CREATE TRIGGER assessment_submission_stays BEFORE DELETE OR UPDATE ON evaluations.assessment_submission FOR EACH ROW EXECUTE FUNCTION evaluations.assessment_submission_stays();


--
-- Name: finalisation finalisation_stays; Type: TRIGGER; Schema: evaluations; Owner: -
--

CREATE TRIGGER finalisation_stays BEFORE DELETE OR UPDATE ON evaluations.finalisation FOR EACH ROW EXECUTE FUNCTION evaluations.result_version_stays();


--
-- Name: framework_version framework_version_stays; Type: TRIGGER; Schema: evaluations; Owner: -
--

CREATE TRIGGER framework_version_stays BEFORE DELETE OR UPDATE ON evaluations.framework_version FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION evaluations.framework_version_stays();


--
-- Name: outbox outbox_append_only; Type: TRIGGER; Schema: evaluations; Owner: -
--

CREATE TRIGGER outbox_append_only BEFORE UPDATE ON evaluations.outbox FOR EACH ROW EXECUTE FUNCTION evaluations.outbox_is_append_only();


--
-- Name: publication publication_stays; Type: TRIGGER; Schema: evaluations; Owner: -
--

CREATE TRIGGER publication_stays BEFORE DELETE OR UPDATE ON evaluations.publication FOR EACH ROW EXECUTE FUNCTION evaluations.result_version_stays();


--
-- Name: result_version result_version_stays; Type: TRIGGER; Schema: evaluations; Owner: -
--

CREATE TRIGGER result_version_stays BEFORE DELETE OR UPDATE ON evaluations.result_version FOR EACH ROW EXECUTE FUNCTION evaluations.result_version_stays();


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
-- Name: appeal appeal_cycle_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.appeal
    ADD CONSTRAINT appeal_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES evaluations.cycle(id);


--
-- Name: appeal appeal_cycle_id_school_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.appeal
    ADD CONSTRAINT appeal_cycle_id_school_id_fkey FOREIGN KEY (cycle_id, school_id) REFERENCES evaluations.cycle_school(cycle_id, school_id);


--
-- Name: assessment assessment_assignment_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assessment
    ADD CONSTRAINT assessment_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES evaluations.assignment(id);


--
-- Name: assessment assessment_cycle_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assessment
    ADD CONSTRAINT assessment_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES evaluations.cycle(id);


--
-- Name: assessment assessment_cycle_id_school_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assessment
    ADD CONSTRAINT assessment_cycle_id_school_id_fkey FOREIGN KEY (cycle_id, school_id) REFERENCES evaluations.cycle_school(cycle_id, school_id);


--
-- Name: assessment_submission assessment_submission_assessment_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assessment_submission
    ADD CONSTRAINT assessment_submission_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES evaluations.assessment(id);


--
-- Name: assignment assignment_cycle_id_school_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.assignment
    ADD CONSTRAINT assignment_cycle_id_school_id_fkey FOREIGN KEY (cycle_id, school_id) REFERENCES evaluations.cycle_school(cycle_id, school_id);


--
-- Name: calibration_rating calibration_rating_round_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.calibration_rating
    ADD CONSTRAINT calibration_rating_round_id_fkey FOREIGN KEY (round_id) REFERENCES evaluations.calibration_round(id);


--
-- Name: calibration_round calibration_round_framework_id_framework_n_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.calibration_round
    ADD CONSTRAINT calibration_round_framework_id_framework_n_fkey FOREIGN KEY (framework_id, framework_n) REFERENCES evaluations.framework_version(framework_id, n);


--
-- Name: certification certification_framework_id_framework_n_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.certification
    ADD CONSTRAINT certification_framework_id_framework_n_fkey FOREIGN KEY (framework_id, framework_n) REFERENCES evaluations.framework_version(framework_id, n);


--
-- Name: cycle cycle_framework_id_framework_n_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.cycle
    ADD CONSTRAINT cycle_framework_id_framework_n_fkey FOREIGN KEY (framework_id, framework_n) REFERENCES evaluations.framework_version(framework_id, n);


--
-- Name: cycle_school cycle_school_cycle_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.cycle_school
    ADD CONSTRAINT cycle_school_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES evaluations.cycle(id);


--
-- Name: equating equating_framework_id_from_n_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.equating
    ADD CONSTRAINT equating_framework_id_from_n_fkey FOREIGN KEY (framework_id, from_n) REFERENCES evaluations.framework_version(framework_id, n);


--
-- Name: equating equating_framework_id_to_n_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.equating
    ADD CONSTRAINT equating_framework_id_to_n_fkey FOREIGN KEY (framework_id, to_n) REFERENCES evaluations.framework_version(framework_id, n);


--
-- Name: finalisation finalisation_cycle_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.finalisation
    ADD CONSTRAINT finalisation_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES evaluations.cycle(id);


--
-- Name: framework_version framework_version_framework_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.framework_version
    ADD CONSTRAINT framework_version_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES evaluations.framework(id);


--
-- Name: growth growth_baseline_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.growth
    ADD CONSTRAINT growth_baseline_id_fkey FOREIGN KEY (baseline_id) REFERENCES evaluations.cycle(id);


--
-- Name: growth growth_endline_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.growth
    ADD CONSTRAINT growth_endline_id_fkey FOREIGN KEY (endline_id) REFERENCES evaluations.cycle(id);


--
-- Name: moderation_case moderation_case_cycle_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.moderation_case
    ADD CONSTRAINT moderation_case_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES evaluations.cycle(id);


--
-- Name: moderation_case moderation_case_cycle_id_school_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.moderation_case
    ADD CONSTRAINT moderation_case_cycle_id_school_id_fkey FOREIGN KEY (cycle_id, school_id) REFERENCES evaluations.cycle_school(cycle_id, school_id);


--
-- Name: observation observation_certification_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.observation
    ADD CONSTRAINT observation_certification_id_fkey FOREIGN KEY (certification_id) REFERENCES evaluations.certification(id);


--
-- Name: observation observation_framework_id_framework_n_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.observation
    ADD CONSTRAINT observation_framework_id_framework_n_fkey FOREIGN KEY (framework_id, framework_n) REFERENCES evaluations.framework_version(framework_id, n);


--
-- Name: observation observation_pair_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.observation
    ADD CONSTRAINT observation_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES evaluations.observation_pair(id);


--
-- Name: publication publication_cycle_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.publication
    ADD CONSTRAINT publication_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES evaluations.cycle(id);


--
-- Name: publication publication_cycle_id_n_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.publication
    ADD CONSTRAINT publication_cycle_id_n_fkey FOREIGN KEY (cycle_id, n) REFERENCES evaluations.finalisation(cycle_id, n);


--
-- Name: reliability_run reliability_run_cycle_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.reliability_run
    ADD CONSTRAINT reliability_run_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES evaluations.cycle(id);


--
-- Name: result result_cycle_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.result
    ADD CONSTRAINT result_cycle_id_fkey FOREIGN KEY (cycle_id) REFERENCES evaluations.cycle(id);


--
-- Name: result result_of_the_population; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.result
    ADD CONSTRAINT result_of_the_population FOREIGN KEY (cycle_id, school_id) REFERENCES evaluations.cycle_school(cycle_id, school_id);


--
-- Name: result_version result_version_result_id_fkey; Type: FK CONSTRAINT; Schema: evaluations; Owner: -
--

ALTER TABLE ONLY evaluations.result_version
    ADD CONSTRAINT result_version_result_id_fkey FOREIGN KEY (result_id) REFERENCES evaluations.result(id);


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
-- Name: appeal; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.appeal ENABLE ROW LEVEL SECURITY;

--
-- Name: assessment; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.assessment ENABLE ROW LEVEL SECURITY;

--
-- Name: assessment_submission; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.assessment_submission ENABLE ROW LEVEL SECURITY;

--
-- Name: assessor; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.assessor ENABLE ROW LEVEL SECURITY;

--
-- Name: assignment; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.assignment ENABLE ROW LEVEL SECURITY;

--
-- Name: calibration_rating; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.calibration_rating ENABLE ROW LEVEL SECURITY;

--
-- Name: calibration_round; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.calibration_round ENABLE ROW LEVEL SECURITY;

--
-- Name: certification; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.certification ENABLE ROW LEVEL SECURITY;

--
-- Name: known_posting; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.known_posting ENABLE ROW LEVEL SECURITY;

--
-- Name: moderation_case; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.moderation_case ENABLE ROW LEVEL SECURITY;

--
-- Name: observation; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.observation ENABLE ROW LEVEL SECURITY;

--
-- Name: observation_pair; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.observation_pair ENABLE ROW LEVEL SECURITY;

--
-- Name: appeal reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.appeal USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: assessment reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.assessment USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: assessment_submission reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.assessment_submission USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM evaluations.assessment a
  WHERE (a.id = assessment_submission.assessment_id)))));


--
-- Name: assessor reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.assessor USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: assignment reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.assignment USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: calibration_rating reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.calibration_rating USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: calibration_round reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.calibration_round USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: certification reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.certification USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: known_posting reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.known_posting USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM evaluations.assessor a
  WHERE (a.person_ref = known_posting.person_ref)))));


--
-- Name: moderation_case reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.moderation_case USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: observation reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.observation USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array)) OR (('person:'::text || teacher_ref) = ANY (( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array)::text[]))));


--
-- Name: observation_pair reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.observation_pair USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array)) OR (EXISTS ( SELECT
   FROM evaluations.observation o
  WHERE (o.id = observation_pair.first_id)))));


--
-- Name: result reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.result USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (scopes && ( SELECT string_to_array(current_setting('sala.reach'::text, true), ','::text) AS string_to_array))));


--
-- Name: result_version reach; Type: POLICY; Schema: evaluations; Owner: -
--

CREATE POLICY reach ON evaluations.result_version USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM evaluations.result r
  WHERE (r.id = result_version.result_id)))));


--
-- Name: result; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.result ENABLE ROW LEVEL SECURITY;

--
-- Name: result_version; Type: ROW SECURITY; Schema: evaluations; Owner: -
--

ALTER TABLE evaluations.result_version ENABLE ROW LEVEL SECURITY;

--
-- Name: known_posting; Type: ROW SECURITY; Schema: evaluations_even; Owner: -
--

ALTER TABLE evaluations_even.known_posting ENABLE ROW LEVEL SECURITY;

--
-- Name: known_posting reach; Type: POLICY; Schema: evaluations_even; Owner: -
--

CREATE POLICY reach ON evaluations_even.known_posting USING (((( SELECT current_setting('sala.reach'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM evaluations.assessor a
  WHERE (a.person_ref = known_posting.person_ref)))));


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


