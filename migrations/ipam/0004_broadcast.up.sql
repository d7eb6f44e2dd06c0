-- Of two addresses the last bit is 1 in the second; a single address is its own last one.
UPDATE ipam_aggregate
SET broadcast = set_byte(network, octet_length(network) - 1,
                         get_byte(network, octet_length(network) - 1) | 1)
WHERE prefix_length = 8 * octet_length(network) - 1;
UPDATE ipam_aggregate SET broadcast = network WHERE prefix_length = 8 * octet_length(network);
UPDATE ipam_prefix
SET broadcast = set_byte(network, octet_length(network) - 1,
                         get_byte(network, octet_length(network) - 1) | 1)
WHERE prefix_length = 8 * octet_length(network) - 1;
UPDATE ipam_prefix SET broadcast = network WHERE prefix_length = 8 * octet_length(network);
UPDATE ipam_ipaddress
SET broadcast = set_byte(host, octet_length(host) - 1,
                         get_byte(host, octet_length(host) - 1) | 1)
WHERE prefix_length = 8 * octet_length(host) - 1;
UPDATE ipam_ipaddress SET broadcast = host WHERE prefix_length = 8 * octet_length(host);
