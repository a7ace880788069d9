"""All groups of a study by jobcenter, on a sheet, to choose the one a person belongs to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from interviewer.study import Group, Study
from ui.theme import GRID
from ui.widgets.basics import column, label
from ui.widgets.outcome_chips import Chip
from ui.widgets.outcome_grid import EvenGrid


def group_name(study: Study, group: Group, language: str) -> str:
    """The group's label, with its jobcenter where there are several to tell apart."""
    name = study.say(group.labels, language)
    if len({each.jobcenter for each in study.groups}) == 1:
        return name
    return f"{study.say(study.jobcenters[group.jobcenter], language)} · {name}"


class GroupList(QWidget):
    """`picked` carries the group's id."""

    picked = Signal(str)

    def __init__(self, study: Study, language: str, chosen: str) -> None:
        super().__init__()
        self.setObjectName("all_groups")
        self.setProperty("look", "clear")
        box = column(spacing=GRID)
        used = [name for name in study.jobcenters if any(g.jobcenter == name for g in study.groups)]
        for name in used:
            place = study.say(study.jobcenters[name], language)
            if len(used) > 1:
                box.addWidget(label(f"jobcenter_{name}", "pick", place))
            grid = EvenGrid(f"groups_{name}", most=2)
            chips = []
            for group in study.groups:
                if group.jobcenter == name:
                    chip = Chip(f"all_groups_{group.id}")
                    chip.setText(study.say(group.labels, language))
                    chip.setAccessibleName(group_name(study, group, language))
                    chip.setChecked(group.id == chosen)
                    chip.clicked.connect(lambda _=False, one=group.id: self.picked.emit(one))
                    chips.append(chip)
            grid.show_cells(chips)
            box.addWidget(grid)
        self.setLayout(box)
