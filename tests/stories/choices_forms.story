# Choices as an object are the pairs that they stand for, as Django's fields keep them.

file migrator.json
    {"models": "models"}

file models/shop.json
    {"models": [{"name": "Item", "fields": [
      {"name": "kind", "type": "CharField", "max_length": 3, "choices": {"b": "B", "g": {"c": "C"}}}]}]}

$ migrator makemigrations shop -v 0

$ grep choices migrations/shop/0001_initial.json
|         {"name": "kind", "type": "CharField", "max_length": 3, "choices": [["b", "B"], ["g", [["c", "C"]]]]}

file models/shop.json
    {"models": [{"name": "Item", "fields": [
      {"name": "kind", "type": "CharField", "max_length": 3, "choices": [["b", "B"], ["g", [["c", "C"]]]]}]}]}

$ migrator makemigrations --check
| No changes detected
