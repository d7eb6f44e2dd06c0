-- Of namesakes the oldest keeps its name, and among those of one day the one that was changed first. The
-- others get the end of their own key behind it, and from now on nobody takes the name from the code again.
INSERT INTO extras_before (step, id, was, became)
SELECT '0073', id, jsonb_build_object('name', name, 'name_override', name_override),
       jsonb_build_object('name', left(name, 85) || ' (' || right(id::text, 12) || ')')
FROM (
    SELECT *, row_number() OVER (PARTITION BY name ORDER BY created, last_updated, id) AS number FROM extras_job
) AS namesake
WHERE number > 1;

UPDATE extras_job SET name = became ->> 'name', name_override = true
FROM extras_before before
WHERE before.step = '0073' AND before.id = extras_job.id;
