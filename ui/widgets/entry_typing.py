"""What is typed into the cells of one item, key by key, and what it comes to. No Qt in here.

A key that leaves no doubt answers at once; where more may follow, Enter completes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from interviewer.answers import allows
from interviewer.interview import Answer
from interviewer.questionnaire import Kind, Question, Value
from interviewer.study import Study

SKIP, DONT_KNOW, WONT_SAY = "-", "?", "!"

Code = int | str
"""Of an option, or the id of a group."""


class Outcome(Enum):
    """What a key has come to."""

    WAITS = auto()
    """More may follow."""
    PART = auto()
    """The cursor stands in another cell of the item."""
    ANSWER = auto()
    TOGGLE = auto()
    """A code of a multiple choice; the cursor stays."""
    SKIP = auto()
    DONT_KNOW = auto()
    WONT_SAY = auto()
    TAKE_BACK = auto()
    PASS = auto()
    """On, with nothing to save."""
    WRONG = auto()
    """Not possible; the cursor stays, and the next key begins anew."""
    REQUIRED = auto()
    """Not possible without an answer."""
    EMPTY = auto()
    """Nothing to take back."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a key has come to, with the value to save."""

    outcome: Outcome
    value: Value | None = None
    rest: str = ""
    """A key that is still to be pressed afterwards."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands typed, if it may stand so; and whether more may follow."""

    value: Code | None
    more: bool


def read_code(keys: Mapping[str, Code], typed: str) -> Reading | None:
    """A code by its keys, of one character or more; None: no code begins so."""
    begun = [key for key in keys if key.startswith(typed)]
    if not begun:
        return None
    return Reading(keys.get(typed), len(begun) > (typed in keys))


def read_number(lowest: int, highest: int, typed: str) -> Reading | None:
    """A whole number within limits; None where no digits after these could make it possible."""
    if not (typed.isascii() and typed.isdecimal()):
        return None
    number = int(typed)
    more, low, high = False, number * 10, number * 10 + 9
    while 0 < low <= highest and not more:
        more = high >= lowest
        low, high = low * 10, high * 10 + 9
    if lowest <= number <= highest and str(number) == typed:
        return Reading(number, more)
    return Reading(None, more=True) if more else None


_MONTHS: Mapping[str, Code] = {
    **{str(month): month for month in range(1, 13)},
    **{f"0{month}": month for month in range(1, 10)},
}


