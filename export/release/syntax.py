"""R, Stata and SPSS syntax that loads data.csv and gives it its labels and missing codes.

Each is run from the folder in which it lies, beside data.csv.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from export.release.spss import VALUE_LABEL, VARIABLE_LABEL, missing_of
from export.release.stata import shorten
from export.release.words import (
    CSV_FOLDER,
    DATA,
    LOWEST,
    Speaker,
    all_labels,
    below_zero,
    cut,
    dont_know,
    stata_letters,
)
from interviewer.dataset import Dataset, Variable

R_FILE, STATA_FILE, SPSS_FILE = "load.R", "load.do", "load.sps"


def write_syntax(dataset: Dataset, folder: Path, language: str) -> None:
    """Write load.R, load.do and load.sps into the folder "csv" of `folder`."""
    place = folder / CSV_FOLDER
    place.mkdir(exist_ok=True)
    speaker = Speaker(dataset, language)
    (place / R_FILE).write_bytes(_lines(_r(dataset, speaker)))
    (place / STATA_FILE).write_bytes(_lines(_stata(dataset, speaker)))
    # The mark tells SPSS that the file is UTF-8.
    (place / SPSS_FILE).write_bytes(b"\xef\xbb\xbf" + _lines(_spss(dataset, speaker)))


def _lines(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()


# --- R ----------------------------------------------------------------------------------------

_R_HEAD = f"""\
# Run this from the folder in which it lies: setwd("..."), then source("{R_FILE}").
# It needs base R alone. Where the package haven is installed, the columns are its labelled_spss.
# as_factors(data) gives factors, in which every missing code is NA.
data <- read.csv("{DATA}", colClasses = "integer", na.strings = character(0))
coded <- function(x, label, labels, na_values, na_range) {{
  if (requireNamespace("haven", quietly = TRUE)) {{
    return(haven::labelled_spss(x, labels, na_values, na_range, label))
  }}
  attributes(x) <- list(label = label, labels = labels, na_values = na_values, na_range = na_range)
  x
}}
missing_in <- function(x) {{
  codes <- as.integer(unclass(x))
  range <- attr(x, "na_range")
  below <- if (is.null(range)) rep(FALSE, length(codes)) else codes >= range[1] & codes <= range[2]
  below | codes %in% attr(x, "na_values")
}}
as_factors <- function(data) {{
  data[] <- lapply(data, function(x) {{
    labels <- attr(x, "labels")
    codes <- as.integer(unclass(x))
    codes[missing_in(x)] <- NA
    valid <- labels[!missing_in(structure(unname(labels), na_values = attr(x, "na_values"),
                                          na_range = attr(x, "na_range")))]
    if (length(valid) == 0) codes else factor(codes, levels = valid, labels = names(valid))
  }})
  data
}}"""


def _r(dataset: Dataset, speaker: Speaker) -> Iterable[str]:
    yield _R_HEAD
    for variable in dataset.variables:
        labels = [
            f"{_r_text(speaker.say(words))} = {code}L"
            for code, words in all_labels(variable).items()
        ]
        know = ", ".join(f"{code}L" for code in dont_know(variable))
        low = min(LOWEST, *below_zero(variable)) if below_zero(variable) else None
        yield (
            f"data${variable.name} <- coded(data${variable.name}, "
            + _r_text(speaker.say(variable.label))
            + ","
        )
        yield f"  c({', '.join(labels)})," if labels else "  NULL,"
        yield f"  {f'c({know})' if know else 'NULL'}, " + (
            f"c({low}L, -1L))" if low is not None else "NULL)"
        )


def _r_text(text: str) -> str:
    """A string of R in ASCII, so that it is read alike whatever the machine's encoding."""
    found = []
    for character in text:
        if character in '"\\':
            found.append(f"\\{character}")
        elif " " <= character <= "~":
            found.append(character)
        else:
            found.append(f"\\U{{{ord(character):x}}}")
    return f'"{"".join(found)}"'


