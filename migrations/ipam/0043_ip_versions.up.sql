-- IPv4 has 4 bytes, IPv6 has 16.
UPDATE ipam_prefix SET ip_version = CASE length(network) WHEN 4 THEN 4 ELSE 6 END
WHERE ip_version IS NULL;
UPDATE ipam_ipaddress SET ip_version = CASE length(host) WHEN 4 THEN 4 ELSE 6 END
WHERE ip_version IS NULL;
