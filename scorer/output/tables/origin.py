"""A result's provenance in words, for formats that people read."""

import json

from scorer.output.tables.table import Provenance
from scorer.output.tables.values import plain


def facts(provenance: Provenance) -> tuple[tuple[str, str], ...]:
    """Label and text pairs: the tool, the rubric, each option that was set, the seed."""
    options = tuple(
        (name, _option(value))
        for name, value in plain(provenance.options).items()
        if value not in (None, [], {})
    )
    seed = () if provenance.seed is None else (("seed", str(provenance.seed)),)
    rubric = () if provenance.rubric is None else (("rubric", provenance.rubric),)
    return (("tool", provenance.tool), *rubric, *options, *seed)


def in_one_line(provenance: Provenance) -> str:
    """The facts and the number of files: `tool scorer 1.2.0; rubric bez-grid@1.0.0; 9 files`."""
    count = len(provenance.files)
    files = "1 file" if count == 1 else f"{count} files"
    return "; ".join([*(f"{label} {text}" for label, text in facts(provenance)), files])


def _option(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
