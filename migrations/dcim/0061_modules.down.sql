-- What is in a module is in its device itself again. A module may sit in a bay of another module.
CREATE TEMPORARY TABLE home ON COMMIT DROP AS
WITH RECURSIVE housed AS (
    SELECT module.id AS module_id, bay.parent_device_id AS device_id
    FROM dcim_module module JOIN dcim_modulebay bay ON bay.id = module.parent_module_bay_id
    WHERE bay.parent_device_id IS NOT NULL
    UNION
    SELECT module.id, housed.device_id
    FROM housed
    JOIN dcim_modulebay bay ON bay.parent_module_id = housed.module_id
    JOIN dcim_module module ON module.parent_module_bay_id = bay.id
)
SELECT module_id, device_id FROM housed;

-- Of namesakes in a device those of modules get the end of their own key behind their name. What is in
-- a module that is in no device has nowhere to be.
CREATE TEMPORARY TABLE nowhere (id uuid PRIMARY KEY) ON COMMIT DROP;
DO $$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY[
        'dcim_frontport', 'dcim_rearport', 'dcim_poweroutlet', 'dcim_powerport', 'dcim_consoleport',
        'dcim_consoleserverport', 'dcim_interface'
    ] LOOP
        EXECUTE format($update$
            UPDATE %1$I component
            SET device_id = placed.device_id,
                name = CASE number WHEN 1 THEN name
                       ELSE left(name, 242) || '-' || right(component.id::text, 12) END
            FROM (
                SELECT part.id, home.device_id, row_number() OVER (
                    PARTITION BY coalesce(part.device_id, home.device_id), name
                    ORDER BY part.device_id IS NULL, part.id) AS number
                FROM %1$I part LEFT JOIN home ON home.module_id = part.module_id
            ) AS placed
            WHERE placed.id = component.id AND component.device_id IS NULL
              AND placed.device_id IS NOT NULL
        $update$, kind);
        EXECUTE format('INSERT INTO nowhere SELECT id FROM %I WHERE device_id IS NULL', kind);
    END LOOP;
END
$$;
INSERT INTO nowhere SELECT id FROM dcim_frontport WHERE rear_port_id IN (SELECT id FROM nowhere)
ON CONFLICT DO NOTHING;

-- What is nowhere goes, with its cables; they are pulled out at their other ends.
CREATE TEMPORARY TABLE pulled ON COMMIT DROP AS
SELECT id FROM dcim_cable
WHERE termination_a_id IN (SELECT id FROM nowhere) OR termination_b_id IN (SELECT id FROM nowhere);
CREATE TEMPORARY TABLE broken ON COMMIT DROP AS
SELECT DISTINCT path.id FROM dcim_cablepath path JOIN pulled ON path.path::text LIKE '%' || pulled.id || '%';
DO $$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY[
        'dcim_frontport', 'dcim_rearport', 'dcim_poweroutlet', 'dcim_powerport', 'dcim_consoleport',
        'dcim_consoleserverport', 'dcim_interface', 'dcim_powerfeed', 'circuits_circuittermination'
    ] LOOP
        EXECUTE format('UPDATE %I SET cable_id = NULL, _cable_peer_type_id = NULL, _cable_peer_id = NULL '
                       'WHERE cable_id IN (SELECT id FROM pulled)', kind);
        IF kind NOT IN ('dcim_frontport', 'dcim_rearport') THEN
            EXECUTE format('UPDATE %I SET _path_id = NULL WHERE _path_id IN (SELECT id FROM broken)', kind);
        END IF;
    END LOOP;
END
$$;
DELETE FROM dcim_cablepath WHERE id IN (SELECT id FROM broken);
DELETE FROM dcim_cable WHERE id IN (SELECT id FROM pulled);

UPDATE dcim_poweroutlet SET power_port_id = NULL WHERE power_port_id IN (SELECT id FROM nowhere);
UPDATE dcim_interface SET parent_interface_id = NULL
WHERE parent_interface_id IN (SELECT id FROM nowhere);
UPDATE dcim_interface SET lag_id = NULL WHERE lag_id IN (SELECT id FROM nowhere);
UPDATE dcim_interface SET bridge_id = NULL WHERE bridge_id IN (SELECT id FROM nowhere);
DELETE FROM dcim_interface_tagged_vlans WHERE interface_id IN (SELECT id FROM nowhere);
DELETE FROM dcim_interfaceredundancygroupassociation WHERE interface_id IN (SELECT id FROM nowhere);
DELETE FROM ipam_ipaddresstointerface WHERE interface_id IN (SELECT id FROM nowhere);

DELETE FROM dcim_frontport WHERE id IN (SELECT id FROM nowhere);
DELETE FROM dcim_rearport WHERE id IN (SELECT id FROM nowhere);
DELETE FROM dcim_poweroutlet WHERE id IN (SELECT id FROM nowhere);
DELETE FROM dcim_powerport WHERE id IN (SELECT id FROM nowhere);
DELETE FROM dcim_consoleport WHERE id IN (SELECT id FROM nowhere);
DELETE FROM dcim_consoleserverport WHERE id IN (SELECT id FROM nowhere);
DELETE FROM dcim_interface WHERE id IN (SELECT id FROM nowhere);

-- What a type of modules brings with it has no type of devices.
DELETE FROM dcim_frontporttemplate WHERE device_type_id IS NULL OR rear_port_id IN (
    SELECT id FROM dcim_rearporttemplate WHERE device_type_id IS NULL
);
DELETE FROM dcim_rearporttemplate WHERE device_type_id IS NULL;
UPDATE dcim_poweroutlettemplate SET power_port_id = NULL WHERE power_port_id IN (
    SELECT id FROM dcim_powerporttemplate WHERE device_type_id IS NULL
);
DELETE FROM dcim_poweroutlettemplate WHERE device_type_id IS NULL;
DELETE FROM dcim_powerporttemplate WHERE device_type_id IS NULL;
DELETE FROM dcim_consoleporttemplate WHERE device_type_id IS NULL;
DELETE FROM dcim_consoleserverporttemplate WHERE device_type_id IS NULL;
DELETE FROM dcim_interfacetemplate WHERE device_type_id IS NULL;

-- The keys are checked now, not when all is done: the columns change in this transaction, which
-- PostgreSQL refuses while checks are to come.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
