"""From the bytes of a file to numbered rows whose columns go by our names: what kind of file it is, how it is written,
which row names the columns and what each of them is."""

from turnabout.people.intake.table.form import NotATable
from turnabout.people.intake.table.guess import guess
from turnabout.people.intake.table.plan import Plan
from turnabout.people.intake.table.shaping import first_rows, rows

__all__ = ["NotATable", "Plan", "first_rows", "guess", "rows"]
