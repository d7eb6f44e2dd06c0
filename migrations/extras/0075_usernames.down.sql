-- One update of each row: a second one of the same row would leave the check of its keys to the end, and
-- until then PostgreSQL refuses to change the column.
UPDATE extras_gitrepository SET username = coalesce((
    SELECT was ->> 'username' FROM extras_before before
    WHERE before.step = '0075' AND before.id = extras_gitrepository.id
), '');
DELETE FROM extras_before WHERE step = '0075';
