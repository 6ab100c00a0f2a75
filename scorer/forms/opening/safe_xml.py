"""XML from a stranger: parsed without document types, entities or anything from outside."""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from scorer.forms.errors import FormError

DEEPEST = 200
"""Elements within elements; a table in a table in a text box takes some thirty."""
MOST_ELEMENTS = 2_000_000
"""A document of several hundred pages has some hundred thousand."""


class _RootReachedError(Exception):
    """The prologue is over; what follows cannot declare anything."""


def parse_xml(content: bytes, name: str) -> Element:
    """The root element, names as `{namespace}tag`; FormError where it is broken or not harmless."""
    builder = TreeBuilder()
    depth = 0
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST:
            raise FormError(f"{name}: elements are nested more than {DEEPEST} deep")
        if count > MOST_ELEMENTS:
            raise FormError(f"{name}: more than {MOST_ELEMENTS:,} elements")
        builder.start(_named(tag), {_named(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_named(tag))

    parser = _parser(name)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    _feed(parser, content, name)
    return builder.close()


def root_name(content: bytes, name: str) -> str:
    """The name of the root element without its namespace; what follows is not looked at."""
    found: list[str] = []

    def start(tag: str, *_: object) -> None:
        found.append(tag.rpartition("}")[2])
        raise _RootReachedError

    parser = _parser(name)
    parser.StartElementHandler = start
    try:
        _feed(parser, content, name)
    except _RootReachedError:
        return found[0]
    return ""


def refuse_document_type(content: bytes, name: str) -> None:
    """FormError where XML declares a document type, the only place that can declare entities.

    Reads no further than the root element, so that it is cheap for any size.
    """

    def start(*_: object) -> None:
        raise _RootReachedError

    parser = _parser(name)
    parser.StartElementHandler = start
    try:
        _feed(parser, content, name)
    except _RootReachedError:
        return


def _parser(name: str) -> expat.XMLParserType:
    def doctype(*_: object) -> None:
        raise FormError(f"{name} declares a document type, which no office program writes: refused")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = doctype
    return parser


def _feed(parser: expat.XMLParserType, content: bytes, name: str) -> None:
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FormError(f"{name} is damaged: {error}") from None


def _named(tag: str) -> str:
    return "{" + tag if "}" in tag else tag
