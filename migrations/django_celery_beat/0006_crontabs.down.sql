-- A list that is too long for the column is written with ranges: 0,1,2,5 is 0-2,5.
CREATE OR REPLACE FUNCTION pg_temp.with_ranges(list text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(CASE WHEN first = last THEN first::text ELSE first || '-' || last END, ','
                      ORDER BY first)
    FROM (
        SELECT min(number) AS first, max(number) AS last
        FROM (
            SELECT number, number - row_number() OVER (ORDER BY number) AS run
            FROM (
                SELECT DISTINCT part::integer AS number FROM unnest(string_to_array(list, ',')) AS part
            ) AS part
        ) AS numbered
        GROUP BY run
    ) AS range
$$;

UPDATE django_celery_beat_crontabschedule SET minute = pg_temp.with_ranges(minute)
WHERE length(minute) > 64 AND minute ~ '^\d\d?(,\d\d?)*$';
UPDATE django_celery_beat_crontabschedule SET hour = pg_temp.with_ranges(hour)
WHERE length(hour) > 64 AND hour ~ '^\d\d?(,\d\d?)*$';
UPDATE django_celery_beat_crontabschedule SET day_of_month = pg_temp.with_ranges(day_of_month)
WHERE length(day_of_month) > 64 AND day_of_month ~ '^\d\d?(,\d\d?)*$';

-- Cut off, the rest would be another schedule.
DO $$
DECLARE
    schedule django_celery_beat_crontabschedule;
BEGIN
    SELECT * INTO schedule FROM django_celery_beat_crontabschedule
    WHERE length(minute) > 64 OR length(hour) > 64 OR length(day_of_month) > 64
    ORDER BY id LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the crontab schedule % names minutes, hours or days with more than 64 characters',
            schedule.id
            USING HINT = 'Write them shorter in this row of django_celery_beat_crontabschedule: with '
                         '*/2 or 1-9/2.';
    END IF;
END
$$;
