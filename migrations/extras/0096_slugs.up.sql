INSERT INTO extras_before (step, id, was)
SELECT '0096 note', id, jsonb_build_object('slug', slug) FROM extras_note
UNION ALL
SELECT '0096 status', id, jsonb_build_object('slug', slug) FROM extras_status
UNION ALL
SELECT '0096 tag', id, jsonb_build_object('slug', slug) FROM extras_tag;
