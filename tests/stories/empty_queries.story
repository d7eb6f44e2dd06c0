# SQL with nothing to execute in it is refused, as Django's adapter refuses it.

file migrations/shop/0001_blank.json
    {"dependencies": [], "operations": [{"op": "RunSQL", "sql": " \n", "reverse_sql": "noop"}]}

$ migrator migrate
| Operations to perform:
|   Apply all migrations: shop
| Running migrations:
|   Applying shop.0001_blank...
\ no newline
! CommandError: can't execute an empty query
!   in shop.0001_blank, Raw SQL operation (migrations/shop/0001_blank.json:1)
!   hint: write "noop" for a RunSQL that does nothing
!   shop.0001_blank was rolled back; nothing of it remains.
exit 1

file migrations/shop/0001_blank.json
    {"dependencies": [], "operations": [{"op": "RunSQL", "sql": ["SELECT 1", "-- not yet"], "reverse_sql": "noop"}]}

$ migrator migrate -v 0
! CommandError: can't execute an empty query
!   in shop.0001_blank, Raw SQL operation (migrations/shop/0001_blank.json:1)
!   hint: write "noop" for a RunSQL that does nothing
!   statement: -- not yet
!   shop.0001_blank was rolled back; nothing of it remains.
exit 1

# The script that does nothing is another matter.
file migrations/shop/0001_blank.json
    {"dependencies": [], "operations": [{"op": "RunSQL", "sql": "", "reverse_sql": "noop"}]}

$ migrator migrate -v 0
