"""From a moving tip to painted and to disk: made-up handwriting, played into a note's sheet.

The pen is that of `benchmarks/pen.py`; the sheet stands in a scrolling page as on a question's
page; what is kept goes to a real store, encrypted as always.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF, QSize
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

import main
import resources
from benchmarks.pen import RATE, Stylus, Tip, handwriting
from benchmarks.stores import PASSPHRASE, made_of
from benchmarks.table import Line
from interviewer.ink import UNITS, Point, Stroke
from interviewer.interview import NoteKey
from interviewer.session import InterviewSession
from storage import DataFolder
from storage.store import OpenStore
from ui.application import Application
from ui.ink_writer import InkWriter
from ui.theme import Theme
from ui.widgets.basics import Ground, column
from ui.widgets.ink_layer import InkLayer
from ui.widgets.ink_view import InkView
from ui.widgets.note_editor import NoteEditor
from ui.widgets.note_sheet import NoteSheet

NOTE = 5_000
"""Points of a long note."""
LONG = 100_000
"""Points of one stroke that does not end."""
OPENED = 30
KEY: NoteKey = ("q1", "why")


class _Painted(QObject):
    """Notices that the ink has been painted."""

    def __init__(self, layer: InkLayer) -> None:
        super().__init__()
        self.seen = False
        layer.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paint of one event-loop turn is over when the turn is."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


class Page:
    """A window with a note's sheet."""

    def __init__(self, app: Application, theme: Theme) -> None:
        app.setPalette(theme.palette())
        app.setStyleSheet(theme.style_sheet())
        self.window = QWidget()
        self.sheet = NoteSheet(theme, NoteEditor())
        layer = self.sheet.findChild(InkLayer)
        assert layer is not None
        self.layer = layer
        box = QVBoxLayout(self.window)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Ground(column(self.sheet)))
        self.window.resize(1280, 800)
        self.window.show()
        settle()

    def at(self, tip: Tip) -> QPointF:
        """Where a tip is in the window."""
        return QPointF(self.layer.mapTo(self.window, QPointF(tip.x, tip.y)))

    def close(self) -> None:
        """Away with it."""
        self.window.close()
        self.window.deleteLater()
        settle()


def settle() -> None:
    """Do all that waits to be done."""
    for _ in range(6):
        QApplication.processEvents()


def measure(folder: Path) -> list[Line]:
    """All figures of the pen, in a new store below `folder`."""
    found = QApplication.instance()
    app = (
        found
        if isinstance(found, Application)
        else Application([], resources.FONTS, resources.TRANSLATIONS)
    )
    data = DataFolder(folder / "ink")
    store = data.create(PASSPHRASE)
    page = Page(app, Theme())
    try:
        return [*_note(app, page, store), *_long(page), *_opened(page)]
    finally:
        page.close()
        store.close()
        data.release()


def _interview(store: OpenStore) -> str:
    questionnaire, study, _ = made_of()
    session = InterviewSession.begin(
        questionnaire,
        study,
        store.interviews,
        main.SystemClock(),
        language="da",
        background_first=False,
    )
    return session.interview.id


def _note(app: Application, page: Page, store: OpenStore) -> list[Line]:
    """A long note at the speed of a hand: to painted, and what the window spends on it."""
    owner = QObject()
    writer = InkWriter(store.ink, owner)
    interview = _interview(store)
    page.sheet.sink = writer.note(interview, KEY)
    pen, painted = Stylus(page.window), _Painted(page.layer)
    to_painted, handled = [], []
    began = time.perf_counter()
    turn = 0
    for stroke in handwriting(NOTE, width=1100):
        for number, tip in enumerate(stroke):
            while time.perf_counter() < began + turn / RATE:
                app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            turn += 1
            painted.seen = False
            at, start = page.at(tip), time.perf_counter()
            if number == 0:
                pen.press(at, tip.pressure)
            else:
                pen.move(at, tip.pressure)
            handled.append((time.perf_counter() - start) * 1000)
            while not painted.seen and time.perf_counter() - start < 1:
                app.processEvents()
            to_painted.append((time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        pen.release(page.at(stroke[-1]))
        handled.append((time.perf_counter() - start) * 1000)
    start = time.perf_counter()
    if not writer.flush(10):
        raise AssertionError("the ink did not reach the disk")
    durable = (time.perf_counter() - start) * 1000
    if tuple(store.ink.strokes(interview, KEY)) != page.sheet.ink:
        raise AssertionError("other strokes are kept than were drawn")
    writer.close()
    page.sheet.sink = None
    page.sheet.show_ink(())
    return [
        Line(f"pen to painted, {RATE} points a second", to_painted, "ms", 16, by_p99=True),
        Line(f"a point of {NOTE}, saved: time in the window", handled, "ms", 5, by_p99=True),
        Line("the last piece to durable", [durable], "ms"),
    ]


def _long(page: Page) -> list[Line]:
    """One stroke without an end, told in tenths: the last is to cost what the first did."""
    pen, tenths = Stylus(page.window), list[float]()
    pen.press(QPointF(200, 200), 0.5)
    for tenth in range(10):
        began = time.perf_counter()
        for number in range(LONG // 10):
            turn = tenth * LONG // 10 + number
            pen.move(QPointF(150 + turn % 701, 150 + turn // 97 % 397), 0.3 + turn % 9 / 20)
            if number % 4 == 0:
                QApplication.processEvents()
        tenths.append((time.perf_counter() - began) * 1000 / (LONG // 10))
    pen.release(QPointF(200, 200))
    page.sheet.show_ink(())
    settle()
    return [
        Line(f"a point in a stroke of {LONG}", tenths, "ms", 1),
        Line("its last tenth / its first", tenths[-1:], "x", 1.5, beside=tenths[:1]),
    ]


def strokes_of(points: int, seed: int = 1) -> Sequence[Stroke]:
    """Made-up handwriting as it would be kept."""
    return [
        Stroke(
            number,
            tuple(
                Point(round(tip.x * UNITS), round(tip.y * UNITS), round(tip.pressure * 255))
                for tip in stroke
            ),
        )
        for number, stroke in enumerate(handwriting(points, width=1100, seed=seed))
    ]


def _opened(page: Page) -> list[Line]:
    """A page of ink, from its strokes to painted; and the picture of it."""
    pages = [strokes_of(NOTE, seed) for seed in range(OPENED)]
    opened, viewed = [], []
    for strokes in pages:
        page.sheet.show_ink(())
        settle()
        began = time.perf_counter()
        page.sheet.show_ink(strokes)
        page.layer.repaint()
        opened.append((time.perf_counter() - began) * 1000)
    page.sheet.show_ink(())
    view = InkView(Theme())
    view.resize(QSize(1100, 600))
    view.show()
    settle()
    for strokes in pages:
        began = time.perf_counter()
        view.show_strokes(strokes)
        view.repaint()
        viewed.append((time.perf_counter() - began) * 1000)
    view.close()
    return [
        Line(f"a page of {NOTE} points opened", opened, "ms", 30),
        Line(f"a picture of {NOTE} points", viewed, "ms", 30),
    ]


if __name__ == "__main__":
    import tempfile

    from benchmarks.table import print_table

    BUILD = Path(__file__).parent.parent / "build"
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as name:
        print_table(measure(Path(name)))
