"""From an entry as it is on disk to the lines and chips that show it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from interviewer.interview import Answer, Missing
from interviewer.paper import in_order
from interviewer.questionnaire import MEASURED, TEXTS, Kind, Question
from interviewer.routing import wording
from interviewer.session import InterviewSession
from ui.widgets.entry_legend import Chip
from ui.widgets.entry_row import Line
from ui.widgets.entry_typing import DONT_KNOW, SKIP, WONT_SAY, Typing
from ui.widgets.entry_words import EntryWords

translate = QCoreApplication.translate
NBSP = "\N{NO-BREAK SPACE}"


class EntryLines:
    """The form of one entry, item by item, in these words."""

    def __init__(self, session: InterviewSession, words: EntryWords) -> None:
        self._session = session
        self._words = words
        self._items = in_order(session.questionnaire)
        asked = session.questionnaire.question_ids
        self._numbers = {name: str(number) for number, name in enumerate(asked, start=1)}
        """Of the questions; the background has none on the form."""
        texts = session.questionnaire.words(words.app_language).items
        self._fixed = {
            item.id: texts[item.id].text
            for item in self._items
            if not item.variants and "{" not in texts[item.id].text
        }
        """Wordings that no answer changes."""
        self._made: dict[str, tuple[object, Line]] = {}
        """Each line, and what it was made from."""

    # --- what does not change -----------------------------------------------------------------

    def typings(self) -> Mapping[str, Typing | None]:
        """What is typed into each item's cells; None where it is answered in words."""
        return {
            item.id: None
            if item.kind in TEXTS
            else Typing(item, self._words.keys(item), self._session.study)
            for item in self._items
        }

    def breaks(self) -> Collection[str]:
        """The line where the other part of the form begins."""
        questionnaire = self._session.questionnaire
        parts = (questionnaire.questions, questionnaire.background)
        begun = {part[0].id for part in parts if part}
        return begun - {self._items[0].id}

    @property
    def notes(self) -> bool:
        """Whether there is room for notes on the form."""
        return any(item.follow_ups for item in self._items)

    def all_chips(self) -> Sequence[Sequence[Chip]]:
        """The chips of every item."""
        return [self.chips(item.id) for item in self._items]

    def wordings(self) -> Sequence[str]:
        """What stands in the foot, of every item."""
        return [self.title(i.id, self.wording(i.id) or self.topic(i.id)) for i in self._items]

    # --- what is on disk ----------------------------------------------------------------------

    def lines(self) -> Iterator[tuple[str, Line]]:
        """Every line, from the top; the same object where nothing has changed in it."""
        asked, answers = self._session.route.items, self._session.interview.answers
        for item in self._items:
            name, answer = item.id, answers.get(item.id)
            made_from = name in asked, answer, self._note(item, answer), self.wording(name)
            made = self._made.get(name)
            if made is None or made[0] != made_from:
                made = self._made[name] = made_from, self._line(item, *made_from)
            yield name, made[1]

    def _line(
        self, item: Question, asked: bool, answer: Answer | None, note: str | None, wording: str
    ) -> Line:
        words = self._words
        meaning = words.meaning(item, answer)
        topic, number = words.topic(item), self._numbers.get(item.id, "")
        text, own = meaning.text, None
        if item.kind in TEXTS:
            own = answer.value if answer is not None and isinstance(answer.value, str) else ""
            text, note = ("" if meaning.is_answer else text), None
        elif answer is None and item.kind in MEASURED:
            text = words.hint(item)
        if not asked:
            text = translate("EntryLines", "not asked")
        codes = words.codes(item, answer)
        spoken = [number, topic, *codes, text, own or "", note or ""]
        return Line(
            number=number,
            topic=topic,
            text=wording,
            asked=asked,
            codes=codes,
            meaning=text,
            colour=meaning.colour,
            is_answer=meaning.is_answer,
            note=note,
            prompt="" if note is None else self._prompt(item.id),
            own_text=own,
            signs=self._signs(item),
            tall=item.kind is Kind.LONG_TEXT,
            spoken=" ".join(part for part in spoken if part),
        )

    def _note(self, item: Question, answer: Answer | None) -> str | None:
        follow_up = None if answer is None else item.follow_up(answer.value)
        if follow_up is None:
            return None
        return self._session.interview.notes.get((item.id, follow_up.id), "")

    def _prompt(self, name: str) -> str:
        prompt = self._session.spoken(name, self._words.app_language).follow_up
        return prompt or translate("EntryLines", "Note")

    def _signs(self, item: Question) -> str:
        return "".join(
            sign
            for sign, given in (
                (SKIP, True),
                (DONT_KNOW, item.dont_know is True),
                (WONT_SAY, item.wont_say),
            )
            if given
        )

    def wording(self, name: str) -> str:
        """How the form words an item, in the language of the app."""
        if name in self._fixed:
            return self._fixed[name]
        session, language = self._session, self._words.app_language
        words = session.questionnaire.words(language)
        said = wording(session.questionnaire.item(name), words, session.route, session.study)
        return session.say(said.text, words.language)

    def title(self, name: str, text: str) -> str:
        """A text about the item, with its number on the form, if it has one."""
        number = self._numbers.get(name)
        return f"{number}{3 * NBSP}{text}" if number else text

    def called(self, name: str) -> str:
        """The item in short: its number on the form, or its topic."""
        return self._numbers.get(name) or self.topic(name)

    def topic(self, name: str) -> str:
        """A few words for the interviewer."""
        return self._words.topic(self._session.questionnaire.item(name))

    def told(self, name: str, answer: Answer) -> str:
        """An answer to the item, in words."""
        item = self._session.questionnaire.item(name)
        if item.kind in TEXTS and isinstance(answer.value, str):
            return answer.value
        return self._words.told(item, answer)

    # --- what can be typed --------------------------------------------------------------------

    def chips(self, name: str) -> list[Chip]:
        """What can be typed, to be tapped; what is chosen is taken back by a tap."""
        item = self._session.questionnaire.item(name)
        answer = self._session.interview.answers.get(name)
        value = None if answer is None else answer.value
        many = item.kind is Kind.MULTIPLE_CHOICE
        given = value if isinstance(value, tuple) else (value,)
        chips = []
        for option in self._words.options(item):
            chosen = option.code in given
            keys = "\b" if chosen and not many else f"{option.key}\r"
            shown = f"{option.key} · {option.letter}" if option.letter else option.key
            chips.append(Chip(keys, shown, option.label, option.colour, chosen, option.key))
        if item.kind in MEASURED:
            chips += [Chip(digit, digit) for digit in "1234567890"]
            chips.append(Chip("\b", translate("EntryLines", "Erase"), name="erase"))
        if item.kind in MEASURED or many:
            chips.append(Chip("\n", translate("EntryLines", "OK"), name="ok"))
        missing = None if answer is None else answer.missing
        signs: list[tuple[str, bool, str, Missing]] = [
            (
                SKIP,
                not item.required and item.kind not in MEASURED,  # There, OK says so.
                translate("EntryLines", "not answered"),
                Missing.SKIPPED,
            ),
            (
                DONT_KNOW,
                item.dont_know is True,
                translate("EntryLines", "does not know"),
                Missing.DONT_KNOW,
            ),
            (WONT_SAY, item.wont_say, translate("EntryLines", "won't say"), Missing.WONT_SAY),
        ]
        for sign, offered, label, reason in signs:
            if offered:
                chosen = missing is reason
                chips.append(Chip("\b" if chosen else sign, sign, label, chosen=chosen))
        return chips

    def possible(self, name: str) -> str:
        """Why something else is not."""
        possible = self._words.possible(self._session.questionnaire.item(name))
        return translate("EntryLines", "Possible: {codes}").format(codes=possible)
