"""Names of columns in exports: the groups before a question, and what services add themselves."""

import re
from collections.abc import Iterable, Iterator, Sequence

from scorer.forms.intake.context import FormContext
from scorer.forms.lexicon.scope import LONGEST_LABEL

SEPARATOR = re.compile(r"__+|\s*[/.:|>~\\]+\s*|-|\s+[–—]\s+")
"""What may stand between a group and its question: `/` in Kobo, `-` in Central, or as chosen."""
GROUP_WORDS = frozenset({"group", "header", "grp"})
"""Words behind the name of a leaf in the name of its group."""
_XFORM_METADATA = frozenset(
    {"deviceid", "subscriberid", "simserial", "phonenumber", "instanceid", "instancename"}
    | {"deprecatedid", "rootuuid"}
)
"""Questions that a phone answers by itself, whichever group they stand in."""
_WHOLE_NAMES = frozenset(
    {"SubmissionDate", "KEY", "PARENT_KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent"}
    | {"AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"}
    | {"start", "end", "today", "audit", "username", "email", "uuid", "xform_id_string"}
    | {"instanceID", "__id", "isComplete"}
)
"""What services add under just this name; `bridge/status` is a question of somebody."""
_INTERNAL = re.compile(
    r"_(?:submission_)?_?(?:id|uuid|index|submission_time|submitted_by|validation_status|status"
    r"|_*version_*|parent_index|parent_table_name|attachments|geolocation|bamboo_dataset_id"
    r"|xform_id(?:_string)?|duration|edited|date_modified|media_count|total_media"
    r"|media_all_received|root_uuid|validation_status_.*"
    r"|.*_(?:latitude|longitude|altitude|precision))"
)
"""What services add under a name with a line before it; `_notes` and `_tags` are by people."""
_OF_A_SERVICE = re.compile(
    r"(?:meta|formhub|__system|_validation_status)[/.:|-].*|\*meta-.*\*|SET-OF-.*"
    r"|@odata\..*|.*@odata\.\w+|__Submissions-.*|meta_(?:instance_?id|instance_?name|audit|deprecated_?id|root_?uuid)",
    re.IGNORECASE,
)


def splits(name: str, groups: frozenset[str]) -> Iterator[tuple[str, str]]:
    """A name as its groups and its question, the longest question first: itself without a group.

    groups: what may stand before a `_` as a group.
    """
    yield "", name
    if len(name) > 2 * LONGEST_LABEL:
        return
    ends = {found.end() for found in SEPARATOR.finditer(name)}
    ends |= {place + 1 for place, sign in enumerate(name) if sign == "_" and name[:place] in groups}
    for end in sorted(ends):
        if 0 < end < len(name):
            yield name[:end], name[end:]


def groups_of(names: Iterable[str]) -> frozenset[str]:
    """What stands before a `_` or `-` in two names or more, and so may be a group of questions."""
    seen: dict[str, int] = {}
    for name in set(names):
        for place, sign in enumerate(name[:LONGEST_LABEL]):
            if sign in "_-" and place:
                seen[name[:place]] = seen.get(name[:place], 0) + 1
    return frozenset(
        group
        for group, times in seen.items()
        if times > 1 or group.rpartition("_")[2] in GROUP_WORDS
    )


def matrices_of(names: Sequence[str], context: FormContext) -> frozenset[str]:
    """What stands before a `_` or `-` in two names or more, and always before a dimension."""
    below: dict[str, list[bool]] = {}
    for name in set(names):
        for place, sign in enumerate(name[:LONGEST_LABEL]):
            if sign in "_-" and place:
                leaf = context.headings.leaf_named(name[place + 1 :])
                below.setdefault(name[:place], []).append(leaf is not None)
    return frozenset(group for group, leaves in below.items() if len(leaves) > 1 and all(leaves))


def is_platform(name: str) -> bool:
    """Whether a column is what a form service adds, not an answer."""
    if name in _WHOLE_NAMES or is_internal(name):
        return True
    return any(_spelled(part) in _XFORM_METADATA for _, part in splits(name, frozenset()))


def is_internal(name: str) -> bool:
    """Whether a name is one that no form could give to a question of its own."""
    if _OF_A_SERVICE.fullmatch(name):
        return True
    last = re.split(r"[/.:|]", name)[-1]
    return last.startswith("_") and _INTERNAL.fullmatch(last.casefold()) is not None


def _spelled(name: str) -> str:
    return name.casefold().replace("_", "")
