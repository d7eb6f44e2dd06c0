DELETE FROM ipam_vrfdeviceassignment
WHERE virtual_device_context_id IS NOT NULL AND device_id IS NULL AND virtual_machine_id IS NULL;
