"""Files that are no form, or were made to hurt: each is refused, soon and in few words."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from export.xlsform import Draft, excel, from_xlsform
from interviewer.errors import FormUnreadable, QuestionnaireInvalid
from tests.export.forms import saved, workbook

SURVEY = [["type", "name", "label"], ["text", "q1", "Hvad synes du?"]]
FORM = workbook(survey=SURVEY)
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(content: bytes) -> FormUnreadable:
    """The error with which a file is refused."""
    with pytest.raises(FormUnreadable) as caught:
        from_xlsform(content, "form.xlsx")
    assert str(caught.value).startswith("form.xlsx ")
    assert "Nothing was changed." in str(caught.value)
    return caught.value


def changed(part: str, change: Callable[[bytes], bytes], form: bytes = FORM) -> bytes:
    """A workbook with another content in one of its parts."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(form)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            content = source.read(name)
            made.writestr(name, change(content) if name == part else content)
    return buffer.getvalue()


def packed(**parts: bytes) -> bytes:
    """A zip with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


NO_FORMS = {
    "nothing": (b"", "empty"),
    "blanks": (b" \n", "empty"),
    "csv": (b"type,name,label\ntext,q1,Hvad?\n", "not_excel"),
    "html": (b"<html><table></table></html>", "not_excel"),
    "xls": (OLE + b"\0" * 4096 + "Workbook".encode("utf-16-le"), "old_excel"),
    "password": (OLE + b"\0" * 4096 + "EncryptedPackage".encode("utf-16-le"), "protected"),
    "ods": (packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "other_sheet"),
    "docx": (packed(**{"word/document.xml": b"<document/>"}), "not_excel"),
    "xlsb": (packed(**{"[Content_Types].xml": b"<a/>", "xl/workbook.bin": b"\0"}), "not_excel"),
    "no workbook": (packed(**{"[Content_Types].xml": b"<Types/>"}), "damaged"),
    "half a file": (FORM[: len(FORM) // 2], "damaged"),
    "an end that is cut": (FORM[:-30], "damaged"),
    "a zip of noughts": (b"PK\x03\x04" + b"\0" * 100, "damaged"),
    "other sheets": (workbook(sheet1=[["a"]], sheet2=[["b"]]), "no_survey"),
    "another table": (workbook(Ark1=[["a", "b"], [1, 2]]), "no_survey"),
}


@pytest.mark.parametrize(("content", "reason"), NO_FORMS.values(), ids=NO_FORMS)
def test_what_is_no_form_is_told_apart(content: bytes, reason: str) -> None:
    assert refused(content).reason == reason


def test_a_sheet_that_is_misspelt_is_named() -> None:
    assert "surveys" in str(refused(workbook(surveys=SURVEY, choices=[["list_name"]])))


def test_an_encrypted_part_is_told_as_a_password() -> None:
    content = bytearray(FORM)
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.find(start) + (6 if start == b"PK\x03\x04" else 8)
        content[at] |= 1
    assert refused(bytes(content)).reason == "protected"


def test_a_workbook_in_the_strict_form_is_told() -> None:
    def strict(content: bytes) -> bytes:
        return content.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )

    assert refused(changed("xl/workbook.xml", strict)).reason == "other_sheet"


# --- files that were made to hurt ------------------------------------------------------------


def bomb(size: int) -> bytes:
    """A workbook with a sheet of so many bytes, all blanks."""
    return changed(SHEET, lambda content: content + b" " * size)


def lying(content: bytes, size: int) -> bytes:
    """The same zip, whose directory says that the sheet unpacks to `size` bytes."""
    made = bytearray(content)
    at = made.rfind(SHEET.encode())
    header = made.rfind(b"PK\x01\x02", 0, at)
    made[header + 24 : header + 28] = struct.pack("<I", size)
    return bytes(made)


def with_rows(rows: bytes) -> bytes:
    """A workbook with these rows in its sheet."""
    return changed(
        SHEET,
        lambda _: f"<worksheet {MAIN}><sheetData>".encode() + rows + b"</sheetData></worksheet>",
    )


def entities(_: bytes) -> bytes:
    """A sheet whose one cell unpacks to a billion letters."""
    lots = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "lol">' for n in range(10)
    )
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row>'
    return (
        f'<?xml version="1.0"?><!DOCTYPE worksheet [{lots}]>'
        f"<worksheet {MAIN}><sheetData>{cell}</sheetData></worksheet>"
    ).encode()


def deep(_: bytes) -> bytes:
    """A sheet of elements within one another."""
    inner = "<a>" * 50_000 + "</a>" * 50_000
    return f"<worksheet {MAIN}>{inner}</worksheet>".encode()


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (lambda: bomb(200_000_000), "too_large"),
    "zip bomb that lies": (lambda: lying(bomb(20_000_000), 1_000), "damaged"),
    "100 MB": (lambda: b"PK\x03\x04" + b"\0" * 100_000_000, "too_large"),
    "a row beyond all sheets": (
        lambda: with_rows(b'<row r="99999999999999"><c r="A1"><v>1</v></c></row>'),
        "damaged",
    ),
    "a column beyond all sheets": (
        lambda: with_rows(b'<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>'),
        "damaged",
    ),
    "the last column": (
        lambda: with_rows(b'<row r="1"><c r="XFD1"><v>1</v></c></row>'),
        "too_large",
    ),
    "the last row": (
        lambda: with_rows(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
        "too_large",
    ),
    "billion laughs": (lambda: changed(SHEET, entities), "damaged"),
    "a document type": (
        lambda: changed("xl/styles.xml", lambda content: b"<!DOCTYPE a><a/>" + content),
        "damaged",
    ),
    "deep": (lambda: changed(SHEET, deep), "too_large"),
    "many parts": (lambda: packed(**{f"part{n}": b"" for n in range(2_000)}), "too_large"),
}


@pytest.mark.parametrize(("make", "reason"), HARMFUL.values(), ids=HARMFUL)
def test_a_file_that_was_made_to_hurt_takes_little(make: Callable[[], bytes], reason: str) -> None:
    content = make()
    tracemalloc.start()
    try:
        assert refused(content).reason == reason
        assert tracemalloc.get_traced_memory()[1] < 150_000_000
    finally:
        tracemalloc.stop()


def test_cells_with_a_look_and_nothing_in_them_have_an_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(excel, "SHEET_ELEMENTS", 50_000)
    row = b"<row>" + b'<c s="1"/>' * 20 + b"</row>"
    assert refused(with_rows(row * 3_000)).reason == "too_large"


def test_one_long_text_in_many_cells_is_not_copied_a_million_times() -> None:
    cells = b'<c t="s"><v>0</v></c>' * 400
    rows = b"".join(b'<row r="%d">%s</row>' % (row, cells) for row in range(1, 2_000))
    text = f"<sst {MAIN}><si><t>{'a' * 30_000}</t></si></sst>".encode()
    form = changed("xl/sharedStrings.xml", lambda _: text, with_rows(rows))
    assert refused(form).reason == "too_large"


def test_blank_rows_and_cells_with_a_look_do_no_harm() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "survey"
    for row in SURVEY:
        sheet.append(row)
    for number in range(3, 2_000):
        sheet.cell(number, 1).number_format = "0.00"
    sheet.cell(30, 9).value = "  "
    assert len(from_xlsform(saved(book), "form.xlsx").files["questionnaire.toml"]["questions"]) == 1


def test_the_limits_leave_room_for_a_large_form() -> None:
    rows = [["integer", f"q{n}", f"Spørgsmål {n}"] for n in range(5_000)]
    draft = from_xlsform(workbook(survey=[SURVEY[0], *rows]), "large.xlsx")
    assert len(draft.files["questionnaire.toml"]["questions"]) == 5_000
    assert refused(workbook(survey=[SURVEY[0], *rows, *rows, *rows])).reason == "too_large"


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_file_is_refused_or_read(data: st.DataObject) -> None:
    """Whatever is wrong with the bytes, it is one of our own errors."""
    content = bytearray(FORM)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(len(content) // 2, len(content)))
    _read(bytes(content[: end if data.draw(st.booleans()) else None]))


_BITS = st.sampled_from(
    ['r="A1"', 't="s"', 't="d"', 't="b"', 't="e"', 't="n"', 's="99"', "<v>", "</v>", "<f>", "<is>",
     "<c ", "/>", "</c>", "<row>", "</row>", "-1", "1e999", "x", "&#0;", "&amp;", "<t>", "99999999"]
)  # fmt: skip


@settings(max_examples=150)
@given(
    st.sampled_from(["sheetData", "dimension", "c r", "row", "Override", "sheet ", "xf"]), st.data()
)
def test_a_part_with_nonsense_in_it_is_refused_or_read(mark: str, data: st.DataObject) -> None:
    """The same inside the parts, where the zip is in order."""
    bits = "".join(data.draw(st.lists(_BITS, min_size=1, max_size=6)))
    parts = ["[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml", SHEET]
    part = data.draw(st.sampled_from(parts))
    at = data.draw(st.integers(-5, 40))

    def nonsense(content: bytes) -> bytes:
        place = max(content.find(mark.encode()) + at, 0)
        return content[:place] + bits.encode() + content[place + len(bits) // 2 :]

    _read(changed(part, nonsense))


def _read(content: bytes) -> Draft | None:
    try:
        return from_xlsform(content, "form.xlsx")
    except (FormUnreadable, QuestionnaireInvalid):
        return None


def test_other_sheets_may_hold_anything() -> None:
    form = workbook(survey=SURVEY, data=[[1, 2, 3]] * 20_000)
    draft = from_xlsform(form, "form.xlsx")
    assert [remark.place for remark in draft.remarks if remark.place.startswith("sheet")] == [
        'sheet "data"'
    ]
    assert excel.ROWS < 20_000
