// The queries of describe_tables(). Each begins with the oid of the table.
#pragma once

#include <string_view>

namespace migrator::introspection {

// As a WITH clause before each query: the tables that are described.
inline constexpr std::string_view described = R"sql(
WITH described AS (
  SELECT rel.*
  FROM pg_catalog.pg_class rel
  JOIN pg_catalog.pg_namespace nsp ON nsp.oid = rel.relnamespace
  WHERE rel.relkind IN ('r', 'p', 'f', 'v', 'm')
    AND nsp.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
    AND pg_catalog.pg_table_is_visible(rel.oid)
    AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_depend dep
      WHERE dep.classid = 'pg_catalog.pg_class'::regclass AND dep.objid = rel.oid
        AND dep.deptype = 'e')
)
)sql";

// One row for each of the table's parents, for each of its triggers, rules and policies, and for
// each thing more that there is to it.
inline constexpr std::string_view tables = R"sql(
SELECT tbl.oid, tbl.relname,
       CASE WHEN tbl.relispartition THEN 'partition' WHEN tbl.relkind = 'p' THEN 'partitioned'
            WHEN tbl.relkind = 'f' THEN 'foreign' WHEN tbl.relkind = 'v' THEN 'view'
            WHEN tbl.relkind = 'm' THEN 'materialized view' ELSE 'table' END,
       pg_catalog.obj_description(tbl.oid, 'pg_class'), spc.spcname,
       CASE WHEN tbl.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(tbl.oid)
            WHEN tbl.relispartition THEN pg_catalog.pg_get_expr(tbl.relpartbound, tbl.oid)
            WHEN tbl.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(tbl.oid) END,
       tbl.relpersistence = 'u', other.kind, other.name
FROM described tbl
LEFT JOIN pg_catalog.pg_tablespace spc ON spc.oid = tbl.reltablespace
LEFT JOIN LATERAL (
  SELECT 'parent' AS kind, inh.inhparent::regclass::text AS name, inh.inhseqno AS place
  FROM pg_catalog.pg_inherits inh WHERE inh.inhrelid = tbl.oid
  UNION ALL
  SELECT 'trigger', 'trigger ' || quote_ident(trg.tgname), 0
  FROM pg_catalog.pg_trigger trg WHERE trg.tgrelid = tbl.oid AND NOT trg.tgisinternal
  UNION ALL
  SELECT 'trigger', 'rule ' || quote_ident(rul.rulename), 0
  FROM pg_catalog.pg_rewrite rul
  WHERE rul.ev_class = tbl.oid AND tbl.relkind NOT IN ('v', 'm')
  UNION ALL
  SELECT 'trigger', 'policy ' || quote_ident(pol.polname), 0
  FROM pg_catalog.pg_policy pol WHERE pol.polrelid = tbl.oid
  UNION ALL
  SELECT 'more', more.text, 0
  FROM (VALUES
    ('WITH (' || array_to_string(tbl.reloptions, ', ') || ')'),
    ((SELECT 'WITH (toast.' || array_to_string(toa.reloptions, ', toast.') || ')'
      FROM pg_catalog.pg_class toa WHERE toa.oid = tbl.reltoastrelid)),
    ('OF ' || pg_catalog.format_type(nullif(tbl.reloftype, 0), NULL)),
    ((SELECT 'USING ' || quote_ident(tam.amname)
      FROM pg_catalog.pg_am tam WHERE tam.oid = tbl.relam AND tam.amname <> 'heap')),
    (CASE WHEN tbl.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END),
    (CASE WHEN tbl.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END),
    (CASE WHEN tbl.relkind NOT IN ('v', 'm')
          THEN CASE tbl.relreplident WHEN 'f' THEN 'REPLICA IDENTITY FULL'
                                     WHEN 'n' THEN 'REPLICA IDENTITY NOTHING' END END),
    (CASE WHEN tbl.relacl <> pg_catalog.acldefault('r', tbl.relowner)
          THEN 'privileges ' || tbl.relacl::text END)
  ) more(text) WHERE more.text <> ''
  UNION ALL
  SELECT 'more', more.text, 0
  FROM pg_catalog.pg_index ind
  JOIN pg_catalog.pg_class idx ON idx.oid = ind.indexrelid
  CROSS JOIN LATERAL (VALUES
    (CASE WHEN ind.indisclustered THEN 'CLUSTER ON ' || quote_ident(idx.relname) END),
    (CASE WHEN ind.indisreplident
          THEN 'REPLICA IDENTITY USING INDEX ' || quote_ident(idx.relname) END),
    (CASE WHEN NOT ind.indisvalid AND tbl.relkind <> 'p'
          THEN 'index ' || quote_ident(idx.relname) || ', which is not valid' END),
    ('COMMENT ON INDEX ' || quote_ident(idx.relname) || ' IS ' ||
     quote_literal(pg_catalog.obj_description(idx.oid, 'pg_class')))
  ) more(text) WHERE ind.indrelid = tbl.oid AND more.text <> ''
  UNION ALL
  SELECT 'more', 'COMMENT ON CONSTRAINT ' || quote_ident(con.conname) || ' IS ' ||
         quote_literal(pg_catalog.obj_description(con.oid, 'pg_constraint')), 0
  FROM pg_catalog.pg_constraint con
  WHERE con.conrelid = tbl.oid AND pg_catalog.obj_description(con.oid, 'pg_constraint') <> ''
  UNION ALL
  SELECT 'more', pg_catalog.pg_get_statisticsobjdef(sta.oid) ||
         CASE WHEN sta.stxstattarget >= 0 THEN ' STATISTICS ' || sta.stxstattarget ELSE '' END, 0
  FROM pg_catalog.pg_statistic_ext sta WHERE sta.stxrelid = tbl.oid
) other ON true
ORDER BY tbl.relname COLLATE "C", other.kind, other.place, other.name COLLATE "C"
)sql";

