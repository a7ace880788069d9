"""The way of the Tab key through parts that are made anew: as they are laid out, down the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

_WHOLE = (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit)
"""One stop each, whatever is in them."""


def tab_as_laid_out(*parts: QWidget) -> None:
    """Have Tab go through what is in each of `parts` in the order of its layouts.

    Qt puts what comes later last: a field that is made when a language is added, for one.
    """
    stops = [stop for part in parts for stop in _stops(part)]
    if len({stop.window() for stop in stops}) == 1:
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, _WHOLE):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
    elif isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _stops(inside)
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout)
    else:  # Such as a flow of buttons, which places them itself.
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from _stops(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inside = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif inside is not None:
            yield from _laid_out(inside)
