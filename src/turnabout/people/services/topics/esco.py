"""Takes skills out of a CSV file of ESCO, the European taxonomy: docs/reference/files.md says which columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from turnabout.ground.audit.services import record
from turnabout.ground.errors import Refused
from turnabout.people.finding import fold
from turnabout.people.models import Aim, Hesitations, Offer, Topic

NEEDED: Final = ("conceptUri", "preferredLabel", "altLabels", "description")
LARGEST: Final = 20 * 2**20
MOST_ROWS: Final = 20_000
MOST_ALIASES: Final = 12
TEXTS: Final = ("name", "sentence", "aliases", "changed_at")


@dataclass(frozen=True)
class Taken:
    """What came of a file: new skills, changed words, skills known under the same name, and rows left out."""

    new: int
    changed: int
    known: int
    left_out: int


@transaction.atomic
def import_esco(*, actor: Any, data: bytes) -> Taken:
    """As often as one likes: a skill is known again by its address in the taxonomy."""
    imported = {topic.uri: topic for topic in Topic.objects.exclude(uri="")}
    names = {fold(name) for name in Topic.objects.filter(uri="").values_list("name", flat=True)}
    new: list[Topic] = []
    changed: list[Topic] = []
    known = left_out = 0
    for uri, texts in _skills(data):
        if uri is None:
            left_out += 1
        elif uri in imported:
            changed += [imported[uri]] if _reword(imported[uri], texts) else []
        elif fold(str(texts["name"])) in names:
            known += 1
        else:
            imported[uri] = Topic(
                key=f"esco-{uri.rsplit('/', 1)[-1]}"[:120], uri=uri, origin=Topic.Origin.ESCO, **texts
            )
            new.append(imported[uri])
    Topic.objects.bulk_create(new)
    Topic.objects.bulk_update([topic for topic in changed if topic.pk], TEXTS, batch_size=500)
    taken = Taken(len(new), len(changed), known, left_out)
    record(actor=actor, action="skills imported", subject_kind="topic", facts={"new": taken.new})
    return taken


@transaction.atomic
def take_back_esco(*, actor: Any) -> int:
    """Imported skills that nobody names go; the others are retired, for people keep what they said. Where sealed
    answers may name one it is retired as well: looking into them would tell."""
    imported = Topic.objects.filter(origin=Topic.Origin.ESCO)
    if Hesitations.objects.exists():
        free = imported.none()
    else:
        used = {*Offer.objects.values_list("topic", flat=True), *Aim.objects.values_list("topic", flat=True)}
        free = imported.exclude(pk__in=used).filter(merges=None, merges_here=None, children=None)
    number = imported.exclude(state__in=(Topic.State.RETIRED, Topic.State.MERGED)).count()
    Topic.objects.filter(pk__in=list(free.values_list("pk", flat=True))).delete()
    imported.filter(state=Topic.State.ACTIVE).update(state=Topic.State.RETIRED, changed_at=now())
    record(actor=actor, action="imported skills taken back", subject_kind="topic", facts={"number": number})
    return number


def _skills(data: bytes) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Address and texts of every row; no address where a row cannot be used."""
    for at, row in enumerate(_rows(data)):
        if at >= MOST_ROWS:
            raise Refused(_("This file has more than 20,000 skills. Choose one of ESCO's collections."))
        uri, name = (row["conceptUri"] or "").strip(), " ".join((row["preferredLabel"] or "").split())
        usable = uri.startswith("http") and len(uri) <= 200 and 0 < len(name) <= 120
        yield (uri if usable else None), _texts(name, row)


def _rows(data: bytes) -> Iterator[dict[str, str]]:
    if len(data) > LARGEST:
        raise Refused(_("This file is larger than 20 MB."))
    try:
        text = data.decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text.replace("\0", ""), newline=""))
        missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if missing:
            raise Refused(
                _("This is no file of ESCO's skills: it has no column %(name)s.") % {"name": missing[0]}
            )
        yield from reader
    except (UnicodeDecodeError, csv.Error):
        raise Refused(_("This file cannot be read as CSV in UTF-8, as ESCO publishes it.")) from None


def _texts(name: str, row: dict[str, str]) -> dict[str, Any]:
    aliases = [" ".join(alias.split()) for alias in re.split(r"\||\n", row["altLabels"] or "")]
    others = dict.fromkeys(
        alias for alias in aliases if alias and fold(alias) != fold(name) and len(alias) <= 60
    )
    return {
        "name": name[:1].upper() + name[1:],
        "sentence": _first_sentence(" ".join((row["description"] or "").split())),
        "aliases": list(others)[:MOST_ALIASES],
    }


def _first_sentence(text: str) -> str:
    first = re.split(r"(?<=[.!?]) (?=[A-Z])", text, maxsplit=1)[0]
    return first if len(first) <= 300 else first[:299].rsplit(" ", 1)[0] + "…"


def _reword(topic: Topic, texts: dict[str, Any]) -> bool:
    if all(getattr(topic, name) == value for name, value in texts.items()):
        return False
    for name, value in texts.items():
        setattr(topic, name, value)
    topic.changed_at = now()
    return True
