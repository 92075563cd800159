"""The people the demo is told with: always the same names, keys and posts, whatever the seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from turnabout.cli.demo_organisation.places import BENGALURU, MONTREAL, NAIROBI, PORTO, Site
from turnabout.cli.demo_organisation.units_that_deliver import CARE, FINANCE, MAKING, PEOPLE, SALES
from turnabout.cli.demo_organisation.units_that_invent import (
    BRAND,
    DATA,
    DESIGN,
    DIGITAL,
    ENGINEERING,
    EXECUTIVE,
)
from turnabout.cli.demo_organisation.work import Unit

# head: the chief executive; board: an executive; area: leads an area and reports to an executive; desk: leads nobody.
Place = Literal["head", "board", "area", "desk"]


@dataclass(frozen=True, slots=True)
class Fixed:
    key: str
    name: str
    mail: str
    place: Place
    unit: Unit
    site: Site
    grade: int
    languages: tuple[str, ...]
    title: str = ""
    hours: str = "09:00-17:00"


FIXED = (
    Fixed("Q1001", "Noor Siddiqui", "noor.siddiqui", "desk", PEOPLE, PORTO, 3, ("en", "ur"),
          "Learning programmes lead"),
    Fixed("Q1002", "Siobhán Ní Bhriain", "siobhan.nibhriain", "desk", PEOPLE, MONTREAL, 2, ("en", "fr"),
          "Learning partner"),
    Fixed("Q1003", "Marguerite Tremblay-Roy", "marguerite.tremblayroy", "board", SALES, MONTREAL, 5,
          ("fr", "en"), "Chief commercial officer"),
    Fixed("Q1004", "Joseph Wanjala Simiyu", "joseph.simiyu", "desk", PEOPLE, NAIROBI, 3, ("sw", "en"),
          "Wellbeing lead"),
    Fixed("Q1005", "Ines Carvalho", "ines.carvalho", "desk", DIGITAL, PORTO, 2, ("pt", "en"),
          "Content producer"),
    Fixed("Q1006", "ليلى الحداد", "layla.alhaddad", "desk", DATA, MONTREAL, 2, ("ar", "fr", "en"),
          "Data analyst"),
    Fixed("Q1007", "Tomas Okafor", "tomas.okafor", "area", FINANCE, NAIROBI, 4, ("en", "ig")),
    Fixed("Q1008", "Margarida Osei", "margarida.osei", "head", EXECUTIVE, PORTO, 5, ("pt", "en"),
          "Chief executive"),
    Fixed("Q1009", "Wanjiru Kamau", "wanjiru.kamau", "desk", ENGINEERING, NAIROBI, 1, ("sw", "en"),
          "Graduate engineer"),
    Fixed("Q1010", "佐藤 美咲", "misaki.sato", "desk", DESIGN, PORTO, 2, ("ja", "en"),
          "Interaction designer", "10:00-18:00"),
    Fixed("Q1011", "Rajesh Iyer", "rajesh.iyer", "area", MAKING, BENGALURU, 4, ("en", "ta", "kn")),
    Fixed("Q1012", "Béatrice Moreau", "beatrice.moreau", "area", BRAND, MONTREAL, 4, ("fr", "en"),
          hours="08:00-16:00"),
    Fixed("Q1013", "Maria Santos", "maria.santos", "desk", CARE, PORTO, 1, ("pt", "en"),
          "Customer adviser"),
    Fixed("Q1014", "Maria Santos", "maria.santos2", "desk", ENGINEERING, MONTREAL, 2, ("pt", "fr", "en"),
          "Software engineer", "Mon-Wed 09:00-15:00"),
    Fixed("Q1015", "Halldóra Weiß", "halldora.weiss", "desk", EXECUTIVE, PORTO, 4, ("en", "de"),
          "Senior adviser to the chief executive", "Fri 10:00-11:30"),
    Fixed("Q1016", "अर्जुन शेट्टी", "arjun.shetty", "desk", SALES, BENGALURU, 1, ("hi", "kn", "en"),
          "Sales trainee"),
)  # fmt: skip

COORDINATOR, DEPUTY, SPONSOR, SAFEGUARDING = (fixed.key for fixed in FIXED[:4])
INES, LAYLA, TOMAS, HEAD = (fixed.key for fixed in FIXED[4:8])
WANJIRU, MISAKI, RAJESH, BEATRICE = (fixed.key for fixed in FIXED[8:12])
MARIA_IN_CARE, MARIA_IN_ENGINEERING, ADVISER, TRAINEE = (fixed.key for fixed in FIXED[12:])
