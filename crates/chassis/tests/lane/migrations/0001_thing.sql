-- expand
-- A thing that collects words. `offence` is one that the table refuses, whoever else writes with the same statement.
create table thing (
    id      uuid   primary key,
    version bigint not null,
    words   text   not null check (words not like '%offence%')
);
