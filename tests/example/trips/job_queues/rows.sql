-- One that the migration has made has another name by now.
UPDATE extras_jobqueue SET name = 'fast', last_updated = now() WHERE name = 'celery';
