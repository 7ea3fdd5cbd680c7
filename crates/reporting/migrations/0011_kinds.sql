-- expand
-- What a framework judges. A cycle by one for lessons has no assessments, and a report that waits for them would name every school as missing.
-- Of frameworks that were read before this migration it is not known until they change or everything is read again (`sala reporting rebuild`).
alter table evaluation_framework add column kind text;
