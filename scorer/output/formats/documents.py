"""A presentation as a JSON document that scripts rely on: kind, schema, result, provenance."""

import json
import re
from typing import Any

from scorer.output.formats.medium import Medium
from scorer.output.tables.table import Presentation, Provenance
from scorer.output.tables.values import plain

SCHEMA = 1
"""Raised when a script that reads these documents would have to change."""

_UNSAFE_TO_SHOW = re.compile(
    "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ud800-\udfff\ufffe\uffff]"
)


def render(presentation: Presentation, medium: Medium) -> str:  # noqa: ARG001 - as all formats
    """The JSON document, indented by two; numbers are never NaN, unknown is null.

    Characters that a terminal or an encoder would stumble over are written as `\\uXXXX`,
    so that the document says exactly what the files say.
    """
    document = {
        "kind": presentation.kind,
        "schema": SCHEMA,
        "result": plain(presentation.body),
        "provenance": provenance(presentation.provenance),
    }
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSAFE_TO_SHOW.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def provenance(origin: Provenance | None) -> dict[str, Any] | None:
    """What is needed to redo the result; `seed` only where one was used."""
    if origin is None:
        return None
    return {
        "tool": origin.tool,
        "rubric": origin.rubric,
        "options": plain(origin.options),
        **({} if origin.seed is None else {"seed": origin.seed}),
        "files": [{"path": path, "sha256": sha256} for path, sha256 in origin.files],
    }
