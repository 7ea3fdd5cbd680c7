-- expand
-- A ceremony can sign several agreements: `agreement_id` is the first of them. A binary of 0.1.0 neither reads nor writes
-- the others, so that they outlive its changes.
alter table ceremony add column also_signed uuid[] not null default '{}';
