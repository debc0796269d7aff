"""A run that can be cut off at any moment: what it is, how far it came, and the parts it has written."""

from __future__ import annotations

from nlp.runs.folder import RunFolder
from nlp.runs.record import RunIdentity, RunRecord, Source, source_of

__all__ = ["RunFolder", "RunIdentity", "RunRecord", "Source", "source_of"]
