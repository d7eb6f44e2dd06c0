UPDATE extras_relationship SET key = was ->> 'key'
FROM extras_before before
WHERE before.step = '0083' AND before.id = extras_relationship.id AND key = became ->> 'key';
DELETE FROM extras_before WHERE step = '0083';
