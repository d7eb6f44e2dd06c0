-- A circuit has at most one termination of each side.
UPDATE circuits_circuit circuit
SET termination_a_id = (SELECT id FROM circuits_circuittermination
                        WHERE circuit_id = circuit.id AND term_side = 'A'),
    termination_z_id = (SELECT id FROM circuits_circuittermination
                        WHERE circuit_id = circuit.id AND term_side = 'Z');

-- The keys are checked now, not when all is done: the columns get their indexes in this transaction,
-- which PostgreSQL refuses while checks are to come.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
