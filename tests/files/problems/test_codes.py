"""The page of problem codes is what the program reads."""

import re

from scorer.files.problems.codes import problem_codes
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")


def test_every_row_of_the_page_has_an_entry_and_every_entry_a_row():
    rows = re.findall(r"^\| \[(\w+)\]\(#(\S+)\)", PAGE, re.MULTILINE)
    headings = re.findall(r"^## (\w+) (\S+)$", PAGE, re.MULTILINE)
    codes = problem_codes().values()
    assert headings == [(code.code, code.slug) for code in codes]
    assert rows == [(code.code, f"{code.code.lower()}-{code.slug}") for code in codes]


def test_every_code_that_the_program_gives_stands_on_the_page_and_no_other():
    given = {
        code
        for module in (ROOT / "scorer").rglob("*.py")
        for code in re.findall(r'"([EWN][1-5]\d\d)"', module.read_text(encoding="utf-8"))
    }
    assert given == set(problem_codes())


def test_an_entry_says_why_and_shows_both_the_slip_and_the_way_out():
    for code in problem_codes().values():
        assert PAGE.count(f"{code.title}. {code.why}\n") == 1
        assert code.bad.strip() != code.good.strip()
