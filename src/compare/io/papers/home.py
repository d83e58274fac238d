"""Where this program keeps what a reader adds, and how a file is written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path


def data_folder() -> Path:
    """Folder of what must not be lost: ``ACCENT_HOME``, else the usual place of this system."""
    if home := os.environ.get("ACCENT_HOME"):
        return Path(home).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Accent"
    return _xdg("XDG_DATA_HOME", ".local/share")


def cache_folder() -> Path:
    """Folder of what can be made again, and may be thrown away at any time."""
    if home := os.environ.get("ACCENT_HOME"):
        return Path(home).expanduser() / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "Accent"
    return _xdg("XDG_CACHE_HOME", ".cache")


def write_whole(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Write a file so that it is there whole, or not at all, whatever happens meanwhile.

    Args:
        sync: Wait until it is on the disk; a cache need not.

    Raises:
        OSError: It could not be written; what was there before still is.
    """
    descriptor, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if sync:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _xdg(variable: str, usual: str) -> Path:
    """A folder by the XDG rules, which say that a relative path does not count."""
    named = Path(os.environ.get(variable, ""))
    return (named if named.is_absolute() else Path.home() / usual) / "accent"
