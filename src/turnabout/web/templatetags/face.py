"""The tags that templates use for the face: signs, icons, eye lines, fields, the teach drawing, lists, flashes."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm, BoundField, FileInput, PasswordInput
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from ..drawing import signs
from ..drawing.teach import TeachDrawing
from ..drawing.teach_svg import teach_svg

register = template.Library()


SCHEMES = ("light", "dark")


@register.simple_tag(takes_context=True)
def chosen_scheme(context: template.Context) -> str:
    """`{% chosen_scheme as scheme %}`: what the reader chose, or nothing: then the device decides."""
    request = context.get("request")
    chosen = request.COOKIES.get("scheme", "") if request else ""
    return chosen if chosen in SCHEMES else ""


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "lock" %}`: a drawn icon, hidden from readers; put words beside it."""
    return signs.icon(name)


@register.simple_tag
def role_sign(role: str) -> SafeString:
    """`{% role_sign "mentor" %}`: round with an up-stroke, or square with a down-stroke."""
    return signs.role_sign(role)


@register.simple_tag
def mark() -> SafeString:
    """`{% mark %}`: the two arcs."""
    return signs.mark()


@register.inclusion_tag("parts/eye.html")
def eye(text: str, *, id: str = "") -> dict[str, str]:
    """`{% eye "Seen by you and Tomas. Nobody else." %}`: the who-sees-what line."""
    return {"text": text, "id": id}


@register.inclusion_tag("parts/person.html")
def person(person: Any, *, size: str = "", href: str = "") -> dict[str, Any]:
    """`{% person someone size="large" href=url %}`."""
    return {"person": person, "size": size, "href": href}


@register.inclusion_tag("parts/teach.html")
def teach(drawing: TeachDrawing, *, rtl: bool | None = None) -> dict[str, Any]:
    """`{% teach drawing %}`: the picture, the same as a list for narrow screens, and as a table."""
    title = _("What %(start)s and %(end)s can teach each other") % {
        "start": drawing.start.name,
        "end": drawing.end.name,
    }
    turned = get_language_bidi() if rtl is None else rtl
    return {"drawing": drawing, "title": title, "svg": teach_svg(drawing, title=title, rtl=turned)}


KINDS = {"radio": "taps", "select": "select", "file": "file", "hidden": "hidden"}


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    input_type = getattr(widget, "input_type", "textarea")
    if input_type == "checkbox":
        return "taps" if getattr(widget, "allow_multiple_selected", False) else "switch"
    return KINDS.get(input_type, "line")


def _described_by(bound: BoundField, *, eye: str) -> str:
    parts = [
        (bool(bound.help_text), "helptext"),
        (bool(bound.errors), "error"),
        (bool(eye), "eye"),
    ]
    return " ".join(f"{bound.auto_id}_{name}" for there, name in parts if there)


@register.inclusion_tag("parts/field.html")
def field(bound: BoundField, *, eye: str = "", scale: bool = False, wide: bool = False) -> dict[str, Any]:
    """`{% field form.title eye=_("Seen by everyone on the staff list.") %}`: label, help, error, input, eye line."""
    described_by = _described_by(bound, eye=eye)
    kind = _kind(bound)
    attrs = {"aria-describedby": described_by} if described_by else {}
    widget = "" if kind == "taps" else bound.as_widget(attrs=attrs)
    return {
        "field": bound,
        "kind": kind,
        "widget": widget,
        "described_by": described_by,
        "eye": eye,
        "scale": scale,
        "wide": wide,
    }


@register.filter
def error_count(form: BaseForm) -> int:
    """`{{ form|error_count }}`: how many things are to be mended; one field may have two."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def to_type_again(form: BaseForm) -> list[str]:
    """`{{ form|to_type_again }}`: labels of the fields that come back empty, a password and a file."""
    empty = [
        bound
        for bound in form
        if isinstance(bound.field.widget, FileInput)
        or (isinstance(bound.field.widget, PasswordInput) and not bound.field.widget.render_value)
    ]
    return [str(bound.label) for bound in empty if bound.data]


@register.inclusion_tag("parts/list_table.html", takes_context=True)
def list_table(
    context: template.Context, columns: list[dict[str, Any]], rows: list[dict[str, Any]], *, caption: str
) -> dict[str, Any]:
    """`{% list_table columns rows caption=_("Proposals") %}`: a table that becomes cards on a phone."""
    return {
        "columns": columns,
        "caption": caption,
        "rows": [{**row, "pairs": list(zip(columns, row["cells"], strict=True))} for row in rows],
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("parts/flash.html", takes_context=True)
def flash(context: template.Context, message: Message) -> dict[str, Any]:
    """A message of the messages framework. `extra_tags="undo:/address/"` adds an Undo button that posts there."""
    tags = (message.extra_tags or "").split()
    undo = next((tag.removeprefix("undo:") for tag in tags if tag.startswith("undo:")), "")
    return {
        "text": message.message,
        "wrong": message.level_tag == "error",
        "undo": undo,
        "csrf_token": context.get("csrf_token"),
    }
