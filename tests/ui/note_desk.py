"""A note sheet in a scrolling page in a shown window, and a sink that remembers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from interviewer.ink import Point, Stroke
from ui.theme import Theme
from ui.widgets.basics import Ground, column
from ui.widgets.ink_layer import InkLayer
from ui.widgets.ink_pen_watch import PenWatch
from ui.widgets.note_editor import NoteEditor
from ui.widgets.note_sheet import NoteSheet


class Kept:
    """What a store would have of the note after each call, were the app killed there."""

    def __init__(self) -> None:
        self.pieces: dict[int, dict[int, tuple[Point, ...]]] = {}
        self.calls: list[str] = []

    def append(self, number: int, piece: int, points: Sequence[Point]) -> None:
        assert points
        self.calls.append("append")
        self.pieces.setdefault(number, {}).setdefault(piece, tuple(points))

    def put(self, strokes: Sequence[Stroke]) -> None:
        self.calls.append("put")
        for stroke in strokes:
            self.pieces[stroke.number] = {0: stroke.points}

    def erase(self, numbers: Sequence[int]) -> None:
        self.calls.append("erase")
        for number in numbers:
            self.pieces.pop(number, None)

    @property
    def strokes(self) -> Sequence[Stroke]:
        return tuple(
            Stroke(number, tuple(point for _, piece in sorted(pieces.items()) for point in piece))
            for number, pieces in sorted(self.pieces.items())
        )


class Clock:
    """Stands still until it is told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class RoomySheet(NoteSheet):
    """As high as a page with room makes it."""

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, 400))


class Desk:
    """The window and all that a test asks of it."""

    def _hear_first(self) -> None:
        if not self.sheet.has_ink:
            self.heard.append(f"first {len(self.kept.calls)}")

    def __init__(self, size: tuple[int, int] = (900, 600), below: int = 1200) -> None:
        self.clock = Clock()
        self.window = QWidget()
        self.window.setStyleSheet(Theme().style_sheet())
        self.watch = PenWatch(self.window, self.clock)
        self.sheet = RoomySheet(Theme(), NoteEditor())
        self.layer: InkLayer = self.sheet.findChildren(InkLayer)[0]
        self.layer._clock = self.clock
        self.kept = Kept()
        self.sheet.sink = self.kept
        self.heard: list[str] = []
        self.sheet.drawing.connect(self._hear_first)
        self.sheet.emptied.connect(lambda: self.heard.append("emptied"))
        rest = QLabel("below")
        rest.setFixedHeight(below)
        self.ground = Ground(column(self.sheet, rest))
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.ground)
        self.window.resize(*size)
        self.window.show()
        self.settle()
        self.sheet.editor.clearFocus()

    def settle(self) -> None:
        for _ in range(6):
            QCoreApplication.processEvents()

    def at(self, x: float, y: float) -> QPointF:
        """A place of the layer, in the window."""
        return QPointF(self.layer.mapTo(self.window, QPoint(0, 0))) + QPointF(x, y)

    def darkness(self, x: float, y: float) -> int:
        """How dark the sheet is at a place of the layer; 0 for paper."""
        left = self.layer.mapTo(self.sheet, QPoint(0, 0))
        shot = self.sheet.grab().toImage()
        return 255 - shot.pixelColor(left.x() + round(x), left.y() + round(y)).lightness()


@contextmanager
def desk(size: tuple[int, int] = (900, 600), below: int = 1200) -> Iterator[Desk]:
    made = Desk(size, below)
    try:
        yield made
    finally:
        made.window.close()
        made.window.deleteLater()
        made.settle()
