"""What every test relies on: no window on anyone's screen, and no race against the clock."""

import os

from hypothesis import settings

# Without a display Qt would abort the whole process, so this comes before any import of Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is not a bug. What else holds (for one, no chance when CI is set) is inherited.
settings.register_profile("project", deadline=None)
settings.load_profile("project")
