"""Sets that are walked in order.

Django walks over Python sets in a few places, and so in another order on every run. Where the
order can be seen, the program takes the sorted one; here Django is made to take it too.
"""

import enum
from typing import Any


def sort_key(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(sort_key, value))
    if isinstance(value, enum.Enum):
        return value.name
    return "" if value is None else value


class SortedSet(set):
    def __iter__(self):
        return iter(sorted(super().__iter__(), key=sort_key))

    def __repr__(self) -> str:
        return "{" + ", ".join(map(repr, self)) + "}"

    def __sub__(self, other):
        return SortedSet(set.__sub__(self, other))

    def difference(self, *others):
        return SortedSet(set.difference(self, *others))

    def __and__(self, other):
        return SortedSet(set.__and__(self, other))

    def copy(self):
        return SortedSet(self)


def one_group_at_a_time(method):
    """Makes alter_unique_together() drop and create its groups in order."""
    def alter(self, model, old_groups, new_groups):
        old = {tuple(group) for group in old_groups}
        new = {tuple(group) for group in new_groups}
        for group in sorted(old - new):
            method(self, model, [group], [])
        for group in sorted(new - old):
            method(self, model, [], [group])
    return alter


def by_model(relation) -> tuple[str, str]:
    related = relation.related_model._meta
    return related.app_label, related.model_name


def sort_relations() -> None:
    """Relations that point at a model are visited in the order of their models."""
    from django.db.backends.base import schema
    from django.db.models.options import Options
    from django.utils.functional import cached_property

    all_related_fields = schema._all_related_fields
    schema._all_related_fields = lambda model: sorted(
        all_related_fields(model), key=lambda relation: (relation.name, *by_model(relation)))
    related_objects = Options.related_objects.func
    in_order = cached_property(lambda self: tuple(sorted(related_objects(self), key=by_model)))
    Options.related_objects = in_order
    in_order.__set_name__(Options, "related_objects")


def sort_groups_of_models() -> None:
    """A new table's unique_together and index_together come in order."""
    from django.db.migrations.state import ModelState

    render = ModelState.render

    def render_sorted(self, apps):
        kept = self.options
        self.options = kept | {key: sorted(map(tuple, kept[key])) for key in
                               ("unique_together", "index_together") if kept.get(key)}
        try:
            return render(self, apps)
        finally:
            self.options = kept

    ModelState.render = render_sorted


def sort_constraints() -> None:
    """A table's constraints come by name, those that are only indexes last; PostgreSQL gives them
    in an order of its own."""
    from django.db.backends.postgresql.introspection import DatabaseIntrospection

    get_constraints = DatabaseIntrospection.get_constraints

    def by_name(self, cursor, table_name):
        found = get_constraints(self, cursor, table_name)
        return dict(sorted(found.items(), key=lambda item: (item[1]["index"], item[0])))

    DatabaseIntrospection.get_constraints = by_name


def install() -> None:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor as Editor
    from django.db.migrations.operations import models as model_operations

    model_operations.set = SortedSet
    Editor.alter_unique_together = one_group_at_a_time(Editor.alter_unique_together)
    Editor.alter_index_together = one_group_at_a_time(Editor.alter_index_together)
    sort_relations()
    sort_groups_of_models()
    sort_constraints()
