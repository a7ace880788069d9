"""A release that is written: where it is, what goes along and what does not; and earlier ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from interviewer.release import Released, ReleaseRecord
from ui.theme import GRID
from ui.widgets.basics import card, column, label
from ui.widgets.fold import Fold
from ui.widgets.release_words import interviews, profile_word, promise_of


class Done(QWidget):
    """Shows one release."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("release_done")
        self._released: Released | None = None
        self._title = label("done_title", "title")
        self._about = label("done_about", "body")
        self._goes_title = label("done_goes_title", "heading")
        self._goes = _path("done_folder")
        self._goes_more = label("done_goes_more", "body")
        self._stays_title = label("done_stays_title", "heading")
        self._stays = _path("done_lead_report")
        self._stays_more = label("done_stays_more", "body")
        self._files = Fold("done_files", " ", self._make_files)
        goes = card(self._goes_title, self._goes, self._goes_more, spacing=GRID)
        stays = card(self._stays_title, self._stays, self._stays_more, look="warning", spacing=GRID)
        head = column(self._title, self._about, spacing=GRID)
        self.setLayout(column(head, goes, stays, self._files, spacing=3 * GRID))
        self.retranslate()

    def show_released(self, released: Released) -> None:
        """Show this one."""
        self._released = released
        self._files.open(False)
        self._files.renew()
        self.retranslate()

    def _make_files(self) -> QWidget:
        return files_list(self._released.record.files if self._released else {})

    def retranslate(self) -> None:
        """Set every text."""
        self._goes_title.setText(self.tr("This is passed on"))
        self._stays_title.setText(self.tr("This is not: it is for you alone"))
        self._files.button.set_text(self.tr("Files and their SHA-256"))
        released = self._released
        if released is None:
            return
        record = released.record
        self._title.setText(self.tr("The release is written"))
        about = self.tr("{interviews} {profile}. {promise}")
        self._about.setText(
            about.format(
                interviews=interviews(record.records),
                profile=profile_word(record.profile),
                promise=promise_of(record.k),
            )
        )
        self._goes.setText(str(released.path))
        report = next((name for name in record.files if name.endswith(".pdf")), "")
        along = self.tr(
            "The whole folder. {report} in it tells its users what was done to the data."
        )
        plain = self.tr("The whole folder.")
        self._goes_more.setText(along.format(report=report) if report else plain)
        self._stays.setText(str(released.lead_report))
        self._stays_more.setText(
            self.tr(
                "The report has the exact figures and the rarest combinations. It stands beside "
                "the folder, not in it: keep it where only you can read it."
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        """A new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


class Earlier(QWidget):
    """The releases of a study, the latest first; each opens to the digests of its files."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("release_earlier")
        self._records: Sequence[ReleaseRecord] = ()
        self._opened: set[int] = set()
        self._title = label("earlier_title", "heading")
        self._empty = label("earlier_empty", "body")
        self._folds: list[Fold] = []
        self._box = column(spacing=GRID)
        head = column(self._title, self._empty, spacing=GRID)
        self.setLayout(column(card(head, self._box), 1))
        self.retranslate()

    def show_records(self, records: Sequence[ReleaseRecord]) -> None:
        """Show these."""
        self._records = records
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._title.setText(self.tr("Releases so far"))
        self._empty.setText(
            self.tr(
                "Nothing of this study has been released yet. Each release will stand here, with "
                "the SHA-256 of its files, by which anybody can see that a file is unchanged."
            )
            if not self._records
            else self.tr("By its SHA-256 anybody can see that a file is unchanged.")
        )
        for old in self._folds:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._folds = [self._fold(each) for each in self._records]
        for made in self._folds:
            self._box.addWidget(made)

    def _fold(self, record: ReleaseRecord) -> Fold:
        first = self.tr("Release {number}, {profile}, k = {k}").format(
            number=record.number, profile=profile_word(record.profile), k=record.k
        )
        said = (
            self.tr("{interviews}, begun {day} as {folder}, perhaps not written")
            if record.begun
            else self.tr("{interviews}, written {day} as {folder}")
        )
        second = said.format(
            interviews=interviews(record.records),
            day=record.at.astimezone().strftime(self.tr("%d/%m/%Y")),
            folder=record.folder,
        )
        made = Fold(
            f"release_{record.number}", f"{first}\n{second}", lambda: files_list(record.files)
        )
        made.folded.connect(lambda now: self._remember(record.number, now))
        made.open(record.number in self._opened)
        return made

    def _remember(self, number: int, opened: bool) -> None:
        (self._opened.add if opened else self._opened.discard)(number)

    def changeEvent(self, event: QEvent) -> None:
        """A new language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


def files_list(files: Mapping[str, str]) -> QWidget:
    """Each file and its digest, to be copied."""
    made = QWidget()
    made.setProperty("look", "clear")
    lines = []
    for place, (name, digest) in enumerate(files.items()):
        # In groups of eight, which an eye can follow and a line can break at.
        groups = " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
        path = label(f"file_{place}", "body", name)
        code = _path(f"digest_{place}", "quiet")
        code.setText(groups)
        lines.append(column(path, code, spacing=0))
    box = column(*lines, spacing=GRID)
    box.setContentsMargins(3 * GRID, GRID, GRID, GRID)
    made.setLayout(box)
    return made


def _path(name: str, look: str = "pick") -> QLabel:
    """A text that can be copied."""
    made = label(name, "quiet" if look == "quiet" else "pick")
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def show_folder(path: Path) -> bool:
    """Have the system show a folder; False where it cannot."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


__all__ = ["Done", "Earlier", "files_list", "show_folder"]
