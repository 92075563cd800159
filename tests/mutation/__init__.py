"""Breaks the engine in one place at a time and asks whether its tests notice. Outside the suite; `script/mutate`."""
