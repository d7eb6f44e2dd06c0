UPDATE extras_customfield SET validation_maximum = NULL
WHERE validation_maximum NOT BETWEEN 0 AND 2147483647;
UPDATE extras_customfield SET validation_minimum = NULL
WHERE validation_minimum NOT BETWEEN 0 AND 2147483647;
