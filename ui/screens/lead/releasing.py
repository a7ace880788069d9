"""Release: for whom, how much protection, what it costs; written; and quotes, cleared one by one.

The plan is worked out quietly beside the window a moment after the last change, and older plans are
stopped. Nothing is written before a person has seen what it costs and has said so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from interviewer.errors import ReleaseImpossible
from interviewer.lead import StudyDesk
from interviewer.questionnaire import Questionnaire
from interviewer.release import (
    Profile,
    ReleaseChoice,
    Released,
    ReleaseFigures,
    ReleaseRecord,
)
from interviewer.study import Study
from ui.jobs import Job
from ui.messages import Message, say
from ui.screens.lead.quoting import Quoting
from ui.screens.lead.section import Section
from ui.theme import GRID, Theme
from ui.widgets.basics import bar, button, card, column, label, row
from ui.widgets.release_choosing import Choosing
from ui.widgets.release_costs import Costs
from ui.widgets.release_done import Done, Earlier, show_folder
from ui.widgets.release_quotes import Quotes
from ui.widgets.release_words import count, interviews, percent, profile_word, promise
from ui.widgets.release_writing import Writing
from ui.widgets.segments import Segments
from ui.widgets.sheet import Choice, ask

if TYPE_CHECKING:
    from ui.services import Services

PAUSE_MS = 300
"""After the last change, before it is planned anew."""
_WIDE = 1040
_TABS_WIDTH = 720
DATA, QUOTES, EARLIER = "data", "quotes", "earlier"
CHOOSE, WRITE, DONE = "choose", "write", "done"
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read."""

    study: Study
    questionnaire: Questionnaire
    profiles: Mapping[Profile, Sequence[tuple[str, Labels]]]
    releases: Sequence[ReleaseRecord]


