"""Which numbers of a workbook are dates, and which dates they are."""

import re
from datetime import date, datetime
from xml.etree.ElementTree import Element

_BUILT_IN = frozenset(map(str, (*range(14, 18), 22, *range(27, 37), *range(50, 59))))
"""The numbers of date formats that a workbook does not spell out (ECMA-376, 18.8.30)."""
_MONTH_AND_YEAR = frozenset(map(str, (17, 27, 34, 36, 50, 52, 55, 57)))
"""Those of them that show a month of a year, in English, Chinese or Japanese."""
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def date_styles(styles: Element) -> dict[int, str]:
    """How the date is written as it is shown, by the number of each cell style that shows one.

    As strftime takes it: `%Y`, `%Y-%m`; empty where the whole day is shown.
    """
    own: dict[str, str] = {}
    dates: dict[int, str] = {}
    for node in styles:
        tag = node.tag.rpartition("}")[2]
        if tag == "numFmts":
            own |= {form.get("numFmtId", ""): form.get("formatCode", "") for form in node}
        elif tag == "cellXfs":
            for number, style in enumerate(node):
                code = own.get(style.get("numFmtId", "0"), style.get("numFmtId", "0"))
                if code in _BUILT_IN or (not code.isdigit() and _shows_date(code)):
                    dates[number] = "%Y-%m" if code in _MONTH_AND_YEAR else _shown(code)
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


def _shown(code: str) -> str:
    letters = set(_LITERAL.sub("", code).casefold()) & set("ymdhs")
    return {frozenset("y"): "%Y", frozenset("ym"): "%Y-%m"}.get(frozenset(letters), "")
