"""Random models: how they are made, renamed, optioned and deleted."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import random_changes as changes
import random_constraints as constraints
import random_fields as fields
import random_indexes as indexes
import random_names
import random_relations as relations
from history import Model

if TYPE_CHECKING:
    from generator import Generator

Operation = dict[str, Any]
Options = dict[str, Any]

MANAGERS: tuple[Any, ...] = ([], [["objects", {"python": "shop.managers.Manager"}]],
                             [["objects", {}], ["shown", {"python": "shop.managers.Shown()"}]])
# Options that AlterModelOptions can alter; the database knows nothing of them.
FREE_OPTIONS: dict[str, tuple[Any, ...]] = {
    "verbose_name": ("a name", "It's \"one\" 100%"), "verbose_name_plural": ("names",),
    "default_permissions": ([], ["view", "change"]), "permissions": ([["can_x", "Can x"]], []),
    "get_latest_by": ("id", ["-id"]), "ordering": (["pk"], ["-pk"], []),
    "select_on_save": (True, False), "default_manager_name": ("objects",),
    "base_manager_name": ("objects",), "default_related_name": ("bbb", "%(app_label)s_yyy"),
}
COMMENTS = ("The table's \"comment\"", "Zoë", "two\nlines", "back\\slash")


# ---- CreateModel


def create_model(generator: Generator, app: str) -> Operation:
    random_ = generator.random
    model = Model(app, generator.fresh(random_.choice(("Model", "CamelModel", "M_odel"))))
    operation: Operation = {"op": "CreateModel", "name": model.name, "fields": []}
    options: Options = {}
    parents = [each for each in generator.models if each.has_table() and not each.composite]
    if parents and random_.random() < 0.15:
        inherit(generator, model, random_.choice(parents), operation, options)
    else:
        add_key(generator, model)
    if not model.proxy:
        for _ in range(random_.randint(0, 4)):
            model.fields[generator.fresh_field("field")] = changes.any_field(generator, model)
        add_options(generator, model, options)
    add_free_options(generator, options, chance=0.03)
    operation["fields"] = [{"name": name} | each for name, each in model.fields.items()]
    if options:
        operation["options"] = options
    if random_.random() < 0.06:
        operation["managers"] = random_.choice(MANAGERS)
    generator.models.append(model)
    return generator.with_requirements(deepcopy(operation))


def add_key(generator: Generator, model: Model) -> None:
    chance = generator.random.random()
    if chance < 0.08:
        return  # Django makes the id
    if chance < 0.14:
        names = [generator.fresh_field("left"), generator.fresh_field("right")]
        model.fields |= {name: {"type": "IntegerField"} for name in names}
        if (targets := relations.targets(generator)) and generator.random.random() < 0.3:
            target = generator.random.choice(targets)
            model.fields[names[1]] = relations.foreign_key(generator, target, model) | {
                "type": "ForeignKey", "null": False}
        model.fields["pk"] = {"type": "CompositePrimaryKey", "field_names": names}
    elif chance < 0.2 and (targets := relations.targets(generator)):
        target = generator.random.choice(targets)
        generator.link(model.app, target.app)
        key = relations.foreign_key(generator, target)
        kind = "OneToOneField" if generator.random.random() < 0.8 else "ForeignKey"
        model.fields[generator.fresh("key")] = key | {
            "type": kind, "primary_key": True, "null": False, "db_index": True}
    else:
        name = "id" if generator.random.random() < 0.85 else generator.fresh_field("key")
        model.fields[name] = fields.primary_key(generator.random)


def inherit(generator: Generator, model: Model, parent: Model, operation: Operation,
            options: Options) -> None:
    """As a proxy, or with a table of its own beside that of the parent, or of two."""
    random_ = generator.random
    generator.link(model.app, parent.app)
    model.parents = (parent.label,)
    operation["bases"] = [parent.label.lower() if random_.random() < 0.7 else parent.label]
    if random_.random() < 0.4:
        model.proxy = options["proxy"] = True
        return
    concrete = relations.concrete(generator, parent)
    link = concrete.name.lower() + "_ptr" if random_.random() < 0.8 else generator.fresh("link")
    model.fields[link] = {
        "type": "OneToOneField", "to": concrete.label, "on_delete": "CASCADE",
        "parent_link": True, "auto_created": True, "primary_key": True, "serialize": False}
    if random_.random() < 0.2:
        del model.fields[link]["auto_created"]
    if random_.random() < 0.1:
        operation["bases"].append("models.Model")


def add_options(generator: Generator, model: Model, options: Options) -> None:
    random_ = generator.random
    if random_.random() < 0.2:
        model.db_table = options["db_table"] = table_name(generator)
    if random_.random() < 0.15:
        options["db_table_comment"] = random_.choice(COMMENTS)
    if random_.random() < 0.05:
        options["db_tablespace"] = "pg_default"
    if random_.random() < 0.1:
        options["default_related_name"] = random_.choice(("aaa", "%(class)s_zzz"))
    if random_.random() < 0.04 and not model.parents:
        model.managed = options["managed"] = False
    if not model.parents and random_.random() < 0.08:
        options["swappable"] = random_.choice(("AUTH_USER_MODEL", "ANY_MODEL"))
        model.swappable = True
        model.swapped = options["swappable"] == "AUTH_USER_MODEL"
        generator.offer_for_swap(model, options)
    keys = order_keys(model)
    if keys and random_.random() < 0.15:
        model.ordered_by = options["order_with_respect_to"] = random_.choice(keys)
    add_lists(generator, model, options)


def add_free_options(generator: Generator, options: Options, chance: float) -> None:
    for name, values in FREE_OPTIONS.items():
        if generator.random.random() < chance:
            # Parts of a model that wants to be ordered by its relation.
            if name == "ordering" and "order_with_respect_to" in options:
                continue
            options[name] = generator.random.choice(values)


def add_lists(generator: Generator, model: Model, options: Options) -> None:
    random_ = generator.random
    if random_.random() < 0.2 and len(model.names()) > 1:
        model.together = groups(generator, model)
        options["unique_together"] = deepcopy(model.together)
    if random_.random() < 0.12 and len(model.names()) > 1:
        model.index_together = groups(generator, model)
        options["index_together"] = deepcopy(model.index_together)
    for key, maker in (("indexes", indexes.new_index), ("constraints", constraints.new_constraint)):
        if random_.random() < 0.3:
            made = [maker(generator, model) for _ in range(random_.choice((1, 1, 2, 3)))]
            options[key] = [each for each in made if each]
    for each in model.named_objects():
        each["_pending"] = generator.migration
    model.made_in = generator.migration


def table_name(generator: Generator) -> str:
    if generator.random.random() < 0.15:
        return 'apart"."' + generator.fresh("table")
    return generator.random.choice(random_names.TABLES).format(generator.fresh("_"))


# ---- groups of fields


def groups(generator: Generator, model: Model) -> list[list[str]]:
    """One or two different groups."""
    found = []
    for _ in range(generator.random.choice((1, 1, 2))):
        size = min(len(model.names()), generator.random.choice((2, 2, 3)))
        group = generator.random.sample(model.names(), size)
        if sorted(group) not in [sorted(other) for other in found]:
            found.append(group)
    return found


def alter_unique_together(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    if model is None or len(model.names()) < 2 \
            or (model.together and generator.is_pending({"_pending": model.made_in})):
        return None
    model.together = altered_groups(generator, model, model.together)
    value: Any = deepcopy(model.together)
    if not value and generator.random.random() < 0.3:
        value = None
        model.nulled = True
    return {"op": "AlterUniqueTogether", "name": model.name, "unique_together": value}


def alter_index_together(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    if model is None or len(model.names()) < 2:
        return None
    model.index_together = altered_groups(generator, model, model.index_together)
    return {"op": "AlterIndexTogether", "name": model.name,
            "index_together": deepcopy(model.index_together)}


def altered_groups(generator: Generator, model: Model, old: list[list[str]]) -> list[list[str]]:
    chance = generator.random.random()
    if old and chance < 0.3:
        return []
    if old and chance < 0.6:
        kept = generator.random.choice(old)
        added = [group for group in groups(generator, model) if sorted(group) != sorted(kept)]
        return [kept, *added]
    return groups(generator, model)


def order_keys(model: Model) -> list[str]:
    return [name for name, each in model.fields.items() if each["type"] == "ForeignKey"]


def order(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    keys = order_keys(model) if model else []
    if not keys:
        return None
    there_and_elsewhere = model.ordered_by and generator.random.random() < 0.4
    model.ordered_by = "" if model.ordered_by and not there_and_elsewhere else \
        generator.random.choice(keys)
    return {"op": "AlterOrderWithRespectTo", "name": model.name,
            "order_with_respect_to": model.ordered_by or None}


# ---- the rest


def delete_model(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app, concrete=False)
    if model is None or generator.is_referenced(model) or model.swappable:
        return None
    generator.models.remove(model)
    return {"op": "DeleteModel", "name": model.name}


def rename_model(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app, concrete=False)
    # Django leaves the bases of children as they were, so that they have none.
    if model is None or generator.is_inherited(model) or model.swappable:
        return None
    old, old_label = model.name, model.label
    model.name = generator.fresh("Renamed")
    generator.point_to_new_name(old_label, model.label)
    return {"op": "RenameModel", "old_name": old, "new_name": model.name}


def alter_table(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    if model is None or "apart" in model.db_table:
        return None
    model.db_table = generator.random.choice((table_name(generator), "", model.db_table))
    if "apart" in model.db_table:
        model.db_table = ""
    return {"op": "AlterModelTable", "name": model.name, "table": model.db_table or None}


def alter_table_comment(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    return model and {"op": "AlterModelTableComment", "name": model.name,
                      "table_comment": generator.random.choice((*COMMENTS, "", None))}


def alter_options(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app, concrete=False)
    if model is None:
        return None
    options: Options = {"order_with_respect_to": True} if model.ordered_by else {}
    add_free_options(generator, options, chance=0.15)
    options.pop("order_with_respect_to", None)
    if not model.managed or (generator.random.random() < 0.05 and not model.proxy):
        # What is not mentioned is managed again, and without a table.
        model.managed = options["managed"] = False
    return {"op": "AlterModelOptions", "name": model.name, "options": options}


def alter_managers(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app, concrete=False)
    return model and {"op": "AlterModelManagers", "name": model.name,
                      "managers": generator.random.choice(MANAGERS)}
