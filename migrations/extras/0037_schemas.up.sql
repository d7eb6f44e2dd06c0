-- What the way back put behind a name, see there; unless somebody has given that name away since.
UPDATE extras_configcontextschema it SET name = was ->> 'name'
FROM extras_before before
WHERE before.step = '0037' AND before.id = it.id AND name = became ->> 'name'
  AND NOT EXISTS (
    SELECT FROM extras_configcontextschema taken
    WHERE taken.name = was ->> 'name'
      AND (taken.owner_content_type_id, taken.owner_object_id)
          IS NOT DISTINCT FROM (it.owner_content_type_id, it.owner_object_id));
DELETE FROM extras_before WHERE step = '0037';
