"""What pydantic objects to, in words for the person who wrote the file."""

import re
from decimal import Decimal
from typing import Any, get_args

from pydantic_core import ErrorDetails

from scorer.aggregation import AGGREGATIONS
from scorer.files.kinds import model_at
from scorer.files.problems.finding import Finding, Place
from scorer.files.problems.nearest import did_you_mean, listed
from scorer.files.shape.places import value_at
from scorer.files.yaml.strict import number_like
from scorer.vocabulary import Answer, FileKind

_WANTED = {
    "string_type": "a text",
    "int_type": "a number",
    "decimal_type": "a number",
    "is_instance_of": "a number",
    "dict_type": "a map",
    "model_type": "a map",
    "model_attributes_type": "a map",
    "tuple_type": "a list",
    "list_type": "a list",
}
_NO_BLANK = re.compile(r"([a-z_]+):(?!//)(\S.*)")
"""A key, a colon and a value without a blank between them, which YAML takes for a text."""
_MAPS_BY_ID = frozenset({"dimensions", "weightings", "met"})
_BY_SIDE = frozenset({"rating", "plausible", "value", "between"})
"""Keys behind which a map is one by side."""
_FIGURES = frozenset({"value", "between", "sample"})
_FIGURE = re.compile(r"[-+]?[0-9][0-9 ,.]*[^0-9 ,.]")
"""A number with something behind it, most often its unit."""
_RATING_KEYS = frozenset({"rating", "plausible"})
_CODES = {
    "version": ("E216", "write three numbers: 1.0.0"),
    "rubric": ("E216", "name the rubric and its major version: bez-grid@1"),
    "countries": ("E216", "two capital letters of ISO 3166-1: CN, VN, MM"),
    "subdivisions": ("E216", "a code of ISO 3166-2: CN-53, VN-02"),
    "unlocode": ("E216", "five letters: a country and a place: CNHKO"),
    "side": ("E216", "a country code in small letters (cn, vn), or both"),
}


def objection(
    kind: str, value: Any, place: Place, at_key: bool, errors: list[ErrorDetails]
) -> Finding:
    """The errors of one place of a file's value as one finding; at_key: they are about its key."""
    error = _most_telling(errors)
    what = error["type"]
    found = value_at(value, place)
    name = _name(place)
    context = error.get("ctx", {})
    if what == "missing":
        return _missing(kind, place)
    if what in ("extra_forbidden", "invalid_key"):
        return _unknown_key(kind, place)
    if what == "empty_text":
        return Finding("E213", place, f"{name} is empty", "write it, or delete the key", at_key)
    if what == "string_too_long" or (what == "too_long" and isinstance(found, str)):
        limit = context.get("max_length")
        return Finding("E214", place, f"{name} is longer than {limit:,} characters", "", at_key)
    if what == "string_pattern_mismatch":
        return _bad_form(kind, place, at_key, found)
    if what == "enum" and "met" in place:
        return _no_answer(place, found)
    if what in ("literal_error", "enum"):
        return _not_among(kind, place, found)
    if what == "period":
        why = context.get("why", f"{name} is {_what_is(found)}, not a period")
        hint = _day_meant(found, months=True) or str(context.get("hint", ""))
        return Finding("E211", place, str(why), hint)
    if what == "day":
        message = f"`{_shown(found)}` is not a day"
        hint = _day_meant(found, months=False) or str(context.get("hint", ""))
        return Finding("E212", place, message, hint)
    if what == "band":
        hint = 'write how far the level reaches: "<= 24", or ">= 40" where more is better'
        return Finding("E219", place, f"`{_shown(found)}` is not a band", hint)
    if what == "finite_number":
        code = "E315" if {"weight", "weightings"} & set(map(str, place)) else "E217"
        return Finding(code, place, f"{name} must be a finite number", "", at_key)
    if what in ("too_short", "too_long", "missing_argument"):
        least, most = context.get("min_length"), context.get("max_length")
        hint = _two_levels(found) if place[-1:] == ("plausible",) else ""
        return Finding("E217", place, f"{name} {_length(least, most)}", hint, at_key)
    if what in _WANTED:
        return _wrong_type(place, found, at_key, str(error.get("wanted", _WANTED[what])))
    return Finding("E203", place, f"{name}: {error['msg'].lower()}", "", at_key)


def only_of_type(errors: list[ErrorDetails]) -> bool:
    """Whether something of another type or length is wanted, so that what is below may say more."""
    return all(error["type"] in _WANTED or error["type"] == "too_short" for error in errors)


