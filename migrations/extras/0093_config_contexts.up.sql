-- What the way back put behind a name, see there.
UPDATE extras_configcontext SET name = left(name, -13)
WHERE right(name, 13) = '-' || right(id::text, 12)
  AND NOT EXISTS (
    SELECT FROM extras_configcontext taken
    WHERE taken.name = left(extras_configcontext.name, -13)
      AND (taken.owner_content_type_id, taken.owner_object_id)
          IS NOT DISTINCT FROM
          (extras_configcontext.owner_content_type_id, extras_configcontext.owner_object_id));
