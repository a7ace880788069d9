"""The work behind the quotes: reads notes page by page, keeps decisions, writes the list.

It works for the release section, in whose window the notes are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from interviewer.lead import Citation
from interviewer.release import Quote
from ui.jobs import Job
from ui.screens.lead.files import ask_where
from ui.screens.lead.section import Section
from ui.widgets.release_quotes import Quotes
from ui.widgets.release_words import count
from ui.widgets.sheet import Choice, ask

translate = QCoreApplication.translate
PAGE = 50
"""Notes that are read at a time."""


class Quoting:
    """Connects the quotes' widget with the desk of its section."""

    def __init__(self, section: Section, quotes: Quotes) -> None:
        self._section = section
        self._quotes = quotes
        self._reading: Job | None = None
        self._old = True
        quotes.cleared.connect(self._clear)
        quotes.taken_back.connect(self._take_back)
        quotes.more_wanted.connect(self._read_more)
        quotes.list_wanted.connect(self._ask_how_to_list)

    # --- reading ------------------------------------------------------------------------------

    def grow_old(self) -> None:
        """The study has changed: what is shown is read anew when it is looked at next."""
        self._old = True

    def refresh(self) -> None:
        """Read the notes, as many as are shown, where they are not read yet or are old."""
        if not self._old:
            return
        self._old = False
        wanted = max(PAGE, self._quotes.loaded)
        self._read(
            0, wanted, lambda notes: self._quotes.show_notes(notes, ended=len(notes) < wanted)
        )

    def _read_more(self) -> None:
        if self._reading is None:
            self._read(
                self._quotes.loaded,
                PAGE,
                lambda notes: self._quotes.add_notes(notes, ended=len(notes) < PAGE),
            )

    def _read(self, offset: int, limit: int, show: Callable[[Sequence[Citation]], None]) -> None:
        if self._reading is not None:
            self._reading.silence()
        desk = self._section.desk
        job = self._reading = self._section.jobs.run(
            lambda _progress: desk.citations(offset=offset, limit=limit)
        )

        def done(notes: Sequence[Citation]) -> None:
            self._reading = None
            show(notes)

        def failed(error: BaseException) -> None:
            self._reading = None
            self._old = True
            self._section.fail(error)

        job.done.connect(done)
        job.failed.connect(failed)

    # --- deciding -----------------------------------------------------------------------------

    def _clear(self, quote: Quote) -> None:
        shown = self._quotes.shown
        if shown is not None:
            self._decide(
                replace(shown, cleared=quote.text), lambda: self._section.desk.clear_quote(quote)
            )

    def _take_back(self, citation: Citation) -> None:
        place = (citation.interview, citation.question, citation.follow_up)
        self._decide(
            replace(citation, cleared=None), lambda: self._section.desk.take_quote_back(*place)
        )

    def _decide(self, citation: Citation, work: Callable[[], None]) -> None:
        def done(_nothing: None) -> None:
            self._quotes.decided(citation)
            self._section.changed.emit()

        self._section.run(lambda _progress: work(), done)

    # --- the list -----------------------------------------------------------------------------

    def _ask_how_to_list(self) -> None:
        choices = (
            Choice("xlsx", translate("Quoting", "As a workbook for Excel (.xlsx)")),
            Choice("csv", translate("Quoting", "As a CSV file (.csv)")),
        )
        ask(
            self._section,
            translate("Quoting", "The list of quotes"),
            [translate("Quoting", "It holds the notes that may be cited, each with its question.")],
            choices,
            translate("Quoting", "Not now"),
            self._ask_where_to_list,
        )

    def _ask_where_to_list(self, suffix: str) -> None:
        name = translate("Quoting", "quotes")
        ask_where(
            self._section,
            f"{self._section.desk.study.id}-{name}.{suffix}",
            lambda path: self.write(path.with_name(f"{path.stem}.{suffix}")),
        )

    def write(self, path: Path) -> None:
        """Write the quotes that may be cited to a new file, .csv or .xlsx."""

        def done(written: int) -> None:
            text = (
                translate("Quoting", "1 quote is written: {path}")
                if written == 1
                else translate("Quoting", "{count} quotes are written: {path}")
            )
            self._section.tell(text.format(count=count(written), path=path))

        self._section.run(lambda _progress: self._section.desk.write_quotes(path), done)


__all__ = ["PAGE", "Quoting"]
