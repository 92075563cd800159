"""How functions are compiled: without the interpreter's lock, kept on disk where there is a place for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])
njit: Any = numba.njit  # its types know only some of its options


def jit(function: Function) -> Function:
    """Compiled at first use; whole numbers only, so that every machine gives the same result."""
    try:
        compiled: Any = njit(nogil=True, cache=True, boundscheck=False)(function)
    except RuntimeError:  # no folder in which numba could keep compiled code
        compiled = njit(nogil=True, boundscheck=False)(function)
    return cast("Function", compiled)


def uncounted(function: Function) -> Function:
    """As `jit` for functions that make no arrays: references are not counted, which costs more than the work here."""
    try:
        compiled: Any = njit(nogil=True, cache=True, boundscheck=False, _nrt=False)(function)
    except RuntimeError:
        compiled = njit(nogil=True, boundscheck=False, _nrt=False)(function)
    return cast("Function", compiled)


def inlined(function: Function) -> Function:
    """Compiled into its callers: a call would hand over every field of every array that it reads."""
    compiled: Any = njit(forceinline=True, boundscheck=False, _nrt=False)(function)
    return cast("Function", compiled)
