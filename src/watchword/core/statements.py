"""Statements of the verification's path, sent as they are.

Django builds the text of a query anew each time. That is quick while it is warm, but a hash of 7 MiB
leaves nothing warm behind: building the dozen statements of a verification then cost two thirds of
the hash itself (docs/decisions/0014). Only what runs for every attempt goes this way.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import connection, models

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    Converter = tuple[int, Callable[..., Any], Any]
    Fields = Sequence[models.Field[Any, Any]]

M = TypeVar("M", bound=models.Model)


def execute(sql: str, parameters: Sequence[Any]) -> int:
    """Run ``sql`` with ``parameters`` (%s each); return how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.rowcount)


def rows(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run ``sql`` with ``parameters``; return every row that it finds."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def moment(value: dt.datetime) -> Any:  # noqa: ANN401 - each database has its own
    """Return ``value`` (with its zone) as a parameter for `execute`."""
    return connection.ops.adapt_datetimefield_value(value)


def insert(instance: models.Model) -> None:
    """Insert ``instance``, which has no primary key yet, and give it one.

    What `Model.save(force_insert=True)` does, without its signals and with the text kept.
    """
    text, fields = _insert_parts(type(instance), 1)
    with connection.cursor() as cursor:
        cursor.execute(text + " RETURNING id", _values(instance, fields))
        (instance.pk,) = cursor.fetchone()
    instance._state.adding = False  # noqa: SLF001 - what `save` does too
    instance._state.db = connection.alias  # noqa: SLF001 - as above


def insert_all(instances: Sequence[models.Model]) -> None:
    """Insert ``instances``, of one model and at least one, in one statement. They get no primary key."""
    text, fields = _insert_parts(type(instances[0]), len(instances))
    execute(text, [value for instance in instances for value in _values(instance, fields)])


def first(model: type[M], where: str, parameters: Sequence[Any]) -> M | None:
    """Return the row of ``model`` that ``where`` (with %s for each parameter) finds, or None.

    What ``model.objects.filter(…).first()`` does, with the text kept and nothing put in order.
    """
    text, names, converters = _select(model)
    with connection.cursor() as cursor:
        cursor.execute(text + where, parameters)
        row = cursor.fetchone()
    if row is None:
        return None
    values = list(row)
    for index, convert, column in converters:
        values[index] = convert(values[index], column, connection)
    return model.from_db(connection.alias, names, values)


@cache
def _select(model: type[models.Model]) -> tuple[str, list[str], list[Converter]]:
    """Return the text up to WHERE, the names of the fields, and what turns a column into a value."""
    fields = model._meta.local_concrete_fields  # noqa: SLF001 - Django documents _meta
    converters: list[Converter] = []
    for index, field in enumerate(fields):
        column = field.get_col(model._meta.db_table)  # noqa: SLF001 - as above
        found = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
        converters += [(index, convert, column) for convert in found]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    text = f"SELECT {columns} FROM {quote(model._meta.db_table)} WHERE "  # noqa: S608, SLF001 - our own names
    return text, [field.attname for field in fields], converters


@cache
def _insert_parts(model: type[models.Model], count: int) -> tuple[str, Fields]:
    """Return the text that inserts ``count`` rows, and the fields that it wants the values of."""
    quote = connection.ops.quote_name
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]  # noqa: SLF001
    columns = ", ".join(quote(str(field.column)) for field in fields)
    row = f"({', '.join(['%s'] * len(fields))})"
    table = quote(model._meta.db_table)  # noqa: SLF001 - as above
    return f"INSERT INTO {table} ({columns}) VALUES {', '.join([row] * count)}", fields  # noqa: S608 - our own names


def _values(instance: models.Model, fields: Fields) -> list[Any]:
    return [
        field.get_db_prep_save(getattr(instance, field.attname), connection) for field in fields
    ]
