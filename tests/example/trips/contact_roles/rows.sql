-- One has another name, one says more, one is used, and one is for devices, too.
UPDATE extras_role SET name = 'Invoices' WHERE name = 'Billing';
UPDATE extras_role SET description = 'Knows the key', weight = 5 WHERE name = 'On Site';
INSERT INTO extras_contact (id, created, last_updated, _custom_field_data, name, phone, email,
                            address, comments)
VALUES (pg_temp.key('contact'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}', 'contact', '', '', '', '');
INSERT INTO extras_contactassociation (id, created, last_updated, _custom_field_data,
                                       associated_object_id, associated_object_type_id, contact_id,
                                       role_id, status_id)
SELECT pg_temp.key('association'), '2024-03-01 08:00Z', '2024-03-01 12:00Z', '{}',
       pg_temp.key('contact'), pg_temp.type_of('extras.contactassociation'), pg_temp.key('contact'),
       role.id, status.id
  FROM extras_role role, extras_status status WHERE role.name = 'Support' AND status.name = 'Active';
SELECT pg_temp.add_types('dcim.device');
INSERT INTO extras_role_content_types (role_id, contenttype_id)
SELECT id, pg_temp.type_of('dcim.device') FROM extras_role WHERE name = 'Administrative';
-- The status that it has is called otherwise.
UPDATE extras_status SET name = 'In service' WHERE name = 'Active';
