"""Which numbers of a workbook are dates, and which dates they are."""

import re
from datetime import date, datetime
from xml.etree.ElementTree import Element

_BUILT_IN = frozenset(map(str, (*range(14, 18), 22, *range(27, 37), *range(50, 59))))
"""The numbers of date formats that a workbook does not spell out (ECMA-376, 18.8.30)."""
_MONTH_AND_YEAR = "17"
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def date_styles(styles: Element) -> dict[int, bool]:
    """Whether only a month is shown, by the number of each cell style that shows a date."""
    own: dict[str, str] = {}
    dates: dict[int, bool] = {}
    for node in styles:
        tag = node.tag.rpartition("}")[2]
        if tag == "numFmts":
            own |= {form.get("numFmtId", ""): form.get("formatCode", "") for form in node}
        elif tag == "cellXfs":
            for number, style in enumerate(node):
                code = own.get(style.get("numFmtId", "0"), style.get("numFmtId", "0"))
                if code in _BUILT_IN or (not code.isdigit() and _shows_date(code)):
                    dates[number] = code == _MONTH_AND_YEAR or _shows_month(code)
    return dates


def moment_of(serial: float, *, from_1904: bool) -> datetime | None:
    """The moment that a serial number means; None where it is none. Workbooks know no zones."""
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    try:
        moment = from_excel(serial, MAC_EPOCH if from_1904 else WINDOWS_EPOCH)
    except (ValueError, OverflowError, TypeError):
        return None
    if isinstance(moment, datetime):
        return moment
    if isinstance(moment, date):
        return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - see above
    return None


def _shows_date(code: str) -> bool:
    return bool(re.search(r"[yd]", _LITERAL.sub("", code), re.IGNORECASE))


def _shows_month(code: str) -> bool:
    shown = _LITERAL.sub("", code).casefold()
    return "y" in shown and "m" in shown and "d" not in shown
