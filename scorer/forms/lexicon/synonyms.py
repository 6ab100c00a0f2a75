"""What people write for a field, beside the texts of our own forms."""

from collections.abc import Mapping

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "strengths": (
        "strength", "advantages", "pros", "positives", "opportunities", "strong points",
        "strong", "plus", "pluses", "strengths and opportunities", "enablers", "what works",
        "what works well", "achievements", "good points",
        "ưu điểm", "mặt mạnh", "thuận lợi", "mặt được", "优点", "强项", "长处",
        "優勢", "優點", "強項", "長處", "points forts", "forces", "atouts", "avantages",
        "сильные стороны", "преимущества", "плюсы", "достоинства", "fortalezas", "ventajas",
        "puntos fuertes", "pontos fortes", "stärken", "强み", "強み", "강점", "күшті жақтары",
        "давуу тал", "จุดแข็ง", "ຈຸດແຂງ", "ចំណុចខ្លាំង", "kekuatan",
    ),
    "drawbacks": (
        "drawback", "weaknesses", "weakness", "disadvantages", "cons", "negatives", "challenges",
        "constraints", "weak points", "weak", "minus", "minuses", "barriers", "obstacles", "gaps",
        "what does not work", "problems", "bottlenecks", "bad points",
        "nhược điểm", "hạn chế", "mặt yếu", "khó khăn", "mặt chưa được", "tồn tại",
        "劣势", "缺点", "弱点", "短板", "劣勢", "缺點", "弱點", "弱項",
        "points faibles", "faiblesses", "inconvénients",
        "слабые стороны", "недостатки", "минусы", "debilidades", "desventajas", "puntos débiles",
        "pontos fracos", "schwächen", "弱み", "약점", "әлсіз жақтары", "сул тал", "จุดอ่อน",
        "ຈຸດອ່ອນ", "ចំណុចខ្សោយ", "kelemahan",
    ),
    "dimension": (
        "dim", "criterion", "criteria", "area", "theme", "aspect", "indicator", "leaf", "icode",
        "tiêu chí", "khía cạnh", "lĩnh vực", "nội dung đánh giá", "chỉ tiêu", "维度", "指标",
        "領域", "领域", "维度名称", "維度", "指標", "critère", "критерий", "измерение", "dimensión",
        "criterio", "показатель",
    ),
    "rating": (
        "score", "level", "mark", "grade", "value", "điểm", "mức", "得分", "打分", "等级", "分数",
        "評分", "等級", "分數", "évaluation", "cotation", "оценка", "балл", "баллы", "уровень",
        "calificación", "puntuación", "valoración",
    ),
    "low": ("plausible low", "lowest"),
    "high": ("plausible high", "highest"),
    "because": (
        "reasons", "justification", "rationale", "explanation", "why", "reason for the rating",
        "giải thích", "原因", "评分理由", "評分理由", "raison", "обоснование", "причина", "motivo",
    ),
    "plausible": ("range", "from to", "khoảng", "范围"),
    "crossing": (
        "crossing id", "border crossing", "border gate", "crossing point", "border crossing area",
        "border crossing point", "bcp", "cửa khẩu biên giới",
    ),
    "crossing_other": ("other crossing",),
    "rubric": ("form",),
    "observed": (
        "period", "period observed", "observation", "observation period", "situation as of",
        "as of", "obs date", "observed date", "date the situation refers to",
        "kỳ đánh giá", "thời kỳ", "年度", "ngày của tình hình", "时期", "评估期", "所述情况日期",
    ),
    "recorded": (
        "recorded on", "day of writing", "date of assessment", "filled in on", "today",
    ),
    "assessor": (
        "assessed by", "rated by", "rater", "reviewer", "evaluator", "expert", "name of assessor",
        "assessor code", "respondent", "người thực hiện", "mã người đánh giá",
        "评估者", "评估员", "评价人", "打分人", "专家", "评估人代码", "người chấm",
        "người chấm điểm", "cán bộ đánh giá",
    ),
    "round": ("wave", "đợt", "批次"),
    "note": ("notes", "remark", "remarks", "comment", "comments", "nhận xét", "说明"),
    "count": ("statement count", "n item", "n items"),
    "more": ("statement rows",),
    "polarity": (
        "pol", "strength or drawback?", "điểm mạnh hay hạn chế?", "优势还是劣势？",
    ),
    "strength": ("advantage", "ưu điểm"),
    "drawback": ("weakness", "disadvantage", "hạn chế", "nhược điểm", "劣势", "缺点"),
    "text": ("in a few words", "mô tả ngắn", "简述"),
    "kind": ("statement kind",),
    "source": ("ref", "reference", "tham chiếu", "出处"),
    "id": ("statement id",),
    "other": ("other",),
}  # fmt: skip
"""What people write for it wherever it may stand, beside the texts of our own forms."""
