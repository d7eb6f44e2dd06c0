"""Ways over a history: forwards step by step, back to somewhere, and forwards again."""

import random

Key = tuple[str, str]  # app, migration
Target = tuple[str, ...]  # what follows the word migrate

TURNS = 2  # how often a journey goes back and forwards again


def prefix_of(random_: random.Random, name: str) -> str:
    """A beginning of the name; now and then one that others begin with, too."""
    shortest = 4 if random_.random() < 0.9 else 1
    return name[:random_.randint(shortest, len(name))]


def way_back(random_: random.Random, keys: list[Key]) -> Target:
    app, name = random_.choice(keys)
    chance = random_.random()
    if chance < 0.25:
        return app, "zero"
    return (app, name) if chance < 0.7 else (app, prefix_of(random_, name))


def way_forwards(random_: random.Random, keys: list[Key]) -> list[Target]:
    """All at once, or app by app, some by way of a step."""
    if random_.random() < 0.4:
        return [()]
    apps = sorted({app for app, _ in keys})
    random_.shuffle(apps)
    found: list[Target] = []
    for app in apps:
        if random_.random() < 0.4:
            found.append(random_.choice([key for key in keys if key[0] == app]))
        found.append((app,))
    return found


def journey(random_: random.Random, keys: list[Key]) -> list[Target]:
    """`keys` are the migrations in an order in which they can be applied."""
    found: list[Target] = list(keys)
    for _ in range(TURNS):
        found += [way_back(random_, keys), *way_forwards(random_, keys)]
    return found
