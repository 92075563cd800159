"""Deferred acceptance, compiled."""

from turnabout_engine.fast.jit import jit
from turnabout_engine.solve.deferred import accept as plain

accept = jit(plain)
