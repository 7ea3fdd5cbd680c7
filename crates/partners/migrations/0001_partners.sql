-- expand
-- Who agreed to what. Codes and states are words, so that psql reads like the contract.

create table organisation (
    id                   uuid primary key,
    version              bigint      not null,
    kind                 text        not null,
    parent_id            uuid        references organisation,
    legal_personality    text        not null,
    legal_entity_id      uuid        references organisation,
    sector               text,
    eia_participant_type text,
    province_code        text,
    status               text        not null,
    -- Thai order of the official name of the day it was saved; the id breaks ties
    sort_key             bytea       not null,
    -- scopes that may see it: organisation:<id>, esao:<code>, province:<code>
    scopes               text[]      not null,
    created_at           timestamptz not null,
    updated_at           timestamptz not null
);
create index organisation_in_thai_order on organisation (sort_key, id);
create index organisation_scopes on organisation using gin (scopes);

create table organisation_name (
    organisation_id uuid    not null references organisation on delete cascade,
    seq             integer not null,
    kind            text    not null,
    language        text    not null,
    text            text    not null,
    -- what a phrase is compared with (domain::names::alias)
    lookup_key      text    not null,
    needs_context   boolean not null,
    valid_from      date,
    valid_to        date,
    primary key (organisation_id, seq)
);
create index organisation_name_lookup on organisation_name (lookup_key);

create table organisation_code (
    organisation_id uuid    not null references organisation on delete cascade,
    scheme          text    not null,
    value           text    not null,
    confirmed       boolean not null,
    primary key (organisation_id, scheme, value),
    constraint organisation_code_once unique (scheme, value)
);

create table person (
    id                   uuid primary key,
    version              bigint      not null,
    romanisation         text,
    romanisation_status  text,
    romanisation_variants text[]     not null default '{}',
    -- Thai order of given, then family name
    sort_key             bytea       not null,
    created_at           timestamptz not null,
    updated_at           timestamptz not null
);
create index person_in_thai_order on person (sort_key, id);

create table person_name (
    person_id     uuid    not null references person on delete cascade,
    seq           integer not null,
    prefix        text,
    academic_rank text,
    degree_title  text,
    military_rank text,
    given         text    not null,
    middle        text,
    family        text,
    valid_from    date,
    valid_to      date,
    primary key (person_id, seq)
);

create table position (
    id              uuid primary key,
    version         bigint      not null,
    person_id       uuid        not null references person,
    organisation_id uuid        not null references organisation,
    title_th        text        not null,
    title_en        text,
    kind            text        not null,
    kind_text       text,
    order_no        text,
    order_date      date,
    valid_from      date,
    valid_to        date,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    constraint position_ends_after_it_starts check (valid_to >= valid_from)
);
create index position_of_person on position (person_id, id);
create index position_in_organisation on position (organisation_id, id);

-- An agreement is read and written whole, under one row lock: its parties, signatories and witness places are one
-- document. What lists filter by stands beside it in columns.
create table agreement (
    id            uuid primary key,
    version       bigint      not null,
    kind          text        not null,
    state         text        not null,
    reference_no  text,
    organisations uuid[]      not null,
    scopes        text[]      not null,
    body          jsonb       not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    constraint agreement_reference_once unique (reference_no)
);
create index agreement_newest_first on agreement (created_at desc, id desc);
create index agreement_scopes on agreement using gin (scopes);
create index agreement_organisations on agreement using gin (organisations);

create table ceremony (
    id           uuid primary key,
    version      bigint      not null,
    agreement_id uuid        not null references agreement,
    status       text        not null,
    starts_at    timestamptz not null,
    body         jsonb       not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);
create index ceremony_of_agreement on ceremony (agreement_id, id);
