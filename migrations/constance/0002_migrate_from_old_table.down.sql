DO $$
BEGIN
  IF to_regclass('constance_config') IS NOT NULL THEN
    DELETE FROM constance_constance new
     USING constance_config old
     WHERE new.key = old.constance_key
       AND new.value IS NOT DISTINCT FROM old.constance_value;
  END IF;
END
$$;
