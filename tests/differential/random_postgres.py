"""Random extensions and collations, made before what needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator import Generator

Operation = dict[str, Any]

# Their operations, where they have one of their own.
EXTENSIONS = {"hstore": "HStoreExtension", "citext": "CITextExtension",
              "btree_gin": "BtreeGinExtension", "btree_gist": "BtreeGistExtension",
              "pgcrypto": "CryptoExtension", "pg_trgm": "TrigramExtension",
              "unaccent": "UnaccentExtension", "bloom": "BloomExtension"}
UNUSED = ("citext", "pgcrypto", "unaccent", "uuid-ossp", "fuzzystrmatch", "intarray", "ltree")
# What a collation is made of; no other names are sure to be there.
LOCALES: tuple[dict[str, Any], ...] = (
    {"locale": "C"}, {"locale": "POSIX", "provider": "libc"},
    {"locale": "und-u-ks-level2", "provider": "icu", "deterministic": False},
    {"locale": "und", "provider": "icu"}, {"locale": "de-DE", "provider": "icu"},
)


def creation_of(generator: Generator, name: str) -> Operation:
    if name in EXTENSIONS and generator.random.random() < 0.7:
        return {"op": EXTENSIONS[name]}
    return {"op": "CreateExtension", "name": name}


def create_extension(generator: Generator, app: str) -> Operation:
    """One that nothing needs, now and then once more."""
    del app
    return creation_of(generator, generator.random.choice(UNUSED))


def collation_name(generator: Generator) -> str:
    return generator.random.choice(("collation{}", "Collation {}", "größe{}")).format(
        generator.fresh("_"))


def create_collation(generator: Generator, app: str) -> Operation:
    name = collation_name(generator)
    made = {"name": name} | generator.random.choice(LOCALES)
    generator.collations[name] = made
    generator.owner[name] = app
    return {"op": "CreateCollation"} | made


def remove_collation(generator: Generator, app: str) -> Operation | None:
    """One that no column has."""
    used = {each.get("db_collation") for model in generator.models
            for each in model.fields.values()}
    # A column that comes back when a migration is undone may need it.
    free = [name for name in generator.collations
            if name not in used | generator.used_collations and generator.owner[name] == app]
    if not free:
        return None
    return {"op": "RemoveCollation"} | generator.collations.pop(generator.random.choice(free))


def collate(generator: Generator, app: str, field: dict[str, Any]) -> None:
    """Gives the field a collation of the history's own, now and then."""
    if field["type"] not in ("CharField", "TextField", "SlugField", "EmailField", "URLField") \
            or not generator.collations or generator.random.random() > 0.25:
        return
    name = generator.random.choice(list(generator.collations))
    field["db_collation"] = name
    generator.used_collations.add(name)
    generator.link(app, generator.owner[name])
    if generator.collations[name].get("deterministic") is False:
        field["_odd"] = True
