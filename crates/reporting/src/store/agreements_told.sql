insert into partnership as p (
    agreement_id, agreement_version, kind, reference_no, title_th, title_en, state, validity, executed_with_reservation, signed_on, effective_on,
    expires_on, parties_count, signatures_recorded, signatures_outstanding, witness_gaps, authority_gaps, ceremony_id, scopes, drafted_at, as_of
)
select t.agreement_id, t.version, t.kind, t.reference_no, t.title_th, t.title_en, t.state, t.validity, t.executed_with_reservation, t.signed_on,
       t.effective_on, t.expires_on, t.parties, t.recorded, t.outstanding, t.witness_gaps, t.authority_gaps, t.ceremony_id,
       string_to_array(t.scopes, e'\n'), t.drafted_at, t.as_of
from unnest(
    $1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[], $10::date[], $11::date[],
    $12::date[], $13::integer[], $14::integer[], $15::integer[], $16::integer[], $17::integer[], $18::uuid[], $19::text[], $20::timestamptz[],
    $21::timestamptz[]
) as t(
    agreement_id, version, kind, reference_no, title_th, title_en, state, validity, executed_with_reservation, signed_on, effective_on, expires_on,
    parties, recorded, outstanding, witness_gaps, authority_gaps, ceremony_id, scopes, drafted_at, as_of
)
on conflict (agreement_id) do update
set agreement_version = excluded.agreement_version, kind = excluded.kind, reference_no = excluded.reference_no,
    title_th = excluded.title_th, title_en = excluded.title_en, state = excluded.state, validity = excluded.validity,
    executed_with_reservation = excluded.executed_with_reservation, signed_on = excluded.signed_on,
    effective_on = excluded.effective_on, expires_on = excluded.expires_on, parties_count = excluded.parties_count,
    signatures_recorded = excluded.signatures_recorded, signatures_outstanding = excluded.signatures_outstanding,
    witness_gaps = excluded.witness_gaps, authority_gaps = excluded.authority_gaps, ceremony_id = excluded.ceremony_id,
    scopes = excluded.scopes, drafted_at = least(p.drafted_at, excluded.drafted_at), as_of = excluded.as_of
where excluded.agreement_version > p.agreement_version
returning p.agreement_id
