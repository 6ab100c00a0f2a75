"""A chart as svg, png, pdf or a page of its own, without any network."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from html import escape
from typing import Any

import altair as alt

from scorer.output.charts.kinds import ChartFormat

PNG_SCALE = 2
"""Pixels of the picture for each pixel of the chart: sharp on paper."""
MOST_KEPT = 64
"""Drawn charts that are kept, three reports of them: drawing is most of the work of a report."""


def render(
    chart: alt.TopLevelMixin,
    format: ChartFormat | str,  # noqa: A002 - the word that the command line uses for it
) -> str | bytes:
    """The chart in a format: text for svg and html, bytes for png and pdf.

    ValueError where the format is none of these.
    """
    return render_specification(chart.to_dict(validate=False), format)


def render_specification(
    specification: Mapping[str, Any],
    format: ChartFormat | str,  # noqa: A002
) -> str | bytes:
    """The same for a chart that is a Vega-Lite specification already."""
    import vl_convert

    wanted = ChartFormat(format)
    if wanted is ChartFormat.HTML:
        return _page(specification)
    text = json.dumps(specification)
    if wanted is ChartFormat.SVG:
        return _svg(text)
    if wanted is ChartFormat.PNG:
        return bytes(vl_convert.vegalite_to_png(text, vl_version=_VEGA_LITE, scale=PNG_SCALE))
    return bytes(vl_convert.vegalite_to_pdf(text, vl_version=_VEGA_LITE))


@lru_cache(maxsize=MOST_KEPT)
def _svg(specification: str) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(specification, vl_version=_VEGA_LITE))


def finding_of(specification: Mapping[str, Any]) -> str:
    """What the title of a chart says."""
    parts = specification.get("vconcat") or [{}]
    text = parts[0].get("title", {}).get("text", [])
    return " ".join(text) if isinstance(text, list) else str(text)


_VEGA_LITE = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; "
    "script-src 'unsafe-inline' 'unsafe-eval'"
)
"""What a browser may load: nothing but what stands in the page (Vega compiles expressions)."""


def _page(specification: Mapping[str, Any]) -> str:
    # vl-convert's own page writes the data into the script as they are, so that a name with
    # `</script>` in it would end the script; here they are escaped.
    title = finding_of(specification) or "Chart"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{escape(title)}</title>",
            "<style>body { margin: 1rem; background: #fff; } #chart { overflow-x: auto; }</style>",
            "</head>",
            f'<body><main><div id="chart" role="img" aria-label="{escape(title)}"></div></main>',
            f'<script type="application/json" id="data">{script_safe(specification)}</script>',
            f"<script>{_runtime()}</script>",
            "<script>draw(JSON.parse(document.getElementById('data').textContent));</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


def script_safe(value: object) -> str:
    """JSON that can stand inside a script element, whatever its texts hold."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@cache
def _runtime() -> str:
    """The script that draws in a browser, the same in every page."""
    import vl_convert

    code = vl_convert.javascript_bundle(
        "window.draw = spec => vegaEmbed('#chart', spec, {mode: 'vega-lite', renderer: 'svg'});",
        vl_version=_VEGA_LITE,
    )
    return re.sub(r"</(?=script)", r"<\\/", code, flags=re.IGNORECASE)
