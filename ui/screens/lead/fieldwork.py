"""Fieldwork: how far a led study is, where time is needed next, and what is worth a talk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from interviewer.fieldwork import Fieldwork
from interviewer.lead import StudyDesk
from interviewer.quality import DeviceQuality
from interviewer.study import Study
from ui.screens.lead.section import Section
from ui.theme import GRID, Theme
from ui.widgets.basics import column
from ui.widgets.fieldwork_card import Seen
from ui.widgets.fieldwork_contacts import PenCard
from ui.widgets.fieldwork_view import FieldworkView
from ui.widgets.quality_card import QualityCard

if TYPE_CHECKING:
    from ui.services import Services


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read."""

    today: date
    study: Study
    fieldwork: Fieldwork
    quality: Sequence[DeviceQuality]
    names: Mapping[int, str]
    waiting: tuple[int, int]
    """As of `StudyDesk.notes_waiting`."""


class FieldworkSection(Section):
    """Everything on one page that scrolls; there is nothing to do here but look."""

    def __init__(self, services: Services, desk: StudyDesk, theme: Theme) -> None:
        super().__init__(services, desk, theme)
        self.setObjectName("section_fieldwork")
        self._found_last: _Found | None = None
        self._quality = QualityCard(theme)
        self._pen = PenCard(theme)
        self._view = FieldworkView(theme, self._pen, self._quality)
        self.lay_out(column(self._view, spacing=3 * GRID))

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Fieldwork")

    def read(self) -> _Found:
        """In a worker."""
        today = self.services.clock.now().date()
        names = {device.number: device.name for device in self.desk.devices()}
        return _Found(
            today,
            self.desk.study,
            self.desk.fieldwork(today),
            self.desk.quality(),
            names,
            self.desk.notes_waiting(),
        )

    def show_read(self, found: _Found) -> None:
        """Show all of it."""
        self._found_last = found
        self._view.show_seen(Seen(found.fieldwork, found.study, self.language, found.today))
        self._quality.show_quality(found.quality, found.names)
        self._pen.show_waiting(*found.waiting)

    def retranslate(self) -> None:
        """Set every text, in the language in force."""
        if self._found_last is not None:
            self.show_read(self._found_last)

    def set_theme(self, theme: Theme) -> None:
        """Paint anew."""
        super().set_theme(theme)
        self._view.set_theme(theme)
