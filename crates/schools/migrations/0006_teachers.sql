-- expand
-- Teachers and their postings. A teacher is one document, read and written whole under one row lock; postings are rows made from it. Names are
-- kept nowhere here: person_ref says nothing by itself.

create table teacher (
    id         uuid primary key,
    version    bigint      not null,
    person_ref uuid        not null,
    body       jsonb       not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint teacher_once unique (person_ref)
);

create table posting (
    teacher_id uuid      not null references teacher,
    no         integer   not null,
    school_id  uuid      not null references school,
    kind       text      not null,
    role       text      not null,
    valid      daterange not null,
    primary key (teacher_id, no),
    -- S14: one post at a time; secondments lie over it
    constraint posting_one_post exclude using gist (teacher_id with =, valid with &&) where (kind = 'POSTED'),
    -- and in one way at one school
    constraint posting_one_way exclude using gist (teacher_id with =, school_id with =, valid with &&)
);
-- the teachers of a school, by their ids
create index posting_of_school on posting (school_id, teacher_id);
