"""Strict YAML: what scalars mean, what is refused, and that the slow look agrees with the fast."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.files.yaml.examine import examine
from scorer.files.yaml.strict import DEEPEST, UnreadableError, read_text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3", 3),
        ("-3", -3),
        ("0", 0),
        ("3.50", Decimal("3.50")),
        ("1e3", Decimal("1e3")),
        ("012", "012"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("+1", "+1"),
        (".5", ".5"),
        ("1:30", "1:30"),
        ("2026-11-21", "2026-11-21"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('"3"', "3"),
        ("'null'", "null"),
        (".inf", Decimal("Infinity")),
        ("[1, b]", [1, "b"]),
        ("{1: a, b: 2}", {1: "a", "b": 2}),
    ],
)
def test_a_scalar_means_what_json_would_say_and_all_else_is_text(
    written: str, meant: object
) -> None:
    read = read_text(f"value: {written}\n")
    assert read == {"value": meant}
    assert isinstance(read, dict)
    assert type(read["value"]) is type(meant)


def test_one_decimal_is_the_same_key_as_its_whole_number() -> None:
    with pytest.raises(UnreadableError):
        read_text("{1: a, 1.0: b}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment",
        "a: 1\na: 2",
        "a: &x 1",
        "a: *x",
        "a: !!str x",
        "a: ! x",
        "!!map {a: 1}",
        "<<: {a: 1}",
        "a: 1\n---\nb: 2",
        "? [a]\n: 1",
        "? {a: b}\n: 1",
        "true: 1",
        "~: 1",
        "a: [",
        "a: 'x",
        "a: " + "9" * 41,
        "a: 1e31",
        "a: 1e999999999999999999",
        "a: \x1b",
        "a: \ufffe",
        "[" * 100_000,
        "- " * 50_000,
        "{a: " * 50_000,
        "a: " + "x" * 1_000_001,
    ],
    ids=lambda text: text[:20],
)
def test_what_could_be_misread_is_refused_and_the_fault_located(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_text(text)
    examined = examine(text.encode("utf-8", "surrogatepass"))
    assert examined.findings
    for finding in examined.findings:
        assert 0 <= finding.span.begin <= len(examined.text)


def test_the_deepest_file_that_is_allowed_is_read() -> None:
    assert read_text("[" * DEEPEST + "]" * DEEPEST)
    with pytest.raises(UnreadableError):
        read_text("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    assert read_text(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n") == {"a": 1, "b": 2}


def test_utf_16_and_other_encodings_are_named() -> None:
    assert "UTF-16" in examine("a: 1\n".encode("utf-16")).findings[0].message
    latin = examine(b"a: ok\nb: caf\xe9 au lait\n").findings[0]
    assert "offset 12" in latin.message
    assert "0xe9" in latin.message


WRITTEN = st.recursive(
    st.sampled_from(["1", "2.5", "text", "'it''s'", '"a\\tb"', "null", "true", "Lào Cai", "河口"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from("abcd1"), inner, max_size=4).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"
        ),
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(WRITTEN, st.sampled_from(["\n", "\r\n"]))
def test_the_slow_look_reads_the_same_value_and_finds_every_part_of_it(
    written: str, line_end: str
) -> None:
    text = f"# a comment{line_end}top:{line_end}  - {written}{line_end}"
    examined = examine(text.encode())
    assert examined.readable
    assert examined.value == read_text(text)

    def check(value: Any, place: tuple[Any, ...]) -> None:
        span = examined.values[place]
        if isinstance(value, dict):
            for key, entry in value.items():
                key_span = examined.keys[(*place, key)]
                assert examined.text[key_span.begin : key_span.end] == str(key)
                check(entry, (*place, key))
        elif isinstance(value, list):
            for position, entry in enumerate(value):
                check(entry, (*place, position))
        elif isinstance(value, int | Decimal) and not isinstance(value, bool):
            assert examined.text[span.begin : span.end] == str(value)

    check(examined.value, ())
