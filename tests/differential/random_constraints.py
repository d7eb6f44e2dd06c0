"""Random constraints, and what becomes of them."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import random_sql as sql
from random_indexes import BTREE_KINDS
from random_literals import INTEGERS, TEXTUAL

if TYPE_CHECKING:
    from generator import Generator
    from history import Model

Operation = dict[str, Any]
Constraint = dict[str, Any]

SCALARS = INTEGERS + sql.TIMES + ("UUIDField",) + TEXTUAL
MESSAGES = ("Not 'unique'", "It's 100% wrong", "%(name)s", "")


def add_violation(generator: Generator, made: Constraint) -> None:
    random_ = generator.random
    for key in ("violation_error_code", "violation_error_message"):
        made.pop(key, None)
        if random_.random() < 0.3:
            made[key] = random_.choice(MESSAGES)


# ---- checks


def check(generator: Generator, model: Model) -> Constraint | None:
    found = sql.condition(generator.random, model)
    if found is None:
        return None
    key = "check" if generator.random.random() < 0.1 else "condition"
    return {"type": "CheckConstraint", key: found[0], "_uses": found[1]}


# ---- unique constraints


def unique(generator: Generator, model: Model) -> Constraint | None:
    random_ = generator.random
    made: Constraint = {"type": "UniqueConstraint", "_uses": []}
    if random_.random() < 0.25 and not model.rows:
        found = sql.elements(random_, model)
        if found is None:
            return None
        made["expressions"], made["_uses"] = found
    elif not add_fields(generator, model, made):
        return None
    if random_.random() < 0.3 and "expressions" not in made and "opclasses" not in made:
        made["deferrable"] = random_.choice(("deferred", "immediate"))
    else:
        add_parts(generator, model, made)
    if random_.random() < 0.2:
        made["nulls_distinct"] = random_.choice((True, False))
    return made


def add_fields(generator: Generator, model: Model, made: Constraint) -> bool:
    random_ = generator.random
    names = model.names()
    if not names:
        return False
    chosen = random_.sample(names, min(len(names), random_.choice((1, 1, 2, 3))))
    made["fields"] = chosen
    kinds = [model.fields[name]["type"] for name in chosen]
    if random_.random() < 0.2 and all(kind in BTREE_KINDS and "_odd" not in model.fields[name]
                                      for name, kind in zip(chosen, kinds)):
        made["opclasses"] = [random_.choice(BTREE_KINDS[kind][-2:]) for kind in kinds]
        made["_uses"] = [*chosen]
    return True


def add_parts(generator: Generator, model: Model, made: Constraint) -> None:
    random_ = generator.random
    if random_.random() < 0.3 and (found := sql.partial(random_, model)):
        made["condition"] = found[0]
        made["_uses"] = [*made["_uses"], *found[1]]
    if random_.random() < 0.2 and model.names():
        made["include"] = [random_.choice(model.names())]
        made["_uses"] = [*made["_uses"], *made["include"]]


# ---- exclusion constraints


def exclusion(generator: Generator, model: Model) -> Constraint | None:
    random_ = generator.random
    made: Constraint = {"type": "ExclusionConstraint", "expressions": [], "_uses": []}
    spgist = random_.random() < 0.15
    ranges = model.columns(sql.RANGES)
    scalars = [] if spgist else sql.usable(model, SCALARS)
    chosen = random_.sample(ranges, min(len(ranges), 1)) + \
        random_.sample(scalars, min(len(scalars), random_.choice((0, 1, 1, 2))))
    if not chosen:
        return None
    for name in chosen:
        made["expressions"].append(excluded(generator, model, name))
    if spgist:
        made["index_type"] = random_.choice(("SPGIST", "spgist"))
    elif random_.random() < 0.3:
        made["index_type"] = random_.choice(("GIST", "gist", "GiST"))
    made["_uses"] = chosen
    add_parts(generator, model, made)
    if random_.random() < 0.3:
        made["deferrable"] = random_.choice(("deferred", "immediate"))
    return made


def excluded(generator: Generator, model: Model, name: str) -> list[Any]:
    """A pair of what must not meet and the operator by which it would."""
    random_ = generator.random
    kind = model.fields[name]["type"]
    if kind in sql.RANGES:
        element: Any = name if random_.random() < 0.6 else {"sql": f'"{name}" range_ops'}
        return [element, random_.choice(("&&", "=", "-|-"))]
    generator.need_extension("btree_gist")
    if kind in INTEGERS and random_.random() < 0.2:
        # No row has a number that is the end of another's.
        return [{"sql": f'int8range("{name}"::bigint, "{name}"::bigint, \'[]\')'}, "&&"]
    return [name if random_.random() < 0.6 else {"sql": f'("{name}")'},
            "=" if kind in TEXTUAL or model.rows or random_.random() < 0.95 else "<>"]


# ---- operations


def new_constraint(generator: Generator, model: Model) -> Constraint | None:
    random_ = generator.random
    maker = random_.choice((check, check, unique, unique, unique, exclusion))
    made = maker(generator, model)
    if made is None:
        return None
    made["name"] = generator.fresh_index("con_")
    add_violation(generator, made)
    model.constraints[made["name"]] = made
    return deepcopy(made)


def add_constraint(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    made = new_constraint(generator, model) if model else None
    return made and {"op": "AddConstraint", "model_name": model.name, "constraint": made}


def remove_constraint(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    if model is None or not model.constraints:
        return None
    name = generator.random.choice(list(model.constraints))
    constraint = model.constraints[name]
    if constraint["type"] == "UniqueConstraint" and generator.is_pending(constraint):
        return None
    del model.constraints[name]
    return {"op": "RemoveConstraint", "model_name": model.name, "name": name}


def alter_constraint(generator: Generator, app: str) -> Operation | None:
    """What the database does not know of it changes."""
    model = generator.own(app)
    if model is None or not model.constraints:
        return None
    name = generator.random.choice(list(model.constraints))
    add_violation(generator, model.constraints[name])
    return {"op": "AlterConstraint", "model_name": model.name, "name": name,
            "constraint": deepcopy(model.constraints[name])}


def add_not_valid(generator: Generator, app: str) -> list[Operation] | None:
    """A check that old rows need not fulfil, until it is validated."""
    model = generator.own(app)
    made = check(generator, model) if model else None
    if made is None:
        return None
    made["name"] = generator.fresh_index("con_late_")
    model.constraints[made["name"]] = made
    operations = [{"op": "AddConstraintNotValid", "model_name": model.name,
                   "constraint": deepcopy(made)}]
    if generator.random.random() < 0.7:
        operations.append({"op": "ValidateConstraint", "model_name": model.name,
                           "name": made["name"]})
    return operations
