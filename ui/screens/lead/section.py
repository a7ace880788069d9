"""A part of a study's desk: it reads in a worker, shows in the window, and works beside it.

The desk (`ui.screens.lead.desk`) shows one section at a time, and says what a section tells.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QLayout, QProgressBar, QVBoxLayout, QWidget

from interviewer.lead import StudyDesk
from interviewer.ports import Progress
from ui.jobs import Job, Jobs
from ui.messages import Message
from ui.theme import GRID, Theme
from ui.widgets.basics import CONTENT_WIDTH, Ground, column, label
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from ui.services import Services

T = TypeVar("T")
PATIENCE_MS = 200
"""Shorter work shows no sheet: it would only flicker."""


class Section(QWidget):
    """Subclasses give `title`, `read`, `show_read` and `retranslate`, and call `lay_out` once.

    Until the first reading has been shown, the content is hidden.
    """

    told = Signal(object)
    """Something for the person: a `Message`, or the exception that stood in the way."""
    changed = Signal()
    """The study has changed by what was done here: other sections have to read anew."""
    shown = Signal()
    """What was read last is shown."""
    began = Signal()
    """Work that was asked for begins: what was told before is over."""

    def __init__(self, services: Services, desk: StudyDesk, theme: Theme) -> None:
        super().__init__()
        self.services = services
        self.desk = desk
        self.theme = theme
        self.jobs = Jobs(self)
        self.ready = False
        """Whether anything has been shown yet."""
        self._reading: Job | None = None
        self._again = False
        self._working: Job | None = None
        self._wait: Sheet | None = None
        self._bar: QProgressBar | None = None
        self._ground: Ground | None = None
        self._moment = label("section_moment", "quiet")
        self._moment.hide()

    # --- for subclasses -----------------------------------------------------------------------

    def title(self) -> str:
        """What the navigation calls it, in the language in force."""
        raise NotImplementedError

    def read(self) -> Any:
        """All that is shown, from the desk. Called in a worker: no widget may be touched."""
        raise NotImplementedError

    def show_read(self, found: Any) -> None:
        """Show what `read` returned."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text in the language in force. Called when it changes."""

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size; painted widgets are told by the subclass."""
        self.theme = theme

    @property
    def language(self) -> str:
        """The app's language in force."""
        return self.services.preferences.language

    # --- given --------------------------------------------------------------------------------

    def lay_out(
        self, content: QLayout, *, width: int = CONTENT_WIDTH, foot: QWidget | None = None
    ) -> None:
        """Put the content on a scrolling ground. Call it once, at the end of `__init__`.

        `foot` stands below it and does not scroll: what is done with all of it.
        """
        self._body = QWidget()
        self._body.setProperty("look", "clear")
        content.setContentsMargins(0, 0, 0, 0)
        self._body.setLayout(content)
        self._body.hide()
        self._ground = Ground(column(self._moment, self._body, 1, spacing=0), width=width)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._ground, 1)
        if foot is not None:
            box.addWidget(foot)

    def refresh(self) -> None:
        """Read the desk anew and show it; what stands there stays until then."""
        if self._reading is not None:
            self._again = True  # What is read now may be old already.
            return
        job = self._reading = self.jobs.run(lambda _progress: self.read())
        job.done.connect(self._read_over)
        job.failed.connect(self._read_failed)
        if not self.ready:
            QTimer.singleShot(PATIENCE_MS, self, self._show_moment)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        said: str = "",
        *,
        stops: bool = False,
        failed: Callable[[BaseException], bool] | None = None,
    ) -> bool:
        """Do `work` beside the window, then call `done` with its result, in the window.

        Until then nothing else can be asked for: after a moment a sheet says what is done (`said`)
        and how far it is; `stops` gives it a button by which the work's progress says stop. What
        fails is told, unless `failed` says that it has shown it. False, and nothing is done, while
        other work of this section is under way.
        """
        if self._working is not None:
            return False
        self.began.emit()
        job = self._working = self.jobs.run(work)

        def over(result: T) -> None:
            self._end_work()
            done(result)

        def stood_in_the_way(error: BaseException) -> None:
            self._end_work()
            if failed is None or not failed(error):
                self.fail(error)

        job.done.connect(over)
        job.failed.connect(stood_in_the_way)
        job.progressed.connect(self._show_progress)
        text = said or self.tr("One moment …")
        QTimer.singleShot(PATIENCE_MS, self, lambda: self._show_wait(job, text, stops))
        return True

    @property
    def working(self) -> bool:
        """Whether work that was asked for is under way."""
        return self._working is not None

    def tell(self, happened: str, safe: str = "", todo: str = "", detail: str = "") -> None:
        """Have the desk say it."""
        self.told.emit(Message(happened, safe, todo, detail))

    def fail(self, error: BaseException) -> None:
        """Have the desk say what stood in the way."""
        self.told.emit(error)

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a widget of the section into view."""
        if self._ground is not None:
            self._ground.ensureWidgetVisible(widget, 0, 2 * GRID)

    def keep_in_view(self) -> None:
        """Scroll to what has the cursor."""
        if self._ground is not None:
            self._ground.keep_in_view()

    def let_go(self) -> Callable[[], None]:
        """Stop what is under way; what is returned waits for its end, in a worker."""
        self._reading = None
        self._again = False
        self._end_work()
        return self.jobs.let_go()

    def close_jobs(self) -> None:
        """Stop what is under way, and wait for its end: before the desk is closed."""
        self.jobs.close()
        self._reading = None
        self._again = False
        self._end_work()

    # --- reading ------------------------------------------------------------------------------

    def _read_over(self, found: object) -> None:
        self._reading = None
        if self._again:
            self._again = False
            self.refresh()
            return
        self._moment.hide()
        if self._ground is not None:
            self._body.show()
        self.show_read(found)
        self.ready = True
        self.shown.emit()

    def _read_failed(self, error: BaseException) -> None:
        self._reading = None
        self._again = False
        self._moment.hide()
        self.fail(error)

    def _show_moment(self) -> None:
        if not self.ready and self._reading is not None:
            self._moment.setText(self.tr("One moment …"))
            self._moment.show()

    # --- working ------------------------------------------------------------------------------

    def _show_wait(self, job: Job, said: str, stops: bool) -> None:
        if self._working is not job or not self.isVisible():
            return
        self._bar = QProgressBar()
        self._bar.setObjectName("section_progress")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(said)
        cancel = self.tr("Stop") if stops else ""
        self._wait = Sheet(self, said, cancel=cancel, content=self._bar)
        self._wait.chosen.connect(lambda _choice: self._stop(job))

    def _stop(self, job: Job) -> None:
        """The sheet has closed itself; another stands until the work has heard it."""
        self._wait = self._bar = None
        job.cancel()
        if self._working is job:
            self._wait = Sheet(self, self.tr("Stopping …"))

    def _show_progress(self, done: int, total: int) -> None:
        if self._bar is not None:  # A progress bar counts in 32 bits, and bytes may be more.
            self._bar.setRange(0, 1000)
            self._bar.setValue(1000 * done // total if total else 0)

    def _end_work(self) -> None:
        self._working = None
        self._bar = None
        if self._wait is not None:
            self._wait.close_sheet()
            self._wait = None

    def changeEvent(self, event: QEvent) -> None:
        """A new language: set the texts again."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