class Typing:
    """The cells of one item: one, or two for years and months, for month and year."""

    def __init__(self, item: Question, keys: Mapping[str, Code], study: Study) -> None:
        """`keys` are those of the codes, in small letters."""
        self._item = item
        self._keys = keys
        self._study = study
        self._answer: Answer | None = None
        self.parts = 2 if item.kind in (Kind.DURATION, Kind.MONTH) else 1
        self.at = 0
        """The cell in which the cursor stands."""
        self.typed = [""] * self.parts
        """What is not saved yet."""
        self.wrong = False

    def show(self, answer: Answer | None) -> None:
        """The answer that is on disk."""
        self._answer = answer

    def reset(self) -> None:
        """Nothing is being typed."""
        self.at = 0
        self.typed = [""] * self.parts
        self.wrong = False

    @property
    def pending(self) -> bool:
        """Whether something is typed that is not saved."""
        return any(self.typed)

    @property
    def saved(self) -> tuple[int, ...] | None:
        """The parts of the number or month that is saved."""
        value = None if self._answer is None else self._answer.value
        if self._item.kind is Kind.DURATION and isinstance(value, int):
            return divmod(value, 12)
        if self._item.kind is Kind.MONTH and isinstance(value, str):
            year, _, month = value.partition("-")
            return int(month), int(year)
        return None

    # --- keys ---------------------------------------------------------------------------------

    def press(self, key: str) -> Press:
        """One character."""
        if key in (SKIP, DONT_KNOW, WONT_SAY):
            return self._unsaid(key)
        if self.wrong:
            self.typed[self.at] = ""
            self.wrong = False
        before, text = self.typed[self.at], self.typed[self.at] + key.casefold()
        reading = self._read(text)
        if reading is None and before and self._item.kind is Kind.MULTIPLE_CHOICE:
            whole = self._read(before)
            if whole is not None and whole.value is not None:  # 1 of 1 and 10, then 3.
                self.typed[self.at] = ""
                return Press(Outcome.TOGGLE, whole.value, rest=key)
        self.typed[self.at] = text
        if reading is None:
            return self._refuse()
        if reading.more or reading.value is None:
            return Press(Outcome.WAITS)
        return self._complete(reading.value)

    def enter(self) -> Press:
        """Enter: what is typed is all; nothing typed and nothing saved is no answer."""
        if self.wrong:
            return Press(Outcome.WRONG)
        if text := self.typed[self.at]:
            reading = self._read(text)
            if reading is None or reading.value is None:
                return self._refuse()
            return self._complete(reading.value)
        if self.pending:  # Years, and no months.
            return self._combine()
        return Press(Outcome.PASS) if self._answer is not None else self._unsaid(SKIP)

    def leave(self) -> Press:
        """On without Enter: what is typed is all; nothing typed changes nothing."""
        return self.enter() if self.pending else Press(Outcome.PASS)

    def backspace(self) -> Press:
        """The last character, else the answer."""
        if self.typed[self.at]:
            self.typed[self.at] = self.typed[self.at][:-1]
            self.wrong = False
            return Press(Outcome.WAITS)
        if self.at and (self.pending or self._answer is None):
            self.at -= 1
            return Press(Outcome.PART)
        return Press(Outcome.EMPTY if self._answer is None else Outcome.TAKE_BACK)

    def turn(self, step: int) -> Press:
        """To the next or last cell of the item, or out of it."""
        if not 0 <= self.at + step < self.parts:
            return self.leave()
        self.at += step
        return Press(Outcome.PART)

    # --- how ----------------------------------------------------------------------------------

    def _unsaid(self, key: str) -> Press:
        item = self._item
        if key == SKIP:
            return Press(Outcome.REQUIRED if item.required else Outcome.SKIP)
        if key == WONT_SAY and item.wont_say:
            return Press(Outcome.WONT_SAY)
        if key == DONT_KNOW and item.dont_know_code is not None:
            code = item.dont_know_code
            return Press(Outcome.ANSWER, (code,) if item.kind is Kind.MULTIPLE_CHOICE else code)
        if key == DONT_KNOW and item.may_not_know:
            return Press(Outcome.DONT_KNOW)
        self.typed[self.at] = key
        return self._refuse()

    def _refuse(self) -> Press:
        self.wrong = True
        return Press(Outcome.WRONG)

    def _read(self, text: str) -> Reading | None:
        item = self._item
        if item.kind is Kind.INTEGER:
            return read_number(item.minimum, item.maximum, text)
        if item.kind is Kind.DURATION and self.at == 0:
            return read_number(0, item.maximum // 12, text)
        if item.kind is Kind.DURATION:
            return read_number(0, 11, text)
        if item.kind is Kind.MONTH and self.at == 0:
            return read_code(_MONTHS, text)
        if item.kind is Kind.MONTH:
            return read_number(int(item.earliest[:4]), int(item.latest[:4]), text)
        return read_code(self._keys, text)

    def _complete(self, value: Code) -> Press:
        """A cell is whole."""
        if self._item.kind is Kind.MULTIPLE_CHOICE:
            self.typed[self.at] = ""
            return Press(Outcome.TOGGLE, value)
        if self.at + 1 < self.parts:
            self.at += 1
            return Press(Outcome.PART)
        return Press(Outcome.ANSWER, value) if self.parts == 1 else self._combine()

    def _combine(self) -> Press:
        """Two cells to one value: a cell left as it is keeps what is saved."""
        saved: tuple[int | None, ...] = self.saved or (None, None)
        one, other = (
            int(typed) if typed else kept for typed, kept in zip(self.typed, saved, strict=True)
        )
        value: Value
        if self._item.kind is Kind.DURATION:
            value = (one or 0) * 12 + (other or 0)
        elif one is None or other is None:
            return self._refuse()
        else:
            value = f"{other:04}-{one:02}"
        if not allows(self._item, value, self._study):
            return self._refuse()
        return Press(Outcome.ANSWER, value)
