-- expand
-- Assessments: one document of what is said, written whole with every save; what was submitted is kept as it was submitted. Both stand behind
-- the second wall: they hold ratings, and the assessment says whose they are.

create table assessment (
    -- made by a device of the assessor
    id            uuid        primary key,
    -- what devices name as the version that they build on
    version       bigint      not null,
    assignment_id uuid        not null constraint assessment_of_assignment_once unique references assignment,
    cycle_id      uuid        not null references cycle,
    school_id     uuid        not null,
    -- SELF PEER SUPERVISOR EXTERNAL EXPERT
    role          text        not null,
    -- opaque
    assessor_ref  uuid        not null,
    -- IN_PROGRESS SUBMITTED RETURNED LOCKED CONFIRMED
    status        text        not null,
    -- submissions so far
    revision      integer     not null,
    -- nodes on which the framework asks for a rating
    nodes         integer     not null,
    -- by code of the node: what is said, since which version, by which device
    scores        jsonb       not null,
    -- by code of the node: what other devices said instead
    conflicts     jsonb       not null,
    return_reason text        not null,
    -- those of the assignment
    scopes        text[]      not null,
    started_at    timestamptz not null,
    submitted_at  timestamptz,
    updated_at    timestamptz not null,
    foreign key (cycle_id, school_id) references cycle_school,
    constraint assessment_submitted check ((submitted_at is null) = (revision = 0))
);
create index assessment_of_cycle on assessment (cycle_id, id);
create index assessment_of_school on assessment (school_id, id);
create index assessment_of_assessor on assessment (assessor_ref, id);

create table assessment_submission (
    assessment_id uuid        not null references assessment,
    -- from 1
    n             integer     not null,
    -- by code of the node: what was said
    scores        jsonb       not null,
    submitted_at  timestamptz not null,
    primary key (assessment_id, n)
);

-- E10, also for whoever writes to the table by hand: what was submitted stays what was submitted.
create function assessment_submission_stays() returns trigger language plpgsql as $$
begin
    raise exception 'a submission is never changed nor deleted' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger assessment_submission_stays before update or delete on assessment_submission
    for each row execute function assessment_submission_stays();

alter table assessment enable row level security;
alter table assessment force row level security;
create policy reach on assessment using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);

alter table assessment_submission enable row level security;
alter table assessment_submission force row level security;
create policy reach on assessment_submission using (
    (select current_setting('sala.reach', true)) = '*' or exists (select from assessment a where a.id = assessment_submission.assessment_id)
);
