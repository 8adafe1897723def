"""Puts one small mistake at a time into a module of ours, and gives the module with it in.

The mistakes: each comparison with each other operator, ``and`` for ``or`` and an operand of them
left out, ``not`` taken away, an answer of yes or no denied, plus for minus, a number by one more or
less, the two branches of a conditional exchanged, a keyword argument of a query left out; and the
same in the text of an ``UPDATE``, whose comparisons are as much code as ours.
"""

from __future__ import annotations

import ast
import copy
import inspect
import re
import types
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

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
QUERIES = {"filter", "exclude", "update", "get"}
SQL_COMPARISONS = ["=", "<>", "<", "<=", ">", ">="]
SQL_SWAPS = {
    r"\bAND\b": ["OR"],
    r"\+ 1\b": ["- 1", "+ 0", "+ 2"],
    r"- 1\b": ["+ 1", "- 0", "- 2"],
    r"\bIS NULL\b": ["IS NOT NULL"],
    r"> 0\b": ["> 1", "> -1"],
    r", \w+ = NULL\b": [""],
    r"AND \w+ > 0\b": [""],
    r"AND \w+ IS NULL\b": [""],
}


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

    @property
    def mistake(self) -> str:
        """What was changed into what, without its number."""
        return self.name.partition(" #")[0]


@contextmanager
def undone() -> Iterator[None]:
    """Undo in the end what the block wrote: by a savepoint, so that flows inside may be durable."""
    savepoint = transaction.savepoint()
    try:
        yield
    finally:
        transaction.set_rollback(False)
        transaction.savepoint_rollback(savepoint)


def mutants(module: types.ModuleType) -> list[Mutant]:
    """Return every mutant of ``module``."""
    tree = ast.parse(inspect.getsource(module))
    answers = [
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and ast.unparse(function.returns or tree) == "bool"
        for node in ast.walk(function)
        if isinstance(node, ast.Return)
    ]
    found: list[Mutant] = []
    for top, statement in enumerate(tree.body):
        if isinstance(statement, ast.If):
            continue  # What is imported for the types alone decides nothing.
        for place, node in enumerate(ast.walk(statement)):
            denied = [_denied(node)] if isinstance(node, ast.Return) and node in answers else []
            for new, words in [*_variants(node), *denied]:
                name = f"{_name_of(statement)}: {words} #{len(found)}"
                changed = _changed(tree, top, place, new)
                found.append(Mutant(name, module.__name__, changed))
    return found


def _name_of(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Assign):
        return ast.unparse(statement.targets[0])
    return str(getattr(statement, "name", statement.__class__.__name__))


def _changed(tree: ast.Module, top: int, place: int, new: ast.AST) -> ast.Module:
    """Return a copy of ``tree`` in which the node ``place`` of statement ``top`` is as ``new``."""
    copied = copy.deepcopy(tree)
    target = list(ast.walk(copied.body[top]))[place]
    target.__class__ = new.__class__
    target.__dict__.clear()
    target.__dict__.update(new.__dict__)
    return ast.fix_missing_locations(copied)


def _variants(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    match node:
        case ast.Compare():
            yield from _of_comparison(node)
        case ast.BoolOp() | ast.BinOp():
            yield from _of_operation(node)
        case ast.Constant():
            yield from _of_constant(node)
        case ast.IfExp():
            swapped = ast.IfExp(test=node.test, body=node.orelse, orelse=node.body)
            yield _as(node, swapped)
        case ast.UnaryOp(op=ast.Not()):
            yield _as(node, node.operand)
        case ast.If(test=ast.Name() | ast.Attribute() | ast.Call()):
            denied = ast.UnaryOp(ast.Not(), node.test)
            yield ast.If(denied, node.body, node.orelse), f"if {ast.unparse(denied)}"
        case ast.Call(func=ast.Attribute(attr=name)) if name in QUERIES:
            for keyword in node.keywords:
                others = [other for other in node.keywords if other is not keyword]
                yield _as(node, ast.Call(node.func, node.args, others))


def _of_constant(node: ast.Constant) -> Iterator[tuple[ast.AST, str]]:
    match node.value:
        case bool():
            return
        case int(number):
            for other in (number + 1, number - 1):
                yield _as(node, ast.Constant(other))
        case str(text) if text.lstrip().startswith("UPDATE "):
            for changed in _of_statement(text):
                yield ast.Constant(changed), " ".join(changed.split())


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


def _of_statement(text: str) -> Iterator[str]:
    """Yield an ``UPDATE`` with one mistake: each comparison after WHERE, each sum, each condition."""
    where = text.index("WHERE")
    for found in re.finditer(r"<>|<=|>=|[<>=]", text):
        for other in SQL_COMPARISONS:
            if found.start() > where and other != found.group():
                yield text[: found.start()] + other + text[found.end() :]
    for pattern, others in SQL_SWAPS.items():
        for found in re.finditer(pattern, text):
            for other in others:
                yield text[: found.start()] + other + text[found.end() :]


def _denied(node: ast.Return) -> tuple[ast.AST, str]:
    """Return the contrary of an answer of yes or no."""
    assert node.value is not None
    return _as(node, ast.Return(ast.UnaryOp(ast.Not(), node.value)))


def _as(old: ast.AST, new: ast.AST) -> tuple[ast.AST, str]:
    return copy.deepcopy(new), f"{ast.unparse(old)} -> {ast.unparse(new)}"