# --- Stata --------------------------------------------------------------------------------------


def _stata(dataset: Dataset, speaker: Speaker) -> Iterable[str]:
    yield "* Run this from the folder in which it lies, in Stata 14 or later."
    yield "* Missing codes become extended missing values: -1 is .a, -2 .b and so on, and"
    yield '* "don\'t know" is .z; their labels say which is which.'
    yield "version 14"
    yield f'import delimited using "{DATA}", clear encoding("UTF-8") case(preserve) asdouble'
    yield f"label data {_stata_text(shorten(speaker.say(dataset.title)))}"
    for variable in dataset.variables:
        name = variable.name
        yield f"label variable {name} {_stata_text(shorten(speaker.say(variable.label)))}"
        letters = stata_letters(variable)
        if letters:
            rules = " \\ ".join(f"{code} = .{letter}" for code, letter in letters.items())
            yield f"mvdecode {name}, mv({rules})"
        for code, words in all_labels(variable).items():
            value = f".{letters[code]}" if code in letters else str(code)
            yield f"label define {name} {value} {_stata_text(speaker.say(words))}, add"
        if all_labels(variable):
            yield f"label values {name} {name}"
    yield "compress"


def _stata_text(text: str) -> str:
    """A string of Stata. It has no way to write ` and \" safely there: they become ' and ”."""
    safe = text.replace("`", "'").replace('"', "”").replace("$", "\\$")
    return f'"{safe}"'


# --- SPSS ---------------------------------------------------------------------------------------


def _spss(dataset: Dataset, speaker: Speaker) -> Iterable[str]:
    yield "* Run this from the folder in which it lies (CD 'folder'), in Unicode mode."
    yield f"GET DATA /TYPE=TXT /FILE='{DATA}' /ENCODING='UTF8'"
    yield "  /ARRANGEMENT=DELIMITED /DELIMITERS=',' /QUALIFIER='\"' /FIRSTCASE=2"
    yield "  /VARIABLES="
    widths = {v.name: _width(dataset, v) for v in dataset.variables}
    yield from (f"    {name} F{width}.0" for name, width in widths.items())
    yield "  ."
    yield "VARIABLE LABELS"
    for variable in dataset.variables:
        yield f"  {variable.name} {_spss_text(cut(speaker.say(variable.label), VARIABLE_LABEL))}"
    yield "  ."
    for variable in dataset.variables:
        yield from _spss_codes(variable, speaker)
    for measure in ("nominal", "ordinal", "scale"):
        names = [v.name for v in dataset.variables if v.measure == measure]
        if names:
            yield "VARIABLE LEVEL"
            yield from (f"  {name}" for name in names)
            yield f"  ({measure.upper()})."
    yield "EXECUTE."


def _spss_codes(variable: Variable, speaker: Speaker) -> Iterable[str]:
    labels = all_labels(variable)
    if labels:
        yield f"VALUE LABELS {variable.name}"
        for code, words in labels.items():
            yield f"  {code} {_spss_text(cut(speaker.say(words), VALUE_LABEL))}"
        yield "  ."
    parts = [
        f"{part['lo']} THRU {part['hi']}" if isinstance(part, dict) else str(part)
        for part in missing_of(variable)
    ]
    if parts:
        yield f"MISSING VALUES {variable.name} ({', '.join(parts)})."


def _spss_text(text: str) -> str:
    """A string of SPSS; a long one in parts, for a line of syntax has room for 251 bytes."""
    parts = [text[at : at + 60] for at in range(0, len(text), 60)] or [""]
    return "\n    + ".join("'" + part.replace("'", "''") + "'" for part in parts)


def _width(dataset: Dataset, variable: Variable) -> int:
    values = dataset.columns[variable.name]
    return (
        max((len(str(int(edge))) for edge in (min(values), max(values))), default=1)
        if len(values)
        else 1
    )
