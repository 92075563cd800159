"""Where a server may listen: a port that exists and that nobody has, said before anything is made."""

from __future__ import annotations

import argparse
import socket
from contextlib import closing


class CannotListenError(Exception):
    """A server cannot listen there. The message says why and what to do."""


def port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port. Give a whole number from 1 to 65535.")
    return int(text)


def refuse_taken(address: str, port: int) -> None:
    """Raises CannotListenError. Two servers could share a port, and then a page would come from either of them."""
    try:
        family, kind, protocol, _name, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with closing(socket.socket(family, kind, protocol)) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
            listener.listen(1)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise CannotListenError(
            f"Nothing can be served on {address}, port {port}: {why}. "
            "Stop what runs there, or give another one with --port."
        ) from None
