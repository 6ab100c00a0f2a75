"""What the questions of a phone form ask, told by their names or labels; no answers here."""

import re
from collections.abc import Iterable

from scorer.forms.intake.asked import Role, leaf_question
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.lexicon import DIMENSION_QUESTIONS, QUESTIONS, STATEMENT_QUESTIONS

PLATFORM = "platform"
"""What the form service itself adds: no answer of the assessor."""


UNKNOWN = Role("")

_ADDED_BY_SERVICES = frozenset(
    {"start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username"}
    | {"email", "audit", "instanceid", "instancename", "deprecatedid", "rootuuid", "uuid"}
    | {"submissiondate", "key", "parentkey", "submitterid", "submittername", "attachmentspresent"}
    | {"attachmentsexpected", "status", "reviewstate", "edits", "formversion", "xform_id_string"}
)


_INTERNAL = re.compile(
    r"_(?:submission_)?_?(?:id|uuid|index|submission_time|submitted_by|validation_status|status"
    r"|version_*|parent_index|parent_table_name|attachments|geolocation|bamboo_dataset_id"
    r"|xform_id(?:_string)?|duration|edited|date_modified|media_count|total_media"
    r"|media_all_received|root_uuid|supplementaldetails|validation_status_.*"
    r"|.*_(?:latitude|longitude|altitude|precision))"
)
"""What services add under a name with a line before it; `_notes` and `_tags` are by people."""


def is_platform(name: str) -> bool:
    """Whether a column is what a form service adds, not an answer."""
    last = name.rpartition("/")[2]
    return _is_internal(name) or last.casefold().replace("_", "") in _ADDED_BY_SERVICES


def _is_internal(name: str) -> bool:
    if name.startswith(("meta/", "meta-", "formhub/")):
        return True
    last = name.rpartition("/")[2]
    return last.startswith("_") and _INTERNAL.fullmatch(last.casefold()) is not None


def roles_of(names: Iterable[str], context: FormContext) -> list[Role]:
    """What each column of a form's main table asks, in the order of the columns.

    A label such as "Reason for the rating" that stands once for every dimension belongs to the
    dimension whose rating came last.
    """
    roles: list[Role] = []
    leaf = ""
    for name in names:
        role = _role_of(name, context)
        if role.what in DIMENSION_QUESTIONS.meanings and not role.leaf:
            role = Role(role.what, leaf) if leaf and role.what != "rating" else UNKNOWN
        if role.what == "rating":
            leaf = role.leaf
        roles.append(role)
    return roles


def _role_of(name: str, context: FormContext) -> Role:
    if _is_internal(name):
        return Role(PLATFORM)
    for candidate in _candidates(name):
        what = QUESTIONS.word(candidate)
        if what is not None:
            return Role(what)
        role = leaf_question(candidate, context)
        if role is not None:
            return role
        part = DIMENSION_QUESTIONS.word(candidate)
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


def _leaf_of_group(name: str, candidate: str, context: FormContext) -> str:
    """The leaf that the group of a question is named after: `trade/rating`."""
    group = name[: len(name) - len(candidate)].rstrip("/-").replace("/", "-").rpartition("-")[2]
    return context.headings.leaf_named(group) or ""


def statement_role(name: str) -> str:
    """What a column of the repeat asks: `text` for `item/item_text`; empty if it is not known."""
    if _is_internal(name):
        return PLATFORM
    for candidate in _candidates(name):
        for part in (candidate, candidate.rpartition("_")[2]):
            asked = STATEMENT_QUESTIONS.word(part)
            if asked is not None:
                return asked
    return PLATFORM if is_platform(name) else ""
