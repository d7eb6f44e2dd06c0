-- Of the networks that were made for addresses those go to which nobody has added anything.
CREATE OR REPLACE FUNCTION pg_temp.unpacked(bytes bytea) RETURNS inet LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE length(bytes)
    WHEN 4 THEN concat_ws('.', get_byte(bytes, 0), get_byte(bytes, 1), get_byte(bytes, 2),
                          get_byte(bytes, 3))::inet
    ELSE trim(':' FROM regexp_replace(encode(bytes, 'hex'), '(....)', '\1:', 'g'))::inet END
$$;

UPDATE ipam_ipaddress SET parent_id = NULL, ip_version = NULL;
UPDATE ipam_prefix SET parent_id = NULL, ip_version = NULL;

CREATE TEMPORARY TABLE made ON COMMIT DROP AS
SELECT id FROM ipam_prefix
WHERE id = md5('network ' || set_masklen(pg_temp.unpacked(network), prefix_length)::cidr
               || ' of ' || namespace_id)::uuid
  AND type = 'network' AND description = '' AND _custom_field_data = '{}' AND role_id IS NULL
  AND location_id IS NULL AND tenant_id IS NULL AND vlan_id IS NULL AND rir_id IS NULL
  -- The status is the one that 0033 gives.
  AND (status_id IS NULL OR status_id IN (
    SELECT id FROM extras_status WHERE id = md5('status active')::uuid OR name = 'Active'))
  AND NOT EXISTS (
    SELECT FROM ipam_vrfprefixassignment other
    WHERE other.prefix_id = ipam_prefix.id AND other.id <> other.prefix_id);
DELETE FROM ipam_vrfprefixassignment USING made WHERE made.id = prefix_id;
DELETE FROM ipam_prefix USING made WHERE made.id = ipam_prefix.id;
