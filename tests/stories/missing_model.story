# No operation can work on a model that is not there.

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
       {"op": "DeleteModel", "name": "Itme"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Delete model Itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RenameModel", "old_name": "Itme", "new_name": "New"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Rename model Itme to New (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterModelTable", "name": "itme", "table": "x"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Rename table for itme to x (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterModelTableComment", "name": "itme", "table_comment": "x"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Alter itme table comment (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterUniqueTogether", "name": "itme", "unique_together": [["name", "size"]]}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Alter unique_together for itme (1 constraint(s)) (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterIndexTogether", "name": "itme", "index_together": [["name", "size"]]}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Alter index_together for itme (1 constraint(s)) (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterOrderWithRespectTo", "name": "itme", "order_with_respect_to": "tag"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Set order_with_respect_to on itme to tag (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterModelOptions", "name": "itme", "options": {"ordering": ["size"]}}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Change Meta options on itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterModelManagers", "name": "itme", "managers": []}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Change managers on itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "itme", "name": "f", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Add field f to itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RemoveField", "model_name": "itme", "name": "size"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Remove field size from itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterField", "model_name": "itme", "name": "size", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Alter field size on itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RenameField", "model_name": "itme", "old_name": "size", "new_name": "b"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Rename field size on itme to b (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddIndex", "model_name": "itme", "index": {"type": "Index", "fields": ["size"], "name": "i"}}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Create index i on field(s) size of model itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RemoveIndex", "model_name": "itme", "name": "item_size_idx"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Remove index item_size_idx from itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RenameIndex", "model_name": "itme", "old_name": "item_size_idx", "new_name": "i"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Rename index item_size_idx on itme to i (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraint", "model_name": "itme", "constraint": {"type": "UniqueConstraint", "fields": ["size"], "name": "u"}}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Create constraint u on model itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RemoveConstraint", "model_name": "itme", "name": "item_size_check"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Remove constraint item_size_check from model itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AlterConstraint", "model_name": "itme", "name": "item_size_check", "constraint": {"type": "CheckConstraint", "condition": "size >= 0", "name": "item_size_check"}}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Alter constraint item_size_check on itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddConstraintNotValid", "model_name": "itme", "constraint": {"type": "CheckConstraint", "condition": "size > 0", "name": "c"}}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Create not valid constraint c on model itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "ValidateConstraint", "model_name": "itme", "name": "item_size_check"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Validate constraint item_size_check on model itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"atomic": false, "dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddIndexConcurrently", "model_name": "itme", "index": {"type": "Index", "fields": ["size"], "name": "i"}}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Concurrently create index i on field(s) size of model itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad is not atomic: the statements before this one remain, and it is recorded as not applied. The same command goes on from here.
exit 1

file migrations/shop/0002_bad.json
    {"atomic": false, "dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "RemoveIndexConcurrently", "model_name": "itme", "name": "item_size_idx"}]}

$ migrator migrate -v 0
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Concurrently remove index item_size_idx from itme (migrations/shop/0002_bad.json:3)
!   shop.0002_bad is not atomic: the statements before this one remain, and it is recorded as not applied. The same command goes on from here.
exit 1

# Nothing of it reached the database; sqlmigrate says the same, plans and --fake do not look.

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_bad

$ migrator sqlmigrate shop 0002
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Concurrently remove index item_size_idx from itme (migrations/shop/0002_bad.json:3)
exit 1

$ migrator sqlmigrate shop 0002 --offline
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Concurrently remove index item_size_idx from itme (migrations/shop/0002_bad.json:3)
exit 1

$ migrator sqlmigrate shop 0002 --backwards
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Concurrently remove index item_size_idx from itme (migrations/shop/0002_bad.json:3)
exit 1

$ migrator migrate --plan
| Planned operations:
| shop.0002_bad
|     Concurrently remove index item_size_idx from itme

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "itme", "name": "f", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate --fake
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0002_bad... FAKED

# Later commands that need the state name the place.

$ migrator migrate shop 0001
| Operations to perform:
|   Target specific migration: 0001_initial, from shop
! CommandError: there is no model shop.itme at this point of the history (did you mean 'shop.item'?)
!   in shop.0002_bad, Add field f to itme (migrations/shop/0002_bad.json:3)
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [X] 0002_bad
