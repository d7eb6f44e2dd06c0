UPDATE extras_scheduledjob SET kwargs = jsonb_set(kwargs, '{request,user}', to_jsonb(asker.username))
FROM users_user asker
WHERE asker.id::text = kwargs #>> '{request,user}';
