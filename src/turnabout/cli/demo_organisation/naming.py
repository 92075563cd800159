"""Gives each person a name that nobody else has, and a mail address at a domain that can never exist."""

from __future__ import annotations

from turnabout.cli.demo_organisation.draw import Draw
from turnabout.cli.demo_organisation.fixed import FIXED
from turnabout.cli.demo_organisation.names import CULTURES, Culture, Name, names_of
from turnabout.cli.demo_organisation.places import Site

DOMAIN = "demo.example"


class Names:
    """Hands out names and addresses; both are used up as they go."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._names = {key: names_of(culture) for key, culture in CULTURES.items()}
        self._shown = {fixed.name for fixed in FIXED}
        self._mails = {fixed.mail for fixed in FIXED}

    def next(self, site: Site) -> tuple[Culture, Name]:
        while True:
            key = self._draw.weighted(site.cultures)
            name = self._draw.one(self._names[key])
            if name.shown not in self._shown:
                self._shown.add(name.shown)
                return CULTURES[key], name

    def mail(self, name: Name) -> str:
        """given.family, with a number where someone has it already."""
        local = wanted = ".".join(name.latin)
        number = 2
        while local in self._mails:
            local, number = f"{wanted}{number}", number + 1
        self._mails.add(local)
        return address(local)


def address(local: str) -> str:
    return f"{local}@{DOMAIN}"
