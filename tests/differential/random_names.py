"""Random names of models, fields, tables and columns, odd ones among them."""

import hashlib
import random

LONG = "_with_a_name_that_goes_on_and_on"
VERY_LONG = "_whose_name_is_cut_off_at_sixty_three_bytes_by_postgresql_itself"
# What SQL means something by, and what it writes in capitals.
RESERVED = ("order", "user", "select", "group", "table", "default", "primary", "constraint",
            "Größe", "naïve", "字段", "CamelField", "offset", "current_user")
TABLES = ("Table{}", "table {}", "Größe {}", "t-{}.x", "'t{}'", "select {}")
COLUMNS = ("Column {}", "größe{}", "c{}.d", "it's{}", "UPPER{}")
INDEXES = ("Idx {}", "größe{}", "it's{}", "a.b{}", "SELECT{}")
LIMIT = 63


def tail(random_: random.Random) -> str:
    """What follows the number that makes a name unlike all others."""
    chance = random_.random()
    if chance < 0.015:
        return VERY_LONG
    return LONG if chance < 0.05 else ""


def shortened(name: str) -> str:
    """A table's name as Django cuts it."""
    if len(name) <= LIMIT:
        return name
    return name[:LIMIT - 4] + hashlib.md5(name.encode()).hexdigest()[:4]


def quoted(name: str) -> str:
    return f'"{name}"'
