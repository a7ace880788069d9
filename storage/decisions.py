"""What a person decided about names and numbers found in notes; erased with the interview."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from interviewer.findings import Decision
from storage.database import Database
from storage.tables import tables

_FIND = ("interview_id", "question_id", "follow_up_id", "start", "end")


class Decisions:
    """Fulfils `interviewer.ports.DecisionStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, decisions: Iterable[Decision]) -> None:
        """Keep these decisions, each in place of an earlier one about the same find."""
        rows = [asdict(decision) for decision in decisions]
        with self._database.writing() as connection:
            tables(connection).table("decisions").upsert_all(rows, pk=_FIND)

    def all(self) -> Sequence[Decision]:
        """Every decision."""
        with self._database.reading() as connection:
            found = tables(connection).table("decisions")
            return [Decision(**row | {"kept": bool(row["kept"])}) for row in found.rows]
