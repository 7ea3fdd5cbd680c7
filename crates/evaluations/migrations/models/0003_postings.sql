-- expand
-- Where teachers are posted and were, so that nobody judges a school from outside who works there, whatever is declared (E5). As in 0001: derived,
-- read again from the first event whenever that is needed. Teachers who were told before this migration are known once their events are read
-- again (`sala reporting rebuild --reader evaluations`); until then only what is declared speaks against somebody.

create table known_teacher (
    id      uuid   primary key,
    version bigint not null
);

-- Every posting and secondment, whatever somebody is at the school.
create table known_posting (
    teacher_id uuid      not null,
    seq        integer   not null,
    -- opaque, as in assessor
    person_ref uuid      not null,
    school_id  uuid      not null,
    valid      daterange not null,
    primary key (teacher_id, seq)
);
create index known_posting_of_person on known_posting (person_ref);

-- Which schools were merged into a school.
create index known_school_by_successor on known_school ((body ->> 'successor')) where body ->> 'successor' is not null;

-- The second wall: of the teachers of a province only those are seen who are listed as assessors within reach, which is whom a use case asks
-- about. What stands here never hides a posting of somebody who is given a school, whichever area the posting lies in: it would make them
-- independent. Whoever reads events sees everything, to replace what is there.
alter table known_posting enable row level security;
alter table known_posting force row level security;
create policy reach on known_posting using (
    (select current_setting('sala.reach', true)) = '*'
    or exists (select from evaluations.assessor a where a.person_ref = known_posting.person_ref)
);
