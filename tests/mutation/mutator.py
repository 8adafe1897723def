"""Puts one small mistake at a time into a module of ours, and gives the module with it in.

The mistakes: each comparison with each other operator, ``and`` for ``or`` and an operand of them
left out, ``not`` put before or taken away, plus for minus, a number by one more or one less, the
two branches of a conditional exchanged, a keyword argument of a query left out or given a
neighbouring look-up.
"""

from __future__ import annotations

import ast
import copy
import inspect
import types
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPARISONS: list[type[ast.cmpop]] = [ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE]
OPPOSITES: dict[type[ast.AST], type[ast.AST]] = {
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
LOOKUPS = ("lt", "lte", "gt", "gte")
QUERIES = {"filter", "exclude", "update", "get"}


@dataclass(frozen=True)
class Mutant:
    """A module's source with one mistake in it; ``name`` says which and where."""

    name: str
    module: str
    tree: ast.Module

    def load(self) -> types.ModuleType:
        """Return the module, made anew and put nowhere: who wants it in place has to put it there."""
        made = types.ModuleType(self.module)
        exec(compile(self.tree, self.name, "exec"), made.__dict__)  # noqa: S102 - our own source
        return made


def mutants(module: types.ModuleType, *only: str) -> list[Mutant]:
    """Return every mutant of ``module``, of the functions ``only`` if some are named."""
    tree = ast.parse(inspect.getsource(module))
    found = []
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and (not only or function.name in only):
            for place, node in enumerate(ast.walk(function)):
                for variant, changed in enumerate(_variants(node)):
                    found.append(_mutant(module, tree, function, place, variant, changed))
    return found


def _mutant(
    module: types.ModuleType,
    tree: ast.Module,
    function: ast.FunctionDef,
    place: int,
    variant: int,
    changed: tuple[ast.AST, str],
) -> Mutant:
    copied = copy.deepcopy(tree)
    twin = next(
        node
        for node in ast.walk(copied)
        if isinstance(node, ast.FunctionDef) and node.lineno == function.lineno
    )
    target = list(ast.walk(twin))[place]
    new, words = changed
    target.__class__ = new.__class__
    target.__dict__.clear()
    target.__dict__.update(new.__dict__)
    ast.fix_missing_locations(copied)
    return Mutant(f"{function.name}: {words} #{place}.{variant}", module.__name__, copied)


def _variants(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    match node:
        case ast.Compare():
            yield from _of_comparison(node)
        case ast.BoolOp() | ast.BinOp():
            yield from _of_operation(node)
        case ast.IfExp():
            swapped = ast.IfExp(test=node.test, body=node.orelse, orelse=node.body)
            yield _as(node, swapped)
        case ast.UnaryOp(op=ast.Not()):
            yield _as(node, node.operand)
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            for other in (value + 1, value - 1):
                yield _as(node, ast.Constant(other))
        case ast.Call(func=ast.Attribute(attr=name)) if name in QUERIES and node.keywords:
            yield from _of_query(node)


def _of_comparison(node: ast.Compare) -> Iterator[tuple[ast.AST, str]]:
    kind = type(node.ops[0])
    others = COMPARISONS if kind in COMPARISONS else [OPPOSITES[kind]]
    for other in others:
        if other is not kind:
            yield _as(node, ast.Compare(node.left, [other()], node.comparators))  # type: ignore[list-item]


def _of_operation(node: ast.BoolOp | ast.BinOp) -> Iterator[tuple[ast.AST, str]]:
    other = OPPOSITES.get(type(node.op))
    if isinstance(node, ast.BinOp):
        if other:
            yield _as(node, ast.BinOp(node.left, other(), node.right))  # type: ignore[arg-type]
        return
    if other:
        yield _as(node, ast.BoolOp(other(), node.values))  # type: ignore[arg-type]
    for kept in node.values:
        yield _as(node, kept)


def _of_query(node: ast.Call) -> Iterator[tuple[ast.AST, str]]:
    for place, keyword in enumerate(node.keywords):
        others = node.keywords[:place] + node.keywords[place + 1 :]
        yield _as(node, ast.Call(node.func, node.args, others))
        field, _, lookup = (keyword.arg or "").rpartition("__")
        if lookup in LOOKUPS:
            for name in [f"{field}__{other}" for other in LOOKUPS if other != lookup] + [field]:
                renamed = [*others, ast.keyword(name, keyword.value)]
                yield _as(node, ast.Call(node.func, node.args, renamed))


def _as(old: ast.AST, new: ast.AST) -> tuple[ast.AST, str]:
    return copy.deepcopy(new), f"{ast.unparse(old)} -> {ast.unparse(new)}"
