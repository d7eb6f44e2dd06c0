-- A content type for the proxy, where there are permissions for it to have.
INSERT INTO django_content_type (app_label, model)
SELECT 'users', 'admingroup'
 WHERE EXISTS (SELECT FROM auth_permission WHERE codename LIKE '%\_admingroup')
    ON CONFLICT (app_label, model) DO NOTHING;

-- A newer version may have made one there already: then the other stays, for somebody may have it.
UPDATE auth_permission p
   SET content_type_id = proxy.id
  FROM django_content_type concrete, django_content_type proxy
 WHERE p.content_type_id = concrete.id
   AND p.codename LIKE '%\_admingroup'
   AND (concrete.app_label, concrete.model) = ('auth', 'group')
   AND (proxy.app_label, proxy.model) = ('users', 'admingroup')
   AND NOT EXISTS (SELECT FROM auth_permission taken
                    WHERE taken.content_type_id = proxy.id AND taken.codename = p.codename);
