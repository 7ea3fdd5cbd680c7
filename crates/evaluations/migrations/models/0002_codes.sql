-- expand
-- The codes of schools, for files of others that know schools by them. As in 0001: derived, read again from the first event whenever that is
-- needed. Schools that were told before this migration have no codes here until their events are read again (`sala reporting rebuild --reader evaluations`).

create table known_school_code (
    school_id uuid      not null,
    seq       integer   not null,
    -- 'OBEC10', 'MOE8'
    scheme    text      not null,
    -- text: leading zeros stay
    value     text      not null,
    valid     daterange not null,
    primary key (school_id, seq)
);
create index known_school_code_by_value on known_school_code (scheme, value);