inline constexpr std::string_view columns = R"sql(
SELECT tbl.oid, att.attname,
       pg_catalog.format_type(CASE WHEN elm.oid IS NULL THEN typ.oid ELSE elm.oid END,
                              att.atttypmod),
       coalesce(elm.typname, typ.typname),
       coalesce(elm.typnamespace, typ.typnamespace) = 'pg_catalog'::regnamespace,
       CASE WHEN elm.oid IS NULL THEN 0 ELSE greatest(att.attndims, 1) END,
       att.atttypmod,
       NOT (att.attnotnull OR (typ.typtype = 'd' AND typ.typnotnull)),
       typ.typtype = 'd' AND typ.typnotnull AND NOT att.attnotnull,
       pg_catalog.pg_get_expr(def.adbin, def.adrelid), att.attidentity, att.attgenerated <> '',
       pg_catalog.pg_get_expr(def.adbin, def.adrelid) ~ '^nextval\(''([^'']|'''')*''::regclass\)$'
         AND EXISTS (
         SELECT
         FROM pg_catalog.pg_depend own
         JOIN pg_catalog.pg_depend use ON use.refclassid = own.classid
           AND use.refobjid = own.objid AND use.classid = 'pg_catalog.pg_attrdef'::regclass
           AND use.objid = def.oid
         WHERE own.refobjid = tbl.oid AND own.refobjsubid = att.attnum AND own.deptype = 'a'
           AND own.classid = 'pg_catalog.pg_class'::regclass
           AND own.refclassid = 'pg_catalog.pg_class'::regclass),
       CASE WHEN att.attcollation <> typ.typcollation
              AND pg_catalog.pg_collation_is_visible(col.oid) THEN col.collname END,
       pg_catalog.col_description(tbl.oid, att.attnum),
       concat_ws(', ',
         CASE WHEN att.attcollation <> typ.typcollation
                AND NOT pg_catalog.pg_collation_is_visible(col.oid)
              THEN 'COLLATE ' || att.attcollation::regcollation::text END,
         CASE WHEN att.attstorage <> typ.typstorage THEN 'STORAGE ' ||
           CASE att.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                               WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END,
         'COMPRESSION ' || CASE to_jsonb(att) ->> 'attcompression' WHEN 'p' THEN 'pglz'
                                                                   WHEN 'l' THEN 'lz4' END,
         CASE WHEN att.attstattarget >= 0 THEN 'STATISTICS ' || att.attstattarget END,
         '(' || array_to_string(att.attoptions, ', ') || ')',
         'privileges ' || att.attacl::text,
         seq.options)
FROM described tbl
JOIN pg_catalog.pg_attribute att ON att.attrelid = tbl.oid AND att.attnum > 0
  AND NOT att.attisdropped
JOIN pg_catalog.pg_type typ ON typ.oid = att.atttypid
LEFT JOIN pg_catalog.pg_type elm ON elm.oid = typ.typelem AND elm.typarray = typ.oid
LEFT JOIN pg_catalog.pg_attrdef def ON def.adrelid = tbl.oid AND def.adnum = att.attnum
LEFT JOIN pg_catalog.pg_collation col ON col.oid = att.attcollation
LEFT JOIN LATERAL (
  SELECT concat_ws(' ',
           CASE WHEN own.seqtypid <> att.atttypid
                THEN 'AS ' || pg_catalog.format_type(own.seqtypid, NULL) END,
           CASE WHEN own.seqstart <> own.seqmin THEN 'START WITH ' || own.seqstart END,
           CASE WHEN own.seqincrement <> 1 THEN 'INCREMENT BY ' || own.seqincrement END,
           CASE WHEN own.seqmin <> 1 THEN 'MINVALUE ' || own.seqmin END,
           CASE WHEN own.seqmax <> CASE own.seqtypid WHEN 'int2'::regtype THEN 32767
                                     WHEN 'int4'::regtype THEN 2147483647
                                     ELSE 9223372036854775807 END
                THEN 'MAXVALUE ' || own.seqmax END,
           CASE WHEN own.seqcache <> 1 THEN 'CACHE ' || own.seqcache END,
           CASE WHEN own.seqcycle THEN 'CYCLE' END) AS options
  FROM pg_catalog.pg_depend dep
  JOIN pg_catalog.pg_sequence own ON own.seqrelid = dep.objid
  WHERE dep.classid = 'pg_catalog.pg_class'::regclass AND dep.deptype IN ('a', 'i')
    AND dep.refclassid = 'pg_catalog.pg_class'::regclass AND dep.refobjid = tbl.oid
    AND dep.refobjsubid = att.attnum
  ORDER BY dep.deptype DESC, own.seqrelid LIMIT 1
) seq ON seq.options <> ''
ORDER BY tbl.oid, att.attnum
)sql";

// One row for each of the constraint's columns, in their order. Those that PostgreSQL makes for
// the partitions of a table it refers to are left out.
inline constexpr std::string_view constraints = R"sql(
SELECT tbl.oid, con.conname, con.contype, pg_catalog.pg_get_constraintdef(con.oid),
       pg_catalog.pg_get_expr(con.conbin, con.conrelid),
       CASE WHEN pg_catalog.pg_table_is_visible(con.confrelid) THEN ref.relname END,
       con.condeferrable, con.condeferred, con.convalidated, NOT con.connoinherit,
       key.place IS NOT NULL, att.attname, rat.attname,
       CASE WHEN pg_catalog.pg_operator_is_visible(opr.oid) THEN opr.oprname
            WHEN opr.oid IS NOT NULL
            THEN format('OPERATOR(%s.%s)', opr.oprnamespace::regnamespace, opr.oprname) END
FROM described tbl
JOIN pg_catalog.pg_constraint con ON con.conrelid = tbl.oid
  AND con.contype IN ('p', 'u', 'f', 'c', 'x')
LEFT JOIN pg_catalog.pg_constraint above ON above.oid = con.conparentid
LEFT JOIN pg_catalog.pg_class ref ON ref.oid = con.confrelid
LEFT JOIN LATERAL unnest(con.conkey, con.confkey, con.conexclop)
  WITH ORDINALITY AS key(attnum, refnum, operator, place) ON true
LEFT JOIN pg_catalog.pg_attribute att ON att.attrelid = tbl.oid AND att.attnum = key.attnum
LEFT JOIN pg_catalog.pg_attribute rat ON rat.attrelid = con.confrelid AND rat.attnum = key.refnum
LEFT JOIN pg_catalog.pg_operator opr ON opr.oid = key.operator
WHERE above.oid IS NULL OR above.conrelid <> con.conrelid
ORDER BY tbl.oid, con.conname COLLATE "C", key.place
)sql";

// One row for each of the index's columns, in their order. The first bit of an option says that it
// descends, the second that nulls come first.
inline constexpr std::string_view indexes = R"sql(
SELECT tbl.oid, idx.relname, am.amname, ind.indisunique,
       coalesce((to_jsonb(ind) ->> 'indnullsnotdistinct')::boolean, false),
       pg_catalog.pg_get_expr(ind.indpred, ind.indrelid), spc.spcname, con.oid IS NOT NULL,
       array_to_string(idx.reloptions, ','), att.attname, key.place > ind.indnkeyatts,
       pg_catalog.pg_get_indexdef(ind.indexrelid, key.place::int, false),
       key.option & 1 <> 0, key.option & 2 <> 0,
       CASE WHEN NOT opc.opcdefault OR own.attoptions IS NOT NULL
            THEN CASE WHEN pg_catalog.pg_opclass_is_visible(opc.oid) THEN ''
                      ELSE opc.opcnamespace::regnamespace || '.' END || quote_ident(opc.opcname)
            END,
       array_to_string(own.attoptions, ', '),
       CASE WHEN key.colloid <> 0 AND key.colloid IS DISTINCT FROM
                 coalesce(att.attcollation, 'pg_catalog."default"'::regcollation)
            THEN key.colloid::regcollation::text END
FROM described tbl
JOIN pg_catalog.pg_index ind ON ind.indrelid = tbl.oid
  AND (ind.indisvalid OR tbl.relkind = 'p')
JOIN pg_catalog.pg_class idx ON idx.oid = ind.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = idx.relam
LEFT JOIN pg_catalog.pg_tablespace spc ON spc.oid = idx.reltablespace
LEFT JOIN pg_catalog.pg_constraint con ON con.conindid = idx.oid AND con.conrelid = tbl.oid
  AND con.contype IN ('p', 'u', 'x')
CROSS JOIN LATERAL unnest(ind.indkey::int2[], ind.indclass::oid[], ind.indcollation::oid[],
                          ind.indoption::int2[])
  WITH ORDINALITY AS key(attnum, opclass, colloid, option, place)
LEFT JOIN pg_catalog.pg_attribute att ON att.attrelid = tbl.oid AND att.attnum = key.attnum
LEFT JOIN pg_catalog.pg_attribute own ON own.attrelid = idx.oid AND own.attnum = key.place
LEFT JOIN pg_catalog.pg_opclass opc ON opc.oid = key.opclass
ORDER BY tbl.oid, idx.relname COLLATE "C", key.place
)sql";

// Of the catalogues that have a query of their own only what that says; of all others the names.
inline constexpr std::string_view objects = R"sql(
WITH own AS (
  SELECT oid FROM pg_catalog.pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), not_made AS (
  SELECT classid, objid FROM pg_catalog.pg_depend
  WHERE deptype = 'e'
    OR (deptype = 'i' AND classid IN ('pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_cast'::regclass))
), made AS (
  SELECT classid, objid FROM (
    SELECT 'pg_catalog.pg_namespace'::regclass AS classid, oid AS objid FROM pg_catalog.pg_namespace
    WHERE oid IN (SELECT oid FROM own)
    UNION ALL SELECT 'pg_catalog.pg_am'::regclass, oid FROM pg_catalog.pg_am
    UNION ALL SELECT 'pg_catalog.pg_authid'::regclass, oid FROM pg_catalog.pg_roles
    UNION ALL SELECT 'pg_catalog.pg_cast'::regclass, oid FROM pg_catalog.pg_cast
    UNION ALL SELECT 'pg_catalog.pg_collation'::regclass, oid FROM pg_catalog.pg_collation
    UNION ALL SELECT 'pg_catalog.pg_conversion'::regclass, oid FROM pg_catalog.pg_conversion
    UNION ALL SELECT 'pg_catalog.pg_event_trigger'::regclass, oid FROM pg_catalog.pg_event_trigger
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_data_wrapper'::regclass, oid
    FROM pg_catalog.pg_foreign_data_wrapper
    UNION ALL SELECT 'pg_catalog.pg_foreign_server'::regclass, oid FROM pg_catalog.pg_foreign_server
    UNION ALL SELECT 'pg_catalog.pg_language'::regclass, oid FROM pg_catalog.pg_language
    UNION ALL SELECT 'pg_catalog.pg_opclass'::regclass, oid FROM pg_catalog.pg_opclass
    UNION ALL SELECT 'pg_catalog.pg_operator'::regclass, oid FROM pg_catalog.pg_operator
    UNION ALL SELECT 'pg_catalog.pg_opfamily'::regclass, oid FROM pg_catalog.pg_opfamily
    UNION ALL SELECT 'pg_catalog.pg_publication'::regclass, oid FROM pg_catalog.pg_publication
    UNION ALL SELECT 'pg_catalog.pg_transform'::regclass, oid FROM pg_catalog.pg_transform
    UNION ALL SELECT 'pg_catalog.pg_ts_config'::regclass, oid FROM pg_catalog.pg_ts_config
    UNION ALL SELECT 'pg_catalog.pg_ts_dict'::regclass, oid FROM pg_catalog.pg_ts_dict
    UNION ALL SELECT 'pg_catalog.pg_ts_parser'::regclass, oid FROM pg_catalog.pg_ts_parser
    UNION ALL SELECT 'pg_catalog.pg_ts_template'::regclass, oid FROM pg_catalog.pg_ts_template
    UNION ALL
    SELECT 'pg_catalog.pg_type'::regclass, typ.oid
    FROM pg_catalog.pg_type typ
    WHERE typ.typtype = 'b' AND typ.typelem = 0 AND typ.typnamespace IN (SELECT oid FROM own)
  ) known
  WHERE objid >= 16384  -- what initdb made is PostgreSQL's
    AND (classid, objid) NOT IN (SELECT classid, objid FROM not_made)
), privileges AS (
  SELECT 'pg_catalog.pg_class'::regclass AS classid, oid AS objid, relacl AS acl
  FROM pg_catalog.pg_class
  WHERE relkind = 'S' AND relacl <> pg_catalog.acldefault('s', relowner)
  UNION ALL
  SELECT 'pg_catalog.pg_proc'::regclass, oid, proacl FROM pg_catalog.pg_proc
  WHERE proacl <> pg_catalog.acldefault('f', proowner)
  UNION ALL
  SELECT 'pg_catalog.pg_type'::regclass, oid, typacl FROM pg_catalog.pg_type
  WHERE typacl <> pg_catalog.acldefault('T', typowner)
  UNION ALL
  SELECT 'pg_catalog.pg_namespace'::regclass, nsp.oid, nsp.nspacl
  FROM pg_catalog.pg_namespace nsp
  LEFT JOIN pg_catalog.pg_init_privs ini
    ON ini.classoid = 'pg_catalog.pg_namespace'::regclass AND ini.objoid = nsp.oid
  WHERE nsp.nspacl <> coalesce(ini.initprivs, pg_catalog.acldefault('n', nsp.nspowner))
  UNION ALL SELECT 'pg_catalog.pg_language'::regclass, oid, lanacl FROM pg_catalog.pg_language
  UNION ALL
  SELECT 'pg_catalog.pg_foreign_server'::regclass, oid, srvacl FROM pg_catalog.pg_foreign_server
)
SELECT text COLLATE "C" FROM (
  SELECT 'extension ' || quote_ident(extname) AS text FROM pg_catalog.pg_extension
  UNION ALL
  SELECT 'type ' || format_type(typ.oid, NULL) || ' ' || concat_ws(' ',
           (SELECT string_agg(quote_literal(lbl.enumlabel), ', ' ORDER BY lbl.enumsortorder)
            FROM pg_catalog.pg_enum lbl WHERE lbl.enumtypid = typ.oid),
           CASE WHEN typ.typtype = 'd' THEN format_type(typ.typbasetype, typ.typtypmod) END,
           CASE WHEN typ.typtype = 'd' AND typ.typcollation <> bas.typcollation
                THEN 'COLLATE ' || typ.typcollation::regcollation END,
           CASE WHEN typ.typnotnull THEN 'NOT NULL' END, typ.typdefault,
           (SELECT string_agg(pg_get_constraintdef(con.oid), ' ' ORDER BY con.conname)
            FROM pg_catalog.pg_constraint con WHERE con.contypid = typ.oid),
           (SELECT 'of ' || format_type(ran.rngsubtype, NULL)
            FROM pg_catalog.pg_range ran WHERE ran.rngtypid = typ.oid),
           (SELECT string_agg(quote_ident(att.attname) || ' ' ||
                              format_type(att.atttypid, att.atttypmod), ', ' ORDER BY att.attnum)
            FROM pg_catalog.pg_attribute att
            WHERE att.attrelid = rel.oid AND att.attnum > 0 AND NOT att.attisdropped))
  FROM pg_catalog.pg_type typ
  LEFT JOIN pg_catalog.pg_type bas ON bas.oid = typ.typbasetype
  LEFT JOIN pg_catalog.pg_class rel ON rel.oid = typ.typrelid AND rel.relkind = 'c'
  WHERE (typ.typtype IN ('e', 'd', 'r') OR rel.oid IS NOT NULL)
    AND typ.typnamespace IN (SELECT oid FROM own)
    AND ('pg_catalog.pg_type'::regclass, typ.oid) NOT IN (SELECT classid, objid FROM not_made)
  UNION ALL
  SELECT CASE WHEN fun.prokind IN ('f', 'p') THEN pg_get_functiondef(fun.oid)
              ELSE 'function ' || fun.oid::regprocedure END
  FROM pg_catalog.pg_proc fun
  WHERE fun.pronamespace IN (SELECT oid FROM own)
    AND ('pg_catalog.pg_proc'::regclass, fun.oid) NOT IN (SELECT classid, objid FROM not_made)
  UNION ALL
  SELECT 'sequence ' || seq.seqrelid::regclass || ' ' || format_type(seq.seqtypid, NULL) || ' ' ||
         concat_ws(' ', seq.seqstart, seq.seqincrement, seq.seqmin, seq.seqmax, seq.seqcycle)
  FROM pg_catalog.pg_sequence seq
  JOIN pg_catalog.pg_class rel ON rel.oid = seq.seqrelid AND rel.relnamespace IN (SELECT oid FROM own)
  WHERE NOT EXISTS (
    SELECT FROM pg_catalog.pg_depend dep
    WHERE dep.classid = 'pg_catalog.pg_class'::regclass AND dep.objid = rel.oid
      AND dep.deptype IN ('a', 'i', 'e') AND dep.refobjsubid > 0)
  UNION ALL
  SELECT pg_get_triggerdef(trg.oid) ||
         CASE trg.tgenabled WHEN 'D' THEN ' DISABLED' WHEN 'R' THEN ' ENABLED ON REPLICA'
                            WHEN 'A' THEN ' ENABLED ALWAYS' ELSE '' END
  FROM pg_catalog.pg_trigger trg
  JOIN pg_catalog.pg_class rel ON rel.oid = trg.tgrelid AND rel.relnamespace IN (SELECT oid FROM own)
  WHERE NOT trg.tgisinternal
  UNION ALL
  SELECT pg_get_ruledef(rul.oid)
  FROM pg_catalog.pg_rewrite rul
  JOIN pg_catalog.pg_class rel ON rel.oid = rul.ev_class AND rel.relnamespace IN (SELECT oid FROM own)
  WHERE rel.relkind NOT IN ('v', 'm')
  UNION ALL
  SELECT concat_ws(' ', 'policy', quote_ident(pol.polname), 'ON', pol.polrelid::regclass, pol.polcmd,
                   CASE WHEN pol.polpermissive THEN 'permissive' ELSE 'restrictive' END,
                   (SELECT string_agg(quote_ident(rolname), ', ' ORDER BY rolname)
                    FROM pg_catalog.pg_roles WHERE oid = ANY (pol.polroles)),
                   'USING ' || pg_get_expr(pol.polqual, pol.polrelid),
                   'WITH CHECK ' || pg_get_expr(pol.polwithcheck, pol.polrelid))
  FROM pg_catalog.pg_policy pol
  UNION ALL
  SELECT about.type || ' ' || about.identity
  FROM made, LATERAL pg_identify_object(made.classid, made.objid, 0) about
  UNION ALL
  SELECT 'privileges on ' || about.type || ' ' || about.identity || ' ' || privileges.acl::text
  FROM privileges, LATERAL pg_identify_object(privileges.classid, privileges.objid, 0) about
  WHERE privileges.acl IS NOT NULL AND about.identity !~ '^(pg_|information_schema)'
    AND (privileges.classid, privileges.objid) NOT IN (SELECT classid, objid FROM not_made)
  UNION ALL
  SELECT concat_ws(' ', 'default privileges', acl.defaclrole::regrole,
                   nullif(acl.defaclnamespace, 0)::regnamespace, acl.defaclobjtype, acl.defaclacl)
  FROM pg_catalog.pg_default_acl acl
  UNION ALL
  SELECT 'comment on ' || about.type || ' ' || about.identity || ' ' || quote_literal(des.description)
  FROM pg_catalog.pg_description des
  LEFT JOIN pg_catalog.pg_class rel
    ON des.classoid = 'pg_catalog.pg_class'::regclass AND rel.oid = des.objoid
  CROSS JOIN LATERAL pg_identify_object(des.classoid, des.objoid, des.objsubid) about
  WHERE des.objoid >= 16384 AND des.classoid NOT IN ('pg_catalog.pg_constraint'::regclass,
                                                     'pg_catalog.pg_extension'::regclass)
    AND (rel.oid IS NULL OR rel.relkind IN ('S', 'c'))
    AND (des.classoid, des.objoid) NOT IN (SELECT classid, objid FROM not_made)
  UNION ALL
  SELECT 'setting ' || setting
  FROM pg_catalog.pg_db_role_setting, unnest(setconfig) setting
  WHERE setdatabase = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
) described
ORDER BY 1
)sql";

inline constexpr std::string_view other_schemas = R"sql(
SELECT nspname FROM pg_catalog.pg_namespace
WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
  AND nspname <> ALL (current_schemas(false))
ORDER BY nspname COLLATE "C"
)sql";

}  // namespace migrator::introspection
