"""A process that does one thing to a store and is killed in the middle; see `examples`.

It dies just before its n-th change: a file made, renamed or removed, or an SQL statement.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from storage import database, migrations
from tests.storage import examples

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.copyfile", "shutil.rmtree"}


class Fate:
    """Counts the changes from `begin` on, and ends the process at the one that was named."""

    def __init__(self, at: int) -> None:
        self._left = at
        self._begun = False
        plain = database.connect

        def connect(*arguments: Any, **options: Any) -> Any:
            connection = plain(*arguments, **options)
            connection.set_trace_callback(self._step)
            return connection

        for module in list(sys.modules.values()):
            if getattr(module, "connect", None) is plain:
                vars(module)["connect"] = connect
        sys.addaudithook(self._audit)

    def begin(self) -> None:
        """Count from here on."""
        self._begun = True

    def _step(self, *_: object) -> None:
        if self._begun:
            self._left -= 1
            if self._left == 0:
                sys.stdout.flush()
                os._exit(9)

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        makes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if event in _CHANGES or makes:
            self._step()


def main() -> None:
    """Run the action that the command line names."""
    action, path, at, *more = sys.argv[1:]
    data_folder = examples.data_folder(Path(path))
    import storage.restore
    import storage.store  # noqa: F401  # so that all is there before the changes count

    fate = Fate(int(at))

    match action:
        case "save":  # forever, telling each id that the store has acknowledged
            store = data_folder.unlock(examples.PASSPHRASE)
            while True:
                interview = examples.make_interview("x" * 3000)
                store.interviews.add(interview)
                sys.stdout.write(interview.id + "\n")
                sys.stdout.flush()
        case "leave_wal":  # as after a power cut
            store = data_folder.unlock(examples.PASSPHRASE)
            for number in range(int(more[0])):
                store.interviews.add(examples.make_interview(f"i {number} " + "x" * 3000))
            os._exit(9)
        case "hold":  # the lock, until killed
            data_folder.unlock(examples.PASSPHRASE)
            sys.stdout.write("held\n")
            sys.stdout.flush()
            sys.stdin.read()
        case "withdraw":
            store = data_folder.unlock(examples.PASSPHRASE)
            fate.begin()
            store.interviews.withdraw(more[0], examples.make_contact())
        case "restore":
            backup = data_folder.newest_good_backup(examples.PASSPHRASE)
            assert backup is not None
            fate.begin()
            data_folder.restore(backup, examples.PASSPHRASE)
        case "create":
            fate.begin()
            data_folder.create(examples.PASSPHRASE).close()
        case "back_up":
            store = data_folder.unlock(examples.PASSPHRASE)
            fate.begin()
            store.back_up()
        case "change_passphrase":
            fate.begin()
            data_folder.change_passphrase(examples.PASSPHRASE, more[0])
        case "migrate":  # to a schema of the next release
            migrations.STEPS = (*migrations.STEPS, examples.next_schema)
            migrations.KNOWN = len(migrations.STEPS)
            fate.begin()
            data_folder.unlock(more[0]).close()
        case _:
            raise SystemExit(f"no such action: {action}")


if __name__ == "__main__":
    main()
