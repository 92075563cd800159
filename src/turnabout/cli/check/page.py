"""Reads a page as a browser without JavaScript does: its heading, its links, its forms."""

from __future__ import annotations

from dataclasses import dataclass, field

from turnabout.cli.check.tree import Node, parse

Values = dict[str, list[str]]
TICKED = {"checkbox", "radio"}


@dataclass
class Form:
    """A form with what would be sent if it were submitted untouched; `buttons` are (name, value, words)."""

    action: str
    method: str
    identifier: str = ""
    values: Values = field(default_factory=dict)
    choices: Values = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def button(self, words: str) -> tuple[str, str] | None:
        """Name and value of the button that says `words`."""
        return next((b[:2] for b in self.buttons if words.lower() in b[2].lower()), None)


@dataclass
class Page:
    status: int
    address: str
    html: str
    heading: str = ""
    words: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)

    def link(self, words: str) -> str:
        """The address behind the first link that says `words`."""
        found = next((address for text, address in self.links if words.lower() in text.lower()), None)
        if found is None:
            raise LookupError(f"{self.address} ({self.heading}): no link says {words!r}")
        return found

    def form(self, *, button: str = "", action: str = "") -> Form:
        """The form that has a button with these words, or goes to this address."""
        for form in self.forms:
            if (button and form.button(button)) or (action and action in form.action):
                return form
        raise LookupError(f"{self.address} ({self.heading}): no form has the button {button or action!r}")

    def form_with(self, field: str) -> Form:
        """The form that has this field."""
        found = next((form for form in self.forms if field in form.values or field in form.choices), None)
        if found is None:
            raise LookupError(f"{self.address} ({self.heading}): no form has the field {field!r}")
        return found


def read(status: int, address: str, html: str) -> Page:
    """The page as its reader can use it."""
    root = parse(html)
    nodes = list(root.walk())
    return Page(
        status,
        address,
        html,
        heading=next((node.words() for node in nodes if node.tag == "h1"), ""),
        words=root.words(),
        links=[(node.words(), node.get("href")) for node in nodes if node.tag == "a"],
        forms=_forms(nodes),
    )


def _forms(nodes: list[Node]) -> list[Form]:
    forms = [
        (n, Form(n.get("action"), n.get("method", "get").lower(), n.get("id")))
        for n in nodes
        if n.tag == "form"
    ]
    within = {id(child): form for node, form in forms for child in node.walk()}
    by_id = {form.identifier: form for _, form in forms if form.identifier}
    for node in nodes:
        # A control's `form` attribute wins over where it stands.
        form = by_id.get(node.get("form")) or within.get(id(node))
        if form is not None and "disabled" not in node.attributes:
            _take(form, node)
    return [form for _, form in forms]


def _take(form: Form, node: Node) -> None:
    """Add one control to its form, with the value that a browser would send."""
    name, kind = node.get("name"), node.get("type", "submit" if node.tag == "button" else "text")
    if node.tag in {"button", "input"} and kind == "submit":
        form.buttons.append((name, node.get("value"), node.words() or node.get("value")))
    elif node.tag == "input" and kind == "file":
        form.files.append(name)
    elif node.tag == "input" and kind in TICKED:
        form.choices.setdefault(name, []).append(node.get("value", "on"))
        if "checked" in node.attributes:
            form.values.setdefault(name, []).append(node.get("value", "on"))
    elif node.tag == "input" and name and kind not in {"button", "reset"}:
        form.values.setdefault(name, []).append(node.get("value"))
    elif node.tag == "textarea" and name:
        form.values.setdefault(name, []).append(node.raw().removeprefix("\n"))
    elif node.tag == "select" and name:
        _take_select(form, node, name)


def _take_select(form: Form, node: Node, name: str) -> None:
    options = [child for child in node.walk() if child.tag == "option"]
    chosen = [option for option in options if "selected" in option.attributes] or options[:1]
    form.choices[name] = [option.get("value") for option in options]
    form.values.setdefault(name, []).extend(option.get("value") for option in chosen)
