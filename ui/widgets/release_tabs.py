"""The way of the Tab key through widgets that are made anew: down the page, as they stand."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QAbstractButton, QWidget


def tab_through(*parts: QWidget) -> None:
    """Have Tab go from each to the next; of a part that holds buttons, through those."""
    stops: list[QWidget] = []
    for part in parts:
        inside = part.findChildren(QAbstractButton)
        stops += inside or [part]
    if len({stop.window() for stop in stops}) == 1:
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)


__all__ = ["tab_through"]
