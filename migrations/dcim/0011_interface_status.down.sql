-- The offer goes, with what somebody has added to it. The statuses that things have go with their
-- column, when the migration before is undone.
DELETE FROM extras_status_content_types
WHERE contenttype_id IN (
    SELECT id FROM django_content_type
    WHERE app_label = 'dcim' AND model = 'interface'
);
