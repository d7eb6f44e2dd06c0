UPDATE extras_gitrepository SET username = '';
UPDATE extras_gitrepository SET username = was ->> 'username'
FROM extras_before before
WHERE before.step = '0075' AND before.id = extras_gitrepository.id;
DELETE FROM extras_before WHERE step = '0075';
