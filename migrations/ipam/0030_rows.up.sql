-- What the way back has noted down, as far as what it is about is there still.
INSERT INTO ipam_namespace
SELECT namespace.*
FROM extras_before before
LEFT JOIN dcim_location location ON location.id = (was ->> 'location_id')::uuid
CROSS JOIN LATERAL jsonb_populate_record(
    NULL::ipam_namespace, was || jsonb_build_object('location_id', location.id)) AS namespace
WHERE step = 'ipam 0030 namespace';

INSERT INTO ipam_vrfdeviceassignment
SELECT assignment.*
FROM extras_before before
CROSS JOIN LATERAL jsonb_populate_record(NULL::ipam_vrfdeviceassignment, was) AS assignment
WHERE step = 'ipam 0030 vrfdeviceassignment'
  AND vrf_id IN (SELECT id FROM ipam_vrf)
  AND (device_id IS NULL OR device_id IN (SELECT id FROM dcim_device))
  AND (virtual_machine_id IS NULL OR virtual_machine_id IN (SELECT id FROM virtualization_virtualmachine));

INSERT INTO ipam_vrfprefixassignment
SELECT assignment.*
FROM extras_before before
CROSS JOIN LATERAL jsonb_populate_record(NULL::ipam_vrfprefixassignment, was) AS assignment
WHERE step = 'ipam 0030 vrfprefixassignment'
  AND vrf_id IN (SELECT id FROM ipam_vrf)
  AND prefix_id IN (SELECT id FROM ipam_prefix);

DELETE FROM extras_before WHERE starts_with(step, 'ipam 0030 ');
