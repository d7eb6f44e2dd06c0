SELECT pg_temp.add_types(
    'circuits.providernetwork', 'dcim.deviceredundancygroup', 'dcim.interfaceredundancygroup',
    'dcim.inventoryitem', 'dcim.location', 'dcim.locationtype', 'extras.configcontext',
    'extras.role', 'extras.scheduledjob', 'ipam.vlangroup');

-- ---- roles that are in the way of others -------------------------------------------------------

-- A role of that name is there already, for nothing.
INSERT INTO extras_role (id, created, last_updated, _custom_field_data, name, color, description,
                         weight)
VALUES (pg_temp.key('role Panel'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Panel', 'cccccc',
        'made before', NULL);
INSERT INTO extras_role_content_types (role_id, contenttype_id)
VALUES (pg_temp.key('role Panel'), pg_temp.type_of('dcim.inventoryitem'));
-- The same name with other letters is another role.
INSERT INTO dcim_rackrole (id, created, last_updated, _custom_field_data, name, slug, color,
                           description)
VALUES (pg_temp.key('rack role server'), '2022-03-01', '2022-03-01 12:00Z',
        '{"shade": "dark"}', 'server', 'server', '123456', 'small letters');

-- Notes and relations are of roles, and two addresses have roles of no list.
INSERT INTO extras_note (id, created, last_updated, assigned_object_id, user_name, slug, note,
                         assigned_object_type_id, user_id)
SELECT pg_temp.key('note of ' || role), '2022-03-02', '2022-03-02 12:00Z', pg_temp.key(role), 'olga',
       'note-of-' || n, 'of ' || role, pg_temp.type_of(type), pg_temp.key('user olga')
  FROM (VALUES (1, 'device role Network', 'dcim.devicerole'), (2, 'rack role server', 'dcim.rackrole'),
               (3, 'ipam role Transfer', 'ipam.role')) AS note (n, role, type);
INSERT INTO extras_relationship (id, created, last_updated, name, slug, description, type,
                                 source_label, source_hidden, source_filter, destination_label,
                                 destination_hidden, destination_filter, source_type_id,
                                 destination_type_id, advanced_ui, required_on)
SELECT pg_temp.key('relation of ' || type), '2022-03-01', '2022-03-01 12:00Z', 'of ' || type,
       replace(type, '.', '-'), '', 'many-to-many', '', false, NULL, '', false, NULL,
       pg_temp.type_of(type), pg_temp.type_of('dcim.rackrole'), false, ''
  FROM unnest(ARRAY['dcim.devicerole', 'ipam.role']) AS type;
INSERT INTO extras_relationshipassociation (id, source_id, destination_id, relationship_id,
                                            source_type_id, destination_type_id)
SELECT pg_temp.key('association of ' || role), pg_temp.key(role), pg_temp.key(rack_role),
       pg_temp.key('relation of ' || type), pg_temp.type_of(type), pg_temp.type_of('dcim.rackrole')
  FROM (VALUES ('device role Network', 'dcim.devicerole', 'rack role Network'),
               ('ipam role Server', 'ipam.role', 'rack role server')) AS related (role, type, rack_role);
UPDATE ipam_ipaddress SET role = 'VIP' WHERE id = pg_temp.key('free address 4');
UPDATE ipam_ipaddress SET role = 'odd' WHERE id = pg_temp.key('free address 5');

-- ---- locations below sites ---------------------------------------------------------------------

INSERT INTO dcim_locationtype (id, created, last_updated, _custom_field_data, name, slug,
                               description, parent_id, nestable) VALUES
  (pg_temp.key('location type Building'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Building',
   'building', '', NULL, false),
  (pg_temp.key('location type Storey'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Storey', 'storey',
   '', pg_temp.key('location type Building'), true);
INSERT INTO dcim_locationtype_content_types (locationtype_id, contenttype_id)
SELECT t.id, pg_temp.type_of(model)
  FROM dcim_locationtype t,
       unnest(ARRAY['dcim.device', 'dcim.rack', 'ipam.prefix', 'ipam.vlan']) AS model
 ORDER BY t.slug, model;
INSERT INTO dcim_location (id, created, last_updated, _custom_field_data, name, _name, slug,
                           description, location_type_id, parent_id, site_id, status_id, tenant_id,
                           facility, time_zone, physical_address, shipping_address, contact_name,
                           contact_phone, contact_email, comments)
SELECT pg_temp.key(name), '2022-03-01', '2022-03-01 12:00Z', '{}', name, lower(name), lower(name),
       '', pg_temp.key('location type ' || type), CASE type WHEN 'Storey' THEN pg_temp.key(parent) END,
       CASE type WHEN 'Building' THEN pg_temp.key(parent) END, pg_temp.key('status active'), NULL,
       '', '', '', '', '', '', '', ''
  FROM (VALUES ('North', 'Building', 'site 1'), ('South', 'Building', 'site 1'),
               ('East', 'Building', 'site 2'), ('North-1', 'Storey', 'North'),
               ('North-1a', 'Storey', 'North-1')) AS place (name, type, parent);
UPDATE dcim_rack SET location_id = pg_temp.key('North-1')
 WHERE id = pg_temp.key('rack 1 of site-1');
UPDATE dcim_device SET location_id = pg_temp.key('North-1')
 WHERE rack_id = pg_temp.key('rack 1 of site-1');
UPDATE dcim_rackgroup SET location_id = pg_temp.key('North')
 WHERE site_id = pg_temp.key('site 1');
UPDATE ipam_prefix SET location_id = pg_temp.key('North')
 WHERE id = pg_temp.key('prefix 10.0.1.0/24');
UPDATE ipam_vlan SET location_id = pg_temp.key('East') WHERE site_id = pg_temp.key('site 2');

-- ---- devices and interfaces --------------------------------------------------------------------

UPDATE dcim_interface SET status_id = pg_temp.key('status lab')
 WHERE device_id = pg_temp.key('switch1 of site-5');
UPDATE virtualization_vminterface SET parent_interface_id = pg_temp.key('eth1 of vm-1'),
                                      status_id = pg_temp.key('status active')
 WHERE id = pg_temp.key('eth0 of vm-1');
INSERT INTO extras_secret (id, created, last_updated, _custom_field_data, name, slug, description,
                           provider, parameters)
VALUES (pg_temp.key('secret'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Password', 'password', '',
        'environment-variable', '{"variable": "PASSWORD"}');
INSERT INTO extras_secretsgroup (id, created, last_updated, _custom_field_data, name, slug,
                                 description)
VALUES (pg_temp.key('secrets group'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Devices',
        'devices', '');
UPDATE extras_gitrepository SET secrets_group_id = pg_temp.key('secrets group') WHERE name = 'Jobs';
INSERT INTO extras_secretsgroupassociation (id, created, last_updated, _custom_field_data,
                                            access_type, secret_type, secret_id, secrets_group_id)
VALUES (pg_temp.key('secrets group association'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'SSH',
        'password', pg_temp.key('secret'), pg_temp.key('secrets group'));
UPDATE dcim_device SET secrets_group_id = pg_temp.key('secrets group')
 WHERE site_id = pg_temp.key('site 1');
INSERT INTO dcim_deviceredundancygroup (id, created, last_updated, _custom_field_data, name, slug,
                                        description, failover_strategy, comments,
                                        secrets_group_id, status_id)
VALUES (pg_temp.key('redundancy group'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Servers',
        'servers', '', 'active-passive', '', NULL, pg_temp.key('status active'));
UPDATE dcim_device SET device_redundancy_group_id = pg_temp.key('redundancy group'),
                       device_redundancy_group_priority = 1
 WHERE name LIKE '%server3' AND name < 'site-3';
INSERT INTO dcim_interfaceredundancygroup (id, created, last_updated, _custom_field_data, name,
                                           description, protocol, protocol_group_id,
                                           secrets_group_id, status_id, virtual_ip_id)
VALUES (pg_temp.key('interface redundancy group'), '2022-03-01', '2022-03-01 12:00Z', '{}',
        'Gateways', '', 'vrrp', '1', NULL, NULL, pg_temp.key('free address 2'));
INSERT INTO dcim_interfaceredundancygroupassociation (id, created, last_updated, priority,
                                                      interface_id, interface_redundancy_group_id)
SELECT pg_temp.key('redundancy ' || n), '2022-03-01', '2022-03-01 12:00Z', n,
       pg_temp.key('eth2 of site-2-switch' || n), pg_temp.key('interface redundancy group')
  FROM generate_series(1, 2) n;

-- ---- circuits ----------------------------------------------------------------------------------

INSERT INTO circuits_providernetwork (id, created, last_updated, _custom_field_data, name, slug,
                                      description, comments, provider_id)
VALUES (pg_temp.key('provider network'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Backbone',
        'backbone', '', '', pg_temp.key('provider Fibre')),
       -- Two that have no slug, or the same one.
       (pg_temp.key('ring'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Ring', '', '', '',
        pg_temp.key('provider Fibre')),
       (pg_temp.key('star'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Star', '', '', '',
        pg_temp.key('provider Fibre'));
UPDATE circuits_circuittermination SET site_id = NULL,
                                       provider_network_id = pg_temp.key('provider network')
 WHERE id = pg_temp.key('termination Z3');
UPDATE circuits_circuit SET termination_a_id = pg_temp.key('termination A3'),
                            termination_z_id = pg_temp.key('termination Z3')
 WHERE id = pg_temp.key('circuit 3');

-- ---- jobs, groups, notes -----------------------------------------------------------------------

-- Two have the same name, which is not allowed later.
INSERT INTO extras_job (id, created, last_updated, _custom_field_data, source, module_name,
                        job_class_name, slug, grouping, name, description, installed, enabled,
                        approval_required, hidden, read_only, commit_default, soft_time_limit,
                        time_limit, grouping_override, name_override, description_override,
                        approval_required_override, hidden_override, read_only_override,
                        commit_default_override, soft_time_limit_override, time_limit_override,
                        has_sensitive_variables,
                        has_sensitive_variables_override, is_job_hook_receiver, task_queues,
                        task_queues_override)
SELECT pg_temp.key('job ' || n), '2022-03-01', '2022-03-01 12:00Z', '{}', 'local', module, 'Work',
       'local-' || module || '-work', 'Jobs', name, '', true, true, false, false, n = 2, n <> 2, 0, 0,
       false, false, false, false, false, false, n = 2, false, false, n = 3, false, n = 3,
       CASE n WHEN 1 THEN '[]' ELSE jsonb_build_array('bulk', 'queue ' || n) END, n > 1
  FROM (VALUES (1, 'backup', 'Back up'), (2, 'restore', 'Restore'), (3, 'old_backup', 'Back up'))
       AS job (n, module, name);
-- Long names that are the same, and lists of queues that are more, or less, than names.
INSERT INTO extras_job (id, created, last_updated, _custom_field_data, source, module_name,
                        job_class_name, slug, grouping, name, description, installed, enabled,
                        approval_required, hidden, read_only, commit_default, soft_time_limit,
                        time_limit, grouping_override, name_override, description_override,
                        approval_required_override, hidden_override, read_only_override,
                        commit_default_override, soft_time_limit_override, time_limit_override,
                        has_sensitive_variables,
                        has_sensitive_variables_override, is_job_hook_receiver, task_queues,
                        task_queues_override)
SELECT pg_temp.key('long job ' || n), '2022-03-01', '2022-03-01 12:00Z', '{}', 'plugins', 'long',
       'Work' || n, 'plugins-long-work' || n, 'Jobs', repeat('long name ', 10), '', true, true, false,
       false, false, true, 0, 0, false, n = 2, false, false, false, false, false, false, false, false,
       false, false, queues::jsonb, true
  FROM (VALUES (1, '["", "fast", "fast", "slow"]'), (2, '{}'), (3, '["slow", "fast"]'), (4, 'null'))
       AS job (n, queues);
UPDATE extras_jobresult SET job_model_id = pg_temp.key('job 1'), job_kwargs = '{"a": 1}'
 WHERE status = 'completed';
INSERT INTO extras_scheduledjob (id, name, task, job_class, interval, args, kwargs, queue, one_off,
                                 start_time, enabled, total_run_count, date_changed, description,
                                 approval_required, user_id, job_model_id, crontab)
SELECT pg_temp.key('scheduled job ' || n), 'nightly ' || n, 'jobs.run', 'local/jobs/Work',
       CASE n WHEN 1 THEN 'daily' ELSE 'custom' END, '[]',
       '{"user": "olga", "commit": true, "data": {"n": 1}}', CASE n WHEN 2 THEN 'bulk' ELSE '' END, false,
       '2022-03-01 12:00Z', true, 3, '2022-03-01 12:00Z', '', false, pg_temp.key('user olga'),
       pg_temp.key('job 2'), CASE n WHEN 1 THEN '' ELSE '0 3 * * *' END
  FROM generate_series(1, 2) n;
-- Schedules without arguments, with none for the job, with some that are no object, and of a job that
-- has gone; all of one name, which is not allowed later.
INSERT INTO extras_scheduledjob (id, name, task, job_class, interval, args, kwargs, queue, one_off,
                                 start_time, enabled, total_run_count, date_changed, description,
                                 approval_required, user_id, job_model_id, crontab)
SELECT pg_temp.key('odd schedule ' || n), repeat('weekly ', 28), 'jobs.run', 'local/jobs/Work', 'weekly',
       '[]', kwargs::jsonb, '', false, timestamptz '2022-03-01 12:00Z' + n * interval '1 day', true, 3,
       '2022-03-01 12:00Z', '', false, NULL, CASE WHEN n < 5 THEN pg_temp.key('job 2') END, ''
  FROM (VALUES (1, '{}'), (2, '{"user": "olga"}'), (3, '{"data": null}'), (4, '[1]'),
               (5, '{"data": {"n": 1}}')) AS schedule (n, kwargs);
INSERT INTO extras_scheduledjobs (ident, last_update) VALUES (1, '2022-03-01 12:00Z');
INSERT INTO extras_joblogentry (id, log_level, grouping, message, created, log_object,
                                absolute_url, job_result_id)
SELECT pg_temp.key('log ' || n || level), level, 'run', level || ' ' || n,
       timestamptz '2022-03-01 12:00Z' + n * interval '1 second', '', '', pg_temp.key('result ' || n)
  FROM generate_series(1, 2) n, unnest(ARRAY['default', 'success', 'info', 'failure', 'error']) AS level;
INSERT INTO extras_jobhook (id, created, last_updated, name, enabled, type_create, type_update,
                            type_delete, job_id)
VALUES (pg_temp.key('job hook'), '2022-03-01', '2022-03-01 12:00Z', 'on change', true, true, true,
        false, pg_temp.key('job 3'));
INSERT INTO extras_jobhook_content_types (jobhook_id, contenttype_id)
VALUES (pg_temp.key('job hook'), pg_temp.type_of('dcim.device'));
INSERT INTO extras_jobbutton (id, created, last_updated, name, text, weight, group_name,
                              button_class, confirmation, job_id)
VALUES (pg_temp.key('job button'), '2022-03-01', '2022-03-01 12:00Z', 'Back up now', 'Now', 100, '',
        'default', true, pg_temp.key('job 1'));
INSERT INTO extras_jobbutton_content_types (jobbutton_id, contenttype_id)
VALUES (pg_temp.key('job button'), pg_temp.type_of('dcim.site'));

INSERT INTO extras_dynamicgroup (id, created, last_updated, _custom_field_data, name, slug,
                                 description, filter, content_type_id) VALUES
  (pg_temp.key('group by site'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Of site 1', 'of-site-1',
   '', '{"site": ["site-1"]}', pg_temp.type_of('dcim.device')),
  (pg_temp.key('group of groups'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'All', 'all', '', '{}',
   pg_temp.type_of('dcim.device')),
  (pg_temp.key('group of nobody'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Nobody', 'nobody', '',
   '{}', pg_temp.type_of('dcim.rack'));
INSERT INTO extras_dynamicgroupmembership (id, created, last_updated, _custom_field_data, operator,
                                           weight, group_id, parent_group_id)
VALUES (pg_temp.key('membership'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'union', 10,
        pg_temp.key('group by site'), pg_temp.key('group of groups'));

-- Two notes of the same day are of the same moment later, which is not allowed.
INSERT INTO extras_note (id, created, last_updated, assigned_object_id, user_name, slug, note,
                         assigned_object_type_id, user_id)
SELECT pg_temp.key('note ' || n), '2022-03-01', '2022-03-01 12:00Z', pg_temp.key(place), 'olga',
       'note-' || n, 'note ' || n, pg_temp.type_of(type), pg_temp.key('user olga')
  FROM (VALUES (1, 'site 1', 'dcim.site'), (2, 'site 1', 'dcim.site'),
               (3, 'region Poland', 'dcim.region'), (4, 'nothing', 'dcim.device'))
       AS note (n, place, type);

INSERT INTO extras_computedfield (id, created, last_updated, label, slug, description, template,
                                  fallback_value, weight, content_type_id, advanced_ui)
VALUES (pg_temp.key('computed field'), '2022-03-01', '2022-03-01 12:00Z', 'Full name', 'full-name',
        '', '{{ obj.name }}', '?', 100, pg_temp.type_of('dcim.device'), false);
INSERT INTO extras_graphqlquery (id, created, last_updated, name, slug, query, variables)
VALUES (pg_temp.key('query'), '2022-03-01', '2022-03-01 12:00Z', 'Devices', 'devices',
        '{ devices { name } }', '{}');
INSERT INTO extras_configcontextschema (id, created, last_updated, _custom_field_data, name, slug,
                                        description, data_schema)
VALUES (pg_temp.key('schema'), '2022-03-01', '2022-03-01 12:00Z', '{}', 'Times', 'times', '',
        '{"type": "object"}');
UPDATE extras_configcontext SET schema_id = pg_temp.key('schema')
 WHERE id = pg_temp.key('context 1');
INSERT INTO extras_configcontext_locations (configcontext_id, location_id)
VALUES (pg_temp.key('context 2'), pg_temp.key('East'));
INSERT INTO extras_configcontext_dynamic_groups (configcontext_id, dynamicgroup_id)
VALUES (pg_temp.key('context 2'), pg_temp.key('group by site'));
INSERT INTO extras_configcontext_device_redundancy_groups
  (configcontext_id, deviceredundancygroup_id)
VALUES (pg_temp.key('context 2'), pg_temp.key('redundancy group'));
INSERT INTO extras_fileattachment (id, bytes, filename, mimetype)
VALUES (pg_temp.key('attachment'), '\x00ff', 'file.bin', 'application/octet-stream');
INSERT INTO extras_fileproxy (id, name, file, uploaded_at)
VALUES (pg_temp.key('proxy'), 'file.bin', 'file.bin', '2022-03-01 12:00Z');
-- Names that are long, and the same.
INSERT INTO extras_fileproxy (id, name, file, uploaded_at)
SELECT pg_temp.key('long proxy ' || n), repeat('file', 60) || '.bin', 'file.bin', '2022-03-01 12:00Z'
  FROM generate_series(1, 2) n;
INSERT INTO extras_exporttemplate (id, created, last_updated, name, description, template_code,
                                   mime_type, file_extension, content_type_id)
SELECT pg_temp.key('long export ' || n), '2022-03-01', '2022-03-01 12:00Z', repeat('a list ', 14), '',
       '{{ queryset }}', 'text/plain', 'txt', pg_temp.type_of('dcim.device')
  FROM generate_series(1, 2) n;
INSERT INTO extras_relationship (id, created, last_updated, name, slug, description, type,
                                 source_label, source_hidden, destination_label,
                                 destination_hidden, source_type_id, destination_type_id, advanced_ui,
                                 required_on)
SELECT pg_temp.key('long relationship ' || n), '2022-03-01', '2022-03-01 12:00Z', 'Long ' || n,
       repeat('long' || n, 19), '', 'one-to-one', '', false, '', false, pg_temp.type_of('dcim.device'),
       pg_temp.type_of('dcim.device'), false, ''
  FROM unnest(ARRAY['-', '_']) n;
INSERT INTO extras_healthchecktestmodel (id, title) VALUES (pg_temp.key('health'), 'well');

-- ---- long texts ----------------------------------------------------------------------------------

UPDATE extras_fileattachment SET mimetype = rpad('application/x.', 255, 'long');
INSERT INTO social_auth_code (email, code, verified)
SELECT repeat('long', 18) || '@org.example.com.' || n, 'xyz', false FROM generate_series(1, 2) n;
UPDATE circuits_provider SET account = repeat('9', 100) WHERE id = pg_temp.key('provider Telco');
UPDATE dcim_rack SET serial = repeat('s', 255);
UPDATE dcim_inventoryitem SET serial = repeat('s', 255);
UPDATE dcim_device SET serial = repeat('s', 255), asset_tag = rpad('tag', 90, '-') || lpad(number::text, 10, '0')
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS number FROM dcim_device) AS numbered
 WHERE numbered.id = dcim_device.id;
INSERT INTO ipam_vlan (id, created, last_updated, _custom_field_data, vid, name, description)
SELECT pg_temp.key('long vlan ' || n), '2022-03-01', '2022-03-01 12:00Z', '{}', 4000 + n,
       repeat('long', 60) || n, ''
  FROM generate_series(1, 2) n;
