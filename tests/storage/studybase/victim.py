"""A process that merges and is killed at its n-th statement; see `test_faults`.

With 0 it goes to the end, and prints how many statements that took.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from tests.storage.studybase import examples


def main() -> None:
    """Merge, withdraw or undo, as the command line says."""
    action, path, at = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    count = 0
    base = examples.bases(path).open(examples.STUDY)
    connection: Any = base._file._connection

    def step(*_: object) -> None:
        nonlocal count
        count += 1
        if count == at:
            os._exit(9)

    connection.set_trace_callback(step)
    # Small memory for pages, so that some of the transaction is in the file when the kill comes.
    connection.execute("PRAGMA cache_size = 10")
    match action:
        case "merge":
            examples.merge(base, *examples.many(4, 300, seed=2))
        case "undo":
            base.undo_merge(1)
        case "withdraw":
            base.withdraw(examples.an_id(1))
        case _:
            raise SystemExit(f"no such action: {action}")
    sys.stdout.write(f"{count}\n")


if __name__ == "__main__":
    main()
