"""For whom a release is: large choices, each with who may have it and what is not in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from interviewer.release import LEAST_K, Profile
from ui.theme import GRID, TARGET
from ui.widgets.basics import Push, column, label, row
from ui.widgets.release_words import profile_about, profile_least, profile_title
from ui.widgets.tick import paint_tick

_LETTERS = 33
"""How wide a choice is at least, where they stand beside each other."""
_ORDER = (Profile.RESEARCH, Profile.PROJECT, Profile.PUBLIC)


class ProfileCard(Push):
    """One choice; the chosen one wears a tick."""

    def __init__(self, profile: Profile) -> None:
        super().__init__()
        name = f"profile_{profile.value}"
        self.profile = profile
        self.setObjectName(name)
        self.setProperty("look", "row")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = label(f"{name}_title", "heading")
        self._about = label(f"{name}_about", "body")
        self._least = label(f"{name}_least", "quiet")
        head = column(self._title)
        head.setContentsMargins(0, 0, 4 * GRID, 0)
        box = column(head, self._about, 1, self._least, spacing=GRID)
        box.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.setLayout(box)
        for part in (self._title, self._about, self._least):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, about: str) -> None:
        """Set every text; `about` who may have it and what is not in it."""
        title, least = profile_title(self.profile), profile_least(LEAST_K[self.profile])
        self._title.setText(title)
        self._about.setText(about)
        self._least.setText(least)
        self.setAccessibleName(f"{title}. {about} {least}")
        self.updateGeometry()

    def nextCheckState(self) -> None:
        """A tap does not choose; whoever hears of it says what is chosen."""

    def hasHeightForWidth(self) -> bool:
        """Long texts make it taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that shows all of it."""
        box = self.layout()
        return max(TARGET, box.heightForWidth(width) if box else TARGET)

    def sizeHint(self) -> QSize:
        """As high as its texts."""
        return QSize(30 * GRID, self.heightForWidth(max(30 * GRID, self.width())))

    def minimumSizeHint(self) -> QSize:
        """As high as its texts."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the tick in its upper corner."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            side = max(14, self.fontMetrics().height() * 3 // 5)
            ink = self.palette().buttonText().color()
            paint_tick(painter, self.width() - side - 2 * GRID, 2.5 * GRID, side, ink)


class ProfileChoice(QWidget):
    """`chosen` carries the profile that a person picked."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._cards = {each: ProfileCard(each) for each in _ORDER}
        for profile, made in self._cards.items():
            made.clicked.connect(lambda _=False, picked=profile: self.chosen.emit(picked))
        self._box = row(*self._cards.values(), spacing=GRID)
        for place in range(len(self._cards)):
            self._box.setStretch(place, 1)
        self.setLayout(self._box)

    def _turn(self) -> None:
        wide = self.width() >= _LETTERS * self.fontMetrics().averageCharWidth() * len(self._cards)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._turn()

    def show_profile(self, profile: Profile) -> None:
        """Show which is chosen."""
        for each, made in self._cards.items():
            made.setChecked(each is profile)

    def set_words(self, leaves: Mapping[Profile, Sequence[str]], *, groups: bool) -> None:
        """Set every text; `leaves` has the labels of the background of each profile."""
        every = list(dict.fromkeys(word for words in leaves.values() for word in words))
        for profile, made in self._cards.items():
            mine = leaves.get(profile, ())
            without = [each for each in every if each not in mine]
            made.set_words(profile_about(profile, without, groups=groups))


__all__ = ["ProfileCard", "ProfileChoice"]
