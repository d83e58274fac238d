"""Where this program keeps what a reader adds, and how a file is written whole or not at all."""

from __future__ import annotations

import os
import secrets
import sys
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


def write_whole(path: Path, data: bytes, *, sync: bool = True, private: bool = True) -> None:
    """Write a file so that it is there whole, or not at all, whatever happens meanwhile.

    Args:
        sync: Wait until it is on the disk; a cache need not.
        private: Only this user may read it; else whoever may read new files of this user.

    Raises:
        OSError: It could not be written; what was there before still is.
    """
    unfinished = path.parent / f".new-{secrets.token_hex(8)}"
    mode = 0o600 if private else 0o666  # of which the system takes what the user's mask forbids
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        os.replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
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
