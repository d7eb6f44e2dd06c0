"""Random indexes of every class, and what becomes of them."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import random_sql as sql
from random_literals import INTEGERS, TEXTUAL

if TYPE_CHECKING:
    from generator import Generator
    from history import Model

Operation = dict[str, Any]
Index = dict[str, Any]

CHARS = tuple(kind for kind in TEXTUAL if kind not in ("TextField", "CITextField"))
INT4 = ("IntegerField", "PositiveIntegerField")
ORDERED = sql.NUMBERS + TEXTUAL + sql.TIMES + ("BooleanField", "UUIDField")


@dataclass(frozen=True)
class Method:
    """An access method: what it indexes, and with which operator classes ("" is the default)."""

    kinds: dict[str, tuple[str, ...]]
    parameters: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    extension: str = ""
    several: bool = True
    ordered: bool = False
    include: bool = False
    expressions: tuple[str, ...] = ()  # over a text


def kinds(*groups: tuple[tuple[str, ...], tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {kind: classes for names, classes in groups for kind in names}


BTREE_KINDS = kinds(
    (CHARS, ("", "varchar_pattern_ops", "text_ops", "varchar_ops", "bpchar_pattern_ops")),
    (("TextField", "CITextField"), ("", "text_pattern_ops", "text_ops")), (INT4, ("", "int4_ops")),
    (("BigIntegerField", "PositiveBigIntegerField"), ("", "int8_ops")),
    (("SmallIntegerField", "PositiveSmallIntegerField"), ("", "int2_ops")),
    (("DecimalField",), ("", "numeric_ops")), (("FloatField",), ("", "float8_ops")),
    (("DateField",), ("", "date_ops")), (("DateTimeField",), ("", "timestamptz_ops")),
    (("BooleanField",), ("", "bool_ops")), (("UUIDField",), ("", "uuid_ops")),
    (("JSONField",), ("", "jsonb_ops")), (("GenericIPAddressField",), ("", "inet_ops")),
    (("ArrayField",), ("",)), (sql.RANGES, ("", "range_ops")), (("TimeField",), ("", "time_ops")),
    (("DurationField",), ("", "interval_ops")), (("BinaryField",), ("", "bytea_ops")))
METHODS: dict[str, Method] = {
    "Index": Method(BTREE_KINDS, ordered=True, include=True),
    "BTreeIndex": Method(BTREE_KINDS, {"fillfactor": (10, 80, 100),
                                       "deduplicate_items": (True, False)},
                         ordered=True, include=True),
    "HashIndex": Method(kinds((ORDERED + ("ArrayField", "JSONField") + sql.RANGES, ("",)),
                              (("HStoreField",), ("", "hash_hstore_ops"))),
                        {"fillfactor": (50, 100)}, several=False, expressions=("lower({})",)),
    "GinIndex": Method(kinds((("ArrayField",), ("", "array_ops")),
                             (("JSONField",), ("", "jsonb_path_ops", "jsonb_ops")),
                             (("HStoreField",), ("", "gin_hstore_ops")),
                             (("SearchVectorField",), ("", "tsvector_ops"))),
                       {"fastupdate": (True, False), "gin_pending_list_limit": (64, 128)},
                       expressions=("to_tsvector('english'::regconfig, {})",
                                    "(string_to_array({}, '%'))")),
    "GistIndex": Method(kinds((sql.RANGES, ("", "range_ops")),
                              (("GenericIPAddressField",), ("inet_ops",)),
                              (("SearchVectorField",), ("", "tsvector_ops")),
                              (("SearchQueryField",), ("", "tsquery_ops")),
                              (("HStoreField",), ("", "gist_hstore_ops"))),
                        {"buffering": (True, False), "fillfactor": (50, 90)}, include=True,
                        expressions=("to_tsvector('simple'::regconfig, {})",)),
    "SpGistIndex": Method(kinds((sql.RANGES, ("", "range_ops")), (TEXTUAL, ("", "text_ops")),
                                (("GenericIPAddressField",), ("", "inet_ops"))),
                          {"fillfactor": (50, 90)}, several=False, include=True,
                          expressions=("lower({})", "(lower({}))")),
    "BrinIndex": Method(kinds((ORDERED + ("TimeField",), ("",)), (TEXTUAL, ("", "text_bloom_ops")),
                              (INT4, ("", "int4_minmax_multi_ops", "int4_bloom_ops")),
                              (("DateField",), ("", "date_minmax_multi_ops")),
                              (sql.RANGES, ("", "range_inclusion_ops")),
                              (("GenericIPAddressField",), ("", "inet_inclusion_ops"))),
                        {"autosummarize": (True, False), "pages_per_range": (1, 16)},
                        expressions=("lower({})",)),
    "BloomIndex": Method(kinds((INT4, ("", "int4_ops")), (TEXTUAL, ("", "text_ops"))),
                         {"length": (1, 80, 4096)}, extension="bloom"),
}
# With the extension of the name more kinds can be indexed.
ADDED: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("GinIndex", "btree_gin", INT4 + sql.TIMES + ("UUIDField",) + CHARS, ("",)),
    ("GistIndex", "btree_gist", INTEGERS + sql.TIMES + ("UUIDField",) + TEXTUAL, ("",)),
    ("GinIndex", "pg_trgm", TEXTUAL, ("gin_trgm_ops",)),
    ("GistIndex", "pg_trgm", TEXTUAL, ("gist_trgm_ops", "gist_trgm_ops(siglen = 32)")),
)


def classes_of(generator: Generator, kind: str, method: Method) -> dict[str, tuple[str, ...]]:
    """The types that the method takes, now and then after an extension has been made."""
    added = [(name, types, classes) for index, name, types, classes in ADDED if index == kind]
    if not added or generator.random.random() < 0.5:
        return method.kinds
    name, types, classes = generator.random.choice(added)
    generator.need_extension(name)
    return method.kinds | dict.fromkeys(types, classes)


def add_fields(generator: Generator, model: Model, index: Index, method: Method) -> bool:
    random_ = generator.random
    classes = classes_of(generator, index["type"], method)
    relations = model.names() if method.ordered else []
    names = list(dict.fromkeys([*sql.usable(model, tuple(classes)), *relations]))
    if not names:
        return False
    most = random_.choice((1, 2, 3)) if method.several else 1
    chosen = random_.sample(names, min(len(names), most))
    types = [model.fields[name]["type"] for name in chosen]
    defaults = all("" in classes.get(kind, ("",)) for kind in types)
    if not defaults or (random_.random() < 0.3 and all(kind in classes for kind in types)):
        if any(kind not in classes for kind in types):
            return False
        index["opclasses"] = [random_.choice([each for each in classes[kind] if each] or [""])
                              for kind in types]
        index["_uses"] = [*chosen]
    if not method.ordered:
        index["_uses"] = [*chosen]
    ordered = method.ordered and index["type"] in ("Index", "BTreeIndex")
    index["fields"] = [("-" if ordered and random_.random() < 0.3 else "") + name
                       for name in chosen]
    return True


def add_expressions(generator: Generator, model: Model, index: Index, method: Method) -> bool:
    random_ = generator.random
    if method.ordered:
        found = sql.elements(random_, model)
        if found is None:
            return False
        index["expressions"], index["_uses"] = found
        return True
    names = sql.usable(model, TEXTUAL)
    if not names or not method.expressions:
        return False
    name = random_.choice(names)
    index["expressions"] = [{"sql": random_.choice(method.expressions).format(f'"{name}"')}]
    index["_uses"] = [name]
    return True


def add_rest(generator: Generator, model: Model, index: Index, method: Method) -> None:
    random_ = generator.random
    if random_.random() < 0.25 and (found := sql.partial(random_, model)):
        index["condition"] = found[0]
        index["_uses"] = [*index["_uses"], *found[1]]
    if method.include and random_.random() < 0.15 and model.names():
        index["include"] = random_.sample(model.names(), min(len(model.names()),
                                                             random_.choice((1, 1, 2))))
        index["_uses"] = [*index["_uses"], *index["include"]]
    for name, values in method.parameters.items():
        if random_.random() < 0.3:
            index[name] = random_.choice(values)
    if index["type"] == "BloomIndex" and "fields" in index and random_.random() < 0.4:
        index["columns"] = [random_.choice((1, 2, 4095)) for _ in index["fields"]]
    if random_.random() < 0.06:
        index["db_tablespace"] = "pg_default"


def new_index(generator: Generator, model: Model) -> Index | None:
    kind = generator.random.choice(("Index",) * 6 + tuple(METHODS))
    method = METHODS[kind]
    index: Index = {"type": kind, "name": generator.fresh_index("idx_"), "_uses": []}
    makers = [add_fields, add_expressions] if generator.random.random() < 0.7 else \
        [add_expressions, add_fields]
    if not any(make(generator, model, index, method) for make in makers):
        return None
    add_rest(generator, model, index, method)
    if method.extension:
        generator.need_extension(method.extension)
    model.indexes[index["name"]] = index
    return deepcopy(index)


# ---- operations


def concurrently(generator: Generator, op: str) -> str:
    """The same without locking the table, where the migration lets it."""
    return op + "Concurrently" if not generator.atomic and generator.random.random() < 0.6 else op


def add_index(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    index = new_index(generator, model) if model else None
    return index and {"op": concurrently(generator, "AddIndex"), "model_name": model.name,
                      "index": index}


def remove_index(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    if model is None or not model.indexes:
        return None
    name = generator.random.choice(list(model.indexes))
    del model.indexes[name]
    return {"op": concurrently(generator, "RemoveIndex"), "model_name": model.name, "name": name}


def rename_index(generator: Generator, app: str) -> Operation | None:
    model = generator.own(app)
    if model is None:
        return None
    if model.index_together and generator.random.random() < 0.5:
        return name_group(generator, model)
    if not model.indexes:
        return None
    old = generator.random.choice(list(model.indexes))
    if generator.is_pending(model.indexes[old]):
        return None
    new = generator.fresh_index("idx_new_") if generator.random.random() < 0.9 else old
    model.indexes[new] = model.indexes.pop(old) | {"name": new}
    return {"op": "RenameIndex", "model_name": model.name, "old_name": old, "new_name": new}


def name_group(generator: Generator, model: Model) -> Operation | None:
    """An index of index_together becomes one of indexes; there must be but one on its columns."""
    group = generator.random.choice(model.index_together)
    if any(each.get("fields") == group for each in model.indexes.values()):
        return None
    new = generator.fresh_index("idx_named_")
    model.index_together.remove(group)
    model.indexes[new] = {"type": "Index", "name": new, "fields": group, "_uses": []}
    return {"op": "RenameIndex", "model_name": model.name, "old_fields": group, "new_name": new}


def replace_index(generator: Generator, app: str) -> list[Operation] | None:
    """Removed under a name and added anew under the same."""
    model = generator.own(app)
    if model is None or not model.indexes:
        return None
    old = generator.random.choice(list(model.indexes))
    del model.indexes[old]
    new = new_index(generator, model)
    if new is None:
        return [{"op": "RemoveIndex", "model_name": model.name, "name": old}]
    model.indexes[old] = model.indexes.pop(new["name"]) | {"name": old}
    return [{"op": "RemoveIndex", "model_name": model.name, "name": old},
            {"op": "AddIndex", "model_name": model.name, "index": new | {"name": old}}]
