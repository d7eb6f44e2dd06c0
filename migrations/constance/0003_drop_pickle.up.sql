-- Functions in pg_temp go away with the session.

-- `size` bytes from `at` on, the lowest first; the highest has the sign, if there is one.
CREATE OR REPLACE FUNCTION pg_temp.number_at(bytes bytea, at integer, size integer, signed boolean)
RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
  number numeric := 0;
BEGIN
  FOR n IN REVERSE size - 1 .. 0 LOOP
    number := number * 256 + get_byte(bytes, at + n);
    IF signed AND n = size - 1 AND number > 127 THEN
      number := number - 256;
    END IF;
  END LOOP;
  RETURN number;
END
$$;

-- The eight bytes of a number of double precision, the highest first, as JSON: what has no point gets
-- one, for 5.0 is no integer to Python. A large one keeps its exponent, 1e+22.
CREATE OR REPLACE FUNCTION pg_temp.float_at(bytes bytea, at integer)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  bits bigint := 0;
  exponent integer;
  number float8;
BEGIN
  FOR n IN 0 .. 7 LOOP
    bits := bits << 8 | get_byte(bytes, at + n);
  END LOOP;
  exponent := bits >> 52 & 2047;
  number := CASE exponent
    WHEN 2047 THEN NULL                                        -- infinite, or no number
    WHEN 0 THEN (bits & 4503599627370495) * 4.9406564584124654e-324::float8
    ELSE (1 + (bits & 4503599627370495) / 4503599627370496::float8) * 2::float8 ^ (exponent - 1023)
  END;
  IF bits < 0 THEN
    number := -number;
  END IF;
  RETURN number::text || CASE WHEN number::text ~ '[.e]' THEN '' ELSE '.0' END;
END
$$;

-- What is pickled, as JSON; NULL if it is anything else than what is listed here.
CREATE OR REPLACE FUNCTION pg_temp.unpickled(value text)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  bytes bytea;
  at integer := 0;
  code integer;
  size integer;
  json text;
BEGIN
  bytes := decode(value, 'base64');
  LOOP
    code := get_byte(bytes, at);
    at := at + 1;
    CASE code
      WHEN x'80'::int THEN at := at + 1;                       -- the protocol's number
      WHEN x'95'::int THEN at := at + 8;                       -- how long the frame is
      WHEN x'94'::int THEN NULL;                               -- remember the value
      WHEN ascii('q') THEN at := at + 1;                       -- the same, before protocol 4
      WHEN ascii('N') THEN json := 'null';
      WHEN x'88'::int THEN json := 'true';
      WHEN x'89'::int THEN json := 'false';
      WHEN ascii('K') THEN json := pg_temp.number_at(bytes, at, 1, false); at := at + 1;
      WHEN ascii('M') THEN json := pg_temp.number_at(bytes, at, 2, false); at := at + 2;
      WHEN ascii('J') THEN json := pg_temp.number_at(bytes, at, 4, true); at := at + 4;
      WHEN x'8a'::int THEN                                     -- an integer, after its length
        size := get_byte(bytes, at);
        json := pg_temp.number_at(bytes, at + 1, size, true);
        at := at + 1 + size;
      WHEN ascii('G') THEN json := pg_temp.float_at(bytes, at); at := at + 8;
      WHEN x'8c'::int, ascii('X') THEN                         -- a text, after its length
        size := CASE code WHEN ascii('X') THEN 4 ELSE 1 END;
        at := at + size;
        size := pg_temp.number_at(bytes, at - size, size, false);
        json := to_json(convert_from(substr(bytes, at + 1, size), 'UTF8'));
        at := at + size;
      WHEN ascii('.') THEN RETURN json;
      ELSE RETURN NULL;
    END CASE;
  END LOOP;
EXCEPTION
  WHEN data_exception THEN RETURN NULL;                        -- no base 64, or no whole pickle
END
$$;

DO $$
DECLARE
  item constance_constance;
BEGIN
  FOR item IN SELECT * FROM constance_constance WHERE value IS NOT NULL ORDER BY key LOOP
    IF pg_temp.unpickled(item.value) IS NULL THEN
      RAISE EXCEPTION 'the value of "%" is neither null nor a boolean, an integer, a float or a text', item.key
        USING HINT = 'Delete this row of constance_constance, and set the value anew afterwards.';
    END IF;
    UPDATE constance_constance
       SET value = '{"__type__": "default", "__value__": ' || pg_temp.unpickled(item.value) || '}'
     WHERE id = item.id;
  END LOOP;
END
$$;
