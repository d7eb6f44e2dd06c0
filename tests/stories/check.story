# What is wrong with migrations, or dangerous for a database in use.

file migrations/shop/0001_initial.json
    {"dependencies": [], "operations": [
      {"op": "CreateModel", "name": "Item", "fields": [
        {"name": "id", "type": "BigAutoField", "primary_key": true},
        {"name": "size", "type": "IntegerField"}]}]}

$ migrator check
| 1 migration checked: 0 errors, 0 warnings, 0 notes

file migrations/shop/0002_next.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "AddField", "model_name": "item", "name": "code", "field": {"type": "TextField", "default": "x"}},
      {"op": "RemoveField", "model_name": "item", "name": "size"}]}

$ migrator check
| migrations/shop/0002_next.json:
|   line 2: warning M302 (insert-breaks-release)
|     Add field code to item: the running release cannot insert into shop_item: it does not know code
|     → Give it a db_default, so that inserts without it succeed.
|   line 3: error M102 (column-dropped)
|     Remove field size from item: drops the column shop_item.size and what it holds
|     → Release code that no longer reads it first: take it out of the state (SeparateDatabaseAndState) in one release and out of the database in the next.
| 2 migrations checked: 1 error, 1 warning, 0 notes
exit 1

$ migrator check --fail-level error other
! CommandError: No installed app with label 'other'.
exit 1

$ migrator check --format github
| ::warning file=migrations/shop/0002_next.json,line=2,title=M302 insert-breaks-release::Add field code to item: the running release cannot insert into shop_item: it does not know code%0AGive it a db_default, so that inserts without it succeed.
| ::error file=migrations/shop/0002_next.json,line=3,title=M102 column-dropped::Remove field size from item: drops the column shop_item.size and what it holds%0ARelease code that no longer reads it first: take it out of the state (SeparateDatabaseAndState) in one release and out of the database in the next.
exit 1

$ migrator check --format json
| {
|   "version": 1,
|   "migrations": 2,
|   "allowed": 0,
|   "findings": [
|     {
|       "rule": "M302",
|       "name": "insert-breaks-release",
|       "severity": "warning",
|       "app": "shop",
|       "migration": "0002_next",
|       "file": "migrations/shop/0002_next.json",
|       "line": 2,
|       "operation": "Add field code to item",
|       "message": "the running release cannot insert into shop_item: it does not know code",
|       "advice": "Give it a db_default, so that inserts without it succeed."
|     },
|     {
|       "rule": "M102",
|       "name": "column-dropped",
|       "severity": "error",
|       "app": "shop",
|       "migration": "0002_next",
|       "file": "migrations/shop/0002_next.json",
|       "line": 3,
|       "operation": "Remove field size from item",
|       "message": "drops the column shop_item.size and what it holds",
|       "advice": "Release code that no longer reads it first: take it out of the state (SeparateDatabaseAndState) in one release and out of the database in the next."
|     }
|   ]
| }
exit 1

$ migrator check --format gitlab | grep -c fingerprint
| 2

$ migrator check --format junit
| <?xml version="1.0" encoding="UTF-8"?>
| <testsuite name="migrator check" tests="2" failures="2">
|   <testcase classname="shop.0002_next" name="M302 insert-breaks-release" file="migrations/shop/0002_next.json" line="2">
|     <failure type="warning" message="Add field code to item: the running release cannot insert into shop_item: it does not know code">Give it a db_default, so that inserts without it succeed.</failure>
|   </testcase>
|   <testcase classname="shop.0002_next" name="M102 column-dropped" file="migrations/shop/0002_next.json" line="3">
|     <failure type="error" message="Remove field size from item: drops the column shop_item.size and what it holds">Release code that no longer reads it first: take it out of the state (SeparateDatabaseAndState) in one release and out of the database in the next.</failure>
|   </testcase>
| </testsuite>
exit 1

