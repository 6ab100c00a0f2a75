"""A phone that opens a form, changes nothing and sends it: what a prefilled XForm comes back as."""

import re
from collections.abc import Iterator

from lxml import etree

LOOKUP = re.compile(
    r"instance\('previous'\)/root/item"
    r"\[name = (?:'(\w+)'|concat\('(\w+)', position\(\.\.\)\))\]/(\w+)"
)
LITERAL = re.compile(r"'([^']*)'")


def submitted(xform: str, *, today: str) -> dict[str, object]:
    """The submission as the data service of KoboToolbox hands it out."""
    root = etree.fromstring(xform.encode())
    model = root.find(".//{*}model")
    instance = next(each for each in model.iter("{*}instance") if each.get("id") is None)[0]
    previous = _previous(model)
    expressions = _expressions(model)
    answers: dict[str, object] = {"_uuid": "a1", "_submission_time": "2031-01-01T00:00:00"}
    answers["today"] = today
    for node in instance.iter():
        path = _path(node, instance)
        value = _value(expressions.get(path, ""), previous, 0) or node.text or ""
        if len(node) == 0 and value and not path.startswith("statement/"):
            answers[path] = value
    rows = [name for name in previous if re.fullmatch(r"statement_\d+", name)]
    template = instance.findall("{*}statement")[-1] if rows else []
    answers["statement"] = [
        {
            path: value
            for node in template
            if (path := _path(node, instance))
            and (value := _value(expressions.get(path, ""), previous, number) or node.text)
        }
        for number in range(1, len(rows) + 1)
    ]
    answers["statement_count"] = str(len(rows))
    return answers


def _previous(model: etree._Element) -> dict[str, dict[str, str]]:
    for instance in model.iter("{*}instance"):
        if instance.get("id") == "previous":
            return {
                item.findtext("{*}name"): {
                    etree.QName(each).localname: each.text or "" for each in item
                }
                for item in instance.iter("{*}item")
            }
    return {}


def _expressions(model: etree._Element) -> dict[str, str]:
    """The defaults and calculations by path."""
    return {
        path.removeprefix("/data/"): expression for path, expression in _with_expressions(model)
    }


def _with_expressions(model: etree._Element) -> Iterator[tuple[str, str]]:
    for node in model.iter("{*}setvalue", "{*}bind"):
        expression = node.get("value") or node.get("calculate")
        if expression:
            yield node.get("ref") or node.get("nodeset"), expression


def _value(expression: str, previous: dict[str, dict[str, str]], position: int) -> str:
    lookup = LOOKUP.fullmatch(expression)
    if lookup:
        name = lookup[1] or f"{lookup[2]}{position}"
        return previous.get(name, {}).get(lookup[3], "")
    literal = LITERAL.fullmatch(expression)
    return literal[1] if literal else ""


def _path(node: etree._Element, instance: etree._Element) -> str:
    names = [etree.QName(node).localname]
    for parent in node.iterancestors():
        if parent is instance:
            return "/".join(reversed(names))
        names.append(etree.QName(parent).localname)
    return ""
