"""A browser without JavaScript: cookies, redirects, forms, uploads; nothing but the standard library."""

from __future__ import annotations

import http.cookiejar
import secrets
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping

from turnabout.cli.check.page import Form, Page, Values, read

File = tuple[str, bytes]
PATIENCE = 180  # seconds: on a busy machine the answers of 190 invented people take a while


class Browser:
    """One person's browser. Addresses may be relative to the page last seen."""

    def __init__(self, start: str) -> None:
        self.page = Page(0, start, "")
        self.requests = 0
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        )

    def get(self, address: str) -> Page:
        return self._open(urllib.request.Request(self._full(address)))  # noqa: S310  (only http to loopback)

    def follow(self, words: str) -> Page:
        return self.get(self.page.link(words))

    def press(self, words: str, *, files: dict[str, File] | None = None, **values: str | list[str]) -> Page:
        """Submit the form that has the button `words`, with these values in place of what stands there."""
        form = self.page.form(button=words)
        return self.submit(form, form.button(words), files=files, values=dict(values))

    def submit(
        self,
        form: Form,
        pressed: tuple[str, str] | None = None,
        *,
        values: Mapping[str, str | list[str]] | None = None,
        files: dict[str, File] | None = None,
    ) -> Page:
        """Send a form as it stands, with `values` changed and the button `pressed` (name, value)."""
        sent: Values = {name: list(there) for name, there in form.values.items()}
        for name, value in (values or {}).items():
            sent[name] = [value] if isinstance(value, str) else value
        if pressed and pressed[0]:
            sent[pressed[0]] = [pressed[1]]
        if form.method != "post":
            query = urllib.parse.urlencode(sent, doseq=True)
            return self.get(f"{form.action or self.page.address.split('?')[0]}?{query}")
        body, kind = (
            _multipart(sent, files) if files else (urllib.parse.urlencode(sent, doseq=True).encode(), "")
        )
        headers = {"Content-Type": kind or "application/x-www-form-urlencoded", "Referer": self.page.address}
        target = self._full(form.action or self.page.address)
        return self._open(urllib.request.Request(target, data=body, headers=headers))  # noqa: S310  (loopback)

    def _full(self, address: str) -> str:
        return urllib.parse.urljoin(self.page.address, address)

    def _open(self, request: urllib.request.Request) -> Page:
        self.requests += 1
        try:
            answer = self._opener.open(request, timeout=PATIENCE)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            self.page = read(answer.status, answer.url, answer.read().decode("utf-8", "replace"))
        return self.page


def _multipart(values: Values, files: dict[str, File]) -> tuple[bytes, str]:
    mark = secrets.token_hex(16)
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, there in values.items()
        for value in there
    ]
    for name, (file_name, content) in files.items():
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
        parts.append(head.encode() + b"Content-Type: text/csv\r\n\r\n" + content + b"\r\n")
    return b"".join(parts) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
