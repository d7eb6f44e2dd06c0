-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.
UPDATE dcim_cable
SET label = left(label, 100),
    length_unit = left(length_unit, 50),
    type = left(type, 50)
WHERE length(label) > 100
   OR length(length_unit) > 50
   OR length(type) > 50;
UPDATE dcim_consoleport
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_consoleporttemplate
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_consoleserverport
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_consoleserverporttemplate
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_device
SET _name = left(_name, 100),
    asset_tag = CASE WHEN length(asset_tag) > 100
                     THEN left(asset_tag, 87) || '-' || right(id::text, 12)
                     ELSE asset_tag END,
    face = left(face, 50),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(_name) > 100
   OR length(asset_tag) > 100
   OR length(face) > 50
   OR length(name) > 64;
UPDATE dcim_devicebay
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64;
UPDATE dcim_devicebaytemplate
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64;
UPDATE dcim_deviceredundancygroup
SET description = left(description, 200),
    failover_strategy = left(failover_strategy, 50),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(failover_strategy) > 50
   OR length(name) > 100;
UPDATE dcim_devicetype
SET model = CASE WHEN length(model) > 100 THEN left(model, 87) || '-' || right(id::text, 12)
                 ELSE model END,
    part_number = left(part_number, 50),
    subdevice_role = left(subdevice_role, 50)
WHERE length(model) > 100
   OR length(part_number) > 50
   OR length(subdevice_role) > 50;
UPDATE dcim_frontport
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_frontporttemplate
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_interface
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    mode = left(mode, 50),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(mode) > 50
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_interfaceredundancygroup
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END,
    protocol = left(protocol, 50),
    protocol_group_id = left(protocol_group_id, 50)
WHERE length(description) > 200
   OR length(name) > 100
   OR length(protocol) > 50
   OR length(protocol_group_id) > 50;
UPDATE dcim_interfacetemplate
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_inventoryitem
SET _name = left(_name, 100),
    asset_tag = CASE WHEN length(asset_tag) > 50
                     THEN left(asset_tag, 37) || '-' || right(id::text, 12)
                     ELSE asset_tag END,
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    part_id = left(part_id, 50)
WHERE length(_name) > 100
   OR length(asset_tag) > 50
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(part_id) > 50;
UPDATE dcim_location
SET _name = left(_name, 100),
    contact_name = left(contact_name, 50),
    contact_phone = left(contact_phone, 20),
    description = left(description, 200),
    facility = left(facility, 50),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END,
    physical_address = left(physical_address, 200),
    shipping_address = left(shipping_address, 200),
    time_zone = left(time_zone, 63)
WHERE length(_name) > 100
   OR length(contact_name) > 50
   OR length(contact_phone) > 20
   OR length(description) > 200
   OR length(facility) > 50
   OR length(name) > 100
   OR length(physical_address) > 200
   OR length(shipping_address) > 200
   OR length(time_zone) > 63;
UPDATE dcim_locationtype
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE dcim_manufacturer
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE dcim_platform
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END,
    napalm_driver = left(napalm_driver, 50),
    network_driver = left(network_driver, 100)
WHERE length(description) > 200
   OR length(name) > 100
   OR length(napalm_driver) > 50
   OR length(network_driver) > 100;
UPDATE dcim_powerfeed
SET name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END,
    phase = left(phase, 50),
    supply = left(supply, 50),
    type = left(type, 50)
WHERE length(name) > 100
   OR length(phase) > 50
   OR length(supply) > 50
   OR length(type) > 50;
UPDATE dcim_poweroutlet
SET _name = left(_name, 100),
    description = left(description, 200),
    feed_leg = left(feed_leg, 50),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(feed_leg) > 50
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_poweroutlettemplate
SET _name = left(_name, 100),
    description = left(description, 200),
    feed_leg = left(feed_leg, 50),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(feed_leg) > 50
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_powerpanel
SET name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(name) > 100;
UPDATE dcim_powerport
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_powerporttemplate
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_rack
SET _name = left(_name, 100),
    asset_tag = CASE WHEN length(asset_tag) > 50
                     THEN left(asset_tag, 37) || '-' || right(id::text, 12)
                     ELSE asset_tag END,
    facility_id = CASE WHEN length(facility_id) > 50
                       THEN left(facility_id, 37) || '-' || right(id::text, 12)
                       ELSE facility_id END,
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END,
    outer_unit = left(outer_unit, 50),
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(asset_tag) > 50
   OR length(facility_id) > 50
   OR length(name) > 100
   OR length(outer_unit) > 50
   OR length(type) > 50;
UPDATE dcim_rackgroup
SET description = left(description, 200),
    name = CASE WHEN length(name) > 100 THEN left(name, 87) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(description) > 200
   OR length(name) > 100;
UPDATE dcim_rackreservation
SET description = left(description, 200)
WHERE length(description) > 200;
UPDATE dcim_rearport
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_rearporttemplate
SET _name = left(_name, 100),
    description = left(description, 200),
    label = left(label, 64),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END,
    type = left(type, 50)
WHERE length(_name) > 100
   OR length(description) > 200
   OR length(label) > 64
   OR length(name) > 64
   OR length(type) > 50;
UPDATE dcim_virtualchassis
SET domain = left(domain, 30),
    name = CASE WHEN length(name) > 64 THEN left(name, 51) || '-' || right(id::text, 12)
                ELSE name END
WHERE length(domain) > 30
   OR length(name) > 64;
