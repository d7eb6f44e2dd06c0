INSERT INTO extras_before (step, id, was, became)
SELECT '0034', id, jsonb_build_object('mimetype', mimetype),
       jsonb_build_object('mimetype', left(mimetype, 50))
FROM extras_fileattachment WHERE length(mimetype) > 50;

UPDATE extras_fileattachment SET mimetype = left(mimetype, 50)
WHERE length(mimetype) > 50;
