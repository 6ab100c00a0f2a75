"""Statements in cells are told apart, and their tags are understood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.forms.intake.statement_texts import (
    Line,
    split_statements,
    tag_of,
    tagged,
    unknown_tag,
    with_ground,
)
from scorer.forms.intake.statements import WrittenStatement, read_statement
from scorer.model import Period, Statement
from scorer.texts.catalogue import languages
from scorer.vocabulary import STATEMENT_KINDS


def statement_from(text: str) -> Statement | None:
    words, said = tagged(text)
    return read_statement(WrittenStatement(words, **said)).statement


SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)


AWKWARD_PLACES = st.sampled_from(
    [
        'p. 12, @"x"',
        "annex [3], #id",
        "a, @“b”, c",
        "\\u{5b}",
        "\\",
        "one\ntwo",
        " ends ",
        "é" * 20_000,
    ]
)


@settings(max_examples=80)
@given(
    statement=st.builds(
        Statement,
        text=st.text(min_size=1).map(str.strip).filter(bool),
        id=st.none() | SLUGS,
        kind=st.sampled_from(STATEMENT_KINDS),
        side=st.sampled_from([None, "vn", "cn", "both"]),
        source=st.none() | SLUGS,
        since=st.none() | st.sampled_from(["2005", "2014-09", "2013/2015"]).map(Period.parse),
        at=st.none() | st.text(min_size=1).filter(str.strip) | AWKWARD_PLACES,
    ),
    language=st.sampled_from(languages()),
)
def test_a_statement_and_its_tag_read_back_as_the_statement(statement, language):
    assert statement_from(f"{statement.text} {tag_of(statement, language)}") == statement


@pytest.mark.parametrize(
    "ground",
    [
        {"since": Period.parse("2014-09")},
        {"at": "p. 12, left"},
        {"since": Period.parse("2014"), "at": "[3]"},
    ],
)
def test_since_when_and_where_stay_behind_the_text_where_all_else_is_asked_for_apart(ground):
    statement = Statement(text="A bridge. ", kind="fact", **ground)
    assert read_statement(WrittenStatement(with_ground(statement))).statement == statement


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A bridge [plan]", {"text": "A bridge", "kind": "plan"}),
        ("A bridge [Kế hoạch]", {"text": "A bridge", "kind": "plan"}),
        ("一座桥【计划，双方】", {"text": "一座桥", "kind": "plan", "side": "both"}),
        ("A bridge [VN; @grid-2018]", {"text": "A bridge", "side": "vn", "source": "grid-2018"}),
        (
            'A bridge [plan, @grid, @"p. 12, left"]',
            {"text": "A bridge", "kind": "plan", "source": "grid", "at": "p. 12, left"},
        ),
        ("A bridge [@“p. 12”; vn]", {"text": "A bridge", "side": "vn", "at": "p. 12"}),
        ('They said ["no"]', {"text": 'They said ["no"]'}),
        ("See annex [3]", {"text": "See annex [3]"}),
        ("A bridge [plan] is there", {"text": "A bridge [plan] is there"}),
        ("A bridge [plan, need]", {"text": "A bridge [plan, need]"}),
        ("[plan]", {"text": "[plan]"}),
    ],
)
def test_only_a_tag_at_the_end_is_taken_for_one(text, said):
    assert statement_from(text) == Statement.model_validate(said)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("A bridge [planed]", "did you mean [plan]?"),
        ("A bridge [Planned] ", "did you mean [plan]?"),
        ("A bridge [questoin, vn]", "did you mean [question]?"),
        ("Một cây cầu [kế hoach]", "did you mean [kế hoạch]?"),
        ("A bridge [rumour]", "[rumour] is no tag such as [fact], [plan]"),
        ("A bridge [plan, tomorrow]", "[plan, tomorrow] is no tag"),
        ("A bridge [plan, need]", "[plan, need] is no tag"),
    ],
)
def test_what_looks_like_a_tag_and_is_none_is_doubted_and_stays(text, says):
    assert says in unknown_tag(text)
    assert statement_from(text).text == text


@pytest.mark.parametrize(
    "text",
    ["A bridge [plan]", "See annex [3]", "[planed]", "A [planed] bridge", "As told [in 2017]"],
)
def test_other_brackets_are_no_doubt(text):
    assert unknown_tag(text) is None


def lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


@pytest.mark.parametrize(
    ("cell", "statements"),
    [
        ([], []),
        (lines("", "  "), []),
        (lines("one", "two"), ["one", "two"]),
        (lines("one", "_____________", "two"), ["one", "two"]),
        (lines("one", "", "two", ""), ["one", "two"]),
        (lines("one", "more of one", "_____", "two"), ["one\nmore of one", "two"]),
        (lines("one. ______________________", "two"), ["one.", "two"]),
        (lines("one _____________ two"), ["one", "two"]),
        (lines("• one", "• two", "more of two"), ["one", "two\nmore of two"]),
        (lines("- one", "- two"), ["one", "two"]),
        (lines("one\n\ntwo\n______\nthree"), ["one", "two", "three"]),
        (lines("one [plan]", "two [need]"), ["one [plan]", "two [need]"]),
        ([Line("one", starts=True), Line("two", starts=True)], ["one", "two"]),
        (lines("-5 degrees in winter"), ["-5 degrees in winter"]),
        (lines("=SUM(A1)"), ["=SUM(A1)"]),
    ],
)
def test_statements_are_separated_by_rules_blank_lines_items_or_paragraphs(cell, statements):
    assert split_statements(cell) == statements


def test_a_tagged_item_of_a_list_is_one_statement_whatever_is_in_it():
    text = "first\n\nsecond\n________\nthird [plan]"
    assert split_statements([Line(text, starts=True), Line("next", starts=True)]) == [text, "next"]


def test_lines_wrapped_at_a_margin_belong_together():
    assert split_statements(lines("one goes", "on"), joint=" ", wrapped=True) == ["one goes on"]
