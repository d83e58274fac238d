"""What a figure was made from, for tests of what travels along."""

from __future__ import annotations

from datetime import UTC, datetime

from chart_builders import EARLIER, LATER

from compare.export.provenance import Provenance

MADE = Provenance(
    page="Thema’s",
    link="http://localhost/themas?who=iedereen",
    settings=(("Wiens woorden", "van iedereen"), ("Laat weg", "")),
    letters=(EARLIER, LATER),
    method="**Aandeel** van de `woorden`.",
    notes=("Twee koppen tellen niet mee.",),
    version="0.1.0",
    corpus="abc123",
    lists="",
    made=datetime(2026, 11, 22, 10, 0, tzinfo=UTC),
    lang="nl",
)
