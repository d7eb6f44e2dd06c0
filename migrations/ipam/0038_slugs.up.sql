INSERT INTO ipam_old_slug (model, id, slug)
SELECT 'vlangroup', id, slug FROM ipam_vlangroup;
