-- What the way back put behind a name, see there; unless somebody has given that name away since, or has
-- given two that had it to one owner: then the first has it.
UPDATE extras_configcontextschema it SET name = wanted.name
FROM (
    SELECT schema.id, was ->> 'name' AS name,
           row_number() OVER (PARTITION BY was ->> 'name', owner_content_type_id, owner_object_id
                              ORDER BY created, schema.id) AS number
    FROM extras_before before JOIN extras_configcontextschema schema ON schema.id = before.id
    WHERE before.step = '0037' AND name = became ->> 'name'
) AS wanted
WHERE wanted.id = it.id AND wanted.number = 1
  AND NOT EXISTS (
    SELECT FROM extras_configcontextschema taken
    WHERE taken.name = wanted.name
      AND (taken.owner_content_type_id, taken.owner_object_id)
          IS NOT DISTINCT FROM (it.owner_content_type_id, it.owner_object_id));
DELETE FROM extras_before WHERE step = '0037';
