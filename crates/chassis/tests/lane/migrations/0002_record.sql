-- expand
-- A record about somebody, behind the second wall.
create table record (
    id     uuid   primary key,
    scopes text[] not null,
    words  text   not null
);
alter table record enable row level security;
alter table record force row level security;
create policy reach on record using (
    (select current_setting('sala.reach', true)) = '*'
    or scopes && (select string_to_array(current_setting('sala.reach', true), ','))
);
