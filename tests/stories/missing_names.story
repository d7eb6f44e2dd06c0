# A field, index, constraint or collation that is not there.

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

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RemoveField", "model_name": "item", "name": "seize"}]}

$ migrator migrate -v 0
! CommandError: Item has no field named 'seize' (did you mean 'size'?)
!   in shop.0002_bad, Remove field seize from item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "item", "name": "seize", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0
! CommandError: Item has no field named 'seize' (did you mean 'size'?)
!   in shop.0002_bad, Alter field seize on item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RenameField", "model_name": "item", "old_name": "seize", "new_name": "b"}]}

$ migrator migrate -v 0
! CommandError: shop.item has no field named 'seize' (did you mean 'size'?)
!   in shop.0002_bad, Rename field seize on item to b (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterUniqueTogether", "name": "item", "unique_together": [["name", "seize"]]}]}

$ migrator migrate -v 0
! CommandError: Item has no field named 'seize' (did you mean 'size'?)
!   in shop.0002_bad, Alter unique_together for item (1 constraint(s)) (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterIndexTogether", "name": "item", "index_together": [["name", "seize"]]}]}

$ migrator migrate -v 0
! CommandError: Item has no field named 'seize' (did you mean 'size'?)
!   in shop.0002_bad, Alter index_together for item (1 constraint(s)) (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterOrderWithRespectTo", "name": "item", "order_with_respect_to": "tga"}]}

$ migrator migrate -v 0
! CommandError: Item has no field named 'tga' (did you mean 'tag'?)
!   in shop.0002_bad, Set order_with_respect_to on item to tga (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddIndex", "model_name": "item", "index": {"type": "Index", "fields": ["seize"], "name": "i"}}]}

$ migrator migrate -v 0
! CommandError: Item has no field named 'seize' (did you mean 'size'?)
!   in shop.0002_bad, Create index i on field(s) seize of model item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RemoveIndex", "model_name": "item", "name": "item_seize_idx"}]}

$ migrator migrate -v 0
! CommandError: No index named item_seize_idx on model Item (did you mean 'item_size_idx'?)
!   in shop.0002_bad, Remove index item_seize_idx from item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RenameIndex", "model_name": "item", "old_name": "item_seize_idx", "new_name": "i"}]}

$ migrator migrate -v 0
! CommandError: No index named item_seize_idx on model Item (did you mean 'item_size_idx'?)
!   in shop.0002_bad, Rename index item_seize_idx on item to i (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RenameIndex", "model_name": "item", "old_fields": ["seize"], "new_name": "i"}]}

$ migrator migrate -v 0
! CommandError: Item has no field named 'seize' (did you mean 'size'?)
!   in shop.0002_bad, Rename unnamed index for ('seize',) on item to i (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RenameIndex", "model_name": "item", "old_fields": ["size", "name"], "new_name": "i"}]}

$ migrator migrate -v 0
! CommandError: Found wrong number (0) of indexes for shop_item(size, name).
!   in shop.0002_bad, Rename unnamed index for ('size', 'name') on item to i (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraint", "model_name": "item", "constraint": {"type": "UniqueConstraint", "fields": ["seize"], "name": "u"}}]}

$ migrator migrate -v 0
! CommandError: Item has no field named 'seize' (did you mean 'size'?)
!   in shop.0002_bad, Create constraint u on model item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraint", "model_name": "item", "constraint": {"type": "ExclusionConstraint", "expressions": [["seize", "="]], "name": "u"}}]}

$ migrator migrate -v 0
! CommandError: Item has no field named 'seize' (did you mean 'size'?)
!   in shop.0002_bad, Create constraint u on model item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraint", "model_name": "item", "constraint": {"type": "CheckConstraint", "condition": "seize > 0", "name": "u"}}]}

$ migrator migrate -v 0
! CommandError: column "seize" does not exist
!   in shop.0002_bad, Create constraint u on model item (migrations/shop/0002_bad.json:3)
!   hint: Perhaps you meant to reference the column "shop_item.size".
!   statement: ALTER TABLE "shop_item" ADD CONSTRAINT "u" CHECK (seize > 0)
!   SQLSTATE: 42703
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RemoveConstraint", "model_name": "item", "name": "item_seize_check"}]}

$ migrator migrate -v 0
! CommandError: No constraint named item_seize_check on model Item (did you mean 'item_size_check'?)
!   in shop.0002_bad, Remove constraint item_seize_check from model item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "ValidateConstraint", "model_name": "item", "name": "item_seize_check"}]}

$ migrator migrate -v 0
! CommandError: constraint "item_seize_check" of relation "shop_item" does not exist
!   in shop.0002_bad, Validate constraint item_seize_check on model item (migrations/shop/0002_bad.json:3)
!   statement: ALTER TABLE "shop_item" VALIDATE CONSTRAINT "item_seize_check"
!   SQLSTATE: 42704
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RemoveCollation", "name": "no_such_collation", "locale": "C"}]}

$ migrator migrate -v 0
! CommandError: collation "no_such_collation" for encoding "UTF8" does not exist
!   in shop.0002_bad, Remove collation no_such_collation (migrations/shop/0002_bad.json:3)
!   statement: DROP COLLATION "no_such_collation"
!   SQLSTATE: 42704
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

# sqlmigrate names the place too.

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RunSQL", "sql": "SELECT 1", "reverse_sql": "noop"},
       {"op": "RemoveIndex", "model_name": "item", "name": "item_seize_idx"}]}

$ migrator sqlmigrate shop 0002
! CommandError: No index named item_seize_idx on model Item (did you mean 'item_size_idx'?)
!   in shop.0002_bad, Remove index item_seize_idx from item (migrations/shop/0002_bad.json:4)
exit 1

$ migrator sqlmigrate shop 0002 --offline
! CommandError: No index named item_seize_idx on model Item (did you mean 'item_size_idx'?)
!   in shop.0002_bad, Remove index item_seize_idx from item (migrations/shop/0002_bad.json:4)
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_bad

# AlterConstraint only edits the state, and nobody misses what it does not find, as in Django.

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterConstraint", "model_name": "item", "name": "nope", "constraint": {"type": "CheckConstraint", "condition": "size >= 0", "name": "nope"}}]}

$ migrator migrate -v 0

$ migrator migrate shop 0001 -v 0

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_bad
