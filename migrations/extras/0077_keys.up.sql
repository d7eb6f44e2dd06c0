-- The values of an object's custom fields are kept by the fields' keys, not by their names.
CREATE TEMPORARY TABLE renamed ON COMMIT DROP AS
SELECT name AS old, key AS new FROM extras_customfield WHERE name <> key;

-- Every table with values of custom fields, whichever apps are there, wherever the search path finds
-- it. A value of no field that stands in the way of a field's is given up.
DO $$
DECLARE
    holder regclass;
BEGIN
    FOR holder IN
        SELECT attrelid FROM pg_attribute
        JOIN pg_class ON pg_class.oid = attrelid
        WHERE attname = '_custom_field_data' AND NOT attisdropped AND relkind = 'r'
          AND pg_table_is_visible(pg_class.oid)
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
