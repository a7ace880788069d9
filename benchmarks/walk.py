"""A whole interview from Home to Home, by taps or by keys, as an interviewer carries it out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from benchmarks.driver import Driver

ENTER = Qt.Key.Key_Return


@dataclass(frozen=True)
class Script:
    """What the citizen of the script answers to VIVE 2020."""

    ratings: tuple[int, ...] = (5, 2, 4, 3, 5, 1, 9)
    notes: tuple[str, ...] = (
        "»Hun tager mig alvorligt.«",
        "Har ventet på en afklaring i over et år.",
        "Planen er lavet i fællesskab.",
        "Møder op, når der er indkaldt.",
        "Kan altid ringe eller skrive.",
        "Det blev ikke sagt.",
        "Har kun været her én gang.",
    )
    group: str = "jka_sickness"
    group_key: str = "c"
    sex: int = 1
    sex_key: str = "k"
    age: str = "34"
    years: str = "1"
    months: str = "6"
    ethnic_background: int = 0
    ethnic_background_key: str = "n"


def walk_by_taps(driver: Driver, script: Script) -> None:
    """Carry out the interview without a keyboard; notes and numbers come as text."""
    driver.tap("new_interview")
    driver.tap("forward")  # yes
    driver.tap("forward")  # the scale
    for rating, note in zip(script.ratings, script.notes, strict=True):
        driver.tap(f"rate_{rating}")
        driver.type(note)
        driver.tap("forward")
    driver.tap(f"option_{script.group}", within="field_group")
    driver.tap(f"option_{script.sex}", within="field_sex")
    for name, digits in (
        ("edit_age_number", script.age),
        ("edit_unemployment_years", script.years),
        ("edit_unemployment_months", script.months),
    ):
        driver.tap_digits(digits)
        if driver.find(name).hasFocus():  # Else it has gone on by itself.
            driver.tap("digit_done")
    driver.tap(f"option_{script.ethnic_background}", within="field_ethnic_background")
    driver.tap("forward")
    driver.tap("forward")  # finish
    driver.tap("done_home")


def walk_by_keys(driver: Driver, script: Script) -> None:
    """Carry out the interview with the keyboard alone."""
    driver.key("n")
    driver.key(ENTER)  # yes
    driver.key(ENTER)  # the scale
    for rating, note in zip(script.ratings, script.notes, strict=True):
        driver.key(str(rating))
        driver.type(note)
        driver.key(ENTER)
    driver.key(script.group_key)
    driver.key(script.sex_key)
    for digits in (script.age, script.years, script.months):
        driver.type(digits)
        driver.key(ENTER)
    driver.key(script.ethnic_background_key)
    driver.key(ENTER)
    driver.key(ENTER)  # finish
    driver.key(ENTER)  # the thanks
