-- Nothing of the kind has a status any more.
DELETE FROM extras_status_content_types
WHERE contenttype_id IN (SELECT id FROM django_content_type WHERE app_label = 'ipam' AND model = 'vrf');
