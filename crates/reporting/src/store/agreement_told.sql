with let_in as (
    insert into partnership as p (
        agreement_id, agreement_version, kind, reference_no, title_th, title_en, state, validity, executed_with_reservation, signed_on,
        effective_on, expires_on, parties_count, signatures_recorded, signatures_outstanding, witness_gaps, authority_gaps, ceremony_id,
        scopes, drafted_at, as_of
    )
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $20)
    on conflict (agreement_id) do update
    set agreement_version = excluded.agreement_version, kind = excluded.kind, reference_no = excluded.reference_no,
        title_th = excluded.title_th, title_en = excluded.title_en, state = excluded.state, validity = excluded.validity,
        executed_with_reservation = excluded.executed_with_reservation, signed_on = excluded.signed_on,
        effective_on = excluded.effective_on, expires_on = excluded.expires_on, parties_count = excluded.parties_count,
        signatures_recorded = excluded.signatures_recorded, signatures_outstanding = excluded.signatures_outstanding,
        witness_gaps = excluded.witness_gaps, authority_gaps = excluded.authority_gaps, ceremony_id = excluded.ceremony_id,
        scopes = excluded.scopes, drafted_at = least(p.drafted_at, excluded.drafted_at), as_of = excluded.as_of
    where excluded.agreement_version > p.agreement_version
    returning agreement_id
), drafted_earlier as (
    -- Touches the row only when the snapshot was not let in: the two conditions exclude each other.
    update partnership set drafted_at = $20 where agreement_id = $1 and agreement_version >= $2 and drafted_at > $20
), gone as (
    delete from partnership_party where agreement_id in (select agreement_id from let_in) and party_no <> all ($21::integer[])
)
insert into partnership_party (
    agreement_id, party_no, organisation_id, label, side, protocol_order, capacity, position_kind, signed, signed_on, witnesses_required,
    witnesses_signed, witnesses_waived, witness_gap, delegation_status, authority_gap, defects
)
select l.agreement_id, p.party_no, p.organisation_id, p.label, p.side, p.protocol_order, p.capacity, p.position_kind, p.signed, p.signed_on,
       p.required, p.witnessed, p.waived, p.witness_gap, p.delegation_status, p.authority_gap, string_to_array(p.defects, ',')
from let_in l
cross join unnest(
    $21::integer[], $22::uuid[], $23::text[], $24::text[], $25::integer[], $26::text[], $27::text[], $28::boolean[], $29::date[],
    $30::integer[], $31::integer[], $32::integer[], $33::integer[], $34::text[], $35::boolean[], $36::text[]
) as p(
    party_no, organisation_id, label, side, protocol_order, capacity, position_kind, signed, signed_on, required, witnessed, waived,
    witness_gap, delegation_status, authority_gap, defects
)
on conflict (agreement_id, party_no) do update
set organisation_id = excluded.organisation_id, label = excluded.label, side = excluded.side, protocol_order = excluded.protocol_order,
    capacity = excluded.capacity, position_kind = excluded.position_kind, signed = excluded.signed, signed_on = excluded.signed_on,
    witnesses_required = excluded.witnesses_required, witnesses_signed = excluded.witnesses_signed,
    witnesses_waived = excluded.witnesses_waived, witness_gap = excluded.witness_gap, delegation_status = excluded.delegation_status,
    authority_gap = excluded.authority_gap, defects = excluded.defects
