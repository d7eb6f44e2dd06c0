-- What the way back put there, see there.
UPDATE extras_fileattachment SET mimetype = was ->> 'mimetype'
FROM extras_before before
WHERE before.step = '0034' AND before.id = extras_fileattachment.id
  AND mimetype = became ->> 'mimetype';
DELETE FROM extras_before WHERE step = '0034';
