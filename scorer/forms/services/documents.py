"""JSON that form services hand out: data of KoboToolbox and Ona, OData of ODK Central, GeoJSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scorer.forms.errors import FormError
from scorer.forms.intake.context import FormContext
from scorer.forms.intake.ledger import Ledger
from scorer.forms.intake.records import NamedValue
from scorer.forms.intake.understood import Understood
from scorer.forms.intake.values import CellValue
from scorer.forms.opening.decoding import decoded
from scorer.forms.services.names import is_platform
from scorer.forms.services.questions import AskedColumn, questions_of
from scorer.forms.services.submissions import Submission, read_submissions
from scorer.forms.services.wording import enter_wording

MOST_SUBMISSIONS = 100_000
DEEPEST = 20
"""Groups in groups."""
_LINK = "@odata.navigationLink"
"""Behind the name of a repeat, where OData leaves its rows out."""


@dataclass(frozen=True)
class _Listing:
    """The submissions that a document lists, and what kind of document it is."""

    recognised_as: str
    rows: tuple[dict[str, Any], ...]
    more: bool = False
    """Whether it is one page of several."""


@dataclass
class _Answered:
    """One submission of a document: its answers by path, and the rows of its repeats."""

    place: str
    fields: dict[str, CellValue]
    repeats: list[tuple[str, str, dict[str, CellValue]]]
    """Each with the name of its repeat and its place."""

    def first(self, *names: str) -> str:
        """The first of some fields that is filled."""
        return next((str(self.fields[name]) for name in names if self.fields.get(name)), "")


def read_json(content: bytes, name: str, context: FormContext) -> Understood:
    """What the submissions of a JSON document say; repeats are lists in it.

    Raises FormError where it is no list of submissions.
    """
    listing = _listing(_loaded(decoded(content, name), name), name)
    if len(listing.rows) > MOST_SUBMISSIONS:
        raise FormError(f"{name} has more than {MOST_SUBMISSIONS:,} submissions; split it")
    ledger = Ledger()
    if listing.more:
        ledger.doubt("next", "this file is one page of several; fetch the others too")
    answered = [_answered(row, number, name) for number, row in enumerate(listing.rows, start=1)]
    columns = {
        path: column
        for column, path in enumerate(dict.fromkeys(p for each in answered for p in each.fields), 1)
    }
    answers = [_values(each.fields, each.place, columns) for each in answered]
    asked = questions_of(
        [AskedColumn(column, (path,)) for path, column in columns.items()], context, answers
    )
    submissions = [
        Submission(
            id=_identity(each) or f"number {number}",
            place=each.place,
            answers=row,
            questions=asked,
            repeats=[(of, tuple(_values(part, at))) for of, at, part in each.repeats],
            review=each.first(*_STATES),
            replaces=each.first("meta/deprecatedID").removeprefix("uuid:"),
            age=(_number(each.first("__system/edits")), each.first("_submission_time")),
        )
        for number, (each, row) in enumerate(zip(answered, answers, strict=True), start=1)
    ]
    enter_wording(asked.understood_names, ledger, context.rubric.scale)
    left_out = any(path.endswith(_LINK) for path in columns)
    return read_submissions(
        listing.recognised_as, submissions, context, ledger, repeats_included=not left_out
    )


_STATES = (
    *("_validation_status/uid", "_validation_status", "_review_status"),
    *("__system/reviewState", "__system/status"),
)
"""Where services say what reviewers made of a submission, or that it cannot be read."""


def _listing(document: Any, name: str) -> _Listing:
    if isinstance(document, dict) and document.get("type") in ("FeatureCollection", "Feature"):
        features = document.get("features", [document])
        return _Listing("GeoJSON of a form service", _of_features(features, name))
    if isinstance(document, dict) and ("@odata.context" in document or "value" in document):
        rows = _dictionaries(document.get("value"), name)
        if any(path.startswith("__Submissions-") for row in rows for path in row):
            raise FormError(
                f"{name} holds the rows of a repeat without their submissions; "
                "download the submissions with $expand=*"
            )
        return _Listing("data of ODK Central (OData)", rows, bool(document.get("@odata.nextLink")))
    results = document.get("results") if isinstance(document, dict) else document
    if isinstance(document, dict) and results is None:
        results = [document]
    rows = _dictionaries(results, name)
    more = isinstance(document, dict) and bool(document.get("next"))
    return _Listing("data of KoboToolbox (JSON)", rows, more)


def _dictionaries(rows: Any, name: str) -> tuple[dict[str, Any], ...]:
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise FormError(f"{name} is JSON, but not a list of submissions (`results` or `value`)")
    return tuple(rows)


def _of_features(features: Any, name: str) -> tuple[dict[str, Any], ...]:
    """The submissions behind the features; one with several places is a feature for each."""
    found: dict[str, dict[str, Any]] = {}
    for number, feature in enumerate(_dictionaries(features, name)):
        properties = feature.get("properties") or {}
        if not isinstance(properties, dict):
            raise FormError(f"{name} is GeoJSON whose features have no properties")
        identity = feature.get("id") or json.dumps(properties, sort_keys=True) or str(number)
        row = found.setdefault(str(identity), {"__id": feature.get("id"), **properties})
        geometry = feature.get("geometry")
        if geometry:
            places = sum(path.startswith("geometry") for path in row)
            row[f"geometry {places + 1}" if places else "geometry"] = json.dumps(geometry)
    rows = tuple(found.values())
    if rows and all(set(row) <= {"__id", "geometry", "fieldpath"} for row in rows):
        raise FormError(
            f"{name} is GeoJSON with the places of submissions and no answers; export the "
            "submissions as CSV (zip), or as JSON with $expand=*"
        )
    return rows


def _answered(row: Mapping[str, Any], number: int, name: str) -> _Answered:
    found = _Answered("", {}, [])
    _take_apart(row, "", found, name)
    told = found.first("_id", "_uuid", "meta/instanceID", "__id").removeprefix("uuid:")
    found.place = f"submission {told or f'number {number}'}"
    found.repeats = [(of, f"{found.place}, {at}", part) for of, at, part in found.repeats]
    return found


def _take_apart(row: Mapping[str, Any], group: str, found: _Answered, name: str) -> None:
    """Enter the fields of a submission by their paths: groups are objects, repeats lists."""
    if group.count("/") > DEEPEST:
        raise FormError(f"{name} has groups in groups deeper than {DEEPEST}")
    for key, value in row.items():
        path = group + key
        if isinstance(value, dict) and "coordinates" not in value:
            _take_apart(value, f"{path}/", found, name)
        elif isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
            if is_platform(path):
                continue
            for position, each in enumerate(value, start=1):
                part = _Answered("", {}, [])
                _take_apart(each, "", part, name)
                found.repeats.append((path, f"{path}[{position}]", part.fields))
                found.repeats += [
                    (of, f"{path}[{position}], {at}", p) for of, at, p in part.repeats
                ]
        elif value not in (None, "", [], {}):
            found.fields[path] = _as_value(value)


def _values(
    fields: Mapping[str, CellValue], place: str, columns: Mapping[str, int] | None = None
) -> list[NamedValue]:
    return [
        NamedValue.of(path, value, f"{place}, {path}", column=(columns or {}).get(path, 0))
        for path, value in fields.items()
    ]


def _identity(answered: _Answered) -> str:
    names = ("_uuid", "meta/instanceID", "__id", "_id")
    return answered.first(*names).removeprefix("uuid:")


def _as_value(value: Any) -> CellValue:
    if isinstance(value, dict) and value.get("type") == "Point":
        return _as_phones_write(value)
    nested = isinstance(value, (dict, list))
    plain: CellValue = json.dumps(value, ensure_ascii=False) if nested else value
    return plain


def _as_phones_write(point: Mapping[str, Any]) -> str:
    """A point of GeoJSON as phones write one: latitude, longitude, then altitude and accuracy."""
    longitude, latitude, *more = point["coordinates"]
    accuracy = (point.get("properties") or {}).get("accuracy")
    return " ".join(
        str(each) for each in (latitude, longitude, *more, accuracy) if each is not None
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _loaded(text: str, name: str) -> Any:
    try:
        return json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:
        raise FormError(f"{name} is not sound JSON: {error}") from None
