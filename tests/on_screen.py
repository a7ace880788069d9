"""Gives any answer to any question through the real window, by taps and typed text."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

from benchmarks.driver import Driver
from interviewer.interview import Missing
from interviewer.questionnaire import BACKGROUND, SUMMARY, TEXTS, Kind, Question, Value
from interviewer.session import InterviewSession
from interviewer.trial import Choose

UNSAID = {Missing.WONT_SAY: "option_wont_say", Missing.DONT_KNOW: "option_dont_know"}


def reveal(widget: QWidget) -> None:
    """Scroll until it can be tapped, as a finger would."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, 60)
        above = above.parentWidget()


class Hands:
    """Answers what is on the screen."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def _tap(self, name: str, within: str) -> None:
        reveal(self._driver.find(name, within))
        self._driver.settle()
        self._driver.tap(name, within)
        self._driver.settle()

    def _write(self, name: str, within: str, text: str) -> None:
        widget = self._driver.find(name, within)
        reveal(widget)
        self._driver.settle()
        widget.setFocus()
        self._driver.type(text)

    def answer(self, item: Question, value: Value | Missing, *, background: bool) -> None:
        """Give this answer to the item, on its page or on the background's."""
        within = f"field_{item.id}" if background else "page_question"
        if isinstance(value, Missing):
            self._tap(UNSAID[value], within)
        elif item.kind is Kind.RATING:
            self._tap(f"rate_{value}", within)
        elif isinstance(value, tuple):
            for code in value:
                self._tap(f"option_{code}", within)
        elif item.kind in TEXTS:
            self._write(f"edit_{item.id}_text", within, str(value))
        elif item.kind is Kind.INTEGER:
            self._write(f"edit_{item.id}_number", within, str(value))
        elif item.kind is Kind.DURATION:
            years, months = divmod(int(value), 12)
            self._write(f"edit_{item.id}_years", within, str(years))
            self._write(f"edit_{item.id}_months", within, str(months))
        elif item.kind is Kind.MONTH:
            year, month = str(value).split("-")
            self._write(f"edit_{item.id}_month", within, month)
            self._write(f"edit_{item.id}_year", within, year)
        else:
            self._tap(f"option_{value}", within)
        self._driver.settle()

    def carry_out(self, session: InterviewSession, choose: Choose, note: str) -> None:
        """A whole interview from its introduction to its end, with a note wherever one fits."""
        driver, done = self._driver, set[str]()
        while session.page != SUMMARY:
            background = session.page == BACKGROUND
            while (name := _next_here(session, done)) is not None:
                done.add(name)
                item = session.questionnaire.item(name)
                self.answer(item, choose(item), background=background)
                if session.question(name).follow_up is not None:
                    within = f"field_{name}" if background else "page_question"
                    self._write(f"note_{name}" if background else "note", within, note)
            driver.tap("forward")
            driver.settle()
        driver.tap("forward")
        driver.settle()


def _next_here(session: InterviewSession, done: set[str]) -> str | None:
    """What is asked next on the page that is shown; answers on it can open more."""
    asked = session.route
    here = asked.background if session.page == BACKGROUND else (session.page,)
    names = {*asked.questions, *asked.background}
    return next((name for name in here if name in names and name not in done), None)