$ migrator check --format sarif | tail -24
|                 "region": {"startLine": 2}
|               }
|             }
|           ]
|         },
|         {
|           "ruleId": "M102",
|           "level": "error",
|           "message": {
|             "text": "Remove field size from item: drops the column shop_item.size and what it holds"
|           },
|           "locations": [
|             {
|               "physicalLocation": {
|                 "artifactLocation": {"uri": "migrations/shop/0002_next.json"},
|                 "region": {"startLine": 3}
|               }
|             }
|           ]
|         }
|       ]
|     }
|   ]
| }

# A comment allows it beside its operation, and says why; the configuration leaves out a rule.

file migrator.json
    {"check": {"ignore": {"M302": "the release stops before it"}}}

file migrations/shop/0002_next.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      {"op": "AddField", "model_name": "item", "name": "code", "field": {"type": "TextField", "default": "x"}},
      // migrator: allow M102: nobody has read it since May
      {"op": "RemoveField", "model_name": "item", "name": "size"}]}

$ migrator check
| 2 migrations checked: 0 errors, 0 warnings, 0 notes; 2 findings allowed

file migrations/shop/0002_next.json
    {"dependencies": [["shop", "0001_initial"]], "operations": [
      // migrator: allow M102
      {"op": "RemoveField", "model_name": "item", "name": "size"}]}

$ migrator check
| migrations/shop/0002_next.json:
|   line 3: error M001 (unreadable)
|     say why M102 is allowed: // migrator: allow M102: reason
|     → Mend what the message names.
| 0 migrations checked: 1 error, 0 warnings, 0 notes
exit 1

file migrations/shop/0002_next.json
    {"dependencies": [["shop", "0001_initial"], ["shop", "0007_gone"]], "operations": [
      {"op": "RemoveField", "model_name": "item", "nam": "size"}]}

$ migrator check
| migrations/shop/0002_next.json:
|   line 2: error M001 (unreadable)
|     $.operations[0]: the key 'name' is missing
|     → Mend what the message names.
|   line 2: error M001 (unreadable)
|     $.operations[0].nam: unknown key 'nam' (did you mean 'name'?)
|     → Mend what the message names.
| 0 migrations checked: 2 errors, 0 warnings, 0 notes
exit 1

file migrations/shop/0002_next.json
    {"dependencies": [["shop", "0007_gone"]], "operations": []}

$ migrator check
| The migrations as a whole:
|   error M003 (broken-graph)
|     Migration shop.0002_next dependencies reference nonexistent parent node ('shop', '0007_gone')
|       in migrations/shop/0002_next.json
|     → Mend the dependencies that the message names.
| 2 migrations checked: 1 error, 0 warnings, 0 notes
exit 1

# The declared models belong to it.

file migrations/shop/0002_next.json
    {"dependencies": [["shop", "0001_initial"]], "operations": []}

file migrator.json
    {"models": "models"}

file models/shop.json
    {"models": [{"name": "Item", "fields": [
      {"name": "id", "type": "BigAutoField", "primary_key": true},
      {"name": "size", "type": "IntegerField"}, {"name": "code", "type": "TextField", "null": true}]}]}

$ migrator check
| The migrations as a whole:
|   error M010 (models-moved-on)
|     the models of shop have no migration yet
|     → Run makemigrations.
| 2 migrations checked: 1 error, 0 warnings, 0 notes
exit 1

file models/shop.json
    {"models": [{"name": "Item", "fields": [
      {"name": "check", "type": "IntegerField"}]}]}

$ migrator check
| models/shop.json:
|   line 2: error M009 (model-refused)
|     $.models[0].fields[0]: shop.Item: (models.E020) The 'Item.check()' class method is currently overridden by the field 'check'.
|     → Mend what the message names, or silence the check in SILENCED_SYSTEM_CHECKS.
| 2 migrations checked: 1 error, 0 warnings, 0 notes
exit 1
