"""A real browser, workspaces as reports in it, and what axe-core says of a page."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scorer.library import OpenWorkspace, open_workspace
from tests.conftest import ROOT, Made

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = "axe-core@4"

Opened = Callable[..., "Page"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed (pip install playwright)"
    )
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no Chromium on this machine (looked for {', '.join(CHROMIUM)})")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=found, headless=True, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core: from AXE_PATH, from node_modules, or fetched by npm."""
    places = [os.environ.get("AXE_PATH", ""), str(ROOT / "node_modules/axe-core/axe.min.js")]
    for place in places:
        if place and Path(place).is_file():
            return Path(place).read_text(encoding="utf-8")
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("axe-core is not there and npm is not installed to fetch it")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(
        [npm, "pack", AXE, "--silent"], cwd=folder, capture_output=True, text=True, check=False
    )
    archive = next(folder.glob("*.tgz"), None)
    if done.returncode or archive is None:
        pytest.skip(f"npm could not fetch axe-core: {done.stderr.strip()[:200]}")
    shutil.unpack_archive(archive, folder, filter="data")
    return (folder / "package/axe.min.js").read_text(encoding="utf-8")


def report_of(workspace: OpenWorkspace, **options: Any) -> str:
    """The report of a workspace as a page."""
    from scorer.output.report.page import write_page

    return write_page(workspace.report(*options.pop("named", ()), **options))


@pytest.fixture(scope="session")
def shipped_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the workspace that this repository is."""
    path = tmp_path_factory.mktemp("shipped") / "report.html"
    path.write_text(report_of(open_workspace(ROOT)), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Opens a page; it may not ask the network for anything, nor complain in the console."""
    contexts = []
    complaints: list[str] = []

    def open_page(path: Path, *, fragment: str = "", **settings: Any) -> Page:
        settings.setdefault("viewport", {"width": 1366, "height": 768})
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type in ("error", "warning") else 0,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                complaints.append(asked.url)
                if not asked.url.startswith(("file:", "data:", "blob:"))
                else 0
            ),
        )
        page.goto(path.as_uri() + fragment)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def ranking_shown(page: Page) -> list[dict[str, str]]:
    """What the ranking on the page says, row by row in its order."""
    rows: list[dict[str, str]] = page.evaluate(
        """() => [...document.querySelectorAll("#ranking tbody tr")].map((row) => ({
          crossing: row.dataset.crossing,
          ...Object.fromEntries(["rank", "score", "range", "ranks"].map((part) =>
            [part, row.querySelector(`[data-part=${part}]`).textContent])),
        }))"""
    )
    return rows


def ranking_of_command_line(
    workspace: OpenWorkspace, weights: Mapping[str, str], **options: Any
) -> list[dict[str, str]]:
    """The same from the library that the command line uses, in the words of its table."""
    from scorer.output.findings.scoring.scores import score_digits
    from scorer.output.findings.wording import decimals, rank_range, rank_text, whole_range

    text = ",".join(f"{name}={weight}" for name, weight in weights.items()) or None
    ranking = workspace.rank(weights=text, **options)
    digits = score_digits(ranking)
    return [
        {
            "crossing": row.crossing,
            "rank": rank_text(row.rank, row.tied),
            "score": decimals(row.score, digits[row.crossing]),
            "range": whole_range(row.low, row.high, digits[row.crossing]),
            "ranks": rank_range(row.rank_low, row.rank_high),
        }
        for row in ranking
    ]


def settle(page: Page) -> None:
    """Wait until the page has drawn what was asked of it."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def set_weights(page: Page, weights: Mapping[str, str]) -> None:
    """Type the weights, as a person would."""
    for name, weight in weights.items():
        field = page.locator(f"#typed-{name}")
        if not field.is_visible():
            page.locator("#weights details > summary").click()
        field.fill(weight)
    settle(page)


def many(made: Made, count: int) -> OpenWorkspace:
    """A workspace with many crossings, some not fully rated, many of them level."""
    crossings = [f"c{number:04}" for number in range(count)]
    made.rubric().crossings(*crossings)
    for number, crossing in enumerate(crossings):
        ratings: dict[str, object] = {
            leaf: 1 + (number * factor) % 5
            for leaf, factor in (("trade", 7), ("transport", 11), ("bez", 13), ("dialogue", 17))
        }
        if number % 9 == 0:
            ratings["bez"] = None
        made.sheet(crossing, ratings, plausible={"trade": "[1, 5]"} if number % 4 == 0 else None)
    return open_workspace(made.root)


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core finds serious or critical."""
    # the page's own policy lets no script in; the test's way past it is the debugger's
    page.evaluate(axe)
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {json.dumps([node['html'][:160] for node in each['nodes'][:3]])}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]
