"""What the columns of a table of ratings hold, told by their names; no rows here."""

from collections.abc import Mapping, Sequence
from itertools import count

from scorer.forms.intake.asked import Role, leaf_question
from scorer.forms.intake.context import FormContext
from scorer.forms.lexicon.tables import ROW_NUMBERS, STATEMENT_LISTS, TABLE_COLUMNS
from scorer.model.names import plain_name

_OURS = frozenset({"crossing", "dimension", "rating", "begins", "ends", "path"})
_DERIVED = frozenset({"begins", "ends", "path", "strengths", "drawbacks", "kind", "countries"})
"""Columns of our own export that only repeat what the crossings and the statements say."""
_TIDY = frozenset({"polarity", "kind", "id", "text"})
_STANDING, _GROUND = frozenset({"status", "reviewed_by"}), frozenset({"since", "at"})
"""Columns of our own tables, about a sheet and a statement; elsewhere a name says less."""


def roles_of_columns(columns: Sequence[str], context: FormContext) -> dict[str, Role]:
    """What the columns hold, by name; the first that could name the crossing does."""
    roles: dict[str, Role] = {}
    ours = set(columns) >= _OURS
    tidy = set(columns) >= _TIDY
    for name in dict.fromkeys(columns):
        if ours and name in _DERIVED:
            roles[name] = Role("derived")
        elif (tidy and name in _TIDY | _GROUND) or ((ours or tidy) and name in _STANDING):
            roles[name] = Role(name)
        else:
            roles[name] = _role(name, context)
    roles = _with_a_crossing(roles)
    if is_long(roles):
        unknown = [name for name, role in roles.items() if not role.what]
        roles |= {name: Role(STATEMENT_LISTS.meaning(name) or "") for name in unknown}
    return roles


def _role(name: str, context: FormContext) -> Role:
    plain = plain_name(name)
    for explained, what in context.meanings.items():
        if plain_name(explained) == plain and what in TABLE_COLUMNS.meanings:
            return Role(what)
    leaf = context.headings.leaf_named(name)
    if leaf is not None:
        return Role("rating", leaf)
    return leaf_question(name, context) or Role(TABLE_COLUMNS.meaning(name) or "")


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


def may_count_rows(name: str) -> bool:
    """Whether a column is called like one that counts the rows of its table."""
    return ROW_NUMBERS.meaning(name) is not None


def go_up_by_one(texts: Sequence[str]) -> bool:
    """Whether texts are numbers that go up by one from 0 or 1."""
    if not texts or texts[0] not in ("0", "1"):
        return False
    counted = zip(texts, count(int(texts[0])), strict=False)
    return all(text == str(number) for text, number in counted)


def is_long(roles: Mapping[str, Role]) -> bool:
    """Whether a row holds one rating; without a column of crossings, all rows are about one."""
    return {"dimension", "rating"} <= {role.what for role in roles.values()}


def is_wide(roles: Mapping[str, Role]) -> bool:
    """Whether a row holds one crossing, with a column for each leaf."""
    named = any(role.what == "crossing" for role in roles.values())
    return named and any(role.what == "rating" and role.leaf for role in roles.values())
