# --migrations may be given several times; an app lives in one of the directories only.

file one/shop/0001_initial.json
    {"dependencies": [], "operations": []}

file two/till/0001_initial.json
    {"dependencies": [["shop", "0001_initial"]], "operations": []}

$ migrator --migrations one --migrations two showmigrations --plan -v 2
| [ ]  shop.0001_initial
| [ ]  till.0001_initial ... (shop.0001_initial)

$ migrator migrate --migrations two --migrations one
| Operations to perform:
|   Apply all migrations: shop, till
| Running migrations:
|   Applying shop.0001_initial... OK
|   Applying till.0001_initial... OK

$ migrator --migrations one --migrations two showmigrations shop
| shop
|  [X] 0001_initial

$ migrator showmigrations --migrations one two
! No installed app with label 'two'.
exit 2

file two/shop/0002_more.json
    {"dependencies": [["shop", "0001_initial"]], "operations": []}

$ migrator showmigrations --migrations one --migrations two
! two/shop: the app 'shop' is in one/shop too; an app's migrations are in one folder
exit 1

$ migrator showmigrations --migrations one --migrations one
! one/shop: the app 'shop' is in one/shop too; an app's migrations are in one folder
exit 1

$ migrator showmigrations --migrations one --migrations nowhere
! nowhere: there is no such folder; name the migrations' folder with --migrations
exit 1

$ migrator showmigrations --migrations one/shop/0001_initial.json
! one/shop/0001_initial.json: there is no such folder; name the migrations' folder with --migrations
exit 1

# Without the flag the folder `migrations` is read; that it is missing is worth an error.

$ migrator showmigrations
! migrations: there is no such folder; name the migrations' folder with --migrations
exit 1
