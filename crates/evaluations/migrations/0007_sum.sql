-- expand
-- What stands about the nodes of an assessment, summed up: lists and submitting need no more of it, and the document is most of a row.

alter table assessment
    -- the version that was summed up; what is kept for another one says nothing: whoever wrote that did not know of sums
    add column summed   bigint,
    -- nodes with a level
    add column levels   integer,
    -- nodes of which something else is said
    add column specials integer,
    -- can be submitted as it stands: the number of the rules that found so (`domain/assessment/sheet.rs`), 0 where they did not
    add column ready    smallint;

-- What is submitted is copied as it lies there, packed: also since which version each node says so, and which device said it. Both are of the
-- assessor's own and shown to nobody.

-- An assessment is written many times before it is submitted, and none of its indexes names what changes then. With room left on its page the
-- new version lies beside the old one, and no index has to hear of it.
alter table assessment set (fillfactor = 70);
