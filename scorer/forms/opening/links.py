"""The addresses behind hyperlinks, and whether a reader sees them anyway."""

import re

_LEAD = re.compile(r"\A(?:https?://(?:www\.)?|mailto:|file:/*)", re.IGNORECASE)


def is_shown(address: str, text: str) -> bool:
    """Whether a text shows an address that lies behind it, such as a mail address."""
    core = _LEAD.sub("", address.strip()).partition("?")[0].rstrip("/")
    return core.casefold() in text.casefold()
