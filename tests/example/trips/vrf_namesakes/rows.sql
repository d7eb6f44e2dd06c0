-- Two move in with others.
UPDATE ipam_vrf SET namespace_id = pg_temp.key('red') WHERE name = 'blue';
UPDATE ipam_vrf SET namespace_id = (SELECT namespace_id FROM ipam_vrf WHERE name = 'green')
 WHERE name = 'lime';