def _most_telling(errors: list[ErrorDetails]) -> ErrorDetails:
    """Of the objections of a union's members, the one that is not merely about the type."""
    telling = [error for error in errors if error["type"] not in _WANTED]
    return telling[0] if telling else errors[0] | {"wanted": _all_wanted(errors)}  # type: ignore[return-value]


def _all_wanted(errors: list[ErrorDetails]) -> str:
    wanted = dict.fromkeys(_WANTED[error["type"]] for error in errors)
    if set(wanted) == {"a text", "a map"}:
        return "a text, or one text per language"
    return " or ".join(wanted)


def _day_meant(found: Any, *, months: bool) -> str:
    """A hint for a day in another form than ours; months: whether a month will do."""
    from scorer.files.days import days_meant

    meant = days_meant(found) if isinstance(found, str) else ()
    if not meant or not (months or meant[0].count("-") == 2):
        return ""
    return f"did you mean {' or '.join(meant)}?"


def _two_levels(found: Any) -> str:
    """A hint for a range of too many levels: a list of all of them, or a decimal comma."""
    whole = isinstance(found, list) and all(type(level) is int for level in found)
    if whole and len(found) == 3:
        return f"write [{found[0]}, {found[-1]}]; decimals take a point: 2.5"
    return "write the lowest and the highest level, [2, 3]; decimals take a point: 2.5"


def _missing(kind: str, place: Place) -> Finding:
    key = place[-1]
    if place[-2:-1] == ("plausible",):
        return Finding("E217", place[:-1], "`plausible` needs two levels", "write [2, 3]")
    model = model_at(kind, place[:-1])
    field = model.model_fields.get(str(key)) if model else None
    hint = (field.description or "") if field else ""
    return Finding("E202", place[:-1], f"the key `{key}` is missing", hint, at_key=True)


def _unknown_key(kind: str, place: Place) -> Finding:
    key = str(place[-1])
    model = model_at(kind, place[:-1])
    known = model.keys() if model else []
    hint = did_you_mean(key, known, otherwise=f"known here: {listed(known, most=20)}")
    return Finding("E201", place, f"unknown key `{_shown(place[-1])}`", hint, at_key=True)


def _bad_form(kind: str, place: Place, at_key: bool, found: Any) -> Finding:
    text = _shown(place[-1] if at_key and place else found)
    for part in reversed(place):
        if part == "rubric" and kind == FileKind.RUBRIC:
            break
        if part in _CODES and not at_key:
            code, hint = _CODES[part]
            return Finding(code, place, f"`{text}` is not a valid `{part}`", hint)
        if isinstance(part, str):
            break
    if at_key and len(place) > 1 and (place[-2] in _BY_SIDE or place[-3:-2] == ("met",)):
        code, hint = _CODES["side"]
        if place[-2] == "rating":
            code, hint = "E206", "write a level, or one for each side: {cn: 3, vn: 2}"
        return Finding(code, place, f"`{text}` is not a side", hint, at_key)
    if at_key and place and len(place) > 1 and place[-2] not in _MAPS_BY_ID:
        return Finding("E216", place, f"`{text}` is not a language", "write en, vi, zh ...", at_key)
    hint = "small letters, digits and single hyphens: hekou-lao-cai"
    return Finding("E210", place, f"`{text}` is not an id", hint, at_key)


def _not_among(kind: str, place: Place, found: Any) -> Finding:
    choices = _choices(kind, place)
    hint = f"write one of {listed(choices)}" if choices else ""
    if isinstance(found, str):
        hint = did_you_mean(found, choices, otherwise=hint)
    return Finding("E215", place, f"`{_shown(found)}` is not known under `{_key(place)}`", hint)


def _no_answer(place: Place, found: Any) -> Finding:
    """What stands under `met` and is no answer; YAML's `true` is often meant for a `yes`."""
    words = {True: "yes", False: "no", None: "unknown"}
    choices = list(Answer)
    hint = f"write one of {listed(choices)}"
    if found is None or isinstance(found, bool):
        hint = f"write `{words[found]}`"
    elif isinstance(found, str):
        hint = did_you_mean(found, choices, otherwise=hint)
    said = _what_is(found) if not isinstance(found, str) else f"`{_shown(found)}`"
    return Finding("E215", place, f"{said} is no answer to `{_asked(place)}`", hint)


def _asked(place: Place) -> str:
    """The criterion that an answer stands behind."""
    return _shown(place[place.index("met") + 1])


