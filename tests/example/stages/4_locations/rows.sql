-- A region and the site in it have the same name and slug, and so has a location in the site.
INSERT INTO dcim_region (id, created, last_updated, _custom_field_data, name, slug, description,
                         parent_id)
VALUES (pg_temp.key('region Harbour'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'Harbour',
        'harbour', 'by the sea', pg_temp.key('region Poland'));
INSERT INTO dcim_site (id, created, last_updated, _custom_field_data, name, _name, slug, facility,
                       time_zone, description, physical_address, shipping_address, contact_name,
                       contact_phone, contact_email, comments, region_id, status_id)
VALUES (pg_temp.key('site Harbour'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'Harbour', 'Harbour',
        'harbour', '', '', 'the site of that name', '', '', '', '', '', '',
        pg_temp.key('region Harbour'), pg_temp.key('status active'));
INSERT INTO dcim_location (id, created, last_updated, _custom_field_data, name, _name, slug,
                           description, location_type_id, site_id, facility, time_zone,
                           physical_address, shipping_address, contact_name, contact_phone,
                           contact_email, comments)
VALUES (pg_temp.key('location Harbour'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'Harbour-House',
        'Harbour-House', 'harbour-house', '', pg_temp.key('location type Building'),
        pg_temp.key('site Harbour'), '', '', '', '', '', '', '', '');

-- All that can be at a site or below it.
INSERT INTO dcim_rackgroup (id, created, last_updated, _custom_field_data, name, slug, description,
                            site_id, location_id)
VALUES (pg_temp.key('group of Harbour'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'Hall', 'hall', '',
        pg_temp.key('site Harbour'), pg_temp.key('location Harbour'));
INSERT INTO dcim_powerpanel (id, created, last_updated, _custom_field_data, name, site_id,
                             location_id)
VALUES (pg_temp.key('panel of Harbour'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'main',
        pg_temp.key('site Harbour'), pg_temp.key('location Harbour'));
INSERT INTO virtualization_cluster (id, created, last_updated, _custom_field_data, name, comments,
                                    cluster_type_id, site_id, location_id)
VALUES (pg_temp.key('cluster of Harbour'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'harbour', '',
        pg_temp.key('cluster type'), pg_temp.key('site Harbour'), pg_temp.key('location Harbour'));
INSERT INTO circuits_circuit (id, created, last_updated, _custom_field_data, cid, description,
                              comments, provider_id, type_id)
VALUES (pg_temp.key('circuit of Harbour'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'C-H', '', '',
        pg_temp.key('provider Telco'), pg_temp.key('circuit type'));
INSERT INTO circuits_circuittermination (id, created, last_updated, _custom_field_data, term_side,
                                         xconnect_id, pp_info, description, circuit_id, site_id,
                                         location_id)
VALUES (pg_temp.key('termination of Harbour'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'A', '', '',
        '', pg_temp.key('circuit of Harbour'), pg_temp.key('site Harbour'),
        pg_temp.key('location Harbour'));

-- All that can be said about a region, a site and a location.
INSERT INTO extras_taggeditem (id, object_id, content_type_id, tag_id)
SELECT pg_temp.key('tagged ' || model || ' Harbour'), pg_temp.key(model || ' Harbour'),
       pg_temp.type_of('dcim.' || model), pg_temp.key('tag Old')
  FROM unnest(ARRAY['region', 'site', 'location']) AS model;
INSERT INTO extras_note (id, created, last_updated, assigned_object_id, user_name, slug, note,
                         assigned_object_type_id)
SELECT pg_temp.key('note on ' || model), '2023-03-01', '2023-03-01 12:00Z',
       pg_temp.key(model || ' Harbour'), 'piotr', model || '-harbour', 'about the ' || model,
       pg_temp.type_of('dcim.' || model)
  FROM unnest(ARRAY['region', 'site', 'location']) AS model;
INSERT INTO extras_objectchange (id, time, user_name, request_id, action, changed_object_id,
                                 object_repr, object_data, changed_object_type_id,
                                 related_object_id, related_object_type_id, change_context,
                                 change_context_detail)
SELECT pg_temp.key('change of ' || model), '2023-03-01 12:00Z', 'piotr', pg_temp.key('request'),
       'update', pg_temp.key(model || ' Harbour'), 'Harbour', '{"name": "Harbour"}',
       pg_temp.type_of('dcim.' || model), pg_temp.key('site Harbour'), pg_temp.type_of('dcim.site'),
       'web', ''
  FROM unnest(ARRAY['region', 'site', 'location']) AS model;
INSERT INTO users_objectpermission (id, name, description, enabled, constraints, actions)
VALUES (pg_temp.key('object permission of sites'), 'Sites', 'sites and regions', true,
        '{"name": "Harbour"}', '["view", "change"]');
INSERT INTO users_objectpermission_object_types (objectpermission_id, contenttype_id)
SELECT pg_temp.key('object permission of sites'), pg_temp.type_of('dcim.' || model)
  FROM unnest(ARRAY['region', 'site']) AS model;
INSERT INTO extras_configcontext_sites (configcontext_id, site_id)
VALUES (pg_temp.key('context 2'), pg_temp.key('site Harbour'));

-- Somebody calls a type of locations so already; a group of regions does not mean those.
INSERT INTO dcim_locationtype (id, created, last_updated, _custom_field_data, name, slug, description,
                               nestable)
VALUES (pg_temp.key('location type Region'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'Region', 'region', '',
        false);
INSERT INTO extras_dynamicgroup (id, created, last_updated, _custom_field_data, name, slug,
                                 description, filter, content_type_id)
VALUES (pg_temp.key('group of regions'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'Regions', 'regions',
        '', '{}', pg_temp.type_of('dcim.region'));

-- ---- networks ----------------------------------------------------------------------------------

SELECT pg_temp.add_types('ipam.aggregate', 'ipam.prefix');

-- Containers by their status, which is called otherwise here. One is a pool, too.
UPDATE extras_status SET name = 'Block' WHERE slug = 'container';
INSERT INTO ipam_prefix (id, created, last_updated, _custom_field_data, network, broadcast,
                         prefix_length, is_pool, type, description, status_id)
SELECT pg_temp.key('container ' || net), '2023-03-01', '2023-03-01 12:00Z', '{}',
       pg_temp.packed(net), pg_temp.packed(broadcast(net)), masklen(net), pool, 'network',
       'a container', (SELECT id FROM extras_status WHERE slug = 'container')
  FROM (VALUES (inet '10.64.0.0/16', false), ('10.64.1.0/24', true)) AS prefix (net, pool);
-- The very network of an aggregate.
INSERT INTO ipam_prefix (id, created, last_updated, _custom_field_data, network, broadcast,
                         prefix_length, is_pool, type, description)
VALUES (pg_temp.key('prefix 10.0.0.0/8'), '2023-03-01', '2023-03-01 12:00Z', '{}',
        pg_temp.packed('10.0.0.0'), pg_temp.packed('10.255.255.255'), 8, false, 'network',
        'as large as an aggregate');

-- All that can be said about an aggregate.
INSERT INTO extras_taggeditem (id, object_id, content_type_id, tag_id)
VALUES (pg_temp.key('tagged aggregate'), pg_temp.key('aggregate 10.0.0.0/8'),
        pg_temp.type_of('ipam.aggregate'), pg_temp.key('tag Old'));
INSERT INTO extras_note (id, created, last_updated, assigned_object_id, user_name, slug, note,
                         assigned_object_type_id)
VALUES (pg_temp.key('note on aggregate'), '2023-03-01', '2023-03-01 12:00Z',
        pg_temp.key('aggregate 10.0.0.0/8'), 'piotr', 'aggregate', 'about the aggregate',
        pg_temp.type_of('ipam.aggregate'));
INSERT INTO extras_objectchange (id, time, user_name, request_id, action, changed_object_id,
                                 object_repr, object_data, changed_object_type_id,
                                 related_object_id, related_object_type_id, change_context,
                                 change_context_detail)
VALUES (pg_temp.key('change of aggregate'), '2023-03-01 12:00Z', 'piotr', pg_temp.key('request'),
        'update', pg_temp.key('aggregate 10.0.0.0/8'), '10.0.0.0/8', '{"prefix_length": 8}',
        pg_temp.type_of('ipam.aggregate'), NULL, NULL, 'web', '');
INSERT INTO users_objectpermission (id, name, description, enabled, constraints, actions)
VALUES (pg_temp.key('object permission of aggregates'), 'Aggregates', '', true, NULL, '["view"]');
INSERT INTO users_objectpermission_object_types (objectpermission_id, contenttype_id)
VALUES (pg_temp.key('object permission of aggregates'), pg_temp.type_of('ipam.aggregate'));
INSERT INTO extras_dynamicgroup (id, created, last_updated, _custom_field_data, name, slug,
                                 description, filter, content_type_id)
VALUES (pg_temp.key('group of aggregates'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'Aggregates',
        'aggregates', '', '{"tenant": ["tenant-1"]}', pg_temp.type_of('ipam.aggregate'));
INSERT INTO extras_relationship (id, created, last_updated, name, slug, description, type,
                                 source_label, source_hidden, source_filter, destination_label,
                                 destination_hidden, destination_filter, source_type_id,
                                 destination_type_id, advanced_ui, required_on)
VALUES (pg_temp.key('relationship of aggregates'), '2023-03-01', '2023-03-01 12:00Z', 'Used at',
        'used-at', '', 'many-to-many', '', false, NULL, '', false, NULL,
        pg_temp.type_of('ipam.aggregate'), pg_temp.type_of('dcim.site'), false, '');
INSERT INTO extras_relationshipassociation (id, source_id, destination_id, destination_type_id,
                                            relationship_id, source_type_id)
VALUES (pg_temp.key('association of aggregate'), pg_temp.key('aggregate 10.0.0.0/8'),
        pg_temp.key('site 1'), pg_temp.type_of('dcim.site'), pg_temp.key('relationship of aggregates'),
        pg_temp.type_of('ipam.aggregate'));

-- Filters that name a custom field, which is called by its key later.
INSERT INTO extras_dynamicgroup (id, created, last_updated, _custom_field_data, name, slug,
                                 description, filter, content_type_id)
VALUES (pg_temp.key('group by field'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'By field', 'by-field', '',
        '{"cf_Rack Unit__gte": ["5"], "cf_Rack Units": ["other"]}', pg_temp.type_of('dcim.device'));
INSERT INTO extras_relationship (id, created, last_updated, name, slug, description, type,
                                 source_label, source_hidden, source_filter, destination_label,
                                 destination_hidden, destination_filter, source_type_id,
                                 destination_type_id, advanced_ui, required_on)
VALUES (pg_temp.key('relationship by field'), '2023-03-01', '2023-03-01 12:00Z', 'As high as',
        'as-high-as', '', 'many-to-many', '', false, '{"cf_Rack Unit": ["5"], "name": ["rack"]}', '', false,
        '{"cf_Rack Unit__lt": ["6"]}', pg_temp.type_of('dcim.rack'), pg_temp.type_of('dcim.device'), false,
        '');

-- Names and slugs that are so long that no end of a key has room behind them.
INSERT INTO dcim_region (id, created, last_updated, _custom_field_data, name, slug, description)
VALUES (pg_temp.key('long region'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'Far away', repeat('far-', 25),
        '');
INSERT INTO dcim_site (id, created, last_updated, _custom_field_data, name, _name, slug, facility,
                       time_zone, description, physical_address, shipping_address, contact_name,
                       contact_phone, contact_email, comments, status_id)
VALUES (pg_temp.key('long site'), '2023-03-01', '2023-03-01 12:00Z', '{}', 'Far away', 'Far away',
        repeat('far-', 25), '', '', '', '', '', '', '', '', '', pg_temp.key('status active'));
INSERT INTO dcim_location (id, created, last_updated, _custom_field_data, name, _name, slug,
                           description, location_type_id, site_id, facility, time_zone,
                           physical_address, shipping_address, contact_name, contact_phone,
                           contact_email, comments)
SELECT pg_temp.key('long location ' || n), '2023-03-01', '2023-03-01 12:00Z', '{}', repeat('Ünter', 20),
       'long', 'long-' || n, '', pg_temp.key('location type Building'), pg_temp.key('long site'), '', '', '',
       '', '', '', '', ''
  FROM generate_series(1, 3) n;
