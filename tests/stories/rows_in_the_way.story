# The rows that are there do not fit what the migration wants.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Tag", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "slug", "type": "CharField", "max_length": 20}]},
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "name", "type": "CharField", "max_length": 50},
        {"name": "size", "type": "IntegerField", "null": true},
        {"name": "tag", "type": "ForeignKey", "to": "shop.Tag", "on_delete": "CASCADE", "null": true},
        {"name": "tags", "type": "ManyToManyField", "to": "shop.Tag", "related_name": "+"}],
       "options": {
         "indexes": [{"type": "Index", "fields": ["size"], "name": "item_size_idx"},
                     {"type": "Index", "fields": ["name"], "name": "item_name_idx"}],
         "constraints": [{"type": "CheckConstraint", "condition": "size >= 0", "name": "item_size_check"}]}}]}

$ migrator migrate shop 0001 -v 0

$ sql "INSERT INTO shop_tag (slug) VALUES ('a'); INSERT INTO shop_item (name, size, tag_id) VALUES ('n', NULL, 1), ('n', 5, 1)"

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "weight", "field": {"type": "IntegerField"}}]}

$ migrator migrate -v 0
! CommandError: column "weight" of relation "shop_item" contains null values
!   in shop.0002_bad, Add field weight to item (migrations/shop/0002_bad.json:3)
!   hint: there are rows: give the field a default (with "preserve_default": false for these rows alone), or let it be null
!   statement: ALTER TABLE "shop_item" ADD COLUMN "weight" integer NOT NULL
!   SQLSTATE: 23502
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "size", "field": {"type": "IntegerField"}}]}

$ migrator migrate -v 0
! CommandError: column "size" of relation "shop_item" contains null values
!   in shop.0002_bad, Alter field size on item (migrations/shop/0002_bad.json:3)
!   hint: fill the rows that have none by a RunSQL before, or give the field a default (with "preserve_default": false for these rows alone)
!   statement: ALTER TABLE "shop_item" ALTER COLUMN "size" SET NOT NULL
!   SQLSTATE: 23502
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "name", "field": {"type": "IntegerField"}}]}

$ migrator migrate -v 0
! CommandError: invalid input syntax for type integer: "n"
!   in shop.0002_bad, Alter field name on item (migrations/shop/0002_bad.json:3)
!   hint: change these rows by a RunSQL before, or convert them by an ALTER TABLE … USING of your own as database operation of a SeparateDatabaseAndState
!   statement: ALTER TABLE "shop_item" ALTER COLUMN "name" TYPE integer USING "name"::integer
!   SQLSTATE: 22P02
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "name", "field": {"type": "JSONField"}}]}

$ migrator migrate -v 0
! CommandError: invalid input syntax for type json
!   in shop.0002_bad, Alter field name on item (migrations/shop/0002_bad.json:3)
!   detail: Token "n" is invalid.
!   hint: change these rows by a RunSQL before, or convert them by an ALTER TABLE … USING of your own as database operation of a SeparateDatabaseAndState
!   statement: ALTER TABLE "shop_item" ALTER COLUMN "name" TYPE jsonb USING "name"::jsonb
!   SQLSTATE: 22P02
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "size", "field": {"type": "JSONField", "null": true}}]}

$ migrator migrate -v 0
! CommandError: cannot cast type integer to jsonb
!   in shop.0002_bad, Alter field size on item (migrations/shop/0002_bad.json:3)
!   hint: convert the rows by an ALTER TABLE … USING of your own as database operation of a SeparateDatabaseAndState
!   statement: ALTER TABLE "shop_item" ALTER COLUMN "size" TYPE jsonb USING "size"::jsonb
!   at character 68 of it
!   SQLSTATE: 42846
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "UPDATE shop_item SET name = 'long'", "reverse_sql": "noop"},
       {"op": "AlterField", "model_name": "item", "name": "name", "field": {"type": "CharField", "max_length": 3}}]}

$ migrator migrate -v 0
! CommandError: value too long for type character varying(3)
!   in shop.0002_bad, Alter field name on item (migrations/shop/0002_bad.json:4)
!   statement: ALTER TABLE "shop_item" ALTER COLUMN "name" TYPE varchar(3)
!   SQLSTATE: 22001
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraint", "model_name": "item", "constraint": {"type": "CheckConstraint", "condition": "size < 4", "name": "small"}}]}

$ migrator migrate -v 0
! CommandError: check constraint "small" of relation "shop_item" is violated by some row
!   in shop.0002_bad, Create constraint small on model item (migrations/shop/0002_bad.json:3)
!   statement: ALTER TABLE "shop_item" ADD CONSTRAINT "small" CHECK (size < 4)
!   SQLSTATE: 23514
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraint", "model_name": "item", "constraint": {"type": "UniqueConstraint", "fields": ["name"], "name": "name_once"}}]}

