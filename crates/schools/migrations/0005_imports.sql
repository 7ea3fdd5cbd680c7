-- expand
-- Imports: what a file would change, row by row, and what became of it. Neither the file nor any cell of it is kept as it was: a row holds
-- what was read from columns that are known, and columns of persons are dropped before anything reaches the database.

create table import (
    id             uuid primary key,
    version        bigint      not null,
    kind           text        not null,
    state          text        not null,
    as_of          date        not null,
    be_year        smallint,
    semester       smallint,
    rows           integer     not null,
    new_rows       integer     not null,
    changed        integer     not null,
    same           integer     not null,
    refused        integer     not null,
    applied        integer     not null,
    stale          integer     not null,
    undone         integer     not null,
    kept           integer     not null,
    -- columns that were left out: their headings and why
    left_out       jsonb       not null,
    -- where all of its schools lie; whoever reaches that reaches the import
    scopes         text[]      not null,
    -- grants' scopes with which it was planned; null where they were global
    planned_within text[],
    created_at     timestamptz not null,
    updated_at     timestamptz not null
);

create table import_row (
    import_id        uuid    not null references import on delete cascade,
    row_no           integer not null,
    outcome          text    not null,
    progress         text    not null,
    scheme           text,
    code             text,
    school_id        uuid,
    enrolment_id     uuid,
    -- what was read; null in a refused row
    body             jsonb,
    issues           jsonb   not null,
    -- version that the plan has seen of what the row is about; 0 of nothing
    expected_version bigint  not null,
    -- version after it was applied
    applied_version  bigint,
    -- what it was before it was applied, for putting it back; null of nothing
    before           jsonb,
    primary key (import_id, row_no)
);
-- the next rows to apply or to put back
create index import_row_by_progress on import_row (import_id, progress, row_no);
