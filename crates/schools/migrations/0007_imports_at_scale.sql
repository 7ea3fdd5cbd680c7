-- expand
-- Imports of a whole country: what thirty thousand rows cost when each of them is dealt with once and put back once.

-- Rows are dealt with in the order of the file, so the next ones are found by the last one. Without an index on what became of them they are
-- rewritten where they stand, and there is room for that.
alter table import add column dealt_to integer not null default 0;
drop index import_row_by_progress;
alter table import_row set (fillfactor = 50);

-- Plans that nobody has applied or discarded.
create index import_forgotten on import (updated_at) where state = 'PLANNED';

-- The few schools whose history names another one; whoever withdraws schools need not read the history of all others.
create index school_names_another on school (id) where jsonb_path_exists(body, '$.statuses[*].other');
