"""How an interview is carried out: who was along, who helped, in which language, where.

Each fact is one tap, and the same tap again takes it back: not told is not "no".
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from interviewer.interview import NOT_TOLD, OTHER_LANGUAGE, Circumstances, Interpreter
from interviewer.questionnaire import Questionnaire
from interviewer.study import Study
from ui.theme import GRID
from ui.widgets.basics import column, label
from ui.widgets.segments import Segments

translate = QCoreApplication.translate
SIDE_BY_SIDE = 58
"""Letters of width from which the two questions with yes and no stand beside each other."""


class CircumstancesPanel(QWidget):
    """Every fact with its choices; `changed` carries all of them after each tap."""

    changed = Signal(object)
    """`Circumstances`."""

    def __init__(self, study: Study, questionnaire: Questionnaire, language: str) -> None:
        """`language`: the interviewer's, for the places of the study."""
        super().__init__()
        self.setObjectName("circumstances")
        self.setProperty("look", "clear")
        self._study = study
        self._questionnaire = questionnaire
        self._language = language
        self._told = NOT_TOLD
        facts: dict[str, tuple[Hashable, ...]] = {
            "companion": (True, False),
            "proxy": (True, False),
            "interpreter": tuple(Interpreter),
            "spoken": (*questionnaire.languages, OTHER_LANGUAGE),
        }
        if study.places:
            facts["place"] = tuple(study.places)
        self._choices = {name: _choice(name, values) for name, values in facts.items()}
        self._titles = {name: label(f"about_{name}", "pick") for name in facts}
        self._parts = {}
        for name, choice in self._choices.items():
            choice.chosen.connect(lambda value, name=name: self._tell(name, value))
            part = QWidget()
            part.setProperty("look", "clear")
            part.setLayout(column(self._titles[name], choice, spacing=GRID // 2))
            self._parts[name] = part
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(2 * GRID)
        self._beside: bool | None = None
        self._place()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        titles = {
            "companion": self.tr("Is somebody along?"),
            "proxy": self.tr("Does somebody else answer?"),
            "interpreter": self.tr("Interpreter"),
            "spoken": self.tr("Language spoken"),
            "place": self.tr("Place"),
        }
        words = facts_in_words(self._study, self._questionnaire, self._language)
        for name, choice in self._choices.items():
            self._titles[name].setText(titles[name])
            choice.set_texts(titles[name], {value: words[name][value] for value in choice.values()})

    def show_circumstances(self, told: Circumstances) -> None:
        """Show what is told, and tell nobody."""
        self._told = told
        for name, choice in self._choices.items():
            value = getattr(told, name)
            choice.set_value(value if value in choice.values() else None)

    def _tell(self, name: str, value: Any) -> None:
        nothing = "" if name in ("spoken", "place") else None
        known: dict[str, Any] = {name: nothing if value is None else value}
        self._told = replace(self._told, **known)
        self.changed.emit(self._told)

    def _place(self) -> None:
        """The two short questions beside each other, where there is room."""
        beside = self.width() >= SIDE_BY_SIDE * self.fontMetrics().averageCharWidth()
        if beside == self._beside:
            return
        self._beside = beside
        at = 0
        for name, part in self._parts.items():
            second = name == "proxy" and beside
            wide = 1 if beside and name in ("companion", "proxy") else 2
            at += 0 if second else 1
            self._grid.addWidget(part, at, 1 if second else 0, 1, wide, Qt.AlignmentFlag.AlignTop)
        for each in (0, 1):
            self._grid.setColumnStretch(each, 1)

    def resizeEvent(self, event: Any) -> None:
        """Another number may stand beside each other."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Another language of the app."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


def _choice(name: str, values: tuple[Hashable, ...]) -> Segments:
    return Segments(f"told_{name}", values, optional=True)


def facts_in_words(
    study: Study, questionnaire: Questionnaire, language: str
) -> Mapping[str, Mapping[Any, str]]:
    """What each fact can be, as it stands on a button."""
    yes, no = translate("Circumstances", "Yes"), translate("Circumstances", "No")
    return {
        "companion": {True: yes, False: no},
        "proxy": {True: yes, False: no},
        "interpreter": {
            Interpreter.NONE: translate("Circumstances", "None"),
            Interpreter.PROFESSIONAL: translate("Circumstances", "Professional"),
            Interpreter.RELATIVE: translate("Circumstances", "Relative"),
            Interpreter.PHONE: translate("Circumstances", "Telephone"),
        },
        "spoken": {
            **{code: questionnaire.words(code).name for code in questionnaire.languages},
            OTHER_LANGUAGE: translate("Circumstances", "Another"),
        },
        "place": {each: study.say(labels, language) for each, labels in study.places.items()},
    }


def in_one_line(
    told: Circumstances, study: Study, questionnaire: Questionnaire, language: str
) -> str:
    """All that is told, for a summary; "" where nothing is."""
    words = facts_in_words(study, questionnaire, language)
    said: list[str] = []
    if told.companion is not None:
        said.append(
            translate("Circumstances", "somebody along")
            if told.companion
            else translate("Circumstances", "alone")
        )
    if told.proxy is not None:
        said.append(
            translate("Circumstances", "somebody else answers")
            if told.proxy
            else translate("Circumstances", "the citizen answers")
        )
    if told.interpreter is Interpreter.NONE:
        said.append(translate("Circumstances", "no interpreter"))
    elif told.interpreter is not None:
        kind = words["interpreter"][told.interpreter]
        said.append(translate("Circumstances", "interpreter: {kind}").format(kind=kind.casefold()))
    if told.spoken == OTHER_LANGUAGE:
        said.append(translate("Circumstances", "another language"))
    elif told.spoken:
        said.append(words["spoken"].get(told.spoken, told.spoken))
    if told.place:
        said.append(words["place"].get(told.place, told.place))
    line = " · ".join(said)
    return line[:1].upper() + line[1:]


__all__ = ["CircumstancesPanel", "facts_in_words", "in_one_line"]
