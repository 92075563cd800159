"""Exact, certified, explained matching of mentors and mentees.

The public doors are loaded on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from turnabout_engine.explain import explain
    from turnabout_engine.policy import Policy
    from turnabout_engine.problem import Problem
    from turnabout_engine.solution import Certificate, Solution
    from turnabout_engine.solve import solve
    from turnabout_engine.verify import Failure, Report, verify

_DOORS = {
    "Problem": "problem",
    "Certificate": "solution",
    "Solution": "solution",
    "solve": "solve",
    "Failure": "verify",
    "Report": "verify",
    "verify": "verify",
    "Policy": "policy",
    "explain": "explain",
}

__all__ = ["Certificate", "Failure", "Policy", "Problem", "Report", "Solution", "explain", "solve", "verify"]


class _Package(ModuleType):
    """Keeps `solve`, `verify` and `explain` functions, although folders of the same names hold them."""

    def __setattr__(self, name: str, value: object) -> None:
        # The import system sets every loaded submodule on its package; that would cover the public door.
        if name in _DOORS and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


def __getattr__(name: str) -> Any:
    if name not in _DOORS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    door = getattr(import_module(f"{__name__}.{_DOORS[name]}"), name)
    globals()[name] = door
    return door


sys.modules[__name__].__class__ = _Package
