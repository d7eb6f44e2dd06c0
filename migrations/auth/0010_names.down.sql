-- What is longer than the column was is cut, and its end stays lost. The names of groups are unique: the
-- row's key stands for what is cut off.
UPDATE auth_group SET name = left(name, 79 - length(id::text)) || '-' || id WHERE length(name) > 80;
