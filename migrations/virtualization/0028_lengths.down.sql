-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.
DO $$
DECLARE
    field record;
BEGIN
    FOR field IN
        SELECT name, length, is_unique, unnest(tables::text[]) AS table_name
        FROM (VALUES
            ('name', 64, true, '{virtualization_virtualmachine, virtualization_vminterface}'),
            ('name', 100, true, '{
                virtualization_cluster, virtualization_clustergroup, virtualization_clustertype}'),
            ('_name', 100, false, '{virtualization_vminterface}'),
            ('description', 200, false, '{
                virtualization_clustergroup, virtualization_clustertype,
                virtualization_vminterface}'),
            ('mode', 50, false, '{virtualization_vminterface}')
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
