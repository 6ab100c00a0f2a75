"""Captions: lines that count a table, or say that one goes on."""

import re

_CAPTION = re.compile(
    r"\s*(?:table|tableau|tabla|tabelle|figure|bảng|biểu|hình|таблица|рисунок|[续續]?(?:表格?|图|圖))"
    r"\s*(?:no\.?|n°|số|№)?\s*[\dIVX]{1,3}(?:[.\-]\d{1,2})*\s*[.:：)–—-]?\s*",
    re.IGNORECASE,
)
_CONTINUED = re.compile(
    r"[\s,(（\[–-]*(?:continued|cont'?d?|tiếp theo|tiếp|续表?|續表?|接上[页頁表]|suite|продолжение"
    r"|continuación)\.?\s*[)）\]]?\s*\Z",
    re.IGNORECASE,
)


def is_caption(line: str) -> bool:
    """Whether a line counts a table, or says that one goes on: `Table 1 (continued)`."""
    return _CAPTION.match(line) is not None or goes_on(line)


def goes_on(line: str) -> bool:
    """Whether a line says that a table goes on from the page before."""
    return _CONTINUED.search(line) is not None


def without_caption(line: str) -> str:
    """What a line says besides: `Table 2. Hekou (continued)` as `Hekou`."""
    return _CONTINUED.sub("", _CAPTION.sub("", line, count=1)).strip()
