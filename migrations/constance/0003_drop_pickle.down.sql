-- Functions in pg_temp go away with the session. What they write is what Python's protocol 4 does.

-- The lowest byte first.
CREATE OR REPLACE FUNCTION pg_temp.bytes_of(number bigint, size integer)
RETURNS bytea LANGUAGE sql AS $$
  SELECT string_agg(set_byte('\x00', 0, (number >> 8 * n & 255)::integer), NULL ORDER BY n)
    FROM generate_series(0, size - 1) n
$$;

CREATE OR REPLACE FUNCTION pg_temp.pickled(key text, value jsonb)
RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE
  number bigint;
  content bytea;
BEGIN
  CASE jsonb_typeof(value)
    WHEN 'null' THEN content := 'N';
    WHEN 'boolean' THEN content := CASE value WHEN 'true' THEN '\x88'::bytea ELSE '\x89' END;
    WHEN 'string' THEN
      content := convert_to(value #>> '{}', 'UTF8');
      content := CASE WHEN length(content) < 256 THEN '\x8c' || pg_temp.bytes_of(length(content), 1)
                      ELSE 'X'::bytea || pg_temp.bytes_of(length(content), 4) END || content || '\x94';
    WHEN 'number' THEN
      number := value;
      content := CASE WHEN number BETWEEN 0 AND 255 THEN 'K'::bytea || pg_temp.bytes_of(number, 1)
                      WHEN number BETWEEN 0 AND 65535 THEN 'M'::bytea || pg_temp.bytes_of(number, 2)
                      ELSE 'J'::bytea || pg_temp.bytes_of(number, 4) END;
    ELSE
      RAISE EXCEPTION 'the value of "%" is neither null nor a boolean, an integer or a text', key
        USING HINT = 'Delete this row of constance_constance, and set the value anew afterwards.';
  END CASE;
  content := content || '.';
  IF length(content) >= 4 THEN
    content := '\x95'::bytea || pg_temp.bytes_of(length(content), 8) || content;
  END IF;
  RETURN '\x8004'::bytea || content;
END
$$;

UPDATE constance_constance
   SET value = translate(encode(pg_temp.pickled(key, value::jsonb -> '__value__'), 'base64'), E'\n', '')
 WHERE value IS NOT NULL;
