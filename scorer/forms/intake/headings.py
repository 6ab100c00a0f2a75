"""What the headings and labels of a grid in the wild mean: dimension, column, field, crossing."""

import re
import unicodedata
from collections.abc import Mapping

from scorer.forms.intake.leaf_names import leaf_named
from scorer.forms.intake.levels import in_every_language
from scorer.model import Crossing, Rubric
from scorer.model.names import CrossingNames, plain_name
from scorer.texts.catalogue import per_language
from scorer.texts.forms import FIELDS, form_texts

LIKENESS_OF_A_TITLE = 84
"""Percent of shared words, as rapidfuzz counts; `Transport & Logistics` reaches 90 and more."""
CLEAR_LEAD = 10
"""Percent by which the likest title has to lead the next."""
LONGEST_HEADING = 120
"""Characters; a longer text is a statement."""

_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "strengths": (
        "strength", "advantages", "pros", "positives", "opportunities", "strong points",
        "ưu điểm", "mặt mạnh", "thuận lợi", "优点", "强项", "长处",
    ),
    "drawbacks": (
        "drawback", "weaknesses", "weakness", "disadvantages", "cons", "negatives", "challenges",
        "constraints", "weak points", "nhược điểm", "hạn chế", "mặt yếu", "khó khăn",
        "劣势", "缺点", "弱点", "短板",
    ),
    "dimension": (
        "dimension", "criterion", "criteria", "area", "theme", "aspect", "tiêu chí", "维度",
        "指标",
    ),
    "rating": ("score", "level", "mark", "grade", "điểm", "mức", "得分", "打分", "等级", "分数"),
    "because": (
        "reasons", "justification", "rationale", "because", "explanation", "giải thích", "原因",
    ),
    "plausible": ("range", "plausible", "from to", "khoảng", "范围"),
    "crossing": (
        "border crossing", "border gate", "crossing point", "border crossing area", "bcp",
        "cửa khẩu biên giới", "口岸名称",
    ),
    "rubric": ("rubric", "form"),
    "observed": (
        "observed", "period", "period observed", "observation period", "situation as of", "as of",
        "kỳ đánh giá", "thời kỳ", "时期", "评估期",
    ),
    "recorded": (
        "recorded", "date", "day of writing", "date of assessment", "filled in on", "ngày", "日期",
    ),
    "assessor": (
        "assessed by", "rated by", "evaluator", "expert", "name of assessor", "người thực hiện",
        "评估者", "专家",
    ),
    "round": ("đợt", "批次"),
    "note": ("notes", "remarks", "comments", "nhận xét", "说明"),
}  # fmt: skip
"""What people write for it, beside the texts of our own forms."""

COLUMNS = ("strengths", "drawbacks", "dimension", "rating", "because")
CELL_LABELS = ("rating", "plausible", "because")
"""What a line in the cell of a dimension may say, beside its scale."""
_LONGEST_INITIALS = 8
"""Characters of a short form such as `BEZ` or `PPD`."""
_MOST_REMEMBERED = 10_000
_NUMBERING = re.compile(
    r"^\s*(?:(?:dimension|part|section|criterion)\s*)?(?:\(?(?:\d{1,2}|[A-Ha-h]|[IVX]{1,4})[.):]\s*)+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s{0,9}([^:：\n]{1,60})[:：]")
_BRACKETED = re.compile(r"[(（]([^()（）]+)[)）]\s*\Z")


def column_named(text: str) -> str | None:
    """The column that a heading of a table names: one of COLUMNS, or None."""
    return _meaning(text, COLUMNS)


def field_named(label: str) -> str | None:
    """The field of a sheet's head that a label names, or None."""
    return _meaning(label, FIELDS)


def labelled(text: str, keys: tuple[str, ...] = CELL_LABELS) -> tuple[str, str] | None:
    """The meaning of the label before a colon, and what follows it: `Reason: ...`.

    keys: the meanings that may stand here.
    """
    found = _LABEL.match(text)
    if found is None:
        return None
    key = _meaning(found[1], keys)
    return (key, text[found.end() :].lstrip()) if key else None


class Headings:
    """What headings mean for one rubric and some crossings; made to be asked for every line."""

    def __init__(self, rubric: Rubric, crossings: Mapping[str, Crossing] | None = None) -> None:
        self._rubric = rubric
        self._exact = {
            plain_name(name): leaf_named(name, rubric)
            for leaf in rubric.leaves
            for name in (*in_every_language(leaf.title), leaf.id)
        }
        self._titles = [
            (_words(title), leaf.id)
            for leaf in rubric.leaves
            for title in in_every_language(leaf.title)
        ]
        self._leaves: dict[str, str | None] = {}
        """What was asked before; the headings of a grid return with every crossing."""
        self._crossings = CrossingNames((crossings or {}).values())

    def leaf(self, heading: str) -> str | None:
        """The leaf whose title a heading is, or clearly resembles; None where that is not clear.

        Numbering, `&` for `and`, and a different order of words do not matter.
        """
        if len(heading) > LONGEST_HEADING:
            return None
        text = _NUMBERING.sub("", heading).strip().rstrip(":：").strip()
        if not any(map(str.isalpha, text)):
            return None
        if text not in self._leaves:
            if len(self._leaves) >= _MOST_REMEMBERED:
                self._leaves.clear()
            self._leaves[text] = self._named(text) or self._resembling(text)
        return self._leaves[text]

    def crossing(self, text: str) -> str | None:
        """The id of the crossing that a heading names by id, name or alias; None for none.

        `Hekou-Lao Cai (hekou-lao-cai)`, as our own forms write it, names the crossing twice.
        """
        if len(text) > LONGEST_HEADING:
            return None
        bracketed = _BRACKETED.search(text)
        for name in (bracketed[1] if bracketed else "", text):
            found = self._crossings.id_of(name)
            if found:
                return found
        return None

    def _named(self, text: str) -> str | None:
        plain = plain_name(text)
        if plain in self._exact:
            return self._exact[plain]
        return leaf_named(text, self._rubric) if len(text) <= _LONGEST_INITIALS else None

    def _resembling(self, text: str) -> str | None:
        from rapidfuzz import fuzz

        heading = _words(text)
        likeness: dict[str, float] = {}
        for title, leaf in self._titles:
            alike = fuzz.token_sort_ratio(heading, title)
            likeness[leaf] = max(alike, likeness.get(leaf, 0))
        (best, leaf), *others = sorted(((v, k) for k, v in likeness.items()), reverse=True)
        runner_up = others[0][0] if others else 0
        return leaf if best >= LIKENESS_OF_A_TITLE and best - runner_up >= CLEAR_LEAD else None


def _meaning(text: str, keys: tuple[str, ...]) -> str | None:
    return None if len(text) > LONGEST_HEADING else _meanings(keys).get(_plain(text))


@per_language
def _meanings(keys: tuple[str, ...]) -> dict[str, str]:
    meanings: dict[str, str] = {}
    for key in keys:
        for word in (key, *form_texts(key), *_OTHER_WORDS.get(key, ())):
            meanings.setdefault(_plain(word), key)
    meanings.pop("", None)
    return meanings


def _plain(text: str) -> str:
    """Small letters without a hint in brackets and without signs; Vietnamese accents are kept."""
    composed = unicodedata.normalize("NFC", text.casefold())
    words = re.sub(r"[(（][^()（）]*[)）]", "", composed)
    return " ".join(re.findall(r"\w+", words))


def _words(text: str) -> str:
    return _plain(text.replace("&", " and ").replace("+", " and "))
