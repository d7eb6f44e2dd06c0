DO $$
BEGIN
  IF to_regclass('constance_config') IS NOT NULL THEN
    INSERT INTO constance_constance (key, value)
    SELECT constance_key, constance_value FROM constance_config
        ON CONFLICT (key) DO NOTHING;
  END IF;
END
$$;
