-- Functions in pg_temp go away with the session. What they write is what Python's protocol 4 does.

-- The lowest byte first; of a negative number the complement.
CREATE OR REPLACE FUNCTION pg_temp.bytes_of(number numeric, size integer)
RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE
  bytes bytea := '';
  lowest integer;
BEGIN
  FOR n IN 1 .. size LOOP
    lowest := mod(mod(number, 256) + 256, 256);
    bytes := bytes || set_byte('\x00', 0, lowest);
    number := div(number - lowest, 256);
  END LOOP;
  RETURN bytes;
END
$$;

CREATE OR REPLACE FUNCTION pg_temp.pickled_integer(number numeric)
RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE
  size integer := 5;
  edge numeric := 549755813888;                                -- what five bytes do not hold any more
BEGIN
  IF number BETWEEN 0 AND 255 THEN
    RETURN 'K'::bytea || pg_temp.bytes_of(number, 1);
  ELSIF number BETWEEN 0 AND 65535 THEN
    RETURN 'M'::bytea || pg_temp.bytes_of(number, 2);
  ELSIF number BETWEEN -2147483648 AND 2147483647 THEN
    RETURN 'J'::bytea || pg_temp.bytes_of(number, 4);
  END IF;
  WHILE number < -edge OR number >= edge LOOP
    size := size + 1;
    edge := edge * 256;
  END LOOP;
  -- The length itself is one byte.
  RETURN CASE WHEN size < 256 THEN
    '\x8a'::bytea || pg_temp.bytes_of(size, 1) || pg_temp.bytes_of(number, size) END;
END
$$;

CREATE OR REPLACE FUNCTION pg_temp.pickled_text(content bytea)
RETURNS bytea LANGUAGE sql AS $$
  SELECT CASE WHEN length(content) < 256 THEN '\x8c'::bytea || pg_temp.bytes_of(length(content), 1)
              ELSE 'X'::bytea || pg_temp.bytes_of(length(content), 4) END || content || '\x94'::bytea
$$;

-- NULL if the value is anything else than what is listed here.
CREATE OR REPLACE FUNCTION pg_temp.pickled(setting text)
RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE
  value json;
  content bytea;
BEGIN
  value := setting::json -> '__value__';
  IF setting::json ->> '__type__' IS DISTINCT FROM 'default' THEN
    RETURN NULL;
  END IF;
  content := CASE json_typeof(value)
    WHEN 'null' THEN 'N'::bytea
    WHEN 'boolean' THEN CASE value::text WHEN 'true' THEN '\x88'::bytea ELSE '\x89' END
    WHEN 'string' THEN pg_temp.pickled_text(convert_to(value #>> '{}', 'UTF8'))
    WHEN 'number' THEN
      CASE WHEN value::text ~ '[.eE]' THEN 'G'::bytea || float8send(value::text::float8)
           ELSE pg_temp.pickled_integer(value::text::numeric) END
  END || '.'::bytea;
  IF length(content) >= 4 THEN
    content := '\x95'::bytea || pg_temp.bytes_of(length(content), 8) || content;
  END IF;
  RETURN '\x8004'::bytea || content;
EXCEPTION
  WHEN data_exception THEN RETURN NULL;                        -- no JSON, or too large a number
END
$$;

DO $$
DECLARE
  item constance_constance;
BEGIN
  FOR item IN SELECT * FROM constance_constance WHERE value IS NOT NULL ORDER BY key LOOP
    IF pg_temp.pickled(item.value) IS NULL THEN
      RAISE EXCEPTION 'the value of "%" is neither null nor a boolean, an integer, a float or a text', item.key
        USING HINT = 'Delete this row of constance_constance, and set the value anew afterwards.';
    END IF;
    UPDATE constance_constance
       SET value = translate(encode(pg_temp.pickled(item.value), 'base64'), E'\n', '')
     WHERE id = item.id;
  END LOOP;
END
$$;
