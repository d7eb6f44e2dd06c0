SELECT extras_collect_role(
    'dcim.devicerole', to_jsonb(old),
    CASE WHEN old.vm_role THEN ARRAY['dcim.device', 'virtualization.virtualmachine']
         ELSE ARRAY['dcim.device'] END)
FROM dcim_devicerole old ORDER BY old.name;

SELECT extras_collect_role('dcim.rackrole', to_jsonb(old), ARRAY['dcim.rack'])
FROM dcim_rackrole old ORDER BY old.name;

SELECT extras_collect_role('ipam.role', to_jsonb(old), ARRAY['ipam.prefix', 'ipam.vlan'])
FROM ipam_role old ORDER BY old.name;

-- The list is there for all to use. An address may have a role of no list, too: nothing in the
-- database forbade it.
SELECT extras_collect_address_role(slug, name, color)
FROM (VALUES
    ('loopback', 'Loopback', '607d8b'),
    ('secondary', 'Secondary', '2196f3'),
    ('anycast', 'Anycast', 'ffc107'),
    ('vip', 'VIP', '4caf50'),
    ('vrrp', 'VRRP', '4caf50'),
    ('hsrp', 'HSRP', '4caf50'),
    ('glbp', 'GLBP', '4caf50'),
    ('carp', 'CARP', '4caf50')
) AS listed (slug, name, color);

SELECT extras_collect_address_role(role, role, '9e9e9e')
FROM (SELECT DISTINCT role FROM ipam_ipaddress WHERE role <> '') AS used
WHERE NOT EXISTS (
    SELECT FROM extras_role_origin WHERE kind = 'ipam.ipaddress' AND was ->> 'slug' = role)
ORDER BY role;
