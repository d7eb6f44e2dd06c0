-- A termination has to be at a site again. For one that is in the network of a provider there is none:
-- a site of the network's own, with its key, stands in for it, and is not taken away on the way
-- forward. Of a network only its name, its description and its comments are left.
-- Which columns a site has here depends on the plan: one that is not there is left out.
INSERT INTO dcim_site
SELECT filled.*
FROM circuits_providernetwork network
CROSS JOIN LATERAL (
    SELECT left(network.name, 87) || '-' || right(network.id::text, 12) AS name
) AS named
CROSS JOIN LATERAL jsonb_populate_record(NULL::dcim_site, jsonb_build_object(
    'id', network.id, 'created', network.created, 'last_updated', network.last_updated,
    '_custom_field_data', '{}'::jsonb, 'name', named.name, '_name', named.name,
    'slug', 'network-' || network.id, 'facility', '', 'time_zone', '',
    'description', network.description, 'physical_address', '', 'shipping_address', '',
    'contact_name', '', 'contact_phone', '', 'contact_email', '', 'comments', network.comments
)) AS filled
WHERE EXISTS (SELECT FROM circuits_circuittermination
              WHERE provider_network_id = network.id AND site_id IS NULL)
ON CONFLICT DO NOTHING;
UPDATE circuits_circuittermination SET site_id = provider_network_id WHERE site_id IS NULL;

-- One that is in no network either is nowhere, and goes.
DELETE FROM circuits_circuittermination WHERE site_id IS NULL;

-- The keys are checked now, not when all is done: the column changes in this transaction, which
-- PostgreSQL refuses while checks are to come.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
