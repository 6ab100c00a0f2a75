"""Ids and file names made from names that people write."""

import os
import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from scorer.files.reading.walk import ASSESSMENTS
from scorer.model import Assessment
from scorer.model.names import plain_name

_LONGEST_SLUG = 80
_LONGEST_ASSESSOR = 60
"""Characters of an assessor's name in a file name."""


def slug_of(name: str) -> str:
    """An id from a name, `lao-cai-ha-khau` from `Lào Cai - Hà Khẩu`; "" where nothing is left."""
    words = re.split(r"[\W_]+", unicodedata.normalize("NFC", name))
    plain = [re.sub("[^a-z0-9]", "", plain_name(word)) for word in words]
    return "-".join(word for word in plain if word)[:_LONGEST_SLUG].strip("-")


def free_sheet_name(root: Path, assessment: Assessment, taken: Collection[str] = ()) -> str:
    """The usual path of a sheet, `assessments/hekou-lao-cai/2017-desk-review.yaml`.

    Numbered where a file lies there, or where the path is among those taken.
    """
    begin = assessment.observed.text.partition("/")[0]
    who = slug_of(assessment.assessor)[:_LONGEST_ASSESSOR].strip("-") or "sheet"
    return free_name(root, f"{ASSESSMENTS}/{assessment.crossing}/{begin}-{who}", ".yaml", taken)


def free_name(root: Path, stem: str, ending: str, taken: Collection[str] = ()) -> str:
    """The first of `stem.yaml`, `stem-2.yaml` ... that is neither there nor taken."""
    name, number = f"{stem}{ending}", 1
    while name in taken or os.path.lexists(root / name):
        number += 1
        name = f"{stem}-{number}{ending}"
    return name
