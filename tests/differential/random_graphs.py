"""Migrations out of operations: how they depend on each other, are squashed, come and go; and the
journey over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import journeys
from history import History, Key, Migration, Operation, Step

if TYPE_CHECKING:
    from generator import Generator

APPS = ("alpha", "beta", "gamma")


def history(generator: Generator) -> History:
    random_ = generator.random
    apps = APPS[:random_.choice((1, 2, 2, 3))]
    loose = random_.random() < 0.4  # apps that have nothing to do with each other are left alone
    migrations: list[Migration] = []
    for _ in range(random_.randint(2, 6)):
        app = random_.choice(apps)
        generator.atomic = random_.random() > 0.15
        generator.migration += 1
        for operations in chunks(generator, app, migrations):
            key = (app, f"{len(migrations) + 1:04}_step")
            migrations.append(Migration(key, needed(generator, app, migrations, loose=loose),
                                        operations, atomic=generator.atomic))
    for migration in migrations:
        if random_.random() < 0.1:
            migration.more["initial"] = random_.random() < 0.7
    turn_dependencies_around(generator, migrations)
    name_dependencies(generator, migrations)
    journey = plain_journey(generator, migrations)
    if random_.random() < 0.25:
        squash(generator, migrations, journey)
    return History(generator.seed, migrations, journey, generator.settings, generator.files)


def chunks(generator: Generator, app: str, migrations: list[Migration]) -> list[list[Operation]]:
    """The operations of the app's next migration, or its next two."""
    random_ = generator.random
    first = all(each.key[0] != app for each in migrations)
    operations = generator.first_operations(app) if first else []
    for _ in range(random_.randint(1, 4)):
        operations += generator.any_operations(app)
    if len(operations) > 2 and random_.random() < 0.2:
        cut = random_.randrange(1, len(operations))
        return [operations[:cut], operations[cut:]]
    return [operations]


# ---- dependencies


def last_of_apps(migrations: list[Migration]) -> dict[str, Key]:
    return {each.key[0]: each.key for each in migrations}


def needed(generator: Generator, app: str, migrations: list[Migration], *, loose: bool) \
        -> list[Key]:
    """Everything before it, so that whatever the operations name is there; of loose apps only the
    last of those that the app has to do with."""
    last = last_of_apps(migrations)
    if loose:
        near = neighbours(generator, app)
        last = {other: key for other, key in last.items() if other in near}
    return list(last.values())


def neighbours(generator: Generator, app: str) -> set[str]:
    found = {app}
    for _ in APPS:
        for link in generator.links:
            if link & found:
                found |= link
    return found


def turn_dependencies_around(generator: Generator, migrations: list[Migration]) -> None:
    """Some are told by run_before of the migration that comes first."""
    by_key = {each.key: each for each in migrations}
    for migration in migrations:
        for key in list(migration.dependencies):
            if key[0] != migration.key[0] and generator.random.random() < 0.08:
                migration.dependencies.remove(key)
                by_key[key].run_before.append(migration.key)


def name_dependencies(generator: Generator, migrations: list[Migration]) -> None:
    """Some more, by __first__, on what comes before anyway; and on what settings name."""
    random_ = generator.random
    first: dict[str, Key] = {}
    for migration in migrations:
        app = migration.key[0]
        others = [key for other, key in first.items() if other != app]
        if others and random_.random() < 0.06 and migration.dependencies:
            other = random_.choice(others)[0]
            if any(key[0] == other for key in migration.dependencies):
                migration.dependencies.append((other, "__first__"))
        user = generator.settings.get("AUTH_USER_MODEL", "").partition(".")[0]
        if user and user != app and user in [key[0] for key in migration.dependencies] \
                and random_.random() < 0.5:
            migration.dependencies.append(("__setting__", "AUTH_USER_MODEL"))
        first.setdefault(app, migration.key)


# ---- the journey


def plain_journey(generator: Generator, migrations: list[Migration]) -> list[Step]:
    keys = [each.key for each in migrations]
    around = fake_there_and_back(generator, migrations)
    if generator.one_way:
        return [*keys, *around]
    there_and_back = journeys.journey(generator.random, keys)
    return [*there_and_back[:len(keys)], *around, *there_and_back[len(keys):]]


def fake_there_and_back(generator: Generator, migrations: list[Migration]) -> list[Step]:
    """The tables stay while the records go and come back."""
    if generator.random.random() < 0.8:
        return []
    app = migrations[-1].key[0]
    if generator.random.random() < 0.3 and can_be_faked(migrations):
        return [(app, "zero", "--fake"), ("--fake-initial",)]
    target = generator.random.choice([each.key for each in migrations if each.key[0] == app]
                                     + [(app, "zero")])
    last = last_of_apps(migrations)
    return [(*target, "--fake"), *((*key, "--fake") for key in last.values())]


def can_be_faked(migrations: list[Migration]) -> bool:
    """Django looks for every model that is created in the state after its migration and does not
    expect it to be gone."""
    return not any(operation["op"] in ("RenameModel", "DeleteModel", "RenameField", "RemoveField")
                   for each in migrations for operation in each.operations)


# ---- squashes


def squash(generator: Generator, migrations: list[Migration], journey: list[Step]) -> None:
    """A migration in place of some that follow each other; it is there from the beginning or comes
    later, and the replaced ones go, maybe, when they are not needed any more."""
    random_ = generator.random
    runs = [(i, j) for i in range(len(migrations)) for j in range(i + 1, len(migrations) + 1)
            if len({each.key[0] for each in migrations[i:j]}) == 1]
    start, end = random_.choice(runs)
    replaced = migrations[start:end]
    keys = [each.key for each in replaced]
    app = keys[0][0]
    made = Migration(
        (app, f"{replaced[0].key[1][:4]}_squashed_{replaced[-1].key[1]}"),
        [key for key in dict.fromkeys(key for each in replaced for key in each.dependencies)
         if key not in keys],
        [operation for each in replaced for operation in each.operations],
        atomic=all(each.atomic for each in replaced),
        run_before=[key for each in replaced for key in each.run_before], replaces=keys)
    last = last_of_apps(migrations)
    migrations.append(made)
    if random_.random() < 0.4:
        # Nothing is recorded when it is used, so no step can stop at what it replaces.
        journey[:] = [step for step in journey if step[:2] not in keys]
        return
    made.since = random_.randrange(len(journey) + 1)
    # Only what is applied can be gone back to.
    journey[made.since:] = [step for i, step in enumerate(journey) if i >= made.since
                            and (step[:2] not in keys or i >= len(migrations))]
    if random_.random() < 0.4:
        journey[made.since:] = [(each,) for each in last]
        for each in replaced:
            each.until = made.since + len(last)
        journey += [(app, "zero"), ()]
    else:
        journey.append(())
