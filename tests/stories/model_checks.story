# Models that Django's system checks refuse: every fault at once, with its place, before anything is
# written; by every command that goes by the models.

file migrator.json
    {"migrations": "migrations", "models": "models"}

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [{"op": "CreateModel", "name": "Box", "fields": []}]}

file models/shop.json
    {
      "models": [
        {"name": "Box", "options": {"db_table": "shop_item"}},
        {
          "name": "Item",
          "fields": [
            {"name": "box", "type": "ForeignKey", "to": "shop.Bax", "on_delete": "CASCADE"},
            {"name": "first", "type": "ForeignKey", "to": "Box", "on_delete": "CASCADE"},
            {"name": "second", "type": "ForeignKey", "to": "Box", "on_delete": "SET_NULL"},
            {"name": "price", "type": "DecimalField", "max_digits": 2, "decimal_places": 4}
          ],
          "options": {
            "ordering": ["titel"],
            "indexes": [{"type": "Index", "fields": ["prise"]}]
          }
        }
      ]
    }

$ migrator makemigrations
! models/shop.json:7: $.models[1].fields[0].to: shop.Item.box: (fields.E300) Field defines a relation with model 'shop.Bax', which is either not installed, or is abstract. (did you mean 'shop.Box'?)
! models/shop.json:7: $.models[1].fields[0].to: shop.Item.box: (fields.E307) The field shop.Item.box was declared with a lazy reference to 'shop.bax', but app 'shop' doesn't provide model 'bax'.
! models/shop.json:8: $.models[1].fields[1]: shop.Item.first: (fields.E304) Reverse accessor 'Box.item_set' for 'shop.Item.first' clashes with reverse accessor for 'shop.Item.second'. HINT: Add or change a related_name argument to the definition for 'shop.Item.first' or 'shop.Item.second'.
! models/shop.json:9: $.models[1].fields[2]: shop.Item.second: (fields.E304) Reverse accessor 'Box.item_set' for 'shop.Item.second' clashes with reverse accessor for 'shop.Item.first'. HINT: Add or change a related_name argument to the definition for 'shop.Item.second' or 'shop.Item.first'.
! models/shop.json:9: $.models[1].fields[2].on_delete: shop.Item.second: (fields.E320) Field specifies on_delete=SET_NULL, but cannot be null. HINT: Set null=True argument on the field, or change the on_delete rule.
! models/shop.json:10: $.models[1].fields[3].max_digits: shop.Item.price: (fields.E134) 'max_digits' must be greater or equal to 'decimal_places'.
! models/shop.json:12: $.models[1].options: shop_item: (models.E028) db_table 'shop_item' is used by multiple models: shop.Box, shop.Item.
! models/shop.json:13: $.models[1].options.ordering[0]: shop.Item: (models.E015) 'ordering' refers to the nonexistent field, related field, or lookup 'titel'.
! models/shop.json:14: $.models[1].options.indexes[0]: shop.Item: (models.E012) 'indexes' refers to the nonexistent field 'prise'. (did you mean 'price'?)
exit 1

$ migrator makemigrations --check --dry-run 2>&1 | wc -l
| 9

$ ls migrations/shop
| 0001_initial.json

$ migrator migrate 2>&1 | wc -l
| 9

$ migrator squashmigrations shop 0001 --noinput 2>&1 | wc -l
| 9

$ migrator optimizemigration shop 0001 2>&1 | wc -l
| 9

# What Python could make no classes of is told first.

file models/shop.json
    {"models": [
      {"name": "Box", "fields": [{"name": "a_", "type": "IntegerField"}]},
      {"name": "Case", "bases": ["shop.Bax"]}
    ]}

$ migrator makemigrations
! models/shop.json:3: $.models[1].bases[0]: there is no model 'shop.Bax' to be a base (did you mean 'shop.Box'?)
exit 1

file models/shop.json
    {"models": [
      {"name": "Box"},
      {"name": "Case", "bases": ["shop.Box"]}
    ]}

$ migrator makemigrations
| Migrations for 'shop':
|   migrations/shop/0002_case_box_id.json
|     + Create model Case
|     + Add field id to box

# Checks are silenced by their ids, as in Django's settings.

file models/shop.json
    {"models": [
      {"name": "Box", "fields": [{"name": "a_", "type": "IntegerField"}, {"name": "b__c", "type": "IntegerField", "null": true}]}
    ]}

file silent.json
    {"SILENCED_SYSTEM_CHECKS": ["fields.E001"]}

$ migrator makemigrations --settings silent.json --dry-run
! models/shop.json:2: $.models[0].fields[1].name: shop.Box.b__c: (fields.E002) Field names must not contain "__".
exit 1

$ migrator config --settings silent.json | grep SILENCED | tr -s " "
| SILENCED_SYSTEM_CHECKS fields.E001 silent.json:1

file silent.json
    {"SILENCED_SYSTEM_CHECKS": "fields.E001"}

$ migrator makemigrations --settings silent.json --dry-run
! silent.json:1: $.SILENCED_SYSTEM_CHECKS: must be a list of texts, not a text
exit 1
