"""Reads a form out of a page as a browser without scripts would send it, so that tests press real buttons."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any


class _Reader(HTMLParser):
    """Collects, for each form of the page, what would be sent, and its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self._select: dict[str, Any] | None = None
        self._area: str | None = None
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({"action": at.get("action", ""), "fields": [], "buttons": []})
            self._inside = True
        if not self._inside or "disabled" in at:
            return
        if (
            tag == "input"
            and "name" in at
            and (at.get("type") not in ("checkbox", "radio") or "checked" in at)
        ):
            self._add(at["name"], at.get("value", "on" if at.get("type") == "checkbox" else ""))
        elif tag == "button":
            self.forms[-1]["buttons"].append((at.get("name", ""), at.get("value", "")))
        elif tag == "select":
            self._select = {"name": at["name"], "value": None}
        elif tag == "option" and self._select is not None:
            if self._select["value"] is None or "selected" in at:
                self._select["value"] = at.get("value", "")
        elif tag == "textarea":
            self._area = at["name"]

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._add(self._area, data.removeprefix("\n"))  # as browsers do

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._select is not None:
            self._add(self._select["name"], self._select["value"] or "")
            self._select = None
        elif tag == "textarea":
            self._area = None
        elif tag == "form":
            self._inside = False

    def _add(self, name: str, value: str) -> None:
        self.forms[-1]["fields"].append((name, value))


def read(response: Any, action: str) -> dict[str, Any]:
    """The form of the page that is sent to `action`."""
    reader = _Reader()
    reader.feed(response.content.decode())
    found = [form for form in reader.forms if form["action"] == action]
    assert len(found) == 1, f"one form for {action}, not {len(found)}"
    return found[0]


def fields(response: Any, action: str, **changes: Any) -> dict[str, list[str]]:
    """What that form would send, with some fields changed. An empty list takes a field away."""
    sent: dict[str, list[str]] = {}
    for name, value in read(response, action)["fields"]:
        sent.setdefault(name, []).append(value)
    for name, value in changes.items():
        sent[name.replace("__", "-")] = value if isinstance(value, list) else [value]
    return {name: values for name, values in sent.items() if values and name != "csrfmiddlewaretoken"}


def press(browser: Any, address: str, name: str, value: str, *, again: bool = False, **changes: Any) -> Any:
    """Open the page, change some fields, press a button that is really there, and follow to where it leads."""
    page = browser.get(f"{address}?again=1" if again else address)
    assert page.status_code == 200, page.status_code
    assert (name, value) in read(page, address)["buttons"], f"no button {name}={value}"
    return browser.post(address, fields(page, address, **changes) | {name: [value]}, follow=True)
