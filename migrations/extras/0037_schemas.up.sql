-- What the way back put behind a name, see there.
UPDATE extras_configcontextschema it SET name = left(name, -13)
WHERE right(name, 13) = '-' || right(id::text, 12)
  AND NOT EXISTS (
    SELECT FROM extras_configcontextschema taken
    WHERE taken.name = left(it.name, -13)
      AND (taken.owner_content_type_id, taken.owner_object_id)
          IS NOT DISTINCT FROM (it.owner_content_type_id, it.owner_object_id));
