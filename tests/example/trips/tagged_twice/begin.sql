-- The second tag is another one than the first.
SELECT pg_temp.add_types('auth.group', 'auth.user');
INSERT INTO taggit_tag (name, slug) VALUES ('Blue', 'blue'), ('blue', 'blue_1');
INSERT INTO taggit_taggeditem (object_id, content_type_id, tag_id)
SELECT object, pg_temp.type_of(type), tag.id
  FROM (VALUES (1, 'Blue', 1, 'auth.group'), (2, 'Blue', 1, 'auth.group'), (3, 'blue', 1, 'auth.group'),
               (4, 'Blue', 2, 'auth.group'), (5, 'Blue', 1, 'auth.user'), (6, 'Blue', 1, 'auth.group'))
       AS tagged (n, name, object, type)
  JOIN taggit_tag tag USING (name)
 ORDER BY n;
