-- What the way back put there, see there.
UPDATE extras_webhook SET payload_url = was ->> 'payload_url'
FROM extras_before before
WHERE before.step = '0030' AND before.id = extras_webhook.id AND payload_url = became ->> 'payload_url';
DELETE FROM extras_before WHERE step = '0030';
