"""The one lexicon: which words stand for what in forms, tables and exports, in every language.

The texts of our own forms come from the catalogues; here stands what people write besides. What a
word means depends on where it stands, so a Scope names the meanings that may stand in one place.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scorer.model.names import plain_name
from scorer.texts.catalogue import per_language
from scorer.texts.forms import FIELDS, said_on_any_form
from scorer.vocabulary import METHODS, POLARITIES, STATEMENT_KINDS

LONGEST_NAME = 100
"""Characters of a line that may be the name of a crossing nobody knows yet."""
LONGEST_LABEL = 120
"""Characters; a longer text is a statement."""

_SYNONYMS: Mapping[str, tuple[str, ...]] = {
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
        "tiêu chí", "维度", "指标", "維度", "指標", "critère", "критерий", "измерение", "dimensión",
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
        "kỳ đánh giá", "thời kỳ", "ngày của tình hình", "时期", "评估期", "所述情况日期",
    ),
    "recorded": (
        "recorded on", "day of writing", "date of assessment", "filled in on", "today",
    ),
    "assessor": (
        "assessed by", "rated by", "rater", "reviewer", "evaluator", "expert", "name of assessor",
        "assessor code", "respondent", "người thực hiện", "mã người đánh giá",
        "评估者", "专家", "评估人代码",
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

_HINT = re.compile(r"[(（][^()（）]*[)）]")
_ONLY_LEVELS = re.compile(r"[\s\d(（)）.,/=–—-]*(?:to|đến|至)?[\s\d(（)）.,/=–—-]*")
_SAY_NOTHING = frozenset(
    {"please specify", "specify", "select one", "choose one", "pick one", "select all that apply"}
    | {"optional", "required", "s", "vui lòng ghi rõ", "chọn một", "không bắt buộc", "bắt buộc"}
    | {"请注明", "请说明", "单选", "多选", "选填", "必填", "可选"}
)
"""What forms say in brackets behind a question of how to answer it."""
_NUMBERING = re.compile(
    r"^\s*(?:(?:dimension|part|section|criterion)\s*)?(?:\(?(?:\d{1,2}|[A-Ha-h]|[IVX]{1,4})[.):]\s*)+",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\A(?:key|main|major|principal|identified|current|our)\s+", re.IGNORECASE)
"""Words that a heading may begin with and that change nothing: `Main strengths`."""
_LABEL = re.compile(r"\s{0,9}([^:：\n]{1,60})[:：]")


@dataclass(frozen=True, eq=False)
class Scope:
    """Where words stand for one of some meanings, such as the headings of a table."""

    meanings: tuple[str, ...]
    """Of two that share a word, the first has it."""
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What stands for a meaning here and not elsewhere: a `date` in a table is the period."""

    def meaning(self, label: str) -> str | None:
        """What a heading or label means; its case, numbering and hints in brackets do not matter.

        Accents count where a word with other accents would mean something else.
        """
        if len(label) > LONGEST_LABEL:
            return None
        found = self.word(label)
        return found if found is not None else self.word(_bare(label))

    def word(self, written: str) -> str | None:
        """What a word of a list means, written to its end: `field visit`, `Điểm mạnh`."""
        if len(written) > LONGEST_LABEL:
            return None
        as_written, plain = _by_word(self), _by_plain_word(self)
        return as_written.get(_spelled(written)) or plain.get(plain_name(written))

    def labelled(self, line: str) -> tuple[str, str] | None:
        """The meaning of the label before a colon, and what follows it: `Reason: ...`."""
        found = _LABEL.match(line)
        if found is None:
            return None
        meaning = self.meaning(found[1])
        return (meaning, line[found.end() :].lstrip()) if meaning else None

    def said_in(self, sentence: str) -> set[str]:
        """The meanings of which a word stands in a sentence: `Why did you rate trade so?`."""
        words = f" {words_of(sentence)} "
        return {
            meaning
            for word, meaning in _in_sentences(self)
            if f" {word} " in words or _unspaced_in(word, words)
        }


def _unspaced_in(word: str, sentence: str) -> bool:
    """Whether a word of a language without blanks between words stands in a sentence."""
    return word in sentence and min(word) > "\u2e80"


def without_numbering(heading: str) -> str:
    """A heading without its number and its colon: `2. Transport:` as `Transport`."""
    return _NUMBERING.sub("", heading).strip().rstrip(":：").strip()


