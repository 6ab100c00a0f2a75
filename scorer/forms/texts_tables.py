"""The fixed texts of Excel forms and phone forms; the words all forms share come from `texts`."""

from scorer.forms.texts import TEXTS as WORDS

LANGUAGES = {"en": "English", "vi": "Tiếng Việt", "zh": "中文"}
"""The languages of forms, by tag, each by its own name."""

_SHARED = (
    *("crossing", "observed", "recorded", "assessor", "method", "round", "note"),
    *("rating", "not_rated", "because", "fact", "plan", "need", "question", "both"),
    *("desk-review", "field-visit", "workshop", "survey"),
)
"""Words that these forms have in common with those on paper; here they begin a cell or a line."""

TEXTS: dict[str, dict[str, str]] = {
    **{
        key: {tag: text[:1].upper() + text[1:] for tag, text in WORDS[key].items()}
        for key in _SHARED
    },
    "observed_hint": {
        "en": "The time the ratings are about, not the day of writing: 2026, 2026-07, "
        "2026-07-15 or from/to as in 2026-01/2026-06.",
        "vi": "Thời gian mà các điểm đánh giá nói tới, không phải ngày viết: 2026, 2026-07, "
        "2026-07-15 hoặc từ/đến như 2026-01/2026-06.",
        "zh": "评分所反映的时间，而非填写日期：2026、2026-07、2026-07-15，"
        "或起止如 2026-01/2026-06。",
    },
    "recorded_hint": {
        "en": "Year-month-day, as in 2026-11-21.",
        "vi": "Năm-tháng-ngày, ví dụ 2026-11-21.",
        "zh": "年-月-日，例如 2026-11-21。",
    },
    "assessor_hint": {
        "en": "Who rates: a name, a code or an office.",
        "vi": "Ai đánh giá: tên, mã số hoặc cơ quan.",
        "zh": "由谁评分：姓名、代码或单位。",
    },
    "method_hint": {
        "en": "How the crossing was looked at.",
        "vi": "Cửa khẩu đã được xem xét bằng cách nào.",
        "zh": "以何种方式考察口岸。",
    },
    "round_hint": {
        "en": "Only where several assessors rate together: the same word on all their sheets.",
        "vi": "Chỉ khi nhiều người cùng đánh giá: ghi cùng một từ trên mọi phiếu.",
        "zh": "仅在多人共同评分时填写：各表写同一名称。",
    },
    "note_hint": {
        "en": "What a reader should know about this sheet.",
        "vi": "Điều người đọc cần biết về phiếu này.",
        "zh": "读者需要了解的有关本表的情况。",
    },
    "ratings": {"en": "Ratings", "vi": "Điểm đánh giá", "zh": "评分"},
    "statements": {
        "en": "Strengths and drawbacks",
        "vi": "Điểm mạnh và điểm yếu",
        "zh": "优势与不足",
    },
    "dimension": {"en": "Dimension", "vi": "Lĩnh vực", "zh": "维度"},
    "rating_hint": {
        "en": "Choose the highest level whose conditions the evidence shows. "
        "Leave it empty where you cannot rate.",
        "vi": "Chọn mức cao nhất mà bằng chứng cho thấy đã đạt. Để trống nếu không thể đánh giá.",
        "zh": "选择证据表明已达到的最高等级。无法评分时请留空。",
    },
    "rating_refused": {
        "en": "This is not a level of the scale. Choose one from the list, or leave it empty.",
        "vi": "Đây không phải là một mức của thang điểm. Hãy chọn trong danh sách hoặc để trống.",
        "zh": "这不是评分等级。请从列表中选择，或留空。",
    },
    "low": {"en": "Lowest plausible", "vi": "Thấp nhất có thể", "zh": "可能的最低等级"},
    "high": {"en": "Highest plausible", "vi": "Cao nhất có thể", "zh": "可能的最高等级"},
    "plausible_hint": {
        "en": "How far the rating could be out: the lowest and the highest level that the "
        "evidence would also bear. Give both or neither.",
        "vi": "Điểm có thể lệch đến đâu: mức thấp nhất và cao nhất mà bằng chứng cũng cho phép. "
        "Ghi cả hai hoặc bỏ trống cả hai.",
        "zh": "评分可能的偏差：证据也能支持的最低和最高等级。两者都填或都不填。",
    },
    "plausible_refused": {
        "en": "The lowest plausible level cannot be above the highest.",
        "vi": "Mức thấp nhất không thể cao hơn mức cao nhất.",
        "zh": "最低等级不能高于最高等级。",
    },
    "because_hint": {
        "en": "Why this level, and not the one above or below; for no rating, why there is none.",
        "vi": "Vì sao là mức này mà không phải mức trên hoặc dưới; nếu không đánh giá, vì sao.",
        "zh": "为何是这一等级，而不是更高或更低；若未评分，说明原因。",
    },
    "polarity": {
        "en": "Strength or drawback",
        "vi": "Điểm mạnh hoặc điểm yếu",
        "zh": "优势或不足",
    },
    "polarity_hint": {
        "en": "Does it speak for the crossing or against it?",
        "vi": "Điều này có lợi hay bất lợi cho cửa khẩu?",
        "zh": "这对口岸是有利还是不利？",
    },
    "strength": {"en": "Strength", "vi": "Điểm mạnh", "zh": "优势"},
    "drawback": {"en": "Drawback", "vi": "Điểm yếu", "zh": "不足"},
    "text": {"en": "Statement", "vi": "Nội dung", "zh": "内容"},
    "text_hint": {
        "en": "One thing in one or two sentences; its number does not count, its content does.",
        "vi": "Một ý trong một hoặc hai câu; điều quan trọng là nội dung, không phải số lượng.",
        "zh": "一条一事，一两句话；重要的是内容，而非条数。",
    },
    "kind": {"en": "Kind", "vi": "Loại", "zh": "类型"},
    "kind_hint": {
        "en": "Is it so, planned, needed, or an open question? A plan is not yet a fact.",
        "vi": "Là thực tế, kế hoạch, nhu cầu hay câu hỏi còn ngỏ? Kế hoạch chưa phải là thực tế.",
        "zh": "是事实、计划、需求，还是待解的问题？计划还不是事实。",
    },
    "side": {"en": "Side of the border", "vi": "Phía biên giới", "zh": "边境一侧"},
    "side_hint": {
        "en": "The side it is about; leave it empty where it is about neither in particular.",
        "vi": "Phía mà nội dung nói tới; để trống nếu không nói riêng phía nào.",
        "zh": "内容涉及的一侧；不特指某一侧时留空。",
    },
    "source": {"en": "Source", "vi": "Nguồn", "zh": "来源"},
    "source_hint": {
        "en": "The id of the document or visit it rests on, from the list of sources.",
        "vi": "Mã của tài liệu hoặc chuyến khảo sát làm căn cứ, theo danh sách nguồn.",
        "zh": "所依据文件或考察的编号，见来源清单。",
    },
    "guide": {"en": "Guide", "vi": "Hướng dẫn", "zh": "说明"},
    "guide_steps": {
        "en": "1. Fill in the yellow cells only: who, when and how at the top, then ratings, then "
        "strengths and drawbacks.\n"
        "2. Look up what each level means below; take the highest one that the evidence shows.\n"
        "3. Where nothing is known, leave the rating empty. A gap is not a low level.\n"
        "4. One statement a row. Rows at the end are free for any dimension.\n"
        "5. Save the file as an Excel workbook (xlsx) and send it back.",
        "vi": "1. Chỉ điền các ô màu vàng: ai, khi nào, bằng cách nào ở phần đầu, sau đó là điểm, "
        "rồi điểm mạnh và điểm yếu.\n"
        "2. Xem ý nghĩa từng mức ở bên dưới; chọn mức cao nhất mà bằng chứng cho thấy.\n"
        "3. Nếu không biết gì, hãy để trống điểm. Thiếu thông tin không có nghĩa là mức thấp.\n"
        "4. Mỗi dòng một nội dung. Các dòng cuối dành cho bất kỳ lĩnh vực nào.\n"
        "5. Lưu tệp dưới dạng sổ làm việc Excel (xlsx) và gửi lại.",
        "zh": "1. 只填写黄色单元格：先填表头（谁、何时、如何），再填评分，最后填优势与不足。\n"
        "2. 各等级的含义见下；选择证据表明已达到的最高等级。\n"
        "3. 情况不明时，评分留空。缺少信息不等于等级低。\n"
        "4. 每行一条。末尾的行可用于任何维度。\n"
        "5. 请以 Excel 工作簿（xlsx）格式保存后寄回。",
    },
    "aspects": {"en": "Look at", "vi": "Xem xét", "zh": "关注"},
    "see_guide": {
        "en": "What each level means: see the sheet Guide.",
        "vi": "Ý nghĩa từng mức: xem trang Hướng dẫn.",
        "zh": "各等级的含义见“说明”表。",
    },
    "page": {"en": "Page", "vi": "Trang", "zh": "页"},
    "observed_from": {
        "en": "First day of the period observed",
        "vi": "Ngày đầu của kỳ quan sát",
        "zh": "观察期首日",
    },
    "observed_from_hint": {
        "en": "The time the ratings are about, not the day of writing.",
        "vi": "Thời gian mà các điểm đánh giá nói tới, không phải ngày viết.",
        "zh": "评分所反映的时间，而非填写日期。",
    },
    "observed_from_refused": {
        "en": "The period cannot begin in the future.",
        "vi": "Kỳ quan sát không thể bắt đầu trong tương lai.",
        "zh": "观察期不能从未来开始。",
    },
    "observed_to": {
        "en": "Last day of the period observed",
        "vi": "Ngày cuối của kỳ quan sát",
        "zh": "观察期末日",
    },
    "observed_to_hint": {
        "en": "The same day again for a visit of one day.",
        "vi": "Ghi lại cùng ngày nếu chỉ khảo sát một ngày.",
        "zh": "若仅考察一天，请填同一天。",
    },
    "observed_to_refused": {
        "en": "The period cannot end before it begins.",
        "vi": "Kỳ quan sát không thể kết thúc trước khi bắt đầu.",
        "zh": "观察期不能在开始之前结束。",
    },
    "crossing_hint": {
        "en": "Type a few letters to find it.",
        "vi": "Gõ vài chữ cái để tìm.",
        "zh": "输入几个字即可查找。",
    },
    "crossing_other": {
        "en": "Name of the crossing",
        "vi": "Tên cửa khẩu",
        "zh": "口岸名称",
    },
    "crossing_other_hint": {
        "en": "As it is written on maps or signs there.",
        "vi": "Như ghi trên bản đồ hoặc biển hiệu tại chỗ.",
        "zh": "按当地地图或标牌上的写法。",
    },
    "other": {"en": "Another crossing", "vi": "Cửa khẩu khác", "zh": "其他口岸"},
    "position": {
        "en": "Position, if you are there",
        "vi": "Vị trí, nếu bạn đang ở đó",
        "zh": "位置（如在现场）",
    },
    "position_hint": {
        "en": "Stand in the open; it may stay empty.",
        "vi": "Đứng ở chỗ thoáng; có thể bỏ trống.",
        "zh": "请在开阔处定位；可留空。",
    },
    "about": {"en": "About this sheet", "vi": "Về phiếu này", "zh": "关于本表"},
    "another_statement": {
        "en": "Strength or drawback",
        "vi": "Điểm mạnh hoặc điểm yếu",
        "zh": "优势或不足",
    },
    "keep": {
        "en": "Does this still hold?",
        "vi": "Điều này còn đúng không?",
        "zh": "这一条是否仍然成立？",
    },
    "keep_hint": {
        "en": "It stood on the last sheet. Answer no to drop it, or reword it below.",
        "vi": "Nội dung này có ở phiếu trước. Trả lời không để bỏ, hoặc sửa lại ở dưới.",
        "zh": "上一份表中有此条。选“否”即删除，或在下方修改。",
    },
    "yes": {"en": "Yes", "vi": "Có", "zh": "是"},
    "no": {"en": "No", "vi": "Không", "zh": "否"},
    "more": {
        "en": "How many strengths and drawbacks will you add?",
        "vi": "Bạn sẽ thêm bao nhiêu điểm mạnh và điểm yếu?",
        "zh": "您要新增多少条优势与不足？",
    },
    "more_hint": {
        "en": "Besides those of the last sheet; you can come back and raise the number.",
        "vi": "Ngoài các nội dung của phiếu trước; bạn có thể quay lại tăng số này.",
        "zh": "不含上一份表中的内容；可返回增加数量。",
    },
    "more_refused": {
        "en": "A number from 0 to 200.",
        "vi": "Một số từ 0 đến 200.",
        "zh": "0 至 200 之间的数字。",
    },
    "text_refused": {
        "en": "At most 20,000 characters.",
        "vi": "Tối đa 20.000 ký tự.",
        "zh": "最多 20000 个字符。",
    },
    "required": {
        "en": "This is needed.",
        "vi": "Mục này bắt buộc.",
        "zh": "此项必填。",
    },
}


def said(key: str, language: str) -> str:
    """A fixed text in a language; in English where there is none in that one."""
    texts = TEXTS[key]
    return texts.get(language) or texts.get(language.partition("-")[0]) or texts["en"]


def key_meant(written: str, keys: tuple[str, ...]) -> str | None:
    """Which of some keys a word means, in whichever language it is written."""
    wanted = written.strip().casefold()
    for key in keys:
        if wanted == key or wanted in {text.casefold() for text in TEXTS[key].values()}:
            return key
    return None
