-- Whatever can have tags, and what has some.
CREATE TEMPORARY TABLE taggable ON COMMIT DROP AS
SELECT app_label, unnest(string_to_array(models, ' ')) AS model
FROM (VALUES
    ('circuits', 'circuit circuittermination provider'),
    ('dcim', 'cable consoleport consoleserverport device devicebay devicetype frontport interface'),
    ('dcim', 'inventoryitem powerfeed poweroutlet powerpanel powerport rack rackreservation rearport'),
    ('dcim', 'site virtualchassis'),
    ('extras', 'gitrepository job secret'),
    ('ipam', 'aggregate ipaddress prefix routetarget service vlan vrf'),
    ('tenancy', 'tenant'),
    ('virtualization', 'cluster virtualmachine vminterface')
) AS of_app (app_label, models)
UNION
SELECT app_label, model
FROM extras_taggeditem JOIN django_content_type content_type ON content_type.id = content_type_id;

INSERT INTO django_content_type (app_label, model)
SELECT app_label, model FROM taggable ORDER BY app_label, model
ON CONFLICT (app_label, model) DO NOTHING;

INSERT INTO extras_tag_content_types (tag_id, contenttype_id)
SELECT tag.id, content_type.id
FROM extras_tag tag
CROSS JOIN taggable
JOIN django_content_type content_type USING (app_label, model)
ORDER BY tag.name, app_label, model
ON CONFLICT DO NOTHING;
