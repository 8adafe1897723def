"""Statements of the verification's path, sent as they are.

Django builds the text of a query anew each time. That is quick while it is warm, but a hash of 7 MiB
leaves nothing warm behind: building the dozen statements of a verification then cost two thirds of
the hash itself (docs/decisions/0014). Only what runs for every attempt goes this way.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.db import models, transaction

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper

    Converter = tuple[int, Callable[..., Any], Any]
    Columns = list[tuple[str, Callable[..., Any] | None]]
    Row = tuple[models.Model, ...]

M = TypeVar("M", bound=models.Model)
# What is of these kinds goes to the database as it is.
PLAIN = (models.CharField, models.IntegerField, models.BooleanField, models.ForeignKey)
# Asked for once in each function: what stands in `django.db` looks for it at every name.
get_connection = transaction.get_connection


def execute(sql: str, parameters: Sequence[Any]) -> int:
    """Run ``sql`` with ``parameters`` (%s each); return how many rows it touched."""
    with get_connection().cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.rowcount)


def rows(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run ``sql`` with ``parameters``; return every row that it finds."""
    with get_connection().cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def moment(value: dt.datetime) -> Any:  # noqa: ANN401 - each database has its own
    """Return ``value`` (with its zone) as a parameter for `execute`."""
    return get_connection().ops.adapt_datetimefield_value(value)


def insert(instance: models.Model) -> None:
    """Insert ``instance``, which has no primary key yet, and give it one.

    What `Model.save(force_insert=True)` does, without its signals and with the text kept.
    """
    database = get_connection()
    text, columns = _insert_parts(type(instance), 1)
    with database.cursor() as cursor:
        cursor.execute(text + " RETURNING id", _values(instance, columns, database))
        (instance.pk,) = cursor.fetchone()
    instance._state.adding = False  # noqa: SLF001 - what `save` does too
    instance._state.db = database.alias  # noqa: SLF001 - as above


def insert_all(instances: Sequence[models.Model]) -> None:
    """Insert ``instances``, of one model and at least one, in one statement. They get no primary key."""
    database = get_connection()
    text, columns = _insert_parts(type(instances[0]), len(instances))
    values = [value for each in instances for value in _values(each, columns, database)]
    execute(text, values)


def first(model: type[M], where: str, parameters: Sequence[Any]) -> M | None:
    """Return the row of ``model`` that ``where`` (with %s for each parameter) finds, or None.

    What ``model.objects.filter(…).first()`` does, with the text kept and nothing put in order.
    """
    found = first_of((model,), f"{_table(model)} WHERE {where}", parameters)
    return cast("M", found[0]) if found else None


def first_of(
    of: tuple[type[models.Model], ...], source: str, parameters: Sequence[Any]
) -> Row | None:
    """Return an instance of each model in ``of``, all from the first row of ``source``, or None.

    ``source`` is what follows FROM: tables that are joined, under their own names, and conditions.
    """
    text, parts, converters = _select(of)
    database = get_connection()
    with database.cursor() as cursor:
        cursor.execute(text + source, parameters)
        row = cursor.fetchone()
    if row is None:
        return None
    values = list(row)
    for index, convert, column in converters:
        values[index] = convert(values[index], column, database)
    return tuple(
        model.from_db(database.alias, names, values[begin : begin + len(names)])
        for model, names, begin in parts
    )


@cache
def _select(
    of: tuple[type[models.Model], ...],
) -> tuple[str, list[tuple[type[models.Model], list[str], int]], list[Converter]]:
    """Return the text up to FROM, where each model's fields stand, and what makes a column a value."""
    database = get_connection()
    columns: list[str] = []
    parts = []
    converters: list[Converter] = []
    for model in of:
        fields = _fields(model)
        parts.append((model, [field.attname for field in fields], len(columns)))
        for field in fields:
            column = field.get_col(model._meta.db_table)  # noqa: SLF001 - as above
            found = database.ops.get_db_converters(column) + column.get_db_converters(database)
            converters += [(len(columns), convert, column) for convert in found]
            columns.append(f"{_table(model)}.{_quoted(field.column)}")
    return f"SELECT {', '.join(columns)} FROM ", parts, converters  # noqa: S608 - our own names


@cache
def _insert_parts(model: type[models.Model], count: int) -> tuple[str, Columns]:
    """Return the text that inserts ``count`` rows, and how each column gets its value."""
    fields = [field for field in _fields(model) if not field.primary_key]
    names = ", ".join(_quoted(field.column) for field in fields)
    row = f"({', '.join(['%s'] * len(fields))})"
    text = f"INSERT INTO {_table(model)} ({names}) VALUES {', '.join([row] * count)}"  # noqa: S608 - our own names
    return text, [
        (field.attname, None if isinstance(field, PLAIN) else field.get_db_prep_save)
        for field in fields
    ]


def _values(instance: models.Model, columns: Columns, database: BaseDatabaseWrapper) -> list[Any]:
    values = []
    for name, prepare in columns:
        value = getattr(instance, name)
        values.append(value if prepare is None else prepare(value, database))
    return values


def _fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return list(model._meta.local_concrete_fields)  # noqa: SLF001 - Django documents _meta


def _table(model: type[models.Model]) -> str:
    return _quoted(model._meta.db_table)  # noqa: SLF001 - as above


def _quoted(name: str | None) -> str:
    return f'"{name}"'
