"""What phone forms and survey tools ask, as the name of a question or in a sentence."""

from scorer.forms.lexicon.scope import Scope

QUESTIONS = Scope(
    (
        *("crossing", "crossing_other", "observed", "observed_from", "observed_to", "recorded"),
        *("assessor", "method", "round", "note", "count", "more", "rubric", "position"),
        *("sheet_status", "sheet_reviewed_by"),
    ),
    also={
        "position": (
            *("gps", "geopoint", "gps position", "gps location", "gps coordinates", "coordinates"),
            *(f"position {part}" for part in ("latitude", "longitude", "altitude", "accuracy")),
            *("tọa độ", "toạ độ", "坐标", "位置坐标"),
        ),
    },
)
"""What a phone form asks about a sheet."""

DIMENSION_QUESTIONS = Scope(("rating", "low", "high", "because"))
"""What a phone form or a table asks about one dimension."""

STATEMENT_QUESTIONS = Scope(
    ("dimension", "polarity", "text", "kind", "side", "source", "id", "keep")
)
"""What a phone form asks about one statement."""

LABELS_OF_QUESTIONS = Scope(QUESTIONS.meanings, also={"observed": ("year", "năm", "年份")})
"""What a question about a sheet is called where its whole label is known."""

STEMS = Scope(
    ("because", "strengths", "drawbacks", "importance", "rated", "quantity"),
    also={
        "because": ("reason", "explain", "comment", "comments", "lý do", "vì sao", "为什么"),
        "importance": (
            *("important", "priority", "weight", "confidence", "confident", "how sure"),
            *("quan trọng", "ưu tiên", "重要", "优先"),
        ),
        "rated": (
            *("rate", "rating", "score", "level", "mark", "grade", "assess", "evaluate"),
            *("how well", "how good", "đánh giá", "chấm điểm", "评分", "评价", "打分", "评估"),
        ),
        "quantity": (
            *("how many", "how much", "how often", "how long", "number of", "hours", "days"),
            *("years", "percent", "cost", "value", "bao nhiêu", "bao lâu", "多少", "多久"),
        ),
    },
)
"""What a sentence asks of the dimensions that it names or that stand below it: one of its words.

Of several the first counts; what asks how important a dimension is does not rate it.
"""

SENTENCES = Scope(
    ("crossing", "observed", "which"),
    also={
        "which": (
            "what",
            "name of",
            "select",
            "choose",
            "chọn",
            "nào",
            "tên",
            "哪",
            "名称",
            "选择",
        ),
        "observed": (
            *("what year", "which year", "reference year", "year of the situation"),
            *("year of assessment", "year of observation", "year observed", "year assessed"),
            *("năm nào", "哪一年", "年份"),
        ),
    },
)
"""What tells the question that asks which crossing is rated, and the one that asks as of when."""
