SELECT pg_temp.add_types('dcim.device', 'dcim.rack');
INSERT INTO extras_customfield (id, created, last_updated, type, label, description, required, filter_logic,
                                weight, validation_regex, advanced_ui, key, grouping)
SELECT pg_temp.key('field'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', 'text', 'Long', '', false, 'loose', 100,
       '', false, repeat('long', 15), '';
INSERT INTO extras_dynamicgroup (id, created, last_updated, _custom_field_data, name, description, filter,
                                 group_type, content_type_id)
SELECT pg_temp.key('group'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'group', '',
       jsonb_build_object('cf_' || key || '__ic', 'a', 'name', 'b'), 'dynamic-filter',
       pg_temp.type_of('dcim.device')
  FROM extras_customfield;
INSERT INTO extras_relationship (id, created, last_updated, label, key, description, type, source_label,
                                 source_hidden, source_filter, destination_label, destination_hidden,
                                 destination_filter, source_type_id, destination_type_id, advanced_ui,
                                 required_on)
SELECT pg_temp.key('relationship'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', 'relationship', 'relationship',
       '', 'many-to-many', '', false, jsonb_build_object('cf_' || key, 'a'), '', false,
       jsonb_build_object('cf_' || key || '__n', 'a'), pg_temp.type_of('dcim.device'),
       pg_temp.type_of('dcim.rack'), false, ''
  FROM extras_customfield;
