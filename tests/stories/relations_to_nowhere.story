# Relations and bases that lead nowhere, or in a circle.

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
       {"op": "AddField", "model_name": "item", "name": "maker", "field": {"type": "ForeignKey", "to": "shop.Maker", "on_delete": "CASCADE", "null": true}}]}

$ migrator migrate -v 0
! CommandError: Related model 'shop.maker' cannot be resolved
!   in shop.0002_bad, Add field maker to item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "makers", "field": {"type": "ManyToManyField", "to": "shop.Maker"}}]}

$ migrator migrate -v 0
! CommandError: Related model 'shop.maker' cannot be resolved
!   in shop.0002_bad, Add field makers to item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "more", "field": {"type": "ManyToManyField", "to": "shop.Tag", "through": "shop.Made"}}]}

$ migrator migrate -v 0
! CommandError: Related model 'shop.made' cannot be resolved
!   in shop.0002_bad, Add field more to item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateModel", "name": "X", "fields": [{"name": "id", "type": "BigAutoField", "primary_key": true}, {"name": "more", "type": "ManyToManyField", "to": "shop.Tag", "through": "shop.Made"}]}]}

$ migrator migrate -v 0
! CommandError: Related model 'shop.made' cannot be resolved
!   in shop.0002_bad, Create model X (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "AddField", "model_name": "item", "name": "other", "field": {"type": "ForeignKey", "to": "shop.Tag", "to_field": "slugg", "on_delete": "CASCADE", "null": true}}]}

$ migrator migrate -v 0
! CommandError: Tag has no field named 'slugg' (did you mean 'slug'?)
!   in shop.0002_bad, Add field other to item (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateModel", "name": "X", "fields": [{"name": "id", "type": "OneToOneField", "to": "shop.X", "on_delete": "CASCADE", "primary_key": true}]}]}

$ migrator migrate -v 0
! CommandError: the foreign key id of X ends at itself: point one of its keys at a plain field
!   in shop.0002_bad, Create model X (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateModel", "name": "X", "fields": [{"name": "id", "type": "BigAutoField", "primary_key": true}], "bases": ["shop.Nothing"]}]}

$ migrator migrate -v 0
! CommandError: Cannot resolve bases for [<ModelState: 'shop.X'>]
!   in shop.0002_bad, Create model X (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateModel", "name": "X", "fields": [{"name": "id", "type": "BigAutoField", "primary_key": true}], "bases": ["shop.X"]}]}

$ migrator migrate -v 0
! CommandError: Cannot resolve bases for [<ModelState: 'shop.X'>]
!   in shop.0002_bad, Create model X (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "SeparateDatabaseAndState", "state_operations": [{"op": "CreateModel", "name": "Y", "fields": [], "bases": ["shop.X"]}, {"op": "CreateModel", "name": "X", "fields": [], "bases": ["shop.Y"]}]},
       {"op": "AddField", "model_name": "x", "name": "z", "field": {"type": "IntegerField", "null": true}}]}

$ migrator migrate -v 0
! CommandError: Cannot resolve bases for [<ModelState: 'shop.Y'>, <ModelState: 'shop.X'>]
!   in shop.0002_bad, Add field z to x (migrations/shop/0002_bad.json:4)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

file migrations/shop/0002_bad.json
    {"dependencies": [["shop", "0001_initial"]],
     "operations": [
       {"op": "CreateModel", "name": "X", "fields": [{"name": "pk", "type": "CompositePrimaryKey", "field_names": ["a", "b"]}, {"name": "a", "type": "IntegerField"}]}]}

$ migrator migrate -v 0
! CommandError: X has no field named 'b'
!   in shop.0002_bad, Create model X (migrations/shop/0002_bad.json:3)
!   shop.0002_bad was rolled back; nothing of it remains.
exit 1

$ migrator showmigrations
| shop
|  [X] 0001_initial
|  [ ] 0002_bad
