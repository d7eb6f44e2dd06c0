INSERT INTO extras_before (step, id, was)
SELECT '0075', id, jsonb_build_object('username', username)
FROM extras_gitrepository WHERE username <> '';
