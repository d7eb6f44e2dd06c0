-- What the change log knows of components and their templates: when each was made, and when last changed.
CREATE TEMPORARY TABLE known ON COMMIT DROP AS
SELECT content_type.model, change.changed_object_id AS id,
       (min(change.time) FILTER (WHERE change.action = 'create') AT TIME ZONE 'UTC')::date AS created,
       max(change.time) AS last_updated
FROM extras_objectchange change
JOIN django_content_type content_type ON content_type.id = change.changed_object_type_id
WHERE content_type.app_label = 'dcim'
GROUP BY content_type.model, change.changed_object_id;

UPDATE dcim_consoleport it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'consoleport' AND known.id = it.id;
UPDATE dcim_consoleserverport it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'consoleserverport' AND known.id = it.id;
UPDATE dcim_powerport it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'powerport' AND known.id = it.id;
UPDATE dcim_poweroutlet it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'poweroutlet' AND known.id = it.id;
UPDATE dcim_interface it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'interface' AND known.id = it.id;
UPDATE dcim_rearport it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'rearport' AND known.id = it.id;
UPDATE dcim_frontport it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'frontport' AND known.id = it.id;
UPDATE dcim_devicebay it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'devicebay' AND known.id = it.id;
UPDATE dcim_inventoryitem it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'inventoryitem' AND known.id = it.id;
UPDATE dcim_consoleporttemplate it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'consoleporttemplate' AND known.id = it.id;
UPDATE dcim_consoleserverporttemplate it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'consoleserverporttemplate' AND known.id = it.id;
UPDATE dcim_powerporttemplate it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'powerporttemplate' AND known.id = it.id;
UPDATE dcim_poweroutlettemplate it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'poweroutlettemplate' AND known.id = it.id;
UPDATE dcim_interfacetemplate it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'interfacetemplate' AND known.id = it.id;
UPDATE dcim_rearporttemplate it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'rearporttemplate' AND known.id = it.id;
UPDATE dcim_frontporttemplate it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'frontporttemplate' AND known.id = it.id;
UPDATE dcim_devicebaytemplate it
SET created = coalesce(known.created, it.created), last_updated = known.last_updated
FROM known WHERE known.model = 'devicebaytemplate' AND known.id = it.id;
