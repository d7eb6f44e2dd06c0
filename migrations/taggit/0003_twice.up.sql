-- An object has a tag or has not. What was said twice is said once; on the way back there is nothing to say
-- again.
DELETE FROM taggit_taggeditem again
USING taggit_taggeditem first
WHERE first.content_type_id = again.content_type_id AND first.object_id = again.object_id
  AND first.tag_id = again.tag_id AND first.id < again.id;
