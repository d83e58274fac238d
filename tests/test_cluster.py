"""Files are read on a Dask cluster of other processes; a worker that is killed costs nothing."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import rows

from compare.cli import main
from compare.errors import ClusterError
from compare.io.shelf.parquet import parquet_to_letter
from compare.letters import load_letter
from compare.library import cluster, keep_files_on_cluster, list_cards, load_kept, read_source
from compare.library.cluster import read_on_worker

distributed = pytest.importorskip("distributed", reason="distributed is not installed")

pytestmark = [
    pytest.mark.usefixtures("own_home"),
    # of the cluster's own housekeeping when a worker dies
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def two_workers() -> Iterator[distributed.LocalCluster]:
    """A cluster of two processes on this machine."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as running:
        yield running


def write_briefs(folder: Path, count: int) -> list[Path]:
    """Letters of their own, and one file that is none."""
    paths = []
    for n in range(count):
        words = " ".join(f"woord{n}x{m}" for m in range(60))
        paths.append(folder / f"nota{n:02}.txt")
        paths[-1].write_text(f"Den Haag, 8 maart 2024\n\nGeachte voorzitter,\n\n{words}\n", encoding="utf-8")
    paths[3].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return paths


def test_letters_are_read_on_the_workers_and_one_that_is_killed_midway_costs_nothing(
    two_workers: distributed.LocalCluster, tmp_path: Path
) -> None:
    paths = write_briefs(tmp_path, 5 * cluster._BATCH)
    kept = keep_files_on_cluster(paths, two_workers.scheduler_address)
    added = [next(kept)]
    # the first batch is back; kill a worker that has another in hand
    busy = next(x for x in two_workers.scheduler.workers.values() if x.processing)
    os.kill(two_workers.workers[busy.name].pid, signal.SIGKILL)
    added += kept
    assert [x.asked for x in added] == [str(path) for path in paths]
    assert [path.name for path, x in zip(paths, added, strict=True) if x.status != "added"] == ["nota03.txt"]
    assert "picture" in str(added[3].error)
    assert len(list_cards()[0]) == len(paths) - 1
    assert load_kept("nota07") == added[7].letter
    assert load_kept("nota07").blocks == load_letter(paths[7]).blocks
    assert read_source("nota07") == (paths[7].read_bytes(), b"")


def test_the_command_reads_on_a_cluster_too(
    two_workers: distributed.LocalCluster, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_briefs(tmp_path, 4)
    asked = ("add", str(tmp_path), "--cluster", two_workers.scheduler_address)
    assert [row["status"] for row in rows(capsys, *asked, code=1)][:3] == ["added"] * 3
    assert [row["status"] for row in rows(capsys, *asked, code=1)][:3] == ["already there"] * 3


def test_where_there_is_no_cluster_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    write_briefs(tmp_path, 4)
    assert main(["add", str(tmp_path), "--cluster", "tcp://127.0.0.1:9"]) == 1
    assert "tcp://127.0.0.1:9: there is no cluster" in capsys.readouterr().err


def test_without_the_package_for_clusters_the_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"install accent-letters\[cluster\]"):
        list(keep_files_on_cluster(write_briefs(tmp_path, 4), "tcp://127.0.0.1:9"))


def test_a_worker_gives_a_letter_as_a_file_or_the_sentence_that_refuses_it() -> None:
    text = b"Den Haag, 8 maart 2024\n\nGeachte voorzitter,\n\nDit is een brief.\n"
    sound, refused = read_on_worker([("nota.txt", text, b""), ("plaatje.pdf", b"\x89PNG\r\n\x1a\n", b"")])
    assert isinstance(sound, bytes) and isinstance(refused, str)
    assert parquet_to_letter(io.BytesIO(sound))[1] == load_letter(text, name="nota.txt")
    assert refused.startswith("plaatje.pdf: ")
