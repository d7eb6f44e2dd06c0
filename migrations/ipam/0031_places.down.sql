-- Where everything is, for the way forwards again.
INSERT INTO extras_before (step, id, was, became)
SELECT 'ipam 0031 vrf', id, jsonb_build_object('namespace_id', namespace_id),
       jsonb_build_object('name', name)
FROM ipam_vrf;
INSERT INTO extras_before (step, id, was, became)
SELECT 'ipam 0031 prefix', id, jsonb_build_object('namespace_id', namespace_id),
       jsonb_build_object('vrf_id', vrf_id)
FROM ipam_prefix;
INSERT INTO extras_before (step, id, was, became)
SELECT 'ipam 0031 ipaddress', address.id, jsonb_build_object('namespace_id', parent.namespace_id),
       jsonb_build_object('vrf_id', address.vrf_id)
FROM ipam_ipaddress address JOIN ipam_prefix parent ON parent.id = address.parent_id;
