"""What every test relies on: no window on anyone's screen, and no race against the clock."""

import os

import pytest
from hypothesis import settings

# Without a display Qt would abort the whole process, so this comes before any import of Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is not a bug. What else holds (for one, no chance when CI is set) is inherited.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The app's own application, in Danish; a bug in a slot fails the test, not a sheet."""
    import resources
    from ui.application import Application

    class Tried(Application):
        def __init__(self, arguments: list[str]) -> None:
            super().__init__(arguments, resources.FONTS, resources.TRANSLATIONS)

        def on_trouble(self, show: object) -> None:
            """Leave uncaught errors to pytest-qt."""

    return Tried
