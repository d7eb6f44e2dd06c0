-- What a role was before: the one thing of its kind that it was made of, or that became one with it.
-- The models know nothing of this table. It is for the way back, on which those that became one have
-- their own keys, slugs and colors again.
CREATE TABLE extras_role_origin (
    kind text NOT NULL,      -- of which model it was: 'dcim.devicerole'
    id uuid NOT NULL,        -- its key there
    role_id uuid NOT NULL,   -- what it became; the same key where it became a role of its own
    was jsonb NOT NULL,      -- its row
    became jsonb,            -- the role's row then: what differs by now, somebody has changed since
    PRIMARY KEY (kind, id),
    UNIQUE (kind, role_id)
);

-- Makes a role of a row of another table, or gives what is in the row to the role of that name. Like
-- the functions below it stays after this migration, for those that fill the new columns and, on the
-- way back, the old ones: by then there may be old roles, or new ones, that are not in the table.
CREATE FUNCTION extras_collect_role(old_kind text, old_row jsonb, wanted_types text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    old_id uuid := old_row ->> 'id';
    role_name text := old_row ->> 'name';
    found_id uuid;
    found_name text;
    taken_id uuid;
BEGIN
    SELECT role.id, role.name INTO found_id, found_name
    FROM extras_role_origin origin JOIN extras_role role ON role.id = origin.role_id
    WHERE origin.kind = old_kind AND origin.id = old_id;

    IF found_id IS NOT NULL THEN
        -- It was collected, and the history has been back before that: what was changed then counts. Where
        -- another of this kind alone had its new name, that one is called otherwise by now, too: it takes
        -- the old one until it is its turn, for the two may have exchanged their names.
        SELECT taken.id INTO taken_id
        FROM extras_role taken
        JOIN extras_role_origin origin ON origin.role_id = taken.id
        JOIN extras_role_origin own ON own.kind = old_kind AND own.id = old_id
        WHERE taken.name = role_name AND taken.id <> found_id AND own.was ->> 'name' <> role_name
        GROUP BY taken.id HAVING count(*) = 1 AND min(origin.kind) = old_kind;
        IF taken_id IS NOT NULL THEN
            UPDATE extras_role SET name = taken_id WHERE id = taken_id;
            UPDATE extras_role SET name = role_name WHERE id = found_id;
            UPDATE extras_role SET name = found_name WHERE id = taken_id;
        END IF;
        UPDATE extras_role role
        SET name = CASE WHEN was ->> 'name' = role_name
                          OR EXISTS (SELECT FROM extras_role taken WHERE taken.name = role_name)
                        THEN role.name ELSE role_name END,
            color = CASE WHEN was ->> 'color' = old_row ->> 'color'
                         THEN role.color ELSE coalesce(old_row ->> 'color', role.color) END,
            description = CASE WHEN was ->> 'description' = old_row ->> 'description'
                               THEN role.description ELSE old_row ->> 'description' END,
            weight = CASE WHEN was ->> 'weight' = old_row ->> 'weight'
                          THEN role.weight ELSE coalesce((old_row ->> 'weight')::smallint, role.weight) END,
            _custom_field_data = role._custom_field_data
                || CASE WHEN was -> '_custom_field_data' = old_row -> '_custom_field_data'
                        THEN '{}' ELSE old_row -> '_custom_field_data' END
        FROM extras_role_origin origin
        WHERE role.id = found_id AND origin.kind = old_kind AND origin.id = old_id;
    ELSE
        -- Only those of different kinds become one.
        IF EXISTS (
            SELECT FROM extras_role_origin origin JOIN extras_role role ON role.id = origin.role_id
            WHERE origin.kind = old_kind AND role.name = role_name
        ) THEN
            role_name := left(role_name, 87) || '-' || right(old_id::text, 12);
        END IF;
        INSERT INTO extras_role
            (id, created, last_updated, _custom_field_data, name, color, description, weight)
        VALUES (old_id, (old_row ->> 'created')::date, (old_row ->> 'last_updated')::timestamptz,
                old_row -> '_custom_field_data', role_name, coalesce(old_row ->> 'color', '9e9e9e'),
                old_row ->> 'description', (old_row ->> 'weight')::smallint)
        ON CONFLICT (name) DO NOTHING;
        -- Of namesakes the first gives its color and description, and each its custom fields.
        UPDATE extras_role
        SET _custom_field_data = old_row -> '_custom_field_data' || _custom_field_data,
            weight = coalesce(weight, (old_row ->> 'weight')::smallint)
        WHERE name = role_name
        RETURNING id INTO found_id;
    END IF;

    INSERT INTO extras_role_origin (kind, id, role_id, was) VALUES (old_kind, old_id, found_id, old_row)
    ON CONFLICT (kind, id) DO UPDATE SET role_id = EXCLUDED.role_id, was = EXCLUDED.was;
    UPDATE extras_role_origin
    SET became = coalesce(became, to_jsonb(role))
        || jsonb_build_object('_custom_field_data', role._custom_field_data, 'weight', role.weight)
    FROM extras_role role
    WHERE role_id = found_id AND role.id = found_id;

    INSERT INTO django_content_type (app_label, model)
    SELECT split_part(type, '.', 1), split_part(type, '.', 2) FROM unnest(wanted_types) AS type
    ON CONFLICT (app_label, model) DO NOTHING;
    INSERT INTO extras_role_content_types (role_id, contenttype_id)
    SELECT found_id, id FROM django_content_type
    WHERE app_label || '.' || model = ANY (wanted_types)
    ORDER BY app_label, model
    ON CONFLICT DO NOTHING;
END
$$;

-- Addresses had no table of roles, but a list of them in the program.
CREATE FUNCTION extras_collect_address_role(slug text, name text, color text) RETURNS void
LANGUAGE sql AS $$
    SELECT extras_collect_role(
        'ipam.ipaddress',
        jsonb_build_object(
            'id', md5('ipam.ipaddress ' || slug)::uuid, 'name', name, 'slug', slug, 'color', color,
            'description', '', '_custom_field_data', '{}'::jsonb, 'created', CURRENT_DATE,
            'last_updated', CURRENT_TIMESTAMP),
        ARRAY['ipam.ipaddress'])
$$;

-- The row that a role has, or had, in an old table. One that was made as a role gets a key there.
CREATE FUNCTION extras_old_role(old_kind text, wanted_id uuid) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    role extras_role;
    origin extras_role_origin;
    old_row jsonb;
BEGIN
    SELECT * INTO STRICT role FROM extras_role WHERE id = wanted_id;
    SELECT * INTO origin FROM extras_role_origin WHERE kind = old_kind AND role_id = wanted_id;

    IF origin.id IS NULL THEN
        origin.id := gen_random_uuid();
        old_row := jsonb_build_object(
            'id', origin.id, 'created', role.created::date,
            'slug', left(coalesce(nullif(trim('-_' FROM regexp_replace(regexp_replace(
                lower(role.name), '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g')), ''), 'unnamed'), 50));
        IF EXISTS (
            SELECT FROM extras_role_origin WHERE kind = old_kind AND was -> 'slug' = old_row -> 'slug'
        ) THEN
            old_row := old_row || jsonb_build_object(
                'slug', left(old_row ->> 'slug', 37) || '-' || right(origin.id::text, 12));
        END IF;
        INSERT INTO extras_role_origin (kind, id, role_id, was)
        VALUES (old_kind, origin.id, wanted_id, old_row);
        origin.was := old_row || jsonb_build_object('weight', 1000);
        origin.became := jsonb_build_object('weight', NULL);
    END IF;

    -- What nobody has changed since is what it was, and anything else what it is now. Times are compared
    -- as such: they may have been written in another zone.
    old_row := to_jsonb(role) || jsonb_build_object(
        'name', CASE WHEN length(role.name) <= 100 THEN role.name
                     ELSE left(role.name, 87) || '-' || right(origin.id::text, 12) END,
        'description', left(role.description, 200));
    SELECT origin.was || jsonb_object_agg(key, value) INTO old_row
    FROM jsonb_each(old_row)
    WHERE key IN ('name', 'color', 'description', 'weight', '_custom_field_data', 'last_updated')
      AND value <> 'null'
      AND (to_jsonb(jsonb_populate_record(NULL::extras_role, origin.became)) -> key)
          IS DISTINCT FROM (to_jsonb(role) -> key);
    old_row := coalesce(old_row, origin.was) || jsonb_build_object('vm_role', EXISTS (
        SELECT FROM extras_role_content_types
        JOIN django_content_type type ON type.id = contenttype_id
        WHERE role_id = wanted_id AND type.app_label = 'virtualization' AND type.model = 'virtualmachine'));

    UPDATE extras_role_origin SET was = old_row, became = to_jsonb(role)
    WHERE kind = old_kind AND role_id = wanted_id;
    RETURN old_row;
END
$$;