def without_hints(heading: str) -> str:
    """A heading without remarks in brackets: `Trade (1-5)` as `Trade`."""
    return _HINT.sub("", heading)


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


def hints_of(heading: str) -> list[str]:
    """What stands in brackets in a heading and says more than a range of levels: `(as of 2019)`."""
    return [
        hint
        for hint in _HINT.findall(heading)
        if not _ONLY_LEVELS.fullmatch(hint) and words_of(hint.strip("()（）")) not in _SAY_NOTHING
    ]


def words_of(text: str) -> str:
    """The words of a text in small letters with a blank between them; `&` is `and`."""
    spelled_out = text.replace("&", " and ").replace("+", " and ")
    composed = unicodedata.normalize("NFC", without_hints(spelled_out).casefold())
    return " ".join(re.findall(r"\w+", composed))


def _bare(label: str) -> str:
    return _LEAD.sub("", without_hints(without_numbering(label)).strip(), count=1)


def _spelled(text: str) -> str:
    """A word without case, blanks and signs, its accents kept."""
    composed = unicodedata.normalize("NFC", text.casefold())
    return "".join(character for character in composed if character.isalnum())


@per_language
def _by_word(scope: Scope) -> dict[str, str]:
    words: dict[str, str] = {}
    for word, meaning in _words(scope):
        words.setdefault(_spelled(word), meaning)
    words.pop("", None)
    return words


@per_language
def _by_plain_word(scope: Scope) -> dict[str, str]:
    """The meanings by words without accents, as far as these leave one meaning."""
    meant: dict[str, set[str]] = {}
    for word, meaning in _by_word(scope).items():
        meant.setdefault(plain_name(word), set()).add(meaning)
    return {word: next(iter(meanings)) for word, meanings in meant.items() if len(meanings) == 1}


@per_language
def _in_sentences(scope: Scope) -> list[tuple[str, str]]:
    """The words of a scope as they stand in a sentence, each with its meaning."""
    plain = ((words_of(word), meaning) for word, meaning in _words(scope))
    return list(dict.fromkeys(each for each in plain if each[0]))


def _words(scope: Scope) -> Iterator[tuple[str, str]]:
    for meaning in scope.meanings:
        for word in (*scope.also.get(meaning, ()), *_SYNONYMS.get(meaning, ()), meaning):
            yield word, meaning
    for meaning in scope.meanings:
        for word in said_on_any_form(meaning):
            yield word, meaning


GRID_COLUMNS = Scope(("strengths", "drawbacks", "dimension", "rating", "because"))
"""The headings of the columns of a grid on paper."""

HEAD = Scope(FIELDS, also={"recorded": ("date", "ngày", "日期"), "crossing": ("口岸名称",)})
"""The labels of a sheet's head."""

CELL_LABELS = Scope(("rating", "plausible", "because"))
"""What a line in the cell of a dimension may begin with, beside its scale."""

TABLE_COLUMNS = Scope(
    (
        *("crossing", "name", "code", "observed", "recorded", "assessor", "method", "round"),
        *("note", "rubric", "dimension", "rating", "low", "high", "because"),
        *("polarity", "text", "kind", "side", "source", "id"),
    ),
    also={
        "name": ("crossing name", "uname", "title", "place", "口岸名称"),
        "code": ("id", "ucode", "unit", "key", "country"),
        "observed": ("year", "date", "time", "năm", "年份"),
    },
)
"""The columns of a table of ratings, and what `--map` can say of one besides a dimension."""

SUMMARIES = Scope(
    ("total", "mean"),
    also={
        "total": (
            *("totals", "grand total", "sum", "all", "overall", "all crossings", "count"),
            *("tổng", "tổng cộng", "合计", "总计", "总数"),
        ),
        "mean": (
            *("average", "avg", "averages", "median", "min", "minimum", "max", "maximum"),
            *("standard deviation", "std", "sd", "trung bình", "平均", "平均值", "平均分"),
        ),
    },
)
"""What the first cell of a row says that sums up the rows above it."""

STATEMENT_LISTS = Scope(("strengths", "drawbacks"))
"""Columns of a table that hold all statements of a polarity beside the rating."""

