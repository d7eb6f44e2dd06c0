CREATE OR REPLACE FUNCTION pg_temp.is_json(text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM $1::jsonb;
  RETURN true;
EXCEPTION
  WHEN data_exception THEN RETURN false;
END
$$;

DO $$
DECLARE
  account social_auth_usersocialauth;
BEGIN
  SELECT * INTO account FROM social_auth_usersocialauth
   WHERE extra_data <> '' AND NOT pg_temp.is_json(extra_data)
   ORDER BY id LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the extra data of "%" at "%" are no JSON', account.uid, account.provider
      USING HINT = 'Make extra_data of this row of social_auth_usersocialauth JSON; {} stands for none.';
  END IF;
END
$$;

UPDATE social_auth_usersocialauth SET extra_data_new = coalesce(nullif(extra_data, ''), '{}')::jsonb;
