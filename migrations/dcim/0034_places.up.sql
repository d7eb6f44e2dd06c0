-- What the way back found in a region itself is there again, unless somebody has moved it since.
DO $$
DECLARE
    holder text;
BEGIN
    FOREACH holder IN ARRAY ARRAY[
        'dcim_device', 'dcim_rack', 'dcim_rackgroup', 'dcim_powerpanel', 'ipam_prefix', 'ipam_vlan',
        'ipam_vlangroup', 'virtualization_cluster', 'circuits_circuittermination']
    LOOP
        EXECUTE format($update$
            UPDATE %I AS holder SET location_id = location.id
            FROM extras_before before JOIN dcim_location location ON location.id::text = was ->> 'location_id'
            WHERE step = 'dcim 0034 %s' AND before.id = holder.id
              AND holder.location_id IS NULL AND holder.site_id::text = became ->> 'site_id'
        $update$, holder, holder);
    END LOOP;
END $$;

UPDATE dcim_device SET location_id = site_id WHERE location_id IS NULL;
UPDATE dcim_rack SET location_id = site_id WHERE location_id IS NULL;
UPDATE dcim_rackgroup SET location_id = site_id WHERE location_id IS NULL;
UPDATE dcim_powerpanel SET location_id = site_id WHERE location_id IS NULL;
UPDATE ipam_prefix SET location_id = site_id WHERE location_id IS NULL;
UPDATE ipam_vlan SET location_id = site_id WHERE location_id IS NULL;
UPDATE ipam_vlangroup SET location_id = site_id WHERE location_id IS NULL;
UPDATE virtualization_cluster SET location_id = site_id WHERE location_id IS NULL;
UPDATE circuits_circuittermination SET location_id = site_id WHERE location_id IS NULL;
