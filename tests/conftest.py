"""What every test may use: the program run as a user runs it, and small workspaces."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile(
    "scorer",
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.register_profile("thorough", parent=settings.get_profile("scorer"), max_examples=2_000)
settings.load_profile("scorer")


@dataclass(frozen=True)
class Finished:
    """What a run of the program left behind."""

    exit_code: int
    out: str
    err: str


Scorer = Callable[..., Finished]


@pytest.fixture
def scorer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Finished]:
    """Run the program in this process: `scorer("rank", "--as-of", "2018", cwd=folder)`."""

    def run(
        *arguments: str,
        cwd: Path = ROOT,
        columns: int | None = None,
        stdin: str | bytes = "",
    ) -> Finished:
        from scorer.cli.main import main

        monkeypatch.chdir(cwd)
        monkeypatch.delenv("SCORER_WORKSPACE", raising=False)
        if columns is None:
            monkeypatch.delenv("COLUMNS", raising=False)
        else:
            monkeypatch.setenv("COLUMNS", str(columns))
        sent = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as exit_:
            main(list(arguments))
        captured = capsys.readouterr()
        code = exit_.value.code
        return Finished(code if isinstance(code, int) else 1, captured.out, captured.err)

    return run


@dataclass(frozen=True)
class Made:
    """A workspace that a test made; files are added by what they say."""

    root: Path

    def rubric(
        self,
        name: str = "grid",
        *,
        leaves: Sequence[str] = ("trade", "transport", "bez", "dialogue"),
        weights: Mapping[str, object] | None = None,
        version: str = "1.0.0",
        more: str = "",
        scale: str = "{min: 1, max: 5}",
        file: str | None = None,
    ) -> Made:
        """A flat rubric with a descriptor for each end of the scale."""
        weights = weights or {}
        lines = [f"rubric: {name}", f"version: {version}", f"title: {name}", f"scale: {scale}"]
        lines += [dedent(more).strip()] if more else []
        lines.append("dimensions:")
        for leaf in leaves:
            lines += [
                f"  - id: {leaf}",
                f"    title: The {leaf}",
                f"    weight: {weights.get(leaf, 1)}",
                "    levels: {1: bad, 2: poor, 3: fair, 4: good, 5: best}"
                if scale == "{min: 1, max: 5}"
                else "    levels: {}",
            ]
        return self.file(f"rubrics/{file or name}.yaml", "\n".join(lines) + "\n")

    def crossings(self, *ids: str, more: Mapping[str, str] | None = None) -> Made:
        """The register of crossings; `more` adds keys to some of them."""
        lines = ["crossings:" if ids else "crossings: []"]
        for crossing in ids:
            lines += [f"  - id: {crossing}", f"    name: The {crossing}", "    kind: area"]
            if more and crossing in more:
                lines += [f"    {line}" for line in dedent(more[crossing]).strip().splitlines()]
        self.file("assessments/sources.yaml", "sources: []\n")
        return self.file("assessments/crossings.yaml", "\n".join(lines) + "\n")

    def sheet(
        self,
        crossing: str,
        ratings: Mapping[str, object],
        *,
        observed: str = "2020",
        assessor: str = "ann",
        rubric: str = "grid@1",
        plausible: Mapping[str, str] | None = None,
        method: str = "field-visit",
        round_: str | None = None,
        recorded: str = "2026-01-01",
        strengths: Mapping[str, Sequence[str]] | None = None,
        drawbacks: Mapping[str, Sequence[str]] | None = None,
        file: str | None = None,
    ) -> Made:
        """One assessment; a rating of None is written as null."""
        lines = [
            f"crossing: {crossing}",
            f"rubric: {rubric}",
            f"observed: {observed}",
            f"recorded: {recorded}",
            f"assessor: {assessor}",
            f"method: {method}",
        ]
        if round_:
            lines.append(f"round: {round_}")
        lines.append("dimensions:")
        for leaf, rating in ratings.items():
            lines += [f"  {leaf}:", f"    rating: {'null' if rating is None else rating}"]
            if plausible and leaf in plausible:
                lines.append(f"    plausible: {plausible[leaf]}")
            for side, statements in (("strengths", strengths), ("drawbacks", drawbacks)):
                if statements and leaf in statements:
                    lines.append(f"    {side}:")
                    lines += [f"      - {text}" for text in statements[leaf]]
        name = file or f"{observed.replace('/', '_')}-{assessor.replace(' ', '-')}-{rubric[-1]}"
        return self.file(f"assessments/{crossing}/{name}.yaml", "\n".join(lines) + "\n")

    def file(self, path: str, text: str) -> Made:
        """Any file, as it stands."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return self


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """An empty folder that becomes a workspace."""
    return Made(tmp_path)
