"""The Qt application: font, language, palette, and every uncaught error shown and logged."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.jobs import log_bug
from ui.theme import DARK, LIGHT, SUNLIGHT, Theme

USUAL_POINTS = {"darwin": 13.0, "win32": 9.0}
"""The system's font size at 100 % text. On Linux desktops 9 to 11; there the system's own
setting scales the whole window through Qt."""
FACES = (
    "NotoSans-Regular",
    "NotoSans-SemiBold",
    "NotoSans-Bold",
    "NotoSansArabic-Regular",
    "NotoSansArabic-Bold",
)
LOCALES = {"da": "da_DK", "en": "en_GB"}
USUAL_DPI = {"darwin": 72.0}


class Application(QApplication):
    """One per process. Holds what belongs to the whole app: font, translators, theme."""

    def __init__(self, arguments: list[str], fonts: Path, translations: Path) -> None:
        super().__init__(arguments)
        self.setApplicationName("Interviewer")
        self.setApplicationDisplayName("Interviewer")
        self.setDesktopFileName("interviewer")
        self._system_text = self._text_of_system()
        self.setStyle("Fusion")  # Drawn alike on every system; the style sheet does the rest.
        for face in FACES:
            QFontDatabase.addApplicationFont(str(fonts / f"{face}.ttf"))
        self._translations = translations
        self._translators: list[QTranslator] = []
        self._language = ""
        self.theme = Theme()

    def _text_of_system(self) -> float:
        points = self.font().pointSizeF()
        usual = USUAL_POINTS.get(sys.platform, 11.0)
        dpi = QGuiApplication.primaryScreen().logicalDotsPerInch()
        factor = (points / usual if points > 0 else 1.0) * dpi / USUAL_DPI.get(sys.platform, 96.0)
        return min(max(factor, 1.0), 2.0)

    def speak(self, language: str) -> None:
        """Use "da" or "en" everywhere at once; every widget is told."""
        if language == self._language:
            return
        self._language = language
        QLocale.setDefault(QLocale(LOCALES.get(language, language)))
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = []
        places = [
            ("qtbase", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))),
            ("interviewer", self._translations),
        ]
        for name, folder in places:
            translator = QTranslator()
            stem = f"{name}_{language}" if name == "qtbase" else language
            if translator.load(str(folder / f"{stem}.qm")):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)

    def dress(self, theme: str, text_percent: int) -> Theme:
        """Use "system", "light", "dark" or "sunlight" at a text size; returns what is in force."""
        dark = theme == "dark" or (
            theme == "system" and self.styleHints().colorScheme() is Qt.ColorScheme.Dark
        )
        text = min(max(self._system_text, text_percent / 100), 2.0)
        sunny = theme == "sunlight"
        colours = SUNLIGHT if sunny else DARK if dark else LIGHT
        wanted = Theme(colours, dark, text, bold_lines=sunny)
        if wanted != self.theme or not self.styleSheet():
            self.theme = wanted
            self.setPalette(wanted.palette())
            self.setStyleSheet(wanted.style_sheet())
        return wanted

    def on_trouble(self, show: Callable[[BaseException], None]) -> None:
        """Send every error that nobody caught to `show`, after logging where it came from."""

        def hook(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if issubclass(kind, KeyboardInterrupt):
                self.quit()
                return
            log_bug(error.with_traceback(trace))
            show(error)

        sys.excepthook = hook
