-- The content type stays: it does no harm, and others may have come to point at it.
UPDATE auth_permission p
   SET content_type_id = concrete.id
  FROM django_content_type concrete, django_content_type proxy
 WHERE p.content_type_id = proxy.id
   AND (concrete.app_label, concrete.model) = ('auth', 'group')
   AND (proxy.app_label, proxy.model) = ('users', 'admingroup')
   AND NOT EXISTS (SELECT FROM auth_permission taken
                    WHERE taken.content_type_id = concrete.id AND taken.codename = p.codename);
