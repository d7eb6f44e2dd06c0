INSERT INTO dcim_region (id, created, last_updated, _custom_field_data, name, slug, description)
VALUES (pg_temp.key('north'), '2024-03-01', '2024-03-01 12:00Z', '{}', 'North', 'north', '');
INSERT INTO dcim_site (id, created, last_updated, _custom_field_data, name, _name, slug, facility, time_zone,
                       description, physical_address, shipping_address, contact_name, contact_phone,
                       contact_email, comments, region_id, status_id)
SELECT pg_temp.key('site ' || n), '2024-03-01', '2024-03-01 12:00Z', '{}', 'site ' || n,
       'site 0000000' || n, 'site-' || n, '', '', '', '', '', '', '', '', '',
       CASE WHEN n > 2 THEN pg_temp.key('north') END, status.id
  FROM generate_series(1, 5) n, extras_status status WHERE status.slug = 'active';
