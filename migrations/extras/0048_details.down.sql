INSERT INTO extras_before (step, id, was, became)
SELECT '0048', id, jsonb_build_object('change_context_detail', change_context_detail),
       jsonb_build_object('change_context_detail', left(change_context_detail, 100))
FROM extras_objectchange WHERE length(change_context_detail) > 100;

UPDATE extras_objectchange SET change_context_detail = left(change_context_detail, 100)
WHERE length(change_context_detail) > 100;
