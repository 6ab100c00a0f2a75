"""What is added from outside, without touching the package, works everywhere."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import pytest
from openpyxl import load_workbook

from scorer.aggregation import AGGREGATIONS, Aggregation, Parts, Score, add_aggregation
from scorer.files.kinds import KINDS_OF_FILE, KindOfFile, add_kind_of_file
from scorer.files.problems.finding import Finding
from scorer.files.schema import json_schema
from scorer.files.yaml.write import dump
from scorer.forms.intake.understood import Understood, UnderstoodSheet
from scorer.forms.kinds import FORMS, Form, add_form
from scorer.library import open_workspace
from scorer.model import Cell, Model
from scorer.model.base import Slug, Text
from scorer.output.formats.medium import Medium
from scorer.output.formats.write import FORMATS, Format, add_format
from scorer.output.report.live import live_data, rules_script
from scorer.output.tables.table import Presentation
from scorer.texts import catalogue
from tests.conftest import ROOT, Scorer

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from scorer.analysis.scoring.ranking import Ranking
    from scorer.files.checks.registry import Registry
    from scorer.forms.intake.context import FormContext, FormRequest
    from scorer.forms.intake.sent import Sent
    from scorer.library import OpenWorkspace
    from scorer.model import Rubric


def strongest_link(parts: Parts) -> Score:
    return max(value for _, value in parts)


def strongest_links(
    values: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    import numpy as np

    return np.asarray(np.where(weights[:, np.newaxis, :] > 0, values, -np.inf).max(axis=-1))


MAXIMUM = Aggregation(
    name="maximum",
    meaning="the highest of the ratings",
    of_parts=strongest_link,
    of_arrays=strongest_links,
    script="(parts) => parts.map(([, v]) => v).reduce((a, b) => (compared(a, b) >= 0 ? a : b))",
)
UNSCRIPTED = replace(MAXIMUM, name="unscripted", script=None)


@pytest.fixture
def maximum() -> Iterator[Aggregation]:
    """An aggregation of our own, known while a test runs."""
    for rule in (MAXIMUM, UNSCRIPTED):
        add_aggregation(rule)
    yield MAXIMUM
    for rule in (MAXIMUM, UNSCRIPTED):
        del AGGREGATIONS[rule.name]


@pytest.fixture
def workspace(maximum: Aggregation, tmp_path: Path) -> OpenWorkspace:  # noqa: ARG001 - to be known
    """The shipped workspace, its rubric aggregated by the maximum."""
    for folder in ("rubrics", "assessments"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    rubric = tmp_path / "rubrics" / "bez-grid.yaml"
    text = rubric.read_text(encoding="utf-8")
    assert "aggregate: arithmetic" in text
    rubric.write_text(text.replace("aggregate: arithmetic", "aggregate: maximum"), encoding="utf-8")
    return open_workspace(tmp_path)


class TestAnAggregationOfOnesOwn:
    def test_can_be_named_in_a_rubric_and_in_its_schema(self, workspace: OpenWorkspace) -> None:
        assert workspace.rubric(None).aggregate is MAXIMUM
        assert "maximum" in json_schema("rubric")["$defs"]["Aggregation"]["enum"]

    def test_ranks_and_scores(self, workspace: OpenWorkspace) -> None:
        ranking = workspace.rank()
        assert {row.crossing: row.score for row in ranking.ranking} == {
            row.crossing: max(row.ratings.values()) for row in ranking.ranking
        }

    def test_can_be_asked_for_in_place_of_the_rubrics_rule(self, maximum: Aggregation) -> None:
        ranking = open_workspace(ROOT).rank(aggregate="maximum")
        assert ranking.scoring.aggregate is maximum

    def test_is_drawn_in_robustness_and_is_one_of_the_methods(
        self, workspace: OpenWorkspace
    ) -> None:
        certain = workspace.robustness(weights_from="uniform", draws=200)
        assert certain.robustness.acceptability.sum() == pytest.approx(len(certain.rows))
        assert workspace.robustness(vary_method=True, draws=200).rows
        assert "maximum" in workspace.compare_methods().ranks

    def test_ranks_a_frame(self, workspace: OpenWorkspace) -> None:
        from scorer import rank_frame

        ranking = workspace.rank()
        found = rank_frame(ranking.to_frame().set_index("crossing"), ranking.scoring)
        assert found["score"].dropna().to_dict() == {
            row.crossing: float(row.score) for row in ranking.ranking if row.score is not None
        }

    def test_is_searched_for_improvements(self, workspace: OpenWorkspace) -> None:
        last = workspace.rank().ranking[-1]
        agenda = workspace.improve(last.crossing)
        assert agenda.improvement.held or agenda.improvement.sets

    def test_is_explained_in_the_report_and_computed_by_its_page(
        self, workspace: OpenWorkspace
    ) -> None:
        page = page_of(workspace)
        assert "The score is the highest of the ratings." in page
        assert f'"maximum": {MAXIMUM.script}' in page
        assert "cannot be moved" not in page

    @pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
    def test_ranks_on_the_page_as_on_the_command_line(self, workspace: OpenWorkspace) -> None:
        for weights in ({}, {"trade": 0}):
            ranking = workspace.rank(weights=weights)
            assert ranked_by_script(ranking) == {row.crossing: row.rank for row in ranking}

    def test_leaves_the_weights_of_the_page_alone_where_it_has_no_script(
        self, workspace: OpenWorkspace
    ) -> None:
        page = page_of(workspace, aggregate="unscripted")
        assert "The weights cannot be moved here" in page
        assert '"movable": false' in page or '"movable":false' in page

    def test_cannot_take_the_name_of_another(self, maximum: Aggregation) -> None:
        another = replace(maximum, name="median")
        with pytest.raises(ValueError, match="'median' already"):
            add_aggregation(another)


def ranked_by_script(ranking: Ranking) -> dict[str, int | None]:
    """The rank of each crossing as the page's script finds it under the weights it starts with."""
    data = json.dumps(live_data(ranking, "en"))
    scores = (ROOT / "scorer/output/report/scores.js").read_text(encoding="utf-8")
    program = f"""
        const document = {{ getElementById: () => ({{ textContent: {json.dumps(data)} }}) }};
        {rules_script(ranking.scoring)}
        {scores}
        const weights = Object.entries(data.start).map(([id, text]) => [id, weightOf(text)]);
        const ranks = ranked(Object.fromEntries(weights)).map((each) => [each.id, each.rank]);
        console.log(JSON.stringify(Object.fromEntries(ranks)));
    """
    done = subprocess.run(["node"], input=program, capture_output=True, text=True, check=True)
    found: dict[str, int | None] = json.loads(done.stdout)
    return found


