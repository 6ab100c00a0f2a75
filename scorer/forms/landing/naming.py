"""Ids and file names made from names that people write."""

import re

from scorer.model.names import plain_name


def slug_of(name: str) -> str:
    """An id from a name, `lao-cai-ha-khau` from `Lào Cai - Hà Khẩu`; "" where nothing is left."""
    words = re.split(r"[\W_]+", name)
    plain = [re.sub("[^a-z0-9]", "", plain_name(word)) for word in words]
    return "-".join(word for word in plain if word)[:80].strip("-")
