-- Functions in pg_temp go away with the session.

-- `size` bytes from `at` on, the lowest first.
CREATE OR REPLACE FUNCTION pg_temp.number_at(bytes bytea, at integer, size integer)
RETURNS bigint LANGUAGE sql AS $$
  SELECT sum(get_byte(bytes, at + n)::bigint << 8 * n)::bigint FROM generate_series(0, size - 1) n
$$;

CREATE OR REPLACE FUNCTION pg_temp.unpickled(key text, bytes bytea)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  at integer := 0;
  code integer;
  size integer;
  value jsonb;
BEGIN
  LOOP
    code := get_byte(bytes, at);
    at := at + 1;
    CASE code
      WHEN x'80'::int THEN at := at + 1;                       -- the protocol's number
      WHEN x'95'::int THEN at := at + 8;                       -- how long the frame is
      WHEN x'94'::int THEN NULL;                               -- remember the value
      WHEN ascii('q') THEN at := at + 1;                       -- the same, before protocol 4
      WHEN ascii('N') THEN value := 'null';
      WHEN x'88'::int THEN value := 'true';
      WHEN x'89'::int THEN value := 'false';
      WHEN ascii('K') THEN value := to_jsonb(get_byte(bytes, at)); at := at + 1;
      WHEN ascii('M') THEN value := to_jsonb(pg_temp.number_at(bytes, at, 2)); at := at + 2;
      WHEN ascii('J') THEN
        value := to_jsonb(pg_temp.number_at(bytes, at, 4)::bit(32)::integer);
        at := at + 4;
      WHEN x'8c'::int, ascii('X') THEN                         -- a text, after its length
        size := CASE code WHEN ascii('X') THEN 4 ELSE 1 END;
        at := at + size;
        size := pg_temp.number_at(bytes, at - size, size);
        value := to_jsonb(convert_from(substr(bytes, at + 1, size), 'UTF8'));
        at := at + size;
      WHEN ascii('.') THEN RETURN value;
      ELSE
        RAISE EXCEPTION 'the value of "%" is neither null nor a boolean, an integer or a text', key
          USING HINT = 'Delete this row of constance_constance, and set the value anew afterwards.';
    END CASE;
  END LOOP;
END
$$;

UPDATE constance_constance
   SET value = jsonb_build_object('__type__', 'default',
                                  '__value__', pg_temp.unpickled(key, decode(value, 'base64')))::text
 WHERE value IS NOT NULL;
