UPDATE extras_webhook SET payload_url = left(payload_url, 487) || '#' || right(extras_webhook.id::text, 12)
FROM (
    SELECT id, row_number() OVER (
        PARTITION BY payload_url, type_create, type_update, type_delete ORDER BY created, id) AS number
    FROM extras_webhook
) AS namesake
WHERE namesake.id = extras_webhook.id AND namesake.number > 1;
