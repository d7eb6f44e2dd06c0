INSERT INTO users_user (id, password, is_superuser, username, first_name, last_name, email, is_staff,
                        is_active, date_joined, config_data)
VALUES (md5('user')::uuid, '', false, 'piotr', '', '', '', false, true, '2021-03-01 12:00Z', '{}');
INSERT INTO social_auth_usersocialauth (provider, uid, extra_data, user_id, created, modified)
SELECT 'github', uid, data, md5('user')::uuid, '2021-03-01 12:00Z', '2021-03-01 12:00Z'
  FROM (VALUES ('olga', '{"id": 1}'), ('anna', ''), ('piotr', 'id=1')) AS account (uid, data);
