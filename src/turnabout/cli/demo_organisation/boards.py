"""The twelve units together, and the executives who lead them."""

from turnabout.cli.demo_organisation.units_that_deliver import CARE, FINANCE, LOGISTICS, MAKING, PEOPLE, SALES
from turnabout.cli.demo_organisation.units_that_invent import (
    BRAND,
    DATA,
    DESIGN,
    DIGITAL,
    ENGINEERING,
    EXECUTIVE,
)
from turnabout.cli.demo_organisation.work import Board

UNITS = (
    EXECUTIVE,
    DESIGN,
    ENGINEERING,
    DATA,
    BRAND,
    DIGITAL,
    SALES,
    CARE,
    MAKING,
    LOGISTICS,
    FINANCE,
    PEOPLE,
)
INNOVATION_UNITS = (DESIGN, ENGINEERING, DATA, DIGITAL)

BOARDS = (
    Board("Chief of staff", EXECUTIVE),
    Board("Chief product officer", DESIGN, ENGINEERING, "Head of engineering"),
    Board("Chief data officer", DATA),
    Board("Chief marketing officer", BRAND, DIGITAL, "Head of digital channels"),
    Board("Chief commercial officer", SALES, CARE, "Head of customer care"),
    Board("Chief operating officer", MAKING, LOGISTICS, "Head of logistics"),
    Board("Chief finance officer", FINANCE),
    Board("Chief people officer", PEOPLE),
)
