"""The id of the request in whose course something is done."""

from contextvars import ContextVar

request_id_var: ContextVar[str] = ContextVar("request_id", default="")
