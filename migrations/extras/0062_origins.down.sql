DROP FUNCTION extras_old_role(text, uuid);
DROP FUNCTION extras_collect_address_role(text, text, text);
DROP FUNCTION extras_collect_role(text, jsonb, text[]);
DROP TABLE extras_role_origin;
