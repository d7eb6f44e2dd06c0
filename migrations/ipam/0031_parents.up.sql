-- Addresses are bytes; as inet they can be asked which network holds which.
CREATE OR REPLACE FUNCTION pg_temp.unpacked(bytes bytea) RETURNS inet LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE length(bytes)
    WHEN 4 THEN concat_ws('.', get_byte(bytes, 0), get_byte(bytes, 1), get_byte(bytes, 2),
                          get_byte(bytes, 3))::inet
    ELSE trim(':' FROM regexp_replace(encode(bytes, 'hex'), '(....)', '\1:', 'g'))::inet END
$$;
CREATE OR REPLACE FUNCTION pg_temp.packed(address inet) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT substr(inet_send(host(address)::inet), 5)
$$;

UPDATE ipam_prefix SET ip_version = family(pg_temp.unpacked(network));
UPDATE ipam_ipaddress SET ip_version = family(pg_temp.unpacked(host));

CREATE TEMPORARY TABLE net ON COMMIT DROP AS
SELECT id, namespace_id, set_masklen(pg_temp.unpacked(network), prefix_length) AS net FROM ipam_prefix;
CREATE INDEX ON net USING gist (net inet_ops);
CREATE TEMPORARY TABLE address ON COMMIT DROP AS
SELECT ipam_ipaddress.id, place.namespace_id, place.vrf_id,
       set_masklen(pg_temp.unpacked(host), prefix_length) AS address
FROM ipam_ipaddress JOIN place ON place.model = 'ipaddress' AND place.id = ipam_ipaddress.id;

-- An address that is in no network of its namespace gets one, that of its mask. Its key is a digest,
-- and 0033 gives it a status.
INSERT INTO net (id, namespace_id, net)
SELECT DISTINCT md5('network ' || network(address) || ' of ' || namespace_id)::uuid, namespace_id,
       network(address)::inet
FROM address
WHERE NOT EXISTS (
    SELECT FROM net WHERE net.namespace_id = address.namespace_id AND net.net >>= host(address.address)::inet
);
INSERT INTO ipam_prefix
    (id, created, last_updated, _custom_field_data, network, broadcast, prefix_length, type, description,
     namespace_id, ip_version)
SELECT net.id, now(), now(), '{}', pg_temp.packed(net), pg_temp.packed(broadcast(net)), masklen(net),
       'network', '', net.namespace_id, family(net)
FROM net
WHERE NOT EXISTS (SELECT FROM ipam_prefix there WHERE there.id = net.id);
INSERT INTO ipam_vrfprefixassignment (id, vrf_id, prefix_id)
SELECT DISTINCT net.id, address.vrf_id, net.id
FROM net
JOIN address ON address.namespace_id = net.namespace_id AND address.vrf_id IS NOT NULL
WHERE net.id = md5('network ' || net.net::cidr || ' of ' || net.namespace_id)::uuid
ON CONFLICT DO NOTHING;

-- The parent is the smallest network around.
UPDATE ipam_prefix SET parent_id = (
    SELECT around.id FROM net around
    WHERE around.namespace_id = net.namespace_id AND around.net >> net.net
    ORDER BY masklen(around.net) DESC LIMIT 1
)
FROM net WHERE net.id = ipam_prefix.id;
UPDATE ipam_ipaddress SET parent_id = (
    SELECT around.id FROM net around
    WHERE around.namespace_id = address.namespace_id AND around.net >>= host(address.address)::inet
    ORDER BY masklen(around.net) DESC LIMIT 1
)
FROM address WHERE address.id = ipam_ipaddress.id;
