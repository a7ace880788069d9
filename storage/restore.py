"""Putting a backup in the store's place, so that a kill at any moment leaves one or the other.

The backup and its key are laid out, synced and checked in `restoring-<time>.new/`. Renaming
that folder to `restoring-<time>/` is the decision. From there on the steps (old files to
`damaged-<time>/`, new files into place) are the same whoever does them, this process or the
next unlock, and none of them can go wrong by being done again.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from storage import backups, batches, platform
from storage.keys import DataKey
from storage.layout import Layout


def put_back(layout: Layout, backup: Path, sealed_key: bytes, key: DataKey) -> Path:
    """Restore `backup`; returns the folder that took the old files, of which none is deleted."""
    time = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    staged = layout.restoring(time + ".new")
    platform.make_folder(staged)
    database = staged / layout.database.name
    platform.make_private_file(database)
    shutil.copyfile(backup, database)
    platform.sync_file(database)
    backups.check(database, key)
    batches.doubt(database, key)
    platform.sync_file(database)
    platform.make_private_file(staged / layout.key.name, sealed_key)
    platform.sync_folder(staged)
    platform.move(staged, layout.restoring(time))
    complete(layout)
    return layout.damaged(time)


def complete(layout: Layout) -> None:
    """Finish the restores that were decided on, and clear away one that was not."""
    for half in layout.folder.glob("restoring-*.new"):
        shutil.rmtree(half)
    for staged in layout.unfinished_restores():
        aside = layout.damaged(staged.name.removeprefix("restoring-"))
        new_database = staged / layout.database.name
        new_key = staged / layout.key.name
        # Once the new file is in place, what stands there is it, and no longer the old one.
        if new_database.exists():
            platform.make_folder(aside)
            for old in layout.store_files():
                if old.exists():
                    platform.move(old, aside / old.name)
            platform.move(new_database, layout.database)
        if new_key.exists():
            platform.move(new_key, layout.key)
        staged.rmdir()
        platform.sync_folder(layout.folder)
