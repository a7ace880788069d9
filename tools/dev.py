"""Sets the project up and runs, tests and maintains it: the one place behind make and CI.

Uses the standard library alone, since it runs before anything is installed, on Linux, macOS and
Windows. Everything it installs goes to .venv; only system packages that Qt needs on Linux go
elsewhere, and only where apt-get may be used without asking for a password.
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "installed.txt"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
REQUIREMENTS = ROOT / "requirements"
TRANSLATIONS = ROOT / "resources" / "translations"

PACKAGES = ["interviewer", "ui", "storage", "export", "analysis", "resources", "commands"]
CHECKED = [*PACKAGES, "main.py", "tests", "tools", "benchmarks"]

LIMIT_SECONDS = 240
LIMIT_PYTEST_SECONDS = 480

QT_PACKAGES = [
    "libegl1",
    "libgl1",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon0",
    "libglib2.0-0",
]
QT_SCREEN_PACKAGES = {
    "xcb": [
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
        "libxkbcommon-x11-0",
    ],
    "wayland": ["libwayland-client0", "libwayland-cursor0", "libwayland-egl1"],
}
# Loads QtWidgets and then each platform plugin named, without opening a window.
QT_PROBE = """
import ctypes, pathlib, sys
import PySide6
from PySide6 import QtWidgets
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
for name in sys.argv[1:]:
    ctypes.CDLL(str(plugins / f"libq{name}.so"))
