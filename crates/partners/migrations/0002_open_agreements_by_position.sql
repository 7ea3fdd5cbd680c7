-- expand
-- Which agreements that are still open have a signatory in a position: asked when the position ends.
create index agreement_open_by_position on agreement using gin (jsonb_path_query_array(body, '$.parties[*].signatory.position'))
    where state not in ('EXECUTED', 'CANCELLED');
