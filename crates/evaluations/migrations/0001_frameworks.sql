-- expand
-- Frameworks and their versions. The row of a framework is locked for every change of it or of one of its versions; what a version says and
-- what experts say about it is one document each, read and written whole.

create table framework (
    id         uuid primary key,
    version    bigint      not null,
    code       text        not null constraint framework_code_once unique,
    owner_id   uuid        not null,
    kind       text        not null,
    -- one of its versions was published: everybody may read it
    is_public  boolean     not null,
    -- one of its versions is in use
    in_use     boolean     not null,
    -- Thai order of its name; the id breaks ties
    sort_key   bytea       not null,
    body       jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index framework_in_thai_order on framework (sort_key, id);
create index framework_by_owner on framework (owner_id);

create table framework_version (
    framework_id   uuid        not null references framework,
    n              integer     not null,
    status         text        not null,
    -- Buddhist era
    effective_year smallint,
    copied_from    integer,
    content_hash   bytea,
    experts        integer     not null,
    retire_reason  text        not null,
    content        jsonb       not null,
    ratings        jsonb       not null,
    published_at   timestamptz,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    primary key (framework_id, n),
    constraint framework_version_hashed check ((content_hash is null) = (published_at is null))
);

-- E2, also for whoever writes to the tables by hand: what was published never changes again, except that it goes out of use.
create function framework_version_stays() returns trigger language plpgsql as $$
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
create trigger framework_version_stays before update or delete on framework_version
    for each row when (old.published_at is not null) execute function framework_version_stays();

create table equating (
    framework_id uuid        not null,
    from_n       integer     not null,
    to_n         integer     not null,
    body         jsonb       not null,
    set_at       timestamptz not null,
    primary key (framework_id, from_n, to_n),
    foreign key (framework_id, from_n) references framework_version (framework_id, n),
    foreign key (framework_id, to_n) references framework_version (framework_id, n),
    constraint equating_forward check (from_n < to_n)
);
