"""What the columns of a table of ratings hold, told by their names; no rows here."""

from collections.abc import Mapping

from scorer.forms.intake.context import FormContext
from scorer.forms.intake.headings import column_named
from scorer.forms.intake.leaf_names import leaf_named
from scorer.forms.opening.records import Records
from scorer.forms.phone.questionnaire import Role, leaf_question
from scorer.model.names import plain_name
from scorer.texts.catalogue import per_language
from scorer.texts.forms import is_said, said_in_each_language

_NAMES = {
    "crossing": ("crossing", "crossing id", "border crossing", "border crossing point", "bcp"),
    "name": ("name", "crossing name", "uname", "title", "place"),
    "code": ("id", "code", "ucode", "unit", "key", "country"),
    "observed": ("observed", "year", "period", "date", "time", "observation", "as of"),
    "recorded": ("recorded", "recorded on"),
    "assessor": ("assessor", "rater", "reviewer", "expert", "respondent"),
    "method": ("method",),
    "round": ("round", "wave"),
    "note": ("note", "remark", "comment"),
    "rubric": ("rubric",),
    "dimension": ("dimension", "indicator", "criterion", "leaf", "icode"),
    "rating": ("rating", "value", "score", "level"),
    "low": ("plausible_low", "low", "lowest"),
    "high": ("plausible_high", "high", "highest"),
    "because": ("because", "reason", "why", "justification"),
    "polarity": ("polarity",),
    "text": ("text", "statement"),
    "kind": ("statement kind",),
    "side": ("side",),
    "source": ("source",),
    "id": ("statement id",),
}
"""What the columns of tables are called, besides the words of our own forms."""

MEANINGS = tuple(_NAMES)
"""What `--map` can say of a column, besides the leaves of the rubric."""

LISTS = ("strengths", "drawbacks")
"""Columns of a long table that hold all statements of a polarity beside the rating."""

_OURS = frozenset({"crossing", "dimension", "rating", "begins", "ends", "path"})
_DERIVED = frozenset({"begins", "ends", "path", "strengths", "drawbacks", "kind", "countries"})
"""Columns of our own export that only repeat what the crossings and the statements say."""
_TIDY = frozenset({"polarity", "kind", "id", "text"})


def roles_of_columns(table: Records, context: FormContext) -> dict[str, Role]:
    """What the columns hold, by name; the first that could name the crossing does."""
    roles: dict[str, Role] = {}
    ours = set(table.columns) >= _OURS
    tidy = set(table.columns) >= _TIDY
    for name in dict.fromkeys(table.columns):
        if ours and name in _DERIVED:
            roles[name] = Role("derived")
        elif tidy and name in _TIDY:
            roles[name] = Role(name)
        else:
            roles[name] = _role(name, context)
    roles = _with_a_crossing(roles)
    if is_long(roles):
        listed = ((name, column_named(name)) for name, role in roles.items() if not role.what)
        roles |= {name: Role(what) for name, what in listed if what in LISTS}
    return roles


def _role(name: str, context: FormContext) -> Role:
    plain = plain_name(name)
    for explained, what in context.meanings.items():
        if plain_name(explained) == plain and what in _NAMES:
            return Role(what)
    leaf = leaf_named(name, context.rubric, context.meanings)
    if leaf is not None:
        return Role("rating", leaf)
    return leaf_question(name, context) or Role(_roles_by_name().get(plain, ""))


def _with_a_crossing(roles: dict[str, Role]) -> dict[str, Role]:
    """Where no column is called crossing, an id or else a name stands for it."""
    what = [role.what for role in roles.values()]
    best = next((each for each in ("crossing", "code", "name") if each in what), "")
    taken = False
    settled = {}
    for name, role in roles.items():
        if best and role.what == best and not taken:
            settled[name], taken = Role("crossing"), True
        elif role.what in ("crossing", "code"):
            settled[name] = Role("")
        else:
            settled[name] = role
    return settled


@per_language
def _roles_by_name() -> dict[str, str]:
    words = {
        plain_name(text): what
        for what in _NAMES
        if is_said(what)
        for text in said_in_each_language(what).values()
    }
    return {**words, **{plain_name(name): what for what, names in _NAMES.items() for name in names}}


def is_long(roles: Mapping[str, Role]) -> bool:
    """Whether a row holds one rating; without a column of crossings, all rows are about one."""
    return {"dimension", "rating"} <= {role.what for role in roles.values()}


def is_wide(roles: Mapping[str, Role]) -> bool:
    """Whether a row holds one crossing, with a column for each leaf."""
    named = any(role.what == "crossing" for role in roles.values())
    return named and any(role.what == "rating" and role.leaf for role in roles.values())
