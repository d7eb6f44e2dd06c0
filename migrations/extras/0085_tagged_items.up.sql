DELETE FROM extras_taggeditem item
USING extras_taggeditem other
WHERE other.tag_id = item.tag_id
  AND other.content_type_id = item.content_type_id
  AND other.object_id = item.object_id
  AND other.id < item.id;