def page_of(workspace: OpenWorkspace, **options: str) -> str:
    from scorer.output.report.page import write_page

    return write_page(workspace.report(**options))


@pytest.fixture
def shout() -> Iterator[Format]:
    """A format of our own: every paragraph in capital letters."""

    def render(presentation: Presentation, medium: Medium) -> str:
        return f"{presentation.title.upper()} ({medium.language})\n"

    added = Format("shout", (".shout",), render)
    add_format(added)
    yield added
    del FORMATS[added.name]


def test_a_format_from_outside_is_written_by_every_command(
    shout: Format, scorer: Scorer, tmp_path: Path
) -> None:
    done = scorer("rank", "--format", shout.name, "--lang", "vi")
    assert (done.exit_code, done.out) == (0, "RANKING UNDER BEZ-GRID 1.0.0 (vi)\n")
    for command in (("rank",), ("compare", "horgos", "hekou-lao-cai"), ("history", "horgos")):
        target = tmp_path / f"{command[0]}.shout"
        assert scorer(*command, "--output", str(target)).exit_code == 0
        assert target.read_text(encoding="utf-8").removesuffix("(en)\n").isupper()
    refused = scorer("rank", "--format", "whisper")
    assert refused.exit_code == 2
    assert "latex, shout" in refused.err


@pytest.fixture
def postcard() -> Iterator[Form]:
    """A form of our own: a line a dimension, `trade: 3`, and a first line that tells it."""

    def write(requests: Sequence[FormRequest], rubric: Rubric, language: str) -> str:
        (request,) = requests
        lines = [f"POSTCARD {request.crossing.id} {language}"]
        for leaf in rubric.leaf_ids:
            rating = request.prefill.dimensions[leaf].rating if request.prefill else None
            lines.append(f"{leaf}: {'' if rating is None else rating}")
        return "\n".join(lines) + "\n"

    def recognises(sent: Sent) -> bool:
        return sent.text.startswith("POSTCARD ")

    def read(content: bytes, name: str, context: FormContext) -> Understood:  # noqa: ARG001 - as all readers
        head, *lines = content.decode().splitlines()
        pairs = [line.split(": ") for line in lines if not line.endswith(": ")]
        cells = {leaf: Cell(rating=int(level)) for leaf, level in pairs}
        sheet = UnderstoodSheet(place=name, crossing=head.split()[1], cells=cells)
        return Understood("a postcard", (sheet,), ())

    added = Form("postcard", (".postcard",), write=write, recognises=recognises, read=read)
    add_form(added)
    yield added
    FORMS.remove(added)


