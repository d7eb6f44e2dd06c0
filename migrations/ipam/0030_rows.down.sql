-- What people have put into the tables that go now, for the way forwards again. What 0031 has made there
-- is gone already.
INSERT INTO extras_before (step, id, was)
SELECT 'ipam 0030 namespace', id, to_jsonb(namespace)
FROM ipam_namespace namespace;
INSERT INTO extras_before (step, id, was)
SELECT 'ipam 0030 vrfdeviceassignment', id, to_jsonb(assignment)
FROM ipam_vrfdeviceassignment assignment;
INSERT INTO extras_before (step, id, was)
SELECT 'ipam 0030 vrfprefixassignment', id, to_jsonb(assignment)
FROM ipam_vrfprefixassignment assignment;
