"""What the questions of a phone form ask, told by their names or labels; no answers here."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.leaf_names import leaf_named
from scorer.model.names import plain_name
from scorer.texts.catalogue import per_language
from scorer.texts.forms import is_said, said_in_each_language

PLATFORM = "platform"
"""What the form service itself adds: no answer of the assessor."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a question asks; the leaf, where it asks about one dimension."""

    what: str
    leaf: str = ""


UNKNOWN = Role("")

_ABOUT = {
    "crossing": ("crossing", "crossing_id", "Border crossing"),
    "crossing_other": ("crossing_other", "other crossing"),
    "observed": (
        *("observed", "obs_date", "observed_date"),
        *("Date the situation refers to", "Ngày của tình hình", "所述情况日期"),
    ),
    "observed_from": ("observed_from",),
    "observed_to": ("observed_to",),
    "recorded": ("recorded", "today"),
    "assessor": ("assessor", "Assessor code", "Mã người đánh giá", "评估人代码"),
    "method": ("method",),
    "round": ("round",),
    "note": ("note", "notes"),
    "count": ("statement_count", "n_item", "n_items"),
    "more": ("more", "statement_rows"),
    "rubric": ("rubric",),
}
_OF_A_DIMENSION = {
    "rating": ("rating", "score", "level"),
    "low": ("low", "plausible_low", "lowest"),
    "high": ("high", "plausible_high", "highest"),
    "because": ("because", "why", "reason", "Reason for the rating", "评分理由"),
}
_OF_A_STATEMENT = {
    "dimension": ("dimension", "dim"),
    "polarity": (
        *("polarity", "pol"),
        *("Strength or drawback?", "Điểm mạnh hay hạn chế?", "优势还是劣势？"),
    ),
    "text": ("text", "statement", "In a few words", "Mô tả ngắn", "简述"),
    "kind": ("kind",),
    "side": ("side",),
    "source": ("source", "ref", "reference", "Tham chiếu", "出处"),
    "id": ("id", "statement_id"),
    "keep": ("keep",),
}
_ADDED_BY_SERVICES = frozenset(
    {"start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username"}
    | {"email", "audit", "instanceid", "instancename", "deprecatedid", "rootuuid", "uuid"}
    | {"submissiondate", "key", "parentkey", "submitterid", "submittername", "attachmentspresent"}
    | {"attachmentsexpected", "status", "reviewstate", "edits", "formversion", "xform_id_string"}
)


def is_platform(name: str) -> bool:
    """Whether a column is what a form service adds, not an answer."""
    last = name.rpartition("/")[2]
    return _is_internal(name) or last.casefold().replace("_", "") in _ADDED_BY_SERVICES


def _is_internal(name: str) -> bool:
    internal = ("meta/", "meta-", "formhub/")
    return name.rpartition("/")[2].startswith("_") or name.startswith(internal)


def roles_of(names: Iterable[str], context: FormContext) -> list[Role]:
    """What each column of a form's main table asks, in the order of the columns.

    A label such as "Reason for the rating" that stands once for every dimension belongs to the
    dimension whose rating came last.
    """
    roles: list[Role] = []
    leaf = ""
    for name in names:
        role = _role_of(name, context)
        if role.what in _OF_A_DIMENSION and not role.leaf:
            role = Role(role.what, leaf) if leaf and role.what != "rating" else UNKNOWN
        if role.what == "rating":
            leaf = role.leaf
        roles.append(role)
    return roles


def _role_of(name: str, context: FormContext) -> Role:
    if _is_internal(name):
        return Role(PLATFORM)
    for candidate in _candidates(name):
        plain = plain_name(candidate)
        what = _words(False).get(plain)
        if what is not None:
            return Role(what)
        role = leaf_question(candidate, context)
        if role is not None:
            return role
        part = _parts().get(plain)
        if part is not None:
            return Role(part, _leaf_of_group(name, candidate, context))
    return Role(PLATFORM) if is_platform(name) else UNKNOWN


def _candidates(name: str) -> list[str]:
    """The name itself, then what is left without its groups (`/` in Kobo, `-` in Central)."""
    candidates = [name]
    if "/" in name:
        candidates.append(name.rpartition("/")[2])
    rest = name
    while "-" in rest:
        rest = rest.partition("-")[2]
        candidates.append(rest)
    return candidates


def leaf_question(name: str, context: FormContext) -> Role | None:
    """What a question asks of one leaf: `trade_rating`, `Cross-border trade: rating`."""
    text = name.replace("：", ":")
    for separator in (":", "_plausible_", "_"):
        before, found, after = text.rpartition(separator)
        if not found:
            continue
        before = before.removeprefix("leaf_")
        part = _parts().get(plain_name(after))
        leaf = leaf_named(before, context.rubric, context.meanings) if part else None
        if part and leaf:
            return Role(part, leaf)
    return None


def _leaf_of_group(name: str, candidate: str, context: FormContext) -> str:
    """The leaf that the group of a question is named after: `trade/rating`."""
    group = name[: len(name) - len(candidate)].rstrip("/-").replace("/", "-").rpartition("-")[2]
    return leaf_named(group, context.rubric, context.meanings) or ""


def statement_role(name: str) -> str:
    """What a column of the repeat asks: `text` for `item/item_text`; empty if it is not known."""
    if _is_internal(name):
        return PLATFORM
    words = _words(True)
    for candidate in _candidates(name):
        for part in (candidate, candidate.rpartition("_")[2]):
            if plain_name(part) in words:
                return words[plain_name(part)]
    return PLATFORM if is_platform(name) else ""


@per_language
def _words(of_statements: bool) -> dict[str, str]:
    return _by_plain_name(_OF_A_STATEMENT if of_statements else _ABOUT)


@per_language
def _parts() -> dict[str, str]:
    return _by_plain_name(_OF_A_DIMENSION)


def _by_plain_name(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {
        plain_name(word): what
        for what, known in words.items()
        for word in (*known, *(said_in_each_language(what).values() if is_said(what) else ()))
    }
