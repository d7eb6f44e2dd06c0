-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.
DO $$
DECLARE
    field record;
BEGIN
    FOR field IN
        SELECT name, length, is_unique, unnest(tables::text[]) AS table_name
        FROM (VALUES
            ('name', 21, true, '{ipam_routetarget}'),
            ('name', 100, true, '{
                ipam_rir, ipam_service, ipam_vlangroup, ipam_vrf, ipam_vrfdeviceassignment}'),
            ('rd', 21, true, '{ipam_vrf, ipam_vrfdeviceassignment}'),
            ('description', 200, false, '{
                ipam_ipaddress, ipam_namespace, ipam_prefix, ipam_rir, ipam_routetarget,
                ipam_service, ipam_vlan, ipam_vlangroup, ipam_vrf}'),
            ('protocol', 50, false, '{ipam_service}'),
            ('type', 50, false, '{ipam_prefix}')
        ) AS shortened (name, length, is_unique, tables)
    LOOP
        EXECUTE format(
            CASE WHEN field.is_unique THEN $update$
                UPDATE %1$I SET %2$I = left(%2$I, %3$s - 13) || '-' || right(id::text, 12)
                WHERE length(%2$I) > %3$s
            $update$ ELSE $update$
                UPDATE %1$I SET %2$I = left(%2$I, %3$s) WHERE length(%2$I) > %3$s
            $update$ END, field.table_name, field.name, field.length);
    END LOOP;
END $$;

-- A table cannot be altered while checks of its rows are pending, as after a second change of one row.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
