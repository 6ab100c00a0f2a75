"""The page that documents every problem code, made from the catalogue that the program has."""

from scorer.files.problems.codes import CODES
from scorer.files.problems.codes.code import Code

_HEAD = """# Problem codes

What `scorer validate` finds has a code. `scorer explain CODE` prints its entry from here.
Errors (E) always count, warnings (W) with `--strict`, notes (N) never.

This page is made from the program; a test keeps the two alike.
"""


def catalogue() -> str:
    """The whole page in Markdown."""
    rows = "".join(
        f"| [{code.code}](#{_anchor(code)}) | {code.title} |\n" for code in CODES.values()
    )
    entries = "\n".join(map(_entry, CODES.values()))
    return f"{_HEAD}\n| code | what it says |\n|---|---|\n{rows}\n{entries}"


def _anchor(code: Code) -> str:
    return f"{code.code.lower()}-{code.slug}"


def _entry(code: Code) -> str:
    return (
        f"## {code.code} {code.slug}\n\n{code.title}. {code.why}\n\n"
        f"Instead of\n\n```yaml\n{code.bad}\n```\n\nwrite\n\n```yaml\n{code.good}\n```\n"
    )
