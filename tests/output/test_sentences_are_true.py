"""Every sentence about a result is read back and held against a truth worked out apart from it.

Workspaces are made up at random, every command is asked, and each clause has to be read by a
pattern and to be true. `SENTENCE_WORLDS=500 pytest tests/output/test_sentences_are_true.py` tries
more workspaces than a usual run does, `SENTENCE_SEED=1000` others.
"""

import os

import pytest

from scorer.library import open_workspace
from tests.output.sentences import change, panels, reform, standing, trust
from tests.output.sentences.checking import CHECKS, Case
from tests.output.sentences.reading import PATTERNS, UnreadError, read
from tests.output.sentences.said import Question, everything_said
from tests.output.sentences.worlds import world, write

WORLDS = int(os.environ.get("SENTENCE_WORLDS", "30"))
SEED = int(os.environ.get("SENTENCE_SEED", "0"))
CHECKED_BY = (change, panels, reform, standing, trust)


@pytest.mark.parametrize("seed", range(SEED, SEED + WORLDS))
def test_whatever_is_said_of_a_workspace_is_read_and_true(seed, tmp_path):
    made = world(seed)
    write(made, tmp_path)
    cases: dict[int, Case] = {}
    wrong: dict[str, None] = {}
    for question, text in everything_said(made, open_workspace(tmp_path)):
        case = cases.setdefault(id(question), Case(made, question))
        wrong |= {f"{question}: {each}": None for each in judged(case, text)}
    assert cases
    assert not wrong, "\n".join(wrong)


def judged(case: Case, text: str) -> list[str]:
    """What is unread or untrue in a text of an answer."""
    try:
        clauses = read(text)
    except UnreadError as unread:
        return [str(unread)]
    wrong = []
    for clause in clauses:
        if not CHECKS[clause.says](case, clause):
            wrong.append(f"untrue ({clause.says}): {clause.text!r}, in {text!r}")
        case.before += (clause,)
    return wrong


def test_every_pattern_of_every_language_has_its_check():
    for language, patterns in PATTERNS.items():
        assert patterns.keys() == CHECKS.keys(), language


def test_a_sentence_that_no_pattern_reads_is_noticed():
    with pytest.raises(UnreadError):
        read("Arvo leads with 3.00; nobody knows why.")


def test_a_false_sentence_is_noticed():
    made = world(SEED)
    asked = Question("rank")
    case = Case(made, asked)
    first = case.truth.standings[0].name
    assert judged(case, f"{first} leads with 1234.00; no other could still be first")