def _choices(kind: str, place: Place) -> list[str]:
    keys = [part for part in place if isinstance(part, str)]
    if not keys:
        return []
    if keys[-1] == "aggregate":
        return list(AGGREGATIONS)
    last = max(index for index, part in enumerate(place) if part == keys[-1])
    model = model_at(kind, place[:last])
    field = model.model_fields.get(keys[-1]) if model else None
    return _words_of(field.annotation) if field else []


def _words_of(annotation: Any) -> list[str]:
    words = []
    for argument in get_args(annotation):
        if isinstance(argument, str):
            words.append(argument)
        else:
            words += _words_of(argument)
    return words


def _wrong_type(place: Place, found: Any, at_key: bool, wanted: str) -> Finding:
    name = _name(place)
    keys = [part for part in place if isinstance(part, str)]
    if keys and keys[-1] in _RATING_KEYS and wanted == "a number":
        return _bad_rating(place, found, keys[-1])
    hint = ""
    if at_key:
        return Finding("E203", place, f"the key `{_shown(place[-1])}` must be {wanted}", "", True)
    number = isinstance(found, (int, Decimal)) and not isinstance(found, bool)
    if place == ("version",):
        hint = "write three numbers: 1.0.0"
    elif wanted == "a text" and number:
        hint = f'put it into quotes if it is meant as a text: "{_shown(found)}"'
    elif keys and keys[-1] in _FIGURES and isinstance(found, str) and _FIGURE.match(found):
        hint = "write the number alone; its unit stands in the rubric"
    elif wanted == "a number" and isinstance(found, str) and number_like(found.strip()):
        hint = f"drop the quotes: {found.strip()}"
    elif place[-2:-1] == ("dimensions",) and isinstance(place[-1], str) and number:
        hint = f"put the rating on a line of its own below: `rating: {found}`"
    elif wanted == "a map" and isinstance(found, str) and (slip := _NO_BLANK.fullmatch(found)):
        hint = f"put a blank after the colon: `{slip[1]}: {_shown(slip[2])}`"
    elif wanted == "a list" and isinstance(found, (str, dict)):
        hint = "begin each item with a hyphen and a blank"
    elif wanted == "a list":
        hint = "write [ ] around it"
    elif not place:
        hint = "write `key: value`, one key a line"
    elif found is None:
        hint = "write it, or delete the key"
    if len(place) >= 2 and place[-2] in ("strengths", "drawbacks"):
        wanted = "a sentence, or a map with `text`"
    if place and place[-1] == "plausible" and wanted == "a list":
        hint = "write the lowest and the highest level: [2, 3]"
    return Finding("E203", place, f"{name} must be {wanted}, not {_what_is(found)}", hint)


def _bad_rating(place: Place, found: Any, key: str) -> Finding:
    what = "rating" if key == "rating" else "plausible level"
    if isinstance(found, str) and number_like(found.strip()):
        message = f'{what} "{found.strip()}" is a text because of its quotes'
        return Finding("E206", place, message, f"drop the quotes: {found.strip()}")
    hint = "write a level of the rubric's scale, or null where it was not rated"
    if key == "plausible":
        hint = "write the lowest and the highest level: [2, 3]"
    return Finding("E206", place, f"{what} must be a number, not {_described(found)}", hint)


def _described(found: Any) -> str:
    return _shown(found) if isinstance(found, str) else _what_is(found)


def _length(least: int | None, most: int | None) -> str:
    if least is not None and least == most:
        return f"must have {least} items"
    if least is not None:
        return "must not be empty" if least == 1 else f"must have at least {least} items"
    return f"must have at most {most} items"


def _key(place: Place) -> str:
    return next((part for part in reversed(place) if isinstance(part, str)), "")


def _name(place: Place) -> str:
    """What a place is called in a sentence."""
    if not place:
        return "the file"
    if isinstance(place[-1], str):
        return f"`{_shown(place[-1])}`"
    keys = [part for part in place if isinstance(part, str)]
    singular = _SINGULAR.get(keys[-1]) if keys else None
    if singular:
        return singular
    return f"an item of `{keys[-1]}`" if keys else "an item"


_SINGULAR = {
    "strengths": "a strength",
    "drawbacks": "a drawback",
    "dimensions": "a dimension",
    "crossings": "a crossing",
    "sources": "a source",
    "countries": "a country",
    "aliases": "an alias",
    "plausible": "a plausible level",
}
_LONGEST_QUOTE = 60


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 3] + "..."


def _what_is(value: Any) -> str:
    """A value's type in the words of this project."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    for kinds, word in (
        ((int, Decimal), "a number"),
        ((str,), "a text"),
        ((dict,), "a map"),
        ((list, tuple), "a list"),
    ):
        if isinstance(value, kinds):
            return word
    return type(value).__name__
