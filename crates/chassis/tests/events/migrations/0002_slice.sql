-- expand
-- Which events were applied together.
create table slice (
    first  bigint primary key,
    events bigint not null
);
