"""How much protection a release has, and which background leaves: what a lead chooses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from interviewer.release import LEAST_K, Profile, ReleaseChoice
from ui.theme import GRID, Theme
from ui.widgets.basics import button, card, column, label, row
from ui.widgets.languages import PickRow
from ui.widgets.lead_fields import Ticks, labels_line
from ui.widgets.release_profile import ProfileChoice
from ui.widgets.release_slider import ProtectionSlider
from ui.widgets.release_tabs import tab_through
from ui.widgets.release_words import promise

STEPS = (3, 5, 7, 10, 15, 20, 30, 50, 100)
USUAL = 30
"""Higher ones are offered where there are interviews enough."""
_SHARE = 5
"""A higher k must have room for so many combinations at least."""
_FEWEST = 3
"""Stops of the slider."""

Items = Sequence[tuple[str, Mapping[str, str]]]


def steps_for(least: int, records: int | None) -> tuple[int, ...]:
    """The stops from `least` upwards that make sense with so many interviews."""
    rising = [each for each in STEPS if each >= least]
    if records is None:
        return tuple(each for each in rising if each <= USUAL)
    few = [each for each in rising[:_FEWEST] if each <= max(least, records)]
    return tuple(dict.fromkeys(few + [each for each in rising if each * _SHARE <= records]))


class Choosing(QWidget):
    """For whom at the top (`profiles`), the rest in `cards`. `changed` when a person changed it."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._items: Mapping[Profile, Items] = {}
        self._language = ""
        self._groups = True
        self._profile = Profile.RESEARCH
        self._without: set[str] = set()
        self._earlier = 0
        self._records: int | None = None
        self.profiles = ProfileChoice()
        self._title = label("protection_title", "heading")
        self._hint = label("protection_hint", "quiet")
        self._less = button("protection_less")
        self._more = button("protection_more")
        self.slider = ProtectionSlider(theme)
        self._promise = label("release_promise", "pick")
        self._leaves = Ticks("release_item")
        self._continues = PickRow("release_continues", boxed=True)
        self._continues.set_chosen(True)
        self._lay_out()
        self.profiles.chosen.connect(self._choose_profile)
        self.slider.chosen.connect(lambda _k: self._moved())
        self._less.clicked.connect(lambda: self._step(-1))
        self._more.clicked.connect(lambda: self._step(+1))
        self._leaves.chosen.connect(self._tick)
        self._continues.clicked.connect(self._turn)
        self._show_profile()
        self.retranslate()

    def _lay_out(self) -> None:
        ends = row(self._less, 1, self._more)
        protection = card(
            column(self._title, self._hint, spacing=GRID // 2),
            column(ends, self.slider, spacing=GRID),
            self._promise,
        )
        leaving = card(self._leaves, self._continues, spacing=3 * GRID)
        self.setLayout(column(protection, leaving, 1, spacing=3 * GRID))

    # --- what is chosen -----------------------------------------------------------------------

    @property
    def profile(self) -> Profile:
        """For whom."""
        return self._profile

    @property
    def labels(self) -> list[str]:
        """Of the background that leaves."""
        return [labels_line(labels, self._language) for _item, labels in self._kept()]

    def choice(self) -> ReleaseChoice | None:
        """What is asked for; None where nothing of the background is left."""
        kept = [item for item, _labels in self._kept()]
        if not kept:
            return None
        every = len(kept) == len(self._items.get(self._profile, ()))
        continues = not self._earlier or self._continues.chosen
        return ReleaseChoice(
            self._profile, self.slider.k, None if every else tuple(kept), continues
        )

    def _kept(self) -> Items:
        mine = self._items.get(self._profile, ())
        return [(item, labels) for item, labels in mine if item not in self._without]

    # --- showing ------------------------------------------------------------------------------

    def show_items(
        self, items: Mapping[Profile, Items], language: str, earlier: int, *, groups: bool
    ) -> None:
        """Show what each profile can have, and that there are `earlier` releases."""
        self._items, self._language = items, language
        self._earlier, self._groups = earlier, groups
        self._show_profile()
        self.retranslate()

    def show_records(self, records: int) -> None:
        """Offer the stops that make sense with so many interviews."""
        if records != self._records:
            self._records = records
            self._show_steps(self.slider.k)

    def _show_profile(self) -> None:
        self.profiles.show_profile(self._profile)
        options = [
            (item, labels_line(labels, self._language))
            for item, labels in self._items.get(self._profile, ())
        ]
        self._leaves.show_options(options)
        self._leaves.show_values([item for item, _label in options if item not in self._without])
        tab_through(self.slider, self._leaves, self._continues)
        self._show_steps(self.slider.k)

    def _show_steps(self, k: int) -> None:
        steps = steps_for(LEAST_K[self._profile], self._records)
        nearest = min(steps, key=lambda each: (abs(each - k), each))
        self.slider.show_steps(steps, nearest)
        self._show_promise()

    def _show_promise(self) -> None:
        self._promise.setText(promise(self.labels, self.slider.k))
        here = self.slider.value()
        self._less.setEnabled(here > 0)
        self._more.setEnabled(here < len(self.slider.steps) - 1)
        self._leaves.show_error("" if self._kept() else self.tr("Choose one at least."))

    # --- changing -----------------------------------------------------------------------------

    def _choose_profile(self, profile: Profile) -> None:
        if profile is self._profile:
            return
        usual = self.slider.k == LEAST_K[self._profile]
        self._profile = profile
        self._show_profile()
        if usual:  # Nobody has moved it: the usual one of the other profile.
            self._show_steps(LEAST_K[profile])
        self.changed.emit()

    def _step(self, by: int) -> None:
        self.slider.setValue(self.slider.value() + by)

    def _moved(self) -> None:
        self._show_promise()
        self.changed.emit()

    def _tick(self, chosen: Sequence[str]) -> None:
        mine = {item for item, _labels in self._items.get(self._profile, ())}
        self._without = (self._without - mine) | (mine - set(chosen))
        self._show_promise()
        self.changed.emit()

    def _turn(self) -> None:
        self._continues.set_chosen(not self._continues.chosen)
        self._set_continues()
        self.changed.emit()

    # --- words --------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text."""
        leaves = {
            profile: [labels_line(labels, self._language) for _item, labels in items]
            for profile, items in self._items.items()
        }
        self.profiles.set_words(leaves, groups=self._groups)
        self._title.setText(self.tr("How much protection"))
        self._hint.setText(
            self.tr(
                "At least so many people share each combination of background. The higher the "
                "number, the less exactly each of them is described."
            )
        )
        self._less.setText(self.tr("More detail"))
        self._more.setText(self.tr("More protection"))
        self._leaves.set_texts(
            self.tr("Background that leaves"),
            self.tr("What stays behind lets the rest be told more exactly. The answers leave."),
        )
        self._set_continues()
        self._show_promise()

    def _set_continues(self) -> None:
        text = (
            self.tr("Continue the earlier release")
            if self._earlier == 1
            else self.tr("Continue the earlier releases")
        )
        note = (
            self.tr(
                "What was released stays as it was. So nobody can work out from the difference "
                "what a single person has answered."
            )
            if self._continues.chosen
            else self.tr(
                "All is planned anew, for comparison. Where the difference to an earlier release "
                "would tell of single people, it is refused."
            )
        )
        self._continues.set_words(text, note)
        self._continues.setVisible(self._earlier > 0)

    def set_theme(self, theme: Theme) -> None:
        """Use another palette or text size."""
        self.slider.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """A new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


__all__ = ["Choosing", "steps_for"]
