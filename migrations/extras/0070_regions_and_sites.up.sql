-- Where a context was for a region or a site, it is for the location of the same key.
INSERT INTO extras_configcontext_locations (configcontext_id, location_id)
SELECT configcontext_id, region_id FROM extras_configcontext_regions ORDER BY id
ON CONFLICT DO NOTHING;
INSERT INTO extras_configcontext_locations (configcontext_id, location_id)
SELECT configcontext_id, site_id FROM extras_configcontext_sites ORDER BY id
ON CONFLICT DO NOTHING;
