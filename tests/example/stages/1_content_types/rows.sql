INSERT INTO django_content_type (app_label, model, name) VALUES
  ('auth', 'permission', 'permission'), ('auth', 'group', 'group'), ('auth', 'user', 'user'),
  ('contenttypes', 'contenttype', 'content type'), ('sessions', 'session', 'session'),
  ('dcim', 'site', 'site'), ('dcim', 'device', 'device'), ('dcim', 'rack', 'rack'),
  ('ipam', 'ipaddress', 'IP address'), ('ipam', 'vlan', 'VLAN');

INSERT INTO auth_permission (name, content_type_id, codename)
SELECT initcap('can ' || verb) || ' ' || name, id, verb || '_' || model
  FROM django_content_type, unnest(ARRAY['add', 'change', 'delete']) AS verb;
-- A proxy's, which still belong to the model behind it.
INSERT INTO auth_permission (name, content_type_id, codename)
SELECT 'Can ' || verb || ' Group', pg_temp.type_of('auth.group'), verb || '_admingroup'
  FROM unnest(ARRAY['add', 'change']) AS verb;
-- One of them has been made anew for the proxy by a newer version.
INSERT INTO django_content_type (app_label, model, name) VALUES ('users', 'admingroup', 'group');
INSERT INTO auth_permission (name, content_type_id, codename)
SELECT 'Can change Group', pg_temp.type_of('users.admingroup'), 'change_admingroup';
INSERT INTO auth_group (name) VALUES ('operators'), ('guests');
INSERT INTO auth_group_permissions (group_id, permission_id)
SELECT g.id, p.id FROM auth_group g, auth_permission p
 WHERE g.name = 'operators' OR p.codename LIKE 'change_%';

INSERT INTO django_session (session_key, session_data, expire_date)
SELECT 'session' || n, 'data of ' || n, timestamptz '2021-03-01 12:00Z' + n * interval '1 day'
  FROM generate_series(1, 5) n;

-- The pickles of 'lab', 42, true, null, -70000, 1000, 'Zażółć', 46.07, 5.0, 3000000000, -3000000000
-- and the 70th power of 2, in base 64.
INSERT INTO constance_constance (key, value) VALUES
  ('BANNER_TOP', 'gASVBwAAAAAAAACMA2xhYpQu'), ('PAGE_SIZE', 'gARLKi4='), ('MAINTENANCE', 'gASILg=='),
  ('BANNER_LOGIN', 'gAROLg=='), ('OFFSET', 'gASVBgAAAAAAAABKkO7+/y4='), ('LIMIT', 'gASVBAAAAAAAAABN6AMu'),
  ('TITLE', 'gASVDgAAAAAAAACMClphxbzDs8WCxIeULg=='), ('BANNER_BOTTOM', NULL),
  ('RATE', 'gASVCgAAAAAAAABHQEcI9cKPXCku'), ('FACTOR', 'gASVCgAAAAAAAABHQBQAAAAAAAAu'),
  ('SIZE', 'gASVCAAAAAAAAACKBQBe0LIALg=='), ('DEBT', 'gASVCAAAAAAAAACKBQCiL03/Lg=='),
  ('POWER', 'gASVDAAAAAAAAACKCQAAAAAAAAAAQC4=');
-- The table from before the app had migrations; one of its settings has been set anew since.
CREATE TABLE constance_config (constance_key text PRIMARY KEY, constance_value text);
INSERT INTO constance_config (constance_key, constance_value) VALUES
  ('RACK_HEIGHT', 'gARLKi4='), ('PAGE_SIZE', 'gARLBy4=');

INSERT INTO django_celery_beat_crontabschedule
  (minute, hour, day_of_week, day_of_month, month_of_year) VALUES
  ('0', '4', '*', '*', '*'), ('*/5', '*', '1-5', '*', '*'), ('30', '2', '*', '1', '1,7');
INSERT INTO django_celery_beat_intervalschedule (every, period) VALUES
  (10, 'minutes'), (1, 'days');
INSERT INTO django_celery_beat_periodictask
  (name, task, args, kwargs, queue, enabled, total_run_count, date_changed, description,
   crontab_id, interval_id, last_run_at)
SELECT 'task ' || n, 'jobs.work', '[]', '{"n": ' || n || '}', CASE WHEN n > 2 THEN 'slow' END,
       n <> 3, n * 10, '2021-03-01 12:00Z', 'the ' || n || 'th',
       CASE WHEN n % 2 = 1 THEN (SELECT id FROM django_celery_beat_crontabschedule
                                  ORDER BY id OFFSET n / 2 LIMIT 1) END,
       CASE WHEN n % 2 = 0 THEN (SELECT id FROM django_celery_beat_intervalschedule
                                  ORDER BY id OFFSET n / 2 - 1 LIMIT 1) END,
       '2021-03-02 04:00Z'
  FROM generate_series(1, 5) n;
INSERT INTO django_celery_beat_periodictasks (ident, last_update) VALUES
  (1, '2021-03-01 12:00Z');

INSERT INTO django_celery_results_taskresult
  (task_id, status, content_type, content_encoding, result, date_done, traceback, hidden, meta)
SELECT 'result-' || n, CASE WHEN n = 4 THEN 'FAILURE' ELSE 'SUCCESS' END, 'application/json',
       'utf-8', to_jsonb(n)::text, timestamptz '2021-03-01 12:00Z' + n * interval '1 hour',
       CASE WHEN n = 4 THEN 'it broke' END, n = 3, NULL
  FROM generate_series(1, 6) n;

INSERT INTO silk_request
  (id, path, query_params, raw_body, body, method, start_time, view_name, end_time, time_taken,
   encoded_headers, meta_time, meta_num_queries, meta_time_spent_queries, pyprofile,
   num_sql_queries)
SELECT md5('request ' || n)::uuid, '/dcim/devices/' || n || '/', '', '', '', 'GET', '2021-03-01 12:00Z',
       'dcim:device', '2021-03-01 12:00:01Z', 1000, '{}', 1, 2, 0.5, '', 2
  FROM generate_series(1, 4) n;
INSERT INTO silk_response (id, status_code, raw_body, body, encoded_headers, request_id)
SELECT md5('response ' || id)::uuid, 200, '', '', '{}', id FROM silk_request;
INSERT INTO silk_sqlquery (query, start_time, end_time, time_taken, traceback, request_id)
SELECT 'SELECT ' || n, '2021-03-01 12:00Z', '2021-03-01 12:00:01Z', 500, '', id
  FROM silk_request, generate_series(1, 2) n ORDER BY path, n;
INSERT INTO silk_profile
  (name, start_time, end_time, time_taken, file_path, line_num, end_line_num, func_name,
   exception_raised, dynamic, request_id)
SELECT 'profile of ' || path, '2021-03-01 12:00Z', NULL, NULL, 'views.py', 1, 2, 'get', false, true, id
  FROM silk_request ORDER BY path;
INSERT INTO silk_profile_queries (profile_id, sqlquery_id)
SELECT p.id, q.id FROM silk_profile p JOIN silk_sqlquery q USING (request_id) ORDER BY 1, 2;

INSERT INTO taggit_tag (name, slug) VALUES ('Blue', 'blue'), ('Red', 'red');
INSERT INTO taggit_taggeditem (object_id, content_type_id, tag_id)
SELECT object, pg_temp.type_of('auth.group'), t.id
  FROM taggit_tag t, generate_series(1, 2) object ORDER BY object, name;
