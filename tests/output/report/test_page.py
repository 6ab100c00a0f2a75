"""The page as a reader meets it: first screen, tables, charts, print, hostile text, axe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scorer.library import open_workspace
from tests.conftest import ROOT, Made
from tests.output.report.conftest import Opened, report_of, settle, violations

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}
A4 = {"width": 688, "height": 1017}
"""The space inside the margins at 96 pixels an inch."""

HOSTILE = (
    """</script><script>document.title="taken"</script><img src=x onerror="document.title='x'">"""
)


def test_the_first_screen_answers_the_five_questions(shipped_page: Path, opened: Opened) -> None:
    for viewport in (LAPTOP, PHONE):
        page = opened(shipped_page, viewport=viewport)
        answers = page.locator(".answers li")
        assert answers.count() == 5
        last = answers.last.bounding_box()
        assert last is not None
        assert last["y"] + last["height"] <= viewport["height"]
    said = answers.all_inner_texts()
    assert "Hekou-Lao Cai and Dongxing-Mong Cai lead with 2.75" in said[0]
    assert "any of the 6 could still be first" in said[1]
    assert "Public-private dialogue" in said[2]
    assert "Dongxing-Mong Cai rose (+0.50)" in said[3]
    assert "+0.25" in said[4]


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(PHONE, "light"), (LAPTOP, "dark")], ids=["light-phone", "dark-laptop"]
)
def test_axe_finds_nothing_serious(
    viewport: dict[str, int], scheme: str, shipped_page: Path, opened: Opened, axe: str
) -> None:
    page = opened(shipped_page, viewport=viewport, color_scheme=scheme)
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => each.open = true)")
    assert violations(page, axe) == []


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP, A4], ids=["phone", "laptop", "paper"])
def test_nothing_sticks_out_of_the_page(
    viewport: dict[str, int], shipped_page: Path, opened: Opened
) -> None:
    page = opened(shipped_page, viewport=viewport)
    if viewport is A4:
        page.emulate_media(media="print")
    page.evaluate("() => document.querySelectorAll('details').forEach((each) => each.open = true)")
    width = page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= viewport["width"]


def test_the_printed_page_leaves_the_tools_out_and_opens_every_section(
    shipped_page: Path, opened: Opened
) -> None:
    page = opened(shipped_page)
    page.emulate_media(media="print")
    assert not page.locator("#weights").is_visible()
    assert not page.get_by_role("button", name="Copy table").first.is_visible()
    assert not page.get_by_text("statements came, went or were reworded").first.is_visible()
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.crossing:not([open])").count() == 0
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_table_sorts_by_keyboard_and_says_so(shipped_page: Path, opened: Opened) -> None:
    page = opened(shipped_page)
    head = page.locator("#ranking thead th").nth(1)
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    names = page.locator("#ranking tbody th").all_inner_texts()
    assert names == sorted(names)
    assert head.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Space")
    assert page.locator("#ranking tbody th").all_inner_texts() == sorted(names, reverse=True)
    assert head.get_attribute("aria-sort") == "descending"
    assert "falling" in (page.locator("#said").text_content() or "")


def test_unknown_scores_sort_last_either_way(shipped_page: Path, opened: Opened) -> None:
    page = opened(shipped_page)
    button = page.locator("#ranking thead th").nth(2).get_by_role("button")
    for _ in range(2):
        button.click()
        assert page.locator("#ranking [data-part=score]").all_inner_texts()[3:] == ["-", "-", "-"]


def test_a_chosen_sort_outlives_other_weights(shipped_page: Path, opened: Opened) -> None:
    page = opened(shipped_page)
    page.locator("#ranking thead th").nth(1).get_by_role("button").click()
    page.get_by_role("button", name="corridor").click()
    settle(page)
    names = page.locator("#ranking tbody th").all_inner_texts()
    assert names == sorted(names)


def test_a_table_is_copied_as_text(shipped_page: Path, opened: Opened) -> None:
    page = opened(shipped_page, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy table: Ranking with ranges").click()
    page.wait_for_function("() => document.getElementById('said').textContent")
    copied = str(page.evaluate("() => navigator.clipboard.readText()"))
    assert copied.splitlines()[1].split("\t")[:3] == ["1=", "Hekou-Lao Cai", "2.75"]


def test_every_chart_downloads_as_svg_and_png(shipped_page: Path, opened: Opened) -> None:
    page = opened(shipped_page)
    figure = page.locator("figure[data-name=profile]")
    with page.expect_download() as svg:
        figure.get_by_role("button", name="SVG").click()
    assert svg.value.suggested_filename == "profile.svg"
    assert "Hekou-Lao Cai" in Path(svg.value.path()).read_text(encoding="utf-8")
    with page.expect_download() as png:
        figure.get_by_role("button", name="PNG").click()
    assert png.value.suggested_filename == "profile.png"
    assert Path(png.value.path()).read_bytes().startswith(b"\x89PNG")
    count = page.locator("figure.picture").count()
    assert page.locator("figcaption button").count() == 2 * count


def test_a_link_to_a_crossing_opens_it_and_keeps_the_weights(
    shipped_page: Path, opened: Opened
) -> None:
    page = opened(shipped_page, fragment="#w=trade:2")
    page.locator("#ranking").get_by_role("link", name="Horgos").click()
    section = page.locator("#crossing-horgos")
    assert section.get_attribute("open") is not None
    assert page.evaluate("() => document.activeElement.textContent").startswith("Horgos")
    assert page.evaluate("() => location.hash") == "#w=trade:2"


def test_hostile_text_shows_as_text(made: Made, tmp_path: Path, opened: Opened) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    made.rubric().crossings("a", "b", more={"b": f"note: {quoted}"})
    register = made.root / "assessments/crossings.yaml"
    register.write_text(
        register.read_text(encoding="utf-8").replace("name: The a", f"name: {quoted}"),
        encoding="utf-8",
    )
    ratings = {"trade": 3, "transport": 2, "bez": 4, "dialogue": None}
    made.sheet("a", ratings, strengths={"trade": [quoted]}, assessor=quoted, file="one")
    made.sheet("a", {**ratings, "bez": 2}, observed="2023", drawbacks={"bez": [quoted]})
    made.sheet("b", {**ratings, "dialogue": 1}, strengths={"bez": ["'=HYPERLINK(\"x\")'"]})
    path = tmp_path / "report.html"
    path.write_text(report_of(open_workspace(made.root)), encoding="utf-8")
    page = opened(path, permissions=["clipboard-read", "clipboard-write"])
    settle(page)
    assert page.title() == "grid"
    assert HOSTILE in page.locator("#ranking tbody").inner_text()
    assert page.locator("img").count() == 0
    page.locator("#typed-trade").fill("3")
    settle(page)
    assert page.title() == "grid"


def test_the_page_reads_without_script(shipped_page: Path, opened: Opened) -> None:
    page = opened(shipped_page, java_script_enabled=False)
    assert page.locator("#ranking tbody tr").count() == 6
    assert not page.locator("#weights").is_visible()


def test_the_page_needs_nothing_from_elsewhere(shipped_page: Path) -> None:
    text = shipped_page.read_text(encoding="utf-8")
    assert len(text.encode()) < 3_000_000
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", text)
    assert str(ROOT) not in text
    assert str(shipped_page.parent) not in text


def test_a_report_about_one_crossing_speaks_of_it(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "report.html"
    text = report_of(open_workspace(ROOT), named=["dongxing-mong-cai"])
    path.write_text(text, encoding="utf-8")
    page = opened(path)
    said = page.locator(".answers li").all_inner_texts()
    assert "Dongxing-Mong Cai is 1= of 3 scored with 2.75 on the scale from 1 to 5" in said[0]
    assert "Dongxing-Mong Cai rose from 2.25 to 2.75" in said[3]
    assert page.locator("#ranking tbody tr").count() == 6
    assert page.locator("details.crossing").count() == 1


def test_an_empty_workspace_has_a_report(made: Made, tmp_path: Path, opened: Opened) -> None:
    made.rubric().crossings()
    path = tmp_path / "report.html"
    path.write_text(report_of(open_workspace(made.root)), encoding="utf-8")
    page = opened(path)
    assert "No crossing is rated" in page.locator(".answers").inner_text()
