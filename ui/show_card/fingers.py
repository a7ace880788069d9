"""Fingers, pen and mouse on a card: which target each was put down on, taps, and the pinch.

Knows no widgets: places are given as the citizen sees the card, in pixels.
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QPointF

SPREAD = 0.06
"""By how much the distance of two fingers has to change before it is a pinch."""


@dataclass(slots=True)
class Finger:
    """Whatever touches the card."""

    start: QPointF
    at: QPointF
    target: str
    """What it was put down on, "" for nothing, or nothing any more."""


class Fingers:
    """All that touch the card now. A tap is a finger lifted where it was put down."""

    def __init__(self) -> None:
        self._down: dict[Hashable, Finger] = {}
        self._base = 0.0
        """The distance of two fingers at first; 0 where there are no two."""
        self.pinching = False

    def __len__(self) -> int:
        return len(self._down)

    @property
    def pressed(self) -> frozenset[str]:
        """The targets that a finger is on."""
        return frozenset(finger.target for finger in self._down.values() if finger.target)

    def clear(self) -> None:
        """Nothing touches the card any more, and nothing of it was a tap."""
        self._down.clear()
        self._base, self.pinching = 0.0, False

    def put_down(self, name: Hashable, at: QPointF, target: str) -> None:
        """A finger touches the card on `target`."""
        self._down[name] = Finger(at, at, target)
        self._base = self._distance()
        self.pinching = False

    def move(self, name: Hashable, at: QPointF) -> QPointF | None:
        """Where it has moved from; None if it is not down."""
        finger = self._down.get(name)
        if finger is None:
            return None
        before, finger.at = finger.at, at
        if self._base and abs(self.spread - 1) > SPREAD:
            self.pinching = True
            self.forget_targets()
        return before

    @property
    def spread(self) -> float:
        """By how much the first two fingers have moved apart; 1 where there are no two."""
        return self._distance() / self._base if self._base else 1.0

    def forget_targets(self) -> None:
        """What is down is no tap any more."""
        for finger in self._down.values():
            finger.target = ""

    def lift(self, name: Hashable, target: str) -> str:
        """It is lifted over `target`; the target that was tapped, or ""."""
        finger = self._down.pop(name, None)
        self._base = self._distance()
        if len(self._down) < 2:
            self.pinching = False
        return target if finger is not None and finger.target == target else ""

    def _distance(self) -> float:
        if len(self._down) < 2:
            return 0.0
        one, other = (finger.at for finger in list(self._down.values())[:2])
        return max(1.0, math.hypot(one.x() - other.x(), one.y() - other.y()))
