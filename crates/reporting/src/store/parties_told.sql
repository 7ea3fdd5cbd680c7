insert into partnership_party (
    agreement_id, party_no, organisation_id, label, side, protocol_order, capacity, position_kind, signed, signed_on, witnesses_required,
    witnesses_signed, witnesses_waived, witness_gap, delegation_status, authority_gap, defects
)
select t.agreement_id, t.party_no, t.organisation_id, t.label, t.side, t.protocol_order, t.capacity, t.position_kind, t.signed, t.signed_on,
       t.required, t.witnessed, t.waived, t.witness_gap, t.delegation_status, t.authority_gap, string_to_array(t.defects, ',')
from unnest(
    $1::uuid[], $2::integer[], $3::uuid[], $4::text[], $5::text[], $6::integer[], $7::text[], $8::text[], $9::boolean[], $10::date[],
    $11::integer[], $12::integer[], $13::integer[], $14::integer[], $15::text[], $16::boolean[], $17::text[]
) as t(
    agreement_id, party_no, organisation_id, label, side, protocol_order, capacity, position_kind, signed, signed_on, required, witnessed,
    waived, witness_gap, delegation_status, authority_gap, defects
)
on conflict (agreement_id, party_no) do update
set organisation_id = excluded.organisation_id, label = excluded.label, side = excluded.side, protocol_order = excluded.protocol_order,
    capacity = excluded.capacity, position_kind = excluded.position_kind, signed = excluded.signed, signed_on = excluded.signed_on,
    witnesses_required = excluded.witnesses_required, witnesses_signed = excluded.witnesses_signed,
    witnesses_waived = excluded.witnesses_waived, witness_gap = excluded.witness_gap, delegation_status = excluded.delegation_status,
    authority_gap = excluded.authority_gap, defects = excluded.defects
