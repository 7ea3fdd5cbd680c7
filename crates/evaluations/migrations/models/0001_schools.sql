-- expand
-- What evaluations know of schools, from the schools service's events: who is judged, where it belongs on a day, what it takes part in.
-- Derived, and may be dropped and read again; kept in generations apart from the tables of evaluations, so nothing refers to these rows by a
-- foreign key and no function or policy of the service's own tables names them.
--
-- Words are those of the contract without their prefix. What one aggregate says does not wait for another: a school may be read before the
-- service area that it belongs to. Days are [from, to); a bound that is not known is open.

create table known_area (
    id      uuid   primary key,
    version bigint not null,
    kind    text   not null,
    code    text   not null,
    -- what schools in it are found by in known_school_place: 'province:40', 'district:4001', 'esao:4005', 'centre:<id>'; null where none are
    place   text
);
create index known_area_by_place on known_area (place);

create table known_school (
    id       uuid   primary key,
    version  bigint not null,
    -- of the day of the last event
    name_th  text   not null,
    name_en  text   not null,
    -- Thai order of its name; the id breaks ties
    sort_key bytea  not null,
    -- {"successor": "<id>", "successor_from": "2022-05-16"} where it was merged into another school
    body     jsonb  not null
);

-- Where a school belonged and lay, day by day: 'school:<id>', 'province:40', 'district:4001', 'esao:4005', 'centre:<id>'. All but districts are
-- scopes of grants. A service area is known by its code: until its area was told it stands there as 'service_area:<id>', which is nobody's.
create table known_school_place (
    school_id uuid      not null,
    seq       integer   not null,
    place     text      not null,
    -- the service area, for when its code is told
    area_id   uuid,
    valid     daterange not null,
    primary key (school_id, seq)
);
create index known_school_place_by_place on known_school_place (place, school_id);
create index known_school_place_by_area on known_school_place (area_id) where area_id is not null;

-- What had become of a school, day by day: 'OPEN', 'MERGED_INTO'. One that was withdrawn has no row and no place, and is never judged.
create table known_school_status (
    school_id uuid      not null,
    seq       integer   not null,
    status    text      not null,
    valid     daterange not null,
    primary key (school_id, seq)
);

create table known_participation (
    id           uuid    primary key,
    version      bigint  not null,
    programme_id uuid    not null,
    cohort_no    integer not null,
    school_id    uuid    not null
);
create index known_participation_of_programme on known_participation (programme_id, school_id);

-- Its status, day by day: on each day from its first step on exactly one row.
create table known_participation_state (
    participation_id uuid      not null,
    seq              integer   not null,
    status           text      not null,
    valid            daterange not null,
    primary key (participation_id, seq)
);
