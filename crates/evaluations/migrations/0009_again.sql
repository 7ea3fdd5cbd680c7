-- expand
-- What a panel wants to be looked at again is given back to its assessors although moderation has begun. Until something newer is locked, what
-- was locked before goes on counting.

alter table assessment
    -- the submission that was locked before the assessment was given back; none where that never happened
    add column locked_n integer;

-- Rounds of calibration are listed, the latest first.
create index calibration_round_latest on calibration_round (held_on desc, id desc);
