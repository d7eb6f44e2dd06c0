-- What a region or a site cannot say, and what the types of locations say, for the way forwards again.
INSERT INTO extras_before (step, id, was)
SELECT 'dcim 0034 locationtype', location_type.id,
       to_jsonb(location_type) || jsonb_build_object('content_types', ARRAY(
           SELECT app_label || '.' || model
           FROM dcim_locationtype_content_types
           JOIN django_content_type content_type ON content_type.id = contenttype_id
           WHERE locationtype_id = location_type.id))
FROM dcim_locationtype location_type;

INSERT INTO extras_before (step, id, was, became)
SELECT 'dcim 0034 location', location.id, to_jsonb(location),
       jsonb_build_object('name', coalesce(region.name, site.name), 'slug', coalesce(region.slug, site.slug),
                          'parent_id', coalesce(region.parent_id, site.region_id))
FROM dcim_location location
LEFT JOIN dcim_region region ON region.id = location.id
LEFT JOIN dcim_site site ON site.id = location.id
WHERE location.location_type_id IN (
    '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002');

-- What is in a region itself, which no column says without locations.
DO $$
DECLARE
    holder text;
BEGIN
    FOREACH holder IN ARRAY ARRAY[
        'dcim_device', 'dcim_rack', 'dcim_rackgroup', 'dcim_powerpanel', 'ipam_prefix', 'ipam_vlan',
        'ipam_vlangroup', 'virtualization_cluster', 'circuits_circuittermination']
    LOOP
        EXECUTE format($insert$
            INSERT INTO extras_before (step, id, was, became)
            SELECT 'dcim 0034 %s', holder.id, jsonb_build_object('location_id', holder.location_id),
                   jsonb_build_object('site_id', holder.site_id)
            FROM %I AS holder JOIN dcim_location location ON location.id = holder.location_id
            WHERE location.location_type_id IN (
                '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be001', '3c0a5f5e-9d0b-4b47-8f0e-2f6a1d7be002')
              AND holder.location_id <> holder.site_id
        $insert$, holder, holder);
    END LOOP;
END $$;
