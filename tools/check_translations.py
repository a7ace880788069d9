"""Checks that every text of the app is translated; --update collects new texts into the file.

English is the source language and stands in the code, so Danish is the only translation to check.
The file in resources is never touched by the check: it works on a copy.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DANISH = ROOT / "resources" / "translations" / "da.ts"
MARKS = re.compile(r"\b(?:tr|trUtf8|translate|QT_TR_NOOP\w*|QT_TRANSLATE_NOOP\w*)\(")
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%L?\d|%n")
NO_CONTEXT = "outside a class: use QCoreApplication.translate(context, text)"


def sources() -> list[Path]:
    """The files with texts to translate: all of ui, and whatever else marks a text."""
    found = [ROOT / "main.py"]
    for package in ("interviewer", "ui", "storage", "export", "resources"):
        found += sorted((ROOT / package).rglob("*.py"))
    return [
        path
        for path in found
        if path.exists()
        and (path.is_relative_to(ROOT / "ui") or MARKS.search(path.read_text(encoding="utf-8")))
    ]


def lupdate(files: list[Path], target: Path, *options: str) -> None:
    """Merge the texts of `files` into `target`; ends the program if lupdate cannot read one."""
    import PySide6

    name = "lupdate.exe" if sys.platform == "win32" else "lupdate"
    program = Path(PySide6.__file__).parent / name
    command = [str(program), "-silent", *options, *map(str, files), "-ts", str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    complaints = (done.stdout + done.stderr).strip()
    if done.returncode or complaints:
        sys.exit(f"{complaints}\nlupdate could not read every text (see above).")


def messages(path: Path) -> Iterator[tuple[str, ET.Element]]:
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def key(context: str, message: ET.Element) -> tuple[str, str, str]:
    return context, message.findtext("source", ""), message.findtext("comment", "")


def place(message: ET.Element, source: str, copy: Path) -> str:
    """Where the text stands: in the code, or in the translation if the code no longer has it."""
    location = message.find("location")
    if location is not None:
        path = (copy.parent / location.get("filename", "")).resolve()
        path = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        return f"{path.as_posix()}:{location.get('line', '?')}"
    first = source.splitlines()[0] if source else ""
    escaped = first.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    lines = DANISH.read_text(encoding="utf-8").replace("&apos;", "'").replace("&quot;", '"')
    for number, line in enumerate(lines.splitlines(), start=1):
        if f"<source>{escaped}" in line:
            return f"{DANISH.relative_to(ROOT).as_posix()}:{number}"
    return DANISH.relative_to(ROOT).as_posix()


def fault(message: ET.Element, source: str, *, known: bool) -> str:
    """What is wrong with one message, or nothing."""
    translation = message.find("translation")
    if translation is None or not known:
        return "missing"
    state = translation.get("type", "")
    if state in ("vanished", "obsolete"):
        return "no longer in the code"
    if state:
        return state
    forms = [form.text or "" for form in translation.iter("numerusform")]
    for text in forms or [translation.text or ""]:
        if not text.strip():
            return "empty"
        if set(PLACEHOLDER.findall(source)) - {"%n"} != set(PLACEHOLDER.findall(text)) - {"%n"}:
            return "has other placeholders than its source"
    return ""


def faults() -> list[str]:
    known = {key(context, message) for context, message in messages(DANISH)}
    found = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / DANISH.name
        shutil.copyfile(DANISH, copy)
        lupdate(sources(), copy, "-locations", "absolute")
        for context, message in messages(copy):
            identity = key(context, message)
            source = identity[1]
            wrong = fault(message, source, known=identity in known) if context else NO_CONTEXT
            if wrong:
                found.append(f"{place(message, source, copy)}: {wrong}: [{context}] {source!r}")
    return sorted(found)


def main() -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A text may hold a letter that the terminal of a build server cannot show.
        sys.stdout.reconfigure(errors="replace")
    if "--update" in sys.argv[1:]:
        DANISH.parent.mkdir(parents=True, exist_ok=True)
        # Without line numbers, so that the file changes only where a text does.
        lupdate(sources(), DANISH, "-locations", "none", "-no-obsolete", "-target-language", "da")
        print(f"Collected the texts into {DANISH.relative_to(ROOT).as_posix()}.")
    elif not DANISH.exists():
        print("No translations yet (make translations starts the file): nothing to check.")
    elif found := faults():
        print("\n".join(found), flush=True)
        sys.exit(f"{len(found)} texts need a look: run make translations, then translate them.")
    else:
        count = sum(1 for _ in messages(DANISH))
        print(f"All {count} texts are translated into Danish.")


if __name__ == "__main__":
    main()
