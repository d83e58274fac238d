"""Real papers that lie beside the repository; tests that read them are skipped where they are not."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
needs_samples = pytest.mark.skipif(not SAMPLES.exists(), reason="../shared/samples is not here")
