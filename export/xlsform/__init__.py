"""Questionnaires as XLSForms, the Excel forms of ODK and KoboToolbox, and back.

`to_xlsform` writes a workbook that is a working ODK form; what ODK has no place for stands in
columns whose names begin with `app_` and in a sheet "interviewer", which ODK passes over. So the
same workbook, read again, is the same questionnaire. `from_xlsform` reads such a workbook, edited
or not, and any other form: the sheets "survey" and "choices" decide, the rest only adds. What
cannot be carried over either way is named in a `Remark`, item by item.
"""

from export.xlsform.reading import Draft, from_xlsform
from export.xlsform.remark import Remark
from export.xlsform.writing import to_xlsform

__all__ = ["Draft", "Remark", "from_xlsform", "to_xlsform"]
