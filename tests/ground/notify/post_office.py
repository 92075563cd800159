"""A mail server on loopback that notes what it got and can be told to refuse."""

# ruff: noqa: N802  (the server calls its handlers by these names)
from __future__ import annotations

import asyncio
import socket
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class PostOffice:
    """`received` holds (recipient, Message-ID) in order; `refuses` maps an address to the reply it gets."""

    def __init__(self) -> None:
        self.received: list[tuple[str, str]] = []
        self.contents: list[bytes] = []
        self.refuses: dict[str, str] = {}
        self.connections = 0
        self.port = _free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, ready_timeout=10)

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: Any
    ) -> Any:
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        identifier = next(line for line in content.splitlines() if line.lower().startswith(b"message-id:"))
        self.contents.append(content)
        self.received += [
            (address, identifier.split(b":", 1)[1].strip().decode()) for address in envelope.rcpt_tos
        ]
        await asyncio.sleep(0)
        return "250 OK"

    def open(self) -> None:
        self._controller.start()

    def close(self) -> None:
        self._controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
