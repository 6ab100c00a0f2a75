"""JSON Schema of the kinds of files, for editors: derived from the models, never by hand."""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from scorer.aggregation import Aggregation
from scorer.files.kinds import KINDS_OF_FILE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER_AS_KEY = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"


def json_schema(kind: str) -> dict[str, Any]:
    """The schema of a kind of file, draft 2020-12. Raises ValueError for an unknown kind."""
    if kind not in KINDS_OF_FILE:
        known = ", ".join(sorted(KINDS_OF_FILE))
        raise ValueError(f"there is no schema {kind!r}; there are {known}")
    model = KINDS_OF_FILE[kind].model
    generated = model.model_json_schema(schema_generator=_Generator)
    _tidy(generated)
    return {"$schema": DIALECT, "$id": f"urn:crossing-scorer:{kind}:1", **generated}


def schema_text(kind: str) -> str:
    """The schema as the text of a file."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """Numbers are JSON numbers here, whether they are kept as integers or as decimals."""

    def encode_default(self, dft: Any) -> Any:
        return dft.name if isinstance(dft, Aggregation) else super().encode_default(dft)

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002 - pydantic calls it so
        return {"type": "number"}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic calls it so
        return False  # a title that only repeats the key says nothing

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        generated = super().dict_schema(schema)
        keys = generated.get("propertyNames", {})
        if {"type": "number"} in keys.get("anyOf", []):
            generated["propertyNames"] = {"pattern": _NUMBER_AS_KEY}  # keys are texts in JSON
        if "patternProperties" in generated:
            generated["additionalProperties"] = False
        return generated


def _tidy(schema: Any) -> None:
    """Say the same in fewer words, and let a list be left empty behind its key."""
    if isinstance(schema, list):
        for entry in schema:
            _tidy(entry)
    if not isinstance(schema, dict):
        return
    choices = schema.get("anyOf")
    if choices is not None:
        if {"type": "integer"} in choices and {"type": "number"} in choices:
            choices.remove({"type": "integer"})
        if len(choices) == 1:
            del schema["anyOf"]
            schema.update(choices[0])
    if schema.get("type") == "array" and schema.get("default") == []:
        schema["type"] = ["array", "null"]
    for entry in schema.values():
        _tidy(entry)