$ migrator migrate -v 0
! CommandError: could not create unique index "name_once"
!   in shop.0002_bad, Create constraint name_once on model item (migrations/shop/0002_bad.json:3)
!   detail: Key (name)=(n) is duplicated.
!   statement: ALTER TABLE "shop_item" ADD CONSTRAINT "name_once" UNIQUE ("name")
!   SQLSTATE: 23505
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraint", "model_name": "item", "constraint": {"type": "UniqueConstraint", "fields": ["name"], "condition": "true", "name": "name_once"}}]}

$ migrator migrate -v 0
! CommandError: could not create unique index "name_once"
!   in shop.0002_bad, Create constraint name_once on model item (migrations/shop/0002_bad.json:3)
!   detail: Key (name)=(n) is duplicated.
!   statement: CREATE UNIQUE INDEX "name_once" ON "shop_item" ("name") WHERE true
!   SQLSTATE: 23505
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraint", "model_name": "item", "constraint": {"type": "UniqueConstraint", "fields": ["tag"], "nulls_distinct": false, "name": "tag_once"}}]}

$ migrator migrate -v 0
! CommandError: could not create unique index "tag_once"
!   in shop.0002_bad, Create constraint tag_once on model item (migrations/shop/0002_bad.json:3)
!   detail: Key (tag_id)=(1) is duplicated.
!   statement: ALTER TABLE "shop_item" ADD CONSTRAINT "tag_once" UNIQUE NULLS NOT DISTINCT ("tag_id")
!   SQLSTATE: 23505
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterUniqueTogether", "name": "item", "unique_together": [["name", "tag"]]}]}

$ migrator migrate -v 0
! CommandError: could not create unique index "shop_item_name_tag_id_5c09525f_uniq"
!   in shop.0002_bad, Alter unique_together for item (1 constraint(s)) (migrations/shop/0002_bad.json:3)
!   detail: Key (name, tag_id)=(n, 1) is duplicated.
!   statement: ALTER TABLE "shop_item" ADD CONSTRAINT "shop_item_name_tag_id_5c09525f_uniq" UNIQUE ("name", "tag_id")
!   SQLSTATE: 23505
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "code", "field": {"type": "IntegerField", "unique": true, "default": 1}}]}

$ migrator migrate -v 0
! CommandError: could not create unique index "shop_item_code_key"
!   in shop.0002_bad, Add field code to item (migrations/shop/0002_bad.json:3)
!   detail: Key (code)=(1) is duplicated.
!   statement: ALTER TABLE "shop_item" ADD COLUMN "code" integer DEFAULT 1 NOT NULL UNIQUE
!   SQLSTATE: 23505
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "maker", "field": {"type": "ForeignKey", "to": "shop.Tag", "on_delete": "CASCADE", "default": 77}}]}

$ migrator migrate -v 0
! CommandError: insert or update on table "shop_item" violates foreign key constraint "shop_item_maker_id_312e28cd_fk_shop_tag_id"
!   in shop.0002_bad, Add field maker to item (migrations/shop/0002_bad.json:3)
!   detail: Key (maker_id)=(77) is not present in table "shop_tag".
!   statement: ALTER TABLE "shop_item" ADD COLUMN "maker_id" bigint DEFAULT 77 NOT NULL CONSTRAINT "shop_item_maker_id_312e28cd_fk_shop_tag_id" REFERENCES "shop_tag"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "shop_item_maker_id_312e28cd_fk_shop_tag_id" IMMEDIATE
!   SQLSTATE: 23503
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraintNotValid", "model_name": "item", "constraint": {"type": "CheckConstraint", "condition": "size < 4", "name": "small"}},
       {"op": "ValidateConstraint", "model_name": "item", "name": "small"}]}

$ migrator migrate -v 0
! CommandError: check constraint "small" of relation "shop_item" is violated by some row
!   in shop.0002_bad, Validate constraint small on model item (migrations/shop/0002_bad.json:4)
!   statement: ALTER TABLE "shop_item" VALIDATE CONSTRAINT "small"
!   SQLSTATE: 23514
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraint", "model_name": "item", "constraint": {"type": "ExclusionConstraint", "expressions": [[{"sql": "int4range(1, 3)"}, "&&"]], "name": "apart"}}]}

$ migrator migrate -v 0
! CommandError: could not create exclusion constraint "apart"
!   in shop.0002_bad, Create constraint apart on model item (migrations/shop/0002_bad.json:3)
!   detail: Key (int4range(1, 3))=([1,3)) conflicts with key (int4range(1, 3))=([1,3)).
!   statement: ALTER TABLE "shop_item" ADD CONSTRAINT "apart" EXCLUDE USING GIST (int4range(1, 3) WITH &&)
!   SQLSTATE: 23P01
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "note", "field": {"type": "CharField", "max_length": 3, "default": "much"}}]}

$ migrator migrate -v 0
! CommandError: value too long for type character varying(3)
!   in shop.0002_bad, Add field note to item (migrations/shop/0002_bad.json:3)
!   statement: ALTER TABLE "shop_item" ADD COLUMN "note" varchar(3) DEFAULT 'much' NOT NULL
!   SQLSTATE: 22001
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_bad

$ sql "SELECT name, size FROM shop_item ORDER BY id"
| n|
| n|5
