"""Asking for a file on a lead's screens, and reading the small ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from interviewer.errors import CodeInvalid

translate = QCoreApplication.translate
CODE_LIMIT = 4096
"""Bytes of a file with a code in it; more is none."""


def ask_where(over: QWidget, name: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Where to put a file; a file that is there stays, and the work says so."""
    dialog = _dialog(over, translate("LeadFiles", "Where to put the file"))
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
    return dialog


def ask_for_files(
    over: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[list[Path]], None]
) -> QFileDialog:
    """One or more files, of `kinds` such as "Enrolments (*.enrolment)"."""
    dialog = _dialog(over, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([*kinds, translate("LeadFiles", "All files (*)")])
    dialog.filesSelected.connect(lambda paths: chosen([Path(path) for path in paths]))
    dialog.open()
    return dialog


def ask_for_file(
    over: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[Path], None]
) -> QFileDialog:
    """One file, of `kinds` such as "Study files (*.study)"."""
    dialog = _dialog(over, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([*kinds, translate("LeadFiles", "All files (*)")])
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
    return dialog


def _dialog(over: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(over, title, str(Path.home()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def read_code(path: Path) -> str:
    """The code in a small text file; `CodeInvalid` where it is none."""
    try:
        with path.open("rb") as file:
            content = file.read(CODE_LIMIT + 1)
        if len(content) > CODE_LIMIT:
            raise CodeInvalid("length")
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise CodeInvalid("characters") from None
