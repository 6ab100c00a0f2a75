"""The words that all forms share, and the fixed texts of Word and Markdown forms, by language."""

from collections.abc import Mapping

LANGUAGES = ("en", "vi", "zh")
"""Every text below is there in each of these."""


def form_text(key: str, language: str) -> str:
    """A fixed text in a language; in English where the forms do not have that language."""
    translations = TEXTS[key]
    return translations.get(language) or translations.get(
        language.partition("-")[0], translations["en"]
    )


def in_all_languages(key: str) -> tuple[str, ...]:
    """A fixed text in every language, as a reader has to expect it."""
    return tuple(TEXTS[key].values())


def _texts(en: str, vi: str, zh: str) -> Mapping[str, str]:
    return {"en": en, "vi": vi, "zh": zh}


FIELDS = ("crossing", "rubric", "observed", "recorded", "assessor", "method", "round", "note")
"""What the head of a sheet says, in the order of its rows; each is the key of its label."""

TEXTS: Mapping[str, Mapping[str, str]] = {
    "crossing": _texts("Crossing", "Cửa khẩu", "口岸"),
    "rubric": _texts("Grid", "Bảng đánh giá", "评估表"),
    "observed": _texts("Observed period", "Kỳ quan sát", "观察期"),
    "recorded": _texts("Date of this sheet", "Ngày ghi phiếu", "填表日期"),
    "assessor": _texts("Assessor", "Người đánh giá", "评估人"),
    "method": _texts("Method", "Phương pháp", "方法"),
    "round": _texts("Round", "Đợt đánh giá", "轮次"),
    "note": _texts("Note", "Ghi chú", "备注"),
    "observed_hint": _texts(
        "2017, 2017-07 or 2017-07/2019-03",
        "2017, 2017-07 hoặc 2017-07/2019-03",
        "2017、2017-07 或 2017-07/2019-03",
    ),
    "recorded_hint": _texts("year-month-day", "năm-tháng-ngày", "年-月-日"),
    "assessor_hint": _texts("who rates", "người chấm điểm", "由谁评分"),
    "method_hint": _texts("choose or circle one", "chọn hoặc khoanh tròn", "请选择或圈出一项"),
    "method_hint_markdown": _texts(
        "keep one, delete the others", "giữ lại một, xóa các mục khác", "保留一项，删去其余"
    ),
    "round_hint": _texts(
        "only where several assessors rate together",
        "chỉ khi nhiều người cùng đánh giá",
        "仅在多人共同评估时填写",
    ),
    "dimension": _texts("Dimension and rating", "Lĩnh vực và mức điểm", "维度与评分"),
    "strengths": _texts("Strengths", "Điểm mạnh", "优势"),
    "drawbacks": _texts("Drawbacks", "Điểm yếu", "不足"),
    "rating": _texts("Rating", "Mức điểm", "评分"),
    "rating_hint": _texts(
        "choose or circle one; leave it if unknown",
        "chọn hoặc khoanh tròn một mức; không biết thì để trống",
        "请选择或圈出一个等级；不清楚则不填",
    ),
    "not_rated": _texts("not rated", "chưa đánh giá", "未评分"),
    "plausible": _texts("Plausible range", "Khoảng hợp lý", "合理范围"),
    "to": _texts("to", "đến", "至"),
    "because": _texts("Reason", "Lý do", "理由"),
    "because_hint": _texts(
        "why this level, and not the one above or below",
        "vì sao là mức này, không phải mức trên hay dưới",
        "为什么是这一级，而不是上一级或下一级",
    ),
    "fact": _texts("fact", "thực tế", "事实"),
    "plan": _texts("plan", "kế hoạch", "计划"),
    "need": _texts("need", "nhu cầu", "需求"),
    "question": _texts("question", "câu hỏi", "问题"),
    "both": _texts("both sides", "cả hai bên", "双方"),
    "desk-review": _texts("desk review", "nghiên cứu tài liệu", "案头研究"),
    "field-visit": _texts("field visit", "khảo sát thực địa", "实地考察"),
    "workshop": _texts("workshop", "hội thảo", "研讨会"),
    "survey": _texts("survey", "điều tra bằng phiếu", "问卷调查"),
    "guide": _texts("How to fill in this form", "Hướng dẫn điền phiếu", "填表说明"),
    "guide_rate": _texts(
        "Rate what was in place in the observed period, not what is planned. Where you do not "
        "know, leave the rating open: a gap is not a low level.",
        "Chấm điểm những gì đã có trong kỳ quan sát, không chấm những gì mới ở dạng kế hoạch. "
        "Nếu không biết, hãy để trống: thiếu thông tin không có nghĩa là mức thấp.",
        "请对观察期内已经存在的情况评分，不对计划评分。不清楚时请留空：缺少信息不等于等级低。",
    ),
    "guide_choose": _texts(
        "On the screen, click the row of levels and choose one. On paper, circle one.",
        "Trên máy tính, bấm vào dãy mức điểm và chọn một mức. Trên giấy, khoanh tròn một mức.",
        "在电脑上点击等级一行并选择一项；在纸上圈出一项。",
    ),
    "guide_plausible": _texts(
        "The plausible range is the lowest and the highest level that the evidence would also "
        "bear.",
        "Khoảng hợp lý là mức thấp nhất và mức cao nhất mà bằng chứng vẫn cho phép.",
        "合理范围是现有证据同样可以支持的最低和最高等级。",
    ),
    "guide_statements": _texts(
        "Write one statement after each bullet; press Enter for a further one. A statement is "
        "taken for a fact. If it is not one, say so behind it in square brackets: [plan], [need] "
        "or [question]. There is room for more: [plan, vn, @source] names a side of the border "
        "(two letters of the country, or both sides) and a source. A sign such as #second-bridge "
        "lets a statement be followed over time; please leave it where it stands.",
        "Sau mỗi dấu đầu dòng viết một nhận định; nhấn Enter để thêm. Nhận định được hiểu là thực "
        "tế. Nếu không phải, hãy ghi ở cuối trong ngoặc vuông: [kế hoạch], [nhu cầu] hoặc [câu "
        "hỏi]. Có thể ghi thêm: [kế hoạch, vn, @nguồn] cho biết phía biên giới (hai chữ cái của "
        "nước, hoặc cả hai bên) và nguồn. Ký hiệu như #second-bridge giúp theo dõi nhận định qua "
        "thời gian; xin giữ nguyên.",
        "每个项目符号后写一条陈述，按回车键可增加一条。陈述一般视为事实；如果不是，请在句末用方括号"
        "注明：[计划]、[需求] 或 [问题]。还可以写 [计划, vn, @来源]，注明边境的哪一侧"
        "（国家的两个字母，或写双方）和来源。#second-bridge 之类的符号用于跟踪陈述的变化，请保留。",
    ),
    "guide_statements_markdown": _texts(
        "Begin each statement with a hyphen and a blank. To rate, put square brackets around one "
        "level, as in `1 2 [3] 4 5`.",
        "Bắt đầu mỗi nhận định bằng dấu gạch ngang và dấu cách. Để chấm điểm, đặt ngoặc vuông "
        "quanh một mức, ví dụ `1 2 [3] 4 5`.",
        "每条陈述以连字符加空格开头。评分时用方括号括住一个等级，例如 `1 2 [3] 4 5`。",
    ),
    "levels": _texts("What the levels mean", "Ý nghĩa các mức điểm", "各等级的含义"),
}
