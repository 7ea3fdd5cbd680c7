-- expand
-- The partnership board. Everything here is derived from events and may be dropped and read again.
--
-- Choices are words of the contract without their prefix (state 'PARTIALLY_SIGNED', kind 'MOU', 'UNSPECIFIED' where nothing
-- was said). A number stands for a choice that this release does not know yet, and leaves the service as that number.
-- No foreign keys between what different aggregates feed: a reference may arrive before what it refers to.

create table partnership (
    agreement_id              uuid        primary key,
    -- version of the snapshot that is shown; an older one never overwrites a newer one
    agreement_version         bigint      not null,
    kind                      text        not null,
    reference_no              text        not null,
    title_th                  text,
    title_en                  text,
    state                     text        not null,
    validity                  text        not null,
    executed_with_reservation boolean     not null,
    signed_on                 date,
    effective_on              date,
    expires_on                date,
    parties_count             integer     not null,
    signatures_recorded       integer     not null,
    signatures_outstanding    integer     not null,
    witness_gaps              integer     not null,
    authority_gaps            integer     not null,
    ceremony_id               uuid,
    -- scopes that may see it: 'esao:4003', 'province:40', 'organisation:<id>', 'agreement:<id>'
    scopes                    text[]      not null,
    -- when the earliest event of the agreement happened, whatever the order in which events were read
    drafted_at                timestamptz not null,
    -- when the last change shown happened
    as_of                     timestamptz not null
);
create index partnership_newest_first on partnership (drafted_at desc, agreement_id desc);
-- No pending list: every list of a caller with a narrow grant begins here, and a board is read more often than it is written.
create index partnership_scopes on partnership using gin (scopes) with (fastupdate = off);

create table partnership_party (
    agreement_id       uuid    not null references partnership on delete cascade,
    party_no           integer not null,
    organisation_id    uuid    not null,
    label              text    not null,
    side               text    not null,
    protocol_order     integer not null,
    capacity           text    not null,
    position_kind      text    not null,
    signed             boolean not null,
    signed_on          date,
    witnesses_required integer not null,
    witnesses_signed   integer not null,
    witnesses_waived   integer not null,
    witness_gap        integer not null,
    delegation_status  text    not null,
    authority_gap      boolean not null,
    defects            text[]  not null,
    primary key (agreement_id, party_no)
);
create index partnership_party_of_organisation on partnership_party (organisation_id, agreement_id);

create table partnership_ceremony (
    ceremony_id  uuid   primary key,
    version      bigint not null,
    agreement_id uuid   not null,
    status       text   not null,
    -- null while it has no day: postponed or cancelled
    starts_at    timestamptz,
    as_of        timestamptz not null
);

create table partner_organisation (
    organisation_id uuid        primary key,
    version         bigint      not null,
    as_of           timestamptz not null
);

-- The names of an organisation, day by day: one row for each stretch [valid_from, valid_to) in which they stay the same.
-- The stretches leave no day out, so that a board read on any day finds exactly one row of a named organisation.
create table partner_organisation_name (
    organisation_id uuid not null references partner_organisation on delete cascade,
    valid_from      date not null,
    valid_to        date not null,
    name_th         text,
    name_en         text,
    short_name      text,
    primary key (organisation_id, valid_from)
);
