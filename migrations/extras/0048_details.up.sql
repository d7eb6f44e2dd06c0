-- What the way back put there, see there.
UPDATE extras_objectchange SET change_context_detail = was ->> 'change_context_detail'
FROM extras_before before
WHERE before.step = '0048' AND before.id = extras_objectchange.id
  AND change_context_detail = became ->> 'change_context_detail';
DELETE FROM extras_before WHERE step = '0048';
