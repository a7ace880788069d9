"""One study's desk: its name, the way to its sections, and what they have to say.

A section is made when it is first shown. `SECTIONS` is the one place where they are listed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from interviewer.lead import LeadDesk, StudyDesk
from ui.jobs import Jobs
from ui.messages import Message
from ui.screens.lead.section import Section
from ui.screens.lead.study_editor import Drafts
from ui.theme import GRID, MARGIN, Theme
from ui.widgets.basics import CONTENT_WIDTH, Screen, bar, button, column, label, set_look
from ui.widgets.choice_list import Option
from ui.widgets.fields import OptionButton
from ui.widgets.lead_fields import DropButton, Flow
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from ui.services import Services

WIDE = 700
_FRAME = 7
"""The sections may take a seventh of the window's height; more, and one button leads to them."""


@dataclass(frozen=True, slots=True)
class Given:
    """What every section may ask for."""

    services: Services
    desk: StudyDesk
    theme: Theme
    lead: LeadDesk
    drafts: Drafts


def _fieldwork(given: Given) -> Section:
    from ui.screens.lead.fieldwork import FieldworkSection

    return FieldworkSection(given.services, given.desk, given.theme)


def _devices(given: Given) -> Section:
    from ui.screens.lead.devices import DevicesSection

    return DevicesSection(given.services, given.desk, given.theme, given.lead, given.drafts)


def _batches(given: Given) -> Section:
    from ui.screens.lead.merging import MergingSection

    return MergingSection(given.services, given.desk, given.theme)


def _review(given: Given) -> Section:
    from ui.screens.lead.review import ReviewSection

    return ReviewSection(given.services, given.desk, given.theme)


def _release(given: Given) -> Section:
    from ui.screens.lead.releasing import ReleaseSection

    return ReleaseSection(given.services, given.desk, given.theme)


def _study(given: Given) -> Section:
    from ui.screens.lead.study_editor import StudySection

    return StudySection(given.services, given.desk, given.theme, given.lead, given.drafts)


SECTIONS: dict[str, Callable[[Given], Section]] = {
    "fieldwork": _fieldwork,
    "devices": _devices,
    "batches": _batches,
    "review": _review,
    "release": _release,
    "study": _study,
}
"""In the order of the navigation, whose words are `DeskScreen._words`."""


MODULES = tuple(
    f"ui.screens.lead.{name}"
    for name in ("fieldwork", "devices", "merging", "review", "releasing", "study_editor")
)


