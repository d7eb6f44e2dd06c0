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

// One row for each of the table's parents, and one for each of its triggers, rules and policies.
inline constexpr std::string_view tables = R"sql(
SELECT tbl.oid, tbl.relname,
       CASE WHEN tbl.relispartition THEN 'partition' WHEN tbl.relkind = 'p' THEN 'partitioned'
            WHEN tbl.relkind = 'f' THEN 'foreign' WHEN tbl.relkind IN ('v', 'm') THEN 'view'
            ELSE 'table' END,
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
       pg_catalog.pg_get_expr(def.adbin, def.adrelid), att.attidentity, att.attgenerated <> '',
       def.oid IS NOT NULL AND EXISTS (
         SELECT
         FROM pg_catalog.pg_depend own
         JOIN pg_catalog.pg_depend use ON use.refclassid = own.classid
           AND use.refobjid = own.objid AND use.classid = 'pg_catalog.pg_attrdef'::regclass
           AND use.objid = def.oid
         WHERE own.refobjid = tbl.oid AND own.refobjsubid = att.attnum AND own.deptype = 'a'
           AND own.classid = 'pg_catalog.pg_class'::regclass
           AND own.refclassid = 'pg_catalog.pg_class'::regclass),
       CASE WHEN att.attcollation <> typ.typcollation THEN col.collname END,
       pg_catalog.col_description(tbl.oid, att.attnum)
FROM described tbl
JOIN pg_catalog.pg_attribute att ON att.attrelid = tbl.oid AND att.attnum > 0
  AND NOT att.attisdropped
JOIN pg_catalog.pg_type typ ON typ.oid = att.atttypid
LEFT JOIN pg_catalog.pg_type elm ON elm.oid = typ.typelem AND elm.typarray = typ.oid
LEFT JOIN pg_catalog.pg_attrdef def ON def.adrelid = tbl.oid AND def.adnum = att.attnum
LEFT JOIN pg_catalog.pg_collation col ON col.oid = att.attcollation
ORDER BY tbl.oid, att.attnum
)sql";

// One row for each of the constraint's columns, in their order. Those that PostgreSQL makes for
// the partitions of a table it refers to are left out.
inline constexpr std::string_view constraints = R"sql(
SELECT tbl.oid, con.conname, con.contype, pg_catalog.pg_get_constraintdef(con.oid),
       pg_catalog.pg_get_expr(con.conbin, con.conrelid),
       CASE WHEN pg_catalog.pg_table_is_visible(con.confrelid) THEN ref.relname END,
       con.condeferrable, con.condeferred, con.convalidated, NOT con.connoinherit,
       key.place IS NOT NULL, att.attname, rat.attname, opr.oprname
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
       CASE WHEN NOT opc.opcdefault THEN opc.opcname END,
       CASE WHEN key.colloid <> 0 AND key.colloid IS DISTINCT FROM
                 coalesce(att.attcollation, 'pg_catalog."default"'::regcollation)
            THEN quote_ident(col.collname) END
FROM described tbl
JOIN pg_catalog.pg_index ind ON ind.indrelid = tbl.oid
JOIN pg_catalog.pg_class idx ON idx.oid = ind.indexrelid
JOIN pg_catalog.pg_am am ON am.oid = idx.relam
LEFT JOIN pg_catalog.pg_tablespace spc ON spc.oid = idx.reltablespace
LEFT JOIN pg_catalog.pg_constraint con ON con.conindid = idx.oid AND con.conrelid = tbl.oid
  AND con.contype IN ('p', 'u', 'x')
CROSS JOIN LATERAL unnest(ind.indkey::int2[], ind.indclass::oid[], ind.indcollation::oid[],
                          ind.indoption::int2[])
  WITH ORDINALITY AS key(attnum, opclass, colloid, option, place)
LEFT JOIN pg_catalog.pg_attribute att ON att.attrelid = tbl.oid AND att.attnum = key.attnum
LEFT JOIN pg_catalog.pg_opclass opc ON opc.oid = key.opclass
LEFT JOIN pg_catalog.pg_collation col ON col.oid = key.colloid
ORDER BY tbl.oid, idx.relname COLLATE "C", key.place
)sql";

inline constexpr std::string_view objects = R"sql(
WITH own AS (
  SELECT oid FROM pg_catalog.pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), of_extension AS (
  SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'
)
SELECT text COLLATE "C" FROM (
  SELECT 'extension ' || quote_ident(extname) AS text FROM pg_catalog.pg_extension
  UNION ALL
  SELECT 'type ' || format_type(typ.oid, NULL) || ' ' || concat_ws(' ',
           (SELECT string_agg(quote_literal(lbl.enumlabel), ', ' ORDER BY lbl.enumsortorder)
            FROM pg_catalog.pg_enum lbl WHERE lbl.enumtypid = typ.oid),
           CASE WHEN typ.typtype = 'd' THEN format_type(typ.typbasetype, typ.typtypmod) END,
           CASE WHEN typ.typnotnull THEN 'NOT NULL' END, typ.typdefault,
           (SELECT string_agg(pg_get_constraintdef(con.oid), ' ' ORDER BY con.conname)
            FROM pg_catalog.pg_constraint con WHERE con.contypid = typ.oid))
  FROM pg_catalog.pg_type typ
  WHERE typ.typtype IN ('e', 'd', 'r') AND typ.typnamespace IN (SELECT oid FROM own)
    AND ('pg_catalog.pg_type'::regclass, typ.oid) NOT IN (SELECT classid, objid FROM of_extension)
  UNION ALL
  SELECT CASE WHEN fun.prokind IN ('f', 'p') THEN pg_get_functiondef(fun.oid)
              ELSE 'function ' || fun.oid::regprocedure END
  FROM pg_catalog.pg_proc fun
  WHERE fun.pronamespace IN (SELECT oid FROM own)
    AND ('pg_catalog.pg_proc'::regclass, fun.oid) NOT IN (SELECT classid, objid FROM of_extension)
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
  SELECT pg_get_triggerdef(trg.oid)
  FROM pg_catalog.pg_trigger trg
  JOIN pg_catalog.pg_class rel ON rel.oid = trg.tgrelid AND rel.relnamespace IN (SELECT oid FROM own)
  WHERE NOT trg.tgisinternal
) described
ORDER BY 1
)sql";

}  // namespace migrator::introspection
