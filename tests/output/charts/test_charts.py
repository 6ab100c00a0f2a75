"""Each kind of chart says its finding, shows what it is about and marks what is not known."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from scorer.library import OpenWorkspace, open_workspace
from scorer.output.charts import ChartKind, chart, chart_of, render
from scorer.output.charts.outlines import View, outlines
from scorer.output.charts.palette import letters_on, shade, tint
from tests.conftest import Made

Texts = Callable[[object], list[str]]


def drawn(shipped: OpenWorkspace, kind: ChartKind) -> object:
    results = {
        ChartKind.SLOPE: lambda: shipped.diff_dates("2019", "2026"),
        ChartKind.CONTRIBUTIONS: lambda: shipped.diff_dates("2019", "2026"),
        ChartKind.HISTORY: lambda: shipped.history("dongxing-mong-cai"),
        ChartKind.ACCEPTABILITY: lambda: shipped.robustness(vary_ratings=True, draws=200),
    }
    return chart(kind, results.get(kind, shipped.rank)())


FINDINGS = {
    ChartKind.PROFILE: "weakest: Public-private dialogue (2.3); 4 ratings are missing",
    ChartKind.RANKING: "Hekou-Lao Cai and Dongxing-Mong Cai lead with 2.75",
    ChartKind.ACCEPTABILITY: "There is no safe order",
    ChartKind.SLOPE: "From 2019 to 2026: Dongxing-Mong Cai rose (+0.50); Hekou-Lao Cai stood still",
    ChartKind.HISTORY: "Dongxing-Mong Cai rose from 2.25 to 2.75",
    ChartKind.CONTRIBUTIONS: "transport made 100 % of the changes of score",
    ChartKind.MAP: "any of the 6 could still be first",
    ChartKind.DOMINANCE: "no crossing is above another under all weights",
}


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_says_its_finding_and_what_it_rests_on(
    kind: ChartKind, shipped: OpenWorkspace, texts: Texts
) -> None:
    said = " ".join(texts(drawn(shipped, kind)))
    assert FINDINGS[kind] in re.sub(r"\s+", " ", said)
    assert "bez-grid" in said
    assert "desk review" in said


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_is_valid_vega_lite(kind: ChartKind, shipped: OpenWorkspace) -> None:
    specification = drawn(shipped, kind).to_dict(validate=True)  # type: ignore[attr-defined]
    assert specification["$schema"].startswith("https://vega.github.io/schema/vega-lite/")


def test_an_unrated_cell_is_hatched_and_has_no_number(shipped: OpenWorkspace, texts: Texts) -> None:
    said = texts(chart("profile", shipped.rank()))
    assert sum(text.startswith("////") for text in said) == 4
    assert sum(text in "12345" and len(text) == 1 for text in said) == 20


def test_a_crossing_without_a_score_has_a_range_and_no_dot(
    shipped: OpenWorkspace, texts: Texts
) -> None:
    said = texts(chart("ranking", shipped.rank()))
    assert said.count("not scored") == 3
    assert said.count("2.75") == 2


def test_groups_far_apart_have_maps_of_their_own(shipped: OpenWorkspace, texts: Texts) -> None:
    said = texts(chart("map", shipped.rank()))
    assert "CN and VN" in said
    assert "CN and KZ" in said
    assert "Horgos" in said


def test_dominance_draws_only_the_shortest_lines(made: Made) -> None:
    made.rubric().crossings("a", "b", "c")
    for crossing, level in (("a", 4), ("b", 3), ("c", 2)):
        made.sheet(crossing, dict.fromkeys(("trade", "transport", "bez", "dialogue"), level))
    specification = chart("dominance", open_workspace(made.root).rank()).to_dict()
    layers = specification["vconcat"][0]["vconcat"][0]["layer"]
    lines = next(layer for layer in layers if layer["mark"]["type"] == "rule")
    assert len(lines["data"]["values"]) == 2


@pytest.mark.parametrize(
    ("format_", "begins"),
    [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")],
)
def test_a_chart_is_written_in_every_format(
    format_: str, begins: bytes, shipped: OpenWorkspace
) -> None:
    content = render(chart("ranking", shipped.rank()), format_)
    whole = content.encode() if isinstance(content, str) else content
    assert whole.startswith(begins)


def test_a_hostile_name_cannot_leave_its_place_in_a_page(made: Made) -> None:
    hostile = "'</script><script>alert(1)</script>'"
    made.rubric().crossings("a")
    register = made.root / "assessments/crossings.yaml"
    text = register.read_text(encoding="utf-8").replace("name: The a", f"name: {hostile}")
    register.write_text(text, encoding="utf-8")
    made.sheet("a", {"trade": 3, "transport": 3, "bez": 3, "dialogue": 3})
    picture = chart("ranking", open_workspace(made.root).rank())
    page, svg = render(picture, "html"), render(picture, "svg")
    assert isinstance(page, str)
    assert isinstance(svg, str)
    assert "<script>alert" not in page
    assert "<script" not in svg
    data = re.search(r'id="data">(.*?)</script>', page)
    assert data is not None
    assert "</script><script>alert(1)" in json.dumps(json.loads(data[1]))


def test_many_crossings_are_cut_to_what_can_be_read(made: Made, texts: Texts) -> None:
    crossings = [f"c{number:02}" for number in range(50)]
    made.rubric().crossings(*crossings)
    for number, crossing in enumerate(crossings):
        made.sheet(
            crossing, dict.fromkeys(("trade", "transport", "bez", "dialogue"), number % 5 + 1)
        )
    assert "The first 40 of 50 crossings." in texts(
        chart("ranking", open_workspace(made.root).rank())
    )


@pytest.mark.parametrize("kind", ["profile", "ranking", "map", "dominance"])
def test_nothing_to_draw_says_so(kind: str, made: Made, texts: Texts) -> None:
    made.rubric().crossings()
    said = texts(chart(kind, open_workspace(made.root).rank()))
    assert any(text.startswith(("No", "Nothing")) for text in said)


def test_a_result_knows_the_chart_that_suits_it(shipped: OpenWorkspace, texts: Texts) -> None:
    assert any(
        "rose from" in text for text in texts(chart_of(shipped.history("dongxing-mong-cai")))
    )
    with pytest.raises(TypeError, match="has no chart"):
        chart_of(shipped.compare("horgos", "hekou-lao-cai"))


def test_the_outlines_are_cut_to_the_view() -> None:
    view = View(102.0, 21.0, 109.0, 24.0)
    lines = list(outlines("borders", view))
    assert lines
    for line in lines:
        assert any(
            view.west - 1 <= lon <= view.east + 1 and view.south - 1 <= lat <= view.north + 1
            for lon, lat in line
        )


def test_shades_grow_lighter_and_keep_their_letters_readable() -> None:
    from scorer.output.charts.palette import _luminance

    colors = [shade(place / 10) for place in range(11)]
    lightness = [_luminance(color) for color in colors]
    assert lightness == sorted(lightness)
    for color, ground in zip(colors, lightness, strict=True):
        letters = _luminance(letters_on(color))
        lighter, darker = max(letters, ground), min(letters, ground)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.3


def test_the_heads_of_a_slope_do_not_cover_each_other_on_a_phone(made: Made) -> None:
    made.rubric().crossings("a-crossing-with-a-long-name")
    for year, level in (("2010", 2), ("2020", 4)):
        ratings = dict.fromkeys(("trade", "transport", "bez", "dialogue"), level)
        made.sheet("a-crossing-with-a-long-name", ratings, observed=year)
    changes = replace(
        open_workspace(made.root).diff_dates("2010", "2020"), old="the sheet before", new="now"
    )
    svg = str(render(chart("slope", changes, width=350), "svg"))
    places = [
        tuple(map(float, place))
        for word in ("the sheet before", "now")
        for place in re.findall(rf'translate\(([-\d.]+),([-\d.]+)\)"[^>]*>{word}<', svg)
    ]
    (left, upper), (right, lower) = places
    assert lower - upper >= 12
    assert right > left


def test_a_larger_share_is_darker_and_its_letters_stay_readable() -> None:
    from scorer.output.charts.palette import _luminance

    colors = [tint(share / 10) for share in range(11)]
    lightness = [_luminance(color) for color in colors]
    assert lightness == sorted(lightness, reverse=True)
    for color, ground in zip(colors, lightness, strict=True):
        letters = _luminance(letters_on(color))
        lighter, darker = max(letters, ground), min(letters, ground)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.3


def test_assessors_of_one_round_are_dots_of_their_own(made: Made, texts: Texts) -> None:
    made.rubric().crossings("a")
    for assessor, level in (("ann", 2), ("bob", 5)):
        ratings = dict.fromkeys(("trade", "transport", "bez", "dialogue"), level)
        made.sheet("a", ratings, assessor=assessor)
    said = texts(chart("history", open_workspace(made.root).history("a")))
    assert {"2.00", "5.00"} <= set(said)
    assert any(text.startswith("The a stands at 2.00-5.00 by different") for text in said)
    assert not any("Band" in text for text in said)


def test_every_crossing_on_a_phones_map_has_its_name(shipped: OpenWorkspace, texts: Texts) -> None:
    said = texts(chart("map", shipped.rank(), width=350))
    for name in ("Hekou", "Dongxing", "Ma Lu Thang", "Pingxiang", "Tra Linh", "Horgos"):
        assert any(text.startswith(name) for text in said)
