"""Captions: lines that count a table or another part of a document, or say that one goes on."""

import re

_OF_A_TABLE = re.compile(
    r"\s*(?:table|tableau|tabla|tabelle|figure|bảng|biểu|hình|таблица|рисунок|[续續]?(?:表格?|图|圖))"
    r"\s*(?:no\.?|n°|số|№)?\s*[\dIVX]{1,3}(?:[.\-]\d{1,2})*\s*[.:：)–—-]?\s*",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(
    r"\s*(?:table|figure|fig\.|chart|map|annex|appendix|page|sheet|section|part|question|row|column"
    r"|bảng|hình|phụ lục|trang|表|图|附件|附录|第)\s*(?:\d|[ivx]+\b|[a-h]\b)",
    re.IGNORECASE,
)
"""Whatever follows: a part of a document is no crossing, though one may be named behind it."""
_CONTINUED = re.compile(
    r"[\s,(（\[–-]*(?:续表?|續表?|接上[页頁表]"
    r"|\b(?:continued|cont'?d?|tiếp theo|tiếp|suite|продолжение|continuación))\.?\s*[)）\]]?\s*\Z",
    re.IGNORECASE,
)


def is_caption(line: str) -> bool:
    """Whether a line counts a part, or says that one goes on: `Table 1 (continued)`, `Page 4`."""
    return any(each.match(line) for each in (_OF_A_TABLE, _OF_A_PART)) or goes_on(line)


def goes_on(line: str) -> bool:
    """Whether a line says that a table goes on from the page before."""
    return _CONTINUED.search(line) is not None


def without_caption(line: str) -> str:
    """What a line says besides: `Table 2. Hekou (continued)` as `Hekou`."""
    return _CONTINUED.sub("", _OF_A_TABLE.sub("", line, count=1)).strip()
