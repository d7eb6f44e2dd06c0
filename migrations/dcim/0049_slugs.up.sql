INSERT INTO dcim_old_slug (model, id, slug)
SELECT 'deviceredundancygroup', id, slug FROM dcim_deviceredundancygroup
UNION ALL
SELECT 'platform', id, slug FROM dcim_platform;
