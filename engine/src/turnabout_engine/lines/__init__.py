"""Reporting lines: who is above whom, what is odd about them, and the proof for a pair."""

from turnabout_engine.lines.certificate import LineCertificate, certify
from turnabout_engine.lines.findings import Finding, findings
from turnabout_engine.lines.graph import Lines

__all__ = ["Finding", "LineCertificate", "Lines", "certify", "findings"]
