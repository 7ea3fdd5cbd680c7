-- expand
-- How far a finalisation has come that is under way. One transaction makes all results of a cycle, and nobody sees into it, so this is written
-- beside it. It counts as long as that transaction lives, which holds an advisory lock under the id of its cycle, and says nothing of one that
-- was killed: so it refers to no cycle, whose row is locked meanwhile, and has to survive nothing.
create unlogged table cycle_progress (
    cycle_id   uuid primary key,
    -- schools whose results are made, of all schools
    done       integer     not null,
    schools    integer     not null,
    started_at timestamptz not null
);
