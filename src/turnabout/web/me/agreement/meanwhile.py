"""Both wrote at once: what the other changed, what of both is kept, and where the two wrote something different."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from turnabout.pairs.selectors import AgreementView
from turnabout.pairs.terms import Terms, clean, merged
from turnabout.pairs.words import Change
from turnabout.web.me.agreement.forms import AgreementForm
from turnabout.web.me.agreement.shown import difference


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """`terms` go into the form; `theirs` is what the other changed; `apart` are labels of fields that both changed."""

    terms: Terms
    theirs: tuple[Change, ...]
    apart: tuple[str, ...]
    name: str


def meanwhile(view: AgreementView, form: AgreementForm, first: Terms) -> Meanwhile:
    base = view.version(form.cleaned_data["base"])
    before: dict[str, Any] = base.terms if base else first
    now = view.latest.terms if view.latest else before
    both, apart = merged(before, clean(form.terms), now)
    labels = tuple(str(form.fields[name].label) for name in apart)
    return Meanwhile(both, difference(view, before, now), labels, view.line.partner.name)
