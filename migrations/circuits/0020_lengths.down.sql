-- What is longer than the columns were is cut, and its end stays lost. Where a name has to be unique
-- the end of the key of its own row stands for what is cut off.
DO $$
DECLARE
    field record;
BEGIN
    FOR field IN
        SELECT name, length, is_unique, unnest(tables::text[]) AS table_name
        FROM (VALUES
            ('cid', 100, true, '{circuits_circuit}'),
            ('name', 100, true, '{
                circuits_circuittype, circuits_provider, circuits_providernetwork}'),
            ('account', 100, false, '{circuits_provider}'),
            ('description', 200, false, '{
                circuits_circuit, circuits_circuittermination, circuits_circuittype,
                circuits_providernetwork}'),
            ('pp_info', 100, false, '{circuits_circuittermination}'),
            ('xconnect_id', 50, false, '{circuits_circuittermination}')
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
