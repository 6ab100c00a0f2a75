"""What worksheets are called that nobody named: by office programs, and by words for any table."""

import re

from scorer.forms.lexicon.scope import Scope

WORKSHEETS = Scope(
    ("sheet", "responses", "ratings", "remarks"),
    also={
        "sheet": (
            *("worksheet", "chart", "table", "page", "part", "data", "grid", "form", "list"),
            *("index", "export", "import", "new"),
            *("trang tính", "trang", "bảng tính", "bảng", "biểu đồ", "dữ liệu", "biểu mẫu"),
            *("工作表", "表格", "图表", "圖表", "数据", "數據", "表单", "シート", "グラフ", "시트"),
            *("tabelle", "diagramm", "feuil", "feuille", "hoja", "foglio", "planilha", "folha"),
            *("лист", "аркуш", "диаграмма", "arkusz", "list", "munka", "blad", "ark", "taul"),
            *("sayfa", "φύλλο", "ورقة", "גיליון", "munkalap", "gráfico", "graphique"),
        ),
        "responses": (
            *("form responses", "answers", "results", "submissions", "respuestas", "réponses"),
            *("respuestas de formulario", "réponses au formulaire", "formularantworten"),
            *("ответы на форму", "câu trả lời biểu mẫu", "câu trả lời", "kết quả"),
            *("表单回复", "表單回應", "回复", "结果"),
        ),
        "ratings": (
            *("rating", "scores", "score", "assessments", "assessment", "crossings", "crossing"),
            *("border crossings", "all", "all crossings", "overview"),
            *("đánh giá", "điểm", "cửa khẩu", "评分", "评估", "口岸"),
        ),
        "remarks": ("notes", "comments", "ghi chú", "nhận xét", "备注", "说明"),
    },
)
"""Words that worksheets of every workbook are called by, and that say nothing of what they hold."""

_COPY = re.compile(
    r"(?:copy of|copie de|kopie von|copia de|bản sao của)\s+|[“”\"]|\s*的副本\Z"
    r"|\s*\(\d{1,2}\)\s*\Z",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[\s_]*\d{0,2}\Z")
"""The number behind such a word: `Sheet1`, `Trang tính 12`; a longer one is a year or a figure."""


def is_usual_name(worksheet: str) -> bool:
    """Whether the name of a worksheet says no more than that it is one: `Sheet1 (2)`, `Data`."""
    bare = _COUNT.sub("", _COPY.sub("", worksheet)).replace("_", " ").strip()
    return not bare or WORKSHEETS.word(bare) is not None
