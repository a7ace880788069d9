"""The report of a merge: what came, file by file, and what could not be taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from interviewer.merging import Came, FileReport, MergeReport
from ui.theme import GRID, Theme
from ui.widgets.basics import column
from ui.widgets.fieldwork_card import number
from ui.widgets.figure_row import FigureRow, Figures
from ui.widgets.fold import Fold
from ui.widgets.lead_fields import Beside
from ui.widgets.merge_more import More
from ui.widgets.merge_words import Counted, counted, from_whom, of_file, of_files, together

FEW = 6
"""So many files without trouble stand there at once; more are folded away."""


class Report(QWidget):
    """Shows one report. Those files come first that did not come whole."""

    def __init__(self, name: str, report: MergeReport, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "clear")
        self._name = name
        self._theme = theme
        box = column(spacing=2 * GRID)
        counts = Beside(26, 4)
        counts.show_parts([self._count(each) for each in counted(report.total)])
        box.addWidget(counts)
        files = FigureRow(
            f"{name}_files", Figures(of_files(report.files), look="pick", rule=True), theme
        )
        box.addWidget(files)
        troubled = [file for file in report.files if file.troubles or file.came is Came.SET_ASIDE]
        whole = [file for file in report.files if file not in troubled]
        if troubled:
            box.addWidget(
                More(f"{name}_troubled", len(troubled), lambda n: self._file(troubled[n]))
            )
        if len(whole) > FEW:
            text = self.tr("The {count} files without trouble").format(count=number(len(whole)))
            box.addWidget(Fold(f"{name}_rest", text, lambda: self._files(whole)))
        elif whole:
            box.addWidget(self._files(whole))
        self.setLayout(box)

    def _count(self, counted: Counted) -> QWidget:
        text = f"{counted.name}\n{counted.meaning}"
        figures = Figures(number(counted.many), under=text, look="number")
        return FigureRow(f"{self._name}_{counted.kind}", figures, self._theme)

    def _files(self, files: Sequence[FileReport]) -> QWidget:
        return More(f"{self._name}_whole", len(files), lambda place: self._file(files[place]))

    def _file(self, file: FileReport) -> QWidget:
        parts = [of_file(file), *(each.said() for each in together(file.troubles))]
        mark = ""
        if file.came is Came.SET_ASIDE:
            mark = self.tr("Set aside")
        elif file.troubles:
            mark = self.tr("Not all of it was taken")
        figures = Figures(
            file.file, from_whom(file), "\n".join(part for part in parts if part), mark=mark
        )
        return FigureRow(f"{self._name}_file", figures, self._theme)
