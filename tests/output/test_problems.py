"""Problems in every format: located, harmless, and readable by the programs they are meant for."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from scorer.files.problems.codes import explain, problem_codes
from scorer.files.problems.problem import Problem, UnknownNameError
from scorer.output.choices import ProblemFormat
from scorer.output.problems import explanation, render_problems, summary

ROOT = Path(__file__).parents[2]
PROBLEM = Problem(
    path="assessments/horgos/2018.yaml",
    line=14,
    column=13,
    code="E204",
    message="rating 6 is off the scale 1-5",
    hint="bez-grid@1 rates from 1 (Absent) to 5 (Exemplary)",
    excerpt="    rating: 6",
)
HOSTILE = Problem(
    path="assessments/a, b:c/100%\x1b[31m.yaml",
    line=2,
    column=6,
    code="W404",
    message="text\n::error::injected [red]x[/red] \x1b]0;title\x07",
    hint="</script>%0A\u202e",
    excerpt="a: \x1b[2J河口\t<b>|",
    length=40,
)


def test_text_shows_place_fact_and_way_out() -> None:
    assert render_problems([PROBLEM], ProblemFormat.TEXT, files=1) == (
        "assessments/horgos/2018.yaml:14:13: E204 rating 6 is off the scale 1-5\n"
        "   14 |     rating: 6\n"
        "      |             ^\n"
        "   help: bez-grid@1 rates from 1 (Absent) to 5 (Exemplary)\n"
    )


def test_text_shows_notes_behind_what_has_to_be_mended() -> None:
    notes = [Problem("a.yaml", line, 1, "N501", f"note in line {line}") for line in (1, 9)]
    warning = Problem("a.yaml", 4, 1, "W401", "a warning")
    given = [notes[0], warning, notes[1], PROBLEM]
    shown = render_problems(given, ProblemFormat.TEXT, files=2)
    assert re.findall(r"^\S+: ([EWN]\d+) ", shown, re.MULTILINE) == ["W401", "E204", "N501", "N501"]
    assert shown.index("note in line 1") < shown.index("note in line 9")
    document = json.loads(render_problems(given, ProblemFormat.JSON, files=2))
    assert [problem["code"] for problem in document["result"]["problems"]] == [
        problem.code for problem in given
    ]


def test_concise_is_one_line_a_problem() -> None:
    assert render_problems([PROBLEM, HOSTILE], ProblemFormat.CONCISE, files=2).count("\n") == 2
    assert render_problems([PROBLEM], ProblemFormat.CONCISE, files=1) == (
        "assessments/horgos/2018.yaml:14:13: E204 rating 6 is off the scale 1-5\n"
    )


def test_nothing_found_is_nothing_said() -> None:
    for format_ in (ProblemFormat.TEXT, ProblemFormat.CONCISE, ProblemFormat.GITHUB):
        assert render_problems([], format_, files=3) == ""


def test_json_holds_what_scripts_rely_on() -> None:
    document = json.loads(render_problems([PROBLEM, HOSTILE], ProblemFormat.JSON, files=2))
    assert document["kind"] == "validate"
    assert document["schema"] == 1
    assert document["result"]["files"] == 2
    assert document["result"]["problems"][0] == {
        "path": "assessments/horgos/2018.yaml",
        "line": 14,
        "column": 13,
        "code": "E204",
        "severity": "error",
        "message": "rating 6 is off the scale 1-5",
        "hint": "bez-grid@1 rates from 1 (Absent) to 5 (Exemplary)",
    }
    assert document["result"]["problems"][1]["message"] == HOSTILE.message
    assert document["provenance"]["tool"].startswith("scorer ")


@pytest.mark.parametrize("format_", ProblemFormat)
def test_no_control_character_reaches_a_terminal(format_: ProblemFormat) -> None:
    shown = render_problems([HOSTILE], format_, files=1)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


def test_a_message_cannot_add_a_command_for_github() -> None:
    (line,) = render_problems([HOSTILE], ProblemFormat.GITHUB, files=1).splitlines()
    head, _, message = line.removeprefix("::").partition("::")
    assert head.startswith("warning file=assessments/a%2C b%3Ac/100%25")
    assert ",line=2,col=6," in head
    assert message.startswith("text%0A::error::injected")


@pytest.mark.parametrize("width", [40, 60, 80, None])
def test_the_caret_stands_below_its_place_however_long_the_line(width: int | None) -> None:
    excerpt = "x" * 150 + " here " + "y" * 60
    problem = Problem("a.yaml", 1, 152, "E201", "m", "", excerpt, 4)
    _, line, carets = render_problems([problem], ProblemFormat.TEXT, files=1, width=width).split(
        "\n"
    )[:3]
    assert len(line) <= (width or 120)
    assert line[carets.index("^") : carets.rindex("^") + 1] == "here"


def test_the_caret_counts_wide_characters_as_a_terminal_does() -> None:
    problem = Problem("a.yaml", 1, 5, "E201", "m", "", "河口: x", 1)
    carets = render_problems([problem], ProblemFormat.TEXT, files=1).splitlines()[2]
    assert carets == "      |       ^"


def test_statistics_count_each_code() -> None:
    shown = render_problems(
        [PROBLEM, PROBLEM, HOSTILE], ProblemFormat.TEXT, files=2, statistics=True
    )
    assert [line.split()[:2] for line in shown.splitlines()] == [["2", "E204"], ["1", "W404"]]


def test_the_summary_counts_files_and_findings() -> None:
    assert summary([PROBLEM, PROBLEM, HOSTILE], 1200) == "checked 1,200 files: 2 errors, 1 warning"
    assert summary([], 1) == "checked 1 file: no problems"


SARIF_AS_WRITTEN_HERE = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "text": {
            "type": "object",
            "required": ["text"],
            "additionalProperties": False,
            "properties": {"text": {"type": "string"}},
        },
        "level": {"enum": ["none", "note", "warning", "error"]},
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "additionalProperties": False,
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "additionalProperties": False,
                    "properties": {
                        "driver": {
                            "type": "object",
                            "required": ["name"],
                            "additionalProperties": False,
                            "properties": {
                                "name": {"type": "string"},
                                "version": {"type": "string"},
                                "rules": {
                                    "type": "array",
                                    "uniqueItems": True,
                                    "items": {"$ref": "#/$defs/rule"},
                                },
                            },
                        }
                    },
                },
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "rule": {
            "type": "object",
            "required": ["id"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string"},
                "name": {"type": "string"},
                "shortDescription": {"$ref": "#/$defs/text"},
                "fullDescription": {"$ref": "#/$defs/text"},
                "help": {"$ref": "#/$defs/text"},
                "defaultConfiguration": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"level": {"$ref": "#/$defs/level"}},
                },
            },
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": -1},
                "level": {"$ref": "#/$defs/level"},
                "message": {"$ref": "#/$defs/text"},
                "locations": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "properties": {
                            "physicalLocation": {
                                "type": "object",
                                "required": ["artifactLocation"],
                                "additionalProperties": False,
                                "properties": {
                                    "artifactLocation": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "properties": {
                                            "uri": {
                                                "type": "string",
                                                "pattern": r"^[A-Za-z0-9._~%/-]+$",
                                            }
                                        },
                                    },
                                    "region": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "properties": {
                                            "startLine": {"type": "integer", "minimum": 1},
                                            "startColumn": {"type": "integer", "minimum": 1},
                                            "endColumn": {"type": "integer", "minimum": 1},
                                        },
                                    },
                                },
                            }
                        },
                    },
                },
            },
        },
    },
}
"""The part of the SARIF 2.1.0 schema (OASIS, 2020) that logs are written in, and nothing beside."""


def test_sarif_keeps_to_its_schema_and_every_result_to_its_rule() -> None:
    problems = [PROBLEM, HOSTILE, *(every_code_once())]
    log = json.loads(render_problems(problems, ProblemFormat.SARIF, files=2))
    Draft202012Validator(SARIF_AS_WRITTEN_HERE).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        problem.code for problem in problems
    ]
    Draft202012Validator(SARIF_AS_WRITTEN_HERE).validate(
        json.loads(render_problems([], ProblemFormat.SARIF, files=0))
    )


def every_code_once() -> list[Problem]:
    return [Problem("a.yaml", 1, 1, code.code, "m") for code in problem_codes().values()]


def test_every_code_has_words_of_its_own() -> None:
    assert len({code.slug for code in problem_codes().values()}) == len(problem_codes())
    for code in problem_codes().values():
        assert re.fullmatch("[EWN][1-5][0-9]{2}", code.code)
        assert code.title
        assert not code.title.endswith(".")
        assert code.why.endswith(".")
        assert code.bad != code.good
        assert explain(code.code) is code
        assert explain(code.slug) is code
        assert code.why in explanation(code)


def test_a_mistyped_code_brings_the_nearest() -> None:
    assert explain("e204").slug == "rating-off-scale"
    with pytest.raises(UnknownNameError) as raised:
        explain("rating-of-scale")
    assert raised.value.suggestions[0] == "rating-off-scale"
    with pytest.raises(UnknownNameError):
        explain("E999")
