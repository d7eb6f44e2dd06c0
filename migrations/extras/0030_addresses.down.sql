INSERT INTO extras_before (step, id, was, became)
SELECT '0030', id, jsonb_build_object('payload_url', payload_url),
       jsonb_build_object('payload_url', left(payload_url, 487) || '#' || right(id::text, 12))
FROM (
    SELECT *, row_number() OVER (
        PARTITION BY payload_url, type_create, type_update, type_delete ORDER BY created, id) AS number
    FROM extras_webhook
) AS namesake
WHERE number > 1;

UPDATE extras_webhook SET payload_url = became ->> 'payload_url'
FROM extras_before before
WHERE before.step = '0030' AND before.id = extras_webhook.id;
