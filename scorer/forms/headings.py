"""What the headings and labels of a grid in the wild mean: dimension, column, field, crossing."""

import re
from collections.abc import Iterable, Mapping

from scorer.files.checks.crossings import plain_name
from scorer.forms.leaf_names import leaf_named
from scorer.forms.levels import in_every_language
from scorer.forms.texts import FIELDS, in_all_languages
from scorer.model import Crossing, Rubric

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
        "observed", "period", "observation period", "situation as of", "as of", "kỳ đánh giá",
        "thời kỳ", "时期", "评估期",
    ),
    "recorded": ("recorded", "date", "date of assessment", "filled in on", "ngày", "日期"),
    "assessor": (
        "assessed by", "rated by", "evaluator", "expert", "name of assessor", "người thực hiện",
        "评估者", "专家",
    ),
    "round": ("đợt", "批次"),
    "note": ("notes", "remarks", "comments", "nhận xét", "说明"),
}  # fmt: skip
"""What people write for it, beside the texts of our own forms."""

COLUMNS = ("strengths", "drawbacks", "dimension", "rating", "because")
_CELL_LABELS = ("rating", "plausible", "because")
_NUMBERING = re.compile(
    r"^\s*(?:(?:dimension|part|section|criterion)\s*)?(?:\(?(?:\d{1,2}|[A-Ha-h]|[IVX]{1,4})[.):]\s*)+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*([^:：\n]{1,60}?)\s*[:：]\s*(.*)", re.DOTALL)


def column_named(text: str) -> str | None:
    """The column that a heading of a table names: one of COLUMNS, or None."""
    return _meaning(text, COLUMNS)


def field_named(label: str) -> str | None:
    """The field of a sheet's head that a label names, or None."""
    return _meaning(label, FIELDS)


def labelled(text: str, keys: Iterable[str] = _CELL_LABELS) -> tuple[str, str] | None:
    """The meaning of the label before a colon, and what follows it: `Reason: ...`.

    keys: the meanings that may stand here.
    """
    found = _LABEL.fullmatch(text)
    if found is None:
        return None
    key = _meaning(found[1], keys)
    return (key, found[2]) if key else None


def leaf_titled(heading: str, rubric: Rubric) -> str | None:
    """The leaf whose title a heading is, or clearly resembles; None where that is not clear.

    Numbering, `&` for `and`, and a different order of words do not matter.
    """
    text = _NUMBERING.sub("", heading).strip().rstrip(":：").strip()
    if not text or len(text) > LONGEST_HEADING:
        return None
    return leaf_named(text, rubric) or _leaf_resembling(text, rubric)


def crossing_named(text: str, crossings: Mapping[str, Crossing]) -> str | None:
    """The id of the crossing that a heading names by id, name or alias; None if it names none."""
    wanted = {plain_name(text), *_names_in_and_beside_brackets(text)} - {""}
    for crossing in crossings.values():
        if wanted & {plain_name(crossing.id), plain_name(crossing.name)}:
            return crossing.id
    for crossing in crossings.values():
        if wanted & set(map(plain_name, crossing.aliases)):
            return crossing.id
    return None


def _names_in_and_beside_brackets(text: str) -> set[str]:
    """`Hekou-Lao Cai (hekou-lao-cai)`, as our own forms write it, names the crossing twice."""
    found = re.fullmatch(r"\s*(.+?)\s*[(（]([^()（）]+)[)）]\s*", text)
    return {plain_name(found[2])} if found else set()


def _meaning(text: str, keys: Iterable[str]) -> str | None:
    wanted = _plain(text)
    if not wanted or len(text) > LONGEST_HEADING:
        return None
    for key in keys:
        words = (*in_all_languages(key), *_OTHER_WORDS.get(key, ()))
        if wanted in {key, *map(_plain, words)}:
            return key
    return None


def _plain(text: str) -> str:
    """Small letters without a hint in brackets and without signs; Vietnamese accents are kept."""
    words = re.sub(r"[(（].*[)）]", "", text.casefold())
    return " ".join(re.findall(r"\w+", words))


def _leaf_resembling(text: str, rubric: Rubric) -> str | None:
    from rapidfuzz import fuzz

    heading = _words(text)
    likeness = sorted(
        (
            max(
                fuzz.token_sort_ratio(heading, _words(title))
                for title in in_every_language(leaf.title)
            ),
            leaf.id,
        )
        for leaf in rubric.leaves
    )
    best, leaf_id = likeness[-1]
    runner_up = likeness[-2][0] if len(likeness) > 1 else 0
    return leaf_id if best >= LIKENESS_OF_A_TITLE and best - runner_up >= CLEAR_LEAD else None


def _words(text: str) -> str:
    return _plain(text.replace("&", " and ").replace("+", " and "))
