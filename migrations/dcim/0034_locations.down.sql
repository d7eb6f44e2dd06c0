-- Regions and sites have their own tables still: only what was made of them goes.
CREATE OR REPLACE FUNCTION pg_temp.unmarked(name text, id uuid) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN right(name, 13) = '-' || right(id::text, 12) THEN left(name, -13) ELSE name END
$$;

CREATE TEMPORARY TABLE made ON COMMIT DROP AS
SELECT id FROM dcim_locationtype WHERE id IN (
    '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002');

UPDATE dcim_location location
SET parent_id = NULL,
    name = coalesce((
        SELECT was ->> 'name' FROM extras_before before
        WHERE step = 'dcim 0034: long name' AND before.id = location.id AND became ->> 'name' = location.name
    ), pg_temp.unmarked(location.name, location.id))
FROM dcim_location parent
WHERE parent.id = location.parent_id
  AND parent.location_type_id IN (SELECT id FROM made)
  AND location.location_type_id NOT IN (SELECT id FROM made);

DELETE FROM extras_before WHERE step = 'dcim 0034: long name';

UPDATE dcim_region SET migrated_location_id = NULL;
UPDATE dcim_site SET migrated_location_id = NULL;
DELETE FROM dcim_location WHERE location_type_id IN (SELECT id FROM made);

UPDATE dcim_locationtype SET parent_id = NULL WHERE parent_id IN (SELECT id FROM made);
DELETE FROM dcim_locationtype_content_types WHERE locationtype_id IN (SELECT id FROM made);
DELETE FROM dcim_locationtype WHERE id IN (SELECT id FROM made);
