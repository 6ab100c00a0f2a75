"""The words of forms: on paper (Word, Markdown), and where a cell or a line begins with them."""

from scorer.texts.catalogue import has, in_each_language, keys, languages, per_language, text

PAPER, SCREEN = "paper.", "screen."

FIELDS = (
    *("crossing", "rubric", "observed", "recorded", "assessor", "method", "round"),
    *("status", "reviewed_by", "note"),
)
"""What the head of a sheet says, in the order of its rows; each is the key of its label."""


def form_text(key: str, language: str) -> str:
    """A text of the forms on paper in a language."""
    return text(f"{PAPER}{key}", language)


@per_language
def form_texts(key: str) -> tuple[str, ...]:
    """A text of the forms on paper in every language, as a reader has to expect it."""
    return tuple(in_each_language(f"{PAPER}{key}").values())


def every_text_of_forms(kind: str) -> list[str]:
    """All texts of the forms of a kind, PAPER or SCREEN, in all languages."""
    return [words for key in keys(kind) for words in in_each_language(key).values()]


def said(key: str, language: str) -> str:
    """A text of Excel and phone forms in a language.

    Where these have no text of their own it is that of the forms on paper, capitalised: here the
    words of a list or a heading begin a cell.
    """
    if has(f"{SCREEN}{key}"):
        return text(f"{SCREEN}{key}", language)
    on_paper = form_text(key, language)
    return on_paper[:1].upper() + on_paper[1:]


def is_said(key: str) -> bool:
    """Whether forms have a text of a key."""
    return has(f"{SCREEN}{key}") or has(f"{PAPER}{key}")


def said_in_each_language(key: str) -> dict[str, str]:
    """A text of Excel and phone forms by language."""
    return {tag: said(key, tag) for tag in languages()}


def said_on_any_form(key: str) -> tuple[str, ...]:
    """What forms of any kind say for a key, in every language; nothing for a key without a text."""
    found = [f"{kind}{key}" for kind in (PAPER, SCREEN) if has(f"{kind}{key}")]
    return tuple(words for each in found for words in in_each_language(each).values())