class DeskScreen(Screen):
    """Opens the study beside the window, and shows a section at a time."""

    closed = Signal()
    lock_wanted = Signal()
    opened = Signal()
    """The study's database is open, and its first section is shown."""

    def __init__(
        self,
        services: Services,
        lead: LeadDesk,
        study_id: str,
        theme: Theme,
        drafts: Drafts,
        section: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("lead_desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._services = services
        self._lead = lead
        self._study_id = study_id
        self._theme = theme
        self._drafts = drafts
        self._jobs = Jobs(self)
        self._given: Given | None = None
        self._sections: dict[str, Section] = {}
        self._stale: set[str] = set()
        self._wanted = section if section in SECTIONS else next(iter(SECTIONS))
        self._title = label("desk_title", "heading")
        self._back = button("desk_back", "flat")
        self._lock = button("desk_lock", "flat")
        self._nav = Segments("desk_nav", tuple(SECTIONS), look="tab")
        self._pick = DropButton("desk_pick")
        self._notice = Notice("desk_notice")
        self._moment = label("desk_moment", "quiet")
        self._stack = QStackedWidget()
        self._lay_out()
        self._back.clicked.connect(self.closed)
        self._lock.clicked.connect(self.lock_wanted)
        self._nav.chosen.connect(self.show_section)
        self._pick.clicked.connect(self._ask_for_section)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._step(step))
        self.retranslate()
        held = self._held = list[StudyDesk]()  # Not self: the screen may be gone before it ends.

        def open_study(_progress: object) -> None:
            held.append(lead.open(study_id))
            for name in MODULES:  # Read here, so that no section's first sight waits for it.
                import_module(name)

        job = self._jobs.run(open_study)
        job.done.connect(lambda _nothing: self._open(held[0]))
        job.failed.connect(self._cannot_open)

    def _lay_out(self) -> None:
        # Below each other until it is known that there is room beside: wider asks for nothing.
        self._line = column(self._title, Flow(self._pick, self._back, self._lock), spacing=0)
        self._line.setStretch(0, 1)
        top = bar(column(self._line, self._nav, spacing=GRID))
        self._nav.hide()
        self._pick.hide()
        inside = column(self._notice, self._moment, spacing=GRID)
        self._told = bar(inside)
        set_look(self._told, look="paper")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(top)
        box.addWidget(self._told)
        box.addWidget(self._stack, 1)
        self._notice.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The way out beside the name, or below it where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The sections side by side, or one button for them where they would take the screen."""
        inside = min(self.width(), CONTENT_WIDTH) - 2 * MARGIN
        high = self._nav.heightForWidth(inside)
        folded = high > self.window().height() // _FRAME
        if self._given is not None and folded == self._nav.isVisibleTo(self):
            stood = self._pick.hasFocus() or self._nav.isAncestorOf(self.focusWidget())
            self._nav.setVisible(not folded)
            self._pick.setVisible(folded)
            if stood:
                self._way_to(self._wanted).setFocus()
        self._back.setText(self.tr("Back") if folded else self.tr("All studies"))
        wide = self.width() >= self._theme.px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)
        self._line.setSpacing(2 * GRID if wide else GRID // 2)

    # --- opening ------------------------------------------------------------------------------

    def _open(self, desk: StudyDesk) -> None:
        self._given = Given(self._services, desk, self._theme, self._lead, self._drafts)
        self._moment.hide()
        self._told.hide()
        self._nav.show()
        self._fit()
        self._name_it()
        self.show_section(self._wanted)
        self._way_to(self._wanted).setFocus()
        self.opened.emit()

    def _way_to(self, name: str) -> QWidget:
        """By what a section is chosen now."""
        return self._pick if self._nav.isHidden() else self._nav.button(name)

    def _cannot_open(self, error: BaseException) -> None:
        self._moment.hide()
        self.say(error)

    # --- sections -----------------------------------------------------------------------------

    @property
    def section(self) -> Section | None:
        """The section shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Section) else None

    def show_section(self, name: str) -> None:
        """Show a section; what was told before is over."""
        if self._given is None:
            self._wanted = name
            return
        self._hush()
        self._nav.set_value(name)
        self._wanted = name
        self._say_where()
        made = self._sections.get(name)
        if made is None:
            made = self._make(name)
            made.refresh()
        elif name in self._stale:
            made.refresh()
        self._stale.discard(name)
        self._stack.setCurrentWidget(made)

    def _make(self, name: str) -> Section:
        assert self._given is not None
        made = SECTIONS[name](self._given)
        made.setAccessibleName(made.title())
        made.set_theme(self._theme)
        made.told.connect(self.say)
        made.began.connect(self._hush)
        made.changed.connect(lambda: self._has_changed(name))
        self._sections[name] = made
        self._stack.addWidget(made)
        return made

    def _has_changed(self, name: str) -> None:
        """What others have shown may not hold any more."""
        self._stale.update(other for other in self._sections if other != name)
        self._name_it()

    def _ask_for_section(self) -> None:
        content = QWidget()
        content.setProperty("look", "clear")
        box = column(spacing=GRID)
        content.setLayout(box)
        sheet = Sheet(self, self.tr("Parts of the study"), cancel=self.tr("Back"), content=content)

        def go(name: str) -> None:
            sheet.close_sheet()
            self.show_section(name)

        for name, text in self._words().items():
            made = OptionButton(Option(name, "", text))
            made.setObjectName(f"desk_pick_{name}")
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.setChecked(name == self._wanted)
            made.clicked.connect(lambda _=False, wanted=name: go(wanted))
            box.addWidget(made)

    def _step(self, step: int) -> None:
        names = list(SECTIONS)
        if any(sheet.isVisible() for sheet in self.window().findChildren(Sheet)):
            return  # It is about the section below it.
        if self._given is not None and not (self.section and self.section.working):
            self.show_section(names[(names.index(self._wanted) + step) % len(names)])

    # --- telling ------------------------------------------------------------------------------

    def say(self, told: object) -> None:
        """A message, or an error as it is meant for people."""
        if isinstance(told, Message):
            set_look(self._notice, look="told")
            self._notice.show_message(told)
        elif isinstance(told, BaseException):
            set_look(self._notice, look="warning")
            self._notice.show_error(told)
        self._told.show()

    def _hush(self) -> None:
        self._notice.clear()
        self._told.hide()

    # --- words --------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self._back.setAccessibleName(self.tr("All studies"))
        self._lock.setText(self.tr("Lock"))
        self._moment.setText(self.tr("One moment …"))
        self._nav.set_texts(self.tr("Parts of the study"), self._words())
        self._say_where()
        self._name_it()
        self._fit()

    def _say_where(self) -> None:
        text = self._words()[self._wanted]
        self._pick.setText(text)
        self._pick.setAccessibleName(self.tr("Parts of the study") + f": {text}")

    def _words(self) -> dict[str, str]:
        return {
            "fieldwork": self.tr("Fieldwork"),
            "devices": self.tr("Devices"),
            "batches": self.tr("Batches"),
            "review": self.tr("Review"),
            "release": self.tr("Release"),
            "study": self.tr("Study"),
        }

    def _name_it(self) -> None:
        if self._given is None:
            self._title.setText(self._study_id)
            return
        study = self._given.desk.study
        self._title.setText(study.say(study.names, self._services.preferences.language))

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size, in every section."""
        self._theme = theme
        self._fit()
        for made in self._sections.values():
            made.set_theme(theme)

    def keep_in_view(self) -> None:
        """Scroll to what has the cursor."""
        if self.section is not None:
            self.section.keep_in_view()

    # --- leaving ------------------------------------------------------------------------------

    @property
    def place(self) -> tuple[str, str]:
        """The study and the section, to come back to after the lock."""
        return self._study_id, self._wanted

    def leave(self) -> Callable[[], None]:
        """Nothing more is shown; what is returned closes the study once all work has ended."""
        waits = [self._jobs.let_go(), *(made.let_go() for made in self._sections.values())]
        held = self._held
        self._given = None

        def close() -> None:
            for wait in waits:
                wait()
            for desk in held:
                desk.close()

        return close

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to all studies."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
