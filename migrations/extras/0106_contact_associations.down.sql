-- Only what was offered here: others may have been offered since.
CREATE TEMPORARY TABLE contact ON COMMIT DROP AS
SELECT id FROM django_content_type WHERE app_label = 'extras' AND model = 'contactassociation';

DELETE FROM extras_status_content_types USING extras_status status
WHERE contenttype_id IN (SELECT id FROM contact)
  AND status.id = status_id AND (status.id = md5('status active')::uuid OR status.name = 'Active');

CREATE TEMPORARY TABLE wanted ON COMMIT DROP AS
SELECT * FROM (VALUES
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be106'::uuid, 'Administrative', '2196f3', 'Decides about it'),
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be206', 'Billing', '4caf50', 'Pays for it'),
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be306', 'On Site', '111111', 'Can go there'),
    ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be406', 'Support', 'ffeb3b', 'Knows how to mend it')
) AS listed (id, name, color, description);

-- A role with a key of its own was there before, and stays.
DELETE FROM extras_role_content_types USING extras_role role, wanted
WHERE contenttype_id IN (SELECT id FROM contact)
  AND role.id = role_id AND role.name = wanted.name AND role.id NOT IN (SELECT id FROM wanted);

-- One that was made here goes, unless somebody has changed it, or something else is of it.
CREATE TEMPORARY TABLE made ON COMMIT DROP AS
SELECT role.id
FROM extras_role role JOIN wanted USING (id, name, color, description)
WHERE role.weight IS NULL AND role._custom_field_data = '{}'
  AND ARRAY(SELECT contenttype_id FROM extras_role_content_types WHERE role_id = role.id)
      = ARRAY(SELECT id FROM contact);

-- Whatever can be of a role, whichever apps have such things by now.
DO $$
DECLARE
    holder record;
BEGIN
    FOR holder IN
        SELECT conrelid::regclass AS name, attname AS role
        FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
        WHERE contype = 'f' AND confrelid = 'extras_role'::regclass
          AND conrelid <> 'extras_role_content_types'::regclass
    LOOP
        EXECUTE format('DELETE FROM made USING %s AS holder WHERE holder.%I = made.id',
                       holder.name, holder.role);
    END LOOP;
END $$;

DELETE FROM extras_role_content_types WHERE role_id IN (SELECT id FROM made);
DELETE FROM extras_role WHERE id IN (SELECT id FROM made);
