"""Logs that say what happened without what it was about: one line of known keys, on standard error.

Messages of libraries are left out, for they hold addresses and values; their place and error class stay."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any, Final

import structlog
from django.conf import settings

KNOWN: Final = frozenset(
    {
        "action",
        "attempt",
        "attempts",
        "at",
        "chore",
        "count",
        "error",
        "event",
        "kind",
        "lanes",
        "level",
        "logger",
    }
    | {
        "mebibytes",
        "method",
        "ms",
        "pause",
        "progress",
        "request_id",
        "status",
        "step",
        "timestamp",
        "vendor",
        "view",
    }
    | {"where"}
)
Event = MutableMapping[str, Any]


def configure() -> None:
    """Set up structlog and the standard library's logging. LOG_FORMAT is `json`, `console`, `quiet` (what goes wrong
    alone), or empty: by terminal."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, only_known, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, without_content, only_known],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer()],
        )
    )
    root = logging.getLogger()
    root.handlers = [kept for kept in root.handlers if not getattr(kept, "turnabout", False)]
    handler.turnabout = True  # type: ignore[attr-defined]  # marks ours, so that a second call replaces it
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    quiet = getattr(settings, "LOG_FORMAT", "") == "quiet"
    logging.getLogger("turnabout").setLevel(logging.WARNING if quiet else logging.INFO)
    logging.getLogger("django.request").setLevel(logging.ERROR)  # a 404 is in our own line for the request


def only_known(logger: Any, name: str, event: Event) -> Event:
    """Drop keys that are not on the list, and values that are no plain facts. Add a new key to the list on purpose."""
    error = event.pop("exc_info", None)
    kept = {key: value for key, value in event.items() if _is_plain(key, value)}
    if error and "error" not in kept:
        kept["error"] = _name_of(error)
    return kept


def without_content(logger: Any, name: str, event: Event) -> Event:
    """A line of a library: its logger, place in the code and error class, without the words."""
    record: logging.LogRecord = event["_record"]
    event["event"] = "library"
    event["where"] = f"{record.module}:{record.lineno}"
    if record.exc_info:
        event["error"] = _name_of(record.exc_info)
        event["at"] = _frames(record.exc_info)
        record.exc_info = record.exc_text = None
    return event


def _is_plain(key: str, value: Any) -> bool:
    return key.startswith("_") or (key in KNOWN and isinstance(value, (str, int, float, bool, type(None))))


def _name_of(error: Any) -> str:
    if isinstance(error, BaseException):
        return type(error).__name__
    kind = error[0] if isinstance(error, tuple) else sys.exc_info()[0]
    return kind.__name__ if kind else ""


def _frames(error: Any) -> str:
    """Files and lines of the innermost calls, without the text of the lines and without values."""
    frames = traceback.extract_tb(error[2])[-4:] if error[2] else []
    return " > ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames)


def _renderer() -> Any:
    chosen = getattr(settings, "LOG_FORMAT", "")
    if chosen == "console" or (chosen != "json" and sys.stderr.isatty()):
        return structlog.dev.ConsoleRenderer(exception_formatter=lambda *_: None)
    return structlog.processors.JSONRenderer(ensure_ascii=False)