class ReleaseSection(Section):
    """Three parts: the data set in three steps, the quotes, and what was released before."""

    def __init__(self, services: Services, desk: StudyDesk, theme: Theme) -> None:
        super().__init__(services, desk, theme)
        self.setObjectName("section_release")
        self._found: _Found | None = None
        self._figures: ReleaseFigures | None = None
        self._trouble: BaseException | None = None
        """Why there is no plan."""
        self._released: Released | None = None
        self._step = CHOOSE
        self._planning: Job | None = None
        self._reckoning: Job | None = None
        self._curve_of: tuple[ReleaseChoice, tuple[int, ...]] | None = None
        """What the curve that is shown, or on its way, was reckoned for."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._plan)

        self._tabs = Segments("release_part", (DATA, QUOTES, EARLIER))
        self._tabs.setMaximumWidth(_TABS_WIDTH)
        self._tabs.set_value(DATA)
        self._whom = label("release_whom", "heading")
        self._choosing = Choosing(theme)
        self._costs = Costs(theme)
        self._writing = Writing()
        self._done = Done()
        self._quotes = Quotes(theme, services.find)
        self._quoting = Quoting(self, self._quotes)
        self._earlier = Earlier()
        self._empty_title = label("release_empty_title", "heading")
        self._empty = label("release_empty", "body")
        self._back = button("release_back", "secondary")
        self._foot_said = label("release_foot", "pick")
        self._forward = button("release_forward", "primary")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._columns = row(self._choosing, self._costs, spacing=3 * GRID)
        self._columns.setStretch(0, 1)
        self._columns.setStretch(1, 1)
        self._choose = QWidget()
        self._choose.setProperty("look", "clear")
        whom = column(self._whom, self._choosing.profiles, spacing=GRID)
        self._choose.setLayout(column(whom, self._columns, spacing=3 * GRID))
        self._nothing = card(self._empty_title, self._empty, spacing=GRID)
        foot = row(self._back, self._foot_said, self._forward)
        foot.setStretch(1, 1)
        self._foot = bar(foot)
        content = column(
            self._tabs,
            self._nothing,
            self._choose,
            self._writing,
            self._done,
            self._quotes,
            self._earlier,
            1,
            spacing=3 * GRID,
        )
        self.lay_out(content, foot=self._foot)

    def _connect(self) -> None:
        self._tabs.chosen.connect(lambda _part: self._show_part())
        self._choosing.changed.connect(self._changed_choice)
        self._costs.again.connect(self._plan)
        self._writing.changed.connect(self._show_foot)
        self._back.clicked.connect(self._go_back)
        self._forward.clicked.connect(self._go_forward)

    # --- reading and showing ------------------------------------------------------------------

    def title(self) -> str:
        """What the navigation calls it."""
        return self.tr("Release")

    def read(self) -> _Found:
        """What can leave, and what has left. Notes are read when they are looked at."""
        desk = self.desk
        return _Found(desk.study, desk.questionnaire, desk.profiles(), desk.releases())

    def show_read(self, found: _Found) -> None:
        """Show it, and plan anew: the interviews may have changed."""
        self._found = found
        self._quoting.grow_old()
        self._say_found(found)
        self._curve_of = None
        self._changed_choice(at_once=True)
        self._show_part()

    def _say_found(self, found: _Found) -> None:
        language = self.language
        self._choosing.show_items(
            found.profiles, language, len(found.releases), groups=bool(found.study.groups)
        )
        self._costs.show_study(found.study, found.questionnaire, language)
        self._quotes.show_words(found.questionnaire, language)
        self._earlier.show_records(found.releases)
        languages = [(each, self._called(each)) for each in found.study.languages]
        own = language if language in found.study.languages else found.study.languages[0]
        self._writing.show_languages(languages, own)

    def _called(self, language: str) -> str:
        """What a language calls itself."""
        assert self._found is not None
        texts = self._found.questionnaire.texts
        if language in texts:
            return texts[language].name
        return QLocale(language).nativeLanguageName() or language

    def _show_part(self) -> None:
        part = self._tabs.value()
        nothing = part == DATA and self._step == CHOOSE and self._no_interviews
        self._nothing.setVisible(nothing)
        self._choose.setVisible(part == DATA and self._step == CHOOSE and not nothing)
        self._writing.setVisible(part == DATA and self._step == WRITE)
        self._done.setVisible(part == DATA and self._step == DONE)
        self._quotes.setVisible(part == QUOTES)
        self._earlier.setVisible(part == EARLIER)
        if part == QUOTES:
            self._quoting.refresh()
        self._show_foot()

    @property
    def _no_interviews(self) -> bool:
        return isinstance(self._trouble, ReleaseImpossible) and self._trouble.records == 0

    def _show_foot(self) -> None:
        part, step = self._tabs.value(), self._step
        self._foot.setVisible(part == DATA and not self._no_interviews)
        self._back.setVisible(step in (WRITE, DONE))
        ready = self._figures is not None and not self._figures.refused and not self._stale
        if step == CHOOSE:
            self._foot_said.setText(self._summary())
            self._forward.setText(self.tr("Next"))
            self._forward.setEnabled(ready)
        elif step == WRITE:
            self._back.setText(self.tr("Back"))
            self._foot_said.setText("")
            self._forward.setText(self.tr("Release …"))
            self._forward.setEnabled(ready and not self._writing.wrong())
        else:
            self._back.setText(self.tr("Show folder"))
            self._foot_said.setText("")
            self._forward.setText(self.tr("Close"))
            self._forward.setEnabled(True)

    @property
    def _stale(self) -> bool:
        """Whether what is shown is of an earlier choice."""
        return self._pause.isActive() or self._planning is not None

    def _summary(self) -> str:
        figures = self._figures
        if figures is None:
            return self.tr("Counting …") if self._stale else ""
        if figures.refused and not self._stale:
            return self.tr("It cannot be released like this")
        said = self.tr("{released} of {records} leave, {share} of the detail is given up")
        return said.format(
            released=count(figures.released),
            records=interviews(figures.records),
            share=percent(figures.loss),
        )

    # --- planning -----------------------------------------------------------------------------

    def _changed_choice(self, *, at_once: bool = False) -> None:
        """What is under way is of no use any more."""
        self._drop(self._planning)
        self._planning = None
        choice = self._choosing.choice()
        if choice is None:
            self._drop(self._reckoning)
            self._reckoning = None
            self._pause.stop()
            self._figures = None
            self._costs.show_none(
                Message(self.tr("Nothing of the background is left."), "", self._choose_some())
            )
            self._show_foot()
            return
        if self._reckoning is not None:  # The plan comes first; the curve is begun again after it.
            self._drop(self._reckoning)
            self._reckoning = self._curve_of = None
        if self._curve_of is None or self._curve_of[0] != replace(choice, k=0):
            self._choosing.slider.fade()
        self._costs.show_counting()
        if at_once:
            self._plan()
        else:
            self._pause.start()
        self._show_foot()

    def _choose_some(self) -> str:
        return self.tr("Choose at least one variable to leave.")

    def _drop(self, job: Job | None) -> None:
        if job is not None:
            job.silence()

    def _plan(self) -> None:
        self._pause.stop()
        self._drop(self._planning)
        choice = self._choosing.choice()
        if choice is None:
            return
        self._costs.show_counting()
        job = self._planning = self.jobs.run(
            lambda progress: self.desk.plan_release(choice, progress)
        )
        job.done.connect(self._planned)
        job.failed.connect(self._not_planned)
        self._show_foot()

    def _planned(self, figures: ReleaseFigures | None) -> None:
        self._planning = None
        if figures is None:
            return
        self._figures, self._trouble = figures, None
        self._costs.show_figures(figures)
        self._choosing.show_records(figures.records)
        self._correct()
        if self._step == WRITE:
            self._say_what()
            if figures.refused:  # The study has changed: why is told where it is chosen.
                self._step = CHOOSE
        self._show_part()
        self._reckon()

    def _not_planned(self, error: BaseException) -> None:
        self._planning = None
        self._figures, self._trouble = None, error
        few = isinstance(error, ReleaseImpossible)
        self._choosing.slider.drop_curve()
        self._curve_of = None
        self._costs.show_none(say(error), again=not few)
        if self._step == WRITE:
            self._step = CHOOSE
        self._show_part()
        if not few:
            self.fail(error)

    def _reckon(self) -> None:
        """The curve, where it is of another choice than the one that is shown."""
        choice = self._choosing.choice()
        if choice is None:
            return
        wanted = (replace(choice, k=0), self._choosing.slider.steps)
        if wanted == self._curve_of:
            return
        self._drop(self._reckoning)
        self._curve_of = wanted
        job = self._reckoning = self.jobs.run(
            lambda progress: self.desk.curve(choice, wanted[1], progress)
        )
        job.done.connect(self._reckoned)
        job.failed.connect(lambda _error: self._reckoned(()))

    def _reckoned(self, points: Sequence[tuple[int, float, int]] | None) -> None:
        self._reckoning = None
        if points is not None:
            self._choosing.slider.show_curve(points)
            self._correct()

    def _correct(self) -> None:
        figures = self._figures
        if figures is not None:
            self._choosing.slider.correct(figures.choice.k, figures.loss, figures.left_out)

    # --- writing ------------------------------------------------------------------------------

    def _go_forward(self) -> None:
        if self._step == CHOOSE:
            self._show_step(WRITE)
        elif self._step == WRITE:
            self._ask_to_release()
        else:
            self._show_step(CHOOSE)

    def _go_back(self) -> None:
        if self._step == DONE:
            self._show_folder()
        else:
            self._show_step(CHOOSE)

    def _show_step(self, step: str) -> None:
        self._step = step
        if step == WRITE:
            self._say_what()
        self._show_part()
        self._to_top()

    def _say_what(self) -> None:
        figures, found = self._figures, self._found
        if figures is None or found is None:
            return
        what = self.tr("{interviews} {profile}")
        self._writing.show_release(
            what.format(
                interviews=interviews(figures.released),
                profile=profile_word(figures.choice.profile),
            ),
            promise(self._choosing.labels, figures.choice.k),
            f"{found.study.id}-{figures.choice.profile.value}-{len(found.releases) + 1}",
        )

    def _to_top(self) -> None:
        if self._ground is not None:
            self._ground.verticalScrollBar().setValue(0)

    def _ask_to_release(self) -> None:
        figures = self._figures
        if figures is None or not self._writing.ready():
            return
        title = self.tr("Release {interviews}?").format(interviews=interviews(figures.released))
        texts = [
            self.tr(
                "What has been passed on cannot be taken back, also where somebody withdraws "
                "later. The study remembers the release, so that the next ones can be held "
                "against it."
            )
        ]
        choices = (Choice("release_now", self.tr("Release"), "primary"),)
        ask(self, title, texts, choices, self.tr("Not now"), lambda _yes: self._write())

    def _write(self) -> None:
        figures = self._figures
        if figures is None:
            return
        folder, formats = self._writing.folder(), self._writing.formats()
        language, choice = self._writing.language(), figures.choice

        def done(released: Released | None) -> None:
            if released is None:
                self.tell(
                    self.tr("The release was stopped."),
                    self.tr("Nothing was written, and the study keeps no record of it."),
                )
                return
            self._released = released
            self._done.show_released(released)
            self._show_step(DONE)
            self._forward.setFocus()
            self.changed.emit()
            self.refresh()

        self.run(
            lambda progress: self.desk.release(choice, folder, formats, language, progress),
            done,
            self.tr("Writing the release …"),
            stops=True,
        )

    def _show_folder(self) -> None:
        released = self._released
        if released is not None and not show_folder(released.path):
            self.tell(
                self.tr("The folder cannot be shown from here."),
                "",
                self.tr("Look for it in your file manager."),
                str(released.path),
            )

    # --- words and looks ----------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        self._tabs.set_texts(
            self.tr("Parts of the release"),
            {
                DATA: self.tr("Data set"),
                QUOTES: self.tr("Quotes"),
                EARLIER: self.tr("Earlier"),
            },
        )
        self._whom.setText(self.tr("Who is it for?"))
        self._empty_title.setText(self.tr("Nothing has been merged yet"))
        self._empty.setText(
            self.tr(
                "Here you make the data set that leaves the project. Merge the devices' batches "
                "first, under Batches."
            )
        )
        if self._found is not None:
            self._say_found(self._found)
            self._say_what()
        if self._trouble is not None and self._figures is None:
            few = isinstance(self._trouble, ReleaseImpossible)
            self._costs.show_none(say(self._trouble), again=not few)
        self._show_foot()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        super().set_theme(theme)
        self._choosing.set_theme(theme)
        self._costs.set_theme(theme)
        self._quotes.set_theme(theme)
        self._turn()

    def _turn(self) -> None:
        wide = self.width() >= self.theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one."""
        super().resizeEvent(event)
        self._turn()

    # --- leaving ------------------------------------------------------------------------------

    def let_go(self) -> Callable[[], None]:
        """Plan nothing more, and stop what is under way."""
        self._pause.stop()
        return super().let_go()

    def close_jobs(self) -> None:
        """Plan nothing more, and wait for what is under way."""
        self._pause.stop()
        super().close_jobs()


__all__ = ["ReleaseSection"]