QUESTIONS = Scope(
    (
        *("crossing", "crossing_other", "observed", "observed_from", "observed_to", "recorded"),
        *("assessor", "method", "round", "note", "count", "more", "rubric"),
    )
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
        "observed": ("what year", "which year", "reference year", "năm nào", "哪一年", "年份"),
    },
)
"""What tells the question that asks which crossing is rated, and the one that asks as of when."""

SERVICE_COLUMNS = Scope(
    (
        *("timestamp", "started", "completed", "last_page", "start_language", "respondent_id"),
        *("collector", "response_id", "number", "state", "finished", "progress", "person"),
        *("first_name", "last_name", "email", "answer", "metadata"),
    ),
    also={
        "timestamp": (
            *("dấu thời gian", "时间戳", "时间戳记", "時間戳記", "horodateur", "zeitstempel"),
            *("marca temporal", "отметка времени"),
        ),
        "started": (
            *("start time", "startdate", "start date", "date started", "date created"),
            *("thời gian bắt đầu", "开始时间", "heure de début", "hora de inicio", "startzeit"),
        ),
        "completed": (
            *("completion time", "enddate", "end date", "submitdate", "date submitted"),
            *("date modified", "thời gian hoàn thành", "完成时间", "heure de fin"),
            *("hora de finalización", "fertigstellungszeit", "ngày nộp", "ngày gửi", "提交日期"),
        ),
        "last_page": ("lastpage", "trang cuối", "最后一页"),
        "start_language": ("startlanguage", "ngôn ngữ bắt đầu", "起始语言", "初始语言"),
        "collector": ("collector id",),
        "number": ("id", "mã", "序号", "编号"),
        "state": ("status", "response type"),
        "person": (
            *("name", "your name", "full name", "name of respondent", "respondent name"),
            *("tên", "họ tên", "họ và tên", "姓名", "名称", "您的姓名", "nom", "nombre"),
        ),
        "first_name": ("recipient first name",),
        "last_name": ("recipient last name",),
        "email": (
            *("email address", "e mail", "e mail address", "username", "recipient email"),
            *("địa chỉ email", "thư điện tử", "电子邮件", "电子邮件地址", "邮箱"),
            *("adresse e mail", "adresse de messagerie", "correo electrónico"),
        ),
        "answer": ("response", "open ended response"),
        "metadata": (
            *("seed", "token", "ipaddr", "ip address", "refurl", "referrer url", "datestamp"),
            *("date last action", "interviewtime", "total time", "recorded date", "language"),
            *("duration in seconds", "duration", "external reference", "location latitude"),
            *("external data reference", "location longitude", "distribution channel"),
            *("user language", "last modified time", "total points", "quiz feedback"),
            *("grade posted time", "access code", "hạt giống"),
        ),
    },
)
"""What survey tools add to the answers, as they and people call it."""

REVIEWS = Scope(
    ("approved", "rejected", "on_hold", "encrypted", "received"),
    also={
        "approved": (
            *("1", "validation status approved", "approuvé", "aprobado", "aprovado", "genehmigt"),
            *("được phê duyệt", "đã phê duyệt", "đã duyệt", "đã được phê duyệt"),
            *("批准", "已批准", "已通过", "одобрено"),
        ),
        "rejected": (
            *("2", "validation status not approved", "not approved", "non approuvé", "rejeté"),
            *("no aprobado", "rechazado", "não aprovado", "nicht genehmigt", "abgelehnt"),
            *("không được phê duyệt", "không được duyệt", "không phê duyệt", "bị từ chối"),
            *("từ chối", "未批准", "未通过", "不批准", "已拒绝", "拒绝", "не одобрено"),
        ),
        "on_hold": (
            *("validation status on hold", "has issues", "en attente", "en espera", "em espera"),
            *("zurückgestellt", "tạm giữ", "đang chờ", "chờ xử lý", "tạm hoãn"),
            *("待定", "搁置", "暂停", "保留", "на удержании"),
        ),
        "encrypted": ("not decrypted", "missing encrypted form data"),
        "received": ("edited", "pending", "submitted via web", "3"),
    },
)
"""What form services say of the state of a submission, in the languages that they speak.

The numbers are Ona's.
"""

POLARITY = Scope(POLARITIES)
KIND = Scope(STATEMENT_KINDS)
METHOD = Scope(METHODS)
BOTH_SIDES = Scope(("both",))
ANOTHER = Scope(("other",))
NO = Scope(("no",))
