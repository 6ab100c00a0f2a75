"""The report as one HTML file that needs nothing else: no network, no other file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from scorer.analysis.scoring.scores import Scoring
from scorer.analysis.situation import Situation
from scorer.model import Rubric, text_in
from scorer.output.charts.writing import script_safe
from scorer.output.findings.answers import answers, moved
from scorer.output.findings.basis import what_ratings_rest_on
from scorer.output.findings.certainty import how_sure
from scorer.output.findings.figures import methods, what_the_columns_mean, why_weights_stand
from scorer.output.findings.standing import what_is_asked_about, what_is_ranked, who_lacks_a_score
from scorer.output.findings.wording import level
from scorer.output.formats.escape import visible
from scorer.output.formats.page_style import STYLE_SHEET
from scorer.output.report.again import ranking_again, report_again
from scorer.output.report.live import largest_weight, live_data, rules_script
from scorer.output.report.pictures import Pictures
from scorer.output.report.sections import section
from scorer.output.report.tables import (
    change_tables,
    disputes_table,
    doubts_table,
    files_table,
    ranking_rows,
)
from scorer.output.tables.origin import facts
from scorer.output.tables.table import Provenance, TableCell
from scorer.output.tables.values import as_decimal_text
from scorer.version import __version__

PARTS = (
    ("overview", "Where we stand"),
    ("why", "Why"),
    ("how-sure", "How sure"),
    ("what-moved", "What moved"),
    ("lift", "What would lift them"),
    ("crossings", "Crossing by crossing"),
    ("methods", "Methods"),
    ("provenance", "Provenance"),
)


def assemble(situation: Situation, language: str = "en", name: str = "report.html") -> str:
    """The whole page. language: of the rubric's texts; name: of the file it goes to."""
    ranking = situation.ranking
    rubric = ranking.snapshot.rubric
    pictures = Pictures(situation, language)
    script = _script(ranking.scoring)
    provenance = replace(Provenance.of(ranking.origin), files=situation.files)
    doubts, doubts_left_out = doubts_table(situation, language)
    ratings, statements, statements_left_out = change_tables(situation, language)
    left_out = len(ranking) - len(situation.detailed)
    sure_pictures = [pictures.acceptability(), pictures.dominance()]
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            policy=_policy(script),
            tool=f"scorer {__version__}",
            title=what_is_asked_about(situation, language),
            subtitle=what_is_ranked(ranking),
            rests_on=what_ratings_rest_on(situation.ranking.snapshot.sheets),
            lang_of_texts=_language_mark(language),
            style=_ours(STYLE_SHEET + _packaged("style.css")),
            script=_ours(script),
            live=_ours(script_safe(_live(situation, language))),
            parts=PARTS,
            answers=answers(situation, language),
            difference="The order under the rubric's weights."
            if not ranking.origin.asked.get("weights")
            else "The order under the weights that were asked for.",
            rows=ranking_rows(situation, language),
            ranking_notes=[
                note
                for note in (
                    who_lacks_a_score(ranking, language),
                    *what_the_columns_mean(rubric, language),
                    why_weights_stand(ranking.scoring),
                )
                if note
            ],
            leaves_word="Ratings",
            scale_low=level(rubric.scale.min),
            scale_high=level(rubric.scale.max),
            profile=pictures.profile(),
            map=pictures.map(),
            sure=how_sure(situation),
            sure_pictures=[picture for picture in sure_pictures if picture],
            doubts=doubts,
            doubts_left_out=doubts_left_out,
            disputes=disputes_table(situation, language),
            moved=moved(situation),
            moved_pictures=list(pictures.changes()),
            rating_changes=ratings,
            statement_changes=statements,
            statements_left_out=statements_left_out,
            sections=[section(situation, pictures, each, language) for each in situation.detailed],
            sections_left_out=""
            if situation.named or left_out <= 0
            else f"The first {len(situation.detailed)} of {len(ranking)}; "
            "scorer report CROSSING makes a report of any other.",
            methods=methods(situation, language),
            rubric_leaves=_rubric_leaves(rubric, language),
            command=report_again(situation, language, name),
            provenance=facts(provenance),
            files=files_table(provenance.files),
        )
    )


def _live(situation: Situation, language: str) -> Mapping[str, Any]:
    rubric = situation.ranking.snapshot.rubric
    return {
        **live_data(situation.ranking, language),
        "largest": largest_weight(rubric),
        "step": _slider_step(rubric),
        "command": ranking_again(situation.ranking),
    }


def _slider_step(rubric: Rubric) -> str:
    """Fine enough for every weight that the rubric names."""
    named = [each.weight for each in rubric.nodes]
    named += [weight for weights in rubric.weightings.values() for weight in weights.values()]
    for step in ("0.5", "0.1", "0.05", "0.01"):
        if all((Fraction(weight) / Fraction(step)).denominator == 1 for weight in named):
            return step
    return "any"


def _rubric_leaves(rubric: Rubric, language: str) -> list[dict[str, Any]]:
    labels = rubric.scale.labels
    return [
        {
            "title": text_in(leaf.title, language),
            "levels": [
                (
                    f"{level(step)} {text_in(labels[step], language) if step in labels else ''}",
                    text_in(text, language),
                )
                for step, text in sorted(leaf.levels.items())
            ],
        }
        for leaf in rubric.leaves
    ]


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("scorer.output.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
    )
    environment.filters["svg"] = _inline
    environment.filters["sort_key"] = _sort_key
    return environment


def _shown(value: Any) -> Any:
    """What cannot be seen is shown; a break in a text breaks the line."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup("<br>").join(visible(value).split("\n"))


def _inline(svg: str) -> Markup:
    # The drawing's own labels are for those who see it; the element around it says what it shows.
    return _ours(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))


def _ours(text: str) -> Markup:
    """Text that is markup already: our own style, script and drawings, and JSON made safe."""
    return Markup(text)  # noqa: S704


def _language_mark(language: str) -> Markup:
    # What the rubric says is in the language asked for; the sentences around it are English.
    return Markup("") if language == "en" else Markup('lang="{}"').format(language)


def _sort_key(cell: TableCell) -> Markup:
    if cell.value is None or isinstance(cell.value, str):
        return Markup("")
    return Markup(' data-sort="{}"').format(as_decimal_text(cell.value))


def _policy(script: str) -> str:
    """What a browser may do with the page: run the one script in it, and nothing from elsewhere."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; "
        f"script-src 'sha256-{digest}'"
    )


SCRIPTS = ("scores.js", "weights.js", "tools.js")
"""Parts of the page's script; a later one uses what the ones before it define."""


def _script(scoring: Scoring) -> str:
    parts = rules_script(scoring) + "".join(map(_packaged, SCRIPTS))
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _packaged(name: str) -> str:
    return files("scorer.output.report").joinpath(name).read_text(encoding="utf-8")
