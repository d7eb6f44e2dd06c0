-- Only what was offered here: others may have been offered since.
DELETE FROM extras_status_content_types USING django_content_type content_type, extras_status status
WHERE content_type.id = contenttype_id AND status.id = status_id AND status.name = 'Active'
  AND content_type.app_label = 'extras' AND content_type.model = 'contactassociation';
DELETE FROM extras_role_content_types USING django_content_type content_type, extras_role role
WHERE content_type.id = contenttype_id AND role.id = role_id
  AND role.name IN ('Administrative', 'Billing', 'On Site', 'Support')
  AND content_type.app_label = 'extras' AND content_type.model = 'contactassociation';

DELETE FROM extras_role
WHERE id IN ('3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be106', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be206',
             '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be306', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be406')
  AND NOT EXISTS (SELECT FROM extras_role_content_types WHERE role_id = extras_role.id)
  AND NOT EXISTS (SELECT FROM extras_contactassociation WHERE role_id = extras_role.id);