"""


if TYPE_CHECKING:  # an older Python must get as far as the message that it is too old
    Command = Sequence[str | Path]
    Steps = dict[str, tuple[Command, float]]


class Stop(Exception):
    """Ends the command with a message that says what to do next."""


def say(text: str) -> None:
    print(text, flush=True)


def call(command: Command, *, cwd: Path = ROOT) -> bool:
    """Run a command whose output belongs on the screen; True if it succeeded."""
    return subprocess.run([str(part) for part in command], cwd=cwd, check=False).returncode == 0


def demand(command: Command, trouble: str) -> None:
    if not call(command):
        raise Stop(trouble)


# ------------------------------------------------------------------ Python and packages


def wanted_stamp(kind: str) -> str:
    """What the environment holds when `kind` ('run' or 'dev') is installed."""
    digest = hashlib.sha256()
    for lock in (f"{kind}.txt", "uv.txt"):
        # Line ends differ between checkouts; the locked packages do not.
        digest.update((REQUIREMENTS / lock).read_bytes().replace(b"\r\n", b"\n"))
    return f"{kind} {sys.version_info.major}.{sys.version_info.minor} {digest.hexdigest()}\n"


def read_stamp() -> str:
    return STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""


def make_venv() -> None:
    """Create .venv, or replace one whose Python is another version or gone."""
    if PYTHON.exists():
        probe = subprocess.run(
            [str(PYTHON), "-c", "import sys; print(*sys.version_info[:2], sep='.')"],
            capture_output=True,
            text=True,
            check=False,
        )
        if probe.stdout.strip() == f"{sys.version_info.major}.{sys.version_info.minor}":
            return
        say("Replacing .venv: it was made with another Python.")
    else:
        say("Creating .venv ...")
    if VENV.exists():
        shutil.rmtree(VENV)
    if sys.platform == "linux" and not call([sys.executable, "-c", "import ensurepip"]):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        apt_install([f"python{version}-venv"], "Python cannot make virtual environments here.")
    demand([sys.executable, "-m", "venv", VENV], "Python could not create .venv (see above).")


def install(kind: str) -> None:
    """Bring .venv to what the lock says: with uv, else with pip; both check every hash."""
    lock = REQUIREMENTS / f"{kind}.txt"
    pip: Command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    pip = [*pip, "install", "-qq", "--require-hashes"]
    uv: Command = [PYTHON, "-m", "uv", "pip", "sync", "--python", PYTHON, "--quiet"]
    uv = [*uv, "--require-hashes", "--compile-bytecode"]
    if sys.platform != "linux" or ssl.get_default_verify_paths().cafile:
        uv = [*uv, "--system-certs"]  # as pip does: a workplace may have certificates of its own
    say(f"Installing the packages of requirements/{kind}.txt (the first time takes a while) ...")
    STAMP.unlink(missing_ok=True)
    done = call([*pip, "-r", REQUIREMENTS / "uv.txt"]) and call([*uv, lock])
    if not done:
        say("uv did not succeed; trying pip, which takes a little longer ...")
        demand(
            [*pip, "--compile", "-r", lock],
            "The packages could not be installed (see above). Is there a network?\n"
            "Nothing else was changed; run the same command again to go on.",
        )


def set_up(*, dev: bool = False, screen: str = "") -> None:
    """Make .venv fit for running (and with `dev` for testing); quick if it already is."""
    stamp = read_stamp()
    if dev or stamp != wanted_stamp("run"):
        # An environment with the development packages keeps them.
        kind = "dev" if dev or stamp.startswith("dev ") else "run"
        if stamp != wanted_stamp(kind) or not PYTHON.exists():
            make_venv()
            install(kind)
            STAMP.write_text(wanted_stamp(kind), encoding="utf-8")
    if sys.platform == "linux":
        ensure_qt_libraries(screen)
    compile_translations()
    for name in PACKAGES:
        if (ROOT / name).is_dir():
            compileall.compile_dir(ROOT / name, quiet=2)


# ------------------------------------------------------------------ what Qt needs from Linux


def qt_trouble(plugins: Sequence[str]) -> str:
    """What keeps Qt from starting, or nothing."""
    probe = subprocess.run(
        [str(PYTHON), "-c", QT_PROBE, *plugins], capture_output=True, text=True, check=False
    )
    return "" if probe.returncode == 0 else probe.stderr.strip().splitlines()[-1]


def ensure_qt_libraries(screen: str) -> None:
    plugins = ["offscreen", *([screen] if screen else [])]
    trouble = qt_trouble(plugins)
    if not trouble:
        return
    packages = QT_PACKAGES + QT_SCREEN_PACKAGES.get(screen, [])
    apt_install(packages, f"Qt misses a system library: {trouble}")
    trouble = qt_trouble(plugins)
    if trouble:
        raise Stop(f"Qt still does not start: {trouble}")


def apt_install(packages: Sequence[str], why: str) -> None:
    """Install system packages where that may be done unasked; else say how to."""
    become: list[str] = []
    if sys.platform != "win32" and os.geteuid() != 0:
        become = ["sudo", "-n"]
    may = shutil.which("apt-get") and (
        not become
        or (
            shutil.which("sudo")
            and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode
            == 0
        )
    )
    if may:
        say(f"{why}\nInstalling system packages: {' '.join(packages)}")
        apt = [*become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        call([*apt, "update"])
        if call([*apt, "install", "-y", "--no-install-recommends", *packages]):
            return
    raise Stop(
        f"{why}\nPlease install these system packages and run the same command again:\n"
        f"  sudo apt-get update && sudo apt-get install {' '.join(packages)}\n"
        "(These are the names in Debian and Ubuntu; elsewhere they are called much the same.)"
    )


def platform_of_screen() -> str | None:
    """The Qt platform plugin that will draw the window; '' if none is needed, None if no screen."""
    if sys.platform != "linux":
        return ""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if chosen:
        return chosen if chosen in QT_SCREEN_PACKAGES else ""
    if os.environ.get("DISPLAY"):
        return "xcb"
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else None


# ------------------------------------------------------------------ translations


def compile_translations() -> None:
    """Compile each .ts into the .qm that Qt reads, where the .ts is newer."""
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        partial = source.with_suffix(".partial.qm")
        demand(
            [BIN / "pyside6-lrelease", "-silent", source, "-qm", partial],
            f"{source.relative_to(ROOT)} could not be compiled (see above).",
        )
        partial.replace(compiled)


# ------------------------------------------------------------------ the commands


def run(rest: list[str]) -> None:
    screen = platform_of_screen()
    set_up(screen=screen or "")
    # A first word is a command of main.py, which may well do without a window.
    windowless = bool(rest) and (not rest[0].startswith("-") or bool({"--help"} & set(rest)))
    if screen is None and not windowless:
        raise Stop(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window"
            " can open.\nEverything is set up; with a desktop session `make run` opens the app.\n"
            "To try it on a screen that exists only in memory:\n"
            "  apt-get install xvfb xauth openbox\n"
            "  xvfb-run -a make run"
        )
    command = [str(PYTHON), str(ROOT / "main.py"), *rest]
    if sys.platform == "win32":
        raise SystemExit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def limited(command: Command, seconds: float) -> str:
    """Run one step of the checks; what went wrong, or nothing."""
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # so that a step that hangs goes with its workers
    )
    try:
        code = process.wait(timeout=seconds)
    except BaseException as reason:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if isinstance(reason, subprocess.TimeoutExpired):
            return f"stopped after {seconds:.0f} s"
        raise
    return f"exit code {code}" if code else ""


def existing(names: Sequence[str]) -> list[str]:
    return [name for name in names if (ROOT / name).exists()]


def check(steps: Steps) -> None:
    """Run every step, whatever became of those before it, and sum up at the end."""
    began = time.monotonic()
    failures: dict[str, str] = {}
    for name, (command, seconds) in steps.items():
        say(f"\n== {name}")
        trouble = limited(command, seconds)
        if trouble:
            failures[name] = trouble
    took = f"{time.monotonic() - began:.0f} s"
    if failures:
        lines = [f"  {name}: {trouble}" for name, trouble in failures.items()]
        raise Stop("\n".join([f"\nFAILED, {len(failures)} of {len(steps)} ({took}):", *lines]))
    say(f"\nAll well: {', '.join(steps)} ({took}).")


def lint_steps() -> Steps:
    translations = ROOT / "tools" / "check_translations.py"
    return {
        "ruff check": ([BIN / "ruff", "check"], LIMIT_SECONDS),
        "ruff format": ([BIN / "ruff", "format", "--check"], LIMIT_SECONDS),
        "mypy": ([BIN / "mypy", *existing(CHECKED)], LIMIT_SECONDS),
        "lint-imports": ([BIN / "lint-imports", "--no-logo"], LIMIT_SECONDS),
        "translations": ([PYTHON, translations], LIMIT_SECONDS),
    }


def test(rest: list[str]) -> None:
    set_up(dev=True)
    pytest: Command = [PYTHON, "-m", "pytest", "-n", "2", *rest]
    check({**lint_steps(), "pytest": (pytest, LIMIT_PYTEST_SECONDS)})


def lint(_rest: list[str]) -> None:
    set_up(dev=True)
    check(lint_steps())


def reformat(_rest: list[str]) -> None:
    set_up(dev=True)
    call([BIN / "ruff", "check", "--fix"])
    demand([BIN / "ruff", "format"], "ruff could not format everything (see above).")


def lock(rest: list[str]) -> None:
    """Write the lock files anew: no index, no path, nothing of this machine in them."""
    set_up(dev=True)
    form = ["--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
    form += ["--no-header", "--no-emit-index-url", "--no-emit-find-links", *rest]
    compiler: Command = [PYTHON, "-m", "uv", "pip", "compile", *form]
    trouble = "The lock files could not be written (see above)."
    # Relative paths, since uv writes down the names it was given.
    dev = ["--extra", "lead", "--extra", "dev", "-o", "requirements/dev.txt"]
    demand([*compiler, "pyproject.toml", *dev], trouble)
    runtime = ["--extra", "lead", "-c", "requirements/dev.txt", "-o", "requirements/run.txt"]
    demand([*compiler, "pyproject.toml", *runtime], trouble)
    subprocess.run(
        [*map(str, compiler), "--no-annotate", "-", "-o", "requirements/uv.txt"],
        cwd=ROOT,
        input="uv\n",
        text=True,
        check=True,
    )
    for path in sorted(REQUIREMENTS.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if re.search(r"://|file:|--index|--find-links|(^|\s)(/|[A-Za-z]:[\\/])", line):
                raise Stop(f"{path.name}:{number} names a host or a path: {line.strip()}")
    say("requirements/*.txt are written, and name no host and no path.")


def screenshots(rest: list[str]) -> None:
    set_up(dev=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    demand([PYTHON, ROOT / "tools" / "screenshots.py", *rest], "No screenshots were taken.")


def benchmarks(rest: list[str]) -> None:
    set_up(dev=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    demand([PYTHON, "-m", "benchmarks", *rest], "The benchmarks did not finish.")


def translations(_rest: list[str]) -> None:
    set_up(dev=True)
    updater = ROOT / "tools" / "check_translations.py"
    demand([PYTHON, updater, "--update"], "The translations were not updated.")
    compile_translations()


def clean(rest: list[str]) -> None:
    """Remove what was made: caches and compiled files, with --all also .venv."""
    caches = [".mypy_cache", ".pytest_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis"]
    made = [ROOT / name for name in caches]
    for name in existing(CHECKED):
        made += (ROOT / name).rglob("__pycache__")
    made += [ROOT / "__pycache__", *TRANSLATIONS.glob("*.qm")]
    if "--all" in rest:
        made.append(VENV)
    for path in made:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def setup(rest: list[str]) -> None:
    set_up(dev="--dev" in rest, screen=platform_of_screen() or "")
    say("Everything is set up.")


COMMANDS = {
    "setup": (setup, "prepare .venv; --dev also what the tests need"),
    "run": (run, "set up and open the app; what follows goes to main.py"),
    "test": (test, "set up and run all checks and tests; what follows goes to pytest"),
    "lint": (lint, "the checks without the tests"),
    "format": (reformat, "format the code and mend what can be mended"),
    "lock": (lock, "write requirements/*.txt anew; --upgrade takes newer versions"),
    "screenshots": (screenshots, "take pictures of the screens"),
    "benchmarks": (benchmarks, "measure"),
    "translations": (translations, "collect the texts into resources/translations"),
    "clean": (clean, "remove what was made; --all also .venv"),
}


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 (the reader may well have an older one)
        found = ".".join(map(str, sys.version_info[:2]))
        raise Stop(
            f"This needs Python 3.11 or newer, and this is {found}. Name another one:\n"
            "  make run PYTHON=python3.12   (or: python3.12 tools/dev.py run)"
        )
    parser = argparse.ArgumentParser(
        prog="tools/dev.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Commands:\n"
        + "\n".join(f"  {name:13}{text}" for name, (_, text) in COMMANDS.items()),
    )
    parser.add_argument("command", choices=COMMANDS, metavar="command")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="passed on")
    options = parser.parse_args()
    COMMANDS[options.command][0](options.rest)


if __name__ == "__main__":
    try:
        main()
    except Stop as stop:
        say(str(stop))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