@pytest.mark.usefixtures("postcard")
def test_a_form_from_outside_is_written_and_imported(scorer: Scorer, tmp_path: Path) -> None:
    assert scorer("init", str(tmp_path / "own")).exit_code == 0
    own, card = tmp_path / "own", tmp_path / "hekou.postcard"
    written = scorer("form", "Lào Cai", "--prefill", "--output", str(card), cwd=own)
    assert written.exit_code == 0, written.err
    assert card.read_text(encoding="utf-8").startswith("POSTCARD hekou-lao-cai en\ntrade: 3\n")
    given = ("--observed", "2026-10", "--assessor", "Lan", "--method", "workshop")
    done = scorer("import", str(card), *given, "--format", "json", cwd=own)
    result = json.loads(done.out)["result"]
    assert [sheet["crossing"] for sheet in result["sheets"]] == ["hekou-lao-cai"]
    assert result["sheets"][0]["ratings"]["trade"] == 3
    assert "2026-10" in scorer("history", "hekou-lao-cai", cwd=own).out


@pytest.fixture
def shouted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A language of our own: English in capital letters."""
    monkeypatch.setattr(catalogue, "_FILES", dict(catalogue._FILES))
    words = polib.pofile(str(catalogue._FILES["en"]))
    for entry in words:
        entry.msgstr = entry.msgid.upper()
    words.save(str(tmp_path / "shout.po"))
    catalogue.add_language("xx", tmp_path / "shout.po")
    return "xx"


def test_a_language_from_outside_is_written_on_forms_and_read_back(
    shouted: str, scorer: Scorer, tmp_path: Path
) -> None:
    assert scorer("init", str(tmp_path / "own")).exit_code == 0
    own = tmp_path / "own"
    for ending in ("docx", "xlsx", "md"):
        form = tmp_path / f"form.{ending}"
        asked = ("form", "horgos", "--prefill", "--lang", shouted, "--output", str(form))
        assert scorer(*asked, cwd=own).exit_code == 0
        done = scorer("import", str(form), "--replace", "--dry-run", "--format", "json", cwd=own)
        result = json.loads(done.out)["result"]
        assert done.exit_code == 0, result
        assert result["sheets"][0]["ratings"] == {
            "trade": 3,
            "transport": None,
            "bez": 5,
            "dialogue": None,
        }
    phone = own / "phone.xlsx"
    asked = ("form", "--to", "xlsform", "--lang", shouted, "--output", str(phone))
    assert scorer(*asked, cwd=own).exit_code == 0
    sheet = load_workbook(phone)["survey"]
    assert "label::ENGLISH (xx)" in [cell.value for cell in sheet[1]]


class Visit(Model):
    """A kind of file of our own: somebody was at a crossing."""

    visit: Slug
    """Its id."""
    crossing: Slug
    """Where."""
    told: Text | None = None
    """What was said there."""


@pytest.fixture
def visit() -> Iterator[str]:
    """Workspaces hold files of visits, while a test runs."""

    def check(visit: Visit, registry: Registry) -> Iterator[Finding]:
        if visit.crossing not in registry.crossing_ids:
            yield Finding("E301", ("crossing",), f"unknown crossing `{visit.crossing}`")

    row = KindOfFile(Visit, "visits", ("visit",), frozenset({"told"}), check)
    add_kind_of_file("visit", row)
    with pytest.raises(ValueError, match="'visit' already"):
        add_kind_of_file("visit", row)
    yield "visit"
    del KINDS_OF_FILE["visit"]


def test_a_kind_of_file_from_outside_is_checked_described_and_told(
    visit: str, scorer: Scorer, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    assert scorer("init", str(own)).exit_code == 0
    schema = json.loads(scorer("schema", visit).out)
    assert json.loads((own / "docs/schemas/visit.json").read_text(encoding="utf-8")) == schema
    assert set(schema["properties"]) == {"visit", "crossing", "told"}

    file = own / "visits" / "may.yaml"
    file.parent.mkdir()
    file.write_text(dump(Visit(visit="may", crossing="horgos"), "visits/may.yaml"))
    assert file.read_text().startswith("# yaml-language-server: $schema=../docs/schemas/visit.json")
    assert scorer("validate", str(file), cwd=own).exit_code == 0
    assert scorer("rank", cwd=own).exit_code == 0

    file.write_text("visit: may\ncrossing: nowhere\ntold: busy # at noon\nsaid: no\n")
    done = scorer("validate", str(file), "--format", "concise", cwd=own)
    assert [line.split(" ")[:2] for line in done.out.splitlines()] == [
        ["visits/may.yaml:2:11:", "E301"],
        ["visits/may.yaml:3:12:", "W404"],
        ["visits/may.yaml:4:1:", "E201"],
    ]
    loose = tmp_path / "loose.yaml"
    loose.write_text("visit: may\n")
    assert "the key `crossing` is missing" in scorer("validate", str(loose)).out
