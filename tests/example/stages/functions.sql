-- For every rows.sql, in whose session it runs first.

-- The key of a row: the digest of its name.
CREATE FUNCTION pg_temp.key(name text) RETURNS uuid LANGUAGE sql AS $$SELECT md5(name)::uuid$$;

-- The content type of a model: 'dcim.site'.
CREATE FUNCTION pg_temp.type_of(text) RETURNS integer LANGUAGE sql AS
  $$SELECT id FROM django_content_type WHERE app_label || '.' || model = $1$$;

-- The content types that a stage needs and nobody has made.
CREATE FUNCTION pg_temp.add_types(VARIADIC names text[]) RETURNS void LANGUAGE sql AS
  $$INSERT INTO django_content_type (app_label, model)
    SELECT split_part(name, '.', 1), split_part(name, '.', 2) FROM unnest(names) AS name
    ON CONFLICT DO NOTHING$$;

-- An address as the framework keeps it: four or sixteen bytes.
CREATE FUNCTION pg_temp.packed(address inet) RETURNS bytea LANGUAGE sql AS
  $$SELECT substr(inet_send(host(address)::inet), 5)$$;
