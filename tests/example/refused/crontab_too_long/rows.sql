-- The first is shorter with ranges, the second is not.
INSERT INTO django_celery_beat_crontabschedule (minute, hour, day_of_week, day_of_month, month_of_year)
SELECT minutes, '*', '*', '*', '*'
  FROM (SELECT 1, string_agg(n::text, ',' ORDER BY n) FROM generate_series(0, 40) n
        UNION ALL SELECT 2, string_agg(n::text, ',' ORDER BY n) FROM generate_series(0, 58, 2) n
        ORDER BY 1) AS list (number, minutes);
