"""What a terminal draws: profile, ranking and history as lines of text."""

from __future__ import annotations

from scorer.library import OpenWorkspace
from scorer.output.charts.terminal import draw_history, draw_profile, draw_ranking
from scorer.output.formats.write import render


def lines(presentation: object) -> list[str]:
    text = render(presentation, "text")  # type: ignore[arg-type]
    assert isinstance(text, str)
    return text.splitlines()


def test_a_ranking_is_a_dot_on_a_stroke(shipped: OpenWorkspace) -> None:
    drawn = lines(draw_ranking(shipped.rank()))
    hekou = next(line for line in drawn if line.lstrip().startswith("1=  Hekou"))
    assert hekou.count("●") == 1
    assert "─" in hekou
    horgos = next(line for line in drawn if "Horgos" in line)
    assert "●" not in horgos


def test_a_profile_has_a_block_for_each_level(shipped: OpenWorkspace) -> None:
    horgos = next(line for line in lines(draw_profile(shipped.rank())) if "Horgos" in line)
    assert "███·· 3" in horgos
    assert "█████ 5" in horgos
    assert horgos.count("╱╱╱╱╱") == 2


def test_a_history_has_a_line_for_each_sheet(shipped: OpenWorkspace) -> None:
    drawn = lines(draw_history(shipped.history("dongxing-mong-cai")))
    assert drawn[0] == "Dongxing-Mong Cai rose from 2.25 to 2.75"
    assert sum("●" in line and "desk-review" in line for line in drawn) == 2
