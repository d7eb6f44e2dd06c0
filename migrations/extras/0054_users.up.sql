UPDATE extras_scheduledjob SET kwargs = jsonb_set(kwargs, '{request,user}', to_jsonb(asker.id::text))
FROM users_user asker
WHERE asker.username = kwargs #>> '{request,user}';
