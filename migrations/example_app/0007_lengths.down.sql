-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.
UPDATE example_app_anotherexamplemodel
SET name = CASE WHEN length(name) > 20 THEN left(name, 7) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(name) > 20;
UPDATE example_app_examplemodel
SET name = CASE WHEN length(name) > 20 THEN left(name, 7) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(name) > 20;
