INSERT INTO constance_constance (key, value) VALUES
  ('PAGE_SIZE', '{"__type__": "default", "__value__": 42}'),
  ('SINCE', '{"__type__": "datetime", "__value__": "2024-05-01T12:00:00"}');
