-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.

-- The values of an object's custom fields are kept by the fields' keys.
CREATE TEMPORARY TABLE renamed ON COMMIT DROP AS
SELECT key AS old, left(key, 37) || '_' || right(id::text, 12) AS new
FROM extras_customfield WHERE length(key) > 50;

-- Every table with values of custom fields, whichever apps are there.
DO $$
DECLARE
    holder regclass;
BEGIN
    FOR holder IN
        SELECT attrelid FROM pg_attribute
        JOIN pg_class ON pg_class.oid = attrelid
        WHERE attname = '_custom_field_data' AND NOT attisdropped AND relkind = 'r'
          AND pg_table_is_visible(attrelid)
        ORDER BY relname
    LOOP
        EXECUTE format($update$
            UPDATE %s SET _custom_field_data = (
                SELECT jsonb_object_agg(coalesce(renamed.new, item.key), item.value
                                        ORDER BY renamed.new IS NOT NULL)
                FROM jsonb_each(_custom_field_data) AS item
                LEFT JOIN renamed ON renamed.old = item.key)
            WHERE _custom_field_data ?| (SELECT array_agg(old::text) FROM renamed)
        $update$, holder);
    END LOOP;
END $$;

-- A filter names a field as cf_field, and cf_field__ic where the value need not be equal.
CREATE OR REPLACE FUNCTION pg_temp.with_fields_renamed(filter jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_object_agg(
        CASE WHEN renamed.new IS NULL THEN item.key
             ELSE 'cf_' || renamed.new || substr(item.key, length(renamed.old) + 4) END,
        item.value ORDER BY renamed.new IS NOT NULL)
    FROM jsonb_each(CASE jsonb_typeof(filter) WHEN 'object' THEN filter END) AS item
    LEFT JOIN LATERAL (
        SELECT * FROM renamed
        WHERE item.key = 'cf_' || old OR starts_with(item.key, 'cf_' || old || '__')
        ORDER BY length(old) DESC LIMIT 1
    ) AS renamed ON true
$$;

-- Groups have one, and relationships one for either side.
UPDATE extras_dynamicgroup SET filter = pg_temp.with_fields_renamed(filter)
WHERE filter <> pg_temp.with_fields_renamed(filter);
UPDATE extras_relationship SET source_filter = pg_temp.with_fields_renamed(source_filter)
WHERE source_filter <> pg_temp.with_fields_renamed(source_filter);
UPDATE extras_relationship SET destination_filter = pg_temp.with_fields_renamed(destination_filter)
WHERE destination_filter <> pg_temp.with_fields_renamed(destination_filter);

UPDATE extras_computedfield
SET description = left(description, 200),
    key = CASE WHEN length(key) > 100 THEN left(key, 87) || '_' || right(id::text, 12) ELSE key END,
    label = CASE WHEN length(label) > 100 THEN left(label, 87) || '-' || right(id::text, 12)
                 ELSE label END
WHERE length(description) > 200
   OR length(key) > 100
   OR length(label) > 100;
UPDATE extras_configcontext
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE extras_configcontextschema
SET description = left(description, 200),
    name = CASE WHEN length(name) > 200 THEN left(name, 187) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 200;
UPDATE extras_contact
SET name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(name) > 100;
UPDATE extras_customfield
SET description = left(description, 200),
    filter_logic = left(filter_logic, 50),
    key = CASE WHEN length(key) > 50 THEN left(key, 37) || '_' || right(id::text, 12) ELSE key END,
    label = left(label, 50),
    type = left(type, 50)
WHERE length(description) > 200
   OR length(filter_logic) > 50
   OR length(key) > 50
   OR length(label) > 50
   OR length(type) > 50;
UPDATE extras_customfieldchoice
SET value = CASE WHEN length(value) > 100 THEN left(value, 87) || '-' || right(id::text, 12)
                 ELSE value END
WHERE length(value) > 100;
UPDATE extras_customlink
SET button_class = left(button_class, 30),
    group_name = left(group_name, 50),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(button_class) > 30
   OR length(group_name) > 50
   OR length(name) > 100;
UPDATE extras_dynamicgroup
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE extras_dynamicgroupmembership
SET operator = left(operator, 20)
WHERE length(operator) > 20;
UPDATE extras_exporttemplate
SET description = left(description, 200),
    mime_type = left(mime_type, 50),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(mime_type) > 50
   OR length(name) > 100;
UPDATE extras_gitrepository
SET branch = left(branch, 64),
    current_head = left(current_head, 48),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END,
    slug = CASE WHEN length(slug) > 100 THEN left(slug, 87) || '-' || right(id::text, 12)
                ELSE slug END
WHERE length(branch) > 64
   OR length(current_head) > 48
   OR length(name) > 100
   OR length(slug) > 100;
UPDATE extras_graphqlquery
SET name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(name) > 100;
UPDATE extras_healthchecktestmodel
SET title = left(title, 128)
WHERE length(title) > 128;
UPDATE extras_imageattachment
SET name = left(name, 50)
WHERE length(name) > 50;
UPDATE extras_job
SET job_class_name = CASE WHEN length(job_class_name) > 100
                     THEN left(job_class_name, 87) || '-' || right(id::text, 12)
                          ELSE job_class_name END,
    module_name = CASE WHEN length(module_name) > 100
                     THEN left(module_name, 87) || '-' || right(id::text, 12)
                       ELSE module_name END,
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(job_class_name) > 100
   OR length(module_name) > 100
   OR length(name) > 100;
UPDATE extras_jobbutton
SET button_class = left(button_class, 30),
    group_name = left(group_name, 50),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(button_class) > 30
   OR length(group_name) > 50
   OR length(name) > 100;
UPDATE extras_jobhook
SET name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(name) > 100;
UPDATE extras_joblogentry
SET grouping = left(grouping, 100),
    log_level = left(log_level, 32),
    log_object = left(log_object, 200)
WHERE length(grouping) > 100
   OR length(log_level) > 32
   OR length(log_object) > 200;
UPDATE extras_jobresult
SET status = left(status, 30),
    worker = left(worker, 100)
WHERE length(status) > 30
   OR length(worker) > 100;
UPDATE extras_note
SET user_name = CASE WHEN length(user_name) > 150
                     THEN left(user_name, 137) || '-' || right(id::text, 12)
                     ELSE user_name END
WHERE length(user_name) > 150;
UPDATE extras_objectchange
SET action = left(action, 50),
    change_context = left(change_context, 50),
    object_repr = left(object_repr, 200),
    user_name = left(user_name, 150)
WHERE length(action) > 50
   OR length(change_context) > 50
   OR length(object_repr) > 200
   OR length(user_name) > 150;
UPDATE extras_relationship
SET description = left(description, 200),
    destination_label = left(destination_label, 50),
    key = CASE WHEN length(key) > 100 THEN left(key, 87) || '_' || right(id::text, 12) ELSE key END,
    label = CASE WHEN length(label) > 100 THEN left(label, 87) || '-' || right(id::text, 12)
                 ELSE label END,
    source_label = left(source_label, 50),
    type = left(type, 50)
WHERE length(description) > 200
   OR length(destination_label) > 50
   OR length(key) > 100
   OR length(label) > 100
   OR length(source_label) > 50
   OR length(type) > 50;
UPDATE extras_role
SET description = left(description, 200)
WHERE length(description) > 200;
UPDATE extras_scheduledjob
SET name = CASE WHEN length(name) > 200 THEN left(name, 187) || '-' || right(id::text, 12)
                ELSE name END,
    queue = left(queue, 200),
    task = left(task, 200)
WHERE length(name) > 200
   OR length(queue) > 200
   OR length(task) > 200;
UPDATE extras_secret
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END,
    provider = left(provider, 100)
WHERE length(description) > 200
   OR length(name) > 100
   OR length(provider) > 100;
UPDATE extras_secretsgroup
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE extras_secretsgroupassociation
SET access_type = left(access_type, 32),
    secret_type = left(secret_type, 32)
WHERE length(access_type) > 32
   OR length(secret_type) > 32;
UPDATE extras_status
SET description = left(description, 200),
    name = CASE WHEN length(name) > 50 THEN left(name, 37) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 50;
UPDATE extras_tag
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE extras_team
SET name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(name) > 100;
UPDATE extras_webhook
SET http_content_type = left(http_content_type, 100),
    http_method = left(http_method, 30),
    name = CASE WHEN length(name) > 150 THEN left(name, 137) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(http_content_type) > 100
   OR length(http_method) > 30
   OR length(name) > 150;

SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
