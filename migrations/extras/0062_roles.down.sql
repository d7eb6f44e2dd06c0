-- The old tables have all of it, so what was made here goes. A role that was there before keeps what
-- it was given: perhaps somebody uses it by now.
CREATE TEMPORARY TABLE made ON COMMIT DROP AS
SELECT role_id AS id FROM extras_role_origin WHERE role_id = id;

DELETE FROM extras_role_content_types WHERE role_id IN (SELECT id FROM made);
DELETE FROM extras_role WHERE id IN (SELECT id FROM made);
