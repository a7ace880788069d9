"""The bands of one number: where it is cut before it leaves, and which cuts a release keeps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from interviewer.study import Bands
from ui.theme import GRID
from ui.widgets.basics import column, label
from ui.widgets.lead_fields import Beside, TextField


class BandFields(QWidget):
    """Two lines of numbers, each with the bands that they make."""

    cut = Signal(str)
    broadly_cut = Signal(str)
    left = Signal()

    def __init__(self, item: str) -> None:
        super().__init__()
        self.item = item
        self.setObjectName(f"bands_of_{item}")
        self._title = label(f"bands_title_{item}", "heading")
        self.fine = TextField(f"bands_{item}")
        self.broad = TextField(f"broad_bands_{item}")
        self._fine_said = label(f"bands_said_{item}", "quiet")
        self._broad_said = label(f"broad_bands_said_{item}", "quiet")
        beside = Beside(46, 2)
        fine, broad = QWidget(), QWidget()
        fine.setLayout(column(self.fine, self._fine_said, spacing=GRID // 2))
        broad.setLayout(column(self.broad, self._broad_said, spacing=GRID // 2))
        beside.show_parts([fine, broad])
        self.setLayout(column(self._title, beside, spacing=GRID))
        self.fine.edited.connect(self.cut)
        self.broad.edited.connect(self.broadly_cut)
        self.fine.left.connect(self.left)
        self.broad.left.connect(self.left)

    def set_texts(self, title: str) -> None:
        """What the number is."""
        self._title.setText(title)
        fine, broad = self.tr("On the devices, cut at"), self.tr("In a release, cut at")
        self.fine.set_texts(fine)
        self.broad.set_texts(broad)
        self.fine.edit.setAccessibleName(f"{title}: {fine}")
        self.broad.edit.setAccessibleName(f"{title}: {broad}")
        self.fine.set_placeholder(self.tr("20, 25, 30"))

    def show_cuts(self, fine: Sequence[object], broad: Sequence[object]) -> None:
        """Say which bands these make; nothing where they make none."""
        if not fine:
            self._fine_said.setText(self.tr("Nothing is cut: the exact numbers leave the devices."))
        else:
            self._fine_said.setText(_bands(fine))
        if broad:
            self._broad_said.setText(_bands(broad))
        else:
            self._broad_said.setText(
                self.tr("No wider bands: a release keeps the bands, or withholds the number.")
            )


def _bands(cuts: Sequence[object]) -> str:
    numbers = [cut for cut in cuts if isinstance(cut, int) and cut > 0]
    if len(numbers) != len(cuts) or numbers != sorted(set(numbers)):
        return ""
    return "  ·  ".join(Bands(tuple(numbers)).labels)
