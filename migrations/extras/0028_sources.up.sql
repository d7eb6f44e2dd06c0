-- The end of the row's key stands for what is cut off, so that no two jobs become one.
INSERT INTO extras_before (step, id, was, became)
SELECT '0028', id, jsonb_build_object('source', source),
       jsonb_build_object('source', left(source, 3) || '-' || right(id::text, 12))
FROM extras_job WHERE length(source) > 16;

UPDATE extras_job SET source = became ->> 'source'
FROM extras_before before
WHERE before.step = '0028' AND before.id = extras_job.id;
