"""Plays a whole season with real files, by the commands a lead and eight interviewers would use.

    python tools/season.py FOLDER      leaves everything there, to be looked at

A study is signed and handed out, devices are enrolled and filled with made-up interviews, batches
come in any order, some twice, one forged, one damaged, one not at all; conflicts are resolved, an
interview is voided, one corrected, one withdrawn; three releases are written.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # As a script, not as a module of the tests.
    sys.path.insert(0, str(ROOT))

from click.testing import CliRunner  # noqa: E402

from interviewer.interview import Answer, Interview, Status  # noqa: E402
from interviewer.receipt import receipt_code  # noqa: E402
from main import cli  # noqa: E402
from storage import DataFolder  # noqa: E402

DEVICES = 8
INTERVIEWS = 405
PASSPHRASE = "waiting room with seven chairs"
STUDY = "vive-2020"


class Refused(Exception):
    """A command ended with another code than it was to."""


@dataclass
class Season:
    """What was played, and what each step said."""

    folder: Path
    interviews: int = INTERVIEWS
    devices: int = DEVICES
    say: Callable[[str], None] = lambda _line: None
    said: dict[str, Any] = field(default_factory=dict)

    def run(self, place: str, *words: str | Path, code: int = 0) -> str:
        """A command in the data folder of `place`; what it printed."""
        secret = self.folder / "passphrase.txt"
        secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
        data = ["--data", str(self.folder / place)]
        own = () if words[0] == "study" and words[1] == "show" else ("--passphrase-file", secret)
        line = [*data, *map(str, words), *map(str, own)]
        done = CliRunner().invoke(cli, line, catch_exceptions=False)
        shown = " ".join(Path(w).name if isinstance(w, Path) else w for w in words)
        self.say(f"$ {place}: {shown}")
        if done.exit_code != code:
            raise Refused(f"{shown}: {done.exit_code}\n{done.output}")
        return done.stdout

    def json(self, place: str, *words: str | Path) -> dict[str, Any]:
        """The same with --json, read."""
        found: dict[str, Any] = json.loads(self.run(place, *words, "--json"))
        return found

    def device(self, number: int) -> str:
        """The data folder of a device."""
        return f"device-{number}"

    # --- the season ---------------------------------------------------------------------------

    def set_up(self) -> None:
        """The lead makes a key, leads the bundled study, and signs it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.said["key"] = self.json("lead", "study", "key")
        self.run("lead", "study", "recovery-sheet", "--out", self.folder / "recovery.pdf")
        self.run("lead", "study", "lead", STUDY)
        handed = self.folder / "handed-out.study"
        self.said["handed_out"] = self.json("lead", "study", "hand-out", "--out", handed)

    def enrol(self) -> None:
        """Every device opens the study file, compares the fingerprint, and is taken in."""
        fingerprint = self.said["key"]["fingerprint"]
        for number in range(1, self.devices + 1):
            opened = self.json(
                self.device(number),
                "enrol",
                "open",
                self.folder / "handed-out.study",
                "--fingerprint",
                fingerprint,
            )
            name = f"Tablet {number}"
            self.run("lead", "enrol", "add", opened["enrolment"], "--name", name)

    def interview(self) -> None:
        """Made-up interviews on every device, which leave in one batch each; of two in two."""
        share, rest = divmod(self.interviews, self.devices)
        for number in range(1, self.devices + 1):
            count = str(share + (number <= rest))
            self.run(self.device(number), "demo", "--interviews", count, "--seed", str(number))
            self.export(number)

    def export(self, number: int, *more: str) -> Path:
        """The next batch of a device."""
        place = self.folder / "batches"
        place.mkdir(exist_ok=True)
        made = len(list(place.glob(f"device-{number}-*")))
        path = place / f"device-{number}-{made + 1}.batch"
        self.run(self.device(number), "export", "--out", path, *more)
        return path

    def trouble(self) -> None:
        """One forged, one damaged, some twice; and one that does not arrive."""
        batches = self.folder / "batches"
        self.run("forger", "enrol", "open", self.folder / "handed-out.study", "--fingerprint",
                 self.said["key"]["fingerprint"])  # fmt: skip
        self.run("forger", "demo", "--interviews", "20", "--seed", "99")
        self.run("forger", "export", "--out", batches / "forged.batch")
        again = self.export(1, "--since", "2000-01-01")
        third = self.export(2, "--since", "2000-01-01")
        damaged = bytearray(third.read_bytes())
        damaged[len(damaged) // 2] ^= 0x10
        (batches / "damaged.batch").write_bytes(bytes(damaged))
        third.unlink()
        shutil.copy(again, batches / "the-same-again.batch")
        late = self.folder / "late"
        late.mkdir(exist_ok=True)
        # The first batch of device 3 stays in a pocket; its second one tells of it.
        (batches / "device-3-1.batch").rename(late / "device-3-1.batch")
        self.export(3, "--since", "2000-01-01")

    def conflict(self) -> None:
        """Device 4 is copied with all it holds, and the same answer is changed on both."""
        copy = self.folder / "device-4-copy"
        shutil.copytree(self.folder / self.device(4), copy)
        batches = self.folder / "batches"
        for place, code, name in (
            (self.device(4), 1, "device-4-2.batch"),
            (copy.name, 5, "device-4-copy.batch"),
        ):
            self._change(place, code)
            self.run(place, "export", "--out", batches / name)

    def _change(self, place: str, code: int) -> None:
        """The first rating of the first finished interview, as after "open again"."""
        folder = DataFolder(self.folder / place)
        store = folder.unlock(PASSPHRASE)
        try:
            found = (each for each in store.interviews.to_export(None, again=True))
            interview = min(
                (i for i in found if isinstance(i, Interview) and i.status is Status.FINISHED),
                key=lambda each: each.id,
            )
            first = next(name for name in sorted(interview.answers) if name.startswith("q"))
            answers = {**interview.answers, first: Answer(code)}
            again = replace(interview, answers=answers, revision=interview.revision + 1)
            store.interviews.save(again)
        finally:
            store.close()
            folder.release()

    def decide(self) -> None:
        """Every conflict is resolved; one interview voided, one corrected, one withdrawn."""
        for each in self.json("lead", "review", "conflicts")["conflicts"]:
            chosen = each["variants"][0]["digest"]
            self.run("lead", "review", "resolve", each["interview"], chosen, "--reason", "asked")
        ids = self.finished_on(5)
        self.run("lead", "review", "void", ids[0], "--reason", "the interviewer was on trial")
        self.run("lead", "review", "correct", ids[1], "sex", "1", "--reason", "keyed wrongly")
        self.run("lead", "review", "withdraw", receipt_code(ids[2]))

    def finished_on(self, number: int) -> list[str]:
        """The ids of a device's finished interviews, in order."""
        folder = DataFolder(self.folder / self.device(number))
        store = folder.unlock(PASSPHRASE)
        try:
            found = store.interviews.to_export(None, again=True)
            return sorted(
                each.id
                for each in found
                if isinstance(each, Interview) and each.status is Status.FINISHED
            )
        finally:
            store.close()
            folder.release()

    def merge(self, order: int = 0) -> dict[str, Any]:
        """All that has come, in some order, one part after the other."""
        files = sorted((self.folder / "batches").iterdir())
        random.Random(order).shuffle(files)
        half = len(files) // 2
        first = self.json("lead", "merge", *files[:half])
        second = self.json("lead", "merge", *files[half:], files[0])
        self.said["merges"] = [first, second]
        return second

    def look(self) -> dict[str, Any]:
        """The fieldwork at a glance."""
        self.said["status"] = self.json("lead", "status")
        found: dict[str, Any] = self.said["status"]
        return found

    def release(self, profile: str, *more: str) -> dict[str, Any]:
        """Write a release of a profile in every format."""
        out = self.folder / f"release-{profile}"
        return self.json("lead", "release", "--profile", profile, "--out", out, *more)


def play(folder: Path, say: Callable[[str], None], interviews: int = INTERVIEWS) -> Season:
    """The whole season in a folder that is not there yet."""
    season = Season(folder, interviews, say=say)
    season.set_up()
    season.enrol()
    season.interview()
    season.trouble()
    season.conflict()
    season.merge()
    season.decide()
    season.look()
    for profile in ("project", "research", "public"):
        season.said[profile] = season.release(profile)
    return season


def main(words: Sequence[str]) -> int:
    """Play it in the folder named."""
    if len(words) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    season = play(Path(words[0]), lambda line: print(line, flush=True))
    sys.stdout.write(season.run("lead", "status"))
    sys.stdout.write(season.run("lead", "check"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
