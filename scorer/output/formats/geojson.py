"""Crossings with their latest scores as GeoJSON (RFC 7946): longitude first, WGS 84, no crs."""

import json
from collections.abc import Mapping
from typing import Any

from scorer.analysis.scoring.ranking import Ranking, Row
from scorer.model import Crossing
from scorer.output.findings.evidence.snapshot import snapshot_notes
from scorer.output.formats.documents import provenance
from scorer.output.tables.table import Provenance
from scorer.output.tables.values import plain


def feature_collection(ranking: Ranking, crossings: Mapping[str, Crossing]) -> tuple[str, int]:
    """A feature for every crossing of the ranking, and how many of these have no location.

    A crossing whose location is not known has a null geometry, as RFC 7946 section 3.2 has it.
    """
    features = [_feature(row, crossings[row.crossing]) for row in ranking]
    document = {
        "type": "FeatureCollection",
        "features": features,
        "kind": "geojson",
        "schema": 1,
        "basis": " ".join(snapshot_notes(ranking.snapshot)),
        "provenance": provenance(Provenance.of(ranking.origin)),
    }
    without_location = sum(feature["geometry"] is None for feature in features)
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return text, without_location


def _feature(row: Row, crossing: Crossing) -> dict[str, Any]:
    where = crossing.location
    return {
        "type": "Feature",
        "id": crossing.id,
        "geometry": None
        if where is None
        else {"type": "Point", "coordinates": [float(where.lon), float(where.lat)]},
        "properties": plain(
            {
                **row.plain(),
                "kind": crossing.kind,
                "countries": list(crossing.countries),
                "subdivisions": list(crossing.subdivisions),
                "modes": list(crossing.modes),
                "within_m": None if where is None else where.within_m,
            }
        ),
    }
