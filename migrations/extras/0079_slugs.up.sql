INSERT INTO extras_before (step, id, was)
SELECT '0079 configcontextschema', id, jsonb_build_object('slug', slug) FROM extras_configcontextschema
UNION ALL
SELECT '0079 dynamicgroup', id, jsonb_build_object('slug', slug) FROM extras_dynamicgroup
UNION ALL
SELECT '0079 graphqlquery', id, jsonb_build_object('slug', slug) FROM extras_graphqlquery
UNION ALL
SELECT '0079 job', id, jsonb_build_object('slug', slug) FROM extras_job
UNION ALL
SELECT '0079 secret', id, jsonb_build_object('slug', slug) FROM extras_secret
UNION ALL
SELECT '0079 secretsgroup', id, jsonb_build_object('slug', slug) FROM extras_secretsgroup;
