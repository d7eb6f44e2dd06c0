-- Of namesakes the oldest keeps its name. The others get the end of their own key behind it, in
-- parentheses where the name was the code's and in brackets where somebody had written it: the way
-- back tells the two apart. From now on nobody takes the name from the code again.
UPDATE extras_job
SET name = left(name, 85) || CASE WHEN name_override
        THEN ' [' || right(extras_job.id::text, 12) || ']'
        ELSE ' (' || right(extras_job.id::text, 12) || ')' END,
    name_override = true
FROM (
    SELECT id, row_number() OVER (PARTITION BY name ORDER BY created, id) AS number FROM extras_job
) AS namesake
WHERE namesake.id = extras_job.id AND namesake.number > 1;
