-- expand
-- What the reply told its caller to wait for (the header `sala-after`), so that a repeated request id is answered with it too.
alter table request add column sala_after text;
