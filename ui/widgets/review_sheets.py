"""What a lead's review asks for over the page: a reason, a correction, a group, a receipt code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from interviewer.errors import CodeInvalid
from interviewer.receipt import normalise
from ui.lead_messages import code_trouble
from ui.theme import Theme
from ui.widgets.basics import ButtonLook, button, column
from ui.widgets.lead_fields import TextField
from ui.widgets.review_list import Line, RowList
from ui.widgets.sheet import Sheet

translate = QCoreApplication.translate
_LINES = 6
"""Of a list on a sheet; more scroll within it."""


def ask_for_reason(
    over: QWidget,
    title: str,
    texts: Sequence[str],
    go: str,
    done: Callable[[str], None],
    *,
    look: ButtonLook = "danger",
) -> Sheet:
    """Ask why; nothing goes on without it."""
    field = TextField("reason")
    field.set_texts(translate("ReviewSheets", "Why"), _in_the_log())
    push = button("reason_go", look, go)
    sheet = Sheet(over, title, texts, cancel=_leave(), content=_clear(field, push))

    def decide() -> None:
        reason = field.text().strip()
        if not reason:
            _reason_missing(field)
            return
        sheet.close_sheet()
        done(reason)

    push.clicked.connect(decide)
    field.entered.connect(decide)
    QTimer.singleShot(0, field, field.setFocus)
    return sheet


def ask_for_group(
    over: QWidget,
    theme: Theme,
    groups: Sequence[tuple[str, str]],
    chosen: str,
    done: Callable[[str], None],
    cancelled: Callable[[], None],
) -> Sheet:
    """Ask for one of the study's groups, (id, name)."""
    rows = RowList("group_list", theme, leads=False, most=_LINES)
    title = translate("ReviewSheets", "Interviews of which group?")
    sheet = Sheet(over, title, cancel=_leave(), content=rows)
    sheet.chosen.connect(lambda _cancelled: cancelled())
    rows.show_lines([Line(group, name) for group, name in groups], chosen or None)

    def choose(key: object) -> None:
        sheet.close_sheet()
        done(str(key))

    rows.opened.connect(choose)
    _begin_on(rows, chosen)
    return sheet


@dataclass(frozen=True, slots=True)
class Correctable:
    """A variable that can be corrected."""

    variable: str
    name: str
    present: str
    """The cell as it is."""
    said: str
    """What that means."""
    allowed: Mapping[str, str]
    """What it may be, with labels."""


def ask_what_to_correct(
    over: QWidget, theme: Theme, found: Sequence[Correctable], done: Callable[[Correctable], None]
) -> Sheet:
    """Ask for the variable."""
    rows = RowList("correct_list", theme, most=_LINES)
    sheet = Sheet(
        over,
        translate("ReviewSheets", "What is to be corrected?"),
        [
            translate(
                "ReviewSheets",
                "For errors of coding alone: a wrong tap, a wrong group. What the citizen said "
                "stays as it was said.",
            )
        ],
        cancel=_leave(),
        content=rows,
    )
    rows.show_lines([Line(n, each.name, each.said) for n, each in enumerate(found)])

    def choose(key: object) -> None:
        sheet.close_sheet()
        if isinstance(key, int):
            done(found[key])

    rows.opened.connect(choose)
    _begin_on(rows, 0)
    return sheet


def ask_for_value(
    over: QWidget, theme: Theme, found: Correctable, done: Callable[[str, str], None]
) -> Sheet:
    """Ask for the value that is right, and then why."""
    rows = RowList("value_list", theme, most=_LINES)
    title = translate("ReviewSheets", "{name}: what should it be?").format(name=found.name)
    now = translate("ReviewSheets", "Now: {value}").format(value=found.said)
    sheet = Sheet(over, title, [now], cancel=_leave(), content=rows)
    others = {cell: said for cell, said in found.allowed.items() if cell != found.present}
    rows.show_lines([Line(cell, said) for cell, said in others.items()])

    def choose(key: object) -> None:
        sheet.close_sheet()
        change = f"{found.said}  →  {others[str(key)]}"
        ask_for_reason(
            over,
            found.name,
            [
                change,
                translate("ReviewSheets", "What was there stays in the log; you can take it back."),
            ],
            translate("ReviewSheets", "Save the correction"),
            lambda reason: done(str(key), reason),
            look="primary",
        )

    rows.opened.connect(choose)
    _begin_on(rows, None)
    return sheet


def ask_for_receipt(over: QWidget, done: Callable[[str], None]) -> Sheet:
    """Ask for a receipt code, and then whether it is meant; `done` gets the code as it is shown."""
    field = TextField("receipt_code", letters=20)
    field.set_texts(
        translate("ReviewSheets", "Receipt code"),
        translate("ReviewSheets", "Twelve letters and figures, as the citizen has them."),
    )
    push = button("receipt_go", "secondary", translate("ReviewSheets", "Go on"))
    sheet = Sheet(
        over,
        translate("ReviewSheets", "Erase an interview by its receipt code"),
        [
            translate(
                "ReviewSheets",
                "A citizen may take the interview back until the data are released. The code "
                "leads to it, and to nobody's name.",
            )
        ],
        cancel=_leave(),
        content=_clear(field, push),
    )

    def go_on() -> None:
        try:
            code = normalise(field.text())
        except CodeInvalid as invalid:
            field.show_error(code_trouble(invalid), speak=True)
            field.setFocus()
            return
        sheet.close_sheet()
        _confirm_erasing(over, code, done)

    push.clicked.connect(go_on)
    field.entered.connect(go_on)
    field.edited.connect(lambda _text: field.show_error(""))
    QTimer.singleShot(0, field, field.setFocus)
    return sheet


def _confirm_erasing(over: QWidget, code: str, done: Callable[[str], None]) -> None:
    push = button("erase_go", "danger", translate("ReviewSheets", "Erase it for good"))
    sheet = Sheet(
        over,
        translate("ReviewSheets", "Erase the interview with the code {code}?").format(code=code),
        [
            translate(
                "ReviewSheets",
                "It is erased here for good: this cannot be undone. It does not come back with "
                "any batch.",
            ),
            translate("ReviewSheets", "Compare the code with the citizen's once more."),
        ],
        cancel=_leave(),
        content=push,
    )

    def erase() -> None:
        sheet.close_sheet()
        done(code)

    push.clicked.connect(erase)


def _reason_missing(field: TextField) -> None:
    field.show_error(translate("ReviewSheets", "Say why, in a few words."), speak=True)
    field.setFocus()


def _in_the_log() -> str:
    return translate("ReviewSheets", "It is kept in the log. No names, please.")


def _leave() -> str:
    return translate("ReviewSheets", "Leave it as it is")


def _begin_on(rows: RowList, key: object) -> None:
    def begin() -> None:
        rows.setFocus()
        rows.stand_on(key if isinstance(key, str | int) else None)

    QTimer.singleShot(0, rows, begin)


def _clear(*parts: QWidget) -> QWidget:
    made = QWidget()
    made.setProperty("look", "clear")
    made.setLayout(column(*parts))
    return made
