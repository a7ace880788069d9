"""Where batches are dropped, or chosen by button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import GRID, RADIUS, Theme
from ui.widgets.basics import button, column, label
from ui.widgets.choice_list import Option
from ui.widgets.fields import OptionButton
from ui.widgets.lead_fields import Beside


class DropCard(QWidget):
    """A dashed card; heavy and tinted while files are held over it."""

    files_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("drop_card")
        self._theme = theme
        self._over = False
        self._title = label("drop_title", "heading")
        self._said = label("drop_said", "body")
        self._files = button("choose_files", "primary")
        self._folder = button("choose_folder", "secondary")
        self._unsigned = OptionButton(Option("unsigned", "", ""))
        self._unsigned.setObjectName("take_unsigned")
        self._unsigned.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._unsigned.hide()
        buttons = Beside(24, 2)
        buttons.show_parts([self._files, self._folder])
        box = column(
            column(self._title, self._said, spacing=GRID),
            buttons,
            self._unsigned,
            spacing=2 * GRID,
        )
        box.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        self.setLayout(box)
        self._files.clicked.connect(self.files_wanted)
        self._folder.clicked.connect(self.folder_wanted)

    @property
    def unsigned(self) -> bool:
        """Whether batches that are neither sealed nor signed are taken too."""
        return self._unsigned.isVisibleTo(self) and self._unsigned.isChecked()

    def offer_unsigned(self, wanted: bool) -> None:
        """Offer to take unsigned batches; it is never ticked from the first."""
        self._unsigned.setVisible(wanted)
        self._unsigned.setChecked(False)

    def set_over(self, over: bool) -> None:
        """Whether files are held over it."""
        if over != self._over:
            self._over = over
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._theme = theme
        self.update()

    def show_texts(self, *, first: bool) -> None:
        """Set the texts; before the first merge they say what will be here, and how it comes."""
        if first:
            self._title.setText(self.tr("Drop the first batches here"))
            self._said.setText(
                self.tr(
                    "A device exports its interviews as a batch, encrypted for you: a file that "
                    "ends with .batch. It comes on a stick or by any way a file can go. What came, "
                    "from which device, and what is still missing will then stand here."
                )
            )
        else:
            self._title.setText(self.tr("Drop batches here"))
            self._said.setText(
                self.tr(
                    "Any number, files or folders, in any order. What has been merged before is "
                    "known again, so nothing is counted twice."
                )
            )
        self._files.setText(self.tr("Choose files …"))
        self._folder.setText(self.tr("Choose a folder …"))
        said = self.tr(
            "Take unsigned batches too, the next time. Nobody can tell who has made them."
        )
        self._unsigned.setText(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed frame."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = 4 if self._over else 2
        pen = QPen(QColor(colours.accent if self._over else colours.line), line)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.accent_soft if self._over else colours.surface))
        edge = line / 2
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(box, RADIUS, RADIUS)
