"""Every way to break a module by one small change: an operator, a limit, a number, a truth."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
NAMES = {
    **{"min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum"},
    **{"any": "all", "all": "any", "argmin": "argmax", "argmax": "argmin"},
}


@dataclass(frozen=True)
class Mutant:
    """A module's source with one change."""

    line: int
    change: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant, in the order of the lines."""
    tree = ast.parse(source)
    for place, node in enumerate(_code(tree)):
        for change in range(len(_changes(node))):
            copy = deepcopy(tree)
            target = _code(copy)[place]
            before = ast.unparse(target)
            _changes(target)[change]()
            after = ast.unparse(target)
            yield Mutant(getattr(target, "lineno", 0), f"{before}  ->  {after}", ast.unparse(copy))


def _code(tree: ast.Module) -> list[ast.AST]:
    """The nodes that may change: no annotations, no docstrings, nothing that is there for types only."""
    found: list[ast.AST] = []
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        found.append(node)
        skipped = {"annotation", "returns", "decorator_list"}
        for name, value in ast.iter_fields(node):
            if name not in skipped:
                waiting += [
                    one for one in (value if isinstance(value, list) else [value]) if isinstance(one, ast.AST)
                ]
    return sorted(found, key=lambda node: getattr(node, "lineno", 0))


def _changes(node: ast.AST) -> list:  # type: ignore[type-arg]  # functions without arguments
    if isinstance(node, ast.Compare):
        return [lambda at=at: _swap(node.ops, at) for at, op in enumerate(node.ops) if type(op) in SWAPS]
    if isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign) and type(node.op) in SWAPS:
        return [lambda: setattr(node, "op", SWAPS[type(node.op)]())]
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return [lambda: setattr(node, "value", not node.value)]
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return [lambda: setattr(node, "value", node.value + 1)]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert | ast.Not | ast.USub):
        return [lambda: setattr(node, "operand", ast.UnaryOp(node.op, node.operand))]
    if isinstance(node, ast.Attribute) and node.attr in NAMES:
        return [lambda: setattr(node, "attr", NAMES[node.attr])]
    if isinstance(node, ast.Name) and node.id in NAMES:
        return [lambda: setattr(node, "id", NAMES[node.id])]
    return []


def _swap(ops: list[ast.cmpop], at: int) -> None:
    ops[at] = SWAPS[type(ops[at])]()  # type: ignore[call-overload]  # an operator of the same kind
