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

-- A key may have no minus.
DO $$
DECLARE
    field record;
BEGIN
    FOR field IN
        SELECT name, length, mark, unnest(tables::text[]) AS table_name
        FROM (VALUES
            ('job_class_name', 100, '-', '{extras_job}'),
            ('label', 100, '-', '{extras_computedfield, extras_relationship}'),
            ('module_name', 100, '-', '{extras_job}'),
            ('name', 50, '-', '{extras_status}'),
            ('name', 100, '-', '{
                extras_configcontext, extras_contact, extras_customlink, extras_dynamicgroup,
                extras_exporttemplate, extras_gitrepository, extras_graphqlquery, extras_job,
                extras_jobbutton, extras_jobhook, extras_secret, extras_secretsgroup, extras_tag,
                extras_team}'),
            ('name', 150, '-', '{extras_webhook}'),
            ('name', 200, '-', '{extras_configcontextschema, extras_scheduledjob}'),
            ('slug', 100, '-', '{extras_gitrepository}'),
            ('user_name', 150, '-', '{extras_note}'),
            ('value', 100, '-', '{extras_customfieldchoice}'),
            ('key', 50, '_', '{extras_customfield}'),
            ('key', 100, '_', '{extras_computedfield, extras_relationship}'),
            ('access_type', 32, NULL, '{extras_secretsgroupassociation}'),
            ('action', 50, NULL, '{extras_objectchange}'),
            ('branch', 64, NULL, '{extras_gitrepository}'),
            ('button_class', 30, NULL, '{extras_customlink, extras_jobbutton}'),
            ('change_context', 50, NULL, '{extras_objectchange}'),
            ('current_head', 48, NULL, '{extras_gitrepository}'),
            ('description', 200, NULL, '{
                extras_computedfield, extras_configcontext, extras_configcontextschema,
                extras_customfield, extras_dynamicgroup, extras_exporttemplate, extras_relationship,
                extras_role, extras_secret, extras_secretsgroup, extras_status, extras_tag}'),
            ('destination_label', 50, NULL, '{extras_relationship}'),
            ('filter_logic', 50, NULL, '{extras_customfield}'),
            ('group_name', 50, NULL, '{extras_customlink, extras_jobbutton}'),
            ('grouping', 100, NULL, '{extras_joblogentry}'),
            ('http_content_type', 100, NULL, '{extras_webhook}'),
            ('http_method', 30, NULL, '{extras_webhook}'),
            ('label', 50, NULL, '{extras_customfield}'),
            ('log_level', 32, NULL, '{extras_joblogentry}'),
            ('log_object', 200, NULL, '{extras_joblogentry}'),
            ('mime_type', 50, NULL, '{extras_exporttemplate}'),
            ('name', 50, NULL, '{extras_imageattachment}'),
            ('object_repr', 200, NULL, '{extras_objectchange}'),
            ('operator', 20, NULL, '{extras_dynamicgroupmembership}'),
            ('provider', 100, NULL, '{extras_secret}'),
            ('queue', 200, NULL, '{extras_scheduledjob}'),
            ('secret_type', 32, NULL, '{extras_secretsgroupassociation}'),
            ('source_label', 50, NULL, '{extras_relationship}'),
            ('status', 30, NULL, '{extras_jobresult}'),
            ('task', 200, NULL, '{extras_scheduledjob}'),
            ('title', 128, NULL, '{extras_healthchecktestmodel}'),
            ('type', 50, NULL, '{extras_customfield, extras_relationship}'),
            ('user_name', 150, NULL, '{extras_objectchange}'),
            ('worker', 100, NULL, '{extras_jobresult}')
        ) AS shortened (name, length, mark, tables)
    LOOP
        EXECUTE format(
            CASE WHEN field.mark IS NOT NULL THEN $update$
                UPDATE %1$I SET %2$I = left(%2$I, %3$s - 13) || %4$L || right(id::text, 12)
                WHERE length(%2$I) > %3$s
            $update$ ELSE $update$
                UPDATE %1$I SET %2$I = left(%2$I, %3$s) WHERE length(%2$I) > %3$s
            $update$ END, field.table_name, field.name, field.length, field.mark);
    END LOOP;
END $$;

-- A table cannot be altered while checks of its rows are pending, as after a second change of one row.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
