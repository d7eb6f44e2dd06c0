-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.
DO $$
DECLARE
    field record;
BEGIN
    FOR field IN
        SELECT name, length, is_unique, unnest(tables::text[]) AS table_name
        FROM (VALUES
            ('asset_tag', 50, true, '{dcim_inventoryitem, dcim_rack}'),
            ('asset_tag', 100, true, '{dcim_device}'),
            ('facility_id', 50, true, '{dcim_rack}'),
            ('model', 100, true, '{dcim_devicetype}'),
            ('name', 64, true, '{
                dcim_consoleport, dcim_consoleporttemplate, dcim_consoleserverport,
                dcim_consoleserverporttemplate, dcim_device, dcim_devicebay, dcim_devicebaytemplate,
                dcim_frontport, dcim_frontporttemplate, dcim_interface, dcim_interfacetemplate,
                dcim_inventoryitem, dcim_poweroutlet, dcim_poweroutlettemplate, dcim_powerport,
                dcim_powerporttemplate, dcim_rearport, dcim_rearporttemplate, dcim_virtualchassis}'),
            ('name', 100, true, '{
                dcim_deviceredundancygroup, dcim_interfaceredundancygroup, dcim_location,
                dcim_locationtype, dcim_manufacturer, dcim_platform, dcim_powerfeed,
                dcim_powerpanel, dcim_rack, dcim_rackgroup}'),
            ('_name', 100, false, '{
                dcim_consoleport, dcim_consoleporttemplate, dcim_consoleserverport,
                dcim_consoleserverporttemplate, dcim_device, dcim_devicebay, dcim_devicebaytemplate,
                dcim_frontport, dcim_frontporttemplate, dcim_interface, dcim_interfacetemplate,
                dcim_inventoryitem, dcim_location, dcim_poweroutlet, dcim_poweroutlettemplate,
                dcim_powerport, dcim_powerporttemplate, dcim_rack, dcim_rearport,
                dcim_rearporttemplate}'),
            ('contact_name', 50, false, '{dcim_location}'),
            ('contact_phone', 20, false, '{dcim_location}'),
            ('description', 200, false, '{
                dcim_consoleport, dcim_consoleporttemplate, dcim_consoleserverport,
                dcim_consoleserverporttemplate, dcim_devicebay, dcim_devicebaytemplate,
                dcim_deviceredundancygroup, dcim_frontport, dcim_frontporttemplate, dcim_interface,
                dcim_interfaceredundancygroup, dcim_interfacetemplate, dcim_inventoryitem,
                dcim_location, dcim_locationtype, dcim_manufacturer, dcim_platform,
                dcim_poweroutlet, dcim_poweroutlettemplate, dcim_powerport, dcim_powerporttemplate,
                dcim_rackgroup, dcim_rackreservation, dcim_rearport, dcim_rearporttemplate}'),
            ('domain', 30, false, '{dcim_virtualchassis}'),
            ('face', 50, false, '{dcim_device}'),
            ('facility', 50, false, '{dcim_location}'),
            ('failover_strategy', 50, false, '{dcim_deviceredundancygroup}'),
            ('feed_leg', 50, false, '{dcim_poweroutlet, dcim_poweroutlettemplate}'),
            ('label', 64, false, '{
                dcim_consoleport, dcim_consoleporttemplate, dcim_consoleserverport,
                dcim_consoleserverporttemplate, dcim_devicebay, dcim_devicebaytemplate,
                dcim_frontport, dcim_frontporttemplate, dcim_interface, dcim_interfacetemplate,
                dcim_inventoryitem, dcim_poweroutlet, dcim_poweroutlettemplate, dcim_powerport,
                dcim_powerporttemplate, dcim_rearport, dcim_rearporttemplate}'),
            ('label', 100, false, '{dcim_cable}'),
            ('length_unit', 50, false, '{dcim_cable}'),
            ('mode', 50, false, '{dcim_interface}'),
            ('napalm_driver', 50, false, '{dcim_platform}'),
            ('network_driver', 100, false, '{dcim_platform}'),
            ('outer_unit', 50, false, '{dcim_rack}'),
            ('part_id', 50, false, '{dcim_inventoryitem}'),
            ('part_number', 50, false, '{dcim_devicetype}'),
            ('phase', 50, false, '{dcim_powerfeed}'),
            ('physical_address', 200, false, '{dcim_location}'),
            ('protocol', 50, false, '{dcim_interfaceredundancygroup}'),
            ('protocol_group_id', 50, false, '{dcim_interfaceredundancygroup}'),
            ('shipping_address', 200, false, '{dcim_location}'),
            ('subdevice_role', 50, false, '{dcim_devicetype}'),
            ('supply', 50, false, '{dcim_powerfeed}'),
            ('time_zone', 63, false, '{dcim_location}'),
            ('type', 50, false, '{
                dcim_cable, dcim_consoleport, dcim_consoleporttemplate, dcim_consoleserverport,
                dcim_consoleserverporttemplate, dcim_frontport, dcim_frontporttemplate,
                dcim_interface, dcim_interfacetemplate, dcim_powerfeed, dcim_poweroutlet,
                dcim_poweroutlettemplate, dcim_powerport, dcim_powerporttemplate, dcim_rack,
                dcim_rearport, dcim_rearporttemplate}')
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
