-- The old roles are there still.
DELETE FROM extras_configcontext_new_roles;
