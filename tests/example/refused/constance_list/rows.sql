-- The pickles of 42 and [1, 2], in base 64.
INSERT INTO constance_constance (key, value) VALUES
  ('PAGE_SIZE', 'gARLKi4='), ('PORTS', 'gASVCQAAAAAAAABdlChLAUsCZS4=');
