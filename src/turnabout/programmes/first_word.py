"""Which of the two writes first: exactly one of them is told to, or both would wait for the other."""

from __future__ import annotations

from turnabout.programmes.models import Programme
from turnabout.programmes.plan import Driver, Form


def writes_first(programme: Programme) -> str:
    """The seat. In reverse mentoring the leader: somebody junior may not dare to, whoever proposes times afterwards.
    Elsewhere whoever proposes times and topics, and where each pair decides that, whoever teaches first."""
    if programme.form == Form.REVERSE or programme.driver == Driver.MENTEE:
        return "mentee"
    return "mentor"
