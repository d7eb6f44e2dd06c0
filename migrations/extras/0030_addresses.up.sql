-- What the way back put there, see there.
UPDATE extras_webhook SET payload_url = left(payload_url, -13)
WHERE right(payload_url, 13) = '#' || right(id::text, 12);
