"""JSON Schema: what the program reads, editors accept; what it refuses by shape, they mark."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scorer.files.reading.file import read_bytes
from scorer.files.schema import json_schema, schema_text
from scorer.files.yaml.strict import read_text
from scorer.vocabulary import FileKind
from tests.files.conftest import EXAMPLES

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((*ROOT.glob("rubrics/*.yaml"), *ROOT.glob("assessments/**/*.yaml")))
VALID = sorted((EXAMPLES / "valid").glob("*.yaml"))
WRONG_SHAPE = (
    *("unknown-key", "missing-key", "missing-rating", "statements-not-a-list"),
    *("statement-is-a-number", "rating-quoted", "rating-boolean", "rating-word"),
    *("plausible-of-three", "unknown-method", "bad-side", "bad-crossing-id", "day-slashes"),
    *("period-words", "crossings-unknown-kind", "crossings-bad-country", "sources-untitled"),
    *("rubric-no-dimensions", "rubric-bad-language"),
)


def as_json(value: Any) -> Any:
    """The value as a JSON reader would see it: texts as keys, decimals as numbers."""
    if isinstance(value, dict):
        return {str(key): as_json(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [as_json(entry) for entry in value]
    return float(value) if isinstance(value, Decimal) else value


def kind_of(path: Path) -> str:
    if path.stem.startswith(("crossings", "sources")):
        return path.stem.partition("-")[0]
    return "rubric" if path.stem.startswith("rubric") or "rubrics" in path.parts else "assessment"


@pytest.mark.parametrize("path", [*SHIPPED, *VALID], ids=lambda path: path.stem)
def test_every_shipped_and_every_valid_file_fits_its_schema(path: Path) -> None:
    schema = json_schema(kind_of(path))
    Draft202012Validator(schema).validate(as_json(read_text(path.read_bytes())))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_file_names_its_schema_for_editors(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    reference = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / reference).resolve() == ROOT / f"docs/schemas/{kind_of(path)}.json"


@pytest.mark.parametrize("name", WRONG_SHAPE)
def test_what_the_program_refuses_by_shape_the_schema_refuses_too(name: str) -> None:
    path = EXAMPLES / "invalid" / f"{name}.yaml"
    kind = kind_of(path)
    assert read_bytes(path.read_bytes(), name, FileKind(kind), advice=False).model is None
    value = as_json(read_text(path.read_bytes()))
    assert not Draft202012Validator(json_schema(kind)).is_valid(value)


@pytest.mark.parametrize("kind", list(FileKind))
def test_schemas_are_valid_and_the_written_ones_up_to_date(kind: str) -> None:
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["description"]
    written = ROOT / "docs" / "schemas" / f"{kind}.json"
    assert written.read_text(encoding="utf-8") == schema_text(kind), (
        f"run: scorer schema {kind} --output docs/schemas/{kind}.json"
    )


@pytest.mark.parametrize("kind", list(FileKind))
def test_every_key_is_described(kind: str) -> None:
    schema = json_schema(kind)
    for part in (schema, *schema.get("$defs", {}).values()):
        for name, described in part.get("properties", {}).items():
            assert described.get("description"), name


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="poem"):
        json_schema("poem")
